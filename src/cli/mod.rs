//! The command line: the only door to files, environment, clock and standard output.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "files, environment and printing live here and nowhere below"
)]

mod args;
mod batch;

use args::{Args, Command};
use clap::Parser as _;
use std::process::ExitCode;

/// Runs the command that the process was called with.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let status = match args.command {
        Command::Batch(batch) => batch::run(&batch),
    };
    match status {
        Ok(status) => status.into(),
        Err(error) => {
            eprintln!("error: {error}");
            Status::Failed.into()
        }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing at or above `--fail-on`.
    Clean,
    /// Findings at or above it.
    Found,
    /// The run itself failed.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}
