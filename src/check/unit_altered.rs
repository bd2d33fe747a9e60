//! `unit-altered`: a number with another unit, or a conversion that does not hold.

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
    id: "unit-altered",
    summary: "A number has another unit, or a conversion does not hold.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Unit) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let message = format!("{}: the unit differs", telling.both(odd, witness));
    let help = telling.help(odd, witness);
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}
