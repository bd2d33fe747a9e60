//! An article in figures: findings by severity, rule and version, the share of facts that another version confirms, and the
//! version that stands alone most often.

use super::super::Article;
use super::counted;
use crate::compare::{Claim, Comparison, Told, Verdict};
use crate::extract::Kind;
use crate::finding::Severity;
use crate::language::Pack;
use std::collections::{BTreeMap, BTreeSet};

/// What is counted in an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures<'a> {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub rows: usize,
    /// Rows in which something was found.
    pub touched: usize,
    /// Facts that another version could answer.
    pub facts: usize,
    /// Facts that another version answers, without any reason to doubt them.
    pub confirmed: usize,
    /// By column.
    pub versions: Vec<Share<'a>>,
    /// In the order of the worst and the most.
    pub rules: Vec<ByRule>,
}

/// A version in figures.
#[derive(Clone, Debug)]
pub(super) struct Share<'a> {
    pub lang: &'a str,
    pub name: &'a str,
    /// Findings in which it stands alone.
    pub alone: usize,
    pub facts: usize,
    pub confirmed: usize,
}

/// A rule in figures.
#[derive(Clone, Debug)]
pub(super) struct ByRule {
    pub id: &'static str,
    /// The worst of its findings.
    pub severity: Severity,
    pub total: usize,
    /// By column, the findings in which that version stands alone.
    pub alone: Vec<usize>,
    /// Findings in which none does.
    pub open: usize,
}

impl<'a> Figures<'a> {
    /// Counts; `order` is that of the columns.
    pub fn of(article: &Article<'a>, order: &[usize]) -> Self {
        let comparison = article.comparison;
        let count = |s: Severity| article.findings.iter().filter(|f| f.severity == s).count();
        let mut rules: Vec<ByRule> = Vec::new();
        for finding in article.findings {
            let at = rules.iter().position(|r| r.id == finding.rule).unwrap_or_else(|| {
                rules.push(ByRule {
                    id: finding.rule,
                    severity: finding.severity,
                    total: 0,
                    alone: vec![0; order.len()],
                    open: 0,
                });
                rules.len() - 1
            });
            let Some(rule) = rules.get_mut(at) else { continue };
            rule.total += 1;
            rule.severity = rule.severity.max(finding.severity);
            let column = finding.suspect.and_then(|s| order.iter().position(|&o| o == s));
            match column.and_then(|c| rule.alone.get_mut(c)) {
                Some(alone) => *alone += 1,
                None => rule.open += 1,
            }
        }
        rules.sort_by_key(|r| std::cmp::Reverse((r.severity, r.total)));
        let votes = votes(comparison);
        let share = |(column, &v): (usize, &usize)| {
            let lang = &comparison.versions.get(v)?.document.lang;
            let mine = || votes.iter().filter(move |((version, _), _)| *version == v);
            Some(Share {
                lang: lang.as_str(),
                name: Pack::of(lang).map_or(lang.as_str(), |p| p.file.name.as_str()),
                alone: rules.iter().filter_map(|r| r.alone.get(column)).sum(),
                facts: mine().count(),
                confirmed: mine().filter(|(_, confirmed)| **confirmed).count(),
            })
        };
        let touched: BTreeSet<(usize, usize)> = article
            .findings
            .iter()
            .filter_map(|f| f.places.first())
            .map(|p| (p.version, p.segment))
            .collect();
        let holds = |row: &&crate::align::Row| {
            let at = |(v, list): (usize, &Vec<usize>)| list.iter().any(|&s| touched.contains(&(v, s)));
            row.segments.iter().enumerate().any(at)
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            rows: comparison.rows.len(),
            touched: comparison.rows.iter().filter(holds).count(),
            facts: votes.len(),
            confirmed: votes.values().filter(|c| **c).count(),
            versions: order.iter().enumerate().filter_map(share).collect(),
            rules,
        }
    }

    /// How many findings there are.
    pub fn total(&self) -> usize {
        self.errors + self.warnings + self.notes
    }

    /// Per cent of the facts that are confirmed; `None` where there is nothing to confirm.
    pub fn share(&self) -> Option<usize> {
        share(self.confirmed, self.facts)
    }

    /// The versions that stand alone most often.
    pub fn odd(&self) -> Vec<&Share<'a>> {
        let most = self.versions.iter().map(|v| v.alone).max().unwrap_or(0);
        self.versions.iter().filter(|v| most > 0 && v.alone == most).collect()
    }

    /// Whether a version stands alone more often than every other.
    pub fn is_odd(&self, share: &Share<'a>) -> bool {
        matches!(self.odd().as_slice(), [one] if one.lang == share.lang)
    }

    /// Findings in which no version stands alone.
    pub fn open(&self) -> usize {
        self.rules.iter().map(|r| r.open).sum()
    }

    /// Which version is the odd one out, in a sentence.
    pub fn odd_one(&self) -> String {
        let odd = self.odd();
        let names: Vec<&str> = odd.iter().map(|v| v.name).collect();
        let alone = odd.first().map_or(0, |v| v.alone);
        match names.as_slice() {
            _ if self.total() == 0 => "The versions tell one story.".to_owned(),
            [] => "No version stands alone against the others.".to_owned(),
            [one] => format!(
                "{one} stands alone most often: in {alone} of {}.",
                counted(self.total(), "finding")
            ),
            _ if names.len() == self.versions.len() => format!("Each version stands alone {}.", times(alone)),
            [firsts @ .., last] => format!("{} and {last} stand alone {} each.", firsts.join(", "), times(alone)),
        }
    }

    /// `11 errors, 4 warnings`.
    pub fn found(&self) -> String {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let counts: Vec<String> = counts.iter().filter(|c| c.0 > 0).map(|c| counted(c.0, c.1)).collect();
        match counts.is_empty() {
            true => "Nothing found".to_owned(),
            false => counts.join(", "),
        }
    }
}

impl Share<'_> {
    /// Per cent of its facts that are confirmed.
    pub fn share(&self) -> Option<usize> {
        share(self.confirmed, self.facts)
    }
}

fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{n} times"),
    }
}

/// Rounded down: a hundred is all of them.
fn share(part: usize, whole: usize) -> Option<usize> {
    (part * 100).checked_div(whole)
}

/// Every fact that takes part in a claim, by version and index, and whether another version confirms it: where nobody doubts
/// the claim, all are confirmed by each other; where some versions are suspected, the others confirm each other.
fn votes(comparison: &Comparison) -> BTreeMap<(usize, usize), bool> {
    // A matter in which several versions are suspected is as many claims that tell the same.
    let mut matters: BTreeMap<(usize, Vec<Option<usize>>), Vec<&Claim>> = BTreeMap::new();
    for claim in comparison.claims.iter().filter(|c| c.kind != Kind::Term) {
        let told = claim.told.iter().map(|t| match t {
            Told::Fact(i) => Some(*i),
            Told::Silent(_) | Told::Absent => None,
        });
        matters.entry((claim.row, told.collect())).or_default().push(claim);
    }
    let mut out = BTreeMap::new();
    for ((_, told), claims) in &matters {
        let suspected: BTreeSet<usize> = claims.iter().filter_map(|c| c.suspect).collect();
        // A doubt without a suspect is about the version that is not the witness.
        let unsure = claims
            .iter()
            .any(|c| c.suspect.is_none() && !matches!(c.verdict, Verdict::Same | Verdict::Rounded));
        let trusted = |v: &usize| !suspected.contains(v) && !unsure;
        let tellers: Vec<(usize, usize)> = told.iter().enumerate().filter_map(|(v, f)| Some((v, (*f)?))).collect();
        let trust = tellers.iter().filter(|t| trusted(&t.0)).count();
        for &(v, fact) in &tellers {
            let confirmed = trusted(&v) && trust >= 2;
            // What one claim doubts, another does not make certain.
            out.entry((v, fact))
                .and_modify(|c| *c &= confirmed)
                .or_insert(confirmed);
        }
    }
    out
}
