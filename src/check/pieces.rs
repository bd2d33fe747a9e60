//! Slogans and programmes in quotation marks that the glossary does not know, row by row.

use crate::compare::{Comparison, Version};
use crate::extract::Kind;
use crate::finding::Place;
use crate::text::{Span, fold_key, quoted};

/// Words that a quoted name has at most; what is longer is speech.
const WORDS: usize = 10;

/// A quoted piece.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it stands, without its quotation marks.
    pub place: Place,
    /// As it is compared.
    pub key: String,
}

/// The quoted pieces of a version in a row that are names or slogans rather than speech; `None` where a term of the glossary
/// stands in one: that is known, and its order against the others' is not.
pub fn pieces(comparison: &Comparison, version: usize, row: usize) -> Option<Vec<Piece>> {
    let read: &Version = comparison.versions.get(version)?;
    let segments = comparison.rows.get(row)?.segments.get(version)?;
    let mut out = Vec::new();
    for &index in segments {
        let segment = read.segments.get(index)?;
        for inside in quoted(&segment.text) {
            let text = inside.of(&segment.text);
            let span = inside.shift(segment.span.start);
            if is_speech(text) || is_said(&segment.text, inside) {
                continue;
            }
            if holds_term(read, index, span) {
                return None;
            }
            out.push(Piece {
                place: Place {
                    version,
                    segment: index,
                    span,
                },
                key: fold_key(text.trim().trim_end_matches([',', '،', '、'])),
            });
        }
    }
    Some(out)
}

fn is_speech(text: &str) -> bool {
    let text = text.trim();
    text.ends_with(['.', '!', '?', '…', '۔', '؟', '。', '！', '？', '।'])
        || text.split_whitespace().count() > WORDS
        || !text.contains(char::is_alphabetic)
}

/// Whether a sentence begins with the piece and goes on behind a comma or a dash: “We are tired,” she said.
fn is_said(sentence: &str, piece: Span) -> bool {
    let first = !sentence[..piece.start].contains(char::is_alphanumeric);
    let ends = |text: &str| text.trim_end().ends_with([',', '،', '、', '，']);
    let behind = sentence[piece.end..].trim_start_matches(|c: char| c.is_whitespace() || "\"'”’»“„」』".contains(c));
    first && (ends(piece.of(sentence)) || behind.starts_with([',', '،', '、', '，', '-', '–', '—']))
}

fn holds_term(read: &Version, segment: usize, span: Span) -> bool {
    let from = read.facts.partition_point(|f| f.segment < segment);
    let here = read.facts[from..].iter().take_while(|f| f.segment == segment);
    here.into_iter()
        .any(|f| f.kind == Kind::Term && f.span.start < span.end && span.start < f.span.end)
}
