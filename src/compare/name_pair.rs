//! Two versions' names against each other: which words of the one have a trace in the other, and which should have one.

use super::claim::{Comparison, Told};
use super::name_side::{LOST, SURE, Side, TRACED, UNTRACED, Unit};
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
    /// Where it is heard.
    fn place(&self) -> Option<Span> {
        match self {
            Self::Traced(span, _) => Some(*span),
            _ => None,
        }
    }

    fn untraced(self) -> bool {
        matches!(self, Self::Untraced(_))
    }

    /// Whether not even a part of it is heard; `latin` is the index into the scores.
    fn lost(self, latin: usize) -> bool {
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
    comparison: &'a Comparison,
    /// Index of the pivot and of the other version.
    pub of: (usize, usize),
    a: &'s Side<'a>,
    b: &'s Side<'a>,
    /// Per row, the pivot's units with their fates.
    pub fates: Vec<Vec<(&'s Unit, Fate)>>,
    /// Index into the scores that tell a trace: whether both are in Latin letters.
    latin: usize,
    /// Firm words that are traced somewhere in the article, and nowhere.
    firm: (usize, usize),
    /// The same of known names.
    known: (usize, usize),
    /// A word of the other version → the pivot's words of which it is the trace, and in how many rows.
    learned: BTreeMap<String, BTreeMap<&'s str, usize>>,
    /// A word of the pivot's names → in how many rows it is found, and is not.
    times: BTreeMap<&'s str, (usize, usize)>,
    /// The pivot's words that are surely heard somewhere in the other version.
    familiar: Vec<&'s Unit>,
}

/// At most so many familiar words are listened for in a row that lacks a name.
const FAMILIAR: usize = 200;
/// Up to this score a name is hardly heard.
const FAINT: u32 = 0;
/// A name without a trace is missing where the share of names that are not found is below this.
const LOOSE: f32 = 0.12;

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
            let fates: Vec<_> = out.units(row).map(|u| (u, out.fate(u, row))).collect();
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
                match fate {
                    Fate::Traced(span, score) => {
                        if *score >= SURE[out.latin] && unit.kind != NameKind::Common {
                            familiar.entry(&unit.key).or_insert((0, unit)).0 += 1;
                        }
                        let word = fold_key(span.of(&b.version.document.text));
                        *out.learned.entry(word).or_default().entry(&unit.key).or_default() += 1;
                    }
                    _ => {}
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
        if known && theirs.iter().any(|s| told(s) == Some(true)) {
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
                    .trace(unit, *s, self.a)
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
            .flat_map(|(u, _)| {
                strangers
                    .iter()
                    .filter(|s| self.b.alike(u, **s, self.a))
                    .map(|s| (u.fact, *s))
            })
            .collect();
        strangers.retain(|s| !explained.iter().any(|(_, e)| e == s));
        // A translated name (the Old City) may stand there as another name that has no trace.
        let absorbed = strangers.len() <= self.translatable(row) && self.b.pack.tag() != "vi";
        let substitute = self.substitute(row);
        let forgotten = substitute.is_some();
        let foreign = self.foreign(row);
        let unexplained_at = self.unexplained(row);
        let unexplained = unexplained_at.is_some();
        let pronoun = self.segments(row, self.of.0).iter().any(|s| self.a.pronoun(*s));
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
            let lost = run.iter().any(|(u, f)| u.firm && f.lost(self.latin));
            let known = run.iter().filter(untraced).any(|u| u.0.kind == NameKind::Known);
            let surname = run.last().filter(untraced);
            let person = run.iter().all(|(u, _)| u.kind == NameKind::Proper);
            let asked = |u: &&(&Unit, Fate)| u.1.untraced() && (u.0.firm || u.0.kind == NameKind::Known);
            let beside = self
                .adjacent(run, &strangers)
                .filter(|s| run.iter().any(|u| asked(&u)) || run.len() > 1 && self.written_alike(*s, row));
            let evidence = forgotten || foreign;
            // What is heard a little may be the name itself, oddly spelt.
            let faint = run
                .iter()
                .all(|(_, f)| !matches!(f, Fate::Untraced(score) if *score > FAINT));
            let confidence = match (whole, strangers.is_empty()) {
                (true, false) if firm && (self.latin == 1 || !absorbed) => 0.8,
                (true, false) if known && !absorbed => 0.65,
                (true, false) if all && strangers.iter().any(|s| self.written_alike(*s, row)) => 0.6,
                (true, true) if firm && (evidence || unexplained && faint) => 0.75,
                (true, true) if known && evidence && !pronoun => 0.65,
                (true, true) if all && forgotten && !pronoun && run.iter().all(|u| u.1.lost(self.latin)) => 0.6,
                (true, _) if lost && !self.translated(run) => self.reliance(run, false),
                (true, _)
                    if all && known && !run.iter().any(|u| u.0.people) && run.iter().all(|u| u.1.lost(self.latin)) =>
                {
                    self.reliance(run, true)
                }
                (false, _) if beside.is_some() => 0.8,
                (false, _) if self.follows(run, substitute) => 0.8,
                (false, _) if self.other_surname(run) => 0.8,
                (false, _) if faint && run.iter().any(|u| asked(&u)) && self.follows(run, unexplained_at) => 0.75,
                (false, _) => match surname {
                    Some((u, f)) if u.firm && f.lost(self.latin) && person => self.reliance(run, false),
                    _ => 0.0,
                },
                _ => 0.0,
            };
            if confidence < 0.5 {
                continue;
            }
            let instead = match whole {
                true => strangers.first().copied(),
                false => beside.or_else(|| self.written(run)),
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

    /// A foreign name in the other version's row that no word of the pivot's row explains.
    fn unexplained(&self, row: usize) -> Option<Span> {
        let heard: Vec<Span> = self.fates[row].iter().filter_map(|(_, f)| f.place()).collect();
        let mine: Vec<String> = self
            .segments(row, self.of.0)
            .iter()
            .flat_map(|s| self.a.words(*s))
            .map(|(word, _)| word)
            .collect();
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
    fn translatable(&self, row: usize) -> usize {
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
    fn translated(&self, run: &[(&Unit, Fate)]) -> bool {
        run.iter().all(|(u, _)| match self.times.get(u.key.as_str()) {
            Some((found, missed)) => *found == 0 && *missed > 1,
            None => false,
        })
    }

    /// How sure it is, by the article's other names alone, that a name without a trace is wrong.
    fn reliance(&self, run: &[(&Unit, Fate)], known: bool) -> f32 {
        let (found, missed) = if known { self.known } else { self.firm };
        let here = |(u, _): &(&Unit, Fate)| {
            let asked = if known { u.kind == NameKind::Known } else { u.firm };
            asked && self.times.get(u.key.as_str()).is_some_and(|t| t.0 == 0)
        };
        let here = run.iter().filter(|u| here(u)).count();
        match self.misses(found, missed.saturating_sub(here), known) {
            m if m < LOOSE && found > 2 => 0.6,
            _ => 0.0,
        }
    }

    /// The share of names that stand there and are not found, as the article shows it, begun with what the languages show.
    fn misses(&self, found: usize, missed: usize, known: bool) -> f32 {
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
        theirs.iter().all(|s| {
            self.b
                .trace(&whole, *s, self.a)
                .is_none_or(|t| t.score < LOST[self.latin])
        })
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

    /// Where the other version's row tells a name of another row, which the pivot's row and its neighbours lack.
    fn substitute(&self, row: usize) -> Option<Span> {
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
    fn adjacent(&self, run: &[(&Unit, Fate)], strangers: &[usize]) -> Option<usize> {
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
    fn follows(&self, run: &[(&Unit, Fate)], place: Option<Span>) -> bool {
        let lost = run.iter().any(|(_, f)| f.lost(self.latin));
        let beside = |a: Span, b: Span| a.start.abs_diff(b.end) <= 3 || b.start.abs_diff(a.end) <= 3;
        lost && place.is_some_and(|p| run.iter().filter_map(|(_, f)| f.place()).any(|t| beside(t, p)))
    }

    /// Whether a given name is heard and another capitalised word, which is no word of the pivot's row, stands where the
    /// family name should.
    fn other_surname(&self, run: &[(&Unit, Fate)]) -> bool {
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
    fn written(&self, run: &[(&Unit, Fate)]) -> Option<usize> {
        let traces: Vec<Span> = run.iter().filter_map(|(_, f)| f.place()).collect();
        let facts = &self.b.version.facts;
        facts
            .iter()
            .position(|f| f.kind == Kind::Name && traces.iter().any(|t| f.span.overlaps(*t)))
    }

    /// The segments of the pivot in which a unit's name stands.
    fn segments_of(&self, unit: &Unit) -> Option<usize> {
        self.a.version.facts.get(unit.fact).map(|f| f.segment)
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
