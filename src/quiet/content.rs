//! What a finding is about, wherever it stands: the same alarm is known again after edits elsewhere, in a moved paragraph, or
//! when lines are broken anew.

use crate::compare::Comparison;
use crate::finding::{Finding, Place};
use crate::text::fold_key;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// From this likeness on two sentences are one that was edited.
const LIKE: f64 = 0.75;
/// Characters of a sentence that are compared and kept.
const LONGEST: usize = 400;

/// What a finding is about: no line, no column, no index of anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The rule's id.
    pub rule: String,
    /// The language that tells nothing where the others tell something.
    pub lacks: Option<String>,
    /// The words in question by language: of the version that is doubted and of the one it is held against. Empty where whole
    /// sentences are in question.
    pub words: BTreeMap<String, String>,
    /// The sentence in which the first of the words stand, and its language.
    pub sentence: (String, String),
    /// The sentences of the other places.
    others: Vec<(String, String)>,
}

impl Content {
    /// What `finding` is about.
    pub fn of(finding: &Finding, comparison: &Comparison) -> Self {
        let lang = |p: &Place| comparison.versions.get(p.version).map(|v| v.document.lang.to_string());
        let sentence = |p: &Place| Some((lang(p)?, one_line(segment(comparison, p)?)));
        let exact: Vec<&Place> = finding.places.iter().filter(|p| is_part(comparison, p)).collect();
        let mut words = BTreeMap::new();
        for place in &exact {
            let Some(lang) = lang(place).filter(|_| words.len() < 2) else {
                continue;
            };
            words.entry(lang).or_insert_with(|| one_line(text(comparison, place)));
        }
        let first = finding.places.first();
        let gap =
            first.filter(|p| !is_part(comparison, p) && (!exact.is_empty() || finding.rule == "sentence-missing"));
        let anchor = exact.first().copied().or_else(|| whole(finding, comparison));
        let all = finding
            .places
            .iter()
            .filter(|p| is_part(comparison, p) || exact.is_empty());
        Self {
            rule: finding.rule.to_owned(),
            lacks: gap.and_then(lang),
            words,
            sentence: anchor.and_then(sentence).unwrap_or_default(),
            others: all.filter_map(sentence).collect(),
        }
    }

    /// What a file says of a finding.
    pub fn told(
        rule: String,
        lacks: Option<String>,
        words: BTreeMap<String, String>,
        sentence: (String, String),
    ) -> Self {
        Self {
            rule,
            lacks,
            words,
            sentence,
            others: Vec::new(),
        }
    }

    /// 32 hexadecimal digits, the same for the same content in whatever spelling, on every machine and in every version of
    /// Parallax: the first half of the SHA-256 of the folded fields.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let mut field = |text: &str| {
            hash.update(key(text).as_bytes());
            hash.update([0]);
        };
        field(&self.rule);
        field(self.lacks.as_deref().unwrap_or_default());
        for (lang, words) in &self.words {
            field(lang);
            field(words);
        }
        field(&self.sentence.0);
        field(&self.sentence.1);
        let mut out = String::with_capacity(32);
        for byte in hash.finalize().iter().take(16) {
            // Writing into a String cannot fail.
            let _ = write!(out, "{byte:02x}");
        }
        out
    }

    /// Whether `known` is the same alarm: the same rule on the same words in the same sentence, which may have been edited.
    pub fn is(&self, known: &Self) -> bool {
        let same = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| {
            a.len() == b.len()
                && a.iter()
                    .all(|(lang, words)| b.get(lang).is_some_and(|w| key(w) == key(words)))
        };
        self.rule == known.rule
            && self.lacks == known.lacks
            && same(&self.words, &known.words)
            && std::iter::once(&self.sentence)
                .chain(&self.others)
                .any(|(lang, text)| *lang == known.sentence.0 && alike(text, &known.sentence.1))
    }
}

/// The place of the sentence that is in question where no place is a part of one: of one that is left out the first text of the
/// row, for the places begin with the gaps.
fn whole<'a>(finding: &'a Finding, comparison: &Comparison) -> Option<&'a Place> {
    if finding.rule != "sentence-missing" {
        return finding.places.first();
    }
    let last = finding.places.last()?;
    let stands = |p: &Place| {
        let rows = comparison.rows.iter();
        let mut rows = rows.filter(|r| r.segments.get(last.version).is_some_and(|s| s.contains(&last.segment)));
        rows.any(|r| r.segments.get(p.version).is_some_and(|s| s.contains(&p.segment)))
    };
    finding.places.iter().find(|p| stands(p)).or(Some(last))
}

/// Whether a place is some words, not a whole segment.
fn is_part(comparison: &Comparison, place: &Place) -> bool {
    let version = comparison.versions.get(place.version);
    let segment = version.and_then(|v| v.segments.get(place.segment));
    segment.is_some_and(|s| s.span != place.span) && !place.span.is_empty()
}

fn text<'a>(comparison: &'a Comparison, place: &Place) -> &'a str {
    let version = comparison.versions.get(place.version);
    let text = version.and_then(|v| v.document.text.get(place.span.start..place.span.end));
    text.unwrap_or_default()
}

fn segment<'a>(comparison: &'a Comparison, place: &Place) -> Option<&'a str> {
    let version = comparison.versions.get(place.version)?;
    let span = version.segments.get(place.segment)?.span;
    version.document.text.get(span.start..span.end)
}

/// A text in one line, cut where it is too long to be kept.
fn one_line(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        if length > 0 {
            out.push(' ');
        }
        out.extend(word.chars().take(LONGEST.saturating_sub(length)));
        length += word.chars().count() + 1;
        if length >= LONGEST {
            break;
        }
    }
    out
}

/// What of a spelling counts: letters and digits as they are folded, and the spaces between them; no markup, no quotes.
fn key(text: &str) -> String {
    let marks = |c: char| matches!(c, '*' | '_' | '"' | '\'' | '[' | ']' | '\\');
    let folded = fold_key(text).replace(marks, "");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    a == b || strsim::sorensen_dice(&a, &b) >= LIKE
}
