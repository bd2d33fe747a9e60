//! `parallax baseline`: makes, prunes and explains the file of findings that are known.

use super::args::{Baseline as Args, BaselineCommand};
use super::check::checked;
use super::files::reason;
use super::gather::gather;
use super::known::{Shelf, name_in, today};
use super::output::{print, tell};
use super::settings::Settings;
use super::{Failure, Status};
use crate::config::Layer;
use crate::quiet::{Content, Entry};
use crate::report::{line, shown};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The file's usual name.
const FILE: &str = "parallax-baseline.yaml";

/// Makes, prunes or explains.
pub(crate) fn run(args: &Args) -> Result<Status, Failure> {
    let (paths, lookup) = match &args.command {
        BaselineCommand::Make(make) => (&make.paths, &make.lookup),
        BaselineCommand::Prune(on) | BaselineCommand::Explain(on) => (&on.paths, &on.lookup),
    };
    let mut settings = Settings::new(Layer::default(), lookup);
    let (articles, problems) = gather(paths, &[]);
    let mut status = Status::Clean;
    for problem in &problems {
        tell("error", problem);
        status = Status::Failed;
    }
    let configured = settings.run(&articles)?.baseline;
    let file = args
        .file
        .clone()
        .or(configured.clone())
        .unwrap_or_else(|| PathBuf::from(FILE));
    let mut shelf = match (&args.command, file.is_file()) {
        (BaselineCommand::Make(_), false) => Shelf::default(),
        _ => Shelf::open(&file)?,
    };
    let mut new: Vec<Entry> = Vec::new();
    let today = today();
    for article in articles.iter().filter(|a| !a.guessed) {
        let checked = match checked(article, &mut settings) {
            Ok(checked) => checked,
            Err(failure) => {
                failure.tell();
                status = Status::Failed;
                continue;
            }
        };
        let name = name_in(&file, &article.name);
        for finding in &checked.findings {
            let content = Content::of(finding, &checked.outcome.comparison);
            if let Some(at) = shelf.baseline.knows(&content, &today) {
                if let Some(used) = shelf.used.get_mut(at) {
                    *used += 1;
                }
            } else if let BaselineCommand::Make(make) = &args.command
                && make.rule.iter().all(|r| r.fits(finding.rule, finding.category))
                && !new.iter().any(|e| content.is(&e.content))
            {
                new.push(Entry {
                    content,
                    article: name.clone(),
                    reason: make.reason.clone(),
                    expires: make.expires.clone(),
                    line: 0,
                });
            }
        }
        shelf.checked.insert(name);
    }
    let shown_file = file.display().to_string();
    match &args.command {
        BaselineCommand::Make(_) => {
            let added = new.len();
            shelf.baseline.entries.extend(new);
            write(&file, &shelf)?;
            print(&format!(
                "{shown_file}: {added} added, {} in all\n",
                shelf.baseline.entries.len()
            ))?;
            if configured.is_none() {
                print(&format!(
                    "`parallax check` reads it where parallax.yaml says `baseline: {shown_file}`\n"
                ))?;
            }
        }
        BaselineCommand::Prune(_) => {
            let before = shelf.baseline.entries.len();
            let mut used = shelf.used.iter();
            shelf.baseline.entries.retain(|entry| {
                let idle = used.next().is_some_and(|u| *u == 0);
                let gone = idle && shelf.checked.contains(&entry.article);
                !(gone || entry.is_over(&today))
            });
            let left = shelf.baseline.entries.len();
            write(&file, &shelf)?;
            print(&format!("{shown_file}: {} taken out, {left} left\n", before - left))?;
        }
        BaselineCommand::Explain(_) => print(&explained(&shown_file, &shelf, &today))?,
    }
    Ok(status)
}

fn write(file: &Path, shelf: &Shelf) -> Result<(), String> {
    std::fs::write(file, shelf.baseline.write()).map_err(|e| format!("{}: {}", file.display(), reason(&e)))
}

/// Every entry: where it stands, what it hides and why, and whether there is still something to hide.
fn explained(file: &str, shelf: &Shelf, today: &str) -> String {
    let mut out = String::new();
    for (entry, used) in shelf.baseline.entries.iter().zip(&shelf.used) {
        let content = &entry.content;
        let state = match (used, &entry.expires) {
            (_, Some(last)) if entry.is_over(today) => format!("ended on {last}"),
            (0, _) if shelf.checked.contains(&entry.article) => "nothing is left of it".to_owned(),
            (0, _) => "its article was not checked".to_owned(),
            (1, _) => "hides a finding".to_owned(),
            (n, _) => format!("hides {n} findings"),
        };
        let mut words: Vec<String> = content.words.iter().map(|(l, w)| format!("{l} “{w}”")).collect();
        if let Some(lang) = &content.lacks {
            words.push(format!("{lang} tells nothing"));
        }
        // Writing into a String cannot fail.
        let _ = writeln!(out, "{}:{}: {}: {state}", shown(file), entry.line, shown(&content.rule));
        if !words.is_empty() {
            let _ = writeln!(out, "  {}", line(&words.join(", ")));
        }
        let _ = writeln!(
            out,
            "  in {} {}: “{}”",
            shown(&entry.article),
            shown(&content.sentence.0),
            line(&content.sentence.1)
        );
        let _ = writeln!(out, "  because {}", line(&entry.reason));
        if let Some(last) = &entry.expires {
            let _ = writeln!(out, "  until {}", shown(last));
        }
    }
    out
}
