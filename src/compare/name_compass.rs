//! Points of the compass in names: West Sumatra is not East Sumatra.

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
            _ if loose || pack.tag() == "ko" => word.starts_with(form) || word.ends_with(form),
            "en" | "de" | "nl" | "ru" | "uk" | "pl" => word.contains(form),
            _ => word.starts_with(form) || clitics(form),
        })
        .map(|(direction, _)| direction)
        .collect();
    out.dedup();
    out
}

impl Pair<'_, '_> {
    /// Whether a name tells one direction, and the other version another one beside what is heard of the name.
    pub(super) fn turned(&self, run: &[(&Unit, Fate)], row: usize) -> bool {
        if self.a.pack.tag() != "en" {
            return false;
        }
        let own: Vec<&str> = run.iter().flat_map(|(u, _)| directions(&u.key, self.a.pack)).collect();
        let [own] = own[..] else { return false };
        let theirs = self.segments(row, self.of.1);
        let mine = self.segments(row, self.of.0).iter().flat_map(|s| self.a.words(*s));
        let mine: Vec<&str> = mine.flat_map(|(word, _)| directions(&word, self.a.pack)).collect();
        let places = run.iter().filter(|(u, _)| directions(&u.key, self.a.pack).is_empty());
        let mut beside = places
            .filter_map(|(_, f)| f.place())
            .flat_map(|place| self.beside(place, theirs));
        let first = beside.next();
        let told: Vec<&str> = first.into_iter().chain(beside).collect();
        !told.contains(&own) && told.iter().any(|d| !mine.contains(d))
    }

    /// The directions told right before or behind a place of the other version.
    fn beside(&self, place: Span, theirs: &[usize]) -> Vec<&'static str> {
        let text = &self.b.version.document.text;
        if self.b.loose() {
            let (before, behind) = (text.get(..place.start), text.get(place.end..));
            let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
            // As many characters as a direction has.
            const NEAR: usize = 10;
            let from = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
            let to = behind.char_indices().nth(NEAR).map_or(behind.len(), |(at, _)| at);
            let mut out = directions(trimmed(before.get(from..).unwrap_or_default()), self.b.pack);
            out.extend(directions(trimmed(behind.get(..to).unwrap_or_default()), self.b.pack));
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
                out.extend(near.flat_map(|(word, _)| directions(word, self.b.pack)));
            }
        }
        out
    }
}

/// The text without what stands between words.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}
