//! Glossaries in the project's own YAML.

use super::{Concept, ConceptKind, Forbidden, Forms};
use crate::finding::Severity;
use crate::language::UniqueMap;
use crate::text::Tag;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// Brackets that may stand open at once: a YAML parser's time on deeper nesting is not linear.
const DEEPEST: usize = 64;
/// Bytes that a form has at most.
const LONGEST: usize = 1000;

/// Why a glossary cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryError {
    /// The file's name as it was given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    message: String,
}

impl fmt::Display for GlossaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl std::error::Error for GlossaryError {}

/// The concepts of a glossary. Refused are unknown keys, doubled keys and ids, empty forms and tags that are none.
pub fn read(file: &str, text: &str) -> Result<Vec<Concept>, GlossaryError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let at = |(line, column): (usize, usize), message: String| GlossaryError {
        file: file.to_owned(),
        line,
        column,
        message,
    };
    if let Some(place) = too_deep(text) {
        return Err(at(place, format!("more than {DEEPEST} brackets stand open")));
    }
    let raw: RawFile = serde_yaml::from_str(text).map_err(|error| {
        let place = error.location().map_or((1, 1), |l| (l.line(), l.column()));
        let words = error.to_string();
        at(place, words.split(" at line ").next().unwrap_or_default().to_owned())
    })?;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = Vec::with_capacity(raw.concepts.len());
    for concept in raw.concepts {
        let id = concept.id.clone();
        let nth = seen.entry(id.clone()).and_modify(|n| *n += 1).or_insert(0);
        let place = || place_of(text, &id, *nth);
        if *nth > 0 {
            return Err(at(place(), format!("the id `{id}` stands twice")));
        }
        out.push(settle(concept, &raw.domain).map_err(|message| at(place(), format!("`{id}`: {message}")))?);
    }
    Ok(out)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    domain: String,
    #[serde(default, rename = "source")]
    _source: String,
    concepts: Vec<RawConcept>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConcept {
    id: String,
    kind: ConceptKind,
    note: Option<String>,
    #[serde(default)]
    gap: u8,
    terms: UniqueMap<RawForms>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForms {
    preferred: String,
    #[serde(default)]
    variants: Vec<String>,
    #[serde(default)]
    forbidden: Vec<RawForbidden>,
    #[serde(default)]
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForbidden {
    form: String,
    reason: String,
    #[serde(default)]
    severity: RawSeverity,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawSeverity {
    #[default]
    Error,
    Warning,
    Note,
}

fn settle(raw: RawConcept, domain: &str) -> Result<Concept, String> {
    if raw.id.trim().is_empty() {
        return Err("an id cannot be empty".into());
    }
    let mut terms = BTreeMap::new();
    for (tag, forms) in raw.terms.0 {
        let Some(parsed) = Tag::parse(&tag) else {
            return Err(format!("`{tag}` is no language tag such as `vi` or `pt-BR`"));
        };
        let forms = Forms {
            preferred: forms.preferred,
            variants: forms.variants,
            forbidden: forms.forbidden.into_iter().map(RawForbidden::settle).collect(),
            not: forms.not,
        };
        if forms.written().any(|form| !form.contains(char::is_alphanumeric)) {
            return Err(format!("a form in `{tag}` has no letter"));
        }
        if forms.written().any(|form| form.len() > LONGEST) {
            return Err(format!("a form in `{tag}` is longer than {LONGEST} bytes"));
        }
        terms.insert(parsed.as_str().to_owned(), forms);
    }
    Ok(Concept {
        id: raw.id,
        kind: raw.kind,
        domain: domain.to_owned(),
        note: raw.note,
        gap: raw.gap.min(3),
        terms,
    })
}

impl Forms {
    /// Every form as it is written.
    fn written(&self) -> impl Iterator<Item = &str> {
        let forbidden = self.forbidden.iter().map(|f| &f.form);
        let all = std::iter::once(&self.preferred)
            .chain(&self.variants)
            .chain(&self.not)
            .chain(forbidden);
        all.map(String::as_str)
    }
}

impl RawForbidden {
    fn settle(self) -> Forbidden {
        Forbidden {
            form: self.form,
            reason: self.reason,
            severity: match self.severity {
                RawSeverity::Error => Severity::Error,
                RawSeverity::Warning => Severity::Warning,
                RawSeverity::Note => Severity::Note,
            },
        }
    }
}

/// Line and column of the `nth` key `id:` with the value `id`.
fn place_of(text: &str, id: &str, nth: usize) -> (usize, usize) {
    let mut found = 0;
    for (i, line) in text.lines().enumerate() {
        let Some(key) = line.find("id:") else {
            continue;
        };
        let before = line[..key].trim_start_matches(['-', ' ', '{']);
        let value = line[key + 3..].trim().trim_end_matches(['}', ',']);
        let value = value
            .split(" #")
            .next()
            .unwrap_or_default()
            .split(',')
            .next()
            .unwrap_or_default();
        if before.is_empty() && value.trim().trim_matches(['"', '\'']) == id {
            if found == nth {
                return (i + 1, line[..key].chars().count() + 1);
            }
            found += 1;
        }
    }
    (1, 1)
}

/// Where brackets outside quotation marks stand too deep; quotation marks are taken to close on their line.
fn too_deep(text: &str) -> Option<(usize, usize)> {
    let mut open = 0usize;
    for (i, line) in text.lines().enumerate() {
        let mut quote = None;
        for (j, b) in line.bytes().enumerate() {
            match (quote, b) {
                (None, b'#') if j == 0 || line.as_bytes()[j - 1] == b' ' => break,
                (None, b'[' | b'{') => open += 1,
                (None, b']' | b'}') => open = open.saturating_sub(1),
                (None, b'"' | b'\'') => quote = Some(b),
                (Some(q), b) if q == b => quote = None,
                _ => {}
            }
            if open > DEEPEST {
                let column = line.char_indices().take_while(|&(k, _)| k <= j).count();
                return Some((i + 1, column));
            }
        }
    }
    None
}
