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
    if !date && claim.verdict != Verdict::Different(Difference::Date) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let both = telling.both(odd, witness);
    let message = match part(&odd.value, &witness.value) {
        Some(part) => format!("{both}: the {part} differs"),
        None => both,
    };
    let help = telling.help(odd, witness);
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

/// The part in which two dates differ, where it is one.
fn part(a: &Value, b: &Value) -> Option<&'static str> {
    match (a, b) {
        (Value::Date(a, None), Value::Date(b, None)) => {
            let parts_of = |d: &PartialDate| {
                [
                    ("year", d.year),
                    ("quarter", d.quarter.map(i32::from)),
                    ("month", d.month.map(i32::from)),
                    ("day", d.day.map(i32::from)),
                    ("weekday", d.weekday.map(|w| w as i32)),
                ]
            };
            let mut parts = parts_of(a)
                .into_iter()
                .zip(parts_of(b))
                .filter(|((_, x), (_, y))| x.is_some() && y.is_some() && x != y)
                .map(|((name, _), _)| name);
            let first = parts.next()?;
            parts.next().is_none().then_some(first)
        }
        (Value::Time { .. }, Value::Time { .. }) => Some("time"),
        _ => None,
    }
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
