//! Standard output: colour, width, and a reader that has gone.

use super::args::Color;
use crate::report::Look;
use std::io::{self, IsTerminal as _, Write as _};

/// Columns where standard output is no terminal; wider terminals are not used beyond the second.
const WIDTH: usize = 100;
const WIDEST: usize = 160;

/// How output to the standard output is to look.
pub(crate) fn look(color: Color) -> Look {
    let choice = match color {
        Color::Auto => anstream::AutoStream::choice(&io::stdout()),
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    };
    let colour = choice != anstream::ColorChoice::Never;
    colored::control::set_override(colour);
    let columns = if io::stdout().is_terminal() {
        terminal_size::terminal_size().map(|(w, _)| usize::from(w.0))
    } else {
        None
    };
    Look {
        colour,
        width: columns.unwrap_or(WIDTH).clamp(40, WIDEST),
    }
}

/// Prints text. A reader that has closed the pipe has seen enough: that is no error.
///
/// # Errors
/// Where standard output cannot be written to.
pub(crate) fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}")),
        _ => Ok(()),
    }
}

/// Tells the user something beside the output.
pub(crate) fn tell(level: &str, what: &str) {
    // Nobody is left to tell where standard error is closed.
    let _ = writeln!(io::stderr().lock(), "{level}: {}", crate::report::line(what));
}
