//! Parts of one: ½, two thirds, 3/5, 三分之二; with a unit (a quarter of a mile), or behind a whole number (2 1/4).

use super::fact::{Kind, Quantity, Value};
use super::numeral::{Numeral, multiplier, step_of};
use super::reader::{Draft, Reader};
use super::token::TokenKind;
use crate::language::{Boundaries, Class};
use rust_decimal::Decimal;

/// A fraction as it is written.
#[derive(Clone, Debug)]
pub struct Part {
    /// One past its last token.
    pub end: usize,
    /// Its numerator.
    pub part: Quantity,
    /// Its denominator; never zero.
    pub of: Quantity,
    /// Whether the other versions must answer it.
    pub firm: bool,
    /// Whether it is written with a slash.
    pub slash: bool,
    /// Whether digits stand in it.
    pub digits: bool,
}

impl Part {
    /// Its value, to fifteen digits where it has no end.
    pub fn value(&self) -> Option<Decimal> {
        let value = self.part.value().checked_div(self.of.value())?;
        Some(value.round_sf(15)?.normalize())
    }

    fn proper(&self) -> bool {
        self.part.value().abs() < self.of.value()
    }
}

impl Reader<'_> {
    /// The fraction that begins at token `i`, its sign apart.
    pub fn part(&self, i: usize) -> Option<Part> {
        let numeral = self.numeral(i);
        if let Some((a, b)) = self.find(i, fraction_word)
            && numeral.as_ref().is_none_or(|n| n.end == i + 1)
            && !(self.is(i, Class::HalfBefore) && numeral.is_some())
        {
            return Some(small(i + 1, a.into(), b.into(), a > 1, false));
        }
        // Nearly a quarter: behind an article alone it may be an ordinal.
        if let Some(d) = self
            .find(i, denominator)
            .filter(|d| *d > 2 && numeral.is_none() && i > 1)
            && self.written(i - 1).chars().count() <= 3
            && self
                .find(i - 2, |c| matches!(c, Class::ApproxBefore(_)).then_some(()))
                .is_some()
        {
            return Some(small(i + 1, Decimal::ONE, d.into(), false, false));
        }
        let n = numeral.filter(|n| n.vague.is_none())?;
        if let Some((a, b)) = n.fraction.filter(|_| n.words == 0 && !n.digits) {
            return Some(small(n.end, a, b, a > Decimal::ONE, true));
        }
        let end = n.end;
        if self.tight(end, '/') && self.digits(end + 1) {
            let m = self.numeral(end + 1).filter(|m| !m.value().is_zero())?;
            let chain = self.tight(m.end, '/') || (i > 0 && self.tight(i - 1, '/'));
            // 1/2 million: the million is no part of the two.
            if !m.factor.is_zero() && m.factor > Decimal::ONE && m.words == 1 {
                let mut part = two(end + 2, n, m, true);
                let bare = m.value().checked_div(m.factor)?;
                part.of = Quantity::certain(bare, Decimal::ONE);
                return (!chain && self.digits(end + 1)).then_some(part);
            }
            return (!chain).then(|| two(m.end, n, m, true));
        }
        let at = if self.tight(end, '-') || self.loose_hyphen(end) {
            end + 1
        } else {
            end
        };
        if let Some(d) = self.find(at, denominator).filter(|d| *d > 1) {
            let d = Decimal::from(d);
            let whole = n.value().scale() == 0 && n.value() < Decimal::ONE_THOUSAND;
            // Seven halves are seven matches drawn.
            let most = match (n.digits, d == Decimal::TWO) {
                (true, _) => d,
                (_, true) => d * Decimal::TWO,
                _ => Decimal::ONE_THOUSAND,
            };
            let part = whole && n.value() < most && !n.ordinal;
            let unit = self
                .find(at, |c| matches!(c, Class::Unit(_) | Class::Quarter(_)).then_some(()))
                .is_some();
            if part && !(unit && n.digits) {
                return Some(small(at + 1, n.value(), d, n.value() > Decimal::ONE, n.digits));
            }
        }
        // Dois onze avos.
        if let Some(of) = self
            .numeral(end)
            .filter(|m| self.is(m.end, Class::FractionPart) && !m.ordinal)
            && !of.value().is_zero()
        {
            return Some(Part {
                end: of.end + 1,
                ..two(of.end, n, of, false)
            });
        }
        if self.is(end, Class::FractionOfOrdinal)
            && let Some((of, end)) = self.ordinal_at(end + 1)
        {
            let named = self.is(end, Class::FractionPart);
            let last = self.token(end).is_none_or(|t| matches!(t.kind, TokenKind::Mark(_)));
            return (named || last && !n.plain).then(|| Part {
                end: end + usize::from(named),
                firm: n.value() > Decimal::ONE,
                digits: n.digits,
                part: n.quantity.clone(),
                of,
                slash: false,
            });
        }
        if self.is(end, Class::FractionOver) {
            let m = self
                .numeral(end + 1)
                .filter(|m| !m.value().is_zero() && m.vague.is_none())?;
            if m.value() > n.value() || !self.is(end, Class::RatioOf) {
                return Some(two(m.end, n, m, false));
            }
        }
        if self.is(end, Class::FractionUnder) && !n.value().is_zero() {
            let minus = self.minus_word(end + 1);
            let m = self.numeral(end + 1 + minus)?;
            let mut part = two(m.end, m, n, false);
            if minus > 0 {
                part.part.readings.iter_mut().for_each(|r| r.value = -r.value);
                part.firm = part.digits;
            }
            return Some(part);
        }
        None
    }

    /// The ordinal that begins at token `at`, and one past its last token.
    fn ordinal_at(&self, at: usize) -> Option<(Quantity, usize)> {
        if let Some(draft) = self.marked(at).filter(|d| d.kind == Kind::Ordinal)
            && let Value::Quantity(of) = draft.value
        {
            return Some((of, draft.end));
        }
        let n = self.numeral(at).filter(|n| n.value().scale() == 0)?;
        let marked = n.digits && self.is(n.end, Class::OrdinalAfter);
        (n.ordinal || marked).then(|| (n.quantity.clone(), n.end + usize::from(marked)))
    }

    /// A fraction as a fact of its own.
    pub fn share(&self, start: usize, part: Part, negative: bool) -> Draft {
        // 129/130 xã counts communes; 3/4 of the land is a part of one.
        let noun = self.token(part.end).is_some_and(|t| {
            t.kind == TokenKind::Word && t.span.len() > 3 && self.pack.file.boundaries == Boundaries::Spaces
        });
        let counts = part.slash && noun && part.of.value() > Decimal::from(8);
        let kind = if counts { Kind::Ratio } else { Kind::Fraction };
        let mut numerator = part.part;
        if negative {
            numerator.readings.iter_mut().for_each(|r| r.value = -r.value);
        }
        Draft::new(start, part.end, kind, Value::Pair(numerator, part.of)).firm(part.firm)
    }

    /// A fraction of a unit or of a large number: half an hour, 1/4 mile, two thirds of a million. It ends before the unit.
    pub fn measured_part(&self, i: usize) -> Option<Numeral> {
        let half = self.is(i, Class::HalfBefore) && self.numeral(i).is_none();
        let part = match self.part(i) {
            Some(part) => part,
            None if half => small(i + 1, Decimal::ONE, Decimal::TWO, false, false),
            // Quarter mile, quarter million.
            None if self.is(i, Class::Denominator(4)) && self.numeral(i).is_none() => {
                small(i + 1, Decimal::ONE, Decimal::from(4), false, false)
            }
            None => return None,
        };
        let value = part.value()?;
        let short = |at: usize| {
            self.token(at).is_some_and(|t| {
                matches!(t.kind, TokenKind::Word | TokenKind::Phrase)
                    && t.span.of(self.text).chars().count() <= 3
                    && self.unit_at(at).is_none()
                    && !t.is(Class::LabelBefore)
            })
        };
        let spaces = self.pack.file.boundaries == Boundaries::Spaces;
        let mut at = part.end + usize::from(self.tight(part.end, '-'));
        // Of a, d'un, einer.
        for _ in 0..2 {
            let counted = self.measures(at, &part) || self.scales(at).is_some();
            if counted || !spaces || part.slash || !short(at) {
                break;
            }
            at += 1 + usize::from(self.mark(at + 1, '\''));
        }
        let mut numeral = Numeral::said(part.end, value, part.digits);
        if let Some(m) = self.scales(at) {
            let value = value.checked_mul(m)?;
            numeral = Numeral::said(at + 1, value, part.digits);
            numeral.last_multiplier = Some(m);
            return Some(numeral);
        }
        if !self.measures(at, &part) {
            return None;
        }
        numeral.end = at;
        // Half a century may be half of the one spoken of.
        numeral.doubtful = self.unit_at(at).is_none();
        Some(numeral)
    }

    /// Whether the token at `at` is a unit of which parts are told.
    fn measures(&self, at: usize, part: &Part) -> bool {
        // La moitié de l'île is no litre.
        let long = part.slash || self.written(at).chars().count() > 1;
        self.find(at, |c| match c {
            Class::Unit(id) | Class::FixedMeasure(100 | 1000, id) => Some(*id),
            Class::Percent | Class::PercentPoint => Some("%"),
            _ => None,
        })
        .is_some_and(|id| {
            // 5/10 of a year is a date.
            let date = part.slash && id.starts_with("duration") && part.of.value() > Decimal::from(4);
            long && !date && part.proper() && self.find(at, ends_whole).is_none()
        })
    }

    /// The multiplier from a thousand up at `at`, as part of a number that begins with a fraction.
    fn scales(&self, at: usize) -> Option<Decimal> {
        self.find(at, multiplier).filter(|m| *m >= Decimal::ONE_THOUSAND)
    }

    /// Adds a fraction behind a whole number: 2 1/4, five and a quarter, 一又二分之一.
    pub fn mixed(&self, n: &mut Numeral) {
        let whole = n.value().scale() == 0 && n.vague.is_none() && n.fraction.is_none();
        if !whole || n.ordinal || n.year {
            return;
        }
        let at = n.end;
        let Some(token) = self.token(at) else { return };
        let and = token.is(Class::AndFraction) || token.is(Class::And) && (n.words > 0 || self.digits(at + 1));
        let part = if and {
            self.part(at + 1)
                .filter(|p| {
                    let word = self.find(at + 1, fraction_word).is_some() && !token.is(Class::AndFraction);
                    !word || self.closed(p.end)
                })
                .or_else(|| self.article_part(at + 1))
        } else if n.plain && token.spaced && n.head <= 4 {
            self.part(at).filter(|p| p.digits && (p.slash || !self.digits(at)))
        } else {
            None
        };
        let Some(part) = part.filter(Part::proper) else { return };
        // Five million and a quarter is 5.25 million.
        let unit = n
            .last_multiplier
            .filter(|m| *m >= Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND && !n.digits)
            .unwrap_or(Decimal::ONE);
        let value = part
            .part
            .value()
            .checked_mul(unit)
            .and_then(|p| p.checked_div(part.of.value()))
            .and_then(|p| p.checked_add(n.value()))
            .and_then(|v| v.round_sf(15));
        let Some(value) = value.map(|v| v.normalize()) else {
            return;
        };
        n.quantity = Quantity::certain(value, step_of(value));
        n.end = part.end;
        n.words += 2;
        n.plain = false;
        // 2 1/2 million.
        if let Some(m) = self.scales(part.end).filter(|_| part.slash)
            && let Some(value) = value.checked_mul(m)
        {
            n.quantity = Quantity::certain(value, step_of(value));
            n.end = part.end + 1;
            n.last_multiplier = Some(m);
        }
    }

    /// A quarter, un cinquième: one of a denominator behind an article.
    fn article_part(&self, at: usize) -> Option<Part> {
        let article = self.token(at)?;
        let short = matches!(article.kind, TokenKind::Word | TokenKind::Phrase)
            && match self.numeral(at) {
                Some(n) => n.value() == Decimal::ONE,
                // Seventeen and her third: no article.
                None => article.span.of(self.text).chars().count() <= 2,
            };
        let d = self.find(at + 1, denominator).filter(|d| *d > 1 && short)?;
        Some(small(at + 2, Decimal::ONE, d.into(), false, false))
    }

    /// Whether no noun follows at `at`: the end, a mark, or a phrase of the pack.
    fn closed(&self, at: usize) -> bool {
        self.token(at).is_none_or(|t| t.kind != TokenKind::Word)
    }

    /// A hyphen with a space on both sides, as speech recognisers write it (five - eighths).
    fn loose_hyphen(&self, at: usize) -> bool {
        self.mark(at, '-')
            && self
                .token(at + 1)
                .is_some_and(|t| t.spaced && t.find(denominator).is_some())
    }
}

fn small(end: usize, part: Decimal, of: Decimal, firm: bool, digits: bool) -> Part {
    Part {
        end,
        part: Quantity::certain(part, Decimal::ONE),
        of: Quantity::certain(of, Decimal::ONE),
        firm,
        slash: false,
        digits,
    }
}

fn two(end: usize, part: &Numeral, of: &Numeral, slash: bool) -> Part {
    Part {
        end,
        firm: part.digits || of.digits || part.value() > Decimal::TWO,
        digits: part.digits || of.digits,
        part: part.quantity.clone(),
        of: of.quantity.clone(),
        slash,
    }
}

/// A word that is a fraction by itself.
pub fn fraction_word(class: &Class) -> Option<(u16, u16)> {
    if let Class::Fraction(a, b) = class {
        Some((*a, *b))
    } else {
        None
    }
}

fn denominator(class: &Class) -> Option<u32> {
    match class {
        Class::Denominator(d) => Some(*d),
        Class::Fraction(1, d) => Some(u32::from(*d)),
        _ => None,
    }
}

/// A unit's word that is more often a part of something else behind a fraction.
fn ends_whole(class: &Class) -> Option<()> {
    matches!(class, Class::Date(_) | Class::Month(_) | Class::Weekday(_)).then_some(())
}
