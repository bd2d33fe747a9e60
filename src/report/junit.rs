//! JUnit XML, which every CI system shows: an article is a suite, a finding a case that fails.

use super::Article;
use super::machine::{Said, said, slashed, xml};
use crate::finding::Severity;
use quick_xml::Writer;
use quick_xml::events::BytesText;

/// What stands before the suites.
pub fn begin() -> &'static str {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"parallax\">\n"
}

/// What stands behind them.
pub fn end() -> &'static str {
    "</testsuites>\n"
}

/// The suite of an article. Findings from `failing` on are failures, the others are told and pass; an article without findings
/// is one case that passes.
pub fn suite(article: &Article<'_>, names: &[String], failing: Option<Severity>) -> String {
    let said = said(article, names);
    let fails = |s: &&Said<'_>| failing.is_some_and(|f| s.finding.severity >= f);
    let failures = said.iter().filter(fails).count().to_string();
    let tests = said.len().max(1).to_string();
    let name = xml(&slashed(article.name));
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let suite = writer.create_element("testsuite").with_attributes([
        ("name", name.as_str()),
        ("tests", &tests),
        ("failures", &failures),
        ("errors", "0"),
    ]);
    let written = suite.write_inner_content(|writer| {
        if said.is_empty() {
            let case = writer.create_element("testcase");
            case.with_attributes([("classname", name.as_str()), ("name", "the versions agree")])
                .write_empty()?;
        }
        for one in &said {
            case(writer, &name, one, fails(&one))?;
        }
        Ok(())
    });
    // Writing into a Vec cannot fail.
    match written {
        Ok(writer) => String::from_utf8_lossy(&std::mem::take(writer.get_mut())).into_owned() + "\n",
        Err(_) => String::new(),
    }
}

fn case(writer: &mut Writer<Vec<u8>>, article: &str, said: &Said<'_>, fails: bool) -> std::io::Result<()> {
    let finding = said.finding;
    let place = said.spots.first();
    let file = place.map_or(String::new(), |s| xml(&s.file));
    let row = place.map_or(1, |s| s.start.line).to_string();
    let name = match place {
        Some(s) => format!("{} {file}:{}:{}", finding.rule, s.start.line, s.start.column),
        None => finding.rule.to_owned(),
    };
    let message = xml(&finding.message);
    let kind = format!("{}[{}]", finding.severity.as_str(), finding.rule);
    let mut body = format!("{kind}: {message}\n");
    for spot in &said.spots {
        let (file, text) = (xml(&spot.file), xml(spot.text));
        body += &format!(
            "{} {file}:{}:{}: {text}\n",
            spot.language, spot.start.line, spot.start.column
        );
    }
    if !finding.help.is_empty() {
        body += &format!("help: {}\n", xml(&finding.help));
    }
    let case = writer.create_element("testcase").with_attributes([
        ("classname", article),
        ("name", name.as_str()),
        ("file", file.as_str()),
        ("line", row.as_str()),
    ]);
    case.write_inner_content(|writer| {
        if fails {
            let failure = writer.create_element("failure");
            failure
                .with_attributes([("type", kind.as_str()), ("message", message.as_str())])
                .write_text_content(BytesText::new(&body))?;
        } else {
            writer
                .create_element("system-out")
                .write_text_content(BytesText::new(&body))?;
        }
        Ok(())
    })?;
    Ok(())
}
