//! Rows as tab-separated values: a header, then a line a row; the last columns are the versions.
//!
//! The format knows no quoting: tabs and line breaks inside a text are spaces.

use super::{Marks, Rows, share};

/// Number, confidence, marks and texts of every row, under a header that names the languages.
pub fn tsv(rows: &Rows<'_>) -> String {
    let versions: Vec<usize> = (0..rows.comparison.versions.len()).collect();
    let mut out = format!("row\tconfidence\tmarks\t{}\n", rows.tags(&versions).join("\t"));
    for (number, row) in rows.kept() {
        let marks = Marks::of(row, rows.comparison.source).words(rows).join(";");
        let mut cells = vec![number.to_string(), share(row.confidence), marks];
        cells.extend(rows.texts(row));
        // White space of all kinds is a plain space in these texts already; what is left are controls.
        let line: Vec<String> = cells.iter().map(|c| c.replace(char::is_control, "")).collect();
        out.push_str(&line.join("\t"));
        out.push('\n');
    }
    out
}
