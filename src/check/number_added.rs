//! `number-added`: a number, amount or date that no other version tells.

use super::telling::Telling;
use super::telling::{article, noun, quote};
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Verdict};
use crate::extract::Kind;
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "number-added",
    summary: "A number, amount or date stands in one version alone.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Added || matches!(claim.kind, Kind::Name | Kind::Term) {
        return None;
    }
    let (telling, fact) = Telling::of_an_extra(scene, claim)?;
    let noun = noun(fact.kind);
    let words = quote(scene, telling.odd, fact);
    let message = match scene.len() {
        0..=2 => format!(
            "{} adds {} {noun}: {words} is not in the {}",
            telling.odd_name(),
            article(noun),
            telling.witness_name(),
        ),
        _ => format!(
            "{} adds {} {noun}: {words} is in no other version",
            telling.odd_name(),
            article(noun),
        ),
    };
    let help = format!(
        "Take {words} out of the {}, or make sure that it is right.",
        telling.odd_name()
    );
    Some(telling.finding(&CARD, telling.omission(&CARD), message, help))
}
