//! `parallax check`: articles of files to findings.

use super::args::Check;
use super::gather::{Files, Version, gather};
use super::git::Changed;
use super::known::Known;
use super::output::tell;
use super::outputs::Outputs;
use super::progress::Progress;
use super::settings::{Opened, Settings};
use super::{Failure, Status, files};
use crate::check::stale;
use crate::config::Config;
use crate::finding::Finding;
use crate::read::{Document, decode};
use crate::report::{self, Look};
use crate::run::{self, Input, Outcome};
use crate::text::{Lines, Tag};
use std::path::PathBuf;

/// Checks all articles; one that cannot be read is told of, and the others are checked.
pub(crate) fn run(args: &Check, look: Look) -> Result<Status, Failure> {
    let mut settings = Settings::new(args.layer(), &args.common.lookup);
    let (mut articles, problems) = gather(&args.articles.paths, &args.articles.version);
    let mut changed = args.only_changed.as_deref().map(Changed::since);
    if let Some(changed) = &mut changed {
        articles = only_changed(articles, changed)?;
    }
    let mut status = Status::Clean;
    for problem in &problems {
        tell("error", problem);
        status = Status::Failed;
    }
    let mut outputs = Outputs::new(&settings.run(&articles)?.outputs, look, articles.len())?;
    let mut known = Known::new();
    let mut progress = Progress::new(articles.len());
    for article in &articles {
        progress.at(&article.name);
        let done = one(
            article,
            &mut settings,
            &mut known,
            changed.as_mut(),
            &mut outputs,
            &progress,
        );
        progress.done();
        match done {
            Ok(done) => status = status.max(done),
            Err(_) if article.guessed => {
                let what = "passed over, its files are not the versions of one article";
                progress.aside(|| tell("warning", &format!("{}: {what}", article.name)));
            }
            Err(failure) => {
                progress.aside(|| failure.tell());
                status = Status::Failed;
            }
        }
    }
    drop(progress);
    outputs.end()?;
    known.tell();
    Ok(status)
}

/// The articles of which a version has changed.
fn only_changed(articles: Vec<Files>, changed: &mut Changed) -> Result<Vec<Files>, String> {
    let mut out = Vec::with_capacity(articles.len());
    for article in articles {
        if changed.touches(&article)? {
            out.push(article);
        }
    }
    Ok(out)
}

/// An article that was checked.
pub(crate) struct Checked {
    /// Its versions' files.
    pub names: Vec<String>,
    /// Its settings.
    pub config: Config,
    /// All that was found.
    pub outcome: Outcome,
    /// What of it is told, by the settings and by comments in the text.
    pub findings: Vec<Finding>,
}

/// Checks an article by its settings; the baseline is not asked.
pub(crate) fn checked(article: &Files, settings: &mut Settings) -> Result<Checked, Failure> {
    checked_since(article, settings, None)
}

/// The same; where git knows the original as it was, versions are told of that still say what it said.
fn checked_since(article: &Files, settings: &mut Settings, changed: Option<&mut Changed>) -> Result<Checked, Failure> {
    let Opened {
        versions,
        names,
        config,
        paths,
        terms,
        meaning,
    } = settings.open(article)?;
    let langs: Vec<Tag> = versions.iter().map(|d| d.lang.clone()).collect();
    let input = Input {
        versions,
        source: config.source,
        aligned: false,
        mode: config.mode,
    };
    let meaning = meaning.as_deref().map(|m| m as _);
    let outcome = run::article_with(input, &terms, meaning);
    let mut outcome = outcome.map_err(|e| format!("{}: {e}", article.name))?;
    if let Some(changed) = changed
        && let Some(before) = before(&outcome, &names, changed)?
    {
        let before = run::article_with(before, &terms, meaning);
        let before = before.map_err(|e| format!("{}: {e}", article.name))?;
        outcome.findings = stale(
            outcome.findings,
            &outcome.comparison,
            &before.comparison,
            changed.revision(),
        );
    }
    let findings = config.levels.apply(outcome.findings.clone(), &langs, &paths);
    Ok(Checked {
        names,
        config,
        outcome,
        findings,
    })
}

/// The article with its original as it was, if that has changed and can still be read.
fn before(outcome: &Outcome, names: &[String], changed: &mut Changed) -> Result<Option<Input>, String> {
    let comparison = &outcome.comparison;
    let Some((source, name)) = comparison.source.and_then(|s| Some((s, names.get(s)?))) else {
        return Ok(None);
    };
    let mut versions: Vec<Document> = comparison.versions.iter().map(|v| v.document.clone()).collect();
    let file = PathBuf::from(name);
    let Some(bytes) = changed.before(&file)? else {
        return Ok(None);
    };
    let version = Version {
        path: file,
        named: None,
        flagged: versions.get(source).map(|d| d.lang.clone()),
        text: decode(&bytes).ok(),
    };
    // What could not be read then says nothing now.
    let Some(old) = version.text.is_some().then(|| files::open(&version).ok()).flatten() else {
        return Ok(None);
    };
    if let Some(slot) = versions.get_mut(source) {
        *slot = old;
    }
    Ok(Some(Input {
        versions,
        source: comparison.source,
        aligned: false,
        mode: comparison.mode,
    }))
}

fn one(
    article: &Files,
    settings: &mut Settings,
    known: &mut Known,
    changed: Option<&mut Changed>,
    outputs: &mut Outputs,
    progress: &Progress,
) -> Result<Status, Failure> {
    let Checked {
        names,
        config,
        outcome,
        findings,
    } = checked_since(article, settings, changed)?;
    if let [only] = outcome.comparison.versions.as_slice() {
        let note = format!(
            "{}: only one version, `{}`: there is nothing to compare it with",
            article.name, only.document.lang
        );
        progress.aside(|| tell("warning", &note));
    }
    for notice in &outcome.notices {
        let text = outcome
            .comparison
            .versions
            .get(notice.version)
            .map(|v| &v.document.text);
        let (line, column) = text.map_or((1, 1), |t| Lines::new(t).place(t, notice.span.start));
        let name = names.get(notice.version).map_or("", String::as_str);
        progress.aside(|| tell("warning", &format!("{name}:{line}:{column}: {}", notice.message)));
    }
    let findings = known.sift(config.baseline.as_deref(), &article.name, findings, &outcome.comparison)?;
    let told = report::Article {
        name: &article.name,
        comparison: &outcome.comparison,
        findings: &findings,
    };
    progress.aside(|| outputs.article(&told, &names, config.fail_on.severity()))?;
    let worst = findings.iter().map(|f| f.severity).max();
    Ok(if config.fail_on.fails(worst) {
        Status::Found
    } else {
        Status::Clean
    })
}

/// The documents of an article and their files' names, in the same order. All files that cannot be read are told of at once.
pub(crate) fn open(article: &Files) -> Result<(Vec<Document>, Vec<String>), Failure> {
    let mut versions: Vec<Document> = Vec::with_capacity(article.files.len());
    let mut names: Vec<String> = Vec::with_capacity(article.files.len());
    let mut problems = Vec::new();
    for file in &article.files {
        match files::open(file) {
            Ok(document) => {
                let name = file.path.display().to_string();
                if let Some(i) = versions.iter().position(|d| d.lang == document.lang) {
                    let other = names.get(i).map_or("", String::as_str);
                    problems.push(format!(
                        "{name}: a second version in `{}`, beside {other}; an article has one version a language",
                        document.lang
                    ));
                }
                names.push(name);
                versions.push(document);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok((versions, names))
    } else {
        Err(Failure(problems))
    }
}
