//! Articles in folders of their own, and places in their text.

use std::path::PathBuf;

/// A folder with the files of an article.
pub struct Story {
    folder: tempfile::TempDir,
}

impl Story {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        let folder = std::fs::canonicalize(self.folder.path()).expect("there");
        folder.join(name)
    }
}

/// The columns of `words` on the first line of `text`, in UTF-8 or UTF-16 units.
pub fn columns(text: &str, words: &str, utf8: bool) -> (usize, usize) {
    let at = text.find(words).expect("words of the text");
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let units = |t: &str| if utf8 { t.len() } else { t.encode_utf16().count() };
    let from = units(&text[start..at]);
    (from, from + units(words))
}
