//! A sentence cut into the pieces that a page marks and those that it leaves alone.

use crate::compare::Version;
use crate::text::Span;
use std::collections::BTreeSet;

/// A piece of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its text; markup of the file is left out.
    pub text: String,
    /// The marks that cover it, the innermost first: indices into what was asked for.
    pub marks: Vec<usize>,
}

/// The text of a segment in pieces. `marks` are spans of the version's text; what of them lies outside the segment is cut off.
pub(super) fn pieces(version: &Version, segment: usize, marks: &[Span]) -> Vec<Piece> {
    let Some(segment) = version.segments.get(segment) else {
        return Vec::new();
    };
    let (text, whole) = (&version.document.text, segment.span);
    let inside = |s: &Span| s.start < whole.end && whole.start < s.end;
    let holes = holes(version, whole);
    let mut cuts: BTreeSet<usize> = [whole.start, whole.end].into();
    for span in marks.iter().filter(|s| inside(s)).chain(&holes) {
        cuts.extend([span.start, span.end].map(|at| at.clamp(whole.start, whole.end)));
    }
    let mut opening: Vec<(usize, usize)> = marks
        .iter()
        .enumerate()
        .filter(|(_, s)| inside(s) && !s.is_empty())
        .map(|(i, s)| (s.start.max(whole.start), i))
        .collect();
    opening.sort_unstable();
    let mut opening = opening.into_iter().peekable();
    let mut holes = holes.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut out: Vec<Piece> = Vec::new();
    let cuts: Vec<usize> = cuts.into_iter().collect();
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        open.retain(|&i| marks.get(i).is_some_and(|s| s.end > from));
        while let Some((_, i)) = opening.next_if(|(at, _)| *at <= from) {
            open.push(i);
        }
        while holes.next_if(|h| h.end <= from).is_some() {}
        if holes.peek().is_some_and(|h| h.start <= from) {
            continue;
        }
        let mut covering = open.clone();
        covering.sort_by_key(|&i| (marks.get(i).map_or(0, |s| s.len()), i));
        let words = text.get(from..to).unwrap_or_default();
        match out.last_mut() {
            Some(last) if last.marks == covering => last.text.push_str(words),
            _ => out.push(Piece {
                text: words.to_owned(),
                marks: covering,
            }),
        }
    }
    out
}

/// The markup in a segment: what is passed over there, but for addresses that stand in the text as such.
fn holes(version: &Version, segment: Span) -> Vec<Span> {
    let hidden = &version.document.hidden;
    let first = hidden.partition_point(|h| h.end <= segment.start);
    let here = hidden.iter().skip(first).take_while(|h| h.start < segment.end);
    let is_address = |h: &&Span| {
        let words = version.document.text.get(h.start..h.end).unwrap_or_default();
        words.starts_with(char::is_alphanumeric)
    };
    here.filter(|h| !is_address(h)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use crate::compare::Version;
    use crate::language::Pack;
    use crate::read::markdown;
    use crate::segment::segments;
    use crate::text::{Span, Tag};

    fn check(text: &str, marks: &[&str], wanted: &[(&str, &[usize])]) {
        let document = markdown(Tag::parse("vi").unwrap(), text.to_owned()).unwrap();
        let pack = Pack::of(&document.lang).unwrap();
        let version = Version {
            segments: segments(&document, pack),
            document,
            facts: Vec::new(),
        };
        let spans: Vec<Span> = marks
            .iter()
            .map(|m| text.find(m).map(|at| Span::new(at, at + m.len())).unwrap())
            .collect();
        let got = pieces(&version, 0, &spans);
        let got: Vec<(&str, &[usize])> = got.iter().map(|p| (p.text.as_str(), p.marks.as_slice())).collect();
        assert_eq!(got, wanted, "{text}");
    }

    #[test]
    fn sentences_are_cut_at_their_marks() {
        check("Đã có 80.676 hội viên.", &[], &[("Đã có 80.676 hội viên.", &[])]);
        check(
            "Đã có 80.676 hội viên.",
            &["80.676"],
            &[("Đã có ", &[]), ("80.676", &[0]), (" hội viên.", &[])],
        );
        check(
            "Ngày 3 tháng 9 năm 2025.",
            &["3 tháng 9 năm 2025", "2025", "Ngày 3"],
            &[
                ("Ngày ", &[2]),
                ("3", &[2, 0]),
                (" tháng 9 năm ", &[0]),
                ("2025", &[1, 0]),
                (".", &[]),
            ],
        );
        check(
            "Hội **80.676** ở [Điện Biên](https://example.org/a).",
            &["80.676"],
            &[("Hội ", &[]), ("80.676", &[0]), (" ở Điện Biên.", &[])],
        );
        check(
            "Xem https://example.org nhé.",
            &[],
            &[("Xem https://example.org nhé.", &[])],
        );
    }
}
