//! Units of two facts, and whether a conversion between them holds.

use super::agree::Relation;
use super::claim::Difference;
use crate::extract::{Fact, Kind, POUNDS, Quantity, Reading, Value};
use crate::language::{KILO, World};
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
    let (x, y) = (pounds(x, b), pounds(y, a));
    let world = World::get();
    let (x, y) = (settled(x, y), settled(y, x));
    if x == y {
        return Units::Same;
    }
    if money(a, b) {
        // Cents are of dollars and of euros.
        let cents = |f: &Fact| matches!(&f.value, Value::Quantity(q) if q.value().abs() < Decimal::ONE);
        let dollars = |code| code == "EUR" || world.share_a_sign("USD", code);
        // Prices in Iran are told in tomans, of ten rials each.
        return match (x, y) {
            ("IRT", "IRR") => Units::Convert(Decimal::TEN, Decimal::ONE),
            ("IRR", "IRT") => Units::Convert(Decimal::ONE, Decimal::TEN),
            _ if world.share_a_sign(x, y) || cents(a) && cents(b) && dollars(x) && dollars(y) => Units::Same,
            _ => Units::Apart,
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

/// Two amounts; pounds beside one are money.
fn money(a: &Fact, b: &Fact) -> bool {
    let amount = |f: &Fact| f.kind == Kind::Amount;
    amount(a) && (amount(b) || b.unit == Some(POUNDS)) || amount(b) && a.unit == Some(POUNDS)
}

/// The unit of a fact beside `other`: pounds are money where it is money, else a weight.
fn pounds(unit: &'static str, other: &Fact) -> &'static str {
    match (unit, other.kind) {
        (POUNDS, Kind::Amount) => "GBP",
        (POUNDS, _) if other.unit != Some(POUNDS) => "mass-pound",
        _ => unit,
    }
}

/// "Kilo" alone as what the other unit makes of it.
fn settled(unit: &'static str, other: &str) -> &'static str {
    let id = match other.split_once('-').map(|o| o.0) {
        Some("mass") => "mass-kilogram",
        Some("length" | "speed") => "length-kilometer",
        _ => unit,
    };
    if unit == KILO { id } else { unit }
}

/// What it is called where the number stands and the unit is another.
pub fn unit_difference(a: &Fact, b: &Fact) -> Difference {
    if money(a, b) {
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

/// Whether `y` is what a translator makes of `x` in another unit: worked out exactly, or with the factor that people keep in their
/// heads, and rounded or cut off at the last digit that is written, fives among them. Measures of one unit, and spans of time, are
/// not asked.
pub fn derived(x: &Fact, y: &Fact) -> bool {
    let one = |p: &Quantity, q: &Quantity, holds: &dyn Fn(&Reading, &Reading) -> bool| {
        p.readings.iter().any(|r| q.readings.iter().any(|s| holds(r, s)))
    };
    let both = |holds: &dyn Fn(&Reading, &Reading) -> bool| match (&x.value, &y.value) {
        (Value::Quantity(p), Value::Quantity(q)) => one(p, q, holds),
        (Value::Pair(p1, p2), Value::Pair(q1, q2)) => one(p1, q1, holds) && one(p2, q2, holds),
        _ => true,
    };
    let timely = |f: &Fact| f.unit.is_some_and(|u| u.starts_with("duration-"));
    match units(x, y) {
        Units::Convert(fx, fy) if !timely(x) => match fx.checked_div(fy) {
            Some(factor) => both(&|r, s| {
                rules_of_thumb(factor).any(|f| r.value.checked_mul(f).is_some_and(|made| written_for(made, s)))
            }),
            None => true,
        },
        Units::Degrees(fx, fy) if fx != fy => both(&|r, s| {
            let made = if fx { celsius(r.value) } else { fahrenheit(r.value) };
            written_for(made, s)
        }),
        _ => true,
    }
}

/// A factor, and it in two digits or one: a mile is 1.6 km, an inch 2.5 cm, a foot 0.3 m. One digit where it is near enough.
fn rules_of_thumb(factor: Decimal) -> impl Iterator<Item = Decimal> {
    let rounded = |digits| factor.round_sf(digits).unwrap_or(factor);
    let near = move |f: &Decimal| (*f - factor).abs() <= factor * Decimal::new(6, 2);
    [factor, rounded(2), rounded(1)].into_iter().filter(near)
}

/// Whether `made` is written as `told`: rounded at its last digit, or cut off there.
fn written_for(made: Decimal, told: &Reading) -> bool {
    let (made, told, step) = (made.abs(), told.value.abs(), told.step);
    // 1,40 m: people are told to the centimetre and meant to the decimetre.
    let padded = step
        .checked_mul(Decimal::TEN)
        .filter(|s| *s <= Decimal::ONE && (told % s).is_zero());
    let step = padded.unwrap_or(step);
    let fives = step.checked_mul(Decimal::from(5)).filter(|s| (told % s).is_zero());
    let step = fives.unwrap_or(step);
    made - told < step && told - made <= step / Decimal::TWO
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

/// Degrees of Fahrenheit in those of Celsius.
fn celsius(fahrenheit: Decimal) -> Decimal {
    (fahrenheit - Decimal::from(32)) * Decimal::from(5) / Decimal::from(9)
}

/// Degrees of Celsius and Fahrenheit, to a degree and a half.
pub fn degrees(x: &Reading, fx: bool, y: &Reading, fy: bool, cost: u16) -> Relation {
    if x.value == y.value {
        return Relation::Different(Difference::Unit);
    }
    let scaled = |v: Decimal, f: bool| if f { celsius(v) } else { v };
    let off = (scaled(x.value, fx) - scaled(y.value, fy)).abs();
    if off <= SLACK {
        Relation::Same(cost + 8)
    } else {
        Relation::Apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::facts;
    use crate::glossary::TermBase;
    use crate::read::given;
    use crate::segment::segments;
    use crate::text::Tag;

    fn measure(text: &str) -> Fact {
        let lang = Tag::parse("en").unwrap();
        let pack = crate::language::Pack::of(&lang).unwrap();
        let document = given(lang, &[text.to_owned()]);
        let facts = facts(&segments(&document, pack), pack, &TermBase::default());
        facts.into_iter().find(|f| f.unit.is_some()).expect(text)
    }

    #[test]
    fn a_conversion_is_worked_out_from_the_original() {
        for (original, translation, holds) in [
            ("130 miles", "209 km", true),
            ("130 miles", "208 km", true),
            ("130 miles", "210 km", true),
            ("130 miles", "200 km", true),
            ("130 miles", "206 km", false),
            ("130 miles", "214 km", false),
            ("85 mph", "137 km/h", true),
            ("85 mph", "135 km/h", true),
            ("85 mph", "138 km/h", false),
            ("half an inch", "12 mm", true),
            ("3 inches", "7.5 cm", true),
            ("3 inches", "78 mm", false),
            ("2 to 4 inches", "5 to 10 cm", true),
            ("2 to 3 inches", "50 to 78 mm", false),
            ("8 ounces", "240 grams", true),
            ("95°F", "35°C", true),
            ("90°F", "32°C", true),
            ("90°F", "34°C", false),
            ("20°C", "68°F", true),
            ("300 km", "300 km", true),
            ("60 days", "2 months", true),
        ] {
            let (x, y) = (measure(original), measure(translation));
            assert_eq!(derived(&x, &y), holds, "{original}, {translation}");
        }
    }
}
