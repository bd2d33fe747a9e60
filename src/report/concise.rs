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

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::concise;

    #[test]
    fn a_line_a_finding() {
        let (comparison, findings) = sample::article();
        let told = sample::told(&comparison, &findings);
        assert_eq!(
            concise(&told, &sample::names(), sample::PLAIN),
            "tea/en.md:1:96: error[magnitude-slip]: “VND 1.3 billion” is 1,000 times less than “1.300 tỷ đồng”\n\
             tea/ar.md:2:16: warning[date-altered]: “\u{2067}13 ديسمبر 2025\u{2069}” is another day than “31/12/2025”\n\
             tea/vi.md:3:1: note[sentence-missing]: nothing in ur answers “Ba thôn đã có nước sạch.”\n"
        );
    }
}
