//! Findings to bytes: one file per format.
//!
//! This room decides nothing: what is wrong, and how wrong, is told it.

mod text;
mod columns;
mod concise;
mod diff;
mod record;
mod table;
pub mod rows;
mod summary;
mod clip;
mod places;
mod shown;
mod value;
mod format;
mod machine;
mod sarif;
mod junit;
mod github;
mod gitlab;
mod rdjson;
mod checkstyle;
mod csv;
pub(crate) mod html;

pub use columns::columns;
pub use concise::concise;
pub use diff::diff;
pub use format::{Format, Writer};
pub use html::{Index, html};
pub use record::{Emit, Names, json};
pub use shown::{line, shown};
pub use summary::Tally;
pub use table::facts;
pub use text::text;
pub use value::{date, decimal, value};

#[cfg(test)]
mod sample;

use crate::compare::Comparison;
use crate::finding::Finding;
use colored::{ColoredString, Colorize as _};
use places::Places;

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

/// How a report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether it is coloured. (The `colored` crate's own switch must be on, too.)
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Look {
    fn paint(self, text: &str, paint: impl Fn(ColoredString) -> ColoredString) -> String {
        if self.colour {
            paint(text.normal()).to_string()
        } else {
            text.to_owned()
        }
    }
}

/// Lines and columns of all findings, per version.
fn places(article: &Article<'_>) -> Vec<Places> {
    let all = || article.findings.iter().flat_map(|f| &f.places);
    let of = |version: usize| all().filter(move |p| p.version == version).map(|p| p.span);
    let versions = article.comparison.versions.iter().enumerate();
    versions.map(|(i, v)| Places::of(&v.document.text, of(i))).collect()
}
