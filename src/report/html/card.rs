//! A finding as a card: what is wrong, why it is thought so, what to do.

use super::super::places::Places;
use super::super::record::precision;
use super::super::value::value;
use super::Column;
use super::said::{Said, said};
use crate::check::expected;
use crate::compare::Comparison;
use crate::extract::{Fact, Kind};
use crate::finding::{Finding, Place};
use crate::language::Pack;
use crate::text::Tag;
use std::collections::BTreeSet;

/// A finding as a page shows it.
pub(super) struct Card<'a> {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Its rule's id.
    pub rule: &'static str,
    /// What the rule looks for.
    pub summary: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The languages that it is about: the suspect's, or where none is suspected those of all its places.
    pub langs: String,
    /// What is wrong.
    pub what: Vec<Said<'a>>,
    /// Who says so.
    pub why: String,
    /// What every version says, where they say something.
    pub readings: Vec<Reading<'a>>,
    /// What to do.
    pub todo: Vec<Said<'a>>,
    /// A correction that is certain: the words, and those that should stand there.
    pub fix: Option<Correction<'a>>,
}

/// What a version says of the matter.
pub(super) struct Reading<'a> {
    /// The version.
    pub column: &'a Column<'a>,
    /// Its words.
    pub words: String,
    /// What Parallax takes them for, in English; empty where that tells nothing new.
    pub reads: String,
    /// `file:line:column`, the file without its folders.
    pub place: String,
    /// Whether it stands alone.
    pub odd: bool,
}

/// Words that are to give way to others.
pub(super) struct Correction<'a> {
    pub column: &'a Column<'a>,
    pub from: String,
    pub to: String,
}

/// What cards are made from.
pub(super) struct Maker<'a, 'p> {
    pub comparison: &'a Comparison,
    pub columns: &'a [Column<'a>],
    pub places: &'p [Places],
}

impl<'a> Maker<'a, '_> {
    /// The card of a finding.
    pub fn card(&self, number: usize, finding: &'a Finding) -> Card<'a> {
        let mut langs: Vec<&str> = match finding.suspect {
            Some(v) => self.lang(v).into_iter().collect(),
            None => finding.places.iter().filter_map(|p| self.lang(p.version)).collect(),
        };
        langs.dedup();
        let quoted = |text: &str| {
            let same = |p: &&Place| self.words(p) == text;
            finding.places.iter().find(same).and_then(|p| self.lang(p.version))
        };
        let suspect = finding.suspect.and_then(|v| self.lang(v));
        Card {
            number,
            rule: finding.rule,
            summary: super::summary(finding.rule),
            severity: finding.severity.as_str(),
            langs: langs.join(" "),
            what: said(&finding.message, quoted),
            why: self.why(finding),
            readings: self.readings(finding),
            // What help quotes is to be written in the suspect version.
            todo: said(&finding.help, |text| quoted(text).or(suspect)),
            fix: finding.certain_fix().and_then(|fix| {
                Some(Correction {
                    column: self.column(fix.place.version)?,
                    from: self.words(&fix.place).to_owned(),
                    to: fix.text.clone(),
                })
            }),
        }
    }

    /// Whether a place is its whole segment: the sentence as such is meant, or something that is missing in it.
    pub fn is_whole(&self, place: &Place) -> bool {
        let version = self.comparison.versions.get(place.version);
        let segment = version.and_then(|v| v.segments.get(place.segment));
        segment.is_none_or(|s| s.span == place.span)
    }

    /// Why this version is the one in question.
    fn why(&self, finding: &Finding) -> String {
        let others: BTreeSet<usize> = finding
            .places
            .iter()
            .map(|p| p.version)
            .filter(|v| Some(*v) != finding.suspect)
            .collect();
        let name = |v: usize| self.column(v).map(|c| c.name.as_str());
        let source = self.comparison.source.and_then(name);
        match (finding.suspect.and_then(name), others.len(), source) {
            (Some(odd), 2.., _) => format!("{odd} stands alone against {} versions.", others.len()),
            (Some(_), 1, Some(source)) if self.comparison.source != finding.suspect => {
                format!("{source} is the original.")
            }
            (None, 2.., _) => "None stands alone: any of them may be the wrong one.".to_owned(),
            _ => String::new(),
        }
    }

    fn readings(&self, finding: &Finding) -> Vec<Reading<'a>> {
        let mut out = Vec::new();
        for column in self.columns {
            let here = finding.places.iter().filter(|p| p.version == column.version);
            for place in here.filter(|p| !self.is_whole(p)) {
                let words = self.words(place).to_owned();
                let plain = |text: &str| text.replace('–', "-");
                let reads = self.fact(place).map(reads).filter(|r| plain(r) != plain(&words));
                let (line, at) = self.places.get(place.version).map_or((1, 1), |p| p.at(place.span));
                out.push(Reading {
                    column,
                    words,
                    reads: reads.unwrap_or_default(),
                    place: format!("{}:{line}:{at}", column.short_file()),
                    odd: finding.suspect == Some(column.version),
                });
            }
        }
        out
    }

    /// The fact that stands at a place.
    fn fact(&self, place: &Place) -> Option<&'a Fact> {
        let facts = &self.comparison.versions.get(place.version)?.facts;
        let first = facts.partition_point(|f| f.span.start < place.span.start);
        facts
            .iter()
            .skip(first)
            .find(|f| f.span.start > place.span.start || f.span == place.span)
            .filter(|f| f.span == place.span)
    }

    fn words(&self, place: &Place) -> &'a str {
        let version = self.comparison.versions.get(place.version);
        version
            .and_then(|v| v.document.text.get(place.span.start..place.span.end))
            .unwrap_or_default()
    }

    fn lang(&self, version: usize) -> Option<&'a str> {
        self.column(version).map(|c| c.lang)
    }

    fn column(&self, version: usize) -> Option<&'a Column<'a>> {
        self.columns.iter().find(|c| c.version == version)
    }
}

/// What a fact says, as an English text would write it; where that cannot be told, its value.
fn reads(fact: &Fact) -> String {
    let english = Tag::parse("en").and_then(|tag| Pack::of(&tag));
    let written = english.and_then(|pack| expected(fact, pack));
    match (written, fact.kind) {
        (Some(written), _) => written,
        (None, Kind::Name | Kind::Term) => String::new(),
        (None, _) => {
            let mut out = match precision(fact) {
                "exact" | "vague" => String::new(),
                how => how.replace('-', " ") + " ",
            };
            out.push_str(&value(fact));
            if let Some(unit) = fact.unit {
                let plain = unit.split_once('-').map_or(unit, |u| u.1);
                out.push(' ');
                out.push_str(&plain.replace('-', " "));
            }
            out
        }
    }
}
