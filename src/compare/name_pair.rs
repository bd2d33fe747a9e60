//! Two versions' names against each other: which words of the one have a trace in the other, and which should have one.

use super::claim::{Comparison, Told};
use super::name_side::{LOST, Side, TRACED, UNTRACED, Unit};
use crate::extract::{Kind, NameKind};
use crate::text::{Span, fold_key};
use std::collections::{BTreeMap, BTreeSet};

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
    fn untraced(self) -> bool {
        matches!(self, Self::Untraced(_))
    }

    fn lost(self) -> bool {
        matches!(self, Self::Untraced(score) if score < LOST)
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
    comparison: &'a Comparison,
    /// Index of the pivot and of the other version.
    pub of: (usize, usize),
    a: &'s Side<'a>,
    b: &'s Side<'a>,
    /// Per row, the pivot's units with their fates.
    pub fates: Vec<Vec<(&'s Unit, Fate)>>,
    /// Index into the scores that tell a trace: whether both are in Latin letters.
    latin: usize,
    /// Firm words traced and not, over the whole article.
    firm: (usize, usize),
    /// Known names told and not, over the whole article.
    known: (usize, usize),
    /// A word of the other version → the pivot's words of which it is the trace, and in how many rows.
    learned: BTreeMap<String, BTreeMap<&'s str, usize>>,
}

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
        };
        for row in 0..comparison.rows.len() {
            let fates: Vec<_> = out.units(row).map(|u| (u, out.fate(u, row))).collect();
            for (unit, fate) in &fates {
                match fate {
                    Fate::Told => out.known.0 += 1,
                    Fate::Traced(span, _) => {
                        out.firm.0 += usize::from(unit.firm);
                        out.known.0 += usize::from(unit.kind == NameKind::Known);
                        let word = fold_key(span.of(&b.version.document.text));
                        *out.learned.entry(word).or_default().entry(&unit.key).or_default() += 1;
                    }
                    _ => {
                        out.firm.1 += usize::from(unit.firm && fate.lost());
                        out.known.1 += usize::from(unit.kind == NameKind::Known && fate.lost());
                    }
                }
            }
            out.fates.push(fates);
        }
        out
    }

    fn segments(&self, row: usize, version: usize) -> &'a [usize] {
        let row = self.comparison.rows.get(row);
        row.and_then(|r| r.segments.get(version)).map_or(&[], Vec::as_slice)
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
            if let Some(trace) = self.b.trace(unit, s, self.latin == 1)
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
        if known && theirs.iter().any(|s| told(s) == Some(true)) {
            return Fate::Told;
        }
        let renamed = match known {
            true => theirs.iter().any(|s| told(s).is_none()) || unit.people && !self.b.tells_peoples(),
            false => unit.chinese && self.b.pack.tag() == "vi",
        };
        let akin = self.latin == 1 && theirs.iter().any(|s| self.b.akin(unit, *s));
        match renamed || akin || best >= UNTRACED[self.latin] || self.nearby(unit, row) {
            true => Fate::Unsure,
            false => Fate::Untraced(best),
        }
    }

    /// Whether the unit stands in the row before or behind, where the pivot does not have it.
    fn nearby(&self, unit: &Unit, row: usize) -> bool {
        [row.wrapping_sub(1), row + 1].into_iter().any(|near| {
            let mut theirs = self.segments(near, self.of.1).iter();
            let mut mine = self
                .segments(near, self.of.0)
                .iter()
                .flat_map(|s| self.a.units.get(*s))
                .flatten();
            theirs.any(|s| {
                self.b
                    .trace(unit, *s, self.latin == 1)
                    .is_some_and(|t| t.score >= TRACED[self.latin])
            }) && !mine.any(|u| u.key == unit.key)
        })
    }

    /// The names of a row that should have a trace and have none.
    pub fn doubts(&self, row: usize) -> Vec<Doubt> {
        let fates = &self.fates[row];
        let mut out: Vec<Doubt> = Vec::new();
        if !fates.iter().any(|(_, f)| f.untraced()) {
            return out;
        }
        let mut strangers = self.strangers(row);
        // A stranger that sounds much like an untraced name is its form in that language (Alexander, İskender).
        let explained: Vec<(usize, usize)> = fates
            .iter()
            .filter(|(_, f)| f.untraced())
            .flat_map(|(u, _)| strangers.iter().filter(|s| self.b.alike(u, **s)).map(|s| (u.fact, *s)))
            .collect();
        strangers.retain(|s| !explained.iter().any(|(_, e)| e == s));
        let forgotten = self.forgotten(row);
        let foreign = self.foreign(row);
        let mut at = 0;
        while at < fates.len() {
            let fact = fates[at].0.fact;
            let end = at + fates[at..].iter().take_while(|(u, _)| u.fact == fact).count();
            let run = &fates[at..end];
            at = end;
            if explained.iter().any(|(f, _)| *f == fact) {
                continue;
            }
            let untraced = |u: &&(&Unit, Fate)| u.1.untraced();
            let whole =
                !run.iter().any(|(_, f)| matches!(f, Fate::Traced(..) | Fate::Told)) || self.scattered(run, row);
            let all = whole && run.iter().all(|u| !matches!(u.1, Fate::Unsure));
            let firm = run.iter().filter(untraced).any(|u| u.0.firm);
            let lost = run.iter().any(|(u, f)| u.firm && f.lost());
            let known = run.iter().filter(untraced).any(|u| u.0.kind == NameKind::Known);
            let surname = run.last().filter(untraced);
            let asked = |u: &&(&Unit, Fate)| u.1.untraced() && (u.0.firm || u.0.kind == NameKind::Known);
            let beside = self.adjacent(run, &strangers).filter(|s| {
                run.iter().any(|u| asked(&u)) || surname.is_some() && run.len() > 1 && self.written_alike(*s, row)
            });
            let evidence = forgotten || foreign;
            let confidence = match (whole, strangers.is_empty()) {
                (true, false) if firm => 0.8,
                (true, false) if known => 0.65,
                (true, false) if all && self.written_alike(strangers[0], row) => 0.6,
                (true, true) if firm && evidence => 0.75,
                (true, true) if known && evidence => 0.65,
                (true, true) if all && forgotten && run.iter().all(|u| u.1.lost()) => 0.6,
                (true, true) if lost => self.reliance(row),
                (true, true) if all && known && run.iter().all(|u| u.1.lost()) => self.known_reliance(row),
                (false, _) if beside.is_some() => 0.8,
                (false, _) => match surname {
                    Some((u, f)) if u.firm && f.lost() => self.reliance(row).min(0.55),
                    Some((u, f)) if u.kind == NameKind::Known && f.lost() => self.known_reliance(row),
                    _ => 0.0,
                },
                _ => 0.0,
            };
            if confidence < 0.5 {
                continue;
            }
            let instead = match whole {
                true => strangers.first().copied(),
                false => beside,
            };
            strangers.retain(|s| Some(*s) != instead);
            out.push(Doubt {
                fact,
                instead,
                confidence,
            });
        }
        out
    }

    /// How sure it is, by the article's other names alone, that a firm name without a trace is wrong.
    fn reliance(&self, row: usize) -> f32 {
        let here = self.fates[row].iter().filter(|(u, f)| u.firm && f.lost()).count();
        let (traced, untraced) = (self.firm.0, self.firm.1.saturating_sub(here));
        match traced >= 5 && traced >= untraced * 6 {
            true => 0.6,
            false => 0.0,
        }
    }

    /// The same for known names.
    fn known_reliance(&self, row: usize) -> f32 {
        let here = |(u, f): &&(&Unit, Fate)| u.kind == NameKind::Known && f.lost();
        let here = self.fates[row].iter().filter(here).count();
        let (told, untold) = (self.known.0, self.known.1.saturating_sub(here));
        match told >= 5 && told >= untold * 6 {
            true => 0.55,
            false => 0.0,
        }
    }

    /// Whether the words of a longer name have weak traces only, and together none: they were heard by chance.
    fn scattered(&self, run: &[(&Unit, Fate)], row: usize) -> bool {
        let strong = |f: &Fate| match f {
            Fate::Traced(_, score) => *score >= 85,
            Fate::Told => true,
            _ => false,
        };
        if self.latin == 1 || run.len() < 2 || run.iter().any(|(_, f)| strong(f)) {
            return false;
        }
        let whole = Unit::joined(run.iter().map(|(u, _)| *u));
        let theirs = self.segments(row, self.of.1);
        theirs
            .iter()
            .all(|s| self.b.trace(&whole, *s, false).is_none_or(|t| t.score < LOST))
    }

    /// Whether the other version's row tells a known name that the pivot's does not.
    fn foreign(&self, row: usize) -> bool {
        if self.b.loose() || self.latin == 1 {
            return false;
        }
        let mine = self.segments(row, self.of.0);
        let theirs = self.segments(row, self.of.1).iter().flat_map(|s| self.b.known_in(*s));
        let by_word: BTreeSet<_> = theirs.collect();
        by_word
            .into_iter()
            .any(|k| !mine.is_empty() && mine.iter().all(|s| self.a.tells(k, *s) == Some(false)))
    }

    /// The other version's names of the row that have no trace in the pivot's.
    fn strangers(&self, row: usize) -> Vec<usize> {
        if !self.b.shows_names() {
            return Vec::new();
        }
        let mut out: Vec<usize> = Vec::new();
        for &s in self.segments(row, self.of.1) {
            if self.b.headline(s) {
                continue;
            }
            for unit in self.b.units.get(s).into_iter().flatten() {
                let mine = self.segments(row, self.of.0);
                let heard = |s: &usize| {
                    self.a
                        .trace(unit, *s, self.latin == 1)
                        .is_some_and(|t| t.score >= UNTRACED[self.latin])
                };
                let told = match unit.kind {
                    NameKind::Known => mine.iter().any(|s| self.a.has_known(unit, *s) != Some(false)),
                    NameKind::Proper => false,
                    NameKind::Common => true,
                };
                let told =
                    told || self.b.rendered(unit) || self.latin == 1 && mine.iter().any(|s| self.a.akin(unit, *s));
                if !told && !mine.iter().any(heard) && out.last() != Some(&unit.fact) {
                    out.push(unit.fact);
                }
            }
        }
        out
    }

    /// Whether the pivot writes a word of the other version's name in another row, letter for letter, and not in this.
    fn written_alike(&self, fact: usize, row: usize) -> bool {
        let Some(name) = self.b.version.facts.get(fact) else {
            return false;
        };
        let units = self
            .b
            .units
            .get(name.segment)
            .into_iter()
            .flatten()
            .filter(|u| u.fact == fact);
        let mine = self.segments(row, self.of.0);
        units.filter(|u| u.kind != NameKind::Common).any(|u| {
            let rows = self.a.segments_with(&u.key);
            !rows.is_empty() && !rows.iter().any(|s| mine.contains(s))
        })
    }

    /// Whether a word stands in the other version's row that is elsewhere the trace of a name which the pivot's row lacks.
    fn forgotten(&self, row: usize) -> bool {
        if self.b.loose() {
            return false;
        }
        let mine: BTreeSet<&str> = [row.wrapping_sub(1), row, row + 1]
            .into_iter()
            .flat_map(|r| self.segments(r, self.of.0))
            .flat_map(|s| self.a.units.get(*s))
            .flatten()
            .map(|u| u.key.as_str())
            .collect();
        self.segments(row, self.of.1)
            .iter()
            .flat_map(|s| self.b.words(*s))
            .any(|(word, _)| {
                word.chars().count() > 3
                    && self
                        .learned
                        .get(&word)
                        .is_some_and(|of| of.values().sum::<usize>() > 1 && !of.keys().any(|k| mine.contains(k)))
            })
    }

    /// The stranger that stands beside the trace of another word of the run.
    fn adjacent(&self, run: &[(&Unit, Fate)], strangers: &[usize]) -> Option<usize> {
        let traced = |f: &Fate| match f {
            Fate::Traced(span, _) => Some(*span),
            _ => None,
        };
        let spans: Vec<Span> = run.iter().filter_map(|(_, f)| traced(f)).collect();
        strangers.iter().copied().find(|s| {
            let fact = &self.b.version.facts[*s];
            self.b.count(*s) == run.len()
                && spans
                    .iter()
                    .any(|t| fact.span.overlaps(*t) || fact.span.start.abs_diff(t.end) <= 1)
        })
    }

    /// What the other version tells of the pivot's name.
    pub fn told(&self, row: usize, fact: usize) -> Told {
        let Some(&segment) = self.segments(row, self.of.1).first() else {
            return Told::Absent;
        };
        let spans: Vec<Span> = self.fates[row]
            .iter()
            .filter(|(u, _)| u.fact == fact)
            .filter_map(|(_, f)| match f {
                Fate::Traced(span, _) => Some(*span),
                _ => None,
            })
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
