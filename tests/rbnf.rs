//! The parser reads back what CLDR's rule-based number format spells: `tests/languages/rbnf/<tag>.tsv`.
//!
//! A spelling counts as read where one fact has its value and covers all of it. `FLOORS` records the share that is read, per thousand;
//! falling below it fails.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads files and prints"
)]

use parallax::extract::{Value, facts};
use parallax::glossary::TermBase;
use parallax::language::Pack;
use parallax::read::given;
use parallax::report::decimal;
use parallax::segment::segments;
use parallax::text::Tag;
use std::fs;

/// Language, cardinals and ordinals read, per thousand. Korean's one-syllable numerals are left out of the pack: they are mostly
/// other words, as are Thai's bare ordinals (ที่สอง); ordinals above a hundred are rare in news and not composed in Romance languages, Vietnamese and Arabic.
const FLOORS: &[(&str, u32, u32)] = &[
    ("ar", 1000, 825),
    ("de", 969, 993),
    ("en", 1000, 933),
    ("es", 1000, 464),
    ("fa", 984, 1000),
    ("fr", 1000, 944),
    ("hi", 1000, 771),
    ("id", 989, 143),
    ("it", 1000, 712),
    ("ja", 998, 995),
    ("ko", 156, 104),
    ("nl", 979, 987),
    ("pl", 1000, 849),
    ("pt", 998, 454),
    ("ru", 959, 997),
    ("sw", 703, 139),
    ("tr", 1000, 995),
    ("uk", 981, 1000),
    ("vi", 999, 530),
    ("zh", 1000, 1000),
    ("km", 954, 163),
    ("lo", 989, 1000),
    ("th", 990, 0),
];

#[test]
fn spelled_numbers_read_back() {
    let only = std::env::var("LANGS").ok();
    let mut failures = Vec::new();
    for tag in Pack::tags() {
        if only.as_ref().is_some_and(|o| !o.split(',').any(|t| t == tag)) {
            continue;
        }
        let Ok(text) = fs::read_to_string(format!("{}/tests/languages/rbnf/{tag}.tsv", env!("CARGO_MANIFEST_DIR")))
        else {
            continue;
        };
        let mut counts = [(0u32, 0u32); 2];
        let mut missed = Vec::new();
        for line in text.lines() {
            let mut cells = line.split('\t');
            let (Some(value), Some(kind), Some(spelling)) = (cells.next(), cells.next(), cells.next()) else {
                panic!("{tag}: {line:?}");
            };
            let slot = usize::from(kind == "ordinal");
            counts[slot].1 += 1;
            if reads(tag, spelling, value) {
                counts[slot].0 += 1;
            } else {
                missed.push(format!("{kind} {value} {spelling}"));
            }
        }
        let share = |(read, all): (u32, u32)| (read * 1000).checked_div(all).unwrap_or(1000);
        let (cardinals, ordinals) = (share(counts[0]), share(counts[1]));
        eprintln!("(\"{tag}\", {cardinals}, {ordinals}),");
        if std::env::var_os("SHOW").is_some() {
            missed
                .iter()
                .step_by(missed.len() / 12 + 1)
                .for_each(|m| eprintln!("    {m}"));
        }
        let floor = FLOORS.iter().find(|f| f.0 == tag);
        if floor.is_none_or(|f| cardinals < f.1 || ordinals < f.2) {
            failures.push(format!(
                "{tag}: reads {cardinals} and {ordinals} of a thousand cardinals and ordinals, floor {floor:?}"
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn reads(tag: &str, spelling: &str, value: &str) -> bool {
    let lang = Tag::parse(tag).expect("a pack's tag");
    let pack = Pack::of(&lang).expect("a pack of its tag");
    let document = given(lang, &[spelling.to_owned()]);
    facts(&segments(&document, pack), pack, &TermBase::default())
        .iter()
        .any(|fact| {
            let whole = fact.span.len() + 2 >= spelling.len();
            whole && matches!(&fact.value, Value::Quantity(q) if decimal(q.value()) == value)
        })
}
