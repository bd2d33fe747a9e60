//! `relation-reversed`: before for after, rose for fell, north for south.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::{Bearing, Direction};
use crate::finding::{Category, Finding, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "relation-reversed",
    summary: "One version says before, rose or north where another says after, fell or south.",
    category: Category::Quantity,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Relation) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let (odd_word, word) = pair(&odd.bearing, &witness.bearing)?;
    let message = format!(
        "{}: the words beside it say “{odd_word}” and “{word}”",
        telling.both(odd, witness)
    );
    let help = format!(
        "Read both sentences: the figure agrees, but the {} may tell the opposite of the {}.",
        telling.odd_name(),
        telling.witness_name()
    );
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

/// What the words beside two facts say, where they say opposite things.
fn pair(a: &Bearing, b: &Bearing) -> Option<(&'static str, &'static str)> {
    let turned = [(a.time, b.time), (a.trend, b.trend), (a.reach, b.reach)]
        .into_iter()
        .find_map(|pair| match pair {
            (Some(a), Some(b)) if a != b => Some((word(a), word(b))),
            _ => None,
        });
    let points = a.point.zip(b.point).filter(|(a, b)| a.is_apart(*b));
    turned.or(points.map(|(a, b)| (a.name(), b.name())))
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Before => "before",
        Direction::After => "after",
        Direction::Rise => "rise",
        Direction::Fall => "fall",
        Direction::By => "by",
        _ => "to",
    }
}
