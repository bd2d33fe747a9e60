//! Shows what is seen of names that are right and of names that were swapped, to fit the weights of `compare/name_weights.rs`.
//!
//!     cargo run --release --example fit_names -- FOLDER [SEED] > SIGNS
//!
//! FOLDER holds `<tag>.txt` in several languages: line by line the same in all, a blank line between articles.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a tool, not a room")]

use parallax::compare::{Comparison, Mode, NameSigns, Version, name_signs};
use parallax::extract::{Kind, Value};
use parallax::glossary::TermBase;
use parallax::read::given;
use parallax::run::{Input, article};
use parallax::text::Tag;
use rayon::prelude::*;
use std::collections::BTreeSet;

fn main() {
    let mut args = std::env::args().skip(1);
    let folder = args.next().expect("a folder");
    let seed: u64 = args.next().map_or(1, |s| s.parse().expect("a seed"));
    let mut texts: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let articles = text.trim_end().split("\n\n");
            texts.push((tag, articles.map(|a| a.lines().map(str::to_owned).collect()).collect()));
        }
    }
    texts.sort();
    let en = texts.iter().position(|t| t.0 == "en").expect("en.txt");
    let english = texts.remove(en).1;
    let terms = TermBase::built_in();
    let swaps = swaps(&english, &terms, seed);
    for (tag, articles) in &texts {
        let told: Vec<Comparison> = english
            .par_iter()
            .zip(articles)
            .map(|(a, b)| read(&[("en", a), (tag, b)], &terms))
            .collect();
        let clean: Vec<_> = told
            .par_iter()
            .enumerate()
            .flat_map_iter(|(i, comparison)| signs(comparison).into_iter().map(move |(name, s)| (i, 0, name, s)))
            .collect();
        let swapped: Vec<_> = swaps
            .par_iter()
            .flat_map_iter(|swap| {
                let Some(known) = told.get(swap.article) else {
                    return Vec::new();
                };
                let mut comparison = known.clone();
                comparison.versions[0] = swap.version.clone();
                let signs = signs(&comparison);
                let mine: Vec<_> = signs
                    .into_iter()
                    .filter(|(name, s)| s.row == swap.row && name.split(' ').any(|w| swap.new.contains(w)))
                    .map(|(name, s)| (swap.article, 1, format!("{name} ({} > {})", swap.old, swap.new), s))
                    .collect();
                match mine.is_empty() {
                    true => {
                        println!("{tag}\t{}\t2\t{} > {}", swap.article, swap.old, swap.new);
                        Vec::new()
                    }
                    false => mine,
                }
            })
            .collect();
        for (article, label, name, s) in clean.into_iter().chain(swapped) {
            let values: Vec<String> = s.values.iter().map(f32::to_string).collect();
            println!(
                "{tag}\t{article}\t{label}\t{name}\t{}\t{}\t{}",
                s.row,
                s.shape,
                values.join("\t")
            );
        }
    }
}

struct Swap {
    article: usize,
    row: usize,
    version: Version,
    old: String,
    new: String,
}

/// One name of each English line that has one becomes another of as many words.
fn swaps(english: &[Vec<String>], terms: &TermBase, seed: u64) -> Vec<Swap> {
    let mut names: Vec<(usize, usize, usize, String)> = Vec::new();
    let words = english
        .iter()
        .flatten()
        .flat_map(|l| l.split(|c: char| !c.is_alphanumeric()));
    let lower: BTreeSet<&str> = words.filter(|w| w.starts_with(char::is_lowercase)).collect();
    // Of articles of one sentence, a third is enough.
    for (a, lines) in english
        .iter()
        .enumerate()
        .filter(|(a, lines)| lines.len() > 1 || a % 3 == 0)
    {
        let comparison = read(&[("en", lines)], terms);
        let version = &comparison.versions[0];
        for fact in version.facts.iter().filter(|f| f.kind == Kind::Name) {
            if let Value::Text(name) = &fact.value {
                let start = fact.span.start - version.segments[fact.segment].span.start;
                let plain = |w: &str| !lower.contains(w.to_lowercase().as_str());
                if start > 0 && name.split(' ').all(plain) {
                    names.push((a, fact.segment, start, name.clone()));
                }
            }
        }
    }
    let mut random = seed;
    let mut draw = |n: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % n.max(1)
    };
    let mut out = Vec::new();
    for here in names.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (article, row, start, old) = &here[draw(here.len())];
        let mut start = *start;
        let mut old = genitive(old);
        // Of a name of two words or more, one alone may be another.
        let words: Vec<&str> = old.split(' ').collect();
        if words.len() > 1 && draw(3) == 0 {
            let at = draw(words.len());
            start += words[..at].iter().map(|w| w.len() + 1).sum::<usize>();
            old = words[at];
        }
        if old.chars().count() < 2 {
            continue;
        }
        let others: Vec<&str> = names
            .iter()
            .map(|n| genitive(&n.3))
            .filter(|n| n.split(' ').count() == old.split(' ').count() && n.chars().take(2).ne(old.chars().take(2)))
            .collect();
        if others.is_empty() {
            continue;
        }
        let new = others[draw(others.len())];
        let line = &english[*article][*row];
        let text = format!("{}{new}{}", &line[..start], &line[start + old.len()..]);
        let mut lines = english[*article].clone();
        lines[*row] = text;
        out.push(Swap {
            article: *article,
            row: *row,
            version: read(&[("en", &lines)], terms).versions.remove(0),
            old: old.to_owned(),
            new: new.to_owned(),
        });
    }
    out
}

/// A name without its genitive's ending.
fn genitive(name: &str) -> &str {
    name.trim_end_matches("'s").trim_end_matches("’s")
}

fn signs(comparison: &Comparison) -> Vec<(String, NameSigns)> {
    let english = &comparison.versions[0];
    name_signs(comparison)
        .into_iter()
        // Where English names nothing, the other version's names are traced in it.
        .filter(|s| s.version == 1)
        .map(|s| (english.facts[s.fact].span.of(&english.document.text).to_owned(), s))
        .collect()
}

fn read(versions: &[(&str, &[String])], terms: &TermBase) -> Comparison {
    let input = Input {
        versions: versions
            .iter()
            .map(|(tag, lines)| given(Tag::parse(tag).expect("a tag"), lines))
            .collect(),
        source: Some(0),
        aligned: true,
        mode: Mode::Parallel,
    };
    article(input, terms).expect("languages with packs").comparison
}
