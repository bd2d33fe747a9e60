//! What speaks for and against pairing two segments: shared tokens, weighted by how rarely they match by chance.
//!
//! Every token is a small bet: if the segments say the same thing it is found on the other side with the probability `recall`,
//! if not with the probability that any other segment holds it. The logarithm of the quotient is its gain or miss.

use super::tokens::{Lists, Token};
use super::weights::{CLASSES, Class, Weights};

/// At a rough look a token counts where no more than one in so many segments holds it.
const ROUGH: usize = 10;

/// The evidence between two versions at one level of coarseness.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// Per segment of the first version, the shared tokens it holds: (index of the token, gain of a match, weight).
    left: Lists<(u32, f32, f32)>,
    /// Per shared token, the segments of the second version that hold it, ascending.
    holders: Lists<u32>,
    /// Per version, sums of the misses of all segments before each place.
    pub(super) missed: [Vec<f64>; 2],
}

/// A token's figures in one version.
#[derive(Clone, Copy)]
struct Held {
    id: u64,
    class: Class,
    count: u32,
}

impl Evidence {
    /// A rough weighing for joined segments, whose borders lie elsewhere in the other version: what is missing tells nothing there,
    /// and only what is rare tells the place.
    pub(super) fn rough(a: &Lists<Token>, b: &Lists<Token>, weights: &Weights) -> Self {
        let mut out = Self::weigh(a, b, weights, &[None; CLASSES]);
        out.missed.iter_mut().for_each(|m| m.fill(0.0));
        let most = (a.len().min(b.len()) / ROUGH).max(2);
        let holders = &out.holders;
        let rare = |k: u32| holders.get(k as usize).len() <= most;
        let mut left = Lists::default();
        for i in 0..out.left.len() {
            left.push(out.left.get(i).iter().copied().filter(|p| rare(p.0)));
        }
        out.left = left;
        out
    }

    /// Weighs the tokens of two versions against each other. `recall` overrides a class's, where the article taught it.
    pub(super) fn weigh(
        a: &Lists<Token>,
        b: &Lists<Token>,
        weights: &Weights,
        recall: &[Option<f64>; CLASSES],
    ) -> Self {
        let (held_a, held_b) = rayon::join(|| held(a), || held(b));
        let mut shared: Vec<Shared> = Vec::new();
        let (mut i, mut j) = (0, 0);
        while let (Some(x), Some(y)) = (held_a.get(i), held_b.get(j)) {
            match x.id.cmp(&y.id) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    if let Some(s) = Shared::weigh(*x, *y, a.len(), b.len(), weights, recall) {
                        shared.push(s);
                    }
                    i += 1;
                    j += 1;
                }
            }
        }
        let find = |id: u64| shared.binary_search_by_key(&id, |s| s.id).ok();
        let known = [&held_b, &held_a];
        let orphan = |side: usize, token: &Token| -> f64 {
            let weight = weights.trust[token.class as usize].orphan;
            let is_known = weight == 0.0 || known[side].binary_search_by_key(&token.id, |h| h.id).is_ok();
            if is_known { 0.0 } else { weight }
        };
        let mut left = Lists::default();
        let mut missed = [vec![0.0], vec![0.0]];
        let mut sum = 0.0;
        for s in 0..a.len() {
            let mut list = Vec::new();
            for token in a.get(s) {
                if let Some(k) = find(token.id) {
                    sum += shared[k].miss[0];
                    list.push((k as u32, shared[k].gain as f32, shared[k].weight as f32));
                } else {
                    sum += orphan(0, token);
                }
            }
            left.push(list);
            missed[0].push(sum);
        }
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        sum = 0.0;
        for s in 0..b.len() {
            for token in b.get(s) {
                if let Some(k) = find(token.id) {
                    sum += shared[k].miss[1];
                    pairs.push((k as u32, s as u32));
                } else {
                    sum += orphan(1, token);
                }
            }
            missed[1].push(sum);
        }
        pairs.sort_unstable();
        let mut holders = Lists::default();
        let mut rest = pairs.as_slice();
        for k in 0..shared.len() as u32 {
            let n = rest.partition_point(|p| p.0 == k);
            holders.push(rest[..n].iter().map(|p| p.1));
            rest = &rest[n..];
        }
        Self { left, holders, missed }
    }

    /// Calls `found(j, gain, weight, also_next, also_above)` for every token that segment `i` of the first version shares with a segment
    /// `j` in `from..to` of the second: whether the second's next segment holds it too, and the first's segment before.
    pub(super) fn matches(&self, i: usize, from: usize, to: usize, mut found: impl FnMut(usize, f32, f32, bool, bool)) {
        let above = i.checked_sub(1).map_or(&[][..], |p| self.left.get(p));
        for &(k, gain, weight) in self.left.get(i) {
            let holders = self.holders.get(k as usize);
            let first = holders.partition_point(|&j| (j as usize) < from);
            let mut also_above = None;
            for (at, &j) in holders.iter().enumerate().skip(first) {
                let j = j as usize;
                if j >= to {
                    break;
                }
                let above = *also_above.get_or_insert_with(|| above.binary_search_by_key(&k, |p| p.0).is_ok());
                let next = holders.get(at + 1).is_some_and(|&n| n as usize == j + 1);
                found(j, gain, weight, next, above);
            }
        }
    }
}

impl Evidence {
    /// Calls `found(j, gain)` for every token that segment `i` of the first version shares with a segment `j` of the second, but
    /// tokens that more than `common` segments hold.
    pub(super) fn rare_matches(&self, i: usize, common: usize, mut found: impl FnMut(usize, f32)) {
        for &(k, gain, _) in self.left.get(i) {
            let holders = self.holders.get(k as usize);
            if holders.len() <= common {
                holders.iter().for_each(|&j| found(j as usize, gain));
            }
        }
    }

    /// The gain of pairing segment `i` of the first version with `j` of the second.
    pub(super) fn gain(&self, i: usize, j: usize) -> f64 {
        let mut sum = 0.0;
        self.matches(i, j, j + 1, |_, gain, _, _, _| sum += f64::from(gain));
        sum
    }
}

/// A token that both versions hold.
struct Shared {
    id: u64,
    gain: f64,
    weight: f64,
    miss: [f64; 2],
}

impl Shared {
    fn weigh(x: Held, y: Held, a: usize, b: usize, weights: &Weights, recall: &[Option<f64>; CLASSES]) -> Option<Self> {
        let class = x.class.min(y.class);
        let trust = weights.trust[class as usize];
        let recall = recall[class as usize].unwrap_or(trust.recall);
        let side = |mine: Held, other: Held, others: usize| {
            let recall = recall * (f64::from(other.count) / f64::from(mine.count)).min(1.0);
            let chance = ((f64::from(other.count) - 1.0 + trust.chance) / others as f64).clamp(trust.floor, 0.95);
            ((recall / chance).ln(), ((1.0 - recall) / (1.0 - chance)).ln())
        };
        let ((hit_a, miss_a), (hit_b, miss_b)) = (side(x, y, b), side(y, x, a));
        let half = trust.weight / 2.0;
        let gain = half * (hit_a - miss_a + hit_b - miss_b);
        (gain > 0.0).then_some(Self {
            id: x.id,
            gain,
            weight: half,
            miss: [half * miss_a.min(0.0), half * miss_b.min(0.0)],
        })
    }
}

/// Every token of a version with the number of segments that hold it, sorted by id.
fn held(lists: &Lists<Token>) -> Vec<Held> {
    let mut all: Vec<Token> = (0..lists.len()).flat_map(|i| lists.get(i)).copied().collect();
    all.sort_unstable();
    let mut out: Vec<Held> = Vec::new();
    for token in all {
        match out.last_mut() {
            Some(h) if h.id == token.id => h.count += 1,
            _ => out.push(Held {
                id: token.id,
                class: token.class,
                count: 1,
            }),
        }
    }
    out
}
