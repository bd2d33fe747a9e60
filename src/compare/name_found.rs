//! The places that a segment tells: every name of the gazetteer that stands in it, with the endings of its language.

use super::name_places::Place;
use super::name_side::Side;
use crate::extract::{Form, Gazetteer, Known, KnownClass, is_common_english, words};
use crate::language::Boundaries;
use crate::text::{Span, fold, letter};

/// What Arabic writes onto the front of a noun.
const ARTICLE: &str = "ال";

impl Side<'_> {
    /// The places that a segment tells, the longest name at each.
    pub(super) fn places(&self, segment: usize) -> &[Place] {
        let slot = self.told.get(segment);
        slot.map_or(&[], |slot| slot.get_or_init(|| self.find_places(segment)))
    }

    fn find_places(&self, segment: usize) -> Vec<Place> {
        let Some(read) = self.version.segments.get(segment) else {
            return Vec::new();
        };
        let folded = fold(&read.text);
        let found = match self.loose() {
            true => self.places_anywhere(&folded.text),
            false => self.places_on_words(&folded.text),
        };
        let placed = found.into_iter().map(|found| {
            let (start, end) = (folded.origin(found.at.start), folded.origin(found.at.end));
            let alone = self.loose() || self.stands_alone(&read.text, start, end, &found);
            Place {
                segment,
                span: Span::new(start, end).shift(read.span.start),
                sure: found.sure && !found.doubtful && alone,
                plain: found.plain,
                letters: found.letters,
                least: match (found.dense, self.cased()) {
                    (true, _) => 2,
                    (_, true) => 3,
                    _ => 5,
                },
                known: found.known,
            }
        });
        placed.collect()
    }

    /// Names in text without spaces between its words.
    fn places_anywhere(&self, text: &str) -> Vec<Found> {
        let gazetteer = Gazetteer::of(self.pack.tag());
        let mut out = Vec::new();
        let mut free = 0;
        for (at, c) in text.char_indices() {
            if at < free || !c.is_alphabetic() || runs_on(text, at) {
                continue;
            }
            let rest = &text[at..];
            // In such scripts two letters of an alphabet are soon a part of another word.
            let long = |form: &str| form.chars().count() > if form >= "\u{2e80}" { 1 } else { 2 };
            // A syllable is soon a part of another word.
            let syllabic = |form: &str| form >= "\u{2e80}" || letters(form) > 2;
            let stands = gazetteer
                .beginning(rest)
                .filter(|f| rest.starts_with(f.text.as_ref()) && long(&f.text) && !runs_on(text, at + f.text.len()));
            let mut best: Option<Found> = None;
            for form in stands {
                let end = at + form.text.len();
                match &mut best {
                    Some(best) if best.at.end > end => {}
                    Some(best) if best.at.end == end => best.add(form, syllabic(&form.text)),
                    _ => best = Some(Found::new(Span::new(at, end), form, syllabic(&form.text))),
                }
            }
            if let Some(best) = best {
                free = best.at.end;
                out.push(best);
            }
        }
        out
    }

    /// Names that begin where words do, and may have endings.
    fn places_on_words(&self, text: &str) -> Vec<Found> {
        let gazetteer = Gazetteer::of(self.pack.tag());
        let spans = words(text);
        let mut out = Vec::new();
        let mut free = 0;
        for (i, first) in spans.iter().enumerate() {
            if i < free {
                continue;
            }
            // The last word that the name has, how many letters meet, and the name.
            let mut best: Option<(usize, usize, Found)> = None;
            for front in self.fronts(first.of(text)) {
                let start = first.start + front;
                let Some(word) = text.get(start..first.end) else {
                    continue;
                };
                // Adjectives lose the Arabic article of the country (سويدية, السويد), and a preposition takes its first letter.
                let article =
                    (self.pack.tag() == "ar" && !word.starts_with(ARTICLE)).then(|| format!("{ARTICLE}{word}"));
                let articled = article.iter().flat_map(|word| gazetteer.beginning(word));
                for form in gazetteer.beginning(word).chain(articled) {
                    let Some((last, letters, whole)) = self.meets_words(form, &spans, i, start, text) else {
                        continue;
                    };
                    let end = spans.get(last).map_or(first.end, |s| s.end);
                    match &mut best {
                        Some((l, s, _)) if (*l, *s) > (last, letters) => {}
                        Some((l, s, best)) if (*l, *s) == (last, letters) && best.at.start == start => {
                            best.add(form, whole)
                        }
                        _ => best = Some((last, letters, Found::new(Span::new(start, end), form, whole))),
                    }
                }
            }
            if let Some((last, _, found)) = best {
                free = last + 1;
                out.push(found);
            }
        }
        out
    }

    /// The last of the words that meet those of a name, from the word `first` on, which is read from `start`; how many letters meet;
    /// whether they can hardly be other words.
    fn meets_words(
        &self,
        form: &Form,
        spans: &[Span],
        first: usize,
        start: usize,
        text: &str,
    ) -> Option<(usize, usize, bool)> {
        let (mut letters, mut whole, mut last) = (0, true, first);
        for (k, part) in form.text.split([' ', '-', '–']).filter(|p| !p.is_empty()).enumerate() {
            let span = spans.get(first + k)?;
            let from = if k == 0 { start } else { span.start };
            let word = text.get(from..span.end)?;
            let bare = part
                .strip_prefix(ARTICLE)
                .filter(|_| k == 0 && !word.starts_with(ARTICLE));
            let (met, alike) = self.meets(bare.unwrap_or(part), word, Gazetteer::class(form.known))?;
            letters += met;
            whole &= alike;
            last = first + k;
        }
        Some((last, letters, whole))
    }

    /// Where a word may begin: at its front, and behind what is glued there.
    fn fronts(&self, word: &str) -> Vec<usize> {
        let mut out = vec![0];
        let mut next = 0;
        while let Some(at) = out.get(next).copied().filter(|_| next < 8) {
            next += 1;
            let rest = word.get(at..).unwrap_or_default();
            let glued = self.pack.proclitics.iter().filter(|p| rest.starts_with(p.as_str()));
            let long = glued.filter(|p| rest.chars().count() > p.chars().count() + 2);
            for front in long.map(|p| at + p.len()) {
                if !out.contains(&front) {
                    out.push(front);
                }
            }
        }
        out
    }

    /// How many letters of a known name's word a word of the text has, where it may be an ending's change of it, and whether it can
    /// hardly be another word.
    fn meets(&self, form: &str, word: &str, class: KnownClass) -> Option<(usize, bool)> {
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
            "en" if lacks == 0 && matches!(ending(), "" | "s" | "'s" | "’s" | "n") => (true, true),
            // What its people are told by answers, and does not ask (Ecuadorian).
            "en" => {
                let people = ["ian", "ians", "an", "ans", "ese", "i", "is", "ish", "er", "ers"].contains(&ending());
                (
                    long > 3 && lacks <= usize::from(form.ends_with(['a', 'e', 'o', 'y'])) && people,
                    false,
                )
            }
            "ar" => {
                let nisba = ["ی", "یہ", "یون", "یین", "ین", "یات", "ا"].contains(&ending());
                let open = form.ends_with(['ا', 'ہ']);
                (
                    lacks + more == 0 || nisba && long > 3 && lacks <= usize::from(open),
                    true,
                )
            }
            "id" | "sw" => (lacks == 0 && more < 4, more == 0),
            "ur" | "fa" | "hi" | "bn" => (lacks <= usize::from(long > 4) && more < 5, lacks == 0 && more < 3),
            _ if self.pack.file.boundaries == Boundaries::Start => (lacks == 0 && more < 4, true),
            _ if long < 4 => (lacks + more == 0, true),
            _ => (
                lacks <= 1 + usize::from(long > 5) && more < 8,
                more < 6
                    && (lacks == 0 || lacks == 1 && (common > 5 || common > 4 && more < 4 || common > 3 && more == 0)),
            ),
        };
        // There are many provinces, and more words that are like one of them.
        let close = match tag {
            "ru" | "uk" | "pl" | "tr" => lacks == 0 && more < 6 || lacks == 1 && more < 4 && common > 3,
            "de" | "fr" | "es" | "pt" | "it" | "nl" => lacks == 0 && matches!(ending(), "" | "s"),
            "ur" | "fa" | "hi" => lacks + more == 0,
            _ => true,
        };
        stands.then_some((common, sure && (class != KnownClass::Subdivision || close)))
    }

    /// Whether a word in text with capitals is a name of its own, and no part of a person's.
    fn stands_alone(&self, text: &str, start: usize, end: usize, found: &Found) -> bool {
        if !self.cased() {
            return true;
        }
        let written = text.get(start..end).unwrap_or_default();
        let part = found
            .known
            .iter()
            .all(|k| Gazetteer::class(k) == KnownClass::Subdivision);
        if !written.starts_with(char::is_uppercase) {
            // Peoples are written small in many languages; a short word may be any.
            return found.letters > 4 && !part && !matches!(self.pack.tag(), "en" | "vi" | "de");
        }
        let vietnamese = self.pack.tag() == "vi" && !found.several;
        if !vietnamese && (!part || self.shows_nouns()) {
            return true;
        }
        let before = text
            .get(..start)
            .and_then(|t| t.trim_end_matches(' ').rsplit(' ').next());
        let behind = text
            .get(end..)
            .and_then(|t| t.trim_start_matches(' ').split(' ').next());
        let capital = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
        // A word that is written small is none of a name's (Hòa bình, peace).
        let small = self.pack.tag() == "vi" && written.split(' ').any(|word| word.starts_with(char::is_lowercase));
        // What has a name of its own behind or before it may be a part of that (Virginia Woolf, Clark Kent, Michigan State).
        let named = |word: Option<&str>| {
            let word = word.filter(|w| w.starts_with(char::is_uppercase) && w.ends_with(char::is_alphanumeric));
            word.is_some_and(|w| w.len() > 1 && !is_common_english(&w.to_lowercase()))
        };
        let first = self.pack.tag() == "en" && named(before) || vietnamese && capital(before);
        !capital(behind) && !first && !small
    }
}

/// Whether a katakana word goes on at the byte: a part of it is no name.
fn runs_on(text: &str, at: usize) -> bool {
    let kana = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー'));
    kana(text[..at].chars().next_back()) && kana(text[at..].chars().next())
}

/// How many letters a name has, marks apart.
fn letters(form: &str) -> usize {
    form.chars()
        .filter(|c| letter(*c).is_alphabetic() && !letter(*c).is_mark())
        .count()
}

/// A name that a segment tells, by the folded text's bytes.
struct Found {
    at: Span,
    /// Sorted.
    known: Vec<Known>,
    /// Whether it can hardly be another word by its letters.
    sure: bool,
    /// Whether it is another word as well.
    doubtful: bool,
    plain: bool,
    /// How many letters the name has.
    letters: usize,
    /// Whether its letters are characters or hangul.
    dense: bool,
    /// Whether it has several words.
    several: bool,
}

impl Found {
    fn new(at: Span, form: &Form, sure: bool) -> Self {
        Self {
            at,
            known: vec![form.known],
            sure,
            doubtful: form.doubtful,
            plain: form.plain,
            letters: form.text.chars().count(),
            dense: form.text.starts_with(|c: char| c >= '\u{3400}'),
            several: form.text.contains(' '),
        }
    }

    /// The spelling is another thing's, too.
    fn add(&mut self, form: &Form, sure: bool) {
        self.sure |= sure;
        self.doubtful |= form.doubtful;
        self.plain |= form.plain;
        if let Err(at) = self.known.binary_search(&form.known) {
            self.known.insert(at, form.known);
        }
    }
}
