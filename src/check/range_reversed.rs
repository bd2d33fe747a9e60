//! `range-reversed`: a range that begins after its end.

use super::telling::quote;
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::{Told, Verdict};
use crate::extract::{Fact, Kind, PartialDate, Value};
use crate::finding::{Category, Finding, Place, Severity};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "range-reversed",
    summary: "A range begins after its end.",
    category: Category::Quantity,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let mut claims: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, claim) in scene.comparison.claims.iter().enumerate() {
        if claim.verdict == Verdict::Same {
            continue;
        }
        for (version, told) in claim.told.iter().enumerate() {
            if let Told::Fact(fact) = told {
                claims.entry((version, *fact)).or_default().push(index);
            }
        }
    }
    let mut reports = Vec::new();
    for version in 0..scene.len() {
        for (i, fact) in scene.version(version).facts.iter().enumerate() {
            let written = fact.span.of(&scene.comparison.versions[version].document.text);
            if reversed(fact, written) {
                reports.push(Report::new(
                    finding(scene, version, fact),
                    claims.remove(&(version, i)).unwrap_or_default(),
                ));
            }
        }
    }
    reports
}

fn finding(scene: &Scene<'_>, version: usize, fact: &Fact) -> Finding {
    let name = scene.name(version);
    let words = quote(scene, version, fact);
    Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message: format!("{name} says {words}: the range begins after its end"),
        help: format!("Turn the range round in the {name}, or correct the end that is wrong."),
        suspect: Some(version),
        places: vec![Place {
            version,
            segment: fact.segment,
            span: fact.span,
        }],
        fixes: Vec::new(),
    }
}

/// Ranges of years, of dates, and of numbers with a unit: two bare numbers may be a score or a vote, and what fell from 78 to 31
/// per cent is in order.
fn reversed(fact: &Fact, written: &str) -> bool {
    match &fact.value {
        Value::Pair(a, b) if fact.kind == Kind::Range => {
            let year = |v: Decimal| v.is_integer() && v >= Decimal::from(1000) && v < Decimal::from(2500);
            // A number may have several readings: only where none of them is in order.
            let ordered = a.readings.iter().any(|x| b.readings.iter().any(|y| x.value <= y.value));
            let dash = written.contains(['-', '–', '—', '−', '~', '～', '〜']);
            let plain = fact.unit.is_some() || year(a.value()) && year(b.value());
            plain && dash && !ordered && fact.firm
        }
        Value::Date(a, Some(b)) => after(a, b),
        _ => false,
    }
}

/// Whether `a` is later than `b`; parts that one of them leaves open decide nothing.
fn after(a: &PartialDate, b: &PartialDate) -> bool {
    match (a.year, b.year) {
        (Some(x), Some(y)) if x != y => return x > y,
        (Some(_), Some(_)) => {}
        // Without years, November to February is in order.
        _ => return false,
    }
    match (a.month, b.month) {
        (Some(x), Some(y)) if x != y => x > y,
        (Some(_), Some(_)) => matches!((a.day, b.day), (Some(x), Some(y)) if x > y),
        _ => false,
    }
}
