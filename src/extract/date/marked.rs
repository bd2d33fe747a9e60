//! Dates by their marks: ngày 5 tháng 6 năm 2025, 2025年6月5日, quý IV/2025, the third quarter.

use super::{NONE, Read};
use crate::extract::fact::PartialDate;
use crate::extract::reader::Reader;
use crate::extract::roman::roman;
use crate::extract::token::TokenKind;
use crate::language::{Class, DateMark};

impl Reader<'_> {
    /// Parts with marks before them: ngày 5 tháng 6 năm 2025, tháng 9/2025, năm 2025, quý IV/2025.
    pub(super) fn marked_date(&self, i: usize) -> Option<Read> {
        if self.is(i, Class::Date(DateMark::Day)) {
            return self.marked_day(i);
        }
        if let Some(read) = self.month_and_year(i) {
            return Some(read);
        }
        if self.is(i, Class::QuarterBefore) || self.find(i, quarter_of).is_some() {
            return self.marked_quarter(i);
        }
        if self.is(i, Class::Date(DateMark::Year)) {
            if let Some(read) = self.years_from_the_right(i + 1) {
                return Some(read);
            }
            let (year, end) = self.year_number(i + 1)?;
            return Some(self.with_quarter(self.range_of_years(PartialDate::of_year(year), end)));
        }
        None
    }

    /// ngày 5, ngày 5/6, ngày 5-7/6, ngày 5 tháng 6.
    fn marked_day(&self, i: usize) -> Option<Read> {
        if let Some(read) = self.numeric(i + 1).filter(|r| r.date.day.is_some()) {
            return Some(read);
        }
        if let Some(read) = self.day_month(i + 1) {
            return Some(read);
        }
        let (day, end) = self.day(i + 1)?;
        if let Some(read) = self
            .day_slash_month(i + 1)
            .filter(|r| !self.tight(r.end, '/') || self.mark(end, '/'))
        {
            return Some(read);
        }
        if let Some(read) = self.until_day(day, end) {
            return Some(read);
        }
        // ngày 5-7/6
        if self.mark(end, '-')
            && let Some((_, after)) = self.day(end + 1)
            && self.tight(after, '/')
            && let Some((m, _)) = self.integer(after + 1).filter(|(m, _)| (1..=12).contains(m))
        {
            let until = self.day(end + 1).map(|(d, _)| PartialDate {
                month: Some(m as u8),
                day: Some(d),
                ..NONE
            });
            return Some(Read {
                date: PartialDate {
                    month: Some(m as u8),
                    day: Some(day),
                    ..NONE
                },
                until,
                end: after + 2,
            });
        }
        if let Some((month, after)) = self.month_of(self.skip_term(end)) {
            return Some(self.with_year(
                PartialDate {
                    month: Some(month),
                    day: Some(day),
                    ..NONE
                },
                after,
            ));
        }
        Some(Read::new(PartialDate { day: Some(day), ..NONE }, end))
    }

    /// ngày 5 đến 7/6, ngày 5 và ngày 7 tháng 6: from a day whose month its end tells.
    fn until_day(&self, day: u8, end: usize) -> Option<Read> {
        let joined = [Class::RangeTo, Class::RangeAnd, Class::And];
        if !joined.into_iter().any(|c| self.is(end, c)) {
            return None;
        }
        let at = end + 1 + usize::from(self.is(end + 1, Class::Date(DateMark::Day)));
        let read = self
            .day_slash_month(at)
            .or_else(|| self.day_month(at))
            .filter(|r| r.until.is_none() && r.date.day.is_some_and(|d| d > day))?;
        Some(Read {
            date: PartialDate {
                day: Some(day),
                ..read.date
            },
            until: Some(read.date),
            end: read.end,
        })
    }

    /// tháng 9/2025, tháng 9 năm 2025.
    fn month_and_year(&self, i: usize) -> Option<Read> {
        let (month, end) = self.marked_month(i)?;
        if (self.tight(end, '/') || self.tight(end, '-'))
            && let Some((y, 4)) = self.integer(end + 1)
        {
            return Some(Read::new(
                PartialDate {
                    month: Some(month),
                    year: Some(y as i32),
                    ..NONE
                },
                end + 2,
            ));
        }
        Some(self.with_year(
            PartialDate {
                month: Some(month),
                ..NONE
            },
            end,
        ))
    }

    /// quý IV/2025, Q4 2025.
    fn marked_quarter(&self, i: usize) -> Option<Read> {
        if self.is(i, Class::QuarterBefore) {
            let q = self.integer(i + 1).map(|q| q.0).or_else(|| roman(self.written(i + 1)));
            let q = q
                .or_else(|| self.numeral(i + 1).and_then(|n| u32::try_from(n.value()).ok()))
                .filter(|q| (1..=4).contains(q))?;
            let date = PartialDate {
                quarter: Some(q as u8),
                ..NONE
            };
            if (self.tight(i + 2, '/') || self.tight(i + 2, '-'))
                && let Some((y, 4)) = self.integer(i + 3)
            {
                return Some(Read::new(
                    PartialDate {
                        year: Some(y as i32),
                        ..date
                    },
                    i + 4,
                ));
            }
            return Some(self.with_year(date, i + 2));
        }
        if let Some(q) = self.find(i, |c| match c {
            Class::Quarter(q) => Some(*q),
            _ => None,
        }) {
            return Some(self.with_year(
                PartialDate {
                    quarter: Some(q),
                    ..NONE
                },
                i + 1,
            ))
            .filter(|r| r.date.year.is_some() || self.numeral(i).is_none());
        }
        None
    }

    /// Parts with marks behind them: 2025年6月5日, 6월 5일.
    pub(super) fn suffixed(&self, i: usize) -> Option<Read> {
        if let Some((year, end)) = self.era_before(i) {
            return Some(Read::new(PartialDate::of_year(year), end));
        }
        if let Some((year, end)) = self.year_digits(i)
            && self.is(end, Class::Date(DateMark::YearAfter))
        {
            let date = PartialDate::of_year(year);
            let Some(read) = self.suffixed_month(end + 1).or_else(|| {
                self.day_month(end + 1)
                    .or_else(|| self.month_first(end + 1))
                    .filter(|r| r.date.year.is_none())
            }) else {
                return Some(self.with_quarter(self.range_of_years(date, end + 1)));
            };
            let year = Some(year);
            return Some(Read {
                date: PartialDate { year, ..read.date },
                until: read.until.map(|until| PartialDate { year, ..until }),
                ..read
            });
        }
        if let Some(read) = self.suffixed_month(i) {
            return Some(read);
        }
        let (day, end) = self.day(i)?;
        self.is(end, Class::Date(DateMark::DayAfter))
            .then_some(Read::new(PartialDate { day: Some(day), ..NONE }, end + 1))
    }

    pub(super) fn suffixed_month(&self, i: usize) -> Option<Read> {
        let (month, end) = self.day(i).filter(|(m, _)| *m <= 12)?;
        let date = PartialDate {
            month: Some(month),
            ..NONE
        };
        let marked = |at: usize, mark: DateMark| self.is(at, Class::Date(mark));
        if !marked(end, DateMark::MonthAfter) {
            // 4〜9月期, 3至5月.
            let (until, after) = self.until(end, month).filter(|(m, _)| *m <= 12)?;
            let until = PartialDate {
                month: Some(until),
                ..NONE
            };
            return marked(after, DateMark::MonthAfter).then(|| Read {
                date,
                until: Some(until),
                end: after + 1,
            });
        }
        let Some((day, after)) = self.day(end + 1) else {
            return Some(Read::new(date, end + 1));
        };
        let own = marked(after, DateMark::DayAfter);
        let date = PartialDate { day: Some(day), ..date };
        // 5月26〜27日, 5月26日至27日.
        if let Some((until, last)) = self.until(after + usize::from(own), day)
            && marked(last, DateMark::DayAfter)
        {
            let until = PartialDate {
                day: Some(until),
                ..date
            };
            return Some(Read {
                date,
                until: Some(until),
                end: last + 1,
            });
        }
        let whole = Read::new(date, after + 1);
        let month = Read::new(PartialDate { day: None, ..date }, end + 1);
        Some(if own { whole } else { month })
    }

    /// The later of two days or months that share a mark, where a sign or a word of ranges joins them at `at`.
    fn until(&self, at: usize, first: u8) -> Option<(u8, usize)> {
        let joined = self.tilde(at) || self.tight(at, '-') || self.is(at, Class::RangeTo);
        let (until, end) = self.day(at + 1).filter(|(until, _)| joined && *until > first)?;
        let word = self.token(end).is_some_and(|t| !t.spaced);
        word.then_some((until, end))
    }

    /// A quarter with its mark behind it: 第三季度, پہلی سہ ماہی, the third quarter.
    pub(super) fn quarter(&self, i: usize) -> Option<(u8, usize)> {
        if let Some(q) = self.find(i, |c| if let Class::Quarter(q) = c { Some(*q) } else { None }) {
            return Some((q, i + 1));
        }
        let before = usize::from(self.is(i, Class::OrdinalBefore));
        let (q, end) = self.ordinal_number(i + before).filter(|(q, _)| (1..=4).contains(q))?;
        self.is(end, Class::QuarterAfter).then_some((q as u8, end + 1))
    }

    /// The quarter that follows a year, if one does.
    pub(super) fn with_quarter(&self, read: Read) -> Read {
        // 2025 की पहली तिमाही: one small word may stand between.
        let small = self
            .token(read.end)
            .is_some_and(|t| t.spaced && t.kind == TokenKind::Word && t.span.of(self.text).chars().count() <= 3);
        match self
            .quarter(self.skip_term(read.end))
            .or_else(|| small.then(|| self.quarter(read.end + 1)).flatten())
        {
            Some((q, end)) if read.until.is_none() && read.date.month.is_none() => Read {
                date: PartialDate {
                    quarter: Some(q),
                    ..read.date
                },
                end,
                ..read
            },
            _ => read,
        }
    }
}

fn quarter_of(class: &Class) -> Option<u8> {
    if let Class::Quarter(q) = class { Some(*q) } else { None }
}
