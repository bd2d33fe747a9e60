//! Where the sentences of a paragraph end: one pass over the text that stops at each sign that may end one.
//!
//! The breaks are those of Unicode Standard Annex 29 where no rule here knows better: its property classes see no abbreviations,
//! ordinals, initials, glued sentences and bullets.

use super::ends::{Behind, Judge};
use super::rules::Rules;
use super::signs::{Sign, closes, is_mark, sign, turns};
use crate::text::{Span, digit_value};

/// The sentences of `text`, one paragraph: their bytes without the spaces and bullets around them.
pub fn sentences(text: &str, rules: &Rules) -> Vec<Span> {
    let mut scan = Scan {
        text,
        rules,
        start: 0,
        marks: Marks::default(),
        number: 0,
        out: Vec::new(),
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at = match scan.sign(c, at) {
            Some(sign) => scan.consider(sign, at),
            None => {
                scan.marks.see(c, at);
                at + c.len_utf8()
            }
        };
    }
    scan.cut(text.len());
    if rules.is(&["th", "lo"]) {
        split_long(text, scan.out, rules)
    } else {
        scan.out
    }
}

/// Bytes of a Thai or Lao sentence above which it is taken for several, and that each of these has at least (three a letter).
const LONG: usize = 1200;
const PIECE: usize = 360;

/// Thai sets no mark between sentences, and its spaces part clauses, names and numbers as well: only very long runs are cut, and
/// only where a word stands behind the space that begins sentences.
fn split_long(text: &str, spans: Vec<Span>, rules: &Rules) -> Vec<Span> {
    let mut out = Vec::with_capacity(spans.len());
    for span in spans {
        let mut start = span.start;
        for (i, space) in span.of(text).match_indices(' ').filter(|_| span.len() > LONG) {
            let next = span.start + i + space.len();
            if next - start > PIECE && span.end - next > PIECE / 2 && rules.starts(&text[next..span.end]) {
                out.push(Span::new(start, start + text[start..next].trim_end().len()));
                start = next;
            }
        }
        out.push(Span::new(start, span.end));
    }
    out
}

/// Which quotation marks and brackets stand open.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    /// The last guillemet that opened.
    guillemet: Option<char>,
    /// A low quotation mark („) stands open: “ closes it.
    low: bool,
    /// An odd number of straight quotation marks so far.
    straight: bool,
    /// Where the last bracket opened.
    bracket: usize,
    /// How many wide brackets stand open.
    wide: u32,
}

impl Marks {
    fn see(&mut self, c: char, at: usize) {
        match c {
            '"' => self.straight = !self.straight,
            '„' => self.low = true,
            '“' => self.low = false,
            '（' => (self.bracket, self.wide) = (at, self.wide + 1),
            '）' => self.wide = self.wide.saturating_sub(1),
            '(' | '[' => self.bracket = at,
            '«' | '»' if self.guillemet.is_some_and(|open| open != c) => self.guillemet = None,
            '«' | '»' => self.guillemet = Some(c),
            _ => {}
        }
    }
}

struct Scan<'t> {
    text: &'t str,
    rules: &'t Rules,
    /// Where the current sentence begins.
    start: usize,
    marks: Marks,
    /// The last number of an outline inside the paragraph.
    number: u32,
    out: Vec<Span>,
}

impl Scan<'_> {
    fn sign(&self, c: char, at: usize) -> Option<Sign> {
        match c {
            // A bullet inside the line.
            '•' => self.text[..at]
                .ends_with(char::is_whitespace)
                .then_some(Sign::Semicolon),
            // Urdu keyboards without ۔ and Hindi ones without । write a hyphen and a bar.
            '-' if self.rules.is(&["ur"]) => self.letter_then_space(at).then_some(Sign::Strong),
            '|' if self.rules.is(&["hi", "bn", "mr", "ne"]) => self.letter_then_space(at).then_some(Sign::Full),
            _ => sign(c),
        }
    }

    fn letter_then_space(&self, at: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + 1..].chars().next();
        let bar = self.text[at..].starts_with('|') && before.is_some_and(char::is_whitespace);
        let ended = |c: char| c.is_alphabetic() || is_mark(c) || closes(c) || c == '"';
        (bar || before.is_some_and(ended)) && after.is_none_or(char::is_whitespace)
    }

    /// Looks at the sign at `at`, cuts if a sentence ends there, and answers where to go on.
    fn consider(&mut self, sign: Sign, at: usize) -> usize {
        let behind = self.behind(sign, at);
        if behind.next >= self.text.len() {
            return self.text.len();
        }
        let apart = behind.next > behind.end || behind.end == at;
        if let Some(body) = self.bullet(behind.next).filter(|_| apart) {
            self.cut(behind.end);
            self.start = body;
            return body;
        }
        let judge = Judge {
            text: self.text,
            rules: self.rules,
            start: self.start,
        };
        if behind.sign == Sign::Semicolon || self.is_bracketed(behind.end) || !judge.ends(&behind, at) {
            return behind.end;
        }
        self.cut(behind.end);
        self.start = behind.next;
        if let Some(body) = self.outline(behind.next) {
            self.start = body;
        }
        self.start
    }

    /// Whether `at` stands in wide brackets that close soon: 税込み。送料別）.
    fn is_bracketed(&self, at: usize) -> bool {
        const SOON: usize = 120;
        self.marks.wide > 0 && self.text[at..].chars().take(SOON).any(|c| c == '）')
    }

    /// Reads what stands behind the sign at `at`.
    fn behind(&mut self, first: Sign, at: usize) -> Behind {
        let mut found = Behind {
            end: at,
            signs: at,
            next: at,
            sign: first,
            closed: false,
            aside: false,
        };
        if self.text[at..].starts_with('•') {
            return found;
        }
        let mut stops = 0;
        for (i, c) in self.text[at..].char_indices() {
            let here = at + i;
            let spaced = here > found.end;
            let kind = if i == 0 {
                Some(first)
            } else {
                sign(c).filter(|_| !spaced && !found.closed)
            };
            match kind {
                Some(kind) if i == 0 || first != Sign::Semicolon && kind != Sign::Semicolon => {
                    stops += usize::from(matches!(c, '.' | '۔'));
                    found.sign = stronger(found.sign, kind, stops);
                    found.end = here + c.len_utf8();
                    found.signs = found.end;
                }
                _ if first != Sign::Semicolon && self.closes_here(c, spaced, here) => {
                    let bracket = matches!(c, ')' | ']' | '）') && self.marks.bracket > self.start;
                    found.aside |= bracket && !self.text[self.start..self.marks.bracket].trim().is_empty();
                    found.closed = true;
                    found.end = here + c.len_utf8();
                    self.marks.see(c, here);
                }
                _ if !c.is_whitespace() => break,
                _ => {}
            }
            found.next = here + c.len_utf8();
        }
        found
    }

    /// Whether `c` at `at`, behind a sign, closes a quotation or a bracket.
    fn closes_here(&self, c: char, spaced: bool, at: usize) -> bool {
        if !turns(c) {
            return !spaced && closes(c);
        }
        let behind = self.text[at + c.len_utf8()..].chars().next();
        let open_end =
            behind.is_none_or(|b| b.is_whitespace() || sign(b).is_some() || closes(b) || matches!(b, ',' | '،' | '，'));
        match c {
            // Written onto the stop with a space behind: it closes, whatever was counted before.
            '"' | '“' if !spaced && open_end => true,
            '"' => self.marks.straight && (open_end || !spaced),
            '“' => self.marks.low && !spaced,
            '\'' => !spaced && open_end,
            _ if self.marks.guillemet.is_some_and(|open| open != c) => !spaced || open_end,
            _ => c == '»' && !spaced,
        }
    }

    /// The byte behind a bullet that stands at `at`, if one does.
    fn bullet(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let c = rest.chars().next()?;
        let body = &rest[c.len_utf8()..];
        let spaced = body.starts_with(char::is_whitespace);
        let found = match c {
            '•' | '▪' | '►' | '➢' => true,
            '-' | '+' | '*' => spaced,
            // Behind a stop a dash may go on with the sentence (`?” — powiedział`); behind a semicolon it does not.
            '–' | '—' => spaced && self.text[..at].trim_end().ends_with([';', '؛', ':']),
            _ => false,
        };
        found.then(|| at + rest.len() - body.trim_start().len())
    }

    /// The byte behind `2. ` at the start of a sentence, where it goes on counting.
    fn outline(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let digits: String = rest.chars().take(3).take_while(|&c| digit_value(c).is_some()).collect();
        let number = digits
            .chars()
            .filter_map(digit_value)
            .fold(0, |n, d| n * 10 + u32::from(d));
        let behind = rest[digits.len()..].strip_prefix(['.', ')', '/'])?;
        let body = behind.trim_start();
        let counts = !digits.is_empty() && number == self.number + 1 && body.len() < behind.len() && !body.is_empty();
        if counts {
            self.number = number;
        }
        counts.then(|| at + rest.len() - body.len())
    }

    /// Ends the current sentence at `end`.
    fn cut(&mut self, end: usize) {
        self.marks.wide = 0;
        let raw = &self.text[self.start..end];
        let body = raw.trim();
        if body.is_empty() {
            return;
        }
        let start = self.start + raw.len() - raw.trim_start().len();
        let span = Span::new(start, start + body.len());
        // What holds no letter and no digit (`!!!`, a closing bracket) is no sentence of its own.
        match self.out.last_mut() {
            Some(last) if !body.contains(char::is_alphanumeric) => *last = last.join(span),
            _ => self.out.push(span),
        }
    }
}

fn stronger(a: Sign, b: Sign, stops: usize) -> Sign {
    match (a, b) {
        _ if stops > 1 => Sign::Ellipsis,
        (Sign::Full, _) | (_, Sign::Full) => Sign::Full,
        (Sign::Strong, _) | (_, Sign::Strong) => Sign::Strong,
        (Sign::Ellipsis, _) | (_, Sign::Ellipsis) => Sign::Ellipsis,
        _ => a,
    }
}
