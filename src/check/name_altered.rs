//! `name-altered`: another person, place or organisation.

use super::telling::{Telling, list};
use super::terms::{Lack, lacks};
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::finding::{Category, Finding, Place, Severity};
use crate::glossary::ConceptKind;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "name-altered",
    summary: "Another person, place or organisation is named.",
    category: Category::Name,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let mut reports = Vec::new();
    for index in 0..scene.comparison.claims.len() {
        if let Some(finding) = scene.open(index).and_then(|claim| altered(scene, claim)) {
            reports.push(Report::new(finding, vec![index]));
        }
    }
    let spoken: Vec<Place> = reports
        .iter()
        .filter_map(|r: &Report| r.finding.places.first().copied())
        .collect();
    let known = lacks(scene).into_iter().filter_map(|lack| swapped(scene, &lack));
    reports.extend(known.filter(|r| !r.finding.places.first().is_some_and(|p| spoken.contains(p))));
    reports
}

/// Names that do not sound alike.
fn altered(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Name) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let message = format!("{}: these are not one name", telling.both(odd, witness));
    let help = help(telling.odd_name(), telling.witness_name());
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

/// A place or a person of the glossary where all others name another one.
fn swapped(scene: &Scene<'_>, lack: &Lack<'_>) -> Option<Report> {
    if !matches!(lack.concept.kind, ConceptKind::Place | ConceptKind::Person) {
        return None;
    }
    let odd = lack.instead?;
    let witness = lack.having.first()?;
    let (name, other) = (scene.name(lack.version), scene.name(witness.place.version));
    let agree: Vec<_> = lack.having[1..].iter().map(|u| scene.name(u.place.version)).collect();
    let agree = match agree.len() {
        0 => String::new(),
        1 => format!(" ({} agrees)", agree[0]),
        _ => format!(" ({} agree)", list(&agree)),
    };
    let certain = scene.comparison.source.is_some() || lack.having.len() > 1;
    let wanted = lack.concept.forms(scene.version(lack.version).document.lang.as_str());
    Some(Report::new(
        Finding {
            rule: CARD.id,
            category: CARD.category,
            severity: CARD.severity,
            message: format!(
                "{name} says {}, {other} says {}{agree}: these are not one name",
                odd.quote(scene),
                witness.quote(scene)
            ),
            help: match wanted {
                Some(forms) => format!("If the {other} is right, write “{}” in the {name}.", forms.preferred),
                None => help(name, other),
            },
            suspect: certain.then_some(lack.version),
            places: std::iter::once(odd.place)
                .chain(lack.having.iter().map(|u| u.place))
                .collect(),
            fixes: Vec::new(),
        },
        Vec::new(),
    ))
}

fn help(odd: &str, witness: &str) -> String {
    format!("Find out who or what is meant, and correct the {odd} if the {witness} is right.")
}
