//! Where in a text a word sounds: the best window by an edit distance weighted by confusability (Sellers 1980).

use super::sound::{Sounds, confusion, sounds, weight};
use crate::language::{Boundaries, Pack};
use crate::text::Span;

/// A segment as it sounds, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    sounds: Sounds,
    /// Per sound, the bytes of the segment's text that it came from.
    from: Vec<Span>,
    /// Per sound, what it costs to begin a match there.
    start: Vec<u32>,
    /// Per sound, what it costs to come to it from the word before.
    gap: Vec<u32>,
    /// Per sound, what the rest of its word costs if a match ends there.
    tail: Vec<u32>,
    /// Whether most words are in Latin letters.
    latin: bool,
}

/// What it costs to begin inside a word.
const INSIDE: u32 = 40;
/// The same inside a word in Latin letters, to which nothing is glued.
const INSIDE_LATIN: u32 = 120;

/// Where a word was heard, and how well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trace {
    /// 0 to 100; 100: every sound.
    pub score: u32,
    /// Bytes of the segment's text.
    pub span: Span,
}

impl Heard {
    /// The sounds of `text` in the language of `pack`.
    pub fn new(text: &str, pack: &Pack) -> Self {
        let mut out = Self::default();
        let loose = pack.file.boundaries == Boundaries::None;
        let mut latin = 0;
        for word in words(text) {
            let first = out.sounds.len();
            let mut open = vec![word.start];
            if !loose && !word.of(text).is_ascii() {
                clitics(word, text, pack, &mut open);
            }
            let is_latin_word = word.of(text).chars().all(is_latin);
            latin += if is_latin_word { 1 } else { -1 };
            // Long words are cut into pieces by character, so that every sound knows where it came from.
            for (span, heard) in pieces(word, text) {
                for (k, s) in heard.into_iter().enumerate() {
                    out.sounds.push(s);
                    out.from.push(span);
                    out.start.push(match k == 0 && (loose || open.contains(&span.start)) {
                        true => 0,
                        false if is_latin_word => INSIDE_LATIN,
                        false => INSIDE,
                    });
                    out.gap.push(if !loose && k == 0 && span.start == word.start {
                        20
                    } else {
                        0
                    });
                    out.tail.push(0);
                }
            }
            if !loose {
                let mut rest = 0;
                for i in (first..out.sounds.len()).rev() {
                    out.tail[i] = rest;
                    rest += weight(out.sounds[i]) * 2 / 5;
                }
            }
        }
        out.latin = latin > 0;
        out
    }

    /// The window that sounds most like `name`.
    pub fn trace(&self, name: &[u8]) -> Option<Trace> {
        let total: u32 = name.iter().map(|s| weight(*s)).sum();
        if total == 0 || self.sounds.is_empty() {
            return None;
        }
        let n = name.len();
        // Few sounds prove little across scripts: short names are traced leniently.
        let full = if self.latin { total } else { total.max(220) };
        const NEVER: u32 = u32::MAX / 4;
        let mut fresh = vec![0; n + 1];
        for (i, s) in name.iter().enumerate() {
            fresh[i + 1] = fresh[i] + weight(*s);
        }
        // Per length of the name's beginning: the cost so far, and the sound at which the window begins.
        let mut cells: Vec<(u32, usize)> = vec![(NEVER, 0); n + 1];
        let mut best: Option<(u32, usize, usize)> = None;
        for (j, &heard) in self.sounds.iter().enumerate() {
            for (cell, cost) in cells.iter_mut().zip(&fresh) {
                *cell = (*cell).min((*cost + self.start[j], j));
            }
            let step = self.gap[j];
            let mut diagonal = cells[0];
            cells[0].0 = NEVER.min(cells[0].0 + weight(heard) + step);
            for i in 1..=n {
                let old = cells[i];
                let put = (
                    diagonal.0 + confusion(name[i - 1], heard) + if diagonal.1 == j { 0 } else { step },
                    diagonal.1,
                );
                let skip_heard = (old.0 + weight(heard) + if old.1 == j { 0 } else { step }, old.1);
                let skip_name = (cells[i - 1].0 + weight(name[i - 1]), cells[i - 1].1);
                cells[i] = put.min(skip_heard).min(skip_name);
                diagonal = old;
            }
            let cost = cells[n].0.saturating_add(self.tail[j]);
            if best.is_none_or(|b| cost < b.0) {
                best = Some((cost, cells[n].1, j));
            }
        }
        let (cost, from, to) = best?;
        let span = self.from.get(from)?.join(*self.from.get(to)?);
        let score = 100 - (cost.min(full) * 100 / full);
        Some(Trace { score, span })
    }
}

/// Where a word may begin behind the letters that are written onto its front.
fn clitics(word: Span, text: &str, pack: &Pack, open: &mut Vec<usize>) {
    let mut at = word.start;
    for _ in 0..3 {
        let rest = &text[at..word.end];
        let Some(front) = pack
            .file
            .proclitics
            .iter()
            .filter(|p| rest.starts_with(p.as_str()))
            .max_by_key(|p| p.len())
        else {
            return;
        };
        at += front.len();
        if word.end - at < 4 {
            return;
        }
        open.push(at);
    }
}

/// The words of `text`: runs of letters, marks and digits with inner apostrophes.
pub fn words(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = None;
    let mut end = 0;
    for (i, c) in text.char_indices() {
        let inner = c.is_alphanumeric() || is_mark(c);
        let joins = match c {
            '\'' | '’' => end > 0 && !text[..end].ends_with(is_latin) || is_ending(&text[i + c.len_utf8()..]),
            _ => matches!(c, '\u{200c}' | '\u{200d}'),
        };
        // A Latin word that was glued to one of another script is a word of its own.
        if let Some(s) = start
            && c.is_alphabetic()
            && text[s..end]
                .chars()
                .next_back()
                .is_some_and(|l| l.is_alphabetic() && is_latin(l) != is_latin(c))
        {
            out.push(Span::new(s, end));
            start = None;
        }
        match start {
            None if inner => {
                start = Some(i);
                end = i + c.len_utf8();
            }
            Some(_) if inner => end = i + c.len_utf8(),
            Some(_) if joins => {}
            Some(s) => {
                out.push(Span::new(s, end));
                start = None;
            }
            None => {}
        }
    }
    if let Some(s) = start {
        out.push(Span::new(s, end));
    }
    out
}

/// Whether what stands behind an apostrophe is an English ending (Ali's, didn't), and not a word behind an article (l'Idaho).
fn is_ending(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    matches!(&text[..end], "s" | "S" | "t" | "ve" | "re" | "ll" | "d" | "m")
}

fn is_latin(c: char) -> bool {
    c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c)
}

fn is_mark(c: char) -> bool {
    use icu_properties::CodePointMapData;
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
    !c.is_ascii() && GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// The sounds of a word in pieces: a Latin word whole, other scripts by character.
fn pieces(word: Span, text: &str) -> Vec<(Span, Sounds)> {
    let written = word.of(text);
    if written.chars().all(|c| c < '\u{370}' || is_latin(c)) {
        return vec![(word, sounds(written))];
    }
    written
        .char_indices()
        .map(|(i, c)| {
            let start = word.start + i;
            (
                Span::new(start, start + c.len_utf8()),
                sounds(c.encode_utf8(&mut [0; 4])),
            )
        })
        .collect()
}
