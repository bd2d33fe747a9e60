//! Corrections as a unified diff, which `patch -p0` and `git apply -p0` take.

use super::Look;
use super::shown::{has_rtl, rtl, shown};
use colored::Colorize as _;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// The difference between two states of the file `name`; empty where there is none. For a person (`for_reading`) control
/// characters are neutralised and right-to-left lines isolated; for a program every byte stands.
pub fn diff(name: &str, old: &str, new: &str, for_reading: bool, look: Look) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut unified = diff.unified_diff();
    unified.header(name, name);
    if !for_reading {
        return unified.to_string();
    }
    let mut out = String::new();
    let mut first = true;
    // Writing into a String cannot fail.
    for hunk in unified.iter_hunks() {
        if std::mem::take(&mut first) {
            let name = shown(name);
            let _ = writeln!(out, "{}", look.paint(&format!("--- {name}"), |s| s.bold()));
            let _ = writeln!(out, "{}", look.paint(&format!("+++ {name}"), |s| s.bold()));
        }
        let _ = writeln!(out, "{}", look.paint(&hunk.header().to_string(), |s| s.cyan()));
        for change in hunk.iter_changes() {
            let text = change.value().trim_end_matches(['\n', '\r']);
            let text = match has_rtl(text) {
                true => rtl(&shown(text)),
                false => shown(text).into_owned(),
            };
            let line = match change.tag() {
                ChangeTag::Equal => format!(" {text}"),
                ChangeTag::Delete => look.paint(&format!("-{text}"), |s| s.red()),
                ChangeTag::Insert => look.paint(&format!("+{text}"), |s| s.green()),
            };
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample::PLAIN;
    use super::diff;

    #[test]
    fn a_program_gets_every_byte_and_a_person_none_that_commands_the_terminal() {
        let old = "one\r\nقال 5\u{1b}[31m\nthree";
        let new = "one\r\nقال 6\u{1b}[31m\nthree";
        let raw = diff("a.md", old, new, false, PLAIN);
        assert_eq!(
            raw,
            "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n one\r\n-قال 5\u{1b}[31m\n+قال 6\u{1b}[31m\n three\n\\ No newline at end of file\n"
        );
        let shown = diff("a.md", old, new, true, PLAIN);
        assert_eq!(
            shown,
            "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n one\n-\u{2067}قال 5␛[31m\u{2069}\n+\u{2067}قال 6␛[31m\u{2069}\n three\n"
        );
        assert_eq!(diff("a.md", old, old, true, PLAIN), "");
        assert_eq!(diff("a.md", old, old, false, PLAIN), "");
    }
}
