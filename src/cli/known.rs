//! The baselines of a run: which entries know a finding, and which know none any more.

use super::files::{bytes, reason};
use super::output::tell;
use super::settings::inside;
use crate::compare::Comparison;
use crate::finding::Finding;
use crate::quiet::{Baseline, Content};
use crate::read::decode;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// All baselines that articles of a run name.
pub(crate) struct Known {
    today: String,
    files: BTreeMap<PathBuf, Shelf>,
}

/// One baseline.
#[derive(Default)]
pub(crate) struct Shelf {
    /// What it says.
    pub baseline: Baseline,
    /// For each entry how many findings it knew.
    pub used: Vec<usize>,
    /// The articles that were checked, as entries name them.
    pub checked: BTreeSet<String>,
}

impl Known {
    /// None yet.
    pub fn new() -> Self {
        Self {
            today: today(),
            files: BTreeMap::new(),
        }
    }

    /// Takes out what the baseline `file` knows of an article's findings.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn sift(
        &mut self,
        file: Option<&Path>,
        article: &str,
        findings: Vec<Finding>,
        comparison: &Comparison,
    ) -> Result<Vec<Finding>, String> {
        let Some(file) = file else {
            return Ok(findings);
        };
        if !self.files.contains_key(file) {
            self.files.insert(file.to_owned(), Shelf::open(file)?);
        }
        let Some(shelf) = self.files.get_mut(file) else {
            return Ok(findings);
        };
        shelf.checked.insert(name_in(file, article));
        let mut told = Vec::with_capacity(findings.len());
        for finding in findings {
            match shelf.baseline.knows(&Content::of(&finding, comparison), &self.today) {
                Some(at) => {
                    if let Some(used) = shelf.used.get_mut(at) {
                        *used += 1;
                    }
                }
                None => told.push(finding),
            }
        }
        Ok(told)
    }

    /// Tells of the entries that know nothing any more, as far as their articles were checked, and of those whose time is over.
    pub fn tell(&self) {
        for (file, shelf) in &self.files {
            for (entry, used) in shelf.baseline.entries.iter().zip(&shelf.used) {
                let at = format!("{}:{}", file.display(), entry.line);
                if let Some(last) = entry.expires.as_deref().filter(|_| entry.is_over(&self.today)) {
                    tell(
                        "warning",
                        &format!("{at}: this entry ended on {last}: {}", entry.content.rule),
                    );
                } else if *used == 0 && shelf.checked.contains(&entry.article) {
                    let what = format!("{at}: nothing is left of this {}", entry.content.rule);
                    tell(
                        "warning",
                        &format!("{what}; `parallax baseline prune` takes the entry out"),
                    );
                }
            }
        }
    }
}

impl Shelf {
    /// Reads a baseline.
    pub fn open(file: &Path) -> Result<Self, String> {
        let name = file.display();
        let bytes = bytes(file).map_err(|e| format!("{name}: {}", reason(&e)))?;
        let text = decode(&bytes).map_err(|e| format!("{name}: {e}"))?;
        let baseline = Baseline::read(&text).map_err(|e| format!("{name}:{e}"))?;
        Ok(Self {
            used: vec![0; baseline.entries.len()],
            baseline,
            checked: BTreeSet::new(),
        })
    }
}

/// An article as the entries of a baseline name it: relative to the baseline's folder.
pub(crate) fn name_in(file: &Path, article: &str) -> String {
    inside(file.parent().unwrap_or(Path::new("")), Path::new(article))
}

/// The day in UTC, `2026-12-31`. (Howard Hinnant's civil-from-days, with years that begin in March.)
pub(crate) fn today() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = now.as_secs() / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
