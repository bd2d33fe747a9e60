//! Claims: the facts of several versions that tell one thing, and the verdict on them.

use super::contrast::Contrast;
use super::name_rendering::Rendering;
use crate::align::Row;
use crate::extract::{Fact, Kind};
use crate::read::Document;
use crate::segment::Segment;

/// A version of the article with all that was read in it.
#[derive(Clone, Debug)]
pub struct Version {
    /// Text, language, structure.
    pub document: Document,
    /// Its segments in order.
    pub segments: Vec<Segment>,
    /// Its facts, sorted by place.
    pub facts: Vec<Fact>,
}

/// How the versions relate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Translations of one text.
    #[default]
    Parallel,
    /// Different articles on the same events: what only one tells is a note.
    Comparable,
}

/// An article compared: what the rules look at.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The versions in the order given.
    pub versions: Vec<Version>,
    /// Index of the original, where one is named.
    pub source: Option<usize>,
    /// How the versions relate.
    pub mode: Mode,
    /// The alignment, in the source's order.
    pub rows: Vec<Row>,
    /// The claims, in the order of the rows.
    pub claims: Vec<Claim>,
    /// Where versions surely write the names of another, by version and in the order of the rows.
    pub renderings: Vec<Rendering>,
    /// Words that contradict each other and are no facts, in the order of the rows.
    pub contrasts: Vec<Contrast>,
}

/// What one version tells of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Index into the version's facts.
    Fact(usize),
    /// Nothing, though it has text in the row: the first segment in which the fact was expected.
    Silent(usize),
    /// The version has no text in this row.
    Absent,
}

/// The facts of several versions that tell one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of the row.
    pub row: usize,
    /// What its facts are.
    pub kind: Kind,
    /// Per version, what it tells.
    pub told: Vec<Told>,
    /// Whether they agree.
    pub verdict: Verdict,
    /// The version that stands alone; with two versions, the one that is not the source.
    pub suspect: Option<usize>,
    /// A version that tells what the majority tells (the source where there are two): the one to hold the suspect against.
    pub witness: usize,
    /// How sure it is that the verdict is right, 0 to 1. Rules report below 0.5 as notes only.
    pub confidence: f32,
}

/// Whether the facts of a claim agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They say the same.
    Same,
    /// One is a rounding of the other.
    Rounded,
    /// They contradict each other, in this respect.
    Different(Difference),
    /// The suspect does not tell what the others tell.
    Missing,
    /// The suspect alone tells it.
    Added,
}

/// In what respect facts differ; the most special one that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Another number.
    Value,
    /// The number is off by a power of ten.
    Magnitude,
    /// The number stands, the currency is another.
    Currency,
    /// The number stands, the unit is another; or the conversion does not hold.
    Unit,
    /// Percentages or percentage points.
    Percent,
    /// Dates or times of day.
    Date,
    /// An end of a range.
    Range,
    /// `over` against `nearly`, `at least` against `up to`.
    Approximator,
    /// Another name.
    Name,
    /// Before for after, rose for fell.
    Relation,
    /// Two figures changed places.
    Exchanged,
}
