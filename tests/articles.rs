//! Whole articles end to end, as an editor would check them: what a newsroom publishes stays silent, and errors planted in it are
//! heard in their version.
//!
//! Each file of `tests/articles/` is a news article in Markdown with the translations that a newsroom would publish, merged and split,
//! in another order, with conversions in brackets and local dates; `plants` are errors that people and machines leave: the version,
//! what it says, what it says with the error, and its sort. FIXME: `known-wrong.txt` holds what Parallax judges wrongly today, alarms
//! about the true versions and plants that no alarm tells; `UPDATE=1 cargo test --test articles` writes it, and it should shrink.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads files and prints"
)]

use parallax::compare::Mode;
use parallax::finding::{Finding, Severity};
use parallax::glossary::TermBase;
use parallax::read::markdown;
use parallax::run::{Input, Outcome, article};
use parallax::text::Tag;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// The language of the original.
    source: String,
    /// Text by language.
    versions: serde_yaml::Mapping,
    /// The version, what it says, what it says with the error, and the sort of error.
    plants: Vec<(String, String, String, String)>,
}

#[test]
fn articles_are_silent_where_they_are_true_and_heard_where_they_are_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<PathBuf> = fs::read_dir(&root)
        .expect("the articles")
        .map(|entry| entry.expect("an article").path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect();
    files.sort();
    assert!(files.len() >= 16, "{files:?}");
    let wrong: Vec<Wrong> = files.par_iter().map(|path| check(path)).collect();
    let (alarms, missed, plants) = wrong.iter().fold((0, 0, 0), |(alarms, missed, plants), w| {
        (alarms + w.alarms.len(), missed + w.missed.len(), plants + w.plants)
    });
    eprintln!("{alarms} alarms about true versions, {missed} of {plants} planted errors missed");
    let lines: Vec<String> = wrong.into_iter().flat_map(|w| [w.alarms, w.missed].concat()).collect();
    let told = lines.join("\n") + "\n";
    let known = root.join("known-wrong.txt");
    if std::env::var("UPDATE").is_ok() {
        fs::write(&known, told).expect("written");
        return;
    }
    let before = fs::read_to_string(&known).expect("known-wrong.txt");
    let (before, now): (BTreeSet<&str>, BTreeSet<&str>) = (before.lines().collect(), told.lines().collect());
    let worse: Vec<_> = now.difference(&before).collect();
    for right in before.difference(&now) {
        eprintln!("right now, UPDATE=1 takes it out of known-wrong.txt: {right}");
    }
    assert!(
        worse.is_empty(),
        "wrong now: {worse:#?}\nUPDATE=1 writes it into known-wrong.txt"
    );
}

/// What is judged wrongly in an article.
struct Wrong {
    alarms: Vec<String>,
    missed: Vec<String>,
    plants: usize,
}

fn check(path: &Path) -> Wrong {
    let name = path.file_stem().and_then(|s| s.to_str()).expect("a name");
    let text = fs::read_to_string(path).expect("an article");
    let story: Story = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut versions: Vec<(String, String)> = story
        .versions
        .iter()
        .map(|(tag, text)| (tag.as_str().expect("a tag"), text.as_str().expect("a text")))
        .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
        .collect();
    let clean = run(&versions, &story.source);
    let told = |findings: &[Finding]| -> Vec<(usize, String)> {
        findings
            .iter()
            .filter(|f| f.severity > Severity::Note)
            .map(|f| (f.suspect.unwrap_or(usize::MAX), format!("{}: {}", f.rule, f.message)))
            .collect()
    };
    let before = told(&clean.findings);
    let mut places = Vec::new();
    for (tag, was, is, sort) in &story.plants {
        let version = versions.iter().position(|(t, _)| t == tag).expect("a version");
        let text = &mut versions[version].1;
        assert_eq!(
            text.matches(was.as_str()).count(),
            1,
            "{name}: {tag}: “{was}” stands once"
        );
        *text = text.replacen(was.as_str(), is, 1);
        places.push((version, tag, was, is, sort));
    }
    let planted = run(&versions, &story.source);
    let heard = |version: usize, is: &str| {
        let text = &planted.comparison.versions[version];
        let holds = |at: usize| text.segments.get(at).is_some_and(|s| s.text.contains(is));
        planted.findings.iter().any(|f| {
            let new = !before
                .iter()
                .any(|(_, said)| *said == format!("{}: {}", f.rule, f.message));
            let here = f.places.iter().any(|p| p.version == version && holds(p.segment));
            new && here && f.severity > Severity::Note && f.suspect == Some(version)
        })
    };
    let missed = places
        .iter()
        .filter(|(version, _, _, is, _)| !heard(*version, is))
        .map(|(_, tag, was, is, sort)| format!("{name}: missed: {tag}: {sort}: “{was}” told as “{is}”"))
        .collect();
    let alarms = before
        .into_iter()
        .map(|(_, said)| format!("{name}: alarm: {said}"))
        .collect();
    Wrong {
        alarms,
        missed,
        plants: places.len(),
    }
}

fn run(versions: &[(String, String)], source: &str) -> Outcome {
    let document = |(tag, text): &(String, String)| {
        markdown(Tag::parse(tag).expect("a language's tag"), text.clone()).expect("no front matter")
    };
    let input = Input {
        versions: versions.iter().map(document).collect(),
        source: versions.iter().position(|(tag, _)| tag == source),
        aligned: false,
        mode: Mode::Parallel,
    };
    article(input, &TermBase::built_in()).expect("languages with packs")
}
