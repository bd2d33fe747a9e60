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
