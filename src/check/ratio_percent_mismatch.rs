//! `ratio-percent-mismatch`: a percentage that is not what the ratio beside it makes.

use super::telling::{list, quote};
use super::{Card, Look, Report, Rule, Scene};
use crate::extract::{Fact, Kind, Value};
use crate::finding::{Category, Finding, Place, Severity};
use crate::text::Span;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

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

/// One version's ratio with the percentage beside it.
struct Pair<'a> {
    version: usize,
    ratio: &'a Fact,
    percent: &'a Fact,
    /// What the ratio makes, with as many decimals as the percentage has.
    makes: Decimal,
}

fn look(scene: &Scene<'_>) -> Vec<Report> {
    // Versions that all carry the same slip share a row and one finding.
    let mut by_row: BTreeMap<usize, Vec<Pair<'_>>> = BTreeMap::new();
    for version in 0..scene.len() {
        let read = scene.version(version);
        let figures: Vec<&Fact> = read
            .facts
            .iter()
            .filter(|f| !matches!(f.kind, Kind::Name | Kind::Term))
            .collect();
        for two in figures.windows(2) {
            let (ratio, percent) = match (two[0].kind, two[1].kind) {
                (Kind::Ratio | Kind::Fraction, Kind::Percent) => (two[0], two[1]),
                (Kind::Percent, Kind::Ratio | Kind::Fraction) => (two[1], two[0]),
                _ => continue,
            };
            let same_segment = ratio.segment == percent.segment;
            if !same_segment || scene.spoken_of(version, ratio.span) || scene.spoken_of(version, percent.span) {
                continue;
            }
            let between = gap(two[0].span, two[1].span, &read.document.text);
            if let Some(makes) = contradiction(ratio, percent, between) {
                let row = scene.row_of(version, ratio.segment).unwrap_or(usize::MAX);
                by_row.entry(row).or_default().push(Pair {
                    version,
                    ratio,
                    percent,
                    makes,
                });
            }
        }
    }
    by_row
        .into_values()
        .map(|pairs| Report::new(finding(scene, &pairs), Vec::new()))
        .collect()
}

fn finding(scene: &Scene<'_>, pairs: &[Pair<'_>]) -> Finding {
    let first = &pairs[0];
    let ratio = quote(scene, first.version, first.ratio);
    let percent = quote(scene, first.version, first.percent);
    let mut names: Vec<_> = pairs.iter().map(|p| scene.name(p.version)).collect();
    names.dedup();
    Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message: format!(
            "{} {} {ratio} and {percent}: the ratio makes {}%",
            list(&names),
            if names.len() == 1 { "says" } else { "say" },
            first.makes.normalize()
        ),
        help: "Correct the ratio or the percentage.".to_owned(),
        suspect: (names.len() == 1 && scene.len() > 1).then_some(first.version),
        places: pairs
            .iter()
            .map(|p| Place {
                version: p.version,
                segment: p.percent.segment,
                span: p.percent.span.join(p.ratio.span),
            })
            .collect(),
        fixes: Vec::new(),
    }
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
