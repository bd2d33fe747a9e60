//! GitLab's code quality report: findings of a merge request, known again by their fingerprints.

use super::Article;
use super::machine::{said, visible};
use super::shown::line;
use crate::finding::Severity;
use serde_json::json;
use std::collections::BTreeMap;

/// The entries of an article. `seen` counts fingerprints over all articles: GitLab shows one entry for each.
pub fn entries(article: &Article<'_>, names: &[String], seen: &mut BTreeMap<String, usize>) -> Vec<String> {
    let mut out = Vec::new();
    for said in said(article, names) {
        let nth = seen.entry(said.fingerprint.clone()).or_default();
        *nth += 1;
        let fingerprint = match *nth {
            1 => said.fingerprint.clone(),
            n => format!("{}-{n}", said.fingerprint),
        };
        let spot = said.spots.first();
        let entry = json!({
            "description": line(&said.whole()),
            "check_name": said.finding.rule,
            "fingerprint": fingerprint,
            "severity": match said.finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            "location": {
                "path": spot.map_or(article.name, |s| s.file.as_str()),
                "lines": {
                    "begin": spot.map_or(1, |s| s.start.line),
                    "end": spot.map_or(1, |s| s.end.line),
                },
            },
        });
        out.push(visible(&entry.to_string()).into_owned());
    }
    out
}
