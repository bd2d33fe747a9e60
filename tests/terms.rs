//! The terms of each language in its texts: found in every inflection and spelling, and never inside another word.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads files and prints"
)]

use parallax::finding::Severity;
use parallax::glossary::{ConceptKind, Entry, Glossary, Spot, TermBase, Usage, Written};
use parallax::language::Pack;
use parallax::text::Tag;
use serde::Deserialize;
use std::fs;

/// A term of a language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    term: String,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    compound: bool,
    #[serde(default)]
    gap: u8,
    #[serde(default)]
    variants: Vec<String>,
    #[serde(default)]
    forbidden: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    /// Texts with the term in brackets, in angle brackets where it is only a word of its stem.
    found: Vec<String>,
    /// Texts without it.
    silent: Vec<String>,
    /// As `found`, but not found as marked today: a text that is found is moved.
    #[serde(default)]
    missed: Vec<String>,
    /// As `silent`, but with the term found today.
    #[serde(default)]
    heard: Vec<String>,
}

#[test]
fn terms_are_found_where_they_stand_and_nowhere_else() {
    let only = std::env::var("LANGS").ok();
    let mut failures = Vec::new();
    for tag in Pack::tags() {
        if only.as_ref().is_some_and(|o| !o.split(',').any(|t| t == tag)) {
            continue;
        }
        let path = format!("{}/tests/terms/{tag}.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let rows: Vec<Row> = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
        let pack = Pack::of(&Tag::parse(tag).expect("a pack's tag")).expect("a pack of its tag");
        let before = failures.len();
        let mut count = 0;
        for row in &rows {
            let base = base(tag, row);
            let mut check = |marked: &str, right: bool| {
                count += 1;
                let got = found(&base, pack, marked);
                if (got == marked) != right {
                    let what = if right { "" } else { "known as wrong, now right: move " };
                    failures.push(format!("{tag}: `{}`: {what}{marked:?}: {got:?}", row.term));
                }
            };
            row.found.iter().chain(&row.silent).for_each(|text| check(text, true));
            row.missed.iter().chain(&row.heard).for_each(|text| check(text, false));
        }
        eprintln!("{tag}: {} of {count}", count - (failures.len() - before));
    }
    assert!(
        failures.is_empty(),
        "{} rows fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// The term base of one term.
fn base(tag: &str, row: &Row) -> TermBase {
    let mut entry = Entry::new("t".into(), Spot::default());
    if let Some(kind) = &row.kind {
        entry.kind = ConceptKind::parse(kind).expect("a kind");
    }
    entry.compound = row.compound;
    entry.gap = row.gap;
    let wording = entry.wording(tag, Spot::default());
    let mut add = |text: &String, usage| {
        wording.forms.push(Written {
            text: text.clone(),
            usage,
            extra: Vec::new(),
            spot: Spot::default(),
        });
    };
    add(&row.term, Usage::Preferred);
    row.variants.iter().for_each(|text| add(text, Usage::Variant));
    row.forbidden.iter().for_each(|text| {
        add(
            text,
            Usage::Forbidden {
                reason: "wrong".into(),
                severity: Severity::Error,
            },
        );
    });
    wording.not.clone_from(&row.not);
    let mut base = TermBase::default();
    let glossary = Glossary {
        entries: vec![entry],
        ..Glossary::default()
    };
    assert_eq!(base.take("row", glossary), []);
    base
}

/// The text of a row with what is found in brackets.
fn found(base: &TermBase, pack: &Pack, marked: &str) -> String {
    let text = marked.replace(['[', ']', '<', '>'], "");
    let mut out = String::new();
    let mut at = 0;
    for hit in base.find(&text, pack) {
        out.push_str(&text[at..hit.span.start]);
        let words = hit.span.of(&text);
        out.push_str(&if hit.related {
            format!("<{words}>")
        } else {
            format!("[{words}]")
        });
        at = hit.span.end;
    }
    out.push_str(&text[at..]);
    out
}
