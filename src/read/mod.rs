//! The text of one format to a document: what is read and what is passed over.
//!
//! This room never opens a file and knows no language.

mod boilerplate;
mod decode;
mod front;
mod html;
mod markdown;
mod marks;
mod plain;
mod sheet;

pub use decode::{DecodeError, decode, encode};
pub use front::{FrontError, front_matter};
pub use markdown::markdown;
pub use plain::plain;

use crate::language::Style;
use crate::text::{Span, Tag};

/// One version as it was written, with its structure.
#[derive(Clone, Debug)]
pub struct Document {
    /// The version's language.
    pub lang: Tag,
    /// The file's whole text (decoded, without a byte order mark). All spans are into it.
    pub text: String,
    /// Its blocks in order; what no block covers (front matter, code, markup) is passed over.
    pub blocks: Vec<Block>,
    /// Bytes inside blocks that are markup or a link's target and are not read; sorted, disjoint.
    pub hidden: Vec<Span>,
    /// Comments for programs and editors (`<!-- … -->`), their marks included; in no block, or hidden in one.
    pub comments: Vec<Span>,
    /// What the front matter says.
    pub front: FrontMatter,
    /// How the house writes the numbers of its language, where that is configured; readers leave it open.
    pub style: Option<Style>,
}

/// A paragraph-like piece of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes, without the marks of its kind (`# `, `- `, `1. `).
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading and its level, 1 to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// A picture's caption or alternative text.
    Caption,
    /// A segment handed in ready-made: it is never cut.
    Given,
}

/// What the YAML front matter of a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// `lang:`, a BCP 47 tag.
    pub lang: Option<Tag>,
    /// `source:`, the tag of the original's language.
    pub source: Option<Tag>,
    /// `title:` and where it stands in the text. It is a block too, so that it is compared like a heading, unless the first
    /// heading says the same.
    pub title: Option<Span>,
    /// `date:`, as written.
    pub date: Option<String>,
}

/// A document of segments handed in ready-made; its text is these joined by one newline.
pub fn given(lang: Tag, segments: &[String]) -> Document {
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(segments.len());
    let mut hidden = Vec::new();
    for (i, segment) in segments.iter().enumerate() {
        if i > 0 {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(segment);
        hidden.extend(marks::addresses(segment).into_iter().map(|span| span.shift(start)));
        blocks.push(Block {
            kind: BlockKind::Given,
            span: Span::new(start, text.len()),
        });
    }
    Document {
        lang,
        text,
        blocks,
        hidden,
        comments: Vec::new(),
        front: FrontMatter::default(),
        style: None,
    }
}
