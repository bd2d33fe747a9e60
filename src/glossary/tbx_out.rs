//! TBX (ISO 30042): writing version 3 in both styles, and version 2.

use super::ConceptKind;
use super::category;
use super::list::{Entry, Extra, Frame, Glossary, Style, Usage, Wording, Written};
use super::markup::{Child, Element, escape, fragments};
use super::tbx::{ATTRIBUTES, OWN, is_status, usage};
use crate::finding::Severity;

/// The glossary as a TBX file of the frame's dialect and style. What the dialect has no place for goes into notes that begin with
/// `parallax:`, from which it is read back.
pub fn write(glossary: &Glossary, frame: &Frame) -> String {
    let writer = Writer {
        frame,
        // A list that never was TBX says of every form what it is.
        explicit: glossary.frame.is_none(),
    };
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let mut root = Element::default();
    let mut set = |key: &str, value: &str| root.attributes.push((key.to_owned(), value.to_owned()));
    set("type", &frame.dialect);
    if frame.style != Style::V2 {
        set("style", frame.style.as_str());
    }
    set("xml:lang", &frame.lang);
    if frame.style == Style::V2 {
        out.push_str("<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n");
    } else {
        set("xmlns", "urn:iso:std:iso:30042:ed-2");
    }
    if frame.style == Style::Dct {
        for module in ["min", "basic"] {
            set(&format!("xmlns:{module}"), &category::namespace(module));
        }
    }
    let (attributes, mut header) = parts(&frame.header);
    root.attributes.extend(attributes);
    root.name = if frame.style == Style::V2 { "martif" } else { "tbx" }.to_owned();
    root.open(&mut out);
    if header.is_empty() {
        header.push(source(&glossary.source));
    }
    let mut holder = Element {
        name: "tbxHeader".to_owned(),
        children: header.into_iter().map(Child::Element).collect(),
        ..Element::default()
    };
    category::to_style(&mut holder, frame.style);
    out.push('\n');
    tree(&holder, 1, &mut out);
    out.push_str("  <text>\n    <body>\n");
    for entry in &glossary.entries {
        let mut element = writer.entry(entry, &glossary.domain);
        category::to_style(&mut element, frame.style);
        tree(&element, 3, &mut out);
    }
    out.push_str("    </body>\n");
    let (_, back) = parts(&frame.back);
    if !back.is_empty() {
        let mut holder = Element {
            name: "back".to_owned(),
            children: back.into_iter().map(Child::Element).collect(),
            ..Element::default()
        };
        category::to_style(&mut holder, frame.style);
        tree(&holder, 2, &mut out);
    }
    out.push_str("  </text>\n</");
    out.push_str(&root.name);
    out.push_str(">\n");
    out
}

/// A language of a concept as a fragment.
pub fn language(wording: &Wording) -> String {
    let frame = Frame::default();
    let writer = Writer {
        frame: &frame,
        explicit: true,
    };
    writer.wording(wording).fragment()
}

fn source(text: &str) -> Element {
    // A header is not valid without one.
    let text = if text.is_empty() { "Parallax glossary" } else { text };
    let mut out = Element::with("p", text);
    for name in ["sourceDesc", "fileDesc"] {
        out = Element {
            name: name.to_owned(),
            children: vec![Child::Element(out)],
            ..Element::default()
        };
    }
    out
}

/// What an extra field keeps: attributes of the element itself, and elements. What is no fragment is a note.
fn parts(extra: &Extra) -> (Vec<(String, String)>, Vec<Element>) {
    let (mut attributes, mut elements) = (Vec::new(), Vec::new());
    for text in extra {
        for element in fragments(text).unwrap_or_else(|| vec![Element::with("note", text)]) {
            if element.name == ATTRIBUTES {
                attributes.extend(element.attributes);
            } else {
                elements.push(element);
            }
        }
    }
    (attributes, elements)
}

struct Writer<'f> {
    frame: &'f Frame,
    explicit: bool,
}

impl Writer<'_> {
    fn entry(&self, entry: &Entry, domain: &str) -> Element {
        let (attributes, extra) = parts(&entry.extra);
        let mut out = Element {
            name: "conceptEntry".to_owned(),
            attributes: vec![("id".to_owned(), entry.id.clone())],
            ..Element::default()
        };
        out.attributes.extend(attributes);
        let domain = entry.domain.as_deref().unwrap_or(domain);
        if !domain.is_empty() {
            let mut field = Element::with("descrip", domain);
            field.attributes.push(("type".to_owned(), "subjectField".to_owned()));
            self.add(&mut out, field);
        }
        if let Some(note) = &entry.note {
            self.add(&mut out, Element::with("note", note));
        }
        if entry.kind != ConceptKind::Term {
            self.add(&mut out, own("kind", entry.kind.as_str()));
        }
        if entry.gap > 0 {
            self.add(&mut out, own("gap", &entry.gap.to_string()));
        }
        if entry.compound {
            self.add(&mut out, own("compound", "true"));
        }
        let (languages, rest): (Vec<_>, Vec<_>) = extra.into_iter().partition(|e| e.name == "langSec");
        rest.into_iter().for_each(|e| self.add(&mut out, e));
        out.children
            .extend(entry.wordings.iter().map(|w| Child::Element(self.wording(w))));
        out.children.extend(languages.into_iter().map(Child::Element));
        out
    }

    fn wording(&self, wording: &Wording) -> Element {
        let (attributes, extra) = parts(&wording.extra);
        let mut out = Element {
            name: "langSec".to_owned(),
            attributes: vec![("xml:lang".to_owned(), wording.tag.clone())],
            ..Element::default()
        };
        out.attributes.extend(attributes);
        let (terms, rest): (Vec<_>, Vec<_>) = extra.into_iter().partition(|e| e.name == "termSec");
        rest.into_iter().for_each(|e| self.add(&mut out, e));
        for not in &wording.not {
            self.add(&mut out, own("not", not));
        }
        let first = wording
            .forms
            .iter()
            .position(|f| !matches!(f.usage, Usage::Forbidden { .. }));
        for (i, form) in wording.forms.iter().enumerate() {
            out.children.push(Child::Element(self.form(form, Some(i) == first)));
        }
        out.children.extend(terms.into_iter().map(Child::Element));
        out
    }

    /// `first`: of the forms that may be used, the first, which is the one to use unless another says that it is.
    fn form(&self, form: &Written, first: bool) -> Element {
        let (attributes, mut extra) = parts(&form.extra);
        let mut out = Element {
            name: "termSec".to_owned(),
            attributes,
            ..Element::default()
        };
        let same = |e: &Element| e.text().split_whitespace().eq(form.text.split_whitespace());
        let marked = extra
            .iter()
            .position(|e| e.name == "term" && same(e))
            .map(|i| extra.remove(i));
        extra.retain(|e| e.name != "term");
        let word = marked.unwrap_or_else(|| Element::with("term", &form.text));
        out.children.push(Child::Element(word));
        // A status that the file had stays, unless the form has changed sides since.
        let forbidden = matches!(form.usage, Usage::Forbidden { .. });
        let side = |e: &Element| usage(e.text().trim()).map(|u| matches!(u, Usage::Forbidden { .. }));
        extra.retain(|e| !is_status(e) || side(e).is_none_or(|s| s == forbidden));
        let had = extra
            .iter()
            .filter(|e| is_status(e))
            .find_map(|e| usage(e.text().trim()));
        let word = match &form.usage {
            Usage::Preferred => "preferredTerm-admn-sts",
            Usage::Variant => "admittedTerm-admn-sts",
            Usage::Forbidden {
                severity: Severity::Error,
                ..
            } => "deprecatedTerm-admn-sts",
            Usage::Forbidden { .. } => "supersededTerm-admn-sts",
        };
        let plain = !self.explicit && (first || form.usage == Usage::Variant);
        if had.is_none() && !plain {
            let mut status = Element::with("termNote", word);
            status
                .attributes
                .push(("type".to_owned(), "administrativeStatus".to_owned()));
            self.add(&mut out, status);
        }
        if let Usage::Forbidden { reason, severity } = &form.usage {
            let told = had.or_else(|| usage(word));
            let same = |a: &str| matches!(&told, Some(Usage::Forbidden { reason, .. }) if reason == a);
            if !same(reason) {
                self.add(&mut out, own("reason", reason));
            }
            if !matches!(&told, Some(Usage::Forbidden { severity: s, .. }) if s == severity) {
                self.add(&mut out, own("severity", severity.as_str()));
            }
        }
        extra.into_iter().for_each(|e| self.add(&mut out, e));
        out
    }

    /// Adds an element, or a note that holds it where the dialect has no place for it.
    fn add(&self, to: &mut Element, element: Element) {
        let fits = category::fits(&element, &self.frame.dialect, self.frame.style);
        let element = if fits { element } else { own("xml", &element.fragment()) };
        to.children.push(Child::Element(element));
    }
}

fn own(key: &str, value: &str) -> Element {
    Element::with("note", &format!("{OWN}{key}={value}"))
}

/// Writes an element on lines of its own, the parts of a concept each on theirs.
fn tree(element: &Element, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    out.push_str(&indent);
    let holds_elements = element.elements().next().is_some();
    let blank = |c: &Child| matches!(c, Child::Text(t) if !t.trim_ascii().is_empty());
    if !holds_elements || element.children.iter().any(blank) {
        element.write(out);
        out.push('\n');
        return;
    }
    element.open(out);
    out.push('\n');
    for child in &element.children {
        match child {
            Child::Element(inner) => tree(inner, depth + 1, out),
            Child::Text(text) => escape(text.trim_ascii(), false, out),
        }
    }
    out.push_str(&indent);
    out.push_str("</");
    out.push_str(&element.name);
    out.push_str(">\n");
}
