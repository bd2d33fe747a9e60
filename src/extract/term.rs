//! Terms: what a version calls the concepts of the glossary.

use super::{Approx, Bearing, Fact, Kind, Value};
use crate::glossary::{Finder, Form, TermBase};
use crate::language::Pack;
use crate::segment::Segment;
use crate::text::Folded;

/// The terms of a version, gathered segment by segment: sorted by place. A fact's value is the concept's id, whatever form stands
/// there.
///
/// A forbidden form tells its concept too, and so does a word of the same stem, but they ask for no answer. Which form it is, `TermBase::find` says of the same text.
pub struct Terms<'t> {
    base: &'t TermBase,
    finder: Option<Finder<'t>>,
    /// Those of the segments read so far.
    pub found: Vec<Fact>,
}

impl<'t> Terms<'t> {
    /// None yet.
    pub fn new(base: &'t TermBase, pack: &'t Pack) -> Self {
        Self {
            base,
            finder: base.finder(pack),
            found: Vec::new(),
        }
    }

    /// Reads the segment `index`, whose text is also given folded.
    pub fn read(&mut self, index: usize, segment: &Segment, folded: &Folded) {
        let Some(finder) = &mut self.finder else { return };
        for hit in finder.find(&segment.text, folded) {
            let Some(concept) = self.base.concept(hit.concept) else {
                continue;
            };
            self.found.push(Fact {
                segment: index,
                span: hit.span.shift(segment.span.start),
                kind: Kind::Term,
                value: Value::Text(concept.id.clone()),
                unit: None,
                approx: Approx::Exact,
                firm: !hit.related && !matches!(hit.form, Form::Forbidden(_)),
                bearing: Bearing::default(),
            });
        }
    }
}

/// Takes the terms that stand inside an amount of `facts` out of `terms` (both sorted by place): the country of a currency (越南盾)
/// is not named there.
pub fn take_out_currencies(terms: &mut Vec<Fact>, facts: &[Fact]) {
    let mut at = 0;
    terms.retain(|term| {
        while facts.get(at).is_some_and(|fact| fact.span.end <= term.span.start) {
            at += 1;
        }
        let inside = |fact: &Fact| fact.kind == Kind::Amount && fact.span.contains(term.span) && fact.span != term.span;
        !facts.get(at).is_some_and(inside)
    });
}

/// Takes the facts that stand inside a term out of `facts` (both sorted by place): the digits of a slogan are no quantities.
pub fn take_out_inside(facts: &mut Vec<Fact>, terms: &[Fact]) {
    let mut at = 0;
    facts.retain(|fact| {
        while terms.get(at).is_some_and(|term| term.span.end <= fact.span.start) {
            at += 1;
        }
        !terms.get(at).is_some_and(|term| term.span.contains(fact.span))
    });
}

#[cfg(test)]
mod tests {
    use super::{Terms, take_out_inside};
    use crate::extract::{Approx, Bearing, Fact, Kind, Value};
    use crate::glossary::TermBase;
    use crate::language::Pack;
    use crate::read::given;
    use crate::segment::segments;
    use crate::text::{Span, Tag, fold};

    #[test]
    fn terms_become_facts_and_keep_their_digits() {
        let glossary = "concepts:\n  - id: p\n    kind: programme\n    terms:\n      en: {preferred: \"Project 8\", \
            forbidden: [{form: \"Plan 8\", reason: \"no plan\"}]}\n";
        let mut base = TermBase::default();
        base.add("g.yaml", glossary).unwrap();
        let tag = Tag::parse("en").unwrap();
        let pack = Pack::of(&tag).unwrap();
        let document = given(tag, &["A start.".into(), "In Project 8 or Plan 8, 8 towns.".into()]);
        let mut terms = Terms::new(&base, pack);
        for (i, segment) in segments(&document, pack).iter().enumerate() {
            terms.read(i, segment, &fold(&segment.text));
        }
        let found = terms.found;
        let shown: Vec<_> = found
            .iter()
            .map(|f| (f.segment, f.span.of(&document.text), f.value.clone(), f.firm))
            .collect();
        let id = Value::Text("p".into());
        assert_eq!(shown, [(1, "Project 8", id.clone(), true), (1, "Plan 8", id, false)]);
        let mut numbers: Vec<_> = document
            .text
            .match_indices('8')
            .map(|(at, _)| Fact {
                segment: 1,
                span: Span::new(at, at + 1),
                kind: Kind::Number,
                value: Value::Text("8".into()),
                unit: None,
                approx: Approx::Exact,
                firm: true,
                bearing: Bearing::default(),
            })
            .collect();
        take_out_inside(&mut numbers, &found);
        assert_eq!(numbers.len(), 1);
        assert_eq!(&document.text[numbers[0].span.start..], "8 towns.");
    }
}
