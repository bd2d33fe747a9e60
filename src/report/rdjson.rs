//! Reviewdog's diagnostic format: comments on a change, with corrections to accept. Its columns count bytes.

use super::Article;
use super::machine::{Point, Said, Spot, said, visible};
use super::shown::line;
use crate::finding::Severity;
use serde_json::{Value, json};

/// What stands before the diagnostics.
pub fn begin() -> &'static str {
    "{\"source\":{\"name\":\"parallax\"},\"diagnostics\":["
}

/// What stands behind them.
pub fn end() -> &'static str {
    "]}\n"
}

/// The diagnostics of an article.
pub fn diagnostics(article: &Article<'_>, names: &[String]) -> Vec<String> {
    let one = |said: &Said<'_>| visible(&diagnostic(said).to_string()).into_owned();
    said(article, names).iter().map(one).collect()
}

fn diagnostic(said: &Said<'_>) -> Value {
    let mut out = json!({
        "message": line(&said.whole()),
        "severity": match said.finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        "code": {"value": said.finding.rule},
    });
    if let Some(spot) = said.spots.first() {
        out["location"] = location(spot);
        // A suggestion is about the file that the diagnostic is about.
        let fixes = said.fixes.iter().filter(|(s, _)| s.file == spot.file);
        let fixes: Vec<Value> = fixes
            .map(|(s, fix)| json!({"range": range(s), "text": fix.text}))
            .collect();
        if !fixes.is_empty() {
            out["suggestions"] = fixes.into();
        }
    }
    let related: Vec<Value> = said
        .others()
        .map(|spot| json!({"message": format!("{}: {}", spot.language, line(spot.text)), "location": location(spot)}))
        .collect();
    if !related.is_empty() {
        out["related_locations"] = related.into();
    }
    out
}

fn location(spot: &Spot<'_>) -> Value {
    json!({"path": spot.file, "range": range(spot)})
}

fn range(spot: &Spot<'_>) -> Value {
    let point = |p: Point| json!({"line": p.line, "column": p.byte});
    json!({"start": point(spot.start), "end": point(spot.end)})
}
