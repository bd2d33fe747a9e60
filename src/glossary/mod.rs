//! Term lists of every format to one term base.
//!
//! This room opens no file: it is handed texts.

mod list;
mod finder;
mod format;
mod node;
mod quick;
mod yaml;
mod yaml_out;
mod columns;
mod sheet;
mod sheet_out;
mod markup;
mod category;
mod tbx;
mod tbx_out;
mod audit;
mod keys;
mod simplified;
mod spellings;
mod syllables;
mod words;
mod settle;
mod characters;
mod matcher;

pub use audit::{Flaw, audit};
pub use finder::Finder;
pub use format::{Dialect, Format, LARGEST, read, write};
pub use list::{Entry, Extra, Frame, Glossary, Spot, Style, Usage, Wording, Written};
pub use matcher::{Form, TermHit};

use crate::finding::Severity;
use crate::language::Pack;
use crate::text::fold;
use include_dir::{Dir, include_dir};
use matcher::Matcher;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary/terms");

/// Bytes that a form has at most.
const LONGEST: usize = 1000;
/// Words that stand in a gap at most.
const WIDEST: u8 = 3;

/// Why a glossary, or a part of it, cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryError {
    /// The file's name as it was given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    message: String,
}

impl GlossaryError {
    fn new(file: &str, spot: Spot, message: String) -> Self {
        Self {
            file: file.to_owned(),
            line: spot.line as usize,
            column: spot.column as usize,
            message,
        }
    }
}

impl fmt::Display for GlossaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl std::error::Error for GlossaryError {}

/// Concepts with their terms in every language, ready to be matched.
#[derive(Debug, Default)]
pub struct TermBase {
    concepts: Vec<Concept>,
    /// Index of each concept by its id.
    ids: BTreeMap<String, usize>,
    /// Glossaries of users so far.
    files: u16,
    /// Per language its matcher, built when first asked for.
    matchers: BTreeMap<String, OnceLock<Matcher>>,
}

/// Something that has a name in several languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Unique in the term base: `org.womens_union`.
    pub id: String,
    /// What it is.
    pub kind: ConceptKind,
    /// The field of its file (`policy-credit`).
    pub domain: String,
    /// What a linguist should know of it.
    pub note: Option<String>,
    /// Words that may stand between two words of its terms.
    pub gap: u8,
    /// Whether its terms are also found as parts of compounds.
    pub compound: bool,
    /// The number of its file: the built-in ones are 0, and a form that two files have is the later one's.
    pub file: u16,
    /// Language tags and its forms there, sorted by tag. There are few: a map would take ten times the room.
    pub terms: Vec<(String, Forms)>,
}

/// What a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConceptKind {
    /// A word of a field.
    Term,
    /// A body, an office.
    Organisation,
    /// A programme, project or campaign.
    Programme,
    /// A slogan; its digits belong to it.
    Slogan,
    /// A place.
    Place,
    /// A person.
    Person,
    /// A meeting, an anniversary, an award.
    Event,
    /// A law, a resolution, a decision.
    Law,
}

impl ConceptKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Term,
        Self::Organisation,
        Self::Programme,
        Self::Slogan,
        Self::Place,
        Self::Person,
        Self::Event,
        Self::Law,
    ];

    /// Reads the word that users write.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The word that users write and read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Organisation => "organisation",
            Self::Programme => "programme",
            Self::Slogan => "slogan",
            Self::Place => "place",
            Self::Person => "person",
            Self::Event => "event",
            Self::Law => "law",
        }
    }
}

/// What a concept is called in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// The one to use.
    pub preferred: String,
    /// Accepted as well.
    pub variants: Vec<String>,
    /// Mistranslations.
    pub forbidden: Vec<Forbidden>,
    /// Phrases in which a form stands and means something else (`xã hội` for `xã`).
    pub not: Vec<String>,
}

/// A form that should not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forbidden {
    /// As it is written.
    pub form: String,
    /// Why it is wrong, for the user.
    pub reason: String,
    /// How bad it is.
    pub severity: Severity,
}

impl Concept {
    /// Its forms in the language of `tag` (`pt-BR`): those of the tag itself, of its language, or of that language elsewhere.
    pub fn forms(&self, tag: &str) -> Option<&Forms> {
        let primary = language(tag);
        let of = |test: &dyn Fn(&str) -> bool| self.terms.iter().find(|(t, _)| test(t)).map(|(_, forms)| forms);
        of(&|t| t == tag)
            .or_else(|| of(&|t| t == primary))
            .or_else(|| of(&|t| language(t) == primary))
    }
}

impl Forms {
    /// The form of a hit, as the glossary writes it.
    pub fn form(&self, form: Form) -> Option<&str> {
        match form {
            Form::Preferred => Some(&self.preferred),
            Form::Variant(i) => self.variants.get(i).map(String::as_str),
            Form::Forbidden(i) => self.forbidden.get(i).map(|f| f.form.as_str()),
        }
    }
}

impl TermBase {
    /// The glossary that ships with Parallax.
    pub fn built_in() -> Self {
        let mut base = Self::default();
        let mut files: Vec<_> = BUILT_IN.files().collect();
        files.sort_by_key(|file| file.path());
        for file in files {
            let name = file.path().to_string_lossy();
            if let Some(text) = file.contents_utf8().filter(|_| name.ends_with(".yaml")) {
                let unusable = base.add(&name, text);
                debug_assert!(
                    unusable.as_ref().is_ok_and(Vec::is_empty),
                    "a built-in glossary: {unusable:?}"
                );
            }
        }
        base.concepts.iter_mut().for_each(|concept| concept.file = 0);
        base.files = 0;
        base
    }

    /// Adds the concepts of a glossary file, read as its name says (`terms.tbx`, or YAML), and answers what of it could not be
    /// used. A concept whose id the base knows already takes the place of that one; those of pair lists are joined.
    ///
    /// # Errors
    /// What is wrong with the file, and where.
    pub fn add(&mut self, name: &str, text: &str) -> Result<Vec<GlossaryError>, GlossaryError> {
        let format = Format::of(name).unwrap_or(Format::Yaml);
        Ok(self.take(name, read(format, name, text)?))
    }

    /// Adds the concepts of a glossary that is read; `name` is its file's, for messages.
    pub fn take(&mut self, name: &str, glossary: Glossary) -> Vec<GlossaryError> {
        let mut unusable = glossary.unusable;
        // Every list of forms may grow.
        self.matchers.values_mut().for_each(|slot| *slot = OnceLock::new());
        let settled: Vec<(Concept, Vec<GlossaryError>)> = glossary
            .entries
            .into_par_iter()
            .with_min_len(1000)
            .map(|entry| {
                let mut odd = Vec::new();
                let tell = |spot, message| odd.push(GlossaryError::new(name, spot, message));
                (Concept::settle(entry, &glossary.domain, tell), odd)
            })
            .collect();
        self.concepts.reserve(settled.len());
        self.files = self.files.saturating_add(1);
        for (mut concept, odd) in settled {
            concept.file = self.files;
            unusable.extend(odd);
            for tag in concept.terms.iter().map(|(tag, _)| language(tag)) {
                if !self.matchers.contains_key(tag) {
                    self.matchers.insert(tag.to_owned(), OnceLock::new());
                }
            }
            match self.ids.get(&concept.id).and_then(|&i| self.concepts.get_mut(i)) {
                Some(known) => {
                    if glossary.pairs {
                        known.join(concept);
                    } else {
                        *known = concept;
                    }
                }
                None => {
                    self.ids.insert(concept.id.clone(), self.concepts.len());
                    self.concepts.push(concept);
                }
            }
        }
        unusable
    }

    /// The terms in `text`, in order and disjoint, the longest where several begin at one place. Spans are bytes of `text`.
    pub fn find(&self, text: &str, pack: &Pack) -> Vec<TermHit> {
        self.finder(pack)
            .map_or_else(Vec::new, |mut finder| finder.find(text, &fold(text)))
    }

    /// What finds the same in many texts in the language of `pack`, faster; `None` where no concept has a term in it.
    pub fn finder<'t>(&'t self, pack: &'t Pack) -> Option<Finder<'t>> {
        let language = language(pack.tag());
        let slot = self.matchers.get(language)?;
        let matcher = slot.get_or_init(|| Matcher::new(&self.concepts, language, pack));
        Some(Finder::new(matcher, pack))
    }

    /// The concept of a hit.
    pub fn concept(&self, index: usize) -> Option<&Concept> {
        self.concepts.get(index)
    }

    /// The index of the concept `id`.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// All concepts.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }
}

fn severity(word: &str) -> Option<Severity> {
    let all = [Severity::Note, Severity::Warning, Severity::Error];
    all.into_iter().find(|s| s.as_str() == word)
}

/// The primary subtag of `tag`.
fn language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The JSON Schema (2020-12) of a glossary in YAML.
pub fn schema() -> serde_json::Value {
    serde_json::from_str(include_str!("schema.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests;
