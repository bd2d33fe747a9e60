//! Comparable articles: segments that tell the same facts, linked many to many, in whatever order.
//!
//! No article is the other's translation, so that neither lengths nor what is missing tell anything; what two segments share must
//! outweigh the chance that some segment of the other article shares as much.

use super::pair::Pair;
use super::tokens::{Lists, Text, Token, hash};
use super::weights::{CLASSES, Class, Weights};
use super::{Row, evidence::Evidence};
use crate::extract::{Fact, Value};
use rayon::prelude::*;
use rust_decimal::RoundingStrategy;
use std::collections::BTreeMap;

/// Holders of a token beyond this number are not looked at: it tells no place.
const COMMON: usize = 60;
/// Log-odds that two segments must share at least beyond what they share with any.
const SURE: f64 = 3.0;
/// How many times over what a segment shares with any segment of the other article is taken off: long ones share something with
/// most, and more with some.
const USUAL: f64 = 2.0;
/// The part of a segment's strongest link that its others must reach.
const SHARE: f64 = 0.6;
/// Log-odds at which half the links are right, and by how many more their odds grow e-fold; counted in articles of which a third
/// was told in both.
const EVEN: f64 = 2.0;
const SPREAD: f64 = 5.0;
/// Segments of one version that a row holds at most.
const WIDEST: usize = 5;

/// Two segments of a pair of versions and what speaks for their telling the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    a: usize,
    b: usize,
    odds: f64,
}

/// Rows of the segments that tell the same facts, around `source` or the first version; in its order.
pub fn linked(texts: &[Text<'_>], source: Option<usize>, weights: &Weights) -> Vec<Row> {
    let n = texts.len();
    let pairs: Vec<(usize, usize)> = (0..n).flat_map(|u| (u + 1..n).map(move |v| (u, v))).collect();
    let links: Vec<Vec<Link>> = pairs
        .par_iter()
        .map(|&(u, v)| Pair::loose(&texts[u], &texts[v]).links(weights))
        .collect();
    let mut all: Vec<(Link, usize, usize)> = Vec::new();
    for (&(u, v), links) in pairs.iter().zip(links) {
        all.extend(links.into_iter().map(|link| (link, u, v)));
    }
    all.sort_by(|x, y| {
        y.0.odds
            .total_cmp(&x.0.odds)
            .then((x.1, x.2, x.0.a, x.0.b).cmp(&(y.1, y.2, y.0.a, y.0.b)))
    });
    let mut groups = Groups::new(texts);
    for (link, u, v) in all {
        groups.join((u, link.a), (v, link.b), link.odds);
    }
    groups.rows(source.filter(|&s| s < n).unwrap_or(0))
}

impl Pair {
    /// The links between the two versions.
    pub(super) fn links(&self, weights: &Weights) -> Vec<Link> {
        let [a, b] = self.tokens();
        let evidence = Evidence::weigh(a, b, weights, &[None; CLASSES]);
        let mut links: Vec<Link> = Vec::new();
        let mut sums = [vec![0.0f64; a.len()], vec![0.0f64; b.len()]];
        for i in 0..a.len() {
            let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
            evidence.rare_matches(i, COMMON, |j, gain| *shared.entry(j).or_default() += f64::from(gain));
            for (j, odds) in shared {
                sums[0][i] += odds;
                sums[1][j] += odds;
                links.push(Link { a: i, b: j, odds });
            }
        }
        let needed = SURE.max((a.len().max(b.len()) as f64).ln());
        for link in &mut links {
            let usual = |side: usize, at: usize, places: usize| (sums[side][at] - link.odds) / places as f64;
            let chance = usual(0, link.a, b.len()) + usual(1, link.b, a.len());
            link.odds += self.meaning(link.a, link.b, weights) - USUAL * chance;
        }
        links.retain(|l| l.odds >= needed);
        let mut best = [vec![0.0f64; a.len()], vec![0.0f64; b.len()]];
        for link in &links {
            best[0][link.a] = best[0][link.a].max(link.odds);
            best[1][link.b] = best[1][link.b].max(link.odds);
        }
        links.retain(|l| l.odds >= SHARE * best[0][l.a].min(best[1][l.b]));
        links
    }
}

/// The tokens of a version's segments with what the numbers of its `facts`, sorted by place, are to two digits: rounded and cut off.
pub(super) fn with_rounded(tokens: &Lists<Token>, facts: &[Fact]) -> Lists<Token> {
    let mut out = Lists::default();
    let mut rest = facts;
    for i in 0..tokens.len() {
        let here = rest.partition_point(|f| f.segment <= i);
        let mut list = tokens.get(i).to_vec();
        for fact in rest[..here].iter().filter(|f| f.segment == i && f.firm) {
            if let Some(unit) = fact.unit {
                list.push(Token {
                    id: hash(b'u', unit.as_bytes()),
                    class: Class::Digit,
                });
            }
            let Value::Quantity(q) = &fact.value else { continue };
            for way in [RoundingStrategy::ToZero, RoundingStrategy::MidpointAwayFromZero] {
                let Some(rounded) = q.value().round_sf_with_strategy(2, way) else {
                    continue;
                };
                list.push(Token {
                    id: hash(b'~', rounded.normalize().to_string().as_bytes()),
                    class: Class::Digit,
                });
            }
        }
        list.sort_unstable();
        list.dedup_by_key(|t| t.id);
        out.push(list);
        rest = &rest[here..];
    }
    out
}

/// Segments of all versions, joined link by link.
struct Groups {
    /// Per version, the group of each segment.
    of: Vec<Vec<usize>>,
    /// Per group, its segments and the odds of its weakest link.
    members: Vec<(Vec<(usize, usize)>, f64)>,
}

impl Groups {
    fn new(texts: &[Text<'_>]) -> Self {
        let mut of = Vec::new();
        let mut members = Vec::new();
        for (v, text) in texts.iter().enumerate() {
            of.push((members.len()..members.len() + text.segments.len()).collect());
            members.extend((0..text.segments.len()).map(|s| (vec![(v, s)], f64::INFINITY)));
        }
        Self { of, members }
    }

    /// Joins the groups of two segments, unless that gives a row too wide to tell anything.
    fn join(&mut self, x: (usize, usize), y: (usize, usize), odds: f64) {
        let (p, q) = (self.of[x.0][x.1], self.of[y.0][y.1]);
        if p == q {
            return;
        }
        let all = || self.members[p].0.iter().chain(&self.members[q].0);
        if (0..self.of.len()).any(|v| all().filter(|m| m.0 == v).count() > WIDEST) {
            return;
        }
        let (moved, weakest) = std::mem::take(&mut self.members[q]);
        for &(v, s) in &moved {
            self.of[v][s] = p;
        }
        self.members[p].0.extend(moved);
        self.members[p].1 = self.members[p].1.min(weakest).min(odds);
    }

    /// The rows in the order of `centre`; what it lacks stands behind what comes before it in its own version.
    fn rows(self, centre: usize) -> Vec<Row> {
        let versions = self.of.len();
        let mut out: Vec<((usize, usize, usize), Row)> = Vec::new();
        // Per version, the row of the centre before each of its segments.
        let mut before = vec![Vec::new(); versions];
        for (v, of) in self.of.iter().enumerate() {
            let mut last = 0;
            for &group in of {
                let central = self.members[group]
                    .0
                    .iter()
                    .filter(|m| m.0 == centre)
                    .map(|m| m.1)
                    .min();
                last = central.map_or(last, |s| s + 1);
                before[v].push(last);
            }
        }
        for (mut members, weakest) in self.members.into_iter().filter(|m| !m.0.is_empty()) {
            members.sort_unstable();
            let mut segments = vec![Vec::new(); versions];
            for &(v, s) in &members {
                segments[v].push(s);
            }
            let key = match (segments[centre].first(), members.first()) {
                (Some(&s), _) => (s + 1, 0, 0),
                (None, Some(&(v, s))) => (before[v][s], v + 1, s),
                (None, None) => continue,
            };
            let confidence = (1.0 / (1.0 + (-(weakest - EVEN) / SPREAD).exp())) as f32;
            out.push((
                key,
                Row {
                    segments,
                    confidence,
                    moved: false,
                },
            ));
        }
        out.sort_by_key(|(key, _)| *key);
        out.into_iter().map(|(_, row)| row).collect()
    }
}
