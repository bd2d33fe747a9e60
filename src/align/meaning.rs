//! Meaning: vectors of segments from a model that the user names, and how far they speak for a pairing.
//!
//! Vectors of one version are centred, which takes out its language and its subject. What two segments' vectors have in common is
//! held against what each has in common with the other version at large, after the margin of Artetxe and Schwenk (2019): a segment
//! that is like everything proves nothing. Several segments are as their sum, in which the long weigh more.

use super::length::WIDEST;
use super::weights::Weights;

/// A source of meaning, such as an endpoint on the network. This room opens no connection: it is handed one.
pub trait Meaning: Sync {
    /// A vector for each text, all of one length, of length 1 or all zero; `None` where there are none to be had: versions are
    /// aligned without.
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Vec<f32>>>;
}

/// Segments of the other version that a segment is held against.
const SAMPLE: usize = 48;
/// Of these, the nearest are left out: its translation may be among them.
const NEAREST: usize = 2;
/// Versions shorter than this have no middle to speak of: what is taken off grows with them.
const FEW: f32 = 4.0;

/// The meanings of two versions' segments.
#[derive(Clone, Debug)]
pub(super) struct Sense {
    /// Per version, the centred vectors, as long as their segments weigh.
    vectors: [Vec<Vec<f32>>; 2],
    /// Per version and number of segments, the length of the sum of the vectors before each place.
    sums: [[Vec<f32>; WIDEST + 1]; 2],
    /// Per version, sums over the segments before each place: what each has in common with the other version at large, times its
    /// weight; and the weights.
    usual: [Vec<(f32, f32)>; 2],
    /// How much that varies.
    spread: f32,
}

impl Sense {
    /// Takes the vectors of two versions and the lengths of their segments; `None` where one has no vectors.
    pub(super) fn new(a: &[Vec<f32>], b: &[Vec<f32>], lengths: [&[f64]; 2]) -> Option<Self> {
        let width = a.first()?.len();
        if b.is_empty() || a.iter().chain(b).any(|v| v.len() != width) {
            return None;
        }
        let mut vectors = [centred(a), centred(b)];
        let weights = lengths.map(|l| l.iter().map(|l| l.sqrt() as f32).collect::<Vec<_>>());
        let (here, spread_a) = against(&vectors[0], &vectors[1], &weights[0]);
        let (there, spread_b) = against(&vectors[1], &vectors[0], &weights[1]);
        for (vectors, weights) in vectors.iter_mut().zip(&weights) {
            for (vector, weight) in vectors.iter_mut().zip(weights) {
                vector.iter_mut().for_each(|x| *x *= weight);
            }
        }
        Some(Self {
            sums: [0, 1].map(|side| sums(&vectors[side])),
            vectors,
            usual: [here, there],
            spread: ((spread_a + spread_b) / 2.0).max(0.02),
        })
    }

    /// What two segments have in common, times their weights.
    pub(super) fn common(&self, i: usize, j: usize) -> f32 {
        match (self.vectors[0].get(i), self.vectors[1].get(j)) {
            (Some(a), Some(b)) => dot(a, b),
            _ => 0.0,
        }
    }

    /// Log-odds for the bead of `m` segments before `i` and `n` before `j`, whose pairs have `common` in common, together.
    pub(super) fn gain(&self, (i, m): (usize, usize), (j, n): (usize, usize), common: f32, weights: &Weights) -> f64 {
        let length = |side: usize, end: usize, count: usize| {
            self.sums[side]
                .get(count)
                .and_then(|s| s.get(end))
                .copied()
                .unwrap_or(0.0)
        };
        let lengths = length(0, i, m) * length(1, j, n);
        if lengths <= 0.0 {
            return 0.0;
        }
        let usual = |side: usize, end: usize, count: usize| {
            let sums = &self.usual[side];
            let (to, from) = (sums.get(end), sums.get(end - count));
            to.zip(from)
                .map_or(0.0, |(to, from)| (to.0 - from.0) / (to.1 - from.1).max(1e-6))
        };
        let margin = common / lengths - (usual(0, i, m) + usual(1, j, n)) / 2.0;
        let odds = weights.meaning * (f64::from(margin / self.spread) - weights.meaning_even);
        odds.clamp(-weights.meaning_most, weights.meaning_most)
    }

    /// The same for one segment to one.
    pub(super) fn pair(&self, i: usize, j: usize, weights: &Weights) -> f64 {
        self.gain((i + 1, 1), (j + 1, 1), self.common(i, j), weights)
    }
}

/// The vectors without what they all share, each brought to length 1 again.
fn centred(vectors: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let width = vectors.first().map_or(0, Vec::len);
    let mut middle = vec![0.0f32; width];
    for vector in vectors {
        middle.iter_mut().zip(vector).for_each(|(m, x)| *m += x);
    }
    let n = vectors.len() as f32 + FEW;
    middle.iter_mut().for_each(|m| *m /= n);
    let less = |vector: &Vec<f32>| -> Vec<f32> {
        let rest: Vec<f32> = vector.iter().zip(&middle).map(|(x, m)| x - m).collect();
        let length = dot(&rest, &rest).sqrt();
        // A segment without a vector stays without one.
        let is_empty = vector.iter().all(|&x| x == 0.0);
        let scale = if is_empty || length < 1e-6 { 0.0 } else { 1.0 / length };
        rest.iter().map(|x| x * scale).collect()
    };
    vectors.iter().map(less).collect()
}

/// Per number of segments, the length of the sum of the vectors before each place.
fn sums(vectors: &[Vec<f32>]) -> [Vec<f32>; WIDEST + 1] {
    // What neighbours have in common, by their distance.
    let common: Vec<Vec<f32>> = (0..WIDEST)
        .map(|d| {
            vectors
                .iter()
                .zip(vectors.iter().skip(d))
                .map(|(a, b)| dot(a, b))
                .collect()
        })
        .collect();
    std::array::from_fn(|m| {
        let mut out = vec![0.0; m.min(vectors.len() + 1)];
        for end in m..=vectors.len() {
            let mut square = 0.0;
            for x in end - m..end {
                for y in x..end {
                    let both = common[y - x][x];
                    square += if x == y { both } else { 2.0 * both };
                }
            }
            out.push(square.max(0.0).sqrt());
        }
        out
    })
}

/// Sums over `mine` of what each has in common with a sample of `theirs`, by weight, and how much that varies.
fn against(mine: &[Vec<f32>], theirs: &[Vec<f32>], weights: &[f32]) -> (Vec<(f32, f32)>, f32) {
    let step = theirs.len().div_ceil(SAMPLE).max(1);
    let mut sums = vec![(0.0, 0.0)];
    let (mut sum, mut squares, mut count) = ((0.0f32, 0.0f32), 0.0f32, 0.0f32);
    for (vector, weight) in mine.iter().zip(weights) {
        let mut common: Vec<f32> = theirs.iter().step_by(step).map(|t| dot(vector, t)).collect();
        common.sort_unstable_by(f32::total_cmp);
        common.truncate(common.len().saturating_sub(NEAREST));
        let n = common.len().max(1) as f32;
        let mean = common.iter().sum::<f32>() / n;
        squares += common.iter().map(|c| (c - mean) * (c - mean)).sum::<f32>();
        count += common.len() as f32;
        sum = (sum.0 + mean * weight, sum.1 + weight);
        sums.push(sum);
    }
    (sums, (squares / count.max(1.0)).sqrt())
}

/// The product of two vectors, in eight sums so that the processor can take eight steps at once.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (mut left, mut right) = (a.chunks_exact(8), b.chunks_exact(8));
    for (x, y) in left.by_ref().zip(right.by_ref()) {
        for k in 0..8 {
            sums[k] += x[k] * y[k];
        }
    }
    let rest: f32 = left.remainder().iter().zip(right.remainder()).map(|(x, y)| x * y).sum();
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::{Sense, dot};
    use crate::align::Weights;

    /// Vectors that point their own way, all drawn to one side as those of one language are.
    fn vectors(n: usize, drawn: usize) -> Vec<Vec<f32>> {
        let one = |i: usize| {
            let mut v = vec![0.0; 24];
            v[i] = 0.6;
            v[20 + drawn] = 0.8;
            v
        };
        (0..n).map(one).collect()
    }

    #[test]
    fn translations_are_told_from_others_whatever_the_language_adds() {
        let sense = Sense::new(&vectors(12, 0), &vectors(12, 1), [&[50.0; 12]; 2]).unwrap();
        let weights = Weights::default();
        for i in 0..12 {
            for j in 0..12 {
                let odds = sense.pair(i, j, &weights);
                assert!(if i == j { odds > 1.0 } else { odds < 0.0 }, "{i} {j} {odds}");
            }
        }
    }

    #[test]
    fn a_sum_is_nearer_to_the_sum_of_its_translations_than_to_one() {
        let sense = Sense::new(&vectors(12, 0), &vectors(12, 1), [&[50.0; 12]; 2]).unwrap();
        let weights = Weights::default();
        let common = |a: &[usize], b: &[usize]| -> f32 {
            a.iter()
                .flat_map(|&i| b.iter().map(move |&j| (i, j)))
                .map(|(i, j)| sense.common(i, j))
                .sum()
        };
        let whole = sense.gain((4, 2), (4, 2), common(&[2, 3], &[2, 3]), &weights);
        let part = sense.gain((4, 2), (4, 1), common(&[2, 3], &[3]), &weights);
        let other = sense.gain((4, 2), (8, 2), common(&[2, 3], &[6, 7]), &weights);
        assert!(whole >= part && part > other, "{whole} {part} {other}");
    }

    #[test]
    fn what_has_no_vector_says_nothing() {
        let mut with = vectors(5, 0);
        with[2] = vec![0.0; 24];
        let lengths: [&[f64]; 2] = [&[80.0; 5]; 2];
        let sense = Sense::new(&with, &vectors(5, 1), lengths).unwrap();
        assert_eq!(sense.pair(2, 2, &Weights::default()), 0.0);
        assert!(Sense::new(&[], &with, lengths).is_none() && Sense::new(&with, &[], lengths).is_none());
        assert!(Sense::new(&with, &[vec![1.0]], lengths).is_none());
        assert_eq!(dot(&[1.0; 19], &[2.0; 19]), 38.0);
    }
}
