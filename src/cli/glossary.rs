//! Glossary files to one term base.

use crate::glossary::TermBase;
use crate::read::decode;
use std::fs;
use std::path::PathBuf;

/// The built-in glossary and those of `files` beside it; a concept of theirs takes the place of a built-in one with its id.
///
/// # Errors
/// One line that names the file and what is wrong with it.
pub(crate) fn load(files: &[PathBuf]) -> Result<TermBase, String> {
    let mut base = TermBase::built_in();
    for file in files {
        let name = file.display().to_string();
        let bytes = fs::read(file).map_err(|e| format!("{name}: {e}"))?;
        let text = decode(&bytes).map_err(|e| format!("{name}: {e}"))?;
        base.add(&name, &text).map_err(|e| e.to_string())?;
    }
    Ok(base)
}
