//! A segment to tokens: digits, phrases that the pack knows, other words, marks.

use crate::language::{Boundaries, Class, Classes, DateMark, Hit, Pack};
use crate::text::{Folded, Span, digit_value, fold};
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// A piece of a segment.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its bytes in the segment's text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What the pack says it can mean; empty for all but phrases.
    pub classes: Classes,
    /// Whether a space stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of decimal digits of one script.
    Digits,
    /// A phrase of the pack.
    Phrase,
    /// A word that the pack does not know.
    Word,
    /// Any other character.
    Mark(char),
}

impl Token {
    /// The first meaning for which `pick` answers.
    pub fn find<T>(&self, pick: impl FnMut(&Class) -> Option<T>) -> Option<T> {
        self.classes.iter().find_map(pick)
    }

    /// Whether `class` is among its meanings.
    pub fn is(&self, class: Class) -> bool {
        self.classes.contains(&class)
    }

    /// Whether it is the mark `c`.
    pub fn mark(&self, c: char) -> bool {
        self.kind == TokenKind::Mark(c)
    }
}

/// Cuts the text of a segment; spaces are left out.
pub fn tokens(text: &str, pack: &Pack) -> Vec<Token> {
    let folded = fold(text);
    let hits = fitting(&folded, text, pack);
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 4 + 1);
    let mut hits = hits.into_iter().peekable();
    let mut spaced = false;
    let mut at = 0;
    let bytes = &folded.text;
    while at < bytes.len() {
        while hits.next_if(|h| h.0.start < at).is_some() {}
        if let Some((hit, classes)) = hits.next_if(|h| h.0.start == at) {
            let kind = if classes.contains(&Class::NotFact) {
                TokenKind::Word
            } else {
                TokenKind::Phrase
            };
            let classes = if kind == TokenKind::Word {
                Classes::new()
            } else {
                classes
            };
            out.push(Token {
                span: Span::new(folded.origin(hit.start), folded.origin(hit.end)),
                kind,
                classes,
                spaced,
            });
            spaced = false;
            at = hit.end;
            continue;
        }
        let Some(c) = bytes[at..].chars().next() else { break };
        let next_hit = hits.peek().map_or(bytes.len(), |h| h.0.start);
        if c.is_whitespace() || c == '\0' {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (kind, end) = if digit_value(c).is_some() {
            (
                TokenKind::Digits,
                run(bytes, at, bytes.len(), |c| digit_value(c).is_some()),
            )
        } else if is_word(c) {
            (
                TokenKind::Word,
                run(bytes, at, next_hit.max(at + c.len_utf8()), |c| {
                    is_word(c) && digit_value(c).is_none()
                }),
            )
        } else {
            (TokenKind::Mark(c), at + c.len_utf8())
        };
        // A proclitic before a phrase may itself be a word of the pack (Arabic و).
        let clitic = kind == TokenKind::Word && end == next_hit;
        let own = clitic.then(|| whole(&bytes[at..end], pack)).flatten();
        let (kind, classes) = own.map_or((kind, Classes::new()), |c| (TokenKind::Phrase, c));
        out.push(Token {
            span: Span::new(folded.origin(at), folded.origin(end)),
            kind,
            classes,
            spaced,
        });
        spaced = false;
        at = end;
    }
    out
}

/// What the pack says of `word` as a whole.
fn whole(word: &str, pack: &Pack) -> Option<Classes> {
    let hit = pack.lexicon.hits(word).find(|h| h.start == 0 && h.end == word.len())?;
    Some(pack.lexicon.classes(hit.phrase, word)).filter(|c| !c.is_empty() && !c.contains(&Class::NotFact))
}

/// A letter, digit or mark that belongs to a word.
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() && !is_vulgar_fraction(c)
        || GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// ½, ⅓ and their like, which Unicode counts as numbers.
pub fn is_vulgar_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞' | '↉' | '²' | '³' | '¹' | '\u{2070}'..='\u{2089}')
}

fn run(text: &str, from: usize, limit: usize, inside: impl Fn(char) -> bool) -> usize {
    text[from..limit]
        .char_indices()
        .find(|&(_, c)| !inside(c))
        .map_or(limit, |(i, _)| from + i)
}

/// The hits that stand at the boundaries of words, leftmost longest, with what they mean here.
fn fitting(folded: &Folded, original: &str, pack: &Pack) -> Vec<(Hit, Classes)> {
    let text = folded.text.as_str();
    let mut hits: Vec<Hit> = pack.lexicon.hits(text).collect();
    hits.sort_unstable_by_key(|h| (h.start, std::cmp::Reverse(h.end)));
    let mut out: Vec<(Hit, Classes)> = Vec::new();
    let mut i = 0;
    let mut free = 0;
    while i < hits.len() {
        let start = hits[i].start;
        let same = hits[i..].iter().take_while(|h| h.start == start).count();
        let group = &hits[i..i + same];
        i += same;
        if start < free {
            continue;
        }
        let chained = start == free && out.last().is_some_and(|(_, c)| c.iter().any(is_number_part));
        let opens = opens_here(text, start, pack) || (chained && pack.file.boundaries == Boundaries::Start);
        if !opens {
            continue;
        }
        let stripped = !pack.proclitics.is_empty()
            && text[..start].chars().next_back().is_some_and(is_letter)
            && text[start..].starts_with(is_letter);
        let fits = |hit: &Hit| -> Option<Classes> {
            // A letter left behind proclitics is no word (كفا|ل|ة).
            if stripped && text[hit.start..hit.end].chars().nth(1).is_none() {
                return None;
            }
            let written = &original[folded.origin(hit.start)..folded.origin(hit.end)];
            let classes = pack.lexicon.classes(hit.phrase, written.trim());
            if chained && classes.contains(&Class::NotFact) && pack.file.boundaries == Boundaries::None {
                return None;
            }
            if splits_number(text, hit, &classes, pack) || splits_weekday(folded, original, hit, &classes, pack) {
                return None;
            }
            // Samstagabend, Oktobertagung: a day or a month begins a compound; Italian maggioranza is none.
            let compound = pack.file.number_grammar.glued
                && pack.file.number_grammar.units_first
                && hit.end - hit.start >= 4
                && classes.iter().any(|c| matches!(c, Class::Month(_) | Class::Weekday(_)));
            let ends = !classes.is_empty()
                && (compound
                    || closes_here(text, hit.end, pack)
                    || pack.file.boundaries == Boundaries::Start && follows_number(text, hit.start, &classes, chained));
            ends.then_some(classes)
        };
        if let Some((hit, classes)) = group.iter().find_map(|h| fits(h).map(|c| (*h, c))) {
            free = hit.end;
            out.push((hit, classes));
        } else if pack.file.number_grammar.glued {
            let word_end = run(text, start, text.len(), is_letter);
            if let Some(parts) = glued(&hits[i - same..], start, word_end, folded, original, pack) {
                free = word_end;
                out.extend(parts);
            }
        }
    }
    out
}

/// Whether a phrase of several words ends in one that goes on to a number: "cả năm" in "cả năm mươi người", "tháng năm" in
/// "9 tháng năm 2025".
fn splits_number(text: &str, hit: &Hit, classes: &Classes, pack: &Pack) -> bool {
    let phrase = &text[hit.start..hit.end];
    let Some((_, last)) = phrase.rsplit_once(' ') else {
        return false;
    };
    if classes.iter().any(is_number_part) || pack.file.boundaries != Boundaries::Spaces {
        return false;
    }
    let rest = text[hit.end..].trim_start();
    let next = &rest[..rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())];
    let year = next.len() == 4 && next.bytes().all(|b| b.is_ascii_digit());
    let word = |w: &str| whole(w, pack).unwrap_or_default();
    if year && classes.iter().any(|c| matches!(c, Class::Month(_))) {
        return word(last).contains(&Class::Date(DateMark::Year));
    }
    let opens = |c: &Class| matches!(c, Class::Cardinal(_));
    !next.is_empty()
        && !year
        && word(last).iter().any(opens)
        && word(next).iter().any(|c| matches!(c, Class::Multiplier(_)))
}

/// Whether a mark of ordinals takes the first word of a weekday: "giờ thứ" in "14 giờ thứ Hai".
fn splits_weekday(folded: &Folded, original: &str, hit: &Hit, classes: &Classes, pack: &Pack) -> bool {
    let phrase = &folded.text[hit.start..hit.end];
    let Some((_, last)) = phrase
        .rsplit_once(' ')
        .filter(|_| classes.contains(&Class::OrdinalBefore))
    else {
        return false;
    };
    let capital = original[folded.origin(hit.end)..]
        .trim_start()
        .starts_with(char::is_uppercase);
    let rest = folded.text[hit.end..].trim_start();
    let next = &rest[..rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())];
    let weekday = |c: Classes| c.iter().any(|c| matches!(c, Class::Weekday(_)));
    capital && whole(&format!("{last} {next}"), pack).is_some_and(weekday)
}

/// Whether a phrase may begin at `start`: at the beginning of a word, behind a digit, behind proclitics.
fn opens_here(text: &str, start: usize, pack: &Pack) -> bool {
    if pack.file.boundaries == Boundaries::None && !text[start..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return true;
    }
    let Some(before) = text[..start].chars().next_back() else {
        return true;
    };
    let Some(first) = text[start..].chars().next() else {
        return false;
    };
    if !is_letter(before) || !is_letter(first) || is_latin(before) != is_latin(first) {
        return true;
    }
    let word = text[..start]
        .char_indices()
        .rev()
        .take_while(|&(_, c)| is_letter(c))
        .last()
        .map_or(start, |(i, _)| i);
    strip(&text[word..start], &pack.proclitics)
}

/// Whether `prefix` is made of proclitics alone.
fn strip(prefix: &str, proclitics: &[String]) -> bool {
    prefix.is_empty()
        || proclitics.iter().any(|p| {
            prefix
                .strip_prefix(p.as_str())
                .is_some_and(|rest| strip(rest, proclitics))
        })
}

/// Whether a phrase may end at `end`.
fn closes_here(text: &str, end: usize, pack: &Pack) -> bool {
    let Some(last) = text[..end].chars().next_back() else {
        return false;
    };
    if pack.file.boundaries == Boundaries::None && !last.is_ascii_alphabetic() {
        return true;
    }
    let Some(next) = text[end..].chars().next() else {
        return true;
    };
    if digit_value(last).is_some() && digit_value(next).is_some() {
        return false;
    }
    if !is_letter(next) || !is_letter(last) || is_latin(last) != is_latin(next) {
        return true;
    }
    let word_end = run(text, end, text.len(), is_letter);
    pack.enclitics.contains(&text[end..word_end])
}

/// Korean counters and scale words behind a number take any particle.
fn follows_number(text: &str, start: usize, classes: &Classes, chained: bool) -> bool {
    let behind_digit = text[..start]
        .trim_end()
        .chars()
        .next_back()
        .is_some_and(|c| digit_value(c).is_some());
    behind_digit
        || chained
        || classes
            .iter()
            .any(|c| matches!(c, Class::Month(_) | Class::Weekday(_) | Class::ApproxBefore(_)))
}

fn is_letter(c: char) -> bool {
    is_word(c) && digit_value(c).is_none()
}

/// A letter of the Latin script or a mark upon one; words of other scripts begin and end beside these.
fn is_latin(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Number words, or what stands inside a number.
pub fn is_number_part(class: &Class) -> bool {
    matches!(
        class,
        Class::Cardinal(_)
            | Class::Multiplier(_)
            | Class::Mixed(_)
            | Class::Point
            | Class::HalfAfter
            | Class::HalfBefore
            | Class::Scale(_)
    )
}

/// Splits the word `start..end` wholly into number words (einundzwanzig, duecentotré), the last of which may be an ordinal or a unit.
fn glued(
    hits: &[Hit],
    start: usize,
    end: usize,
    folded: &Folded,
    original: &str,
    pack: &Pack,
) -> Option<Vec<(Hit, Classes)>> {
    let inside: Vec<(Hit, Classes)> = hits
        .iter()
        .take_while(|h| h.start < end)
        .filter(|h| h.end <= end)
        .map(|h| {
            (
                *h,
                pack.lexicon
                    .classes(h.phrase, &original[folded.origin(h.start)..folded.origin(h.end)]),
            )
        })
        .filter(|(h, c)| {
            c.iter()
                .any(|c| is_number_part(c) || matches!(c, Class::And) || (h.end == end && ends_glued(c)))
        })
        .collect();
    // Positions that can be reached, each with the hit that leads there; longer hits first, so the first way found is kept.
    let mut way: Vec<Option<usize>> = vec![None; end - start + 1];
    let mut order: Vec<usize> = (0..inside.len()).collect();
    order.sort_by_key(|&i| (inside[i].0.start, std::cmp::Reverse(inside[i].0.end)));
    for i in order {
        let hit = inside[i].0;
        let from = hit.start - start;
        let reached = from == 0 || way[from].is_some();
        let to = hit.end - start;
        if reached && way[to].is_none() {
            way[to] = Some(i);
        }
    }
    let mut parts = Vec::new();
    let mut at = end - start;
    while at > 0 {
        let (hit, classes) = &inside[way[at]?];
        parts.push((*hit, classes.clone()));
        at = hit.start - start;
    }
    parts.reverse();
    let numbers = parts.iter().filter(|(_, c)| c.iter().any(is_number_part)).count();
    // Italian e-venti is no number.
    let opens = parts.first().is_some_and(|(_, c)| c.iter().any(is_number_part));
    (parts.len() >= 2 && numbers >= 1 && opens).then_some(parts)
}

fn ends_glued(class: &Class) -> bool {
    matches!(
        class,
        Class::Ordinal(_)
            | Class::OrdinalAfter
            | Class::Unit(_)
            | Class::Denominator(_)
            | Class::Times
            | Class::AgeAfter
            | Class::Group(_)
            | Class::DecadeAfter
    )
}
