//! How well names of places are told by their sound alone, over pairs of languages: floors under what was reached.
//!
//! The names are those that the project ships, CLDR's cities, each language's own form; `glossary/names/sounds.tsv` was counted in
//! the same source, so that the figures are kinder than on other names. Two figures: how often the right name sounds likest
//! among fifty others, and how well one threshold parts names of one place from names of two.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads the tables and prints"
)]

use parallax::extract::{Ear, sounds};
use std::collections::BTreeMap;
use std::path::Path;

/// So many others stand beside the right name.
const OTHERS: usize = 50;
/// From this likeness on, of 200, two names are taken for one.
const THRESHOLD: u32 = 90;

type Names = BTreeMap<String, String>;

/// The cities of a language that it has a form of its own for, by key.
fn cities(lang: &str) -> Names {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("glossary/names/{lang}.tsv"));
    let text = std::fs::read_to_string(path).expect("a table of names");
    let rows = text.lines().filter(|l| l.starts_with("c:"));
    rows.filter_map(|l| {
        let mut cells = l.split('\t');
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    })
    .collect()
}

/// How alike two names sound, heard from both sides: 0 to 200.
fn likeness(langs: (&str, &str), a: &str, b: &str) -> u32 {
    let (x, y) = (sounds(&a.to_lowercase()), sounds(&b.to_lowercase()));
    Ear::between(langs.0, langs.1).likeness(&x, &y) + Ear::between(langs.1, langs.0).likeness(&y, &x)
}

/// Per thousand: the right name ranked first, and the balanced accuracy at the threshold.
fn measure(langs: (&str, &str)) -> (usize, usize) {
    let (mine, theirs) = (cities(langs.0), cities(langs.1));
    let both: Vec<&String> = mine.keys().filter(|k| theirs.contains_key(*k)).collect();
    assert!(both.len() > OTHERS, "{langs:?}: {} names in both", both.len());
    let (mut first, mut same, mut apart, mut others) = (0, 0, 0, 0);
    for (at, key) in both.iter().enumerate() {
        let own = likeness(langs, &mine[*key], &theirs[*key]);
        // The others stand at equal distances in the table, so that every run compares the same.
        let step = (both.len() / OTHERS).max(1);
        let rivals = (1..both.len()).step_by(step).take(OTHERS);
        let rivals: Vec<u32> = rivals
            .map(|by| likeness(langs, &mine[*key], &theirs[both[(at + by) % both.len()]]))
            .collect();
        first += usize::from(rivals.iter().all(|r| *r < own));
        same += usize::from(own >= THRESHOLD);
        apart += rivals.iter().filter(|r| **r < THRESHOLD).count();
        others += rivals.len();
    }
    let accuracy = (same * 1000 / both.len() + apart * 1000 / others) / 2;
    (first * 1000 / both.len(), accuracy)
}

#[test]
fn places_are_known_by_their_sound() {
    // Languages, ranked first and balanced accuracy per thousand, at least.
    let floors: &[(&str, &[&str], usize, usize)] = &[
        ("en", &["ar", "ur", "fa", "ru", "hi", "bn", "uk"], 950, 955),
        ("en", &["th", "km", "lo", "zh", "ja", "ko"], 905, 930),
        ("ru", &["ar", "hi", "ko"], 940, 955),
        ("fr", &["ar", "ur", "fa", "ru", "hi"], 900, 925),
        ("vi", &["ar", "ur", "fa", "ru", "hi"], 875, 890),
    ];
    for (from, to, least_first, least_accuracy) in floors {
        let measured: Vec<(usize, usize)> = to.iter().map(|t| measure((from, t))).collect();
        for (t, (first, accuracy)) in to.iter().zip(&measured) {
            eprintln!("{from} {t}: ranked first {first}, balanced accuracy {accuracy}, of a thousand");
        }
        let mean = |of: fn(&(usize, usize)) -> usize| measured.iter().map(of).sum::<usize>() / measured.len();
        let (first, accuracy) = (mean(|m| m.0), mean(|m| m.1));
        assert!(
            first >= *least_first,
            "{from} {to:?}: ranked first {first}, the floor is {least_first}"
        );
        assert!(
            accuracy >= *least_accuracy,
            "{from} {to:?}: balanced accuracy {accuracy}, the floor is {least_accuracy}"
        );
    }
}
