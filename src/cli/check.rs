//! `parallax check`: articles of files to findings.

use super::args::Check;
use super::gather::{Files, gather};
use super::known::Known;
use super::output::tell;
use super::outputs::Outputs;
use super::progress::Progress;
use super::settings::{Opened, Settings};
use super::{Failure, Status, files};
use crate::config::Config;
use crate::finding::Finding;
use crate::read::Document;
use crate::report::{self, Look};
use crate::run::{self, Input, Outcome};
use crate::text::{Lines, Tag};

/// Checks all articles; one that cannot be read is told of, and the others are checked.
pub(crate) fn run(args: &Check, look: Look) -> Result<Status, Failure> {
    let mut settings = Settings::new(args.layer(), &args.common.lookup);
    let (articles, problems) = gather(&args.paths, &args.version);
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
        let done = one(article, &mut settings, &mut known, &mut outputs, &progress);
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
    let Opened {
        versions,
        names,
        config,
        paths,
        terms,
    } = settings.open(article)?;
    let langs: Vec<Tag> = versions.iter().map(|d| d.lang.clone()).collect();
    let input = Input {
        versions,
        source: config.source,
        aligned: false,
        mode: config.mode,
    };
    let outcome = run::article(input, &terms).map_err(|e| format!("{}: {e}", article.name))?;
    let findings = config.levels.apply(outcome.findings.clone(), &langs, &paths);
    Ok(Checked {
        names,
        config,
        outcome,
        findings,
    })
}

fn one(
    article: &Files,
    settings: &mut Settings,
    known: &mut Known,
    outputs: &mut Outputs,
    progress: &Progress,
) -> Result<Status, Failure> {
    let Checked {
        names,
        config,
        outcome,
        findings,
    } = checked(article, settings)?;
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
