//! How far a long run is: a bar on standard error, on a terminal alone, and only where the run takes longer than a second.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

/// Runs that are done by then need no bar.
const SOON: Duration = Duration::from_secs(1);

/// The progress of a run over articles.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    wanted: bool,
}

impl Progress {
    /// A run over `articles`; nothing is shown for one.
    pub fn new(articles: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(articles as u64), ProgressDrawTarget::hidden());
        // The pattern is ours: where it could not be read, the plain bar is shown.
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len}  {wide_msg}") {
            bar.set_style(style.progress_chars("━━─"));
        }
        Self {
            bar,
            started: Instant::now(),
            wanted: articles > 1 && io::stderr().is_terminal(),
        }
    }

    /// An article is begun.
    pub fn at(&mut self, article: &str) {
        if self.wanted && self.started.elapsed() >= SOON {
            self.wanted = false;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(crate::report::line(article));
    }

    /// An article is done.
    pub fn done(&self) {
        self.bar.inc(1);
    }

    /// Does what prints, the bar out of its way.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
