//! Years and ranges of years: 2025, 2021-2025, 2018/19, from 2021 to 2025.

use super::Read;
use super::era::{era_base, era_of};
use crate::extract::fact::PartialDate;
use crate::extract::reader::Reader;
use crate::extract::token::TokenKind;
use crate::extract::{counted, numeral};
use crate::language::{Class, DateMark, Era};

impl Reader<'_> {
    /// Four digits that can only be a year, or a range of them: 2025, 2021-2025, 2018/19.
    pub(super) fn bare_year(&self, i: usize) -> Option<Read> {
        if i > 0
            && !self.tokens[i].spaced
            && matches!(
                self.tokens[i - 1].kind,
                TokenKind::Mark('/' | '-' | '.' | ',' | '$' | '№')
            )
        {
            return None;
        }
        if let Some(read) = self.years_from_the_right(i) {
            return Some(read);
        }
        let n = self.numeral(i)?;
        if n.year {
            let year = i32::try_from(n.value()).ok()?;
            return Some(Read::new(PartialDate::of_year(year), n.end));
        }
        // 500 BC.
        if n.plain
            && self.find(n.end, era_of) == Some(Era::Bce)
            && let Some((year, _)) = self.integer(i)
        {
            return Some(self.era(Read::new(PartialDate::of_year(year as i32), n.end)));
        }
        let (year, 4) = self.integer(i)? else { return None };
        let open = matches!(year, 1500..=2100) && n.plain;
        if !open
            || self.unit_at(n.end).is_some()
            || self.find(n.end, numeral::multiplier).is_some()
            || self.is(n.end, Class::OrdinalAfter)
        {
            let era = (500..=2999).contains(&year) && n.plain && self.find(n.end, era_of).is_some();
            if !era {
                return None;
            }
        }
        if i > 0 && (self.find(i - 1, counted::currency_of).is_some() || self.is(i - 1, Class::LabelBefore)) {
            return None;
        }
        let date = PartialDate::of_year(year as i32);
        let era = self.era(Read::new(date, n.end));
        Some(self.with_quarter(self.range_of_years(era.date, era.end)))
    }

    /// A range of years in a script that runs from the right, its short end first: 96-1995.
    pub(super) fn years_from_the_right(&self, i: usize) -> Option<Read> {
        if !self.pack.file.rtl || !self.mark(i + 1, '-') || i > 0 && self.mark(i - 1, '-') || self.mark(i + 3, '-') {
            return None;
        }
        let (late, 2) = self.integer(i)? else { return None };
        let (early, 4) = self.integer(i + 2)? else { return None };
        let late = early - early % 100 + late;
        let years = 1000..=2100;
        (years.contains(&early) && early < late).then(|| Read {
            date: PartialDate::of_year(early as i32),
            until: Some(PartialDate::of_year(late as i32)),
            end: i + 3,
        })
    }

    /// From 2021 to 2025, between 2021 and 2025.
    pub(super) fn years_in_words(&self, i: usize) -> Option<Read> {
        let between = self.is(i, Class::RangeBetween);
        if !between && !self.is(i, Class::RangeFrom) {
            return None;
        }
        let year = |at: usize| {
            let at = at + usize::from(self.is(at, Class::Date(DateMark::Year)));
            let n = self.numeral(at).filter(|n| n.plain && n.head == 4)?;
            let (y, _) = self.integer(at).filter(|(y, _)| (1500..=2100).contains(y))?;
            Some((
                y as i32,
                n.end + usize::from(self.is(n.end, Class::Date(DateMark::YearAfter))),
            ))
        };
        let (from, end) = year(i + 1)?;
        let joined = if between {
            self.is(end, Class::RangeAnd) || self.is(end, Class::And)
        } else {
            self.is(end, Class::RangeTo)
        };
        let (to, after) = year(end + 1).filter(|(to, _)| joined && *to > from)?;
        let one = |year| PartialDate::of_year(year);
        Some(Read {
            date: one(from),
            until: Some(one(to)),
            end: after,
        })
    }

    /// The second year of a range behind the first.
    pub(super) fn range_of_years(&self, date: PartialDate, end: usize) -> Read {
        let alone = Read::new(date, end);
        let Some(token) = self.token(end) else { return alone };
        let hyphen = token.mark('-') || self.tilde(end) || self.tight(end, '/');
        if !hyphen && !token.is(Class::RangeTo) {
            return alone;
        }
        let at = end + 1 + usize::from(self.is(end + 1, Class::Date(DateMark::Year)));
        let Some((second, len)) = self.integer(at) else {
            return alone;
        };
        let from = date.year.unwrap_or(0);
        let to = match len {
            4 => self.common_year(second as i32),
            2 if hyphen => {
                // The short end completes the year as it is written.
                let shift = if self
                    .integer(end.wrapping_sub(1))
                    .is_some_and(|(y, _)| i64::from(y) == i64::from(from) + 543)
                {
                    543
                } else {
                    0
                };
                let written = from + shift;
                written - written.rem_euclid(100) + second as i32 - shift
            }
            _ => return alone,
        };
        let after = at + 1 + usize::from(self.is(at + 1, Class::Date(DateMark::YearAfter)));
        let range = from < to && to < from + 400 || (len == 4 && hyphen && (1500..=2100).contains(&to));
        if !range || (self.tight(after, '-') && self.digits(after + 1)) {
            return alone;
        }
        Read {
            date,
            until: Some(PartialDate::of_year(to)),
            end: after,
        }
    }

    /// Adds the year that follows: ", 2025", "of 2025", "năm 2025".
    pub(super) fn with_year(&self, date: PartialDate, end: usize) -> Read {
        let alone = Read::new(date, end);
        let mut at = end;
        if self.mark(at, ',') || self.mark(at, '،') || self.mark(at, '/') || (self.mark(at, '.') && date.day.is_some())
        {
            at += 1;
        }
        at = self.skip_term(at);
        if self.is(at, Class::Date(DateMark::Year)) {
            at += 1;
        }
        let Some((year, after)) = self.year_number(at) else {
            return alone;
        };
        self.era(Read::new(
            PartialDate {
                year: Some(year),
                ..date
            },
            after,
        ))
    }

    /// Four digits or number words that are a year.
    pub(super) fn year_number(&self, i: usize) -> Option<(i32, usize)> {
        if let Some(found) = self.era_before(i) {
            return Some(found);
        }
        if let Some((y, len)) = self.integer(i) {
            let n = self.numeral(i)?;
            let fits =
                n.plain && (len == 4 && (1000..=2999).contains(&y) || (len == 3 && self.find(n.end, era_of).is_some()));
            return (fits && self.unit_at(n.end).is_none_or(|u| u == "duration-year")).then(|| {
                let read = self.era(Read::new(
                    PartialDate {
                        year: Some(y as i32),
                        ..Default::default()
                    },
                    i + 1,
                ));
                match read.date.year {
                    Some(year) if read.end > i + 1 => (year, read.end),
                    _ => (self.common_year(y as i32), read.end),
                }
            });
        }
        let n = self.numeral(i).filter(|n| n.words > 1)?;
        let year = i32::try_from(n.value()).ok().filter(|y| (1000..=2999).contains(y))?;
        Some((year, n.end))
    }

    /// A year behind a year's or a month's mark, where the language counts Buddhist years: ในปี 2557 is 2014.
    fn common_year(&self, year: i32) -> i32 {
        let buddhist = self.pack.file.buddhist_years && (2400..=2600).contains(&year);
        year - if buddhist { 543 } else { 0 }
    }

    /// Digits before a mark of years: 2025年, 二〇二五年, 令和5年.
    pub(super) fn year_digits(&self, i: usize) -> Option<(i32, usize)> {
        if let Some(base) = self.find(i, era_of).and_then(era_base) {
            // 令和元年: its first year.
            if self.written(i + 1) == "元" {
                return Some((base + 1, i + 2));
            }
            let n = self.numeral(i + 1)?;
            return Some((base + i32::try_from(n.value()).ok()?, n.end));
        }
        if let Some((y, 4)) = self.integer(i) {
            return Some((y as i32, i + 1));
        }
        let n = self.numeral(i)?;
        let year = i32::try_from(n.value()).ok()?;
        (n.words >= 4 && (1000..=2999).contains(&year)).then_some((year, n.end))
    }
}
