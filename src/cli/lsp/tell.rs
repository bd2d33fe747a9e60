//! Findings as diagnostics, with the places in the other versions.

use super::position::{Encoding, LineMap};
use super::work::Analysis;
use crate::compare::Version;
use crate::finding::{Finding, Place, Severity};
use crate::language::Pack;
use crate::text::Span;
use gen_lsp_types::{Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Range, Uri};
use std::path::Path;

/// An analysis with the lines of its texts: what answers are made of.
#[derive(Debug)]
pub(super) struct View {
    /// What is known of the article.
    pub analysis: Analysis,
    /// Which state of the article it is.
    pub state: u64,
    /// Per version, its lines.
    pub lines: Vec<LineMap>,
    /// Per version, its file as the client names it.
    pub uris: Vec<Uri>,
}

impl View {
    /// The view of an analysis; `uri` names a file as the client does.
    pub fn new(analysis: Analysis, state: u64, encoding: Encoding, uri: impl Fn(&Path) -> Uri) -> Self {
        let versions = 0..analysis.files.len();
        Self {
            lines: versions.map(|v| LineMap::new(analysis.text(v), encoding)).collect(),
            uris: analysis.files.iter().map(|f| uri(f)).collect(),
            analysis,
            state,
        }
    }

    /// The version with the index `version`.
    pub fn version(&self, version: usize) -> Option<&Version> {
        self.analysis.comparison.versions.get(version)
    }

    /// The English name of a version's language.
    pub fn name(&self, version: usize) -> &str {
        let lang = self.version(version).map(|v| &v.document.lang);
        lang.and_then(Pack::of)
            .map_or("another version", |p| p.file.name.as_str())
    }

    /// The range of a span of a version.
    pub fn range(&self, version: usize, span: Span) -> Range {
        let text = self.analysis.text(version);
        self.lines.get(version).map(|l| l.range(text, span)).unwrap_or_default()
    }

    /// The words at a span in quotes and in one line, cut where they are long.
    pub fn quoted(&self, version: usize, span: Span) -> String {
        const LONGEST: usize = 160;
        let text = self
            .analysis
            .text(version)
            .get(span.start..span.end)
            .unwrap_or_default();
        let words = text.split_whitespace().take(LONGEST).collect::<Vec<_>>().join(" ");
        let cut = match words.char_indices().nth(LONGEST) {
            Some((cut, _)) => format!("“{}…”", words.get(..cut).unwrap_or_default()),
            None => format!("“{words}”"),
        };
        crate::report::line(&cut)
    }

    /// The findings that show in a version, each with the place there and whether the version is in question.
    pub fn shown(&self, version: usize) -> impl Iterator<Item = (&Finding, Span, bool)> {
        self.analysis.findings.iter().filter_map(move |finding| {
            let place = finding.places.iter().find(|p| p.version == version)?;
            let first = finding.places.first().is_some_and(|p| p.version == version);
            // Where no version stands alone, each may be the wrong one.
            let in_question = first || (finding.suspect.is_none() && finding.places.len() == 2);
            Some((finding, place.span, in_question))
        })
    }

    /// What a client shows in a version: findings where it is in question; where another version is, a hint.
    pub fn diagnostics(&self, version: usize, hints: bool) -> Vec<Diagnostic> {
        let all = self.shown(version).filter(|(_, _, in_question)| hints || *in_question);
        let findings = all.map(|(finding, span, in_question)| self.diagnostic(finding, version, span, in_question));
        let notices = self.analysis.notices.iter().filter(|n| n.version == version);
        let notices = notices.map(|notice| Diagnostic {
            range: self.range(version, notice.span),
            severity: Some(DiagnosticSeverity::Warning),
            source: Some("parallax".to_owned()),
            message: crate::report::line(&notice.message).into(),
            ..Diagnostic::default()
        });
        findings.chain(notices).collect()
    }

    /// A finding at a place.
    pub fn diagnostic(&self, finding: &Finding, version: usize, span: Span, in_question: bool) -> Diagnostic {
        let severity = match (in_question, finding.severity) {
            (false, _) => DiagnosticSeverity::Hint,
            (true, Severity::Error) => DiagnosticSeverity::Error,
            (true, Severity::Warning) => DiagnosticSeverity::Warning,
            (true, Severity::Note) => DiagnosticSeverity::Information,
        };
        let help = match finding.help.is_empty() {
            true => String::new(),
            false => format!("\n{}", crate::report::line(&finding.help)),
        };
        let message = format!("{}{help}", crate::report::line(&finding.message));
        let elsewhere = finding.places.iter().filter(|p| p.version != version || p.span != span);
        Diagnostic {
            range: self.range(version, span),
            severity: Some(severity),
            code: Some(Code::String(finding.rule.to_owned())),
            source: Some("parallax".to_owned()),
            message: message.into(),
            related_information: Some(elsewhere.filter_map(|p| self.related(p)).collect()),
            ..Diagnostic::default()
        }
    }

    fn related(&self, place: &Place) -> Option<DiagnosticRelatedInformation> {
        Some(DiagnosticRelatedInformation {
            location: Location {
                uri: self.uris.get(place.version)?.clone(),
                range: self.range(place.version, place.span),
            },
            message: format!(
                "{}: {}",
                self.name(place.version),
                self.quoted(place.version, place.span)
            ),
        })
    }
}
