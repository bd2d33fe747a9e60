//! Two numbers that are one fact: ranges, ratios, scores.

use super::counted::Counted;
use super::fact::{Kind, Value};
use super::numeral::Numeral;
use super::reader::{Draft, Reader};
use super::token::TokenKind;
use crate::language::{Boundaries, Class, Direction};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// From one number to another, or a score.
    pub fn range(&self, i: usize) -> Option<Draft> {
        let opener = self.is(i, Class::RangeFrom) || self.is(i, Class::RangeBetween);
        let at = i + usize::from(opener);
        if opener && self.numeral(i).is_some_and(|n| n.end > i + 1) {
            return None;
        }
        if let Some(score) = self.score(i) {
            return Some(score);
        }
        let first = self.counted(at)?;
        if first.numeral.vague.is_some() || first.kind == Kind::Multiple {
            return None;
        }
        let (second_at, hyphen) = self.joined(&first, i, opener)?;
        let mut second = self.counted(second_at)?;
        if self.clocks(&first, at, &second, second_at, opener) {
            return None;
        }
        // By 0.25 points to 5.25 percent: a step and where it leads.
        if first.kind == Kind::Points && second.kind == Kind::Percent {
            return None;
        }
        let both_units = first.unit.is_some() && second.unit.is_some() && first.unit != second.unit;
        // By five points to 22 percent.
        let points = (first.kind == Kind::Points) != (second.kind == Kind::Points) && first.unit == second.unit;
        if both_units || points || second.numeral.vague.is_some() {
            return None;
        }
        // Mita 120-160 za ujazo.
        if second.unit.is_none() {
            second.unit = first.unit;
            self.powered(&mut second);
        }
        let (mut low, high) = (first.quantity.clone(), second.quantity.clone());
        // 5–10 million: the scale word belongs to both ends.
        let said = second
            .numeral
            .last_multiplier
            .filter(|m| !second.numeral.digits && *m >= Decimal::ONE_THOUSAND);
        let factor = said.filter(|_| !first.numeral.digits).unwrap_or(second.numeral.factor);
        let open = said.is_none() || first.numeral.last_multiplier.is_none() && low.value() < Decimal::ONE_THOUSAND;
        // From 5.3 to 4.9 billion.
        let near = |low: Decimal| low <= high.value() || opener && low <= high.value() * Decimal::TEN;
        let shared = first.numeral.factor == Decimal::ONE && factor > Decimal::ONE;
        if open && shared && low.value().checked_mul(factor).is_some_and(near) {
            for r in &mut low.readings {
                r.value = r.value.checked_mul(factor)?;
                r.step = r.step.checked_mul(factor)?;
            }
        }
        let unit = second.unit.or(first.unit);
        let words = !first.numeral.digits || !second.numeral.digits;
        let golf = self.mark(first.end, '&');
        if hyphen && unit.is_none() && (golf || low.value() >= high.value()) {
            let small = high.value() < Decimal::from(300) && low.value() < Decimal::from(300);
            return (small && !words).then(|| Draft::new(i, second.end, Kind::Score, Value::Pair(low, high)));
        }
        if low.value() >= high.value() && !opener {
            return None;
        }
        // Cut from 15 to 12 years: no range, but two measures, and the unit is told once.
        if low.value() > high.value() && unit.is_some() && first.kind == Kind::Number {
            let firm = first.numeral.digits || low.value() > Decimal::TWO;
            return Some(
                Draft::new(at, first.end, second.kind, Value::Quantity(low))
                    .unit(unit)
                    .firm(firm),
            );
        }
        // 2～3回: a few times.
        let few = self.pack.file.boundaries != Boundaries::Spaces
            && unit.is_none()
            && first.numeral.plain
            && high.value() <= Decimal::from(4)
            && high.value() == low.value() + Decimal::ONE;
        let unit = if first.kind == Kind::Ordinal || second.kind == Kind::Ordinal {
            None
        } else {
            unit
        };
        Some(
            Draft::new(
                if opener { at } else { i },
                second.end,
                Kind::Range,
                Value::Pair(low, high),
            )
            .unit(unit)
            .firm(!words && !few),
        )
    }

    /// Whether the ends of a range are times of day: 12.00 dan 13.00, entre 12h e 13h.
    fn clocks(&self, first: &Counted, at: usize, second: &Counted, second_at: usize, opener: bool) -> bool {
        let letter = |end: &Counted| end.unit == Some("duration-hour") && self.written(end.end - 1) == "h";
        let early = |end: &Counted| end.numeral.plain && end.numeral.value() <= Decimal::from(24);
        let hours = opener && letter(first) && letter(second) && early(first) && early(second);
        let dotted = self.dotted(at) && self.dotted(second_at) && second.unit.is_none_or(|u| u == "duration-hour");
        hours || dotted
    }

    /// Where the second number of a range begins, and whether a hyphen joins them.
    fn joined(&self, first: &Counted, i: usize, opener: bool) -> Option<(usize, bool)> {
        let end = first.end;
        let token = self.token(end)?;
        // Golf: up by two with one hole to play.
        if token.mark('&') && !token.spaced && self.digits(end + 1) && first.numeral.plain {
            let tight = self.token(end + 1).is_some_and(|t| !t.spaced);
            return tight.then_some((end + 1, true));
        }
        if self.tilde(end) || token.mark('-') {
            let tight = !token.spaced && self.token(end + 1).is_some_and(|t| !t.spaced);
            let loose = token.spaced && self.token(end + 1).is_some_and(|t| t.spaced);
            // 1469- 1539.
            let year = |at: usize| self.integer(at).is_some_and(|(y, len)| len == 4 && y < 2100);
            let loose = loose || year(end - 1) && first.numeral.plain && year(end + 1);
            let digits = first.numeral.digits
                && (self.digits(end + 1) || self.find(end + 1, super::counted::currency_of).is_some());
            return (digits && (tight || (loose && !self.mark(i.wrapping_sub(1), '-')))).then_some((end + 1, true));
        }
        if self.is(i, Class::RangeBetween) && token.is(Class::RangeAnd) {
            return Some((end + 1, false));
        }
        if opener && token.is(Class::RangeReach) {
            return Some((end + 1, false));
        }
        // Rose 3 percent to 44 percent: by so much, not from there.
        let moved = !opener && i > 0 && self.find(i - 1, trend).is_some();
        let same_unit =
            first.unit.is_some() && !moved && self.counted(end + 1).is_some_and(|second| second.unit == first.unit);
        if token.is(Class::RangeTo) && same_unit {
            return Some((end + 1, false));
        }
        let plain = first.unit.is_none() || opener;
        (token.is(Class::RangeTo) && (plain || first.numeral.end == first.end) && (opener || first.unit.is_none()))
            .then_some((end + 1, false))
    }

    /// A part of a whole: 9/10, two thirds, nine of ten, 86 میں سے 42.
    pub fn ratio(&self, i: usize) -> Option<Draft> {
        let minus = self.minus(i);
        if self.measured_part(i + minus).is_some() {
            return None;
        }
        if let Some(part) = self.part(i + minus) {
            return Some(self.share(i, part, minus > 0));
        }
        let n = self
            .numeral(i)
            .filter(|n| n.vague.is_none() && !self.tight(n.end, '/'))?;
        self.out_of(i, n)
    }

    /// Nine of ten, 9 out of the 10, 86 … میں سے 42.
    fn out_of(&self, i: usize, n: &Numeral) -> Option<Draft> {
        let end = n.end;
        if self.is(end, Class::RatioOf) {
            let article = usize::from(
                self.token(end + 1)
                    .is_some_and(|t| t.kind == TokenKind::Word && t.span.len() <= 4),
            );
            let m = self.numeral(end + 1 + article)?;
            let year = m.plain && m.head == 4;
            let whole =
                m.value() >= n.value() && m.value() > Decimal::ONE && n.value().scale() == 0 && m.vague.is_none();
            let counts = self.unit_at(m.end).is_none() || !n.digits;
            return (whole && !year && counts).then(|| self.pair(i, m.end, n, m));
        }
        let from = (end..(end + 6).min(self.tokens.len())).find(|at| self.is(*at, Class::RatioFrom))?;
        let nouns = self.tokens[end..from].iter().all(|t| {
            t.kind == TokenKind::Word || (t.kind == TokenKind::Phrase && t.find(super::numeral::cardinal).is_none())
        });
        if !nouns {
            return None;
        }
        let m = self
            .numeral(from + 1)
            .filter(|m| !self.is(m.end, Class::FractionUnder))?;
        let whole = m.value() <= n.value() && n.value() > Decimal::ONE && m.vague.is_none();
        whole.then(|| self.pair(i, m.end, m, n))
    }

    fn pair(&self, start: usize, end: usize, part: &Numeral, of: &Numeral) -> Draft {
        let firm = part.digits || of.digits || part.value() > Decimal::TWO;
        // One in four is a quarter; nine of ten may be nine things.
        let kind = if part.value() == Decimal::ONE {
            Kind::Fraction
        } else {
            Kind::Ratio
        };
        Draft::new(
            start,
            end,
            kind,
            Value::Pair(part.quantity.clone(), of.quantity.clone()),
        )
        .firm(firm)
    }
}

/// A word for a rise or a fall.
fn trend(class: &Class) -> Option<()> {
    matches!(class, Class::Direction(Direction::Rise | Direction::Fall)).then_some(())
}
