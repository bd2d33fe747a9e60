//! Comparable articles: facts matched over the whole of the texts.
//!
//! Articles on the same events share facts and not sentences, so what one row does not answer may be told anywhere, and more than
//! once. Facts agree where their rows belong together, or where their values are so particular that few other things have them.
//! They contradict each other only in one row, where the same is counted in the same unit and nothing else could be meant.

mod counted;
mod pairing;
mod particular;

use super::claim::{Claim, Comparison, Difference, Told, Verdict};
use crate::extract::Kind;
use pairing::Pairing;

/// How sure an omission is; between articles that are no translations of each other it is a note anyway.
const OMITTED: f32 = 0.5;

/// The claims of comparable articles.
pub(super) fn claims(comparison: &Comparison) -> Vec<Claim> {
    let n = comparison.versions.len();
    let rows: Vec<Vec<usize>> = (0..n).map(|v| rows_of(comparison, v)).collect();
    let first = comparison.source.filter(|&s| s < n).unwrap_or(0);
    let order: Vec<usize> = std::iter::once(first).chain((0..n).filter(|&v| v != first)).collect();
    let mut answers: Vec<Vec<Vec<Answer>>> = (0..n).map(|_| vec![Vec::new(); n]).collect();
    for (k, &u) in order.iter().enumerate() {
        for &v in &order[k + 1..] {
            let (here, there) = Pairing::new(comparison, [u, v], &rows).answers();
            (answers[u][v], answers[v][u]) = (here, there);
        }
    }
    let mut out = Vec::new();
    let mut seen = vec![Vec::new(); n];
    for (v, seen) in seen.iter_mut().enumerate() {
        seen.resize(comparison.versions[v].facts.len(), false);
    }
    let bench = Bench {
        comparison,
        rows: &rows,
        order: &order,
        answers: &answers,
    };
    for &v in &order {
        for fact in 0..comparison.versions[v].facts.len() {
            bench.judge(v, fact, &mut seen, &mut out);
        }
    }
    out
}

/// What another version says to a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    /// Nothing, and nothing needs to be said: its row is told by nobody else, or the fact is soft.
    Open,
    /// Nothing, though its row is told.
    Silent,
    /// That fact says the same.
    Same(usize),
    /// That fact is a rounding of it, or it of that fact.
    Rounded(usize),
    /// That fact contradicts it, so surely.
    Different(usize, Difference, f32),
}

impl Answer {
    fn fact(self) -> Option<usize> {
        match self {
            Self::Same(i) | Self::Rounded(i) | Self::Different(i, ..) => Some(i),
            Self::Open | Self::Silent => None,
        }
    }

    fn agrees(self) -> bool {
        matches!(self, Self::Same(_) | Self::Rounded(_))
    }
}

/// All answers, to be put into claims.
struct Bench<'a> {
    comparison: &'a Comparison,
    rows: &'a [Vec<usize>],
    order: &'a [usize],
    answers: &'a [Vec<Vec<Answer>>],
}

impl Bench<'_> {
    /// The claims on a fact that no earlier claim is on.
    fn judge(&self, v: usize, fact: usize, seen: &mut [Vec<bool>], out: &mut Vec<Claim>) {
        let version = &self.comparison.versions[v];
        let others = || self.order.iter().copied().filter(move |&w| w != v);
        let answer = |w: usize| self.answers[v][w].get(fact).copied().unwrap_or(Answer::Open);
        if seen[v][fact] || version.facts[fact].kind == Kind::Name {
            return;
        }
        seen[v][fact] = true;
        let row = self.rows[v].get(version.facts[fact].segment).copied().unwrap_or(0);
        let segments = self.comparison.rows.get(row).map(|r| r.segments.as_slice());
        let mut told: Vec<Told> = (0..self.comparison.versions.len())
            .map(|w| {
                segments
                    .and_then(|s| s[w].first())
                    .map_or(Told::Absent, |&s| Told::Silent(s))
            })
            .collect();
        told[v] = Told::Fact(fact);
        for w in others() {
            if let Some(i) = answer(w).fact() {
                told[w] = Told::Fact(i);
                // Another fact may be answered by this one in its turn, and has its own claim where it is not.
                if self.answers[w][v].get(i).and_then(|a| a.fact()) == Some(fact) {
                    seen[w][i] = true;
                }
            }
        }
        let claim = |verdict, suspect, confidence| Claim {
            row,
            kind: version.facts[fact].kind,
            told: told.clone(),
            verdict,
            suspect,
            witness: v,
            confidence,
        };
        let agreeing = others().filter(|&w| answer(w).agrees()).count();
        let rounded = others().any(|w| matches!(answer(w), Answer::Rounded(_)));
        let mut contradicted = false;
        for w in others() {
            if let Answer::Different(_, difference, sure) = answer(w) {
                contradicted = true;
                let suspect = (agreeing > 0 || self.comparison.source == Some(v)).then_some(w);
                out.push(claim(Verdict::Different(difference), suspect, sure));
            }
        }
        if contradicted {
            return;
        }
        if agreeing > 0 {
            out.push(claim(if rounded { Verdict::Rounded } else { Verdict::Same }, None, 1.0));
        } else if let Some(w) = others().find(|&w| answer(w) == Answer::Silent) {
            let original = self.comparison.source;
            match original.is_some_and(|s| s != v) {
                true => out.push(Claim {
                    witness: w,
                    ..claim(Verdict::Added, Some(v), OMITTED)
                }),
                false => out.push(claim(Verdict::Missing, original.map(|_| w), OMITTED)),
            }
        }
    }
}

/// The row of each segment of a version.
fn rows_of(comparison: &Comparison, version: usize) -> Vec<usize> {
    let mut out = vec![usize::MAX; comparison.versions[version].segments.len()];
    for (at, row) in comparison.rows.iter().enumerate() {
        for &segment in &row.segments[version] {
            if let Some(slot) = out.get_mut(segment) {
                *slot = at;
            }
        }
    }
    out
}
