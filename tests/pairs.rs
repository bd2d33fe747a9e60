//! Sentences beside their translations: what careful translators write stays silent, and what editors must hear of is heard.
//!
//! Each file of `tests/pairs/` holds English sentences and their translations into one language, as a published report would have
//! them: freely worded, rounded, converted, with the figures in words or in digits; `names-<tag>.yaml` is about who and what is named,
//! `names-<tag>+<tag>.yaml` between two languages of which none is English, `headings-<tag>.yaml` about words that have a capital by
//! their place, `codes-<tag>.yaml` about letters and digits that are no quantity.
//! Lines of a text are segments that answer each other. `agree` are true translations; `differ` go
//! wrong in one fact, and name the rule that speaks. `fixme` holds what Parallax judges wrongly today: false alarms, and errors it
//! passes over.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads files and prints"
)]

use parallax::compare::Mode;
use parallax::finding::{Category, Severity};
use parallax::glossary::TermBase;
use parallax::read::given;
use parallax::run::{Input, article};
use parallax::text::Tag;
use rayon::prelude::*;
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// English or another language, and the language of the file.
type Pair = (String, String);
/// The same, and the rule that speaks.
type Wrong = (String, String, String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    agree: Vec<Pair>,
    differ: Vec<Wrong>,
    #[serde(default)]
    fixme: Fixme,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixme {
    /// True translations that raise an alarm: a pair that no longer does is moved.
    #[serde(default)]
    agree: Vec<Pair>,
    /// Errors that no alarm tells, or the wrong one.
    #[serde(default)]
    differ: Vec<Wrong>,
}

#[test]
fn true_translations_are_silent_and_wrong_ones_are_not() {
    let only = std::env::var("LANGS").ok();
    let terms = TermBase::default();
    let mut files: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs"))
        .expect("the corpora")
        .map(|entry| entry.expect("a corpus").path())
        .collect();
    files.sort();
    let mut failures = Vec::new();
    for path in &files {
        let name = path.file_stem().and_then(|s| s.to_str()).expect("a language's tag");
        let tags = name.rsplit_once('-').map_or(name, |(_, tags)| tags);
        let (pivot, tag) = tags.split_once('+').unwrap_or(("en", tags));
        if only.as_ref().is_some_and(|o| !o.split(',').any(|t| t == tags)) {
            continue;
        }
        let text = fs::read_to_string(path).expect("a corpus");
        let corpus: Corpus = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let heard = |first: &str, other: &str| alarms([pivot, tag], [first, other], &terms);
        let told: Vec<String> = [
            corpus
                .agree
                .par_iter()
                .filter_map(|(en, other)| {
                    let said = heard(en, other);
                    (!said.is_empty()).then(|| format!("{name}: agree: {en}\n    {other}\n    {said:?}"))
                })
                .collect::<Vec<_>>(),
            corpus
                .differ
                .par_iter()
                .filter_map(|(en, other, rule)| {
                    let said = heard(en, other);
                    (!said.iter().any(|(r, _)| r == rule))
                        .then(|| format!("{name}: differ: {en}\n    {other}\n    wanted {rule}, heard {said:?}"))
                })
                .collect(),
            corpus
                .fixme
                .agree
                .par_iter()
                .filter_map(|(en, other)| {
                    heard(en, other)
                        .is_empty()
                        .then(|| format!("{name}: fixme: silent now, move it to agree: {en}"))
                })
                .collect(),
            corpus
                .fixme
                .differ
                .par_iter()
                .filter_map(|(en, other, rule)| {
                    heard(en, other)
                        .iter()
                        .any(|(r, _)| r == rule)
                        .then(|| format!("{name}: fixme: heard now, move it to differ: {en}"))
                })
                .collect(),
        ]
        .concat();
        eprintln!(
            "{name}: {} agree ({} known to raise an alarm), {} differ ({} known to be passed over), {} failures",
            corpus.agree.len() + corpus.fixme.agree.len(),
            corpus.fixme.agree.len(),
            corpus.differ.len() + corpus.fixme.differ.len(),
            corpus.fixme.differ.len(),
            told.len()
        );
        failures.extend(told);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Rule and message of each alarm about quantities and names.
fn alarms(tags: [&str; 2], texts: [&str; 2], terms: &TermBase) -> Vec<(String, String)> {
    let version = |tag: &str, text: &str| {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        given(Tag::parse(tag).expect("a language's tag"), &lines)
    };
    let input = Input {
        versions: vec![version(tags[0], texts[0]), version(tags[1], texts[1])],
        source: Some(0),
        aligned: true,
        mode: Mode::Parallel,
    };
    article(input, terms)
        .expect("languages with packs")
        .findings
        .iter()
        .filter(|f| f.severity > Severity::Note && matches!(f.category, Category::Quantity | Category::Name))
        .map(|f| (f.rule.to_owned(), f.message.clone()))
        .collect()
}
