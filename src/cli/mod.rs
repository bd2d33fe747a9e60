//! The command line: the only door to files, environment, clock and standard output.
#![expect(
    clippy::disallowed_methods,
    reason = "files, environment and printing live here and nowhere below"
)]

mod args;
mod check;
mod fix;
mod watch;
mod progress;
mod write;
mod lsp;
mod batch;
mod inspect;
mod settings;
mod outputs;
mod known;
mod git;
mod baseline;
mod config;
mod list;
mod gather;
mod files;
mod glossary;
mod suggest;
mod embeddings;
mod vectors;
mod output;

use args::{Args, Command};
use clap::Parser as _;
use std::process::ExitCode;

/// Runs the command that the process was called with.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let look = output::look(args.color);
    let status = match args.command {
        Command::Check(args) if args.watch => watch::run(&args, look),
        Command::Check(args) => check::run(&args, look),
        Command::Fix(args) => fix::run(&args, look),
        Command::Lsp => lsp::run(),
        Command::Batch(args) => batch::run(&args),
        Command::Explain(args) => list::explain(&args),
        Command::Facts(args) => inspect::facts(&args, look),
        Command::Align(args) => inspect::align(&args, look),
        Command::Glossary(args) => glossary::run(&args),
        Command::Rules => list::rules(look),
        Command::Languages => list::languages(),
        Command::Config(args) => config::show(&args),
        Command::Schema(args) => config::schema(&args),
        Command::Baseline(args) => baseline::run(&args),
        Command::Completions(args) => list::completions(&args),
    };
    match status {
        Ok(status) => status.into(),
        Err(failure) => {
            failure.tell();
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

/// Why a run failed, a line for each thing that is wrong.
#[derive(Clone, Debug)]
pub(crate) struct Failure(Vec<String>);

impl Failure {
    /// Tells the user.
    pub fn tell(&self) {
        for problem in &self.0 {
            output::tell("error", problem);
        }
    }
}

impl From<String> for Failure {
    fn from(problem: String) -> Self {
        Self(vec![problem])
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}
