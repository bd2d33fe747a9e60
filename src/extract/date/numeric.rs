//! Dates in digits: 31/12/2025, 2025-12-31, 9/2025, ngày 31/12.

use super::{NONE, Read};
use crate::extract::fact::PartialDate;
use crate::extract::reader::Reader;
use crate::extract::token::TokenKind;
use crate::language::{Class, DateOrder};

impl Reader<'_> {
    /// 31/12/2025, 2025-12-31, 9/2025.
    pub(super) fn numeric(&self, i: usize) -> Option<Read> {
        let (a, a_len) = self.integer(i)?;
        if i > 0
            && !self.tokens[i].spaced
            && matches!(self.tokens[i - 1].kind, TokenKind::Mark('/' | '-' | '.' | ','))
            && self.digits(i.wrapping_sub(2))
        {
            return None;
        }
        if let Some(read) = self.dotted_from_the_year(i) {
            return Some(read);
        }
        let sep = ['/', '.', '-'].into_iter().find(|c| self.tight(i + 1, *c))?;
        let (b, b_len) = self.integer(i + 2)?;
        if self.tight(i + 3, sep)
            && let Some((c, c_len)) = self.integer(i + 4)
        {
            if self.tight(i + 5, sep) && self.digits(i + 6) {
                return None;
            }
            let date = match (a_len, c_len) {
                (4, 1..=2) if b_len <= 2 => ymd(a, b, c),
                (1..=2, 4) if b_len <= 2 => self.by_order(a, b, c),
                (1..=2, 2) if sep == '.' && !(a_len == 2 && b_len == 2 || self.behind_little_word(i)) => None,
                (1..=2, 2) if b_len <= 2 && sep != '-' => self.by_order(a, b, if c < 70 { 2000 + c } else { 1900 + c }),
                _ => None,
            }?;
            return Some(Read::new(date, i + 5));
        }
        // Month and year.
        if sep == '/' && b_len == 4 && a_len <= 2 && (1..=12).contains(&a) && (1900..=2100).contains(&b) {
            return Some(Read::new(
                PartialDate {
                    year: Some(b as i32),
                    month: Some(a as u8),
                    ..NONE
                },
                i + 3,
            ));
        }
        None
    }

    /// 2021. 8. 14., as Korean writes it.
    fn dotted_from_the_year(&self, i: usize) -> Option<Read> {
        let dot =
            |at: usize| self.mark(at, '.') && !self.tokens[at].spaced && self.token(at + 1).is_some_and(|t| t.spaced);
        let ((year, 4), (month, 1..=2)) = (self.integer(i)?, self.integer(i + 2)?) else {
            return None;
        };
        if self.pack.file.date_order != DateOrder::Ymd || !dot(i + 1) {
            return None;
        }
        let (day, 1..=2) = self.integer(i + 4).filter(|_| dot(i + 3))? else {
            return None;
        };
        let last = usize::from(self.mark(i + 5, '.') && !self.tokens[i + 5].spaced);
        Some(Read::new(ymd(year, month, day)?, i + 5 + last))
    }

    /// Whether a short word in small letters stands before (am 3.4.24, от 3.4.24): a version and a section have a name there.
    fn behind_little_word(&self, i: usize) -> bool {
        let before = i
            .checked_sub(1)
            .filter(|_| self.tokens[i].spaced && self.pack.file.date_order == DateOrder::Dmy)
            .map(|at| self.written(at));
        before.is_some_and(|w| w.chars().count() < 5 && w.chars().all(char::is_lowercase))
    }

    pub(super) fn by_order(&self, a: u32, b: u32, year: u32) -> Option<PartialDate> {
        match self.pack.file.date_order {
            DateOrder::Mdy => ymd(year, a, b).or_else(|| ymd(year, b, a)),
            DateOrder::Dmy | DateOrder::Ymd => ymd(year, b, a).or_else(|| ymd(year, a, b)),
        }
    }

    /// Day and month in digits where something around them says that it is a date: ngày 31/12, sáng 5-9.
    pub(super) fn day_slash_month(&self, i: usize) -> Option<Read> {
        if let Some(read) = self.numeric(i).filter(|r| r.date.day.is_some()) {
            return Some(read);
        }
        let (day, day_len) = self.integer(i)?;
        let sep = ['/', '-'].into_iter().find(|c| self.tight(i + 1, *c))?;
        let (month, month_len) = self.integer(i + 2)?;
        let further =
            matches!(self.token(i + 3).map(|t| t.kind), Some(TokenKind::Mark('/' | '-'))) && self.tight(i + 3, sep);
        let (day, month) = if self.pack.file.date_order == DateOrder::Dmy {
            (day, month)
        } else {
            (month, day)
        };
        let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && day_len <= 2 && month_len <= 2;
        // In "5-7/6" and "12-15" a hyphen joins days.
        let days = sep == '-' && (self.tight(i + 3, '/') || !further && day < month);
        (fits && !days).then(|| {
            self.with_year(
                PartialDate {
                    month: Some(month as u8),
                    day: Some(day as u8),
                    ..NONE
                },
                i + 3,
            )
        })
    }

    /// 30/4, từ 12/8 đến 16/8: a day and its month with nothing beside them, where they make no part of one.
    pub(super) fn slashed(&self, i: usize) -> Option<Read> {
        let (a, b) = (self.integer(i)?.0, self.integer(i + 2)?.0);
        let around_the_clock = (a, b) == (24, 7);
        let apart = i == 0 || self.tokens[i].spaced || self.mark(i - 1, '(');
        if !apart
            || !self.tight(i + 1, '/')
            || a <= b
            || around_the_clock
            || self.pack.file.date_order != DateOrder::Dmy
        {
            return None;
        }
        let read = self.day_slash_month(i)?;
        if !self.is(read.end, Class::RangeTo) {
            // Со счётом 5/4: only where days have a mark of their own is 8/3 the eighth of March.
            let marked = self.pack.file.words.date_marks.0.contains_key("day");
            return (a > 12 || marked).then_some(read);
        }
        let until = self
            .day_slash_month(read.end + 1)
            .filter(|u| u.date.month >= read.date.month);
        Some(match until {
            Some(until) => Read {
                date: PartialDate {
                    year: until.date.year,
                    ..read.date
                },
                until: Some(until.date),
                end: until.end,
            },
            None => read,
        })
    }
}

pub(super) fn ymd(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..=2999).contains(&year);
    fits.then_some(PartialDate {
        year: Some(year as i32),
        month: Some(month as u8),
        day: Some(day as u8),
        ..NONE
    })
}
