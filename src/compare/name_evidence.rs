//! What in a row speaks for or against a name without a trace: strangers, other names' traces, the article's own share.

use super::name_pair::{Fate, Pair};
use super::name_side::{LOST, SURE, UNTRACED, Unit};
use crate::extract::{Gazetteer, Kind, KnownClass, NameKind};
use crate::text::Span;
use std::collections::BTreeSet;

impl Pair<'_, '_> {
    /// A foreign name in the other version's row that no word of the pivot's row explains.
    pub(super) fn unexplained(&self, row: usize) -> Option<Span> {
        let heard: Vec<Span> = self.fates[row].iter().filter_map(|(_, f)| f.place()).collect();
        let mine = self.pivot_words(row);
        for &s in self.segments(row, self.of.1) {
            let segment = self.b.version.segments.get(s)?;
            for run in self.b.foreign_runs(s) {
                let span = run.shift(segment.span.start);
                let written = run.of(&segment.text);
                let alike = |word: &String| self.b.same_word(word, written, self.a);
                if !heard.iter().any(|h| h.overlaps(span)) && !mine.iter().any(alike) {
                    return Some(span);
                }
            }
        }
        None
    }

    /// How many names of the row have only common words, and no trace.
    pub(super) fn translatable(&self, row: usize) -> usize {
        let fates = &self.fates[row];
        fates
            .chunk_by(|(a, _), (b, _)| a.fact == b.fact)
            .filter(|run| {
                run.iter()
                    .all(|(u, f)| u.kind == NameKind::Common && f.place().is_none())
            })
            .count()
    }

    /// Whether a name's words stand in several rows and are found in none: it is told by what it means (Brexit).
    pub(super) fn translated(&self, run: &[(&Unit, Fate)]) -> bool {
        run.iter().all(|(u, _)| match self.times.get(u.key.as_str()) {
            Some((found, missed)) => *found == 0 && *missed > 1,
            None => false,
        })
    }

    /// The share of names that stand there and are not found, as the article shows it, begun with what the languages show.
    pub(super) fn misses(&self, found: usize, missed: usize, known: bool) -> f32 {
        let usual = match (self.latin == 1, self.b.reads()) {
            _ if known => 0.13,
            (true, _) => 0.11,
            (false, true) => 0.2,
            (false, false) => 0.13,
        };
        const WEIGHT: f32 = 6.0;
        (missed as f32 + usual * WEIGHT) / ((found + missed) as f32 + WEIGHT)
    }

    /// Whether the words of a longer name have weak traces only, and together none: they were heard by chance.
    pub(super) fn scattered(&self, run: &[(&Unit, Fate)], row: usize) -> bool {
        let strong = |f: &Fate| match f {
            Fate::Traced(_, score) => *score >= 85,
            Fate::Told => true,
            _ => false,
        };
        if self.latin == 1 || run.len() < 2 || run.iter().any(|(_, f)| strong(f)) {
            return false;
        }
        // Common words of a name are translated (Ryder Cup): they need not stand beside what is heard.
        let own = || run.iter().map(|(u, _)| *u).filter(|u| u.kind != NameKind::Common);
        if own().count() == 1 {
            return false;
        }
        let whole = match own().count() {
            0 => Unit::joined(run.iter().map(|(u, _)| *u)),
            _ => Unit::joined(own()),
        };
        let theirs = self.segments(row, self.of.1);
        theirs.iter().all(|s| {
            self.b
                .trace(&whole, *s, self.a)
                .is_none_or(|t| t.score < LOST[self.latin])
        })
    }

    /// Whether the other version's row tells a known name that the pivot's does not.
    pub(super) fn foreign(&self, row: usize) -> bool {
        let mine = self.segments(row, self.of.0);
        let theirs = self.segments(row, self.of.1).iter().flat_map(|s| self.b.known_in(*s));
        let by_word: BTreeSet<_> = theirs.collect();
        by_word
            .into_iter()
            .filter(|k| Gazetteer::class(*k) != KnownClass::Organisation)
            .any(|k| !mine.is_empty() && mine.iter().all(|s| self.a.tells(k, *s) == Some(false)))
    }

    /// The other version's names of the row that have no trace in the pivot's.
    pub(super) fn strangers(&self, row: usize) -> Vec<usize> {
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
                        .trace(unit, *s, self.b)
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
        // Where every noun has a capital, a name is what the pivot writes elsewhere.
        if self.b.shows_nouns() {
            out.retain(|s| self.written_alike(*s, row));
        }
        out
    }

    /// Whether the pivot writes a word of the other version's name in another row, letter for letter, and not in this.
    pub(super) fn written_alike(&self, fact: usize, row: usize) -> bool {
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

    /// Where the other version's row tells a name of another row, which the pivot's row and its neighbours lack.
    pub(super) fn substitute(&self, row: usize) -> Option<Span> {
        let mine: BTreeSet<&str> = [row.wrapping_sub(1), row, row + 1]
            .into_iter()
            .flat_map(|r| self.segments(r, self.of.0))
            .flat_map(|s| self.a.units.get(*s))
            .flatten()
            .map(|u| u.key.as_str())
            .collect();
        let heard: Vec<Span> = self.fates[row].iter().filter_map(|(_, f)| f.place()).collect();
        let free = |span: &Span| !heard.iter().any(|h| h.overlaps(*span));
        for &s in self.segments(row, self.of.1) {
            let Some(segment) = self.b.version.segments.get(s) else {
                continue;
            };
            let learned = |word: &str| {
                let of = self.learned.get(word)?;
                let strange = of.values().sum::<usize>() > 1 && !of.keys().any(|k| mine.contains(k));
                strange.then_some(())
            };
            if self.b.loose()
                && let Some((at, word)) = self.learned.keys().find_map(|word| {
                    let at = segment.text.find(word.as_str())?;
                    let long =
                        word.chars().count() > 2 || word.starts_with(|c: char| c >= '\u{3400}') && word.len() > 3;
                    let span = Span::new(at, at + word.len()).shift(segment.span.start);
                    (long && learned(word).is_some() && free(&span)).then_some((at, word))
                })
            {
                return Some(Span::new(at, at + word.len()).shift(segment.span.start));
            }
            if !self.b.loose()
                && let Some((_, span)) = self.b.words(s).into_iter().find(|(word, span)| {
                    word.chars().count() > 3 && learned(word).is_some() && free(&span.shift(segment.span.start))
                })
            {
                return Some(span.shift(segment.span.start));
            }
            for unit in &self.familiar {
                if !mine.contains(unit.key.as_str())
                    && self.b.tellable(unit, s, self.a)
                    && let Some(trace) = self.b.trace(unit, s, self.a)
                    && trace.score >= SURE[self.latin]
                    && free(&trace.span.shift(segment.span.start))
                {
                    return Some(trace.span.shift(segment.span.start));
                }
            }
        }
        None
    }

    /// The stranger that stands beside the trace of another word of the run.
    pub(super) fn adjacent(&self, run: &[(&Unit, Fate)], strangers: &[usize]) -> Option<usize> {
        let spans: Vec<Span> = run.iter().filter_map(|(_, f)| f.place()).collect();
        strangers.iter().copied().find(|s| {
            let fact = &self.b.version.facts[*s];
            self.b.count(*s) == run.len()
                && spans
                    .iter()
                    .any(|t| fact.span.overlaps(*t) || fact.span.start.abs_diff(t.end) <= 1)
        })
    }

    /// Whether a place in the other version stands beside the trace of a word of the run.
    pub(super) fn follows(&self, run: &[(&Unit, Fate)], place: Option<Span>) -> bool {
        let lost = run.iter().any(|(_, f)| f.lost(self.latin));
        let beside = |a: Span, b: Span| a.start.abs_diff(b.end) <= 3 || b.start.abs_diff(a.end) <= 3;
        lost && place.is_some_and(|p| run.iter().filter_map(|(_, f)| f.place()).any(|t| beside(t, p)))
    }

    /// Whether a given name is heard and another capitalised word, which is no word of the pivot's row, stands where the
    /// family name should.
    pub(super) fn other_surname(&self, run: &[(&Unit, Fate)]) -> bool {
        let [.., (_, Fate::Traced(place, _)), (family, Fate::Untraced(_))] = run else {
            return false;
        };
        if self.latin == 0 || !family.firm && family.kind != NameKind::Known {
            return false;
        }
        let text = &self.b.version.document.text;
        let rest = text.get(place.end..).unwrap_or_default();
        let Some(rest) = rest.strip_prefix(' ').filter(|r| r.starts_with(char::is_uppercase)) else {
            return false;
        };
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let word = &rest[..end];
        let mine = self.segments_of(family).into_iter().flat_map(|s| self.a.words(s));
        end > 3
            && !mine
                .into_iter()
                .any(|(own, _)| self.b.likeness(&own, word, self.a) >= UNTRACED[1])
    }

    /// The other version's name that holds a trace of the run.
    pub(super) fn written(&self, run: &[(&Unit, Fate)]) -> Option<usize> {
        let traces: Vec<Span> = run.iter().filter_map(|(_, f)| f.place()).collect();
        let facts = &self.b.version.facts;
        facts
            .iter()
            .position(|f| f.kind == Kind::Name && traces.iter().any(|t| f.span.overlaps(*t)))
    }

    /// The segments of the pivot in which a unit's name stands.
    pub(super) fn segments_of(&self, unit: &Unit) -> Option<usize> {
        self.a.version.facts.get(unit.fact).map(|f| f.segment)
    }
}
