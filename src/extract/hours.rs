//! Spans of the day, whose ends borrow from each other what they do not say: 7 to 9 p.m., von 8 bis 17 Uhr, 午後7～9時.

use super::fact::{Kind, Value};
use super::reader::{Draft, Reader};
use super::time::{Period, settle};
use super::token::TokenKind;
use crate::language::Class;

/// One end of a span as it is written.
struct End {
    /// Its tokens.
    from: usize,
    to: usize,
    hour: u8,
    minute: Option<u8>,
    /// The part of the day, where this end says it.
    period: Option<Period>,
    zone: Option<(i16, i16)>,
    /// Whether the writing alone shows a time of day, not a number of hours.
    sure: bool,
    /// Whether the half of the day is known.
    certain: bool,
}

impl Reader<'_> {
    /// Both ends of a span of the day that begins at token `i`, with or without its "from", as two times.
    pub(super) fn hours(&self, i: usize) -> Option<[Draft; 2]> {
        // Where hours are counted from six, an end is read by itself.
        let opens = matches!(self.token(i)?.kind, TokenKind::Digits | TokenKind::Phrase);
        if !opens || self.pack.file.clock_start == 6 {
            return None;
        }
        let between = self.is(i, Class::RangeBetween);
        let opener = between || self.is(i, Class::RangeFrom);
        let mut first = self.end(i + usize::from(opener))?;
        let tight =
            (self.tilde(first.to) || self.mark(first.to, '-')) && self.token(first.to + 1).is_some_and(|t| !t.spaced);
        let loose = self.mark(first.to, '-') && !tight;
        let to = self.is(first.to, Class::RangeTo);
        if !(tight || loose || to || between && self.is(first.to, Class::RangeAnd)) {
            return None;
        }
        // Entre las 7 y las 9: an article.
        let article = |at: usize| {
            let word = self
                .token(at)
                .is_some_and(|t| t.kind == TokenKind::Word && t.span.len() <= 4);
            usize::from(word && self.digits(at + 1))
        };
        let at = first.to + 1;
        let mut last = self.end(at + if loose || tight { 0 } else { article(at) })?;
        // "8:30 – 12 people": an end that shows nothing follows at once.
        let follows = first.sure && first.minute.is_some() && (tight || to);
        if !(last.sure || follows) || first.hour > 23 {
            return None;
        }
        if first.period.is_some() && last.period.is_none() && last.hour <= 12 && last.hour > first.hour {
            last.period = first.period;
            last.certain = true;
        }
        let until = settle(last.hour, last.minute, last.period)?;
        let own = settle(first.hour, first.minute, first.period)?;
        let borrows = !first.certain && last.certain && first.hour <= 12;
        let minutes = match borrows {
            true => [own % 720 + 720, own % 720]
                .into_iter()
                .find(|&m| m < until)
                .unwrap_or(own),
            false => own,
        };
        first.certain |= borrows;
        first.zone = first.zone.or(last.zone);
        Some([self.draft(&first, minutes), self.draft(&last, until)])
    }

    fn draft(&self, end: &End, minutes: u16) -> Draft {
        let value = Value::Time {
            minutes,
            certain: end.certain,
            until: None,
            zone: end.zone,
            from_six: false,
        };
        Draft::new(end.from, end.to, Kind::Time, value)
    }

    /// Hour and minute in digits, with the marks and the part of the day on either side.
    fn end(&self, from: usize) -> Option<End> {
        let lead = self.period(from);
        let mut at = from + usize::from(lead.is_some());
        let before = self.is(at, Class::Clock(crate::language::ClockMark::Before));
        at += usize::from(before);
        if !self.digits(at) {
            return None;
        }
        let (hour, minute, marked, _) = self.clock(at)?;
        let behind = self.period(marked).filter(|_| lead.is_none());
        let (zone, to) = self.zone(marked + usize::from(behind.is_some()));
        let period = lead.or(behind);
        let mark = (at + 1..marked).any(|t| self.hour_mark(t));
        let only = (at + 1..marked).any(|t| self.hour_mark(t) && self.only_hour(t));
        let colon = self.mark(at + 1, ':');
        // "12 à 18 heures" may be a number of hours.
        let sure = period.is_some() || before || zone.is_some() || colon || only || mark && minute.is_some();
        let thing = !sure && !mark && self.unit_at(marked).is_some();
        (!thing && hour <= 24).then_some(End {
            from,
            to,
            hour,
            minute,
            period,
            zone,
            sure,
            certain: period.is_some()
                || hour > 12
                || hour == 0
                || minute.is_some() && self.written(at).starts_with('0'),
        })
    }
}
