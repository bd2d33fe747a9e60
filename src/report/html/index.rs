//! The index page of a folder: its articles in a table, each with a link to its page.

use super::super::Article;
use super::assets::Assets;
use super::counted;
use super::figures::Figures;
use super::order;
use askama::Template as _;
use std::collections::BTreeSet;

/// Collects the articles of a run.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    files: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    file: String,
    langs: Vec<String>,
    errors: usize,
    warnings: usize,
    notes: usize,
    rows: usize,
    facts: usize,
    confirmed: usize,
    share: Option<usize>,
    odd: String,
}

impl Index {
    /// The name of the index page's own file.
    pub const FILE: &'static str = "index.html";

    /// Adds an article; answers the name of the file for its page, in the index's folder. No two are alike, whatever the
    /// articles are called.
    pub fn add(&mut self, article: &Article<'_>) -> String {
        let figures = Figures::of(article, &order(article));
        let slug = slug(article.name);
        let mut file = format!("{slug}.html");
        let mut n = 2;
        while file == Self::FILE || self.files.contains(&file) {
            file = format!("{slug}-{n}.html");
            n += 1;
        }
        self.files.insert(file.clone());
        let odd = figures.odd();
        self.entries.push(Entry {
            name: article.name.to_owned(),
            file: file.clone(),
            langs: figures.versions.iter().map(|v| v.lang.to_owned()).collect(),
            errors: figures.errors,
            warnings: figures.warnings,
            notes: figures.notes,
            rows: figures.rows,
            facts: figures.facts,
            confirmed: figures.confirmed,
            share: figures.share(),
            odd: match odd.as_slice() {
                [one] => format!("{} ({})", one.name, one.alone),
                _ => String::new(),
            },
        });
        file
    }

    /// The page.
    pub fn page(&self) -> String {
        let sum = |count: fn(&Entry) -> usize| self.entries.iter().map(count).sum();
        let total = Figures {
            errors: sum(|e| e.errors),
            warnings: sum(|e| e.warnings),
            notes: sum(|e| e.notes),
            rows: sum(|e| e.rows),
            facts: sum(|e| e.facts),
            confirmed: sum(|e| e.confirmed),
            touched: self
                .entries
                .iter()
                .filter(|e| e.errors + e.warnings + e.notes > 0)
                .count(),
            ..Figures::default()
        };
        let page = Page {
            assets: Assets::index(),
            entries: &self.entries,
            total,
        };
        // Writing into a String cannot fail, and an empty page would be seen at once.
        page.render().unwrap_or_default()
    }
}

#[derive(askama::Template)]
#[template(path = "index.html")]
struct Page<'a> {
    assets: Assets,
    entries: &'a [Entry],
    total: Figures<'a>,
}

/// A name that every file system and address takes: small letters and digits of ASCII, hyphens between.
fn slug(name: &str) -> String {
    const LONGEST: usize = 80;
    let plain = any_ascii::any_ascii(name).to_ascii_lowercase();
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let mut out: String = words.join("-").chars().take(LONGEST).collect();
    while out.ends_with('-') {
        out.pop();
    }
    if out.is_empty() {
        out.push_str("article");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_file_names() {
        for (name, wanted) in [
            ("samples/dien-bien", "samples-dien-bien"),
            ("bài/Điện Biên", "bai-dien-bien"),
            ("../../etc/passwd", "etc-passwd"),
            ("<script>", "script"),
            ("", "article"),
            ("…", "article"),
        ] {
            assert_eq!(slug(name), wanted, "{name}");
        }
        assert_eq!(slug(&"a".repeat(500)).len(), 80);
    }
}
