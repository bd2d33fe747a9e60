//! A country told as another country, a city as another city: each stands in one version's row by its language's own word, and the
//! other version's row lacks it.

use super::contrast::{Contrast, Contrasted, Words};
use super::name_pair::{Fate, Pair};
use super::name_side::{Side, TRACED, Unit};
use crate::extract::{Gazetteer, Known, KnownClass, sounds, words};
use crate::language::Boundaries;
use crate::text::{Span, fold};
use std::borrow::Cow;

/// The Arabic article.
const ARTICLE: &str = "ال";

/// A place or a people that a segment tells by its language's own word.
#[derive(Clone, Debug)]
pub(super) struct Place {
    segment: usize,
    /// Its bytes in the version's text.
    pub(super) span: Span,
    /// What the word names: several where it is the name of several.
    pub(super) known: Vec<Known>,
    /// Whether it can hardly be another word or a part of a person's name.
    pub(super) sure: bool,
    /// Whether it names the thing itself, and not its people.
    pub(super) plain: bool,
}

impl Place {
    /// Its bytes in the version's text.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Whether it can hardly be another word or a part of a person's name.
    pub(super) fn is_sure(&self) -> bool {
        self.sure
    }

    /// What the word names.
    pub(super) fn known(&self) -> &[Known] {
        &self.known
    }

    fn words(&self, version: usize) -> Words {
        Words {
            version,
            segment: self.segment,
            span: self.span,
        }
    }
}

impl Pair<'_, '_> {
    /// The place of the row that the other version tells as another one, if it is one alone.
    pub(super) fn exchanged(&self, row: usize) -> Option<Contrast> {
        let told = |side: &Side<'_>, version: usize| -> Vec<Place> {
            let segments = self.segments(row, version).iter();
            segments.flat_map(|s| side.places(*s)).collect()
        };
        let mine = told(self.a, self.of.0);
        if !mine.iter().any(|p| p.sure) {
            return None;
        }
        let theirs = told(self.b, self.of.1);
        let lost = only(
            mine.iter()
                .filter(|p| p.sure && self.lacks(self.b, self.of.1, row, p, &theirs)),
        )?;
        let gained = only(
            theirs
                .iter()
                .filter(|p| p.sure && self.stands_out(p.span) && self.lacks(self.a, self.of.0, row, p, &mine)),
        )?;
        let kind = |p: &Place| {
            p.known
                .iter()
                .map(|k| Gazetteer::class(*k))
                .find(|c| *c != KnownClass::Other)
        };
        let one_kind = kind(lost) == kind(gained);
        let related = lost.known.iter().any(|k| {
            let plain = lost.plain && gained.plain;
            gained.known.iter().any(|l| Gazetteer::related(*k, *l, plain))
        });
        let heard = self.is_heard(row, lost, gained);
        (one_kind && !related && !heard).then(|| Contrast {
            row,
            words: [gained.words(self.of.1), lost.words(self.of.0)],
            of: Contrasted::Place,
        })
    }

    /// Whether a version's row, and the rows beside, tell nothing of what a place of the other version names, though the language
    /// has a word for it.
    pub(super) fn lacks(&self, side: &Side<'_>, version: usize, row: usize, place: &Place, told: &[Place]) -> bool {
        let near = [row.wrapping_sub(1), row, row + 1];
        let mut asked = place
            .known
            .iter()
            .filter(|k| Gazetteer::class(**k) != KnownClass::Other)
            .peekable();
        let has_word = |k: &Known| !Gazetteer::of(side.pack.tag()).forms(*k).is_empty();
        let asked = asked.peek().is_some() && asked.all(has_word);
        let tells = |list: &[Place]| list.iter().any(|p| p.known.iter().any(|k| place.known.contains(k)));
        let mut rows = near.iter().flat_map(|r| self.segments(*r, version));
        asked && !tells(told) && !rows.any(|s| tells(&side.places(*s)))
    }

    /// Whether the other version writes the lost place as it sounds, or the place that it gained is the sound of another name.
    fn is_heard(&self, row: usize, lost: &Place, gained: &Place) -> bool {
        let text = |side: &Side<'_>, span: Span| {
            side.version
                .document
                .text
                .get(span.start..span.end)
                .unwrap_or_default()
                .to_lowercase()
        };
        let unit = |key: String| Unit {
            sounds: sounds(&key),
            key,
            ..Unit::default()
        };
        let name = unit(text(self.a, lost.span));
        let lost_heard = self.segments(row, self.of.1).iter().any(|s| {
            let offset = self.b.version.segments.get(*s).map_or(0, |s| s.span.start);
            let trace = self.b.trace(&name, *s, self.a);
            trace.is_some_and(|t| t.score >= TRACED[self.latin] && !t.span.shift(offset).overlaps(gained.span))
        });
        let name = unit(text(self.b, gained.span));
        // A short word is soon heard in a long one.
        let gained_heard = name.sounds.len() > 3
            && self.segments(row, self.of.0).iter().any(|s| {
                let offset = self.a.version.segments.get(*s).map_or(0, |s| s.span.start);
                let trace = self.a.trace(&name, *s, self.b);
                trace.is_some_and(|t| t.score >= TRACED[self.latin] && !t.span.shift(offset).overlaps(lost.span))
            });
        let another = self.fates[row].iter().any(|(unit, fate)| {
            let fact = self.a.version.facts.get(unit.fact);
            let its_own = fact.is_some_and(|f| f.span.overlaps(lost.span));
            matches!(fate, Fate::Traced(span, _) if span.overlaps(gained.span)) && !its_own
        });
        lost_heard || gained_heard || another
    }
}

/// The one thing that all are.
fn only<'p>(mut places: impl Iterator<Item = &'p Place>) -> Option<&'p Place> {
    let first = places.next()?;
    places.all(|p| p.known == first.known).then_some(first)
}

impl Side<'_> {
    /// The places that a segment tells, the longest name at each.
    pub(super) fn places(&self, segment: usize) -> Vec<Place> {
        if let Some(known) = self.told.borrow().get(&segment) {
            return known.clone();
        }
        let found = self.find_places(segment);
        self.told.borrow_mut().insert(segment, found.clone());
        found
    }

    fn find_places(&self, segment: usize) -> Vec<Place> {
        let Some(read) = self.version.segments.get(segment) else {
            return Vec::new();
        };
        let folded = fold(&read.text);
        let gazetteer = Gazetteer::of(self.pack.tag());
        let loose = self.loose();
        let mut out: Vec<Place> = Vec::new();
        let mut push = |from: usize, to: usize, form: &str, known: Vec<Known>, sure: bool| {
            let span = Span::new(folded.origin(from), folded.origin(to)).shift(read.span.start);
            let doubtful = gazetteer.is_doubtful(form);
            out.push(Place {
                segment,
                span,
                known,
                sure: sure && !doubtful,
                plain: gazetteer.is_plain(form),
            });
        };
        if loose {
            let mut free = 0;
            for (at, c) in folded.text.char_indices() {
                if at < free {
                    continue;
                }
                let rest = &folded.text[at..];
                let stands = gazetteer.beginning(c).filter(|(form, _)| rest.starts_with(form));
                // In such scripts two letters of an alphabet are soon a part of another word.
                let long = |form: &str| form.chars().count() > if form >= "\u{2e80}" { 1 } else { 2 };
                if let Some((form, known)) = stands.filter(|(form, _)| long(form)).max_by_key(|(form, _)| form.len()) {
                    free = at + form.len();
                    push(at, free, form, known.to_vec(), true);
                }
            }
            return out;
        }
        let spans = words(&folded.text);
        let mut free = 0;
        for (i, first) in spans.iter().enumerate() {
            if i < free {
                continue;
            }
            let best = self
                .fronts(first.of(&folded.text))
                .into_iter()
                .filter_map(|(front, swallowed)| {
                    let start = first.start + front;
                    let rest = folded.text.get(start..first.end)?;
                    let opening = if swallowed {
                        Cow::Owned(format!("{ARTICLE}{rest}"))
                    } else {
                        Cow::Borrowed(rest)
                    };
                    let c = opening.chars().next()?;
                    let forms = gazetteer.beginning(c);
                    let met = forms.filter_map(|(form, known)| {
                        let (mut score, mut whole) = (0, true);
                        let mut last = i;
                        // Most names that begin with the letter go on otherwise.
                        if !self.goes_on(form, &opening) {
                            return None;
                        }
                        for (k, part) in form.split([' ', '-']).enumerate() {
                            let span = spans.get(i + k)?;
                            let word = if k == 0 {
                                opening.as_ref()
                            } else {
                                span.of(&folded.text)
                            };
                            let (letters, alike) = self.meets(part, word)?;
                            score += letters;
                            whole &= alike;
                            last = i + k;
                        }
                        Some((score, last, form, known, whole))
                    });
                    let met: Vec<_> = met.collect();
                    let top = met.iter().map(|m| (m.1, m.0)).max()?;
                    let all = met.into_iter().filter(|m| (m.1, m.0) == top);
                    let mut known: Vec<Known> = Vec::new();
                    let (mut form, mut exact, mut whole) = ("", "", false);
                    for m in all {
                        whole |= m.4;
                        known.extend(m.3.iter().filter(|k| !known.contains(k)).copied().collect::<Vec<_>>());
                        form = m.2;
                        if folded.text[start..].starts_with(m.2) || opening.starts_with(m.2) {
                            exact = m.2;
                        }
                    }
                    known.sort_unstable();
                    Some((top, start, if exact.is_empty() { form } else { exact }, known, whole))
                });
            if let Some(((last, _), start, form, known, whole)) = best.max_by_key(|b| b.0) {
                let end = spans.get(last).map_or(first.end, |s| s.end);
                let original = |at: usize| folded.origin(at);
                let sure = self.stands_alone(&read.text, original(start), original(end), form);
                push(start, end, form, known, sure && whole);
                free = last + 1;
            }
        }
        out
    }

    /// Where a word may begin: at its front, and behind what is glued there; and whether an article is swallowed there (للمملكة).
    fn fronts(&self, word: &str) -> Vec<(usize, bool)> {
        const SWALLOWED: &str = "لل";
        let mut out = vec![(0, false)];
        let mut at = 0;
        let arabic = self.pack.tag() == "ar";
        let front = if word.starts_with(['و', 'ف']) {
            'و'.len_utf8()
        } else {
            0
        };
        if arabic && word.get(front..).is_some_and(|rest| rest.starts_with(SWALLOWED)) {
            out.push((front + SWALLOWED.len(), true));
        }
        for _ in 0..3 {
            let rest = word.get(at..).unwrap_or_default();
            let glued = self.pack.proclitics.iter().filter(|p| rest.starts_with(p.as_str()));
            match glued.max_by_key(|p| p.len()) {
                Some(front) if rest.chars().count() > front.chars().count() + 2 => at += front.len(),
                _ => break,
            }
            out.push((at, false));
        }
        out
    }

    /// Whether the second letters of two words may be one.
    fn goes_on(&self, form: &str, word: &str) -> bool {
        match (form.chars().nth(1), word.chars().nth(1)) {
            (Some(a), Some(b)) => a == b || !(a.is_ascii() && b.is_ascii()),
            _ => true,
        }
    }

    /// How many letters of a known name's word a word of the text has, where it may be an ending's change of it, and whether it can
    /// hardly be another word.
    fn meets(&self, form: &str, word: &str) -> Option<(usize, bool)> {
        let tag = self.pack.tag();
        // Vowels change with the ending (Norvège, norvégien), but are no other ones in Vietnamese.
        let latin = tag != "vi" && self.latin();
        let alike = |a: char, b: char| {
            a == b
                || latin
                    && !(a.is_ascii() && b.is_ascii())
                    && any_ascii::any_ascii_char(a) == any_ascii::any_ascii_char(b)
        };
        let common = form
            .chars()
            .zip(word.chars())
            .take_while(|(a, b)| alike(*a, *b))
            .count();
        let (long, here) = (form.chars().count(), word.chars().count());
        let (lacks, more) = (long - common, here - common);
        let ending = || word.char_indices().nth(common).map_or("", |(at, _)| &word[at..]);
        let (stands, sure) = match tag {
            "vi" => (lacks + more == 0, true),
            "en" => (lacks == 0 && matches!(ending(), "" | "s" | "'s" | "’s" | "n"), true),
            "id" | "sw" => (lacks == 0 && more < 4, more == 0),
            "ur" | "fa" | "hi" | "bn" => (
                lacks <= usize::from(long > 4) && more < 5,
                lacks == 0 && more < 3 && (long > 3 || more == 0),
            ),
            // An adjective has its ending in the place of a last vowel (تركيا, تركي).
            "ar" if long > 3 => (
                lacks <= 1 + usize::from(long > 5) && more < 8,
                lacks == 0 && more < 4 || lacks == 1 && form.ends_with(['ا', 'ه']) && ending().starts_with('ي'),
            ),
            _ if self.pack.file.boundaries == Boundaries::Start => (lacks == 0 && more < 4, true),
            _ if long < 4 => (lacks + more == 0, true),
            _ => (
                lacks <= 1 + usize::from(long > 5) && more < 8,
                more < 6
                    && (lacks == 0 || lacks == 1 && (common > 5 || common > 4 && more < 4 || common > 3 && more == 0)),
            ),
        };
        stands.then_some((common, sure))
    }

    /// Whether a word in text with capitals is a name of its own, and no part of a person's.
    fn stands_alone(&self, text: &str, start: usize, end: usize, form: &str) -> bool {
        if !self.cased() {
            return true;
        }
        let written = text.get(start..end).unwrap_or_default();
        if !written.starts_with(char::is_uppercase) {
            // Peoples are written small in many languages; a short word may be any.
            return form.chars().count() > 4 && !matches!(self.pack.tag(), "en" | "vi" | "de");
        }
        if self.pack.tag() != "vi" || form.contains(' ') {
            return true;
        }
        let before = text
            .get(..start)
            .and_then(|t| t.trim_end_matches(' ').rsplit(' ').next());
        let behind = text
            .get(end..)
            .and_then(|t| t.trim_start_matches(' ').split(' ').next());
        let capital = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
        !capital(before) && !capital(behind)
    }
}
