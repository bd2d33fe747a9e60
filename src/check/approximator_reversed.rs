//! `approximator-reversed`: over for nearly, at least for up to.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::Approx;
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "approximator-reversed",
    summary: "One version says over a number, another says under it.",
    category: Category::Quantity,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Approximator) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let message = format!(
        "{}: {} means {} the figure, {} {} it",
        telling.both(odd, witness),
        telling.odd_name(),
        direction(odd.approx),
        telling.witness_name(),
        direction(witness.approx),
    );
    let help = format!(
        "If the {} is right, say {} the figure in the {}.",
        telling.witness_name(),
        direction(witness.approx),
        telling.odd_name(),
    );
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

fn direction(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "exactly",
        Approx::About => "about",
        Approx::Over => "more than",
        Approx::AtLeast => "at least",
        Approx::Under => "less than",
        Approx::AtMost => "at most",
        Approx::Nearly => "a little less than",
        Approx::UpTo => "up to",
    }
}
