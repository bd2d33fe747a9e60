//! Findings to bytes: one file per format.
//!
//! This room decides nothing: what is wrong, and how wrong, is told it.

mod places;
mod record;
mod value;

pub use record::{Emit, Names, json};

use crate::compare::Comparison;
use crate::finding::Finding;

/// An article with what was found in it: what every format is made of.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// What users call it: its folder, or its files' common name, or a record's id.
    pub name: &'a str,
    /// What the rules looked at.
    pub comparison: &'a Comparison,
    /// What they said.
    pub findings: &'a [Finding],
}
