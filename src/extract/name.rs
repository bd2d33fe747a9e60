//! Names as a script with capitals shows them: runs of capitalised words inside sentences.
//!
//! Scripts without capitals show no names: they are traced there by sound when versions are compared.

use super::fact::{Bearing, Fact, Kind, Value};
use super::gazetteer::{Gazetteer, is_common_english};
use super::sound_trace::words;
use crate::language::{Approx, Boundaries, Pack};
use crate::segment::Segment;
use crate::text::{Span, fold_key};
use std::collections::BTreeSet;

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
    let seen = Seen::new(segments, pack);
    let mut out = Vec::new();
    for (i, segment) in segments.iter().enumerate() {
        seen.runs(segment, i, pack, &mut out);
    }
    out
}

/// What kind of word `word` of a name is in the language of `pack`.
pub fn name_kind(word: &str, pack: &Pack) -> NameKind {
    let folded = fold_key(word);
    let bare = bare(&folded);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    if !Gazetteer::of(pack.tag()).known(bare).is_empty() {
        NameKind::Known
    } else if bare.contains('\'')
        || letters < 4
        || letters < bare.chars().count()
        || shouted(word)
        || pack.tag() == "en" && is_common_english(bare)
    {
        NameKind::Common
    } else {
        NameKind::Proper
    }
}

/// A folded word without the English genitive's ending.
pub fn bare(folded: &str) -> &str {
    folded.strip_suffix("'s").unwrap_or(folded)
}

/// Whether the word has no letter in lower case, or is an abbreviation with an ending (FAQs, AfCFTA).
fn shouted(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    !word.chars().any(char::is_lowercase) || capitals > 2 && capitals * 2 >= word.chars().count()
}

/// The words of a version as it writes them inside sentences.
struct Seen {
    lower: BTreeSet<String>,
    capital: BTreeSet<String>,
    titles: BTreeSet<String>,
    dates: BTreeSet<String>,
}

impl Seen {
    fn new(segments: &[Segment], pack: &Pack) -> Self {
        let (mut lower, mut capital) = (BTreeSet::new(), BTreeSet::new());
        for segment in segments {
            let text = &segment.text;
            for (at, word) in words(text).into_iter().enumerate() {
                let written = word.of(text);
                if !capitalised(written) {
                    lower.insert(fold_key(written));
                } else if at > 0 && !begins(text, word.start) {
                    capital.insert(fold_key(written));
                }
            }
        }
        let titles = pack
            .file
            .titles
            .iter()
            .map(|t| fold_key(t.trim_end_matches('.')))
            .collect();
        let dates = [&pack.file.words.months, &pack.file.words.weekdays];
        let dates = dates
            .iter()
            .flat_map(|w| w.0.values())
            .flatten()
            .map(|d| fold_key(d))
            .collect();
        Self {
            lower,
            capital,
            titles,
            dates,
        }
    }

    fn runs(&self, segment: &Segment, index: usize, pack: &Pack, out: &mut Vec<Fact>) {
        let text = &segment.text;
        let words = words(text);
        let headline = headline(text, &words);
        let mut i = 0;
        while i < words.len() {
            if !self.opens(text, words[i], i, pack) {
                i += 1;
                continue;
            }
            let mut last = i;
            let mut j = i + 1;
            while j < words.len() && joined(text, words[last], words[j], last + 1 == j) {
                let written = words[j].of(text);
                if capitalised(written) && !self.dates.contains(bare(&fold_key(written))) {
                    last = j;
                } else if j > last + 2 || !PARTICLES.contains(&written) {
                    break;
                }
                j += 1;
            }
            let mut first = i;
            while first < last && self.titles.contains(&fold_key(words[first].of(text))) {
                first += 1;
            }
            let titled = first > i || i > 0 && self.titles.contains(&fold_key(words[i - 1].of(text)));
            i = last + 1;
            let span = words[first].join(words[last]);
            let proper = words[first..=last]
                .iter()
                .any(|w| name_kind(w.of(text), pack) == NameKind::Proper);
            let sure = pack.tag() == "en" || titled;
            out.push(Fact {
                segment: index,
                span: span.shift(segment.span.start),
                kind: Kind::Name,
                value: Value::Text(span.of(text).to_owned()),
                unit: None,
                approx: Approx::Exact,
                firm: proper && sure && !headline && !is_title(text, span),
                bearing: Bearing::default(),
            });
        }
    }

    /// Whether a name may begin with the word.
    fn opens(&self, text: &str, word: Span, at: usize, pack: &Pack) -> bool {
        let written = word.of(text);
        let folded = fold_key(written);
        let letters = written.chars().filter(|c| c.is_alphabetic()).count();
        if !capitalised(written) || letters < 2 || self.dates.contains(bare(&folded)) {
            return false;
        }
        if at > 0 && !begins(text, word.start) {
            return true;
        }
        // A sentence's first word is a name where it is written so inside sentences, or is no common word.
        let bare = bare(&folded);
        let known = pack.tag() == "en" && !is_common_english(bare) && !self.lower.contains(bare);
        (self.capital.contains(&folded) || self.capital.contains(bare) || known) && !self.lower.contains(&folded)
    }
}

/// Whether the name begins a short quotation: a book, a song, a programme, which are often translated.
fn is_title(text: &str, name: Span) -> bool {
    const LONGEST: usize = 8;
    let before = text[..name.start].chars().next_back();
    let close = match before {
        Some('“') => '”',
        Some('"') => '"',
        Some('‘') => '’',
        Some('«') => '»',
        Some('„') => '“',
        _ => return false,
    };
    let rest = &text[name.end..];
    let inner = rest.find(close).map(|end| &rest[..end]);
    inner
        .is_some_and(|i| i.split_whitespace().count() < LONGEST && !i.contains(['.', '!', '?']) && !i.trim().is_empty())
}

fn capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
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

/// Whether most of the longer words are capitalised, so that a capital says nothing.
pub fn headline(text: &str, words: &[Span]) -> bool {
    let long: Vec<_> = words
        .iter()
        .map(|w| w.of(text))
        .filter(|w| w.chars().count() > 3)
        .collect();
    long.len() > 3 && long.iter().filter(|w| capitalised(w)).count() * 10 > long.len() * 7
}
