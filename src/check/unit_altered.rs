//! `unit-altered`: a number with another unit, or a conversion that does not hold.

use super::telling::{Telling, quote_free};
use super::wording::expected_like;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::{Fact, Quantity, Value};
use crate::finding::{Category, Finding, Severity};
use crate::language::World;
use rust_decimal::Decimal;

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
    let words = quote_free(scene, telling.odd, odd);
    let turned = scene
        .pack(telling.odd)
        .zip(converted(witness, odd))
        .and_then(|(pack, fact)| expected_like(&fact, pack, Some((odd, &words))));
    let help = match turned {
        Some(turned) => format!("{} Or convert it: “{turned}”.", telling.help(odd, witness)),
        None => telling.help(odd, witness),
    };
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

/// What `witness` says in the unit of `odd`, to three digits; `None` where the two measure different things.
fn converted(witness: &Fact, odd: &Fact) -> Option<Fact> {
    let units = &World::get().units;
    let (from, to) = (units.get(witness.unit?)?, units.get(odd.unit?)?);
    let Value::Quantity(q) = &witness.value else {
        return None;
    };
    // Degrees have zeros of their own.
    if from.dimension != to.dimension || from.dimension == "temperature" || witness.unit == odd.unit {
        return None;
    }
    let value = q.value().checked_mul(from.factor)?.checked_div(to.factor)?;
    let value = value.round_sf(3)?.normalize();
    Some(Fact {
        value: Value::Quantity(Quantity::certain(value, Decimal::ONE)),
        unit: odd.unit,
        ..witness.clone()
    })
}
