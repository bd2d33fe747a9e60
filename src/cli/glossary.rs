//! Glossary files to term bases.

use super::files::{bytes, reason};
use crate::glossary::TermBase;
use crate::read::decode;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Term bases that are kept for records which name a glossary of their own; with more, all are dropped and read anew.
const KEPT: usize = 8;

/// The built-in glossary and those of `files` beside it; a concept of theirs takes the place of a built-in one with its id.
///
/// # Errors
/// One line that names the file and what is wrong with it.
pub(crate) fn load(files: &[PathBuf]) -> Result<TermBase, String> {
    let mut base = TermBase::built_in();
    for file in files {
        let name = file.display().to_string();
        let bytes = bytes(file).map_err(|e| format!("{name}: {}", reason(&e)))?;
        let text = decode(&bytes).map_err(|e| format!("{name}: {e}"))?;
        base.add(&name, &text).map_err(|e| e.to_string())?;
    }
    Ok(base)
}

/// The term bases of a run: one for all records that name no glossary, and one for each glossary that a record names.
#[derive(Debug)]
pub(crate) struct Shelf<'a> {
    files: &'a [PathBuf],
    common: Arc<TermBase>,
    own: Mutex<BTreeMap<PathBuf, Arc<TermBase>>>,
}

impl<'a> Shelf<'a> {
    /// Loads what all records share.
    pub fn new(files: &'a [PathBuf]) -> Result<Self, String> {
        Ok(Self {
            files,
            common: Arc::new(load(files)?),
            own: Mutex::default(),
        })
    }

    /// The term base for a record that names `path`, or none.
    pub fn get(&self, path: Option<&str>) -> Result<Arc<TermBase>, String> {
        let Some(path) = path.map(Path::new) else {
            return Ok(Arc::clone(&self.common));
        };
        // A record that comes to grief leaves the map as it was.
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(base) = own.get(path) {
            return Ok(Arc::clone(base));
        }
        let files: Vec<PathBuf> = self.files.iter().cloned().chain([path.to_owned()]).collect();
        let base = Arc::new(load(&files)?);
        if own.len() >= KEPT {
            own.clear();
        }
        own.insert(path.to_owned(), Arc::clone(&base));
        Ok(base)
    }
}
