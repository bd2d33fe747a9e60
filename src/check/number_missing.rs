//! `number-missing`: a number, amount or date that a version leaves out.

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
    id: "number-missing",
    summary: "A number, amount or date is left out.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Missing || matches!(claim.kind, Kind::Name | Kind::Term) {
        return None;
    }
    let (telling, witness) = Telling::of_a_gap(scene, claim)?;
    let noun = noun(witness.kind);
    let message = format!(
        "{} leaves out {} {noun}: {} says {}{}",
        telling.odd_name(),
        article(noun),
        telling.witness_name(),
        quote(scene, telling.witness, witness),
        telling.agreeing(witness),
    );
    let help = telling.help_add(witness);
    Some(telling.finding(&CARD, telling.omission(&CARD), message, help))
}
