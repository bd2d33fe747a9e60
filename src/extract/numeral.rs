//! Numbers as a reader reads them: digits, words, scale words and fractions composed.
//!
//! An additive–multiplicative parser over tokens. Values stand on a stack in falling order; a multiplier takes what is smaller
//! than itself (`three hundred thousand`: 3 × 100, × 1000), anything else is added where the place below is free
//! (`two hundred` has room for `five`, `twenty` for `five`, `five` for nothing).

use super::fact::{Quantity, Reading};
use super::literal::{literal, power};
use super::token::{Token, TokenKind, is_vulgar_fraction};
use crate::language::{Approx, Boundaries, Class, Pack};
use rust_decimal::Decimal;
use smallvec::SmallVec;

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
}

impl Numeral {
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

/// A term on the stack: its value and how far below it something may be added.
#[derive(Clone, Copy, Debug)]
struct Term {
    value: Decimal,
    room: Decimal,
    by_multiplier: bool,
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
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
    prefix: Decimal,
    half_before: bool,
    spelled: String,
    fraction: Option<(Decimal, Decimal)>,
    without_scale: Option<(Quantity, usize)>,
    factor: Decimal,
    closed: bool,
    grouped: bool,
    over: bool,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, tokens: &'a [Token], at: usize, pack: &'a Pack) -> Self {
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
            prefix: Decimal::ZERO,
            half_before: false,
            spelled: String::new(),
            fraction: None,
            without_scale: None,
            factor: Decimal::ONE,
            closed: false,
            grouped: false,
            over: false,
        }
    }

    /// Takes tokens as long as they go on with the number.
    fn run(&mut self) -> Option<()> {
        self.open()?;
        while !self.closed {
            let Some(next) = self.next_part() else { break };
            if !self.take(next)? {
                break;
            }
        }
        Some(())
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The first token: digits, a number word, or a word that stands before a number.
    fn open(&mut self) -> Option<()> {
        let token = self.token(self.at)?;
        if token.kind == TokenKind::Digits {
            let literal = literal(self.text, self.tokens, self.at, self.pack)?;
            self.at = literal.end;
            self.digits = true;
            self.stack.push(Term {
                value: literal.quantity.value(),
                room: Decimal::ZERO,
                by_multiplier: false,
            });
            self.first = Some(literal);
            self.vulgar_fraction();
            return Some(());
        }
        if let TokenKind::Mark(c) = token.kind {
            let (n, d) = vulgar(c)?;
            self.fraction = Some((n, d));
            self.at += 1;
            self.stack.push(Term {
                value: n.checked_div(d)?,
                room: Decimal::ZERO,
                by_multiplier: false,
            });
            return Some(());
        }
        if token.is(Class::HalfBefore) && self.token(self.at + 1).is_some_and(|t| t.find(multiplier).is_some()) {
            self.half_before = true;
            self.at += 1;
            self.words += 1;
            self.stack.push(Term {
                value: Decimal::new(5, 1),
                room: Decimal::ZERO,
                by_multiplier: false,
            });
            return Some(());
        }
        if let Some(plus) = token.find(|c| match c {
            Class::PlusBefore(p) => Some(*p),
            _ => None,
        }) && self
            .token(self.at + 1)
            .is_some_and(|t| t.kind == TokenKind::Digits || t.find(cardinal).or(t.find(multiplier)).is_some())
        {
            self.prefix = plus;
            self.at += 1;
            self.words += 1;
            return self.open();
        }
        if let Some(e) = token.find(vague) {
            self.vague = Some(e);
            self.words += 1;
            self.at += 1;
            self.stack.push(Term {
                value: power(e)?,
                room: Decimal::ZERO,
                by_multiplier: false,
            });
            return Some(());
        }
        token
            .find(cardinal)
            .or(token.find(multiplier))
            .or(token.find(mixed))
            .or(token.find(group))?;
        let first = self.at;
        self.take(first)?.then_some(())
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
        // 20多万, 300余亿: more than, inside the number.
        if !next.spaced
            && self.words + usize::from(self.digits) > 0
            && next.find(over).is_some()
            && behind.find(multiplier).is_some()
        {
            return Some(self.at + 1);
        }
        if next.is(Class::And) && self.ends_range(behind) {
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

    fn first_behind_tens(&self) -> bool {
        self.pack.first_behind_tens && self.stack.last().is_some_and(|t| t.value >= Decimal::from(20))
    }

    /// Between … and …: the connector separates the ends, but for five and twenty.
    fn ends_range(&self, behind: &Token) -> bool {
        let between = self.start > 0 && self.tokens[self.start - 1].is(Class::RangeBetween);
        let units = self.stack.len() == 1 && self.stack[0].value < Decimal::TEN;
        let tens = behind
            .find(cardinal)
            .is_some_and(|v| v >= Decimal::from(20) && v < Decimal::ONE_HUNDRED);
        between && !(self.pack.file.number_grammar.units_first && units && tens)
    }

    /// Takes the token at `at`, past a `more than` inside the number; answers whether it went on with the number.
    fn take(&mut self, at: usize) -> Option<bool> {
        let token = self.token(at)?;
        let joined = at > self.at && self.tokens[self.at].is(Class::And);
        self.over |= at > self.at && self.tokens[self.at].find(over).is_some();
        self.over |= token.find(over).is_some() && token.find(multiplier).is_some();
        if token.kind == TokenKind::Digits {
            return self.take_digits(at);
        }
        if self.vague.is_some() {
            let e = token
                .find(vague)
                .or(token.find(multiplier).and_then(exponent))
                .filter(|_| !joined);
            let Some(e) = e else { return Some(false) };
            self.vague = self.vague.map(|v| v + e);
            return self.advance(at, true);
        }
        if token.is(Class::Point) && (self.words > 0 || self.digits) {
            return self.take_point(at);
        }
        if token.is(Class::HalfAfter) && !self.stack.is_empty() {
            let last = self.stack.last_mut()?;
            let half = if last.by_multiplier {
                last.room.checked_mul(Decimal::new(5, 1))?
            } else {
                Decimal::new(5, 1)
            };
            last.value = last.value.checked_add(half)?;
            return self.advance(at, true);
        }
        let small = self
            .stack
            .last()
            .is_some_and(|t| t.value < Decimal::TEN && !t.by_multiplier);
        // 50 cents is no 5,000.
        if self.digits && token.classes.iter().any(|c| matches!(c, Class::Subunit(_))) {
            return Some(false);
        }
        if let Some(m) = token
            .find(multiplier)
            .filter(|_| !small || !joined || token.find(cardinal).is_none())
            && self.multiply(m)
        {
            self.without_scale = None;
            return self.advance(at, true);
        }
        self.grouped |= token.find(group).is_some();
        if let Some(g) = token.find(group)
            && let Some(top) = self.stack.last().copied()
            && self.stack.len() == 1
            && top.value < Decimal::ONE_HUNDRED
        {
            self.stack[0] = Term {
                value: top.value.checked_mul(g)?,
                room: Decimal::ZERO,
                by_multiplier: true,
            };
            return self.advance(at, true);
        } else if let (Some(g), true) = (token.find(group), self.stack.is_empty()) {
            self.stack.push(Term {
                value: g,
                room: Decimal::ZERO,
                by_multiplier: false,
            });
            return self.advance(at, true);
        }
        if let Some(v) = token.find(mixed).filter(|_| self.stack.is_empty()) {
            self.stack.push(Term {
                value: v,
                room: Decimal::ZERO,
                by_multiplier: false,
            });
            return self.advance(at, true);
        }
        if let Some(v) = token
            .find(cardinal)
            .filter(|_| !self.digits || self.stack.last().is_some_and(|t| t.by_multiplier))
            && self.add(v, joined, at)
        {
            return self.advance(at, true);
        }
        if let Some(v) = token.find(ordinal)
            && !self.digits
            && (joined
                || !token.spaced
                || !self.pack.file.number_grammar.units_first && (v > Decimal::ONE || self.first_behind_tens()))
            && self.words > 0
            && self.add(v, joined, at)
        {
            self.ordinal = true;
            self.closed = true;
            return self.advance(at, true);
        }
        if let Some(s) = token.find(scale).filter(|_| self.digits && !joined)
            && self.multiply_scale(token, s, at)
        {
            return self.advance(at, true);
        }
        Some(false)
    }

    fn advance(&mut self, at: usize, word: bool) -> Option<bool> {
        self.at = at + 1;
        self.words += usize::from(word);
        Some(true)
    }

    /// Digits behind a multiplier: 80 ہزار 979, 3万5千, 5 crore 20 lakh.
    fn take_digits(&mut self, at: usize) -> Option<bool> {
        let Some(top) = self.stack.last().copied() else {
            return Some(false);
        };
        if !top.by_multiplier {
            return Some(false);
        }
        let next = literal(self.text, self.tokens, at, self.pack)?;
        let value = next.quantity.value();
        let fills = power(next.head as u32) == Some(top.room);
        let scaled = self
            .token(next.end)
            .is_some_and(|t| t.find(multiplier).is_some_and(|m| m < top.room));
        let glued = self.pack.file.boundaries != Boundaries::Spaces && !self.tokens[at].spaced && at == self.at;
        if next.decimals || value >= top.room || !(fills && next.plain || scaled || glued) {
            return Some(false);
        }
        self.stack.push(Term {
            value,
            room: Decimal::ZERO,
            by_multiplier: false,
        });
        self.digits = true;
        self.at = next.end;
        Some(true)
    }

    /// Decimals in words: three point five; 十五点七.
    fn take_point(&mut self, at: usize) -> Option<bool> {
        let mut digits = String::new();
        let mut end = at + 1;
        while let Some(token) = self.token(end) {
            if let Some(v) = token.find(cardinal).filter(|v| *v < Decimal::ONE_HUNDRED) {
                digits.push_str(&v.to_string());
                end += 1;
            } else if token.kind == TokenKind::Digits && digits.is_empty() {
                digits.push_str(
                    &literal(self.text, self.tokens, end, self.pack)?
                        .quantity
                        .value()
                        .to_string(),
                );
                end += 1;
            } else {
                break;
            }
        }
        if digits.is_empty() || digits.len() > 12 || digits.contains('.') {
            return Some(false);
        }
        let fraction = Decimal::from_str_exact(&format!("0.{digits}")).ok()?;
        let last = self.stack.last_mut()?;
        last.value = last.value.checked_add(fraction)?;
        last.by_multiplier = false;
        self.factor = Decimal::new(1, digits.len() as u32);
        self.at = end;
        self.words += 1;
        Some(true)
    }

    /// Adds `v` below what stands on the stack, if there is room for it.
    fn add(&mut self, v: Decimal, joined: bool, at: usize) -> bool {
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
        if also_unit && !joined && !goes_on && !self.stack.is_empty() {
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
            *top = Term {
                value: top.value + v,
                room: Decimal::ZERO,
                by_multiplier: false,
            };
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
                self.stack.push(Term {
                    value,
                    room: Decimal::ZERO,
                    by_multiplier: false,
                });
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
                self.stack.push(Term {
                    value: sum * Decimal::ONE_HUNDRED,
                    room: Decimal::ZERO,
                    by_multiplier: false,
                });
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
                self.stack[0] = Term {
                    value,
                    room: Decimal::ZERO,
                    by_multiplier: false,
                };
                return true;
            }
        }
        false
    }

    /// Whether the digit at `at` is the last of a number, so that it may count the next lower place.
    fn ends_short(&self, at: usize) -> bool {
        self.tokens
            .get(at + 1)
            .is_none_or(|t| !is_part(t) && t.kind != TokenKind::Digits)
    }

    /// Whether at least three number words below ten stand in a row around `at`.
    fn spelled_run(&self, at: usize) -> bool {
        let is_digit = |t: &Token| t.find(cardinal).is_some_and(|v| v < Decimal::TEN);
        let end = self.tokens[at..].iter().take_while(|t| is_digit(t)).count();
        self.spelled.len() + end >= 3
    }

    /// Multiplies what is smaller than `m` by it.
    fn multiply(&mut self, m: Decimal) -> bool {
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
    fn multiply_scale(&mut self, token: &Token, s: Decimal, at: usize) -> bool {
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

    /// ½ and its like right behind digits.
    fn vulgar_fraction(&mut self) {
        if let Some(TokenKind::Mark(c)) = self.token(self.at).map(|t| t.kind)
            && let Some((n, d)) = vulgar(c)
            && let (Some(last), Some(part)) = (self.stack.last_mut(), n.checked_div(d))
        {
            last.value += part;
            self.at += 1;
        }
    }

    fn quantity(&self) -> Option<Quantity> {
        let mut sum = Decimal::ZERO;
        for term in &self.stack {
            sum = sum.checked_add(term.value)?;
        }
        let mut sum = sum.normalize();
        if !self.prefix.is_zero() {
            let unit = self
                .stack
                .last()
                .filter(|t| t.by_multiplier)
                .map_or(Decimal::ONE, |t| t.room);
            sum = sum.checked_add(self.prefix.checked_mul(unit)?)?;
        }
        let mut readings: SmallVec<[Reading; 2]> = smallvec::smallvec![Reading {
            value: sum,
            step: step_of(sum)
        }];
        if let Some(first) = self
            .first
            .as_ref()
            .filter(|_| self.stack.len() == 1 && self.prefix.is_zero())
        {
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
        let quantity = match self.vague {
            Some(e) => Quantity::certain(power(e)?, power(e)?),
            None => self.quantity()?,
        };
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
            over: self.over,
            bare_multiplier: self.words == 1 && self.tokens[self.start].find(multiplier).is_some(),
            doubtful: self.grouped
                || self.words == 1
                    && self.tokens[self.start]
                        .classes
                        .iter()
                        .any(|c| matches!(c, Class::Unit(_) | Class::Date(_))),
        })
    }
}

fn term(v: Decimal) -> Term {
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

fn vulgar(c: char) -> Option<(Decimal, Decimal)> {
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

fn is_part(token: &Token) -> bool {
    token.kind == TokenKind::Digits
        || token
            .classes
            .iter()
            .any(|c| adds(c) || matches!(c, Class::Point | Class::HalfAfter | Class::Scale(_) | Class::Vague(_)))
}

fn adds(class: &Class) -> bool {
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

fn short(token: &Token, text: &str) -> bool {
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

fn mixed(class: &Class) -> Option<Decimal> {
    if let Class::Mixed(v) = class { Some(*v) } else { None }
}

fn group(class: &Class) -> Option<Decimal> {
    if let Class::Group(v) = class { Some(*v) } else { None }
}

fn scale(class: &Class) -> Option<Decimal> {
    if let Class::Scale(v) = class { Some(*v) } else { None }
}

fn vague(class: &Class) -> Option<u32> {
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

fn over(class: &Class) -> Option<()> {
    matches!(class, Class::ApproxAfter(Approx::Over | Approx::AtLeast)).then_some(())
}

fn exponent(m: Decimal) -> Option<u32> {
    (0..=18).find(|e| power(*e) == Some(m))
}
