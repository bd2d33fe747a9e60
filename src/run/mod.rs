//! The corridor: calls the rooms in order, holds no logic.
//!
//! This room opens no file: it is handed documents and term bases.

mod record;

pub use record::{Answer, record, recorded, refusal};

use crate::align::{self, Meaning, Side};
use crate::check;
use crate::compare::{self, Comparison, Mode, Version};
use crate::extract::{self, Fact};
use crate::finding::Finding;
use crate::glossary::TermBase;
use crate::language::Pack;
use crate::quiet::{self, Hushed, Notice};
use crate::read::Document;
use crate::segment::{Segment, segments};
use crate::text::Tag;
use rayon::prelude::*;
use std::fmt;

/// An article as it is handed in.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its versions, read.
    pub versions: Vec<Document>,
    /// Index of the original, where one is named.
    pub source: Option<usize>,
    /// Whether segment *i* of every version says the same thing.
    pub aligned: bool,
    /// How the versions relate.
    pub mode: Mode,
}

/// An article that was run through all rooms.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What the rules looked at.
    pub comparison: Comparison,
    /// What they said and no comment in the text ignores.
    pub findings: Vec<Finding>,
    /// What comments in the text ignore, each with the reason that they give.
    pub ignored: Vec<(Finding, String)>,
    /// Comments that cannot be read or ignore nothing.
    pub notices: Vec<Notice>,
}

/// A version in a language that no pack serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPack {
    /// Index of the version.
    pub version: usize,
    /// Its language.
    pub lang: Tag,
}

impl fmt::Display for NoPack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Pack::tags().join(", ");
        write!(
            f,
            "Parallax does not know the language `{}`; it knows {known}",
            self.lang
        )
    }
}

/// Checks one article.
///
/// # Errors
/// Where a version is in a language that no pack serves.
pub fn article(input: Input, terms: &TermBase) -> Result<Outcome, NoPack> {
    article_with(input, terms, None)
}

/// Reads one version, and compares it with nothing.
///
/// # Errors
/// Where it is in a language that no pack serves.
pub fn facts(document: Document, terms: &TermBase) -> Result<Comparison, NoPack> {
    let pack = pack(0, &document.lang)?;
    Ok(Comparison {
        versions: vec![version(document, pack, terms, extract::facts)],
        source: None,
        mode: Mode::Parallel,
        rows: Vec::new(),
        claims: Vec::new(),
        renderings: Vec::new(),
        contrasts: Vec::new(),
    })
}

/// Checks one article, aligned with the help of what its segments mean.
///
/// # Errors
/// Where a version is in a language that no pack serves.
pub fn article_with(input: Input, terms: &TermBase, meaning: Option<&dyn Meaning>) -> Result<Outcome, NoPack> {
    let (source, mode) = (input.source, input.mode);
    let (versions, rows) = aligned(input, terms, meaning, extract::facts)?;
    let comparison = compare::compare(versions, source, mode, rows);
    let findings = check::findings(&comparison, terms);
    let Hushed {
        findings,
        ignored,
        notices,
    } = quiet::hush(findings, &comparison);
    Ok(Outcome {
        comparison,
        findings,
        ignored,
        notices,
    })
}

/// Aligns one article and compares nothing: a comparison without claims, its facts without names.
///
/// # Errors
/// Where a version is in a language that no pack serves.
pub fn alignment(input: Input, terms: &TermBase, meaning: Option<&dyn Meaning>) -> Result<Comparison, NoPack> {
    let (source, mode) = (input.source, input.mode);
    let (versions, rows) = aligned(input, terms, meaning, extract::anchors)?;
    Ok(Comparison {
        versions,
        source,
        mode,
        rows,
        claims: Vec::new(),
        renderings: Vec::new(),
        contrasts: Vec::new(),
    })
}

/// How facts are read.
type Extract = fn(&[Segment], &Pack, &TermBase) -> Vec<Fact>;

/// The versions, segmented and read by `extract`, and their rows.
fn aligned(
    input: Input,
    terms: &TermBase,
    meaning: Option<&dyn Meaning>,
    extract: Extract,
) -> Result<(Vec<Version>, Vec<align::Row>), NoPack> {
    let Input {
        versions,
        source,
        aligned,
        mode,
    } = input;
    let packs = versions
        .iter()
        .enumerate()
        .map(|(version, d)| pack(version, &d.lang))
        .collect::<Result<Vec<_>, _>>()?;
    let versions: Vec<Version> = versions
        .into_par_iter()
        .zip(&packs)
        .map(|(document, pack)| version(document, pack, terms, extract))
        .collect();
    let meanings = meaning
        .filter(|_| !aligned && versions.len() > 1)
        .map(|m| meanings(&versions, m));
    let meanings = meanings.unwrap_or_default();
    let sides: Vec<Side<'_>> = versions
        .iter()
        .zip(&packs)
        .enumerate()
        .map(|(i, (v, pack))| Side {
            pack,
            segments: &v.segments,
            facts: &v.facts,
            meaning: meanings.get(i).map_or(&[], Vec::as_slice),
        })
        .collect();
    let rows = match mode {
        _ if aligned => align::one_to_one(&sides),
        Mode::Parallel => align::rows(&sides, source),
        Mode::Comparable => align::comparable_rows(&sides, source),
    };
    Ok((versions, rows))
}

fn pack(version: usize, lang: &Tag) -> Result<&'static Pack, NoPack> {
    Pack::of(lang).ok_or_else(|| NoPack {
        version,
        lang: lang.clone(),
    })
}

/// A vector for each segment of each version; none at all where they are not to be had.
fn meanings(versions: &[Version], meaning: &dyn Meaning) -> Vec<Vec<Vec<f32>>> {
    let texts: Vec<&str> = versions
        .iter()
        .flat_map(|v| &v.segments)
        .map(|s| s.text.as_str())
        .collect();
    let mut vectors = meaning.vectors(&texts).unwrap_or_default().into_iter();
    versions
        .iter()
        .map(|v| vectors.by_ref().take(v.segments.len()).collect())
        .collect()
}

fn version(document: Document, pack: &Pack, terms: &TermBase, extract: Extract) -> Version {
    let segments = segments(&document, pack);
    let facts = extract(&segments, pack, terms);
    Version {
        document,
        segments,
        facts,
    }
}
