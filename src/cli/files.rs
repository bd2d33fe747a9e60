//! Files to documents: reading, decoding, and finding out the language.

use super::gather::Version;
use crate::language::{Pack, identify};
use crate::read::{self, Document};
use crate::text::Tag;
use std::io::{self, Read as _};
use std::path::Path;

/// Opens a version and reads it as its format says.
///
/// Its language is what a flag says, else what its front matter says, else what its name tells, else what the text looks like.
///
/// # Errors
/// One line that names the file and what is wrong with it.
pub(crate) fn open(version: &Version) -> Result<Document, String> {
    let path = &version.path;
    let at = |what: String| format!("{}: {what}", path.display());
    let text = match &version.text {
        Some(text) => text.clone(),
        None => read::decode(&bytes(path).map_err(|e| at(reason(&e)))?).map_err(|e| at(e.to_string()))?,
    };
    if text.trim().is_empty() {
        return Err(at("the file is empty".to_owned()));
    }
    let (front, body) = read::front_matter(&text).map_err(|e| at(e.to_string()))?;
    let lang = language(version, front.lang, text.get(body..).unwrap_or_default()).map_err(at)?;
    if is_markdown(path) || body > 0 {
        read::markdown(lang, text).map_err(|e| at(e.to_string()))
    } else {
        Ok(read::plain(lang, text))
    }
}

fn language(version: &Version, front: Option<Tag>, body: &str) -> Result<Tag, String> {
    let lang = match (&version.flagged, front, &version.named) {
        (Some(flagged), _, _) => flagged.clone(),
        (None, Some(front), Some(named)) if front.language() != named.language() => {
            return Err(format!(
                "its name says `{named}`, its front matter `{front}`; say which it is with --version {named}={0} or --version {front}={0}",
                version.path.display()
            ));
        }
        (None, Some(front), _) => front,
        (None, None, Some(named)) => named.clone(),
        (None, None, None) => identify(body).ok_or_else(|| {
            format!(
                "cannot tell its language; say it with --version LANG={}",
                version.path.display()
            )
        })?,
    };
    if Pack::of(&lang).is_none() {
        return Err(format!(
            "Parallax does not know the language `{lang}`; it knows {}",
            Pack::tags().join(", ")
        ));
    }
    Ok(lang)
}

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut out = Vec::new();
        io::stdin().lock().read_to_end(&mut out)?;
        return Ok(out);
    }
    std::fs::read(path)
}

/// Why a file could not be read, in our words where we have some.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read (permission denied)".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => error.to_string(),
    }
}

fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown"))
}
