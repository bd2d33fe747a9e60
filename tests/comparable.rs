//! Comparable articles: `tests/comparable/*.yaml` says which facts two articles on the same events share, and which contradict.
//! What they do not say contradicts nothing.
#![allow(clippy::disallowed_methods, reason = "a test reads its data")]

use parallax::compare::{Comparison, Mode, Told, Verdict};
use parallax::finding::{Category, Severity};
use parallax::glossary::TermBase;
use parallax::read::plain;
use parallax::run::{Input, article};
use parallax::text::Tag;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// An article told in several languages, by people who did not translate each other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    versions: BTreeMap<String, String>,
    same: Vec<[String; 2]>,
    different: Vec<[String; 2]>,
}

#[test]
fn facts_are_matched_over_the_whole_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/comparable");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 7);
    let mut failures = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let story: Story = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        for turned in [false, true] {
            failures.extend(
                check(&story, turned)
                    .into_iter()
                    .map(|failure| format!("{name}: {failure}")),
            );
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// What is wrong with a story, its versions in the order of their languages or in the other.
fn check(story: &Story, turned: bool) -> Vec<String> {
    let mut versions: Vec<_> = story.versions.iter().collect();
    if turned {
        versions.reverse();
    }
    let input = Input {
        versions: versions
            .iter()
            .map(|(tag, text)| plain(Tag::parse(tag).unwrap(), (*text).clone()))
            .collect(),
        source: None,
        aligned: false,
        mode: Mode::Comparable,
    };
    let outcome = article(input, &TermBase::default()).unwrap();
    let comparison = &outcome.comparison;
    let same = told(comparison, |v| matches!(v, Verdict::Same | Verdict::Rounded));
    let different = told(comparison, |v| matches!(v, Verdict::Different(_)));
    let mut failures = Vec::new();
    for pair in &story.same {
        if !holds(&same, pair) {
            failures.push(format!("{pair:?} are not told as the same, only {same:?}"));
        }
        if holds(&different, pair) {
            failures.push(format!("{pair:?} contradict each other"));
        }
    }
    for pair in &story.different {
        if !holds(&different, pair) {
            failures.push(format!("{pair:?} do not contradict each other, only {different:?}"));
        }
    }
    let alarms: Vec<&str> = outcome
        .findings
        .iter()
        .filter(|f| f.category == Category::Quantity && f.severity > Severity::Note)
        .map(|f| f.message.as_str())
        .collect();
    if alarms.len() != story.different.len() {
        failures.push(format!(
            "{} contradictions are wanted, found {alarms:?}",
            story.different.len()
        ));
    }
    failures
}

/// The words of all claims with such a verdict, a set for each.
fn told(comparison: &Comparison, wanted: impl Fn(Verdict) -> bool) -> Vec<BTreeSet<&str>> {
    let claims = comparison.claims.iter().filter(|c| wanted(c.verdict));
    let words = |(version, told): (usize, &Told)| match told {
        Told::Fact(i) => {
            let version = &comparison.versions[version];
            Some(version.facts[*i].span.of(&version.document.text))
        }
        _ => None,
    };
    claims
        .map(|c| c.told.iter().enumerate().filter_map(words).collect())
        .collect()
}

fn holds(claims: &[BTreeSet<&str>], [a, b]: &[String; 2]) -> bool {
    claims.iter().any(|c| c.contains(a.as_str()) && c.contains(b.as_str()))
}
