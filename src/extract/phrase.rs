//! Which phrases of a pack stand in a text: at the boundaries of words, the longest first, compounds split.

use super::acronym::is_acronym;
use super::adjective::adjective;
use super::glued::glued;
use super::syllable::syllables;
use super::token::{is_word, run, whole};
use crate::language::{Boundaries, Class, DateMark, Hit, Pack};
use crate::text::{Folded, digit_value, letter};
use std::ops::Deref;

/// Letters that all clitics at one end of a word have at most.
const LONGEST_CLITICS: usize = 16;

/// What a phrase means where it stands.
#[derive(Clone, Copy, Debug)]
pub enum Meanings<'p> {
    /// What the pack says.
    Known(&'p [Class]),
    /// What a part of a longer word is in it.
    Made(Class),
}

impl Deref for Meanings<'_> {
    type Target = [Class];

    fn deref(&self) -> &[Class] {
        match self {
            Self::Known(classes) => classes,
            Self::Made(class) => std::slice::from_ref(class),
        }
    }
}

/// The hits that stand at the boundaries of words, leftmost longest, with what they mean here.
pub fn fitting<'p>(folded: &Folded, original: &str, pack: &'p Pack) -> Vec<(Hit, Meanings<'p>)> {
    let text = folded.text.as_str();
    // Where words are never cut, what begins inside one is nothing.
    let whole_words = pack.file.boundaries == Boundaries::Spaces
        && !pack.file.number_grammar.glued
        && !pack.compounds
        && pack.proclitics.is_empty();
    let hits = pack.lexicon.hits_between(
        text,
        |start| !whole_words || opens_here(text, start, pack),
        |end| !whole_words || closes_here(text, end, pack),
    );
    // Among words in small letters, capitals say something.
    let mixed = original.bytes().any(|b| b.is_ascii_lowercase());
    let mut out: Vec<(Hit, Meanings<'_>)> = Vec::new();
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
        // 삼분의 일, 사분의삼.
        let under = out
            .last()
            .is_some_and(|(h, c)| c.contains(&Class::FractionUnder) && text[h.end..start].trim().is_empty());
        let opens = opens_here(text, start, pack) || ((chained || under) && pack.file.boundaries == Boundaries::Start);
        if !opens {
            continue;
        }
        let stripped = !pack.proclitics.is_empty()
            && text[..start].chars().next_back().is_some_and(is_letter)
            && text[start..].starts_with(is_letter);
        let fits = |hit: &Hit| -> Option<Meanings<'p>> {
            // A letter left behind proclitics is no word (كفا|ل|ة).
            if stripped && text[hit.start..hit.end].chars().nth(1).is_none() {
                return None;
            }
            let written = &original[folded.origin(hit.start)..folded.origin(hit.end)];
            let classes = pack.lexicon.classes(hit.phrase, written.trim());
            if mixed && is_acronym(written.trim(), text, hit, classes) {
                return None;
            }
            // 五万一千, 三分之一来自: the word would take the end of a number.
            if (chained || under) && classes.contains(&Class::NotFact) && pack.file.boundaries == Boundaries::None {
                return None;
            }
            // สาม|ทศวรรษ|ที่ผ่านมา: three decades, not the decade of three.
            let counted = chained
                || text[..hit.start]
                    .trim_end()
                    .ends_with(|c: char| digit_value(c).is_some());
            let mark = |c: &Class| matches!(c, Class::DecadeBefore | Class::CenturyBefore);
            let figure = text[hit.end..]
                .trim_start()
                .starts_with(|c: char| digit_value(c).is_some());
            if counted
                && !figure
                && group.len() > 1
                && pack.file.boundaries == Boundaries::None
                && !classes.is_empty()
                && classes.iter().all(mark)
            {
                return None;
            }
            // 二|三十分钟: the thirty belongs to the number before.
            let fixed = |c: &Class| matches!(c, Class::FixedMeasure(..));
            let led = group.iter().any(|h| {
                h.end < hit.end
                    && pack
                        .lexicon
                        .classes(h.phrase, "")
                        .iter()
                        .any(|c| matches!(c, Class::Cardinal(_) | Class::Multiplier(_)))
            });
            if chained && led && pack.file.boundaries == Boundaries::None && classes.iter().any(fixed) {
                return None;
            }
            // Kwa siku 18: for 18 days, not so many a day.
            if pack.file.number_grammar.head_first
                && classes.iter().any(|c| matches!(c, Class::Frequency(_)))
                && opens_number(&text[hit.end..], pack)
            {
                return None;
            }
            // 一百分之二: the hundred belongs to the number before.
            let hundred = |h: &Hit| {
                pack.lexicon
                    .classes(h.phrase, "")
                    .iter()
                    .any(|c| matches!(c, Class::Multiplier(_)))
            };
            if chained && classes.contains(&Class::Percent) && group.iter().any(hundred) {
                return None;
            }
            if hangs_on_nothing(text, hit, classes, &out, pack)
                || splits_number(text, hit, classes, pack)
                || splits_weekday(folded, original, hit, classes, pack)
            {
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
                    || pack.file.boundaries == Boundaries::Start && follows_number(text, hit.start, classes, chained));
            let inner = |c: &Class| match c {
                Class::Inner(_) => true,
                Class::Point => pack.file.boundaries == Boundaries::Start,
                _ => false,
            };
            if ends && classes.iter().all(inner) {
                // 貳佰零參: a digit inside a number, else another word.
                let inside = chained && pack.file.boundaries == Boundaries::None;
                return classes.iter().find_map(inner_digit).filter(|_| inside);
            }
            ends.then_some(Meanings::Known(classes))
        };
        let fitting = group.iter().find_map(|h| fits(h).map(|c| (*h, c)));
        let syllables = (pack.file.boundaries == Boundaries::Start && !chained)
            .then(|| syllables(&hits[i - same..], text, pack, under))
            .flatten()
            .filter(|parts| {
                let end = parts.last().map_or(0, |(h, _)| h.end);
                fitting
                    .as_ref()
                    .is_none_or(|(hit, _)| hit.end < end || hit.end == end && under)
            });
        if let Some(parts) = syllables {
            free = parts.last().map_or(free, |(h, _)| h.end);
            out.extend(parts);
        } else if let Some((hit, classes)) = fitting {
            free = hit.end;
            out.push((hit, classes));
        } else if pack.file.number_grammar.glued || pack.compounds {
            let word_end = run(text, start, text.len(), is_letter);
            // Turkish writes its endings onto the number too (ikibinde).
            let endings = text[start..word_end]
                .char_indices()
                .rev()
                .map(|(i, _)| start + i)
                .take(8);
            let cuts = endings.filter(|&cut| pack.enclitics.contains(&text[cut..word_end]));
            let split = |end| glued(&hits[i - same..], start, end, folded, original, pack);
            let whole = || std::iter::once(word_end).chain(cuts).find_map(split);
            if let Some(parts) = pack.file.number_grammar.glued.then(whole).flatten() {
                free = word_end;
                out.extend(parts);
            } else if pack.compounds
                && let Some(parts) = adjective(&hits[i - same..], start, folded, original, pack)
            {
                free = parts.last().map_or(free, |(h, _)| h.end);
                out.extend(parts);
            }
        }
    }
    out
}

/// Whether a phrase that goes on with a number stands behind none: three pistols *and a half* million, costruito *per mille* persone.
fn hangs_on_nothing(text: &str, hit: &Hit, classes: &[Class], before: &[(Hit, Meanings<'_>)], pack: &Pack) -> bool {
    let Some((_, last)) = text[hit.start..hit.end].rsplit_once(' ') else {
        return false;
    };
    let share = |c: &Class| matches!(c, Class::Percent | Class::Permille);
    let counting = || whole(last, pack).is_some_and(|c| c.iter().any(is_number_part));
    if !(classes.contains(&Class::HalfAfter) || classes.iter().any(share) && counting()) {
        return false;
    }
    let lead = text[..hit.start].trim_end_matches([' ', '-', '.']);
    let figure = lead.chars().next_back().is_some_and(|c| letter(c).digit().is_some());
    let counts = |c: &Class| is_number_part(c) || matches!(c, Class::Unit(_) | Class::FixedMeasure(..));
    let number = before
        .last()
        .is_some_and(|(h, c)| h.end >= lead.len() && c.iter().any(counts));
    !figure && !number
}

/// Whether a phrase of several words ends in one that goes on to a number: "cả năm" in "cả năm mươi người", "tháng năm" in
/// "9 tháng năm 2025".
fn splits_number(text: &str, hit: &Hit, classes: &[Class], pack: &Pack) -> bool {
    if pack.file.boundaries != Boundaries::Spaces {
        return false;
    }
    let phrase = &text[hit.start..hit.end];
    let Some((_, last)) = phrase.rsplit_once(' ') else {
        return false;
    };
    // "À neuf" hides no nine in "à neuf kilomètres".
    let hides = classes.contains(&Class::NotFact) && phrase.matches(' ').count() == 1;
    if classes.iter().any(is_number_part) {
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
        && word(next)
            .iter()
            .any(|c| matches!(c, Class::Multiplier(_)) || hides && matches!(c, Class::Unit(_)))
}

/// Whether a space and a number open `rest`.
fn opens_number(rest: &str, pack: &Pack) -> bool {
    let Some(rest) = rest.strip_prefix(' ') else {
        return false;
    };
    let word = &rest[..rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())];
    let number = |c: &Class| matches!(c, Class::Cardinal(_) | Class::Multiplier(_));
    rest.starts_with(|c: char| digit_value(c).is_some()) || whole(word, pack).is_some_and(|c| c.iter().any(number))
}

/// Whether a mark of ordinals takes the first word of a weekday: "giờ thứ" in "14 giờ thứ Hai".
fn splits_weekday(folded: &Folded, original: &str, hit: &Hit, classes: &[Class], pack: &Pack) -> bool {
    if !classes.contains(&Class::OrdinalBefore) {
        return false;
    }
    let Some((_, last)) = folded.text[hit.start..hit.end].rsplit_once(' ') else {
        return false;
    };
    let capital = original[folded.origin(hit.end)..]
        .trim_start()
        .starts_with(char::is_uppercase);
    let rest = folded.text[hit.end..].trim_start();
    let next = &rest[..rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())];
    let weekday = |c: &[Class]| c.iter().any(|c| matches!(c, Class::Weekday(_)));
    capital && whole(&format!("{last} {next}"), pack).is_some_and(weekday)
}

/// Whether a phrase may begin at `start`: at the beginning of a word, behind a digit, behind proclitics.
fn opens_here(text: &str, start: usize, pack: &Pack) -> bool {
    if pack.file.boundaries == Boundaries::None && !text[start..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return true;
    }
    let ascii_letter = |at: Option<usize>| {
        let byte = at.and_then(|at| text.as_bytes().get(at));
        byte.is_some_and(u8::is_ascii_alphabetic)
    };
    if pack.proclitics.is_empty() && ascii_letter(start.checked_sub(1)) && ascii_letter(Some(start)) {
        return false;
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
    let letters = || text[..start].char_indices().rev().take_while(|&(_, c)| is_letter(c));
    if pack.proclitics.is_empty() || letters().nth(LONGEST_CLITICS).is_some() {
        return false;
    }
    let word = letters().last().map_or(start, |(i, _)| i);
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
pub fn closes_here(text: &str, end: usize, pack: &Pack) -> bool {
    let ascii_letter = |at: Option<usize>| {
        let byte = at.and_then(|at| text.as_bytes().get(at));
        byte.is_some_and(u8::is_ascii_alphabetic)
    };
    if pack.enclitics.is_empty() && ascii_letter(end.checked_sub(1)) && ascii_letter(Some(end)) {
        return false;
    }
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
    if pack.enclitics.is_empty() {
        return false;
    }
    let mut rest = text[end..].char_indices().take(LONGEST_CLITICS);
    let word_end = rest.find(|&(_, c)| !is_letter(c)).map(|(i, _)| end + i);
    let word_end = word_end.or((text.len() - end <= LONGEST_CLITICS * 4).then_some(text.len()));
    word_end.is_some_and(|word_end| pack.enclitics.contains(&text[end..word_end]))
}

/// Korean counters and scale words behind a number take any particle.
fn follows_number(text: &str, start: usize, classes: &[Class], chained: bool) -> bool {
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
    letter(c).is_alphabetic() || is_word(c) && letter(c).digit().is_none()
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

/// What a digit that counts only inside a number is there.
pub fn inner_digit<'p>(class: &Class) -> Option<Meanings<'p>> {
    match class {
        Class::Inner(d) => Some(Meanings::Made(Class::Cardinal((*d).into()))),
        _ => None,
    }
}
