//! Names: each name of a version with capitals is traced by sound in the others; what has no trace where it should have one
//! is altered or missing.
//!
//! Translated names (United Nations, newspapers) are never asked for: only words that stand in no table, and known names where
//! the other version tells another.

use super::claim::{Claim, Comparison, Difference, Mode, Told, Verdict};
use super::contrast::Contrast;
use super::name_pair::{Doubt, Fate, Pair};
use super::name_rendering::Rendering;
use super::name_side::{Side, Unit};
use super::name_signs::Signs;
use crate::extract::Kind;
use std::collections::BTreeSet;

/// What the versions tell of names.
#[derive(Debug, Default)]
pub struct Names {
    /// The claims, in the order of the rows.
    pub claims: Vec<Claim>,
    /// Where versions surely write names of the pivot.
    pub renderings: Vec<Rendering>,
    /// Places and ranks that are told as others, in the order of the rows.
    pub contrasts: Vec<Contrast>,
}

/// What the versions tell of names.
pub fn claims(comparison: &Comparison) -> Names {
    let mut out = Names::default();
    // Articles that are no translations of each other name what they like.
    if comparison.mode == Mode::Comparable || comparison.versions.len() < 2 {
        return out;
    }
    let sides: Vec<Option<Side<'_>>> = comparison.versions.iter().map(Side::new).collect();
    let Some((pivot, pairs)) = pairs(comparison, &sides) else {
        return out;
    };
    for row in 0..comparison.rows.len() {
        let doubts: Vec<Vec<Doubt>> = pairs.iter().map(|p| p.doubts(row)).collect();
        let facts: BTreeSet<usize> = doubts.iter().flatten().map(|d| d.fact).collect();
        for fact in facts {
            out.claims.extend(settle(comparison, pivot, row, fact, &pairs, &doubts));
        }
        out.contrasts.extend(pairs.iter().flat_map(|p| p.ranks(row)));
        out.contrasts.extend(pairs.iter().flat_map(|p| p.turns(row)));
        for pair in &pairs {
            let exchanged = pair.exchanged(row);
            let displaced = if exchanged.is_none() {
                pair.displaced(row)
            } else {
                Vec::new()
            };
            out.contrasts.extend(exchanged.into_iter().chain(displaced));
        }
    }
    out.renderings = pairs.iter().flat_map(Pair::renderings).collect();
    out
}

/// What is seen of each name that is not surely heard, for those who fit the weights.
pub fn signs(comparison: &Comparison) -> Vec<Signs> {
    let sides: Vec<Option<Side<'_>>> = comparison.versions.iter().map(Side::new).collect();
    let Some((_, pairs)) = pairs(comparison, &sides) else {
        return Vec::new();
    };
    let rows = 0..comparison.rows.len();
    rows.flat_map(|row| pairs.iter().flat_map(move |pair| pair.signs(row)))
        .collect()
}

/// The version whose names are traced, and each other version against it.
fn pairs<'a, 's>(comparison: &'a Comparison, sides: &'s [Option<Side<'a>>]) -> Option<(usize, Vec<Pair<'a, 's>>)> {
    let pivot = pivot(comparison, sides)?;
    let a = sides.get(pivot)?.as_ref()?;
    let others = sides.iter().enumerate().filter(|(v, _)| *v != pivot);
    let pairs = others.filter_map(|(v, b)| Some(Pair::new(comparison, pivot, a, v, b.as_ref()?)));
    Some((pivot, pairs.collect()))
}

/// The version whose names are traced: one of which most words are known, else the original, else the first with names; where none
/// has names, the same without asking for them.
fn pivot(comparison: &Comparison, sides: &[Option<Side<'_>>]) -> Option<usize> {
    let named = |v: &usize| {
        sides[*v]
            .as_ref()
            .is_some_and(|s| s.units.iter().any(|u| !u.is_empty()))
    };
    let english = |v: &usize| sides[*v].as_ref().is_some_and(|s| s.pack.tag() == "en");
    let mut order: Vec<usize> = (0..sides.len()).collect();
    order.sort_by_key(|v| (!english(v), Some(*v) != comparison.source));
    let first = order.first().copied();
    order.into_iter().find(named).or(first)
}

/// One name's claim: who doubts it decides who is suspected.
fn settle(
    comparison: &Comparison,
    pivot: usize,
    row: usize,
    fact: usize,
    pairs: &[Pair<'_, '_>],
    doubts: &[Vec<Doubt>],
) -> Option<Claim> {
    let mut told = vec![Told::Absent; comparison.versions.len()];
    told[pivot] = Told::Fact(fact);
    let mut odd: Vec<(usize, &Doubt)> = Vec::new();
    // Versions that tell a word of it, and all of it.
    let (mut agreeing, mut agreeing_whole) = (0, 0);
    for (pair, list) in pairs.iter().zip(doubts) {
        let v = pair.of.1;
        match list.iter().find(|d| d.fact == fact) {
            Some(doubt) => {
                told[v] = match doubt.instead {
                    Some(i) => Told::Fact(i),
                    None => pair.told(row, fact),
                };
                odd.push((v, doubt));
            }
            None => {
                told[v] = pair.told(row, fact);
                let traced = |(u, f): &(&Unit, Fate)| u.fact == fact && matches!(f, Fate::Traced(..));
                agreeing += usize::from(pair.fates[row].iter().any(traced));
                let mut mine = pair.fates[row].iter().filter(|(u, _)| u.fact == fact);
                agreeing_whole += usize::from(mine.all(|(_, f)| matches!(f, Fate::Traced(..) | Fate::Told)));
            }
        }
    }
    let (first, doubt) = odd
        .iter()
        .max_by(|a, b| a.1.confidence.total_cmp(&b.1.confidence).then(b.0.cmp(&a.0)))?;
    let confidence = together(doubt.confidence, agreeing_whole, odd.len() - 1);
    if confidence < 0.5 {
        return None;
    }
    let instead = doubt.instead.is_some();
    let alone = agreeing == 0 && odd.len() > 1;
    let original = comparison.source == Some(*first) && instead && agreeing_whole < 2;
    let (suspect, witness) = if alone || original {
        (Some(pivot), *first)
    } else if agreeing > 0 || comparison.source == Some(pivot) {
        (Some(*first), pivot)
    } else {
        (None, pivot)
    };
    let claim = Claim {
        row,
        kind: Kind::Name,
        told,
        verdict: match instead {
            true => Verdict::Different(Difference::Name),
            false => Verdict::Missing,
        },
        suspect: suspect.filter(|s| instead || *s != pivot),
        witness: if instead { witness } else { pivot },
        confidence,
    };
    Some(claim)
}

/// How sure a doubt is in the light of the other versions: a name that others write as it sounds can be written so, and one that
/// several do not tell is the pivot's own.
fn together(confidence: f32, agreeing: usize, sharing: usize) -> f32 {
    /// Log-odds for each of two versions at most.
    const AGREES: f32 = 0.9;
    const SHARES: f32 = 0.7;
    if agreeing + sharing == 0 {
        return confidence;
    }
    let odds = (confidence / (1.0 - confidence).max(f32::EPSILON)).ln();
    let more = if agreeing > 0 {
        AGREES * agreeing.min(2) as f32
    } else {
        SHARES * sharing.min(3) as f32
    };
    1.0 / (1.0 + (-odds - more).exp())
}
