//! Calendar dates: full and partial, in digits and in words, ranges, decades, centuries, quarters.

use super::fact::{Kind, PartialDate, Value};
use super::reader::{Draft, Reader};
use super::roman::roman;
use super::token::TokenKind;
use crate::language::{Class, DateMark, DateOrder, Era, Weekday};
use crate::text::fold_key;

/// A date read from `start` to one past its last token.
#[derive(Clone, Copy, Debug)]
struct Read {
    date: PartialDate,
    until: Option<PartialDate>,
    end: usize,
}

impl Reader<'_> {
    /// The date that begins at token `i`.
    pub fn date(&self, i: usize) -> Option<Draft> {
        let read = self.date_at(i)?;
        let only_relative = read.date.relative.is_some() && read.date.month.is_none() && read.date.year.is_none();
        let kind = if read.until.is_some() { Kind::Range } else { Kind::Date };
        let draft = Draft::new(i, read.end, kind, Value::Date(read.date, read.until));
        // "thứ ba" is Tuesday and the third: small letters and nothing before it leave it open.
        let first = self.written(i).split(' ').next().unwrap_or_default();
        let last = self.written(i).split(' ').next_back().unwrap_or_default();
        let ordinal_like =
            read.date.weekday.is_some() && read.end == i + 1 && first != last && self.names_ordinal(first);
        let ordinal = ordinal_like && !last.chars().any(char::is_uppercase);
        // "Saturday Night Live": a weekday with a capitalised word behind it may be a title's.
        let title = read.end == i + 1
            && read.date.weekday.is_some()
            && self.pack.file.capital_dates
            && self
                .token(read.end)
                .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Phrase) && t.find(month).is_none())
            && self.written(read.end).chars().next().is_some_and(char::is_uppercase);
        // A month's or a weekday's word that means something else as well asks for nothing when it stands alone.
        let token = self.token(i)?;
        let unit = token.classes.iter().any(|c| matches!(c, Class::Unit(_)));
        let lone_month = read.date.month.is_some()
            && read.date.day.is_none()
            && read.date.year.is_none()
            && token.find(month).is_some();
        let word_day = read.date.day.is_some()
            && read.date.month.is_none()
            && !self.digits(i)
            && !self.digits(i + 1)
            && read.date.weekday.is_none();
        // Theresa May, Trận Chiến Thứ Hai: behind a capitalised word it may belong to a name.
        let behind_name = i > 0
            && (lone_month || read.date.weekday.is_some() && ordinal_like)
            && (self.mark(i - 1, '-')
                || self.tokens[i - 1].kind == TokenKind::Word
                    && self.written(i - 1).chars().next().is_some_and(char::is_uppercase));
        // Santo Domingo: a language that writes its days small has a name in capitals.
        let capital_name = i > 0
            && !self.pack.file.capital_dates
            && read.end == i + 1
            && !self.written(i).contains(' ')
            && self.written(i).chars().next().is_some_and(char::is_uppercase);
        let compound = self
            .token(i + 1)
            .is_some_and(|t| !t.spaced && t.kind == TokenKind::Word)
            && read.end == i + 1
            && read.date.month.is_some();
        let unsure = capital_name
            || compound
            || word_day
            || behind_name
            || read.end == i + 1
                && (unit
                    || (lone_month && (!self.pack.file.capital_dates || i == 0 && self.tokens[i].span.len() <= 3)));
        Some(draft.firm(!only_relative && !title && !unsure && !ordinal))
    }

    fn date_at(&self, i: usize) -> Option<Read> {
        if let Some(weekday) = self.weekday(i) {
            return Some(self.behind_weekday(i, weekday));
        }
        // Ngày thứ Bảy.
        if self.is(i, Class::Date(DateMark::Day))
            && self.numeral(i).is_none()
            && let Some(weekday) = self.weekday(i + 1)
        {
            return Some(self.behind_weekday(i + 1, weekday));
        }
        // Sáng 5/9.
        if self.find(i, day_period).is_some()
            && self.digits(i + 1)
            && let Some(read) = self.day_slash_month(i + 1)
        {
            return Some(read);
        }
        let mut read = self.body(i)?;
        // "5 May (Thursday)", "ngày 5/6, thứ Năm".
        if read.date.day.is_some() {
            let at = read.end + usize::from(self.mark(read.end, ',') || self.mark(read.end, '('));
            if let Some(weekday) = self
                .weekday(at)
                .filter(|_| self.mark(read.end, '(') || self.weekday(at).is_some() && at == read.end)
            {
                read.date.weekday = Some(weekday);
                read.end = at + 1;
            }
        }
        Some(read)
    }

    /// Whether `word` alone marks an ordinal (thứ).
    fn names_ordinal(&self, word: &str) -> bool {
        let key = fold_key(word);
        let hit = self
            .pack
            .lexicon
            .hits(&key)
            .find(|h| h.start == 0 && h.end == key.len());
        hit.is_some_and(|h| {
            self.pack
                .lexicon
                .classes(h.phrase, word)
                .contains(&Class::OrdinalBefore)
        })
    }

    fn weekday(&self, i: usize) -> Option<Weekday> {
        self.find(i, |c| match c {
            Class::Weekday(d) => Some(*d),
            _ => None,
        })
    }

    /// A weekday, and the date that goes on from it (Thursday, May 5; thứ Năm, ngày 5/6; thứ Năm (5/6)).
    fn behind_weekday(&self, i: usize, weekday: Weekday) -> Read {
        let alone = Read {
            date: PartialDate {
                weekday: Some(weekday),
                years: 1,
                ..Default::default()
            },
            until: None,
            end: i + 1,
        };
        let mut at = i + 1;
        for _ in 0..3 {
            let Some(token) = self.token(at) else { return alone };
            let open = token.mark(',') || token.mark('(') || token.mark('،') || token.is(Class::Date(DateMark::Term));
            let article =
                token.kind == TokenKind::Word && token.spaced && token.span.of(self.text).chars().count() <= 4;
            match self
                .day_slash_month(at)
                .or_else(|| self.body(at))
                .filter(|r| r.date.day.is_some() && r.date.weekday.is_none())
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

    /// A date without a weekday before it.
    fn body(&self, i: usize) -> Option<Read> {
        self.numeric(i)
            .or_else(|| self.marked_date(i))
            .or_else(|| self.day_month(i))
            .or_else(|| self.month_first(i))
            .or_else(|| self.age_of_years(i))
            .or_else(|| self.suffixed(i))
            .or_else(|| self.years_in_words(i))
            .or_else(|| self.bare_year(i))
            .or_else(|| self.relative(i))
    }

    /// 31/12/2025, 2025-12-31, 9/2025.
    fn numeric(&self, i: usize) -> Option<Read> {
        let (a, a_len) = self.integer(i)?;
        if i > 0
            && !self.tokens[i].spaced
            && matches!(self.tokens[i - 1].kind, TokenKind::Mark('/' | '-' | '.' | ','))
            && self.digits(i.wrapping_sub(2))
        {
            return None;
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
                (1..=2, 2) if b_len <= 2 && sep != '-' => self.by_order(a, b, if c < 70 { 2000 + c } else { 1900 + c }),
                _ => None,
            }?;
            return Some(Read {
                date,
                until: None,
                end: i + 5,
            });
        }
        // Month and year.
        if sep == '/' && b_len == 4 && a_len <= 2 && (1..=12).contains(&a) && (1900..=2100).contains(&b) {
            return Some(Read {
                date: PartialDate {
                    year: Some(b as i32),
                    month: Some(a as u8),
                    years: 1,
                    ..Default::default()
                },
                until: None,
                end: i + 3,
            });
        }
        None
    }

    fn by_order(&self, a: u32, b: u32, year: u32) -> Option<PartialDate> {
        match self.pack.file.date_order {
            DateOrder::Mdy => ymd(year, a, b).or_else(|| ymd(year, b, a)),
            DateOrder::Dmy | DateOrder::Ymd => ymd(year, b, a).or_else(|| ymd(year, a, b)),
        }
    }

    /// Parts with marks before them: ngày 5 tháng 6 năm 2025, tháng 9/2025, năm 2025, quý IV/2025.
    fn marked_date(&self, i: usize) -> Option<Read> {
        let mark = |at: usize, mark: DateMark| self.is(at, Class::Date(mark));
        let none = PartialDate {
            years: 1,
            ..Default::default()
        };
        if mark(i, DateMark::Day) {
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
            // ngày 5-7/6
            if self.mark(end, '-')
                && let Some((_, after)) = self.day(end + 1)
                && self.tight(after, '/')
                && let Some((m, _)) = self.integer(after + 1).filter(|(m, _)| (1..=12).contains(m))
            {
                let until = self.day(end + 1).map(|(d, _)| PartialDate {
                    month: Some(m as u8),
                    day: Some(d),
                    ..none
                });
                return Some(Read {
                    date: PartialDate {
                        month: Some(m as u8),
                        day: Some(day),
                        ..none
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
                        ..none
                    },
                    after,
                ));
            }
            return self.tokens[i].is(Class::Date(DateMark::Day)).then_some(Read {
                date: PartialDate { day: Some(day), ..none },
                until: None,
                end,
            });
        }
        if let Some((month, end)) = self.marked_month(i) {
            if (self.tight(end, '/') || self.tight(end, '-'))
                && let Some((y, 4)) = self.integer(end + 1)
            {
                return Some(Read {
                    date: PartialDate {
                        month: Some(month),
                        year: Some(y as i32),
                        ..none
                    },
                    until: None,
                    end: end + 2,
                });
            }
            return Some(self.with_year(
                PartialDate {
                    month: Some(month),
                    ..none
                },
                end,
            ));
        }
        if self.is(i, Class::QuarterBefore) {
            let q = self.integer(i + 1).map(|q| q.0).or_else(|| roman(self.written(i + 1)));
            let q = q
                .or_else(|| self.numeral(i + 1).and_then(|n| u32::try_from(n.value()).ok()))
                .filter(|q| (1..=4).contains(q))?;
            let date = PartialDate {
                quarter: Some(q as u8),
                ..none
            };
            if (self.tight(i + 2, '/') || self.tight(i + 2, '-'))
                && let Some((y, 4)) = self.integer(i + 3)
            {
                return Some(Read {
                    date: PartialDate {
                        year: Some(y as i32),
                        ..date
                    },
                    until: None,
                    end: i + 4,
                });
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
                    ..none
                },
                i + 1,
            ))
            .filter(|r| r.date.year.is_some() || self.numeral(i).is_none());
        }
        if mark(i, DateMark::Year) {
            let (year, end) = self.year_number(i + 1)?;
            let date = PartialDate {
                year: Some(year),
                ..none
            };
            return Some(self.with_quarter(self.range_of_years(date, end)));
        }
        None
    }

    /// Day and month in digits where something around them says that it is a date: ngày 31/12, sáng 5-9.
    fn day_slash_month(&self, i: usize) -> Option<Read> {
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
                    years: 1,
                    ..Default::default()
                },
                i + 3,
            )
        })
    }

    /// A day and a month name: 5 May 2025, the 5th of May, 5-7 May.
    fn day_month(&self, i: usize) -> Option<Read> {
        let (day, end) = self.day(i)?;
        let none = PartialDate {
            years: 1,
            ..Default::default()
        };
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
                ..none
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
    fn month_first(&self, i: usize) -> Option<Read> {
        let month = self.month_name(i)?;
        let none = PartialDate {
            years: 1,
            month: Some(month),
            ..Default::default()
        };
        let dot = usize::from(self.mark(i + 1, '.') && !self.tokens[i + 1].spaced);
        let at = i + 1 + dot;
        if let Some((day, end)) = self.day(at).filter(|_| {
            self.digits(at) || self.find(at, super::numeral::ordinal).is_some() || self.is(at, Class::OrdinalBefore)
        }) {
            let mut read = self.with_year(PartialDate { day: Some(day), ..none }, end);
            let joiner = self.mark(end, '-') || self.is(end, Class::RangeTo) || self.is(end, Class::RangeAnd);
            if joiner && let Some((d, after)) = self.day(end + 1).filter(|(d, _)| *d > day) {
                read = self.with_year(PartialDate { day: Some(day), ..none }, after);
                read.until = Some(PartialDate {
                    day: Some(d),
                    ..read.date
                });
            }
            return Some(read);
        }
        Some(self.with_year(none, at))
    }

    /// Decades and centuries: the 1930s, thập niên 1870, nineties, the 19th century, thế kỷ XIX.
    fn age_of_years(&self, i: usize) -> Option<Read> {
        let none = PartialDate::default();
        let decade = |y: u32| -> Option<PartialDate> {
            let year = if y < 100 { 1900 + y } else { y };
            (year % 10 == 0 && year < 2100).then_some(PartialDate {
                year: Some(year as i32),
                years: 10,
                ..none
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
            return decade(value.0).map(|date| Read { date, until: None, end });
        }
        if let Some(d) = self.find(i, |c| match c {
            Class::Decade(d) => Some(*d),
            _ => None,
        }) {
            let read = decade(u32::from(d)).map(|date| Read {
                date,
                until: None,
                end: i + 1,
            })?;
            return Some(self.of_century(read, d));
        }
        if let Some((y, 2 | 4)) = self.integer(i) {
            let at = i + 1 + usize::from(self.tight(i + 1, '\'') || self.tight(i + 1, '-'));
            if self.is(at, Class::DecadeAfter) {
                return decade(y).map(|date| Read {
                    date,
                    until: None,
                    end: at + 1,
                });
            }
        }
        let century = |n: u32| PartialDate {
            year: Some((n.clamp(1, 30) as i32 - 1) * 100),
            years: 100,
            ..none
        };
        if self.is(i, Class::CenturyBefore) {
            let at = i + 1 + usize::from(self.is(i + 1, Class::OrdinalBefore));
            let n = roman(self.written(at))
                .map(|n| (n, at + 1))
                .or_else(|| self.ordinal_number(at))?;
            let read = Read {
                date: century(n.0),
                until: None,
                end: n.1,
            };
            return (1..=30).contains(&n.0).then(|| self.with_decade(self.era(read)));
        }
        // 公元前8世纪.
        let before = self.find(i, era_of) == Some(Era::Bce);
        let at = i + usize::from(before);
        let (n, end) = roman(self.written(at))
            .map(|n| (n, at + 1))
            .or_else(|| self.ordinal_number(at))?;
        let end = end + usize::from(self.tight(end, '-') || self.mark(end, '.'));
        let read = Read {
            date: century(n),
            until: None,
            end: end + 1,
        };
        (self.is(end, Class::CenturyAfter) && (1..=30).contains(&n)).then(|| {
            if before {
                bce(read)
            } else {
                self.with_decade(self.era(read))
            }
        })
    }

    /// The decade that follows a century: 20世纪70年代.
    fn with_decade(&self, read: Read) -> Read {
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
    fn of_century(&self, read: Read, decade: u8) -> Read {
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
                Read { date, until: None, end }
            }
            _ => read,
        }
    }

    /// Parts with marks behind them: 2025年6月5日, 6월 5일.
    fn suffixed(&self, i: usize) -> Option<Read> {
        let none = PartialDate {
            years: 1,
            ..Default::default()
        };
        if let Some((year, end)) = self.era_before(i) {
            return Some(Read {
                date: PartialDate {
                    year: Some(year),
                    ..none
                },
                until: None,
                end,
            });
        }
        if let Some((year, end)) = self.year_digits(i)
            && self.is(end, Class::Date(DateMark::YearAfter))
        {
            let date = PartialDate {
                year: Some(year),
                ..none
            };
            let Some(read) = self.suffixed_month(end + 1).or_else(|| {
                self.day_month(end + 1)
                    .or_else(|| self.month_first(end + 1))
                    .filter(|r| r.date.year.is_none())
            }) else {
                return Some(self.with_quarter(self.range_of_years(date, end + 1)));
            };
            return Some(Read {
                date: PartialDate {
                    year: Some(year),
                    ..read.date
                },
                ..read
            });
        }
        if let Some(read) = self.suffixed_month(i) {
            return Some(read);
        }
        let (day, end) = self.day(i)?;
        self.is(end, Class::Date(DateMark::DayAfter)).then_some(Read {
            date: PartialDate { day: Some(day), ..none },
            until: None,
            end: end + 1,
        })
    }

    fn suffixed_month(&self, i: usize) -> Option<Read> {
        let none = PartialDate {
            years: 1,
            ..Default::default()
        };
        let (month, end) = self.day(i).filter(|(m, _)| *m <= 12)?;
        if !self.is(end, Class::Date(DateMark::MonthAfter)) {
            return None;
        }
        let date = PartialDate {
            month: Some(month),
            ..none
        };
        match self.day(end + 1) {
            Some((day, after)) if self.is(after, Class::Date(DateMark::DayAfter)) => Some(Read {
                date: PartialDate { day: Some(day), ..date },
                until: None,
                end: after + 1,
            }),
            _ => Some(Read {
                date,
                until: None,
                end: end + 1,
            }),
        }
    }

    /// A quarter with its mark behind it: 第三季度, پہلی سہ ماہی, the third quarter.
    fn quarter(&self, i: usize) -> Option<(u8, usize)> {
        if let Some(q) = self.find(i, |c| if let Class::Quarter(q) = c { Some(*q) } else { None }) {
            return Some((q, i + 1));
        }
        let before = usize::from(self.is(i, Class::OrdinalBefore));
        let (q, end) = self.ordinal_number(i + before).filter(|(q, _)| (1..=4).contains(q))?;
        self.is(end, Class::QuarterAfter).then_some((q as u8, end + 1))
    }

    /// The quarter that follows a year, if one does.
    fn with_quarter(&self, read: Read) -> Read {
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

    /// Four digits that can only be a year, or a range of them: 2025, 2021-2025, 2018/19.
    fn bare_year(&self, i: usize) -> Option<Read> {
        if i > 0
            && !self.tokens[i].spaced
            && matches!(
                self.tokens[i - 1].kind,
                TokenKind::Mark('/' | '-' | '.' | ',' | '$' | '№')
            )
        {
            return None;
        }
        let n = self.numeral(i)?;
        if n.year {
            let year = i32::try_from(n.value()).ok()?;
            return Some(Read {
                date: PartialDate {
                    year: Some(year),
                    years: 1,
                    ..Default::default()
                },
                until: None,
                end: n.end,
            });
        }
        let (year, 4) = self.integer(i)? else { return None };
        let open = matches!(year, 1500..=2100) && n.plain;
        if !open
            || self.unit_at(n.end).is_some()
            || self.find(n.end, super::numeral::multiplier).is_some()
            || self.is(n.end, Class::OrdinalAfter)
        {
            let era = (500..=2999).contains(&year) && n.plain && self.find(n.end, era_of).is_some();
            if !era {
                return None;
            }
        }
        if i > 0 && (self.find(i - 1, super::quantity::currency_of).is_some() || self.is(i - 1, Class::LabelBefore)) {
            return None;
        }
        let date = PartialDate {
            year: Some(year as i32),
            years: 1,
            ..Default::default()
        };
        let era = self.era(Read {
            date,
            until: None,
            end: n.end,
        });
        Some(self.with_quarter(self.range_of_years(era.date, era.end)))
    }

    /// From 2021 to 2025, between 2021 and 2025.
    fn years_in_words(&self, i: usize) -> Option<Read> {
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
        let one = |year| PartialDate {
            year: Some(year),
            years: 1,
            ..Default::default()
        };
        Some(Read {
            date: one(from),
            until: Some(one(to)),
            end: after,
        })
    }

    /// The second year of a range behind the first.
    fn range_of_years(&self, date: PartialDate, end: usize) -> Read {
        let alone = Read { date, until: None, end };
        let Some(token) = self.token(end) else { return alone };
        let hyphen = token.mark('-') || matches!(self.written(end), "~" | "～" | "〜") || self.tight(end, '/');
        if !hyphen && !token.is(Class::RangeTo) {
            return alone;
        }
        let at = end + 1 + usize::from(self.is(end + 1, Class::Date(DateMark::Year)));
        let Some((second, len)) = self.integer(at) else {
            return alone;
        };
        let from = date.year.unwrap_or(0);
        let to = match len {
            4 => second as i32,
            2 if hyphen => from - from.rem_euclid(100) + second as i32,
            _ => return alone,
        };
        let after = at + 1 + usize::from(self.is(at + 1, Class::Date(DateMark::YearAfter)));
        let range = from < to && to < from + 400 || (len == 4 && hyphen && (1500..=2100).contains(&to));
        if !range || (self.tight(after, '-') && self.digits(after + 1)) {
            return alone;
        }
        Read {
            date,
            until: Some(PartialDate {
                year: Some(to),
                years: 1,
                ..Default::default()
            }),
            end: after,
        }
    }

    /// Today, last year: soft.
    fn relative(&self, i: usize) -> Option<Read> {
        let relative = self.find(i, |c| match c {
            Class::Relative(n, unit) => Some((*n, *unit)),
            _ => None,
        })?;
        Some(Read {
            date: PartialDate {
                relative: Some(relative),
                years: 1,
                ..Default::default()
            },
            until: None,
            end: i + 1,
        })
    }

    /// Adds the year that follows: ", 2025", "of 2025", "năm 2025".
    fn with_year(&self, date: PartialDate, end: usize) -> Read {
        let alone = Read { date, until: None, end };
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
        self.era(Read {
            date: PartialDate {
                year: Some(year),
                ..date
            },
            until: None,
            end: after,
        })
    }

    /// Four digits or number words that are a year.
    fn year_number(&self, i: usize) -> Option<(i32, usize)> {
        if let Some(found) = self.era_before(i) {
            return Some(found);
        }
        if let Some((y, len)) = self.integer(i) {
            let n = self.numeral(i)?;
            let fits =
                n.plain && (len == 4 && (1000..=2999).contains(&y) || (len == 3 && self.find(n.end, era_of).is_some()));
            return (fits && self.unit_at(n.end).is_none_or(|u| u == "duration-year")).then(|| {
                let read = self.era(Read {
                    date: PartialDate {
                        year: Some(y as i32),
                        ..Default::default()
                    },
                    until: None,
                    end: i + 1,
                });
                (read.date.year.unwrap_or(y as i32), read.end)
            });
        }
        let n = self.numeral(i).filter(|n| n.words > 1)?;
        let year = i32::try_from(n.value()).ok().filter(|y| (1000..=2999).contains(y))?;
        Some((year, n.end))
    }

    /// Digits before a mark of years: 2025年, 二〇二五年, 令和5年.
    fn year_digits(&self, i: usize) -> Option<(i32, usize)> {
        if let Some(base) = self.find(i, era_of).and_then(era_base) {
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

    /// A year with its era before it: 公元前221年, พ.ศ. 2567.
    fn era_before(&self, i: usize) -> Option<(i32, usize)> {
        let era = self.find(i, era_of).filter(|e| era_base(*e).is_none())?;
        let (year, 3..=4) = self.integer(i + 1)? else {
            return None;
        };
        let end = i + 2 + usize::from(self.is(i + 2, Class::Date(DateMark::YearAfter)));
        let date = PartialDate {
            year: Some(year as i32),
            years: 1,
            ..Default::default()
        };
        let read = converted(Read { date, until: None, end }, era);
        Some((read.date.year?, read.end))
    }

    /// Converts by the era or calendar that follows.
    fn era(&self, read: Read) -> Read {
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

    fn skip_term(&self, at: usize) -> usize {
        at + usize::from(self.is(at, Class::Date(DateMark::Term)))
    }

    /// A day of the month, in digits, words or as an ordinal.
    fn day(&self, i: usize) -> Option<(u8, usize)> {
        let before = usize::from(self.is(i, Class::OrdinalBefore));
        if let Some((day, len)) = self.integer(i + before) {
            let mut end = i + before + 1;
            let n = self.numeral(i + before)?;
            if len > 2 || !(1..=31).contains(&day) || !n.plain {
                return None;
            }
            if self.is(end, Class::OrdinalAfter) {
                end += 1;
            }
            return Some((day as u8, end));
        }
        self.ordinal_number(i)
            .filter(|(d, _)| (1..=31).contains(d))
            .map(|(d, end)| (d as u8, end))
    }

    /// A small number in any spelling: 19th, nineteenth, XIX is not here.
    fn ordinal_number(&self, i: usize) -> Option<(u32, usize)> {
        if let Some(n) = self.numeral(i) {
            let value = u32::try_from(n.value())
                .ok()
                .filter(|_| n.value().scale() == 0 && n.vague.is_none())?;
            let end = n.end + usize::from(n.digits && self.is(n.end, Class::OrdinalAfter));
            return Some((value, end));
        }
        let (value, end) = self.ordinal_words(i)?;
        Some((u32::try_from(value).ok()?, end))
    }

    fn month_name(&self, i: usize) -> Option<u8> {
        self.find(i, |c| match c {
            Class::Month(m) => Some(*m),
            _ => None,
        })
    }

    /// tháng 6, month 6.
    fn marked_month(&self, i: usize) -> Option<(u8, usize)> {
        if !self.is(i, Class::Date(DateMark::Month)) {
            return None;
        }
        let (m, end) = match self.integer(i + 1) {
            Some((m, len)) if len <= 2 && self.numeral(i + 1).is_some_and(|n| n.plain || self.tight(i + 2, '/')) => {
                (m, i + 2)
            }
            Some(_) => return None,
            None => {
                let n = self.numeral(i + 1).filter(|n| !n.digits)?;
                (u32::try_from(n.value()).ok()?, n.end)
            }
        };
        (1..=12).contains(&m).then_some((m as u8, end))
    }

    fn month_of(&self, i: usize) -> Option<(u8, usize)> {
        let named = self.month_name(i).map(|m| {
            (
                m,
                i + 1 + usize::from(self.mark(i + 1, '.') && !self.tokens[i + 1].spaced && self.token(i + 2).is_some()),
            )
        });
        named.or_else(|| self.marked_month(i))
    }
}

fn ymd(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..=2999).contains(&year);
    fits.then(|| PartialDate {
        year: Some(year as i32),
        month: Some(month as u8),
        day: Some(day as u8),
        years: 1,
        ..Default::default()
    })
}

fn era_of(class: &Class) -> Option<Era> {
    if let Class::Era(e) = class { Some(*e) } else { None }
}

fn day_period(class: &Class) -> Option<()> {
    matches!(class, Class::DayPeriod(..)).then_some(())
}

fn month(class: &Class) -> Option<u8> {
    if let Class::Month(m) = class { Some(*m) } else { None }
}

/// A year of an era as one of the common era.
fn converted(read: Read, era: Era) -> Read {
    let Some(year) = read.date.year else { return read };
    let year = match era {
        Era::Bce => return bce(read),
        Era::Buddhist => year - 543,
        // The year overlaps two Gregorian ones; the one it mostly falls in.
        Era::Persian => year + 621,
        Era::Hijri => year - year / 33 + 622,
        Era::Ce | Era::Reiwa | Era::Heisei | Era::Showa | Era::Minguo => year,
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
fn bce(read: Read) -> Read {
    let year = read
        .date
        .year
        .map(|y| if read.date.years == 100 { -y - 100 } else { -y });
    Read {
        date: PartialDate { year, ..read.date },
        ..read
    }
}

fn era_base(era: Era) -> Option<i32> {
    match era {
        Era::Reiwa => Some(2018),
        Era::Heisei => Some(1988),
        Era::Showa => Some(1925),
        Era::Minguo => Some(1911),
        _ => None,
    }
}
