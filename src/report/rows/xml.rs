//! What the XML formats share: a writer into memory, and texts without the characters that XML has no place for.

use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;
use std::io;

/// Writes into memory.
pub(super) type Pen = Writer<Vec<u8>>;

/// An XML document, UTF-8 and indented, whose content `fill` writes.
pub(super) fn document(fill: impl FnOnce(&mut Pen) -> io::Result<()>) -> String {
    let mut pen = Writer::new_with_indent(Vec::new(), b' ', 2);
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
    // Writing into memory cannot fail; an empty document would be seen at once.
    let done = pen.write_event(declaration).and_then(|()| fill(&mut pen));
    let bytes = done.map(|()| pen.into_inner()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default() + "\n"
}

/// `<name attributes>text</name>`.
pub(super) fn leaf(pen: &mut Pen, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
    let clean: Vec<(&str, String)> = attributes.iter().map(|(k, v)| (*k, legal(v))).collect();
    pen.create_element(name)
        .with_attributes(clean.iter().map(|(k, v)| (*k, v.as_str())))
        .write_text_content(BytesText::new(&legal(text)))?;
    Ok(())
}

/// `<name attributes>…</name>`, what is inside by `fill`.
pub(super) fn branch(
    pen: &mut Pen,
    name: &str,
    attributes: &[(&str, &str)],
    fill: impl FnOnce(&mut Pen) -> io::Result<()>,
) -> io::Result<()> {
    let clean: Vec<(&str, String)> = attributes.iter().map(|(k, v)| (*k, legal(v))).collect();
    pen.create_element(name)
        .with_attributes(clean.iter().map(|(k, v)| (*k, v.as_str())))
        .write_inner_content(fill)?;
    Ok(())
}

/// `text` without the characters that XML 1.0 has no place for, and without controls that it discourages.
fn legal(text: &str) -> String {
    let is_legal = |c: &char| match *c {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FDD0}'..='\u{FDEF}' => false,
        c => (c as u32) & 0xFFFE != 0xFFFE,
    };
    text.chars().filter(is_legal).collect()
}

#[cfg(test)]
mod tests {
    use super::{document, leaf};

    #[test]
    fn text_is_escaped_and_what_xml_has_no_place_for_is_left_out() {
        for (text, wanted) in [
            ("a < b & c > \"d\"", "a &lt; b &amp; c &gt; &quot;d&quot;"),
            (
                "\0\u{8}\u{1b}[31mx\u{7f}\u{85}\u{fffe}\u{ffff}\u{1fffe}\u{fdd0}",
                "[31mx",
            ),
            ("]]>", "]]&gt;"),
            ("𠮷 ی\u{200c} 🙂", "𠮷 ی\u{200c} 🙂"),
        ] {
            let written = document(|pen| leaf(pen, "seg", &[("n", "<\u{1}>")], text));
            let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<seg n=\"&lt;&gt;\">";
            assert_eq!(written, format!("{start}{wanted}</seg>\n"));
        }
    }
}
