//! Two versions to beads: coarse to fine, then again with what the article taught.

use super::band::Band;
use super::evidence::Evidence;
use super::learn::learn;
use super::length::LengthModel;
use super::linked::with_rounded;
use super::meaning::Sense;
use super::moved::{Moved, moved};
use super::path::{Bead, Judge, Lattice, Measures};
use super::script::Script;
use super::tokens::{Lists, Profile, Scheme, Text, Token, main_script, profile};
use super::weights::{CLASSES, Weights};

/// Up to this many cells are searched as a whole.
const WHOLE: usize = 20_000;
/// Segments looked at on both sides of the path that a coarser level found.
const MARGIN: usize = 8;
/// The same in the second pass over long versions.
const NARROW: usize = 6;

/// Two versions, read and ready to be aligned with any weights.
#[derive(Clone, Debug)]
pub struct Pair {
    a: Profile,
    b: Profile,
    sense: Option<Sense>,
}

impl Pair {
    /// Reads two versions.
    pub fn new(a: &Text<'_>, b: &Text<'_>) -> Self {
        let scheme = scheme(main_script(a), main_script(b));
        let whole = |t: &Text<'_>| t.meaning.len() == t.segments.len();
        let meanings = (whole(a) && whole(b)).then_some((a.meaning, b.meaning));
        let (a, b) = rayon::join(|| profile(a, scheme), || profile(b, scheme));
        let sense = meanings.and_then(|(x, y)| Sense::new(x, y, [&a.lengths, &b.lengths]));
        Self { a, b, sense }
    }

    /// Reads two versions that are no translations of each other: either may round the other's numbers.
    pub(super) fn loose(a: &Text<'_>, b: &Text<'_>) -> Self {
        let mut out = Self::new(a, b);
        out.a.tokens = with_rounded(&out.a.tokens, a.facts);
        out.b.tokens = with_rounded(&out.b.tokens, b.facts);
        out
    }

    /// The tokens of both.
    pub(super) fn tokens(&self) -> [&Lists<Token>; 2] {
        [&self.a.tokens, &self.b.tokens]
    }

    /// Log-odds of what the vectors of two segments have in common; 0 where there are none.
    pub(super) fn meaning(&self, i: usize, j: usize, weights: &Weights) -> f64 {
        self.sense.as_ref().map_or(0.0, |s| s.pair(i, j, weights))
    }

    /// Aligns them with `weights`.
    pub fn align(&self, weights: &Weights) -> Alignment {
        align(&self.a, &self.b, self.sense.as_ref(), weights)
    }

    /// Log-odds that one segment of the first version and one of the second say the same thing, wherever they stand.
    pub(super) fn odds<'w>(self, weights: &'w Weights) -> impl Fn(usize, usize) -> f64 + use<'w> {
        let measures = [&self.a, &self.b].map(|p| Measures::new(&p.lengths, &p.starts));
        let length = LengthModel::guess(&self.a.lengths, &self.b.lengths, weights);
        let evidence = Evidence::weigh(&self.a.tokens, &self.b.tokens, weights, &[None; CLASSES]);
        move |i, j| {
            let judge = Judge::new(
                [&measures[0], &measures[1]],
                &evidence,
                length,
                weights,
                self.sense.is_some(),
            );
            let meaning = self.sense.as_ref().map_or(0.0, |s| s.pair(i, j, weights));
            judge.pair(i, j, evidence.gain(i, j) + meaning)
        }
    }
}

/// How two versions correspond.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Beads in order; every segment stands in one.
    pub beads: Vec<Bead>,
    /// Pairs of segments that the beads leave alone and that belong together in another order.
    pub moved: Vec<Moved>,
    /// Log-odds of the whole.
    pub odds: f64,
}

impl Alignment {
    /// The same with the versions exchanged.
    pub(super) fn turned(&self) -> Self {
        let bead = |x: &Bead| Bead {
            a: x.b.clone(),
            b: x.a.clone(),
            probability: x.probability,
        };
        let moved = |m: &Moved| Moved {
            a: m.b,
            b: m.a,
            probability: m.probability,
        };
        Self {
            beads: self.beads.iter().map(bead).collect(),
            moved: self.moved.iter().map(moved).collect(),
            odds: self.odds,
        }
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

/// Two passes: the second with the lengths, words and marks that the first taught.
fn align(a: &Profile, b: &Profile, sense: Option<&Sense>, weights: &Weights) -> Alignment {
    if a.lengths.is_empty() || b.lengths.is_empty() {
        return Alignment {
            beads: lone(a.lengths.len(), b.lengths.len()),
            ..Alignment::default()
        };
    }
    let guess = LengthModel::guess(&a.lengths, &b.lengths, weights);
    let band = band([&Level::finest(a), &Level::finest(b)], weights);
    let measures = [a, b].map(|p| Measures::new(&p.lengths, &p.starts));
    let measures = [&measures[0], &measures[1]];
    let evidence = Evidence::weigh(&a.tokens, &b.tokens, weights, &[None; CLASSES]);
    let judge = Judge::new(measures, &evidence, guess, weights, sense.is_some());
    let lattice = Lattice::new(&band, &evidence, &judge, sense);
    let small = band.cells() <= WHOLE;
    let (beads, _) = if small { lattice.solve() } else { lattice.best() };
    let pairs: Vec<(f64, f64)> = beads
        .iter()
        .filter(|b| b.a.len() == 1 && b.b.len() == 1 && b.probability > 0.5)
        .map(|bead| (a.lengths[bead.a.start], b.lengths[bead.b.start]))
        .collect();
    let length = guess.refit(&pairs, weights);
    let lesson = learn(a, b, &beads, weights);
    let [left, right] = &lesson.tokens;
    let evidence = Evidence::weigh(left, right, weights, &lesson.recall);
    let judge = Judge::new(measures, &evidence, length, weights, sense.is_some());
    let band = match small {
        true => band,
        false => Band::around(&beads, 1, NARROW, a.lengths.len(), b.lengths.len()),
    };
    let (beads, odds) = Lattice::new(&band, &evidence, &judge, sense).solve();
    let moved = moved(&beads, &evidence, &judge, sense);
    Alignment { beads, moved, odds }
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
fn band(levels: [&Level; 2], weights: &Weights) -> Band {
    let [a, b] = levels;
    let (rows, columns) = (a.lengths.len(), b.lengths.len());
    if (rows + 1) * (columns + 1) <= WHOLE || rows < 4 || columns < 4 {
        return Band::whole(rows, columns);
    }
    let (a, b) = (&a.coarser(), &b.coarser());
    let band = band([a, b], weights);
    let measures = [a, b].map(|l| Measures::new(&l.lengths, &vec![false; l.lengths.len()]));
    let evidence = Evidence::rough(&a.tokens, &b.tokens, weights);
    let length = LengthModel::guess(&a.lengths, &b.lengths, weights);
    let judge = Judge::new([&measures[0], &measures[1]], &evidence, length, weights, false);
    let (beads, _) = Lattice::new(&band, &evidence, &judge, None).best();
    Band::around(&beads, 2, MARGIN, rows, columns)
}
