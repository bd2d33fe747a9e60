//! Segments to facts: one file per kind of fact, one referee where they overlap.
//!
//! This room looks at one version at a time and compares nothing.

mod fact;

pub use crate::language::{Approx, Weekday};
pub use fact::{Fact, Kind, PartialDate, Quantity, Reading, Value};

use crate::glossary::TermBase;
use crate::language::Pack;
use crate::segment::Segment;

/// The facts of a version's segments, sorted by place.
pub fn facts(_segments: &[Segment], _pack: &Pack, _terms: &TermBase) -> Vec<Fact> {
    Vec::new()
}
