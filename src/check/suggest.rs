//! What a glossary could take in: names and quoted pieces that articles repeat, and what stands across from them.

use super::pieces::pieces;
use crate::compare::Comparison;
use crate::extract::Kind;
use crate::finding::Place;
use crate::glossary::{ConceptKind, Entry, Glossary, Spot, Usage, Written};
use crate::language::{Boundaries, Pack};
use crate::text::fold_key;
use std::collections::{BTreeMap, BTreeSet};

/// Words that a rendering has at most where no capitals and no quotation marks show where it ends.
const WORDS: usize = 4;
/// Renderings that are suggested for one term and language.
const RENDERINGS: usize = 3;
/// How well a rendering must go with its term, in thousandths: twice the rows of both by the rows of each (Dice).
const LEAST: usize = 600;

/// Rows in which words stand behind a name at least to be taken for a part of it.
const ALWAYS: usize = 3;

/// A rendering: score, key, form, rows in which it stands across from the term.
type Rated<'a> = (usize, &'a str, &'a Across, usize);

/// Language and folded form.
type Key = (String, String);

/// The terms of articles, counted.
#[derive(Debug, Default)]
pub struct Suggestions {
    /// The terms of the versions that are asked about.
    seen: BTreeMap<Key, Seen>,
    /// The forms of the other versions.
    forms: BTreeMap<Key, Across>,
    articles: usize,
}

#[derive(Debug, Default)]
struct Seen {
    /// As it is written → how often.
    written: BTreeMap<String, usize>,
    /// Rows in which it stands.
    rows: usize,
    articles: BTreeSet<usize>,
    quoted: bool,
    /// Rows in which a form of another version stands across from it.
    across: BTreeMap<Key, usize>,
}

/// A form of another version.
#[derive(Debug)]
struct Across {
    /// Rows in which it stands.
    rows: usize,
    /// How it is written.
    written: String,
    quoted: bool,
    /// Nothing but its going with a term shows where it begins and ends.
    run: bool,
}

/// A form in a row.
struct Found {
    key: String,
    written: String,
    quoted: bool,
    run: bool,
}

impl Suggestions {
    /// Counts an article; `pivot` is the version whose terms are looked for.
    pub fn add(&mut self, comparison: &Comparison, pivot: usize) {
        self.articles += 1;
        let Some(lang) = comparison.versions.get(pivot).map(|v| v.document.lang.to_string()) else {
            return;
        };
        for row in 0..comparison.rows.len() {
            let said = found(comparison, pivot, row, false);
            let mut across: BTreeSet<Key> = BTreeSet::new();
            for (other, version) in comparison.versions.iter().enumerate().filter(|(v, _)| *v != pivot) {
                for form in found(comparison, other, row, true) {
                    let key = (version.document.lang.to_string(), form.key);
                    if across.insert(key.clone()) {
                        let known = self.forms.entry(key).or_insert(Across {
                            rows: 0,
                            written: form.written,
                            quoted: form.quoted,
                            run: form.run,
                        });
                        known.rows += 1;
                    }
                }
            }
            let mut here = BTreeSet::new();
            for form in said {
                let seen = self.seen.entry((lang.clone(), form.key.clone())).or_default();
                *seen.written.entry(form.written).or_default() += 1;
                seen.quoted |= form.quoted;
                seen.articles.insert(self.articles);
                if here.insert(form.key) {
                    seen.rows += 1;
                    across
                        .iter()
                        .for_each(|key| *seen.across.entry(key.clone()).or_default() += 1);
                }
            }
        }
    }

    /// A glossary of the terms that stand in `least` rows or more, the commonest first, each with its counts as a note.
    pub fn glossary(&self, least: usize) -> Glossary {
        let mut common: Vec<(&Key, &Seen)> = self.seen.iter().filter(|(_, s)| s.rows >= least).collect();
        common.sort_by_key(|(key, s)| (std::cmp::Reverse(s.rows), *key));
        let mut out = Glossary::default();
        let mut ids = BTreeSet::new();
        for ((lang, key), seen) in common {
            let mut id = slug(key);
            while !ids.insert(id.clone()) {
                id.push_str("-2");
            }
            let mut entry = Entry::new(id, Spot::default());
            entry.kind = match seen.quoted {
                true if key.contains(char::is_numeric) => ConceptKind::Slogan,
                true => ConceptKind::Programme,
                false => ConceptKind::Term,
            };
            let mut told = vec![format!("{lang} {}", seen.rows)];
            let written = seen
                .written
                .iter()
                .max_by_key(|(_, n)| **n)
                .map_or(key.as_str(), |(w, _)| w);
            push(&mut entry, lang, written);
            for (other, forms) in self.renderings(seen) {
                for (form, count) in forms {
                    push(&mut entry, &other, form);
                    told.push(format!("{other} {count}"));
                }
            }
            // What stands across from nothing is no beginning of an entry.
            if entry.wordings.len() > 1 {
                entry.note = Some(format!(
                    "Suggested: {} rows in {} article{}",
                    told.join(", "),
                    seen.articles.len(),
                    if seen.articles.len() == 1 { "" } else { "s" }
                ));
                out.entries.push(entry);
            }
        }
        out
    }

    /// Per language, the forms that go best with a term, and in how many rows.
    fn renderings<'a>(&'a self, seen: &'a Seen) -> BTreeMap<String, Vec<(&'a str, usize)>> {
        let mut scored: BTreeMap<&str, Vec<Rated<'_>>> = BTreeMap::new();
        for ((lang, key), &both) in seen.across.iter().filter(|(_, n)| **n > 1) {
            let Some(form) = self.forms.get(&(lang.clone(), key.clone())) else {
                continue;
            };
            let score = 2000 * both / (seen.rows + form.rows);
            if score >= LEAST {
                scored.entry(lang).or_default().push((score, key, form, both));
            }
        }
        let mut out = BTreeMap::new();
        for (lang, mut list) in scored {
            // A quoted piece answers a quoted piece, a name a name; of equally good runs the longer: the shorter is a part of it.
            let rank = |f: &Rated<'_>| (f.2.quoted == seen.quoted && !f.2.run, f.0, f.1.len());
            list.sort_by(|a, b| rank(b).cmp(&rank(a)).then(a.1.cmp(b.1)));
            let mut kept: Vec<Rated<'_>> = Vec::new();
            for &form in &list {
                let part = |k: &Rated<'_>| k.1.contains(form.1) || form.1.contains(k.1);
                // A second one is only sure where quotation marks or capitals bound it.
                let sure = kept.is_empty() || !form.2.run && form.2.quoted == seen.quoted;
                if kept.len() < RENDERINGS && sure && !kept.iter().any(part) {
                    kept.push(longer(form, &list));
                }
            }
            out.insert(
                lang.to_owned(),
                kept.into_iter().map(|f| (f.2.written.as_str(), f.3)).collect(),
            );
        }
        out
    }
}

/// A name with the words that nearly always stand behind it, where only its first word has a capital (Liên minh châu Âu).
fn longer<'a>(name: Rated<'a>, all: &[Rated<'a>]) -> Rated<'a> {
    let goes_on = |f: &&Rated<'a>| f.2.run && f.1.strip_prefix(name.1).is_some_and(|rest| rest.starts_with(' '));
    let usual = |f: &&Rated<'a>| !name.2.run && !name.2.quoted && f.3 >= ALWAYS && f.3 * 5 >= name.3 * 4;
    let longest = all.iter().filter(goes_on).filter(usual).max_by_key(|f| f.1.len());
    longest.copied().unwrap_or(name)
}

fn push(entry: &mut Entry, lang: &str, text: &str) {
    let wording = entry.wording(lang, Spot::default());
    wording.forms.push(Written {
        text: text.to_owned(),
        usage: Usage::Variant,
        extra: Vec::new(),
        spot: Spot::default(),
    });
    wording.settle();
}

/// The quoted pieces and names of a version in a row that the glossary does not know; with `runs`, every run of a few words
/// where the script has no capitals.
fn found(comparison: &Comparison, version: usize, row: usize, runs: bool) -> Vec<Found> {
    let (Some(read), Some(of_row)) = (comparison.versions.get(version), comparison.rows.get(row)) else {
        return Vec::new();
    };
    let text = |place: Place| place.span.of(&read.document.text);
    let mut out: Vec<Found> = pieces(comparison, version, row)
        .unwrap_or_default()
        .into_iter()
        .map(|piece| Found {
            written: one_line(text(piece.place))
                .trim_end_matches([',', '،', '、'])
                .to_owned(),
            key: piece.key,
            quoted: true,
            run: false,
        })
        .collect();
    let segments = of_row.segments.get(version).map_or(&[][..], Vec::as_slice);
    let spaced = Pack::of(&read.document.lang).is_some_and(|p| p.file.boundaries != Boundaries::None);
    for &index in segments {
        let from = read.facts.partition_point(|f| f.segment < index);
        let here = || read.facts[from..].iter().take_while(|f| f.segment == index);
        let known = |span: crate::text::Span| {
            here().any(|t| t.kind == Kind::Term && t.span.start < span.end && span.start < t.span.end)
        };
        let names = here().filter(|f| f.kind == Kind::Name && !known(f.span));
        for name in names {
            let written = one_line(name.span.of(&read.document.text));
            if runs && !matches!(read.document.lang.language(), "en" | "de") {
                let end = read.segments.get(index).map_or(name.span.end, |s| s.span.end);
                let behind = read.document.text.get(name.span.end..end).unwrap_or_default();
                words_behind(&written, behind, &mut out);
            }
            out.push(Found {
                key: fold_key(&written),
                written,
                quoted: false,
                run: false,
            });
        }
        let Some(segment) = read.segments.get(index).filter(|_| runs && spaced) else {
            continue;
        };
        if !segment.text.contains(char::is_uppercase) {
            word_runs(&segment.text, &mut out);
        }
    }
    out.retain(|f| f.key.contains(char::is_alphabetic));
    out
}

/// A name with one word more, with two, and so on, up to the next punctuation.
fn words_behind(name: &str, behind: &str, out: &mut Vec<Found>) {
    let clause = behind.split(is_sign).next().unwrap_or_default();
    if !clause.starts_with(char::is_whitespace) {
        return;
    }
    let mut written = name.to_owned();
    for word in clause.split_whitespace().take(WORDS - 1) {
        written = format!("{written} {word}");
        out.push(Found {
            key: fold_key(&written),
            written: written.clone(),
            quoted: false,
            run: true,
        });
    }
}

fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation() || "“”„«»،؛؟۔।–—…".contains(c)
}

/// Every run of up to so many words between punctuation.
fn word_runs(text: &str, out: &mut Vec<Found>) {
    for clause in text.split(is_sign) {
        let words: Vec<&str> = clause.split_whitespace().collect();
        for from in 0..words.len() {
            for length in 1..=WORDS.min(words.len() - from) {
                let written = words[from..from + length].join(" ");
                // One short word alone is a particle.
                if length > 1 || written.chars().count() > 3 {
                    out.push(Found {
                        key: fold_key(&written),
                        written,
                        quoted: false,
                        run: true,
                    });
                }
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn slug(key: &str) -> String {
    let ascii = any_ascii::any_ascii(key).to_ascii_lowercase();
    let words: Vec<&str> = ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    format!("suggested.{}", words.join("_"))
}
