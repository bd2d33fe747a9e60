//! The last line of a report: what was checked and how much was found.

use super::{Article, Look};
use crate::finding::Severity;
use colored::Colorize as _;

/// What was seen of all articles of a run.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    articles: usize,
    name: String,
    langs: Vec<String>,
    rows: usize,
    claims: usize,
    by_severity: [usize; 3],
    touched: usize,
}

impl Tally {
    /// Counts an article.
    pub fn add(&mut self, article: &Article<'_>) {
        self.articles += 1;
        article.name.clone_into(&mut self.name);
        let versions = &article.comparison.versions;
        self.langs = versions.iter().map(|v| v.document.lang.to_string()).collect();
        self.rows += article.comparison.rows.len();
        self.claims += article.comparison.claims.len();
        self.touched += usize::from(!article.findings.is_empty());
        for finding in article.findings {
            self.by_severity[finding.severity as usize] += 1;
        }
    }

    /// Whether no article was counted.
    pub fn is_empty(&self) -> bool {
        self.articles == 0
    }

    /// One line, without a newline: `samples/dien-bien: 12 errors, 3 warnings (vi, en, ar, ur; 47 rows, 160 claims)`.
    pub fn line(&self, look: Look) -> String {
        let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
            .iter()
            .map(|&s| (self.by_severity[s as usize], s))
            .filter(|&(n, _)| n > 0)
            .map(|(n, s)| look.paint(&counted(n, s.as_str()), |t| super::text::tint(t, s).bold()))
            .collect();
        let found = if counts.is_empty() {
            look.paint("nothing found", |t| t.green())
        } else {
            counts.join(", ")
        };
        let compared = format!(
            "{}, {} compared",
            counted(self.rows, "row"),
            counted(self.claims, "claim")
        );
        match self.articles {
            1 => format!(
                "{}: {found} ({}; {compared})",
                super::shown::shown(&self.name),
                self.langs.join(", ")
            ),
            _ if self.touched == 0 => format!("{}: {found} ({compared})", counted(self.articles, "article")),
            _ => format!(
                "{}, {} with findings: {found} ({compared})",
                counted(self.articles, "article"),
                self.touched
            ),
        }
    }
}

fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
