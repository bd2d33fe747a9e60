//! Calendar dates: full and partial, in digits and in words, ranges, decades, centuries, quarters.

mod numeric;
mod marked;
mod named;
mod years;
mod ages;
mod era;
mod parts;

use super::fact::{Kind, PartialDate, Value};
use super::reader::{Draft, Reader};
use super::token::TokenKind;
use crate::language::{Boundaries, Class, DateMark};
use parts::{day_period, month};

/// A date read, to one past its last token.
#[derive(Clone, Copy, Debug)]
struct Read {
    date: PartialDate,
    until: Option<PartialDate>,
    end: usize,
}

impl Read {
    fn new(date: PartialDate, end: usize) -> Self {
        Self { date, until: None, end }
    }
}

/// A date that tells nothing yet.
const NONE: PartialDate = PartialDate {
    year: None,
    years: 1,
    quarter: None,
    month: None,
    day: None,
    weekday: None,
    relative: None,
};

impl Reader<'_> {
    /// The date that begins at token `i`.
    pub fn date(&self, i: usize) -> Option<Draft> {
        if let Some(draft) = self.feast(i) {
            return Some(draft);
        }
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
        // 本世纪: this century; 4〜9月期: a part of a fiscal year, which may be told as its quarter or half.
        let spoken = self.pack.file.boundaries != Boundaries::Spaces
            && (self.find(i, |c| matches!(c, Class::Century(_)).then_some(())).is_some()
                || read.until.is_some() && self.written(read.end - 1).ends_with('期'));
        let unsure = capital_name
            || spoken
            || compound
            || word_day
            || behind_name
            || read.end == i + 1
                && (unit
                    || (lone_month && (!self.pack.file.capital_dates || i == 0 && self.tokens[i].span.len() <= 3)));
        Some(draft.firm(!only_relative && !title && !unsure && !ordinal))
    }

    /// Christmas Eve: the day alone, softly; a year behind it is a date of its own.
    fn feast(&self, i: usize) -> Option<Draft> {
        let (month, day) = self.find(i, |c| match c {
            Class::Feast(month, day) => Some((*month, *day)),
            _ => None,
        })?;
        let date = PartialDate {
            month: Some(month),
            day: Some(day),
            ..NONE
        };
        Some(Draft::new(i, i + 1, Kind::Date, Value::Date(date, None)).firm(false))
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
                .filter(|_| self.mark(read.end, '(') || at == read.end || read.date.year.is_some())
            {
                read.date.weekday = Some(weekday);
                read.end = at + 1;
            }
        }
        Some(read)
    }

    /// A date without a weekday before it.
    fn body(&self, i: usize) -> Option<Read> {
        self.numeric(i)
            .or_else(|| self.marked_date(i))
            .or_else(|| self.day_month(i))
            .or_else(|| self.month_first(i))
            .or_else(|| self.slashed(i))
            .or_else(|| self.age_of_years(i))
            .or_else(|| self.suffixed(i))
            .or_else(|| self.years_in_words(i))
            .or_else(|| self.bare_year(i))
            .or_else(|| self.relative(i))
    }

    /// Today, last year: soft.
    fn relative(&self, i: usize) -> Option<Read> {
        let relative = self.find(i, |c| match c {
            Class::Relative(n, unit) => Some((*n, *unit)),
            _ => None,
        })?;
        Some(Read::new(
            PartialDate {
                relative: Some(relative),
                ..NONE
            },
            i + 1,
        ))
    }
}
