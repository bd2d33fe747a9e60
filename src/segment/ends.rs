//! Whether a sentence ends at a sign: what stands before and behind it decides.

use super::rules::{Rules, Stop};
use super::signs::{Sign, closes, is_cjk, is_mark, is_spaceless, is_vowelless, is_word, opens, sign, turns};
use crate::text::digit_value;

/// No abbreviation and no number is longer, in characters.
const LONGEST_TOKEN: usize = 24;

/// What stands behind a sign.
pub struct Behind {
    /// Where the sign, its repetitions and the marks that close behind it end.
    pub end: usize,
    /// Where the run of signs alone ends.
    pub signs: usize,
    /// Where the next character that is no space stands.
    pub next: usize,
    /// The strongest sign of the run.
    pub sign: Sign,
    /// A quotation mark or a bracket closed.
    pub closed: bool,
    /// The bracket that closed opened inside the sentence.
    pub aside: bool,
}

/// A sentence so far.
#[derive(Clone, Copy)]
pub struct Judge<'t> {
    /// The paragraph.
    pub text: &'t str,
    /// The language's habits.
    pub rules: &'t Rules,
    /// Where the sentence begins.
    pub start: usize,
}

/// The word behind a sign.
pub(super) struct Next<'t> {
    /// Where it begins.
    pub(super) at: usize,
    /// Without a stop or apostrophe at its end.
    pub(super) word: &'t str,
    pub(super) first: Option<char>,
    pub(super) small: bool,
    pub(super) capital: bool,
    pub(super) digit: bool,
    /// One letter with a full stop.
    pub(super) initial: bool,
}

impl<'t> Judge<'t> {
    /// Whether the sentence ends at the sign at `at`.
    pub fn ends(&self, behind: &Behind, at: usize) -> bool {
        let spaced = behind.next > behind.end;
        let next = self.next_word(behind.next);
        let comma = self.text[behind.next..].starts_with([',', '،', '，', '、', ';', '؛', ')', '）']);
        if comma || next.small || (behind.aside && !next.capital) || self.goes_on(behind, &next, spaced) {
            return false;
        }
        let before = self.text[..at].chars().next_back();
        match behind.sign {
            Sign::Semicolon => false,
            Sign::Full => self.full_ends(behind, at, spaced, &next),
            Sign::Strong => {
                // `(!)`, ` ?` between words.
                let inside = before.is_none_or(|c| opens(c) || c.is_whitespace() && !spaced);
                !inside && (spaced || next.first.is_some_and(is_cjk))
            }
            Sign::Ellipsis => {
                let attached = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '،' | '，' | '(' | '['));
                spaced && !next.digit && (attached || next.capital)
            }
            Sign::Dot if spaced => self.dot_ends(behind, at, &next),
            Sign::Dot => self.glued(behind, at, &next),
        }
    }

    /// Whether the words behind a closed quotation belong to its sentence: `“…?” Martin hỏi.`, 」と, ”他说, ."라고.
    fn goes_on(&self, behind: &Behind, next: &Next<'_>, spaced: bool) -> bool {
        if !behind.closed {
            return false;
        }
        if !spaced && next.at == behind.next && next.first.is_some_and(|c| is_cjk(c) || is_hangul(c)) {
            return next.first.is_some_and(is_hangul) || self.said_behind(behind.next);
        }
        let asked = self.text[..behind.signs].ends_with(['?', '!', '؟', '？', '！']);
        let runs_on = next.first.is_some_and(is_spaceless) && self.rules.goes_on_at(next.word, false);
        runs_on || self.rules.goes_on(next.word) || (asked && self.attributes(behind.next))
    }

    /// 」と, ”他说。: the clause behind a quotation in Chinese or Japanese.
    fn said_behind(&self, at: usize) -> bool {
        let clause: String = self.text[at..].chars().take(12).collect();
        if self.rules.is(&["zh"]) {
            let end = clause.find(['，', '。', '：', ':', '“', '、']);
            return end
                .is_some_and(|i| clause[i..].starts_with(['，', '。']) && self.rules.goes_on_at(&clause[..i], true));
        }
        self.rules.goes_on_at(&clause, false)
    }

    /// Whether the few words up to the next full stop only say who asked or called what was quoted before them. English sets a comma there.
    fn attributes(&self, at: usize) -> bool {
        // Who asked stands behind the verb in German and Dutch, and the verb is written small.
        if self.rules.is(&["en", "de", "nl"]) {
            return false;
        }
        let rest = &self.text[at..];
        let end = rest.char_indices().take(40).find(|&(_, c)| sign(c).is_some());
        end.is_some_and(|(i, c)| {
            let words = &rest[..i];
            let few = (2..=4).contains(&words.split_whitespace().count());
            few && matches!(c, '.' | '۔' | '।') && !words.contains(|c| turns(c) || opens(c) || digit_value(c).is_some())
        })
    }

    /// `。`, `؟`, `۔`, `।`.
    fn full_ends(&self, behind: &Behind, at: usize, spaced: bool, next: &Next<'_>) -> bool {
        let before = self.text[..at].chars().next_back();
        if before.is_none_or(opens) {
            return false;
        }
        if behind.closed || spaced && !self.text[at..].starts_with('۔') {
            return true;
        }
        let digits = before.is_some_and(|c| digit_value(c).is_some()) && next.digit;
        // ۔ stands in Urdu abbreviations (ایم۔اے) and decimals as well; ។ល។ is "etc.".
        match self.text[at..].chars().next() {
            Some('۔') if spaced => {
                // ایم۔اے۔ خان; and no sentence begins with a postposition.
                let part = self.token(at);
                let spelt = self.text[self.start..at - part.len()].ends_with('۔');
                part.chars().count() > 3 || !(spelt || self.rules.goes_on(next.word))
            }
            Some('۔' | '．') if digits => false,
            Some('۔') => {
                let follows = self.text[next.at + next.word.len()..].starts_with('۔');
                self.token(at).chars().count() > 4 && !(follows && next.word.chars().count() <= 4)
            }
            Some('។') => !self.text[behind.next..].starts_with("ល។"),
            _ => true,
        }
    }

    /// A full stop and a space.
    fn dot_ends(&self, behind: &Behind, at: usize, next: &Next<'_>) -> bool {
        let token = self.token(at);
        let Some((first, last)) = token.chars().next().zip(token.chars().next_back()) else {
            return true;
        };
        let part = token.rsplit('.').next().unwrap_or(token).trim_start_matches('-');
        if behind.closed && !behind.aside && part.chars().count() > 1 {
            return true;
        }
        if digit_value(first).is_some() {
            return self.number_ends(token, at, next);
        }
        if is_thai_or_lao(last) {
            let letters = part.chars().filter(|&c| !is_mark(c) && c != '\u{200B}').count();
            let listed = self.rules.stop(part) != Stop::None;
            return !listed && letters > if self.rules.is(&["lo"]) { 1 } else { 3 };
        }
        if is_indic(last) && self.is_spelt(part, at, next) {
            return false;
        }
        // Hauptstr. 5
        if next.digit && part.ends_with("str") && self.rules.is(&["de", "nl"]) {
            return false;
        }
        // km/h
        if part.len() < 8 && self.text[..at - part.len()].ends_with('/') {
            return true;
        }
        // An acronym that is written like an abbreviation (VS, EUA), but TS. and TP. of Vietnamese, and headings in capitals.
        let capitals = |word: &str| word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        let numbered = self.is_doubled(part) || self.rules.ordinals() && is_roman(token);
        if capitals(token) && !numbered && !self.rules.is(&["vi", "id"]) && next.capital && !capitals(next.word) {
            return true;
        }
        if part.chars().count() <= 3 && self.text[behind.next..].starts_with(['–', '—']) {
            return false;
        }
        let bare = part.rsplit(['\'', '’']).next().unwrap_or(part);
        // وأ. د.: "and" is written onto the word.
        let bare = bare.strip_prefix('و').filter(|rest| !rest.is_empty()).unwrap_or(bare);
        for word in [token, part, bare] {
            let stop = self.rules.stop(word);
            if stop != Stop::None {
                return self.abbreviation_ends(stop, at - word.len(), word, next);
            }
        }
        // A vowel sign makes a word of an Indic letter (है); initials are spelt out there (एम.के.).
        let letters = part.chars().filter(|&c| !is_mark(c) || is_indic(c)).count();
        let short = |part: &str| part.chars().count() <= if part.contains(is_indic) { 4 } else { 2 };
        if token.len() > part.len() && !next.capital && token.split('.').all(short) {
            return false;
        }
        if letters == 1 && is_khmer(last) {
            return false;
        }
        if letters == 1 && !is_spaceless(last) && !is_hangul(last) {
            return self.initial_ends(token, part, at, next);
        }
        if numbered {
            return self.rules.is_starter(next.word);
        }
        if is_vowelless(part) && (2..=4).contains(&letters) && !part.chars().all(char::is_uppercase) {
            let unit = part.chars().all(char::is_lowercase) && self.number_before(at - part.len());
            return (unit && next.capital) || self.rules.is_starter(next.word);
        }
        true
    }

    /// A full stop with no space behind: `term.100%`, `ended.The`.
    fn glued(&self, behind: &Behind, at: usize, next: &Next<'_>) -> bool {
        let token = self.token(at);
        let part = token.rsplit(['.', '-']).next().unwrap_or(token);
        if behind.closed {
            return next.capital || next.first.is_some_and(is_cjk);
        }
        if next.at > behind.next {
            // An opening quotation mark or bracket.
            return next.capital && part.chars().nth(1).is_some() && self.rules.stop(part) == Stop::None;
        }
        let Some((before, after)) = part.chars().next_back().zip(next.first) else {
            return false;
        };
        let letters = part.chars().filter(|&c| !is_mark(c)).count();
        let following = next.word.chars().count();
        let address = token.len() > part.len() || self.text[next.at + next.word.len()..].starts_with('/');
        let known = self.rules.stop(part) != Stop::None || is_vowelless(part);
        if address || known || is_thai_or_lao(before) || is_thai_or_lao(after) {
            return false;
        }
        if next.digit {
            let running = part
                .chars()
                .all(|c| c.is_alphabetic() && !c.is_uppercase() || is_mark(c));
            return running && letters >= 3;
        }
        if next.capital {
            let title = next.word.chars().skip(1).all(|c| !c.is_uppercase()) && following >= 2;
            let ended = before.is_lowercase() && letters >= 2 || digit_value(before).is_some() && letters == 4;
            return title && ended && !next.word.contains('.');
        }
        let caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase() || is_mark(c);
        let words = letters >= 2 && letters + following >= 6 && !next.word.contains('.');
        is_cjk(before) && is_cjk(after) || caseless(before) && caseless(after) && words
    }

    /// The word before the sign at `at`.
    fn token(&self, at: usize) -> &'t str {
        let mut from = at;
        for c in self.text[self.start..at].chars().rev().take(LONGEST_TOKEN) {
            if !is_word(c) {
                break;
            }
            from -= c.len_utf8();
        }
        self.text[from..at].trim_start_matches(['\'', '’', '-', '.', '_', '&', '\u{200B}'])
    }

    /// The first word from `at` on, behind quotation marks, brackets and dashes.
    fn next_word(&self, at: usize) -> Next<'t> {
        let rest = &self.text[at..];
        let around = |c: char| {
            opens(c)
                || turns(c)
                || closes(c)
                || c.is_whitespace()
                || matches!(c, '-' | '–' | '—' | '*' | '\u{200E}' | '\u{200F}')
        };
        let rest = rest.trim_start_matches(around);
        let inside = |c: char| c.is_alphanumeric() || is_mark(c) || matches!(c, '\'' | '’' | '.');
        let end = rest
            .char_indices()
            .take(LONGEST_TOKEN)
            .take_while(|&(_, c)| inside(c))
            .last();
        let raw = end.map_or("", |(i, c)| &rest[..i + c.len_utf8()]);
        let word = raw.trim_end_matches(['.', '\'', '’']);
        let first = rest.chars().next();
        // iPhone, eBay
        let brand = word.chars().skip(1).take(2).any(char::is_uppercase);
        Next {
            at: self.text.len() - rest.len(),
            word,
            first,
            small: first.is_some_and(char::is_lowercase) && !brand,
            capital: first.is_some_and(char::is_uppercase) || brand,
            digit: first.is_some_and(|c| digit_value(c).is_some()),
            initial: word.chars().count() == 1 && raw.len() > word.len(),
        }
    }
}

fn is_thai_or_lao(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}')
}

fn is_khmer(c: char) -> bool {
    matches!(c, '\u{1780}'..='\u{17FF}')
}

fn is_indic(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{DFF}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word
            .chars()
            .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'І' | 'Х'))
}
