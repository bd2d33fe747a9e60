//! The rows of the page: every version's sentences in its cell, the cards of what was found under them.

use super::super::Article;
use super::super::places::Places;
use super::super::shown::has_rtl;
use super::Column;
use super::card::{Card, Maker};
use super::pieces::pieces;
use crate::compare::{Told, Version};
use crate::finding::{Finding, Severity};
use crate::language::Pack;
use crate::read::BlockKind;
use crate::text::Span;
use std::collections::BTreeMap;

/// A row and its cards.
pub(super) struct Block<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Whether it stands in another order than its neighbours.
    pub moved: bool,
    /// The worst severity among its cards, or empty.
    pub worst: &'static str,
    /// A cell a column.
    pub cells: Vec<Cell<'a>>,
    /// What was found.
    pub cards: Vec<Card<'a>>,
}

/// What a version has in a row.
pub(super) struct Cell<'a> {
    pub column: &'a Column<'a>,
    pub sentences: Vec<Sentence>,
    /// Where nothing stands here: the finding that says so.
    pub gap: Option<Mark>,
}

/// A sentence in a cell.
pub(super) struct Sentence {
    /// Its line in the file.
    pub line: usize,
    /// Whether it runs from left to right in a version that does not: it was left in another language.
    pub turned: bool,
    /// `heading`, `item`, `caption` or empty.
    pub kind: &'static str,
    /// The finding that is about it as a whole.
    pub whole: Option<Mark>,
    pub parts: Vec<Part>,
}

/// Text with the mark that it bears.
pub(super) struct Part {
    pub text: String,
    pub mark: Option<Mark>,
}

/// What joins words of several versions.
#[derive(Clone)]
pub(super) struct Mark {
    /// The finding's number; 0: words on which the versions agree.
    pub finding: usize,
    /// The severity and whether the version stands alone: `error odd`.
    pub class: String,
    /// The names of everything that these words are part of: `f3 f7`, `c12`.
    pub joins: String,
}

/// The rows, and the cards that belong to none.
pub(super) fn blocks<'a>(
    article: &Article<'a>,
    names: &[String],
    columns: &'a [Column<'a>],
) -> (Vec<Block<'a>>, Vec<Card<'a>>) {
    let comparison = article.comparison;
    debug_assert!(names.is_empty() || names.len() == comparison.versions.len());
    let places = super::super::places(article);
    let maker = Maker {
        comparison,
        columns,
        places: &places,
    };
    let mut row_of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (r, row) in comparison.rows.iter().enumerate() {
        for (v, segments) in row.segments.iter().enumerate() {
            row_of.extend(segments.iter().map(|&s| ((v, s), r)));
        }
    }
    let home: Vec<Option<usize>> = article.findings.iter().map(|f| home(f, &row_of)).collect();
    let marks = Marks::of(article, &maker, &row_of, &home);
    let begins = |v: &Version| Places::of(&v.document.text, v.segments.iter().map(|s| s.span));
    let lines: Vec<Places> = comparison.versions.iter().map(begins).collect();
    let mut by_row: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<(Option<usize>, usize)> = home.iter().copied().enumerate().map(|(f, r)| (r, f)).collect();
    // Numbers follow the page: by row, those of no row last.
    order.sort_by_key(|(r, f)| (r.unwrap_or(usize::MAX), *f));
    let mut number = vec![0; order.len()];
    for (n, (row, f)) in order.iter().enumerate() {
        if let Some(slot) = number.get_mut(*f) {
            *slot = n + 1;
        }
        by_row.entry(row.unwrap_or(usize::MAX)).or_default().push(*f);
    }
    let cards = |row: usize| -> Vec<Card<'a>> {
        let here = by_row.get(&row).into_iter().flatten();
        here.filter_map(|&f| Some(maker.card(*number.get(f)?, article.findings.get(f)?)))
            .collect()
    };
    let block = |(r, row): (usize, &crate::align::Row)| {
        let here = by_row.get(&r).into_iter().flatten();
        let worst = here.filter_map(|&f| article.findings.get(f)).map(|f| f.severity).max();
        let cell = |column: &'a Column<'a>| {
            let segments = row.segments.get(column.version).map_or(&[][..], Vec::as_slice);
            let version = comparison.versions.get(column.version);
            let sentence =
                |&s: &usize| Some(marks.sentence(version?, column.version, s, lines.get(column.version)?, &number));
            Cell {
                column,
                sentences: segments.iter().filter_map(sentence).collect(),
                gap: match segments.is_empty() {
                    true => marks.gap(r, column.version, &number),
                    false => None,
                },
            }
        };
        Block {
            number: r + 1,
            moved: row.moved,
            worst: worst.map_or("", Severity::as_str),
            cells: columns.iter().map(cell).collect(),
            cards: cards(r),
        }
    };
    let rows = comparison.rows.iter().enumerate().map(block).collect();
    (rows, cards(usize::MAX))
}

/// The row in which a finding is told: the one that holds most of its places, the first of these.
fn home(finding: &Finding, row_of: &BTreeMap<(usize, usize), usize>) -> Option<usize> {
    let mut votes: Vec<(usize, usize)> = Vec::new();
    for place in &finding.places {
        let Some(&row) = row_of.get(&(place.version, place.segment)) else {
            continue;
        };
        match votes.iter_mut().find(|v| v.0 == row) {
            Some(vote) => vote.1 += 1,
            None => votes.push((row, 1)),
        }
    }
    let most = votes.iter().map(|v| v.1).max()?;
    votes.iter().find(|v| v.1 == most).map(|v| v.0)
}

/// Why words are marked, by index.
#[derive(Clone, Copy)]
enum Matter {
    /// They are a place of this finding.
    Finding(usize),
    /// They are a fact of this claim.
    Claim(usize),
}

impl Matter {
    fn finding(self) -> Option<usize> {
        match self {
            Self::Finding(index) => Some(index),
            Self::Claim(_) => None,
        }
    }

    fn claim(self) -> Option<usize> {
        match self {
            Self::Claim(index) => Some(index),
            Self::Finding(_) => None,
        }
    }
}

/// Everything that is marked, by version and segment.
struct Marks<'a> {
    article: Article<'a>,
    /// What is marked in a segment, and for what.
    spans: BTreeMap<(usize, usize), Vec<(Span, Matter)>>,
    /// Findings about a segment as a whole.
    wholes: BTreeMap<(usize, usize), Vec<usize>>,
    /// Findings that speak of a cell in which nothing stands: by row and version.
    gaps: BTreeMap<(usize, usize), Vec<usize>>,
}

impl<'a> Marks<'a> {
    fn of(
        article: &Article<'a>,
        maker: &Maker<'_, '_>,
        row_of: &BTreeMap<(usize, usize), usize>,
        home: &[Option<usize>],
    ) -> Self {
        let comparison = article.comparison;
        let mut marks = Self {
            article: *article,
            spans: BTreeMap::new(),
            wholes: BTreeMap::new(),
            gaps: BTreeMap::new(),
        };
        for (f, (finding, home)) in article.findings.iter().zip(home).enumerate() {
            for place in &finding.places {
                let at = (place.version, place.segment);
                let empty = |r: usize| {
                    let cell = comparison.rows.get(r).and_then(|row| row.segments.get(place.version));
                    cell.is_some_and(Vec::is_empty)
                };
                if !maker.is_whole(place) {
                    marks
                        .spans
                        .entry(at)
                        .or_default()
                        .push((place.span, Matter::Finding(f)));
                } else if let Some(row) = home.filter(|r| row_of.get(&at) != Some(r) && empty(*r)) {
                    // The segment before the gap stands for it; here the gap itself is a cell.
                    marks.gaps.entry((row, place.version)).or_default().push(f);
                } else {
                    marks.wholes.entry(at).or_default().push(f);
                }
            }
        }
        for (c, claim) in comparison.claims.iter().enumerate() {
            let tells = |t: &&Told| matches!(t, Told::Fact(_));
            if claim.told.iter().filter(tells).count() < 2 {
                continue;
            }
            for (v, told) in claim.told.iter().enumerate() {
                let Told::Fact(i) = told else { continue };
                let Some(fact) = comparison.versions.get(v).and_then(|x| x.facts.get(*i)) else {
                    continue;
                };
                marks
                    .spans
                    .entry((v, fact.segment))
                    .or_default()
                    .push((fact.span, Matter::Claim(c)));
            }
        }
        marks
    }

    fn sentence(&self, version: &Version, v: usize, s: usize, lines: &Places, number: &[usize]) -> Sentence {
        let at = (v, s);
        let here = self.spans.get(&at).map_or(&[][..], Vec::as_slice);
        let spans: Vec<Span> = here.iter().map(|h| h.0).collect();
        let part = |piece: super::pieces::Piece| {
            let covering = || piece.marks.iter().filter_map(|&i| Some(here.get(i)?.1));
            let findings: Vec<usize> = covering().filter_map(Matter::finding).collect();
            let claims = covering().filter_map(Matter::claim).map(|c| format!("c{c}"));
            Part {
                text: piece.text,
                mark: self.mark(&findings, v, number).or_else(|| {
                    let joins: Vec<String> = claims.collect();
                    (!joins.is_empty()).then(|| Mark {
                        finding: 0,
                        class: String::new(),
                        joins: joins.join(" "),
                    })
                }),
            }
        };
        let segment = version.segments.get(s);
        Sentence {
            turned: is_rtl(version) && !segment.is_some_and(|s| has_rtl(&s.text)),
            line: segment.map_or(1, |s| lines.at(s.span).0),
            kind: match segment.map(|s| s.kind) {
                Some(BlockKind::Heading(_)) => "heading",
                Some(BlockKind::Item) => "item",
                Some(BlockKind::Caption) => "caption",
                _ => "",
            },
            whole: self.wholes.get(&at).and_then(|f| self.mark(f, v, number)),
            parts: pieces(version, s, &spans).into_iter().map(part).collect(),
        }
    }

    fn gap(&self, row: usize, v: usize, number: &[usize]) -> Option<Mark> {
        self.mark(self.gaps.get(&(row, v))?, v, number)
    }

    /// The mark of `findings`, the innermost first: it leads to the first of the worst.
    fn mark(&self, findings: &[usize], v: usize, number: &[usize]) -> Option<Mark> {
        let get = |f: usize| self.article.findings.get(f);
        let worst = findings.iter().filter_map(|&f| get(f)).map(|f| f.severity).max()?;
        let lead = *findings
            .iter()
            .find(|&&f| get(f).is_some_and(|f| f.severity == worst))?;
        let of = |f: usize| number.get(f).copied().unwrap_or(0);
        let mut joins: Vec<String> = vec![format!("f{}", of(lead))];
        for &f in findings.iter().filter(|f| **f != lead) {
            let name = format!("f{}", of(f));
            if !joins.contains(&name) {
                joins.push(name);
            }
        }
        // Where no version stands alone, each may be the wrong one.
        let odd = get(lead).is_some_and(|f| f.suspect.is_none_or(|s| s == v));
        Some(Mark {
            finding: of(lead),
            class: format!("{}{}", worst.as_str(), if odd { " odd" } else { "" }),
            joins: joins.join(" "),
        })
    }
}

fn is_rtl(version: &Version) -> bool {
    Pack::of(&version.document.lang).is_some_and(|p| p.file.rtl)
}

impl Cell<'_> {
    /// What is said where nothing stands.
    pub fn nothing(&self) -> &'static str {
        match &self.gap {
            Some(gap) if gap.class.ends_with("odd") => "Nothing here",
            _ => "–",
        }
    }
}
