//! Segments to facts: one file per kind of fact, one referee where they overlap.
//!
//! This room looks at one version at a time and compares nothing.

mod acronym;
mod adjective;
mod amended;
mod bearing;
mod clock;
mod code;
mod common_english;
mod counted;
mod date;
mod ear;
mod fact;
mod fraction;
mod juxtaposed;
mod gazetteer;
mod gazetteer_read;
mod glued;
mod heading;
mod hours;
mod literal;
mod marked;
mod name;
mod numeral;
mod pair;
mod phrase;
mod place;
mod place_words;
mod quantity;
mod reader;
mod roman;
mod sound;
mod sound_trace;
mod spoken;
mod sport;
mod step;
mod stopwatch;
mod syllable;
mod term;
mod titled;
mod time;
mod token;

pub use crate::language::{Approx, Direction, Weekday};
pub use common_english::is_common_english;
pub use ear::{Ear, writes_foreign};
pub use fact::{Bearing, End, Fact, Kind, POUNDS, PartialDate, Quantity, Reading, Value};
pub use gazetteer::{Form, Gazetteer, Known, KnownClass};
pub use heading::headline;
pub use name::{NameKind, bare, name_kind};
pub use place::PlaceName;
pub use sound::{Sounds, leads, sounds};
pub use sound_trace::{Heard, Trace, foreign_runs, words};
pub use step::Step;

use crate::glossary::TermBase;
use crate::language::{Class, ClockMark, DateMark, Pack};
use crate::segment::Segment;
use crate::text::{Folded, fold};
use reader::{Draft, Reader};

/// The facts of a version's segments, sorted by place. What stands inside a term of the glossary belongs to the term.
pub fn facts(segments: &[Segment], pack: &Pack, terms: &TermBase) -> Vec<Fact> {
    let mut out = anchors(segments, pack, terms);
    let names = name::names(segments, pack).into_iter();
    let names: Vec<Fact> = names
        .filter_map(|name| match taken(&name, &out) {
            false => Some(name),
            true => titled::behind_a_term(name, segments, &out, pack),
        })
        .collect();
    out.extend(names);
    out.sort_by_key(|fact| (fact.segment, fact.span));
    out
}

/// The same without names: all that the aligner looks at, which hears names itself.
pub fn anchors(segments: &[Segment], pack: &Pack, terms: &TermBase) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut terms = term::Terms::new(terms, pack);
    for (i, segment) in segments.iter().enumerate() {
        let folded = fold(&segment.text);
        quantities(segment, i, &folded, pack, &mut out);
        terms.read(i, segment, &folded);
    }
    term::take_out_currencies(&mut terms.found, &out);
    term::take_out_inside(&mut out, &terms.found);
    out.extend(terms.found);
    out.sort_by_key(|fact| (fact.segment, fact.span));
    out
}

/// Whether a name stands inside a quantity or shares a word with a term; `facts` are sorted by place.
fn taken(name: &Fact, facts: &[Fact]) -> bool {
    let behind = facts.partition_point(|f| (f.segment, f.span.start) < (name.segment, name.span.end));
    facts[..behind].iter().rev().take(3).any(|f| {
        f.segment == name.segment
            && match f.kind {
                Kind::Term => f.span.overlaps(name.span),
                _ => f.span.contains(name.span),
            }
    })
}

/// The quantities, dates, times and codes of one segment, whose text is also given folded.
fn quantities(segment: &Segment, index: usize, folded: &Folded, pack: &Pack, out: &mut Vec<Fact>) {
    let tokens = token::tokens(&segment.text, folded, pack);
    let reader = Reader::new(&segment.text, &tokens, pack);
    let mut at = 0;
    while at < tokens.len() {
        if opens(&reader, at)
            && let Some(ends) = reader.hours(at)
        {
            at = ends[1].end;
            out.extend(ends.map(|end| reader.settle(end, index, segment.span.start)));
            continue;
        }
        match referee(&reader, at) {
            Some(Ok(draft)) => {
                at = draft.end.max(at + 1);
                out.push(reader.settle(draft, index, segment.span.start));
            }
            Some(Err(end)) => at = end.max(at + 1),
            None => at += 1,
        }
    }
}

/// The one fact that begins at a token: the readers are asked in this order, and the longer of time and date stands.
fn referee(reader: &Reader<'_>, at: usize) -> Option<Result<Draft, usize>> {
    let opens = opens(reader, at);
    let glued = reader.token(at + 1).is_some_and(|t| !t.spaced);
    if !opens && !glued {
        return None;
    }
    if let Some(end) = reader.lone_zone(at) {
        return Some(Err(end));
    }
    if let Some(code) = reader.code(at) {
        return Some(code);
    }
    if !opens {
        return None;
    }
    let time = reader.time(at);
    let date = reader.date(at);
    let best = match (time, date) {
        (Some(t), Some(d)) if d.end >= t.end => Some(d),
        (Some(t), _) => Some(t),
        (None, d) => d,
    };
    let quantity = reader.quantity(at);
    match (best, quantity) {
        // A longer quantity wins over a shorter date: "May" in a range, "năm 5 tỷ".
        (Some(b), Some(q)) if q.end > b.end && q.start <= b.start && q.firm => Some(Ok(q)),
        (Some(b), _) => Some(Ok(b)),
        // "od 1995–96 roku": behind the "from" of a range stand years, no number of them.
        (None, Some(q))
            if q.start > at
                && reader
                    .date(q.start)
                    .is_some_and(|d| d.kind == Kind::Range && d.end >= q.end) =>
        {
            None
        }
        (None, q) => q.map(Ok),
    }
}

/// Whether a fact may begin at a token.
fn opens(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| match token.kind {
        token::TokenKind::Digits => true,
        token::TokenKind::Phrase => token.classes.iter().any(begins) || roman::roman(reader.written(at)).is_some(),
        token::TokenKind::Word => roman::roman(reader.written(at)).is_some(),
        token::TokenKind::Mark(c) => matches!(c, '-' | '+') || token::is_vulgar_fraction(c) || pack_point(reader, c),
    })
}

/// Whether a fact may begin with a phrase of this meaning: most phrases only go on with one, or stand beside it.
fn begins(class: &Class) -> bool {
    !matches!(
        class,
        Class::And
            | Class::AndFraction
            | Class::Point
            | Class::HalfAfter
            | Class::MinusAfter
            | Class::OrdinalAfter
            | Class::FractionOver
            | Class::FractionUnder
            | Class::FractionOfOrdinal
            | Class::FractionPart
            | Class::Scale(_)
            | Class::Date(DateMark::YearAfter | DateMark::MonthAfter | DateMark::DayAfter | DateMark::Term)
            | Class::QuarterAfter
            | Class::DecadeAfter
            | Class::CenturyAfter
            | Class::Clock(
                ClockMark::Hour
                    | ClockMark::Minute
                    | ClockMark::Second
                    | ClockMark::At
                    | ClockMark::Named
                    | ClockMark::When
                    | ClockMark::Other,
            )
            | Class::HourFrom(_)
            | Class::Sides
            | Class::ApproxBefore(_)
            | Class::ApproxAfter(_)
            | Class::RangeTo
            | Class::RangeReach
            | Class::RangeAnd
            | Class::ScoreTo
            | Class::SecondHalf
            | Class::RatioOf
            | Class::RatioFrom
            | Class::Times
            | Class::AgeAfter
            | Class::Direction(_)
            | Class::Negation
            | Class::LabelAfter
            | Class::NamePart(_)
            | Class::NotFact
    )
}

/// Whether `c` may stand before decimals that have no whole part (.77).
fn pack_point(reader: &Reader<'_>, c: char) -> bool {
    reader.pack.file.decimal.contains(&c)
}
