//! The parts of facts that may be told apart from each other: a date's day, a ratio's whole.

use super::agree::digits_of;
use crate::extract::{Fact, Kind, Value};
use crate::language::Weekday;
use rust_decimal::Decimal;

/// A part of a fact that may stand by itself elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// A number.
    Number(Decimal),
    /// A month, 1 to 12.
    Month(u8),
    /// A day of the week.
    Weekday(Weekday),
}

/// The parts of others that a fact answers: its own, and the hours of a span of the day by either clock.
pub fn tells(fact: &Fact) -> Vec<Atom> {
    let mut out = atoms(fact);
    let twelve = Decimal::from(12);
    match &fact.value {
        Value::Pair(..) if fact.kind == Kind::Range => {
            let late = |atom: &Atom| match atom {
                Atom::Number(hour) if *hour > twelve && *hour <= Decimal::from(24) => {
                    Some(Atom::Number(*hour - twelve))
                }
                _ => None,
            };
            let late: Vec<Atom> = out.iter().filter_map(late).collect();
            out.extend(late);
        }
        // The six months to September: 4〜9月期.
        Value::Date(from, Some(until)) if from.day.is_none() => {
            if let (Some(m), Some(n)) = (from.month, until.month) {
                out.push(Atom::Number(Decimal::from((n + 12 - m) % 12 + 1)));
            }
        }
        Value::Time { minutes, .. } if minutes / 60 > 12 => out.push(Atom::Number(Decimal::from(minutes / 60))),
        _ => {}
    }
    out
}

/// The seconds of a time, which is compared to the minute: 2:25:41.
pub fn seconds(fact: &Fact, written: &str) -> Option<Atom> {
    let last = written
        .rsplit(':')
        .next()
        .filter(|_| matches!(fact.value, Value::Time { .. }))?;
    let number = last.trim().parse::<u32>().ok()?;
    Some(Atom::Number(number.into()))
}

/// The parts of a fact.
pub fn atoms(fact: &Fact) -> Vec<Atom> {
    let number = |n: Decimal| Atom::Number(n.normalize().abs());
    match &fact.value {
        Value::Quantity(q) => q.readings.iter().take(1).map(|r| number(r.value)).collect(),
        // A decade of a life is told as a whole.
        Value::Pair(..) if fact.kind == Kind::Age => Vec::new(),
        Value::Pair(x, y) => vec![number(x.value()), number(y.value())],
        Value::Date(d, until) => {
            let mut out = Vec::new();
            for d in std::iter::once(d).chain(until.as_ref()) {
                out.extend(d.year.map(|y| number(Decimal::from(y))));
                out.extend(d.month.map(Atom::Month));
                out.extend(d.day.map(|d| number(Decimal::from(d))));
                out.extend(d.quarter.map(|q| number(Decimal::from(q))));
                out.extend(d.weekday.map(Atom::Weekday));
            }
            out
        }
        Value::Time { minutes, .. } => {
            let (h, m) = (minutes / 60, minutes % 60);
            let mut out = vec![number(Decimal::from(if h > 12 { h - 12 } else { h }))];
            if m > 0 {
                out.push(number(Decimal::from(m)));
            }
            out
        }
        Value::Text(t) if fact.kind == Kind::Code => {
            Decimal::from_str_exact(&digits_of(t)).map(number).into_iter().collect()
        }
        Value::Text(_) => Vec::new(),
    }
}
