//! The best way through two versions: dynamic programming over beads inside a band, with the probability of every bead.

use super::band::Band;
use super::evidence::Evidence;
use super::length::{LOGS, LengthModel, WIDEST};
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

/// Log-odds of the length below which a bead of many segments is not looked at.
const HOPELESS: f64 = -5.0;

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

    fn length(&self, end: usize, m: usize) -> (f64, f64, usize) {
        (self.sums[end] - self.sums[end - m], self.logs[m][end], m)
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
    weights: &'a Weights,
    priors: [f64; SHAPES.len()],
}

impl<'a> Judge<'a> {
    /// Judges beads of versions with these measures and misses.
    pub(super) fn new(
        measures: [&'a Measures; 2],
        evidence: &'a Evidence,
        length: LengthModel,
        weights: &'a Weights,
    ) -> Self {
        let priors = SHAPES.map(|(m, n)| match (m, n) {
            (1, 1) => weights.single,
            (0, _) | (_, 0) => weights.alone,
            (1, _) | (_, 1) => weights.double + weights.further * (m + n - 3) as f64,
            _ => weights.square + weights.further * (m + n - 4) as f64,
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
        let odds = self.length.odds(a.length(i, m), b.length(j, n), self.weights);
        if m + n > 2 && odds < HOPELESS {
            return None;
        }
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
}

impl<'a> Lattice<'a> {
    /// Fills the band's cells with the gains of `evidence`.
    pub(super) fn new(band: &'a Band, evidence: &Evidence, judge: &'a Judge<'a>) -> Self {
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
        Self { band, judge, gains }
    }

    /// Log-odds of the bead of shape `shape` that ends before the places `i` and `j`, or `None` where it does not fit.
    fn score(&self, i: usize, j: usize, shape: usize) -> Option<f64> {
        let (m, n) = SHAPES[shape];
        if m == 0 || n == 0 {
            return Some(self.judge.priors[shape]);
        }
        Some(self.judge.bead(i, j, shape)? + self.gain(i, j, m, n))
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

    /// The best beads, in order, each with its probability; and the log-odds of the whole.
    pub(super) fn solve(&self) -> (Vec<Bead>, f64) {
        let cells = self.band.cells();
        let scale = 1.0 / self.judge.weights.temperature;
        let mut best = vec![f64::NEG_INFINITY; cells];
        let mut ahead = vec![f64::NEG_INFINITY; cells];
        let mut shapes = vec![u8::MAX; cells];
        self.visit(false, |at, before| {
            let Some(before) = before else {
                best[at] = 0.0;
                ahead[at] = 0.0;
                return;
            };
            let (from, shape, score) = before;
            if best[from] + score > best[at] {
                best[at] = best[from] + score;
                shapes[at] = shape as u8;
            }
            ahead[at] = log_add(ahead[at], ahead[from] + score * scale);
        });
        let mut behind = vec![f64::NEG_INFINITY; cells];
        if let Some(last) = behind.last_mut() {
            *last = 0.0;
        }
        self.visit(true, |at, before| {
            if let Some((from, _, score)) = before {
                behind[from] = log_add(behind[from], behind[at] + score * scale);
            }
        });
        let whole = ahead.last().copied().unwrap_or(0.0);
        let mut beads = Vec::new();
        let (mut i, mut j) = (self.band.rows(), self.band.width());
        while let Some(at) = self.band.cell(i, j) {
            let shape = usize::from(shapes[at]);
            let Some(&(m, n)) = SHAPES.get(shape) else { break };
            let Some(from) = self.band.cell(i - m, j - n) else {
                break;
            };
            let score = self.score(i, j, shape).unwrap_or(f64::NEG_INFINITY);
            let log = ahead[from] + score * scale + behind[at] - whole;
            beads.push(Bead {
                a: i - m..i,
                b: j - n..j,
                probability: log.exp().clamp(0.0, 1.0),
            });
            (i, j) = (i - m, j - n);
        }
        beads.reverse();
        (beads, best.last().copied().unwrap_or(0.0))
    }

    /// Calls `visit` with every cell of the band and every bead that ends there: the cell where it begins, its shape and log-odds;
    /// `None` for the first cell. In order, or backwards.
    fn visit(&self, backwards: bool, mut visit: impl FnMut(usize, Option<(usize, usize, f64)>)) {
        let rows = self.band.rows();
        for row in 0..=rows {
            let i = if backwards { rows - row } else { row };
            let columns = self.band.columns(i);
            let (start, end) = (*columns.start(), *columns.end());
            for column in start..=end {
                let j = if backwards { end - (column - start) } else { column };
                let Some(at) = self.band.cell(i, j) else { continue };
                if at == 0 {
                    visit(at, None);
                    continue;
                }
                for (shape, &(m, n)) in SHAPES.iter().enumerate() {
                    if m > i || n > j {
                        continue;
                    }
                    let Some(from) = self.band.cell(i - m, j - n) else {
                        continue;
                    };
                    if let Some(score) = self.score(i, j, shape) {
                        visit(at, Some((from, shape, score)));
                    }
                }
            }
        }
    }
}

/// ln(eᵃ + eᵇ).
fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY {
        return high;
    }
    let delta = low - high;
    if delta < -30.0 {
        high
    } else {
        high + delta.exp().ln_1p()
    }
}
