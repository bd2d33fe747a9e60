//! The formats by name, and a report of many articles in one of them.

use super::{Article, Look, Tally};
use super::{checkstyle, csv, github, gitlab, junit, rdjson, sarif};
use crate::finding::Severity;
use std::collections::BTreeMap;

/// How findings are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For a terminal: the words in question, in every version.
    #[default]
    Text,
    /// For a terminal: the versions side by side.
    Columns,
    /// A line a finding.
    Concise,
    /// A batch record an article and line, with file names.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
    /// Annotations of a GitHub workflow.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// Reviewdog's diagnostic format.
    Rdjson,
    /// Checkstyle XML.
    Checkstyle,
    /// A row a finding.
    Csv,
    /// A page an article, to be read in a browser.
    Html,
}

impl Format {
    /// All of them, with the word that users write and what it is.
    pub const ALL: [(Self, &'static str, &'static str); 12] = [
        (
            Self::Text,
            "text",
            "for a terminal: the words in question, in every version",
        ),
        (Self::Columns, "columns", "for a terminal: the versions side by side"),
        (Self::Concise, "concise", "a line a finding"),
        (
            Self::Json,
            "json",
            "a batch record an article and line, with file names",
        ),
        (Self::Sarif, "sarif", "SARIF 2.1.0, for code scanning"),
        (
            Self::Junit,
            "junit",
            "JUnit XML: an article is a suite, a finding a case",
        ),
        (Self::Github, "github", "annotations of a GitHub workflow"),
        (Self::Gitlab, "gitlab", "GitLab's code quality report"),
        (Self::Rdjson, "rdjson", "reviewdog's diagnostic format"),
        (Self::Checkstyle, "checkstyle", "Checkstyle XML"),
        (Self::Csv, "csv", "a row a finding, for spreadsheets"),
        (
            Self::Html,
            "html",
            "a page of the versions side by side; with =FOLDER, one an article and an index",
        ),
    ];

    /// Reads the word that users write.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, w, _)| *w == word).map(|f| f.0)
    }

    /// Whether it is for people: it then ends with a line that sums up.
    pub fn for_people(self) -> bool {
        matches!(self, Self::Text | Self::Columns | Self::Concise)
    }
}

/// A report of many articles, written piece by piece.
#[derive(Debug)]
pub struct Writer {
    format: Format,
    look: Look,
    begun: bool,
    /// Whether an item of a list was written.
    any: bool,
    seen: BTreeMap<String, usize>,
    tally: Tally,
}

impl Writer {
    /// An empty report.
    pub fn new(format: Format, look: Look) -> Self {
        Self {
            format,
            look,
            begun: false,
            any: false,
            seen: BTreeMap::new(),
            tally: Tally::default(),
        }
    }

    /// The next piece: an article, the names of its versions' files, and the severity from which findings fail the run.
    pub fn article(&mut self, article: &Article<'_>, names: &[String], failing: Option<Severity>) -> String {
        self.tally.add(article);
        let mut out = self.begin();
        out += &match self.format {
            Format::Text => super::text(article, names, self.look),
            Format::Columns => super::columns(article, names, self.look),
            Format::Concise => super::concise(article, names, self.look),
            Format::Json => super::json(article, super::Emit::default(), Some(names)) + "\n",
            Format::Sarif => self.list(&sarif::results(article, names)),
            Format::Junit => junit::suite(article, names, failing),
            Format::Github => github::annotations(article, names),
            Format::Gitlab => {
                let entries = gitlab::entries(article, names, &mut self.seen);
                self.list(&entries)
            }
            Format::Rdjson => self.list(&rdjson::diagnostics(article, names)),
            Format::Checkstyle => checkstyle::files(article, names),
            Format::Csv => csv::findings(article, names),
            Format::Html => super::html(article, names),
        };
        out
    }

    /// The last piece.
    pub fn end(&mut self) -> String {
        let mut out = self.begin();
        out += match self.format {
            Format::Text | Format::Columns | Format::Concise if !self.tally.is_empty() => {
                return out + &self.tally.line(self.look) + "\n";
            }
            Format::Text
            | Format::Columns
            | Format::Concise
            | Format::Json
            | Format::Github
            | Format::Csv
            | Format::Html => "",
            Format::Sarif => sarif::end(),
            Format::Junit => junit::end(),
            Format::Gitlab => "]\n",
            Format::Rdjson => rdjson::end(),
            Format::Checkstyle => checkstyle::end(),
        };
        out
    }

    fn begin(&mut self) -> String {
        if std::mem::replace(&mut self.begun, true) {
            return String::new();
        }
        match self.format {
            Format::Text | Format::Columns | Format::Concise | Format::Json | Format::Github | Format::Html => {
                String::new()
            }
            Format::Sarif => sarif::begin(),
            Format::Junit => junit::begin().to_owned(),
            Format::Gitlab => "[".to_owned(),
            Format::Rdjson => rdjson::begin().to_owned(),
            Format::Checkstyle => checkstyle::begin().to_owned(),
            Format::Csv => csv::begin(),
        }
    }

    /// Items of a JSON array, a line each.
    fn list(&mut self, items: &[String]) -> String {
        let mut out = String::new();
        for item in items {
            out.push_str(if std::mem::replace(&mut self.any, true) {
                ",\n"
            } else {
                "\n"
            });
            out.push_str(item);
        }
        out
    }
}
