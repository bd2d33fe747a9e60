//! Bytes of a text to positions of the protocol and back, in UTF-8 or UTF-16 units.

use crate::text::Span;
use gen_lsp_types::{Position, Range};

/// In which units columns are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// What every client understands.
    #[default]
    Utf16,
}

/// Where the lines of a text begin; the ends of lines are `\n`, `\r\n` and `\r`.
#[derive(Clone, Debug)]
pub(super) struct LineMap {
    starts: Vec<usize>,
    encoding: Encoding,
}

impl LineMap {
    /// Scans `text` once.
    pub fn new(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(i, &b)| match b {
            b'\n' => true,
            b'\r' => bytes.get(i + 1) != Some(&b'\n'),
            _ => false,
        });
        Self {
            starts: std::iter::once(0).chain(ends.map(|(i, _)| i + 1)).collect(),
            encoding,
        }
    }

    /// The position of a byte; inside a character, of the character.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&s| s <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = text.get(start..offset).unwrap_or_default();
        let character = match self.encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 => before.chars().map(char::len_utf16).sum(),
        };
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position {
            line: small(line),
            character: small(character),
        }
    }

    /// The byte of a position; beyond the end of a line, the line's end; inside a character, the character's beginning.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else {
            return text.len();
        };
        let next = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let body = text.get(start..next).unwrap_or_default();
        let body = body.trim_end_matches(['\n', '\r']);
        let mut left = position.character as usize;
        for (at, c) in body.char_indices() {
            let units = match self.encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
            };
            if left < units {
                return start + at;
            }
            left -= units;
        }
        start + body.len()
    }

    /// The range of a span.
    pub fn range(&self, text: &str, span: Span) -> Range {
        Range {
            start: self.position(text, span.start),
            end: self.position(text, span.end),
        }
    }

    /// The span of a range; one that ends before it begins is empty.
    pub fn span(&self, text: &str, range: Range) -> Span {
        let start = self.offset(text, range.start);
        Span::new(start, self.offset(text, range.end).max(start))
    }

    /// The byte at which the line of the byte `offset` begins.
    pub fn line_start(&self, offset: usize) -> usize {
        let line = self.starts.partition_point(|&s| s <= offset).saturating_sub(1);
        self.starts.get(line).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, LineMap};
    use gen_lsp_types::Position;

    #[test]
    fn positions_lead_to_bytes_and_back() {
        let text = "Điện\r\nقال 😀 5\rx\n\n数字";
        for (encoding, words, line, character) in [
            (Encoding::Utf16, "n\r\n", 0, 3),
            (Encoding::Utf8, "n\r\n", 0, 7 - 1),
            (Encoding::Utf16, "5", 1, 7),
            (Encoding::Utf8, "5", 1, 12),
            (Encoding::Utf16, "x", 2, 0),
            (Encoding::Utf16, "字", 4, 1),
            (Encoding::Utf8, "字", 4, 3),
        ] {
            let map = LineMap::new(text, encoding);
            let at = text.find(words).expect("words of the text");
            let place = Position { line, character };
            assert_eq!(map.position(text, at), place, "{words}");
            assert_eq!(map.offset(text, place), at, "{words}");
        }
        let map = LineMap::new(text, Encoding::Utf16);
        let at = |line, character| map.offset(text, Position { line, character });
        assert_eq!(at(0, 99), "Điện".len(), "beyond a line's end");
        assert_eq!(at(99, 0), text.len(), "beyond the text");
        assert_eq!(at(1, 5), text.find('😀').expect("there"), "inside a pair");
    }
}
