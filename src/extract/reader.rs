//! What every reader of one kind of fact sees: a segment's tokens, its pack, and the way back to the text.

use super::fact::{Fact, Kind, Value};
use super::numeral::{Numeral, numeral};
use super::token::{Token, TokenKind};
use crate::language::{Approx, Class, Pack};
use crate::text::Span;
use std::cell::OnceCell;

/// A segment being read.
pub struct Reader<'a> {
    /// The segment's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token<'a>],
    /// Its language.
    pub pack: &'a Pack,
    /// The number that begins at each token, once it was asked for: the readers of all kinds ask for it.
    numerals: Vec<OnceCell<Option<Box<Numeral>>>>,
}

/// A fact read, and where reading goes on.
#[derive(Clone, Debug)]
pub struct Draft {
    /// One past its last token.
    pub end: usize,
    /// First token.
    pub start: usize,
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub value: Value,
    /// Its unit.
    pub unit: Option<&'static str>,
    /// How exactly.
    pub approx: Approx,
    /// Whether it asks for an answer.
    pub firm: bool,
}

impl Draft {
    /// A draft over the tokens `start..end`.
    pub fn new(start: usize, end: usize, kind: Kind, value: Value) -> Self {
        Self {
            end,
            start,
            kind,
            value,
            unit: None,
            approx: Approx::Exact,
            firm: true,
        }
    }

    /// With a unit.
    pub fn unit(mut self, unit: Option<&'static str>) -> Self {
        self.unit = unit;
        self
    }

    /// Firm or soft.
    pub fn firm(mut self, firm: bool) -> Self {
        self.firm = firm;
        self
    }
}

impl<'a> Reader<'a> {
    /// Of a segment's text, cut into tokens.
    pub fn new(text: &'a str, tokens: &'a [Token<'a>], pack: &'a Pack) -> Self {
        let numerals = vec![OnceCell::new(); tokens.len()];
        Self {
            text,
            tokens,
            pack,
            numerals,
        }
    }

    /// The token at `i`.
    pub fn token(&self, i: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(i)
    }

    /// What the token at `i` means, by `pick`.
    pub fn find<T>(&self, i: usize, pick: impl FnMut(&Class) -> Option<T>) -> Option<T> {
        self.token(i)?.find(pick)
    }

    /// Whether the token at `i` can mean `class`.
    pub fn is(&self, i: usize, class: Class) -> bool {
        self.token(i).is_some_and(|t| t.is(class))
    }

    /// Whether the token at `i` is the mark `c`.
    pub fn mark(&self, i: usize, c: char) -> bool {
        self.token(i).is_some_and(|t| t.mark(c))
    }

    /// Whether the token at `i` is the mark `c` with no space on either side.
    pub fn tight(&self, i: usize, c: char) -> bool {
        self.mark(i, c) && !self.tokens[i].spaced && self.token(i + 1).is_some_and(|t| !t.spaced)
    }

    /// Whether the token at `i` is a tilde of any make: the sign of ranges, and of what is about so much.
    pub fn tilde(&self, i: usize) -> bool {
        matches!(self.written(i), "~" | "～" | "〜" | "∼" | "〰")
    }

    /// Whether digits stand at `i`.
    pub fn digits(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Digits)
    }

    /// The number that begins at `i`.
    pub fn numeral(&self, i: usize) -> Option<&Numeral> {
        self.numerals
            .get(i)?
            .get_or_init(|| numeral(self.text, self.tokens, i, self.pack).map(Box::new))
            .as_deref()
    }

    /// The plain digits at `i` as a small integer, with how many they are.
    pub fn integer(&self, i: usize) -> Option<(u32, usize)> {
        if !self.digits(i) {
            return None;
        }
        let mut value = 0u32;
        let mut count = 0;
        for d in self.tokens[i]
            .span
            .of(self.text)
            .chars()
            .filter_map(crate::text::digit_value)
        {
            value = value.checked_mul(10)?.checked_add(u32::from(d))?;
            count += 1;
        }
        Some((value, count))
    }

    /// The text of the token at `i`.
    pub fn written(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.span.of(self.text))
    }

    /// The draft as a fact of `segment`, whose text begins at `offset` of the version's.
    pub fn settle(&self, draft: Draft, segment: usize, offset: usize) -> Fact {
        let bearing = self.bearing(&draft);
        let span = self.tokens[draft.start].span.join(self.tokens[draft.end - 1].span);
        let span = Span::new(span.start, span.end).shift(offset);
        Fact {
            segment,
            span,
            kind: draft.kind,
            value: draft.value,
            unit: draft.unit,
            approx: draft.approx,
            firm: draft.firm,
            bearing,
        }
    }
}
