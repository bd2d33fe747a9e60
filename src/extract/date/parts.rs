//! The parts of a date: a day, a month, a weekday.

use crate::extract::reader::Reader;
use crate::extract::token::TokenKind;
use crate::language::{Class, DateMark, Weekday};
use crate::text::fold_key;

impl Reader<'_> {
    pub(super) fn weekday(&self, i: usize) -> Option<Weekday> {
        self.find(i, |c| match c {
            Class::Weekday(d) => Some(*d),
            _ => None,
        })
    }

    /// Whether `word` alone marks an ordinal (thứ).
    pub(super) fn names_ordinal(&self, word: &str) -> bool {
        let meanings = self.pack.lexicon.whole(&fold_key(word));
        meanings.is_some_and(|m| m.contains(&Class::OrdinalBefore))
    }

    /// A day of the month, in digits, words or as an ordinal.
    pub(super) fn day(&self, i: usize) -> Option<(u8, usize)> {
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
    pub(super) fn ordinal_number(&self, i: usize) -> Option<(u32, usize)> {
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

    pub(super) fn month_name(&self, i: usize) -> Option<u8> {
        self.find(i, |c| match c {
            Class::Month(m) => Some(*m),
            _ => None,
        })
    }

    /// tháng 6, month 6.
    pub(super) fn marked_month(&self, i: usize) -> Option<(u8, usize)> {
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

    pub(super) fn month_of(&self, i: usize) -> Option<(u8, usize)> {
        // In der ersten Oktoberhälfte: no first of October.
        let half = self
            .token(i + 1)
            .is_some_and(|t| !t.spaced && matches!(t.kind, TokenKind::Word | TokenKind::Phrase));
        if half && self.pack.file.number_grammar.glued && self.pack.file.number_grammar.units_first {
            return None;
        }
        let named = self.month_name(i).map(|m| {
            (
                m,
                i + 1 + usize::from(self.mark(i + 1, '.') && !self.tokens[i + 1].spaced && self.token(i + 2).is_some()),
            )
        });
        named.or_else(|| self.marked_month(i))
    }

    pub(super) fn skip_term(&self, at: usize) -> usize {
        at + usize::from(self.is(at, Class::Date(DateMark::Term)))
    }
}

pub(super) fn day_period(class: &Class) -> Option<()> {
    matches!(class, Class::DayPeriod(..)).then_some(())
}

pub(super) fn month(class: &Class) -> Option<u8> {
    if let Class::Month(m) = class { Some(*m) } else { None }
}
