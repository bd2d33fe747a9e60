//! Which facts of the versions tell one thing, and whether they agree.
//!
//! This room words no message.

mod across;
mod agree;
mod assign;
mod atom;
mod beside;
mod claim;
mod contrast;
mod curtailed;
mod date;
mod dateline;
mod dissent;
mod gloss;
mod matching;
mod misspelt;
mod name;
mod name_compass;
mod name_known;
mod name_evidence;
mod name_everyday;
mod name_found;
mod name_pair;
mod name_places;
mod name_rank;
mod name_side;
mod name_reading;
mod name_rendering;
mod name_signs;
mod name_slot;
mod name_weights;
mod order;
mod pair;
mod set;
mod swapped;
mod unit;
mod vote;

pub use claim::{Claim, Comparison, Difference, Mode, Told, Verdict, Version};
pub use contrast::{Contrast, Contrasted, Words};
pub use dateline::dateline;
pub use name::signs as name_signs;
pub use name_rendering::Rendering;
pub use name_signs::{SIGNS as NAME_SIGNS, Signs as NameSigns};

use crate::align::Row;

/// Compares the versions: row by row, or, where they are no translations of each other, over the whole of them.
pub fn compare(versions: Vec<Version>, source: Option<usize>, mode: Mode, rows: Vec<Row>) -> Comparison {
    let mut comparison = Comparison {
        versions,
        source,
        mode,
        rows,
        claims: Vec::new(),
        renderings: Vec::new(),
        contrasts: Vec::new(),
    };
    comparison.claims = match mode {
        Mode::Parallel => vote::claims(&comparison),
        Mode::Comparable => across::claims(&comparison),
    };
    let told = name::claims(&comparison);
    comparison.claims.extend(told.claims);
    comparison.renderings = told.renderings;
    comparison.contrasts = told.contrasts;
    comparison.claims.sort_by_key(|claim| claim.row);
    comparison
}
