//! Places in texts: byte spans, lines and columns, language tags, digits of every script, what is known of each character, folding for comparison,
//! YAML with the places of its keys.
//!
//! This room knows no language and opens no file.

mod digits;
mod fold;
mod letter;
mod lines;
mod tag;
mod near;
mod quotes;
mod yaml;

pub use digits::digit_value;
pub use fold::{Folded, fold, fold_key};
pub use letter::{Letter, letter};
pub use lines::Lines;
pub use near::nearest;
pub use quotes::quoted;
pub use tag::Tag;
pub use yaml::{Keys, YamlError, read_yaml};

/// A range of bytes of a version's UTF-8 text; `end` is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether no byte lies in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same span in a text in which this one's text begins at `offset`.
    pub fn shift(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The bytes of `text` that it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}
