//! Rows as XLIFF 2.1: the source and one target, a unit a row.
//!
//! What the target lacks is a unit without a target; what it has too much has no source to stand with and is a note of the file.

use super::xml::{Pen, branch, document, leaf};
use super::{Marks, Rows, share};
use crate::align::Row;
use std::io;

/// The version `target` against the source, or against the first version where none is named.
pub fn xliff(rows: &Rows<'_>, target: usize) -> String {
    let source = rows.pivot();
    let root = [
        ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
        ("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"),
        ("version", "2.1"),
        ("srcLang", rows.tag(source)),
        ("trgLang", rows.tag(target)),
    ];
    let file = [
        ("id", "f1"),
        ("original", rows.files.get(source).map_or("", String::as_str)),
    ];
    let text = |row: &Row, version: usize| rows.texts(row).into_iter().nth(version).unwrap_or_default();
    let pairs: Vec<(usize, &Row, String, String)> = rows
        .kept()
        .map(|(number, row)| (number, row, text(row, source), text(row, target)))
        .collect();
    let added: Vec<_> = pairs.iter().filter(|p| p.2.is_empty() && !p.3.is_empty()).collect();
    document(|pen| {
        branch(pen, "xliff", &root, |pen| {
            branch(pen, "file", &file, |pen| {
                if !added.is_empty() {
                    branch(pen, "notes", &[], |pen| {
                        added.iter().try_for_each(|(number, _, _, text)| {
                            let id = format!("added{number}");
                            leaf(pen, "note", &[("id", &id), ("category", "added")], text)
                        })
                    })?;
                }
                let mut units = pairs.iter().filter(|p| !p.2.is_empty()).peekable();
                if units.peek().is_none() {
                    // A file holds a unit at least.
                    return branch(pen, "unit", &[("id", "r0")], |pen| {
                        branch(pen, "segment", &[], |pen| leaf(pen, "source", &[], ""))
                    });
                }
                units.try_for_each(|(number, row, source, target)| unit(pen, rows, *number, row, source, target))
            })
        })
    })
}

fn unit(pen: &mut Pen, rows: &Rows<'_>, number: usize, row: &Row, source: &str, target: &str) -> io::Result<()> {
    let id = format!("r{number}");
    let mark = match (Marks::of(row, None).moved, target.is_empty()) {
        (_, true) => Some("omitted"),
        (true, false) => Some("moved"),
        (false, false) => None,
    };
    branch(pen, "unit", &[("id", &id)], |pen| {
        branch(pen, "mda:metadata", &[], |pen| {
            branch(pen, "mda:metaGroup", &[("category", env!("CARGO_PKG_NAME"))], |pen| {
                leaf(pen, "mda:meta", &[("type", "confidence")], &share(row.confidence))?;
                mark.map_or(Ok(()), |mark| leaf(pen, "mda:meta", &[("type", "mark")], mark))
            })
        })?;
        let state = if target.is_empty() { "initial" } else { "translated" };
        branch(pen, "segment", &[("state", state)], |pen| {
            leaf(pen, "source", &[("xml:lang", rows.tag(rows.pivot()))], source)?;
            if target.is_empty() {
                return Ok(());
            }
            leaf(pen, "target", &[], target)
        })
    })
}
