//! Rows as JSON: the batch record's `alignment`, with what each row is and its texts.

use super::{Marks, Rows};
use crate::align::Row;
use crate::text::Span;
use serde::Serialize;

/// One line: the article, its versions, its rows.
pub fn json(rows: &Rows<'_>) -> String {
    let versions = &rows.comparison.versions;
    let record = Record {
        id: rows.name,
        files: rows.files,
        langs: versions.iter().map(|v| v.document.lang.as_str()).collect(),
        source: rows.comparison.source.map(|s| rows.tag(s)),
        alignment: rows.kept().map(|(_, row)| Line::new(rows, row)).collect(),
    };
    // Strings, numbers and booleans only: this cannot fail, and an empty object would be seen at once.
    serde_json::to_string(&record).unwrap_or_else(|_| "{}".to_owned()) + "\n"
}

#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    files: &'a [String],
    langs: Vec<&'a str>,
    source: Option<&'a str>,
    alignment: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    confidence: f64,
    moved: bool,
    omitted: Vec<&'a str>,
    added: Vec<&'a str>,
    versions: Vec<Vec<[usize; 2]>>,
    texts: Vec<String>,
}

impl<'a> Line<'a> {
    fn new(rows: &Rows<'a>, row: &Row) -> Self {
        let marks = Marks::of(row, rows.comparison.source);
        let span = |s: Span| [s.start, s.end];
        let versions = rows.comparison.versions.iter().zip(&row.segments);
        Self {
            confidence: (f64::from(row.confidence) * 1000.0).floor() / 1000.0,
            moved: marks.moved,
            omitted: rows.tags(&marks.omitted),
            added: rows.tags(&marks.added),
            versions: versions
                .map(|(v, list)| {
                    list.iter()
                        .filter_map(|&i| Some(span(v.segments.get(i)?.span)))
                        .collect()
                })
                .collect(),
            texts: rows.texts(row),
        }
    }
}
