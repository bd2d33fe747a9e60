//! Clock times that are told from another hour, and the zones of time behind them: halb sechs, บ่ายสอง, saa mbili, 17:00 GMT+7.

use super::fact::{Kind, Value};
use super::reader::{Draft, Reader};
use super::time::{Period, settle};
use crate::language::{Class, ClockMark};
use rust_decimal::Decimal;

/// Codes of zones that every language writes, with their least and greatest distance from UTC in minutes.
const CODES: [(&str, i16, i16); 20] = [
    ("GMT", 0, 0),
    ("UTC", 0, 0),
    ("BST", 60, 60),
    ("CET", 60, 60),
    ("CEST", 120, 120),
    ("MEZ", 60, 60),
    ("MESZ", 120, 120),
    ("MSK", 180, 180),
    ("ET", -300, -240),
    ("EST", -300, -300),
    ("EDT", -240, -240),
    ("PT", -480, -420),
    ("PST", -480, -480),
    ("PDT", -420, -420),
    ("ICT", 420, 420),
    ("WIB", 420, 420),
    ("WITA", 480, 480),
    ("WIT", 540, 540),
    ("JST", 540, 540),
    ("KST", 540, 540),
];

impl Reader<'_> {
    /// บ่ายสอง, ตี 3, สองทุ่ม.
    pub(super) fn counted_hours(&self, i: usize) -> Option<Draft> {
        let before = self.find(i, |c| if let Class::HoursFrom(h) = c { Some(*h) } else { None });
        let at = i + usize::from(before.is_some());
        let n = self.numeral(at)?;
        let behind = self.find(n.end, |c| if let Class::HourFrom(h) = c { Some(*h) } else { None });
        let from = before.or(behind)?;
        let (hour, half) = (n.value().trunc(), !n.value().fract().is_zero());
        if hour < Decimal::ONE || hour > Decimal::from(6) || n.vague.is_some() {
            return None;
        }
        let mark = behind.is_some() || self.is(n.end, Class::Clock(ClockMark::Hour));
        let mut end = n.end + usize::from(mark);
        let half_behind = self.is(end, Class::Clock(ClockMark::Half)) || self.is(end, Class::HalfAfter);
        end += usize::from(half_behind);
        // ตี 3 คน: a number of something else.
        if !mark && self.unit_at(n.end).is_some() {
            return None;
        }
        let minutes = u16::from(from) * 60 + u16::try_from(hour).ok()? * 60;
        Some(self.told(
            i,
            end,
            (minutes + if half || half_behind { 30 } else { 0 }) % 1440,
            true,
        ))
    }

    /// Half past five, halb sechs, kwart voor acht, пів на сьому, without or with the part of the day behind it.
    pub(super) fn stepped(&self, i: usize) -> Option<Draft> {
        let step = self.find(i, |c| if let Class::ClockStep(m) = c { Some(*m) } else { None })?;
        let (hour, end) = match self.numeral(i + 1) {
            Some(n) if n.vague.is_none() => (n.value(), n.end),
            _ => self.ordinal_words(i + 1)?,
        };
        let hour = u8::try_from(hour).ok().filter(|h| (1..=12).contains(h))?;
        // Половину первого тайма: half of it.
        let half = self
            .find(i, |c| matches!(c, Class::Fraction(..)).then_some(()))
            .is_some();
        let led = self.is(i.wrapping_sub(1), Class::Clock(ClockMark::At));
        if half && !led && self.period(end).is_none() && self.numeral(i + 1).is_none() {
            return None;
        }
        // О пів на третю дня: also the word for day.
        if self.period(end).is_none() && self.unit_at(end).is_some_and(|u| u != "duration-hour") {
            return None;
        }
        let end = end + usize::from(self.is(end, Class::Clock(ClockMark::Hour)));
        let period = self.period(end);
        let minutes = i16::try_from(settle(hour, None, period)?).ok()? + i16::from(step);
        let minutes = u16::try_from(minutes.rem_euclid(1440)).ok()?;
        Some(self.told(i, end + usize::from(period.is_some()), minutes, period.is_some()))
    }

    /// Whether the word at `at` is a unit or a clock's mark that stands before its number.
    pub(super) fn leads(&self, at: usize) -> bool {
        let clock = self.is(at, Class::Clock(ClockMark::Before)) && self.numeral(at + 1).is_some();
        self.pack.file.number_grammar.head_first && (clock || self.unit_before(at).is_some())
    }

    fn told(&self, start: usize, end: usize, minutes: u16, certain: bool) -> Draft {
        let (zone, end) = self.zone(end);
        let value = Value::Time {
            minutes,
            certain,
            until: None,
            zone,
            from_six: false,
        };
        Draft::new(start, end, Kind::Time, value)
    }

    /// 0230 UTC, 2000 GMT: four digits with a zone's code behind them.
    pub(super) fn military(&self, i: usize) -> Option<Draft> {
        let (digits, 4) = self.integer(i)? else { return None };
        let code = CODES.iter().any(|(code, ..)| *code == self.written(i + 1));
        let lone = !self.mark(i.wrapping_sub(1), '-') && !self.mark(i.wrapping_sub(1), '+');
        (code && lone && digits < 2400 && digits % 100 < 60)
            .then(|| self.told(i, i + 1, (digits / 100 * 60 + digits % 100) as u16, true))
    }

    /// One past a zone that stands without a time, with its offset: GMT+0100.
    pub fn lone_zone(&self, i: usize) -> Option<usize> {
        let code = matches!(self.written(i), "GMT" | "UTC");
        let sign = self.mark(i + 1, '+') || self.tight(i + 1, '-');
        (code && sign && self.offset(i + 2).is_some()).then_some(())?;
        let minutes = self.tight(i + 3, ':') && self.digits(i + 4);
        Some(i + if minutes { 5 } else { 3 })
    }

    /// The minutes of an offset in digits: 1, 01, 0100.
    fn offset(&self, at: usize) -> Option<i16> {
        let minutes = match self.integer(at)? {
            (n, 1 | 2) => n * 60,
            (n, 4) => n / 100 * 60 + n % 100,
            _ => return None,
        };
        i16::try_from(minutes).ok().filter(|m| *m <= 14 * 60)
    }

    /// The zone behind a time that ends before `end`, with one past its last token: GMT, UTC+7, (giờ Việt Nam), بتوقيت غرينتش.
    pub(super) fn zone(&self, end: usize) -> (Option<(i16, i16)>, usize) {
        let inside = |i: usize| {
            let last = self.written(i).rsplit(' ').next().unwrap_or_default();
            CODES
                .iter()
                .find(|(code, ..)| *code == last)
                .map(|&(_, low, high)| (low, high))
        };
        let open = usize::from(self.mark(end, '('));
        let at = end + open;
        let named = self.find(at, |c| if let Class::Zone(z) = c { Some(*z) } else { None });
        let (zone, mut after) = match (named, inside(at), inside(end.wrapping_sub(1))) {
            (Some(zone), ..) => (zone, at + 1),
            (None, Some(zone), _) => (Some(zone), at + 1),
            // "17:30 Uhr MEZ" is one mark of the hour.
            (None, None, Some(zone)) => return (Some(zone), end),
            (None, None, None) => return (None, end),
        };
        let sign = if self.mark(after, '+') { 1 } else { -1 };
        let mut told = zone;
        if zone == Some((0, 0))
            && (self.mark(after, '+') || self.tight(after, '-'))
            && let Some(minutes) = self.offset(after + 1)
        {
            let minutes = sign * minutes;
            told = Some((minutes, minutes));
            after += 2 + if self.tight(after + 2, ':') && self.digits(after + 3) {
                2
            } else {
                0
            };
        }
        match (open, self.mark(after, ')')) {
            (0, _) => (told, after),
            (_, true) => (told, after + 1),
            // 午後7時20分(日本時間午後9時20分): the zone of another time.
            (_, false) => (None, end),
        }
    }
}

/// Minutes after midnight of hours counted from six (Swahili), and whether that is sure: where the part of the day speaks for
/// hours counted from midnight, as translations have them, there is none.
pub(super) fn swahili(hour: u8, minute: Option<u8>, period: Option<Period>) -> Option<(u16, bool)> {
    let Some(Period::Hours(from, to)) = period else {
        return None;
    };
    let inside = |from: u8, to: u8, h: u8| {
        if from <= to {
            (from..to).contains(&h)
        } else {
            h >= from || h < to
        }
    };
    let of = |early: u8, from: u8, to: u8| [early, early + 12].into_iter().find(|&h| inside(from, to, h));
    let early = (hour + 6) % 12;
    let (hour, sure) = match (of(early, from, to), of(hour % 12, from, to)) {
        (Some(h), _) => (h, true),
        (None, Some(_)) => return None,
        // Saa 12 asubuhi, saa 1 jioni: an hour beyond the part of the day.
        (None, None) => (of(early, from.saturating_sub(1), to + 1)?, false),
    };
    Some((u16::from(hour) * 60 + u16::from(minute.unwrap_or(0)), sure))
}
