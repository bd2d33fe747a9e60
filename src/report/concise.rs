//! One line a finding: `file:line:column: severity[rule]: message`.

use super::shown::{line, shown};
use super::{Article, Look};
use colored::Colorize as _;
use std::fmt::Write as _;

/// The findings of an article, a line each, at the first of their places.
pub fn concise(article: &Article<'_>, names: &[String], look: Look) -> String {
    let places = super::places(article);
    let mut out = String::new();
    for finding in article.findings {
        let place = finding.places.first();
        let name = place
            .and_then(|p| names.get(p.version))
            .map_or(article.name, String::as_str);
        let at = place.and_then(|p| Some(places.get(p.version)?.at(p.span)));
        let (row, column) = at.unwrap_or((1, 1));
        let head = format!("{}[{}]", finding.severity.as_str(), finding.rule);
        // Writing into a String cannot fail.
        let _ = writeln!(
            out,
            "{}:{row}:{column}: {}: {}",
            shown(name),
            look.paint(&head, |s| super::text::tint(s, finding.severity).bold()),
            line(&finding.message)
        );
    }
    out
}
