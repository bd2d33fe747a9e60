//! `untranslated`: words left in another language.

use super::foreign::{Run, Scripts};
use super::telling::one_line;
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::{Told, Verdict};
use crate::finding::{Category, Finding, Place, Severity};
use crate::language::{Pack, identify};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "untranslated",
    summary: "Words are left in another language.",
    category: Category::Text,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let scripts: Vec<Option<Scripts>> = (0..scene.len()).map(|v| scene.pack(v).map(Scripts::of)).collect();
    let mut reports = Vec::new();
    for (version, home) in scripts.iter().enumerate() {
        let Some(home) = home else { continue };
        let segments = &scene.version(version).segments;
        let runs: Vec<(usize, Run)> = segments
            .iter()
            .enumerate()
            .filter_map(|(i, s)| Some((i, home.foreign(&s.text)?)))
            .filter(|(i, run)| !is_borrowed(scene, version, *i, run))
            .collect();
        let whole = runs.iter().filter(|(_, run)| run.whole).count();
        if whole >= MANY && whole * 2 >= segments.len() {
            reports.extend(version_of_another_language(scene, version, &runs));
            continue;
        }
        for (segment, run) in runs {
            let start = segments[segment].span.start;
            let place = Place {
                version,
                segment,
                span: if run.whole {
                    segments[segment].span
                } else {
                    run.span.shift(start)
                },
            };
            let claims = if run.whole {
                claims_of(scene, version, segment)
            } else {
                Vec::new()
            };
            reports.push(Report::new(finding(scene, place, run.whole, None), claims));
        }
    }
    reports.extend(same_text(scene, &scripts));
    reports
}

/// From so many sentences on, half of a version, the version itself is in another language.
const MANY: usize = 6;

/// One finding for a version that is not in its language.
fn version_of_another_language(scene: &Scene<'_>, version: usize, runs: &[(usize, Run)]) -> Option<Report> {
    let (first, _) = runs.iter().find(|(_, run)| run.whole)?;
    let place = scene.segment(version, *first)?;
    let mut finding = finding(scene, place, true, None);
    let name = scene.name(version);
    let text = place.span.of(&scene.version(version).document.text);
    let count = runs.iter().filter(|(_, run)| run.whole).count();
    let all = scene.version(version).segments.len();
    let language = language_of(text).unwrap_or_else(|| "another language".to_owned());
    finding.message = format!(
        "{name} leaves {count} of its {all} sentences in {language}, the first “{}”",
        one_line(text)
    );
    finding.help = format!("Translate them into {name}, or correct the language of the version.");
    let claims = runs.iter().flat_map(|(s, _)| claims_of(scene, version, *s)).collect();
    let mut report = Report::new(finding, claims);
    report.segments = runs.iter().map(|(s, _)| (version, *s)).collect();
    Some(report)
}

fn finding(scene: &Scene<'_>, place: Place, whole: bool, other: Option<Place>) -> Finding {
    let name = scene.name(place.version);
    let text = &scene.version(place.version).document.text;
    let text = text.get(place.span.start..place.span.end).unwrap_or_default();
    let what = if whole { "a sentence" } else { "words" };
    let language = match other {
        Some(other) => Some(scene.name(other.version).to_owned()),
        None => language_of(text),
    };
    let message = match language.filter(|l| l != name) {
        Some(language) => format!("{name} leaves {what} in {language}: “{}”", one_line(text)),
        None => format!("{name} leaves {what} untranslated: “{}”", one_line(text)),
    };
    let row = scene.row_of(place.version, place.segment);
    let others = (0..scene.len()).filter(|v| *v != place.version).filter_map(|v| {
        let segments = scene.comparison.rows.get(row?)?.segments.get(v)?;
        scene.segment(v, *segments.first()?)
    });
    Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message,
        help: format!("Translate it into {name}."),
        suspect: Some(place.version),
        places: std::iter::once(place).chain(others).collect(),
        fixes: Vec::new(),
    }
}

/// The English name of the language of a text.
fn language_of(text: &str) -> Option<String> {
    let pack = identify(text).and_then(|tag| Pack::of(&tag))?;
    Some(pack.file.name.clone())
}

/// Whether the words stand in another version too and are not in its language: a quotation that the article keeps as it is.
fn is_borrowed(scene: &Scene<'_>, version: usize, segment: usize, run: &Run) -> bool {
    let read = &scene.version(version).segments[segment];
    let words = run.span.of(&read.text);
    let others = || (0..scene.len()).filter(|v| *v != version);
    let row = scene
        .row_of(version, segment)
        .and_then(|r| scene.comparison.rows.get(r));
    let texts = others().flat_map(|v| {
        let segments = row.and_then(|r| r.segments.get(v)).into_iter().flatten();
        segments.filter_map(move |s| scene.version(v).segments.get(*s))
    });
    // Bytes of quotation marks and full stops that may stand around it.
    const MARKS: usize = 10;
    let mut stands = texts
        .filter(|s| s.text.contains(words))
        .map(|s| s.text.len() <= words.len() + MARKS);
    let Some(first) = stands.next() else { return false };
    let alone = first || stands.any(|alone| alone);
    is_foreign_to(scene, others(), words, run.whole || alone)
}

/// Whether `words` are in the language of none of the versions; of a short sentence that cannot be told, and it is taken to be.
fn is_foreign_to(scene: &Scene<'_>, mut versions: impl Iterator<Item = usize>, words: &str, whole: bool) -> bool {
    /// Of fewer words the language cannot be told.
    const TELLING: usize = 8;
    match identify(words) {
        Some(tag) => versions.all(|v| scene.version(v).document.lang.language() != tag.language()),
        None => whole && words.split_whitespace().count() < TELLING,
    }
}

/// What cannot be read in a sentence of another language is not told once more.
fn claims_of(scene: &Scene<'_>, version: usize, segment: usize) -> Vec<usize> {
    let here = |told: &Told| match *told {
        Told::Silent(s) => s == segment,
        Told::Fact(f) => scene
            .version(version)
            .facts
            .get(f)
            .is_some_and(|f| f.segment == segment),
        Told::Absent => false,
    };
    let Some(row) = scene.row_of(version, segment) else {
        return Vec::new();
    };
    let of_it = |index: &usize| {
        let claim = &scene.comparison.claims[*index];
        let against = claim.verdict != Verdict::Same && claim.suspect.is_none_or(|s| s == version);
        against && claim.told.get(version).is_some_and(here)
    };
    scene.claims_of_row(row).iter().copied().filter(of_it).collect()
}

/// Versions in different languages of one script that say a sentence in the same words.
fn same_text(scene: &Scene<'_>, scripts: &[Option<Scripts>]) -> Vec<Report> {
    let mut reports = Vec::new();
    for row in &scene.comparison.rows {
        let texts: Vec<Vec<&str>> = (0..scene.len()).map(|v| small_words(scene, v, &row.segments)).collect();
        let mut suspected = BTreeSet::new();
        for a in 0..scene.len() {
            for b in a + 1..scene.len() {
                let (Some(Some(x)), Some(Some(y))) = (scripts.get(a), scripts.get(b)) else {
                    continue;
                };
                let tongue = |v: usize| scene.version(v).document.lang.language();
                if tongue(a) == tongue(b) || !x.meet(y) || !nearly_equal(&texts[a], &texts[b]) {
                    continue;
                }
                let Some(odd) = not_its_own(scene, a, b, &row.segments) else {
                    continue;
                };
                let segment = row.segments[odd].first().copied().unwrap_or(0);
                let other = if odd == a { b } else { a };
                let places = scene
                    .segment(odd, segment)
                    .zip(row.segments[other].first().and_then(|s| scene.segment(other, *s)));
                if let Some((place, witness)) = places.filter(|_| suspected.insert(odd)) {
                    let finding = finding(scene, place, true, Some(witness));
                    reports.push(Report::new(finding, claims_of(scene, odd, segment)));
                }
            }
        }
    }
    reports
}

/// Of two versions with the same words, the one in whose language they are not.
fn not_its_own(scene: &Scene<'_>, a: usize, b: usize, segments: &[Vec<usize>]) -> Option<usize> {
    let text: Vec<&str> = segments[a]
        .iter()
        .filter_map(|s| scene.version(a).segments.get(*s))
        .map(|s| s.text.as_str())
        .collect();
    let text = text.join(" ");
    if is_foreign_to(scene, [a, b].into_iter(), &text, true) {
        return None;
    }
    let tongue = |v: usize| scene.version(v).document.lang.language();
    let found = identify(&text);
    match found.as_ref().map(|f| f.language()) {
        Some(l) if l == tongue(a) => Some(b),
        Some(l) if l == tongue(b) => Some(a),
        _ => match scene.comparison.source {
            Some(source) if source == a => Some(b),
            Some(source) if source == b => Some(a),
            _ => None,
        },
    }
}

/// The words of a version in a row that begin with a small letter, sorted.
fn small_words<'a>(scene: &Scene<'a>, version: usize, segments: &[Vec<usize>]) -> Vec<&'a str> {
    let mut out: Vec<&str> = segments
        .get(version)
        .into_iter()
        .flatten()
        .filter_map(|s| scene.version(version).segments.get(*s))
        .flat_map(|s| s.text.split(|c: char| !c.is_alphabetic()))
        .filter(|w| w.chars().next().is_some_and(char::is_lowercase))
        .collect();
    out.sort_unstable();
    out
}

/// Whether four fifths of the words and at least four are the same.
fn nearly_equal(a: &[&str], b: &[&str]) -> bool {
    let least = a.len().min(b.len());
    if least < 4 || least * 10 < a.len().max(b.len()) * 8 {
        return false;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, common) = (i + 1, j + 1, common + 1);
            }
        }
    }
    common * 10 >= a.len().max(b.len()) * 8
}

#[cfg(test)]
mod tests {
    use super::nearly_equal;

    #[test]
    fn the_same_words_in_two_languages() {
        for (a, b, wanted) in [
            ("a big cat sat here", "a big cat sat here", true),
            ("a big cat sat here", "a big cat sat", true),
            ("a big cat sat here", "a small dog sat there", false),
            ("a cat", "a cat", false),
            ("", "", false),
        ] {
            let words = |t: &'static str| {
                let mut w: Vec<&str> = t.split_whitespace().collect();
                w.sort_unstable();
                w
            };
            assert_eq!(nearly_equal(&words(a), &words(b)), wanted, "{a} / {b}");
        }
    }
}
