//! What in a row speaks for or against a name without a trace: strangers, other names' traces, the article's own share.

use super::name_pair::{Fate, Pair};
use super::name_places::Place;
use super::name_side::{LOST, SURE, Side, UNTRACED, Unit};
use crate::extract::{Gazetteer, Kind, Known, KnownClass, NameKind};
use crate::text::{Span, fold_key};
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
        let by_word = self.segments(row, self.of.1).iter().flat_map(|s| self.b.known_in(*s));
        let by_word: BTreeSet<_> = by_word
            .filter(|k| Gazetteer::class(k) != KnownClass::Organisation)
            .collect();
        let untold = |k: Known| !mine.is_empty() && mine.iter().all(|s| self.a.tells(k, *s) == Some(false));
        by_word.into_iter().any(untold)
    }

    /// The same of a country's or a people's word whose ending changes: adjectives are written small in most languages.
    pub(super) fn bent(&self, row: usize) -> bool {
        let bends = self.b.cased() && !matches!(self.b.pack.tag(), "vi" | "id" | "sw");
        let mine = self.segments(row, self.of.0);
        let theirs = if bends { self.segments(row, self.of.1) } else { &[] };
        let mut places = theirs.iter().flat_map(|s| self.b.places(*s));
        let part = |p: &Place| p.known().iter().any(|k| Gazetteer::class(k) == KnownClass::Subdivision);
        places.any(|p| p.is_sure() && !part(p) && !mine.iter().any(|s| self.tells_any(*s, p.known())))
    }

    /// The other version's names of the row that have no trace in the pivot's.
    pub(super) fn strangers(&self, row: usize) -> Vec<usize> {
        if !self.b.shows_names() {
            return Vec::new();
        }
        let mut out: Vec<usize> = Vec::new();
        let heard_at: Vec<Span> = self.fates[row].iter().filter_map(|(_, f)| f.place()).collect();
        for &s in self.segments(row, self.of.1) {
            if self.b.headline(s) {
                continue;
            }
            let places = self.b.places(s);
            for unit in self.b.units.get(s).into_iter().flatten() {
                let mine = self.segments(row, self.of.0);
                let span = self.b.version.facts.get(unit.fact).map_or(Span::new(0, 0), |f| f.span);
                // A word whose beginning is a heard name is made of it (Belfast, белфастский).
                if self.b.count(unit.fact) == 1 && heard_at.iter().any(|h| h.overlaps(span)) {
                    continue;
                }
                let known: Vec<Known> = match unit.kind {
                    NameKind::Known => unit.known.clone(),
                    _ => places
                        .iter()
                        .filter(|p| p.span().overlaps(span))
                        .flat_map(|p| p.known().to_vec())
                        // A person's name soon begins like one of the many provinces (Clara, Clare).
                        .filter(|k| Gazetteer::class(k) != KnownClass::Subdivision)
                        .collect(),
                };
                let heard = |s: &usize| {
                    self.a
                        .trace(unit, *s, self.b)
                        .is_some_and(|t| t.score >= UNTRACED[self.latin])
                };
                let told = match unit.kind {
                    NameKind::Common => true,
                    // A part of a country that is told by another word.
                    NameKind::Proper if mine.iter().any(|s| self.a.has_known(unit, *s) == Some(true)) => true,
                    _ if !known.is_empty() => mine.iter().any(|s| self.tells_any(*s, &known)),
                    _ => self.b.is_everyday(&unit.key),
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
            out.retain(|s| self.written_alike(*s, row) || self.holds_office(*s));
        }
        out
    }

    /// Whether a segment of the pivot tells one of what is known, or a part or the whole of it, or cannot tell it.
    fn tells_any(&self, segment: usize, known: &[Known]) -> bool {
        let places = self.a.places(segment);
        let mut near = places.iter().flat_map(Place::known);
        known.iter().any(|k| self.a.tells(k, segment) != Some(false))
            || near.any(|mine| known.iter().any(|k| Gazetteer::related(k, mine, true)))
    }

    /// Whether a title stands before a name of the other version.
    fn holds_office(&self, fact: usize) -> bool {
        let start = self.b.version.facts.get(fact).map_or(0, |f| f.span.start);
        behind_title(self.b, start)
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

    /// Whether a known name follows another one behind a comma, as the country of a town (Manchester, England).
    pub(super) fn locates(&self, run: &[(&Unit, Fate)]) -> bool {
        let Some((unit, _)) = run.first().filter(|(u, _)| u.kind == NameKind::Known) else {
            return false;
        };
        let facts = &self.a.version.facts;
        let start = facts.get(unit.fact).map_or(0, |f| f.span.start);
        let before = self.a.version.document.text.get(..start).unwrap_or_default();
        before.ends_with(", ") && facts.iter().any(|f| f.kind == Kind::Name && f.span.end + 2 == start)
    }

    /// Whether a people are named that the other version tells anywhere, or for which it is written.
    pub(super) fn is_clear(&self, run: &[(&Unit, Fate)]) -> bool {
        let told = |unit: &Unit| {
            let mut segments = 0..self.b.version.segments.len();
            let home = unit.known.iter().any(|k| Gazetteer::is_home(k, self.b.pack.tag()));
            unit.people && (home || segments.any(|s| self.b.has_known(unit, s) == Some(true)))
        };
        run.iter().all(|(u, _)| told(u))
    }

    /// Whether a title stands before a name: the title alone may tell who is meant.
    pub(super) fn titled(&self, run: &[(&Unit, Fate)]) -> bool {
        let fact = run.first().and_then(|(u, _)| self.a.version.facts.get(u.fact));
        behind_title(self.a, fact.map_or(0, |f| f.span.start))
    }

    /// The segments of the pivot in which a unit's name stands.
    pub(super) fn segments_of(&self, unit: &Unit) -> Option<usize> {
        self.a.version.facts.get(unit.fact).map(|f| f.segment)
    }

    /// Whether another script's row holds a word in Latin letters that the pivot's row does not.
    pub(super) fn latin_stranger(&self, row: usize) -> bool {
        if self.latin == 1 || !self.a.latin() || self.b.latin() {
            return false;
        }
        let mine = self.pivot_words(row);
        let theirs = self.segments(row, self.of.1).iter().flat_map(|s| self.b.words(*s));
        theirs.into_iter().any(|(word, _)| {
            word.len() > 3
                && word.chars().all(|c| c.is_ascii_alphabetic())
                && !mine
                    .iter()
                    .any(|own| own.contains(&word) || self.b.likeness(own, &word, self.a) > LOST[1])
        })
    }

    /// Whether a capitalised word without a trace in the pivot's row stands beside a heard word, on the side of the word that is
    /// not heard.
    pub(super) fn in_place(&self, run: &[(&Unit, Fate)], row: usize) -> bool {
        let text = &self.b.version.document.text;
        run.windows(2).any(|pair| {
            let (place, after) = match (pair[0].1.place(), pair[1].1.place()) {
                (Some(place), None) => (place, true),
                (None, Some(place)) => (place, false),
                _ => return false,
            };
            let word = match after {
                true => text.get(place.end..).and_then(|rest| {
                    let rest = rest.strip_prefix([' ', '-', '\u{a0}'])?;
                    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                    rest.get(..end)
                }),
                false => text.get(..place.start).and_then(|front| {
                    let front = front.strip_suffix([' ', '-', '\u{a0}'])?;
                    let start = front.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| {
                        at + front.get(at..).and_then(|f| f.chars().next()).map_or(1, char::len_utf8)
                    });
                    front.get(start..)
                }),
            };
            // Vietnamese names have short words.
            let least = if self.b.pack.tag() == "vi" { 2 } else { 4 };
            let named = |w: &&str| w.starts_with(char::is_uppercase) && w.chars().count() >= least;
            let Some(word) = word.filter(named).filter(|w| !self.b.is_everyday(&fold_key(w))) else {
                return false;
            };
            let mut mine = self.segments(row, self.of.0).iter().flat_map(|s| self.a.words(*s));
            !mine.any(|(own, _)| self.b.likeness(&own, word, self.a) >= LOST[self.latin] + 5)
        })
    }
}

/// Whether a title stands right before a byte of a version.
fn behind_title(side: &Side<'_>, at: usize) -> bool {
    let before = side.version.document.text.get(..at).unwrap_or_default();
    let word = before.strip_suffix(' ').and_then(|t| t.rsplit([' ', '\n']).next());
    word.is_some_and(|w| side.pack.titles.contains(&fold_key(w)))
}
