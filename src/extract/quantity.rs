//! Numbers with what stands around them: units, currencies, percent, ordinals, approximators.

use super::fact::{Kind, Quantity, Value};
use super::numeral::{Numeral, step_of};
use super::reader::{Draft, Reader};
use super::roman::roman;
use super::token::TokenKind;
use crate::language::{Approx, Class};
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
    /// The quantity that begins at token `i`.
    pub fn quantity(&self, i: usize) -> Option<Draft> {
        let mut draft = self
            .word_quantity(i)
            .or_else(|| self.range(i))
            .or_else(|| self.ratio(i))
            .or_else(|| self.single(i))?;
        if draft.approx == Approx::Exact && !matches!(draft.kind, Kind::Ordinal | Kind::Frequency | Kind::Code) {
            draft.approx = self.approximator(draft.start, draft.end);
        }
        Some(draft)
    }

    /// Words that are a quantity by themselves.
    fn word_quantity(&self, i: usize) -> Option<Draft> {
        let token = self.token(i)?;
        let one = |n: u16| Quantity::certain(Decimal::from(n), Decimal::ONE);
        let numeral = self.numeral(i);
        let plain = numeral.as_ref().is_none_or(|n| n.end == i + 1);
        token.find(|class| match *class {
            Class::FixedMeasure(n, unit) if plain => Some(
                Draft::new(i, i + 1, Kind::Measure, Value::Quantity(one(n)))
                    .unit(Some(unit))
                    .firm(false),
            ),
            Class::Fraction(a, b) if plain && !(token.is(Class::HalfBefore) && numeral.is_some()) => {
                Some(Draft::new(i, i + 1, Kind::Ratio, Value::Pair(one(a), one(b))).firm(a > 1))
            }
            // "About a mile" may answer 1.5 km.
            Class::Unit(
                id
                @ ("length-mile" | "length-kilometer" | "area-hectare" | "area-acre" | "mass-tonne" | "volume-liter"),
            ) if numeral.is_none() && token.span.len() > 3 => Some(
                Draft::new(i, i + 1, Kind::Measure, Value::Quantity(one(1)))
                    .unit(Some(id))
                    .firm(false),
            ),
            Class::Multiple(n) if plain && numeral.is_none() => {
                Some(Draft::new(i, i + 1, Kind::Multiple, Value::Quantity(one(n))).firm(false))
            }
            Class::Frequency(unit) if numeral.is_none() => Some(
                Draft::new(i, i + 1, Kind::Frequency, Value::Quantity(one(1)))
                    .unit(Some(unit))
                    .firm(false),
            ),
            _ => None,
        })
    }

    /// One number with its unit.
    fn single(&self, i: usize) -> Option<Draft> {
        if let Some(draft) = self.marked(i) {
            return Some(draft);
        }
        let counted = self.counted(i)?;
        let n = &counted.numeral;
        let firm = self.firm(n, counted.kind, counted.unit) && !self.in_name(i, counted.end);
        if let Some((a, b)) = n
            .fraction
            .filter(|_| counted.kind == Kind::Number && n.words == 0 && !n.digits)
        {
            let pair = Value::Pair(Quantity::certain(a, Decimal::ONE), Quantity::certain(b, Decimal::ONE));
            return Some(Draft::new(i, counted.end, Kind::Ratio, pair).firm(a > Decimal::ONE));
        }
        let kind = if n.vague.is_some() { Kind::Vague } else { counted.kind };
        let approx = if n.over {
            Approx::Over
        } else {
            self.between_approximator(n.end, counted.end)
        };
        let mut draft = Draft::new(i, counted.end, kind, Value::Quantity(counted.quantity))
            .unit(counted.unit)
            .firm(firm);
        draft.approx = approx;
        Some(draft)
    }

    /// The approximator between a number and its unit.
    fn between_approximator(&self, from: usize, to: usize) -> Approx {
        (from..to)
            .find_map(|at| self.find(at, |c| if let Class::ApproxAfter(a) = c { Some(*a) } else { None }))
            .unwrap_or_default()
    }

    /// Whether the other versions must answer a number.
    fn firm(&self, n: &Numeral, kind: Kind, unit: Option<&'static str>) -> bool {
        if n.vague.is_some() {
            return false;
        }
        let value = n.value();
        if n.digits {
            // One may be said without a number (1 năm, a year).
            return !(n.plain && value == Decimal::ONE);
        }
        let from = Decimal::from(self.pack.file.number_grammar.firm_from);
        match kind {
            Kind::Ordinal => value > Decimal::TEN,
            // A lone word that is a unit as well (năm: five, year); two dozen is about hai chục.
            _ if n.doubtful => false,
            _ if n.words > 1 => value > Decimal::ONE,
            // A multiplier or a counting noun alone (a hundred, a dozen, a million).
            _ if n.bare_multiplier || n.words == 1 && value == Decimal::ONE_HUNDRED => false,
            _ if unit.is_some() => value > Decimal::ONE,
            _ => value >= from,
        }
    }

    /// Whether the words `start..end` are written like a name's: a capital inside a sentence (Four Corners).
    pub fn in_name(&self, start: usize, end: usize) -> bool {
        let capital = |at: usize| self.written(at).chars().next().is_some_and(char::is_uppercase);
        let word = |at: usize| {
            self.token(at)
                .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Phrase))
        };
        start > 0 && capital(start) && (word(start - 1) || self.mark(start - 1, '-')) && word(end) && capital(end)
    }

    /// Numbers that a word before them makes something else: a label, an age, an ordinal, a multiple, a percentage.
    fn marked(&self, i: usize) -> Option<Draft> {
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
                .and_then(|t| roman(t.span.of(self.text)))
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
            let firm = n.digits || n.value() > Decimal::TEN;
            return Some(Draft::new(i, n.end, Kind::Ordinal, Value::Quantity(n.quantity)).firm(firm));
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
                return Some(Draft::new(i, n.end, Kind::Number, Value::Quantity(n.quantity)));
            }
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
                Draft::new(i, end, Kind::Age, Value::Quantity(n.quantity))
                    .unit(Some("duration-year"))
                    .firm(firm),
            );
        }
        if has(|c| matches!(c, Class::TimesBefore))
            && let Some(n) = self.numeral(behind)
        {
            let end = if self.is(n.end, Class::Times) { n.end + 1 } else { n.end };
            let firm = n.digits;
            return Some(Draft::new(i, end, Kind::Multiple, Value::Quantity(n.quantity)).firm(firm));
        }
        if has(|c| matches!(c, Class::Percent | Class::PercentPoint)) && self.numeral(i).is_none() {
            let n = self.numeral(behind)?;
            return Some(Draft::new(i, n.end, Kind::Percent, Value::Quantity(n.quantity)).unit(Some("%")));
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
        if text.len() < 2 || self.tokens[i].kind != TokenKind::Word || i == 0 {
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
        let scale = self.find(out.end, |c| super::numeral::multiplier(c).filter(|m| *m >= thousand));
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

    /// The approximator on either side of the tokens `start..end`.
    fn approximator(&self, start: usize, end: usize) -> Approx {
        let before = |at: usize| {
            self.find(at, |c| match c {
                Class::ApproxBefore(a) => Some(*a),
                _ => None,
            })
        };
        if start > 0
            && let Some(a) = before(start - 1)
        {
            // "up to about 50", "at least over": the outer word bounds, unless it says nothing of a bound.
            return a;
        }
        if start > 1
            && self.tokens[start - 1].kind == TokenKind::Word
            && self.written(start - 1).chars().count() <= 4
            && let Some(a) = before(start - 2)
        {
            return a;
        }
        for at in end..(end + 4).min(self.tokens.len()) {
            let token = &self.tokens[at];
            let found = token.find(|c| match c {
                Class::ApproxAfter(a) => Some(*a),
                _ => None,
            });
            if let Some(a) = found {
                return a;
            }
            let passes = matches!(token.kind, TokenKind::Word)
                || (token.kind == TokenKind::Phrase && !token.classes.iter().any(super::token::is_number_part));
            if !passes {
                break;
            }
        }
        Approx::Exact
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

fn unit(class: &Class) -> Option<&'static str> {
    if let Class::Unit(id) = class { Some(id) } else { None }
}
