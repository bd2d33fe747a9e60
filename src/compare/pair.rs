//! Ranges, ratios and scores against each other, and against numbers.

use super::agree::Relation;
use super::claim::Difference;
use super::set::reversed;
use super::unit::{Units, converted, unit_difference, units};
use crate::extract::{Approx, Fact, Kind, Quantity, Reading};
use rust_decimal::Decimal;

/// Two pairs of one kind or of two.
pub fn pairs(a: &Fact, x: (&Quantity, &Quantity), b: &Fact, y: (&Quantity, &Quantity)) -> Relation {
    let same = |p: &Quantity, q: &Quantity| p.readings.iter().any(|r| q.readings.iter().any(|s| r.value == s.value));
    if same(x.0, y.0) && same(x.1, y.1) {
        let open = a.unit != b.unit;
        return match units(a, b) {
            Units::Apart => Relation::Different(unit_difference(a, b)),
            // More than half, told as less than half.
            _ if a.kind.is_share() && turned(a.approx, b.approx) => Relation::Different(Difference::Approximator),
            _ => Relation::Same(u16::from(open) * 4 + u16::from(a.kind != b.kind) * 2),
        };
    }
    // A score or a pair said the other way round; a ratio in lower terms.
    let falls = |p: (&Quantity, &Quantity)| p.0.value() > p.1.value();
    if same(x.0, y.1) && same(x.1, y.0) && (a.kind == Kind::Score || b.kind == Kind::Score || falls(x) || falls(y)) {
        return Relation::Same(6);
    }
    if a.kind.is_share()
        && b.kind.is_share()
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
        let ends = [(x.0, y.0), (x.1, y.1)].map(|(p, q)| (&p.readings[0], &q.readings[0]));
        let holds = |(p, q): &(&Reading, &Reading)| matches!(converted(p, fx, q, fy, 0), Relation::Same(_));
        // 1 to 4 inches are 2 to 10 cm: whole numbers, cut off.
        let cut = |(p, q): &(&Reading, &Reading)| {
            let base = |r: &Reading, factor| Some((r.value.checked_mul(factor)?.abs(), r.step.checked_mul(factor)?));
            let (Some((bp, sp)), Some((bq, sq))) = (base(p, fx), base(q, fy)) else {
                return false;
            };
            (bp - bq).abs() <= sp.min(sq).min(bp.max(bq) / Decimal::from(4))
        };
        let hold = ends.iter().any(holds) && ends.iter().all(|end| holds(end) || cut(end));
        return if hold {
            Relation::Same(8)
        } else {
            Relation::Different(Difference::Unit)
        };
    }
    if !a.kind.is_like(b.kind) {
        return Relation::Apart;
    }
    Relation::Different(if a.kind == Kind::Range {
        Difference::Range
    } else {
        Difference::Value
    })
}

/// Whether the bounds of two shares look the other way, or a translation adds one: half, told as more than half.
fn turned(a: Approx, b: Approx) -> bool {
    reversed(a, b) || a == Approx::Exact && b == Approx::Over
}

/// A ratio against a number: a percentage, a decimal, or, where the translation tells more (`fuller`), one of its parts.
pub fn share(part: &Quantity, whole: &Quantity, pair: &Fact, q: &Quantity, number: &Fact, fuller: bool) -> Relation {
    if pair.kind.is_share() && !whole.value().is_zero() {
        let Some(share) = part.value().checked_div(whole.value()) else {
            return Relation::Apart;
        };
        let hundred = share * Decimal::ONE_HUNDRED;
        let q0 = &q.readings[0];
        if number.kind == Kind::Percent && (hundred - q0.value).abs() <= Decimal::ONE {
            return Relation::Same(8);
        }
        // "One of nine" is told by nine.
        let alone =
            whole.value() == q0.value && (part.value() == Decimal::ONE || fuller) || part.value() == q0.value && fuller;
        if number.kind != Kind::Percent && (q0.value == share || alone) {
            return Relation::Same(12);
        }
        // 220 2/3 innings: 220 marches et deux tiers.
        let rest = q0.value.abs().fract();
        if pair.kind == Kind::Fraction && q0.value.abs() > Decimal::ONE && (rest - share).abs() < Decimal::new(1, 6) {
            return Relation::Same(16);
        }
    }
    Relation::Apart
}
