//! Every pack against its corpus: what it must read, and what it must not.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads files and prints"
)]

use parallax::extract::{Approx, Fact, Kind, Value, facts};
use parallax::glossary::TermBase;
use parallax::language::Pack;
use parallax::read::given;
use parallax::report::{decimal, value};
use parallax::segment::segments;
use parallax::text::Tag;
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    read: Vec<Row>,
    silent: Vec<String>,
    /// What is read wrongly today, as it is read: a row that changes is looked at and moved.
    #[serde(default)]
    fixme: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    fact: String,
    r#in: Vec<String>,
}

#[test]
fn packs_read_their_corpora() {
    let only = std::env::var("LANGS").ok();
    let mut failures = Vec::new();
    let mut rows = 0;
    for tag in Pack::tags() {
        if only.as_ref().is_some_and(|o| !o.split(',').any(|t| t == tag)) {
            continue;
        }
        let path = format!("{}/tests/languages/{tag}.yaml", env!("CARGO_MANIFEST_DIR"));
        let Ok(text) = fs::read_to_string(&path) else {
            failures.push(format!("{tag}: no corpus"));
            continue;
        };
        let corpus: Corpus = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
        let before = failures.len();
        let mut count = 0;
        for row in &corpus.read {
            for text in &row.r#in {
                count += 1;
                let read = read(tag, text);
                // A row that does not say `soft` leaves it open.
                if !read
                    .iter()
                    .any(|r| *r == row.fact || r.strip_suffix(" soft") == Some(&row.fact))
                {
                    failures.push(format!("{tag}: {text:?}: wanted {:?}, read {read:?}", row.fact));
                }
            }
        }
        for text in &corpus.silent {
            count += 1;
            let read = read(tag, text);
            if !read.is_empty() {
                failures.push(format!("{tag}: {text:?}: wanted nothing, read {read:?}"));
            }
        }
        for row in &corpus.fixme {
            for text in &row.r#in {
                count += 1;
                let read = read(tag, text).join("; ");
                if read != row.fact {
                    failures.push(format!(
                        "{tag}: {text:?}: known to read {:?}, now {read:?}: move the row",
                        row.fact
                    ));
                }
            }
        }
        eprintln!("{tag}: {} of {count}", count - (failures.len() - before));
        rows += count;
    }
    assert!(
        failures.is_empty(),
        "{} of {rows} rows fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// The facts of `text`, each as a corpus writes it: kind, value, unit, approximator, `soft`.
fn read(tag: &str, text: &str) -> Vec<String> {
    let lang = Tag::parse(tag).expect("a pack's tag");
    let pack = Pack::of(&lang).expect("a pack of its tag");
    let document = given(lang, &[text.to_owned()]);
    facts(&segments(&document, pack), pack, &TermBase::default())
        .iter()
        .filter(|f| f.kind != Kind::Name)
        .map(written)
        .collect()
}

fn written(fact: &Fact) -> String {
    let said = match &fact.value {
        // By its parts: thirds have no end.
        Value::Pair(a, b) if fact.kind == Kind::Fraction => format!("{}/{}", decimal(a.value()), decimal(b.value())),
        _ => value(fact),
    };
    let mut out = format!("{} {said}", fact.kind.as_str());
    if let Some(unit) = fact
        .unit
        .filter(|_| !matches!(fact.kind, Kind::Percent | Kind::Points | Kind::Age))
    {
        out.push_str(&format!(" {unit}"));
    }
    if fact.approx != Approx::Exact {
        out.push_str(&format!(" {}", fact.approx.as_str()));
    }
    if !fact.firm && !matches!(fact.kind, Kind::Vague | Kind::Multiple | Kind::Frequency | Kind::Code) {
        out.push_str(" soft");
    }
    out
}
