//! Names of scripts without capitals that stand where another should: the family name behind a given name that is heard, and a
//! person or a city that the pivot's row does not tell where the row's own one is not heard.

use super::contrast::{Contrast, Contrasted, Words};
use super::name_pair::{Fate, Pair};
use super::name_side::{SURE, TRACED, UNTRACED, Unit};
use crate::align::concepts_in;
use crate::extract::{Gazetteer, KnownClass, NameKind, writes_foreign};
use crate::text::{Span, fold_key, letter};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Language, words that stand behind a name and are no part of it.
static BEHIND: &str = include_str!("../../glossary/names/behind.tsv");
/// What parts a given name and a family name in Chinese and Japanese.
const DOTS: [char; 4] = ['·', '・', '•', '＝'];
/// In scripts without spaces a name is taken to be no longer than this, in characters.
const LONGEST: usize = 14;
/// From this likeness on a word of the other version is taken for a word of the pivot's row.
const ALIKE: u32 = 27;
/// From this likeness on, heard from either side, a word is taken for the name in whose place it stands.
const LIKE: u32 = 8;
/// In scripts without spaces a shorter name of a city is soon a part of another word.
const SHORTEST: usize = 6;

impl Pair<'_, '_> {
    /// The names of the row that the other version, in a script without capitals, surely tells as others.
    pub(super) fn displaced(&self, row: usize) -> Vec<Contrast> {
        if self.latin == 1 || self.b.cased() {
            return Vec::new();
        }
        let runs = self.fates[row].chunk_by(|(a, _), (b, _)| a.fact == b.fact);
        let mut out: Vec<Contrast> = runs.filter_map(|run| self.other_family(run, row)).collect();
        if out.is_empty() {
            out.extend(self.other_person(row).or_else(|| self.other_city(row)));
        }
        out
    }

    /// Another family name behind a given name that is surely heard, or in Chinese and Japanese another given name before a family
    /// name.
    fn other_family(&self, run: &[(&Unit, Fate)], row: usize) -> Option<Contrast> {
        let surely = |f: &Fate| matches!(f, Fate::Traced(_, score) if *score >= SURE[0]);
        let dotted = matches!(self.b.pack.tag(), "zh" | "ja");
        let unheard = |(unit, fate): &(&Unit, Fate)| {
            !matches!(fate, Fate::Traced(..) | Fate::Told)
                && self.trace_of(unit, row) < UNTRACED[0]
                && !self.nearby(unit, row)
        };
        run.windows(2).find_map(|pair| {
            let (heard, lost, behind) = match (&pair[0], &pair[1]) {
                (heard, lost) if surely(&heard.1) => (heard, lost, true),
                (lost, heard) if surely(&heard.1) && dotted => (heard, lost, false),
                _ => return None,
            };
            let told = self.times.get(lost.0.key.as_str()).copied().unwrap_or_default();
            let proper = lost.0.firm && heard.0.kind != NameKind::Common;
            if !proper || !unheard(lost) || told.0 == 0 && told.1 > 1 {
                return None;
            }
            let place = heard.1.place()?;
            let slot = if behind {
                self.slot_behind(place)?
            } else {
                self.slot_before(place)?
            };
            let written = slot.of(&self.b.version.document.text);
            if self.one_name(lost.0, written) || self.explained(written, row) || self.quoted(place) {
                return None;
            }
            self.contrast(row, lost.0, place.join(slot))
        })
    }

    /// The word behind a heard one, where it can be a name.
    fn slot_behind(&self, heard: Span) -> Option<Span> {
        let text = &self.b.version.document.text;
        let heard = self.whole_words(heard);
        let rest = text.get(heard.end..)?;
        let gap = rest.chars().next()?;
        let dotted = matches!(self.b.pack.tag(), "zh" | "ja");
        if dotted && !DOTS.contains(&gap) || !dotted && gap != ' ' {
            return None;
        }
        let start = heard.end + gap.len_utf8();
        let rest = text.get(start..)?;
        let word: usize = rest.chars().take_while(|c| self.writes(*c)).map(char::len_utf8).sum();
        self.slot(Span::new(start, start + word))
    }

    /// The word before a heard one and a dot.
    fn slot_before(&self, heard: Span) -> Option<Span> {
        let text = &self.b.version.document.text;
        let front = text.get(..heard.start)?;
        let front = front.strip_suffix(DOTS)?;
        let word: usize = front
            .chars()
            .rev()
            .take_while(|c| self.writes(*c) && !DOTS.contains(c))
            .map(char::len_utf8)
            .sum();
        self.slot(Span::new(front.len() - word, front.len()))
    }

    /// A span that can be a name: it is neither empty nor a word that stands behind names.
    fn slot(&self, span: Span) -> Option<Span> {
        let word = fold_key(span.of(&self.b.version.document.text));
        let loose = self.b.loose();
        let tag = self.b.pack.tag();
        let plain = behind(tag)
            .iter()
            .any(|w| word == *w || loose && word.starts_with(w.as_str()));
        let letters = word.chars().count();
        let article = tag == "ar" && word.starts_with("ال");
        let fits = letters > 1 && (!loose || letters <= LONGEST);
        (fits && !plain && !article && !self.b.pack.titles.contains(&word) && concepts_in(tag, &word).is_empty())
            .then_some(span)
    }

    /// Whether a character writes a name behind a given name.
    fn writes(&self, c: char) -> bool {
        match self.b.pack.tag() {
            "ja" => matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー'),
            "zh" => writes_foreign(c),
            _ => !c.is_whitespace() && (c.is_alphanumeric() || letter(c).is_mark()),
        }
    }

    /// Whether a word in the place of a name may be that name.
    fn one_name(&self, unit: &Unit, written: &str) -> bool {
        let there = self.b.likeness(&unit.key, written, self.a);
        there >= LIKE || self.a.likeness(written, &unit.key, self.b) >= LIKE
    }

    /// Whether a name begins a quotation: what is a title is translated.
    fn quoted(&self, name: Span) -> bool {
        let front = self.b.version.document.text.get(..name.start);
        front.is_some_and(|t| t.ends_with(['«', '“', '"', '‘', '「', '『', '《', '\'']))
    }

    /// Whether a word of the other version may be a word of the pivot's row.
    fn explained(&self, written: &str, row: usize) -> bool {
        let mut mine = self.pivot_words(row).into_iter();
        mine.any(|own| {
            self.b.same_word(&own, written, self.a)
                || own.chars().count() > 3 && self.b.likeness(&own, written, self.a) >= ALIKE
        })
    }

    /// A person of another row, where the row's only person that is not heard is heard elsewhere.
    fn other_person(&self, row: usize) -> Option<Contrast> {
        let lost = self.only_lost(row, |unit| self.times.get(unit.key.as_str()).is_some_and(|t| t.0 > 0))?;
        if self.segments(row, self.of.0).iter().any(|s| self.a.pronoun(*s)) {
            return None;
        }
        let words = self.pivot_words(row);
        let heard: Vec<Span> = self.fates[row].iter().filter_map(|(_, f)| f.place()).collect();
        let mut found = Vec::new();
        for unit in &self.familiar {
            if unit.kind != NameKind::Proper || words.contains(&unit.key) {
                continue;
            }
            for &s in self.segments(row, self.of.1) {
                let offset = self.b.version.segments.get(s)?.span.start;
                let Some(trace) = self.b.trace(unit, s, self.a) else {
                    continue;
                };
                let span = trace.span.shift(offset);
                let clear = trace.score >= SURE[0] && self.b.tellable(unit, s, self.a);
                if clear && !heard.iter().any(|h| h.overlaps(span)) {
                    found.push(span);
                }
            }
        }
        let [span] = found[..] else { return None };
        self.contrast(row, lost, self.whole_words(span))
    }

    /// A city or a country that the pivot's row does not tell, where its only name of a place or a person is not heard.
    fn other_city(&self, row: usize) -> Option<Contrast> {
        let lost = self.only_lost(row, |_| true)?;
        let segments = self.segments(row, self.of.1).iter();
        let theirs: Vec<_> = segments.flat_map(|s| self.b.places(*s)).collect();
        let segments = self.segments(row, self.of.0).iter();
        let mine: Vec<_> = segments.flat_map(|s| self.a.places(*s)).collect();
        let mut gained = theirs.iter().filter(|p| {
            p.sure
                && p.plain
                && p.known.iter().any(|k| Gazetteer::class(k) == KnownClass::City)
                && self.stands_out(p.span)
                && self.lacks(self.a, self.of.0, row, p, &mine)
        });
        let place = gained.next().filter(|_| gained.next().is_none())?;
        let text = &self.b.version.document.text;
        let written = place.span.of(text);
        let sounded = self.fates[row]
            .iter()
            .any(|(_, f)| f.place().is_some_and(|p| p.overlaps(place.span)));
        (!sounded && !self.explained(written, row)).then_some(())?;
        self.contrast(row, lost, place.span)
    }

    /// Whether a place's name is hardly a part of another word.
    pub(super) fn stands_out(&self, span: Span) -> bool {
        let text = &self.b.version.document.text;
        match self.b.pack.tag() {
            "zh" => true,
            "ja" => {
                let before = text.get(..span.start).and_then(|t| t.chars().next_back());
                let behind = text.get(span.end..).and_then(|t| t.chars().next());
                ![before, behind].into_iter().flatten().any(|c| self.writes(c))
            }
            tag => {
                let long = span.of(text).chars().count() >= SHORTEST;
                !self.b.loose()
                    || long
                    || Gazetteer::of(tag)
                        .known(span.of(text))
                        .iter()
                        .all(|k| Gazetteer::class(k) != KnownClass::City)
            }
        }
    }

    /// The one name of the row of which nothing is heard and that is told by its sound.
    fn only_lost(&self, row: usize, is: impl Fn(&Unit) -> bool) -> Option<&Unit> {
        let runs = self.fates[row].chunk_by(|(a, _), (b, _)| a.fact == b.fact);
        let mut lost = runs.filter(|run| {
            run.iter()
                .all(|(_, f)| !matches!(f, Fate::Traced(_, score) if *score >= TRACED[0]) && *f != Fate::Told)
        });
        let run = lost.next().filter(|_| lost.next().is_none())?;
        let sure = |(unit, fate): &(&Unit, Fate)| unit.firm && fate.lost(0) && !unit.short && is(unit);
        let clear = run.iter().all(sure) && !self.translated(run);
        run.first().filter(|_| clear).map(|(unit, _)| *unit)
    }

    /// Words of the other version against the name of which a unit is a word.
    fn contrast(&self, row: usize, unit: &Unit, span: Span) -> Option<Contrast> {
        let name = self.a.version.facts.get(unit.fact)?;
        let mut theirs = self.segments(row, self.of.1).iter();
        let inside = |s: &&usize| self.b.version.segments.get(**s).is_some_and(|s| s.span.contains(span));
        let segment = *theirs.find(inside)?;
        let words = [
            Words {
                version: self.of.1,
                segment,
                span,
            },
            Words {
                version: self.of.0,
                segment: name.segment,
                span: name.span,
            },
        ];
        Some(Contrast {
            row,
            words,
            of: Contrasted::Place,
        })
    }
}

/// The words of a language that stand behind a name and are no part of it, folded.
fn behind(tag: &str) -> &'static [String] {
    static ALL: OnceLock<BTreeMap<&'static str, Vec<String>>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let lines = BEHIND.lines().filter(|l| !l.starts_with('#'));
        let rows = lines.filter_map(|line| line.split_once('\t'));
        rows.map(|(tag, words)| (tag, words.split('\t').map(fold_key).collect()))
            .collect()
    });
    all.get(tag).map_or(&[], Vec::as_slice)
}
