//! Korean numbers of single syllables (이천칠백삼십오만 원, 삼분의 이). Alone such a syllable is mostly another word.

use super::phrase::{Meanings, closes_here, inner_digit};
use crate::language::{Class, Hit, Pack};
use rust_decimal::Decimal;

/// What the syllables read so far allow next.
struct State {
    /// Below this a ten, hundred or thousand may follow.
    place: Decimal,
    /// Below this a myriad may follow.
    myriad: Option<Decimal>,
    digit: bool,
    multiplied: bool,
    point: bool,
}

/// The parts of the number that begins where the first of `hits` does; `hits` are sorted by start, `under` tells that 분의 stands before.
///
/// Two syllables are a number only before what is counted (오조 원), three and more also where the word ends; one before or behind 분의.
pub fn syllables<'p>(hits: &[Hit], text: &str, pack: &'p Pack, under: bool) -> Option<Vec<(Hit, Meanings<'p>)>> {
    let start = hits.first()?.start;
    let mut state = State {
        place: Decimal::from(10_000),
        myriad: None,
        digit: false,
        multiplied: false,
        point: false,
    };
    let mut parts: Vec<(Hit, Meanings<'_>)> = Vec::new();
    let mut at = start;
    while let Some((hit, class)) = next(hits, at, text, pack, &state) {
        if !class.first().is_some_and(|c| state.take(*c, parts.is_empty())) {
            break;
        }
        parts.push((hit, class));
        at = hit.end;
    }
    // A point without decimals ends the sentence or is another word.
    if parts.last().is_some_and(|(_, c)| c.contains(&Class::Point)) {
        parts.pop();
        at = parts.last()?.0.end;
    }
    let counted = at_position(hits, at).any(|h| classes(h, text, pack).iter().any(counts));
    let currency = |c: &Class| matches!(c, Class::Currency(..));
    let money =
        at_position(hits, at).any(|h| closes_here(text, h.end, pack) && classes(h, text, pack).iter().any(currency));
    let space = at + usize::from(text[at..].starts_with(' '));
    let parted = |c: &Class| matches!(c, Class::FractionUnder);
    let over_part = at_position(hits, space).any(|h| classes(h, text, pack).iter().any(parted));
    let whole = before_fraction(hits, at, text, pack);
    let digit_first = matches!(parts.first()?.1.first(), Some(Class::Cardinal(_)));
    let ends = counted || closes_here(text, at, pack);
    if under && !ends {
        // 팔분의 일조각: the digit alone.
        parts.truncate(usize::from(digit_first));
        return (!parts.is_empty()).then_some(parts);
    }
    let fits = match parts.len() {
        _ if over_part || under || whole => true,
        // 백원, 만달러: so much money.
        1 => money && state.multiplied,
        2 => state.multiplied && digit_first && counted,
        _ => (state.multiplied || state.point) && ends,
    };
    fits.then_some(parts)
}

/// Whether a whole number ends at `at` before a fraction (일과 사분의 일).
fn before_fraction(hits: &[Hit], at: usize, text: &str, pack: &Pack) -> bool {
    let and = |h: &&Hit| classes(h, text, pack).contains(&Class::AndFraction);
    let Some(joined) = at_position(hits, at).find(and).map(|h| h.end) else {
        return false;
    };
    let Some(rest) = text[joined..].strip_prefix(' ') else {
        return false;
    };
    let end = joined + 1 + rest.find(' ').unwrap_or(rest.len());
    let from = hits.partition_point(|h| h.start <= joined);
    let mut inside = hits[from..].iter().take_while(|h| h.start < end);
    inside.any(|h| classes(h, text, pack).contains(&Class::FractionUnder))
}

impl State {
    /// Takes a syllable; answers whether the number goes on with it.
    fn take(&mut self, class: Class, first: bool) -> bool {
        match class {
            Class::Point => {
                let allowed = !first && !self.point;
                self.point = true;
                allowed
            }
            Class::Cardinal(_) => {
                let allowed = !self.digit || self.point;
                self.digit = true;
                allowed
            }
            Class::Multiplier(m) if !self.point => {
                self.digit = false;
                self.multiplied = true;
                if m < Decimal::from(10_000) {
                    let allowed = m < self.place;
                    self.place = m;
                    return allowed;
                }
                // 조사, 억지: no number begins with these.
                let opens = !first || m == Decimal::from(10_000);
                let allowed = opens && self.myriad.is_none_or(|last| m < last);
                self.myriad = Some(m);
                self.place = Decimal::from(10_000);
                allowed
            }
            _ => false,
        }
    }
}

/// The number word at `at`: a syllable, or a native word behind hundreds (이천칠백쉰일곱).
fn next<'p>(hits: &[Hit], at: usize, text: &str, pack: &'p Pack, state: &State) -> Option<(Hit, Meanings<'p>)> {
    let one = |h: &&Hit| text[h.start..h.end].chars().nth(1).is_none();
    let syllable = at_position(hits, at).filter(one).find_map(|h| {
        let class = classes(h, text, pack).iter().find_map(|c| match c {
            Class::Inner(_) => inner_digit(c),
            Class::Multiplier(_) | Class::Point => Some(Meanings::Made(*c)),
            _ => None,
        })?;
        Some((*h, class))
    });
    let native = |h: &Hit| {
        let class = classes(h, text, pack).iter().find_map(|c| match c {
            Class::Cardinal(v) if *v < Decimal::ONE_HUNDRED => Some(Meanings::Made(*c)),
            _ => None,
        })?;
        Some((*h, class))
    };
    let open = state.multiplied && !state.digit;
    syllable.or_else(|| {
        at_position(hits, at)
            .filter(|_| open)
            .filter_map(native)
            .max_by_key(|(h, _)| h.end)
    })
}

fn at_position(hits: &[Hit], at: usize) -> impl Iterator<Item = &Hit> {
    let from = hits.partition_point(|h| h.start < at);
    hits[from..].iter().take_while(move |h| h.start == at)
}

fn classes<'p>(hit: &Hit, text: &str, pack: &'p Pack) -> &'p [Class] {
    pack.lexicon.classes(hit.phrase, &text[hit.start..hit.end])
}

/// What is counted or measured.
fn counts(class: &Class) -> bool {
    matches!(
        class,
        Class::Unit(_)
            | Class::Currency(..)
            | Class::Subunit(_)
            | Class::Percent
            | Class::PercentPoint
            | Class::OrdinalAfter
            | Class::AgeAfter
            | Class::Times
            | Class::FractionUnder
    )
}
