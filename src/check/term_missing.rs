//! `term-missing`: a concept of the glossary that a version does not name.

use super::telling::list;
use super::terms::{Lack, is_name, lacks};
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::Mode;
use crate::finding::{Category, Finding, Severity};
use crate::glossary::ConceptKind;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "term-missing",
    summary: "A version does not name a programme, body, slogan or place that the others name.",
    category: Category::Term,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let fresh = |lack: &Lack<'_>| {
        let segments = scene.comparison.rows[lack.row].segments[lack.version].iter();
        // What is reported as another name, or stands in a sentence that is reported as a whole, is not reported again.
        let spoken = lack
            .instead
            .is_some_and(|u| scene.spoken_of(lack.version, u.place.span));
        !spoken && !segments.into_iter().any(|s| scene.segment_spoken_of(lack.version, *s))
    };
    // A concept that a version names nowhere is one finding: perhaps the glossary only lacks a variant.
    let named: Vec<BTreeSet<&str>> = scene
        .uses()
        .iter()
        .map(|u| u.keys().map(|(_, id)| *id).collect())
        .collect();
    let mut told: Vec<Vec<Lack<'_>>> = Vec::new();
    let mut first: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for lack in lacks(scene).into_iter().filter(fresh) {
        let (version, id) = (lack.version, lack.concept.id.as_str());
        let nowhere = !named[version].contains(id);
        // Articles that are no translations of each other name it where it suits them.
        if !nowhere && scene.comparison.mode == Mode::Comparable {
            continue;
        }
        match first.get(&(version, id)).and_then(|at| told.get_mut(*at)) {
            Some(list) if nowhere => list.push(lack),
            _ => {
                first.insert((version, id), told.len());
                told.push(vec![lack]);
            }
        }
    }
    let nowhere = |lack: &Lack<'_>| !named[lack.version].contains(lack.concept.id.as_str());
    told.iter()
        .filter_map(|list| finding(scene, list, nowhere(list.first()?)))
        .collect()
}

/// One finding for a concept that is lacking in one row or in several.
fn finding(scene: &Scene<'_>, lacks: &[Lack<'_>], nowhere: bool) -> Option<Report> {
    let lack = lacks.first()?;
    let first = lack.having.first()?;
    let name = scene.name(lack.version);
    let forms = lack.concept.forms(scene.version(lack.version).document.lang.as_str())?;
    let others: Vec<_> = lack.having[1..].iter().map(|u| scene.name(u.place.version)).collect();
    let agree = match others.len() {
        0 => String::new(),
        1 => format!(" ({} names it too)", others[0]),
        _ => format!(" ({} name it too)", list(&others)),
    };
    let elsewhere = match lacks.len() {
        0 | 1 => String::new(),
        2 => ", here or in another sentence".to_owned(),
        n => format!(", here or in {} other sentences", n - 1),
    };
    let message = format!(
        "{name} does not name {}{elsewhere}: {} says {}{agree}",
        what(lack.concept.kind),
        scene.name(first.place.version),
        first.quote(scene),
    );
    let places = lacks.iter().flat_map(|lack| {
        let segment = scene.comparison.rows[lack.row].segments[lack.version].first();
        let gap = segment.and_then(|s| scene.segment(lack.version, *s));
        gap.into_iter().chain(lack.having.iter().map(|u| u.place))
    });
    let certain = scene.comparison.source.is_some() || lack.having.len() > 1;
    Some(Report::new(
        Finding {
            rule: CARD.id,
            category: CARD.category,
            severity: severity(scene, lack, nowhere),
            message,
            help: format!(
                "Write “{}” in the {name}, unless the sentence is clear without it.",
                forms.preferred
            ),
            suspect: certain.then_some(lack.version),
            places: places.collect(),
            fixes: Vec::new(),
        },
        Vec::new(),
    ))
}

/// Words are often said in other words: only proper names are more than a note. A name that the version has elsewhere may be a
/// pronoun here, unless another name stands in its place; a slogan has none.
fn severity(scene: &Scene<'_>, lack: &Lack<'_>, nowhere: bool) -> Severity {
    let kind = lack.concept.kind;
    let named = !matches!(kind, ConceptKind::Person | ConceptKind::Event | ConceptKind::Law) && is_name(lack.concept);
    match scene.comparison.mode {
        Mode::Parallel if named && (nowhere || lack.instead.is_some() || kind == ConceptKind::Slogan) => CARD.severity,
        _ => Severity::Note,
    }
}

fn what(kind: ConceptKind) -> &'static str {
    match kind {
        ConceptKind::Term => "a term",
        ConceptKind::Organisation => "an organisation",
        ConceptKind::Programme => "a programme",
        ConceptKind::Slogan => "a slogan",
        ConceptKind::Place => "a place",
        ConceptKind::Person => "a person",
        ConceptKind::Event => "an event",
        ConceptKind::Law => "a law",
    }
}
