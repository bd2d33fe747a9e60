//! What may be written on the command line.

use crate::finding::Severity;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads the versions of one report in several languages and says where they disagree.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Batch(Batch),
}

/// Check many articles: one JSON record a line in, one a line out, in the same order.
#[derive(Debug, clap::Args)]
pub(crate) struct Batch {
    /// A glossary beside the built-in one; may be given again.
    #[arg(long, value_name = "FILE")]
    pub glossary: Vec<PathBuf>,
    /// The severity from which findings make the exit status 1.
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: FailOn,
    /// How many threads work; as many as there are processors where it is not given.
    #[arg(long, short = 'j', value_name = "N")]
    pub threads: Option<usize>,
}

/// From which severity on findings fail a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// Whether findings, the worst of which is `worst`, fail a run.
    pub fn fails(self, worst: Option<Severity>) -> bool {
        let from = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
            Self::Never => return false,
        };
        worst.is_some_and(|w| w >= from)
    }
}
