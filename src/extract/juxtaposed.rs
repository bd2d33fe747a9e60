//! Two number words side by side that say "two or three": 两三天, hai ba ngày, দু-তিন দিন, ده دوازده دقیقه.

use super::counted::Counted;
use super::fact::{Kind, PartialDate, Quantity, Value};
use super::numeral::{Numeral, cardinal, multiplier, numeral, step_of};
use super::reader::{Draft, Reader};
use crate::language::{Boundaries, Class};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// Two number words in rising order with nothing but a hyphen between them: from the one to the other, softly.
    pub(super) fn juxtaposed(&self, i: usize) -> Option<Draft> {
        let open = |at: usize| self.digits(at) || self.find(at, cardinal).or(self.find(at, multiplier)).is_some();
        let listed = i > 1 && self.mark(i - 1, '、') && open(i - 2);
        if self.pack.file.number_grammar.pairs || listed || i > 0 && open(i - 1) {
            return None;
        }
        if let Some(draft) = self.decade_before_another(i) {
            return Some(draft);
        }
        let (low, high, end) = self
            .spread(i)
            .or_else(|| match self.pack.file.boundaries {
                Boundaries::None => self.neighbours(i).or_else(|| self.tens(i)),
                Boundaries::Spaces | Boundaries::Start => self.pair_of_words(i),
            })
            .filter(|&(.., end)| !(open(end) || self.mark(end, '、') && open(end + 1)))?;
        let certain = |v: Decimal| Quantity::certain(v, step_of(v));
        let mut counted = Counted {
            numeral: Numeral::said(end, high, false),
            quantity: certain(high),
            end,
            kind: Kind::Number,
            unit: None,
            shared: false,
        };
        self.behind(&mut counted);
        let ranked = matches!(counted.kind, Kind::Ordinal | Kind::Multiple);
        let unit = counted.unit.filter(|_| !ranked);
        // A unit that multiplies (decades) is in both ends.
        let factor = counted.quantity.value().checked_div(high)?;
        let pair = Value::Pair(certain(low.checked_mul(factor)?), certain(high.checked_mul(factor)?));
        Some(Draft::new(i, counted.end, Kind::Range, pair).unit(unit).firm(false))
    }

    /// 七八十年代: the first of two decades, of which the second is a date by itself.
    fn decade_before_another(&self, i: usize) -> Option<Draft> {
        let first = self.find(i, cardinal)?;
        let second = self.find(i + 1, |c| if let Class::Decade(d) = c { Some(*d) } else { None })?;
        let follows = Decimal::from(second) == (first + Decimal::ONE) * Decimal::TEN;
        let date = PartialDate {
            years: 10,
            ..PartialDate::of_year(1900 + i32::from(second) - 10)
        };
        follows.then(|| Draft::new(i, i + 1, Kind::Date, Value::Date(date, None)).firm(false))
    }

    /// One word for both: 두세, 서너, with what multiplies it.
    fn spread(&self, i: usize) -> Option<(Decimal, Decimal, usize)> {
        let (a, b) = self.find(i, |c| match c {
            Class::Spread(a, b) => Some((Decimal::from(*a), Decimal::from(*b))),
            _ => None,
        })?;
        let factor = self.find(i + 1, multiplier);
        let m = factor.unwrap_or(Decimal::ONE);
        Some((
            a.checked_mul(m)?,
            b.checked_mul(m)?,
            i + 1 + usize::from(factor.is_some()),
        ))
    }

    /// 两三天, 十七八岁, 三四百人, 四、五人, สองสามวัน: two digits that follow one another, before them what both have.
    fn neighbours(&self, i: usize) -> Option<(Decimal, Decimal, usize)> {
        let one_digit = |at: usize| match (self.integer(at), self.mark(i + 1, '、')) {
            (Some((d, 1)), true) => Some(Decimal::from(d)),
            _ => None,
        };
        let digit = |at: usize| {
            let word = self.find(at, cardinal).filter(|v| *v < Decimal::TEN);
            word.or_else(|| one_digit(at)).filter(|v| !v.is_zero())
        };
        let first = (i..i + 4).find(|&at| digit(at).is_some() && self.second(at).and_then(digit).is_some())?;
        let second = self.second(first)?;
        let (a, b) = (digit(first)?, digit(second)?);
        let follows = b == a + Decimal::ONE || (a, b) == (Decimal::from(3), Decimal::from(5));
        let tail = self.numeral(second)?;
        let m = tail.value().checked_div(b)?;
        let power = m == Decimal::ONE || (step_of(m) == m && tail.end > second + 1);
        if !follows || !power || tail.vague.is_some() || tail.ordinal {
            return None;
        }
        let head = match first == i {
            true => Decimal::ZERO,
            false => self.alone(i, first)?.value(),
        };
        let tens = head.is_zero() || self.find(first - 1, multiplier).is_some() || step_of(head) > Decimal::ONE;
        let together = |d: Decimal| match head.is_zero() || m < step_of(head) {
            true => head.checked_add(d.checked_mul(m)?),
            false => head.checked_add(d)?.checked_mul(m),
        };
        tens.then_some((together(a)?, together(b)?, tail.end))
    }

    /// ยี่สิบสามสิบนาที: two tens that follow one another.
    fn tens(&self, i: usize) -> Option<(Decimal, Decimal, usize)> {
        let ten =
            |n: &Numeral| n.vague.is_none() && n.value() < Decimal::ONE_HUNDRED && (n.value() % Decimal::TEN).is_zero();
        (i + 1..i + 3).find_map(|at| {
            let first = self.alone(i, at).filter(ten)?;
            let second = self.alone(at, at + 2).filter(ten)?;
            let follows = second.value() == first.value() + Decimal::TEN;
            follows.then(|| (first.value(), second.value(), second.end))
        })
    }

    /// दस-बारह लोग, hai ba trăm người, دو سه روز: two words with a space or a hyphen between.
    fn pair_of_words(&self, i: usize) -> Option<(Decimal, Decimal, usize)> {
        let whole = self.numeral(i)?;
        let first = self.find(i, cardinal).or(self.find(i, multiplier))?;
        if whole.end != i + 1 || whole.digits || whole.ordinal || self.is(i, Class::Doubtful) {
            return None;
        }
        let at = i + 1 + usize::from(self.tight(i + 1, '-'));
        // Ba năm: three years.
        let counts = self.find(at, |c| matches!(c, Class::Unit(_) | Class::Date(_)).then_some(()));
        let word = self.find(at, cardinal).filter(|_| counts.is_none())?;
        let second = self
            .numeral(at)
            .filter(|n| !n.digits && !n.ordinal && n.vague.is_none())?;
        let m = second.value().checked_div(word)?;
        let five = Decimal::from(5);
        let round = (first % five).is_zero() && (word % five).is_zero();
        let near = word > first && word <= first * Decimal::TWO && (round || word - first <= Decimal::TWO);
        (near && step_of(m) == m).then_some((first.checked_mul(m)?, second.value(), second.end))
    }

    /// Where the second of two words stands: right behind the first, or behind an ideographic comma.
    fn second(&self, first: usize) -> Option<usize> {
        let at = first + 1 + usize::from(self.mark(first + 1, '、'));
        self.token(at).filter(|t| !t.spaced).map(|_| at)
    }

    /// The number that the tokens `from..to` are, if they are one.
    fn alone(&self, from: usize, to: usize) -> Option<Numeral> {
        let n = numeral(self.text, self.tokens.get(..to)?, from, self.pack)?;
        (n.end == to && !n.digits).then_some(n)
    }
}
