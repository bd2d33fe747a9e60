//! `date-altered`: another date or time of day.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::{Kind, PartialDate, Value};
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "date-altered",
    summary: "A date or a time of day differs.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    let plain = claim.verdict == Verdict::Different(Difference::Value);
    let date = plain && matches!(claim.kind, Kind::Date | Kind::Time);
    let range = claim.verdict == Verdict::Different(Difference::Range);
    if !date && !range && claim.verdict != Verdict::Different(Difference::Date) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    // A decade against a century is a date, a range of years is none.
    let lone = |value: &Value| matches!(value, Value::Date(_, None));
    if range && !(lone(&odd.value) && lone(&witness.value)) {
        return None;
    }
    let both = telling.both(odd, witness);
    let severity = telling.contradiction(&CARD);
    let (message, severity) = match (part(&odd.value, &witness.value), curtailed(&odd.value, &witness.value)) {
        (Some(part), _) => (format!("{both}: the {part} differs"), severity),
        (None, Some(part)) => (
            format!("{both}: the {part} is left out"),
            severity.min(Severity::Warning),
        ),
        (None, None) => (both, severity),
    };
    let help = telling.help(odd, witness);
    Some(telling.finding(&CARD, severity, message, help))
}

/// The part in which two dates differ, where it is one.
fn part(a: &Value, b: &Value) -> Option<&'static str> {
    match (a, b) {
        (Value::Date(a, None), Value::Date(b, None)) => {
            let mut parts = both(a, b).filter(|(_, x, y)| x.is_some() && y.is_some() && x != y);
            let (first, _, _) = parts.next()?;
            parts.next().is_none().then_some(first)
        }
        (Value::Time { .. }, Value::Time { .. }) => Some("time"),
        _ => None,
    }
}

/// The part that one of two dates does not tell, where they agree in all others.
fn curtailed(a: &Value, b: &Value) -> Option<&'static str> {
    let (Value::Date(a, None), Value::Date(b, None)) = (a, b) else {
        return None;
    };
    let apart = both(a, b).any(|(_, x, y)| x.is_some() && y.is_some() && x != y);
    let mut parts = both(a, b).filter(|(_, x, y)| x.is_some() != y.is_some());
    parts.next().filter(|_| !apart).map(|(part, _, _)| part)
}

/// The parts of two dates side by side.
fn both(a: &PartialDate, b: &PartialDate) -> impl Iterator<Item = (&'static str, Option<i32>, Option<i32>)> {
    let small = |a: Option<u8>, b: Option<u8>| (a.map(i32::from), b.map(i32::from));
    let (quarter, month, day) = (
        small(a.quarter, b.quarter),
        small(a.month, b.month),
        small(a.day, b.day),
    );
    [
        ("year", a.year, b.year),
        ("quarter", quarter.0, quarter.1),
        ("month", month.0, month.1),
        ("day", day.0, day.1),
        ("weekday", a.weekday.map(|w| w as i32), b.weekday.map(|w| w as i32)),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::part;
    use crate::extract::{PartialDate, Value, Weekday};

    #[test]
    fn the_part_is_named_where_it_is_one() {
        let date = |year, month, day, weekday| {
            Value::Date(
                PartialDate {
                    year,
                    years: 1,
                    month,
                    day,
                    weekday,
                    ..PartialDate::default()
                },
                None,
            )
        };
        let last = date(Some(2025), Some(12), Some(31), None);
        for (other, wanted) in [
            (date(Some(2025), Some(12), Some(13), None), Some("day")),
            (date(Some(2024), Some(12), Some(31), None), Some("year")),
            (date(None, Some(11), Some(31), None), Some("month")),
            (date(Some(2025), Some(1), Some(30), None), None),
            (date(None, None, None, Some(Weekday::Mon)), None),
            (last.clone(), None),
        ] {
            assert_eq!(part(&last, &other), wanted, "{other:?}");
        }
    }
}
