//! `approximator-reversed`: over for nearly, at least for up to.

use super::naming::first;
use super::telling::{Telling, quote, quote_free};
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::Approx;
use crate::finding::{Category, Finding, Severity};
use crate::language::{Boundaries, Pack};

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
        "{} says {} {}, {} says {} {}{}",
        telling.odd_name(),
        english(odd.approx),
        quote(scene, telling.odd, odd),
        telling.witness_name(),
        english(witness.approx),
        quote(scene, telling.witness, witness),
        telling.agreeing(witness),
    );
    let words = quote_free(scene, telling.odd, odd);
    let wanted = scene.pack(telling.odd).and_then(|p| own(witness.approx, &words, p));
    let (odd_name, name) = (telling.odd_name(), telling.witness_name());
    let help = match wanted {
        Some(wanted) => format!("If the {name} is right, write “{wanted}” in the {odd_name}."),
        None => format!(
            "If the {name} is right, say {} in the {odd_name}.",
            english(witness.approx)
        ),
    };
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

fn english(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "exactly",
        Approx::About => "about",
        Approx::Over => "over",
        Approx::AtLeast => "at least",
        Approx::Under => "under",
        Approx::AtMost => "at most",
        Approx::Nearly => "nearly",
        Approx::UpTo => "up to",
    }
}

/// The figure with the language's own word, before it or behind.
fn own(approx: Approx, figure: &str, pack: &Pack) -> Option<String> {
    let space = if pack.file.boundaries == Boundaries::None {
        ""
    } else {
        " "
    };
    let words = &pack.file.words;
    match first(&words.approx_before.0, approx.as_str()) {
        Some(word) => Some(format!("{word}{space}{figure}")),
        None => first(&words.approx_after.0, approx.as_str()).map(|word| format!("{figure}{space}{word}")),
    }
}
