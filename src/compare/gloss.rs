//! What a version explains in brackets: an amount in the reader's own money, a time on the reader's own clock.

use super::claim::Version;
use super::matching::Fate;
use crate::extract::{Fact, Kind, Value};

/// So many characters at most stand between a fact and the gloss on it: "(3.9 billion dollars, or about 108 trillion dong)".
const BETWEEN: usize = 32;

/// Of the facts `list`, those that tell the one before them over again, in brackets behind it: 84.6 billion crowns ($3.9 billion),
/// 21 h 17 (13 h 17 à Paris).
pub fn glosses(version: &Version, list: &[usize]) -> Vec<bool> {
    let mut out = vec![false; list.len()];
    for i in 1..list.len() {
        let (first, second) = (&version.facts[list[i - 1]], &version.facts[list[i]]);
        let between = version.document.text.get(first.span.end..second.span.start);
        let Some(between) = between.filter(|_| first.segment == second.segment) else {
            continue;
        };
        let opens = between.contains(['(', '（', '[']);
        let closes = between.contains([')', '）', ']', ';', '；', '\n']);
        let near = between.chars().nth(BETWEEN).is_none() && !closes;
        out[i] = near && (opens || out[i - 1]) && retells(first, second);
    }
    out
}

/// Whether the second fact may be the first in another money or by another clock.
fn retells(first: &Fact, second: &Fact) -> bool {
    match (&first.value, &second.value) {
        (Value::Time { until: None, .. }, Value::Time { until: None, .. }) => true,
        (Value::Date(..), Value::Date(..)) => first.kind == second.kind,
        // A currency that is not known is a number of something.
        _ => {
            let money = matches!(first.kind, Kind::Amount | Kind::Number);
            money && second.kind == Kind::Amount && first.unit != second.unit
        }
    }
}

/// Whether two glosses say nothing about each other: in two moneys, or by clocks of which one has no zone.
pub fn apart(x: &Fact, y: &Fact) -> bool {
    match (&x.value, &y.value) {
        (Value::Quantity(p), Value::Quantity(q)) => x.unit != y.unit && p.value() != q.value(),
        (Value::Time { zone: p, .. }, Value::Time { zone: q, .. }) => p.is_none() || q.is_none(),
        _ => false,
    }
}

/// A gloss is for the readers of one language: where what it explains is told, rightly or wrongly, no other version has to have it.
pub fn explained(glosses: &[bool], fates: &mut [Fate]) {
    for i in 1..fates.len() {
        let told = fates[i - 1] != Fate::Missing;
        if fates[i] == Fate::Missing && glosses[i] && told {
            fates[i] = Fate::Answered;
        }
    }
}
