//! Two versions to beads: coarse to fine, then again with what the article taught.

use super::band::Band;
use super::evidence::Evidence;
use super::learn::learn;
use super::length::LengthModel;
use super::path::{Bead, Lattice, Measures};
use super::script::Script;
use super::tokens::{Lists, Profile, Scheme, Text, Token, main_script, profile};
use super::weights::{CLASSES, Weights};

/// Up to this many cells are searched as a whole.
const WHOLE: usize = 100_000;
/// Segments looked at on both sides of the path that a coarser level found.
const MARGIN: usize = 10;

/// Two versions, read and ready to be aligned with any weights.
#[derive(Clone, Debug)]
pub struct Pair {
    a: Profile,
    b: Profile,
}

impl Pair {
    /// Reads two versions.
    pub fn new(a: &Text<'_>, b: &Text<'_>) -> Self {
        let scheme = scheme(main_script(a), main_script(b));
        Self {
            a: profile(a, scheme),
            b: profile(b, scheme),
        }
    }

    /// Aligns them: beads in order, and the log-odds of the whole.
    pub fn align(&self, weights: &Weights) -> (Vec<Bead>, f64) {
        align(&self.a, &self.b, weights)
    }
}

/// Whether versions in these scripts can be compared by their letters.
pub(super) fn scheme(a: Script, b: Script) -> Scheme {
    let cjk = |s| matches!(s, Script::Han | Script::Hiragana | Script::Katakana);
    if a == b || (cjk(a) && cjk(b)) {
        Scheme::Same
    } else {
        Scheme::Cross
    }
}

/// Beads of two versions, in order, and the log-odds of the whole.
pub(super) fn align(a: &Profile, b: &Profile, weights: &Weights) -> (Vec<Bead>, f64) {
    if a.lengths.is_empty() || b.lengths.is_empty() {
        return (lone(a.lengths.len(), b.lengths.len()), 0.0);
    }
    let first = LengthModel::guess(&a.lengths, &b.lengths, weights);
    let band = band([&Level::finest(a), &Level::finest(b)], first, weights);
    let measures = [a, b].map(|p| Measures::new(&p.lengths, &p.starts));
    let measures = [&measures[0], &measures[1]];
    let evidence = Evidence::weigh(&a.tokens, &b.tokens, weights, &[None; CLASSES]);
    let (beads, _) = Lattice::new(&band, measures, &evidence, first, weights).solve();
    let pairs: Vec<(f64, f64)> = beads
        .iter()
        .filter(|b| b.a.len() == 1 && b.b.len() == 1 && b.probability > 0.5)
        .map(|bead| (a.lengths[bead.a.start], b.lengths[bead.b.start]))
        .collect();
    let second = first.refit(&pairs, weights);
    let lesson = learn(a, b, &beads, weights);
    let [left, right] = &lesson.tokens;
    let evidence = Evidence::weigh(left, right, weights, &lesson.recall);
    Lattice::new(&band, measures, &evidence, second, weights).solve()
}

/// Every segment alone.
fn lone(a: usize, b: usize) -> Vec<Bead> {
    let left = (0..a).map(|i| Bead {
        a: i..i + 1,
        b: 0..0,
        probability: 1.0,
    });
    let right = (0..b).map(|j| Bead {
        a: a..a,
        b: j..j + 1,
        probability: 1.0,
    });
    left.chain(right).collect()
}

/// A version with neighbouring segments joined.
struct Level {
    tokens: Lists<Token>,
    lengths: Vec<f64>,
}

impl Level {
    fn finest(profile: &Profile) -> Self {
        Self {
            tokens: profile.tokens.clone(),
            lengths: profile.lengths.clone(),
        }
    }

    /// Every two segments joined to one.
    fn coarser(&self) -> Self {
        let mut tokens = Lists::default();
        for i in (0..self.lengths.len()).step_by(2) {
            let mut both = [self.tokens.get(i), self.tokens.get(i + 1)].concat();
            both.sort_unstable();
            both.dedup_by_key(|t| t.id);
            tokens.push(both);
        }
        let lengths = self.lengths.chunks(2).map(|c| c.iter().sum()).collect();
        Self { tokens, lengths }
    }
}

/// The band to search: everything where that is little, else what a coarser look leaves.
fn band(levels: [&Level; 2], length: LengthModel, weights: &Weights) -> Band {
    let [a, b] = levels;
    let (rows, columns) = (a.lengths.len(), b.lengths.len());
    if (rows + 1) * (columns + 1) <= WHOLE || rows < 4 || columns < 4 {
        return Band::whole(rows, columns);
    }
    let coarse = [&a.coarser(), &b.coarser()];
    let band = band(
        coarse,
        LengthModel::guess(&coarse[0].lengths, &coarse[1].lengths, weights),
        weights,
    );
    let _ = length;
    let measures = coarse.map(|l| Measures::new(&l.lengths, &vec![false; l.lengths.len()]));
    let evidence = Evidence::weigh(&coarse[0].tokens, &coarse[1].tokens, weights, &[None; CLASSES]);
    let model = LengthModel::guess(&coarse[0].lengths, &coarse[1].lengths, weights);
    let (beads, _) = Lattice::new(&band, [&measures[0], &measures[1]], &evidence, model, weights).solve();
    Band::around(&beads, 2, MARGIN, rows, columns)
}
