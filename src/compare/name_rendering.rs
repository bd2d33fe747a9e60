//! Where a version surely writes a name of the pivot: what its spellings are told by.

use super::name_pair::{Fate, Pair};
use super::name_side::{SURE, Unit};
use crate::extract::{NameKind, leads};
use crate::text::{Span, letter};

/// A name, or the words of it that are heard, as a version writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// Index of the version.
    pub version: usize,
    /// The segment of that version.
    pub segment: usize,
    /// Its bytes in that version's text.
    pub span: Span,
    /// The name in the pivot, folded: one key for all renderings of one name.
    pub name: String,
    /// Index of the pivot, and of its fact.
    pub of: (usize, usize),
}

impl Pair<'_, '_> {
    /// The names that are surely heard, in the order of the rows.
    pub(super) fn renderings(&self) -> Vec<Rendering> {
        let mut out = Vec::new();
        for (row, fates) in self.fates.iter().enumerate() {
            let mut words: Vec<(&Unit, Span)> = Vec::new();
            for (unit, fate) in fates {
                let place = match fate {
                    Fate::Traced(span, score) if *score >= SURE[self.latin] && unit.kind != NameKind::Common => *span,
                    _ => {
                        out.extend(self.rendering(row, &words));
                        words.clear();
                        continue;
                    }
                };
                if words
                    .last()
                    .is_some_and(|(u, span)| u.fact != unit.fact || !self.touch(*span, place))
                {
                    out.extend(self.rendering(row, &words));
                    words.clear();
                }
                words.push((unit, place));
            }
            out.extend(self.rendering(row, &words));
        }
        out
    }

    fn rendering(&self, row: usize, words: &[(&Unit, Span)]) -> Option<Rendering> {
        let ((unit, first), (_, last)) = (words.first()?, words.last()?);
        let span = self.whole_words(first.join(*last));
        let inside = |s: &&usize| {
            let segment = self.b.version.segments.get(**s);
            segment.is_some_and(|s| s.span.contains(span))
        };
        let keys: Vec<&str> = words.iter().map(|(u, _)| u.key.as_str()).collect();
        Some(Rendering {
            version: self.of.1,
            segment: *self.segments(row, self.of.1).iter().find(inside)?,
            span,
            name: keys.join(" "),
            of: (self.of.0, unit.fact),
        })
    }

    /// A span with the rest of its first and its last word, where words are parted.
    pub(super) fn whole_words(&self, span: Span) -> Span {
        let text = &self.b.version.document.text;
        if self.b.loose() {
            return whole_syllables(span, text);
        }
        let letter = |c: char| {
            c.is_alphanumeric()
                || matches!(c, '\u{300}'..'\u{370}' | '\u{64b}'..'\u{660}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}')
        };
        let before = text.get(..span.start).unwrap_or_default();
        let behind = text.get(span.end..).unwrap_or_default();
        let before: usize = before
            .chars()
            .rev()
            .take_while(|c| letter(*c))
            .map(char::len_utf8)
            .sum();
        let behind: usize = behind.chars().take_while(|c| letter(*c)).map(char::len_utf8).sum();
        Span::new(span.start - before, span.end + behind)
    }

    /// Whether a word stands right behind another.
    fn touch(&self, a: Span, b: Span) -> bool {
        let between = self.b.version.document.text.get(a.end..b.start);
        between.is_some_and(|t| t.chars().count() < 3 && t.chars().all(|c| !c.is_alphanumeric() && c != '\n'))
    }
}

/// A span with the vowels and marks that belong to its first and its last letter, without a vowel that leads the next one.
fn whole_syllables(span: Span, text: &str) -> Span {
    let (mut start, mut end) = (span.start, span.end);
    while let Some(c) = text
        .get(..start)
        .and_then(|t| t.chars().next_back())
        .filter(|c| leads(*c))
    {
        start -= c.len_utf8();
    }
    let dependent = |c: &char| {
        !leads(*c)
            && (letter(*c).is_mark()
                || matches!(c, '\u{e30}'..='\u{e3a}' | '\u{eb0}'..='\u{ebd}' | '\u{e45}'..='\u{e4e}' | '\u{ec8}'..='\u{ecd}' | '\u{17b6}'..='\u{17d3}'))
    };
    while let Some(c) = text.get(end..).and_then(|t| t.chars().next()).filter(dependent) {
        end += c.len_utf8();
    }
    while let Some(c) = text
        .get(start..end)
        .and_then(|t| t.chars().next_back())
        .filter(|c| leads(*c))
    {
        end -= c.len_utf8();
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::whole_syllables;
    use crate::text::Span;

    #[test]
    fn vowels_stay_with_their_letters() {
        // A text, a part of it, that part with its vowels.
        for (text, part, wanted) in [
            ("กับโรนัลโดวันนี้", "รนัลโด", "โรนัลโด"),
            ("ของเดือนเมษา", "ดือนเ", "เดือน"),
            ("ຫາຊິນເກະ", "ຊິນເ", "ຊິນ"),
            ("Kavanaugh", "avan", "avan"),
        ] {
            let at = text.find(part).unwrap();
            let span = whole_syllables(Span::new(at, at + part.len()), text);
            assert_eq!(span.of(text), wanted, "{text}");
        }
    }
}
