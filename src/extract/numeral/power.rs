//! What stands onto digits: powers (1.2e6, 6.23×10⁻⁴, 2^10) and fractions (2½).

use super::super::token::{Token, TokenKind};
use super::stack::Term;
use super::word::vulgar;
use super::{LIMIT, Parser};
use crate::language::Class;
use rust_decimal::Decimal;

/// What an exponent applies to.
enum Power {
    /// The number itself.
    Own(i32),
    /// A ten that multiplies the number.
    Ten(i32),
}

impl Parser<'_> {
    /// Takes the exponent behind the digits just read, if there is one.
    pub(super) fn powers(&mut self) -> Option<()> {
        let Some((power, end)) = self.power_behind() else {
            return Some(());
        };
        let base = self.stack.last()?.value;
        match power {
            Power::Ten(e) => {
                let Some(factor) = raised(Decimal::TEN, e) else {
                    return Some(());
                };
                let Some(value) = base.checked_mul(factor).filter(|v| v.abs() <= LIMIT) else {
                    return Some(());
                };
                self.factor = factor;
                *self.stack.last_mut()? = Term::closed(value);
            }
            Power::Own(e) => {
                let Some(value) = raised(base, e).filter(|v| v.abs() <= LIMIT) else {
                    return Some(());
                };
                self.first = None;
                *self.stack.last_mut()? = Term::closed(value);
            }
        }
        self.at = end;
        Some(())
    }

    /// ½ and its like right behind digits.
    pub(super) fn vulgar_fraction(&mut self) {
        if let Some(TokenKind::Mark(c)) = self.token(self.at).map(|t| t.kind)
            && let Some((n, d)) = vulgar(c)
            && let (Some(last), Some(part)) = (self.stack.last_mut(), n.checked_div(d))
        {
            last.value += part;
            self.at += 1;
        }
    }

    /// An ending right behind digits: 3-х, 5-ти; but 30-х may be a decade.
    pub(super) fn case_ending(&mut self) {
        let ending = |t: &Token| !t.spaced && t.is(Class::CaseEnding);
        let decade = |t: &Token| {
            let tens = self.stack.last().is_some_and(|v| (v.value % Decimal::TEN).is_zero());
            t.is(Class::DecadeAfter) && tens
        };
        if self.token(self.at).is_some_and(|t| ending(t) && !decade(t)) {
            self.at += 1;
        }
    }

    fn power_behind(&self) -> Option<(Power, usize)> {
        let at = self.at;
        let token = self.token(at)?;
        if token.mark('^') {
            let (e, end) = self.exponent(at + 1)?;
            return Some((Power::Own(e), end));
        }
        let written = token.span.of(self.text);
        if let Some(found) = self.spelled_power(at) {
            return Some(found);
        }
        if matches!(written, "e" | "E") && !token.spaced {
            let (e, end) = self.exponent(at + 1)?;
            // 12E3 is a code; 1.2E+6 and 1e6 are none.
            let sign = self.token(at + 1).is_some_and(|t| t.kind != TokenKind::Digits);
            let decimals = self.first.as_ref().is_some_and(|f| f.decimals);
            return (written == "e" || sign || decimals).then_some((Power::Ten(e), end));
        }
        // 10⁶: lone small raised figures are footnotes and areas.
        if self.first.as_ref().is_some_and(|f| f.plain) && self.stack.last()?.value == Decimal::TEN {
            return self
                .raised_mark(at)
                .filter(|(e, _)| *e > 3)
                .map(|(e, end)| (Power::Own(e), end));
        }
        if !matches!(written, "×" | "x" | "X" | "*" | "·" | "⋅") {
            return None;
        }
        let ten = self.token(at + 1)?;
        if ten.kind != TokenKind::Digits || ten.span.of(self.text) != "10" {
            return None;
        }
        let (e, end) = if let Some((Power::Own(e), end)) = self.spelled_power(at + 2) {
            (e, end)
        } else if self.token(at + 2)?.mark('^') {
            self.exponent(at + 3)?
        } else {
            self.raised_mark(at + 2)?
        };
        Some((Power::Ten(e), end))
    }

    /// 10の14乗, 10的14次方, 10의 14제곱.
    fn spelled_power(&self, at: usize) -> Option<(Power, usize)> {
        let endings: &[&str] = match self.token(at)?.span.of(self.text) {
            "の" => &["乗"],
            "的" => &["次方", "次幂", "次冪"],
            "의" => &["제곱", "승"],
            _ => return None,
        };
        let sign = self.token(at + 1).is_some_and(|t| t.mark('-'));
        let digits = self
            .token(at + 1 + usize::from(sign))
            .filter(|t| t.kind == TokenKind::Digits)?;
        let behind = at + 2 + usize::from(sign);
        let word = self.token(behind)?.span.of(self.text);
        let digits = digits.span.of(self.text).chars().filter_map(crate::text::digit_value);
        let e = digits.fold(0i32, |e, d| e.saturating_mul(10).saturating_add(d.into()));
        let named = endings.iter().any(|ending| word.starts_with(ending));
        (named && e <= 99).then_some((Power::Own(if sign { -e } else { e }), behind + 1))
    }

    /// Signs and up to two digits, nothing between them.
    fn exponent(&self, mut at: usize) -> Option<(i32, usize)> {
        let tight = |t: &&Token| !t.spaced;
        let mut sign = 1;
        while let Some(TokenKind::Mark(c @ ('-' | '+'))) = self.token(at).filter(tight).map(|t| t.kind) {
            sign = if c == '-' { -sign } else { sign };
            at += 1;
        }
        let digits = self.token(at).filter(tight).filter(|t| t.kind == TokenKind::Digits)?;
        let mut e = 0i32;
        for c in digits.span.of(self.text).chars() {
            e = e * 10 + i32::from(crate::text::digit_value(c)?);
            if e > 99 {
                return None;
            }
        }
        Some((sign * e, at + 1))
    }

    /// Raised digits right behind what stands before them.
    fn raised_mark(&self, mut at: usize) -> Option<(i32, usize)> {
        let (mut e, mut sign, from) = (0i32, 1, at);
        while let Some(TokenKind::Mark(c)) = self.token(at).filter(|t| !t.spaced).map(|t| t.kind) {
            match c {
                '⁻' if at == from => sign = -1,
                '¹' => e = e * 10 + 1,
                '²' => e = e * 10 + 2,
                '³' => e = e * 10 + 3,
                '⁰' | '⁴'..='⁹' => e = e * 10 + (c as i32 - '⁰' as i32),
                _ => break,
            }
            if e > 99 {
                return None;
            }
            at += 1;
        }
        (e > 0).then_some((sign * e, at))
    }
}

/// `base` to the power of `e`; a fraction to fifteen digits.
fn raised(base: Decimal, e: i32) -> Option<Decimal> {
    let mut value = Decimal::ONE;
    for _ in 0..e.unsigned_abs() {
        value = value.checked_mul(base)?;
    }
    if e < 0 {
        value = Decimal::ONE.checked_div(value)?;
    }
    value.round_sf(15).map(|v| v.normalize())
}
