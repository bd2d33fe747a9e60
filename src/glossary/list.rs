//! A glossary as a file holds it, whatever the format: what every reader makes and every writer takes.

use super::{ConceptKind, GlossaryError};
use crate::finding::Severity;

/// A glossary file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The field of all concepts that name none of their own.
    pub domain: String,
    /// Where the entries come from, and their licence.
    pub source: String,
    /// What a TBX file says around its concepts.
    pub frame: Option<Frame>,
    /// Whether it is a list of pairs without ids of its own, whose entries join those of other such lists.
    pub pairs: bool,
    /// Its concepts, in the file's order.
    pub entries: Vec<Entry>,
    /// What could not be used, each with its place; the rest was read.
    pub unusable: Vec<GlossaryError>,
}

/// What a TBX file says of itself around its concepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Dialect: `TBX-Basic`.
    pub dialect: String,
    /// How the dialect's data categories are written.
    pub style: Style,
    /// The file's language.
    pub lang: String,
    /// The header's elements, as fragments (see [`Extra`]).
    pub header: Extra,
    /// The elements behind the concepts.
    pub back: Extra,
}

/// How TBX writes data categories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As attributes: `<termNote type="partOfSpeech">`.
    #[default]
    Dca,
    /// As tags: `<min:partOfSpeech>`.
    Dct,
    /// As attributes in the elements of TBX version 2 (`martif`).
    V2,
}

impl Style {
    /// The word that files and users write.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dca => "dca",
            Self::Dct => "dct",
            Self::V2 => "v2",
        }
    }

    /// Reads such a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Dca, Self::Dct, Self::V2]
            .into_iter()
            .find(|s| s.as_str() == word)
    }
}

/// What has no field of its own, so that no format loses it: each a TBX element in DCA style (`<note>…</note>`).
pub type Extra = Vec<String>;

/// Line and column, in characters, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Unique in the file.
    pub id: String,
    /// What it is.
    pub kind: ConceptKind,
    /// Its field, where it is not the file's.
    pub domain: Option<String>,
    /// What a linguist should know of it.
    pub note: Option<String>,
    /// Words that may stand between two words of its terms.
    pub gap: u8,
    /// Whether its terms are also found as parts of compounds.
    pub compound: bool,
    /// Its words, by language.
    pub wordings: Vec<Wording>,
    /// What else the file says of it.
    pub extra: Extra,
    /// Where it begins.
    pub spot: Spot,
}

impl Entry {
    /// A concept without words.
    pub fn new(id: String, spot: Spot) -> Self {
        Self {
            id,
            kind: ConceptKind::Term,
            domain: None,
            note: None,
            gap: 0,
            compound: false,
            wordings: Vec::new(),
            extra: Extra::new(),
            spot,
        }
    }

    /// Its words in the language `tag`, made where there are none yet.
    pub fn wording(&mut self, tag: &str, spot: Spot) -> &mut Wording {
        let at = self.wordings.iter().position(|w| w.tag == tag).unwrap_or_else(|| {
            self.wordings.push(Wording {
                tag: tag.to_owned(),
                forms: Vec::new(),
                not: Vec::new(),
                extra: Extra::new(),
                spot,
            });
            self.wordings.len() - 1
        });
        &mut self.wordings[at]
    }
}

/// What a concept is called in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The language's tag.
    pub tag: String,
    /// The forms: the one to use, the accepted ones, the forbidden ones.
    pub forms: Vec<Written>,
    /// Phrases in which a form stands and means something else.
    pub not: Vec<String>,
    /// What else the file says of the language.
    pub extra: Extra,
    /// Where it begins.
    pub spot: Spot,
}

impl Wording {
    /// The form to use.
    pub fn preferred(&self) -> Option<&Written> {
        self.forms.iter().find(|f| f.usage == Usage::Preferred)
    }

    /// Makes the first accepted form the one to use where none is, and puts the forms in order: the one to use, the accepted
    /// ones, the forbidden ones.
    pub fn settle(&mut self) {
        if self.preferred().is_none()
            && let Some(first) = self.forms.iter_mut().find(|f| f.usage == Usage::Variant)
        {
            first.usage = Usage::Preferred;
        }
        self.forms.sort_by_key(|f| match f.usage {
            Usage::Preferred => 0,
            Usage::Variant => 1,
            Usage::Forbidden { .. } => 2,
        });
    }
}

/// One form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As it is written.
    pub text: String,
    /// Whether to use it.
    pub usage: Usage,
    /// What else the file says of it.
    pub extra: Extra,
    /// Where it stands.
    pub spot: Spot,
}

/// Whether to use a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Usage {
    /// The one to use.
    Preferred,
    /// Accepted as well.
    Variant,
    /// Not to be used.
    Forbidden {
        /// Why, for the user.
        reason: String,
        /// How bad it is.
        severity: Severity,
    },
}
