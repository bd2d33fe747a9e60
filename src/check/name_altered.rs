//! `name-altered`: another person, place or organisation.

use super::telling::{Telling, list, one_line};
use super::terms::{Lack, lacks};
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::{Claim, Contrast, Contrasted, Difference, Told, Verdict, Words};
use crate::extract::Kind;
use crate::finding::{Category, Finding, Place, Severity};
use crate::glossary::ConceptKind;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "name-altered",
    summary: "Another person, place or organisation is named.",
    category: Category::Name,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let place = |r: &Report| r.finding.places.first().copied();
    // The glossary knows what should stand there, and comes before what the tables know.
    let known: Vec<Report> = lacks(scene)
        .into_iter()
        .filter_map(|lack| swapped(scene, &lack))
        .collect();
    let spoken: Vec<Place> = known.iter().filter_map(place).collect();
    let mut reports = contrasted(scene);
    reports.retain(|r| !place(r).is_some_and(|p| spoken.contains(&p)));
    let spent: BTreeSet<usize> = reports.iter().flat_map(|r: &Report| r.claims.iter().copied()).collect();
    for index in (0..scene.comparison.claims.len()).filter(|i| !spent.contains(i)) {
        if let Some(finding) = scene.open(index).and_then(|claim| altered(scene, claim)) {
            reports.push(Report::new(finding, vec![index]));
        }
    }
    let spoken: Vec<Place> = reports.iter().filter_map(place).collect();
    reports.extend(
        known
            .into_iter()
            .filter(|r| !place(r).is_some_and(|p| spoken.contains(&p))),
    );
    reports
}

/// Places and ranks that are told as others, each once for the words that are held against them.
fn contrasted(scene: &Scene<'_>) -> Vec<Report> {
    let mut met: BTreeMap<Words, Vec<&Contrast>> = BTreeMap::new();
    for contrast in &scene.comparison.contrasts {
        met.entry(contrast.words[1]).or_default().push(contrast);
    }
    met.into_iter()
        .filter_map(|(against, list)| contrast(scene, against, &list))
        .collect()
}

fn contrast(scene: &Scene<'_>, against: Words, list: &[&Contrast]) -> Option<Report> {
    let first = list.first()?;
    let source = scene.comparison.source;
    let [mut odd, mut witness] = first.words;
    // What several versions tell otherwise is the odd one; so is a translation, where the original is the other.
    let mut suspect = (source == Some(witness.version) || scene.len() > 2).then_some(odd.version);
    if list.len() > 1 || source == Some(odd.version) {
        (odd, witness) = (witness, odd);
        suspect = Some(odd.version);
    }
    let words = |w: &Words| {
        let text = scene.version(w.version).document.text.get(w.span.start..w.span.end);
        one_line(text.unwrap_or_default())
    };
    let (name, other) = (scene.name(odd.version), scene.name(witness.version));
    let what = match first.of {
        Contrasted::Place => "name",
        Contrasted::Rank => "rank",
    };
    let place = |w: &Words| Place {
        version: w.version,
        segment: w.segment,
        span: w.span,
    };
    let more = list
        .iter()
        .map(|c| c.words[0])
        .chain([against])
        .filter(|w| *w != odd && *w != witness);
    let finding = Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message: format!(
            "{name} says “{}”, {other} says “{}”: these are not one {what}",
            words(&odd),
            words(&witness)
        ),
        help: match first.of {
            Contrasted::Place => help(name, other),
            Contrasted::Rank => {
                format!("Find out which rank is meant, and correct the {name} if the {other} is right.")
            }
        },
        suspect,
        places: [odd, witness]
            .iter()
            .map(place)
            .chain(more.map(|w| place(&w)))
            .collect(),
        fixes: Vec::new(),
    };
    // A claim about a name at one of these places is told by this.
    let touches = |claim: &Claim| {
        claim.kind == Kind::Name
            && first.words.iter().chain([&against]).any(|w| {
                let fact = match claim.told.get(w.version) {
                    Some(Told::Fact(i)) => scene.version(w.version).facts.get(*i),
                    _ => None,
                };
                fact.is_some_and(|f| f.span.overlaps(w.span))
            })
    };
    let claims = 0..scene.comparison.claims.len();
    let told = claims.filter(|i| scene.open(*i).is_some_and(touches)).collect();
    Some(Report::new(finding, told))
}

/// Names that do not sound alike.
fn altered(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if claim.verdict != Verdict::Different(Difference::Name) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let message = format!("{}: these are not one name", telling.both(odd, witness));
    let help = help(telling.odd_name(), telling.witness_name());
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

/// A place or a person of the glossary where all others name another one.
fn swapped(scene: &Scene<'_>, lack: &Lack<'_>) -> Option<Report> {
    if !matches!(lack.concept.kind, ConceptKind::Place | ConceptKind::Person) {
        return None;
    }
    let odd = lack.instead?;
    let witness = lack.having.first()?;
    let (name, other) = (scene.name(lack.version), scene.name(witness.place.version));
    let agree: Vec<_> = lack.having[1..].iter().map(|u| scene.name(u.place.version)).collect();
    let agree = match agree.len() {
        0 => String::new(),
        1 => format!(" ({} agrees)", agree[0]),
        _ => format!(" ({} agree)", list(&agree)),
    };
    let certain = scene.comparison.source.is_some() || lack.having.len() > 1;
    let wanted = lack.concept.forms(scene.version(lack.version).document.lang.as_str());
    Some(Report::new(
        Finding {
            rule: CARD.id,
            category: CARD.category,
            severity: CARD.severity,
            message: format!(
                "{name} says {}, {other} says {}{agree}: these are not one name",
                odd.quote(scene),
                witness.quote(scene)
            ),
            help: match wanted {
                Some(forms) => format!("If the {other} is right, write “{}” in the {name}.", forms.preferred),
                None => help(name, other),
            },
            suspect: certain.then_some(lack.version),
            places: std::iter::once(odd.place)
                .chain(lack.having.iter().map(|u| u.place))
                .collect(),
            fixes: Vec::new(),
        },
        Vec::new(),
    ))
}

fn help(odd: &str, witness: &str) -> String {
    format!("Find out who or what is meant, and correct the {odd} if the {witness} is right.")
}
