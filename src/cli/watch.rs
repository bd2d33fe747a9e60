//! `parallax check --watch`: checks again whenever a file changes.

use super::args::Check;
use super::output::{print, tell};
use super::{Failure, Status, check};
use crate::report::Look;
use notify::{Event, EventKind, RecursiveMode, Watcher as _};
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Editors write a file in several steps: a check waits until nothing happens for so long.
const PAUSE: Duration = Duration::from_millis(200);

/// Checks now and at every change, until the process is ended.
pub(crate) fn run(args: &Check, look: Look) -> Result<Status, Failure> {
    let files: Vec<&Path> = args
        .articles
        .paths
        .iter()
        .chain(args.articles.version.iter().map(|(_, p)| p))
        .map(PathBuf::as_path)
        .collect();
    if files.iter().any(|p| p.as_os_str() == "-") {
        return Err("--watch: standard input cannot be watched".to_owned().into());
    }
    let (sender, events) = channel::<PathBuf>();
    // What the run itself writes is no change.
    let whole = |p: &PathBuf| std::path::absolute(p).unwrap_or_else(|_| p.clone());
    let written: Vec<PathBuf> = args.format.iter().filter_map(|o| o.file.as_ref()).map(whole).collect();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Reading the files is no change. A receiver that is gone has ended the run.
        if let Ok(event) = event.map(|e| (e.kind, e.paths))
            && !matches!(event.0, EventKind::Access(_))
        {
            for path in event
                .1
                .into_iter()
                .filter(|p| matters(p) && !written.contains(&whole(p)))
            {
                let _ = sender.send(path);
            }
        }
    })
    .map_err(told)?;
    let beside = args
        .common
        .glossary
        .iter()
        .chain(&args.common.lookup.config)
        .map(PathBuf::as_path);
    for path in files.into_iter().chain(beside) {
        // A file that is written anew is another file: its folder is watched.
        let (place, mode) = match path.is_dir() {
            true => (path, RecursiveMode::Recursive),
            false => (path.parent().unwrap_or(path), RecursiveMode::NonRecursive),
        };
        let place = if place.as_os_str().is_empty() {
            Path::new(".")
        } else {
            place
        };
        watcher.watch(place, mode).map_err(told)?;
    }
    loop {
        clear()?;
        if let Err(failure) = check::run(args, look) {
            failure.tell();
        }
        tell("note", "watching; Ctrl-C ends");
        if !settled(&events) {
            return Ok(Status::Clean);
        }
    }
}

/// Waits for a change, and for the changes around it; `false`: nobody watches any more.
fn settled(events: &Receiver<PathBuf>) -> bool {
    if events.recv().is_err() {
        return false;
    }
    while events.recv_timeout(PAUSE).is_ok() {}
    true
}

/// Whether a file can change what is found: texts, settings and glossaries.
fn matters(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
    let known = ["md", "markdown", "txt", "text", "yaml", "yml", "tbx"];
    !hidden && extension.is_some_and(|e| known.contains(&e.as_str()))
}

/// Empties the screen, where there is one.
fn clear() -> Result<(), String> {
    match io::stdout().is_terminal() {
        true => print("\u{1b}[H\u{1b}[2J"),
        false => Ok(()),
    }
}

fn told(error: notify::Error) -> String {
    let what = match &error.kind {
        notify::ErrorKind::Io(e) => super::files::reason(e),
        notify::ErrorKind::PathNotFound => "no such file or folder".to_owned(),
        notify::ErrorKind::MaxFilesWatch => "too many files are watched already".to_owned(),
        _ => error.to_string(),
    };
    let paths: Vec<String> = error.paths.iter().map(|p| p.display().to_string()).collect();
    format!("--watch: {}: {what}", paths.join(", "))
}
