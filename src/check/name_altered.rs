//! `name-altered`: another person, place or organisation.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "name-altered",
    summary: "Another person, place or organisation is named.",
    category: Category::Name,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Name) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let message = format!("{}: these are not one name", telling.both(odd, witness));
    let help = format!(
        "Find out who or what is meant, and correct the {} if the {} is right.",
        telling.odd_name(),
        telling.witness_name()
    );
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}
