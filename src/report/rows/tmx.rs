//! Rows as a translation memory: TMX 1.4b, all versions of a row in one unit.
//!
//! Rows that only one version has are no translation and are left out. There is no date: the same article gives the same bytes.

use super::xml::{Pen, branch, document, leaf};
use super::{Marks, Rows, share};
use crate::align::Row;
use std::io;

/// The memory.
pub fn tmx(rows: &Rows<'_>) -> String {
    let source = rows.comparison.source.map_or("*all*", |s| rows.tag(s));
    let header = [
        ("creationtool", env!("CARGO_PKG_NAME")),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", "sentence"),
        ("o-tmf", env!("CARGO_PKG_NAME")),
        ("adminlang", "en"),
        ("srclang", source),
        ("datatype", "plaintext"),
    ];
    document(|pen| {
        branch(pen, "tmx", &[("version", "1.4")], |pen| {
            branch(pen, "header", &header, |pen| {
                rows.files.iter().enumerate().try_for_each(|(version, file)| {
                    let kind = format!("x-file-{}", rows.tag(version));
                    leaf(pen, "prop", &[("type", &kind)], file)
                })
            })?;
            branch(pen, "body", &[], |pen| {
                rows.kept().try_for_each(|(number, row)| unit(pen, rows, number, row))
            })
        })
    })
}

fn unit(pen: &mut Pen, rows: &Rows<'_>, number: usize, row: &Row) -> io::Result<()> {
    let texts = rows.texts(row);
    if texts.iter().filter(|t| !t.is_empty()).count() < 2 {
        return Ok(());
    }
    let id = number.to_string();
    let mut attributes = vec![("tuid", id.as_str())];
    // A unit of several sentences, and one that the source has no part in, say so.
    if row.segments.iter().any(|s| s.len() > 1) {
        attributes.push(("segtype", "block"));
    }
    if rows
        .comparison
        .source
        .is_some_and(|s| texts.get(s).is_none_or(String::is_empty))
    {
        attributes.push(("srclang", "*all*"));
    }
    branch(pen, "tu", &attributes, |pen| {
        leaf(pen, "prop", &[("type", "x-confidence")], &share(row.confidence))?;
        for mark in Marks::of(row, rows.comparison.source).words(rows) {
            leaf(pen, "prop", &[("type", "x-mark")], &mark)?;
        }
        texts
            .iter()
            .enumerate()
            .filter(|(_, t)| !t.is_empty())
            .try_for_each(|(version, text)| {
                branch(pen, "tuv", &[("xml:lang", rows.tag(version))], |pen| {
                    leaf(pen, "seg", &[], text)
                })
            })
    })
}
