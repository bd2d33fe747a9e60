//! The tables of names that are read as they stand are folded, sorted and of one make: `UPDATE=1` rewrites them.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads and writes the tables"
)]

use parallax::language::Pack;
use parallax::text::{Tag, fold_key};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary/names")
}

/// Fails where a table is not as it should be, or writes it so.
fn check(path: &Path, wanted: &str) {
    let text = fs::read_to_string(path).expect("a table of names");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, wanted).expect("a table that can be written");
    } else if let Some((line, wanted)) = text.lines().zip(wanted.lines()).find(|(a, b)| a != b) {
        panic!("{}: UPDATE=1 makes\n    {line}\nto\n    {wanted}", path.display());
    }
}

#[test]
fn words_for_kinds_of_places_are_folded() {
    let path = folder().join("kinds.tsv");
    let text = fs::read_to_string(&path).expect("the words");
    let mut wanted = String::new();
    let mut last = ("", 0);
    for line in text.lines() {
        if !line.starts_with('#') {
            let cells: Vec<&str> = line.split('\t').collect();
            let [tag, what, words @ ..] = cells.as_slice() else {
                panic!("too few cells: {line}");
            };
            let order = ["kind", "land", "join"].iter().position(|w| w == what);
            let order = order.unwrap_or_else(|| panic!("no such class of words: {line}"));
            assert!(
                Pack::of(&Tag::parse(tag).expect("a tag")).is_some() && (*tag, order) > last,
                "{line}"
            );
            last = (tag, order);
            let mut words: Vec<String> = words.iter().map(|w| fold_key(w)).collect();
            let mut seen = BTreeSet::new();
            words.retain(|w| seen.insert(w.clone()));
            wanted += &format!("{tag}\t{what}\t{}\n", words.join("\t"));
        } else {
            wanted += &format!("{line}\n");
        }
    }
    check(&path, &wanted);
}
