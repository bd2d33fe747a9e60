//! The flags of what is set up rather than checked: baselines, settings, schemas, completions.

use super::Lookup;
use crate::check::Selector;
use crate::quiet::is_date;
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

/// Make, prune and explain the file of findings that are known and not told again.
#[derive(Debug, clap::Args)]
pub(crate) struct Baseline {
    #[command(subcommand)]
    pub command: BaselineCommand,
    /// The file; what the configuration names, or parallax-baseline.yaml.
    #[arg(long, value_name = "FILE", global = true)]
    pub file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Add the findings of articles that the file does not know yet.
    Make(Make),
    /// Take out the entries that end or of which nothing is left in these articles.
    Prune(Known),
    /// Tell every entry, why it is there, and what of it is left in these articles.
    Explain(Known),
}

/// Which findings are known from now on.
#[derive(Debug, clap::Args)]
pub(crate) struct Make {
    /// Articles, as for `check`.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Why they are not to be told again.
    #[arg(long, value_name = "TEXT", value_parser = said)]
    pub reason: String,
    /// The last day on which they are not told, such as 2026-12-31.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub expires: Option<String>,
    /// Only findings of this rule or category.
    #[arg(long, value_name = "RULE", value_parser = Selector::parse)]
    pub rule: Option<Selector>,
    #[command(flatten)]
    pub lookup: Lookup,
}

/// The articles whose findings are looked for in the file.
#[derive(Debug, clap::Args)]
pub(crate) struct Known {
    /// Articles, as for `check`.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub lookup: Lookup,
}

/// Print a script that completes commands and flags in a shell.
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// Which shell.
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Show the settings of articles: `--show` lists each value and where it comes from.
#[derive(Debug, clap::Args)]
pub(crate) struct Config {
    /// Articles, as for `check`; without one, the settings of this folder.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// List each value and where it comes from, not only the file's name.
    #[arg(long)]
    pub show: bool,
    #[command(flatten)]
    pub lookup: Lookup,
}

/// Print the JSON Schema of a file that people write, for editors that complete and check it.
#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    /// Of which file.
    #[arg(value_name = "FILE")]
    pub file: SchemaFile,
}

/// Files that people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaFile {
    /// parallax.yaml
    Config,
    /// A glossary in YAML
    Glossary,
}

fn said(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("a reason says something".to_owned()),
        text => Ok(text.to_owned()),
    }
}

fn date(text: &str) -> Result<String, String> {
    match is_date(text) {
        true => Ok(text.to_owned()),
        false => Err("expected a date such as 2026-12-31".to_owned()),
    }
}
