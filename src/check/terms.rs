//! Where the versions use the concepts of the glossary, row by row: what the rules on terms look at.

use super::Scene;
use super::saying::{in_longer_name, said_otherwise};
use super::telling::one_line;
use crate::compare::Version;
use crate::extract::{Fact, Kind, Value};
use crate::finding::Place;
use crate::glossary::{Concept, ConceptKind, Form, TermBase};
use crate::text::fold_key;
use std::collections::BTreeMap;

/// A concept as one version uses it in one place.
#[derive(Clone, Copy)]
pub(super) struct Use<'a> {
    /// What is meant.
    pub concept: &'a Concept,
    /// Where.
    pub place: Place,
    /// Its row.
    pub row: usize,
    fact: &'a Fact,
}

impl<'a> Use<'a> {
    /// Whether other versions must name the concept too: not where the form is forbidden, or only a word of the same stem.
    pub fn asks(&self) -> bool {
        self.fact.firm
    }

    /// The words.
    pub fn words(&self, scene: &Scene<'a>) -> &'a str {
        let text = &scene.version(self.place.version).document.text;
        text.get(self.place.span.start..self.place.span.end).unwrap_or_default()
    }

    /// The words in curly quotes, in one line.
    pub fn quote(&self, scene: &Scene<'a>) -> String {
        format!("“{}”", one_line(self.words(scene)))
    }

    /// Which form of its concept it is.
    pub fn form(&self, scene: &Scene<'a>) -> Option<Form> {
        let pack = scene.pack(self.place.version)?;
        let hits = scene.terms.find(self.words(scene), pack);
        let index = scene.terms.index_of(&self.concept.id)?;
        let alone = hits.iter().find(|h| h.concept == index);
        alone.map(|h| h.form).or_else(|| {
            // Some words are only a term in their sentence.
            let segments = &scene.version(self.place.version).segments;
            let segment = segments.get(self.place.segment).filter(|s| s.text.len() < SENTENCE)?;
            let inside = scene.terms.find(&segment.text, pack);
            let here = |s: crate::text::Span| s.shift(segment.span.start) == self.place.span;
            inside.iter().find(|h| here(h.span)).map(|h| h.form)
        })
    }
}

/// A longer text, in bytes, is no sentence, and is not read again for each of its terms.
const SENTENCE: usize = 10_000;
/// So many uses of a row are looked at for one that answers another.
const ROW: usize = 200;

/// The uses of one version by row and concept.
pub(super) type Uses<'a> = BTreeMap<(usize, &'a str), Vec<Use<'a>>>;

/// The uses of a version whose segments stand in the rows `row_of`.
pub(super) fn uses<'a>(read: &'a Version, version: usize, row_of: &[usize], terms: &'a TermBase) -> Uses<'a> {
    let mut out = Uses::new();
    for fact in &read.facts {
        let (Kind::Term, Value::Text(id)) = (fact.kind, &fact.value) else {
            continue;
        };
        let Some(concept) = terms.index_of(id).and_then(|i| terms.concept(i)) else {
            continue;
        };
        let Some(&row) = row_of.get(fact.segment).filter(|r| **r != usize::MAX) else {
            continue;
        };
        let place = Place {
            version,
            segment: fact.segment,
            span: fact.span,
        };
        out.entry((row, id)).or_default().push(Use {
            concept,
            place,
            row,
            fact,
        });
    }
    out
}

/// A concept that some versions of a row use and others do not.
pub(super) struct Lack<'a> {
    pub row: usize,
    pub concept: &'a Concept,
    /// The first use of every version that has one, the original's first.
    pub having: Vec<Use<'a>>,
    /// The version that lacks it.
    pub version: usize,
    /// What that version has in the row instead: the use of another concept of the kind that the others do not have there.
    pub instead: Option<Use<'a>>,
}

/// Every concept that a version lacks in a row though it has words for it: not in that row, nor in the next ones, nor as a part
/// of a longer term.
pub(super) fn lacks<'a>(scene: &Scene<'a>) -> Vec<Lack<'a>> {
    let uses = scene.uses();
    let source = scene.comparison.source;
    let mut keys: Vec<(usize, &str)> = uses.iter().flat_map(|u| u.keys().copied()).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut out = Vec::new();
    for (row, id) in keys {
        let Some(segments) = scene.comparison.rows.get(row).map(|r| &r.segments) else {
            continue;
        };
        let mut having: Vec<Use<'a>> = uses
            .iter()
            .filter_map(|u| {
                u.get(&(row, id))?
                    .iter()
                    .find(|u| u.asks() && !in_longer_name(scene, u))
            })
            .copied()
            .collect();
        having.sort_by_key(|u| (Some(u.place.version) != source, u.place.version));
        let Some(first) = having.first().copied() else { continue };
        let concept = first.concept;
        let lacking: Vec<usize> = (0..scene.len())
            .filter(|v| segments.get(*v).is_some_and(|s| !s.is_empty()))
            .filter(|v| concept.forms(scene.version(*v).document.lang.as_str()).is_some())
            .filter(|v| match concept.kind {
                // A slogan that lost a figure is not made good by the next sentence.
                ConceptKind::Slogan => !uses[*v].contains_key(&(row, id)),
                _ => !told(uses, *v, row, id) && !shared(scene, concept, row, *v),
            })
            // The original is what the others are held against: where it has other words, the glossary lacks them.
            .filter(|v| Some(*v) != source)
            .collect();
        let source_has = Some(first.place.version) == source;
        // A translation's word that the original does not have is no omission, unless most versions have it.
        let binding = match source {
            Some(_) => source_has || having.len() > lacking.len(),
            None => having.len() >= lacking.len(),
        };
        // Words are said in many ways: only what the original says, and most translations too.
        let binding = binding && (is_name(concept) || (source_has && having.len() > lacking.len()));
        if !binding {
            continue;
        }
        for version in lacking {
            let words = first.words(scene);
            let instead = instead(uses, version, row, concept);
            if kin(scene, uses, version, row, words, first.place.version)
                || instead.is_none() && having.iter().any(|used| said_otherwise(scene, used, row, version))
            {
                continue;
            }
            out.push(Lack {
                row,
                concept,
                having: having.clone(),
                version,
                instead,
            });
        }
    }
    out
}

/// Whether a version tells the concept in the row or next to it.
pub(super) fn told(uses: &[Uses<'_>], version: usize, row: usize, id: &str) -> bool {
    let rows = [row.checked_sub(1), Some(row), row.checked_add(1)];
    rows.into_iter().flatten().any(|r| uses[version].contains_key(&(r, id)))
}

/// Whether a version uses in the row or next to it a form of another concept that the concept has too.
fn shared(scene: &Scene<'_>, concept: &Concept, row: usize, version: usize) -> bool {
    let lang = scene.version(version).document.lang.as_str();
    let accepted = |concept: &Concept| -> Vec<String> {
        let forms = concept.forms(lang);
        let all = forms
            .into_iter()
            .flat_map(|f| std::iter::once(&f.preferred).chain(&f.variants));
        all.map(|form| fold_key(form)).collect()
    };
    let own = accepted(concept);
    let near = scene.uses()[version].range((row.saturating_sub(1), "")..(row + 2, ""));
    near.flat_map(|(_, list)| list.first()).take(ROW).any(|used| {
        // Which form stands there is asked only where the two concepts have one in common.
        let common = accepted(used.concept).iter().any(|form| own.contains(form));
        let form = || used.concept.forms(lang)?.form(used.form(scene)?);
        common && form().is_some_and(|form| own.contains(&fold_key(form)))
    })
}

/// Whether `version` uses in the row a longer or a shorter term of which the witness's words are a part: “OCOP product” answers
/// “OCOP”.
fn kin(scene: &Scene<'_>, uses: &[Uses<'_>], version: usize, row: usize, words: &str, witness: usize) -> bool {
    let words = fold_key(words);
    let lang = scene.version(witness).document.lang.as_str();
    let here = uses[version].range((row, "")..(row + 1, ""));
    here.flat_map(|(_, list)| list).take(ROW).any(|used| {
        used.concept.forms(lang).is_some_and(|forms| {
            std::iter::once(&forms.preferred).chain(&forms.variants).any(|form| {
                let form = fold_key(form);
                form.contains(&words) || words.contains(&form)
            })
        })
    })
}

/// A concept of the same kind that `version` alone has in the row.
fn instead<'a>(uses: &[Uses<'a>], version: usize, row: usize, concept: &Concept) -> Option<Use<'a>> {
    let proper = matches!(
        concept.kind,
        ConceptKind::Place
            | ConceptKind::Person
            | ConceptKind::Organisation
            | ConceptKind::Programme
            | ConceptKind::Law
    );
    let here = uses[version].range((row, "")..(row + 1, ""));
    here.flat_map(|(_, list)| list.first())
        .take(ROW)
        .find(|u| {
            let id = u.concept.id.as_str();
            let elsewhere = (0..uses.len()).any(|v| v != version && told(uses, v, row, id));
            proper && u.concept.kind == concept.kind && !elsewhere && u.asks()
        })
        .copied()
}

/// Whether a concept is a proper name: no word of a field, and written with a capital or a digit where there are capitals.
pub(super) fn is_name(concept: &Concept) -> bool {
    let marked = |form: &str| form.chars().any(|c| c.is_uppercase() || c.is_numeric());
    concept.kind != ConceptKind::Term && concept.terms.iter().any(|(_, forms)| marked(&forms.preferred))
}
