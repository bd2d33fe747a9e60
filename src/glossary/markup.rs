//! XML as trees of elements, each with its place; nothing is fetched, and no entity but XML's own is known.

use super::list::Spot;
use super::node::Fault;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements that may stand in one another.
const DEEPEST: usize = 64;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, with its prefix.
    pub name: String,
    /// Names and values, in order.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Child>,
    /// Where it begins.
    pub spot: Spot,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Child {
    /// Text.
    Text(String),
    /// An element.
    Element(Element),
}

impl Element {
    /// An element with a text in it.
    pub fn with(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            children: vec![Child::Text(text.to_owned())],
            ..Self::default()
        }
    }

    /// The value of the attribute `key`.
    pub fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// All text in it.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(text) => out.push_str(text),
                Child::Element(element) => element.gather(out),
            }
        }
    }

    /// Whether it has attributes or elements beside its text.
    pub fn is_plain(&self) -> bool {
        self.attributes.is_empty() && self.elements().next().is_none()
    }

    /// Drops the spaces between its elements where nothing but elements stands in it, and so on inwards.
    fn trim(&mut self) {
        let blank = |c: &Child| matches!(c, Child::Text(t) if t.trim_ascii().is_empty());
        let mixed = self.children.iter().any(|c| matches!(c, Child::Text(_)) && !blank(c));
        if !mixed && self.elements().next().is_some() {
            self.children.retain(|c| !blank(c));
        }
        for child in &mut self.children {
            if let Child::Element(element) = child {
                element.trim();
            }
        }
    }

    /// As it is written in a file, in one line but for the breaks in its texts.
    pub fn write(&self, out: &mut String) {
        self.open(out);
        if self.children.is_empty() {
            out.truncate(out.len() - 1);
            out.push_str("/>");
            return;
        }
        for child in &self.children {
            match child {
                Child::Text(text) => escape(text, false, out),
                Child::Element(element) => element.write(out),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    /// Its start tag.
    pub fn open(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (key, value) in &self.attributes {
            out.push(' ');
            out.push_str(key);
            out.push_str("=\"");
            escape(value, true, out);
            out.push('"');
        }
        out.push('>');
    }

    /// The same as a string.
    pub fn fragment(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// The elements of a fragment; `None` where it is none.
pub fn fragments(text: &str) -> Option<Vec<Element>> {
    let mut source = Source::new(text);
    let mut out = Vec::new();
    loop {
        match source.next().ok()? {
            Piece::Start(mut element, full) => {
                if full {
                    source.fill(&mut element, 1).ok()?;
                }
                out.push(element);
            }
            Piece::Text(text) if text.trim_ascii().is_empty() => {}
            Piece::Eof if !out.is_empty() => return Some(out),
            _ => return None,
        }
    }
}

/// Writes text so that XML reads it back; characters that no XML may hold are left out.
pub fn escape(text: &str, attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
}

/// A piece of a file.
pub enum Piece {
    /// A start tag; `true`: what it holds, and its end tag, follow.
    Start(Element, bool),
    /// An end tag.
    End,
    /// Text.
    Text(String),
    /// The end of the file.
    Eof,
}

/// A file on its way.
pub struct Source<'t> {
    reader: Reader<&'t [u8]>,
    text: &'t str,
    /// A byte of the text, the number of its line, and the byte at which that begins.
    counted: (usize, u32, usize),
}

impl<'t> Source<'t> {
    /// The file `text`.
    pub fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        Self {
            reader,
            text,
            counted: (0, 1, 0),
        }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position())
            .unwrap_or(usize::MAX)
            .min(self.text.len())
    }

    /// The place of a byte that is not before those asked for earlier.
    fn spot(&mut self, byte: usize) -> Spot {
        let (from, mut line, mut start) = self.counted;
        for (i, _) in self.text.get(from..byte).unwrap_or_default().match_indices('\n') {
            line = line.saturating_add(1);
            start = from + i + 1;
        }
        self.counted = (byte.max(from), line, start);
        let column = self.text.get(start..byte).unwrap_or_default().chars().count();
        Spot {
            line,
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        }
    }

    /// The next piece; comments and instructions are passed over.
    ///
    /// # Errors
    /// Where the file is no XML, or defines or uses entities.
    pub fn next(&mut self) -> Result<Piece, Fault> {
        loop {
            let from = self.at();
            let event = self.reader.read_event();
            match event {
                Ok(Event::Start(start)) => return self.start(&start, from).map(|e| Piece::Start(e, true)),
                Ok(Event::Empty(start)) => return self.start(&start, from).map(|e| Piece::Start(e, false)),
                Ok(Event::End(_)) => return Ok(Piece::End),
                Ok(Event::Text(text)) => return Ok(Piece::Text(newlines(&text))),
                Ok(Event::CData(text)) => return Ok(Piece::Text(newlines(&text))),
                Ok(Event::GeneralRef(entity)) => {
                    let known = match &*entity {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => entity.resolve_char_ref().ok().flatten(),
                    };
                    let name = entity.to_string();
                    return match known {
                        Some(c) => Ok(Piece::Text(c.to_string())),
                        None => Err((
                            self.spot(from),
                            format!("the entity `&{name};` is not known; none but XML's own are"),
                        )),
                    };
                }
                // A file of TBX 2 names its DTD, which is not fetched; what is defined here could be a bomb.
                Ok(Event::DocType(doctype)) if doctype.contains('[') => {
                    return Err((self.spot(from), "a DTD inside the file is not read; take it out".into()));
                }
                Ok(Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {}
                Ok(Event::Eof) => return Ok(Piece::Eof),
                Err(error) => {
                    let at = usize::try_from(self.reader.error_position()).unwrap_or(from);
                    let at = at.clamp(self.counted.0, self.text.len());
                    return Err((self.spot(at), format!("not XML: {error}")));
                }
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, from: usize) -> Result<Element, Fault> {
        let spot = self.spot(from);
        let mut element = Element {
            name: start.name().as_ref().to_owned(),
            spot,
            ..Element::default()
        };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|e| (spot, format!("not XML: an attribute: {e}")))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|e| (spot, format!("not XML: an attribute: {e}")))?;
            element
                .attributes
                .push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        Ok(element)
    }

    /// Reads what an element holds, up to its end tag.
    ///
    /// # Errors
    /// Those of [`Source::next`], and where it is nested too deep.
    pub fn fill(&mut self, element: &mut Element, depth: usize) -> Result<(), Fault> {
        if depth > DEEPEST {
            return Err((
                element.spot,
                format!("more than {DEEPEST} elements stand in one another"),
            ));
        }
        loop {
            match self.next()? {
                Piece::Start(mut inner, full) => {
                    if full {
                        self.fill(&mut inner, depth + 1)?;
                    }
                    element.children.push(Child::Element(inner));
                }
                Piece::Text(text) => match element.children.last_mut() {
                    Some(Child::Text(before)) => before.push_str(&text),
                    _ => element.children.push(Child::Text(text)),
                },
                Piece::End => break,
                Piece::Eof => return Err((element.spot, format!("`<{}>` is not closed", element.name))),
            }
        }
        if depth == 1 {
            element.trim();
        }
        Ok(())
    }
}

/// XML reads every break as `\n`.
fn newlines(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}
