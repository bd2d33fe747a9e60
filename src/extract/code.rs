//! Codes: letters and digits that belong together (939/CP, Covid-19, F-16), versions, addresses. Their digits are no quantities.

use super::fact::{Kind, Quantity, Value};
use super::reader::{Draft, Reader};
use super::token::TokenKind;
use crate::language::{Boundaries, Class};
use crate::text::digit_value;
use rust_decimal::Decimal;

/// No code has more tokens.
const LONGEST: usize = 100;

impl Reader<'_> {
    /// The code that begins at token `i`; `Err(end)` for an address, whose digits say nothing.
    pub fn code(&self, i: usize) -> Option<Result<Draft, usize>> {
        let token = self.token(i)?;
        if let Some(phone) = self.phone(i) {
            return Some(Ok(phone));
        }
        // A reference to a note: the owner[18].
        if token.mark('[') && self.digits(i + 1) && !self.tokens[i + 1].spaced && self.mark(i + 2, ']') {
            return Some(Err(i + 3));
        }
        let glued = i > 0 && !token.spaced && matches!(self.tokens[i - 1].kind, TokenKind::Word | TokenKind::Digits);
        if glued || !matches!(token.kind, TokenKind::Word | TokenKind::Digits | TokenKind::Phrase) {
            return None;
        }
        let end = self.run_end(i);
        if end == i + 1 {
            return None;
        }
        let text = &self.text[token.span.start..self.tokens[end - 1].span.end];
        if text.contains("://") || text.starts_with("www.") || (text.contains('@') && text.contains('.')) {
            return Some(Err(end));
        }
        let parts = &self.tokens[i..end];
        let digits = parts.iter().any(|t| t.kind == TokenKind::Digits);
        if !digits {
            return None;
        }
        let latin = |at: usize| {
            self.written(at).chars().all(|c| {
                c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&c) || ('\u{1ea0}'..'\u{1f00}').contains(&c)
            })
        };
        let upper = |at: usize| self.written(at).chars().any(char::is_uppercase);
        let known = |at: usize| self.tokens[at].classes.iter().any(counts);
        let draft = |end: usize| {
            let span = token.span.join(self.tokens[end - 1].span);
            Draft::new(i, end, Kind::Code, Value::Text(span.of(self.text).to_owned())).firm(false)
        };
        match token.kind {
            // 939/CP, 4G, 737MAX: digits, then letters that are no unit.
            TokenKind::Digits => {
                if self.degree_letter(i + 1).is_some() && end == i + 2 {
                    return None;
                }
                let slash = self.tight(i + 1, '/') || self.tight(i + 1, '-');
                let at = i + 1 + usize::from(slash);
                if at < end
                    && self.tokens[at].kind == TokenKind::Word
                    && latin(at)
                    && upper(at)
                    && (!slash || self.written(at).chars().all(char::is_uppercase))
                {
                    return Some(Ok(draft(end)));
                }
                // 5G is a generation of phones, 10G ten billions.
                if self.written(i + 1) == "G"
                    && !self.tokens[i + 1].spaced
                    && self.integer(i).is_some_and(|(_, len)| len == 1)
                {
                    return Some(Ok(draft(i + 2)));
                }
                // 1d6b, 7.4p1, 0.93R6: one letter between digits that is no hour, metre or sign of a product.
                if let Some(letter) =
                    (i + 1..end).find(|at| !matches!(self.tokens[*at].kind, TokenKind::Digits | TokenKind::Mark('.')))
                    && latin(letter)
                    && self.written(letter).len() == 1
                    && !matches!(
                        self.written(letter),
                        "h" | "H" | "m" | "x" | "X" | "e" | "E" | "u" | "g" | "s"
                    )
                    && self.digits(letter + 1)
                    && letter + 1 < end
                {
                    return Some(Ok(draft(end)));
                }
                // 4x4, 24/7 are written so in every language.
                if self.written(i + 1).eq_ignore_ascii_case("x") && self.digits(i + 2) && end == i + 3 {
                    return Some(Ok(self.goals(i).unwrap_or_else(|| draft(end))));
                }
                let dots = parts.iter().filter(|t| t.mark('.')).count();
                let numbers = parts.iter().filter(|t| t.kind == TokenKind::Digits).count();
                if dots >= 2
                    && numbers == dots + 1
                    && parts.len() == dots + numbers
                    && self.numeral(i).is_some_and(|n| n.end < end)
                    && self.date(i).is_none()
                {
                    return Some(Ok(draft(end)));
                }
                None
            }
            // Covid-19, F-16, G20, A350-900: letters, then digits.
            _ => {
                let hyphen = self.tight(i + 1, '-');
                let at = i + 1 + usize::from(hyphen);
                // m68k, k8s: a letter that would be a unit behind a number.
                let lone = self.written(i).len() == 1 && !hyphen && (i == 0 || !self.digits(i - 1) && token.spaced);
                let letters = latin(i)
                    && (!known(i) || lone || upper(i) && self.written(i).len() == 1)
                    && self.written(i).is_ascii();
                let short = self.written(i).chars().count() <= 12;
                let upper_first = self.written(i).chars().next().is_some_and(char::is_uppercase) || !hyphen;
                let right = at < end && self.digits(at) && letters && short && upper_first;
                (right && self.integer(at).is_some_and(|(_, len)| len <= 4)).then(|| Ok(draft(end)))
            }
        }
    }

    /// A score of two small numbers that differ: 2x0.
    fn goals(&self, i: usize) -> Option<Draft> {
        let goals = |at: usize| {
            self.integer(at)
                .filter(|(n, len)| *n <= 20 && *len <= 2)
                .map(|(n, _)| Decimal::from(n))
        };
        let (x, y) = (goals(i)?, goals(i + 2)?);
        let value = Value::Pair(Quantity::certain(x, Decimal::ONE), Quantity::certain(y, Decimal::ONE));
        (x != y).then(|| Draft::new(i, i + 3, Kind::Score, value).firm(false))
    }

    /// A telephone number: +84 24 3825 1234, +1 (212) 555-0199, 024-3825-1234. Its value is its digits, as they are written alike
    /// in every language.
    fn phone(&self, i: usize) -> Option<Draft> {
        let abroad = self.mark(i, '+') && self.token(i + 1).is_some_and(|t| !t.spaced);
        let inland = self.digits(i) && self.written(i).starts_with(['0', '٠', '۰']);
        let free = i == 0 || self.tokens[i].spaced || self.mark(i - 1, '(') || self.mark(i - 1, ':');
        if !(abroad || inland) || !free {
            return None;
        }
        let mut digits = String::from(if abroad { "+" } else { "" });
        let (mut at, mut groups, mut end) = (i + usize::from(abroad), 0, i);
        while self.digits(at) && groups < 8 {
            digits.extend(
                self.written(at)
                    .chars()
                    .filter_map(digit_value)
                    .map(|d| char::from(b'0' + d)),
            );
            (groups, end) = (groups + 1, at + 1);
            let joined = ['-', '.'].into_iter().any(|c| self.tight(end, c));
            let bracket = usize::from(self.mark(end, '(') || self.mark(end, ')'));
            // Inland, spaces alone may part the numbers of a list.
            at = match (joined, abroad) {
                (true, _) => end + 1,
                (false, true) => end + bracket + usize::from(bracket == 1 && self.mark(end + 1, '-')),
                (false, false) => break,
            };
        }
        // +1 000 000 000 is a number.
        let number = self.numeral(i + usize::from(abroad)).is_some_and(|n| n.end >= end);
        let fits = !number && (10..=16).contains(&digits.len()) && groups > if abroad { 1 } else { 2 };
        fits.then(|| Draft::new(i, end, Kind::Code, Value::Text(digits)).firm(false))
    }

    /// One past the tokens that follow `i` without a space and can belong to a code.
    fn run_end(&self, i: usize) -> usize {
        let mut end = i + 1;
        while let Some(token) = self.token(end).filter(|t| !t.spaced && end - i < LONGEST) {
            match token.kind {
                // F1選手権: where no spaces part words, another script ends a code.
                TokenKind::Word | TokenKind::Phrase
                    if self.pack.file.boundaries != Boundaries::Spaces && !self.written(end).is_ascii() =>
                {
                    break;
                }
                TokenKind::Word | TokenKind::Digits | TokenKind::Phrase => end += 1,
                TokenKind::Mark('-' | '/' | '.' | ':' | '@' | '_' | '?' | '=' | '&' | '#' | '%' | '~')
                    if self.token(end + 1).is_some_and(|t| !t.spaced) =>
                {
                    end += 1
                }
                _ => break,
            }
        }
        while end > i + 1 && matches!(self.tokens[end - 1].kind, TokenKind::Mark(_)) {
            end -= 1;
        }
        end
    }
}

/// A phrase that counts or measures, so that digits beside it are a quantity.
fn counts(class: &Class) -> bool {
    !matches!(
        class,
        Class::NamePart(_)
            | Class::Direction(_)
            | Class::RangeTo
            | Class::RangeFrom
            | Class::RatioOf
            | Class::And
            | Class::RangeAnd
    )
}
