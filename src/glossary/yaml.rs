//! Glossaries in the project's own YAML: reading.

use super::list::{Entry, Extra, Frame, Glossary, Spot, Style, Usage, Written};
use super::node::{self, Fault, Node, Value};
use super::{ConceptKind, GlossaryError, LONGEST, quick};
use crate::finding::Severity;
use crate::text::Tag;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Concepts that are read in one piece of work.
const PIECE: usize = 500;

/// The glossary in `text`. Refused are unknown keys, doubled keys and ids, forms without a letter and tags that are none.
///
/// # Errors
/// What is wrong, and where.
pub fn read(file: &str, text: &str) -> Result<Glossary, GlossaryError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let fault = |(spot, message)| GlossaryError::new(file, spot, message);
    // Where a part alone comes to grief, the whole file says what is wrong with it.
    let glossary = match in_parts(text) {
        Some(glossary) => glossary,
        None => whole(text).map_err(fault)?,
    };
    let mut seen: BTreeMap<&str, Spot> = BTreeMap::new();
    for entry in &glossary.entries {
        if seen.insert(&entry.id, entry.spot).is_some() {
            return Err(fault((entry.spot, format!("the id `{}` stands twice", entry.id))));
        }
    }
    Ok(glossary)
}

fn whole(text: &str) -> Result<Glossary, Fault> {
    let root = node::parse(text)?;
    let mut glossary = Glossary::default();
    let mut concepts = None;
    for (key, spot, value) in root.map("a glossary")? {
        match key {
            "domain" => glossary.domain = optional(value, key)?.unwrap_or_default(),
            "source" => glossary.source = optional(value, key)?.unwrap_or_default(),
            "tbx" => glossary.frame = Some(frame(value)?),
            "concepts" => concepts = Some(value),
            _ => return Err(unknown(key, spot, "`domain`, `source`, `tbx`, `concepts`")),
        }
    }
    let Some(concepts) = concepts else {
        return Err((root.spot, "`concepts` is missing".into()));
    };
    glossary.entries = concepts.list("concepts")?.iter().map(entry).collect::<Result<_, _>>()?;
    Ok(glossary)
}

/// The same, the list of concepts cut where an item begins and its parts read at once; `None` where that cannot be done.
fn in_parts(text: &str) -> Option<Glossary> {
    let mut starts = Vec::new();
    let mut list = None;
    let mut indent = None;
    let mut at = 0;
    for (number, line) in (1u32..).zip(text.split_inclusive('\n')) {
        let body = line.trim_start_matches(' ');
        let depth = line.len() - body.len();
        let idle = body.trim_end().is_empty() || body.starts_with('#');
        match (list, indent) {
            (None, _) if line.trim_end() == "concepts:" => list = Some(at + line.len()),
            (None, _) => {}
            (Some(_), _) if idle => {}
            (Some(_), None) if body.starts_with("- ") => {
                indent = Some(depth);
                starts.push((at, number));
            }
            (Some(_), Some(d)) if depth == d && body.starts_with("- ") => starts.push((at, number)),
            // Another key behind the list, or what is no list.
            (Some(_), d) if d.is_none_or(|d| depth <= d) => return None,
            _ => {}
        }
        at += line.len();
    }
    let head = whole(&format!("{} []", text.get(..list?)?.trim_end())).ok()?;
    let ends = starts.iter().skip(1).map(|s| s.0).chain([text.len()]);
    let items: Vec<(&str, u32)> = starts
        .iter()
        .zip(ends)
        .map(|(&(from, number), to)| Some((text.get(from..to)?, number)))
        .collect::<Option<_>>()?;
    let parts: Vec<Vec<Entry>> = items
        .par_chunks(PIECE)
        .map(|piece| {
            piece
                .iter()
                .map(|&(block, number)| item(block, number))
                .collect::<Option<_>>()
        })
        .collect::<Option<_>>()?;
    Some(Glossary {
        entries: parts.into_iter().flatten().collect(),
        ..head
    })
}

/// The concept of one item of the list, which begins in line `number`.
fn item(block: &str, number: u32) -> Option<Entry> {
    let (node, shift) = match quick::parse(block, number) {
        Some(node) => (node, 0),
        None => (node::parse(block).ok()?, number - 1),
    };
    let Value::List(list) = &node.value else { return None };
    let [only] = list.as_slice() else { return None };
    let mut entry = entry(only).ok()?;
    entry.shift(shift);
    Some(entry)
}

impl Entry {
    fn shift(&mut self, lines: u32) {
        if lines == 0 {
            return;
        }
        self.spot.line += lines;
        for wording in &mut self.wordings {
            wording.spot.line += lines;
            wording.forms.iter_mut().for_each(|f| f.spot.line += lines);
        }
    }
}

fn unknown(key: &str, spot: Spot, known: &str) -> Fault {
    (spot, format!("unknown field `{key}`, expected one of {known}"))
}

fn optional(node: &Node<'_>, what: &str) -> Result<Option<String>, Fault> {
    match node.value {
        Value::Null => Ok(None),
        _ => node.text(what).map(|t| Some(t.to_owned())),
    }
}

fn frame(node: &Node<'_>) -> Result<Frame, Fault> {
    let mut frame = Frame::default();
    for (key, spot, value) in node.map("tbx")? {
        match key {
            "dialect" => value.text(key)?.clone_into(&mut frame.dialect),
            "style" => {
                let word = value.text(key)?;
                let bad = || {
                    (
                        value.spot,
                        format!("unknown style `{word}`, expected `dca`, `dct` or `v2`"),
                    )
                };
                frame.style = Style::parse(word).ok_or_else(bad)?;
            }
            "lang" => value.text(key)?.clone_into(&mut frame.lang),
            "header" => frame.header = value.texts(key)?,
            "back" => frame.back = value.texts(key)?,
            _ => return Err(unknown(key, spot, "`dialect`, `style`, `lang`, `header`, `back`")),
        }
    }
    Ok(frame)
}

fn entry(node: &Node<'_>) -> Result<Entry, Fault> {
    let fields = node.map("a concept")?;
    let mut entry = Entry::new(String::new(), node.spot);
    let (mut kind, mut terms) = (None, None);
    for (key, spot, value) in fields {
        match key {
            "id" => {
                value.text(key)?.clone_into(&mut entry.id);
                entry.spot = spot;
            }
            "kind" => {
                let word = value.text(key)?;
                kind = Some(ConceptKind::parse(word).ok_or_else(|| {
                    let known: Vec<_> = ConceptKind::ALL.iter().map(|k| format!("`{}`", k.as_str())).collect();
                    (
                        value.spot,
                        format!("unknown variant `{word}`, expected one of {}", known.join(", ")),
                    )
                })?);
            }
            "domain" => entry.domain = optional(value, key)?,
            "note" => entry.note = optional(value, key)?,
            "gap" => {
                let gap = value.text(key)?.parse::<u8>();
                entry.gap = gap.map_err(|_| (value.spot, "gap: expected a number of words from 0 to 3".to_owned()))?;
            }
            "compound" => {
                entry.compound = match value.text(key)? {
                    "true" => true,
                    "false" => false,
                    _ => return Err((value.spot, "compound: expected `true` or `false`".into())),
                }
            }
            "terms" => terms = Some(value),
            "extra" => entry.extra = value.texts(key)?,
            _ => {
                let known = "`id`, `kind`, `domain`, `note`, `gap`, `compound`, `terms`, `extra`";
                return Err(unknown(key, spot, known));
            }
        }
    }
    let missing = |what: &str| (node.spot, format!("a concept has no `{what}`"));
    if entry.id.trim().is_empty() {
        return Err((entry.spot, "an id cannot be empty".into()));
    }
    entry.kind = kind.ok_or_else(|| missing("kind"))?;
    let id = entry.id.clone();
    for (key, spot, value) in terms.ok_or_else(|| missing("terms"))?.map("terms")? {
        let Some(tag) = Tag::parse(key) else {
            return Err((
                spot,
                format!("`{id}`: `{key}` is no language tag such as `vi` or `pt-BR`"),
            ));
        };
        if entry.wordings.iter().any(|w| w.tag == tag.as_str()) {
            return Err((spot, format!("`{id}`: the language `{tag}` stands twice")));
        }
        forms(value, tag.as_str(), spot, &mut entry).map_err(|(at, what)| (at, format!("`{id}`: {what}")))?;
    }
    Ok(entry)
}

fn forms(node: &Node<'_>, tag: &str, spot: Spot, entry: &mut Entry) -> Result<(), Fault> {
    let wording = entry.wording(tag, spot);
    let mut preferred = false;
    for (key, spot, value) in node.map(tag)? {
        match key {
            "preferred" => {
                preferred = true;
                wording.forms.push(form(value, tag, Usage::Preferred)?);
            }
            "variants" => {
                for node in value.list(key)? {
                    wording.forms.push(form(node, tag, Usage::Variant)?);
                }
            }
            "forbidden" => {
                for node in value.list(key)? {
                    wording.forms.push(forbidden(node, tag)?);
                }
            }
            "not" => {
                for node in value.list(key)? {
                    wording.not.push(checked(node, tag)?.to_owned());
                }
            }
            "extra" => wording.extra = value.texts(key)?,
            _ => {
                let known = "`preferred`, `variants`, `forbidden`, `not`, `extra`";
                return Err(unknown(key, spot, known));
            }
        }
    }
    wording.settle();
    match preferred {
        true => Ok(()),
        false => Err((node.spot, format!("`{tag}` has no `preferred`"))),
    }
}

/// A form, or a mapping of a form and what else is said of it.
fn form(node: &Node<'_>, tag: &str, usage: Usage) -> Result<Written, Fault> {
    let Value::Map(_) = node.value else {
        return Ok(Written {
            text: checked(node, tag)?.to_owned(),
            usage,
            extra: Extra::new(),
            spot: node.spot,
        });
    };
    let (mut text, mut extra) = (None, Extra::new());
    for (key, spot, value) in node.map("a form")? {
        match key {
            "form" => text = Some((checked(value, tag)?.to_owned(), value.spot)),
            "extra" => extra = value.texts(key)?,
            _ => return Err(unknown(key, spot, "`form`, `extra`")),
        }
    }
    let (text, spot) = text.ok_or_else(|| (node.spot, "a form has no `form`".to_owned()))?;
    Ok(Written {
        text,
        usage,
        extra,
        spot,
    })
}

fn forbidden(node: &Node<'_>, tag: &str) -> Result<Written, Fault> {
    let (mut text, mut why, mut extra) = (None, None, Extra::new());
    let mut severity = Severity::Error;
    for (key, spot, value) in node.map("a forbidden form")? {
        match key {
            "form" => text = Some((checked(value, tag)?.to_owned(), value.spot)),
            "reason" => why = Some(value.text(key)?.to_owned()),
            "severity" => {
                let word = value.text(key)?;
                let bad = || {
                    let known = "`error`, `warning`, `note`";
                    (value.spot, format!("unknown variant `{word}`, expected one of {known}"))
                };
                severity = super::severity(word).ok_or_else(bad)?;
            }
            "extra" => extra = value.texts(key)?,
            _ => return Err(unknown(key, spot, "`form`, `reason`, `severity`, `extra`")),
        }
    }
    let (text, spot) = text.ok_or_else(|| (node.spot, "a forbidden form has no `form`".to_owned()))?;
    let reason = why.ok_or_else(|| (node.spot, "a forbidden form has no `reason`".to_owned()))?;
    Ok(Written {
        text,
        usage: Usage::Forbidden { reason, severity },
        extra,
        spot,
    })
}

/// A form that can be looked for.
fn checked<'n>(node: &'n Node<'_>, tag: &str) -> Result<&'n str, Fault> {
    let text = node.text("a form")?;
    if !text.contains(char::is_alphanumeric) {
        return Err((node.spot, format!("a form in `{tag}` has no letter")));
    }
    if text.len() > LONGEST {
        return Err((node.spot, format!("a form in `{tag}` is longer than {LONGEST} bytes")));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{in_parts, whole};

    /// What the parts give is what the whole gives, places included; `None`: it cannot be cut.
    fn check(text: &str, in_pieces: bool) {
        let parts = in_parts(text);
        assert_eq!(parts.is_some(), in_pieces, "{text}");
        if let Some(parts) = parts {
            assert_eq!(Ok(parts), whole(text), "{text}");
        }
    }

    #[test]
    fn cut_or_whole_a_file_reads_the_same() {
        let a =
            "  - id: a\n    kind: term\n    terms:\n      en: {preferred: \"x\", variants: [y z, 'q', \"é\\\"\"]}\n";
        let b = "  - kind: place\n    id: \"b\"\n    # a remark\n    note: |\n      - id: c\n      two\n    gap: 2\n    terms:\n      vi:\n        preferred: xã hội # said so\n        variants:\n        - \"ỹ \\u0041\"\n        - plain: no\n";
        let c = "  - id: c\n    kind: term\n    terms:\n      vi:\n        preferred: xã hội # said so\n        variants:\n        - 1918\n        - it's\n        forbidden:\n          - {form: xa, reason: \"no, {it} is\", severity: note}\n          - form: 'xb'\n            reason: because\n      ar: {preferred: {form: \"س\", extra: [\"<note>n</note>\"]}}\n";
        let d = "  - id: d\n    kind: term\n    note: a long text that goes\n      on here, it does\n    terms: {en: {preferred: ok}}\n";
        let e = "  - id: d\n    kind: term\n    note: 'it''s'\n    terms: {en: {preferred: ok,\n         variants: [p, q]}}\n";
        let dash = "- id: a\n  kind: term\n  terms:\n    en:\n      preferred: x\n      variants:\n      - y\n- id: b\n  kind: term\n  terms:\n    en:\n      preferred: z\n";
        for (text, in_pieces) in [
            (format!("domain: x\nconcepts:\n{a}{c}"), true),
            (format!("# remark\nconcepts:   \n\n{a}\n# remark\n{c}\n"), true),
            (format!("concepts:\n{dash}"), true),
            (format!("concepts:\r\n{}", a.replace('\n', "\r\n")), true),
            (format!("concepts:\n{a}{d}{c}"), true),
            (format!("concepts:\n{a}{e}{c}"), true),
            // Wrong, not in one line, or not at the end.
            (format!("concepts:\n{b}"), false),
            (format!("concepts:\n{a}domain: x\n"), false),
            (format!("concepts: [{{}}]\n{a}"), false),
            (format!("concepts:\n{a}  x: y\n"), false),
            (
                format!("concepts:\n{a}      fr: {{preferred: \"x\", preferred: \"y\"}}\n"),
                false,
            ),
            (
                "concepts:\n  - &x {id: a, kind: term, terms: {}}\n  - *x\n".into(),
                false,
            ),
            ("concepts: []\n".into(), false),
        ] {
            check(&text, in_pieces);
        }
    }
}
