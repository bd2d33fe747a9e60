//! Checkstyle XML, which Jenkins and many editors read: a file with its findings.

use super::Article;
use super::machine::{Said, said, xml};
use quick_xml::Writer;
use std::collections::BTreeMap;

/// What stands before the files.
pub fn begin() -> &'static str {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
}

/// What stands behind them.
pub fn end() -> &'static str {
    "</checkstyle>\n"
}

/// The files of an article in which a finding begins, in the order of their names.
pub fn files(article: &Article<'_>, names: &[String]) -> String {
    let said = said(article, names);
    let mut files: BTreeMap<&str, Vec<&Said<'_>>> = BTreeMap::new();
    for one in &said {
        let file = one.spots.first().map_or(article.name, |s| s.file.as_str());
        files.entry(file).or_default().push(one);
    }
    let mut out = String::new();
    for (file, said) in files {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        let name = xml(file);
        let element = writer.create_element("file").with_attribute(("name", name.as_str()));
        let written = element.write_inner_content(|writer| said.iter().try_for_each(|one| error(writer, one)));
        // Writing into a Vec cannot fail.
        if let Ok(writer) = written {
            out += &String::from_utf8_lossy(writer.get_ref());
            out.push('\n');
        }
    }
    out
}

fn error(writer: &mut Writer<Vec<u8>>, said: &Said<'_>) -> std::io::Result<()> {
    let (line, column) = said.spots.first().map_or((1, 1), |s| (s.start.line, s.start.column));
    let (line, column) = (line.to_string(), column.to_string());
    // Checkstyle's word for a note.
    let severity = match said.finding.severity.as_str() {
        "note" => "info",
        other => other,
    };
    let message = xml(&said.whole());
    let source = format!("parallax.{}", said.finding.rule);
    let element = writer.create_element("error").with_attributes([
        ("line", line.as_str()),
        ("column", column.as_str()),
        ("severity", severity),
        ("message", message.as_str()),
        ("source", source.as_str()),
    ]);
    element.write_empty()?;
    Ok(())
}
