//! Counts how the sounds of each language answer the English ones, and writes `glossary/names/sounds.tsv`.
//!
//!     cargo run --release --example fit_sounds -- NAMES [--hold-out] > glossary/names/sounds.tsv
//!
//! NAMES is what `glossary/names/generate.py --all` prints: a line of tags (`id`, `en`, `ar` …), then a line a place. Names are
//! aligned by the best local alignment under the last counts, eight times, without the words for kinds of places; names that share
//! too little are translations and left out. `--hold-out` leaves a third of the places out, by which `places --held-out` judges the
//! counts.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a tool, not a room")]

use hearing::{Names, is_held_out};
use parallax::extract::{PlaceName, sounds};
use std::collections::{BTreeMap, BTreeSet};

#[allow(dead_code, reason = "counts, and does not measure")]
mod hearing;

const SIZE: usize = 27;
type Table = [[f64; SIZE]; SIZE];

fn main() {
    let (mut file, mut held) = (None, false);
    for arg in std::env::args().skip(1) {
        match arg.as_str() {
            "--hold-out" => held = true,
            _ => file = Some(arg),
        }
    }
    let mut names = Names::read(&file.expect("a table of names"));
    names.rows.retain(|(key, _)| !held || !is_held_out(key));
    let tags = &names.tags;
    let english = tags.iter().position(|t| t == "en").expect("a column en");
    let rows: Vec<Vec<Vec<usize>>> = names
        .rows
        .iter()
        .map(|(_, names)| names.iter().zip(tags).map(|(name, tag)| own(name, tag)).collect())
        .collect();
    println!("# Language, English sound, sounds of the language that answer it with their counts (- for none).");
    println!("# Counted by examples/fit_sounds.rs in CLDR's names of territories, subdivisions and cities.");
    println!("# Language, @, the characters of Chinese that stand for sounds in two names or more.");
    let mut order: Vec<usize> = (0..tags.len()).collect();
    order.sort_by_key(|t| &tags[*t]);
    for t in order {
        let heard: Vec<_> = rows
            .iter()
            .map(|r| (&r[english], &r[t]))
            .filter(|(a, b)| !a.is_empty() && !b.is_empty())
            .collect();
        let counts = fit(&heard);
        if tags[t] == "zh" {
            let written = names
                .rows
                .iter()
                .map(|(_, names)| (names[english].as_str(), names[t].as_str()));
            println!("zh\t@\t{}", characters(&written.collect::<Vec<_>>(), &counts));
        }
        for (i, row) in counts.iter().enumerate() {
            let cells: Vec<String> = row
                .iter()
                .enumerate()
                .filter(|(_, count)| **count >= 1.0)
                .map(|(j, count)| format!("{}:{count}", shown(j)))
                .collect();
            if !cells.is_empty() {
                println!("{}\t{}\t{}", tags[t], shown(i), cells.join("\t"));
            }
        }
    }
}

/// The characters of names that sound much alike, without the last, which is often a word (province, city).
fn characters(names: &[(&str, &str)], counts: &Table) -> String {
    let odds = odds(counts);
    let mut times: BTreeMap<char, usize> = BTreeMap::new();
    for (english, own) in names {
        let heard = letters(english);
        let (score, _) = local(&heard, &letters(own), &odds);
        if score >= 1.2 * heard.len() as f64 {
            let last = own.chars().count().saturating_sub(1);
            let inner: BTreeSet<char> = own.chars().take(last).filter(|c| c.is_alphabetic()).collect();
            inner.into_iter().for_each(|c| *times.entry(c).or_default() += 1);
        }
    }
    times.into_iter().filter(|(_, n)| *n > 1).map(|(c, _)| c).collect()
}

/// The sounds of a place's name without the words for its kind.
fn own(name: &str, tag: &str) -> Vec<usize> {
    let name = PlaceName::new(name, tag);
    name.heard().iter().map(|s| usize::from(s - b'a') + 1).collect()
}

fn letters(name: &str) -> Vec<usize> {
    name.split([' ', '-'])
        .flat_map(sounds)
        .map(|s| usize::from(s - b'a') + 1)
        .collect()
}

fn shown(at: usize) -> char {
    match at {
        0 => '-',
        _ => char::from(b'a' + u8::try_from(at - 1).expect("a letter")),
    }
}

/// The counts after eight rounds, begun with every sound for itself and vowels for each other.
fn fit(names: &[(&Vec<usize>, &Vec<usize>)]) -> Table {
    let vowel = |i: usize| "aeiouwy".contains(shown(i));
    let mut counts = [[0.0; SIZE]; SIZE];
    for (i, row) in counts.iter_mut().enumerate().skip(1) {
        for (j, count) in row.iter_mut().enumerate().skip(1) {
            *count = match (i == j, vowel(i) && vowel(j)) {
                (true, _) => 40.0,
                (_, true) => 8.0,
                _ => 0.2,
            };
        }
        row[0] = if vowel(i) { 8.0 } else { 1.0 };
    }
    let silent: Vec<_> = counts.iter().map(|row| row[0]).collect();
    counts[0][1..].copy_from_slice(&silent[1..]);
    for _ in 0..8 {
        let odds = odds(&counts);
        counts = [[0.0; SIZE]; SIZE];
        for (a, b) in names {
            let (score, steps) = local(a, b, &odds);
            if score >= 4.0 && steps.len() * 2 >= a.len() {
                steps.iter().for_each(|(x, y)| counts[*x][*y] += 1.0);
            }
        }
    }
    counts
}

/// Log-odds of the counts against chance.
fn odds(counts: &Table) -> Table {
    let (mut first, mut second) = ([0.1; SIZE], [0.1; SIZE]);
    for i in 0..SIZE {
        for j in 0..SIZE {
            first[i] += counts[i][j];
            second[j] += counts[i][j];
        }
    }
    let total: f64 = first.iter().sum();
    let (heard, answered) = (total - first[0], total - second[0]);
    let mut out = [[0.0; SIZE]; SIZE];
    for i in 0..SIZE {
        for j in 0..SIZE {
            let share = (counts[i][j] + 0.02 * first[i] * second[j] / total + 0.3) / total;
            let a = if i > 0 { first[i] / heard } else { 1.0 };
            let b = if j > 0 { second[j] / answered } else { 1.0 };
            out[i][j] = (share / (a * b)).ln();
        }
    }
    out
}

/// The best local alignment (Smith and Waterman 1981): its score and its steps.
fn local(a: &[usize], b: &[usize], odds: &Table) -> (f64, Vec<(usize, usize)>) {
    let mut cells = vec![vec![(0.0f64, (0, 0)); b.len() + 1]; a.len() + 1];
    let mut best = (0.0, 0, 0);
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let (x, y) = (a[i - 1], b[j - 1]);
            let ways = [
                (0.0, (0, 0)),
                (cells[i - 1][j - 1].0 + odds[x][y], (1, 1)),
                (cells[i - 1][j].0 + odds[x][0], (1, 0)),
                (cells[i][j - 1].0 + odds[0][y], (0, 1)),
            ];
            cells[i][j] = ways.into_iter().fold(ways[0], |m, w| if w.0 > m.0 { w } else { m });
            if cells[i][j].0 > best.0 {
                best = (cells[i][j].0, i, j);
            }
        }
    }
    let (score, mut i, mut j) = best;
    let mut steps = Vec::new();
    while cells[i][j].1 != (0, 0) {
        let (di, dj) = cells[i][j].1;
        steps.push((if di == 1 { a[i - 1] } else { 0 }, if dj == 1 { b[j - 1] } else { 0 }));
        (i, j) = (i - di, j - dj);
    }
    (score, steps)
}
