//! The quality that was reached, and may not be lost: one number of a clean sample is changed at a time, and has to be found.
//!
//! The clean samples are `samples/*-clean`: translations that agree in every fact. Each run of digits of each translation is changed
//! (one digit, tenfold, dropped), the article is checked as raw text, and an alarm must touch the line. `FLOORS` records the
//! shares that are found, per thousand; falling below them fails, and so does an alarm on a clean article.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads the samples and prints"
)]

use parallax::compare::Mode;
use parallax::finding::{Category, Finding, Severity};
use parallax::glossary::TermBase;
use parallax::read::{Document, markdown};
use parallax::run::{Input, Outcome, article};
use parallax::text::{Lines, Tag, digit_value};
use rayon::prelude::*;
use std::ops::Range;
use std::path::Path;

/// Kind of change, share found per thousand at least.
const FLOORS: &[(&str, usize)] = &[("digit", 970), ("tenfold", 970), ("drop", 840)];

#[test]
fn planted_errors_are_found_and_clean_articles_are_silent() {
    let terms = TermBase::built_in();
    let mut failures = Vec::new();
    let mut found = [0; 3];
    let mut planted = [0; 3];
    for sample in ["dien-bien-clean", "cooperative-clean"] {
        let versions = versions(sample);
        let clean = check(&versions, &terms);
        for finding in alarms(&clean) {
            failures.push(format!(
                "{sample}: an alarm on a clean article: {}: {}",
                finding.rule, finding.message
            ));
        }
        let places: Vec<(usize, Range<usize>)> = versions
            .iter()
            .enumerate()
            .skip(1)
            .flat_map(|(v, (_, text))| numbers(text).into_iter().map(move |r| (v, r)))
            .collect();
        let years = places.iter().filter(|(v, r)| in_date_line(&versions[*v].1, r)).count();
        planted[0] += places.len();
        planted[1] += places.len();
        planted[2] += places.len() - years;
        let hits: Vec<[bool; 3]> = places
            .par_iter()
            .map(|(v, range)| {
                // Many papers leave the year of their date line out.
                let year = in_date_line(&versions[*v].1, range);
                ["digit", "tenfold", "drop"]
                    .map(|kind| !(kind == "drop" && year) && is_found(&versions, *v, range.clone(), kind, &terms))
            })
            .collect();
        for hit in hits {
            (0..3).for_each(|k| found[k] += usize::from(hit[k]));
        }
    }
    for (k, (kind, floor)) in FLOORS.iter().enumerate() {
        let share = found[k] * 1000 / planted[k].max(1);
        eprintln!("{kind}: {share} of a thousand ({} of {})", found[k], planted[k]);
        if share < *floor {
            failures.push(format!("{kind}: {share} of a thousand are found, the floor is {floor}"));
        }
    }
    assert!(planted[2] > 100, "the samples have numbers to change");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The versions of a sample, the original first.
fn versions(sample: &str) -> Vec<(Tag, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    let mut out: Vec<(Tag, String)> = std::fs::read_dir(&folder)
        .expect("a sample's folder")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let tag = Tag::parse(path.file_stem()?.to_str()?).filter(|t| t.as_str().len() == 2)?;
            Some((tag, std::fs::read_to_string(&path).ok()?))
        })
        .collect();
    out.sort_by_key(|(tag, _)| (tag.as_str() != "vi", tag.clone()));
    out
}

fn check(versions: &[(Tag, String)], terms: &TermBase) -> Outcome {
    let documents: Vec<Document> = versions
        .iter()
        .map(|(tag, text)| markdown(tag.clone(), text.clone()).expect("a sample's front matter"))
        .collect();
    let input = Input {
        versions: documents,
        source: Some(0),
        aligned: false,
        mode: Mode::Parallel,
    };
    article(input, terms).expect("samples are in languages with packs")
}

fn alarms(outcome: &Outcome) -> impl Iterator<Item = &Finding> {
    outcome.findings.iter().filter(|f| f.severity > Severity::Note)
}

/// The plain or grouped numbers of the body that stand free: what a person would change without touching a name or a code.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let body = text.match_indices("\n---").next().map_or(0, |(i, _)| i + 4);
    let mut out = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let chars: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(i, _)| *i >= body)
        .chain([(text.len(), ' ')])
        .collect();
    for (n, &(at, c)) in chars.iter().enumerate() {
        if digit_value(c).is_some() {
            run.get_or_insert(at..at).end = at + c.len_utf8();
        } else if let Some(range) = run.take() {
            let before = text[..range.start].chars().next_back().unwrap_or(' ');
            let joined = |c: char| {
                matches!(
                    c,
                    '/' | '-' | '–' | ':' | '.' | ',' | '٬' | '٫' | '،' | '\u{a0}' | '\u{202f}'
                )
            };
            let next_digit = joined(c) && chars.get(n + 1).is_some_and(|(_, d)| digit_value(*d).is_some());
            let free = !joined(before) && !before.is_alphanumeric() && !next_digit && !c.is_ascii_alphabetic();
            let list = matches!(before, '\n') || text[range.end..].starts_with(". ");
            if free && !list && range.len() > 1 {
                out.push(range);
            }
        }
    }
    out
}

/// Whether the line is the date line: short, with the day of the month and the year, and no sentence.
fn in_date_line(text: &str, number: &Range<usize>) -> bool {
    let start = text[..number.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[number.end..].find('\n').map_or(text.len(), |at| number.end + at);
    let line = &text[start..end];
    text[number.clone()].chars().count() == 4 && line.chars().count() < 50 && !line.starts_with(['#', '-', '|'])
}

fn is_found(versions: &[(Tag, String)], v: usize, range: Range<usize>, kind: &str, terms: &TermBase) -> bool {
    let mut changed = versions.to_vec();
    let text = &mut changed[v].1;
    let old = text[range.clone()].to_owned();
    let last = old.chars().next_back().expect("a run of digits");
    let zero = char::from_u32(last as u32 - u32::from(digit_value(last).expect("a digit"))).expect("a digit's zero");
    let new = match kind {
        "digit" => {
            let next = char::from_u32(zero as u32 + (u32::from(digit_value(last).expect("a digit")) + 3) % 10)
                .expect("a digit");
            format!("{}{next}", &old[..old.len() - last.len_utf8()])
        }
        "tenfold" => format!("{old}{zero}"),
        _ => String::new(),
    };
    text.replace_range(range.clone(), &new);
    let (line, _) = Lines::new(text).place(text, range.start);
    let outcome = check(&changed, terms);
    let document = &outcome.comparison.versions[v].document;
    let lines = Lines::new(&document.text);
    alarms(&outcome).any(|f| {
        let about =
            f.category == Category::Quantity || matches!(f.category, Category::Term | Category::Name | Category::Text);
        about
            && f.places
                .iter()
                .any(|p| p.version == v && lines.place(&document.text, p.span.start).0 == line)
    })
}
