//! One line of the batch interface to an article, and its answer back to a line.

use super::{Input, article_with};
use crate::align::Meaning;
use crate::compare::Mode;
use crate::config::Levels;
use crate::finding::Severity;
use crate::glossary::TermBase;
use crate::read::{Document, given, plain};
use crate::report::{self, Emit};
use crate::text::Tag;
use serde_json::{Map, Value};
use std::sync::Arc;

/// The answer to one record.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The record out, one line of JSON without its newline.
    pub line: String,
    /// The worst severity among its findings.
    pub worst: Option<Severity>,
    /// Whether the record could not be read; `line` then holds an `error`.
    pub refused: bool,
}

/// Answers one record. `glossary` gives the term base for a record's `glossary` path, or the one for none.
/// `levels` says how findings are told; `meaning` helps to align.
pub fn record<G>(line: &[u8], number: usize, glossary: &G, levels: &Levels, meaning: Option<&dyn Meaning>) -> Answer
where
    G: Fn(Option<&str>) -> Result<Arc<TermBase>, String>,
{
    let mut id = Value::Null;
    let answer = read(line, number, &mut id).and_then(|record| {
        let terms = glossary(record.glossary.as_deref()).map_err(|e| format!("glossary: {e}"))?;
        let langs = record.input.versions.len();
        let outcome = article_with(record.input, &terms, meaning)
            .map_err(|e| format!("versions[{}].lang: {e}", e.version.min(langs)))?;
        let versions = outcome.comparison.versions.iter();
        let tags: Vec<Tag> = versions.map(|v| v.document.lang.clone()).collect();
        let findings = levels.apply(outcome.findings, &tags, &[]);
        let article = report::Article {
            name: &record.id,
            comparison: &outcome.comparison,
            findings: &findings,
        };
        Ok(Answer {
            line: report::json(&article, record.emit, None),
            worst: findings.iter().map(|f| f.severity).max(),
            refused: false,
        })
    });
    answer.unwrap_or_else(|error| refusal(&id, &error))
}

/// The article of one record, and its id: for what looks at articles without checking them.
///
/// # Errors
/// What is wrong with the record, and where.
pub fn recorded(line: &[u8], number: usize) -> Result<(String, Input), String> {
    read(line, number, &mut Value::Null).map(|record| (record.id, record.input))
}

/// The answer to a record that could not be checked.
pub fn refusal(id: &Value, error: &str) -> Answer {
    Answer {
        line: format!(r#"{{"id":{id},"error":{}}}"#, Value::from(error)),
        worst: None,
        refused: true,
    }
}

struct Record {
    id: String,
    input: Input,
    glossary: Option<String>,
    emit: Emit,
}

/// Reads a record; `id` is filled as soon as it is known, so that a refusal can name it.
fn read(line: &[u8], number: usize, id: &mut Value) -> Result<Record, String> {
    let line = std::str::from_utf8(line)
        .map_err(|e| format!("line {number}: not UTF-8 at byte {} of the line", e.valid_up_to()))?;
    let value: Value = serde_json::from_str(line).map_err(|e| {
        // The parser counts lines within the record, which is one line.
        let what = e.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        format!("line {number}, column {}: not JSON: {what}", e.column())
    })?;
    let Value::Object(mut record) = value else {
        return Err(format!("line {number}: expected a JSON object, found {}", name(&value)));
    };
    if let Some(found) = record.get("id") {
        id.clone_from(found);
    }
    let name = string(&mut record, "id", "")?.ok_or("id: missing")?;
    let source = string(&mut record, "source", "")?;
    let aligned = flag(&mut record, "aligned")?;
    let mode = mode(&mut record)?;
    let glossary = string(&mut record, "glossary", "")?;
    let emit = emit(&mut record)?;
    let versions = versions(&mut record, aligned, mode)?;
    let source = source.map(|s| source_of(&s, &versions)).transpose()?;
    Ok(Record {
        id: name,
        input: Input {
            versions,
            source,
            aligned,
            mode,
        },
        glossary,
        emit,
    })
}

fn versions(record: &mut Map<String, Value>, aligned: bool, mode: Mode) -> Result<Vec<Document>, String> {
    let list = match record.remove("versions") {
        Some(Value::Array(list)) if !list.is_empty() => list,
        Some(Value::Array(_)) => return Err("versions: empty; one or more are needed".to_owned()),
        Some(other) => return Err(format!("versions: expected an array, found {}", name(&other))),
        None => return Err("versions: missing".to_owned()),
    };
    let mut out: Vec<Document> = Vec::with_capacity(list.len());
    for (i, value) in list.into_iter().enumerate() {
        let document = version(value, &format!("versions[{i}]"), aligned)?;
        if mode == Mode::Parallel && out.iter().any(|d| d.lang == document.lang) {
            return Err(format!("versions[{i}].lang: a second version in `{}`", document.lang));
        }
        let first = out.first().map_or(document.blocks.len(), |d| d.blocks.len());
        if aligned && document.blocks.len() != first {
            return Err(format!(
                "versions[{i}].segments: {} segments, but versions[0] has {first}; aligned versions have equally many",
                document.blocks.len()
            ));
        }
        out.push(document);
    }
    Ok(out)
}

fn version(value: Value, at: &str, aligned: bool) -> Result<Document, String> {
    let Value::Object(mut version) = value else {
        return Err(format!("{at}: expected an object, found {}", name(&value)));
    };
    let prefix = format!("{at}.");
    let lang = string(&mut version, "lang", &prefix)?.ok_or_else(|| format!("{at}.lang: missing"))?;
    let lang = Tag::parse(&lang).ok_or_else(|| format!("{at}.lang: `{lang}` is no language tag"))?;
    let text = string(&mut version, "text", &prefix)?;
    match (text, version.remove("segments").filter(|v| !v.is_null())) {
        (Some(_), None) if aligned => Err(format!(
            "{at}.segments: missing; aligned versions are given in segments"
        )),
        (Some(text), None) => Ok(plain(lang, text)),
        (None, Some(list)) => Ok(given(lang, &segments(list, at)?)),
        (Some(_), Some(_)) => Err(format!("{at}: has both `text` and `segments`; give one")),
        (None, None) => Err(format!("{at}: has neither `text` nor `segments`")),
    }
}

fn segments(value: Value, at: &str) -> Result<Vec<String>, String> {
    let Value::Array(list) = value else {
        return Err(format!(
            "{at}.segments: expected an array of strings, found {}",
            name(&value)
        ));
    };
    let one = |(i, value)| match value {
        Value::String(text) => Ok(text),
        other => Err(format!("{at}.segments[{i}]: expected a string, found {}", name(&other))),
    };
    list.into_iter().enumerate().map(one).collect()
}

fn source_of(source: &str, versions: &[Document]) -> Result<usize, String> {
    let tag = Tag::parse(source).ok_or_else(|| format!("source: `{source}` is no language tag"))?;
    let found = versions.iter().position(|d| d.lang == tag);
    found.ok_or_else(|| {
        let langs: Vec<&str> = versions.iter().map(|d| d.lang.as_str()).collect();
        format!("source: no version is in `{tag}`; there are {}", langs.join(", "))
    })
}

fn mode(record: &mut Map<String, Value>) -> Result<Mode, String> {
    match string(record, "mode", "")?.as_deref() {
        None | Some("parallel") => Ok(Mode::Parallel),
        Some("comparable") => Ok(Mode::Comparable),
        Some(other) => Err(format!("mode: `{other}` is neither `parallel` nor `comparable`")),
    }
}

fn emit(record: &mut Map<String, Value>) -> Result<Emit, String> {
    let mut out = Emit::default();
    let list = match record.remove("emit") {
        None | Some(Value::Null) => return Ok(out),
        Some(Value::Array(list)) => list,
        Some(other) => return Err(format!("emit: expected an array, found {}", name(&other))),
    };
    for (i, value) in list.iter().enumerate() {
        match value.as_str() {
            Some("facts") => out.facts = true,
            Some("alignment") => out.alignment = true,
            Some("claims") => out.claims = true,
            Some(other) => {
                return Err(format!(
                    "emit[{i}]: `{other}` is none of `facts`, `alignment`, `claims`"
                ));
            }
            None => return Err(format!("emit[{i}]: expected a string, found {}", name(value))),
        }
    }
    Ok(out)
}

fn string(object: &mut Map<String, Value>, key: &str, prefix: &str) -> Result<Option<String>, String> {
    match object.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!("{prefix}{key}: expected a string, found {}", name(&other))),
    }
}

fn flag(object: &mut Map<String, Value>, key: &str) -> Result<bool, String> {
    match object.remove(key) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(value)) => Ok(value),
        Some(other) => Err(format!("{key}: expected true or false, found {}", name(&other))),
    }
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
