//! `parallax explain`, `parallax rules`, `parallax languages`: what is built in.

use super::args::{Args, Completions, Explain};
use super::output::print;
use super::{Failure, Status};
use crate::check::RULES;
use crate::language::Pack;
use crate::report::Look;
use crate::text::{Tag, nearest};
use clap::CommandFactory as _;
use colored::Colorize as _;
use include_dir::{Dir, include_dir};
use std::fmt::Write as _;

/// The manual pages, which are the rules' tests, too.
static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/tests/checks");

/// Prints the manual page of a rule.
pub(crate) fn explain(args: &Explain) -> Result<Status, Failure> {
    let rule = args.rule.trim();
    let page = PAGES.get_file(format!("{rule}.md")).and_then(|f| f.contents_utf8());
    match page.filter(|_| RULES.iter().any(|r| r.card.id == rule)) {
        Some(page) => print(page)?,
        None => return Err(unknown(rule).into()),
    }
    Ok(Status::Clean)
}

/// Lists the rules, the most special first.
pub(crate) fn rules(look: Look) -> Result<Status, Failure> {
    let widest = RULES.iter().map(|r| r.card.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in RULES {
        let card = rule.card;
        let id = format!("{:<widest$}", card.id);
        let id = if look.colour { id.bold().to_string() } else { id };
        // Writing into a String cannot fail.
        let _ = writeln!(
            out,
            "{id}  {:<8} {:<7}  {}",
            card.category.as_str(),
            card.severity.as_str(),
            card.summary
        );
    }
    print(&out)?;
    Ok(Status::Clean)
}

/// Lists the languages.
pub(crate) fn languages() -> Result<Status, Failure> {
    let mut out = String::new();
    for tag in Pack::tags() {
        let pack = Tag::parse(tag).and_then(|t| Pack::of(&t));
        let _ = writeln!(out, "{tag:<7} {}", pack.map_or("", |p| p.file.name.as_str()));
    }
    print(&out)?;
    Ok(Status::Clean)
}

/// Prints the script that completes commands in a shell.
pub(crate) fn completions(args: &Completions) -> Result<Status, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "parallax", &mut out);
    print(&String::from_utf8_lossy(&out))?;
    Ok(Status::Clean)
}

fn unknown(rule: &str) -> String {
    match nearest(rule, RULES.iter().map(|r| r.card.id)) {
        Some(id) => format!("no rule is called `{rule}`; did you mean `{id}`?"),
        None => format!("no rule is called `{rule}`; `parallax rules` lists them"),
    }
}
