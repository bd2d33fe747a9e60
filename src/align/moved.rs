//! Text in another order: segments left alone on both sides that belong together after all.
//!
//! Runs of such pairs are found by local alignment over the pairs that share a token; a run must outweigh the chance that some
//! two of the segments left alone would fit as well.

use super::evidence::Evidence;
use super::meaning::Sense;
use super::path::{Bead, Judge};
use std::collections::BTreeSet;

/// Holders of a token beyond this number are not looked at: it tells no place.
const COMMON: usize = 60;
/// The same where more than `MANY` segments were left alone.
const RARE: usize = 4;
const MANY: usize = 3_000;
/// Log-odds below which a pair is no part of a run.
const HOPELESS: f64 = -2.0;
/// Log-odds that a run must have beyond the logarithm of the number of places it might stand in.
const SURE: f64 = 3.0;

/// A pair of segments out of order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// Segment of the first version.
    pub a: usize,
    /// Segment of the second.
    pub b: usize,
    /// How probable it is.
    pub probability: f64,
}

/// Pairs among the segments that `beads` leave alone.
pub(super) fn moved(beads: &[Bead], evidence: &Evidence, judge: &Judge<'_>, sense: Option<&Sense>) -> Vec<Moved> {
    let left: Vec<usize> = beads
        .iter()
        .filter(|x| x.b.is_empty())
        .flat_map(|x| x.a.clone())
        .collect();
    let right: Vec<usize> = beads
        .iter()
        .filter(|x| x.a.is_empty())
        .flat_map(|x| x.b.clone())
        .collect();
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    let needed = SURE + ((left.len() * right.len()) as f64).ln();
    let meaning = |a: usize, b: usize| sense.map_or(0.0, |s| s.pair(a, b, judge.weights));
    let pairs = candidates(&left, &right, evidence, judge, &meaning);
    let chains = chains(&pairs);
    let mut ends: Vec<usize> = (0..pairs.len()).filter(|&at| chains[at].0 >= needed).collect();
    ends.sort_by(|&x, &y| chains[y].0.total_cmp(&chains[x].0).then(x.cmp(&y)));
    let (mut used_a, mut used_b) = (BTreeSet::new(), BTreeSet::new());
    let mut out = Vec::new();
    for end in ends {
        let mut run = Vec::new();
        let mut at = Some(end);
        while let Some(p) = at.filter(|&p| !used_a.contains(&pairs[p].a) && !used_b.contains(&pairs[p].b)) {
            run.push(pairs[p]);
            at = chains[p].1;
        }
        let excess = run.iter().map(|p| p.odds).sum::<f64>() - needed;
        if excess < 0.0 {
            continue;
        }
        let mut todo = run;
        todo.iter().for_each(|p| {
            used_a.insert(p.a);
            used_b.insert(p.b);
        });
        while let Some(pair) = todo.pop() {
            // What the run has too much carries its weaker pairs, and its neighbours without a token in common.
            let odds = excess.min(pair.odds + excess / 2.0);
            out.push(Moved {
                a: pair.a,
                b: pair.b,
                probability: 1.0 / (1.0 + (-odds).exp()),
            });
            let before = pair.a.checked_sub(1).zip(pair.b.checked_sub(1));
            for (a, b) in before.into_iter().chain([(pair.a + 1, pair.b + 1)]) {
                if left.binary_search(&a).is_err() || right.binary_search(&b).is_err() {
                    continue;
                }
                let odds = judge.pair(a, b, evidence.gain(a, b) + meaning(a, b));
                if odds > HOPELESS && !used_a.contains(&a) && !used_b.contains(&b) {
                    used_a.insert(a);
                    used_b.insert(b);
                    todo.push(Candidate { a, b, odds });
                }
            }
        }
    }
    out.sort_unstable_by_key(|m| (m.a, m.b));
    out
}

/// Two lone segments and what speaks for pairing them.
#[derive(Clone, Copy)]
struct Candidate {
    a: usize,
    b: usize,
    odds: f64,
}

/// All pairs of lone segments that share a token, sorted.
fn candidates(
    left: &[usize],
    right: &[usize],
    evidence: &Evidence,
    judge: &Judge<'_>,
    meaning: &dyn Fn(usize, usize) -> f64,
) -> Vec<Candidate> {
    let common = if left.len() > MANY { RARE } else { COMMON };
    let mut out = Vec::new();
    let mut shared: Vec<(usize, f64)> = Vec::new();
    for &a in left {
        shared.clear();
        evidence.rare_matches(a, common, |b, gain| {
            if right.binary_search(&b).is_ok() {
                shared.push((b, f64::from(gain)));
            }
        });
        shared.sort_by_key(|s| s.0);
        for group in shared.chunk_by(|x, y| x.0 == y.0) {
            let b = group[0].0;
            let odds = judge.pair(a, b, group.iter().map(|g| g.1).sum::<f64>() + meaning(a, b));
            if odds > HOPELESS {
                out.push(Candidate { a, b, odds });
            }
        }
    }
    out
}

/// Per pair, the odds of the best run that ends with it, and the pair before it in that run.
fn chains(pairs: &[Candidate]) -> Vec<(f64, Option<usize>)> {
    let mut out: Vec<(f64, Option<usize>)> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let mut before = (0.0, None);
        for (down, right) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
            let Some(place) = pair.a.checked_sub(down).zip(pair.b.checked_sub(right)) else {
                continue;
            };
            if let Ok(at) = pairs[..out.len()].binary_search_by_key(&place, |p| (p.a, p.b))
                && out[at].0 > before.0
            {
                before = (out[at].0, Some(at));
            }
        }
        out.push((pair.odds + before.0, before.1));
    }
    out
}
