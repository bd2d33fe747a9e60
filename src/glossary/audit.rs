//! What is wrong with a glossary in itself: doubles, clashes, and spellings that no text would meet.

use super::list::{Entry, Glossary, Spot, Usage, Written};
use crate::finding::Severity;
use crate::language::Pack;
use crate::text::{Tag, fold_key};
use icu_normalizer::ComposingNormalizerBorrowed;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A fault of a glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where.
    pub spot: Spot,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}: {}",
            self.spot.line,
            self.spot.column,
            self.severity.as_str(),
            self.message
        )
    }
}

/// The faults of a glossary, in the order of the file.
pub fn audit(glossary: &Glossary) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let forms = index(glossary);
    for entry in &glossary.entries {
        inside(entry, &mut flaws);
    }
    between(&forms, &mut flaws);
    missing(glossary, &mut flaws);
    unread(glossary, &mut flaws);
    flaws.sort_by(|a, b| (a.spot, &a.message).cmp(&(b.spot, &b.message)));
    flaws
}

/// A form and its concept.
type Held<'g> = (&'g Entry, &'g Written);

/// Language and folded form → who has it.
fn index(glossary: &Glossary) -> BTreeMap<(&str, String), Vec<Held<'_>>> {
    let mut out: BTreeMap<(&str, String), Vec<Held<'_>>> = BTreeMap::new();
    for entry in &glossary.entries {
        for wording in &entry.wordings {
            for form in &wording.forms {
                let key = (super::language(&wording.tag), fold_key(form.text.trim()));
                out.entry(key).or_default().push((entry, form));
            }
        }
    }
    out
}

/// What one concept alone shows.
fn inside(entry: &Entry, flaws: &mut Vec<Flaw>) {
    let id = &entry.id;
    for wording in &entry.wordings {
        let tag = &wording.tag;
        let mut flaw = |spot, severity, message| {
            flaws.push(Flaw {
                spot,
                severity,
                message,
            })
        };
        if wording.preferred().is_none() {
            flaw(
                wording.spot,
                Severity::Error,
                format!("`{id}`: no form to use in `{tag}`"),
            );
        }
        let mut seen: BTreeMap<String, &Usage> = BTreeMap::new();
        for form in &wording.forms {
            let text = &form.text;
            let spot = form.spot;
            if !ComposingNormalizerBorrowed::new_nfc().is_normalized(text) {
                let what = format!("`{id}`: “{text}” in `{tag}` is not in NFC, the normal form of Unicode");
                flaw(spot, Severity::Warning, what);
            }
            if let Some(c) = text.chars().find(|&c| is_hidden(c)) {
                let what = format!(
                    "`{id}`: “{}” in `{tag}` holds U+{:04X}, which cannot be seen",
                    shown(text),
                    c as u32
                );
                flaw(spot, Severity::Warning, what);
            }
            if text.trim() != text || text.contains("  ") {
                flaw(
                    spot,
                    Severity::Warning,
                    format!("`{id}`: “{text}” in `{tag}` has a space too many"),
                );
            }
            if text.len() > super::LONGEST {
                let what = format!(
                    "`{id}`: a form in `{tag}` is longer than {} bytes and is never found",
                    super::LONGEST
                );
                flaw(spot, Severity::Error, what);
            }
            if !text.contains(char::is_alphanumeric) {
                flaw(
                    spot,
                    Severity::Error,
                    format!("`{id}`: “{text}” in `{tag}` has no letter and is never found"),
                );
            }
            let forbidden = |u: &Usage| matches!(u, Usage::Forbidden { .. });
            match seen.insert(fold_key(text.trim()), &form.usage) {
                Some(before) if forbidden(before) != forbidden(&form.usage) => {
                    let what = format!("`{id}`: “{text}” in `{tag}` is both accepted and forbidden");
                    flaw(spot, Severity::Error, what);
                }
                Some(_) => flaw(
                    spot,
                    Severity::Warning,
                    format!("`{id}`: “{text}” stands twice in `{tag}`"),
                ),
                None => {}
            }
        }
    }
}

/// What two concepts make of one form.
fn between(forms: &BTreeMap<(&str, String), Vec<Held<'_>>>, flaws: &mut Vec<Flaw>) {
    // Two concepts → the languages in which both prefer one form.
    let mut doubles: BTreeMap<(Spot, Spot), (BTreeSet<&str>, Held<'_>, Held<'_>)> = BTreeMap::new();
    for ((lang, _), holders) in forms {
        let Some(&first) = holders
            .iter()
            .find(|(_, f)| f.usage == Usage::Preferred)
            .or(holders.first())
        else {
            continue;
        };
        for &(entry, form) in holders.iter().filter(|(e, _)| e.spot != first.0.spot) {
            let (text, id, other) = (&form.text, &entry.id, &first.0.id);
            let (severity, message) = match (&form.usage, &first.1.usage) {
                (Usage::Forbidden { .. }, Usage::Preferred) => (
                    Severity::Error,
                    format!(
                        "`{id}` forbids “{text}” in `{lang}`, which `{other}` prefers (line {})",
                        first.1.spot.line
                    ),
                ),
                (Usage::Forbidden { .. }, Usage::Variant)
                | (Usage::Variant | Usage::Preferred, Usage::Forbidden { .. }) => (
                    Severity::Warning,
                    format!(
                        "“{text}” in `{lang}` is accepted for one and forbidden for the other of `{id}` and `{other}` (line {})",
                        first.1.spot.line
                    ),
                ),
                (Usage::Forbidden { .. }, Usage::Forbidden { .. }) => continue,
                (Usage::Preferred, Usage::Preferred) => {
                    let key = (first.0.spot, entry.spot);
                    doubles
                        .entry(key)
                        .or_insert_with(|| (BTreeSet::new(), (entry, form), first))
                        .0
                        .insert(lang);
                    continue;
                }
                _ => (
                    Severity::Warning,
                    format!(
                        "“{text}” in `{lang}` is a form of `{id}` and of `{other}` (line {}); the first is taken",
                        first.1.spot.line
                    ),
                ),
            };
            flaws.push(Flaw {
                spot: form.spot,
                severity,
                message,
            });
        }
    }
    for (langs, (entry, form), (first, written)) in doubles.into_values() {
        let all = |e: &Entry| e.wordings.iter().all(|w| langs.contains(super::language(&w.tag)));
        let list: Vec<String> = langs.iter().map(|l| format!("`{l}`")).collect();
        // The same words in every language that one of them has: the same concept.
        let (severity, what) = if all(entry) || all(first) {
            (Severity::Error, "the concept stands twice")
        } else {
            (Severity::Warning, "the first is taken")
        };
        flaws.push(Flaw {
            spot: form.spot,
            severity,
            message: format!(
                "`{}` and `{}` (line {}) both prefer “{}” in {}: {what}",
                entry.id,
                first.id,
                written.spot.line,
                form.text,
                list.join(", ")
            ),
        });
    }
}

/// Concepts without a language that nearly all others have.
fn missing(glossary: &Glossary, flaws: &mut Vec<Flaw>) {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &glossary.entries {
        let langs: BTreeSet<&str> = entry.wordings.iter().map(|w| super::language(&w.tag)).collect();
        langs.into_iter().for_each(|l| *count.entry(l).or_default() += 1);
    }
    // Half of the concepts: a language that the glossary means to have.
    let meant: Vec<&str> = count
        .iter()
        .filter(|(_, n)| **n * 2 > glossary.entries.len() && glossary.entries.len() > 1)
        .map(|(l, _)| *l)
        .collect();
    for entry in &glossary.entries {
        let lacking: Vec<String> = meant
            .iter()
            .filter(|l| !entry.wordings.iter().any(|w| super::language(&w.tag) == **l))
            .map(|l| format!("`{l}`"))
            .collect();
        if !lacking.is_empty() {
            flaws.push(Flaw {
                spot: entry.spot,
                severity: Severity::Note,
                message: format!("`{}` has no form in {}", entry.id, lacking.join(", ")),
            });
        }
    }
}

/// Languages that Parallax does not read, each told once.
fn unread(glossary: &Glossary, flaws: &mut Vec<Flaw>) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for wording in glossary.entries.iter().flat_map(|entry| &entry.wordings) {
        let language = super::language(&wording.tag);
        if !told.insert(language) {
            continue;
        }
        let pack = Tag::parse(language).and_then(|tag| Pack::of(&tag));
        if pack.is_none() {
            flaws.push(Flaw {
                spot: wording.spot,
                severity: Severity::Note,
                message: format!("`{language}` is no language that Parallax reads: its terms are kept and never found"),
            });
        }
    }
}

/// Marks that cannot be seen and that no writer of a term means; joiners (U+200C, U+200D) are letters' own.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || c.is_control()
}

/// The text without what cannot be seen.
fn shown(text: &str) -> String {
    text.chars().filter(|&c| !is_hidden(c)).collect()
}
