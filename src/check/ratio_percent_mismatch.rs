//! `ratio-percent-mismatch`: a percentage that is not what the ratio beside it makes.

use super::inside::{Contradiction, figures, reports};
use super::telling::quote;
use super::{Card, Look, Report, Rule, Scene};
use crate::extract::{Fact, Kind, Value};
use crate::finding::{Category, Place, Severity};
use crate::text::Span;
use rust_decimal::{Decimal, RoundingStrategy};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "ratio-percent-mismatch",
    summary: "A percentage is not what the ratio beside it makes.",
    category: Category::Quantity,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let mut found = Vec::new();
    for version in 0..scene.len() {
        let text = &scene.version(version).document.text;
        for two in figures(scene, version).windows(2) {
            let (ratio, percent) = match (two[0].kind, two[1].kind) {
                (Kind::Ratio | Kind::Fraction, Kind::Percent) => (two[0], two[1]),
                (Kind::Percent, Kind::Ratio | Kind::Fraction) => (two[1], two[0]),
                _ => continue,
            };
            let same_segment = ratio.segment == percent.segment;
            if !same_segment || scene.spoken_of(version, ratio.span) || scene.spoken_of(version, percent.span) {
                continue;
            }
            if let Some(makes) = contradiction(ratio, percent, gap(two[0].span, two[1].span, text)) {
                found.push(Contradiction {
                    place: Place {
                        version,
                        segment: percent.segment,
                        span: percent.span.join(ratio.span),
                    },
                    says: format!(
                        "{} and {}: the ratio makes {}%",
                        quote(scene, version, ratio),
                        quote(scene, version, percent),
                        makes.normalize()
                    ),
                });
            }
        }
    }
    reports(scene, &CARD, "Correct the ratio or the percentage.", found)
}

fn gap(a: Span, b: Span, text: &str) -> &str {
    text.get(a.end.min(b.start)..b.start).unwrap_or_default()
}

/// What the ratio makes, where the percentage is meant to be that and is not: it stands in parentheses, or misses by so little
/// that it can hardly be about something else.
fn contradiction(ratio: &Fact, percent: &Fact, between: &str) -> Option<Decimal> {
    let (Value::Pair(part, whole), Value::Quantity(said)) = (&ratio.value, &percent.value) else {
        return None;
    };
    let said = said.readings.first()?;
    let exact = part
        .value()
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(whole.value())?;
    let makes = exact.round_dp_with_strategy(said.value.scale().min(4), RoundingStrategy::MidpointAwayFromZero);
    let off = (exact - said.value).abs();
    // `42/86 (48.84%)`, with a noun before the parenthesis or without.
    let opening = between.rfind(['(', '（']).map(|at| &between[at..]);
    let parenthesis =
        opening.is_some_and(|o| o.chars().count() <= 12 && !o.contains([')', '）'])) && between.chars().count() <= 40;
    let rounded = off <= said.step.max(Decimal::new(1, 2)) || off < Decimal::new(5, 1);
    let near = off <= Decimal::TWO && whole.value() >= Decimal::TEN && part.value() != whole.value();
    // `nearly 49%` and `about half` round further than a figure does.
    let loose = percent.approx != crate::extract::Approx::Exact && off < Decimal::ONE;
    let precise = said.value.normalize().scale() > 0 && off > said.step;
    let apart = if precise { off > said.step } else { !rounded };
    ((parenthesis || near) && apart && !loose).then_some(makes)
}
