//! The best way through two versions: dynamic programming over beads inside a band, with the probability of every bead.

use super::band::Band;
use super::evidence::Evidence;
use super::length::{LOGS, LengthModel, Measure, WIDEST};
use super::meaning::Sense;
use super::weights::Weights;
use std::ops::Range;

/// Segments of two versions that say the same thing; one side may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Segments of the first version.
    pub a: Range<usize>,
    /// Segments of the second.
    pub b: Range<usize>,
    /// How probable the bead is, given everything else.
    pub probability: f64,
}

/// All sizes of beads.
pub(super) const SHAPES: [(usize, usize); 15] = [
    (1, 1),
    (1, 0),
    (0, 1),
    (1, 2),
    (2, 1),
    (1, 3),
    (3, 1),
    (2, 2),
    (1, 4),
    (4, 1),
    (2, 3),
    (3, 2),
    (1, 5),
    (5, 1),
    (3, 3),
];

/// Those that a rough look needs.
const COMMON: &[(usize, usize)] = SHAPES.split_at(8).0;

/// What is known of one version.
pub(super) struct Measures {
    /// Sums of the lengths of all segments before each place.
    sums: Vec<f64>,
    /// Logarithms of the length of the `m` segments before each place.
    logs: [Vec<f64>; WIDEST + 1],
    /// Number of blocks that begin before each place.
    blocks: Vec<u32>,
}

impl Measures {
    /// Measures segments of the given lengths, of which those in `starts` begin a block.
    pub(super) fn new(lengths: &[f64], starts: &[bool]) -> Self {
        let mut sums = vec![0.0];
        let mut blocks = vec![0];
        for (l, &s) in lengths.iter().zip(starts) {
            sums.push(sums.last().unwrap_or(&0.0) + l);
            blocks.push(blocks.last().unwrap_or(&0) + u32::from(s));
        }
        let logs = std::array::from_fn(|m| {
            (0..sums.len())
                .map(|i| (sums[i] - sums[i.saturating_sub(m)]).max(1.0).ln())
                .collect()
        });
        Self { sums, logs, blocks }
    }

    fn length(&self, end: usize, m: usize) -> Measure {
        Measure {
            length: self.sums[end] - self.sums[end - m],
            ln: self.logs[m][end],
            count: m,
        }
    }

    /// How many blocks begin inside the `m` segments before `end`.
    fn crossings(&self, end: usize, m: usize) -> u32 {
        if m < 2 {
            0
        } else {
            self.blocks[end] - self.blocks[end + 1 - m]
        }
    }
}

/// All that speaks for or against a bead, but the tokens that it shares.
pub(super) struct Judge<'a> {
    measures: [&'a Measures; 2],
    missed: [&'a [f64]; 2],
    length: LengthModel,
    /// The weights.
    pub(super) weights: &'a Weights,
    priors: [f64; SHAPES.len()],
}

impl<'a> Judge<'a> {
    /// Judges beads of versions with these measures and misses.
    pub(super) fn new(
        measures: [&'a Measures; 2],
        evidence: &'a Evidence,
        length: LengthModel,
        weights: &'a Weights,
        with_meaning: bool,
    ) -> Self {
        let sizes = if with_meaning {
            &weights.sizes_by_meaning
        } else {
            &weights.sizes
        };
        let priors = SHAPES.map(|(m, n)| match (m, n) {
            (1, 1) => sizes.single,
            (0, _) | (_, 0) => sizes.alone,
            (1, _) | (_, 1) => sizes.double + sizes.further * (m + n - 3) as f64,
            _ => sizes.square + sizes.further * (m + n - 4) as f64,
        });
        let [a, b] = &evidence.missed;
        Self {
            measures,
            missed: [a, b],
            length,
            weights,
            priors,
        }
    }

    /// Log-odds of one segment to one, wherever they stand, whose shared tokens gain `gain`.
    pub(super) fn pair(&self, i: usize, j: usize, gain: f64) -> f64 {
        self.bead(i + 1, j + 1, 0).map_or(f64::NEG_INFINITY, |odds| odds + gain)
    }

    /// Log-odds of the bead of shape `shape` that ends before the places `i` and `j`, or `None` where the lengths do not fit.
    fn bead(&self, i: usize, j: usize, shape: usize) -> Option<f64> {
        let (m, n) = SHAPES[shape];
        let [a, b] = self.measures;
        let (first, second) = (a.length(i, m), b.length(j, n));
        if m + n > 2 && self.length.is_hopeless(first, second, self.weights) {
            return None;
        }
        let odds = self.length.odds(first, second, self.weights);
        let missed = self.missed[0][i] - self.missed[0][i - m] + self.missed[1][j] - self.missed[1][j - n];
        let crossings = f64::from(a.crossings(i, m) + b.crossings(j, n));
        Some(self.priors[shape] + self.weights.length * odds + missed + self.weights.crossing * crossings)
    }
}

/// Two versions, all that speaks for pairing them, and where to look.
pub(super) struct Lattice<'a> {
    band: &'a Band,
    judge: &'a Judge<'a>,
    /// Per cell: gain, the part of it that the next segment of the second version and the one above share too, and weight.
    gains: Vec<[f32; 4]>,
    sense: Option<&'a Sense>,
    /// Per cell, what the vectors of its segments have in common; empty without a sense.
    common: Vec<f32>,
}

impl<'a> Lattice<'a> {
    /// Fills the band's cells with the gains of `evidence`, and with what `sense` tells.
    pub(super) fn new(band: &'a Band, evidence: &Evidence, judge: &'a Judge<'a>, sense: Option<&'a Sense>) -> Self {
        let mut gains = vec![[0.0f32; 4]; band.cells()];
        for i in 1..=band.rows() {
            let columns = band.columns(i);
            let (from, to) = (columns.start().saturating_sub(1), *columns.end());
            evidence.matches(i - 1, from, to, |j, gain, weight, next, above| {
                if let Some(cell) = band.cell(i, j + 1).and_then(|at| gains.get_mut(at)) {
                    cell[0] += gain;
                    cell[1] += if next { gain } else { 0.0 };
                    cell[2] += if above { gain } else { 0.0 };
                    cell[3] += weight;
                }
            });
        }
        let cells = (1..=band.rows()).flat_map(|i| band.columns(i).map(move |j| (i, j)));
        let mut common = vec![0.0; if sense.is_some() { band.cells() } else { 0 }];
        for (i, j) in cells.filter(|_| sense.is_some()) {
            if let (Some(sense), Some(cell)) = (sense, band.cell(i, j).and_then(|at| common.get_mut(at))) {
                *cell = j.checked_sub(1).map_or(0.0, |j| sense.common(i - 1, j));
            }
        }
        Self {
            band,
            judge,
            gains,
            sense,
            common,
        }
    }

    /// Log-odds of the bead of shape `shape` that ends before the places `i` and `j`, or `None` where it does not fit.
    fn score(&self, i: usize, j: usize, shape: usize) -> Option<f64> {
        let (m, n) = SHAPES[shape];
        if m == 0 || n == 0 {
            return Some(self.judge.priors[shape]);
        }
        Some(self.judge.bead(i, j, shape)? + self.gain(i, j, m, n) + self.meaning(i, j, m, n))
    }

    fn meaning(&self, i: usize, j: usize, m: usize, n: usize) -> f64 {
        let Some(sense) = self.sense else { return 0.0 };
        let mut common = 0.0;
        for x in 0..m {
            for y in 0..n {
                common += match self.band.cell(i - x, j - y) {
                    Some(at) => self.common[at],
                    None => sense.common(i - x - 1, j - y - 1),
                };
            }
        }
        sense.gain((i, m), (j, n), common, self.judge.weights)
    }

    fn gain(&self, i: usize, j: usize, m: usize, n: usize) -> f64 {
        let cell = |x: usize, y: usize| self.band.cell(x, y).map_or([0.0; 4], |at| self.gains[at]);
        if m == 1 && n == 1 {
            return f64::from(cell(i, j)[0]);
        }
        let (mut sum, mut best, mut weights) = (0.0f32, 0.0f32, 0.0f32);
        for x in 0..m {
            for y in 0..n {
                let [gain, next, above, weight] = cell(i - x, j - y);
                // What two neighbours both hold counts once.
                sum += gain - if y > 0 { next } else { 0.0 } - if x + 1 < m { above } else { 0.0 };
                best = best.max(gain);
                weights += weight;
            }
        }
        // Among more segments a token is found more easily by chance.
        let chance = LOGS[m.min(WIDEST)] + LOGS[n.min(WIDEST)];
        f64::from(sum.max(best)) - chance * f64::from(weights)
    }

    /// The best beads, in order, and the log-odds of the whole. A bead's probability is a guess: it against its segments alone.
    pub(super) fn best(&self) -> (Vec<Bead>, f64) {
        let mut best = vec![f64::NEG_INFINITY; self.band.cells()];
        let mut shapes = vec![u8::MAX; self.band.cells()];
        self.visit(COMMON, |at, arrivals| {
            for &(from, shape, score) in arrivals {
                if best[from] + score > best[at] {
                    best[at] = best[from] + score;
                    shapes[at] = shape as u8;
                }
            }
            if at == 0 {
                best[at] = 0.0;
            }
        });
        let guess = |from: usize, at: usize, m: usize, n: usize| {
            let odds = best[at] - best[from] - self.judge.priors[1] * (m + n) as f64;
            1.0 / (1.0 + (-odds).exp())
        };
        let beads = self.trace(&shapes, |from, at, shape| {
            let (m, n) = SHAPES[shape];
            guess(from, at, m, n)
        });
        (beads, best.last().copied().unwrap_or(0.0))
    }

    /// The best beads, in order, each with its probability given all other ways; and the log-odds of the whole.
    pub(super) fn solve(&self) -> (Vec<Bead>, f64) {
        let cells = self.band.cells();
        let scale = 1.0 / self.judge.weights.temperature;
        let mut best = vec![f64::NEG_INFINITY; cells];
        let mut ahead = vec![f64::NEG_INFINITY; cells];
        let mut shapes = vec![u8::MAX; cells];
        let mut scores = vec![[f32::NEG_INFINITY; SHAPES.len()]; cells];
        self.visit(&SHAPES, |at, arrivals| {
            if at == 0 {
                (best[at], ahead[at]) = (0.0, 0.0);
                return;
            }
            for &(from, shape, score) in arrivals {
                scores[at][shape] = score as f32;
                if best[from] + score > best[at] {
                    best[at] = best[from] + score;
                    shapes[at] = shape as u8;
                }
            }
            ahead[at] = log_sum(arrivals.iter().map(|&(from, _, score)| ahead[from] + score * scale));
        });
        let mut behind = vec![f64::NEG_INFINITY; cells];
        if let Some(last) = behind.last_mut() {
            *last = 0.0;
        }
        for i in (0..=self.band.rows()).rev() {
            for j in self.band.columns(i).rev() {
                let Some(at) = self.band.cell(i, j).filter(|at| at + 1 < cells) else {
                    continue;
                };
                let departures = SHAPES.iter().enumerate().filter_map(|(shape, &(m, n))| {
                    let to = self.band.cell(i + m, j + n)?;
                    let score = scores[to][shape];
                    (score > f32::NEG_INFINITY).then(|| behind[to] + f64::from(score) * scale)
                });
                behind[at] = log_sum(departures);
            }
        }
        let whole = ahead.last().copied().unwrap_or(0.0);
        let beads = self.trace(&shapes, |from, at, shape| {
            let log = ahead[from] + f64::from(scores[at][shape]) * scale + behind[at] - whole;
            log.exp().clamp(0.0, 1.0)
        });
        (beads, best.last().copied().unwrap_or(0.0))
    }

    /// The beads that `shapes` lead back through from the end to the beginning, in order.
    fn trace(&self, shapes: &[u8], probability: impl Fn(usize, usize, usize) -> f64) -> Vec<Bead> {
        let mut beads = Vec::new();
        let (mut i, mut j) = (self.band.rows(), self.band.width());
        while let Some(at) = self.band.cell(i, j) {
            let shape = usize::from(shapes[at]);
            let Some(&(m, n)) = SHAPES.get(shape) else { break };
            let Some(from) = self.band.cell(i - m, j - n) else {
                break;
            };
            beads.push(Bead {
                a: i - m..i,
                b: j - n..j,
                probability: probability(from, at, shape),
            });
            (i, j) = (i - m, j - n);
        }
        beads.reverse();
        beads
    }

    /// Calls `visit` with every cell of the band, in order, and the beads that end there: where each begins, its shape, its log-odds.
    fn visit(&self, shapes: &[(usize, usize)], mut visit: impl FnMut(usize, &[(usize, usize, f64)])) {
        let mut arrivals = Vec::with_capacity(SHAPES.len());
        for i in 0..=self.band.rows() {
            for j in self.band.columns(i) {
                let Some(at) = self.band.cell(i, j) else { continue };
                arrivals.clear();
                for (shape, &(m, n)) in shapes.iter().enumerate() {
                    if m > i || n > j {
                        continue;
                    }
                    if let Some(from) = self.band.cell(i - m, j - n)
                        && let Some(score) = self.score(i, j, shape)
                    {
                        arrivals.push((from, shape, score));
                    }
                }
                visit(at, &arrivals);
            }
        }
    }
}

/// Logarithm of the sum of the exponentials of `logs`.
fn log_sum(logs: impl Iterator<Item = f64> + Clone) -> f64 {
    let high = logs.clone().fold(f64::NEG_INFINITY, f64::max);
    if high == f64::NEG_INFINITY {
        return high;
    }
    // What is e⁻²⁵ of the greatest changes nothing.
    let sum: f64 = logs.filter(|l| l - high > -25.0).map(|l| (l - high).exp()).sum();
    high + sum.ln()
}
