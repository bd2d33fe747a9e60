//! Eras and calendars: a year of theirs as one of the common era.

use super::Read;
use crate::extract::fact::PartialDate;
use crate::extract::reader::Reader;
use crate::language::{Class, DateMark, Era};

impl Reader<'_> {
    /// A year with its era before it: 公元前221年, พ.ศ. 2567.
    pub(super) fn era_before(&self, i: usize) -> Option<(i32, usize)> {
        let era = self.find(i, era_of).filter(|e| era_base(*e).is_none())?;
        let (year, 3..=4) = self.integer(i + 1)? else {
            return None;
        };
        let end = i + 2 + usize::from(self.is(i + 2, Class::Date(DateMark::YearAfter)));
        let date = PartialDate::of_year(year as i32);
        let read = converted(Read::new(date, end), era);
        Some((read.date.year?, read.end))
    }

    /// Converts by the era or calendar that follows.
    pub(super) fn era(&self, read: Read) -> Read {
        match self.find(read.end, era_of) {
            Some(era) if era_base(era).is_none() && read.date.year.is_some() => converted(
                Read {
                    end: read.end + 1,
                    ..read
                },
                era,
            ),
            _ => read,
        }
    }
}

/// A year of an era as one of the common era.
pub(super) fn converted(read: Read, era: Era) -> Read {
    let Some(year) = read.date.year else { return read };
    let year = match era {
        Era::Bce => return bce(read),
        Era::Buddhist => year - 543,
        // The year overlaps two Gregorian ones; the one it mostly falls in.
        Era::Persian => year + 621,
        Era::Hijri => year - year / 33 + 622,
        Era::Ce | Era::Reiwa | Era::Heisei | Era::Showa | Era::Taisho | Era::Meiji | Era::Minguo => year,
    };
    Read {
        date: PartialDate {
            year: Some(year),
            ..read.date
        },
        ..read
    }
}

/// The same years before the common era.
pub(super) fn bce(read: Read) -> Read {
    let year = read
        .date
        .year
        .map(|y| if read.date.years == 100 { -y - 100 } else { -y });
    Read {
        date: PartialDate { year, ..read.date },
        ..read
    }
}

pub(super) fn era_of(class: &Class) -> Option<Era> {
    if let Class::Era(e) = class { Some(*e) } else { None }
}

pub(super) fn era_base(era: Era) -> Option<i32> {
    match era {
        Era::Reiwa => Some(2018),
        Era::Heisei => Some(1988),
        Era::Showa => Some(1925),
        Era::Taisho => Some(1911),
        Era::Meiji => Some(1867),
        Era::Minguo => Some(1911),
        _ => None,
    }
}
