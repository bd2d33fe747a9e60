//! What a token can be inside a number.

use super::super::fact::{Quantity, Reading};
use super::super::literal::power;
use super::super::token::{Token, TokenKind, is_vulgar_fraction};
use super::Parser;
use crate::language::{Approx, Class};
use rust_decimal::Decimal;

impl Parser<'_> {
    /// Whether a doubtful number word is the other word: nothing stands behind it to be counted, or it stands twice (نه … و نه).
    pub(super) fn says_no(&self, token: &Token) -> bool {
        let counted = self
            .token(self.at + 1)
            .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Phrase));
        let same = |t: &&Token| t.span.of(self.text) == token.span.of(self.text);
        !counted || self.tokens.iter().filter(same).count() > 1
    }

    /// An order of magnitude; a word alone may say more than one (लाखों: hundreds of thousands, millions).
    pub(super) fn orders(&self, e: u32) -> Option<Quantity> {
        let mut quantity = Quantity::certain(power(e)?, power(e)?);
        if self.words == 1 {
            let classes = self.tokens[self.start].classes.iter();
            for value in classes.filter_map(vague).filter(|v| *v != e).filter_map(power) {
                quantity.readings.push(Reading { value, step: value });
            }
        }
        Some(quantity)
    }
}

pub(super) fn vulgar(c: char) -> Option<(Decimal, Decimal)> {
    if !is_vulgar_fraction(c) {
        return None;
    }
    let (n, d) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    };
    Some((Decimal::from(n), Decimal::from(d)))
}

pub(super) fn is_part(token: &Token) -> bool {
    token.kind == TokenKind::Digits
        || token
            .classes
            .iter()
            .any(|c| adds(c) || matches!(c, Class::Point | Class::HalfAfter | Class::Scale(_) | Class::Vague(_)))
}

pub(super) fn adds(class: &Class) -> bool {
    matches!(
        class,
        Class::Cardinal(_)
            | Class::Multiplier(_)
            | Class::Mixed(_)
            | Class::Group(_)
            | Class::Ordinal(_)
            | Class::HalfAfter
    )
}

pub(super) fn short(token: &Token, text: &str) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Phrase) && token.span.of(text).chars().count() <= 3
}

/// The value of a number word that adds.
pub fn cardinal(class: &Class) -> Option<Decimal> {
    if let Class::Cardinal(v) = class { Some(*v) } else { None }
}

/// The value of a number word that multiplies.
pub fn multiplier(class: &Class) -> Option<Decimal> {
    if let Class::Multiplier(v) = class {
        Some(*v)
    } else {
        None
    }
}

pub(super) fn mixed(class: &Class) -> Option<Decimal> {
    if let Class::Mixed(v) = class { Some(*v) } else { None }
}

pub(super) fn group(class: &Class) -> Option<Decimal> {
    if let Class::Group(v) = class { Some(*v) } else { None }
}

pub(super) fn scale(class: &Class) -> Option<Decimal> {
    if let Class::Scale(v) = class { Some(*v) } else { None }
}

pub(super) fn vague(class: &Class) -> Option<u32> {
    if let Class::Vague(e) = class {
        Some(u32::from(*e))
    } else {
        None
    }
}

/// The value of an ordinal word.
pub fn ordinal(class: &Class) -> Option<Decimal> {
    if let Class::Ordinal(v) = class {
        Some(Decimal::from(*v))
    } else {
        None
    }
}

pub(super) fn over(class: &Class) -> Option<()> {
    matches!(class, Class::ApproxAfter(Approx::Over | Approx::AtLeast)).then_some(())
}

pub(super) fn exponent(m: Decimal) -> Option<u32> {
    (0..=18).find(|e| power(*e) == Some(m))
}
