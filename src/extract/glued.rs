//! Words that are wholly made of number words: einundzwanzig, duecentotré, yüzyirmiüç.

use super::phrase::{Meanings, is_number_part};
use crate::language::{Class, Hit, Pack};
use crate::text::Folded;

/// Splits the word `start..end` wholly into number words (einundzwanzig, duecentotré), the last of which may be an ordinal or a unit.
pub fn glued<'p>(
    hits: &[Hit],
    start: usize,
    end: usize,
    folded: &Folded,
    original: &str,
    pack: &'p Pack,
) -> Option<Vec<(Hit, Meanings<'p>)>> {
    let inside: Vec<(Hit, Meanings<'p>)> = hits
        .iter()
        .take_while(|h| h.start < end)
        .filter(|h| h.end <= end)
        .map(|h| {
            let written = &original[folded.origin(h.start)..folded.origin(h.end)];
            (*h, Meanings::Known(pack.lexicon.classes(h.phrase, written)))
        })
        .filter(|(h, c)| {
            c.iter().any(|c| {
                is_number_part(c) && !matches!(c, Class::Scale(_))
                    || matches!(c, Class::And)
                    || (h.end == end && ends_glued(c, h.end - h.start))
            })
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
        let (hit, classes) = inside[way[at]?];
        parts.push((hit, classes));
        at = hit.start - start;
    }
    parts.reverse();
    let numbers = parts.iter().filter(|(_, c)| c.iter().any(is_number_part)).count();
    // Italian e-venti is no number.
    let opens = parts.first().is_some_and(|(_, c)| c.iter().any(is_number_part));
    (parts.len() >= 2 && numbers >= 1 && opens).then_some(parts)
}

fn ends_glued(class: &Class, len: usize) -> bool {
    matches!(
        class,
        Class::Ordinal(_)
            | Class::OrdinalAfter
            | Class::Denominator(_)
            | Class::Percent
            | Class::Times
            | Class::AgeAfter
            | Class::Group(_)
            | Class::DecadeAfter
    ) || matches!(class, Class::Unit(_) if len > 2)
}
