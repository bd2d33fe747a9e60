//! Numbers as sets of values: exact, approximated, rounded.

use super::agree::Relation;
use super::claim::Difference;
use crate::extract::{Approx, Fact, Kind, Quantity, Reading};
use rust_decimal::Decimal;

/// Two numbers of one unit.
pub fn values(x: &Reading, ax: Approx, y: &Reading, ay: Approx, cost: u16) -> Relation {
    if x.value == y.value {
        return Relation::Same(cost);
    }
    // Two dozen are about twenty.
    if let Some(step) = coarse(x).max(coarse(y))
        && (x.value - y.value).abs() <= step
    {
        return Relation::Rounded(cost + 6);
    }
    let (low_x, high_x) = set(x, ax);
    let (low_y, high_y) = set(y, ay);
    let one = (ax == Approx::Exact) != (ay == Approx::Exact);
    // About 200 does not become 210, and 20,000 not "under 20,010".
    let finer = y.step < x.step;
    if one && !finer && meet((low_x, high_x), ax, (low_y, high_y), ay) && near(x.value, y.value) {
        return Relation::Rounded(cost + 5);
    }
    // A translation may round what the original says exactly; it cannot know it more exactly.
    if rounds_to(x, y, ay) {
        Relation::Rounded(cost + 6)
    } else {
        Relation::Apart
    }
}

/// The step of a number that was counted in dozens or scores.
fn coarse(r: &Reading) -> Option<Decimal> {
    [12, 20].map(Decimal::from).contains(&r.step).then_some(r.step)
}

/// Whether two values are within a tenth of each other: sets that meet further apart say nothing.
fn near(x: Decimal, y: Decimal) -> bool {
    let (x, y) = (x.abs(), y.abs());
    let (low, high) = if x < y { (x, y) } else { (y, x) };
    low.checked_mul(Decimal::new(11, 1)).is_none_or(|l| l >= high)
}

/// Whether two sets meet. The far end of a window is the next number that would have been named: over 4,700 is not 4,800.
fn meet(x: (Decimal, Decimal), ax: Approx, y: (Decimal, Decimal), ay: Approx) -> bool {
    let up = |approx| matches!(approx, Approx::Over | Approx::AtLeast);
    let down = |approx| matches!(approx, Approx::Nearly | Approx::Under | Approx::AtMost | Approx::UpTo);
    let before = |a: (Decimal, Decimal), pa, b: (Decimal, Decimal), pb| a.0 < b.1 || a.0 == b.1 && !up(pb) && !down(pa);
    before(x, ax, y, ay) && before(y, ay, x, ax)
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

/// Whether `coarse` is `fine` rounded to the coarse one's last digit, a rounding of at most a twentieth; about 640 is no 649.
fn rounds_to(fine: &Reading, coarse: &Reading, approx: Approx) -> bool {
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
    match approx {
        Approx::About => off.abs() * Decimal::TWO <= coarse.step,
        _ => off.abs() < coarse.step,
    }
}

/// In what respect two different numbers differ.
pub fn value_difference(a: &Fact, x: &Quantity, b: &Fact, y: &Quantity) -> Difference {
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

/// Whether two bounds look the other way: `over` against `nearly`.
pub fn reversed(a: Approx, b: Approx) -> bool {
    use Approx::*;
    let high = |x: Approx| matches!(x, Over | AtLeast);
    let low = |x: Approx| matches!(x, Nearly | Under | AtMost);
    (high(a) && low(b)) || (low(a) && high(b)) || matches!((a, b), (AtLeast | Over, UpTo) | (UpTo, AtLeast | Over))
}
