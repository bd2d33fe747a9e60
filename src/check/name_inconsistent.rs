//! `name-inconsistent`: one name in two scripts, or in two spellings, in one version.

use super::foreign::Scripts;
use super::spelling::two_spellings;
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
    summary: "A version writes one name in two ways.",
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
    let mut out: Vec<Report> = met
        .into_iter()
        .filter_map(|((version, _), list)| inconsistent(scene, version, &list))
        .collect();
    let spelt = two_spellings(scene).into_iter();
    out.extend(spelt.map(|s| report(scene, &s.odd, s.usual, s.witness, "spellings")));
    out
}

/// The places of the rarer form, the usual one, and the name in another version.
fn report(scene: &Scene<'_>, odd: &[Place], usual: Place, witness: Place, forms: &str) -> Report {
    let text = &scene.version(usual.version).document.text;
    let words = |place: &Place| one_line(place.span.of(text));
    let (name, first, other) = (
        scene.name(usual.version),
        odd.first().map(words).unwrap_or_default(),
        words(&usual),
    );
    let again = match odd.len() {
        1 => String::new(),
        n => format!(" ({n} times)"),
    };
    let finding = Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message: format!("{name} says “{first}”{again} and “{other}” elsewhere: one name in two {forms}"),
        help: format!("Write “{other}” here too, or the other spelling everywhere."),
        suspect: Some(usual.version),
        places: odd.iter().copied().chain([usual, witness]).collect(),
        fixes: Vec::new(),
    };
    Report::new(finding, Vec::new())
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
    // A name that is told in its own script once, with the other behind it in brackets, may be told by the other from then on.
    let explained = |r: &&Rendering| {
        // Sounds may be heard without the last ones of a name.
        const REST: usize = 8;
        let behind = text.get(r.span.end..).unwrap_or_default();
        let open = behind
            .char_indices()
            .take(REST)
            .find(|(_, c)| matches!(c, '(' | '（' | '['));
        let inside = open.and_then(|(at, c)| behind.get(at + c.len_utf8()..)?.split([')', '）', ']']).next());
        inside.is_some_and(|inside| odd.iter().any(|o| inside.contains(o.span.of(text))))
    };
    if own.iter().all(explained) {
        return None;
    }
    let usual = own.first()?;
    odd.first()?;
    let (pivot, fact) = usual.of;
    let witness = scene.version(pivot).facts.get(fact).filter(|f| f.kind == Kind::Name)?;
    let witness = Place {
        version: pivot,
        segment: witness.segment,
        span: witness.span,
    };
    let place = |r: &&Rendering| Place {
        version,
        segment: r.segment,
        span: r.span,
    };
    let odd: Vec<Place> = odd.iter().map(place).collect();
    Some(report(scene, &odd, place(usual), witness, "scripts"))
}
