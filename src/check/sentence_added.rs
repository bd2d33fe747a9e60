//! `sentence-added`: a sentence that stands in no other version.

use super::sentence_missing::uneven_rows;
use super::telling::list;
use super::{Card, Look, Report, Rule, Scene};
use crate::finding::{Category, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "sentence-added",
    summary: "A sentence stands in no other version, or not in the original.",
    category: Category::Text,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    uneven_rows(scene)
        .into_iter()
        .filter(|row| row.added)
        .map(|row| {
            let names: Vec<_> = row.having.iter().map(|v| scene.name(*v)).collect();
            let lacking: Vec<_> = row.lacking.iter().map(|v| scene.name(*v)).collect();
            let text = row.words(scene);
            let add = if names.len() == 1 { "adds" } else { "add" };
            let message = format!(
                "{} {add} a sentence: “{text}” is not in {}",
                list(&names),
                list(&lacking)
            );
            let help = format!("Take it out of {}, or make sure that it belongs there.", list(&names));
            Report::new(row.finding(scene, &CARD, message, help), row.claims(scene))
        })
        .collect()
}
