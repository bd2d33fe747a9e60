//! Two versions' names against each other: which words of the one have a trace in the other, and which should have one.

use super::claim::{Comparison, Told};
use super::name_side::{LOST, SURE, Side, TRACED, UNTRACED, Unit};
use crate::extract::{Kind, NameKind};
use crate::text::{Span, fold_key};
use std::collections::BTreeMap;

/// How a name's word stands in the other version's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Where, and how well.
    Traced(Span, u32),
    /// By this language's own word for it.
    Told,
    Unsure,
    /// Its best score.
    Untraced(u32),
}

impl Fate {
    /// Where it is heard.
    pub(super) fn place(&self) -> Option<Span> {
        match self {
            Self::Traced(span, _) => Some(*span),
            _ => None,
        }
    }

    /// Whether not even a part of it is heard; `latin` is the index into the scores.
    pub(super) fn lost(self, latin: usize) -> bool {
        matches!(self, Self::Untraced(score) if score < LOST[latin])
    }
}

/// A name that has no trace in another version, with what speaks for it.
#[derive(Clone, Debug)]
pub(super) struct Doubt {
    /// Index of the pivot's fact.
    pub fact: usize,
    /// The other version's name that stands there instead.
    pub instead: Option<usize>,
    /// 0 to 1.
    pub confidence: f32,
}

/// The pivot and one other version.
pub(super) struct Pair<'a, 's> {
    pub(super) comparison: &'a Comparison,
    /// Index of the pivot and of the other version.
    pub of: (usize, usize),
    pub(super) a: &'s Side<'a>,
    pub(super) b: &'s Side<'a>,
    /// Per row, the pivot's units with their fates.
    pub fates: Vec<Vec<(&'s Unit, Fate)>>,
    /// Index into the scores that tell a trace: whether both are in Latin letters.
    pub(super) latin: usize,
    /// Firm words that are traced somewhere in the article, and nowhere.
    pub(super) firm: (usize, usize),
    /// The same of known names.
    pub(super) known: (usize, usize),
    /// A word of the other version → the pivot's words of which it is the trace, and in how many rows.
    pub(super) learned: BTreeMap<String, BTreeMap<&'s str, usize>>,
    /// A word of the pivot's names → in how many rows it is found, and is not.
    pub(super) times: BTreeMap<&'s str, (usize, usize)>,
    /// The pivot's words that are surely heard somewhere in the other version.
    pub(super) familiar: Vec<&'s Unit>,
}

/// What is less sure than this is no doubt even where other versions share it.
const FAINT: f32 = 0.1;
/// At most so many familiar words are listened for in a row that lacks a name.
const FAMILIAR: usize = 200;
impl<'a, 's> Pair<'a, 's> {
    pub fn new(comparison: &'a Comparison, pivot: usize, a: &'s Side<'a>, other: usize, b: &'s Side<'a>) -> Self {
        let mut out = Self {
            comparison,
            of: (pivot, other),
            a,
            b,
            latin: usize::from(a.latin() && b.latin()),
            fates: Vec::with_capacity(comparison.rows.len()),
            firm: (0, 0),
            known: (0, 0),
            learned: BTreeMap::new(),
            familiar: Vec::new(),
            times: BTreeMap::new(),
        };
        let mut familiar: BTreeMap<&str, (usize, &Unit)> = BTreeMap::new();
        let mut asked: BTreeMap<&str, bool> = BTreeMap::new();
        for row in 0..comparison.rows.len() {
            let mut fates: Vec<_> = out.units(row).map(|u| (u, out.fate(u, row))).collect();
            out.tell_by_another_word(&mut fates, row);
            for (unit, fate) in &fates {
                let times = out.times.entry(&unit.key).or_default();
                match fate {
                    Fate::Traced(..) | Fate::Told => times.0 += 1,
                    fate if fate.lost(out.latin) => times.1 += 1,
                    _ => {}
                }
                if unit.firm || unit.kind == NameKind::Known && !unit.people {
                    asked.insert(&unit.key, unit.firm);
                }
                if let Fate::Traced(span, score) = fate {
                    if *score >= SURE[out.latin] && unit.kind != NameKind::Common {
                        familiar.entry(&unit.key).or_insert((0, unit)).0 += 1;
                    }
                    let word = fold_key(span.of(&b.version.document.text));
                    *out.learned.entry(word).or_default().entry(&unit.key).or_default() += 1;
                }
            }
            out.fates.push(fates);
        }
        // A word counts once, however often the article says it.
        for (key, firm) in asked {
            let count = if firm { &mut out.firm } else { &mut out.known };
            match out.times.get(key) {
                Some((0, missed)) => count.1 += usize::from(*missed > 0),
                Some(_) => count.0 += 1,
                None => {}
            }
        }
        let mut familiar: Vec<_> = familiar.into_values().collect();
        familiar.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
        out.familiar = familiar.into_iter().take(FAMILIAR).map(|(_, unit)| unit).collect();
        out
    }

    pub(super) fn segments(&self, row: usize, version: usize) -> &'a [usize] {
        let row = self.comparison.rows.get(row);
        row.and_then(|r| r.segments.get(version)).map_or(&[], Vec::as_slice)
    }

    /// The words of the pivot's row, folded.
    pub(super) fn pivot_words(&self, row: usize) -> Vec<String> {
        let words = self.segments(row, self.of.0).iter().flat_map(|s| self.a.words(*s));
        words.map(|(word, _)| word).collect()
    }

    fn units(&self, row: usize) -> impl Iterator<Item = &'s Unit> + use<'a, 's> {
        let a = self.a;
        let silent = self.segments(row, self.of.1).is_empty();
        let segments = if silent { &[] } else { self.segments(row, self.of.0) };
        segments.iter().flat_map(move |s| a.units.get(*s)).flatten()
    }

    fn fate(&self, unit: &Unit, row: usize) -> Fate {
        let mut best = 0;
        let mut place = None;
        for &s in self.segments(row, self.of.1) {
            if let Some(trace) = self.b.trace(unit, s, self.a)
                && trace.score >= best
                && let Some(segment) = self.b.version.segments.get(s)
            {
                best = trace.score;
                place = Some(trace.span.shift(segment.span.start));
            }
        }
        if let Some(place) = place.filter(|_| best >= TRACED[self.latin]) {
            return Fate::Traced(place, best);
        }
        let theirs = self.segments(row, self.of.1);
        let known = unit.kind == NameKind::Known;
        let told = |s: &usize| self.b.has_known(unit, *s);
        if theirs.iter().any(|s| told(s) == Some(true)) {
            return Fate::Told;
        }
        let renamed = match known {
            true => theirs.iter().any(|s| told(s).is_none()) || unit.people && !self.b.tells_peoples(),
            false => unit.chinese && self.b.pack.tag() == "vi",
        };
        let akin = self.latin == 1 && theirs.iter().any(|s| self.b.akin(unit, *s));
        let blurred = !theirs.iter().all(|s| self.b.tellable(unit, *s, self.a));
        match renamed || akin || blurred || best >= UNTRACED[self.latin] || self.nearby(unit, row) {
            true => Fate::Unsure,
            false => Fate::Untraced(best),
        }
    }

    /// A person may be told by another word of the name that the article has for them (Kit by Harington, Joan Puig by Puig): what is
    /// not heard of a name is told where another of its words is surely heard.
    fn tell_by_another_word(&self, fates: &mut [(&'s Unit, Fate)], row: usize) {
        let lost: Vec<usize> = (0..fates.len())
            .filter(|i| matches!(fates[*i].1, Fate::Unsure | Fate::Untraced(_)))
            .collect();
        let here: Vec<&str> = fates.iter().map(|(u, _)| u.key.as_str()).collect();
        let mut told = Vec::new();
        for i in lost {
            let (unit, _) = fates[i];
            // A name of one word here that is longer elsewhere.
            if fates.iter().filter(|(u, _)| u.fact == unit.fact).count() > 1 || unit.kind == NameKind::Known {
                continue;
            }
            let known = self
                .a
                .partners(unit)
                .filter(|u| u.kind == NameKind::Proper && !here.contains(&u.key.as_str()));
            let heard = known.into_iter().any(|partner| {
                self.segments(row, self.of.1).iter().any(|s| {
                    self.b.tellable(partner, *s, self.a)
                        && self
                            .b
                            .trace(partner, *s, self.a)
                            .is_some_and(|t| t.score >= SURE[self.latin])
                })
            });
            if heard {
                told.push(i);
            }
        }
        for i in told {
            fates[i].1 = Fate::Told;
        }
    }

    /// Whether the unit stands in the row before or behind, where the pivot does not have it.
    pub(super) fn nearby(&self, unit: &Unit, row: usize) -> bool {
        [row.wrapping_sub(1), row + 1].into_iter().any(|near| {
            let mut theirs = self.segments(near, self.of.1).iter();
            let mut mine = self
                .segments(near, self.of.0)
                .iter()
                .flat_map(|s| self.a.units.get(*s))
                .flatten();
            theirs.any(|s| {
                self.b
                    .trace(unit, *s, self.a)
                    .is_some_and(|t| t.score >= TRACED[self.latin])
            }) && !mine.any(|u| u.key == unit.key)
        })
    }

    /// The names of a row that should have a trace and have none.
    pub fn doubts(&self, row: usize) -> Vec<Doubt> {
        let judged = self.signs(row).into_iter().filter_map(|signs| {
            let confidence = signs.confidence();
            (confidence >= FAINT).then_some((signs, confidence))
        });
        let mut spent: Vec<usize> = Vec::new();
        let mut out: Vec<Doubt> = Vec::new();
        for (signs, confidence) in judged {
            // One name stands instead of one other.
            let instead = signs.instead.filter(|i| !spent.contains(i));
            spent.extend(instead);
            out.push(Doubt {
                fact: signs.fact,
                instead,
                confidence,
            });
        }
        out
    }

    /// What the other version tells of the pivot's name.
    pub fn told(&self, row: usize, fact: usize) -> Told {
        let Some(&segment) = self.segments(row, self.of.1).first() else {
            return Told::Absent;
        };
        let spans: Vec<Span> = self.fates[row]
            .iter()
            .filter(|(u, _)| u.fact == fact)
            .filter_map(|(_, f)| f.place())
            .collect();
        let here = |f: &crate::extract::Fact| f.kind == Kind::Name && spans.iter().any(|s| f.span.overlaps(*s));
        match self.b.version.facts.iter().position(here) {
            Some(i) => Told::Fact(i),
            None if spans.is_empty() => Told::Silent(segment),
            // It is told by a word that is no fact of its version.
            None => Told::Absent,
        }
    }
}
