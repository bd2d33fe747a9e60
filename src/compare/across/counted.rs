//! What is counted: the concepts that stand around a number, in whatever language.

use crate::align::concepts_in;
use crate::compare::claim::Version;
use crate::extract::{Fact, Kind, Value};
use crate::text::Span;

/// Characters on either side of a fact that are looked at: as far as its noun and its verb stand from it, mostly.
const WINDOW: usize = 48;
/// Facts on either side that are looked at for terms.
const NEAR: usize = 8;

/// Something that is said of a number: a word of the built-in list, or a term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    /// Hash of a concept that all languages share.
    Concept(u64),
    /// Id of a term.
    Term(String),
}

/// What stands around fact `at` of a version, up to the next number or the end of the clause; sorted, each once.
pub(super) fn counted(version: &Version, at: usize) -> Vec<Said> {
    let text = version.document.text.as_str();
    let (Some(fact), tag) = (version.facts.get(at), version.document.lang.as_str()) else {
        return Vec::new();
    };
    let Some(segment) = version.segments.get(fact.segment) else {
        return Vec::new();
    };
    let near = version.facts[at.saturating_sub(NEAR)..].iter().take(2 * NEAR);
    let near: Vec<&Fact> = near.filter(|f| f.segment == fact.segment).collect();
    let number = |f: &&&Fact| f.firm && !matches!(f.kind, Kind::Name | Kind::Term);
    let floor = near
        .iter()
        .filter(number)
        .map(|f| f.span.end)
        .filter(|&e| e <= fact.span.start)
        .max();
    let ceiling = near
        .iter()
        .filter(number)
        .map(|f| f.span.start)
        .filter(|&s| s >= fact.span.end)
        .min();
    let from = floor.unwrap_or(segment.span.start).min(fact.span.start);
    let to = ceiling.unwrap_or(segment.span.end).max(fact.span.end);
    let before = clause(text.get(from..fact.span.start).unwrap_or_default(), true);
    let after = clause(text.get(fact.span.end..to).unwrap_or_default(), false);
    let window = Span::new(fact.span.start - before, fact.span.end + after);
    let mut out: Vec<Said> = Vec::new();
    for side in [window.start..fact.span.start, fact.span.end..window.end] {
        out.extend(
            concepts_in(tag, text.get(side).unwrap_or_default())
                .into_iter()
                .map(Said::Concept),
        );
    }
    for term in near.iter().filter(|f| f.kind == Kind::Term && window.overlaps(f.span)) {
        if let Value::Text(id) = &term.value {
            out.push(Said::Term(id.clone()));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// How many of two sorted lists are the same.
pub(super) fn shared(a: &[Said], b: &[Said]) -> usize {
    a.iter().filter(|said| b.binary_search(said).is_ok()).count()
}

/// How many bytes of `text` belong to the clause that its end (`backwards`) or its beginning is in.
fn clause(text: &str, backwards: bool) -> usize {
    let ends = |c: &char| ".,;:!?()。，、；：！？،؛؟۔।（）".contains(*c);
    let length = |chars: &mut dyn Iterator<Item = char>| -> usize {
        chars.take(WINDOW).take_while(|c| !ends(c)).map(char::len_utf8).sum()
    };
    match backwards {
        true => length(&mut text.chars().rev()),
        false => length(&mut text.chars()),
    }
}
