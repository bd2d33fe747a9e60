//! TBX (ISO 30042): reading version 3 in both styles, and version 2.

use super::list::{Entry, Extra, Frame, Glossary, Spot, Style, Usage, Wording, Written};
use super::markup::{Child, Element, Piece, Source, fragments};
use super::node::Fault;
use super::{ConceptKind, GlossaryError, category, severity};
use crate::finding::Severity;
use crate::text::Tag;
use std::collections::BTreeMap;

/// A note that begins so holds what TBX has no place for: `parallax:kind=slogan`.
pub const OWN: &str = "parallax:";
/// The element that keeps the attributes of one that is not kept whole.
pub const ATTRIBUTES: &str = "attributes";

/// The glossary in `text`.
///
/// # Errors
/// Where it is no TBX, no XML, or a concept cannot be told from another, with the place.
pub fn read(file: &str, text: &str) -> Result<Glossary, GlossaryError> {
    let mut glossary = Glossary::default();
    walk(file, text, &mut glossary).map_err(|(spot, message)| GlossaryError::new(file, spot, message))?;
    Ok(glossary)
}

fn walk(file: &str, text: &str, glossary: &mut Glossary) -> Result<(), Fault> {
    let mut source = Source::new(text);
    let mut frame = None;
    let mut seen: BTreeMap<String, Spot> = BTreeMap::new();
    loop {
        let (mut element, full) = match source.next()? {
            Piece::Start(element, full) => (element, full),
            Piece::Eof => break,
            Piece::Text(_) | Piece::End => continue,
        };
        let Some(known) = &mut frame else {
            frame = Some(root(&element)?);
            continue;
        };
        match element.name.as_str() {
            "text" | "body" => continue,
            _ if full => source.fill(&mut element, 1)?,
            _ => {}
        }
        match element.name.as_str() {
            "tbxHeader" | "martifHeader" => header(&mut element, known, glossary),
            "back" => {
                category::to_dca(&mut element);
                known.back = element.elements().map(Element::fragment).collect();
            }
            "conceptEntry" | "termEntry" => {
                category::to_dca(&mut element);
                unwrap(&mut element);
                let mut found = entry(&element, &mut |spot, what| {
                    glossary.unusable.push(GlossaryError::new(file, spot, what));
                });
                if found.id.is_empty() {
                    found.id = format!("concept-{}", glossary.entries.len() + 1);
                }
                if seen.insert(found.id.clone(), found.spot).is_some() {
                    return Err((found.spot, format!("the id `{}` stands twice", found.id)));
                }
                glossary.entries.push(found);
            }
            name => {
                let what = format!("`<{name}>` is no part of TBX; it is left out");
                glossary.unusable.push(GlossaryError::new(file, element.spot, what));
            }
        }
    }
    let Some(frame) = frame else {
        return Err((Spot { line: 1, column: 1 }, "not TBX: no element".into()));
    };
    glossary.frame = Some(frame);
    Ok(())
}

fn root(element: &Element) -> Result<Frame, Fault> {
    let attribute = |key| element.attribute(key).unwrap_or_default().to_owned();
    let style = match element.name.as_str() {
        "tbx" if element.attribute("style") == Some("dct") => Style::Dct,
        "tbx" => Style::Dca,
        "martif" => Style::V2,
        name => {
            let what = format!("not TBX: it begins with `<{name}>`, not with `<tbx>` or `<martif>`");
            return Err((element.spot, what));
        }
    };
    let mut frame = Frame {
        dialect: attribute("type"),
        style,
        lang: attribute("xml:lang"),
        ..Frame::default()
    };
    let known = ["type", "style", "xml:lang", "xmlns", "xmlns:min", "xmlns:basic"];
    keep_attributes(element, &known, &mut frame.header);
    Ok(frame)
}

/// A header that says where the file is from and no more is its source.
fn header(element: &mut Element, frame: &mut Frame, glossary: &mut Glossary) {
    category::to_dca(element);
    let only = |e: &Element, name: &str| -> Option<Element> {
        let mut inner = e.elements();
        let first = inner
            .next()
            .filter(|f| f.name == name && f.attributes.is_empty())?
            .clone();
        inner.next().is_none().then_some(first)
    };
    let source = only(element, "fileDesc")
        .and_then(|e| only(&e, "sourceDesc"))
        .and_then(|e| only(&e, "p"))
        .filter(Element::is_plain);
    match source {
        Some(p) => glossary.source = p.text(),
        None => frame.header.extend(element.elements().map(Element::fragment)),
    }
}

fn entry(element: &Element, tell: &mut dyn FnMut(Spot, String)) -> Entry {
    let id = element.attribute("id").unwrap_or_default().trim().to_owned();
    let mut out = Entry::new(id, element.spot);
    keep_attributes(element, &["id"], &mut out.extra);
    for inner in element.elements() {
        match inner.name.as_str() {
            "langSec" => language(inner, &mut out, tell),
            "note" if own(inner).is_some() => {
                let (key, value) = own(inner).unwrap_or_default();
                match (key.as_str(), ConceptKind::parse(&value), value.parse()) {
                    ("kind", Some(kind), _) => out.kind = kind,
                    ("gap", _, Ok(gap)) => out.gap = gap,
                    ("compound", ..) => out.compound = value == "true",
                    _ => out.extra.push(inner.fragment()),
                }
            }
            "note" if inner.is_plain() && out.note.is_none() => out.note = Some(inner.text()),
            "descrip" if out.domain.is_none() && is(inner, "subjectField") => out.domain = Some(inner.text()),
            _ => out.extra.push(inner.fragment()),
        }
    }
    out.wordings.iter_mut().for_each(Wording::settle);
    out
}

/// Whether the element holds the category, and nothing else is said of it.
fn is(element: &Element, category: &str) -> bool {
    element.attribute("type") == Some(category) && element.attributes.len() == 1 && element.elements().next().is_none()
}

fn language(element: &Element, entry: &mut Entry, tell: &mut dyn FnMut(Spot, String)) {
    let written = element.attribute("xml:lang").unwrap_or_default();
    let Some(tag) = Tag::parse(written) else {
        let what = match written {
            "" => format!("`{}`: no language (`xml:lang`); it is left out", entry.id),
            _ => format!(
                "`{}`: `{written}` is no language tag; the language is left out",
                entry.id
            ),
        };
        tell(element.spot, what);
        entry.extra.push(element.fragment());
        return;
    };
    let id = entry.id.clone();
    let wording = entry.wording(tag.as_str(), element.spot);
    keep_attributes(element, &["xml:lang"], &mut wording.extra);
    for inner in element.elements() {
        match (inner.name.as_str(), own(inner)) {
            ("termSec" | "ntig", _) => match term(inner) {
                Some(form) => wording.forms.push(form),
                None => {
                    tell(
                        inner.spot,
                        format!("`{id}`: a term in `{tag}` has no text; it is left out"),
                    );
                    wording.extra.push(inner.fragment());
                }
            },
            ("note", Some((key, value))) if key == "not" => wording.not.push(value),
            _ => wording.extra.push(inner.fragment()),
        }
    }
}

fn term(element: &Element) -> Option<Written> {
    // TBX 2 parts the term and its grammar (`termGrp`) from what else is said of it.
    let inside: Vec<&Element> = element
        .elements()
        .flat_map(|e| match e.name.as_str() {
            "termGrp" => e.elements().collect(),
            _ => vec![e],
        })
        .collect();
    let word = inside.iter().find(|e| e.name == "term")?;
    let text = word.text().split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return None;
    }
    let mut out = Written {
        text,
        usage: Usage::Variant,
        extra: Extra::new(),
        spot: word.spot,
    };
    let (mut why, mut how_bad) = (None, None);
    keep_attributes(element, &[], &mut out.extra);
    for &inner in &inside {
        match (inner.name.as_str(), own(inner)) {
            // Its text is the form; only what is more than that is kept.
            ("term", _) => {
                if !word.is_plain() {
                    out.extra.push(inner.fragment());
                }
                continue;
            }
            ("note", Some((key, value))) => match key.as_str() {
                "reason" => why = Some(value),
                "severity" => how_bad = severity(&value),
                _ => out.extra.push(inner.fragment()),
            },
            ("termNote", _) if is_status(inner) => {
                out.usage = usage(inner.text().trim()).unwrap_or(out.usage);
                out.extra.push(inner.fragment());
            }
            _ => out.extra.push(inner.fragment()),
        }
    }
    if let Usage::Forbidden { reason, severity } = &mut out.usage {
        *reason = why.unwrap_or_else(|| std::mem::take(reason));
        *severity = how_bad.unwrap_or(*severity);
    }
    Some(out)
}

/// Whether the element says if its term is to be used.
pub fn is_status(element: &Element) -> bool {
    element.name == "termNote"
        && matches!(
            element.attribute("type"),
            Some("administrativeStatus" | "normativeAuthorization")
        )
}

/// What a status of TBX means.
pub fn usage(status: &str) -> Option<Usage> {
    let word = status.strip_suffix("-admn-sts").unwrap_or(status);
    match word {
        "preferredTerm" | "standardizedTerm" | "regulatedTerm" | "legalTerm" => Some(Usage::Preferred),
        "admittedTerm" => Some(Usage::Variant),
        "deprecatedTerm" => Some(Usage::Forbidden {
            reason: "the glossary deprecates it".to_owned(),
            severity: Severity::Error,
        }),
        "supersededTerm" => Some(Usage::Forbidden {
            reason: "the glossary has superseded it".to_owned(),
            severity: Severity::Warning,
        }),
        _ => None,
    }
}

/// Puts what a note holds because its dialect has no place for it back in the note's place.
fn unwrap(element: &mut Element) {
    let mut children = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        match child {
            Child::Element(mut inner) => {
                let held = own(&inner)
                    .filter(|(key, _)| key == "xml")
                    .and_then(|(_, xml)| fragments(&xml));
                match held {
                    Some(held) => children.extend(held.into_iter().map(Child::Element)),
                    None => {
                        if ["langSec", "termSec", "ntig", "termGrp"].contains(&inner.name.as_str()) {
                            unwrap(&mut inner);
                        }
                        children.push(Child::Element(inner));
                    }
                }
            }
            text => children.push(text),
        }
    }
    element.children = children;
}

/// Key and value of a note that holds what TBX has no place for.
fn own(element: &Element) -> Option<(String, String)> {
    if element.name != "note" || !element.is_plain() {
        return None;
    }
    let text = element.text();
    let (key, value) = text.strip_prefix(OWN)?.split_once('=')?;
    Some((key.to_owned(), value.to_owned()))
}

fn keep_attributes(element: &Element, known: &[&str], extra: &mut Extra) {
    let other = |(key, _): &&(String, String)| !known.contains(&key.as_str());
    let rest: Vec<_> = element.attributes.iter().filter(other).cloned().collect();
    if !rest.is_empty() {
        let kept = Element {
            name: ATTRIBUTES.to_owned(),
            attributes: rest,
            ..Element::default()
        };
        extra.push(kept.fragment());
    }
}
