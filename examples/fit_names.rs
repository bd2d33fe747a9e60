//! Fits what is seen of names (`compare/name_signs.rs`) to whether they are right, and prints `glossary/names/signs.tsv`.
//!
//!     cargo run --release --example fit_names -- FOLDER [--seed N] [--worth N] [--show] > glossary/names/signs.tsv
//!
//! FOLDER holds `<tag>.txt` in several languages: line by line the same in all, a blank line between articles. One name of each
//! English line is swapped for another of as many words, and so it is in the other version where that writes it letter for letter;
//! always the same for one seed. The weights tell swapped names from right ones, by
//! logistic regression with a ridge (Newton's method), one for each script and kind of name. WORTH is how many right names one
//! swapped name counts as: the more, the more are found and the more alarms are false. What weights that were fitted without a
//! quarter of the articles do on that quarter is told on standard error. `--show` prints each name and its signs instead.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a tool, not a room")]

use parallax::compare::{Comparison, Mode, NAME_SIGNS, NameSigns, Version, name_signs};
use parallax::extract::{Kind, Value};
use parallax::glossary::TermBase;
use parallax::read::given;
use parallax::run::{Input, article};
use parallax::text::Tag;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use texts::Texts;

mod regression;
mod texts;

/// So many parts of the articles are held out in turn.
const FOLDS: usize = 4;
/// How strongly weights are drawn to nothing.
const RIDGE: f64 = 3.0;

/// A name that is right or was swapped, with its signs; `None` where all its words are surely heard.
struct Seen {
    tag: String,
    article: usize,
    swapped: bool,
    name: String,
    signs: Option<NameSigns>,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let (mut folder, mut seed, mut worth, mut show) = (None, 1, 0.1, false);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--seed" => seed = args.next().and_then(|s| s.parse().ok()).expect("a seed"),
            "--worth" => worth = args.next().and_then(|s| s.parse().ok()).expect("a number"),
            "--show" => show = true,
            _ => folder = Some(arg),
        }
    }
    let Texts { english, others } = Texts::read(folder.expect("a folder"));
    let terms = TermBase::built_in();
    let swaps = swaps(&english, &terms, seed);
    let seen: Vec<Seen> = others
        .iter()
        .flat_map(|(tag, articles)| {
            let theirs = swaps_there(&english, tag, articles, &swaps, &terms, seed);
            look(tag, &english, articles, swaps.iter().chain(&theirs), &terms)
        })
        .collect();
    if show {
        seen.iter().for_each(print);
        return;
    }
    held_out(&seen, worth);
    println!(
        "# What each sign of a name weighs, in log-odds that another name or none stands in the other version.\n\
         # Four columns each (names that stand in no table, known ones, common words, names heard in part) for versions in Latin\n\
         # letters, in another script with capitals, in a script without, and in Chinese, Japanese and Korean.\n\
         # Written by examples/fit_names.rs."
    );
    let fitted = fit(seen.iter(), worth);
    for (at, sign) in NAME_SIGNS.iter().enumerate() {
        let cells = (0..SHAPES).map(|shape| format!("{:.2}", fitted.get(&shape).map_or(0.0, |w| w[at])));
        println!(
            "{sign}\t{}",
            cells.collect::<Vec<_>>().join("\t").replace("-0.00", "0.00")
        );
    }
}

/// How many columns of weights there are.
const SHAPES: usize = 16;

/// The names of one language's versions: as they are, and where one was swapped in English.
fn look<'s>(
    tag: &str,
    english: &[Vec<String>],
    articles: &[Vec<String>],
    swaps: impl Iterator<Item = &'s Swap>,
    terms: &TermBase,
) -> Vec<Seen> {
    let told: Vec<Comparison> = english
        .par_iter()
        .zip(articles)
        .map(|(a, b)| read(&[("en", a), (tag, b)], terms))
        .collect();
    let seen = |article, swapped, name, signs| Seen {
        tag: tag.to_owned(),
        article,
        swapped,
        name,
        signs,
    };
    let right = told.par_iter().enumerate().flat_map_iter(|(article, comparison)| {
        let all = signs(comparison).into_iter();
        all.map(move |(name, signs)| seen(article, false, name, Some(signs)))
    });
    let swaps: Vec<&Swap> = swaps.collect();
    let swapped = swaps.par_iter().flat_map_iter(|swap| {
        let mut comparison = told[swap.article].clone();
        comparison.versions[swap.side] = swap.version.clone();
        let english = if swap.side == 0 { &swap.new } else { &swap.old };
        let mine = |name: &str| name.split(' ').any(|word| english.contains(word));
        let name = format!("{} > {}", swap.old, swap.new);
        let mut found: Vec<Seen> = signs(&comparison)
            .into_iter()
            .filter(|(name, signs)| signs.row == swap.row && mine(name))
            .map(|(_, signs)| seen(swap.article, true, name.clone(), Some(signs)))
            .collect();
        if found.is_empty() {
            found.push(seen(swap.article, true, name, None));
        }
        found
    });
    right.chain(swapped).collect()
}

/// The weights of each shape that some name has.
fn fit<'s>(seen: impl Iterator<Item = &'s Seen>, worth: f64) -> BTreeMap<usize, Vec<f64>> {
    let mut rows: BTreeMap<usize, Vec<regression::Row>> = BTreeMap::new();
    for (name, signs) in seen.filter_map(|s| Some((s, s.signs.as_ref()?))) {
        // A name that nothing speaks against is never told.
        if !signs.is_mute() {
            rows.entry(signs.shape).or_default().push(regression::Row {
                values: signs.values.iter().map(|v| f64::from(*v)).collect(),
                is: name.swapped,
                weight: if name.swapped { worth } else { 1.0 },
            });
        }
    }
    rows.into_iter()
        .map(|(shape, rows)| (shape, regression::fit(&rows, RIDGE)))
        .collect()
}

/// Tells what weights do on articles that they were not fitted on.
fn held_out(seen: &[Seen], worth: f64) {
    let fold = |s: &Seen| s.article % FOLDS;
    let weights: Vec<_> = (0..FOLDS)
        .into_par_iter()
        .map(|out| fit(seen.iter().filter(|s| fold(s) != out), worth))
        .collect();
    // Per language: swapped names found and all, right names that are told and all.
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for name in seen {
        let told = name.signs.as_ref().is_some_and(|signs| {
            let weights = weights[fold(name)].get(&signs.shape);
            weights.is_some_and(|w| signs.confidence_by(w.iter().map(|w| *w as f32)) >= 0.5)
        });
        let at = if name.swapped { 0 } else { 2 };
        for tag in [name.tag.as_str(), "all"] {
            let count = counts.entry(tag).or_default();
            count[at] += usize::from(told);
            count[at + 1] += 1;
        }
    }
    for (tag, [found, swapped, told, right]) in counts {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        eprintln!(
            "{tag}\tswapped names found {:.3} of {swapped}\tright names told {told} of {right}, {:.4}",
            share(found, swapped),
            share(told, right)
        );
    }
}

fn print(seen: &Seen) {
    let Seen {
        tag,
        article,
        swapped,
        name,
        signs,
    } = seen;
    let signs = signs.as_ref().map(|s| {
        let values: Vec<String> = s.values.iter().map(f32::to_string).collect();
        format!(
            "{}\t{}\t{}\t{:.3}\t{}",
            s.row,
            s.shape,
            s.is_mute(),
            s.confidence(),
            values.join("\t")
        )
    });
    println!(
        "{tag}\t{article}\t{}\t{name}\t{}",
        u8::from(*swapped),
        signs.unwrap_or_default()
    );
}

struct Swap {
    article: usize,
    row: usize,
    /// 0 where the English version has another name, 1 where the other version has.
    side: usize,
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
            side: 0,
            version: read(&[("en", &lines)], terms).versions.remove(0),
            old: old.to_owned(),
            new: new.to_owned(),
        });
    }
    out
}

/// The same of the other version, where it writes the English name letter for letter: as a rule the last word of a longer name
/// becomes another one.
fn swaps_there(
    english: &[Vec<String>],
    tag: &str,
    articles: &[Vec<String>],
    swaps: &[Swap],
    terms: &TermBase,
    seed: u64,
) -> Vec<Swap> {
    let mut out = Vec::new();
    for (at, swap) in swaps.iter().enumerate() {
        let line = &articles[swap.article][swap.row];
        let (old, new) = match (swap.old.rsplit_once(' '), swap.new.rsplit_once(' ')) {
            (Some((_, old)), Some((_, new))) if !(at as u64 + seed).is_multiple_of(3) => (old, new),
            _ => (swap.old.as_str(), swap.new.as_str()),
        };
        let here = &english[swap.article][swap.row];
        let letters = |text: &str, end: usize| text[end..].chars().next().is_some_and(char::is_alphanumeric);
        let place = line.match_indices(old).find(|(start, found)| {
            let front = line[..*start].chars().next_back().is_some_and(char::is_alphanumeric);
            !front && !letters(line, start + found.len())
        });
        let Some((start, _)) = place.filter(|_| old.len() > 3 && new.len() > 3 && !here.contains(new)) else {
            continue;
        };
        let mut lines = articles[swap.article].clone();
        lines[swap.row] = format!("{}{new}{}", &line[..start], &line[start + old.len()..]);
        out.push(Swap {
            article: swap.article,
            row: swap.row,
            side: 1,
            version: read(&[(tag, &lines)], terms).versions.remove(0),
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
