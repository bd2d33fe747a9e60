//! GitHub's workflow commands: each line becomes an annotation of a pull request.

use super::Article;
use super::machine::said;
use super::shown::line;
use crate::finding::Severity;
use std::fmt::Write as _;

/// The annotations of an article, a line each.
pub fn annotations(article: &Article<'_>, names: &[String]) -> String {
    let mut out = String::new();
    for said in said(article, names) {
        let finding = said.finding;
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut place = String::new();
        if let Some(spot) = said.spots.first() {
            place = format!("file={},line={},", property(&spot.file), spot.start.line);
            // GitHub takes columns for those of one line.
            if spot.start.line == spot.end.line {
                place += &format!("col={},endColumn={},", spot.start.column, spot.end.column);
            } else {
                place += &format!("endLine={},", spot.end.line);
            }
        }
        let title = property(&format!("parallax[{}]", finding.rule));
        let mut text = line(&finding.message);
        if !finding.help.is_empty() {
            text = text + "\n" + &line(&finding.help);
        }
        // Writing into a String cannot fail.
        let _ = writeln!(out, "::{command} {place}title={title}::{}", data(&text));
    }
    out
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value: it ends at a comma, its name at a colon.
fn property(text: &str) -> String {
    data(&super::shown::shown(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn no_text_ends_a_command() {
        assert_eq!(data("50 %\r\n::error::x"), "50 %25%0D%0A::error::x");
        assert_eq!(property("a,b:c%\n.md"), "a%2Cb%3Ac%25 .md");
    }
}
