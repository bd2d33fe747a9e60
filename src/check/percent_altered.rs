//! `percent-altered`: another percentage.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::Kind;
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "percent-altered",
    summary: "A percentage differs.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    let plain = claim.verdict == Verdict::Different(Difference::Value);
    let percent = plain && matches!(claim.kind, Kind::Percent | Kind::Points);
    if !percent && claim.verdict != Verdict::Different(Difference::Percent) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let points = |f: &crate::extract::Fact| f.kind == Kind::Points;
    let message = match (points(odd), points(witness)) {
        (true, false) => format!("{}: percentage points against percent", telling.both(odd, witness)),
        (false, true) => format!("{}: percent against percentage points", telling.both(odd, witness)),
        _ => telling.both(odd, witness),
    };
    let help = telling.help(odd, witness);
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}
