//! Lines and columns of many byte offsets in one walk through a text.

use crate::text::{Lines, Span};
use std::collections::BTreeMap;

/// Line and column, both from 1, of the offsets that were asked for.
///
/// A column counts characters from its line's beginning; walking the offsets in order keeps that linear even where the whole
/// text is one line.
#[derive(Debug)]
pub struct Places(BTreeMap<usize, (usize, usize)>);

impl Places {
    /// Finds the beginnings of `spans` in `text`.
    pub fn of(text: &str, spans: impl Iterator<Item = Span>) -> Self {
        let offsets: std::collections::BTreeSet<usize> = spans.map(|s| s.start.min(text.len())).collect();
        let lines = Lines::new(text);
        let (mut line, mut column, mut at) = (1, 1, 0);
        let mut out = BTreeMap::new();
        for offset in offsets {
            while let Some(next) = lines.start(line + 1).filter(|&n| n <= offset) {
                (line, column, at) = (line + 1, 1, next);
            }
            column += text.get(at..offset).map_or(0, |t| t.chars().count());
            at = offset;
            out.insert(offset, (line, column));
        }
        Self(out)
    }

    /// Line and column at which `span` begins.
    pub fn at(&self, span: Span) -> (usize, usize) {
        let before = self.0.range(..=span.start).next_back();
        before.map_or((1, 1), |(_, &place)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::text::{Lines, Span};

    #[test]
    fn agrees_with_looking_up_each() {
        let text = "Điện Biên\n\nقال\r\nmột hai";
        let spans: Vec<Span> = text.char_indices().map(|(i, _)| Span::new(i, i)).collect();
        let places = Places::of(text, spans.iter().copied());
        let lines = Lines::new(text);
        for span in spans {
            assert_eq!(places.at(span), lines.place(text, span.start), "{span:?}");
        }
    }
}
