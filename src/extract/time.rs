//! Clock times: 17:30, 5 p.m., 17 giờ 30, الساعة 7 مساءً, 下午5時.

use super::clock::swahili;
use super::fact::{Kind, Value};
use super::reader::{Draft, Reader};
use super::token::{Token, TokenKind};
use crate::language::{Class, ClockMark, DateMark, Patterns};
use crate::text::fold_key;
use rust_decimal::Decimal;

/// What a word says of the half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Hours(u8, u8),
    Am,
    Pm,
}

impl Reader<'_> {
    /// The clock time that begins at token `i`.
    pub fn time(&self, i: usize) -> Option<Draft> {
        if let Some(minutes) = self.find(i, |c| match c {
            Class::Noon => Some(12 * 60),
            Class::Midnight => Some(0),
            _ => None,
        }) {
            let lone = self.numeral(i).is_none();
            return lone.then(|| {
                Draft::new(
                    i,
                    i + 1,
                    Kind::Time,
                    Value::Time {
                        minutes,
                        certain: true,
                        until: None,
                        zone: None,
                        from_six: false,
                    },
                )
                .firm(false)
            });
        }
        if let Some(draft) = self
            .counted_hours(i)
            .or_else(|| self.stepped(i))
            .or_else(|| self.military(i))
            .or_else(|| self.named(i))
        {
            return Some(draft);
        }
        // 下午5時, صبح 5 بجے: the period first.
        let (period, at) = match self.period(i) {
            Some(p) => (Some(p), i + 1),
            None => (None, i),
        };
        let before = self.is(at, Class::Clock(ClockMark::Before));
        let at = at + usize::from(before);
        if self.inside_figures(at) {
            return None;
        }
        let (hour, minute, end, clear) = self.clock(at)?;
        let clear = clear || at > i && self.tells_when(end);
        let whole = minute.is_some() && self.digits(at) && self.is(end - 1, Class::Clock(ClockMark::WholeDay));
        // เวลาหนึ่งเดือน: a span of time; bir akşam: an evening.
        let spelled = !self.digits(at) && minute.is_none() && !clear && !self.hour_mark_at(at);
        let span = minute.is_none() && !self.pack.file.number_grammar.head_first && self.span_behind(at);
        let evening = hour == 1 && !before && self.period(end).is_some() && self.written(end).chars().count() > 4;
        if span || spelled && evening {
            return None;
        }
        let behind = self
            .period(end)
            .map(|p| (p, end + 1))
            .or_else(|| self.dotted_period(end));
        let (period, end) = match behind {
            Some((p, e)) if period.is_none() => (Some(p), e),
            _ => (period, end),
        };
        if !clear && !before && period.is_none() {
            return None;
        }
        // 一点: a little.
        let little = self.pack.file.boundaries == crate::language::Boundaries::None && !self.digits(at) && hour == 1;
        if little && period.is_none() && !before {
            return None;
        }
        // "the 7 evening classes": a part of the day needs a clock's mark, a.m. and p.m. do not.
        let exact = matches!(period, Some(Period::Am | Period::Pm)) || behind.is_some_and(|(_, e)| e > end.max(at + 2));
        if !clear && !before && !exact && !self.hour_mark_at(at) {
            return None;
        }
        // "in the morning of 5 people": a period before a bare number says nothing without a clock's mark.
        if at > i && !before && !clear && behind.is_none() && !self.hour_mark_at(at) {
            return None;
        }
        let start = if at > i && (before || clear || self.hour_mark_at(at)) && behind.is_none() {
            i
        } else if before {
            at - 1
        } else {
            at
        };
        let digits = minute.is_some() && self.digits(at);
        let six = self.pack.file.clock_start == 6 && (before || digits) && (1..=12).contains(&hour);
        let counted = six.then(|| swahili(hour, minute, period)).flatten();
        let from_six = six && counted.is_none_or(|(_, sure)| !sure) && (period.is_none() || counted.is_some());
        let minutes = match counted {
            Some((minutes, _)) => minutes,
            None => settle(hour, minute, period)?,
        };
        let certain = whole
            || period.is_some()
            || hour > 12
            || hour == 0
            || minute.is_some() && self.written(at).starts_with('0');
        let letter = minute.is_some() && self.written(at + 1) == "h";
        let certain = certain || (letter || digits && self.whole_days()) && !self.says_period();
        let (zone, end) = self.zone(end);
        Some(Draft::new(
            start,
            end,
            Kind::Time,
            Value::Time {
                minutes,
                certain,
                until: None,
                zone,
                from_six,
            },
        ))
    }

    /// Whether the language writes times of day in digits by a clock of 24 hours.
    fn whole_days(&self) -> bool {
        Patterns::of(self.pack.tag()).is_some_and(|patterns| patterns.time.contains('H'))
    }

    /// Whether the digits at `at` go on what stands before them: 1:30, 2-3.
    fn inside_figures(&self, at: usize) -> bool {
        let mark = |t: &Token| matches!(t.kind, TokenKind::Mark(':' | '.' | ',' | '/' | '-'));
        at > 0
            && self.token(at).is_some_and(|t| !t.spaced)
            && mark(&self.tokens[at - 1])
            && self.digits(at.wrapping_sub(2))
    }

    /// Hour, minute, one past the last token, and whether the writing alone shows that it is a time.
    pub(super) fn clock(&self, at: usize) -> Option<(u8, Option<u8>, usize, bool)> {
        if let Some((hour, len)) = self.integer(at) {
            if len > 2 || hour > 24 {
                return None;
            }
            let hour = hour as u8;
            // 17:30 and, with a period or a mark behind it, 17.30.
            for (sep, clear) in [(':', true), ('.', false), ('h', true)] {
                if self.tight(at + 1, sep)
                    && let Some((m, 2)) = self.integer(at + 2)
                    && m < 60
                {
                    let more = self.tight(at + 3, sep);
                    if more && sep != ':' {
                        return None;
                    }
                    let mut end = if more && self.digits(at + 4) { at + 5 } else { at + 3 };
                    let mark = self.hour_mark(end);
                    end += usize::from(mark);
                    return Some((hour, Some(m as u8), end, clear || mark || self.dotted_clock(at, end)));
                }
            }
            // 2h:30.
            if self.hour_mark(at + 1)
                && self.tight(at + 2, ':')
                && let Some((m, 2)) = self.integer(at + 3)
                && m < 60
            {
                return Some((hour, Some(m as u8), at + 4, true));
            }
            if let Some((m, end)) = self.minutes_joined(at + 1 + usize::from(self.hour_mark(at + 1))) {
                return Some((hour, Some(m), end, true));
            }
            if self.hour_mark(at + 1) {
                if let Some((m, _)) = self.integer(at + 2).filter(|(m, len)| *m < 60 && *len <= 2) {
                    let minute_mark = self.is(at + 3, Class::Clock(ClockMark::Minute))
                        || self.find(at + 3, is_unit("duration-minute")).is_some();
                    // 2 h 07 min 41 s.
                    let seconds = at + 3 + usize::from(minute_mark);
                    let second_mark = self.find(seconds + 1, is_unit("duration-second")).is_some()
                        || self.written(seconds + 1) == "s";
                    if minute_mark && second_mark && self.integer(seconds).is_some_and(|(s, _)| s < 60) {
                        return Some((hour, Some(m as u8), seconds + 2, true));
                    }
                    let tight = !self.tokens[at + 2].spaced
                        || self.integer(at + 2).is_some_and(|(_, len)| len == 2)
                            && self.unit_at(at + 3).is_none()
                            && self.find(at + 3, super::numeral::multiplier).is_none();
                    if minute_mark || tight {
                        return Some((hour, Some(m as u8), at + 3 + usize::from(minute_mark), true));
                    }
                }
                if self.is(at + 2, Class::Clock(ClockMark::Half)) || self.is(at + 2, Class::HalfAfter) {
                    return Some((hour, Some(30), at + 3, true));
                }
                let clear = self.only_hour(at + 1) || hour > 12 && hour < 24 || self.behind_at(at, at + 2);
                return Some((hour, None, at + 2, clear));
            }
            if let Some((minute, end)) = self.minutes_behind(at + 1) {
                return Some((hour, Some(minute), end, false));
            }
            let n = self.numeral(at)?;
            // Alle 8 e mezza.
            let parts = (n.value().fract() * Decimal::from(4)).normalize();
            let behind = [ClockMark::Before, ClockMark::At]
                .iter()
                .any(|m| self.is(at.wrapping_sub(1), Class::Clock(*m)));
            if behind
                && n.words > 0
                && n.head <= 2
                && parts.scale() == 0
                && !parts.is_zero()
                && self.unit_at(n.end).is_none()
            {
                let quarters = u8::try_from(parts).ok()?;
                return Some((hour, Some(quarters * 15), n.end, true));
            }
            return n.plain.then_some((hour, None, at + 1, false));
        }
        if self.is(at.wrapping_sub(1), Class::Clock(ClockMark::Before))
            && self.numeral(at).is_none()
            && let Some((hour, minutes, end)) = self.named_hour(at).filter(|(h, ..)| *h <= 12)
        {
            // الثامنة إلا ربعا: a quarter to eight.
            let hour = if minutes >= 0 { hour } else { (hour + 10) % 12 + 1 };
            let minute = u8::try_from(minutes.rem_euclid(60)).ok()?;
            return Some((hour, (minutes != 0).then_some(minute), end, true));
        }
        let n = self.numeral(at)?;
        let quarters = (n.value() * Decimal::from(4)).normalize();
        if quarters.scale() > 0 || n.value() > Decimal::from(24) || n.value() < Decimal::ONE || n.vague.is_some() {
            return None;
        }
        let hour = u8::try_from(n.value().trunc()).ok()?;
        if let Some((minute, end)) = self.minutes_behind(n.end).filter(|_| n.value().scale() == 0) {
            return Some((hour, Some(minute), end, false));
        }
        let minutes = u8::try_from((n.value().fract() * Decimal::from(60)).trunc()).ok()?;
        let mark = self.hour_mark(n.end);
        if mark && minutes == 0 {
            let behind = n.end + 1;
            // 三点半, เจ็ดโมงครึ่ง, 三点十五分.
            if self.is(behind, Class::Clock(ClockMark::Half)) || self.is(behind, Class::HalfAfter) {
                return Some((hour, Some(30), behind + 1, true));
            }
            let told = self
                .numeral(behind)
                .filter(|m| m.value() < Decimal::from(60) && m.value().scale() == 0);
            if let Some(m) = told.filter(|m| self.is(m.end, Class::Clock(ClockMark::Minute)))
                && let Ok(minute) = u8::try_from(m.value())
            {
                return Some((hour, Some(minute), m.end + 1, true));
            }
        }
        Some((
            hour,
            (minutes > 0).then_some(minutes),
            n.end + usize::from(mark),
            mark && self.only_hour(n.end),
        ))
    }

    /// Saa 1 na dakika 15: minutes behind their word, where units stand first; with one past them.
    fn minutes_behind(&self, at: usize) -> Option<(u8, usize)> {
        let at = at + usize::from(self.is(at, Class::And) || self.is(at, Class::RangeAnd));
        let head = self.pack.file.number_grammar.head_first && self.is(at, Class::Clock(ClockMark::Minute));
        let n = self.numeral(at + 1).filter(|n| head && n.value().scale() == 0)?;
        Some((u8::try_from(n.value()).ok().filter(|m| *m < 60)?, n.end))
    }

    /// Об 11.15: hours and minutes with a point behind a preposition, where decimals have a comma.
    fn dotted_clock(&self, at: usize, end: usize) -> bool {
        let free = self.unit_at(end).is_none_or(|u| u == "duration-hour")
            && self.find(end, super::numeral::multiplier).is_none()
            && !self.is(end, Class::Times);
        let joins = |c: &Class| matches!(c, Class::And | Class::RangeAnd | Class::RangeTo).then_some(());
        let joined = |at: usize| self.mark(at, '-') || self.find(at, joins).is_some();
        // 12.00 dan 13.00.
        let first = joined(end) && self.dotted(end + 1);
        let second = at >= 4 && joined(at - 1) && self.dotted(at - 4);
        self.dotted(at) && free && (first || second || self.is(at.wrapping_sub(1), Class::Clock(ClockMark::At)))
    }

    /// Whether digits of an hour and of minutes stand at `at` with a point between them, where decimals have a comma.
    pub(super) fn dotted(&self, at: usize) -> bool {
        let number = |at: usize, most: u32| self.integer(at).filter(|(n, len)| *n < most && *len <= 2);
        !self.pack.file.decimal.contains(&'.')
            && self.tight(at + 1, '.')
            && number(at, 25).is_some()
            && number(at + 2, 60).is_some_and(|(_, len)| len == 2)
            && !self.tight(at + 3, '.')
    }

    /// 11 និង 00 នាទី, 7 و30 دقيقة: minutes that a word joins to the hour, and one past their mark.
    fn minutes_joined(&self, at: usize) -> Option<(u8, usize)> {
        let joins = self.is(at, Class::And) || self.is(at, Class::RangeAnd);
        let (m, _) = self.integer(at + 1).filter(|(m, len)| joins && *m < 60 && *len <= 2)?;
        let mark =
            self.is(at + 2, Class::Clock(ClockMark::Minute)) || self.find(at + 2, is_unit("duration-minute")).is_some();
        let clock = self.find(at.saturating_sub(2), |c| {
            matches!(c, Class::Clock(ClockMark::Before)).then_some(())
        });
        (mark && (clock.is_some() || self.hour_mark(at.saturating_sub(1)))).then_some((m as u8, at + 3))
    }

    /// À 9 h, but not à 2 heures de Paris.
    fn behind_at(&self, at: usize, end: usize) -> bool {
        self.is(at.wrapping_sub(1), Class::Clock(ClockMark::At)) && !self.is(end, Class::Date(DateMark::Term))
    }

    /// A mark of clock time that is no unit of duration as well (o'clock, بجے, Uhr).
    pub(super) fn only_hour(&self, at: usize) -> bool {
        self.find(at, |c| matches!(c, Class::Unit(_)).then_some(())).is_none()
    }

    pub(super) fn hour_mark(&self, at: usize) -> bool {
        self.is(at, Class::Clock(ClockMark::Hour)) || self.glued_mark(at)
    }

    /// সকাল সাড়ে আটটায়: a mark written onto the word of the hour, which counts things as well but behind a part of the day.
    fn glued_mark(&self, at: usize) -> bool {
        let ending = self
            .token(at)
            .filter(|t| t.kind == TokenKind::Word && !t.spaced && !self.pack.enclitics.is_empty());
        let hour = ending
            .and_then(|t| self.pack.lexicon.whole(&fold_key(t.span.of(self.text))))
            .is_some_and(|m| m.contains(&Class::Clock(ClockMark::Hour)));
        hour && (at.saturating_sub(4)..at).any(|i| self.period(i).is_some())
    }

    /// Whether the number at `at` has a clock's mark behind it.
    fn hour_mark_at(&self, at: usize) -> bool {
        self.numeral(at).is_some_and(|n| self.hour_mark(n.end))
    }

    pub(super) fn period(&self, at: usize) -> Option<Period> {
        self.find(at, |c| match *c {
            Class::DayPeriod(a, b) => Some(Period::Hours(a, b)),
            Class::Am => Some(Period::Am),
            Class::Pm => Some(Period::Pm),
            Class::Noon => Some(Period::Hours(11, 14)),
            Class::Midnight => Some(Period::Hours(22, 3)),
            _ => None,
        })
    }

    /// Whether a part of the day is named anywhere, for 9 h 15 is no evening where none is.
    fn says_period(&self) -> bool {
        (0..self.tokens.len()).any(|at| self.period(at).is_some())
    }

    /// Whether the number at `at` has a unit of time behind it that is no hour.
    fn span_behind(&self, at: usize) -> bool {
        let unit = self.numeral(at).and_then(|n| self.unit_at(n.end));
        unit.is_some_and(|u| u.starts_with("duration-") && u != "duration-hour")
    }

    /// "5 in the evening", "5 o'clock this morning": one small word between.
    fn dotted_period(&self, at: usize) -> Option<(Period, usize)> {
        let token = self.token(at)?;
        let small = token.kind == TokenKind::Word && token.span.of(self.text).chars().count() <= 4;
        let period = self.period(at + 1)?;
        (small && at > 0 && self.digits(at - 1)).then_some((period, at + 2))
    }
}

/// Whether a word is the unit of time `id`.
fn is_unit(id: &'static str) -> impl Fn(&Class) -> Option<()> {
    move |class| (*class == Class::Unit(id)).then_some(())
}

/// Minutes after midnight of an hour, with what the period says of it.
pub(super) fn settle(hour: u8, minute: Option<u8>, period: Option<Period>) -> Option<u16> {
    let hour = match period {
        _ if hour > 12 => hour % 24,
        None => hour,
        Some(Period::Am) => hour % 12,
        Some(Period::Pm) => hour % 12 + 12,
        Some(Period::Hours(from, to)) => {
            let inside = |h: u8| {
                if from <= to {
                    (from..to).contains(&h)
                } else {
                    h >= from || h < to
                }
            };
            let (early, late) = (hour % 12, hour % 12 + 12);
            match (inside(early), inside(late)) {
                (true, false) => early,
                (false, true) => late,
                // Twelve at night.
                _ if from >= 16 && hour == 12 => 0,
                _ if from >= 12 => late,
                _ => hour % 24,
            }
        }
    };
    Some(u16::from(hour) * 60 + u16::from(minute.unwrap_or(0)))
}
