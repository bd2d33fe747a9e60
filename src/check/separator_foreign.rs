//! `separator-foreign`: a number with signs that the house does not use in that language.

use super::telling::quote;
use super::written::{marks, named};
use super::{Card, Look, Report, Rule, Scene};
use crate::extract::Fact;
use crate::finding::{Category, Finding, Fix, Place, Severity};
use crate::language::{Grouping, Style};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "separator-foreign",
    summary: "A number's decimal or grouping sign is not the house's.",
    category: Category::Format,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let mut reports = Vec::new();
    for version in 0..scene.len() {
        let read = scene.version(version);
        let Some(style) = &read.document.style else { continue };
        for fact in &read.facts {
            reports.extend(finding(scene, version, fact, style).map(|f| Report::new(f, Vec::new())));
        }
    }
    reports
}

fn finding(scene: &Scene<'_>, version: usize, fact: &Fact, style: &Style) -> Option<Finding> {
    let read = scene.version(version);
    let mut wrong = None;
    let mut text = String::new();
    let mut at = fact.span.start;
    for mark in marks(read, fact) {
        let wanted = if mark.groups {
            match style.grouping {
                None => continue,
                Some(Grouping::None) => String::new(),
                Some(Grouping::Space) if mark.sign == ' ' => continue,
                // A space that no line breaks at.
                Some(Grouping::Space) => "\u{a0}".to_owned(),
                Some(Grouping::Sign(sign)) => sign.to_string(),
            }
        } else {
            match style.decimal {
                None => continue,
                Some(sign) => sign.to_string(),
            }
        };
        if wanted == mark.sign.to_string() {
            continue;
        }
        text.push_str(Span::new(at, mark.span.start).of(&read.document.text));
        text.push_str(&wanted);
        at = mark.span.end;
        wrong.get_or_insert((mark, wanted));
    }
    let (mark, wanted) = wrong?;
    text.push_str(Span::new(at, fact.span.end).of(&read.document.text));
    let part = if mark.groups { "thousands" } else { "decimals" };
    let house = match wanted.chars().next() {
        None => "nothing".to_owned(),
        Some('\u{a0}') => named(' '),
        Some(sign) => named(sign),
    };
    let name = scene.name(version);
    let place = Place {
        version,
        segment: fact.segment,
        span: fact.span,
    };
    Some(Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message: format!(
            "{name} says {} with {} for the {part}: the house writes {house} there",
            quote(scene, version, fact),
            named(mark.sign),
        ),
        help: format!("Write “{text}” in the {name}."),
        suspect: Some(version),
        places: vec![place],
        fixes: vec![Fix {
            place,
            text,
            certain: false,
        }],
    })
}
