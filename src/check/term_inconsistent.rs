//! `term-inconsistent`: two names for one thing in one version.

use super::terms::{Use, is_name};
use super::{Card, Look, Report, Rule, Scene};
use crate::finding::{Category, Finding, Severity};
use crate::glossary::{ConceptKind, Form};
use crate::text::fold_key;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "term-inconsistent",
    summary: "A version has two names for one thing.",
    category: Category::Term,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    // Per version and concept, the uses in order.
    let mut names: Vec<BTreeMap<&str, Vec<Use<'_>>>> = Vec::new();
    for own in scene.uses() {
        let mut by_concept: BTreeMap<&str, Vec<Use<'_>>> = BTreeMap::new();
        for ((_, id), list) in own {
            by_concept.entry(*id).or_default().extend(list);
        }
        by_concept
            .values_mut()
            .for_each(|list| list.sort_by_key(|u| u.place.span));
        names.push(by_concept);
    }
    let mut reports = Vec::new();
    // The original is held against nothing: a translation that levels its names is no reason to change them.
    let translations = names
        .iter()
        .enumerate()
        .filter(|(v, _)| scene.comparison.source != Some(*v));
    for (version, own) in translations {
        for (id, list) in own {
            let proper = list
                .first()
                .is_some_and(|u| is_name(u.concept) && u.concept.kind != ConceptKind::Place);
            if !proper || list.len() < 2 {
                continue;
            }
            // The others must have one name throughout: where the original has two, so may the translation.
            let steady = |v: usize| {
                names[v]
                    .get(id)
                    .is_some_and(|l| l.len() >= 2 && groups(scene, l).len() == 1)
            };
            let others: Vec<usize> = (0..scene.len()).filter(|v| *v != version).collect();
            let witness = match scene.comparison.source.filter(|s| *s != version) {
                Some(source) => Some(source).filter(|s| steady(*s)),
                None => others.iter().copied().find(|v| steady(*v)),
            };
            let Some(witness) = witness else { continue };
            let groups = groups(scene, list);
            if let [usual, .., odd] = &groups[..]
                && let (Some(usual), Some(odd)) = (usual.first(), odd.first())
            {
                let other = names[witness].get(id).and_then(|l| l.first());
                reports.push(finding(scene, odd, usual, other));
            }
        }
    }
    reports
}

fn finding(scene: &Scene<'_>, odd: &Use<'_>, usual: &Use<'_>, other: Option<&Use<'_>>) -> Report {
    let name = scene.name(odd.place.version);
    let throughout = other.map_or(String::new(), |o| {
        format!("; {} says {} throughout", scene.name(o.place.version), o.quote(scene))
    });
    Report::new(
        Finding {
            rule: CARD.id,
            category: CARD.category,
            severity: CARD.severity,
            message: format!(
                "{name} says {} here and {} elsewhere{throughout}",
                odd.quote(scene),
                usual.quote(scene)
            ),
            help: format!("Write {} here too, or the other name everywhere.", usual.quote(scene)),
            suspect: Some(odd.place.version),
            places: [Some(odd), Some(usual), other]
                .into_iter()
                .flatten()
                .map(|u| u.place)
                .collect(),
            fixes: Vec::new(),
        },
        Vec::new(),
    )
}

/// The uses by name, the commonest name first, of equals the earliest; forbidden forms have a rule of their own.
fn groups<'a>(scene: &Scene<'a>, uses: &[Use<'a>]) -> Vec<Vec<Use<'a>>> {
    let mut groups: Vec<(String, Vec<Use<'a>>)> = Vec::new();
    for used in uses.iter().filter(|u| u.asks()) {
        let forms = used
            .concept
            .forms(scene.version(used.place.version).document.lang.as_str());
        // The glossary's spelling, so that inflection makes no difference.
        let form = used.form(scene).unwrap_or(Form::Preferred);
        let name = forms
            .and_then(|f| f.form(form))
            .map_or_else(|| fold_key(used.words(scene)), fold_key);
        match groups.iter_mut().find(|(known, _)| one_name(known, &name)) {
            Some((_, list)) => list.push(*used),
            None => groups.push((name, vec![*used])),
        }
    }
    groups.sort_by_key(|(_, list)| std::cmp::Reverse(list.len()));
    groups.into_iter().map(|(_, list)| list).collect()
}

/// Letters that a word has at least to be known as the end of a compound, and an article at most.
const LETTERS: usize = 4;
const ARTICLE: usize = 3;

/// Whether two names are one: inflected, shortened to some of its words, or to its initials.
pub(super) fn one_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    };
    let words: Vec<&str> = long.split_whitespace().collect();
    let alike = |x: &str, y: &str| {
        // Gilde of Lotsengilde, النقابة of نقابة.
        let part = x.chars().count() >= LETTERS && y.ends_with(x) || y.chars().count() >= LETTERS && x.ends_with(y);
        x == y || part || strsim::normalized_levenshtein(x, y) >= 0.65
    };
    let is_word = |w: &&str| w.chars().count() > ARTICLE;
    let said: Vec<&str> = match short.split_whitespace().filter(is_word).collect::<Vec<_>>() {
        said if said.is_empty() => short.split_whitespace().collect(),
        said => said,
    };
    let shortened = said.iter().all(|w| words.iter().any(|l| alike(w, l)));
    let abbreviated = !short.contains(' ') && short.chars().count() <= 6 && words.len() > 1;
    shortened || abbreviated
}

#[cfg(test)]
mod tests {
    use super::one_name;

    #[test]
    fn inflected_and_shortened_names_are_one() {
        for (a, b, wanted) in [
            ("vietnam bank for social policies", "bank for social policies", true),
            ("vietnam bank for social policies", "vbsp", true),
            ("cooperative alliance", "cooperative alliances", true),
            (
                "ویتنام بینک برائے سماجی پالیسی",
                "ویتنام بینک برائے سماجی پالیسیوں",
                true,
            ),
            ("ویتنام بینک برائے سماجی پالیسی", "سوشل پالیسی بینک", false),
            ("cooperative alliance", "cooperative union", false),
            ("the guild", "pilots' guild", true),
            ("gilde", "lotsengilde", true),
            ("the union", "pilots' guild", false),
            ("hội phụ nữ", "hội liên hiệp phụ nữ", true),
        ] {
            assert_eq!(one_name(a, b), wanted, "{a} / {b}");
        }
    }
}
