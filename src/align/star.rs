//! N versions to rows: every version is paired with one in the middle, and rows join what any pair joins.

use super::Row;
use super::pair::{align, scheme};
use super::path::Bead;
use super::script::Script;
use super::tokens::{Profile, Text, main_script, profile};
use super::weights::Weights;

/// Aligns the versions around `source`, or around the one that agrees best with the others.
pub fn star(texts: &[Text<'_>], source: Option<usize>, weights: &Weights) -> Vec<Row> {
    if texts.is_empty() {
        return Vec::new();
    }
    let scripts: Vec<Script> = texts.iter().map(main_script).collect();
    let centre = source.filter(|&s| s < texts.len()).unwrap_or(0);
    let pairs: Vec<Option<Vec<Bead>>> = (0..texts.len())
        .map(|k| {
            (k != centre).then(|| {
                let scheme = scheme(scripts[centre], scripts[k]);
                let (a, b): (Profile, Profile) = (profile(&texts[centre], scheme), profile(&texts[k], scheme));
                align(&a, &b, weights).0
            })
        })
        .collect();
    join(texts, centre, &pairs)
}

/// Rows of the versions around `centre`, in its order; what only another version has stands where that version has it.
fn join(texts: &[Text<'_>], centre: usize, pairs: &[Option<Vec<Bead>>]) -> Vec<Row> {
    let n = texts[centre].segments.len();
    // A segment of the centre begins a row where no bead joins it with the one before.
    let mut begins = vec![true; n + 1];
    for bead in pairs.iter().flatten().flatten() {
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
        let at = rows.len() - 1;
        row_of[i] = at;
        rows[at].1.segments[centre].push(i);
    }
    let mut extra: Vec<(usize, usize, Row)> = Vec::new();
    for (k, beads) in pairs.iter().enumerate() {
        for bead in beads.iter().flatten() {
            if let Some(&at) = row_of.get(bead.a.start).filter(|_| !bead.a.is_empty()) {
                let row = &mut rows[at].1;
                row.segments[k].extend(bead.b.clone());
                row.confidence = row.confidence.min(bead.probability as f32);
            } else {
                let mut row = empty(texts.len());
                row.segments[k].extend(bead.b.clone());
                row.confidence = bead.probability as f32;
                extra.push((bead.a.start, k, row));
            }
        }
    }
    let mut all: Vec<(usize, usize, Row)> = rows.into_iter().map(|(i, r)| (i, usize::MAX, r)).collect();
    all.append(&mut extra);
    all.sort_by_key(|(i, k, _)| (*i, *k));
    all.into_iter().map(|(_, _, row)| row).collect()
}

fn empty(n: usize) -> Row {
    Row {
        segments: vec![Vec::new(); n],
        confidence: 1.0,
        moved: false,
    }
}
