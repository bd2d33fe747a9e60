//! `term-forbidden`: a mistranslation that the glossary lists.

use super::terms::{Use, told};
use super::{Card, Look, Report, Rule, Scene};
use crate::finding::{Category, Finding, Severity};
use crate::glossary::Form;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "term-forbidden",
    summary: "A term has a form that the glossary forbids.",
    category: Category::Term,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let uses = scene.uses();
    let mut reports = Vec::new();
    for (version, own) in uses.iter().enumerate() {
        let lang = scene.version(version).document.lang.as_str();
        for used in own.values().flatten().filter(|u| !u.asks()) {
            let Some(forms) = used.concept.forms(lang) else {
                continue;
            };
            let Some(Form::Forbidden(index)) = used.form(scene) else {
                continue;
            };
            let Some(forbidden) = forms.forbidden.get(index) else {
                continue;
            };
            // What the other versions say there, the original's words first.
            let mut others: Vec<_> = (0..scene.len())
                .filter(|v| *v != version)
                .filter_map(|v| uses[v].get(&(used.row, used.concept.id.as_str()))?.first())
                .collect();
            others.sort_by_key(|u| (Some(u.place.version) != scene.comparison.source, u.place.version));
            let name = scene.name(version);
            let reason = forbidden.reason.trim_end_matches('.');
            let elsewhere = others.is_empty() && meant_otherwise(scene, used, version);
            let message = match others.first() {
                Some(other) => format!(
                    "{name} says {}, {} says {}: {reason}",
                    used.quote(scene),
                    scene.name(other.place.version),
                    other.quote(scene)
                ),
                None if elsewhere => format!(
                    "{name} says {}, where {} does not name it: {reason}",
                    used.quote(scene),
                    scene.comparison.source.map_or("the original", |s| scene.name(s))
                ),
                None => format!("{name} says {}: {reason}", used.quote(scene)),
            };
            reports.push(Report::new(
                Finding {
                    rule: CARD.id,
                    category: CARD.category,
                    severity: match forbidden.severity {
                        Severity::Error if elsewhere => Severity::Warning,
                        _ if elsewhere => Severity::Note,
                        severity => severity,
                    },
                    message,
                    help: format!(
                        "Write “{}” in the {name}, in the form that the sentence needs.",
                        forms.preferred
                    ),
                    suspect: Some(version),
                    places: std::iter::once(used.place)
                        .chain(others.iter().map(|u| u.place))
                        .collect(),
                    fixes: Vec::new(),
                },
                Vec::new(),
            ));
        }
    }
    reports
}

/// Whether the original has text in the row and a word for the concept in its language, but not here: the forbidden words may
/// mean what they say (a draught of air, not of a ship).
fn meant_otherwise(scene: &Scene<'_>, used: &Use<'_>, version: usize) -> bool {
    let Some(source) = scene.comparison.source.filter(|s| *s != version) else {
        return false;
    };
    let id = used.concept.id.as_str();
    let lang = scene.version(source).document.lang.as_str();
    let row = scene.comparison.rows.get(used.row);
    row.is_some_and(|row| !row.segments[source].is_empty())
        && used.concept.forms(lang).is_some()
        && !told(scene.uses(), source, used.row, id)
}
