//! Numbers as a reader reads them: digits, words, scale words and fractions composed.
//!
//! An additive–multiplicative parser over tokens. Values stand on a stack in falling order; a multiplier takes what is smaller
//! than itself (`three hundred thousand`: 3 × 100, × 1000), anything else is added where the place below is free
//! (`two hundred` has room for `five`, `twenty` for `five`, `five` for nothing).

mod head;
mod power;
mod stack;
mod take;
mod word;

pub use stack::step_of;
pub use word::{cardinal, multiplier, ordinal};

use super::fact::{Quantity, Reading};
use super::literal::{decimals, literal, power};
use super::token::{Token, TokenKind};
use crate::language::{Boundaries, Class, Pack};
use rust_decimal::Decimal;
use smallvec::SmallVec;
use stack::Term;
use word::{adds, group, is_part, mixed, over, short, vague, vulgar};

/// A number with its scale words.
#[derive(Clone, Debug)]
pub struct Numeral {
    /// One past its last token.
    pub end: usize,
    /// Its value.
    pub quantity: Quantity,
    /// Whether digits stand in it.
    pub digits: bool,
    /// Digits before the first separator, 0 without digits.
    pub head: usize,
    /// Whether it is plain digits and nothing else.
    pub plain: bool,
    /// An ordinal by its last word (twenty-first).
    pub ordinal: bool,
    /// How many number words it has.
    pub words: usize,
    /// It says an order of magnitude alone: the power of ten.
    pub vague: Option<u32>,
    /// A scale letter that could be a unit as well (`5 m`): the value without it, and where it would end.
    pub without_scale: Option<(Quantity, usize)>,
    /// A fraction by its parts (two thirds).
    pub fraction: Option<(Decimal, Decimal)>,
    /// What its scale words multiply the digits by; one without them.
    pub factor: Decimal,
    /// A `more than` stands inside it.
    pub over: bool,
    /// It is one multiplier and nothing else (a hundred, million).
    pub bare_multiplier: bool,
    /// Its one word is a unit or a mark of dates as well.
    pub doubtful: bool,
    /// Two-digit pairs read as a year (nineteen forty-five).
    pub year: bool,
    /// Its last part is this multiplier (five million).
    pub last_multiplier: Option<Decimal>,
}

impl Numeral {
    /// A number told by words that stand for `value`, such as a fraction of a million, up to token `end`.
    pub fn said(end: usize, value: Decimal, digits: bool) -> Self {
        Self {
            end,
            quantity: Quantity::certain(value, step_of(value)),
            digits,
            head: 0,
            plain: false,
            ordinal: false,
            words: 2,
            vague: None,
            without_scale: None,
            fraction: None,
            factor: Decimal::ONE,
            over: false,
            bare_multiplier: false,
            doubtful: false,
            year: false,
            last_multiplier: None,
        }
    }

    /// The likeliest value.
    pub fn value(&self) -> Decimal {
        self.quantity.value()
    }
}

/// Reads the number that begins at token `i`.
pub fn numeral(text: &str, tokens: &[Token], i: usize, pack: &Pack) -> Option<Numeral> {
    let mut parser = Parser::new(text, tokens, i, pack);
    parser.run()?;
    parser.finish()
}

/// The largest number that is read: 10^24.
const LIMIT: Decimal = Decimal::from_parts(0xA100_0000, 0x1BCE_CCED, 0xD3C2, false, 0);

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    pack: &'a Pack,
    start: usize,
    at: usize,
    stack: SmallVec<[Term; 6]>,
    first: Option<super::literal::Literal>,
    digits: bool,
    words: usize,
    ordinal: bool,
    year: bool,
    vague: Option<u32>,
    half_before: bool,
    spelled: String,
    fraction: Option<(Decimal, Decimal)>,
    without_scale: Option<(Quantity, usize)>,
    factor: Decimal,
    closed: bool,
    grouped: bool,
    /// The dozen or score that it is counted in.
    counted_in: Option<Decimal>,
    over: bool,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, tokens: &'a [Token<'a>], at: usize, pack: &'a Pack) -> Self {
        Self {
            text,
            tokens,
            pack,
            start: at,
            at,
            stack: SmallVec::new(),
            first: None,
            digits: false,
            words: 0,
            ordinal: false,
            year: false,
            vague: None,
            half_before: false,
            spelled: String::new(),
            fraction: None,
            without_scale: None,
            factor: Decimal::ONE,
            closed: false,
            grouped: false,
            counted_in: None,
            over: false,
        }
    }

    /// Takes tokens as long as they go on with the number.
    fn run(&mut self) -> Option<()> {
        self.open()?;
        while !self.closed {
            if self.middle_dot().is_some_and(|taken| taken) {
                continue;
            }
            let Some(next) = self.next_part() else { break };
            if !self.take(next)? {
                break;
            }
        }
        Some(())
    }

    fn token(&self, at: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(at)
    }

    /// The first token: digits, a number word, or a word that stands before a number.
    fn open(&mut self) -> Option<()> {
        let token = self.token(self.at)?;
        if token.kind == TokenKind::Digits {
            let literal = literal(self.text, self.tokens, self.at, self.pack)?;
            self.at = literal.end;
            self.digits = true;
            self.stack.push(Term::closed(literal.quantity.value()));
            self.first = Some(literal);
            self.vulgar_fraction();
            self.case_ending();
            return self.powers();
        }
        if let TokenKind::Mark(c) = token.kind {
            if let Some(literal) = decimals(self.text, self.tokens, self.at, self.pack) {
                self.at = literal.end;
                self.digits = true;
                self.stack.push(Term::closed(literal.quantity.value()));
                self.first = Some(literal);
                return self.powers();
            }
            let (n, d) = vulgar(c)?;
            self.fraction = Some((n, d));
            self.at += 1;
            self.stack.push(Term::closed(n.checked_div(d)?));
            return Some(());
        }
        if token.is(Class::HalfBefore)
            && self
                .token(self.at + 1)
                .is_some_and(|t| t.find(multiplier).or(t.find(group)).is_some())
        {
            self.half_before = true;
            self.at += 1;
            self.words += 1;
            self.stack.push(Term::closed(Decimal::new(5, 1)));
            return Some(());
        }
        if let Some(plus) = token.find(|c| match c {
            Class::PlusBefore(p) => Some(*p),
            _ => None,
        }) && self
            .token(self.at + 1)
            .is_some_and(|t| t.kind == TokenKind::Digits || t.find(cardinal).or(t.find(multiplier)).is_some())
        {
            self.at += 1;
            self.words += 1;
            self.open()?;
            return self.more_than(plus);
        }
        if let Some(e) = token.find(vague) {
            self.vague = Some(e);
            self.words += 1;
            self.at += 1;
            self.stack.push(Term::closed(power(e)?));
            return Some(());
        }
        token
            .find(cardinal)
            .or(token.find(multiplier))
            .or(token.find(mixed))
            .or(token.find(group))?;
        let negates = self.pack.file.boundaries == Boundaries::Spaces && token.is(Class::Doubtful);
        if negates && self.says_no(token) {
            return None;
        }
        if self.pack.file.number_grammar.head_first && self.head_first().is_some() {
            return Some(());
        }
        let first = self.at;
        self.take(first)?.then_some(())
    }

    /// Adds what a word before the number told: साढ़े तीन (and a half), सवा सौ (and a quarter of it).
    fn more_than(&mut self, plus: Decimal) -> Option<()> {
        let last = self.stack.last_mut()?;
        let unit = if last.by_multiplier { last.room } else { Decimal::ONE };
        *last = Term {
            value: last.value.checked_add(plus.checked_mul(unit)?)?,
            ..*last
        };
        if !last.by_multiplier {
            last.room = Decimal::ZERO;
        }
        self.first = None;
        self.spelled.clear();
        Some(())
    }

    /// The token that may go on with the number, past connectors and hyphens.
    fn next_part(&self) -> Option<usize> {
        let next = self.token(self.at)?;
        if is_part(next) {
            return Some(self.at);
        }
        let behind = self.token(self.at + 1)?;
        if next.mark('-')
            && !next.spaced
            && !behind.spaced
            && behind.kind == TokenKind::Phrase
            && is_part(behind)
            && !self.digits
        {
            return Some(self.at + 1);
        }
        // $45-million.
        let thousand = |t: &Token| t.find(multiplier).is_some_and(|m| m >= Decimal::ONE_THOUSAND);
        if next.mark('-') && !next.spaced && !behind.spaced && self.digits && self.words == 0 && thousand(behind) {
            return Some(self.at + 1);
        }
        // 20多万, 300余亿, 50 и более миллионов: more than, inside the number.
        if (!next.spaced || self.digits)
            && self.words + usize::from(self.digits) > 0
            && next.find(over).is_some()
            && behind.find(multiplier).is_some()
        {
            return Some(self.at + 1);
        }
        let parted = next.is(Class::And) || next.mark(',') || next.mark('،');
        if parted && self.vague.is_some() && behind.find(vague) == self.vague {
            return Some(self.at + 1);
        }
        if next.is(Class::And) && (self.ends_range(behind) || self.begins_fraction(behind)) {
            return None;
        }
        if next.is(Class::And) && self.words > 0 && behind.kind == TokenKind::Phrase && behind.classes.iter().any(adds)
        {
            return Some(self.at + 1);
        }
        if next.is(Class::And) && behind.kind == TokenKind::Digits && self.words > 0 {
            return Some(self.at + 1);
        }
        if self.vague.is_some()
            && short(next, self.text)
            && behind.find(vague).or(behind.find(multiplier).and(Some(0))).is_some()
        {
            return Some(self.at + 1);
        }
        None
    }

    fn quantity(&self) -> Option<Quantity> {
        let mut sum = Decimal::ZERO;
        for term in &self.stack {
            sum = sum.checked_add(term.value)?;
        }
        let sum = sum.normalize();
        let mut readings: SmallVec<[Reading; 2]> = smallvec::smallvec![Reading {
            value: sum,
            step: step_of(sum)
        }];
        if let Some(first) = self.first.as_ref().filter(|_| self.stack.len() == 1) {
            let base = first.quantity.value();
            let extra = sum.checked_sub(base.checked_mul(self.factor)?)?;
            readings.clear();
            for r in &first.quantity.readings {
                let value = r.value.checked_mul(self.factor)?.checked_add(extra)?.normalize();
                readings.push(Reading {
                    value,
                    step: if extra.is_zero() {
                        r.step.checked_mul(self.factor)?
                    } else {
                        step_of(value)
                    },
                });
            }
        }
        Some(Quantity { readings })
    }

    fn finish(self) -> Option<Numeral> {
        if self.at == self.start || self.stack.is_empty() {
            return None;
        }
        let mut quantity = match self.vague {
            Some(e) => self.orders(e)?,
            None => self.quantity()?,
        };
        if let Some(g) = self.counted_in {
            quantity.readings.iter_mut().for_each(|r| r.step = g);
        }
        let first = self.first.as_ref();
        Some(Numeral {
            end: self.at,
            quantity,
            digits: self.digits,
            head: first.map_or(0, |f| f.head),
            plain: first.is_some_and(|f| f.plain) && self.words == 0 && self.at == first.map_or(0, |f| f.end),
            ordinal: self.ordinal,
            words: self.words,
            vague: self.vague,
            without_scale: self.without_scale,
            fraction: self.fraction,
            factor: self.factor,
            year: self.year,
            last_multiplier: self.stack.last().filter(|t| t.by_multiplier).map(|t| t.room),
            over: self.over,
            bare_multiplier: self.words == 1 && !self.digits && self.tokens[self.start].find(multiplier).is_some(),
            doubtful: self.grouped
                || self.words == 1
                    && self.tokens[self.start]
                        .classes
                        .iter()
                        .any(|c| matches!(c, Class::Unit(_) | Class::Date(_) | Class::Doubtful)),
        })
    }
}
