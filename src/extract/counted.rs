//! A number with the unit or currency on either side of it.

use super::amended::{and_a_half, divide};
use super::fact::{Kind, Quantity};
use super::numeral::Numeral;
use super::reader::Reader;
use super::token::TokenKind;
use crate::language::{Approx, Boundaries, Class};
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
        // "Won 3-0" is a verb.
        let money = self.find(at, currency_of).filter(|_| !self.is(at, Class::Doubtful));
        if let Some((code, is_shared)) = money {
            let dot = usize::from(self.mark(at + 1, '.'));
            currency = Some(code);
            shared = is_shared;
            at += 1 + dot;
        }
        let head = self.unit_before(at);
        at += usize::from(head.is_some());
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
        let mut numeral = match self.measured_part(at) {
            Some(part) => part,
            None => self.numeral(at)?.clone(),
        };
        if minus > 0 && !numeral.digits && self.mark(at - 1, '-') {
            return None;
        }
        self.mixed(&mut numeral);
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
            // Pauni 17 na aunsi 1.
            if code == "GBP" {
                self.weighed(&mut out);
            }
            return Some(out);
        }
        self.behind(&mut out);
        self.side(&mut out, i);
        if let Some(id) = head.filter(|_| out.kind == Kind::Number) {
            out.kind = Kind::Measure;
            out.unit = Some(id);
            self.compound(&mut out);
        }
        if out.kind == Kind::Measure {
            self.powered(&mut out);
            self.rate(&mut out, i);
            self.scale_before(&mut out, i);
            self.second_half(&mut out, i);
        }
        Some(out)
    }

    /// The unit at `at` where the language puts it before its number (kilomita 30).
    pub fn unit_before(&self, at: usize) -> Option<&'static str> {
        if !self.pack.file.number_grammar.head_first || self.written(at).len() < 3 || self.numeral(at).is_some() {
            return None;
        }
        let n = self
            .numeral(at + 1)
            .filter(|n| n.vague.is_none() && !n.bare_multiplier)?;
        let year = n.plain && n.head == 4;
        let counted = at > 0 && self.numeral(at - 1).is_some();
        self.find(at, unit)
            .filter(|id| !counted && (!year || !id.starts_with("duration")))
    }

    /// Whether the number at `at` is one of degrees.
    fn degrees(&self, at: usize) -> bool {
        self.numeral(at)
            .and_then(|n| self.unit_at(n.end))
            .is_some_and(|u| u.starts_with("temperature"))
    }

    /// How many tokens of a word for minus stand at `at`.
    pub fn minus_word(&self, at: usize) -> usize {
        usize::from(self.is(at, Class::Minus))
    }

    /// How many tokens of a minus sign stand at `at`.
    pub fn minus(&self, at: usize) -> usize {
        let thin = |at: usize| self.numeral(at).and_then(|n| self.unit_at(n.end)) == Some("length-millimeter");
        let film = at > 0
            && (self.tokens[at - 1].kind == TokenKind::Word || thin(at + 1))
            && self.is(at, Class::Minus)
            && !self.cold(at + 1);
        // 20胜20负7平: won, lost and drawn.
        let result =
            self.pack.file.boundaries == Boundaries::None && self.is(at, Class::Minus) && self.numeral_ends(at, 2);
        if film || result {
            return 0;
        }
        if self.is(at, Class::Minus)
            && self
                .token(at + 1)
                .is_some_and(|t| t.kind == TokenKind::Digits || !t.classes.is_empty())
        {
            return 1;
        }
        // CJK puts no space before it: 答えは-5, 气温-5℃.
        let glued = self.pack.file.boundaries == Boundaries::None
            && self.token(at.wrapping_sub(1)).is_some_and(|t| {
                let hiragana = |c: char| ('\u{3041}'..='\u{3096}').contains(&c);
                !t.spaced && self.written(at - 1).ends_with(hiragana) || self.degrees(at + 1)
            })
            && !self.digits(at - 1);
        let free =
            glued || at == 0 || self.tokens.get(at).is_some_and(|t| t.spaced) || self.mark(at.wrapping_sub(1), '(');
        let tight = self.token(at + 1).is_some_and(|t| !t.spaced);
        let bullet = at == 0 && self.tokens.len() > 6 && self.numeral(at + 1).is_none_or(|n| n.value().scale() == 0);
        usize::from(
            self.mark(at, '-')
                && free
                && tight
                && !bullet
                && (self.digits(at + 1)
                    || self.numeral(at + 1).is_some_and(|n| n.digits)
                    || self.find(at + 1, currency_of).is_some()),
        )
    }

    /// Whether digits stand right before the token at `at`, or before the one or two characters that stand before it.
    fn numeral_ends(&self, at: usize, within: usize) -> bool {
        let near = |k: usize| {
            at.checked_sub(k)
                .is_some_and(|b| self.digits(b) && !self.tokens[at].spaced)
        };
        near(1) || near(2) && self.written(at - 1).chars().count() <= within
    }

    /// Whether the number at `at` is one that is often below zero: degrees, percent, or without a unit.
    fn cold(&self, at: usize) -> bool {
        let Some(n) = self.numeral(at).filter(|n| !self.is(n.end, Class::Times)) else {
            return false;
        };
        self.unit_at(n.end)
            .is_none_or(|u| u == "%" || u.starts_with("temperature") || u == "angle-degree")
    }

    /// What stands behind a number: percent, currency, unit, ordinal mark, age, times.
    pub(super) fn behind(&self, out: &mut Counted) {
        let n = out.numeral.end;
        // A hyphen may join them: 30-foot, 5-percent, 29-year-old.
        let hyphen = self.tight(n, '-') && self.token(n + 1).is_some_and(|t| t.kind == TokenKind::Phrase);
        // Millions of dollars, millions d'euros, عشرات المليارات من الدونغات.
        let past = n + 1 + usize::from(self.mark(n + 1, '\''));
        let of = out.numeral.words > 0
            && self.unit_at(n).is_none()
            && self.small_word(n)
            && !self.article(n)
            && self.unit_at(past).is_some();
        // 20多年: more than, before the unit.
        let more = !hyphen
            && self
                .token(n)
                .is_some_and(|t| !t.spaced && t.classes.iter().any(|c| matches!(c, Class::ApproxAfter(_))))
            && self.unit_at(n).is_none()
            && self.token(n + 1).is_some_and(|t| !t.spaced)
            && self.unit_at(n + 1).is_some();
        // Two last years, 10 or more years.
        let more = more || !hyphen && !of && self.parted_unit(n);
        // Vent'anni.
        let elided = self.tight(n, '\'') && self.unit_at(n + 1).is_some();
        let at = if of {
            past
        } else {
            n + usize::from(hyphen || more || elided)
        };
        // Pikipiki mbili saa tatu usiku: two of them, at nine.
        let Some(token) = self.token(at).filter(|_| !self.leads(at)) else {
            // "He won the 100m", and nothing more.
            if let Some((value, at)) = out.numeral.without_scale.clone()
                && let Some(unit) = self.find(at, unit)
            {
                (out.kind, out.unit, out.quantity) = (Kind::Measure, Some(unit), value);
            }
            return;
        };
        if let Some((id, end)) = self.degree_letter(n).filter(|_| out.numeral.digits) {
            (out.kind, out.unit, out.end) = (Kind::Measure, Some(id), end);
            return;
        }
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
        for class in token.classes.iter() {
            let (kind, unit) = match *class {
                Class::PercentPoint => (Kind::Points, "%"),
                Class::Percent => (Kind::Percent, "%"),
                Class::Permille => (Kind::Percent, "‰"),
                Class::BasisPoint => {
                    divide(&mut out.quantity, Decimal::ONE_HUNDRED);
                    (Kind::Points, "%")
                }
                Class::PercentTenth => {
                    self.tenths(out, at + 1);
                    return;
                }
                Class::Currency("GBP", false) if self.pounds(out, at, token) => return,
                Class::Currency(code, shared) => {
                    out.shared = shared;
                    (Kind::Amount, code)
                }
                Class::AgeAfter => (Kind::Age, "duration-year"),
                Class::Unit(id) => (Kind::Measure, id),
                // Two eighteen-year-olds are no 36 years.
                Class::FixedMeasure(n, "duration-year") if !matches!(n, 1 | 4 | 5 | 10 | 100 | 1000) => continue,
                Class::FixedMeasure(n, id) => {
                    let (n, more) = and_a_half(n, id);
                    for r in &mut out.quantity.readings {
                        let value = r.value.checked_mul(n).and_then(|v| v.checked_add(more));
                        let (Some(value), Some(step)) = (value, r.step.checked_mul(n)) else {
                            return;
                        };
                        (r.value, r.step) = (value, step);
                    }
                    (Kind::Measure, id)
                }
                Class::Subunit(code) => {
                    divide(&mut out.quantity, Decimal::ONE_HUNDRED);
                    (Kind::Amount, code)
                }
                Class::OrdinalAfter if out.numeral.digits && out.quantity.value().scale() == 0 => {
                    (out.kind, out.end) = (Kind::Ordinal, at + 1);
                    return;
                }
                Class::Times => {
                    (out.kind, out.end) = (Kind::Multiple, at + 1);
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
            if kind == Kind::Measure {
                self.raised(out);
                self.compound(out);
                self.centimetres(out);
                self.arc(out);
                self.below_zero(out);
                self.hundredths(out);
            }
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

    /// 15 degrees below zero.
    fn below_zero(&self, out: &mut Counted) {
        let degrees = out
            .unit
            .is_some_and(|u| u.starts_with("temperature") || u == "angle-degree");
        if degrees && self.is(out.end, Class::MinusAfter) {
            out.quantity.readings.iter_mut().for_each(|r| r.value = -r.value.abs());
            out.end += 1;
        }
    }

    /// Whether a unit of time stands at `at` behind one word that parts it from its number, or any unit behind "or more".
    fn parted_unit(&self, at: usize) -> bool {
        let bound = matches!(self.find(at, approx_after), Some(Approx::Over | Approx::AtLeast));
        let lasting = |c: &Class| match c {
            Class::Unit(id) | Class::FixedMeasure(_, id) => id.starts_with("duration-"),
            _ => false,
        };
        let spaced = self.token(at).is_some_and(|t| t.spaced) && self.pack.file.boundaries == Boundaries::Spaces;
        let unit = self.unit_at(at + 1).is_some();
        let time = self.token(at + 1).is_some_and(|t| t.classes.iter().any(lasting));
        let own = self.unit_at(at).is_some();
        spaced && !own && (bound && unit || (bound || self.is(at, Class::Between)) && time)
    }

    /// Whether the token at `at` is a short word that joins a number to what is counted (of, de, من).
    fn small_word(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        matches!(token.kind, TokenKind::Word | TokenKind::Phrase) && token.span.of(self.text).chars().count() <= 3
    }

    /// "110 million a year ago" counts no years.
    fn article(&self, at: usize) -> bool {
        self.numeral(at).is_some() || self.pack.file.number_grammar.pairs && matches!(self.written(at), "a" | "an")
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

fn approx_after(class: &Class) -> Option<Approx> {
    if let Class::ApproxAfter(a) = class {
        Some(*a)
    } else {
        None
    }
}

/// The unit that a class names.
pub fn unit(class: &Class) -> Option<&'static str> {
    if let Class::Unit(id) = class { Some(id) } else { None }
}
