//! What a first pass teaches about the article: pairs of words that stand in the same beads, and how faithfully marks are kept.
//!
//! A pair of words is learnt where their meeting as often as they do is no chance: the log-likelihood ratio (Dunning 1993) must
//! outweigh the number of pairs that were tried. In a short article nothing passes; in a long one most frequent words do.

use super::path::Bead;
use super::tokens::{Lists, Profile, Token, hash};
use super::weights::{CLASSES, Class, Weights};

/// Beads looked at; more teach nothing new.
const MOST_BEADS: usize = 20_000;
/// Beads looked at for one word.
const MOST_USES: usize = 300;
/// How many tokens the recall of a class is worth before the article speaks.
const PRIOR: f64 = 12.0;

/// What was learnt.
pub(super) struct Lesson {
    /// Both versions' tokens, with those of learnt pairs.
    pub tokens: [Lists<Token>; 2],
    /// Recall of the classes that the article shows.
    pub recall: [Option<f64>; CLASSES],
}

/// Learns from `beads`.
pub(super) fn learn(a: &Profile, b: &Profile, beads: &[Bead], weights: &Weights) -> Lesson {
    let sure = |b: &&Bead| !b.a.is_empty() && !b.b.is_empty() && b.a.len() + b.b.len() <= 4 && b.probability > 0.5;
    let beads: Vec<&Bead> = beads.iter().filter(sure).take(MOST_BEADS).collect();
    let (left, right) = rayon::join(
        || Uses::of(beads.iter().map(|x| x.a.clone().flat_map(|i| a.words.get(i)))),
        || Uses::of(beads.iter().map(|x| x.b.clone().flat_map(|i| b.words.get(i)))),
    );
    let pairs = mutual(&left, &right, beads.len());
    let (left, right) = rayon::join(
        || extended(a, pairs.iter().map(|p| (p.0, p.2)).collect()),
        || extended(b, pairs.iter().map(|p| (p.1, p.2)).collect()),
    );
    Lesson {
        tokens: [left, right],
        recall: recall(a, b, &beads, weights),
    }
}

/// In which beads a version's words stand.
struct Uses {
    /// The words that stand in two beads or more, sorted.
    words: Vec<u64>,
    /// Per word, its beads, ascending.
    beads: Lists<u32>,
    /// Per bead, its words as indices.
    inside: Lists<u32>,
}

impl Uses {
    fn of<'a>(beads: impl Iterator<Item = impl Iterator<Item = &'a u64>>) -> Self {
        let mut all: Vec<(u64, u32)> = Vec::new();
        let mut count = 0;
        for (at, words) in (0u32..).zip(beads) {
            all.extend(words.map(|&w| (w, at)));
            count = at as usize + 1;
        }
        all.sort_unstable();
        all.dedup();
        let (mut words, mut uses) = (Vec::new(), Lists::default());
        let mut inside = vec![Vec::new(); count];
        for group in all.chunk_by(|x, y| x.0 == y.0) {
            // A word that stands everywhere tells no place.
            if group.len() < 2 || group.len() * 3 > count {
                continue;
            }
            for (_, bead) in group {
                inside[*bead as usize].push(words.len() as u32);
            }
            uses.push(group.iter().map(|g| g.1));
            words.push(group[0].0);
        }
        let mut lists = Lists::default();
        inside.into_iter().for_each(|list| lists.push(list));
        Self {
            words,
            beads: uses,
            inside: lists,
        }
    }

    /// For every word the word of `other` that it meets least by chance, with the log-likelihood ratio.
    fn best(&self, other: &Self, beads: usize) -> Vec<Option<(u32, f64)>> {
        let mut met = vec![0u32; other.words.len()];
        let mut touched = Vec::new();
        let pairs = (self.words.len() as f64 * other.words.len() as f64).max(1.0);
        let needed = pairs.ln() + 2.0;
        (0..self.words.len())
            .map(|w| {
                let mine = self.beads.get(w);
                for &bead in mine.iter().take(MOST_USES) {
                    for &o in other.inside.get(bead as usize) {
                        if met[o as usize] == 0 {
                            touched.push(o);
                        }
                        met[o as usize] += 1;
                    }
                }
                touched.sort_unstable();
                let mut best: Option<(u32, f64)> = None;
                for &o in &touched {
                    let both = met[o as usize];
                    met[o as usize] = 0;
                    let theirs = other.beads.get(o as usize).len();
                    let usable = both >= 2 && both as usize * 2 > mine.len().min(MOST_USES).max(theirs.min(MOST_USES));
                    if usable {
                        let odds = likelihood(both as usize, mine.len(), theirs, beads);
                        if odds > needed && best.is_none_or(|b| odds > b.1) {
                            best = Some((o, odds));
                        }
                    }
                }
                touched.clear();
                best
            })
            .collect()
    }
}

/// Pairs of words that are each other's best, with the id of the token that stands for both.
fn mutual(left: &Uses, right: &Uses, beads: usize) -> Vec<(u64, u64, u64)> {
    let (there, back) = rayon::join(|| left.best(right, beads), || right.best(left, beads));
    let pairs = there.iter().enumerate().filter_map(|(w, best)| {
        let (o, _) = (*best)?;
        let (home, _) = back.get(o as usize).copied().flatten()?;
        let (x, y) = (*left.words.get(w)?, *right.words.get(o as usize)?);
        let id = hash(b'=', &[x.to_le_bytes(), y.to_le_bytes()].concat());
        (home as usize == w && x != y).then_some((x, y, id))
    });
    pairs.collect()
}

/// Half of Dunning's G² for `both` of `n` places that hold both words, of `a` and `b` that hold each.
fn likelihood(both: usize, a: usize, b: usize, n: usize) -> f64 {
    let cell = |seen: usize, row: usize, column: usize| {
        let seen = seen as f64;
        let expected = row as f64 * column as f64 / n as f64;
        if seen > 0.0 { seen * (seen / expected).ln() } else { 0.0 }
    };
    let neither = (n + both).saturating_sub(a + b);
    cell(both, a, b) + cell(a - both, a, n - b) + cell(b - both, n - a, b) + cell(neither, n - a, n - b)
}

/// A version's tokens and those that the learnt words stand for.
fn extended(profile: &Profile, mut learnt: Vec<(u64, u64)>) -> Lists<Token> {
    learnt.sort_unstable();
    let mut out = Lists::default();
    for i in 0..profile.lengths.len() {
        let mut list = profile.tokens.get(i).to_vec();
        for word in profile.words.get(i) {
            if let Ok(at) = learnt.binary_search_by_key(word, |l| l.0) {
                list.push(Token {
                    id: learnt[at].1,
                    class: Class::Learnt,
                });
            }
        }
        list.sort_unstable();
        out.push(list);
    }
    out
}

/// How many of the marks and of the signs of structure the other side of a bead repeats.
fn recall(a: &Profile, b: &Profile, beads: &[&Bead], weights: &Weights) -> [Option<f64>; CLASSES] {
    let mut out = [None; CLASSES];
    for class in [Class::Mark, Class::Structure] {
        let (mut kept, mut all) = (0.0, 0.0);
        for bead in beads.iter().filter(|b| b.a.len() == 1 && b.b.len() == 1) {
            let of = |list: &[Token]| -> Vec<u64> { list.iter().filter(|t| t.class == class).map(|t| t.id).collect() };
            let (mine, theirs) = (of(a.tokens.get(bead.a.start)), of(b.tokens.get(bead.b.start)));
            let both = mine.iter().filter(|id| theirs.contains(id)).count();
            kept += 2.0 * both as f64;
            all += (mine.len() + theirs.len()) as f64;
        }
        let usual = weights.trust[class as usize].recall;
        out[class as usize] = Some(((kept + PRIOR * usual) / (all + PRIOR)).clamp(0.02, 0.98));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::likelihood;

    #[test]
    fn meeting_always_is_told_from_meeting_by_chance() {
        assert!(likelihood(5, 5, 5, 400) > 25.0);
        assert!(likelihood(2, 2, 2, 15) < 6.0);
        assert!(likelihood(1, 20, 20, 400) < 1.0);
    }
}
