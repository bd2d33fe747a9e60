//! Decades and centuries: the 1930s, thập niên 1870, the 19th century, 20世纪70年代.

use super::era::{bce, era_of};
use super::{NONE, Read};
use crate::extract::fact::PartialDate;
use crate::extract::reader::Reader;
use crate::extract::roman::roman;
use crate::extract::token::TokenKind;
use crate::language::{Boundaries, Class, DateMark, Era};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// Decades and centuries: the 1930s, thập niên 1870, nineties, the 19th century, thế kỷ XIX.
    pub(super) fn age_of_years(&self, i: usize) -> Option<Read> {
        let decade = |y: u32, end: usize| -> Option<Read> {
            let year = if y < 100 { 1900 + y } else { y };
            let read = Read::new(
                PartialDate {
                    year: Some(year as i32),
                    years: 10,
                    ..NONE
                },
                end,
            );
            (year % 10 == 0 && year < 2100).then(|| if y < 100 { self.of_century(read, y) } else { read })
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
            return decade(value.0, end);
        }
        if let Some(d) = self.find(i, |c| match c {
            Class::Decade(d) => Some(*d),
            _ => None,
        }) {
            // The noughties.
            return decade(if d == 0 { 2000 } else { u32::from(d) }, i + 1);
        }
        if let Some((y, 2 | 4)) = self.integer(i) {
            let at = i + 1 + usize::from(self.tight(i + 1, '\'') || self.tight(i + 1, '-'));
            if self.is(at, Class::DecadeAfter) {
                return decade(y, at + 1);
            }
        }
        if let Some(read) = self.century_at(i) {
            return Some(self.with_decade(read));
        }
        self.coordinated_century(i)
    }

    /// A century: thế kỷ XIX, the 19th century, 公元前8世纪.
    fn century_at(&self, i: usize) -> Option<Read> {
        if self.is(i, Class::CenturyBefore) {
            let (n, end) = self.century_number(i + 1 + usize::from(self.is(i + 1, Class::OrdinalBefore)))?;
            return Some(self.era(Read::new(century(n), end)));
        }
        if let Some(n) = self.find(i, |c| if let Class::Century(n) = c { Some(*n) } else { None }) {
            return Some(Read::new(century(n.into()), i + 1));
        }
        let before = self.find(i, era_of) == Some(Era::Bce);
        let (n, end) = self.century_number(i + usize::from(before))?;
        let end = end + usize::from(self.tight(end, '-') || self.mark(end, '.'));
        // Four centuries are a span of time.
        let counted = self.pack.file.boundaries == Boundaries::Spaces
            && self
                .numeral(i)
                .is_some_and(|n| !n.digits && !n.ordinal && n.value() < Decimal::TEN)
            && self.find(i, super::super::numeral::ordinal).is_none();
        if !self.is(end, Class::CenturyAfter) || self.one_in_words(i) || counted {
            return None;
        }
        let read = Read::new(century(n), end + 1);
        Some(if before { bce(read) } else { self.era(read) })
    }

    /// The number of a century, in any spelling.
    fn century_number(&self, at: usize) -> Option<(u32, usize)> {
        roman(self.written(at))
            .map(|n| (n, at + 1))
            .or_else(|| self.ordinal_number(at))
            .filter(|(n, _)| (1..=30).contains(n))
    }

    /// Bir asır: a century, not the first.
    fn one_in_words(&self, i: usize) -> bool {
        self.pack.file.boundaries != Boundaries::None
            && self.numeral(i).is_some_and(|n| !n.digits && n.value() == Decimal::ONE)
    }

    /// One of several centuries that share a word: the 19th or early 20th centuries, в 19 и 20 веках, siglos XIX y XX.
    fn coordinated_century(&self, i: usize) -> Option<Read> {
        let (n, end) = self.century_number(i)?;
        if self.numeral(i).is_some_and(|n| !n.digits && n.vague.is_some()) {
            return None;
        }
        if self.shared_century(i).is_some() {
            return Some(Read::new(century(n), end));
        }
        (i.saturating_sub(6)..i).find_map(|first| {
            if self.is(first, Class::CenturyBefore) {
                let head = self.century_at(first)?;
                let at = head.end + 1 + usize::from(self.is(head.end + 1, Class::OrdinalBefore));
                let behind = self.joins_centuries(head.end) && at == i && self.unit_at(end).is_none();
                let follows = head.date.year == century(n - 1).year;
                return (behind && n > 1 && follows).then(|| Read::new(century(n), end));
            }
            let (at, end) = self.shared_century(first)?;
            (at == i).then(|| Read::new(century(n), end))
        })
    }

    /// Where the last of the centuries that begin at `i` and share a word stands, and one past that word.
    fn shared_century(&self, i: usize) -> Option<(usize, usize)> {
        let (n, end) = self.century_number(i)?;
        let end = end + usize::from(self.mark(end, '.') && self.token(end + 1).is_some());
        if !self.joins_centuries(end) {
            return None;
        }
        (end + 1..end + 4).find_map(|at| {
            let (_, after) = self.century_number(at).filter(|(m, _)| *m > n && *m > 9)?;
            let after = after + usize::from(self.tight(after, '-') || self.mark(after, '.'));
            // Siècles are a span as well, but not behind ordinals.
            let ranked = self.numeral(at).is_none() || self.is(after.wrapping_sub(1), Class::OrdinalAfter);
            let named = self.is(after, Class::CenturyAfter)
                || ranked && self.is(after, Class::FixedMeasure(100, "duration-year"));
            named.then_some((at, after + 1))
        })
    }

    /// Whether a word or mark at `at` joins two centuries.
    fn joins_centuries(&self, at: usize) -> bool {
        self.mark(at, '-')
            || self
                .find(at, |c| {
                    matches!(c, Class::And | Class::RangeAnd | Class::RangeTo).then_some(())
                })
                .is_some()
            || matches!(
                self.written(at),
                "or" | "oder" | "ou" | "o" | "of" | "или" | "або" | "lub" | "hoặc" | "atau" | "veya" | "یا" | "أو"
            )
    }

    /// The decade that follows a century: 20世纪70年代.
    fn with_decade(&self, read: Read) -> Read {
        // 19. yüzyılın 30'lu yıllarında.
        let ending = self
            .token(read.end)
            .is_some_and(|t| !t.spaced && t.kind == TokenKind::Word && self.digits(read.end + 1));
        let at = self.skip_term(read.end + usize::from(ending));
        let behind = at + 1 + usize::from(self.tight(at + 1, '\'') || self.tight(at + 1, '-'));
        let decade = match self.integer(at) {
            Some((d, 2)) if self.is(behind, Class::DecadeAfter) => Some((d as i32, behind + 1)),
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

    /// A decade of a century that follows: سبعينيات القرن العشرين, de jaren 30 van de 19e eeuw, lat 30. XIX wieku.
    fn of_century(&self, read: Read, decade: u32) -> Read {
        let first = read.end + usize::from(self.written(read.end) == ".");
        for at in first..first + 3 {
            if let Some(Read {
                date: PartialDate { year: Some(first), .. },
                end,
                ..
            }) = self.century_at(at)
            {
                let year = Some(first + decade as i32);
                return Read::new(PartialDate { year, ..read.date }, end);
            }
            let small = self.token(at).is_some_and(|t| {
                t.spaced && t.kind == TokenKind::Word && (2..=3).contains(&t.span.of(self.text).chars().count())
            });
            if !small && !self.is(at, Class::Date(DateMark::Term)) && !self.is(at, Class::RatioOf) {
                break;
            }
        }
        read
    }
}

/// The years of the `n`th century.
fn century(n: u32) -> PartialDate {
    PartialDate {
        year: Some((n.clamp(1, 30) as i32 - 1) * 100),
        years: 100,
        ..NONE
    }
}
