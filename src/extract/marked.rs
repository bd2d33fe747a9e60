//! Numbers that a word before them makes something else: a label, an age, an ordinal, a multiple, a percentage.

use super::counted::unit;
use super::fact::{Kind, Quantity, Value};
use super::numeral::cardinal;
use super::reader::{Draft, Reader};
use super::roman::roman;
use super::token::TokenKind;
use crate::language::{Boundaries, Class};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// Numbers that a word before them makes something else: a label, an age, an ordinal, a multiple, a percentage.
    pub fn marked(&self, i: usize) -> Option<Draft> {
        let token = self.token(i)?;
        if token.kind != TokenKind::Phrase {
            return self.roman_name(i);
        }
        let behind = if self.mark(i + 1, '.') && !self.tokens[i + 1].spaced {
            i + 2
        } else {
            i + 1
        };
        let has = |pick: fn(&Class) -> bool| token.classes.iter().any(pick);
        if has(|c| matches!(c, Class::OrdinalBefore | Class::RomanBefore))
            && let Some(value) = self
                .token(behind)
                .filter(|t| t.kind != TokenKind::Digits)
                .map(|t| t.span.of(self.text))
                // Appendix C and Section D are lettered.
                .filter(|t| !matches!(*t, "C" | "D" | "L" | "M"))
                .and_then(roman)
        {
            return Some(Draft::new(
                i,
                behind + 1,
                Kind::Ordinal,
                Value::Quantity(Quantity::certain(Decimal::from(value), Decimal::ONE)),
            ));
        }
        if has(|c| matches!(c, Class::OrdinalBefore))
            && let Some(n) = self.numeral(behind)
            && n.value().scale() == 0
        {
            // 제2조: the second article, not the two-trillionth.
            if self.pack.tag() == "ko"
                && n.digits
                && n.end > behind + 1
                && let Some((digits, _)) = self.integer(behind)
            {
                let value = Value::Quantity(Quantity::certain(Decimal::from(digits), Decimal::ONE));
                return Some(Draft::new(i, n.end, Kind::Ordinal, value));
            }
            // อันดับหนึ่งสามแต้ม: first, by three points.
            let digit = |at: usize| self.find(at, cardinal).filter(|v| *v < Decimal::TEN);
            if self.pack.file.boundaries == Boundaries::None
                && !n.digits
                && n.end == behind + 2
                && let (Some(first), Some(_)) = (digit(behind), digit(behind + 1))
            {
                let first = Value::Quantity(Quantity::certain(first, Decimal::ONE));
                return Some(Draft::new(i, behind + 1, Kind::Ordinal, first).firm(false));
            }
            let firm = n.digits || n.value() > Decimal::TEN;
            return Some(Draft::new(i, n.end, Kind::Ordinal, Value::Quantity(n.quantity.clone())).firm(firm));
        }
        if has(|c| matches!(c, Class::Ordinal(_))) && self.numeral(i).is_none() {
            let (value, end) = self.ordinal_words(i)?;
            return Some(
                Draft::new(
                    i,
                    end,
                    Kind::Ordinal,
                    Value::Quantity(Quantity::certain(value, Decimal::ONE)),
                )
                .firm(value > Decimal::TEN),
            );
        }
        if has(|c| matches!(c, Class::LabelBefore)) && self.digits(behind) && self.code(behind).is_none() {
            let n = self.numeral(behind)?;
            if n.plain && self.unit_at(n.end).is_none() {
                // The number one is the best.
                let firm = n.value() != Decimal::ONE;
                return Some(Draft::new(i, n.end, Kind::Number, Value::Quantity(n.quantity.clone())).firm(firm));
            }
        }
        // उम्र 20 से 30 साल के बीच है.
        if has(|c| matches!(c, Class::AgeBefore))
            && let Some(ages) = self
                .range(behind)
                .filter(|r| r.kind == Kind::Range && r.unit.is_none_or(|u| u == "duration-year"))
        {
            return Some(Draft { start: i, ..ages }.unit(Some("duration-year")));
        }
        if has(|c| matches!(c, Class::AgeBefore))
            && let Some(n) = self.numeral(behind)
            && n.value() < Decimal::from(130)
        {
            let end = if self.find(n.end, unit).is_some_and(|u| u == "duration-year") || self.is(n.end, Class::AgeAfter)
            {
                n.end + 1
            } else {
                n.end
            };
            let firm = n.digits || n.words > 1;
            return Some(
                Draft::new(i, end, Kind::Age, Value::Quantity(n.quantity.clone()))
                    .unit(Some("duration-year"))
                    .firm(firm),
            );
        }
        if has(|c| matches!(c, Class::TimesBefore))
            && let Some(n) = self.numeral(behind)
        {
            let end = if self.is(n.end, Class::Times) { n.end + 1 } else { n.end };
            let firm = n.digits;
            return Some(Draft::new(i, end, Kind::Multiple, Value::Quantity(n.quantity.clone())).firm(firm));
        }
        if has(|c| matches!(c, Class::Percent | Class::PercentPoint)) && self.numeral(i).is_none() {
            let n = self.numeral(behind)?;
            // 百分之一秒: a part of a second.
            let parts = self.pack.file.boundaries == Boundaries::None;
            if let Some(id) = self.find(n.end, unit).filter(|id| parts && id.starts_with("duration-")) {
                let hundredth = Quantity::certain(n.value().checked_div(Decimal::ONE_HUNDRED)?, Decimal::new(1, 2));
                let draft = Draft::new(i, n.end + 1, Kind::Measure, Value::Quantity(hundredth));
                return Some(draft.unit(Some(id)).firm(n.digits));
            }
            return Some(Draft::new(i, n.end, Kind::Percent, Value::Quantity(n.quantity.clone())).unit(Some("%")));
        }
        None
    }

    /// An ordinal in words; the units may stand before the tens (السابع والأربعون).
    pub fn ordinal_words(&self, i: usize) -> Option<(Decimal, usize)> {
        let value = self.find(i, super::numeral::ordinal)?;
        // Trigésimo sexto.
        if value >= Decimal::TEN
            && (value % Decimal::TEN).is_zero()
            && let Some(unit) = self
                .find(i + 1, super::numeral::ordinal)
                .filter(|u| *u < Decimal::TEN && value > Decimal::ONE)
            && !self.pack.file.number_grammar.units_first
        {
            return Some((value + unit, i + 2));
        }
        if self.pack.file.number_grammar.units_first && value < Decimal::TEN && self.is(i + 1, Class::And) {
            let tens = self.find(i + 2, |c| {
                super::numeral::cardinal(c)
                    .or(super::numeral::ordinal(c))
                    .filter(|v| *v >= Decimal::from(20) && *v < Decimal::ONE_HUNDRED)
            });
            if let Some(tens) = tens {
                return Some((value + tens, i + 3));
            }
        }
        Some((value, i + 1))
    }

    /// Elizabeth II, World War II: soft, for another version may write the word.
    fn roman_name(&self, i: usize) -> Option<Draft> {
        let text = self.written(i);
        if self.tokens[i].kind != TokenKind::Word || i == 0 {
            return None;
        }
        // Apollo X, Luis V: one letter counts behind a name alone.
        let named = self.tokens[i - 1].kind != TokenKind::Digits
            && self.tokens[i].spaced
            && self.written(i - 1).chars().next().is_some_and(char::is_uppercase);
        if text.len() < 2 && !(named && matches!(text, "X" | "V")) {
            return None;
        }
        let value = roman(text).filter(|v| *v < 60)?;
        Some(
            Draft::new(
                i,
                i + 1,
                Kind::Ordinal,
                Value::Quantity(Quantity::certain(Decimal::from(value), Decimal::ONE)),
            )
            .firm(false),
        )
    }
}
