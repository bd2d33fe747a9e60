//! `magnitude-slip`: a number off by a power of ten.

use super::telling::Telling;
use super::{Card, Look, Rule, Scene};
use crate::compare::{Claim, Difference, Verdict};
use crate::extract::{Fact, Value};
use crate::finding::{Category, Finding, Severity};
use rust_decimal::Decimal;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Claim(look),
};

const CARD: Card = Card {
    id: "magnitude-slip",
    summary: "A number is off by a power of ten.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Magnitude) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let by = match factor(odd, witness) {
        Some(factor) => format!("off by a factor of {factor}"),
        None => "off by a power of ten".to_owned(),
    };
    let message = format!("{}: {by}", telling.both(odd, witness));
    let help = telling.help(odd, witness);
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

/// How many times the larger number holds the smaller one, where some reading of them makes that a power of ten.
fn factor(a: &Fact, b: &Fact) -> Option<String> {
    let (a, b) = (readings(a), readings(b));
    let factors = a.iter().flat_map(|x| b.iter().filter_map(|y| ratio(*x, *y)));
    let smallest = factors.filter(|f| is_power_of_ten(*f)).min()?;
    Some(grouped(smallest))
}

fn readings(fact: &Fact) -> Vec<Decimal> {
    let all = match &fact.value {
        Value::Quantity(q) => vec![q],
        Value::Pair(a, b) => vec![a, b],
        _ => Vec::new(),
    };
    all.into_iter()
        .flat_map(|q| q.readings.iter().map(|r| r.value.abs()))
        .collect()
}

fn ratio(a: Decimal, b: Decimal) -> Option<Decimal> {
    Some(a.max(b).checked_div(a.min(b))?.normalize())
}

fn is_power_of_ten(factor: Decimal) -> bool {
    let text = factor.to_string();
    factor > Decimal::ONE && text.starts_with('1') && text[1..].bytes().all(|b| b == b'0')
}

fn grouped(value: Decimal) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{grouped, is_power_of_ten};
    use rust_decimal::Decimal;

    #[test]
    fn factors_are_powers_of_ten_and_grouped() {
        for (value, power, written) in [
            (1000, true, "1,000"),
            (10, true, "10"),
            (1_000_000, true, "1,000,000"),
            (1, false, "1"),
            (1200, false, "1,200"),
            (20, false, "20"),
        ] {
            let value = Decimal::from(value);
            assert_eq!(is_power_of_ten(value), power, "{value}");
            assert_eq!(grouped(value), written);
        }
    }
}
