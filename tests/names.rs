//! The tables of names that are read as they stand are folded, sorted and of one make: `UPDATE=1` rewrites them.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads and writes the tables"
)]

use parallax::language::Pack;
use parallax::text::{Tag, fold_key};
use std::collections::{BTreeMap, BTreeSet};
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

/// Sorted lines of a code and folded names, each once; `?` marks a doubtful one.
fn folded(text: &str) -> String {
    let mut table: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in text.lines() {
        let mut cells = line.split('\t');
        let names = table.entry(cells.next().unwrap_or_default()).or_default();
        for cell in cells {
            let (doubt, name) = cell.strip_prefix('?').map_or(("", cell), |name| ("?", name));
            let name = fold_key(name);
            if !names.iter().any(|n| n.trim_start_matches('?') == name) {
                names.push(format!("{doubt}{name}"));
            }
        }
    }
    let lines = table
        .iter()
        .map(|(code, names)| format!("{code}\t{}\n", names.join("\t")));
    lines.collect()
}

#[test]
fn subdivisions_by_hand_are_folded_and_stand_in_a_table() {
    let path = folder().join("subdivisions/more.tsv");
    let english = fs::read_to_string(folder().join("subdivisions/en.tsv")).expect("a table");
    let known: BTreeSet<&str> = english.lines().filter_map(|l| l.split('\t').next()).collect();
    let text = fs::read_to_string(&path).expect("the names");
    let mut wanted = String::new();
    let mut last = ("", "");
    for line in text.lines() {
        if !line.starts_with('#') {
            let cells: Vec<&str> = line.split('\t').collect();
            let [tag, code, names @ ..] = cells.as_slice() else {
                panic!("too few cells: {line}");
            };
            assert!(known.contains(code) && (*tag, *code) > last, "{line}");
            last = (tag, code);
            let names: Vec<String> = names.iter().map(|n| fold_key(n)).collect();
            wanted += &format!("{tag}\t{code}\t{}\n", names.join("\t"));
        } else {
            wanted += &format!("{line}\n");
        }
    }
    check(&path, &wanted);
}

#[test]
fn subdivisions_are_folded_and_sorted() {
    let mut count = 0;
    for entry in fs::read_dir(folder().join("subdivisions")).expect("the tables") {
        let path = entry.expect("a table").path();
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        if path.extension().is_none_or(|e| e != "tsv") || matches!(stem, "more" | "within") {
            continue;
        }
        assert!(Tag::parse(stem).is_some_and(|tag| Pack::of(&tag).is_some()), "{stem}");
        let text = fs::read_to_string(&path).expect("a table");
        check(&path, &folded(&text));
        count += 1;
    }
    assert_eq!(count, 25, "a table a language");
}
