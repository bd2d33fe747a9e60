//! Dates by the names of months and weekdays: 5 May 2025, May 5, Thursday (5/6).

use super::{NONE, Read};
use crate::extract::fact::PartialDate;
use crate::extract::numeral;
use crate::extract::reader::Reader;
use crate::extract::token::TokenKind;
use crate::language::{Class, DateMark, Weekday};

impl Reader<'_> {
    /// A weekday, and the date that goes on from it (Thursday, May 5; thứ Năm, ngày 5/6; thứ Năm (5/6)).
    pub(super) fn behind_weekday(&self, i: usize, weekday: Weekday) -> Read {
        let alone = Read::new(
            PartialDate {
                weekday: Some(weekday),
                ..NONE
            },
            i + 1,
        );
        // Quarta-feira (18).
        if self.mark(i + 1, '(')
            && self.mark(i + 3, ')')
            && let Some((day @ 1..=31, 1 | 2)) = self.integer(i + 2)
        {
            let date = PartialDate {
                day: Some(day as u8),
                ..alone.date
            };
            return Read::new(date, i + 4);
        }
        let mut at = i + 1;
        for _ in 0..3 {
            let Some(token) = self.token(at) else { return alone };
            let open = token.mark(',') || token.mark('(') || token.mark('،') || token.is(Class::Date(DateMark::Term));
            let article =
                token.kind == TokenKind::Word && token.spaced && token.span.of(self.text).chars().count() <= 4;
            match self
                .day_slash_month(at)
                .or_else(|| self.body(at))
                .filter(|r| r.date.day.is_some() && r.date.weekday.is_none() && !self.falling_pair(at))
            {
                Some(mut read) => {
                    read.date.weekday = Some(weekday);
                    return read;
                }
                None if open || article => at += 1,
                None => return alone,
            }
        }
        alone
    }

    /// Friday 5-3: two digits with a hyphen, the second the smaller, are a score; in brackets, padded or with a year a date.
    fn falling_pair(&self, at: usize) -> bool {
        let bracketed = at > 0 && (self.mark(at - 1, '(') || self.mark(at - 1, ','));
        let (Some((first, 1)), Some((second, 1))) = (self.integer(at), self.integer(at + 2)) else {
            return false;
        };
        self.tight(at + 1, '-') && !bracketed && first > second && !self.tight(at + 3, '-') && !self.tight(at + 3, '/')
    }

    /// A day and a month name: 5 May 2025, the 5th of May, 5-7 May.
    pub(super) fn day_month(&self, i: usize) -> Option<Read> {
        let (day, end) = self.day(i)?;
        let mut until_day = None;
        let mut at = end;
        let joiner = self.mark(at, '-')
            || self.is(at, Class::RangeTo)
            || self.is(at, Class::RangeAnd)
            || self.is(at, Class::And);
        if joiner && let Some((d, after)) = self.day(at + 1).filter(|(d, _)| *d > day) {
            until_day = Some(d);
            at = after;
        }
        let dot = usize::from(self.mark(at, '.') && !self.tokens[at].spaced);
        let (month, after) = self.month_of(self.skip_term(at + dot))?;
        let read = self.with_year(
            PartialDate {
                day: Some(day),
                month: Some(month),
                ..NONE
            },
            after,
        );
        let until = until_day.map(|d| PartialDate {
            day: Some(d),
            ..read.date
        });
        Some(Read {
            until: until.or(read.until),
            ..read
        })
    }

    /// A month name first: May 5, 2025; May 2025; May.
    pub(super) fn month_first(&self, i: usize) -> Option<Read> {
        let month = self.month_name(i)?;
        let alone = PartialDate {
            month: Some(month),
            ..NONE
        };
        let dot = self.mark(i + 1, '.') && !self.tokens[i + 1].spaced && self.token(i + 2).is_some();
        let at = i + 1 + usize::from(dot);
        if let Some((day, end)) = self.day(at).filter(|_| {
            self.digits(at) || self.find(at, numeral::ordinal).is_some() || self.is(at, Class::OrdinalBefore)
        }) {
            let mut read = self.with_year(
                PartialDate {
                    day: Some(day),
                    ..alone
                },
                end,
            );
            let joiner = self.mark(end, '-') || self.is(end, Class::RangeTo) || self.is(end, Class::RangeAnd);
            if joiner && let Some((d, after)) = self.day(end + 1).filter(|(d, _)| *d > day) {
                read = self.with_year(
                    PartialDate {
                        day: Some(day),
                        ..alone
                    },
                    after,
                );
                read.until = Some(PartialDate {
                    day: Some(d),
                    ..read.date
                });
            }
            return Some(read);
        }
        Some(self.with_year(alone, at))
    }
}
