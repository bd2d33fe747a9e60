//! N versions to rows: every version is paired with one in the middle, and rows join what any pair joins.

use super::Row;
use super::pair::{Alignment, Pair};
use super::tokens::Text;
use super::weights::Weights;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Versions longer than this, together, are aligned around the first where no source is named, untried.
const LONG: usize = 20_000;
/// Log-odds from which additions of two versions in one place are the same.
const SAME: f64 = 1.0;
/// Additions in one place that are compared with those of another version.
const MOST: usize = 100;

/// Aligns the versions around `source`, or around the one that agrees best with the others; rows in that version's order.
pub fn star(texts: &[Text<'_>], source: Option<usize>, weights: &Weights) -> Vec<Row> {
    if texts.is_empty() {
        return Vec::new();
    }
    let source = source.filter(|&s| s < texts.len());
    let long = texts.iter().map(|t| t.segments.len()).sum::<usize>() > LONG;
    let centre = source.or((texts.len() < 3 || long).then_some(0));
    let (centre, pairs) = match centre {
        Some(centre) => (centre, around(texts, centre, weights)),
        None => best_centre(texts, weights),
    };
    join(texts, centre, &pairs, weights)
}

/// Every version paired with `centre`, which comes first; its own place is empty.
fn around(texts: &[Text<'_>], centre: usize, weights: &Weights) -> Vec<Alignment> {
    (0..texts.len())
        .into_par_iter()
        .map(|k| match k == centre {
            true => Alignment::default(),
            false => Pair::new(&texts[centre], &texts[k]).align(weights),
        })
        .collect()
}

/// The version whose pairings with all others are the likeliest, with these.
fn best_centre(texts: &[Text<'_>], weights: &Weights) -> (usize, Vec<Alignment>) {
    let n = texts.len();
    let sides: Vec<(usize, usize)> = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).collect();
    let all: Vec<Alignment> = sides
        .par_iter()
        .map(|&(i, j)| Pair::new(&texts[i], &texts[j]).align(weights))
        .collect();
    let find = |i: usize, j: usize| sides.iter().position(|&s| s == (i, j)).and_then(|at| all.get(at));
    let agreement = |c: usize| -> f64 {
        let others = (0..n).filter(|&k| k != c);
        others.filter_map(|k| find(c.min(k), c.max(k))).map(|a| a.odds).sum()
    };
    let centre = (0..n)
        .max_by(|&x, &y| agreement(x).total_cmp(&agreement(y)).then(y.cmp(&x)))
        .unwrap_or(0);
    let pairs = (0..n).map(|k| match k.cmp(&centre) {
        std::cmp::Ordering::Less => find(k, centre).map(Alignment::turned).unwrap_or_default(),
        std::cmp::Ordering::Equal => Alignment::default(),
        std::cmp::Ordering::Greater => find(centre, k).cloned().unwrap_or_default(),
    });
    (centre, pairs.collect())
}

/// Rows of the versions around `centre`, in its order; what only other versions have stands where they have it.
fn join(texts: &[Text<'_>], centre: usize, pairs: &[Alignment], weights: &Weights) -> Vec<Row> {
    let n = texts[centre].segments.len();
    // A segment of the centre begins a row where no bead joins it with the one before.
    let mut begins = vec![true; n];
    for bead in pairs.iter().flat_map(|p| &p.beads) {
        for i in bead.a.clone().skip(1) {
            begins[i] = false;
        }
    }
    let mut rows: Vec<(usize, Row)> = Vec::new();
    let mut row_of = vec![0; n];
    for i in 0..n {
        if begins[i] || rows.is_empty() {
            rows.push((i, empty(texts.len())));
        }
        row_of[i] = rows.len() - 1;
        rows[row_of[i]].1.segments[centre].push(i);
    }
    let mut extra = Vec::new();
    for (k, pair) in pairs.iter().enumerate() {
        let moved_a: BTreeSet<usize> = pair.moved.iter().map(|m| m.a).collect();
        let moved_b: BTreeSet<usize> = pair.moved.iter().map(|m| m.b).collect();
        for bead in &pair.beads {
            match row_of.get(bead.a.start).filter(|_| !bead.a.is_empty()) {
                Some(_) if bead.b.is_empty() && moved_a.contains(&bead.a.start) => {}
                Some(&at) => {
                    let row = &mut rows[at].1;
                    row.segments[k].extend(bead.b.clone());
                    row.confidence = row.confidence.min(bead.probability as f32);
                }
                None => {
                    let lone = bead.b.clone().filter(|&j| !moved_b.contains(&j));
                    extra.extend(lone.map(|j| (bead.a.start, k, j, bead.probability as f32)));
                }
            }
        }
        for moved in &pair.moved {
            let row = &mut rows[row_of[moved.a]].1;
            row.segments[k].push(moved.b);
            row.segments[k].sort_unstable();
            row.confidence = row.confidence.min(moved.probability as f32);
            row.moved = true;
        }
    }
    let mut all: Vec<(usize, usize, Row)> = rows.into_iter().map(|(i, r)| (i, usize::MAX, r)).collect();
    all.extend(additions(texts, extra, weights));
    all.sort_by_key(|(i, k, _)| (*i, *k));
    all.into_iter().map(|(_, _, row)| row).collect()
}

/// Rows of segments that the centre lacks: (place in the centre, version, segment, confidence). Those of several versions in one
/// place are joined where they say the same thing.
fn additions(
    texts: &[Text<'_>],
    mut extra: Vec<(usize, usize, usize, f32)>,
    weights: &Weights,
) -> Vec<(usize, usize, Row)> {
    extra.sort_by_key(|e| (e.0, e.1, e.2));
    let mut judges = BTreeMap::new();
    let mut out: Vec<(usize, usize, Row)> = Vec::new();
    for gap in extra.chunk_by(|x, y| x.0 == y.0) {
        let first = out.len();
        for &(place, k, j, confidence) in gap {
            let known = out[first..].iter().take(MOST).position(|(_, other, row)| {
                let Some(&i) = row.segments[*other].first().filter(|_| row.segments[k].is_empty()) else {
                    return false;
                };
                let judge = judges
                    .entry((*other, k))
                    .or_insert_with(|| Pair::new(&texts[*other], &texts[k]).odds(weights));
                judge(i, j) > SAME
            });
            match known {
                Some(at) => {
                    let row = &mut out[first + at].2;
                    row.segments[k].push(j);
                    row.confidence = row.confidence.min(confidence);
                }
                None => {
                    let mut row = empty(texts.len());
                    row.segments[k].push(j);
                    row.confidence = confidence;
                    out.push((place, k, row));
                }
            }
        }
    }
    out
}

fn empty(n: usize) -> Row {
    Row {
        segments: vec![Vec::new(); n],
        confidence: 1.0,
        moved: false,
    }
}
