//! A folded text to its words, and what stands between them.

use crate::text::{Span, letter};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Spaces or quotation marks, or nothing before it.
    Space,
    /// One hyphen.
    Hyphen,
    /// Punctuation.
    Stop,
    /// A sign that belongs to the word: AT&T, 24/7.
    Sign,
}

/// What stands before a word of a form, and so before a word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Step {
    /// No punctuation.
    Close,
    /// Punctuation, which a text may leave out.
    Parted,
    /// A sign that a text must have (AT&T).
    Sign,
}

impl Step {
    /// Whether the step of a form may be taken where a text has `joint`.
    pub(super) fn fits(self, joint: Joint) -> bool {
        match joint {
            Joint::Space | Joint::Hyphen => self != Self::Sign,
            Joint::Stop => self == Self::Parted,
            Joint::Sign => self != Self::Close,
        }
    }

    pub(super) const ALL: [Self; 3] = [Self::Sign, Self::Parted, Self::Close];
}

/// The words of a folded text, and what stands before each. English 's is no word.
pub(super) fn word_spans(text: &str, language: &str) -> Vec<(Span, Joint)> {
    let mut out: Vec<(Span, Joint)> = Vec::new();
    let mut start = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at <= text.len() {
        let letters = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if letters > 0 {
            start.get_or_insert(at);
            at += letters;
            continue;
        }
        let i = at;
        let c = text[at..].chars().next().unwrap_or(' ');
        at += c.len_utf8();
        // Ukrainian writes an apostrophe inside words.
        let inside = c == '\''
            && language == "uk"
            && start.is_some()
            && text.get(at..).is_some_and(|rest| rest.starts_with(is_word));
        if i < text.len() && (inside || is_word(c)) {
            start.get_or_insert(i);
            continue;
        }
        if let Some(from) = start.take() {
            let span = Span::new(from, i);
            let possessive = language == "en" && span.of(text) == "s" && text[..from].ends_with('\'');
            match out.last() {
                // `women's union`: the s belongs to the word before it.
                Some(_) if possessive => {}
                Some((last, _)) => out.push((span, joint(&text[last.end..from]))),
                None => out.push((span, Joint::Space)),
            }
        }
    }
    out
}

/// What stands between two words.
fn joint(between: &str) -> Joint {
    let body = between.strip_prefix("'s").unwrap_or(between);
    if body == "-" {
        return Joint::Hyphen;
    }
    let mut signs = body
        .chars()
        .filter(|c| !(c.is_whitespace() || matches!(c, '"' | '\'' | '-' | '*' | '_')));
    match (signs.next(), signs.next()) {
        (None, _) => Joint::Space,
        (Some('&' | '/' | '+' | '@'), None) => Joint::Sign,
        _ => Joint::Stop,
    }
}

/// Whether a word goes on with `c`.
pub(super) fn is_word(c: char) -> bool {
    letter(c).is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' if !matches!(c, '\u{964}' | '\u{965}'))
        || matches!(c, '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}')
}

/// A folded character leads back to where its original begins: spaces dropped or marks behind a word are taken off.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let start = span.start + body.len() - body.trim_start().len();
    Span::new(start, start + body.trim().len())
}

/// Whether a script with capitals.
pub(super) fn has_case(text: &str) -> bool {
    text.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}
