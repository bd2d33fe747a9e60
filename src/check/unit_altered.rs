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
    if !matches!(claim.verdict, Verdict::Different(Difference::Unit | Difference::Value)) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let what = match claim.verdict {
        Verdict::Different(Difference::Unit) => "the unit differs",
        _ if of_one_dimension(odd, witness) => "the conversion does not hold",
        _ => return None,
    };
    let message = format!("{}: {what}", telling.both(odd, witness));
    let words = quote_free(scene, telling.odd, odd);
    let made = converted(witness, odd);
    let severity = match &made {
        Some(made) if near(made, odd) => Severity::Warning.min(telling.contradiction(&CARD)),
        _ => telling.contradiction(&CARD),
    };
    let turned = scene
        .pack(telling.odd)
        .zip(made)
        .and_then(|(pack, fact)| expected_like(&fact, pack, Some((odd, &words))));
    let help = match turned {
        Some(turned) => format!("{} Or convert it: “{turned}”.", telling.help(odd, witness)),
        None => telling.help(odd, witness),
    };
    Some(telling.finding(&CARD, severity, message, help))
}

/// Whether a conversion is off by less than a tenth: worth a look, and no reason to stop a publication.
fn near(made: &Fact, told: &Fact) -> bool {
    let (Value::Quantity(made), Value::Quantity(told)) = (&made.value, &told.value) else {
        return false;
    };
    let (made, told) = (made.value(), told.value());
    (made - told).abs() <= made.abs() * Decimal::new(1, 1)
}

/// Whether two facts are measured in two units of one dimension.
fn of_one_dimension(a: &Fact, b: &Fact) -> bool {
    let dimension = |f: &Fact| Some(World::get().units.get(f.unit?)?.dimension);
    a.unit != b.unit && dimension(a).is_some_and(|d| dimension(b) == Some(d))
}

/// What `witness` says in the unit of `odd`, to three digits; `None` where the two measure different things.
fn converted(witness: &Fact, odd: &Fact) -> Option<Fact> {
    let units = &World::get().units;
    let (from, to) = (units.get(witness.unit?)?, units.get(odd.unit?)?);
    let Value::Quantity(q) = &witness.value else {
        return None;
    };
    // Degrees have zeros of their own.
    if !of_one_dimension(witness, odd) || from.dimension == "temperature" {
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
