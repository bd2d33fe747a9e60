//! The thread that checks articles, so that typing never waits for it.

use crate::cli::Failure;
use crate::cli::args::Lookup;
use crate::cli::check;
use crate::cli::gather::Files;
use crate::cli::known::Known;
use crate::cli::settings::Settings;
use crate::compare::Comparison;
use crate::config::Layer;
use crate::finding::Finding;
use crate::quiet::Notice;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf, absolute};

/// An article to check.
#[derive(Debug)]
pub(super) struct Job {
    /// Its files, with the texts that an editor holds.
    pub files: Files,
    /// Which state of the article this is.
    pub state: u64,
    /// Whether configurations and glossaries may have changed.
    pub anew: bool,
}

/// An article that was checked.
#[derive(Debug)]
pub(super) struct Checked {
    /// What users call it.
    pub article: String,
    /// Which state of it was checked.
    pub state: u64,
    /// What was found, or why it could not be checked.
    pub result: Result<Analysis, String>,
}

/// What is known of an article.
#[derive(Debug)]
pub(super) struct Analysis {
    /// Its versions, compared.
    pub comparison: Comparison,
    /// What the rules say.
    pub findings: Vec<Finding>,
    /// Comments that cannot be read or silence nothing.
    pub notices: Vec<Notice>,
    /// The versions' files.
    pub files: Vec<PathBuf>,
}

/// Checks articles one by one, as they come.
#[derive(Debug)]
pub(super) struct Worker {
    settings: Settings,
}

impl Worker {
    pub fn new() -> Self {
        Self {
            settings: Settings::new(Layer::default(), &Lookup::default()),
        }
    }

    /// Checks an article. A text on which Parallax stumbles ends no session.
    pub fn check(&mut self, job: Job) -> Checked {
        if job.anew {
            *self = Self::new();
        }
        let (article, state) = (job.files.name.clone(), job.state);
        let result = catch_unwind(AssertUnwindSafe(|| self.one(job)));
        let result = result.unwrap_or_else(|_| Err("Parallax stumbled over this article; please report it".to_owned()));
        Checked { article, state, result }
    }

    fn one(&mut self, job: Job) -> Result<Analysis, String> {
        let told = |failure: Failure| failure.0.join("; ");
        let check::Checked {
            names,
            config,
            outcome,
            findings,
        } = check::checked(&job.files, &mut self.settings).map_err(told)?;
        let baseline = config.baseline.as_deref();
        let findings = Known::new().sift(baseline, &job.files.name, findings, &outcome.comparison)?;
        Ok(Analysis {
            findings,
            notices: outcome.notices,
            comparison: outcome.comparison,
            // Names may be short; the client's are whole.
            files: names
                .iter()
                .map(|n| absolute(n).unwrap_or_else(|_| PathBuf::from(n)))
                .collect(),
        })
    }
}

impl Analysis {
    /// The index of the version that a file is.
    pub fn version_of(&self, file: &Path) -> Option<usize> {
        self.files.iter().position(|f| f == file)
    }

    /// The text of a version.
    pub fn text(&self, version: usize) -> &str {
        self.comparison
            .versions
            .get(version)
            .map_or("", |v| v.document.text.as_str())
    }
}
