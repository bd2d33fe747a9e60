//! A quantity in the manner of words that stand there: figure, scale word, currency or unit give way, what is around them stays.

use super::figure::Figure;
use super::naming::{Unit, unit_names};
use crate::extract::{Fact, Kind};
use crate::language::{Boundaries, Class, Pack};
use crate::text::{Span, digit_value, fold};
use rust_decimal::Decimal;

/// `value` with the unit of `fact`, as `written` writes a quantity; the best first. Empty where `written` has no figure in
/// digits, or more than one.
pub(super) fn quantities(value: Decimal, fact: &Fact, pack: &Pack, written: &str) -> Vec<String> {
    let Some(parts) = Parts::of(written, pack) else {
        return Vec::new();
    };
    let figure = Figure::like(written, pack);
    let numbers = match fact.kind {
        Kind::Number | Kind::Amount | Kind::Measure => figure.scaled(value, written),
        _ => vec![figure.number(value)],
    };
    let unit = match fact.kind {
        Kind::Percent | Kind::Points => Some("%"),
        // The words of an age hold its unit (tuổi, years old).
        Kind::Age => None,
        _ => fact.unit,
    };
    let place = parts.number;
    let (before, after) = (&written[..place.start], &written[place.end..]);
    let mut out = Vec::new();
    for number in &numbers {
        let text = &number.text;
        let Some(unit) = unit else {
            out.push(format!("{before}{text}{after}"));
            continue;
        };
        match parts.unit {
            Some((id, _)) if id == unit => out.push(format!("{before}{text}{after}")),
            Some((_, at)) => {
                let like = &written[at.start..at.end];
                for form in unit_names(Unit { id: unit, number }, pack, Some(like)) {
                    out.push(match at.end <= place.start {
                        true => {
                            let (a, b) = (&written[..at.start], &written[at.end..place.start]);
                            format!("{a}{form}{b}{text}{after}")
                        }
                        false => {
                            let (a, b) = (&written[place.end..at.start], &written[at.end..]);
                            format!("{before}{text}{a}{form}{b}")
                        }
                    });
                }
            }
            None => {
                let wanted = super::naming::named(Unit { id: unit, number }, pack);
                out.extend(wanted.into_iter().map(|n| format!("{before}{n}{after}")));
            }
        }
    }
    out
}

/// What stands where in words about a quantity.
struct Parts {
    /// The figure with its scale word.
    number: Span,
    /// Its currency, percent sign or unit.
    unit: Option<(&'static str, Span)>,
}

impl Parts {
    fn of(written: &str, pack: &Pack) -> Option<Self> {
        let mut digits: Option<Span> = None;
        let mut last_end = 0;
        for (at, c) in written.char_indices().filter(|(_, c)| digit_value(*c).is_some()) {
            let end = at + c.len_utf8();
            let gap = &written[last_end..at];
            let inside = gap.is_empty() || (gap.chars().count() == 1 && is_mark(gap, pack));
            match &mut digits {
                Some(span) if inside => span.end = end,
                // A second figure.
                Some(_) => return None,
                None => digits = Some(Span::new(at, end)),
            }
            last_end = end;
        }
        let mut number = digits?;
        let mut unit: Option<(&'static str, Span)> = None;
        let folded = fold(written);
        // Words of scale may stand behind each other (nghìn tỷ): the longest first.
        let mut hits: Vec<(Span, _)> = pack
            .lexicon
            .hits(&folded.text)
            .iter()
            .map(|hit| (Span::new(folded.origin(hit.start), folded.origin(hit.end)), hit.phrase))
            .filter(|(span, _)| is_word(written, *span, pack) && !span.overlaps(number))
            .collect();
        hits.sort_by_key(|(span, _)| (std::cmp::Reverse(span.len()), span.start));
        let classes = |span: Span, phrase| pack.lexicon.classes(phrase, &written[span.start..span.end]);
        let scale = |c: &Class| matches!(c, Class::Multiplier(_) | Class::Scale(_));
        let beside = |number: Span, span: Span| {
            let between = match span.start >= number.end {
                true => written.get(number.end..span.start),
                false => written.get(span.end..number.start),
            };
            between.is_some_and(|b| b.trim().is_empty())
        };
        // Twice, for what stands behind the word that is found first.
        for _ in 0..2 {
            for (span, phrase) in &hits {
                let is_scale = classes(*span, *phrase).iter().any(scale);
                if is_scale && !span.overlaps(number) && beside(number, *span) {
                    number = number.join(*span);
                }
            }
        }
        for (span, phrase) in &hits {
            if unit.is_some() || span.overlaps(number) {
                continue;
            }
            unit = classes(*span, *phrase).iter().find_map(|class| match class {
                Class::Currency(code, _) => Some((*code, *span)),
                Class::Percent => Some(("%", *span)),
                Class::Unit(id) => Some((*id, *span)),
                _ => None,
            });
        }
        Some(Self { number, unit })
    }
}

fn is_mark(gap: &str, pack: &Pack) -> bool {
    gap.chars().all(|c| {
        c.is_whitespace() || pack.file.decimal.contains(&c) || pack.file.group.contains(&c) || ".,٬٫،'’".contains(c)
    })
}

/// Whether `span` is a word of `text` by itself.
pub(super) fn is_word(text: &str, span: Span, pack: &Pack) -> bool {
    if pack.file.boundaries == Boundaries::None {
        return true;
    }
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let first = text[span.start..span.end].chars().next();
    let glued_before = before.is_some_and(char::is_alphabetic) && first.is_some_and(char::is_alphabetic);
    let glued_after = after.is_some_and(char::is_alphabetic);
    !glued_before && !glued_after
}
