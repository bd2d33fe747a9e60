//! `name-missing`: a name that a version leaves out.

use super::telling::{Telling, quote, quote_free};
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::{Claim, Verdict};
use crate::extract::{Fact, Kind};
use crate::finding::{Category, Finding, Severity};
use crate::text::fold_key;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "name-missing",
    summary: "A person, place or organisation is left out.",
    category: Category::Name,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    // A name that a version leaves out again and again is one finding with many places.
    let mut reports: Vec<(Lost<'_>, Report)> = Vec::new();
    let mut known: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for index in 0..scene.comparison.claims.len() {
        let Some((lost, finding)) = scene.open(index).and_then(|claim| lost(scene, claim)) else {
            continue;
        };
        let key = (
            lost.telling.odd,
            fold_key(&quote_free(scene, lost.telling.witness, lost.name)),
        );
        let first = known.get(&key).and_then(|at| reports.get_mut(*at));
        match first {
            Some((lost, report)) => {
                lost.times += 1;
                report.claims.push(index);
                report.finding.severity = report.finding.severity.max(finding.severity);
                report.finding.places.extend(finding.places);
                report.finding.message = message(scene, lost);
            }
            None => {
                known.insert(key, reports.len());
                reports.push((lost, Report::new(finding, vec![index])));
            }
        }
    }
    reports.into_iter().map(|(_, report)| report).collect()
}

/// A name left out.
struct Lost<'a> {
    telling: Telling<'a>,
    /// As the witness tells it.
    name: &'a Fact,
    /// In how many sentences.
    times: usize,
}

fn lost<'a>(scene: &'a Scene<'a>, claim: &'a Claim) -> Option<(Lost<'a>, Finding)> {
    if claim.verdict != Verdict::Missing || claim.kind != Kind::Name {
        return None;
    }
    let (telling, name) = Telling::of_a_gap(scene, claim)?;
    let severity = telling.omission(&CARD);
    let help = format!(
        "Name {} in the {}, unless the sentence makes clear who is meant.",
        quote(scene, telling.witness, name),
        telling.odd_name()
    );
    let lost = Lost {
        telling,
        name,
        times: 1,
    };
    let finding = lost.telling.finding(&CARD, severity, message(scene, &lost), help);
    Some((lost, finding))
}

fn message(scene: &Scene<'_>, lost: &Lost<'_>) -> String {
    let telling = &lost.telling;
    let again = match lost.times {
        0 | 1 => String::new(),
        2 => ", here and in another sentence".to_owned(),
        n => format!(", here and in {} other sentences", n - 1),
    };
    format!(
        "{} leaves out a name{again}: {} says {}{}",
        telling.odd_name(),
        telling.witness_name(),
        quote(scene, telling.witness, lost.name),
        telling.agreeing(lost.name),
    )
}
