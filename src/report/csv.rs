//! CSV (RFC 4180) for spreadsheets and statistics: a row a finding.

use super::Article;
use super::machine::{said, slashed};
use super::shown::shown;

const HEADER: [&str; 14] = [
    "article",
    "rule",
    "category",
    "severity",
    "language",
    "file",
    "line",
    "column",
    "text",
    "other_texts",
    "message",
    "help",
    "correction",
    "fingerprint",
];

/// The row of titles.
pub fn begin() -> String {
    rows(std::iter::once(HEADER.map(str::to_owned)))
}

/// The rows of an article.
pub fn findings(article: &Article<'_>, names: &[String]) -> String {
    let said = said(article, names);
    rows(said.iter().map(|said| {
        let finding = said.finding;
        let spot = said.spots.first();
        let others: Vec<String> = said.others().map(|s| format!("{}: {}", s.language, s.text)).collect();
        let certain = finding.certain_fix().map(|fix| fix.text.clone());
        [
            slashed(article.name),
            finding.rule.to_owned(),
            finding.category.as_str().to_owned(),
            finding.severity.as_str().to_owned(),
            spot.map_or(String::new(), |s| s.language.to_owned()),
            spot.map_or(String::new(), |s| s.file.clone()),
            spot.map_or(String::new(), |s| s.start.line.to_string()),
            spot.map_or(String::new(), |s| s.start.column.to_string()),
            spot.map_or(String::new(), |s| s.text.to_owned()),
            others.join(" | "),
            finding.message.clone(),
            finding.help.clone(),
            certain.unwrap_or_default(),
            said.fingerprint.clone(),
        ]
        .map(|cell| guarded(&cell))
    }))
}

fn rows(rows: impl Iterator<Item = [String; 14]>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing into a Vec cannot fail.
    let written = rows.map(|row| writer.write_record(&row)).all(|w| w.is_ok());
    match writer.into_inner() {
        Ok(bytes) if written => String::from_utf8_lossy(&bytes).into_owned(),
        _ => String::new(),
    }
}

/// A cell that no spreadsheet takes for a formula, and in which nothing is hidden.
fn guarded(cell: &str) -> String {
    let cell = shown(cell);
    let formula = cell
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    match formula {
        true => format!("'{cell}"),
        false => cell.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, wanted) in [
            ("=1+1", "'=1+1"),
            ("-5 °C", "'-5 °C"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("＝1", "'＝1"),
            ("5 - 3", "5 - 3"),
            ("80,676", "80,676"),
            ("a\u{202e}b", "a\u{fffd}b"),
        ] {
            assert_eq!(guarded(cell), wanted, "{cell:?}");
        }
    }
}
