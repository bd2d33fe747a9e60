//! Numbers whose scale words come first (Swahili).

use super::super::literal::literal;
use super::super::token::TokenKind;
use super::stack::Term;
use super::word::{cardinal, multiplier};
use super::{LIMIT, Parser};
use crate::language::Class;
use rust_decimal::Decimal;

impl Parser<'_> {
    /// Scale words before what they multiply: milioni 1.2, elfu kumi na mbili, elfu mbili mia tatu.
    pub(super) fn head_first(&mut self) -> Option<()> {
        let (mut at, mut last, mut sum) = (self.at, LIMIT, Decimal::ZERO);
        while let Some(m) = self.token(at).and_then(|t| t.find(multiplier)).filter(|m| *m < last) {
            let behind = self.token(at + 1)?;
            if behind.kind == TokenKind::Digits {
                // A year behind a lone scale word is another number.
                let literal =
                    literal(self.text, self.tokens, at + 1, self.pack).filter(|l| sum.is_zero() && l.head < 4)?;
                let value = literal.quantity.value().checked_mul(m)?;
                self.at = literal.end;
                self.stack.push(Term::closed(value));
                (self.factor, self.first, self.digits, self.words) = (m, Some(literal), true, 1);
                self.closed = true;
                return Some(());
            }
            let Some(n) = behind
                .find(cardinal)
                .filter(|n| *n < Decimal::ONE_HUNDRED && *n > Decimal::ZERO)
            else {
                break;
            };
            at += 2;
            let unit = self
                .token(at)
                .filter(|t| t.is(Class::And) && m >= Decimal::ONE_THOUSAND && n >= Decimal::TEN);
            let unit = unit
                .and_then(|_| self.token(at + 1)?.find(cardinal))
                .filter(|u| *u < Decimal::TEN);
            at += 2 * usize::from(unit.is_some());
            sum = sum.checked_add((n + unit.unwrap_or_default()).checked_mul(m)?)?;
            last = m;
        }
        if sum.is_zero() {
            return None;
        }
        self.words = at - self.at;
        self.at = at;
        self.stack.push(Term {
            value: sum,
            room: last,
            by_multiplier: true,
        });
        Some(())
    }
}
