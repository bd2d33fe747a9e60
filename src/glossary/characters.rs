//! Finds terms by their characters, where no spaces part words.

use super::matcher::{Entry, Form, Matcher, TermHit};
use super::simplified::simplified;
use super::spellings::of_characters;
use super::syllables::is_part;
use super::words::trimmed;
use crate::text::{Folded, Span};
use daachorse::MatchKind;
use daachorse::charwise::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// All forms. Where two are written alike, a form's own spelling goes before another's, the later file's form before the
/// earlier's, and an accepted one before a forbidden one.
pub(super) fn automaton(entries: &[Entry], language: &str) -> Option<CharwiseDoubleArrayAhoCorasick<u32>> {
    let mut forms: BTreeMap<String, (bool, Reverse<u16>, bool, u32)> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        let forbidden = matches!(entry.form, Some(Form::Forbidden(_)));
        for (i, spelling) in of_characters(&entry.folded, language).into_iter().enumerate() {
            let rank = (i > 0, Reverse(entry.file), forbidden, number as u32);
            let slot = forms.entry(spelling).or_insert(rank);
            *slot = rank.min(*slot);
        }
    }
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build_with_values(forms.into_iter().map(|(form, (.., number))| (form, number)))
        .ok()
}

impl Matcher {
    /// The terms in a text in which no spaces part words.
    pub(super) fn find_characters(
        &self,
        text: &str,
        folded: &Folded,
        automaton: &CharwiseDoubleArrayAhoCorasick<u32>,
    ) -> Vec<TermHit> {
        let mut out = Vec::new();
        let simple = if self.language == "zh" {
            simplified(&folded.text)
        } else {
            (&*folded.text).into()
        };
        for found in automaton.leftmost_find_iter(&*simple) {
            let span = Span::new(found.start(), found.end());
            let Some(entry) = self.entries.get(found.value() as usize) else {
                continue;
            };
            // Latin words and numbers are whole there too.
            let edge = |a: Option<char>, b: Option<char>| {
                let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                !(joins(a) && joins(b))
            };
            let inside = span.of(&folded.text);
            let whole = edge(folded.text[..span.start].chars().next_back(), inside.chars().next())
                && edge(inside.chars().next_back(), folded.text[span.end..].chars().next())
                && !is_part(
                    &self.language,
                    &folded.text[..span.start],
                    inside,
                    &folded.text[span.end..],
                );
            let original = Span::new(folded.origin(span.start), folded.origin(span.end));
            if let Some(form) = entry.form.filter(|_| whole) {
                out.push(TermHit {
                    span: trimmed(text, original),
                    concept: entry.concept,
                    form,
                    related: false,
                });
            }
        }
        out
    }
}
