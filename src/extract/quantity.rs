//! Numbers with what stands around them: units, currencies, percent, ordinals, approximators.

use super::counted::Counted;
use super::fact::{Kind, Quantity, Value};
use super::numeral::Numeral;
use super::reader::{Draft, Reader};
use super::token::TokenKind;
use crate::language::{Approx, Boundaries, Class, ClockMark, World};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// The quantity that begins at token `i`.
    pub fn quantity(&self, i: usize) -> Option<Draft> {
        let mut draft = self
            .word_quantity(i)
            .or_else(|| self.stopwatch(i))
            .or_else(|| self.juxtaposed(i))
            .or_else(|| self.range(i))
            .or_else(|| self.ratio(i))
            .or_else(|| self.single(i))?;
        let label = draft.kind == Kind::Number && self.is(draft.start, Class::LabelBefore);
        // 3号機: a name that is said again and again.
        let tight = self.token(draft.end).is_some_and(|t| !t.spaced);
        draft.firm &= !(draft.kind == Kind::Number && tight && self.is(draft.end, Class::LabelAfter));
        if draft.approx == Approx::Exact
            && !label
            && !matches!(draft.kind, Kind::Ordinal | Kind::Frequency | Kind::Code)
        {
            draft.approx = self.approximator(draft.start, draft.end);
            // Ở độ tuổi 40: at forty, or in the forties.
            let around = |c: &Class| match c {
                Class::ApproxBefore(a) => Some(*a),
                _ => None,
            };
            if draft.approx == Approx::Exact && draft.kind == Kind::Age && self.is(draft.start, Class::AgeBefore) {
                draft.approx = self.find(draft.start, around).unwrap_or_default();
            }
        }
        Some(draft)
    }

    /// Words that are a quantity by themselves.
    fn word_quantity(&self, i: usize) -> Option<Draft> {
        let token = self.token(i)?;
        let one = |n: u16| Quantity::certain(Decimal::from(n), Decimal::ONE);
        let numeral = self.numeral(i);
        let plain = numeral.as_ref().is_none_or(|n| n.end == i + 1);
        if token.find(super::fraction::fraction_word).is_some() && self.part(i).is_some() {
            return self.ratio(i).or_else(|| self.single(i));
        }
        token.find(|class| match *class {
            Class::FixedMeasure(n, unit) if plain && !token.is(Class::Doubtful) => {
                // A decade and a half.
                let half = self.is(i + 1, Class::HalfAfter);
                let more = if half {
                    Decimal::from(n) / Decimal::TWO
                } else {
                    Decimal::ZERO
                };
                let value = Quantity::certain(Decimal::from(n) + more, Decimal::ONE);
                let end = i + 1 + usize::from(half);
                Some(
                    Draft::new(i, end, Kind::Measure, Value::Quantity(value))
                        .unit(Some(unit))
                        .firm(false),
                )
            }
            Class::Score(won, lost) => {
                Some(Draft::new(i, i + 1, Kind::Score, Value::Pair(one(won.into()), one(lost.into()))).firm(false))
            }
            Class::AgeDecade(n) => {
                let ages = Value::Pair(one(n.into()), one(u16::from(n) + 9));
                let digits = self.written(i).chars().any(|c| c.is_ascii_digit());
                Some(
                    Draft::new(i, i + 1, Kind::Age, ages)
                        .unit(Some("duration-year"))
                        .firm(digits),
                )
            }
            // A month and a half.
            Class::Unit(id)
                if numeral.is_none() && self.is(i + 1, Class::HalfAfter) && self.unit_before(i).is_none() =>
            {
                Some(
                    Draft::new(
                        i,
                        i + 2,
                        Kind::Measure,
                        Value::Quantity(Quantity::certain(Decimal::new(15, 1), Decimal::new(1, 1))),
                    )
                    .unit(Some(id)),
                )
            }
            // "About a mile" may answer 1.5 km; a unit whose number was lost tells that it was.
            Class::Unit(id) if numeral.is_none() && self.lone_unit(i, id) && self.unit_before(i).is_none() => Some(
                Draft::new(i, i + 1, Kind::Measure, Value::Quantity(one(1)))
                    .unit(Some(id))
                    .firm(false),
            ),
            Class::Multiple(n) if plain && numeral.is_none() => {
                Some(Draft::new(i, i + 1, Kind::Multiple, Value::Quantity(one(n))).firm(false))
            }
            // 4,000 dollars a day, twice a week.
            Class::Unit(unit) if numeral.is_none() && unit.starts_with("duration-") && self.rated(i) => Some(
                Draft::new(i, i + 1, Kind::Frequency, Value::Quantity(one(1)))
                    .unit(Some(unit))
                    .firm(false),
            ),
            Class::Frequency(unit) if numeral.is_none() => Some(
                Draft::new(i, i + 1, Kind::Frequency, Value::Quantity(one(1)))
                    .unit(Some(unit))
                    .firm(false),
            ),
            _ => None,
        })
    }

    /// Whether the unit at `i` stands behind an article and what is told for each of it: money, or how often.
    fn rated(&self, i: usize) -> bool {
        let article = self.pack.file.number_grammar.pairs && i > 1 && matches!(self.written(i - 1), "a" | "an");
        let counts = |c: &Class| matches!(c, Class::Currency(..) | Class::Times | Class::Multiple(_)).then_some(());
        // 4,000 litres of milk a day.
        let word = |at: usize| {
            let token = self.token(at);
            token.is_some_and(|t| t.kind == TokenKind::Word && t.span.of(self.text).chars().count() > 2)
        };
        let of = |at: usize| at > 2 && self.written(at - 1) == "of" && self.unit_at(at - 2).is_some();
        let filled = i > 4 && word(i - 2) && (of(i - 2) || word(i - 3) && of(i - 3));
        let sign = |at: usize| self.digits(at) && at > 0 && self.find(at - 1, counts).is_some();
        article && (self.find(i - 2, counts).is_some() || sign(i - 2) || filled)
    }

    /// Whether a unit without a number is a unit for certain: a long word, an abbreviation, in brackets.
    fn lone_unit(&self, i: usize, id: &str) -> bool {
        let written = self.written(i);
        let physical = ["length-", "area-", "volume-", "mass-", "speed-", "temperature-"]
            .iter()
            .any(|kind| id.starts_with(kind));
        let word = matches!(
            id,
            "length-mile"
                | "length-kilometer"
                | "length-meter"
                | "area-hectare"
                | "area-acre"
                | "mass-tonne"
                | "volume-liter"
        ) && written.len() > 3;
        let abbreviation =
            written.len() >= 2 && (written.starts_with('k') || written.len() > 2) && self.symbol(written, id);
        let bracketed = i > 0 && self.mark(i - 1, '(') && self.mark(i + 1, ')');
        // Per ounce (28 grams): what it is converts it.
        let converted = self.mark(i + 1, '(') && self.numeral(i + 2).is_some_and(|n| self.unit_at(n.end).is_some());
        physical && (word || abbreviation || bracketed || converted && written.len() > 3)
    }

    /// Whether `written` is the symbol that every language writes.
    fn symbol(&self, written: &str, id: &str) -> bool {
        World::get()
            .units
            .get(id)
            .is_some_and(|unit| unit.symbols.iter().any(|s| **s == *written))
    }

    /// One number with its unit.
    pub fn single(&self, i: usize) -> Option<Draft> {
        if let Some(draft) = self.marked(i) {
            return Some(draft);
        }
        let counted = self.counted(i)?;
        let n = &counted.numeral;
        let firm = self.firm(n, counted.kind, counted.unit)
            && !self.in_name(i, counted.end)
            && !self.in_adjective(n, &counted);
        let kind = if n.vague.is_some() { Kind::Vague } else { counted.kind };
        let approx = match self.between_approximator(if n.over { i } else { n.end }, counted.end) {
            Approx::Exact if n.over => Approx::Over,
            approx => approx,
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
            // One may be said without a number (1 năm, a year); 2人で is together, 3つ a triad.
            let behind = self.written(n.end);
            let few = behind.starts_with("人で") && value == Decimal::TWO
                || behind.starts_with('つ') && value <= Decimal::from(3);
            // 2位に9点差: who came second is often told by the distance alone.
            let second = self.pack.file.boundaries != Boundaries::Spaces && kind == Kind::Ordinal;
            let small = few && kind == Kind::Number || second && value == Decimal::TWO;
            return !(n.plain && (value == Decimal::ONE || small));
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

    /// Whether a number word is the first half of a word: a three-wheeled car is ein Dreirad.
    fn in_adjective(&self, n: &Numeral, counted: &Counted) -> bool {
        let word = |at: usize| self.token(at).is_some_and(|t| t.kind == TokenKind::Word);
        let glued = self.token(counted.end).is_some_and(|t| !t.spaced) && word(counted.end);
        let joined = n.value() <= Decimal::TEN && self.tight(counted.end, '-') && word(counted.end + 1);
        counted.kind == Kind::Number && !n.digits && (glued || joined)
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
            && (self.tokens[start - 1].kind == TokenKind::Word || self.is(start - 1, Class::Clock(ClockMark::At)))
            && self.written(start - 1).chars().count() <= 4
            && let Some(a) = before(start - 2)
        {
            return a;
        }
        // Where no spaces part words, a token may be half a sentence: only a counter stands between.
        let longest = match self.pack.file.boundaries {
            Boundaries::None => 9,
            Boundaries::Spaces | Boundaries::Start => usize::MAX,
        };
        let mut passed = 0;
        for at in end..(end + 4).min(self.tokens.len()) {
            let token = &self.tokens[at];
            if passed > longest {
                break;
            }
            passed += self.written(at).chars().count();
            let found = token.find(|c| match *c {
                Class::ApproxAfter(a) => Some(a),
                _ => None,
            });
            if let Some(a) = found {
                return a;
            }
            let passes = matches!(token.kind, TokenKind::Word)
                || (token.kind == TokenKind::Phrase
                    && (token.is(Class::Point) || !token.classes.iter().any(super::phrase::is_number_part)));
            if !passes {
                break;
            }
        }
        Approx::Exact
    }
}
