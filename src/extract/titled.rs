//! Names behind a term that is a title: Deputy Prime Minister Tatyana Golikova.

use super::fact::{Fact, Kind, Value};
use super::heading::headline;
use super::name::{NameKind, capitalised, name_kind};
use super::sound_trace::words;
use crate::language::Pack;
use crate::segment::Segment;
use crate::text::Span;

/// What is left of a name whose front is a term (Deputy Prime Minister Tatyana Golikova); `facts` are sorted by place.
pub(super) fn behind_a_term(name: Fact, segments: &[Segment], facts: &[Fact], pack: &Pack) -> Option<Fact> {
    let behind = facts.partition_point(|f| (f.segment, f.span.start) < (name.segment, name.span.end));
    let mut near = facts[..behind].iter().rev().take(3);
    let term = near.find(|f| f.segment == name.segment && f.span.overlaps(name.span))?;
    if term.kind != Kind::Term || term.span.start > name.span.start || term.span.end >= name.span.end {
        return None;
    }
    let segment = segments.get(name.segment)?;
    let rest = Span::new(term.span.end, name.span.end);
    let offset = segment.span.start;
    let text = segment
        .text
        .get(rest.start.checked_sub(offset)?..rest.end.checked_sub(offset)?)?;
    let first = words(text).into_iter().find(|w| capitalised(w.of(text)))?;
    let text = text.get(first.start..)?;
    let left = words(text);
    let proper = left
        .iter()
        .any(|w| name_kind(w.of(text), pack) == NameKind::Proper && capitalised(w.of(text)));
    let free = !headline(&segment.text, &words(&segment.text));
    Some(Fact {
        span: Span::new(rest.start + first.start, rest.end),
        value: Value::Text(text.to_owned()),
        firm: proper && free && pack.tag() == "en",
        ..name
    })
}
