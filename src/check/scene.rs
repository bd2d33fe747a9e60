//! What the rules look at: the compared article, the packs of its versions, the term base, and what was reported so far.

use super::Report;
use super::terms::{Uses, uses};
use crate::compare::{Claim, Comparison, Version};
use crate::finding::{Finding, Place, Severity};
use crate::glossary::TermBase;
use crate::language::Pack;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// An article before the rules.
pub struct Scene<'a> {
    /// The article, compared.
    pub comparison: &'a Comparison,
    /// The concepts that its terms belong to.
    pub terms: &'a TermBase,
    packs: Vec<Option<&'static Pack>>,
    names: Vec<String>,
    /// Per version and segment, the row in which it stands.
    row_of: Vec<Vec<usize>>,
    /// Per version and row, the last segment of the rows before, plus one; 0: there is none.
    before: Vec<Vec<usize>>,
    /// Per version, where it uses the concepts of the term base.
    uses: Vec<Uses<'a>>,
    /// The indices of each row's claims.
    by_row: BTreeMap<usize, Vec<usize>>,
    reported: Vec<bool>,
    /// Version, start and end of every place that a finding other than a note speaks of first.
    places: BTreeSet<(usize, usize, usize)>,
    /// Version and segment of which all is said.
    segments: BTreeSet<(usize, usize)>,
    /// The findings, each with its place in the article's order.
    findings: Vec<((usize, usize, usize), Finding)>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(comparison: &'a Comparison, terms: &'a TermBase) -> Self {
        let versions = &comparison.versions;
        let packs: Vec<_> = versions.iter().map(|v| Pack::of(&v.document.lang)).collect();
        let plain: Vec<_> = versions
            .iter()
            .zip(&packs)
            .map(|(v, p)| p.map_or(v.document.lang.as_str(), |p| p.file.name.as_str()))
            .collect();
        let names = versions
            .iter()
            .zip(&plain)
            .map(|(v, name)| match plain.iter().filter(|n| n == &name).count() {
                1 => (*name).to_owned(),
                _ => format!("{name} ({})", v.document.lang),
            })
            .collect();
        let mut row_of: Vec<Vec<usize>> = versions.iter().map(|v| vec![usize::MAX; v.segments.len()]).collect();
        let mut before = vec![Vec::with_capacity(comparison.rows.len()); versions.len()];
        let mut last = vec![0; versions.len()];
        for (r, row) in comparison.rows.iter().enumerate() {
            for (v, segments) in row.segments.iter().enumerate().take(versions.len()) {
                before[v].push(last[v]);
                for &s in segments {
                    if let Some(slot) = row_of[v].get_mut(s) {
                        *slot = r;
                        last[v] = s + 1;
                    }
                }
            }
        }
        let mut by_row: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, claim) in comparison.claims.iter().enumerate() {
            by_row.entry(claim.row).or_default().push(index);
        }
        let uses = versions
            .iter()
            .zip(&row_of)
            .enumerate()
            .map(|(v, (read, rows))| uses(read, v, rows, terms))
            .collect();
        Self {
            comparison,
            terms,
            packs,
            names,
            row_of,
            before,
            uses,
            by_row,
            reported: vec![false; comparison.claims.len()],
            places: BTreeSet::new(),
            segments: BTreeSet::new(),
            findings: Vec::new(),
        }
    }

    /// The version with the index `version`.
    pub fn version(&self, version: usize) -> &'a Version {
        &self.comparison.versions[version]
    }

    /// How many versions there are.
    pub fn len(&self) -> usize {
        self.comparison.versions.len()
    }

    /// Whether there is no version.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is known of the version's language.
    pub fn pack(&self, version: usize) -> Option<&'static Pack> {
        self.packs[version]
    }

    /// The English name of the version's language; where two versions share it, with its tag.
    pub fn name(&self, version: usize) -> &str {
        &self.names[version]
    }

    /// The claim, if no rule has reported it yet.
    pub fn open(&self, claim: usize) -> Option<&'a Claim> {
        let open = self.reported.get(claim).is_some_and(|r| !r);
        open.then(|| &self.comparison.claims[claim])
    }

    /// Per version, where it uses the concepts of the term base.
    pub(super) fn uses(&self) -> &[Uses<'a>] {
        &self.uses
    }

    /// The indices of the claims of a row.
    pub fn claims_of_row(&self, row: usize) -> &[usize] {
        self.by_row.get(&row).map_or(&[], Vec::as_slice)
    }

    /// The row in which a segment stands.
    pub fn row_of(&self, version: usize, segment: usize) -> Option<usize> {
        self.row_of[version].get(segment).copied().filter(|r| *r != usize::MAX)
    }

    /// Whether a warning or an error already speaks of this place first.
    pub fn spoken_of(&self, version: usize, span: Span) -> bool {
        self.places.contains(&(version, span.start, span.end))
    }

    /// Whether a warning or an error already speaks of this segment as a whole.
    pub fn segment_spoken_of(&self, version: usize, segment: usize) -> bool {
        let spoken = |p: Place| self.spoken_of(version, p.span);
        self.segments.contains(&(version, segment)) || self.segment(version, segment).is_some_and(spoken)
    }

    /// The place of a whole segment.
    pub fn segment(&self, version: usize, segment: usize) -> Option<Place> {
        let found = self.version(version).segments.get(segment)?;
        Some(Place {
            version,
            segment,
            span: found.span,
        })
    }

    /// Where text of `row` is lacking in `version`: the segment that stands before the gap, or else the first one.
    pub fn gap(&self, version: usize, row: usize) -> Option<Place> {
        let last = self.before[version].get(row).copied().unwrap_or(0);
        self.segment(version, last.saturating_sub(1))
    }

    pub(super) fn report(&mut self, report: Report) {
        for claim in report.claims {
            if let Some(slot) = self.reported.get_mut(claim) {
                *slot = true;
            }
        }
        self.segments.extend(report.segments);
        let finding = report.finding;
        let Some(first) = finding.places.first() else {
            return;
        };
        if finding.severity > Severity::Note {
            self.places.insert((first.version, first.span.start, first.span.end));
        }
        let row = self.row_of(first.version, first.segment).unwrap_or(usize::MAX);
        self.findings.push(((row, first.version, first.span.start), finding));
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        let mut findings = self.findings;
        // Stable: rules of one place stay in the order of the list.
        findings.sort_by_key(|(key, _)| *key);
        findings.into_iter().map(|(_, f)| f).collect()
    }
}
