//! `relation-reversed`: before for after, rose for fell.

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
    id: "relation-reversed",
    summary: "One version says before or rose where another says after or fell.",
    category: Category::Quantity,
    severity: Severity::Note,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Relation) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let message = format!(
        "{}: the words around it point in opposite directions (before and after, rise and fall)",
        telling.both(odd, witness)
    );
    let help = format!(
        "Read both sentences: the figure agrees, but the {} may tell the opposite of the {}.",
        telling.odd_name(),
        telling.witness_name()
    );
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}
