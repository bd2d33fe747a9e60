//! Whether two dates or times of day agree.

use super::agree::Relation;
use super::claim::Difference;
use crate::extract::{PartialDate, Value};

/// Two times of day. Half a day is left open where it is not said, six hours where hours may be counted from six; in two zones
/// that are both named, the clocks must differ as the zones do.
pub fn times(a: &Value, b: &Value) -> Relation {
    let (
        Value::Time {
            minutes: x,
            certain: cx,
            zone: zx,
            from_six: sx,
            ..
        },
        Value::Time {
            minutes: y,
            certain: cy,
            zone: zy,
            from_six: sy,
            ..
        },
    ) = (a, b)
    else {
        return Relation::Apart;
    };
    let cycle = match (*sx || *sy, *cx && *cy) {
        (true, _) => 360,
        (false, false) => 720,
        (false, true) => 1440,
    };
    let (x, y) = (i32::from(*x), i32::from(*y));
    let apart = |shift: i32| (x - y - shift).rem_euclid(cycle) == 0;
    let same = match (zx, zy) {
        (Some(p), Some(q)) if p.0 > q.1 || q.0 > p.1 => [(p.0, q.0), (p.1, q.1), (p.0, q.1), (p.1, q.0)]
            .into_iter()
            .any(|(p, q)| apart(i32::from(p) - i32::from(q))),
        _ => apart(0),
    };
    if same {
        Relation::Same(0)
    } else {
        Relation::Different(Difference::Date)
    }
}

/// Two dates or ranges of dates.
pub fn dates(x: &PartialDate, x2: Option<PartialDate>, y: &PartialDate, y2: Option<PartialDate>) -> Relation {
    if x.relative.is_some() || y.relative.is_some() {
        return if x.relative == y.relative {
            Relation::Same(0)
        } else {
            Relation::Apart
        };
    }
    match (x2, y2) {
        (Some(p), Some(q)) => {
            return match (dates(x, None, y, None), dates(&p, None, &q, None)) {
                (Relation::Same(m), Relation::Same(n)) => Relation::Same(m.max(n)),
                _ => Relation::Different(if x.month.is_some() {
                    Difference::Date
                } else {
                    Difference::Range
                }),
            };
        }
        (Some(p), None) => return period(x, &p, y),
        (None, Some(q)) => return period(y, &q, x),
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
    // The 2000s are the century too.
    if (x.years, y.years, x.year) == (10, 100, Some(2000)) && y.year == x.year {
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

/// A span of months against one date: the quarter that it is, of the calendar or of a fiscal year.
fn period(from: &PartialDate, until: &PartialDate, date: &PartialDate) -> Relation {
    let quarter = match (from.month, until.month, from.day, date.quarter) {
        (Some(m), Some(n), None, Some(_)) => n == m + 2 && m % 3 == 1,
        _ => false,
    };
    let years = from.year.is_none() || date.year.is_none() || from.year == date.year;
    if quarter && years {
        Relation::Same(12)
    } else {
        Relation::Apart
    }
}
