//! What a rule may say: findings, their severity, category and places.
//!
//! This room knows no rule and prints nothing.

mod fix;

pub use fix::{Fix, corrected};

use crate::text::Span;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never stops a publication.
    Note,
    /// A person should look.
    Warning,
    /// The versions contradict each other.
    Error,
}

impl Severity {
    /// The word that users write and read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Numbers, amounts, dates.
    Quantity,
    /// People, places, organisations.
    Name,
    /// Glossary terms.
    Term,
    /// Text left out, added or untranslated.
    Text,
    /// House style.
    Format,
}

impl Category {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Quantity, Self::Name, Self::Term, Self::Text, Self::Format];

    /// The word that users write and read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Name => "name",
            Self::Term => "term",
            Self::Text => "text",
            Self::Format => "format",
        }
    }
}

/// A place in one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the version in the article.
    pub version: usize,
    /// Index of the segment in the version.
    pub segment: usize,
    /// Bytes of the version's text.
    pub span: Span,
}

/// What the user is told: what is wrong, where in every version, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id, kebab-case.
    pub rule: &'static str,
    /// What it is about.
    pub category: Category,
    /// How bad it is.
    pub severity: Severity,
    /// One line of plain English, with both values as they are written.
    pub message: String,
    /// What to do; one line, may be empty.
    pub help: String,
    /// The version that stands alone, if one does.
    pub suspect: Option<usize>,
    /// The place in every version that bears on it, the suspect's first.
    pub places: Vec<Place>,
    /// Corrections to choose from, each of which reads as what another version says. One that is certain stands alone.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The correction that a program may write without asking.
    pub fn certain_fix(&self) -> Option<&Fix> {
        match &self.fixes[..] {
            [only] if only.certain => Some(only),
            _ => None,
        }
    }
}
