//! `name-inconsistent`: one name in two scripts in one version.

use super::foreign::Scripts;
use super::telling::one_line;
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::Rendering;
use crate::extract::Kind;
use crate::finding::{Category, Finding, Place, Severity};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "name-inconsistent",
    summary: "A version writes one name in two scripts.",
    category: Category::Name,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let mut met: BTreeMap<(usize, &str), Vec<&Rendering>> = BTreeMap::new();
    for rendering in &scene.comparison.renderings {
        met.entry((rendering.version, &rendering.name))
            .or_default()
            .push(rendering);
    }
    met.into_iter()
        .filter_map(|((version, _), list)| inconsistent(scene, version, &list))
        .collect()
}

/// A name of one version that stands in its own script and in another.
fn inconsistent(scene: &Scene<'_>, version: usize, list: &[&Rendering]) -> Option<Report> {
    let home = scene.pack(version).map(Scripts::of)?;
    let text = &scene.version(version).document.text;
    let (own, rest): (Vec<&Rendering>, Vec<&Rendering>) =
        list.iter().copied().partition(|r| home.writes(r.span.of(text)));
    // What stands in brackets explains, and in a longer run of foreign words it is part of another name.
    let odd: Vec<&Rendering> = rest
        .into_iter()
        .filter(|r| {
            let segment = scene.version(version).segments.get(r.segment);
            segment.is_some_and(|s| {
                let runs = home.runs(&s.text);
                runs.into_iter().any(|run| run.shift(s.span.start) == r.span)
            })
        })
        .collect();
    let (usual, first) = (own.first()?, odd.first()?);
    let name = scene.name(version);
    let (pivot, fact) = usual.of;
    let witness = scene.version(pivot).facts.get(fact).filter(|f| f.kind == Kind::Name)?;
    let place = |r: &Rendering| Place {
        version,
        segment: r.segment,
        span: r.span,
    };
    let (odd_words, usual_words) = (one_line(first.span.of(text)), one_line(usual.span.of(text)));
    let again = match odd.len() {
        1 => String::new(),
        n => format!(" ({n} times)"),
    };
    let finding = Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message: format!("{name} says “{odd_words}”{again} and “{usual_words}” elsewhere: one name in two scripts"),
        help: format!("Write “{usual_words}” here too, or the other spelling everywhere."),
        suspect: Some(version),
        places: odd
            .iter()
            .map(|r| place(r))
            .chain([
                place(usual),
                Place {
                    version: pivot,
                    segment: witness.segment,
                    span: witness.span,
                },
            ])
            .collect(),
        fixes: Vec::new(),
    };
    Some(Report::new(finding, Vec::new()))
}
