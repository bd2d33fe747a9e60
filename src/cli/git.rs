//! What git says has changed. Git is the only program that Parallax starts, and only where `--only-changed` asks for it.

use super::gather::{Files, read_name};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The files that have changed since a revision.
pub(crate) struct Changed {
    revision: String,
    /// The working tree of each folder that was asked for.
    trees: BTreeMap<PathBuf, PathBuf>,
    /// What is known of each working tree.
    known: BTreeMap<PathBuf, Tree>,
}

/// A working tree.
struct Tree {
    /// The hash of the revision.
    commit: String,
    /// The files that have changed.
    changed: BTreeSet<PathBuf>,
}

impl Changed {
    /// Since `revision`, to be looked up where articles lie.
    pub fn since(revision: &str) -> Self {
        Self {
            revision: revision.to_owned(),
            trees: BTreeMap::new(),
            known: BTreeMap::new(),
        }
    }

    /// The revision as the user named it.
    pub fn revision(&self) -> &str {
        &self.revision
    }

    /// Whether a version of an article was edited, added or removed since the revision.
    ///
    /// # Errors
    /// Where git is not there, the article lies in no working tree, or the revision does not exist.
    pub fn touches(&mut self, article: &Files) -> Result<bool, String> {
        for version in &article.files {
            let (folder, whole) = place(&version.path)?;
            let named = |file: &Path| match read_name(file) {
                Ok((article, Some(_))) => Some(article),
                _ => None,
            };
            let (_, tree) = self.tree(&folder)?;
            // A version that was removed is none of the article's files any more, but its name says whose it was.
            let sibling = |f: &PathBuf| f.parent() == Some(&folder) && named(f).is_some() && named(f) == named(&whole);
            if tree.changed.contains(&whole) || tree.changed.iter().any(sibling) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What a file held at the revision, if it has changed since and was there.
    ///
    /// # Errors
    /// As for [`Self::touches`].
    pub fn before(&mut self, file: &Path) -> Result<Option<Vec<u8>>, String> {
        let (folder, whole) = place(file)?;
        let (top, tree) = self.tree(&folder)?;
        let inside = whole.strip_prefix(&top).ok().filter(|_| tree.changed.contains(&whole));
        let Some(inside) = inside.and_then(Path::to_str) else {
            return Ok(None);
        };
        let object = format!("{}:{}", tree.commit, inside.replace('\\', "/"));
        // A file that was not there is no error, but new.
        Ok(git(&top, &["cat-file", "blob", &object]).ok())
    }

    /// The working tree of a folder and what is known of it.
    fn tree(&mut self, folder: &Path) -> Result<(PathBuf, &Tree), String> {
        let top = match self.trees.get(folder) {
            Some(top) => top.clone(),
            None => {
                let out = git(folder, &["rev-parse", "--show-toplevel"])?;
                let top = PathBuf::from(String::from_utf8_lossy(&out).trim_end_matches(['\n', '\r']));
                let top = top.canonicalize().unwrap_or(top);
                self.trees.insert(folder.to_owned(), top.clone());
                top
            }
        };
        let tree = match self.known.entry(top.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Tree::since(&top, &self.revision)?),
        };
        Ok((top, tree))
    }
}

impl Tree {
    /// The files that differ from a revision, and those that git does not know yet.
    fn since(top: &Path, revision: &str) -> Result<Self, String> {
        if revision.starts_with('-') {
            return Err(format!("`{revision}` is no revision"));
        }
        let commit = format!("{revision}^{{commit}}");
        let commit =
            git(top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).map_err(|e| match e {
                silent if silent.is_empty() => format!("git knows no revision `{revision}`"),
                said => said,
            })?;
        // From here on the revision is a hash, which no option looks like.
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        let diff = [
            "diff",
            "--name-only",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "-z",
            &commit,
            "--",
        ];
        let others = ["ls-files", "--others", "--exclude-standard", "-z", "--"];
        let mut changed = BTreeSet::new();
        for list in [git(top, &diff)?, git(top, &others)?] {
            let names = list.split(|b| *b == 0).filter(|n| !n.is_empty());
            changed.extend(names.map(|n| top.join(String::from_utf8_lossy(n).as_ref())));
        }
        Ok(Self { commit, changed })
    }
}

/// A file's folder and the file in it, without links.
fn place(file: &Path) -> Result<(PathBuf, PathBuf), String> {
    let folder = file
        .parent()
        .filter(|f| !f.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let folder = folder
        .canonicalize()
        .map_err(|e| format!("{}: {e}", folder.display()))?;
    let whole = folder.join(file.file_name().unwrap_or_default());
    Ok((folder, whole))
}

/// What git prints; the error is its first line, empty where it says nothing.
fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    let ran = Command::new("git")
        .arg("-C")
        .arg(folder)
        // A repository's own settings start no program.
        .args(["-c", "core.fsmonitor=false", "--no-pager"])
        .args(args)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .output();
    let ran = ran.map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => "--only-changed asks git, which is not installed".to_owned(),
        _ => format!("git: {e}"),
    })?;
    if ran.status.success() {
        return Ok(ran.stdout);
    }
    let said = String::from_utf8_lossy(&ran.stderr);
    Err(match said.lines().next() {
        Some(line) => format!("git: {}", line.trim_start_matches("fatal: ")),
        None => String::new(),
    })
}
