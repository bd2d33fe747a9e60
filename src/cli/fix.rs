//! `parallax fix`: the certain corrections as a diff, or written into the files.

use super::args::Fix as Args;
use super::check::{Checked, checked};
use super::gather::{Files, gather};
use super::known::Known;
use super::output::{print, tell};
use super::settings::Settings;
use super::write::write;
use super::{Failure, Status};
use crate::finding::{Fix, corrected};
use crate::report::{self, Look};
use crate::text::Lines;
use std::io::{self, IsTerminal as _};
use std::path::Path;

/// How many corrections there were.
#[derive(Default)]
struct Count {
    certain: usize,
    files: usize,
    /// Findings that a person has to decide on.
    left: usize,
}

/// Shows or writes the certain corrections of all articles.
pub(crate) fn run(args: &Args, look: Look) -> Result<Status, Failure> {
    let mut settings = Settings::new(args.layer(), &args.lookup);
    let (articles, problems) = gather(&args.articles.paths, &args.articles.version);
    let mut status = Status::Clean;
    for problem in &problems {
        tell("error", problem);
        status = Status::Failed;
    }
    let mut count = Count::default();
    for article in &articles {
        let done = one(args, article, &mut settings, look, &mut count);
        match done {
            Ok(done) => status = status.max(done),
            Err(_) if article.guessed => {}
            Err(failure) => {
                failure.tell();
                status = Status::Failed;
            }
        }
    }
    tell("note", &summary(&count, args.write));
    Ok(status)
}

fn one(
    args: &Args,
    article: &Files,
    settings: &mut Settings,
    look: Look,
    count: &mut Count,
) -> Result<Status, Failure> {
    // What comments and the baseline silence is left as it is.
    let Checked {
        names,
        config,
        outcome,
        findings,
    } = checked(article, settings)?;
    let findings = Known::new().sift(config.baseline.as_deref(), &article.name, findings, &outcome.comparison)?;
    let mut status = Status::Clean;
    count.left += findings.len();
    for (index, (version, file)) in outcome.comparison.versions.iter().zip(&names).enumerate() {
        let own = findings.iter().filter_map(|f| Some((f.rule, f.certain_fix()?)));
        let own: Vec<(&str, &Fix)> = own.filter(|(_, f)| f.place.version == index).collect();
        let fixes: Vec<&Fix> = own.iter().map(|(_, f)| *f).collect();
        let old = &version.document.text;
        let (new, made) = corrected(old, &fixes);
        if made.is_empty() {
            continue;
        }
        count.certain += made.len();
        count.files += 1;
        count.left = count.left.saturating_sub(made.len());
        if !args.write {
            let for_reading = look.colour || io::stdout().is_terminal();
            print(&report::diff(file, old, &new, for_reading, look))?;
            status = status.max(Status::Found);
            continue;
        }
        write(Path::new(file), old, &new).map_err(|what| format!("{file}: {what}"))?;
        let lines = Lines::new(old);
        for (rule, fix) in own.iter().filter(|(_, f)| made.contains(f)) {
            let (row, column) = lines.place(old, fix.place.span.start);
            let was = old.get(fix.place.span.start..fix.place.span.end).unwrap_or_default();
            print(&format!(
                "{}\n",
                report::line(&format!(
                    "{file}:{row}:{column}: “{was}” is now “{}” [{rule}]",
                    fix.text
                ))
            ))?;
        }
    }
    Ok(status)
}

fn summary(count: &Count, written: bool) -> String {
    let counted = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    let left = match count.left {
        0 => String::new(),
        1 => "; 1 finding is for a person to decide (parallax check)".to_owned(),
        n => format!("; {n} findings are for a person to decide (parallax check)"),
    };
    if count.certain == 0 {
        return format!("no correction is certain{left}");
    }
    let what = format!(
        "{} in {}",
        counted(count.certain, "certain correction"),
        counted(count.files, "file")
    );
    match written {
        true => format!("{what} written{left}"),
        false => format!("{what}, which --write applies{left}"),
    }
}
