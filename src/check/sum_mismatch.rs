//! `sum-mismatch`: the parts of a breakdown that do not add up to its total.

use super::inside::{Contradiction, figures, reports};
use super::telling::{list, quote};
use super::{Card, Look, Report, Rule, Scene};
use crate::extract::{Approx, Fact, Kind, Value};
use crate::finding::{Category, Place, Severity};
use rust_decimal::Decimal;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "sum-mismatch",
    summary: "The parts of a breakdown do not add up to its total.",
    category: Category::Quantity,
    severity: Severity::Warning,
};

/// A total with the parts that follow it in parentheses or behind a colon.
struct Breakdown<'a> {
    total: &'a Fact,
    parts: Vec<&'a Fact>,
    sum: Decimal,
}

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let mut found = Vec::new();
    for version in 0..scene.len() {
        let figures = figures(scene, version);
        let breakdowns = (0..figures.len()).filter_map(|at| breakdown(scene, version, &figures, at));
        found.extend(breakdowns.map(|b| told(scene, version, &b)));
    }
    reports(scene, &CARD, "Correct the total or the part that is wrong.", found)
}

fn told(scene: &Scene<'_>, version: usize, found: &Breakdown<'_>) -> Contradiction {
    let parts: Vec<String> = found.parts.iter().map(|f| quote(scene, version, f)).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Contradiction {
        place: Place {
            version,
            segment: found.total.segment,
            span: found
                .parts
                .last()
                .map_or(found.total.span, |p| found.total.span.join(p.span)),
        },
        says: format!(
            "{} in all, but {} make {}",
            quote(scene, version, found.total),
            list(&parts),
            found.sum.normalize()
        ),
    }
}

/// The total at `at` with its parts, where they miss it by a tenth or less: further off, the list is of something else, or of
/// some of the parts.
fn breakdown<'a>(scene: &Scene<'_>, version: usize, facts: &[&'a Fact], at: usize) -> Option<Breakdown<'a>> {
    let total = facts[at];
    let whole = exact(total)?;
    let text = &scene.version(version).document.text;
    let segment = scene.version(version).segments.get(total.segment)?;
    let next = facts.get(at + 1).filter(|f| f.segment == total.segment)?;
    let between = text.get(total.span.end.min(next.span.start)..next.span.start)?;
    let (mark, opens) = between.char_indices().rfind(|(_, c)| "(（:：".contains(*c))?;
    // The list ends with its parenthesis, or with the sentence; one of many hundred characters is no breakdown.
    let start = total.span.end + mark;
    let rest = text.get(start..segment.span.end)?;
    let near = rest.char_indices().nth(LONGEST).map_or(rest, |(end, _)| &rest[..end]);
    let end = match opens {
        '(' | '（' => start + near.find([')', '）'])?,
        _ if near.len() == rest.len() => segment.span.end,
        _ => return None,
    };
    let behind = facts[at + 1..].iter().copied();
    let parts: Vec<&Fact> = behind.take_while(|f| f.span.end <= end).collect();
    let alike = parts.len() >= 2 && parts.iter().all(|p| p.unit == total.unit && p.kind == total.kind);
    let spoken = parts.iter().chain([&total]).any(|f| scene.spoken_of(version, f.span));
    if !alike || spoken {
        return None;
    }
    let mut sum = Decimal::ZERO;
    for part in &parts {
        sum = sum.checked_add(exact(part)?)?;
    }
    let off = (sum - whole).abs();
    let near = off <= whole / Decimal::TEN && off > Decimal::ZERO && whole >= Decimal::TEN;
    // Percentages and amounts are rounded, each part by half its last digit.
    let slack = match total.kind {
        Kind::Number if whole.is_integer() => Decimal::ZERO,
        _ => parts.iter().filter_map(|p| step(p)).fold(Decimal::ZERO, |a, s| a + s),
    };
    (near && off > slack).then_some(Breakdown { total, parts, sum })
}

/// The longest list that is looked at, in characters.
const LONGEST: usize = 600;

/// A number that is meant exactly.
fn exact(fact: &Fact) -> Option<Decimal> {
    let countable = matches!(fact.kind, Kind::Number | Kind::Amount | Kind::Measure | Kind::Percent);
    match &fact.value {
        Value::Quantity(q) if countable && fact.approx == Approx::Exact && q.readings.len() == 1 => Some(q.value()),
        _ => None,
    }
}

fn step(fact: &Fact) -> Option<Decimal> {
    match &fact.value {
        Value::Quantity(q) => q.readings.first().map(|r| r.step),
        _ => None,
    }
}
