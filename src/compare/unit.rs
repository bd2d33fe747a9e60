//! Units of two facts, and whether a conversion between them holds.

use super::agree::Relation;
use super::claim::Difference;
use crate::extract::{Fact, Kind, Reading, Value};
use crate::language::World;
use rust_decimal::Decimal;

/// How two units relate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Units {
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

/// How the units of two facts relate.
pub fn units(a: &Fact, b: &Fact) -> Units {
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

/// What it is called where the number stands and the unit is another.
pub fn unit_difference(a: &Fact, b: &Fact) -> Difference {
    if a.kind == Kind::Amount && b.kind == Kind::Amount {
        Difference::Currency
    } else {
        Difference::Unit
    }
}

/// Two numbers of one dimension in different units: the conversion must hold.
pub fn converted(x: &Reading, fx: Decimal, y: &Reading, fy: Decimal, cost: u16) -> Relation {
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
    // A tenth, or half the coarser step where that is not much more: 10 inches are no 15 cm.
    let most = bx.abs().max(by.abs());
    let step = (sx.max(sy) / Decimal::TWO).min(most * Decimal::new(16, 2));
    if off <= (most * Decimal::new(1, 1)).max(step) {
        Relation::Same(cost + 8)
    } else {
        Relation::Apart
    }
}

/// Whether one of two measures converts the other; one of them may lack its unit ("36 pounds (16 kg)").
pub fn converts(a: &Fact, b: &Fact) -> bool {
    let (Value::Quantity(x), Value::Quantity(y)) = (&a.value, &b.value) else {
        return false;
    };
    let (x, y) = (&x.readings[0], &y.readings[0]);
    let holds = |found: Relation| matches!(found, Relation::Same(_));
    match units(a, b) {
        Units::Convert(fx, fy) => holds(converted(x, fx, y, fy, 0)),
        Units::Degrees(fx, fy) => holds(degrees(x, fx, y, fy, 0)),
        Units::Open => {
            let world = World::get();
            let Some(known) = a.unit.or(b.unit).and_then(|u| world.units.get(u)) else {
                return false;
            };
            world
                .units
                .values()
                .filter(|u| u.dimension == known.dimension)
                .any(|u| {
                    let (fx, fy) = if a.unit.is_some() {
                        (known.factor, u.factor)
                    } else {
                        (u.factor, known.factor)
                    };
                    fx != fy && x.value != y.value && holds(converted(x, fx, y, fy, 0))
                })
        }
        Units::Same | Units::Apart => false,
    }
}

/// Whether two facts are degrees of which at least one names no scale: "80 degrees".
pub fn scaleless(a: &Fact, b: &Fact) -> bool {
    let degree = |u: Option<&str>| u.is_some_and(|u| u == "angle-degree" || u.starts_with("temperature"));
    let bare = [a.unit, b.unit].contains(&Some("angle-degree"));
    bare && degree(a.unit) && degree(b.unit)
}

/// Whether one of two numbers of degrees is the other on another scale, as a temperature or as a difference of temperatures
/// (10 degrees above the average are 6 of Celsius). To a degree: what is rounded is the number that was worked out.
pub fn converts_degrees(x: Decimal, y: Decimal) -> bool {
    let one_way = |f: Decimal, c: Decimal, step: Decimal| {
        let temperature = (fahrenheit(c) - f).abs() <= step;
        let difference = f * Decimal::from(5) / Decimal::from(9);
        let most = difference.abs().max(c.abs()) * Decimal::new(1, 1);
        temperature || (difference - c).abs() <= most.max(Decimal::new(6, 1))
    };
    one_way(x, y, Decimal::new(18, 1)) || one_way(y, x, Decimal::ONE)
}

/// How far a converted temperature may be off.
pub const SLACK: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Degrees of Celsius in those of Fahrenheit.
pub fn fahrenheit(celsius: Decimal) -> Decimal {
    celsius * Decimal::from(9) / Decimal::from(5) + Decimal::from(32)
}

/// Degrees of Celsius and Fahrenheit, to a degree and a half.
pub fn degrees(x: &Reading, fx: bool, y: &Reading, fy: bool, cost: u16) -> Relation {
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
    if off <= SLACK {
        Relation::Same(cost + 8)
    } else {
        Relation::Apart
    }
}
