//! `range-altered`: a range with another beginning or end.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::{Fact, Kind, Value};
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "range-altered",
    summary: "A range begins or ends elsewhere.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    let plain = claim.verdict == Verdict::Different(Difference::Value);
    let range = plain && claim.kind == Kind::Range;
    if !range && claim.verdict != Verdict::Different(Difference::Range) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let both = telling.both(odd, witness);
    let message = match end(odd, witness) {
        _ if inverted(odd, witness) => format!("{both}: the ends changed places"),
        Some(end) => format!("{both}: the {end} of the range differs"),
        None => both,
    };
    if inverted(odd, witness) {
        let help = format!(
            "If the {} is right, exchange the two figures in the {}.",
            telling.witness_name(),
            telling.odd_name()
        );
        let mut finding = telling.finding(&CARD, telling.contradiction(&CARD), message, help);
        // One figure alone would not be enough.
        finding.fixes.clear();
        return Some(finding);
    }
    let help = telling.help(odd, witness);
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

/// Whether one version tells from one figure to another what the other tells as two figures, the other way round.
fn inverted(a: &Fact, b: &Fact) -> bool {
    let figure = |f: &Fact| matches!(f.value, Value::Quantity(_)) && f.kind != Kind::Age;
    let range = |f: &Fact| f.kind == Kind::Range && matches!(f.value, Value::Pair(..));
    figure(a) && range(b) || range(a) && figure(b)
}

/// The end at which two ranges differ, where it is one.
fn end(a: &Fact, b: &Fact) -> Option<&'static str> {
    let (begins, ends) = match (&a.value, &b.value) {
        (Value::Pair(a, x), Value::Pair(b, y)) => (a.value() != b.value(), x.value() != y.value()),
        (Value::Date(a, Some(x)), Value::Date(b, Some(y))) => (a != b, x != y),
        _ => return None,
    };
    match (begins, ends) {
        (true, false) => Some("beginning"),
        (false, true) => Some("end"),
        _ => None,
    }
}
