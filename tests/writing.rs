//! What a correction offers, over the corpora of all packs: a fact written in any language reads back as the fact.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads files and prints"
)]

use parallax::check::expected;
use parallax::extract::{Approx, Fact, Kind, Value, facts};
use parallax::glossary::TermBase;
use parallax::language::Pack;
use parallax::read::given;
use parallax::report::value;
use parallax::segment::segments;
use parallax::text::Tag;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The share of facts that every language can write, in percent. A fact that it cannot write is told without a correction.
const FLOOR: usize = 98;

#[derive(Deserialize)]
struct Corpus {
    read: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    r#in: Vec<String>,
}

/// Firm facts of a kind that is written, one of each value and unit.
fn corpus(tag: &str) -> Vec<Fact> {
    let path = format!("{}/tests/languages/{tag}.yaml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("a corpus is read");
    let corpus: Corpus = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut out: BTreeMap<String, Fact> = BTreeMap::new();
    for text in corpus.read.iter().flat_map(|row| &row.r#in) {
        for fact in read(tag, text) {
            if fact.firm && is_written(&fact) {
                out.entry(key(&fact)).or_insert(fact);
            }
        }
    }
    out.into_values().collect()
}

/// Kinds and values that a correction can name.
fn is_written(fact: &Fact) -> bool {
    match &fact.value {
        Value::Text(_) => false,
        Value::Date(date, until) => {
            let plain = date.quarter.is_none() && date.relative.is_none() && date.years <= 1;
            plain && until.is_none() && date.year.is_none_or(|y| y > 0)
        }
        Value::Time { certain, until, .. } => *certain && until.is_none(),
        _ => !matches!(
            fact.kind,
            Kind::Vague | Kind::Multiple | Kind::Frequency | Kind::Ordinal
        ),
    }
}

fn read(tag: &str, text: &str) -> Vec<Fact> {
    let lang = Tag::parse(tag).expect("a pack's tag");
    let pack = Pack::of(&lang).expect("a pack of its tag");
    let document = given(lang, &[text.to_owned()]);
    let mut facts = facts(&segments(&document, pack), pack, &TermBase::default());
    facts.retain(|f| f.kind != Kind::Name);
    facts
}

fn key(fact: &Fact) -> String {
    let year = matches!(&fact.value, Value::Date(d, None) if d.month.is_none() && d.weekday.is_none());
    let kind = match (fact.kind, year) {
        (_, true) => "number",
        // Years by themselves: whose they are, the sentence says.
        (Kind::Age, _) => "measure",
        (kind, _) => kind.as_str(),
    };
    // 38/54 is nine of ten or a fraction, as its sentence says.
    if let (Kind::Ratio, Value::Pair(part, whole)) = (fact.kind, &fact.value) {
        let share = part.value().checked_div(whole.value()).and_then(|s| s.round_sf(15));
        return format!("fraction {} ", share.unwrap_or_default().normalize());
    }
    format!("{kind} {} {}", value(fact), fact.unit.unwrap_or_default())
}

#[test]
fn what_is_written_reads_as_the_fact() {
    let mut report = String::new();
    let mut low = Vec::new();
    let tags = Pack::tags();
    let corpora: Vec<Vec<Fact>> = tags.iter().map(|tag| corpus(tag)).collect();
    for to in &tags {
        let pack = Pack::of(&Tag::parse(to).expect("a tag")).expect("a pack");
        let (mut all, mut told) = (0, 0);
        for (from, facts) in tags.iter().zip(&corpora) {
            // Every language's own facts, and English ones.
            if from != to && *from != "en" {
                continue;
            }
            for fact in facts {
                all += 1;
                let Some(text) = expected(fact, pack) else {
                    if std::env::var_os("SHOW").is_some() {
                        eprintln!("{to}: cannot write {}", key(fact));
                    }
                    continue;
                };
                told += 1;
                let back = read(to, &text);
                let [only] = &back[..] else {
                    panic!("{to}: “{text}” for {} reads {back:?}", key(fact))
                };
                assert_eq!(only.approx, Approx::Exact, "{to}: {text}");
                assert_eq!(key(only), key(fact), "{to}: {text}");
            }
        }
        report.push_str(&format!("{to}: {told} of {all}\n"));
        if told * 100 < all * FLOOR {
            low.push(*to);
        }
    }
    eprint!("{report}");
    assert!(low.is_empty(), "below {FLOOR} %: {low:?}\n{report}");
}

/// English words for a fact, and what every language makes of it: `tests/writing.tsv`, which `UPDATE=1` writes anew.
#[test]
fn every_language_writes_in_its_own_format() {
    let path = format!("{}/tests/writing.tsv", env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(&path).expect("the table is read");
    let mut now = String::new();
    let mut last = None;
    for said in table.lines().filter_map(|row| row.split('\t').next()) {
        if last == Some(said) {
            continue;
        }
        last = Some(said);
        let [fact] = &read("en", said)[..] else {
            panic!("“{said}” is not one fact")
        };
        for to in Pack::tags() {
            let pack = Pack::of(&Tag::parse(to).expect("a tag")).expect("a pack");
            let text = expected(fact, pack).unwrap_or_default();
            now.push_str(&format!("{said}\t{to}\t{text}\n"));
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).expect("the table is written");
    }
    let differences = now.lines().zip(table.lines()).filter(|(a, b)| a != b);
    let differences: Vec<String> = differences.map(|(a, b)| format!("now  {a}\nwas  {b}")).collect();
    assert!(
        now == table || std::env::var_os("UPDATE").is_some(),
        "{}",
        differences.join("\n")
    );
}
