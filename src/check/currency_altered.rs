//! `currency-altered`: an amount in another currency.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::POUNDS;
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "currency-altered",
    summary: "An amount is in another currency.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Currency) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let message = match (odd.unit, witness.unit) {
        (Some(a), Some(b)) if a != b && a != POUNDS && b != POUNDS => {
            format!("{}: {a} against {b}", telling.both(odd, witness))
        }
        _ => format!("{}: the currency differs", telling.both(odd, witness)),
    };
    let help = telling.help(odd, witness);
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}
