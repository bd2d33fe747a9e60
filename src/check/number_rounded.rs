//! `number-rounded`: one version rounds what another tells exactly.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Verdict};
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "number-rounded",
    summary: "One version rounds what another tells exactly.",
    category: Category::Quantity,
    severity: Severity::Note,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Rounded {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let message = format!("{}: one is a rounding of the other", telling.both(odd, witness));
    let help = "Nothing to do if the rounding is wanted.".to_owned();
    Some(telling.finding(&CARD, Severity::Note, message, help))
}
