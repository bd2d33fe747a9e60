//! A number with the unit or currency on either side of it.

use super::fact::{Kind, Quantity};
use super::numeral::{Numeral, multiplier, step_of};
use super::reader::Reader;
use super::token::TokenKind;
use crate::language::Class;
use rust_decimal::Decimal;

/// A number with its unit: what stands at one end of a range too.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The number.
    pub numeral: Numeral,
    /// Its value; negative with a minus before it.
    pub quantity: Quantity,
    /// One past the unit.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Its unit.
    pub unit: Option<&'static str>,
    /// Whether the sign of its currency is shared with others.
    pub shared: bool,
}

impl Reader<'_> {
    /// A number with the unit or currency on either side of it.
    pub fn counted(&self, i: usize) -> Option<Counted> {
        let mut at = i;
        let mut shared = false;
        let mut currency = None;
        if let Some((code, is_shared)) = self.find(at, currency_of) {
            let dot = usize::from(self.mark(at + 1, '.'));
            currency = Some(code);
            shared = is_shared;
            at += 1 + dot;
        }
        let minus = self.minus(at);
        at += minus;
        if currency.is_none()
            && minus > 0
            && let Some((code, is_shared)) = self.find(at, currency_of)
        {
            currency = Some(code);
            shared = is_shared;
            at += 1;
        }
        let numeral = self.numeral(at)?;
        if minus > 0 && !numeral.digits && self.mark(at - 1, '-') {
            return None;
        }
        let mut quantity = numeral.quantity.clone();
        if minus > 0 {
            quantity.readings.iter_mut().for_each(|r| r.value = -r.value);
        }
        let mut out = Counted {
            end: numeral.end,
            quantity,
            kind: Kind::Number,
            unit: None,
            shared,
            numeral,
        };
        if let Some(code) = currency {
            out.kind = Kind::Amount;
            out.unit = Some(code);
            // "$5 USD", "US$5 dollars": the sign is said twice.
            self.scale_behind(&mut out);
            if self.find(out.end, currency_of).is_some_and(|(c, s)| c == code || s) {
                out.end += 1;
            }
            self.subunit(&mut out);
            return Some(out);
        }
        self.behind(&mut out);
        Some(out)
    }

    /// How many tokens of a minus sign stand at `at`.
    fn minus(&self, at: usize) -> usize {
        let film =
            at > 0 && self.tokens[at - 1].kind == TokenKind::Word && self.is(at, Class::Minus) && !self.cold(at + 1);
        if film {
            return 0;
        }
        if self.is(at, Class::Minus)
            && self
                .token(at + 1)
                .is_some_and(|t| t.kind == TokenKind::Digits || !t.classes.is_empty())
        {
            return 1;
        }
        let free = at == 0 || self.tokens.get(at).is_some_and(|t| t.spaced) || self.mark(at.wrapping_sub(1), '(');
        let tight = self.token(at + 1).is_some_and(|t| !t.spaced);
        let bullet = at == 0 && self.tokens.len() > 6;
        usize::from(
            self.mark(at, '-')
                && free
                && tight
                && !bullet
                && (self.digits(at + 1) || self.find(at + 1, currency_of).is_some()),
        )
    }

    /// Whether the number at `at` is one that is often below zero: degrees, percent, or without a unit.
    fn cold(&self, at: usize) -> bool {
        let Some(n) = self.numeral(at) else { return false };
        self.unit_at(n.end)
            .is_none_or(|u| u == "%" || u.starts_with("temperature") || u == "angle-degree")
    }

    /// What stands behind a number: percent, currency, unit, ordinal mark, age, times.
    fn behind(&self, out: &mut Counted) {
        let n = out.numeral.end;
        // A hyphen may join them: 30-foot, 5-percent, 29-year-old.
        let hyphen = self.tight(n, '-') && self.token(n + 1).is_some_and(|t| t.kind == TokenKind::Phrase);
        // Millions of dollars, millions d'euros, عشرات المليارات من الدونغات.
        let past = self.past_apostrophe(n + 1);
        let of =
            out.numeral.words > 0 && self.unit_at(n).is_none() && self.small_word(n) && self.unit_at(past).is_some();
        // 20多年: more than, before the unit.
        let more = !hyphen
            && self
                .token(n)
                .is_some_and(|t| !t.spaced && t.classes.iter().any(|c| matches!(c, Class::ApproxAfter(_))))
            && self.unit_at(n).is_none()
            && self.token(n + 1).is_some_and(|t| !t.spaced)
            && self.unit_at(n + 1).is_some();
        // Vent'anni.
        let elided = self.tight(n, '\'') && self.unit_at(n + 1).is_some();
        let at = if of {
            past
        } else {
            n + usize::from(hyphen || more || elided)
        };
        let Some(token) = self.token(at) else { return };
        let glued = !token.spaced;
        if let Some((value, scale_at)) = &out.numeral.without_scale
            && let Some(unit) = self.find(*scale_at, unit)
            && !token
                .classes
                .iter()
                .any(|c| matches!(c, Class::Currency(..) | Class::Unit(_)))
        {
            // `5m` of no currency: metres.
            out.kind = Kind::Measure;
            out.unit = Some(unit);
            out.quantity = value.clone();
            return;
        }
        for class in &token.classes {
            let (kind, unit) = match *class {
                Class::PercentPoint => (Kind::Points, "%"),
                Class::Percent => (Kind::Percent, "%"),
                Class::Permille => (Kind::Percent, "‰"),
                // Pounds of weight or of money: either answers.
                Class::Currency(_, false)
                    if token
                        .classes
                        .iter()
                        .any(|c| matches!(c, Class::Unit(id) if id.starts_with("mass")))
                        && out.numeral.value() < Decimal::ONE_THOUSAND =>
                {
                    out.end = at + 1;
                    return;
                }
                Class::Currency(code, shared) => {
                    out.shared = shared;
                    (Kind::Amount, code)
                }
                Class::AgeAfter => (Kind::Age, "duration-year"),
                Class::Unit(id) => (Kind::Measure, id),
                Class::FixedMeasure(n, id) => {
                    let n = Decimal::from(n);
                    for r in &mut out.quantity.readings {
                        let (Some(value), Some(step)) = (r.value.checked_mul(n), r.step.checked_mul(n)) else {
                            return;
                        };
                        (r.value, r.step) = (value, step);
                    }
                    (Kind::Measure, id)
                }
                Class::Subunit(code) => {
                    out.quantity.readings.iter_mut().for_each(|r| {
                        r.value /= Decimal::ONE_HUNDRED;
                        r.step /= Decimal::ONE_HUNDRED;
                    });
                    (Kind::Amount, code)
                }
                Class::OrdinalAfter if out.numeral.digits && out.quantity.value().scale() == 0 => {
                    out.kind = Kind::Ordinal;
                    out.end = at + 1;
                    return;
                }
                Class::Times => {
                    out.kind = Kind::Multiple;
                    out.end = at + 1;
                    return;
                }
                _ => continue,
            };
            // A one-letter unit must stand close (5 m of cable, but not "5 m" across a line).
            if kind == Kind::Measure && token.span.len() == 1 && !glued && token.spaced && self.pack.file.rtl {
                continue;
            }
            out.kind = kind;
            out.unit = Some(unit);
            out.end = at + 1;
            // Hai năm rưỡi: half a unit more.
            if kind == Kind::Measure && self.is(out.end, Class::HalfAfter) {
                let half = Decimal::new(5, 1);
                out.quantity = Quantity::certain(out.quantity.value() + half, Decimal::new(1, 1));
                out.end += 1;
            }
            if kind == Kind::Amount {
                self.scale_behind(out);
                self.subunit(out);
            }
            if kind == Kind::Percent && self.is(out.end, Class::PercentPoint) {
                out.kind = Kind::Points;
                out.end += 1;
            }
            return;
        }
        if out.numeral.ordinal {
            out.kind = Kind::Ordinal;
        }
    }

    /// A scale word behind the sign (10$ billion), and the currency's name once more.
    fn scale_behind(&self, out: &mut Counted) {
        let thousand = Decimal::ONE_THOUSAND;
        let scale = self.find(out.end, |c| multiplier(c).filter(|m| *m >= thousand));
        let Some(m) = scale.filter(|_| out.numeral.digits && out.numeral.factor == Decimal::ONE) else {
            return;
        };
        for r in &mut out.quantity.readings {
            let (Some(value), Some(step)) = (r.value.checked_mul(m), r.step.checked_mul(m)) else {
                return;
            };
            (r.value, r.step) = (value, step);
        }
        out.end += 1;
        if self
            .find(out.end, currency_of)
            .is_some_and(|(c, s)| Some(c) == out.unit || s)
        {
            out.end += 1;
        }
    }

    /// Whether the token at `at` is a short word that joins a number to what is counted (of, de, من).
    fn small_word(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        matches!(token.kind, TokenKind::Word | TokenKind::Phrase) && token.span.of(self.text).chars().count() <= 3
    }

    fn past_apostrophe(&self, at: usize) -> usize {
        at + usize::from(self.mark(at, '\''))
    }

    /// "20 dollars and 43 cents".
    fn subunit(&self, out: &mut Counted) {
        let at = if self.is(out.end, Class::And) {
            out.end + 1
        } else {
            out.end
        };
        let Some(cents) = self
            .numeral(at)
            .filter(|n| n.value() < Decimal::ONE_HUNDRED && n.value().scale() == 0)
        else {
            return;
        };
        if self
            .find(cents.end, |c| matches!(c, Class::Subunit(_)).then_some(()))
            .is_none()
        {
            return;
        }
        let value = out.quantity.value() + cents.value() / Decimal::ONE_HUNDRED;
        out.quantity = Quantity::certain(value, step_of(value));
        out.end = cents.end + 1;
    }

    /// The unit that the token at `at` names.
    pub fn unit_at(&self, at: usize) -> Option<&'static str> {
        self.find(at, |c| match *c {
            Class::Unit(id) | Class::Currency(id, _) => Some(id),
            Class::Percent | Class::PercentPoint => Some("%"),
            _ => None,
        })
    }
}

/// The currency that a token names, and whether its sign is shared.
pub fn currency_of(class: &Class) -> Option<(&'static str, bool)> {
    if let Class::Currency(code, shared) = class {
        Some((code, *shared))
    } else {
        None
    }
}

pub fn unit(class: &Class) -> Option<&'static str> {
    if let Class::Unit(id) = class { Some(id) } else { None }
}
