//! Where in a text a word sounds: the window whose sounds prove most (Sellers 1980, with log-odds for distances).

use super::ear::{Ear, writes_foreign};
use super::sound::{Sounds, leads, sounds};
use crate::language::{Boundaries, Pack};
use crate::text::{Span, letter};

/// A segment as it sounds, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    sounds: Sounds,
    /// Per sound, the bytes of the segment's text that it came from.
    from: Vec<Span>,
    /// Per sound, what it costs to begin a match there.
    start: Vec<i32>,
    /// Per sound, what it costs to come to it from the word before.
    gap: Vec<i32>,
    /// Per sound, what it costs because its letter does not write foreign names.
    odd: Vec<i32>,
    /// Per sound, what the rest of its word costs if a match ends there.
    tail: Vec<i32>,
}

/// What it costs to begin inside a word.
const INSIDE: i32 = 120;
/// The same inside a word in Latin letters, to which nothing is glued.
const INSIDE_LATIN: i32 = 300;
/// What it costs to come from one word to the next.
const GAP: i32 = 60;
/// What each sound of its word costs that is left behind the window; a few are an ending.
const TAIL: [i32; 2] = [35, 80];
const ENDING: usize = 3;

/// Where a word was heard, and how well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trace {
    /// 0 to 100; 100: every sound.
    pub score: u32,
    /// How much more likely the window is the name than not, in hundredths of a nat.
    pub proof: i32,
    /// Bytes of the segment's text.
    pub span: Span,
}

impl Heard {
    /// The sounds of `text` in the language of `pack`.
    pub fn new(text: &str, pack: &Pack) -> Self {
        let mut out = Self::default();
        let loose = pack.file.boundaries == Boundaries::None;
        for word in words(text) {
            let first = out.sounds.len();
            let mut open = vec![word.start];
            if !loose && !word.of(text).is_ascii() {
                clitics(word, text, pack, &mut open);
            }
            let is_latin_word = word.of(text).chars().all(is_latin);
            // Long words are cut into pieces by character, so that every sound knows where it came from.
            for (span, heard) in pieces(word, text) {
                let odd = odd(span.of(text), pack);
                for (k, s) in heard.into_iter().enumerate() {
                    out.sounds.push(s);
                    out.odd.push(if k == 0 { odd } else { 0 });
                    out.from.push(span);
                    out.start.push(match k == 0 && (loose || open.contains(&span.start)) {
                        true => 0,
                        false if is_latin_word => INSIDE_LATIN,
                        false => INSIDE,
                    });
                    out.gap.push(if !loose && k == 0 && span.start == word.start {
                        GAP
                    } else {
                        0
                    });
                    out.tail.push(0);
                }
            }
            if !loose {
                let mut rest = 0;
                for (behind, tail) in out.tail[first..].iter_mut().rev().enumerate() {
                    *tail = rest;
                    rest += TAIL[usize::from(behind >= ENDING)];
                }
            }
        }
        out
    }

    /// The window that sounds most like `name`, as the languages' ear hears it.
    pub fn trace(&self, name: &[u8], ear: &Ear) -> Option<Trace> {
        if name.is_empty() || self.sounds.is_empty() {
            return None;
        }
        let n = name.len();
        let mut fresh = vec![0; n + 1];
        for (i, s) in name.iter().enumerate() {
            fresh[i + 1] = fresh[i] + ear.lost(*s);
        }
        // Per length of the name's beginning: what is proved so far, and the sound at which the window begins.
        let mut cells: Vec<(i32, usize)> = vec![(i32::MIN / 4, 0); n + 1];
        let mut best: Option<(i32, usize, usize)> = None;
        for (j, &heard) in self.sounds.iter().enumerate() {
            for (cell, proof) in cells.iter_mut().zip(&fresh) {
                let anew = proof - self.start[j];
                if anew > cell.0 {
                    *cell = (anew, j);
                }
            }
            let (gained, odd) = (ear.gained(heard) - self.odd[j], self.odd[j]);
            let step = |from: usize| if from == j { 0 } else { self.gap[j] };
            let mut diagonal = cells[0];
            cells[0].0 += gained - step(cells[0].1);
            for i in 1..=n {
                let old = cells[i];
                let mut now = (
                    diagonal.0 + ear.pair(name[i - 1], heard) - odd - step(diagonal.1),
                    diagonal.1,
                );
                for other in [
                    (old.0 + gained - step(old.1), old.1),
                    (cells[i - 1].0 + ear.lost(name[i - 1]), cells[i - 1].1),
                ] {
                    if other.0 > now.0 {
                        now = other;
                    }
                }
                cells[i] = now;
                diagonal = old;
            }
            let proof = cells[n].0 - self.tail[j];
            if best.is_none_or(|b| proof > b.0) {
                best = Some((proof, cells[n].1, j));
            }
        }
        let (proof, from, to) = best?;
        let span = self.from.get(from)?.join(*self.from.get(to)?);
        let full = ear.expected(name).max(1);
        Some(Trace {
            score: (proof.max(0) * 100 / full).clamp(0, 100).unsigned_abs(),
            proof,
            span,
        })
    }

    /// What chance alone proves somewhere in the text: the more places there are, the more.
    pub fn chance(&self) -> i32 {
        let places = self.start.iter().filter(|s| **s == 0).count().max(1);
        // A natural logarithm in hundredths; the error of a table's step is less than a tenth.
        (i32::try_from(places.ilog2()).unwrap_or(0) * 69).max(0)
    }
}

/// What a character costs that is hardly used for the sounds of foreign names: Chinese has some hundred characters for them,
/// Japanese writes them in katakana.
fn odd(written: &str, pack: &Pack) -> i32 {
    const ODD: i32 = 60;
    let Some(c) = written.chars().next() else { return 0 };
    match (c, pack.tag()) {
        ('\u{3041}'..='\u{309f}', "ja") => ODD * 2,
        ('\u{3400}'..='\u{9fff}', "ja") => ODD,
        ('\u{3400}'..='\u{9fff}', "zh") if !writes_foreign(c) => ODD * 2,
        _ => 0,
    }
}

/// The runs of characters that Chinese and Japanese keep for foreign names: three or more.
pub fn foreign_runs(text: &str, pack: &Pack) -> Vec<Span> {
    // Characters of names that are as common in other words.
    const COMMON: &str = "上下不中之也人的和地大多天公关可史各北南东西区州市岛山都里高年平夏开得新日月明本来水白百毛石科立第老自长\
        门马安定保加和城域部省海港河洲派治泊湖温热焦灵特育胡色花英角让车达连通道边金非首立利支提得用内全努力";
    let foreign = |c: char| match pack.tag() {
        "ja" => matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー'),
        "zh" => writes_foreign(c),
        _ => false,
    };
    let mut out = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    let mut close = |run: &mut Option<(usize, usize)>, end: usize| {
        if let Some((start, strong)) = run.take()
            && strong > 1
            && text[start..end].chars().count() > 2
        {
            out.push(Span::new(start, end));
        }
    };
    for (at, c) in text.char_indices() {
        if foreign(c) {
            run.get_or_insert((at, 0)).1 += usize::from(!COMMON.contains(c));
        } else {
            close(&mut run, at);
        }
    }
    close(&mut run, text.len());
    out
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
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    let mut end = 0;
    // Of the word's last character: whether it is a letter, and a Latin one.
    let mut last = (false, false);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // The rest of a Latin word, at once.
        if byte.is_ascii_alphanumeric() && start.is_some() && end == at && last.1 {
            at += bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            end = at;
            last = (bytes[at - 1].is_ascii_alphabetic(), true);
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let here = at;
        at += c.len_utf8();
        let known = letter(c);
        let inner = known.is_alphanumeric() || !c.is_ascii() && known.is_mark();
        let joins = match c {
            '\'' | '’' => end > 0 && !text[..end].ends_with(is_latin) || is_ending(&text[at..]),
            _ => matches!(c, '\u{200c}' | '\u{200d}'),
        };
        // A Latin word that was glued to one of another script is a word of its own.
        if let Some(s) = start
            && known.is_alphabetic()
            && last.0
            && last.1 != is_latin(c)
        {
            out.push(Span::new(s, end));
            start = None;
        }
        match start {
            None if inner => {
                start = Some(here);
                end = at;
            }
            Some(_) if inner => end = at,
            Some(_) if joins => {}
            Some(s) => {
                out.push(Span::new(s, end));
                start = None;
            }
            None => {}
        }
        if inner {
            last = (known.is_alphabetic(), is_latin(c));
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

/// The sounds of a word in pieces: a Latin word whole, other scripts by character.
fn pieces(word: Span, text: &str) -> Vec<(Span, Sounds)> {
    let written = word.of(text);
    if written.chars().all(|c| c < '\u{370}' || is_latin(c)) {
        return vec![(word, sounds(written))];
    }
    let mut out: Vec<(Span, Sounds)> = Vec::new();
    let mut before = false;
    for (i, c) in written.char_indices() {
        let start = word.start + i;
        let piece = (
            Span::new(start, start + c.len_utf8()),
            sounds(c.encode_utf8(&mut [0; 4])),
        );
        match (before, out.pop()) {
            (true, Some(vowel)) => out.extend([piece, vowel]),
            (_, last) => out.extend(last.into_iter().chain([piece])),
        }
        before = leads(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Heard, foreign_runs, words};
    use crate::extract::{Ear, sounds};
    use crate::language::Pack;

    fn pack(lang: &str) -> &'static Pack {
        Pack::of(&crate::text::Tag::parse(lang).unwrap()).unwrap()
    }

    #[test]
    fn names_are_heard_where_they_stand() {
        // Language, a name, a sentence, where it is heard.
        for (lang, name, text, wanted) in [
            ("fr", "Molinari", "Le match de Molinari commence", Some("Molinari")),
            ("fr", "Molinari", "Le match commence demain matin", None),
            ("ru", "Shevchenko", "Вчера Шевченко уехал домой", Some("Шевченко")),
            ("ru", "Shevchenko", "Вчера поезд ушёл вовремя", None),
            ("ar", "Kabul", "وصل الوفد إلى كابول أمس", Some("كابول")),
            ("ar", "Molinari", "وصل الوفد إلى كابول أمس", None),
            ("zh", "Trump", "总统特朗普说", Some("特朗普")),
            ("zh", "Molinari", "总统特朗普说", None),
            ("th", "Kavanaugh", "", None),
        ] {
            let trace = Heard::new(text, pack(lang)).trace(&sounds(name), Ear::between("en", lang));
            let found = trace.filter(|t| t.score >= 45).map(|t| t.span.of(text));
            assert_eq!(found, wanted, "{lang} {name}: {trace:?}");
        }
    }

    #[test]
    fn words_are_cut_at_apostrophes_and_scripts() {
        for (text, wanted) in [
            ("l'Idaho, Ali's", vec!["l", "Idaho", "Ali's"]),
            ("NATO的", vec!["NATO", "的"]),
            ("didn’t", vec!["didn’t"]),
            (" -- ", vec![]),
        ] {
            let found: Vec<&str> = words(text).into_iter().map(|w| w.of(text)).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn foreign_letters_are_found() {
        for (lang, text, wanted) in [
            ("ja", "昨日モリナリが勝った", vec!["モリナリ"]),
            ("ja", "昨日彼が勝った", vec![]),
            ("fr", "Molinari", vec![]),
        ] {
            let found: Vec<&str> = foreign_runs(text, pack(lang)).into_iter().map(|w| w.of(text)).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
