//! Points of the compass in names: West Sumatra is not East Sumatra.

use super::contrast::{Contrast, Contrasted, Words};
use super::name_pair::{Fate, Pair};
use super::name_side::Unit;
use crate::language::{Boundaries, Pack};
use crate::text::Span;

/// Language, direction, how its words begin.
static TABLE: &str = include_str!("../../glossary/names/compass.tsv");

/// The directions' words, by language.
fn words_of(tag: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = TABLE.lines().filter(move |l| l.split('\t').next() == Some(tag));
    lines.flat_map(|l| {
        let mut cells = l.split('\t').skip(1);
        let direction = cells.next().unwrap_or_default();
        cells.map(move |form| (direction, form))
    })
}

/// The directions that a folded word tells: none or several (northwest).
fn directions(word: &str, pack: &Pack) -> Vec<&'static str> {
    let loose = pack.file.boundaries == Boundaries::None;
    let clitics = |form: &str| {
        let rest = pack
            .file
            .proclitics
            .iter()
            .filter_map(|p| word.strip_prefix(p.as_str()));
        rest.into_iter().any(|rest: &str| rest.starts_with(form))
    };
    let mut out: Vec<&str> = words_of(pack.tag())
        .filter(|(_, form)| match pack.tag() {
            "vi" => word == *form,
            // Korean and Chinese directions are single syllables that stand in many words.
            "ko" if form.chars().count() == 1 => word
                .strip_prefix(form)
                .is_some_and(|r| r.is_empty() || r.starts_with(['부', '쪽', '측', '녘'])),
            _ if loose || pack.tag() == "ko" => word.starts_with(form) || word.ends_with(form),
            "en" | "de" | "nl" | "ru" | "uk" | "pl" => word.contains(form),
            _ => word.starts_with(form) || clitics(form),
        })
        .map(|(direction, _)| direction)
        .collect();
    out.dedup();
    out
}

/// Whether a folded word tells a point of the compass.
pub(super) fn tells_direction(word: &str, pack: &Pack) -> bool {
    !directions(word, pack).is_empty()
}

impl Pair<'_, '_> {
    /// Whether a name tells one direction, and the other version another one beside what is heard of the name.
    pub(super) fn turned(&self, run: &[(&Unit, Fate)], row: usize) -> bool {
        self.turn(run, row).is_some()
    }

    /// The names of a row that tell one direction where the other version tells another one.
    pub(super) fn turns(&self, row: usize) -> Vec<Contrast> {
        let runs = self.fates[row].chunk_by(|(a, _), (b, _)| a.fact == b.fact);
        runs.filter_map(|run| self.turn(run, row)).collect()
    }

    fn turn(&self, run: &[(&Unit, Fate)], row: usize) -> Option<Contrast> {
        if self.a.pack.tag() != "en" {
            return None;
        }
        let own: Vec<&str> = run.iter().flat_map(|(u, _)| directions(&u.key, self.a.pack)).collect();
        let [own] = own[..] else { return None };
        let theirs = self.segments(row, self.of.1);
        let mine = self.pivot_words(row);
        let mine: Vec<&str> = mine.iter().flat_map(|word| directions(word, self.a.pack)).collect();
        let places = run.iter().filter(|(u, _)| directions(&u.key, self.a.pack).is_empty());
        let told: Vec<(&str, Span)> = places
            .filter_map(|(_, f)| f.place())
            .flat_map(|place| {
                self.beside(place, theirs)
                    .into_iter()
                    .map(move |(d, at)| (d, at.join(place)))
            })
            .collect();
        if told.iter().any(|(d, _)| *d == own) {
            return None;
        }
        let (_, span) = told.into_iter().find(|(d, _)| !mine.contains(d))?;
        let fact = self.a.version.facts.get(run.first()?.0.fact)?;
        let within = |s: &&usize| self.b.version.segments.get(**s).is_some_and(|s| s.span.contains(span));
        let words = |version, segment, span| Words { version, segment, span };
        Some(Contrast {
            row,
            words: [
                words(self.of.1, *theirs.iter().find(within)?, span),
                words(self.of.0, fact.segment, fact.span),
            ],
            of: Contrasted::Place,
        })
    }

    /// The directions told right before or behind a place of the other version, and where.
    fn beside(&self, place: Span, theirs: &[usize]) -> Vec<(&'static str, Span)> {
        let text = &self.b.version.document.text;
        if self.b.loose() {
            let (before, behind) = (text.get(..place.start), text.get(place.end..));
            let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
            // As many characters as a direction has.
            const NEAR: usize = 10;
            let from = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
            let to = behind.char_indices().nth(NEAR).map_or(behind.len(), |(at, _)| at);
            let front = before.get(from..).unwrap_or_default().trim_end_matches(between);
            let back = behind.get(..to).unwrap_or_default();
            let start = place.end + back.len() - back.trim_start_matches(between).len();
            let back = back.trim_start_matches(between);
            let mut out: Vec<(&str, Span)> = Vec::new();
            for (direction, form) in words_of(self.b.pack.tag()) {
                if front.ends_with(form) {
                    let end = from + front.len();
                    out.push((direction, Span::new(end - form.len(), end)));
                }
                if back.starts_with(form) {
                    out.push((direction, Span::new(start, start + form.len())));
                }
            }
            return out;
        }
        // A short word may stand between (West of X).
        const WORDS: usize = 2;
        let mut out = Vec::new();
        for (words, start) in theirs.iter().filter_map(|s| {
            let segment = self.b.version.segments.get(*s)?;
            segment
                .span
                .contains(place)
                .then(|| (self.b.words(*s), segment.span.start))
        }) {
            let first = words.iter().position(|(_, w)| w.shift(start).overlaps(place));
            let last = words.iter().rposition(|(_, w)| w.shift(start).overlaps(place));
            if let (Some(first), Some(last)) = (first, last) {
                let near = words.get(first.saturating_sub(WORDS)..).unwrap_or_default();
                let near = near.iter().take(last + WORDS + 1 - first.saturating_sub(WORDS));
                let told = near.flat_map(|(word, at)| {
                    directions(word, self.b.pack)
                        .into_iter()
                        .map(move |d| (d, at.shift(start)))
                });
                out.extend(told);
            }
        }
        out
    }
}

/// Whether a character stands between words.
fn between(c: char) -> bool {
    !c.is_alphanumeric()
}
