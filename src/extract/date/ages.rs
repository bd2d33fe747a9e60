//! Decades and centuries: the 1930s, thập niên 1870, the 19th century, 20世纪70年代.

use super::era::{bce, era_of};
use super::{NONE, Read};
use crate::extract::fact::PartialDate;
use crate::extract::reader::Reader;
use crate::extract::roman::roman;
use crate::language::{Class, DateMark, Era};

impl Reader<'_> {
    /// Decades and centuries: the 1930s, thập niên 1870, nineties, the 19th century, thế kỷ XIX.
    pub(super) fn age_of_years(&self, i: usize) -> Option<Read> {
        let decade = |y: u32| -> Option<PartialDate> {
            let year = if y < 100 { 1900 + y } else { y };
            (year % 10 == 0 && year < 2100).then_some(PartialDate {
                year: Some(year as i32),
                years: 10,
                ..NONE
            })
        };
        if self.is(i, Class::DecadeBefore) {
            let at = i + 1 + usize::from(self.is(i + 1, Class::Date(DateMark::Year)));
            let value = match self.integer(at) {
                Some((y, 2 | 4)) => (y, at + 1),
                _ => {
                    let n = self.numeral(at)?;
                    (u32::try_from(n.value()).ok()?, n.end)
                }
            };
            let end = value.1 + usize::from(self.is(value.1, Class::DecadeAfter));
            return decade(value.0).map(|date| Read::new(date, end));
        }
        if let Some(d) = self.find(i, |c| match c {
            Class::Decade(d) => Some(*d),
            _ => None,
        }) {
            let read = decade(u32::from(d)).map(|date| Read::new(date, i + 1))?;
            return Some(self.of_century(read, d));
        }
        if let Some((y, 2 | 4)) = self.integer(i) {
            let at = i + 1 + usize::from(self.tight(i + 1, '\'') || self.tight(i + 1, '-'));
            if self.is(at, Class::DecadeAfter) {
                return decade(y).map(|date| Read::new(date, at + 1));
            }
        }
        let century = |n: u32| PartialDate {
            year: Some((n.clamp(1, 30) as i32 - 1) * 100),
            years: 100,
            ..NONE
        };
        if self.is(i, Class::CenturyBefore) {
            let at = i + 1 + usize::from(self.is(i + 1, Class::OrdinalBefore));
            let n = roman(self.written(at))
                .map(|n| (n, at + 1))
                .or_else(|| self.ordinal_number(at))?;
            let read = Read::new(century(n.0), n.1);
            return (1..=30).contains(&n.0).then(|| self.with_decade(self.era(read)));
        }
        // 公元前8世纪.
        let before = self.find(i, era_of) == Some(Era::Bce);
        let at = i + usize::from(before);
        let (n, end) = roman(self.written(at))
            .map(|n| (n, at + 1))
            .or_else(|| self.ordinal_number(at))?;
        let end = end + usize::from(self.tight(end, '-') || self.mark(end, '.'));
        let read = Read::new(century(n), end + 1);
        (self.is(end, Class::CenturyAfter) && (1..=30).contains(&n)).then(|| {
            if before {
                bce(read)
            } else {
                self.with_decade(self.era(read))
            }
        })
    }

    /// The decade that follows a century: 20世纪70年代.
    pub(super) fn with_decade(&self, read: Read) -> Read {
        let at = self.skip_term(read.end);
        let decade = match self.integer(at) {
            Some((d, 2)) if self.is(at + 1, Class::DecadeAfter) => Some((d as i32, at + 2)),
            _ => self
                .find(at, |c| {
                    if let Class::Decade(d) = c {
                        Some(i32::from(*d))
                    } else {
                        None
                    }
                })
                .map(|d| (d, at + 1)),
        };
        let decade = decade.or_else(|| {
            let n = self
                .numeral(at)
                .filter(|n| !n.digits && self.is(n.end, Class::DecadeAfter))?;
            Some((i32::try_from(n.value()).ok()?, n.end + 1))
        });
        match (decade, read.date.year) {
            (Some((d, end)), Some(first)) if d < 100 && first >= 0 => Read {
                date: PartialDate {
                    year: Some(first + d),
                    years: 10,
                    ..read.date
                },
                end,
                ..read
            },
            _ => read,
        }
    }

    /// A decade of a century that follows: سبعينيات القرن العشرين.
    pub(super) fn of_century(&self, read: Read, decade: u8) -> Read {
        let at = self.skip_term(read.end);
        match self.age_of_years(at) {
            Some(Read {
                date:
                    PartialDate {
                        year: Some(first),
                        years: 100,
                        ..
                    },
                end,
                ..
            }) => {
                let date = PartialDate {
                    year: Some(first + i32::from(decade)),
                    ..read.date
                };
                Read::new(date, end)
            }
            _ => read,
        }
    }
}
