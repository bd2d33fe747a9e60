//! Words of places' names that are no part of the name itself: words for the kind of a place, and words that are told by meaning.

use crate::text::fold_key;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

static KINDS: &str = include_str!("../../glossary/names/kinds.tsv");
static SENSES: &str = include_str!("../../glossary/senses.tsv");

/// A word of a name: as written in small letters, and folded.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    pub text: &'t str,
    key: String,
}

impl<'t> Word<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            key: fold_key(text),
        }
    }

    /// What is left where `form` stands at the word's front.
    fn behind(&self, form: &str) -> Option<&'t str> {
        let starts = self.key.starts_with(form).then(|| self.text.char_indices())?;
        let mut ends = starts.map(|(at, c)| at + c.len_utf8());
        ends.find_map(|end| {
            let (front, rest) = self.text.split_at(end);
            (fold_key(front) == form).then_some(rest)
        })
    }

    /// What is left where `form` stands at the word's end.
    fn before(&self, form: &str) -> Option<&'t str> {
        let mut starts = self.key.ends_with(form).then(|| self.text.char_indices())?.rev();
        starts.find_map(|(start, _)| {
            let (rest, end) = self.text.split_at(start);
            (fold_key(end) == form).then_some(rest)
        })
    }
}

/// The words of one language that are no part of a place's own name.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Words for kinds and what may stand beside them, longest first.
    kinds: Vec<Vec<&'static str>>,
    /// Words for kinds that are one word, and the stems of such, but for short ones.
    words: BTreeSet<&'static str>,
    stems: Vec<&'static str>,
    /// Words between a kind's and the name.
    joins: Vec<Vec<&'static str>>,
    /// Words that are told by their meaning, longest first: their meanings' bits.
    senses: Vec<(Vec<&'static str>, u32)>,
    /// Endings of adjectives, longest first.
    endings: Vec<&'static str>,
    /// Where words for kinds stand.
    order: Order,
}

/// Where words for kinds stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    /// Before or behind the name.
    #[default]
    Free,
    /// Before it.
    Before,
    /// Before it, and written onto it.
    Onto,
    /// Behind it, and written onto it.
    Behind,
}

impl Lexicon {
    /// The words of the language `tag`; none where there is no table.
    pub fn of(tag: &str) -> &'static Self {
        static ALL: OnceLock<BTreeMap<&str, Lexicon>> = OnceLock::new();
        static NONE: OnceLock<Lexicon> = OnceLock::new();
        let all = ALL.get_or_init(Self::all);
        all.get(tag).unwrap_or_else(|| NONE.get_or_init(Self::default))
    }

    fn all() -> BTreeMap<&'static str, Self> {
        let mut out: BTreeMap<&str, Self> = BTreeMap::new();
        let mut meanings: Vec<&str> = Vec::new();
        for line in KINDS.lines().chain(SENSES.lines()).filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(tag), Some(role)) = (cells.next(), cells.next()) else {
                continue;
            };
            let lexicon = out.entry(tag).or_default();
            lexicon.order = match tag {
                "id" | "sw" | "vi" => Order::Before,
                "km" | "lo" | "th" => Order::Onto,
                "ja" | "ko" | "zh" => Order::Behind,
                _ => Order::Free,
            };
            let forms = cells.map(|form| form.split(' ').collect::<Vec<_>>());
            match role {
                "kind" | "land" | "beside" => lexicon.kinds.extend(forms),
                "join" => lexicon.joins.extend(forms),
                "ending" => lexicon.endings.extend(forms.flatten()),
                "and" => lexicon.senses.extend(forms.map(|form| (form, 0))),
                _ => {
                    let mut bits = 0;
                    for meaning in role.split('+') {
                        let at = meanings.iter().position(|m| *m == meaning).unwrap_or(meanings.len());
                        if at == meanings.len() {
                            meanings.push(meaning);
                        }
                        bits |= 1_u32.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0);
                    }
                    lexicon.senses.extend(forms.map(|form| (form, bits)));
                }
            }
        }
        for lexicon in out.values_mut() {
            let single = lexicon.kinds.iter().filter(|form| form.len() == 1).flatten();
            for form in single {
                match form.strip_suffix('-') {
                    Some(stem) if stem.chars().count() < 5 => {}
                    Some(stem) => lexicon.stems.push(stem),
                    None => _ = lexicon.words.insert(form),
                }
            }
            let size = |form: &Vec<&str>| std::cmp::Reverse((form.len(), form.iter().map(|w| w.len()).sum::<usize>()));
            lexicon.kinds.sort_by_key(size);
            lexicon.joins.sort_by_key(size);
            lexicon.senses.sort_by_key(|(form, _)| size(form));
            lexicon.endings.sort_by_key(|e| std::cmp::Reverse(e.len()));
        }
        out
    }

    /// Whether a word tells the kind of a place, in one of its cases.
    pub fn names_kind(&self, word: &str) -> bool {
        // A longer ending makes a name of it: Приходько.
        let cased = |rest: &str| rest.chars().count() < 3;
        let stem = |stem: &&str| word.strip_prefix(*stem).is_some_and(cased);
        self.words.contains(word) || self.stems.iter().any(stem)
    }

    /// Takes the words for the place's kind off both ends, as long as something is left; whether there were any.
    pub fn strip(&self, name: &mut Vec<Word<'_>>) -> bool {
        let mut found = self.unglue(name) | self.unglue(name);
        let back = matches!(self.order, Order::Free | Order::Behind);
        loop {
            let before = name.len();
            for form in &self.kinds {
                found |= drop_front(name, form) || back && drop_back(name, form);
            }
            for form in self.joins.iter().filter(|_| found) {
                let _ = drop_front(name, form) || drop_back(name, form);
            }
            if name.len() == before {
                return found;
            }
        }
    }

    /// Takes off a word for a kind that is written onto the name; whether there was one.
    fn unglue(&self, name: &mut [Word<'_>]) -> bool {
        let alone = name.len() == 1;
        let word = match self.order {
            Order::Onto => name.first_mut(),
            Order::Behind => name.last_mut(),
            Order::Free | Order::Before => None,
        };
        let Some(word) = word else { return false };
        let single = self.kinds.iter().filter_map(|form| match form.as_slice() {
            [form] => Some(*form),
            _ => None,
        });
        let enough = |rest: &str| rest.chars().count() > usize::from(alone);
        let rest = single.filter_map(|form| match self.order {
            Order::Onto => word.behind(form),
            _ => word.before(form),
        });
        let Some(rest) = rest.filter(|r| enough(r)).min_by_key(|r| r.len()) else {
            return false;
        };
        *word = Word::new(rest);
        true
    }

    /// The name without the words that are told by their meaning, and the meanings.
    pub fn translate<'t>(&self, name: &[Word<'t>]) -> (Vec<Word<'t>>, u32) {
        let (mut out, mut senses) = (Vec::new(), 0);
        let mut at = 0;
        while let Some(word) = name.get(at) {
            let rest = &name[at..];
            if let Some((form, bits)) = self.senses.iter().find(|(form, _)| begins(rest, form)) {
                senses |= bits;
                at += form.len();
                continue;
            }
            at += 1;
            if name.len() > 1 && self.joins.iter().any(|form| form.len() == 1 && begins(rest, form)) {
                continue;
            }
            let mut word = word.clone();
            // The Thai, the Chinese, the Japanese and the Koreans write it onto the name.
            if matches!(self.order, Order::Onto | Order::Behind) {
                let glued = |form: &Vec<&'static str>| form.first().copied().unwrap_or_default();
                if at == 1
                    && let Some((rest, bits)) = self.senses.iter().find_map(|(f, b)| Some((word.behind(glued(f))?, b)))
                {
                    senses |= bits;
                    word = Word::new(rest);
                }
                if at == name.len()
                    && let Some((rest, bits)) = self.senses.iter().find_map(|(f, b)| Some((word.before(glued(f))?, b)))
                {
                    senses |= bits;
                    word = Word::new(rest);
                }
            }
            out.push(word);
        }
        (out, senses)
    }

    /// Takes the ending of an adjective off the last word.
    pub fn cut_ending(&self, name: &mut [Word<'_>]) {
        let Some(word) = name.last_mut() else { return };
        let cut = self.endings.iter().filter_map(|form| word.before(form));
        if let Some(rest) = cut.filter(|rest| rest.chars().count() > 2).min_by_key(|r| r.len()) {
            *word = Word::new(rest);
        }
    }
}

/// Whether words begin with a form's; a form's word that ends in a hyphen goes on as its cases do.
fn begins(words: &[Word<'_>], form: &[&str]) -> bool {
    let meets = |word: &Word<'_>, part: &str| match part.strip_suffix('-') {
        Some(stem) => word.key.starts_with(stem) && word.key.chars().count() < stem.chars().count() + 4,
        None => word.key == part.trim_end_matches('\''),
    };
    words.len() >= form.len() && words.iter().zip(form).all(|(word, part)| meets(word, part))
}

fn drop_front(name: &mut Vec<Word<'_>>, form: &[&str]) -> bool {
    let drops = name.len() > form.len() && begins(name, form);
    if drops {
        name.drain(..form.len());
    }
    drops
}

fn drop_back(name: &mut Vec<Word<'_>>, form: &[&str]) -> bool {
    let left = name.len().saturating_sub(form.len());
    let drops = left > 0 && begins(&name[left..], form);
    if drops {
        name.truncate(left);
    }
    drops
}
