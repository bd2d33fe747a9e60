//! What is answered about a place: the claim as every version tells it, corrections, the same sentence in another language.

use super::tell::View;
use crate::compare::{Claim, Told, Verdict};
use crate::extract::Fact;
use crate::finding::{Finding, Fix, corrected};
use crate::report::{self, line};
use crate::text::Span;
use gen_lsp_types::{CodeActionKind, Contents, Hover, LocationLink, MarkupContent, MarkupKind};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Reasons that an ignored finding is given; the client's user may edit them.
const REASONS: [&str; 2] = ["the original is wrong", "it is meant so"];

/// The claim and the findings at a byte of a version, as every version tells them.
pub(super) fn hover(view: &View, version: usize, at: usize) -> Option<Hover> {
    let claim = claim_at(view, version, at);
    let findings: Vec<(&Finding, Span)> = view
        .shown(version)
        .filter(|(_, span, _)| touches(*span, at))
        .map(|(finding, span, _)| (finding, span))
        .collect();
    let mut out = String::new();
    let mut place = None;
    // Writing into a String cannot fail.
    if let Some((claim, fact)) = claim {
        place = Some(fact.span);
        let unit = fact.unit.map(|u| format!(" {u}")).unwrap_or_default();
        let _ = writeln!(out, "**{}** `{}{unit}`\n", fact.kind.as_str(), report::value(fact));
        for (other, told) in claim.told.iter().enumerate() {
            let said = match told {
                Told::Fact(i) => view
                    .version(other)
                    .and_then(|v| v.facts.get(*i))
                    .map(|f| escaped(&view.quoted(other, f.span))),
                Told::Silent(_) => Some("does not say".to_owned()),
                Told::Absent => Some("has no such sentence".to_owned()),
            };
            let alone = if claim.suspect == Some(other) && claim.verdict != Verdict::Same {
                " ← stands alone"
            } else {
                ""
            };
            let _ = writeln!(out, "- {}: {}{alone}", view.name(other), said.unwrap_or_default());
        }
    }
    for (finding, span) in findings {
        place = place.or(Some(span));
        let (severity, rule) = (finding.severity.as_str(), finding.rule);
        let _ = writeln!(out, "\n{severity} `{rule}`: {}", escaped(&line(&finding.message)));
        if !finding.help.is_empty() {
            let _ = writeln!(out, "\n{}", escaped(&line(&finding.help)));
        }
    }
    let range = view.range(version, place?);
    Some(Hover {
        contents: Contents::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value: out,
        }),
        range: Some(range),
    })
}

/// The corrections of the findings that touch a span of a version, and the ways to ignore them.
pub(super) fn actions(view: &View, version: usize, asked: Span) -> Vec<Value> {
    let mut out = Vec::new();
    for (finding, span, in_question) in view.shown(version) {
        if !(span.overlaps(asked) || touches(span, asked.start)) {
            continue;
        }
        let diagnostic = view.diagnostic(finding, version, span, in_question);
        for fix in &finding.fixes {
            let where_ = match fix.place.version == version {
                true => String::new(),
                false => format!(" in the {}", view.name(fix.place.version)),
            };
            out.push(json!({
                "title": format!("Write “{}”{where_}", fix.text),
                "kind": CodeActionKind::QuickFix,
                "diagnostics": [diagnostic],
                "isPreferred": fix.certain,
                "edit": edit(view, &[fix]),
            }));
        }
        for reason in REASONS {
            out.push(json!({
                "title": format!("Ignore {} here: {reason}", finding.rule),
                "kind": CodeActionKind::QuickFix,
                "diagnostics": [diagnostic],
                "edit": ignored(view, version, span, finding.rule, reason),
            }));
        }
    }
    let certain: Vec<&Fix> = view.analysis.findings.iter().filter_map(Finding::certain_fix).collect();
    let own: Vec<&Fix> = certain.into_iter().filter(|f| f.place.version == version).collect();
    let (_, made) = corrected(view.analysis.text(version), &own);
    if !made.is_empty() {
        out.push(json!({
            "title": "Write all certain corrections",
            "kind": "source.fixAll.parallax",
            "edit": edit(view, &made),
        }));
    }
    out
}

/// The edit that makes corrections.
fn edit(view: &View, fixes: &[&Fix]) -> Value {
    let mut changes = serde_json::Map::new();
    for fix in fixes {
        let Some(uri) = view.uris.get(fix.place.version) else {
            continue;
        };
        let range = view.range(fix.place.version, fix.place.span);
        let list = changes.entry(uri.to_string()).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json!({"range": range, "newText": fix.text}));
        }
    }
    json!({"changes": changes})
}

/// The edit that puts a comment on the line above the paragraph, which silences a rule there.
fn ignored(view: &View, version: usize, span: Span, rule: &str, reason: &str) -> Value {
    let text = view.analysis.text(version);
    let read = view.version(version);
    let inside = |b: &&crate::read::Block| b.span.start <= span.start && span.start <= b.span.end;
    let block = read.and_then(|v| v.document.blocks.iter().find(inside));
    let start = block.map_or(span.start, |b| b.span.start);
    let lines = view.lines.get(version);
    let at = lines.map_or(0, |l| l.line_start(start));
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let place = view.range(version, Span::new(at, at));
    let uri = view.uris.get(version).map(ToString::to_string).unwrap_or_default();
    let comment = format!("<!-- parallax: ignore {rule}, {reason} -->{end}");
    json!({"changes": {uri: [{"range": place, "newText": comment}]}})
}

/// Where the other versions say what the sentence at a byte of a version says: the fact there, where one is told, else the
/// sentence. With `only`, in that version alone.
pub(super) fn elsewhere(view: &View, version: usize, at: usize, only: Option<usize>) -> Vec<LocationLink> {
    let comparison = &view.analysis.comparison;
    let Some(segment) = view
        .version(version)
        .and_then(|v| v.segments.iter().position(|s| touches(s.span, at)))
    else {
        return Vec::new();
    };
    let own = |row: &&crate::align::Row| row.segments.get(version).is_some_and(|s| s.contains(&segment));
    let Some(row) = comparison.rows.iter().find(own) else {
        return Vec::new();
    };
    let claim = claim_at(view, version, at);
    let origin = match claim {
        Some((_, fact)) => Some(fact.span),
        None => view
            .version(version)
            .and_then(|v| v.segments.get(segment))
            .map(|s| s.span),
    };
    let others = (0..comparison.versions.len()).filter(|v| *v != version && only.is_none_or(|o| o == *v));
    others
        .filter_map(|other| {
            let read = view.version(other)?;
            let spans = row.segments.get(other)?.iter().filter_map(|s| read.segments.get(*s));
            let whole = spans.map(|s| s.span).reduce(Span::join)?;
            let told = claim.and_then(|(claim, _)| match claim.told.get(other)? {
                Told::Fact(i) => read.facts.get(*i).map(|f| f.span),
                _ => None,
            });
            Some(LocationLink {
                origin_selection_range: origin.map(|o| view.range(version, o)),
                target_uri: view.uris.get(other)?.clone(),
                target_range: view.range(other, told.map_or(whole, |t| whole.join(t))),
                target_selection_range: view.range(other, told.unwrap_or(whole)),
            })
        })
        .collect()
}

/// The claim that a fact at a byte of a version belongs to; one that is in doubt stands before one that is not.
fn claim_at(view: &View, version: usize, at: usize) -> Option<(&Claim, &Fact)> {
    let facts = &view.version(version)?.facts;
    let told = view
        .analysis
        .comparison
        .claims
        .iter()
        .filter_map(|claim| match claim.told.get(version)? {
            Told::Fact(i) => Some((claim, facts.get(*i).filter(|f| touches(f.span, at))?)),
            _ => None,
        });
    told.min_by_key(|(claim, fact)| (claim.verdict == Verdict::Same, fact.span.len()))
}

fn touches(span: Span, at: usize) -> bool {
    span.start <= at && at <= span.end
}

/// Text in Markdown that means nothing but itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>()#+!|~&".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
