//! What one layer of settings says.

use super::FailOn;
use super::levels::Step;
use crate::compare::Mode;
use crate::language::Style;
use crate::read::Document;
use crate::report::Format;
use crate::text::{Keys, Tag, nearest};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What one layer says; what it leaves open, the layers below decide.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// Where it comes from.
    pub origin: Origin,
    /// The language of the original.
    pub source: Option<Tag>,
    /// How the versions relate.
    pub mode: Option<Mode>,
    /// The languages that are looked at.
    pub only: Option<Vec<Tag>>,
    /// From which severity on findings fail a run.
    pub fail_on: Option<FailOn>,
    /// The reports of a run.
    pub outputs: Option<Vec<Output>>,
    /// Glossaries beside the built-in one; those of all layers are read, the lowest layer's first.
    pub glossaries: Vec<PathBuf>,
    /// Severities; those of all layers count.
    pub levels: Vec<Step>,
    /// The baseline: findings that are known and not told again.
    pub baseline: Option<PathBuf>,
    /// Where sentences get their meaning from, for the aligner.
    pub embeddings: Option<Embeddings>,
    /// House style, a language.
    pub style: BTreeMap<Tag, Style>,
}

/// Where a layer comes from.
#[derive(Clone, Debug, Default)]
pub enum Origin {
    /// The command line.
    #[default]
    Flags,
    /// A version's front matter.
    Front,
    /// A file, by the name under which users know it, and where its keys stand.
    File(String, Keys),
}

/// A report and where it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// How it is written.
    pub format: Format,
    /// Its file; `None`: standard output.
    pub file: Option<PathBuf>,
}

impl Output {
    /// Reads `FORMAT` or `FORMAT=FILE`, the file relative to `folder`.
    ///
    /// # Errors
    /// Where there is no such format; the error says what may have been meant.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, String> {
        let (word, file) = match text.split_once('=') {
            Some((_, "")) => return Err("expected a file behind `=`".to_owned()),
            Some((word, file)) => (word, Some(folder.join(file))),
            None => (text, None),
        };
        let words = || Format::ALL.iter().map(|f| f.1);
        let format = Format::parse(word).ok_or_else(|| match nearest(word, words()) {
            Some(near) => format!("there is no format `{word}`; did you mean `{near}`?"),
            None => format!(
                "there is no format `{word}`; there are {}",
                words().collect::<Vec<_>>().join(", ")
            ),
        })?;
        Ok(Self { format, file })
    }
}

/// An endpoint that serves embeddings (`POST /v1/embeddings`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embeddings {
    /// Its address, `http://…` or `https://…`.
    pub url: String,
    /// The model that is asked for; the endpoint's own where none is named.
    pub model: Option<String>,
    /// How long one request may take.
    pub timeout: Duration,
    /// Folder in which vectors are kept; `None`: the user's own for caches.
    pub cache: Option<PathBuf>,
    /// The environment variable that holds the key; the key itself stands in no file.
    pub api_key_env: Option<String>,
    /// Sentences a request.
    pub batch: usize,
}

impl Embeddings {
    /// How long one request may take unless configured.
    pub const TIMEOUT: Duration = Duration::from_secs(30);
    /// Sentences a request unless configured.
    pub const BATCH: usize = 64;
}

impl From<&Document> for Layer {
    /// What a version's front matter says.
    fn from(document: &Document) -> Self {
        Self {
            origin: Origin::Front,
            source: document.front.source.clone(),
            ..Self::default()
        }
    }
}
