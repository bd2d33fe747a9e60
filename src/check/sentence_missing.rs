//! `sentence-missing`: a sentence that a version leaves out.

use super::telling::{list, one_line};
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::{Mode, Told, Verdict};
use crate::finding::{Category, Finding, Place, Severity};
use crate::read::BlockKind;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "sentence-missing",
    summary: "A sentence is left out.",
    category: Category::Text,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let claims = claims_by_row(scene);
    uneven_rows(scene)
        .into_iter()
        .filter(|row| !row.added)
        .map(|row| {
            let names: Vec<_> = row.lacking.iter().map(|v| scene.name(*v)).collect();
            let witness = row.having[0];
            let text = words_of(scene, witness, row.index);
            let message = match names.len() {
                1 => format!(
                    "{} leaves out a sentence: {} says “{text}”",
                    names[0],
                    scene.name(witness)
                ),
                _ => format!(
                    "{} leave out a sentence: {} says “{text}”",
                    list(&names),
                    scene.name(witness)
                ),
            };
            let help = format!(
                "Translate it into {} after the sentence shown, unless it is left out on purpose.",
                list(&names)
            );
            Report {
                finding: row.finding(scene, &CARD, message, help),
                claims: row.claims(scene, claims.get(&row.index)),
            }
        })
        .collect()
}

/// A row in which some versions have text and others have none.
pub(super) struct UnevenRow {
    pub index: usize,
    /// The versions with text.
    pub having: Vec<usize>,
    /// The versions without.
    pub lacking: Vec<usize>,
    /// Whether the text is one too many, not one too few.
    pub added: bool,
}

/// The uneven rows that are sure enough and hold a sentence.
pub(super) fn uneven_rows(scene: &Scene<'_>) -> Vec<UnevenRow> {
    /// Rows less sure than this say nothing.
    const SURE: f32 = 0.5;
    let source = scene.comparison.source;
    let mut out = Vec::new();
    for (index, row) in scene.comparison.rows.iter().enumerate() {
        let (lacking, having): (Vec<usize>, Vec<usize>) =
            (0..row.segments.len()).partition(|v| row.segments[*v].is_empty());
        if lacking.is_empty() || having.is_empty() || row.confidence < SURE {
            continue;
        }
        if !having
            .iter()
            .any(|v| row.segments[*v].iter().any(|s| is_sentence(scene, *v, *s)))
        {
            continue;
        }
        // The one that stands alone is the suspect. What the source alone tells, the others have left out.
        let source_tells = source.is_some_and(|s| having.contains(&s));
        let added = match (having.len(), lacking.len()) {
            (1, 1) => source.is_some() && !source_tells,
            (1, _) => !source_tells,
            (_, 1) => false,
            _ => source.is_some() && !source_tells,
        };
        let mut having = having;
        if let Some(at) = having.iter().position(|v| Some(*v) == source) {
            having.swap(0, at);
            having[1..].sort_unstable();
        }
        out.push(UnevenRow {
            index,
            having,
            lacking,
            added,
        });
    }
    out
}

impl UnevenRow {
    /// The suspect: the version that stands alone.
    fn suspect(&self, scene: &Scene<'_>) -> Option<usize> {
        let named = scene.comparison.source.is_some() || scene.len() > 2;
        let side = if self.added { &self.having } else { &self.lacking };
        match side[..] {
            [one] if named => Some(one),
            _ => None,
        }
    }

    /// The finding: the gap and the text, the suspect's first.
    pub(super) fn finding(&self, scene: &Scene<'_>, card: &Card, message: String, help: String) -> Finding {
        let gaps = self.lacking.iter().filter_map(|v| scene.gap(*v, self.index));
        let texts = self.having.iter().filter_map(|v| place_of(scene, *v, self.index));
        let places = match self.added {
            true => texts.chain(gaps).collect(),
            false => gaps.chain(texts).collect(),
        };
        Finding {
            rule: card.id,
            category: card.category,
            severity: match scene.comparison.mode {
                Mode::Parallel => card.severity,
                Mode::Comparable => Severity::Note,
            },
            message,
            help,
            suspect: self.suspect(scene),
            places,
            fix: None,
        }
    }

    /// The claims that the finding answers for: what the text tells and the gap cannot.
    pub(super) fn claims(&self, scene: &Scene<'_>, of_row: Option<&Vec<usize>>) -> Vec<usize> {
        let of_the_gap = |index: &usize| {
            let claim = &scene.comparison.claims[*index];
            let unanswered = self
                .lacking
                .iter()
                .any(|v| !matches!(claim.told.get(*v), Some(Told::Fact(_))));
            match claim.verdict {
                Verdict::Missing => unanswered && claim.suspect.is_none_or(|s| self.lacking.contains(&s)),
                Verdict::Added => unanswered && (self.having.len() == 1 || claim.suspect.is_none()),
                _ => false,
            }
        };
        of_row.into_iter().flatten().copied().filter(of_the_gap).collect()
    }
}

/// The indices of all claims by their rows.
pub(super) fn claims_by_row(scene: &Scene<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, claim) in scene.comparison.claims.iter().enumerate() {
        out.entry(claim.row).or_default().push(index);
    }
    out
}

/// What a version says in a row, in one short line.
pub(super) fn words_of(scene: &Scene<'_>, version: usize, row: usize) -> String {
    let text = &scene.version(version).document.text;
    let place = place_of(scene, version, row);
    one_line(
        place
            .and_then(|p| text.get(p.span.start..p.span.end))
            .unwrap_or_default(),
    )
}

/// The place of a version's text in a row: its segments from the first to the last.
fn place_of(scene: &Scene<'_>, version: usize, row: usize) -> Option<Place> {
    let segments = scene.comparison.rows[row].segments.get(version)?;
    let first = scene.segment(version, *segments.first()?)?;
    let last = scene.segment(version, *segments.last()?)?;
    let span = match first.span.start <= last.span.start {
        true => first.span.join(last.span),
        false => first.span,
    };
    Some(Place { span, ..first })
}

/// Running text that says something: no heading, caption or table cell, no row of marks, no lone word.
fn is_sentence(scene: &Scene<'_>, version: usize, segment: usize) -> bool {
    let Some(segment) = scene.version(version).segments.get(segment) else {
        return false;
    };
    let prose = matches!(segment.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Given);
    let letters = segment.text.chars().filter(|c| c.is_alphabetic()).take(LETTERS).count();
    let wide = segment.text.chars().filter(|c| is_wide(*c)).take(LETTERS / 3).count();
    prose && (letters >= LETTERS || wide >= LETTERS / 3)
}

/// Fewer letters than this are a byline or a label, not a sentence.
const LETTERS: usize = 15;

/// Whether one letter is a syllable or a word.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}
