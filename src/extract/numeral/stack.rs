//! The arithmetic of a number: what is added below what stands on the stack, and what multiplies it.

use super::super::token::{Token, TokenKind};
use super::word::{cardinal, is_part, multiplier};
use super::{LIMIT, Parser};
use crate::language::{Boundaries, Class};
use rust_decimal::Decimal;

#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// What it is worth.
    pub value: Decimal,
    /// Below this there is room.
    pub room: Decimal,
    /// Whether a multiplier made it.
    pub by_multiplier: bool,
}

impl Term {
    /// A term below which nothing may be added.
    pub fn closed(value: Decimal) -> Self {
        Self {
            value,
            room: Decimal::ZERO,
            by_multiplier: false,
        }
    }
}

impl Parser<'_> {
    /// Adds `v` below what stands on the stack, if there is room for it.
    pub(super) fn add(&mut self, v: Decimal, joined: bool, at: usize) -> bool {
        let grammar = &self.pack.file.number_grammar;
        let digit = v < Decimal::TEN;
        let unspaced = !self.tokens[at].spaced;
        // "linh tư" is one phrase of a pack and no short tail.
        let ends_short = self.ends_short(at) && !self.tokens[at].span.of(self.text).contains(' ');
        // In "mười năm" the word that could be 5 is the year: behind a ten it would be lăm.
        let also_unit = self.tokens[at]
            .classes
            .iter()
            .any(|c| matches!(c, Class::Unit(_) | Class::Date(_)));
        let goes_on = self.tokens.get(at + 1).is_some_and(|t| t.find(multiplier).is_some());
        // "পাঁচ লাখ নয়" is no 500,009.
        let other_word = self.tokens[at].is(Class::Doubtful)
            && self.pack.file.boundaries != Boundaries::None
            && !self.stack.is_empty();
        // US$ 850 milhões um ano antes: what digits count ends with its scale word.
        let next = self.digits && self.pack.file.boundaries == Boundaries::Spaces && !goes_on && !grammar.short_tail;
        if other_word || next || also_unit && !joined && !goes_on && !self.stack.is_empty() {
            return false;
        }
        let Some(top) = self.stack.last_mut() else {
            self.stack.push(term(v));
            if digit {
                self.spelled = v.to_string();
            }
            return true;
        };
        // Five and twenty.
        let tens = v >= Decimal::from(20) && v < Decimal::ONE_HUNDRED && (v % Decimal::TEN).is_zero();
        if grammar.units_first
            && top.value < Decimal::TEN
            && tens
            && !top.by_multiplier
            && (joined || (grammar.glued && unspaced))
        {
            *top = Term::closed(top.value + v);
            return true;
        }
        if v < top.room && !top.room.is_zero() {
            if grammar.short_tail
                && digit
                && !v.is_zero()
                && top.by_multiplier
                && top.room >= Decimal::ONE_HUNDRED
                && !joined
                && ends_short
            {
                let value = v * top.room / Decimal::TEN;
                self.stack.push(Term::closed(value));
                self.closed = true;
                return true;
            }
            if v.is_zero() {
                // 一百零五, một trăm linh năm: a zero holds the place open.
                top.by_multiplier = false;
                return true;
            }
            self.stack.push(term(v));
            self.spelled.clear();
            return true;
        }
        // Bảy trăm tám chín: 789, the ten unsaid.
        let hundreds = self.stack.len() > 1 && self.stack[self.stack.len() - 2].room >= Decimal::ONE_HUNDRED;
        if grammar.short_tail
            && self.pack.file.boundaries == Boundaries::Spaces
            && hundreds
            && digit
            && !joined
            && let Some(top) = self.stack.last_mut()
            && top.value < Decimal::TEN
            && top.value > Decimal::ZERO
            && !top.by_multiplier
            && top.room.is_zero()
        {
            *top = Term::closed(top.value * Decimal::TEN + v);
            return true;
        }
        // Nineteen forty-five.
        if grammar.pairs
            && self.stack.len() <= 2
            && !joined
            && v >= Decimal::TEN
            && v < Decimal::ONE_HUNDRED
            && !self.digits
        {
            let sum: Decimal = self.stack.iter().map(|t| t.value).sum();
            if sum >= Decimal::from(11) && sum <= Decimal::from(20) && !self.year {
                self.stack.clear();
                self.stack.push(Term::closed(sum * Decimal::ONE_HUNDRED));
                self.stack.push(term(v));
                self.year = true;
                return true;
            }
        }
        // Digits spelled one by one.
        let spelled = self.pack.file.boundaries == Boundaries::None || self.spelled_run(at);
        if digit && !self.spelled.is_empty() && self.stack.len() == 1 && spelled && self.spelled.len() < 20 && !joined {
            self.spelled.push_str(&v.to_string());
            if let Ok(value) = Decimal::from_str_exact(&self.spelled) {
                self.stack[0] = Term::closed(value);
                return true;
            }
        }
        false
    }

    /// Whether the digit at `at` is the last of a number, so that it may count the next lower place.
    pub(super) fn ends_short(&self, at: usize) -> bool {
        self.tokens
            .get(at + 1)
            .is_none_or(|t| !is_part(t) && t.kind != TokenKind::Digits)
    }

    /// Whether at least three number words below ten stand in a row around `at`.
    pub(super) fn spelled_run(&self, at: usize) -> bool {
        let is_digit = |t: &Token| t.find(cardinal).is_some_and(|v| v < Decimal::TEN);
        let end = self.tokens[at..].iter().take(3).take_while(|t| is_digit(t)).count();
        self.spelled.len() + end >= 3
    }

    /// Multiplies what is smaller than `m` by it.
    pub(super) fn multiply(&mut self, m: Decimal) -> bool {
        let from = self.stack.iter().position(|t| t.value < m).unwrap_or(self.stack.len());
        let from = if self.digits && self.words == 0 && self.stack.len() == 1 {
            0
        } else {
            from
        };
        let below: Decimal = self.stack[from..].iter().map(|t| t.value).sum();
        let below = if from == self.stack.len() { Decimal::ONE } else { below };
        if below.is_zero() {
            return false;
        }
        // A second multiplier behind a larger one must fit under it (two million five thousand).
        let Some(value) = below.checked_mul(m) else {
            return false;
        };
        // Beyond any quantity of a report: keeps sums of terms far from what a decimal holds.
        if value > LIMIT {
            return false;
        }
        if from > 0 && self.stack[from - 1].room <= value && !self.stack[from - 1].room.is_zero() {
            return false;
        }
        if from > 0 && self.stack[from - 1].room.is_zero() {
            return false;
        }
        self.stack.truncate(from);
        self.stack.push(Term {
            value,
            room: m,
            by_multiplier: true,
        });
        self.spelled.clear();
        if from == 0 && self.first.is_some() {
            match self.factor.checked_mul(m) {
                Some(f) => self.factor = f,
                None => return false,
            }
        }
        true
    }

    /// A scale abbreviation behind digits; a letter that is a unit as well is kept apart.
    pub(super) fn multiply_scale(&mut self, token: &Token, s: Decimal, at: usize) -> bool {
        let unit = token
            .classes
            .iter()
            .any(|c| matches!(c, Class::Unit(_) | Class::Currency(..)));
        let before = self.quantity();
        if !self.multiply(s) {
            return false;
        }
        if unit && let Some(q) = before {
            self.without_scale = Some((q, at));
        }
        true
    }
}

pub(super) fn term(v: Decimal) -> Term {
    Term {
        value: v,
        room: room(v),
        by_multiplier: false,
    }
}

/// How far below an atom something may be added: 20 leaves room for units, 60 and 80 for up to nineteen (soixante-dix), 200 for tens.
fn room(v: Decimal) -> Decimal {
    let ten = Decimal::TEN;
    if v < ten || !(v % ten).is_zero() {
        return Decimal::ZERO;
    }
    if v == Decimal::from(60) || v == Decimal::from(80) {
        return Decimal::from(20);
    }
    let mut unit = ten;
    while (v % (unit * ten)).is_zero() && unit < Decimal::from(1_000_000_000_000_000u64) {
        unit *= ten;
    }
    unit
}

/// The place value of the last digit that is no padding zero.
pub fn step_of(value: Decimal) -> Decimal {
    let value = value.normalize();
    if value.scale() > 0 {
        return Decimal::new(1, value.scale());
    }
    let mut step = Decimal::ONE;
    let limit = Decimal::from(1_000_000_000_000_000_000u64);
    while !value.is_zero() && step < limit && (value % (step * Decimal::TEN)).is_zero() {
        step *= Decimal::TEN;
    }
    step
}
