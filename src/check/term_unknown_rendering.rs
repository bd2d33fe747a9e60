//! `term-unknown-rendering`: a slogan that the glossary lacks, rendered in several ways.

use super::pieces::{Piece, pieces};
use super::telling::one_line;
use super::term_inconsistent::one_name;
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::Mode;
use crate::finding::{Category, Finding, Severity};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "term-unknown-rendering",
    summary: "A version renders a slogan or a programme in quotation marks, which the glossary lacks, in several ways.",
    category: Category::Term,
    severity: Severity::Note,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    if scene.comparison.mode != Mode::Parallel {
        return Vec::new();
    }
    let mut reports = Vec::new();
    let source = scene.comparison.source;
    for version in (0..scene.len()).filter(|v| Some(*v) != source) {
        // The original tells what is one thing; without one, whichever version does so first.
        let witnesses = (0..scene.len()).filter(|w| *w != version && source.is_none_or(|s| s == *w));
        if let Some(found) = witnesses.map(|w| renderings(scene, w, version)).find(|l| !l.is_empty()) {
            reports.extend(found);
        }
    }
    reports
}

/// The pieces that `witness` always writes alike and `version` does not.
fn renderings(scene: &Scene<'_>, witness: usize, version: usize) -> Vec<Report> {
    // Per piece of the witness: what stands across from it, in order.
    let mut met: BTreeMap<String, Vec<(Piece, Piece)>> = BTreeMap::new();
    for row in 0..scene.comparison.rows.len() {
        let (Some(said), Some(across)) = (
            pieces(scene.comparison, witness, row),
            pieces(scene.comparison, version, row),
        ) else {
            continue;
        };
        // Several in one row may stand in another order.
        if let ([one], [other]) = (said.as_slice(), across.as_slice()) {
            met.entry(one.key.clone())
                .or_default()
                .push((one.clone(), other.clone()));
        }
    }
    met.values().filter_map(|pairs| finding(scene, pairs)).collect()
}

fn finding(scene: &Scene<'_>, pairs: &[(Piece, Piece)]) -> Option<Report> {
    let mut groups: Vec<Vec<&(Piece, Piece)>> = Vec::new();
    for pair in pairs {
        match groups.iter_mut().find(|g| one_name(&g[0].1.key, &pair.1.key)) {
            Some(group) => group.push(pair),
            None => groups.push(vec![pair]),
        }
    }
    // Stable: of equals the earliest.
    groups.sort_by_key(|g| std::cmp::Reverse(g.len()));
    let (usual, odd) = (groups.first()?, groups.get(1..).filter(|g| !g.is_empty())?);
    let words = |piece: &Piece| {
        let text = &scene.version(piece.place.version).document.text;
        format!("“{}”", one_line(piece.place.span.of(text)))
    };
    let (first, place) = (usual.first()?, odd.first()?.first()?);
    let others: Vec<String> = groups.iter().map(|g| words(&g[0].1)).collect();
    let version = place.1.place.version;
    Some(Report::new(
        Finding {
            rule: CARD.id,
            category: CARD.category,
            severity: CARD.severity,
            message: format!(
                "{} renders {} as {}; the glossary does not know it",
                scene.name(version),
                words(&place.0),
                super::telling::list(&others.iter().map(String::as_str).collect::<Vec<_>>()),
            ),
            help: format!(
                "Choose one rendering, such as {}, and put it into the glossary.",
                words(&first.1)
            ),
            suspect: Some(version),
            places: vec![place.1.place, first.1.place, place.0.place],
            fixes: Vec::new(),
        },
        Vec::new(),
    ))
}
