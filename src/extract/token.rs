//! A segment to tokens: digits, phrases that the pack knows, other words, marks.

use super::phrase::{Meanings, fitting};
use crate::language::{Class, Pack};
use crate::text::{Folded, Span, letter};

/// A piece of a segment.
#[derive(Clone, Copy, Debug)]
pub struct Token<'p> {
    /// Its bytes in the segment's text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What the pack says it can mean; empty for all but phrases.
    pub classes: Meanings<'p>,
    /// Whether a space stands before it.
    pub spaced: bool,
}

/// What a token means of which the pack says nothing.
const NONE: Meanings<'static> = Meanings::Known(&[]);

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of decimal digits of one script.
    Digits,
    /// A phrase of the pack.
    Phrase,
    /// A word that the pack does not know.
    Word,
    /// Any other character.
    Mark(char),
}

impl<'p> Token<'p> {
    /// The first meaning for which `pick` answers.
    pub fn find<T>(&self, pick: impl FnMut(&Class) -> Option<T>) -> Option<T> {
        self.classes.iter().find_map(pick)
    }

    /// Whether `class` is among its meanings.
    pub fn is(&self, class: Class) -> bool {
        self.classes.contains(&class)
    }

    /// Whether it is the mark `c`.
    pub fn mark(&self, c: char) -> bool {
        self.kind == TokenKind::Mark(c)
    }
}

/// Cuts the text of a segment, which is also given folded; spaces are left out.
pub fn tokens<'p>(text: &str, folded: &Folded, pack: &'p Pack) -> Vec<Token<'p>> {
    let hits = fitting(folded, text, pack);
    let mut out: Vec<Token<'p>> = Vec::with_capacity(text.len() / 4 + 1);
    let mut hits = hits.into_iter().peekable();
    let mut spaced = false;
    let mut at = 0;
    let bytes = &folded.text;
    while at < bytes.len() {
        while hits.next_if(|h| h.0.start < at).is_some() {}
        if let Some((hit, classes)) = hits.next_if(|h| h.0.start == at) {
            let kind = if classes.contains(&Class::NotFact) {
                TokenKind::Word
            } else {
                TokenKind::Phrase
            };
            let classes = if kind == TokenKind::Word { NONE } else { classes };
            out.push(Token {
                span: Span::new(folded.origin(hit.start), folded.origin(hit.end)),
                kind,
                classes,
                spaced,
            });
            spaced = false;
            at = hit.end;
            continue;
        }
        let Some(c) = bytes[at..].chars().next() else { break };
        let next_hit = hits.peek().map_or(bytes.len(), |h| h.0.start);
        if c.is_whitespace() || c == '\0' {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (kind, end) = if letter(c).digit().is_some() {
            (
                TokenKind::Digits,
                run(bytes, at, bytes.len(), |c| letter(c).digit().is_some()),
            )
        } else if is_word(c) {
            (
                TokenKind::Word,
                run(bytes, at, next_hit.max(at + c.len_utf8()), |c| {
                    is_word(c) && letter(c).digit().is_none()
                }),
            )
        } else {
            (TokenKind::Mark(c), at + c.len_utf8())
        };
        // A proclitic before a phrase may itself be a word of the pack (Arabic و).
        let clitic = kind == TokenKind::Word && end == next_hit;
        let own = clitic.then(|| whole(&bytes[at..end], pack)).flatten();
        let (kind, classes) = own.map_or((kind, NONE), |c| (TokenKind::Phrase, Meanings::Known(c)));
        out.push(Token {
            span: Span::new(folded.origin(at), folded.origin(end)),
            kind,
            classes,
            spaced,
        });
        spaced = false;
        at = end;
    }
    out
}

/// What the pack says of `word` as a whole.
pub fn whole<'p>(word: &str, pack: &'p Pack) -> Option<&'p [Class]> {
    pack.lexicon
        .whole(word)
        .filter(|c| !c.is_empty() && !c.contains(&Class::NotFact))
}

/// A letter, digit or mark that belongs to a word.
#[inline]
pub fn is_word(c: char) -> bool {
    let known = letter(c);
    (known.is_alphanumeric() || known.is_mark()) && (c.is_ascii() || known.is_mark() || !is_vulgar_fraction(c))
}

/// ½, ⅓ and their like, which Unicode counts as numbers.
pub fn is_vulgar_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞' | '↉' | '²' | '³' | '¹' | '\u{2070}'..='\u{2089}')
}

pub fn run(text: &str, from: usize, limit: usize, inside: impl Fn(char) -> bool) -> usize {
    text[from..limit]
        .char_indices()
        .find(|&(_, c)| !inside(c))
        .map_or(limit, |(i, _)| from + i)
}
