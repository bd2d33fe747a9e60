//! SARIF 2.1.0, the OASIS format of static analysis: for GitHub's code scanning and many other tools.

use super::Article;
use super::machine::{Said, Spot, said, uri, visible};
use super::shown::line;
use crate::check::RULES;
use crate::finding::Severity;
use serde_json::{Value, json};

/// What stands before the results.
pub fn begin() -> String {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.card.id,
                "shortDescription": {"text": rule.card.summary},
                "help": {"text": format!("`parallax explain {}` shows its manual page.", rule.card.id)},
                "defaultConfiguration": {"level": rule.card.severity.as_str()},
                "properties": {"category": rule.card.category.as_str(), "tags": [rule.card.category.as_str()]},
            })
        })
        .collect();
    let tool = json!({"driver": {"name": "Parallax", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules}});
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\n\"tool\":{tool},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":["
    )
}

/// What stands behind them.
pub fn end() -> &'static str {
    "]}]}\n"
}

/// The results of an article.
pub fn results(article: &Article<'_>, names: &[String]) -> Vec<String> {
    let one = |said: &Said<'_>| visible(&result(article.name, said).to_string()).into_owned();
    said(article, names).iter().map(one).collect()
}

fn result(article: &str, said: &Said<'_>) -> Value {
    let finding = said.finding;
    let mut out = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": line(&said.whole())},
        "locations": said.spots.first().map(location).into_iter().collect::<Vec<_>>(),
        "partialFingerprints": {"parallax/v1": said.fingerprint},
        "properties": {"article": article, "category": finding.category.as_str()},
    });
    if let Some(index) = RULES.iter().position(|r| r.card.id == finding.rule) {
        out["ruleIndex"] = index.into();
    }
    let related: Vec<Value> = said
        .others()
        .enumerate()
        .map(|(i, spot)| {
            let mut place = location(spot);
            place["id"] = (i + 1).into();
            place["message"] = json!({"text": format!("{}: {}", spot.language, line(&short(spot.text)))});
            place
        })
        .collect();
    if !related.is_empty() {
        out["relatedLocations"] = related.into();
    }
    if !said.fixes.is_empty() {
        let fixes = said.fixes.iter().map(|(spot, fix)| {
            json!({
                "description": {"text": format!("Write “{}” in {}.", line(&fix.text), spot.language)},
                "artifactChanges": [{
                    "artifactLocation": artifact(spot),
                    "replacements": [{"deletedRegion": region(spot), "insertedContent": {"text": fix.text}}],
                }],
            })
        });
        out["fixes"] = fixes.collect();
    }
    out
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn location(spot: &Spot<'_>) -> Value {
    let mut region = region(spot);
    region["snippet"] = json!({"text": spot.text});
    json!({"physicalLocation": {"artifactLocation": artifact(spot), "region": region}})
}

fn artifact(spot: &Spot<'_>) -> Value {
    let uri = uri(&spot.file);
    match uri.starts_with("file:") {
        true => json!({"uri": uri}),
        false => json!({"uri": uri, "uriBaseId": "%SRCROOT%"}),
    }
}

fn region(spot: &Spot<'_>) -> Value {
    json!({
        "startLine": spot.start.line,
        "startColumn": spot.start.column,
        "endLine": spot.end.line,
        "endColumn": spot.end.column,
    })
}

/// A sentence is cut where it is long: the region tells its whole.
fn short(text: &str) -> String {
    const LONGEST: usize = 120;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
