//! Which files make which article: folders, file names and `--version` flags to articles.

use crate::language::Pack;
use crate::text::Tag;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// Ends of the names of files that are read.
const EXTENSIONS: [&str; 4] = ["md", "markdown", "txt", "text"];

/// An article's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Files {
    /// What users call it.
    pub name: String,
    /// Its files in the order given, a folder's sorted by name.
    pub files: Vec<Version>,
    /// Nothing but lying in one folder below the one that the user named makes these files an article; they may be none.
    pub guessed: bool,
}

/// One file and the language that its name or a flag tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// The file; `-` is standard input.
    pub path: PathBuf,
    /// What its name tells.
    pub named: Option<Tag>,
    /// What a flag says, which stands above all else.
    pub flagged: Option<Tag>,
    /// Its text as an editor holds it, unsaved; `None`: what the file says.
    pub text: Option<String>,
}

/// A path that no article can be made of, in words for the user.
pub(crate) type Problem = String;

/// The articles of `paths` and of the files that `--version` names, in the order given; a path that is none is a problem of its own.
pub(crate) fn gather(paths: &[PathBuf], flagged: &[(Tag, PathBuf)]) -> (Vec<Files>, Vec<Problem>) {
    let mut articles = Vec::new();
    let mut problems = Vec::new();
    let mut named: Vec<((PathBuf, String), Version)> = Vec::new();
    let mut unnamed: Vec<Version> = Vec::new();
    for path in paths {
        let path = &tidy(path);
        if path.is_dir() {
            let before = (articles.len(), problems.len());
            folder(path, false, &mut articles, &mut problems);
            if before == (articles.len(), problems.len()) {
                problems.push(format!(
                    "{}: no versions there; Parallax reads {}",
                    path.display(),
                    EXTENSIONS.map(|e| format!(".{e}")).join(", ")
                ));
            }
            continue;
        }
        match read_name(path) {
            Ok((article, Some(tag))) => {
                let parent = path.parent().unwrap_or(Path::new("")).to_owned();
                named.push(((parent, article), Version::named(path, tag)));
            }
            Ok((_, None)) => unnamed.push(Version {
                path: path.clone(),
                named: None,
                flagged: None,
                text: None,
            }),
            Err(problem) => problems.push(problem),
        }
    }
    unnamed.extend(flagged.iter().map(|(tag, path)| Version {
        path: path.clone(),
        named: None,
        flagged: Some(tag.clone()),
        text: None,
    }));
    let mut grouped = group(named);
    match (grouped.as_mut_slice(), unnamed.is_empty()) {
        (_, true) => {}
        ([], _) => grouped.push(Files {
            name: name_of(&unnamed),
            files: unnamed,
            guessed: false,
        }),
        ([one], _) => one.files.extend(unnamed),
        (several, _) => problems.push(format!(
            "{}: not clear to which article it belongs, {} or {}; name it <article>.<language>.<extension>",
            unnamed
                .first()
                .map(|v| v.path.display().to_string())
                .unwrap_or_default(),
            several.first().map_or("", |a| &a.name),
            several.last().map_or("", |a| &a.name)
        )),
    }
    articles.extend(grouped);
    (articles, problems)
}

/// The articles of a folder and of the folders below it.
fn folder(path: &Path, below: bool, articles: &mut Vec<Files>, problems: &mut Vec<Problem>) {
    let entries = match std::fs::read_dir(path).and_then(|d| d.collect::<Result<Vec<_>, _>>()) {
        Ok(entries) => entries,
        Err(e) => return problems.push(format!("{}: {}", path.display(), super::files::reason(&e))),
    };
    let mut paths: Vec<(PathBuf, bool)> = entries
        .iter()
        .filter(|e| !e.file_name().to_string_lossy().starts_with('.'))
        // A link to a folder is not followed: it could lead back.
        .map(|e| (tidy(&e.path()), e.file_type().is_ok_and(|t| t.is_dir())))
        .collect();
    paths.sort();
    let files = paths.iter().filter(|p| !p.1).map(|p| p.0.as_path());
    of_files(path, files, below, articles, problems);
    for (sub, _) in paths.iter().filter(|p| p.1) {
        folder(sub, true, articles, problems);
    }
}

/// The article that a file is a version of, by the files beside it; `held` are files beside it that may not be saved yet.
pub(crate) fn around(file: &Path, held: &[PathBuf]) -> Option<Files> {
    let parent = file.parent()?;
    let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
    let beside = entries
        .filter(|e| e.file_type().is_ok_and(|t| t.is_file()))
        .map(|e| e.path());
    let held = held.iter().filter(|h| h.parent() == Some(parent)).cloned();
    let hidden = |p: &PathBuf| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
    let mut paths: Vec<PathBuf> = beside.chain(held).filter(|p| !hidden(p)).collect();
    paths.sort();
    paths.dedup();
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    of_files(
        parent,
        paths.iter().map(PathBuf::as_path),
        false,
        &mut articles,
        &mut problems,
    );
    articles.into_iter().find(|a| a.files.iter().any(|v| v.path == file))
}

/// The articles of the files of one folder, sorted.
fn of_files<'a>(
    path: &Path,
    files: impl Iterator<Item = &'a Path>,
    below: bool,
    articles: &mut Vec<Files>,
    problems: &mut Vec<Problem>,
) {
    let mut named = Vec::new();
    let mut unnamed = Vec::new();
    for file in files.filter(|f| is_read(f)) {
        match read_name(file) {
            Ok((article, Some(tag))) => named.push(((path.to_owned(), article), Version::named(file, tag))),
            Ok((_, None)) => unnamed.push(Version {
                path: file.to_owned(),
                named: None,
                flagged: None,
                text: None,
            }),
            Err(problem) => problems.push(problem),
        }
    }
    // Where some names tell a language, the other files (a readme, notes) are no versions.
    if named.is_empty() && unnamed.len() > 1 {
        articles.push(Files {
            name: path.display().to_string(),
            files: unnamed,
            guessed: below,
        });
    }
    articles.extend(group(named));
}

/// Files of one folder and one article name together, in the order in which the articles come up.
fn group(named: Vec<((PathBuf, String), Version)>) -> Vec<Files> {
    let mut order: Vec<Files> = Vec::new();
    let mut index: BTreeMap<(PathBuf, String), usize> = BTreeMap::new();
    for (key, version) in named {
        let at = *index.entry(key.clone()).or_insert(order.len());
        if at == order.len() {
            let (parent, article) = key;
            let name = match (article.as_str(), parent.as_os_str().is_empty()) {
                ("", true) => ".".to_owned(),
                ("", false) => parent.display().to_string(),
                _ => parent.join(&article).display().to_string(),
            };
            order.push(Files {
                name,
                files: Vec::new(),
                guessed: false,
            });
        }
        if let Some(files) = order.get_mut(at) {
            files.files.push(version);
        }
    }
    order
}

/// The article and the language that a file's name tells: `story.vi.md`, `vi.md`.
pub(crate) fn read_name(path: &Path) -> Result<(String, Option<Tag>), Problem> {
    let Some(name) = path.file_stem().map(|s| s.to_string_lossy()) else {
        return Ok((String::new(), None));
    };
    let (article, word) = name.rsplit_once('.').unwrap_or(("", &name));
    let Some(tag) = Tag::parse(word) else {
        return Ok((String::new(), None));
    };
    if Pack::of(&tag).is_some() {
        return Ok((article.to_owned(), Some(tag)));
    }
    // `old.txt` and `story.new.md` look like languages and are none; two letters behind an article's name, or alone, say one.
    if tag.language().len() > 2 {
        return Ok((String::new(), None));
    }
    Err(format!(
        "{}: Parallax does not know the language `{tag}`; it knows {}",
        path.display(),
        Pack::tags().join(", ")
    ))
}

fn is_read(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    extension.is_some_and(|e| EXTENSIONS.contains(&e.as_str()))
}

/// `./story` is shown as `story`.
fn tidy(path: &Path) -> PathBuf {
    let tidy: PathBuf = path.components().filter(|c| *c != Component::CurDir).collect();
    if tidy.as_os_str().is_empty() {
        path.to_owned()
    } else {
        tidy
    }
}

/// Files without a common name are called by their names.
fn name_of(files: &[Version]) -> String {
    let names: Vec<String> = files.iter().map(|v| v.path.display().to_string()).collect();
    names.join(", ")
}

impl Version {
    fn named(path: &Path, tag: Tag) -> Self {
        Self {
            path: path.to_owned(),
            named: Some(tag),
            flagged: None,
            text: None,
        }
    }
}
