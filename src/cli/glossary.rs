//! Glossary files to one term base.

use crate::glossary::TermBase;
use std::path::PathBuf;

/// The built-in glossary and those of `files` beside it.
///
/// # Errors
/// One line that names the file and what is wrong with it.
pub(crate) fn load(_files: &[PathBuf]) -> Result<TermBase, String> {
    Ok(TermBase::default())
}
