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
    uneven_rows(scene)
        .into_iter()
        .filter(|row| !row.added)
        .map(|row| {
            let names: Vec<_> = row.lacking.iter().map(|v| scene.name(*v)).collect();
            let witness = row.having[0];
            let text = row.words(scene);
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
            Report::new(row.finding(scene, &CARD, message, help), row.claims(scene))
        })
        .collect()
}

/// A row in which some versions have text and others have none.
#[derive(Clone)]
pub(super) struct UnevenRow {
    /// The row; more than one where the aligner could not see that they belong together.
    rows: Vec<usize>,
    /// The versions with text, the original first.
    pub having: Vec<usize>,
    /// The versions without.
    pub lacking: Vec<usize>,
    /// Whether the text is one too many, not one too few.
    pub added: bool,
    confidence: f32,
}

/// The uneven rows that hold a sentence.
pub(super) fn uneven_rows(scene: &Scene<'_>) -> Vec<UnevenRow> {
    /// Rows less sure than this say nothing: of those between 0.3 and 0.5 half are right, of the others 19 of 20.
    const SURE: f32 = 0.3;
    let mut out: Vec<UnevenRow> = Vec::new();
    for (index, row) in scene.comparison.rows.iter().enumerate() {
        let (lacking, having): (Vec<usize>, Vec<usize>) =
            (0..row.segments.len()).partition(|v| row.segments[*v].is_empty());
        let prose = |v: &usize| row.segments[*v].iter().any(|s| is_sentence(scene, *v, *s));
        if lacking.is_empty() || !having.iter().any(prose) || row.confidence < SURE {
            continue;
        }
        out.push(UnevenRow {
            rows: vec![index],
            having,
            lacking,
            added: false,
            confidence: row.confidence,
        });
    }
    let mut out = joined(out, scene.comparison.source);
    for row in &mut out {
        row.judge(scene.comparison.source);
    }
    out
}

/// Rows are joined on the original, so that what the original alone lacks stands in as many rows as there are translations:
/// those are put together, the first of each version's with the first of the others', and so on.
fn joined(rows: Vec<UnevenRow>, source: Option<usize>) -> Vec<UnevenRow> {
    let mut out: Vec<UnevenRow> = Vec::new();
    // Where in `out` the present run of rows with one version each begins, and how many rows each version had in it.
    let mut run: Option<(usize, BTreeMap<usize, usize>, usize)> = None;
    for row in rows {
        let alone = match row.having[..] {
            [one] if row.lacking.len() > 1 && Some(one) != source => Some(one),
            _ => None,
        };
        let (Some(version), Some(&index)) = (alone, row.rows.first()) else {
            run = None;
            out.push(row);
            continue;
        };
        let (start, counts, last) = run.get_or_insert_with(|| (out.len(), BTreeMap::new(), index));
        if index > *last + 1 {
            (*start, *counts) = (out.len(), BTreeMap::new());
        }
        *last = index;
        let nth = counts.entry(version).or_default();
        let at = *start + *nth;
        *nth += 1;
        match out.get_mut(at) {
            Some(found) => {
                found.rows.push(index);
                found.having.push(version);
                found.lacking.retain(|v| *v != version);
                found.confidence = found.confidence.min(row.confidence);
            }
            None => out.push(row),
        }
    }
    out
}

impl UnevenRow {
    /// Whether the text is added or left out elsewhere: the one that stands alone is the suspect; what the original tells, the
    /// others have left out.
    fn judge(&mut self, source: Option<usize>) {
        let source_tells = source.is_some_and(|s| self.having.contains(&s));
        self.added = match (self.having.len(), self.lacking.len()) {
            (1, 1) => source.is_some() && !source_tells,
            (1, _) => !source_tells,
            (_, 1) => false,
            _ => source.is_some() && !source_tells,
        };
        self.having.sort_unstable_by_key(|v| (Some(*v) != source, *v));
    }

    /// What the first version with text says, in one short line.
    pub(super) fn words(&self, scene: &Scene<'_>) -> String {
        let Some(&version) = self.having.first() else {
            return String::new();
        };
        let text = &scene.version(version).document.text;
        let place = self.place(scene, version);
        one_line(
            place
                .and_then(|p| text.get(p.span.start..p.span.end))
                .unwrap_or_default(),
        )
    }

    /// The place of a version's text: its segments from the first to the last.
    fn place(&self, scene: &Scene<'_>, version: usize) -> Option<Place> {
        let of_row = |r: &usize| {
            scene
                .comparison
                .rows
                .get(*r)?
                .segments
                .get(version)
                .filter(|s| !s.is_empty())
        };
        let segments = self.rows.iter().find_map(of_row)?;
        let first = scene.segment(version, *segments.first()?)?;
        let last = scene.segment(version, *segments.last()?)?;
        let span = match first.span.start <= last.span.start {
            true => first.span.join(last.span),
            false => first.span,
        };
        Some(Place { span, ..first })
    }

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
        let first = self.rows.first().copied().unwrap_or(0);
        let gaps = self.lacking.iter().filter_map(|v| scene.gap(*v, first));
        let texts = self.having.iter().filter_map(|v| self.place(scene, *v));
        let places = match self.added {
            true => texts.chain(gaps).collect(),
            false => gaps.chain(texts).collect(),
        };
        Finding {
            rule: card.id,
            category: card.category,
            severity: match scene.comparison.mode {
                Mode::Parallel if self.confidence >= LIKELY => card.severity,
                _ => Severity::Note,
            },
            message,
            help,
            suspect: self.suspect(scene),
            places,
            fixes: Vec::new(),
        }
    }

    /// The claims that the finding answers for: what the text tells and the gap cannot.
    pub(super) fn claims(&self, scene: &Scene<'_>) -> Vec<usize> {
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
        let rows = self.rows.iter().flat_map(|r| scene.claims_of_row(*r));
        rows.copied().filter(of_the_gap).collect()
    }
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

/// From this confidence of the row on it is more than a note.
const LIKELY: f32 = 0.5;
/// Fewer letters than this are a byline or a label, not a sentence.
const LETTERS: usize = 15;

/// Whether one letter is a syllable or a word.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

#[cfg(test)]
mod tests {
    use crate::align::Row;
    use crate::check::findings;
    use crate::compare::{Mode, Version, compare};
    use crate::glossary::TermBase;
    use crate::language::Pack;
    use crate::read::given;
    use crate::segment::segments;
    use crate::text::Tag;

    const SAYS: [&str; 3] = [
        "The fair opens in the old market hall.",
        "Growers bring honey and dried bamboo.",
        "The road to the pass is closed.",
    ];

    /// The rules and suspects of an article in which each row lists what each version has of it, as indices into `SAYS`.
    fn told(rows: &[&[Option<usize>]], source: Option<usize>, sure: f32) -> Vec<(&'static str, Option<usize>)> {
        let count = rows[0].len();
        let mut texts = vec![Vec::new(); count];
        let mut read = Vec::new();
        for row in rows {
            let mut segments = vec![Vec::new(); count];
            for (v, said) in row.iter().enumerate() {
                if let Some(said) = said {
                    segments[v].push(texts[v].len());
                    texts[v].push(SAYS[*said].to_owned());
                }
            }
            read.push(Row {
                segments,
                confidence: sure,
                moved: false,
            });
        }
        let tag = Tag::parse("en").expect("a tag");
        let pack = Pack::of(&tag).expect("a pack");
        let versions = texts
            .iter()
            .map(|t| {
                let document = given(tag.clone(), t);
                let segments = segments(&document, pack);
                Version {
                    document,
                    segments,
                    facts: Vec::new(),
                }
            })
            .collect();
        let comparison = compare(versions, source, Mode::Parallel, read);
        let found = findings(&comparison, &TermBase::default());
        found.iter().map(|f| (f.rule, f.suspect)).collect()
    }

    #[test]
    fn the_version_that_stands_alone_is_named() {
        const A: Option<usize> = Some(0);
        const B: Option<usize> = Some(1);
        const C: Option<usize> = Some(2);
        const N: Option<usize> = None;
        let missing = |v| ("sentence-missing", v);
        let added = |v| ("sentence-added", v);
        type Case<'a> = (
            &'a [&'a [Option<usize>]],
            Option<usize>,
            Vec<(&'static str, Option<usize>)>,
        );
        let cases: [Case<'_>; 12] = [
            (&[&[A, A], &[B, B]], Some(0), vec![]),
            (&[&[A, A], &[B, N]], Some(0), vec![missing(Some(1))]),
            (&[&[A, A], &[N, B]], Some(0), vec![added(Some(1))]),
            (&[&[A, A], &[N, B]], None, vec![missing(None)]),
            (&[&[A, A, A], &[B, N, B]], Some(0), vec![missing(Some(1))]),
            (&[&[A, A, A], &[B, N, N]], Some(0), vec![missing(None)]),
            (&[&[A, A, A], &[B, N, N]], None, vec![added(Some(0))]),
            (&[&[A, A, A], &[N, B, N]], Some(0), vec![added(Some(1))]),
            // What the original alone lacks.
            (&[&[A, A, A], &[N, B, B]], Some(0), vec![missing(Some(0))]),
            (&[&[A, A, A], &[N, B, N], &[N, N, B]], Some(0), vec![missing(Some(0))]),
            (
                &[&[A, A, A], &[N, B, N], &[N, C, N], &[N, N, B], &[N, N, C]],
                Some(0),
                vec![missing(Some(0)), missing(Some(0))],
            ),
            (
                &[&[A, A, A], &[N, B, N], &[B, B, B], &[N, N, C]],
                Some(0),
                vec![added(Some(1)), added(Some(2))],
            ),
        ];
        for (rows, source, wanted) in cases {
            assert_eq!(told(rows, source, 1.0), wanted, "{rows:?}");
            let unsure = told(rows, source, 0.2);
            assert_eq!(unsure, [], "{rows:?}: an unsure row says nothing");
        }
    }
}
