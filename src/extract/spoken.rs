//! Hours that are named by their place in the day: الساعة الثامنة والربع, السادسة والنصف صباحا, o ósmej rano, о двадцять другій годині.

use super::fact::{Kind, Value};
use super::reader::{Draft, Reader};
use super::time::settle;
use super::token::TokenKind;
use crate::language::{Class, ClockMark};
use crate::text::fold_key;
use rust_decimal::Decimal;

impl Reader<'_> {
    /// An hour by its ordinal behind a preposition of time, with a sign that it is one: a part of the day, minutes, a zone, the
    /// word for hour, or nothing behind it that it could count.
    pub(super) fn named(&self, i: usize) -> Option<Draft> {
        let before = i.checked_sub(1)?;
        if !self.is(before, Class::Clock(ClockMark::Named)) {
            return None;
        }
        let (hour, minutes, end) = self.named_hour(i)?;
        let mark = self.hour_mark(end);
        let period = self.period(end + usize::from(mark));
        let last = end + usize::from(mark) + usize::from(period.is_some());
        let (zone, last) = self.zone(last);
        let free = self.is(before, Class::Clock(ClockMark::At)) && self.clause_ends(last);
        if period.is_none() && zone.is_none() && !mark && minutes == 0 && !free {
            return None;
        }
        let day = i16::try_from(settle(hour, None, period)?).ok()? + minutes;
        let value = Value::Time {
            minutes: u16::try_from(day.rem_euclid(1440)).ok()?,
            certain: period.is_some() || hour > 12,
            until: None,
            zone,
            from_six: false,
        };
        Some(Draft::new(i, last, Kind::Time, value))
    }

    /// The hour by its ordinal at `at`, the minutes past or before it, and one past both.
    pub(super) fn named_hour(&self, at: usize) -> Option<(u8, i16, usize)> {
        let (value, end) = match self.numeral(at) {
            Some(n) if n.ordinal => (n.value(), n.end),
            Some(_) => return None,
            None => self.ordinal_words(at)?,
        };
        // الثامنة وأربعين دقيقة: forty minutes past eight, not the forty-eighth.
        let (value, end) = match self.minute(end) {
            true => (self.find(at, super::numeral::ordinal)?, at + 1),
            false => (value, end),
        };
        let hour = u8::try_from(value).ok().filter(|h| (1..=24).contains(h))?;
        let (minutes, end) = self.minutes_named(end);
        Some((hour, minutes, end))
    }

    /// What stands behind an hour: half past, a quarter to, و40 دقيقة; in minutes, with one past it.
    fn minutes_named(&self, end: usize) -> (i16, usize) {
        let part = end + usize::from(self.is(end, Class::And));
        let told = self.find(part, |c| match c {
            Class::Fraction(1, d @ (2..=4)) => Some(60 / *d as i16),
            Class::Clock(ClockMark::Half) | Class::HalfAfter => Some(30),
            Class::Clock(ClockMark::Quarter) => Some(15),
            Class::ClockStep(m) => Some(i16::from(*m)),
            _ => None,
        });
        if let Some(minutes) = told {
            return (minutes, part + 1);
        }
        let minutes = self.numeral(part).filter(|n| part > end && self.minute(n.end));
        match minutes.and_then(|n| Some((i16::try_from(n.value()).ok().filter(|m| *m < 60)?, n.end + 1))) {
            Some(told) if self.numeral(part).is_some_and(|n| n.value() > Decimal::ZERO) => told,
            _ => (0, end),
        }
    }

    fn minute(&self, at: usize) -> bool {
        self.is(at, Class::Clock(ClockMark::Minute)) || self.is(at, Class::Unit("duration-minute"))
    }

    /// Whether no word follows at `at` that an ordinal could order.
    fn clause_ends(&self, at: usize) -> bool {
        self.token(at).is_none_or(|t| {
            let when = |c: &Class| matches!(c, Class::Weekday(_) | Class::Relative(..));
            matches!(t.kind, TokenKind::Mark('.' | ',' | ';' | ':' | ')' | '!' | '?')) || t.classes.iter().any(when)
        })
    }

    /// Whether an ending or a word stands behind an hour at `end` that tells when, not how many (akşam yedide, sabah 7.30'da).
    pub(super) fn tells_when(&self, end: usize) -> bool {
        let at = end + usize::from(self.mark(end, '\'') || self.mark(end, '’'));
        let written = self.written(at).trim_start_matches(['\'', '’']);
        let ending = super::token::whole(&fold_key(written), self.pack);
        self.token(at).is_some_and(|t| !t.spaced) && ending.is_some_and(|c| c.contains(&Class::Clock(ClockMark::When)))
    }
}
