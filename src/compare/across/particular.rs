//! Values that few things of an article could share: they tell one thing wherever they stand.

use crate::extract::{Fact, Kind, PartialDate, Value};
use rust_decimal::Decimal;

/// A value that few things of an article could share: three digits, two with a unit, a date of two parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Particular {
    Number(Kind, Option<&'static str>, Decimal),
    Pair(Kind, Decimal, Decimal),
    Date(Option<i32>, Option<u8>, Option<u8>, Option<i32>),
    Text(Kind, String),
}

impl Particular {
    /// The value of a fact, if it is particular.
    pub(super) fn of(fact: &Fact) -> Option<Self> {
        if !fact.firm {
            return None;
        }
        match &fact.value {
            Value::Quantity(q) => {
                let value = q.value().normalize();
                let digits = value.mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
                let needed = match fact.kind {
                    Kind::Amount | Kind::Measure => 2,
                    _ => 3,
                };
                let told = digits >= needed && q.readings.len() == 1;
                told.then_some(Self::Number(fact.kind, fact.unit, value))
            }
            Value::Pair(x, y) => {
                let long = x.value().abs() >= Decimal::TEN && y.value().abs() >= Decimal::TEN;
                long.then(|| Self::Pair(fact.kind, x.value().normalize(), y.value().normalize()))
            }
            Value::Date(date, until) => {
                let PartialDate { year, month, day, .. } = *date;
                let until = until.and_then(|d| d.year);
                let told = day.is_some() && month.is_some() || month.is_some() && year.is_some() || until.is_some();
                // The year may be left out beside a day.
                let year = year.filter(|_| day.is_none());
                (told && date.years <= 1).then_some(Self::Date(year, month, day, until))
            }
            Value::Text(text) => (fact.kind != Kind::Name).then(|| Self::Text(fact.kind, text.clone())),
            Value::Time { .. } => None,
        }
    }
}
