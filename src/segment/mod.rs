//! A document to segments: sentences, headings, list items.
//!
//! This room reads no facts.

mod ends;
mod rules;
mod sentence;
mod signs;
mod stops;

pub use rules::Rules;
pub use sentence::sentences;

use crate::language::Pack;
use crate::read::{BlockKind, Document};
use crate::text::Span;

/// A sentence, heading or list item of a version.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its bytes in the version's text.
    pub span: Span,
    /// Those bytes with hidden ones (markup, link targets, outline numbers) replaced by spaces: as long as `span`, so that a
    /// byte of this text is the same byte of the version's text, `span.start` further on.
    pub text: String,
    /// What block it stands in.
    pub kind: BlockKind,
    /// Index of that block: segments of one paragraph share it.
    pub block: usize,
}

/// The segments of `document`, in order; the pack says how its language ends a sentence.
pub fn segments(document: &Document, pack: &Pack) -> Vec<Segment> {
    segments_with(document, &Rules::new(&pack.file.tag, &pack.file.abbreviations))
}

/// The segments of `document` by `rules`.
pub fn segments_with(document: &Document, rules: &Rules) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut hidden = document.hidden.as_slice();
    for (index, block) in document.blocks.iter().enumerate() {
        let before = hidden.partition_point(|span| span.end <= block.span.start);
        hidden = &hidden[before..];
        let inside = hidden.partition_point(|span| span.start < block.span.end);
        let text = masked(&document.text, block.span, &hidden[..inside]);
        let mut push = |span: Span| {
            out.push(Segment {
                span: span.shift(block.span.start),
                text: span.of(&text).to_owned(),
                kind: block.kind,
                block: index,
            });
        };
        match block.kind {
            BlockKind::Given => push(Span::new(0, text.len())),
            _ => sentences(&text, rules).into_iter().for_each(push),
        }
    }
    out
}

/// The bytes `span` of `text`, those of `hidden` replaced by spaces.
fn masked(text: &str, span: Span, hidden: &[Span]) -> String {
    let mut out = String::with_capacity(span.len());
    let mut at = span.start;
    for hole in hidden {
        let (from, to) = (hole.start.max(at), hole.end.min(span.end));
        if from < to {
            out.push_str(&text[at..from]);
            out.extend(std::iter::repeat_n(' ', to - from));
            at = to;
        }
    }
    out.push_str(&text[at..span.end]);
    out
}
