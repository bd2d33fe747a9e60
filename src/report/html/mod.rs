//! The diff report: one self-contained page an article, and an index page for a folder of them.
//!
//! A page loads nothing: style and script stand in it and are named by their hashes in its content-security policy. Without
//! script it is a complete document; with it, it is filtered, walked and rearranged.

mod escape;
mod assets;
mod pieces;
mod said;
mod card;
mod figures;
mod rows;
mod index;

pub(crate) use escape::Neutral;
pub use index::Index;

use super::Article;
use crate::check::RULES;
use crate::language::Pack;
use crate::read::BlockKind;
use askama::Template as _;
use assets::Assets;
use card::Card;
use figures::Figures;
use rows::Block;
use said::Set;
use std::borrow::Borrow;

/// The page of an article; `names` are its versions' files, in the versions' order.
pub fn html(article: &Article<'_>, names: &[String]) -> String {
    let order = order(article);
    let columns = columns(article, names, &order);
    let figures = Figures::of(article, &order);
    let (blocks, stray) = rows::blocks(article, names, &columns);
    let page = Page {
        article,
        title: title(article, &columns),
        assets: Assets::article(columns.len()),
        columns: &columns,
        rules: figures.rules.iter().map(|r| r.id).collect(),
        figures,
        blocks,
        stray,
    };
    // Writing into a String cannot fail, and an empty page would be seen at once.
    page.render().unwrap_or_default()
}

#[derive(askama::Template)]
#[template(path = "article.html")]
struct Page<'a> {
    article: &'a Article<'a>,
    title: Option<Title<'a>>,
    assets: Assets,
    columns: &'a [Column<'a>],
    figures: Figures<'a>,
    /// The rules that have findings here.
    rules: Vec<&'static str>,
    blocks: Vec<Block<'a>>,
    /// Findings that belong to no row.
    stray: Vec<Card<'a>>,
}

/// A version as a column of the page.
struct Column<'a> {
    /// Index among the article's versions.
    version: usize,
    /// Its tag.
    lang: &'a str,
    /// `rtl` or `ltr`.
    dir: &'static str,
    /// The English name of its language; where two versions share it, with the tag.
    name: String,
    /// Its file.
    file: &'a str,
    /// Whether it is the original.
    source: bool,
}

/// The headline of the first column.
struct Title<'a> {
    text: String,
    lang: &'a str,
    dir: &'static str,
}

fn title<'a>(article: &Article<'_>, columns: &'a [Column<'a>]) -> Option<Title<'a>> {
    let column = columns.first()?;
    let version = article.comparison.versions.get(column.version)?;
    let first = version
        .segments
        .first()
        .filter(|s| matches!(s.kind, BlockKind::Heading(_)))?;
    // Of a headline in several sentences, all.
    let headline = version
        .segments
        .iter()
        .enumerate()
        .take_while(|(_, s)| s.block == first.block);
    let text: Vec<String> = headline
        .flat_map(|(s, _)| pieces::pieces(version, s, &[]))
        .map(|piece| piece.text)
        .collect();
    Some(Title {
        text: text.join(" "),
        lang: column.lang,
        dir: column.dir,
    })
}

impl Column<'_> {
    /// The file without its folders.
    fn short_file(&self) -> &str {
        self.file.rsplit(['/', '\\']).next().unwrap_or(self.file)
    }
}

/// The versions in the order of the columns: the original first, then as they were given.
fn order(article: &Article<'_>) -> Vec<usize> {
    let comparison = article.comparison;
    let mut order: Vec<usize> = (0..comparison.versions.len()).collect();
    order.sort_by_key(|v| Some(*v) != comparison.source);
    order
}

fn columns<'a>(article: &Article<'a>, names: &'a [String], order: &[usize]) -> Vec<Column<'a>> {
    let versions = &article.comparison.versions;
    let plain = |v: usize| -> &'a str {
        let Some(version) = versions.get(v) else { return "" };
        let lang = &version.document.lang;
        Pack::of(lang).map_or(lang.as_str(), |p| p.file.name.as_str())
    };
    let column = |&version: &usize| {
        let document = &versions.get(version)?.document;
        let name = plain(version);
        let shared = order.iter().filter(|o| plain(**o) == name).count() > 1;
        Some(Column {
            version,
            lang: document.lang.as_str(),
            dir: match Pack::of(&document.lang).is_some_and(|p| p.file.rtl) {
                true => "rtl",
                false => "ltr",
            },
            name: if shared {
                format!("{name} ({})", document.lang)
            } else {
                name.to_owned()
            },
            file: names.get(version).map_or("", String::as_str),
            source: article.comparison.source == Some(version),
        })
    };
    order.iter().filter_map(column).collect()
}

/// What a rule looks for, in a sentence.
fn summary(rule: &str) -> &'static str {
    let found = RULES.iter().find(|r| r.card.id == rule);
    found.map_or("", |r| r.card.summary)
}

/// `1 row`, `2 rows`.
fn counted(n: impl Borrow<usize>, noun: &str) -> String {
    let n = *n.borrow();
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
