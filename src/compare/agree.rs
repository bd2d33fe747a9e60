//! Whether two facts agree: what they show, kind by kind.

use super::claim::Difference;
use super::date::{dates, times};
use super::pair::{pairs, share};
use super::set::{reversed, value_difference, values};
use super::unit::{SLACK, Units, converted, converts_degrees, degrees, fahrenheit, scaleless, unit_difference, units};
use crate::extract::{Approx, Fact, Kind, PartialDate, Quantity, Value};
use crate::text::fold_key;
use rust_decimal::Decimal;

/// How two facts relate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Relation {
    /// They say the same; the cost tells how far the writing differs (0: alike in every respect).
    Same(u16),
    /// One is a rounding of the other.
    Rounded(u16),
    /// They say it of the same thing, and differently.
    Different(Difference),
    /// They cannot be told to be about one thing.
    Apart,
}

/// Relates two facts; `a` is the original's where one is named: it may be rounded in `b`, and not the other way round.
pub fn relate(a: &Fact, b: &Fact) -> Relation {
    match (life(a), life(b)) {
        (Some(decade), _) => return lived(decade, b),
        (_, Some(decade)) => return lived(decade, a),
        _ => {}
    }
    let relation = match (&a.value, &b.value) {
        (Value::Date(x, x2), Value::Date(y, y2)) => dates(x, *x2, y, *y2),
        (Value::Time { .. }, Value::Time { .. }) => times(&a.value, &b.value),
        (Value::Text(x), Value::Text(y)) if a.kind == b.kind => {
            if x == y || code_key(x) == code_key(y) || (!digits_of(x).is_empty() && digits_of(x) == digits_of(y)) {
                Relation::Same(u16::from(x != y))
            } else {
                Relation::Different(Difference::Value)
            }
        }
        (Value::Quantity(x), Value::Quantity(y)) => quantities(a, x, b, y),
        (Value::Pair(x1, x2), Value::Pair(y1, y2)) => match pairs(a, (x1, x2), b, (y1, y2)) {
            // No fewer than 70 of the 120 are not at most 70 of them.
            Relation::Same(_) if a.kind.is_share() && b.kind.is_share() && reversed(a.approx, b.approx) => {
                Relation::Different(Difference::Approximator)
            }
            relation => relation,
        },
        (Value::Pair(part, whole), Value::Quantity(q)) => share(part, whole, a, q, b, false),
        (Value::Quantity(q), Value::Pair(part, whole)) => share(part, whole, b, q, a, true),
        (
            Value::Time {
                minutes, until: None, ..
            },
            Value::Quantity(q),
        ) => lasting(*minutes, q, b),
        (
            Value::Quantity(q),
            Value::Time {
                minutes, until: None, ..
            },
        ) => lasting(*minutes, q, a),
        (Value::Pair(x, y), Value::Date(d, None)) if a.kind == Kind::Fraction => daylike(x, y, d),
        (Value::Date(d, None), Value::Pair(x, y)) if b.kind == Kind::Fraction => daylike(x, y, d),
        (Value::Date(d, None), Value::Quantity(q)) => warm(d, b, [q, q]),
        (Value::Quantity(q), Value::Date(d, None)) => warm(d, a, [q, q]),
        (Value::Date(d, None), Value::Pair(low, high)) => warm(d, b, [low, high]),
        (Value::Pair(low, high), Value::Date(d, None)) => warm(d, a, [low, high]),
        _ => Relation::Apart,
    };
    match relation {
        Relation::Apart => loose(a, b),
        other => other,
    }
}

/// The decade of a life that a fact tells: in his forties.
fn life(fact: &Fact) -> Option<Decimal> {
    match &fact.value {
        Value::Pair(from, _) if fact.kind == Kind::Age => Some(from.value()),
        _ => None,
    }
}

/// A decade of a life against another fact. Forty years, said as exact, are not the forties.
fn lived(tens: Decimal, other: &Fact) -> Relation {
    let years = other.unit.is_none_or(|u| u == "duration-year");
    match &other.value {
        _ if life(other) == Some(tens) || decade(other) == Some(tens) => Relation::Same(0),
        Value::Quantity(q) if years && q.value() == tens => {
            let exact = other.firm
                && other.approx == Approx::Exact
                && matches!(other.kind, Kind::Age | Kind::Measure | Kind::Ordinal);
            if exact {
                Relation::Different(Difference::Range)
            } else {
                Relation::Same(6)
            }
        }
        // In their mid-thirties: d'environ trente-cinq ans.
        Value::Quantity(q)
            if years && other.approx != Approx::Exact && (tens..tens + Decimal::TEN).contains(&q.value()) =>
        {
            Relation::Same(9)
        }
        Value::Pair(from, to) if years && from.value() == tens => {
            let end = to.value() - tens;
            if end == Decimal::TEN || end == Decimal::from(9) {
                Relation::Same(6)
            } else {
                Relation::Different(Difference::Range)
            }
        }
        _ if other.kind == Kind::Age => Relation::Different(Difference::Range),
        _ => Relation::Apart,
    }
}

/// A day and a month in digits that were read as a fraction: 7/10.
fn daylike(x: &Quantity, y: &Quantity, date: &PartialDate) -> Relation {
    let told = |q: &Quantity, part: Option<u8>| part.is_some_and(|p| q.value() == Decimal::from(p));
    let (day, month) = (date.day, date.month);
    if told(x, day) && told(y, month) || told(x, month) && told(y, day) {
        Relation::Same(10)
    } else {
        Relation::Apart
    }
}

/// Temperatures in the 80s, which are degrees of Fahrenheit, against a temperature or a range of temperatures.
fn warm(date: &PartialDate, measure: &Fact, ends: [&Quantity; 2]) -> Relation {
    let (Some(year), 10) = (date.year, date.years) else {
        return Relation::Apart;
    };
    let scaled = |v: Decimal| match measure.unit {
        Some("temperature-celsius" | "angle-degree") => Some(fahrenheit(v)),
        Some("temperature-fahrenheit") => Some(v),
        _ => None,
    };
    let low = Decimal::from(year.rem_euclid(100));
    let inside = |v: Decimal| v >= low - SLACK && v <= low + Decimal::TEN + SLACK;
    if low >= Decimal::TEN && ends.iter().all(|q| scaled(q.value()).is_some_and(inside)) {
        Relation::Same(12)
    } else {
        Relation::Apart
    }
}

/// A span of time that was read as a time of day: "1:30 by car" and "1.5 hours".
fn lasting(minutes: u16, q: &Quantity, measure: &Fact) -> Relation {
    let per_unit = match measure.unit {
        Some("duration-hour") => Decimal::from(60),
        Some("duration-minute") => Decimal::ONE,
        _ => return Relation::Apart,
    };
    match q.value().checked_mul(per_unit) {
        Some(told) if told == Decimal::from(minutes) => Relation::Same(12),
        _ => Relation::Apart,
    }
}

/// Facts of different kinds that show the same number: a year read as a count, a day as an ordinal.
fn loose(a: &Fact, b: &Fact) -> Relation {
    // Five hours are no fifth day of a month.
    let day = |f: &Fact| matches!(&f.value, Value::Date(d, None) if d.day.is_some() && d.month.is_none());
    let hours = |f: &Fact| matches!(f.unit, Some("duration-hour" | "duration-minute" | "duration-second"));
    if day(a) && hours(b) || hours(a) && day(b) {
        return Relation::Apart;
    }
    match (bare(a), bare(b)) {
        (Some(x), Some(y)) if x == y => Relation::Same(30),
        (x, y) if (x.is_some() && x == decade(b)) || (y.is_some() && y == decade(a)) => Relation::Same(30),
        _ => Relation::Apart,
    }
}

/// The two digits of a decade (the 90s against 90), the number of a century (the 19th against 19th century).
fn decade(fact: &Fact) -> Option<Decimal> {
    match &fact.value {
        Value::Date(
            PartialDate {
                year: Some(y),
                years: 10,
                ..
            },
            None,
        ) => Some(Decimal::from(y.rem_euclid(100))),
        Value::Date(
            PartialDate {
                year: Some(y),
                years: 100,
                ..
            },
            None,
        ) => Some(Decimal::from(y.div_euclid(100) + 1)),
        _ => None,
    }
}

/// The one number that a fact shows, if it shows one.
pub fn bare(fact: &Fact) -> Option<Decimal> {
    match &fact.value {
        Value::Quantity(q) => Some(q.value()),
        Value::Date(d, None) => match (d.year, d.month, d.day) {
            (Some(y), None, None) => Some(Decimal::from(y.abs())),
            (None, None, Some(d)) => Some(Decimal::from(d)),
            (None, Some(m), None) => Some(Decimal::from(m)),
            _ => None,
        },
        Value::Time { minutes, .. } if minutes % 60 == 0 => Some(Decimal::from(minutes / 60)),
        Value::Text(t) if fact.kind == Kind::Code => {
            let digits = digits_of(t);
            Decimal::from_str_exact(&digits).ok()
        }
        _ => None,
    }
}

/// A code without case and marks: `F-16` is `f16`.
fn code_key(text: &str) -> String {
    fold_key(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The digits of a code.
pub fn digits_of(text: &str) -> String {
    text.chars()
        .filter_map(crate::text::digit_value)
        .map(|d| char::from(b'0' + d))
        .collect()
}

fn quantities(a: &Fact, x: &Quantity, b: &Fact, y: &Quantity) -> Relation {
    if (a.kind == Kind::Vague) != (b.kind == Kind::Vague) {
        return vague(a, x, b, y);
    }
    if a.kind == Kind::Vague {
        let meet = x.readings.iter().any(|r| y.readings.iter().any(|s| r.value == s.value));
        return if meet {
            Relation::Same(0)
        } else {
            Relation::Different(Difference::Magnitude)
        };
    }
    let units = units(a, b);
    let kinds = kind_cost(a.kind, b.kind);
    // 40 percentage points are not 40 percent, 41 percent are not 41 people.
    let share = |k: Kind| matches!(k, Kind::Percent | Kind::Points);
    let share_lost = a.kind != b.kind && (share(a.kind) || share(b.kind));
    if share_lost
        && x.value() == y.value()
        && (share(a.kind) && share(b.kind)
            || matches!(
                (a.kind, b.kind),
                (Kind::Percent, Kind::Number) | (Kind::Number, Kind::Percent)
            ))
    {
        return Relation::Different(Difference::Percent);
    }
    if scaleless(a, b) {
        let (rx, ry) = (&x.readings[0], &y.readings[0]);
        return if rx.value == ry.value {
            Relation::Same(if a.unit == b.unit { 0 } else { 4 })
        } else if converts_degrees(rx.value, ry.value) {
            Relation::Same(8)
        } else {
            Relation::Different(value_difference(a, x, b, y))
        };
    }
    let mut best = Relation::Apart;
    for (i, rx) in x.readings.iter().enumerate() {
        for (j, ry) in y.readings.iter().enumerate() {
            let extra = kinds + (i + j) as u16;
            let found = match units {
                Units::Same | Units::Open => {
                    let cost = extra + if units == Units::Open { 4 } else { 0 };
                    values(rx, a.approx, ry, b.approx, cost)
                }
                Units::Convert(fx, fy) => converted(rx, fx, ry, fy, extra),
                Units::Degrees(fx, fy) => degrees(rx, fx, ry, fy, extra),
                Units::Apart if rx.value == ry.value => Relation::Different(unit_difference(a, b)),
                Units::Apart => Relation::Apart,
            };
            best = better(best, found);
        }
    }
    match best {
        Relation::Apart if units != Units::Apart && kinds < 20 => Relation::Different(value_difference(a, x, b, y)),
        Relation::Same(cost) if reversed(a.approx, b.approx) && cost < 10 => {
            Relation::Different(Difference::Approximator)
        }
        other => other,
    }
}

fn better(a: Relation, b: Relation) -> Relation {
    let rank = |r: &Relation| match r {
        Relation::Same(c) => (0, *c),
        Relation::Rounded(c) => (1, *c),
        Relation::Different(_) => (2, 0),
        Relation::Apart => (3, 0),
    };
    if rank(&b) < rank(&a) { b } else { a }
}

/// What two kinds of number lose by being taken for each other; 20 and above: never by value alone.
fn kind_cost(a: Kind, b: Kind) -> u16 {
    use Kind::*;
    if a == b {
        return 0;
    }
    match (a.min(b), a.max(b)) {
        (Measure, Age) | (Number, Age) | (Number, Measure) | (Number, Amount) => 3,
        (Number, Ordinal) => 5,
        (Percent, Points) => 2,
        (Number, Multiple) | (Measure, Frequency) | (Number, Frequency) => 6,
        (Number, Percent) | (Number, Points) => 8,
        (Multiple, Measure) => 9,
        _ => 20,
    }
}

fn vague(a: &Fact, x: &Quantity, b: &Fact, y: &Quantity) -> Relation {
    let (power, value) = if a.kind == Kind::Vague {
        (x.value(), y.value())
    } else {
        (y.value(), x.value())
    };
    let next = power.checked_mul(Decimal::TEN);
    let inside = value >= power && next.is_none_or(|n| value < n * Decimal::TEN);
    let (va, vb) = (a.unit, b.unit);
    // Six miles: une dizaine de kilomètres.
    let near = || {
        let Units::Convert(fa, fb) = units(a, b) else {
            return false;
        };
        let (vague, exact) = if a.kind == Kind::Vague { (fa, fb) } else { (fb, fa) };
        let (Some(least), Some(told)) = (power.checked_mul(vague), value.checked_mul(exact)) else {
            return false;
        };
        told >= least * Decimal::new(8, 1) && least.checked_mul(Decimal::TEN).is_none_or(|most| told < most)
    };
    if inside && (va == vb || va.is_none() || vb.is_none()) || near() {
        Relation::Rounded(10)
    } else {
        Relation::Apart
    }
}
