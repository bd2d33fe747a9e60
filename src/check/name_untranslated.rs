//! `name-untranslated`: a name whose common words are left in another script, though other versions translate them.

use super::foreign::Scripts;
use super::telling::one_line;
use super::{Card, Look, Report, Rule, Scene};
use crate::extract::{bare, is_common_english};
use crate::finding::{Category, Finding, Place, Severity};
use crate::text::fold_key;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "name-untranslated",
    summary: "A name's common words are left in another language.",
    category: Category::Name,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let mut reports = Vec::new();
    for version in 0..scene.len() {
        let Some(home) = scene.pack(version).map(Scripts::of).filter(|s| !s.is_latin()) else {
            continue;
        };
        for (segment, read) in scene.version(version).segments.iter().enumerate() {
            if scene.segment_spoken_of(version, segment) {
                continue;
            }
            for run in home.runs(&read.text) {
                let words = run.of(&read.text);
                let place = Place {
                    version,
                    segment,
                    span: run.shift(read.span.start),
                };
                if let Some(other) = is_more_than_a_name(words)
                    .then(|| translated(scene, version, segment, words))
                    .flatten()
                {
                    reports.push(Report::new(finding(scene, place, words, other), Vec::new()));
                }
            }
        }
    }
    reports
}

/// Whether two words at least are English words that are written in lower case, and they are half of the run.
fn is_more_than_a_name(words: &str) -> bool {
    const LONGER: usize = 4;
    let all: Vec<String> = words.split_whitespace().map(fold_key).collect();
    let plain = |w: &&String| {
        let bare = bare(w);
        bare.chars().count() >= LONGER && is_common_english(bare)
    };
    let common = all.iter().filter(plain).count();
    common > 1 && common * 2 >= all.len()
}

/// A version in another language than English that has the segment in its row and does not hold the words.
fn translated(scene: &Scene<'_>, version: usize, segment: usize, words: &str) -> Option<usize> {
    let row = scene.comparison.rows.get(scene.row_of(version, segment)?)?;
    let english = |v: usize| scene.version(v).document.lang.language() == "en";
    let texts = |v: usize| {
        let segments = row.segments.get(v).into_iter().flatten();
        segments.filter_map(move |s| scene.version(v).segments.get(*s))
    };
    // A version that keeps them, too, shows that they are a name everywhere.
    let others = || (0..scene.len()).filter(|v| *v != version && !english(*v));
    let kept = others().any(|v| texts(v).any(|s| fold_key(&s.text).contains(&fold_key(words))));
    others().find(|v| !kept && texts(*v).next().is_some())
}

fn finding(scene: &Scene<'_>, place: Place, words: &str, other: usize) -> Finding {
    let name = scene.name(place.version);
    let row = scene.row_of(place.version, place.segment);
    let across = row
        .and_then(|r| scene.comparison.rows.get(r)?.segments.get(other)?.first().copied())
        .and_then(|s| scene.segment(other, s));
    Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message: format!(
            "{name} leaves “{}” untranslated; {} translates it",
            one_line(words),
            scene.name(other)
        ),
        help: format!("Write the name in {name}, or in brackets behind its {name} form."),
        suspect: Some(place.version),
        places: std::iter::once(place).chain(across).collect(),
        fixes: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_more_than_a_name;

    #[test]
    fn organisations_are_told_from_people_and_places() {
        for (words, wanted) in [
            ("Dien Bien Provincial Women's Union", true),
            ("Dien Bien Women's Market", true),
            ("River Health Initiative", true),
            ("Dien Bien Phu", false),
            ("Mai Thu Hong", false),
            ("OCOP", false),
            ("Leaders of Change", true),
            ("", false),
        ] {
            assert_eq!(is_more_than_a_name(words), wanted, "{words}");
        }
    }
}
