//! Glossaries as tables with a header: writing, a row a form.

use super::list::{Entry, Glossary, Usage};
use super::markup::{Child, Element, fragments};
use super::sheet::COLUMNS;

/// The glossary as a table, a row a form.
pub fn write(glossary: &Glossary, separator: u8) -> String {
    let mut rows: Vec<[String; 12]> = Vec::new();
    let head = head(glossary);
    if !(head.is_empty() && glossary.domain.is_empty() && glossary.source.is_empty()) {
        rows.push(row(&[
            ("domain", &glossary.domain),
            ("note", &glossary.source),
            ("extra", &head),
        ]));
    }
    for entry in &glossary.entries {
        write_entry(entry, &mut rows);
    }
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    for row in &rows {
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// What a TBX file says of itself, as one element.
fn head(glossary: &Glossary) -> String {
    let Some(frame) = &glossary.frame else {
        return String::new();
    };
    let part = |name: &str, extra: &[String]| Element {
        name: name.to_owned(),
        children: extra
            .iter()
            .filter_map(|e| fragments(e))
            .flatten()
            .map(Child::Element)
            .collect(),
        ..Element::default()
    };
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let root = Element {
        name: "tbx".to_owned(),
        attributes: vec![
            pair("type", &frame.dialect),
            pair("style", frame.style.as_str()),
            pair("xml:lang", &frame.lang),
        ],
        children: vec![
            Child::Element(part("header", &frame.header)),
            Child::Element(part("back", &frame.back)),
        ],
        ..Element::default()
    };
    root.fragment()
}

fn write_entry(entry: &Entry, rows: &mut Vec<[String; 12]>) {
    let first = rows.len();
    let id = entry.id.as_str();
    if !entry.extra.is_empty() || entry.wordings.is_empty() {
        rows.push(row(&[("id", id), ("extra", &entry.extra.concat())]));
    }
    for wording in &entry.wordings {
        let lang = wording.tag.as_str();
        if !wording.extra.is_empty() || wording.forms.is_empty() && wording.not.is_empty() {
            rows.push(row(&[("id", id), ("lang", lang), ("extra", &wording.extra.concat())]));
        }
        for form in &wording.forms {
            let (status, reason, how_bad) = match &form.usage {
                Usage::Preferred => ("preferred", "", ""),
                Usage::Variant => ("variant", "", ""),
                Usage::Forbidden { reason, severity } => ("forbidden", reason.as_str(), severity.as_str()),
            };
            rows.push(row(&[
                ("id", id),
                ("lang", lang),
                ("form", &form.text),
                ("status", status),
                ("reason", reason),
                ("severity", how_bad),
                ("extra", &form.extra.concat()),
            ]));
        }
        for not in &wording.not {
            rows.push(row(&[("id", id), ("lang", lang), ("form", not), ("status", "not")]));
        }
    }
    // What is said of the concept stands in its first row.
    if let Some(row) = rows.get_mut(first) {
        let gap = if entry.gap > 0 {
            entry.gap.to_string()
        } else {
            String::new()
        };
        for (name, text) in [
            ("kind", entry.kind.as_str()),
            ("domain", entry.domain.as_deref().unwrap_or_default()),
            ("note", entry.note.as_deref().unwrap_or_default()),
            ("gap", &gap),
            ("compound", if entry.compound { "true" } else { "" }),
        ] {
            set(row, name, text);
        }
    }
}

fn row(cells: &[(&str, &str)]) -> [String; 12] {
    let mut out: [String; 12] = Default::default();
    cells.iter().for_each(|(name, text)| set(&mut out, name, text));
    out
}

fn set(row: &mut [String; 12], name: &str, text: &str) {
    if let Some(i) = COLUMNS.iter().position(|c| *c == name) {
        text.clone_into(&mut row[i]);
    }
}
