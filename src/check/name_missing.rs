//! `name-missing`: a name that a version leaves out.

use super::telling::Telling;
use super::telling::quote;
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
    id: "name-missing",
    summary: "A person, place or organisation is left out.",
    category: Category::Name,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Missing || claim.kind != Kind::Name {
        return None;
    }
    let (telling, witness) = Telling::of_a_gap(scene, claim)?;
    let message = format!(
        "{} leaves out a name: {} says {}{}",
        telling.odd_name(),
        telling.witness_name(),
        quote(scene, telling.witness, witness),
        telling.agreeing(witness),
    );
    let help = format!(
        "Name {} in the {}, unless the sentence makes clear who is meant.",
        quote(scene, telling.witness, witness),
        telling.odd_name()
    );
    Some(telling.finding(&CARD, telling.omission(&CARD), message, help))
}
