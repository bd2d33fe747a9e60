//! What is added to a quantity behind its unit: ounces, cents, tenths, a scale word.

use super::counted::{Counted, currency_of, unit};
use super::fact::{Kind, POUNDS, Quantity};
use super::numeral::{cardinal, multiplier, step_of};
use super::reader::Reader;
use super::token::{Token, TokenKind};
use crate::language::{Boundaries, Class, ClockMark, KILO, World};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// A second, smaller unit of the same dimension: 17 pounds 1 ounce, 5 ft 10 in, pauni 17 na aunsi 1.
    pub fn compound(&self, out: &mut Counted) -> bool {
        let world = World::get();
        let joined = self.is(out.end, Class::And) || self.is(out.end, Class::RangeAnd);
        let at = out.end + usize::from(joined);
        let head = self.unit_before(at);
        let at = at + usize::from(head.is_some());
        let numeral = self
            .numeral(at)
            .filter(|n| n.vague.is_none() && n.value() < Decimal::ONE_HUNDRED);
        // رطل وأوقية واحدة: and one ounce.
        let (count, unit_at) = match numeral {
            Some(n) => (n.value(), n.end),
            None if joined && self.find(at + 1, cardinal) == Some(Decimal::ONE) => (Decimal::ONE, at),
            None => return false,
        };
        // Behind pounds, the word for a tenth of a kilogram is an ounce (nl ons, id ons).
        let pounds = out.unit == Some("mass-pound");
        let small = head.or_else(|| {
            self.find(unit_at, |c| match c {
                Class::FixedMeasure(100, "mass-gram") if pounds => Some("mass-ounce"),
                c => unit(c),
            })
        });
        // 6ft 4in.
        let inches = out.unit == Some("length-foot") && self.written(unit_at) == "in" && !self.tokens[unit_at].spaced;
        let small = small.or(inches.then_some("length-inch"));
        let (Some(big), Some(small)) = (
            out.unit.and_then(|id| world.units.get(id)),
            small.and_then(|id| world.units.get(id)),
        ) else {
            return false;
        };
        let alike = big.dimension == small.dimension && matches!(big.dimension, "length" | "mass");
        let part = count
            .checked_mul(small.factor)
            .filter(|_| alike && out.quantity.value().scale() == 0);
        let sum = part
            .filter(|p| *p < big.factor)
            .and_then(|p| p.checked_div(big.factor))
            .and_then(|p| p.checked_add(out.quantity.value()))
            .and_then(|v| v.round_sf(15));
        if let Some(sum) = sum {
            out.quantity = Quantity::certain(sum.normalize(), Decimal::new(1, 2));
            out.end = unit_at + usize::from(head.is_none()) + usize::from(unit_at == at);
        }
        sum.is_some()
    }

    /// Centimetres behind metres without their unit: un metro e 20, 1 Meter 80 groß.
    pub(super) fn centimetres(&self, out: &mut Counted) {
        let metres = out.quantity.value();
        let small = metres.scale() == 0 && metres > Decimal::ZERO && metres < Decimal::TEN;
        if out.unit != Some("length-meter") || !small || self.pack.file.boundaries != Boundaries::Spaces {
            return;
        }
        let joined = usize::from(self.is(out.end, Class::And));
        let at = out.end + joined;
        let Some((count, 2)) = self.integer(at) else { return };
        let plain = self.numeral(at).is_some_and(|n| n.plain && n.end == at + 1) && self.unit_at(at + 1).is_none();
        let closed = self
            .token(at + 1)
            .is_none_or(|t| matches!(t.kind, TokenKind::Mark(c) if !matches!(c, '-' | '%' | '\'' | '"')));
        let word = joined == 0 && self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
        if plain && (closed || word) {
            let value = metres + Decimal::new(i64::from(count), 2);
            out.quantity = Quantity::certain(value.normalize(), Decimal::new(1, 2));
            out.end = at + 1;
        }
    }

    /// Lengths that a word behind them makes squares or cubes: mita 300 za mraba.
    pub fn powered(&self, out: &mut Counted) {
        let power = self.find(out.end, |c| if let Class::Power(n) = c { Some(*n) } else { None });
        let length = out.unit.and_then(|id| id.strip_prefix("length-"));
        let (Some(power), Some(length)) = (power, length) else {
            return;
        };
        let kind = if power == 2 { "area-square" } else { "volume-cubic" };
        if let Some(id) = World::get().unit_id(&format!("{kind}-{length}")) {
            out.unit = Some(id);
            out.end += 1;
        }
    }

    /// A length before or behind which an hour or a second stands, as a speed: saniyede 1,5 kilometre, kilomita 100 kwa saa.
    pub fn rate(&self, out: &mut Counted, start: usize) {
        let named = |id: &'static str| {
            id.strip_prefix("length-")
                .or_else(|| id.strip_prefix("speed-")?.strip_suffix("-per-hour"))
                .or((id == KILO).then_some("kilometer"))
        };
        let Some(length) = out.unit.and_then(named) else { return };
        let per = |at: usize| {
            self.find(at, |c| match c {
                Class::Frequency(id @ ("duration-hour" | "duration-second")) => id.strip_prefix("duration-"),
                _ => None,
            })
        };
        // 时速达177公里, 시속 최대 145㎞: an approximator or a short word between.
        let between = |&b: &usize| {
            let approx = self
                .find(b, |c| matches!(c, Class::ApproxBefore(_)).then_some(()))
                .is_some();
            let word = self.token(b).is_some_and(|t| t.kind == TokenKind::Word);
            approx || word && self.written(b).chars().count() <= 2
        };
        let skipped = (start.saturating_sub(2)..start).rev().take_while(between).count();
        // Üç saatte 100 km: in three hours.
        let before = (start - skipped)
            .checked_sub(1)
            .filter(|&b| b == 0 || self.numeral(b - 1).is_none());
        let speed = |per: &str| World::get().unit_id(&format!("speed-{length}-per-{per}"));
        if let Some(id) = before.and_then(per).and_then(speed) {
            out.unit = Some(id);
        } else if let Some(id) = per(out.end).and_then(speed) {
            out.unit = Some(id);
            out.end += 1;
        }
    }

    /// Degrees whose scale stands before them: 华氏31度, 섭씨 31도, 摄氏零下5度.
    pub(super) fn scale_before(&self, out: &mut Counted, start: usize) {
        let approx = |at: usize| {
            self.find(at, |c| matches!(c, Class::ApproxBefore(_)).then_some(()))
                .is_some()
        };
        let scale = |at: usize| self.find(at, unit).filter(|id| id.starts_with("temperature-"));
        if out.unit != Some("angle-degree") || start == 0 {
            return;
        }
        let at = start - 1 - usize::from(start > 1 && approx(start - 1));
        out.unit = scale(at).or(out.unit);
    }

    /// The scale of degrees that a letter behind a number at `at` names, with one past it: 35C, 80 F (26 C), 90(F)-degree.
    pub fn degree_letter(&self, at: usize) -> Option<(&'static str, usize)> {
        let open = usize::from(self.mark(at, '(') && self.mark(at + 2, ')') && !self.tokens[at].spaced);
        let id = match self.written(at + open) {
            "C" => "temperature-celsius",
            "F" => "temperature-fahrenheit",
            _ => return None,
        };
        let (degrees, _) = self.integer(at.checked_sub(1)?)?;
        let mut end = at + 1 + 2 * open;
        let closed = |at: usize| {
            self.token(at)
                .is_none_or(|t| matches!(t.kind, TokenKind::Mark(c) if c != '-'))
        };
        if open == 0 && !closed(end) && self.token(end).is_some_and(|t| !t.spaced) || !(10..=130).contains(&degrees) {
            return None;
        }
        // Spaced letters are initials as well: only before a mark.
        if open == 0 && self.tokens[at].spaced && !closed(end) {
            return None;
        }
        let degree = |at: usize| self.find(at, unit) == Some("angle-degree");
        if open == 1 && self.tight(end, '-') && degree(end + 1) {
            end += 2;
        }
        Some((id, end))
    }

    /// Minutes and seconds of an angle behind its degrees: 48°51′30″, 48 degrees 51 minutes.
    pub fn arc(&self, out: &mut Counted) {
        let sixty = Decimal::from(60);
        let mut step = sixty;
        if out.unit != Some("angle-degree") {
            return;
        }
        for (sign, unit_id, clock) in [
            ('\'', "duration-minute", ClockMark::Minute),
            ('"', "duration-second", ClockMark::Second),
        ] {
            let Some((part, 1 | 2)) = self.integer(out.end) else {
                return;
            };
            let signed = self.tight_mark(out.end + 1, sign);
            let said = self.find(out.end + 1, unit) == Some(unit_id) || self.is(out.end + 1, Class::Clock(clock));
            if Decimal::from(part) >= sixty || !signed && !said {
                return;
            }
            let value = Decimal::from(part)
                .checked_div(step)
                .and_then(|part| part.checked_add(out.quantity.value()))
                .map(|value| value.round_dp(5));
            let Some(value) = value else { return };
            out.quantity = Quantity::certain(value.normalize(), Decimal::new(1, 2));
            out.end += 2;
            step *= sixty;
        }
    }

    /// Whether the mark `c` stands right behind what is before it.
    fn tight_mark(&self, at: usize, c: char) -> bool {
        self.mark(at, c) && self.token(at).is_some_and(|t| !t.spaced)
    }

    /// So many tenths of a whole, told as percent: 2割5分, 三成, 75折.
    pub fn tenths(&self, out: &mut Counted, end: usize) {
        let ten = Decimal::TEN;
        let value = out.quantity.value();
        let Some(mut value) = (if value <= ten {
            value.checked_mul(ten)
        } else {
            Some(value)
        }) else {
            return;
        };
        out.end = end;
        if self.is(end, Class::HalfAfter) {
            value += Decimal::from(5);
            out.end = end + 1;
        } else if let Some(n) = self
            .numeral(end)
            .filter(|n| n.value() < ten && self.is(n.end, Class::PercentHundredth))
        {
            value += n.value();
            out.end = n.end + 1;
        }
        out.kind = Kind::Percent;
        out.unit = Some("%");
        out.quantity = Quantity::certain(value, step_of(value).min(ten));
    }

    /// A scale word behind the sign (10$ billion), and the currency's name once more.
    pub fn scale_behind(&self, out: &mut Counted) {
        let thousand = Decimal::ONE_THOUSAND;
        let scale = self.find(out.end, |c| multiplier(c).filter(|m| *m >= thousand));
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

    /// "20 dollars and 43 cents".
    pub fn subunit(&self, out: &mut Counted) {
        let at = if self.is(out.end, Class::And) || self.is(out.end, Class::RangeAnd) {
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
        let named = self
            .find(cents.end, |c| matches!(c, Class::Subunit(_)).then_some(()))
            .is_some();
        let letter = matches!(self.written(cents.end), "c" | "¢") && !self.tokens[cents.end].spaced;
        // "20 dollars 43", and nothing more.
        let whole = out.numeral.last_multiplier.is_none() && out.numeral.value().scale() == 0;
        let bare = whole && cents.plain && cents.head == 2 && at == out.end && self.tokens.len() == cents.end;
        if !named && !letter && !bare {
            return;
        }
        let value = out.quantity.value() + cents.value() / Decimal::ONE_HUNDRED;
        out.quantity = Quantity::certain(value, step_of(value));
        out.end = cents.end + usize::from(named || letter);
    }
    /// Pounds of weight or of money at `at`: either answers, unless ounces go on with them (17 pounds 1 ounce).
    pub(super) fn pounds(&self, out: &mut Counted, at: usize, token: &Token) -> bool {
        let end = std::mem::replace(&mut out.end, at + 1);
        let weight = token
            .classes
            .iter()
            .any(|c| matches!(c, Class::Unit(id) if id.starts_with("mass")));
        if self.weighed(out) {
            return true;
        }
        if weight && out.numeral.value() < Decimal::from(10_000) {
            out.unit = Some(POUNDS);
            return true;
        }
        out.end = end;
        false
    }

    /// Makes pounds of money those of weight where ounces go on with them.
    pub(super) fn weighed(&self, out: &mut Counted) -> bool {
        let unit = out.unit.replace("mass-pound");
        let ounces = self.compound(out);
        if ounces {
            out.kind = Kind::Measure;
        } else {
            out.unit = unit;
        }
        ounces
    }

    /// A square or a cube by the figure behind its length: 3136 मिमी2, مم², km<sup>2</sup>.
    pub(super) fn raised(&self, out: &mut Counted) {
        let Some(length) = out.unit.and_then(|id| id.strip_prefix("length-")) else {
            return;
        };
        let stands = |at: usize, words: &[&str]| words.iter().enumerate().all(|(k, w)| self.written(at + k) == *w);
        let markup = stands(out.end, &["<", "sup", ">"]);
        let at = out.end + if markup { 3 } else { 0 };
        let Some(token) = self.token(at).filter(|t| !t.spaced) else {
            return;
        };
        let glued = |at: usize| self.token(at).is_some_and(|t| !t.spaced);
        let joined = self.mark(at + 1, '.') && self.digits(at + 2) || self.mark(at + 1, ',') && self.digits(at + 2);
        let number = !markup && glued(at + 1) && joined;
        let kind = match token.span.of(self.text) {
            "2" | "²" | "۲" | "٢" | "२" | "২" | "២" if !number => "area-square-",
            "3" | "³" | "۳" | "٣" | "३" | "৩" | "៣" if !number => "volume-cubic-",
            _ => return,
        };
        let Some(id) = World::get().unit_id(&format!("{kind}{length}")) else {
            return;
        };
        out.unit = Some(id);
        let close = markup && stands(at + 1, &["<", "/", "sup", ">"]);
        out.end = at + if close { 5 } else { 1 };
    }
}

/// What a word for a span of time says behind a number, and what it adds: "ชั่วโมงครึ่ง" alone is 90 minutes, behind a two 150.
pub(super) fn and_a_half(n: u16, id: &str) -> (Decimal, Decimal) {
    match (n, id) {
        (90, "duration-minute") => (Decimal::from(60), Decimal::from(30)),
        (18, "duration-month") => (Decimal::from(12), Decimal::from(6)),
        _ => (Decimal::from(n), Decimal::ZERO),
    }
}

/// Makes a number a part of itself.
pub(super) fn divide(quantity: &mut Quantity, by: Decimal) {
    quantity.readings.iter_mut().for_each(|r| {
        r.value /= by;
        r.step /= by;
    });
}
