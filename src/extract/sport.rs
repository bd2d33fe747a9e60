//! Figures as sport tells them: 3比2, 10秒72, 8メートル95, the third minute of the second half.

use super::counted::Counted;
use super::fact::{Kind, Quantity, Reading, Value};
use super::numeral::{Numeral, cardinal, multiplier};
use super::reader::{Draft, Reader};
use crate::language::{Boundaries, Class};
use rust_decimal::Decimal;

/// Minutes of one half of a football match.
const HALF: Decimal = Decimal::from_parts(45, 0, 0, false, 0);

impl Reader<'_> {
    /// Two small numbers with the word of scores between them: 3比2, 4 대 2, 三比二. One against one may be a
    /// talk or a scale, and no goals at all are told in words.
    pub(super) fn score(&self, i: usize) -> Option<Draft> {
        if let Some(draft) = self.colon_score(i) {
            return Some(draft);
        }
        let side = |n: &Numeral| {
            let word = n.words == 1 && !n.digits && n.value() < Decimal::TEN && !n.bare_multiplier;
            (n.plain && n.head <= 3 || word) && n.value() < Decimal::from(200)
        };
        let first = self.numeral(i).filter(|n| side(n) && self.is(n.end, Class::ScoreTo))?;
        let second = self
            .numeral(first.end + 1)
            .filter(|n| side(n) && n.digits == first.digits)?;
        let counts = self.unit_at(second.end).is_some() || self.find(second.end, multiplier).is_some();
        let chained = i > 0 && self.is(i - 1, Class::ScoreTo);
        let even = first.value() == second.value() && first.value() <= Decimal::ONE;
        let pair = Value::Pair(first.quantity.clone(), second.quantity.clone());
        (!counts && !chained).then(|| Draft::new(i, second.end, Kind::Score, pair).firm(first.digits && !even))
    }

    /// 4:3, 98:95; two digits up to 59 behind the colon may be minutes.
    fn colon_score(&self, i: usize) -> Option<Draft> {
        let side = |at: usize| self.integer(at).filter(|(n, len)| *n < 200 && *len <= 3);
        let inside = i > 1 && self.token(i).is_some_and(|t| !t.spaced) && self.digits(i - 2);
        let (first, _) = side(i).filter(|_| !inside && self.tight(i + 1, ':'))?;
        let (second, len) = side(i + 2)?;
        let goes_on = [':', '.', ',', '/', '-'].into_iter().any(|c| self.tight(i + 3, c)) && self.digits(i + 4);
        let even = first == second && first <= 1;
        let pair = [first, second].map(|n| Quantity::certain(Decimal::from(n), Decimal::ONE));
        let [first, second_side] = pair;
        (!goes_on && (len == 1 || second >= 60) && self.unit_at(i + 3).is_none())
            .then(|| Draft::new(i, i + 3, Kind::Score, Value::Pair(first, second_side)).firm(!even))
    }

    /// Decimals behind the unit: 10秒72, 8メートル95, 1米8.
    pub(super) fn hundredths(&self, out: &mut Counted) {
        let most = match out.unit {
            Some("duration-second") => 3,
            Some("length-meter") if out.quantity.value() < Decimal::ONE_HUNDRED => 2,
            _ => return,
        };
        let whole = out.numeral.plain && out.end == out.numeral.end + 1;
        let tight = self.token(out.end).is_some_and(|t| !t.spaced);
        if self.pack.file.boundaries == Boundaries::Spaces || !whole || !tight {
            return;
        }
        let Some((part, digits)) = self.integer(out.end).filter(|(_, digits)| *digits <= most) else {
            return;
        };
        // 100米10秒, 5米3人: the next number counts something else.
        let behind = out.end + 1;
        let number = cardinal_or_multiplier(self, behind) || self.unit_at(behind).is_some();
        let counter = self.written(behind).starts_with([
            '人', '名', '个', '個', '件', '台', '本', '点', '點', '명', '개', '대', '건',
        ]);
        if number || counter || self.mark(behind, '.') || self.mark(behind, ',') && self.digits(behind + 1) {
            return;
        }
        let part = Decimal::new(i64::from(part), digits as u32);
        let Some(value) = out.quantity.value().checked_add(part) else {
            return;
        };
        out.quantity = Quantity::certain(value, Decimal::new(1, digits as u32));
        out.end = behind;
        out.numeral.plain = false;
    }

    /// 後半3分: the 48th minute of the match, or the third of its half.
    pub(super) fn second_half(&self, out: &mut Counted, start: usize) {
        let marked = |at: Option<usize>| at.is_some_and(|at| self.is(at, Class::SecondHalf));
        // 후반 15분과 46분.
        let listed = || {
            let joined = start > 3 && self.written(start - 1).chars().count() == 1;
            joined && self.unit_at(start - 2) == out.unit && self.digits(start - 3) && marked(start.checked_sub(4))
        };
        let half = marked(start.checked_sub(1)) || listed();
        let minute =
            out.unit == Some("duration-minute") && out.numeral.plain && out.quantity.value() < Decimal::from(61);
        if half && minute {
            let step = Decimal::ONE;
            let value = out.quantity.value() + HALF;
            out.quantity.readings.insert(0, Reading { value, step });
        }
    }
}

/// Whether a number word stands at `at`.
fn cardinal_or_multiplier(reader: &Reader<'_>, at: usize) -> bool {
    reader.find(at, |c| cardinal(c).or(multiplier(c))).is_some()
}
