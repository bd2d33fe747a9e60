//! The rows of an alignment to bytes: one file per format.

mod json;
mod table;
mod tmx;
mod tsv;
mod xliff;
mod xml;

pub use json::json;
pub use table::table;
pub use tmx::tmx;
pub use tsv::tsv;
pub use xliff::xliff;

use crate::align::Row;
use crate::compare::{Comparison, Version};
use crate::segment::Segment;
use crate::text::Span;

/// An aligned article: what every format of rows is made of.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    /// What users call it.
    pub name: &'a str,
    /// Its versions' files.
    pub files: &'a [String],
    /// Versions and rows.
    pub comparison: &'a Comparison,
    /// Rows of lower confidence are left out; 0 keeps all.
    pub least: f32,
}

impl<'a> Rows<'a> {
    /// The rows to write, in order, each with its number, from 1.
    fn kept(&self) -> impl Iterator<Item = (usize, &'a Row)> + use<'a> {
        let least = self.least;
        (1..)
            .zip(&self.comparison.rows)
            .filter(move |(_, r)| r.confidence >= least)
    }

    fn tag(&self, version: usize) -> &'a str {
        let version = self.comparison.versions.get(version);
        version.map_or("", |v| v.document.lang.as_str())
    }

    fn tags(&self, versions: &[usize]) -> Vec<&'a str> {
        versions.iter().map(|&v| self.tag(v)).collect()
    }

    /// The version that the others are held against: the source, or the first where none is named.
    fn pivot(&self) -> usize {
        self.comparison.source.unwrap_or(0)
    }

    /// Each version's text in a row, its segments joined by spaces; empty: nothing there.
    fn texts(&self, row: &Row) -> Vec<String> {
        let versions = self.comparison.versions.iter().zip(&row.segments);
        versions.map(|(v, segments)| joined(v, segments)).collect()
    }
}

/// What a row has that a row of translations has not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Marks {
    /// Some version has it in another place.
    moved: bool,
    /// The versions that lack what the source has, or most versions where no source is named.
    omitted: Vec<usize>,
    /// The versions that have what the source lacks, or most versions.
    added: Vec<usize>,
}

impl Marks {
    fn of(row: &Row, source: Option<usize>) -> Self {
        let has = |v: &usize| row.segments.get(*v).is_some_and(|s| !s.is_empty());
        let (there, lacking): (Vec<usize>, Vec<usize>) = (0..row.segments.len()).partition(has);
        // Of two versions without a source the first counts as one.
        let expected = match source {
            Some(source) => has(&source),
            None if there.len() == lacking.len() => has(&0),
            None => there.len() > lacking.len(),
        };
        let (omitted, added) = match (lacking.is_empty(), expected) {
            (true, _) => (Vec::new(), Vec::new()),
            (false, true) => (lacking, Vec::new()),
            (false, false) => (Vec::new(), there),
        };
        Self {
            moved: row.moved,
            omitted,
            added,
        }
    }

    /// `moved`, `omitted:ar,ur`, `added:en`; nothing for a plain row.
    fn words(&self, rows: &Rows<'_>) -> Vec<String> {
        let mut out = Vec::new();
        if self.moved {
            out.push("moved".to_owned());
        }
        for (word, versions) in [("omitted", &self.omitted), ("added", &self.added)] {
            if !versions.is_empty() {
                out.push(format!("{word}:{}", rows.tags(versions).join(",")));
            }
        }
        out
    }
}

/// The text of some segments of a version as a reader sees it: without markup, on one line.
fn joined(version: &Version, segments: &[usize]) -> String {
    let segments = segments.iter().filter_map(|&i| version.segments.get(i));
    let texts: Vec<String> = segments.map(|s| plain(version, s)).filter(|t| !t.is_empty()).collect();
    texts.join(" ")
}

fn plain(version: &Version, segment: &Segment) -> String {
    let text = &version.document.text;
    let mut out = String::with_capacity(segment.span.len());
    let mut at = segment.span.start;
    let hidden = &version.document.hidden;
    let from = hidden.partition_point(|h| h.end <= at);
    for hole in hidden.iter().skip(from).take_while(|h| h.start < segment.span.end) {
        let hole = Span::new(hole.start.max(at), hole.end.min(segment.span.end));
        out.push_str(text.get(at..hole.start).unwrap_or_default());
        let markup = text.get(hole.start..hole.end).unwrap_or_default();
        // An address that stands in the text is read by nobody and belongs to it all the same.
        if markup.starts_with(|c: char| c.is_ascii_alphabetic()) {
            out.push_str(markup);
        } else if markup.starts_with('<') {
            out.push(' ');
        }
        at = hole.end;
    }
    out.push_str(text.get(at..segment.span.end).unwrap_or_default());
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A confidence with three digits, never more than the truth.
fn share(confidence: f32) -> String {
    let thousandths = (confidence.clamp(0.0, 1.0) * 1000.0).floor() as u32;
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

#[cfg(test)]
mod tests {
    use super::{Marks, share};
    use crate::align::Row;

    #[test]
    fn marks_tell_what_a_row_lacks_and_has_too_much() {
        let row = |has: &[u8]| Row {
            segments: has.iter().map(|&h| vec![0; usize::from(h)]).collect(),
            confidence: 1.0,
            moved: false,
        };
        for (has, source, omitted, added) in [
            (vec![1, 1, 2], None, vec![], vec![]),
            (vec![1, 0, 1], None, vec![1], vec![]),
            (vec![0, 1, 0], None, vec![], vec![1]),
            (vec![1, 0], None, vec![1], vec![]),
            (vec![0, 1], None, vec![], vec![1]),
            (vec![1, 0, 0], Some(0), vec![1, 2], vec![]),
            (vec![0, 1, 1], Some(0), vec![], vec![1, 2]),
            (vec![0, 0], None, vec![0, 1], vec![]),
        ] {
            let marks = Marks::of(&row(&has), source);
            if has != [0, 0] {
                assert_eq!((marks.omitted, marks.added), (omitted, added), "{has:?} {source:?}");
            }
        }
    }

    #[test]
    fn confidence_is_cut_and_not_rounded_up() {
        for (confidence, wanted) in [(1.0, "1.000"), (0.9999, "0.999"), (0.05, "0.050"), (f32::NAN, "0.000")] {
            assert_eq!(share(confidence), wanted);
        }
    }
}
