//! Words of two versions that contradict each other and are no facts of their own: a rank, a place in a language without capitals.

use crate::text::Span;

/// Where a version writes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// Index of the version.
    pub version: usize,
    /// Its segment.
    pub segment: usize,
    /// Its bytes in that version's text.
    pub span: Span,
}

/// What two versions call differently: a country, a rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// Index of the row.
    pub row: usize,
    /// The words of the version that is held against the other, and the other's.
    pub words: [Words; 2],
    /// What the words are.
    pub of: Contrasted,
}

/// What is called differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrasted {
    /// A country, a people or a city: one stands for another.
    Place,
    /// A rank: the word that makes a vice president or a former one of a president is told by one version only.
    Rank,
}
