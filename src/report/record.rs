//! The batch record: findings, facts, alignment and claims of one article as one line of JSON.

use super::Article;
use super::places::Places;
use super::value::value;
use crate::compare::{Comparison, Told, Verdict};
use crate::extract::{Approx, Fact, Kind, POUNDS};
use crate::finding::{Finding, Place};
use crate::text::Span;
use serde::Serialize;

/// Which extra outputs a record has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emit {
    /// `facts`.
    pub facts: bool,
    /// `alignment`.
    pub alignment: bool,
    /// `claims`; their facts are indexes into `facts`, which comes along.
    pub claims: bool,
}

/// The versions' file names, where they come from files.
pub type Names<'a> = Option<&'a [String]>;

/// The record of an article, without a newline.
pub fn json(article: &Article<'_>, emit: Emit, names: Names<'_>) -> String {
    let comparison = article.comparison;
    let places = super::places(article);
    let span = |p: &Place| Spot::new(comparison, names, &places, p);
    let record = Record {
        id: article.name,
        files: names,
        findings: article.findings.iter().map(|f| Said::new(f, &span)).collect(),
        facts: (emit.facts || emit.claims).then(|| facts(comparison)),
        alignment: emit.alignment.then(|| alignment(comparison)),
        claims: emit.claims.then(|| claims(comparison)),
    };
    // Strings, integers and booleans only: this cannot fail, and an empty object would be seen at once.
    serde_json::to_string(&record).unwrap_or_else(|_| "{}".to_owned())
}

#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Names<'a>,
    findings: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<Vec<Read<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alignment: Option<Vec<Line>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Vec<Compared>>,
}

#[derive(Serialize)]
struct Said<'a> {
    rule: &'a str,
    category: &'static str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    suspect: Option<usize>,
    spans: Vec<Spot<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'a>>,
}

impl<'a> Said<'a> {
    fn new(finding: &'a Finding, spot: &impl Fn(&Place) -> Spot<'a>) -> Self {
        Self {
            rule: finding.rule,
            category: finding.category.as_str(),
            severity: finding.severity.as_str(),
            message: &finding.message,
            help: &finding.help,
            suspect: finding.suspect,
            spans: finding.places.iter().map(spot).collect(),
            fix: finding.certain_fix().map(|fix| Fix {
                version: fix.place.version,
                start: fix.place.span.start,
                end: fix.place.span.end,
                text: &fix.text,
            }),
        }
    }
}

#[derive(Serialize)]
struct Spot<'a> {
    version: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    segment: usize,
    start: usize,
    end: usize,
    text: &'a str,
    line: usize,
    column: usize,
}

impl<'a> Spot<'a> {
    fn new(comparison: &'a Comparison, names: Names<'a>, places: &[Places], place: &Place) -> Self {
        let text = comparison
            .versions
            .get(place.version)
            .map_or("", |v| v.document.text.as_str());
        let (line, column) = places.get(place.version).map_or((1, 1), |p| p.at(place.span));
        Self {
            version: place.version,
            file: names.and_then(|n| n.get(place.version)).map(String::as_str),
            segment: place.segment,
            start: place.span.start,
            end: place.span.end,
            text: text.get(place.span.start..place.span.end).unwrap_or_default(),
            line,
            column,
        }
    }
}

#[derive(Serialize)]
struct Fix<'a> {
    version: usize,
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Read<'a> {
    version: usize,
    segment: usize,
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    value: String,
    unit: Option<&'static str>,
    precision: &'static str,
    firm: bool,
}

#[derive(Serialize)]
struct Line {
    versions: Vec<Vec<[usize; 2]>>,
}

#[derive(Serialize)]
struct Compared {
    verdict: &'static str,
    facts: Vec<usize>,
}

fn facts(comparison: &Comparison) -> Vec<Read<'_>> {
    let versions = comparison.versions.iter().enumerate();
    versions
        .flat_map(|(version, v)| v.facts.iter().map(move |f| (version, v, f)))
        .map(|(version, v, fact)| Read {
            version,
            segment: fact.segment,
            start: fact.span.start,
            end: fact.span.end,
            text: v.document.text.get(fact.span.start..fact.span.end).unwrap_or_default(),
            kind: fact.kind.as_str(),
            value: value(fact),
            unit: fact.unit.filter(|unit| *unit != POUNDS),
            precision: precision(fact),
            firm: fact.firm,
        })
        .collect()
}

/// The interface's word for how exactly a fact is meant. It has no `nearly` and no `up to`: the first is below,
/// the second a bound.
pub(super) fn precision(fact: &Fact) -> &'static str {
    match fact.approx {
        _ if fact.kind == Kind::Vague => "vague",
        Approx::Nearly => Approx::Under.as_str(),
        Approx::UpTo => Approx::AtMost.as_str(),
        other => other.as_str(),
    }
}

fn alignment(comparison: &Comparison) -> Vec<Line> {
    let span = |version: usize, segment: usize| -> Option<Span> {
        let version = comparison.versions.get(version)?;
        Some(version.segments.get(segment)?.span)
    };
    let row = |row: &crate::align::Row| Line {
        versions: row
            .segments
            .iter()
            .enumerate()
            .map(|(v, segments)| {
                let spans = segments.iter().filter_map(|&s| span(v, s));
                spans.map(|s| [s.start, s.end]).collect()
            })
            .collect(),
    };
    comparison.rows.iter().map(row).collect()
}

fn claims(comparison: &Comparison) -> Vec<Compared> {
    let mut first = Vec::with_capacity(comparison.versions.len());
    let mut total = 0;
    for version in &comparison.versions {
        first.push(total);
        total += version.facts.len();
    }
    let index = |(version, told): (usize, &Told)| match told {
        Told::Fact(fact) => first.get(version).map(|f| f + fact),
        Told::Silent(_) | Told::Absent => None,
    };
    comparison
        .claims
        .iter()
        .map(|claim| Compared {
            verdict: verdict(claim.verdict),
            facts: claim.told.iter().enumerate().filter_map(index).collect(),
        })
        .collect()
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "same",
        Verdict::Rounded => "rounded",
        Verdict::Different(_) => "different",
        Verdict::Missing => "missing",
        Verdict::Added => "added",
    }
}
