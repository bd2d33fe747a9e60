//! Measures how well places are told by how their names sound, over all pairs of a table's languages.
//!
//!     cargo run --release --example places -- NAMES.tsv [--between en,fr:ar,ru] [--held-out]
//!
//! NAMES is a line of tags (`id`, `en`, `ar` …), then a line a place, as `glossary/names/generate.py --all` prints. Per pair: how often
//! of a thousand the right name is ranked first among fifty others, and, threshold by threshold, how often two names are rightly
//! taken for one place's or for two (balanced accuracy). Then the means; `--between` takes only pairs of one language on each side
//! for the accuracy. `--held-out` measures the third of the places that `fit_sounds --hold-out` leaves out.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a tool, not a room")]

use hearing::{Measured, Names, is_held_out};
use rayon::prelude::*;

mod hearing;

fn main() {
    let (mut file, mut between, mut held) = (None, None, false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--between" => between = args.next(),
            "--held-out" => held = true,
            _ => file = Some(arg),
        }
    }
    let mut names = Names::read(&file.expect("a table of names"));
    names.rows.retain(|(key, _)| !held || is_held_out(key));
    let asked = |a: &str, b: &str| {
        between.as_deref().is_none_or(|sides| {
            let (left, right) = sides.split_once(':').expect("languages:languages");
            let has = |side: &str, tag: &str| side.split(',').any(|t| t == tag);
            has(left, a) && has(right, b) || has(left, b) && has(right, a)
        })
    };
    let count = names.tags.len();
    let pairs: Vec<(usize, usize)> = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).collect();
    let measured: Vec<Measured> = pairs.par_iter().map(|(a, b)| names.measure(*a, *b)).collect();
    let thresholds: Vec<i32> = (0..=600).step_by(20).collect();
    let shown: Vec<String> = thresholds.iter().step_by(5).map(i32::to_string).collect();
    println!("pair\tnames\tfirst\t{}", shown.join("\t"));
    for ((a, b), one) in pairs.iter().zip(&measured) {
        let accuracy = thresholds.iter().step_by(5).map(|t| format!("{:.0}", one.accuracy(*t)));
        let accuracy: Vec<String> = accuracy.collect();
        let (a, b) = (&names.tags[*a], &names.tags[*b]);
        println!(
            "{a}-{b}\t{}\t{:.0}\t{}",
            one.same.len(),
            one.first(),
            accuracy.join("\t")
        );
    }
    let mean = |of: Vec<f64>| of.iter().sum::<f64>() / of.len().max(1) as f64;
    println!(
        "ranked first, mean of {} pairs: {:.1}",
        pairs.len(),
        mean(measured.iter().map(Measured::first).collect())
    );
    let chosen = |(a, b): &(usize, usize)| asked(&names.tags[*a], &names.tags[*b]);
    let chosen: Vec<&Measured> = pairs
        .iter()
        .zip(&measured)
        .filter(|(p, _)| chosen(p))
        .map(|(_, m)| m)
        .collect();
    for threshold in &thresholds {
        let accuracy = mean(chosen.iter().map(|m| m.accuracy(*threshold)).collect());
        println!(
            "balanced accuracy, mean of {} pairs, from {threshold}: {accuracy:.1}",
            chosen.len()
        );
    }
}
