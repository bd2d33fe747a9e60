//! How well names of places are told by their sound, over pairs of languages: floors under what was reached.
//!
//! The names are those that the project ships, CLDR's cities, each language's own form; `glossary/names/sounds.tsv` was counted in
//! the same source, so that the figures are kinder than on other names. Two figures, of a thousand: how often the right name sounds
//! likest among fifty others, and how well one threshold parts names of one place from names of two. `examples/places.rs` measures
//! the same in any table.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads the tables and prints"
)]

use hearing::{Measured, Names};
use parallax::extract::PlaceName;
use parallax::text::fold_key;
use std::collections::BTreeMap;
use std::path::Path;

#[path = "../examples/hearing/mod.rs"]
mod hearing;

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    std::fs::read_to_string(path).expect("a table")
}

/// The cities that a language has a form of its own for, by key.
fn cities(tag: &str) -> BTreeMap<String, String> {
    let text = read(&format!("glossary/names/{tag}.tsv"));
    let rows = text.lines().filter(|l| l.starts_with("c:"));
    rows.filter_map(|l| {
        let mut cells = l.split('\t');
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    })
    .collect()
}

/// The cities of two languages.
fn pair(from: &str, to: &str) -> Names {
    let mut theirs = cities(to);
    let rows = cities(from).into_iter().filter_map(|(key, mine)| {
        let names = vec![mine, theirs.remove(&key)?];
        Some((key, names))
    });
    Names {
        tags: vec![from.to_owned(), to.to_owned()],
        rows: rows.collect(),
    }
}

#[test]
fn places_are_known_by_their_sound() {
    // Languages, ranked first and balanced accuracy of a thousand, at least.
    let floors: &[(&str, &[&str], f64, f64)] = &[
        ("en", &["ar", "ur", "fa", "ru", "hi", "bn", "uk"], 965.0, 976.0),
        ("en", &["th", "km", "lo", "zh", "ja", "ko"], 930.0, 957.0),
        ("ru", &["ar", "hi", "ko"], 944.0, 966.0),
        ("fr", &["ar", "ur", "fa", "ru", "hi"], 929.0, 961.0),
        ("vi", &["ar", "ur", "fa", "ru", "hi"], 901.0, 945.0),
    ];
    for (from, to, least_first, least_accuracy) in floors {
        let measured: Vec<Measured> = to.iter().map(|to| pair(from, to).measure(0, 1)).collect();
        let mean = |of: &dyn Fn(&Measured) -> f64| measured.iter().map(of).sum::<f64>() / measured.len() as f64;
        let accuracy = |m: &Measured| m.accuracy(PlaceName::SAME);
        for (to, one) in to.iter().zip(&measured) {
            eprintln!(
                "{from} {to}: ranked first {:.0}, accuracy {:.0}",
                one.first(),
                accuracy(one)
            );
        }
        let (first, accuracy) = (mean(&Measured::first), mean(&accuracy));
        eprintln!("{from} {to:?}: {first:.1}, {accuracy:.1}");
        assert!(
            first >= *least_first,
            "{from} {to:?}: ranked first {first}, the floor is {least_first}"
        );
        assert!(
            accuracy >= *least_accuracy,
            "{from} {to:?}: accuracy {accuracy}, the floor is {least_accuracy}"
        );
    }
}

#[test]
fn words_that_are_told_by_meaning_are_folded() {
    let meanings =
        "north south east west centre upper lower great small new saint capital river valley sea coast bay cape mount";
    let meanings: Vec<&str> = meanings.split(' ').chain(["and", "beside", "ending"]).collect();
    let mut wanted = String::new();
    let text = read("glossary/senses.tsv");
    for line in text.lines() {
        match line.split('\t').collect::<Vec<_>>().as_slice() {
            [comment] if comment.starts_with('#') => wanted.push_str(comment),
            [tag, role, words @ ..] => {
                assert!(
                    role.split('+').all(|m| meanings.contains(&m)),
                    "no such meaning: {line}"
                );
                let mut seen: Vec<String> = Vec::new();
                for word in words.iter().map(|w| fold_key(w)) {
                    if !seen.contains(&word) {
                        seen.push(word);
                    }
                }
                wanted.push_str(&format!("{tag}\t{role}\t{}", seen.join("\t")));
            }
            _ => panic!("too few cells: {line}"),
        }
        wanted.push('\n');
    }
    if std::env::var_os("UPDATE").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary/senses.tsv");
        std::fs::write(path, &wanted).expect("a table that can be written");
    } else {
        assert_eq!(text, wanted, "UPDATE=1 rewrites glossary/senses.tsv");
    }
}
