//! Names as a script with capitals shows them: runs of capitalised words inside sentences.
//!
//! Scripts without capitals show no names: they are traced there by sound when versions are compared.

use super::common_english::is_common_english;
use super::fact::{Bearing, Fact, Kind, Value};
use super::gazetteer::Gazetteer;
use super::heading::{counted, headline, is_title};
use super::place::PlaceName;
use super::sound_trace::words;
use crate::language::{Approx, Boundaries, Pack};
use crate::segment::Segment;
use crate::text::{Span, fold_key, letter};
use smallvec::SmallVec;

/// How surely a word of a name sounds alike in every language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// It may be a common word with a capital (House, Sunday Times): often translated.
    #[default]
    Common,
    /// A territory, people, language or city: it may have another name in every language.
    Known,
    /// A word that stands in no table: people and places.
    Proper,
}

/// Words that stand in lower case inside a name.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le",
    "les", "los", "ten", "van", "von", "zu",
];

/// The names of all segments, sorted by place. A firm name has a word that sounds alike in every language.
pub fn names(segments: &[Segment], pack: &Pack) -> Vec<Fact> {
    if pack.file.boundaries == Boundaries::None || pack.file.rtl {
        return Vec::new();
    }
    let cut: Vec<Cut<'_>> = segments.iter().map(|s| Cut::new(&s.text)).collect();
    let seen = Seen::new(&cut);
    let mut out = Vec::new();
    for (i, (segment, cut)) in segments.iter().zip(&cut).enumerate() {
        seen.runs(cut, i, segment.span.start, pack, &mut out);
    }
    out
}

/// What kind of word `word` of a name is in the language of `pack`.
pub fn name_kind(word: &str, pack: &Pack) -> NameKind {
    let folded = fold_key(word);
    if !Gazetteer::of(pack.tag()).known(bare(&folded)).is_empty() {
        NameKind::Known
    } else if is_plain(word, &folded, pack) {
        NameKind::Common
    } else {
        NameKind::Proper
    }
}

/// Whether the word, also given folded, is of the proper kind.
fn is_proper(word: &str, folded: &str, pack: &Pack) -> bool {
    !is_plain(word, folded, pack) && Gazetteer::of(pack.tag()).known(bare(folded)).is_empty()
}

/// Whether its letters show that the word, also given folded, may be a common one.
fn is_plain(word: &str, folded: &str, pack: &Pack) -> bool {
    let bare = bare(folded);
    let letters = bare.chars().filter(|&c| letter(c).is_alphabetic()).count();
    letters < 4
        || letters < bare.chars().count()
        || bare.contains('\'')
        || shouted(word)
        || match pack.tag() {
            "en" => is_common_english(bare),
            tag => PlaceName::is_kind(bare, tag),
        }
}

/// A folded word without the English genitive's ending.
pub fn bare(folded: &str) -> &str {
    folded.strip_suffix("'s").unwrap_or(folded)
}

fn capitals_only(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Whether the word has no letter in lower case, or is an abbreviation with an ending (FAQs, AfCFTA).
fn shouted(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    !word.chars().any(char::is_lowercase) || capitals > 2 && capitals * 2 >= word.chars().count()
}

/// A segment's words, and which of them have a capital.
struct Cut<'t> {
    text: &'t str,
    words: Vec<Span>,
    capitals: Vec<Capital>,
}

/// A word with a capital.
struct Capital {
    /// Its index among the words.
    at: usize,
    /// It, folded.
    key: String,
    /// It begins a sentence, a quotation or a bracket.
    first: bool,
}

impl<'t> Cut<'t> {
    fn new(text: &'t str) -> Self {
        let words = words(text);
        let with_capital = words.iter().enumerate().filter(|(_, w)| capitalised(w.of(text)));
        // Behind a kicker a sentence begins (ANALYSIS Beyond the vote).
        let kicker = words
            .first()
            .is_some_and(|w| w.end - w.start > 3 && capitals_only(w.of(text)));
        let capitals = with_capital.map(|(at, word)| Capital {
            at,
            key: fold_key(word.of(text)),
            first: at == 0 || at == 1 && kicker && !capitals_only(word.of(text)) || begins(text, word.start),
        });
        Self {
            text,
            capitals: capitals.collect(),
            words,
        }
    }

    /// The word at `at`, if it has a capital.
    fn capital(&self, at: usize) -> Option<&Capital> {
        let found = self.capitals.binary_search_by_key(&at, |c| c.at).ok()?;
        self.capitals.get(found)
    }
}

/// The words that begin sentences in a version, sorted, and how it writes them inside sentences.
struct Seen<'c> {
    first: Vec<Opening<'c>>,
    /// A bit for each sketch of a word in `first`: most words of a text are in none of them.
    sketches: Vec<u64>,
    /// The same for their first two letters.
    begins: Vec<u64>,
}

struct Opening<'c> {
    key: &'c str,
    lower: bool,
    capital: bool,
}

/// How many sketches of words there are.
const SKETCHES: usize = 1 << 14;

impl<'c> Seen<'c> {
    fn new(cut: &'c [Cut<'_>]) -> Self {
        let all = || cut.iter().flat_map(|c| &c.capitals);
        let keys = all().filter(|c| c.first).map(|c| c.key.as_str());
        let mut keys: Vec<&str> = keys.flat_map(|key| [key, bare(key)]).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut sketches = vec![0; SKETCHES / 64];
        let mut begins = vec![0; SKETCHES / 64];
        for key in &keys {
            let (slot, bit) = sketch(key.bytes());
            sketches[slot] |= bit;
            let (slot, bit) = sketch_of(key.chars().take(2));
            begins[slot] |= bit;
        }
        let opening = |key| Opening {
            key,
            lower: false,
            capital: false,
        };
        let mut out = Self {
            first: keys.into_iter().map(opening).collect(),
            sketches,
            begins,
        };
        for capital in all().filter(|c| !c.first) {
            if let Some(opening) = out.find_mut(&capital.key) {
                opening.capital = true;
            }
        }
        if out.first.is_empty() {
            return out;
        }
        for cut in cut {
            let mut capitals = cut.capitals.iter().map(|c| c.at).peekable();
            for (at, word) in cut.words.iter().enumerate() {
                if capitals.next_if_eq(&at).is_some() {
                    continue;
                }
                let written = word.of(cut.text);
                let small = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
                let found = match written.bytes().all(small) {
                    true => out.find_mut(written),
                    false if out.begins(written) => out.find_mut(&fold_key(written)),
                    false => None,
                };
                if let Some(opening) = found {
                    opening.lower = true;
                }
            }
        }
        out
    }

    /// Whether a word in `first` may begin like `written`: by its first two letters, where no marks stand on them.
    fn begins(&self, written: &str) -> bool {
        let marks = written.chars().take(3).any(|c| letter(c).is_mark());
        let two: Option<SmallVec<[char; 2]>> = written.chars().take(2).map(|c| letter(c).folded()).collect();
        two.filter(|_| !marks).is_none_or(|two| {
            let (slot, bit) = sketch_of(two.into_iter());
            self.begins[slot] & bit != 0
        })
    }

    fn find_mut(&mut self, key: &str) -> Option<&mut Opening<'c>> {
        let (slot, bit) = sketch(key.bytes());
        if self.sketches[slot] & bit == 0 {
            return None;
        }
        let at = self.first.binary_search_by(|o| o.key.cmp(key)).ok()?;
        self.first.get_mut(at)
    }

    fn find(&self, key: &str) -> Option<&Opening<'c>> {
        let at = self.first.binary_search_by(|o| o.key.cmp(key)).ok()?;
        self.first.get(at)
    }

    fn runs(&self, cut: &Cut<'_>, index: usize, offset: usize, pack: &Pack, out: &mut Vec<Fact>) {
        let Cut { text, words, capitals } = cut;
        if capitals.is_empty() {
            return;
        }
        let headline = headline(text, words);
        let mut free = 0;
        for opener in capitals {
            let i = opener.at;
            if i < free || !self.opens(cut, opener, pack) {
                continue;
            }
            let rank = |at: usize| match cut.capital(at) {
                Some(capital) => pack.titles.contains(&capital.key),
                None => pack.titles.contains(&fold_key(words[at].of(text))),
            };
            let mut last = i;
            let mut j = i + 1;
            while j < words.len() && joined(text, words[last], words[j], last + 1 == j) {
                // Behind a title May is no month.
                if cut
                    .capital(j)
                    .is_some_and(|c| rank(last) || !pack.dates.contains(bare(&c.key)))
                {
                    last = j;
                } else if j > last + 2 || !PARTICLES.contains(&words[j].of(text)) {
                    break;
                }
                j += 1;
            }
            let mut first = i;
            while first < last && rank(first) {
                first += 1;
            }
            let titled = first > i || i > 0 && rank(i - 1);
            free = last + 1;
            let whole = words[first].join(words[last]);
            let title = is_title(text, whole);
            // Where a capital says nothing, what is left of everyday words is the name.
            if headline || title || counted(text, whole) {
                let everyday = |at: &usize| is_everyday(cut, *at, pack);
                let Some(core) = (first..=last).find(|at| !everyday(at)) else {
                    continue;
                };
                last = (core..=last).rfind(|at| !everyday(at)).unwrap_or(core);
                first = core;
            }
            let span = words[first].join(words[last]);
            // A particle is no proper word.
            let capitals = (first..=last).filter_map(|at| Some((words[at].of(text), cut.capital(at)?)));
            let mut capitals = capitals.into_iter();
            let proper = capitals.any(|(written, capital)| is_proper(written, &capital.key, pack));
            let sure = pack.tag() == "en" || titled;
            out.push(Fact {
                segment: index,
                span: span.shift(offset),
                kind: Kind::Name,
                value: Value::Text(span.of(text).to_owned()),
                unit: None,
                approx: Approx::Exact,
                firm: proper && sure && !headline && !title,
                bearing: Bearing::default(),
            });
        }
    }

    /// Whether a name may begin with the word.
    fn opens(&self, cut: &Cut<'_>, word: &Capital, pack: &Pack) -> bool {
        let written = cut.words[word.at].of(cut.text);
        let letters = written.chars().filter(|&c| letter(c).is_alphabetic()).take(2).count();
        let bare = bare(&word.key);
        let shouting = || shouted(written) && word.key.len() > 4 && is_common_english(bare);
        if letters < 2 || pack.dates.contains(bare) || pack.tag() == "en" && shouting() {
            return false;
        }
        if !word.first {
            return true;
        }
        // A sentence's first word is a name where it is written so inside sentences, or is no common word.
        let lower = |key| self.find(key).is_some_and(|o| o.lower);
        let capital = |key| self.find(key).is_some_and(|o| o.capital);
        let known = || pack.tag() == "en" && !is_common_english(bare) && !lower(bare);
        (capital(&word.key) || capital(bare) || known()) && !lower(&word.key)
    }
}

/// Whether the word is an English one that is also written without a capital, or a particle between such.
fn is_everyday(cut: &Cut<'_>, at: usize, pack: &Pack) -> bool {
    let everyday = |c: &Capital| {
        let bare = bare(&c.key);
        is_common_english(bare) && Gazetteer::of("en").known(bare).is_empty()
    };
    pack.tag() == "en" && cut.capital(at).is_none_or(everyday)
}

/// The slot and the bit of a word in a table of sketches (FNV-1a).
fn sketch(bytes: impl Iterator<Item = u8>) -> (usize, u64) {
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, b| {
        (hash ^ u32::from(b)).wrapping_mul(0x0100_0193)
    });
    let at = hash as usize % SKETCHES;
    (at / 64, 1 << (at % 64))
}

/// The same of a few characters.
fn sketch_of(chars: impl Iterator<Item = char>) -> (usize, u64) {
    sketch(chars.flat_map(|c| u32::from(c).to_le_bytes()))
}

pub(super) fn capitalised(word: &str) -> bool {
    let small = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    !word.bytes().next().is_some_and(small) && word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a sentence, a quotation or a bracket begins at the byte.
fn begins(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    match before.chars().next_back() {
        None => true,
        Some(c) => {
            let attached = before.len() == at;
            matches!(c, '.' | '!' | '?' | ':' | '…' | '•') && !attached
                || matches!(c, '"' | '“' | '‘' | '«' | '„' | '¿' | '¡')
                || matches!(c, '-' | '–' | '—') && !attached
                || c == '\'' && attached && before[..before.len() - 1].ends_with([' ', ':'])
        }
    }
}

/// Whether two words stand together as parts of one name.
fn joined(text: &str, a: Span, b: Span, next: bool) -> bool {
    // Behind a genitive another name begins (Manchester City's Sergio Aguero).
    if a.of(text).ends_with("'s") || a.of(text).ends_with("’s") {
        return false;
    }
    let between = text.get(a.end..b.start).unwrap_or_default();
    match next {
        // A full stop stands inside a name behind initials only.
        true => match between {
            ". " | "." => is_initial(a.of(text)),
            _ => matches!(between, " " | "-" | "'" | "’" | "\u{a0}" | " d'" | "‑"),
        },
        false => {
            between.len() < 16
                && between
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'))
        }
    }
}

/// One letter, or an abbreviation without a vowel (St, Dr).
fn is_initial(word: &str) -> bool {
    let vowel = |c: char| "aeiou".contains(any_ascii::any_ascii_char(c).to_ascii_lowercase().as_str());
    word.chars().count() == 1 || word.chars().count() < 3 && !word.chars().any(vowel)
}
