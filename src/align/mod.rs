//! Which segments of the versions say the same thing.
//!
//! This room knows facts only as anchors and judges none.

mod weights;
mod script;
mod skeleton;
mod concepts;
mod tokens;
mod evidence;
mod length;
mod meaning;
mod learn;
mod band;
mod path;
mod moved;
mod pair;
mod star;
mod linked;

pub use concepts::{concept_id, concepts_in, counted_in};
pub use linked::linked;
pub use meaning::Meaning;
pub use moved::Moved;
pub use pair::{Alignment, Pair};
pub use path::Bead;
pub use star::star;
pub use tokens::Text;
pub use weights::Weights;

/// The segments of all versions that say the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Per version, the indices of its segments, ascending; empty: nothing there.
    pub segments: Vec<Vec<usize>>,
    /// How sure the row is, 0 to 1.
    pub confidence: f32,
    /// Whether it stands in another order than its neighbours.
    pub moved: bool,
}

use crate::extract::Fact;
use crate::language::Pack;
use crate::segment::Segment;

/// What the aligner sees of a version.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The language.
    pub pack: &'a Pack,
    /// The segments in order.
    pub segments: &'a [Segment],
    /// The facts, sorted by place.
    pub facts: &'a [Fact],
    /// What its segments mean, a vector each; empty where nobody was asked.
    pub meaning: &'a [Vec<f32>],
}

/// Aligns the versions around `source`, or where none is named around the one that agrees best with the others; rows in that
/// version's order.
pub fn rows(sides: &[Side<'_>], source: Option<usize>) -> Vec<Row> {
    star(&texts(sides), source, &Weights::default())
}

/// Rows of articles on the same events that are no translations of each other: the segments that tell the same facts, many to
/// many; in the order of `source`, or of the first where none is named.
pub fn comparable_rows(sides: &[Side<'_>], source: Option<usize>) -> Vec<Row> {
    linked(&texts(sides), source, &Weights::default())
}

fn texts<'a>(sides: &[Side<'a>]) -> Vec<Text<'a>> {
    let text = |s: &Side<'a>| Text {
        tag: s.pack.tag(),
        segments: s.segments,
        facts: s.facts,
        meaning: s.meaning,
    };
    sides.iter().map(text).collect()
}

/// Rows of versions that are aligned already: segment *i* of each in row *i*.
pub fn one_to_one(sides: &[Side<'_>]) -> Vec<Row> {
    let longest = sides.iter().map(|s| s.segments.len()).max().unwrap_or(0);
    (0..longest)
        .map(|i| Row {
            segments: sides
                .iter()
                .map(|s| if i < s.segments.len() { vec![i] } else { Vec::new() })
                .collect(),
            confidence: 1.0,
            moved: false,
        })
        .collect()
}
