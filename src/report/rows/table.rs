//! Rows for a terminal: a rule with what the row is, then every version's text under its tag, whole and wrapped.

use super::super::Look;
use super::super::shown::{has_rtl, rtl, shown, width};
use super::{Marks, Rows, share};
use crate::align::Row;
use colored::{ColoredString, Colorize as _};
use std::fmt::Write as _;

/// Confidence below which a row asks for a look.
const UNSURE: f32 = 0.7;

/// All rows and, last, how many there are of which kind.
pub fn table(rows: &Rows<'_>, look: Look) -> String {
    let versions = rows.comparison.versions.len();
    let gutter = (0..versions).map(|v| rows.tag(v).len()).max().unwrap_or(0);
    let mut out = String::new();
    let mut tally = Tally::default();
    for (number, row) in rows.kept() {
        let marks = Marks::of(row, rows.comparison.source);
        tally.add(row, &marks);
        out.push_str(&rule(rows, number, row, &marks, look));
        for (version, text) in rows.texts(row).iter().enumerate() {
            let tag = format!("{:>gutter$}", rows.tag(version));
            let tag = look.paint(&tag, |s| s.blue());
            let lines = if text.is_empty() {
                vec![look.paint("–", |s| s.dimmed())]
            } else {
                wrapped(text, look.width.saturating_sub(gutter + 3))
            };
            for (i, line) in lines.iter().enumerate() {
                // Writing into a String cannot fail.
                let _ = match i {
                    0 => writeln!(out, " {tag}  {line}"),
                    _ => writeln!(out, " {:gutter$}  {line}", ""),
                };
            }
        }
    }
    out.push_str(&tally.line(rows));
    out
}

/// `── 7 ── moved ───────── 0.981 ──`.
fn rule(rows: &Rows<'_>, number: usize, row: &Row, marks: &Marks, look: Look) -> String {
    let number = number.to_string();
    let words = marks.words(rows).join(", ").replace(':', " in ");
    let sure = share(row.confidence);
    let used = number.len() + if words.is_empty() { 0 } else { words.len() + 4 } + sure.len() + 10;
    let line = |n: usize| look.paint(&"─".repeat(n), |s| s.dimmed());
    let words = match words.is_empty() {
        true => String::new(),
        false => format!(" {} {}", look.paint(&words, |s| tint(s, marks)), line(2)),
    };
    let unsure = row.confidence < UNSURE;
    let paint_sure = |s: ColoredString| if unsure { s.yellow() } else { s.dimmed() };
    format!(
        "{} {} {}{words}{} {} {}\n",
        line(2),
        look.paint(&number, |s| s.bold()),
        line(2),
        line(look.width.min(100).saturating_sub(used).max(1)),
        look.paint(&sure, paint_sure),
        line(2),
    )
}

fn tint(text: ColoredString, marks: &Marks) -> ColoredString {
    if !marks.omitted.is_empty() {
        text.red()
    } else if !marks.added.is_empty() {
        text.green()
    } else {
        text.yellow()
    }
}

/// The text on lines of `room` columns, broken between words where words have spaces and between letters where not.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let room = room.max(20);
    let text = shown(text);
    let is_rtl = has_rtl(&text);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let columns: usize = word.chars().map(width).sum();
        if used > 0 && used + 1 + columns > room && (columns <= room || used * 2 > room) {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        for c in word.chars() {
            // A mark without a width stays with its letter.
            if used + width(c) > room && width(c) > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += width(c);
        }
    }
    lines.push(line);
    if is_rtl {
        lines.iter_mut().for_each(|l| *l = rtl(l));
    }
    lines
}

/// How many rows there are of which kind.
#[derive(Default)]
struct Tally {
    rows: usize,
    moved: usize,
    omitted: usize,
    added: usize,
}

impl Tally {
    fn add(&mut self, row: &Row, marks: &Marks) {
        self.rows += 1;
        self.moved += usize::from(row.moved);
        self.omitted += usize::from(!marks.omitted.is_empty());
        self.added += usize::from(!marks.added.is_empty());
    }

    fn line(&self, rows: &Rows<'_>) -> String {
        let versions: Vec<usize> = (0..rows.comparison.versions.len()).collect();
        let mut out = format!(
            "\n{} row{} of {}",
            self.rows,
            if self.rows == 1 { "" } else { "s" },
            rows.tags(&versions).join(", ")
        );
        for (count, word) in [(self.moved, "moved"), (self.omitted, "omitted"), (self.added, "added")] {
            if count > 0 {
                let _ = write!(out, ", {count} {word}");
            }
        }
        out.push('\n');
        out
    }
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn text_is_wrapped_at_words_or_letters_and_isolated_where_it_runs_from_the_right() {
        for (text, wanted) in [
            ("one two three four five six", vec!["one two three four", "five six"]),
            (
                "会议于六月五日在奠边府举行，会期两天。",
                vec!["会议于六月五日在奠边", "府举行，会期两天。"],
            ),
            ("", vec![""]),
            ("a\u{1b}[31m\u{202e}b", vec!["a␛[31m\u{fffd}b"]),
            (
                "تبدأ الجلسة في يوم الاثنين",
                vec!["\u{2067}تبدأ الجلسة في يوم\u{2069}", "\u{2067}الاثنين\u{2069}"],
            ),
        ] {
            assert_eq!(wrapped(text, 20), wanted, "{text}");
        }
    }
}
