//! `parallax glossary suggest` and `unused`: articles to the beginnings of a glossary, and what of one they never use.

use super::check::open;
use super::gather::gather;
use super::glossary::load;
use super::output::{print, tell};
use super::{Failure, Status};
use crate::check::Suggestions;
use crate::compare::Mode;
use crate::extract::Kind;
use crate::glossary::{Dialect, Form, Format, TermBase, write};
use crate::language::Pack;
use crate::run::{self, Input, Outcome};
use crate::text::Tag;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

/// Begin a glossary: names and quoted pieces that articles repeat, with what stands across from them and counts, as YAML.
#[derive(Debug, clap::Args)]
pub(crate) struct Suggest {
    /// Folders of articles, an article's files, or files of batch records (.jsonl).
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The language whose terms are looked for; without it, that of each article's first version.
    #[arg(long, value_name = "LANG")]
    source: Option<String>,
    /// Sentences in which a term stands at least.
    #[arg(long, value_name = "N", default_value_t = 3)]
    least: usize,
    /// A glossary beside the built-in one, whose terms are not suggested again; may be given again.
    #[arg(long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
}

/// List the concepts of a glossary, and the forms that it forbids, which articles never use.
#[derive(Debug, clap::Args)]
pub(crate) struct Unused {
    /// The glossary.
    #[arg(value_name = "GLOSSARY")]
    glossary: PathBuf,
    /// Folders of articles, articles' files, or files of batch records (.jsonl).
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

/// Runs `parallax glossary suggest`.
pub(crate) fn suggest(args: &Suggest) -> Result<Status, Failure> {
    let source = match args.source.as_deref() {
        Some(word) => Some(Tag::parse(word).ok_or_else(|| format!("--source: `{word}` is no language tag"))?),
        None => None,
    };
    let terms = load(&args.glossary)?;
    let mut suggestions = Suggestions::default();
    let status = each(&args.paths, &terms, |outcome| {
        let versions = &outcome.comparison.versions;
        let pivot = match &source {
            Some(tag) => versions
                .iter()
                .position(|v| v.document.lang.language() == tag.language()),
            None => Some(0),
        };
        if let Some(pivot) = pivot {
            suggestions.add(&outcome.comparison, pivot);
        }
    });
    print(&write(
        Format::Yaml,
        &suggestions.glossary(args.least.max(2)),
        Dialect::default(),
    ))?;
    Ok(status)
}

/// Runs `parallax glossary unused`.
pub(crate) fn unused(args: &Unused) -> Result<Status, Failure> {
    let terms = load(std::slice::from_ref(&args.glossary))?;
    let shipped = TermBase::built_in();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let mut met: BTreeSet<(usize, String, usize)> = BTreeSet::new();
    let status = each(&args.paths, &terms, |outcome| {
        for version in &outcome.comparison.versions {
            let Some(pack) = Pack::of(&version.document.lang) else {
                continue;
            };
            let with_terms: BTreeSet<usize> = version
                .facts
                .iter()
                .filter(|f| f.kind == Kind::Term)
                .map(|f| f.segment)
                .collect();
            for segment in with_terms.into_iter().filter_map(|s| version.segments.get(s)) {
                for hit in terms.find(&segment.text, pack) {
                    used.insert(hit.concept);
                    if let Form::Forbidden(form) = hit.form {
                        met.insert((hit.concept, version.document.lang.language().to_owned(), form));
                    }
                }
            }
        }
    });
    let name = args.glossary.display();
    let mut out = String::new();
    for (i, concept) in terms.concepts().iter().enumerate() {
        // A built-in concept that the file leaves alone is not the user's.
        if shipped.index_of(&concept.id).and_then(|k| shipped.concept(k)) == Some(concept) {
            continue;
        }
        if !used.contains(&i) {
            let _ = writeln!(out, "{name}: warning: `{}` is never used", concept.id);
            continue;
        }
        for (tag, forms) in &concept.terms {
            let lang = tag.split('-').next().unwrap_or_default();
            for (k, forbidden) in forms.forbidden.iter().enumerate() {
                if !met.contains(&(i, lang.to_owned(), k)) {
                    let form = crate::report::line(&forbidden.form);
                    let _ = writeln!(
                        out,
                        "{name}: note: `{}` forbids “{form}” in `{tag}`, which never stands",
                        concept.id
                    );
                }
            }
        }
    }
    print(&out)?;
    Ok(status)
}

/// Runs every article of `paths` and hands on what came out; what cannot be read is told of.
fn each(paths: &[PathBuf], terms: &TermBase, mut take: impl FnMut(&Outcome)) -> Status {
    let is_records = |path: &&PathBuf| path.extension().is_some_and(|e| e == "jsonl" || e == "ndjson");
    let (records, paths): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(is_records);
    let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
    let (articles, problems) = gather(&paths, &[]);
    let mut status = Status::Clean;
    for file in records {
        status = status.max(each_record(file, terms, &mut take));
    }
    for problem in &problems {
        tell("error", problem);
        status = Status::Failed;
    }
    for article in &articles {
        let versions = match open(article) {
            Ok((versions, _)) => versions,
            Err(_) if article.guessed => continue,
            Err(failure) => {
                failure.tell();
                status = Status::Failed;
                continue;
            }
        };
        let source = versions.iter().find_map(|d| d.front.source.clone());
        let input = Input {
            source: source.and_then(|s| versions.iter().position(|d| d.lang == s)),
            versions,
            aligned: false,
            mode: Mode::Parallel,
        };
        match run::article(input, terms) {
            Ok(outcome) => take(&outcome),
            Err(problem) => {
                tell("error", &format!("{}: {problem}", article.name));
                status = Status::Failed;
            }
        }
    }
    status
}

/// Runs every record of a file, a line at a time.
fn each_record(file: &Path, terms: &TermBase, take: &mut impl FnMut(&Outcome)) -> Status {
    let name = file.display();
    let failed = |what: &dyn std::fmt::Display| {
        tell("error", &format!("{name}: {what}"));
        Status::Failed
    };
    let mut lines = match File::open(file) {
        Ok(open) => BufReader::new(open),
        Err(error) => return failed(&error),
    };
    let mut status = Status::Clean;
    for number in 1.. {
        let mut line = Vec::new();
        match lines.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return failed(&error),
        }
        let line = line
            .strip_prefix(b"\xEF\xBB\xBF")
            .filter(|_| number == 1)
            .unwrap_or(&line);
        if line.trim_ascii().is_empty() {
            continue;
        }
        match run::recorded(line, number) {
            Err(problem) if problem.starts_with("line ") => status = failed(&problem),
            Err(problem) => status = failed(&format_args!("line {number}: {problem}")),
            Ok((id, input)) => match run::article(input, terms) {
                Ok(outcome) => take(&outcome),
                Err(problem) => status = failed(&format_args!("line {number}: {id}: {problem}")),
            },
        }
    }
    status
}
