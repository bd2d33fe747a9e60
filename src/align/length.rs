//! How far the lengths of segments speak for a pairing, learnt from the article itself.
//!
//! After Gale and Church (1993), with the logarithm of the ratio and a heavy tail (Student's t), against the chance that any other
//! segment of the article would fit as well.

use super::weights::Weights;

/// The largest number of segments on one side of a bead.
pub(super) const WIDEST: usize = 5;

/// The model of two versions' lengths.
#[derive(Clone, Copy, Debug)]
pub(super) struct LengthModel {
    /// Logarithm of the second's length over the first's.
    pub ratio: f64,
    /// Factor of the variance: how freely this article is translated.
    pub spread: f64,
    /// Per version, mean and variance of the logarithms of lengths.
    usual: [[Usual; WIDEST + 1]; 2],
}

/// How long a number of segments taken at random is.
#[derive(Clone, Copy, Debug, Default)]
struct Usual {
    mean: f64,
    /// One over twice the variance.
    sharpness: f64,
    /// Logarithm of the density's factor.
    norm: f64,
}

/// Squared deviations, in variances, from which a bead of many segments is not looked at.
const HOPELESS: f64 = 20.0;

impl LengthModel {
    /// What is known before the first pass: the ratio of the totals, drawn towards 1 (lengths are in characters of English).
    pub(super) fn guess(a: &[f64], b: &[f64], weights: &Weights) -> Self {
        let (total_a, total_b): (f64, f64) = (a.iter().sum(), b.iter().sum());
        let n = a.len().min(b.len()) as f64;
        // Totals that differ by half are told apart by what was left out, not by the language.
        let ratio = (total_b.max(1.0) / total_a.max(1.0)).ln().clamp(-0.4, 0.4);
        Self {
            ratio: ratio * n / (n + 3.0 * weights.ratio_prior),
            spread: 1.0,
            usual: [usual(a), usual(b)],
        }
    }

    /// The same after a pass: ratio and spread of the pairs found, drawn towards what was thought before.
    pub(super) fn refit(&self, pairs: &[(f64, f64)], weights: &Weights) -> Self {
        let mut logs: Vec<f64> = pairs.iter().map(|(a, b)| (b / a).ln()).collect();
        logs.sort_unstable_by(f64::total_cmp);
        let Some(&median) = logs.get(logs.len() / 2) else {
            return *self;
        };
        let n = logs.len() as f64;
        let mut squares: Vec<f64> = pairs
            .iter()
            .map(|(a, b)| ((b / a).ln() - median).powi(2) / variance(*a, *b, weights))
            .collect();
        squares.sort_unstable_by(f64::total_cmp);
        // The median of a squared standard normal is 0.455.
        let spread = squares[squares.len() / 2] / 0.455;
        let prior = weights.ratio_prior;
        Self {
            ratio: (median * n) / (n + prior),
            spread: ((spread * n + prior) / (n + prior)).clamp(0.4, 3.0),
            usual: self.usual,
        }
    }

    /// Whether lengths are so far apart that a bead of several segments is out of the question.
    pub(super) fn is_hopeless(&self, a: Measure, b: Measure, weights: &Weights) -> bool {
        let delta = b.ln - a.ln - self.ratio;
        delta * delta > HOPELESS * variance(a.length, b.length, weights) * self.spread
    }

    /// Log-odds that segments of these lengths belong together.
    pub(super) fn odds(&self, a: Measure, b: Measure, weights: &Weights) -> f64 {
        let variance = variance(a.length, b.length, weights) * self.spread;
        let delta = b.ln - a.ln - self.ratio;
        // Student's t with four degrees of freedom.
        let tail = 1.0 + delta * delta / (4.0 * variance);
        let fit = -f64::from(2.5 * (tail as f32).ln() + 0.5 * (variance as f32).ln()) - 0.981;
        let chance = 0.5 * (self.usual[0][a.count].density(a.ln) + self.usual[1][b.count].density(b.ln));
        fit - chance
    }
}

/// The length of some segments together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// In characters of English.
    pub length: f64,
    /// Its logarithm.
    pub ln: f64,
    /// Of how many segments.
    pub count: usize,
}

impl Usual {
    fn density(&self, ln: f64) -> f64 {
        let delta = ln - self.mean;
        self.norm - delta * delta * self.sharpness
    }
}

/// Logarithms of small numbers.
pub(super) const LOGS: [f64; WIDEST + 1] = [0.0, 0.0, 0.693, 1.099, 1.386, 1.609];

fn variance(a: f64, b: f64, weights: &Weights) -> f64 {
    weights.variance + weights.scatter * 2.0 / (a + b)
}

fn usual(lengths: &[f64]) -> [Usual; WIDEST + 1] {
    // Two segments of 90 characters, one shorter and one longer, keep short articles sane.
    let logs: Vec<f64> = lengths.iter().map(|l| l.ln()).chain([3.9, 5.1]).collect();
    let n = logs.len() as f64;
    let mean = logs.iter().sum::<f64>() / n;
    let variance = (logs.iter().map(|l| (l - mean).powi(2)).sum::<f64>() / n).max(0.15);
    std::array::from_fn(|k| {
        let variance = variance / k.max(1) as f64;
        Usual {
            mean: mean + LOGS[k],
            sharpness: 0.5 / variance,
            norm: -0.5 * variance.ln() - 0.919,
        }
    })
}
