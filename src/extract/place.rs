//! A place's name as it is compared with its name in another language: by sound, without the words for its kind (province,
//! oblast), and by meaning where a part of it is translated (North, Upper, Saint).

use super::ear::Ear;
use super::sound::{Sounds, sounds};
use super::sound_trace::words;
use crate::text::fold_key;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Words for the kind of a place, and words that are told by what they mean.
static KINDS: &str = include_str!("../../glossary/names/kinds.tsv");
static SENSES: &str = include_str!("../../glossary/senses.tsv");

/// What it proves, in hundredths of a nat, that both names have a word of one meaning, and that one of them lacks it.
const SHARED: i32 = 600;
const ALONE: i32 = 150;
/// What each sound costs that is left over at the ends of names without the words for their kind.
const LEFT: i32 = 60;

/// A name of a place, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// How it sounds without the words for its kind.
    whole: Sounds,
    /// How it sounds without the words that are told by their meaning, either.
    own: Sounds,
    /// A bit for each meaning.
    senses: u32,
}

impl PlaceName {
    /// From this proof on two names are taken for one place's: where `examples/places.rs` finds them judged best over all languages.
    pub const SAME: i32 = 220;

    /// The name `written` in the language `tag`. What stands in brackets or behind a comma tells where the place lies, and is left out.
    pub fn new(written: &str, tag: &str) -> Self {
        let written = written.to_lowercase();
        let end = written.find(['(', '（', '[', ',', '،']).filter(|at| *at > 0);
        let name = &written[..end.unwrap_or(written.len())];
        let lexicon = Lexicon::of(tag);
        let mut name: Vec<Word<'_>> = words(name).into_iter().map(|w| Word::new(w.of(name))).collect();
        let bare = lexicon.strip(&mut name);
        let (mut own, senses) = lexicon.translate(&name);
        if bare {
            lexicon.cut_ending(&mut name);
            lexicon.cut_ending(&mut own);
        }
        let heard = |words: &[Word<'_>]| words.iter().flat_map(|w| sounds(w.text)).collect();
        Self {
            whole: heard(&name),
            own: heard(&own),
            senses,
        }
    }

    /// How it sounds without the words for its kind.
    pub fn heard(&self) -> &[u8] {
        &self.whole
    }

    /// What the names prove of being one place's, in hundredths of a nat; `ear` hears this name's language in the other's.
    pub fn proof(&self, other: &Self, ear: &Ear) -> i32 {
        let whole = ear.align(&self.whole, &other.whole, LEFT);
        if self.senses | other.senses == 0 {
            return whole;
        }
        let count = |senses: u32| i32::try_from(senses.count_ones()).unwrap_or(0);
        let meant = SHARED * count(self.senses & other.senses) - ALONE * count(self.senses ^ other.senses);
        whole.max(ear.align(&self.own, &other.own, LEFT) + meant)
    }

    /// Whether the names are more likely one place's than two places'.
    pub fn is(&self, other: &Self, ear: &Ear) -> bool {
        self.proof(other, ear) >= Self::SAME
    }
}

/// A word of a name: as written in small letters, and folded.
#[derive(Clone, Debug)]
struct Word<'t> {
    text: &'t str,
    key: String,
}

impl<'t> Word<'t> {
    fn new(text: &'t str) -> Self {
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

/// The words of one language.
#[derive(Debug, Default)]
struct Lexicon {
    /// Words for kinds and what may stand beside them, longest first.
    kinds: Vec<Vec<&'static str>>,
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
    fn of(tag: &str) -> &'static Self {
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
            let size = |form: &Vec<&str>| std::cmp::Reverse((form.len(), form.iter().map(|w| w.len()).sum::<usize>()));
            lexicon.kinds.sort_by_key(size);
            lexicon.joins.sort_by_key(size);
            lexicon.senses.sort_by_key(|(form, _)| size(form));
            lexicon.endings.sort_by_key(|e| std::cmp::Reverse(e.len()));
        }
        out
    }

    /// Takes the words for the place's kind off both ends, as long as something is left; whether there were any.
    fn strip(&self, name: &mut Vec<Word<'_>>) -> bool {
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
    fn translate<'t>(&self, name: &[Word<'t>]) -> (Vec<Word<'t>>, u32) {
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
    fn cut_ending(&self, name: &mut [Word<'_>]) {
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

#[cfg(test)]
mod tests {
    use super::PlaceName;
    use crate::extract::{Ear, sounds};

    #[test]
    fn words_for_kinds_are_no_part_of_a_name() {
        // Language, the name, what is heard of it.
        for (lang, name, wanted) in [
            ("fr", "Province d’Arezzo", "Arezzo"),
            ("fr", "Arezzo", "Arezzo"),
            ("fr", "Province", "Province"),
            ("fr", "De la Fontaine", "De la Fontaine"),
            ("ru", "Харьковская область", "Харьков"),
            ("ru", "Харьков", "Харьков"),
            ("ru", "Достоевский", "Достоевский"),
            ("vi", "Tỉnh Điện Biên", "Điện Biên"),
            ("vi", "Lai Châu", "Lai Châu"),
            ("vi", "Blagoevgrad (tỉnh)", "Blagoevgrad"),
            ("ar", "محافظة أسوان", "أسوان"),
            ("ur", "کرک ضلع، پاکستان", "کرک"),
            ("zh", "四川省", "四川"),
            ("zh", "上海", "上海"),
            ("ko", "카불주", "카불"),
            ("ko", "카불 주", "카불"),
            ("th", "จังหวัดตาก", "ตาก"),
            ("en", "Lao Cai Province", "Lao Cai"),
            ("xx", "Lao Cai Province", "Lao Cai Province"),
        ] {
            let heard: Vec<u8> = wanted.split(' ').flat_map(|w| sounds(&w.to_lowercase())).collect();
            assert_eq!(PlaceName::new(name, lang).whole, heard, "{lang} {name}");
        }
    }

    #[test]
    fn places_are_told_apart() {
        // Two languages, two names, whether they are one place's.
        for (from, to, a, b, same) in [
            ("en", "ru", "Kharkiv Oblast", "Харьковская область", true),
            ("en", "ru", "Northern Region", "Северный район", true),
            ("en", "ru", "Northern Region", "Южный район", false),
            ("en", "ar", "North Darfur", "ولاية شمال دارفور", true),
            ("en", "ar", "North Darfur", "محافظة أسوان", false),
            ("en", "zh", "North Carolina", "北卡罗来纳州", true),
            ("en", "zh", "North Carolina", "四川省", false),
            ("vi", "fr", "Tỉnh Điện Biên", "Province de Dien Bien", true),
            ("vi", "fr", "Tỉnh Lào Cai", "Province de Hanoï", false),
            ("en", "es", "Lower Saxony", "Baja Sajonia", true),
            ("en", "es", "Lower Saxony", "Renania", false),
            ("en", "en", "", "", false),
        ] {
            let (mine, theirs) = (PlaceName::new(a, from), PlaceName::new(b, to));
            let there = mine.proof(&theirs, Ear::between(from, to));
            assert_eq!(mine.is(&theirs, Ear::between(from, to)), same, "{a} {b}: {there}");
            assert_eq!(theirs.proof(&mine, Ear::between(to, from)), there, "{a} {b}");
        }
    }
}
