//! Whether two facts agree: sets of values, units with their conversions, partial dates.

use super::claim::Difference;
use crate::extract::{Approx, Fact, Kind, PartialDate, Quantity, Reading, Value};
use crate::language::World;
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
    let relation = match (&a.value, &b.value) {
        (Value::Date(x, x2), Value::Date(y, y2)) => dates(x, *x2, y, *y2),
        (
            Value::Time {
                minutes: x,
                certain: cx,
                ..
            },
            Value::Time {
                minutes: y,
                certain: cy,
                ..
            },
        ) => times(*x, *cx, *y, *cy),
        (Value::Text(x), Value::Text(y)) if a.kind == b.kind => {
            if x == y || code_key(x) == code_key(y) || (!digits_of(x).is_empty() && digits_of(x) == digits_of(y)) {
                Relation::Same(u16::from(x != y))
            } else {
                Relation::Different(Difference::Value)
            }
        }
        (Value::Quantity(x), Value::Quantity(y)) => quantities(a, x, b, y),
        (Value::Pair(x1, x2), Value::Pair(y1, y2)) => pairs(a, (x1, x2), b, (y1, y2)),
        (Value::Pair(part, whole), Value::Quantity(q)) => share(part, whole, a, q, b),
        (Value::Quantity(q), Value::Pair(part, whole)) => share(part, whole, b, q, a),
        _ => Relation::Apart,
    };
    match relation {
        Relation::Apart => loose(a, b),
        other => other,
    }
}

/// Facts of different kinds that show the same number: a year read as a count, a day as an ordinal.
fn loose(a: &Fact, b: &Fact) -> Relation {
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
        return if x.value() == y.value() {
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
    // "80 degrees" of no scale.
    let bare_degrees =
        |u: Option<&str>, v: Option<&str>| u == Some("angle-degree") && v.is_some_and(|v| v.starts_with("temperature"));
    if bare_degrees(a.unit, b.unit) || bare_degrees(b.unit, a.unit) {
        let (rx, ry) = (&x.readings[0], &y.readings[0]);
        let scales = |fx, fy| matches!(degrees(rx, fx, ry, fy, 0), Relation::Same(_));
        let same = rx.value == ry.value || scales(true, false) || scales(false, true);
        return if same {
            Relation::Same(4)
        } else {
            Relation::Different(Difference::Value)
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

#[derive(Clone, Copy, Debug, PartialEq)]
enum Units {
    /// One unit, or one currency under a shared sign.
    Same,
    /// At least one says none.
    Open,
    /// One dimension: base units of each.
    Convert(Decimal, Decimal),
    /// Two scales of temperature: whether each is Fahrenheit's.
    Degrees(bool, bool),
    /// Two things.
    Apart,
}

fn units(a: &Fact, b: &Fact) -> Units {
    let (Some(x), Some(y)) = (a.unit, b.unit) else {
        return if a.unit == b.unit { Units::Same } else { Units::Open };
    };
    let world = World::get();
    if x == y {
        return Units::Same;
    }
    if a.kind == Kind::Amount && b.kind == Kind::Amount {
        return if world.share_a_sign(x, y) {
            Units::Same
        } else {
            Units::Apart
        };
    }
    let (Some(ux), Some(uy)) = (world.units.get(x), world.units.get(y)) else {
        return Units::Apart;
    };
    if ux.dimension == "temperature" && uy.dimension == "temperature" {
        return Units::Degrees(x == "temperature-fahrenheit", y == "temperature-fahrenheit");
    }
    if ux.dimension == uy.dimension {
        return Units::Convert(ux.factor, uy.factor);
    }
    // 160 km an hour is often said as 160 km.
    let lengthy = |unit: &str, speed: &str| {
        let name = unit.strip_prefix("length-");
        name.is_some()
            && name
                == speed
                    .strip_prefix("speed-")
                    .and_then(|s| s.split_once("-per-"))
                    .map(|s| s.0)
    };
    if lengthy(x, y) || lengthy(y, x) {
        return Units::Open;
    }
    // A month is 30.4 days.
    let seconds = |dimension: &str, factor: Decimal| match dimension {
        "time" => Some(factor),
        "months" => factor.checked_mul(Decimal::from(2_629_800)),
        _ => None,
    };
    match (seconds(ux.dimension, ux.factor), seconds(uy.dimension, uy.factor)) {
        (Some(x), Some(y)) => Units::Convert(x, y),
        _ => Units::Apart,
    }
}

fn unit_difference(a: &Fact, b: &Fact) -> Difference {
    if a.kind == Kind::Amount && b.kind == Kind::Amount {
        Difference::Currency
    } else {
        Difference::Unit
    }
}

/// Two numbers of one unit.
fn values(x: &Reading, ax: Approx, y: &Reading, ay: Approx, cost: u16) -> Relation {
    if x.value == y.value {
        return Relation::Same(cost);
    }
    let (low_x, high_x) = set(x, ax);
    let (low_y, high_y) = set(y, ay);
    let one = (ax == Approx::Exact) != (ay == Approx::Exact);
    if one && low_x <= high_y && low_y <= high_x && near(x.value, y.value) {
        return Relation::Rounded(cost + 5);
    }
    // A translation may round what the original says exactly; it cannot know it more exactly.
    if rounds_to(x, y) {
        Relation::Rounded(cost + 6)
    } else {
        Relation::Apart
    }
}

/// Whether two values are within a tenth of each other: sets that meet further apart say nothing.
fn near(x: Decimal, y: Decimal) -> bool {
    let (x, y) = (x.abs(), y.abs());
    let (low, high) = if x < y { (x, y) } else { (y, x) };
    low.checked_mul(Decimal::new(11, 1)).is_none_or(|l| l >= high)
}

/// The set of values that a number with an approximator says, both ends included.
fn set(r: &Reading, approx: Approx) -> (Decimal, Decimal) {
    let up = |d: Decimal| r.value.checked_add(d).unwrap_or(r.value);
    let down = |d: Decimal| r.value.checked_sub(d).unwrap_or(r.value);
    match approx {
        Approx::Exact => (r.value, r.value),
        Approx::About => {
            let d = r.value.abs().checked_mul(Decimal::new(6, 2)).unwrap_or(r.step);
            (down(d), up(d))
        }
        Approx::Over | Approx::AtLeast => (r.value, up(r.step)),
        Approx::Nearly | Approx::Under | Approx::AtMost | Approx::UpTo => (down(r.step), r.value),
    }
}

/// Whether `coarse` is `fine` rounded to the coarse one's last digit, a rounding of at most a twentieth.
fn rounds_to(fine: &Reading, coarse: &Reading) -> bool {
    if fine.step >= coarse.step
        || coarse
            .step
            .checked_mul(Decimal::from(20))
            .is_none_or(|s| s > coarse.value.abs())
    {
        return false;
    }
    let Some(off) = fine.value.checked_sub(coarse.value) else {
        return false;
    };
    off.abs() < coarse.step
}

/// Two numbers of one dimension in different units: the conversion must hold.
fn converted(x: &Reading, fx: Decimal, y: &Reading, fy: Decimal, cost: u16) -> Relation {
    if x.value == y.value {
        return Relation::Different(Difference::Unit);
    }
    let (Some(bx), Some(by)) = (x.value.checked_mul(fx), y.value.checked_mul(fy)) else {
        return Relation::Apart;
    };
    let (Some(sx), Some(sy)) = (x.step.checked_mul(fx), y.step.checked_mul(fy)) else {
        return Relation::Apart;
    };
    let off = (bx - by).abs();
    let tolerance = (bx.abs().max(by.abs()) * Decimal::new(1, 1)).max(sx.max(sy) / Decimal::TWO);
    if off <= tolerance {
        Relation::Same(cost + 8)
    } else {
        Relation::Apart
    }
}

/// Degrees of Celsius and Fahrenheit, to a degree and a half.
fn degrees(x: &Reading, fx: bool, y: &Reading, fy: bool, cost: u16) -> Relation {
    if x.value == y.value {
        return Relation::Different(Difference::Unit);
    }
    let celsius = |v: Decimal, f: bool| {
        if f {
            (v - Decimal::from(32)) * Decimal::from(5) / Decimal::from(9)
        } else {
            v
        }
    };
    let off = (celsius(x.value, fx) - celsius(y.value, fy)).abs();
    if off <= Decimal::new(15, 1) {
        Relation::Same(cost + 8)
    } else {
        Relation::Apart
    }
}

fn value_difference(a: &Fact, x: &Quantity, b: &Fact, y: &Quantity) -> Difference {
    if tens_apart(x.value(), y.value()) {
        return Difference::Magnitude;
    }
    let percent = |k: Kind| matches!(k, Kind::Percent | Kind::Points);
    if percent(a.kind) && percent(b.kind) {
        Difference::Percent
    } else {
        Difference::Value
    }
}

/// Whether the digits are the same and the place another.
pub fn tens_apart(x: Decimal, y: Decimal) -> bool {
    let (x, y) = (x.abs(), y.abs());
    let (low, high) = if x < y { (x, y) } else { (y, x) };
    if low.is_zero() || low == high {
        return false;
    }
    let Some(mut ratio) = high.checked_div(low) else {
        return false;
    };
    while ratio >= Decimal::TEN && (ratio % Decimal::TEN).is_zero() {
        ratio /= Decimal::TEN;
    }
    ratio == Decimal::ONE
}

fn reversed(a: Approx, b: Approx) -> bool {
    use Approx::*;
    let high = |x: Approx| matches!(x, Over | AtLeast);
    let low = |x: Approx| matches!(x, Nearly | Under | AtMost);
    (high(a) && low(b)) || (low(a) && high(b)) || matches!((a, b), (AtLeast, UpTo) | (UpTo, AtLeast))
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
    if inside && (va == vb || va.is_none() || vb.is_none()) {
        Relation::Rounded(10)
    } else {
        Relation::Apart
    }
}

fn pairs(a: &Fact, x: (&Quantity, &Quantity), b: &Fact, y: (&Quantity, &Quantity)) -> Relation {
    let same = |p: &Quantity, q: &Quantity| p.readings.iter().any(|r| q.readings.iter().any(|s| r.value == s.value));
    if same(x.0, y.0) && same(x.1, y.1) {
        let open = a.unit != b.unit;
        return match units(a, b) {
            Units::Apart => Relation::Different(unit_difference(a, b)),
            _ => Relation::Same(u16::from(open) * 4 + u16::from(a.kind != b.kind) * 2),
        };
    }
    // A score or a pair said the other way round; a ratio in lower terms.
    let reversed = |p: (&Quantity, &Quantity)| p.0.value() > p.1.value();
    if same(x.0, y.1)
        && same(x.1, y.0)
        && (a.kind == Kind::Score || b.kind == Kind::Score || reversed(x) || reversed(y))
    {
        return Relation::Same(6);
    }
    if a.kind == Kind::Ratio
        && b.kind == Kind::Ratio
        && let (Some(p), Some(q)) = (
            x.0.value().checked_mul(y.1.value()),
            y.0.value().checked_mul(x.1.value()),
        )
        && p == q
    {
        return Relation::Same(5);
    }
    if a.kind == Kind::Range
        && b.kind == Kind::Range
        && let Units::Convert(fx, fy) = units(a, b)
    {
        let ends = [(x.0, y.0), (x.1, y.1)];
        let hold = ends
            .iter()
            .all(|(p, q)| matches!(converted(&p.readings[0], fx, &q.readings[0], fy, 0), Relation::Same(_)));
        return if hold {
            Relation::Same(8)
        } else {
            Relation::Different(Difference::Unit)
        };
    }
    if a.kind != b.kind {
        return Relation::Apart;
    }
    Relation::Different(if a.kind == Kind::Range {
        Difference::Range
    } else {
        Difference::Value
    })
}

/// A ratio against a number: a percentage, a decimal, or one of its parts.
fn share(part: &Quantity, whole: &Quantity, pair: &Fact, q: &Quantity, number: &Fact) -> Relation {
    if pair.kind == Kind::Ratio && !whole.value().is_zero() {
        let Some(share) = part.value().checked_div(whole.value()) else {
            return Relation::Apart;
        };
        let hundred = share * Decimal::ONE_HUNDRED;
        let q0 = &q.readings[0];
        if number.kind == Kind::Percent && (hundred - q0.value).abs() <= Decimal::ONE {
            return Relation::Same(8);
        }
        if number.kind != Kind::Percent && (q0.value == share || part.value() == q0.value || whole.value() == q0.value)
        {
            return Relation::Same(12);
        }
    }
    Relation::Apart
}

fn times(x: u16, cx: bool, y: u16, cy: bool) -> Relation {
    if x == y || (!(cx && cy) && x % 720 == y % 720) {
        Relation::Same(0)
    } else {
        Relation::Different(Difference::Date)
    }
}

fn dates(x: &PartialDate, x2: Option<PartialDate>, y: &PartialDate, y2: Option<PartialDate>) -> Relation {
    if x.relative.is_some() || y.relative.is_some() {
        return if x.relative == y.relative {
            Relation::Same(0)
        } else {
            Relation::Apart
        };
    }
    match (x2, y2) {
        (Some(p), Some(q)) => {
            return if x == y && p == q {
                Relation::Same(0)
            } else {
                Relation::Different(if x.month.is_some() {
                    Difference::Date
                } else {
                    Difference::Range
                })
            };
        }
        (Some(_), None) | (None, Some(_)) => return Relation::Apart,
        (None, None) => {}
    }
    let mut shared = 0;
    let mut differ = 0;
    let mut lone = 0;
    let mut part = |p: Option<i32>, q: Option<i32>| match (p, q) {
        (Some(p), Some(q)) if p == q => shared += 1,
        (Some(_), Some(_)) => differ += 1,
        (Some(_), None) | (None, Some(_)) => lone += 1,
        (None, None) => {}
    };
    part(x.month.map(i32::from), y.month.map(i32::from));
    part(x.day.map(i32::from), y.day.map(i32::from));
    part(x.weekday.map(|w| w as i32), y.weekday.map(|w| w as i32));
    part(x.quarter.map(i32::from), y.quarter.map(i32::from));
    part(x.year, y.year);
    // A translation may say the year for its decade; the decade for a year loses something.
    if x.years == 10 && y.years == 1 && x.year.is_some() && x.year == y.year && y.month.is_none() {
        return Relation::Rounded(10);
    }
    if x.year.is_some() && y.year.is_some() && x.years != y.years {
        return Relation::Different(Difference::Range);
    }
    match (shared, differ, lone) {
        (0, 0, _) => Relation::Apart,
        (_, 0, 0) => Relation::Same(0),
        (_, 0, lone) => Relation::Same(2 + lone),
        _ => Relation::Different(Difference::Date),
    }
}
