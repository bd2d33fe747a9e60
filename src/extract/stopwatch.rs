//! Times of races and sides of things: 1:49.83, 1.49,83, 9"80; 15 by 29 feet.

use super::counted::Counted;
use super::fact::{Kind, Quantity, Value};
use super::reader::{Draft, Reader};
use crate::language::Class;
use crate::text::digit_value;
use rust_decimal::Decimal;

impl Reader<'_> {
    /// Minutes, seconds and what a stopwatch shows below them, as seconds: 1:49.83, 1.49,83, 1'49"83, 9"80.
    pub(super) fn stopwatch(&self, i: usize) -> Option<Draft> {
        let inside = i > 0 && self.token(i).is_some_and(|t| !t.spaced) && self.digits(i.wrapping_sub(2));
        let (first, _) = self.integer(i).filter(|(n, len)| *n < 60 && *len <= 2 && !inside)?;
        let tight = |at: usize, marks: [char; 3]| marks.into_iter().find(|c| self.tight(at, *c));
        let two = |at: usize| self.integer(at).filter(|(n, len)| *n < 60 && *len == 2).map(|(n, _)| n);
        let (minutes, seconds, at) = match tight(i + 1, [':', '.', '\'']) {
            Some(mark) => {
                let seconds = two(i + 2)?;
                // 1.37 minuut, 1:37 Minuten.
                let minute = self.unit_at(i + 3) == Some("duration-minute") && self.written(i + 3).len() > 4;
                if minute && (mark == ':' || mark == '.' && !self.pack.file.decimal.contains(&'.')) {
                    let value = Quantity::certain(Decimal::from(first * 60 + seconds), Decimal::ONE);
                    let draft = Draft::new(i, i + 4, Kind::Measure, Value::Quantity(value));
                    return Some(draft.unit(Some("duration-second")));
                }
                let behind = tight(i + 3, ['.', ',', '"'])?;
                // 10.12.13 is a date, 10.12,13 in English a list.
                let both = mark == behind || mark == '.' && !self.pack.file.decimal.contains(&',');
                (first, seconds, (!both).then_some(i + 4)?)
            }
            None if self.tight(i + 1, '"') => (0, first, i + 2),
            None => return None,
        };
        let (below, len) = self.integer(at).filter(|(_, len)| (1..=3).contains(len))?;
        let goes_on = [':', '.', ',', '/', '-'].into_iter().any(|c| self.tight(at + 1, c)) && self.digits(at + 2);
        if goes_on || minutes == 0 && len != 2 {
            return None;
        }
        let value = Decimal::from(minutes * 60 + seconds) + Decimal::new(i64::from(below), u32::try_from(len).ok()?);
        let step = Decimal::new(1, u32::try_from(len).ok()?);
        let named = matches!(
            self.unit_at(at + 1),
            Some("duration-minute" | "duration-second" | "duration-hour")
        );
        let quantity = Quantity::certain(value.normalize(), step);
        let end = at + 1 + usize::from(named);
        Some(Draft::new(i, end, Kind::Measure, Value::Quantity(quantity)).unit(Some("duration-second")))
    }

    /// One side of something flat, whose unit stands at the other: 15 by 29 feet, 4,60 metri per 8,80.
    pub(super) fn side(&self, out: &mut Counted, start: usize) {
        let joins = |at: usize| self.is(at, Class::Sides) || matches!(self.written(at), "x" | "×");
        let length = |unit: Option<&'static str>| unit.filter(|u| u.starts_with("length-"));
        if out.unit.is_some() || out.kind != Kind::Number || !out.numeral.digits {
            return;
        }
        let gap = out.end + usize::from(self.tight(out.end, '-'));
        let behind = || {
            let at = gap + 1 + usize::from(self.tight(gap + 1, '-'));
            let end = self.numeral(at)?.end;
            self.unit_at(end + usize::from(self.tight(end, '-')))
        };
        let before = || {
            let at = start.checked_sub(2)?;
            let number = at.checked_sub(1)?;
            let figure = self.written(number).chars().next_back().and_then(digit_value).is_some();
            self.unit_at(at).filter(|_| figure)
        };
        let unit = match joins(gap) {
            true => length(behind()),
            false if start > 0 && joins(start - 1) => length(before()),
            false => None,
        };
        if unit.is_some() {
            (out.kind, out.unit) = (Kind::Measure, unit);
        }
    }
}
