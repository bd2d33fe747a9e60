//! `grouping-mixed`: one version parts the thousands in more than one way.

use super::telling::quote;
use super::written::{marks, named};
use super::{Card, Look, Report, Rule, Scene};
use crate::extract::Fact;
use crate::finding::{Category, Finding, Place, Severity};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "grouping-mixed",
    summary: "One version parts the thousands in more than one way.",
    category: Category::Format,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    (0..scene.len()).flat_map(|version| mixed(scene, version)).collect()
}

/// The numbers of a version that are not grouped as most are; where the house's sign is named, `separator-foreign` speaks.
fn mixed(scene: &Scene<'_>, version: usize) -> Vec<Report> {
    let read = scene.version(version);
    if read.document.style.as_ref().is_none_or(|s| s.grouping.is_some()) {
        return Vec::new();
    }
    let mut by_sign: BTreeMap<char, Vec<&Fact>> = BTreeMap::new();
    for fact in &read.facts {
        let sign = marks(read, fact).into_iter().find(|m| m.groups).map(|m| m.sign);
        if let Some(sign) = sign {
            by_sign.entry(sign).or_default().push(fact);
        }
    }
    // The most frequent sign, of several the one that stands first in the text.
    let usual = by_sign
        .iter()
        .min_by_key(|(_, facts)| (std::cmp::Reverse(facts.len()), facts[0].span.start));
    let Some((&usual, like)) = usual else {
        return Vec::new();
    };
    let model = quote(scene, version, like[0]);
    let name = scene.name(version);
    by_sign
        .iter()
        .filter(|(sign, _)| **sign != usual)
        .flat_map(|(&sign, facts)| facts.iter().map(move |fact| (sign, *fact)))
        .map(|(sign, fact)| {
            let finding = Finding {
                rule: CARD.id,
                category: CARD.category,
                severity: CARD.severity,
                message: format!(
                    "{name} parts the thousands of {} with {}, and those of {model} with {}",
                    quote(scene, version, fact),
                    named(sign),
                    named(usual),
                ),
                help: format!("Part the thousands in one way in the {name}."),
                suspect: Some(version),
                places: vec![fact, like[0]]
                    .into_iter()
                    .map(|f| Place {
                        version,
                        segment: f.segment,
                        span: f.span,
                    })
                    .collect(),
                fixes: Vec::new(),
            };
            Report::new(finding, Vec::new())
        })
        .collect()
}
