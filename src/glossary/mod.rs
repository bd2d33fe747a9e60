//! Term lists of every format to one term base.
//!
//! This room opens no file: it is handed texts.

mod keys;
mod matcher;
mod yaml;

pub use matcher::{Form, TermHit};
pub use yaml::GlossaryError;

use crate::finding::Severity;
use crate::language::Pack;
use include_dir::{Dir, include_dir};
use matcher::Matcher;
use std::collections::BTreeMap;
use std::sync::OnceLock;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary/terms");

/// Concepts with their terms in every language, ready to be matched.
#[derive(Debug, Default)]
pub struct TermBase {
    concepts: Vec<Concept>,
    /// Index of each concept by its id.
    ids: BTreeMap<String, usize>,
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
    /// Its forms, by language tag.
    pub terms: BTreeMap<String, Forms>,
}

/// What a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Its forms in the language of `tag` (`pt-BR`), or in its primary language.
    pub fn forms(&self, tag: &str) -> Option<&Forms> {
        let primary = tag.split('-').next().unwrap_or_default();
        self.terms.get(tag).or_else(|| self.terms.get(primary))
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
                base.add(&name, text)
                    .unwrap_or_else(|e| unreachable!("a test reads every built-in glossary: {e}"));
            }
        }
        base
    }

    /// Adds the concepts of a YAML glossary; `name` is the file's, for messages. A concept whose id the base knows already
    /// takes the place of that one; within one file an id stands once.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), GlossaryError> {
        for concept in yaml::read(name, text)? {
            for tag in concept.terms.keys() {
                self.matchers.insert(language(tag).to_owned(), OnceLock::new());
            }
            match self.ids.get(&concept.id).and_then(|&i| self.concepts.get_mut(i)) {
                Some(known) => {
                    // A language that only the old concept had must forget it.
                    self.matchers.values_mut().for_each(|slot| *slot = OnceLock::new());
                    *known = concept;
                }
                None => {
                    self.ids.insert(concept.id.clone(), self.concepts.len());
                    self.concepts.push(concept);
                }
            }
        }
        Ok(())
    }

    /// The terms in `text`, in order and disjoint, the longest where several begin at one place. Spans are bytes of `text`.
    pub fn find(&self, text: &str, pack: &Pack) -> Vec<TermHit> {
        let language = language(pack.tag());
        match self.matchers.get(language) {
            Some(slot) => slot
                .get_or_init(|| Matcher::new(&self.concepts, language, pack))
                .find(text, pack),
            None => Vec::new(),
        }
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

/// The primary subtag of `tag`.
fn language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests;
