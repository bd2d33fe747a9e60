//! Whether words that are offered read as what they are to say: nothing is offered that does not.

use super::telling::same;
use crate::extract::{Approx, Fact, Kind, Value, facts};
use crate::glossary::TermBase;
use crate::language::Pack;
use crate::read::{BlockKind, given};
use crate::segment::{Segment, segments};
use crate::text::{Span, Tag};

/// Whether `text` by itself reads as `fact` and as nothing else.
pub(super) fn reads_as(text: &str, fact: &Fact, pack: &Pack) -> bool {
    let Some(tag) = Tag::parse(pack.tag()) else {
        return false;
    };
    let document = given(tag, &[text.to_owned()]);
    let read = facts(&segments(&document, pack), pack, &TermBase::default());
    let mut read = read.iter().filter(|f| f.kind != Kind::Name);
    let (Some(only), None) = (read.next(), read.next()) else {
        return false;
    };
    let whole = only.span == Span::new(0, text.len());
    (whole && only.approx == Approx::Exact && says(only, fact)) || is_year(only, fact)
}

/// Whether `read` says what `fact` says, in value and unit, and is a fact of its kind.
pub(super) fn says(read: &Fact, fact: &Fact) -> bool {
    let first = |f: &Fact| match &f.value {
        Value::Quantity(q) => Some(q.value()),
        _ => None,
    };
    // An age is years to a reader who does not see whose.
    let age = |a: &Fact, b: &Fact| a.kind == Kind::Age && b.kind == Kind::Measure;
    let kin = read.kind.is_like(fact.kind) || age(read, fact) || age(fact, read);
    // 12:30 may be read in either half of the day: it is offered for the half that its figures say.
    let moment = |f: &Fact| match f.value {
        Value::Time {
            minutes, until: None, ..
        } => Some(minutes),
        _ => None,
    };
    let equal = match (moment(read), moment(fact)) {
        (Some(a), Some(b)) => a == b,
        _ => same(read, fact) && first(read) == first(fact),
    };
    kin && equal
}

/// A year by itself is read as a number: what stands around it makes it a year.
fn is_year(read: &Fact, fact: &Fact) -> bool {
    let (Value::Quantity(q), Value::Date(date, None)) = (&read.value, &fact.value) else {
        return false;
    };
    let lone = date.month.is_none() && date.weekday.is_none() && date.quarter.is_none() && date.years <= 1;
    lone && read.unit.is_none() && date.year.is_some_and(|y| q.value() == y.into())
}

/// Whether `segment` with `text` in the place of its bytes `span` reads as before, but for the fact there, which then says what
/// `fact` says.
pub(super) fn fits(segment: &Segment, span: Span, text: &str, fact: &Fact, pack: &Pack, terms: &TermBase) -> bool {
    let Some((before, after)) = segment.text.get(..span.start).zip(segment.text.get(span.end..)) else {
        return false;
    };
    let read = |text: String| {
        let whole = Segment {
            span: Span::new(0, text.len()),
            text,
            kind: BlockKind::Given,
            block: 0,
        };
        let mut read = facts(&[whole], pack, terms);
        read.retain(|f| f.kind != Kind::Name);
        read
    };
    let now = read(format!("{before}{text}{after}"));
    let was = read(segment.text.clone());
    let place = Span::new(span.start, span.start + text.len());
    now.len() == was.len()
        && now.iter().zip(&was).all(|(n, w)| match w.span == span {
            true => n.span == place && n.approx == w.approx && says(n, fact),
            false => n.kind.is_like(w.kind) && n.value == w.value && n.unit == w.unit && n.approx == w.approx,
        })
        && was.iter().any(|w| w.span == span)
}
