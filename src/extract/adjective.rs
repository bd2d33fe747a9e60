//! Adjectives that count: стометровый, dwudniowy, 100-метровый, czteropunktowy.

use super::phrase::Meanings;
use super::token::{is_word, run};
use crate::language::{Class, Hit, Pack};
use crate::text::{Folded, digit_value};

/// The longest ending of an adjective, in letters.
const ENDING: usize = 5;

/// The number and the unit that a word at `start` is made of; the number alone where what is counted is no unit. `hits` begin there.
pub fn adjective<'p>(
    hits: &[Hit],
    start: usize,
    folded: &Folded,
    original: &str,
    pack: &'p Pack,
) -> Option<Vec<(Hit, Meanings<'p>)>> {
    let text = folded.text.as_str();
    // П'ятдесятиградусний: an apostrophe is part of the word.
    let end = run(text, start, text.len(), |c| {
        is_word(c) && digit_value(c).is_none() || matches!(c, '\'' | '’')
    });
    let classes = |hit: &Hit| {
        pack.lexicon
            .classes(hit.phrase, &original[folded.origin(hit.start)..folded.origin(hit.end)])
    };
    // The longest of the hits that begin at `at` and mean what is asked for.
    let longest = |at: usize, pick: &dyn Fn(&Class) -> Option<Class>| {
        let here = hits
            .iter()
            .take_while(|h| h.start <= at)
            .filter(|h| h.start == at && h.end < end);
        let meant = here.filter_map(|h| Some((*h, classes(h).iter().find_map(pick)?)));
        meant.max_by_key(|(h, _)| h.end)
    };
    let unit = |class: &Class| {
        if let Class::UnitStem(id) = class {
            Some(Class::Unit(id))
        } else {
            None
        }
    };
    let stem = |at: usize| {
        let (hit, class) = longest(at, &unit)?;
        let ending = text[hit.end..end].chars().count();
        (ending <= ENDING).then_some((Hit { end, ..hit }, Meanings::Made(class)))
    };
    // 100-метровый.
    let digits = text[..start]
        .trim_end_matches(['-', '\u{2010}', '\u{2011}'])
        .chars()
        .next_back();
    if digits.is_some_and(|c| digit_value(c).is_some()) && !text[..start].ends_with(' ') {
        return stem(start).map(|part| vec![part]);
    }
    let mut parts: Vec<(Hit, Meanings<'p>)> = Vec::new();
    let (mut at, mut opens) = (start, false);
    while let Some((hit, class)) = longest(at, &number) {
        opens = parts.is_empty() && classes(&hit).iter().any(|c| matches!(c, Class::Prefix(_)));
        parts.push((hit, Meanings::Made(class)));
        at = hit.end;
        // Pięcio|stopniowy: no hundred (sto).
        if stem(at).is_some() {
            break;
        }
    }
    if parts.is_empty() {
        return None;
    }
    if let Some(part) = stem(at) {
        parts.push(part);
        return Some(parts);
    }
    // Czteropunktowy: what is counted is any noun.
    (opens && text[start..at].chars().count() >= 4 && text[at..end].chars().count() >= 4).then_some(parts)
}

/// A number that may begin or go on with a compound.
fn number(class: &Class) -> Option<Class> {
    match class {
        Class::Prefix(n) => Some(Class::Cardinal((*n).into())),
        Class::Cardinal(n) => Some(Class::Cardinal(*n)),
        _ => None,
    }
}
