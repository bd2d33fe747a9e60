//! Comments in the text: `<!-- parallax: ignore number-altered, the source is wrong -->`.
//!
//! Beside a paragraph's text (in its block, or on the line at which it ends) a comment is about that paragraph; on a line of
//! its own about the next one. `ignore-file` is about the whole file. A finding is ignored where any of its places lies in what
//! the comment is about.

use crate::check::Selector;
use crate::compare::Comparison;
use crate::finding::Finding;
use crate::read::Document;
use crate::text::{Span, nearest};
use regex::Regex;
use std::sync::LazyLock;

/// `parallax: VERB RULES, REASON`; the rules are parted by spaces, and the reason stands behind a comma or a colon.
static COMMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?s)^<!--\s*parallax\s*:\s*(?<verb>[^\s,:]*)\s*(?<rules>[^,:]*)(?:[,:]\s*(?<reason>.*?))?\s*-->$").ok()
});

const VERBS: [&str; 2] = ["ignore", "ignore-file"];

/// What the comments of an article make of its findings.
#[derive(Clone, Debug, Default)]
pub struct Hushed {
    /// The findings that no comment is about.
    pub findings: Vec<Finding>,
    /// The others, each with the reason that the comment gives.
    pub ignored: Vec<(Finding, String)>,
    /// Comments that cannot be read or are about nothing.
    pub notices: Vec<Notice>,
}

/// Something to tell about a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Index of the version.
    pub version: usize,
    /// The comment.
    pub span: Span,
    /// What is to be told, in one line.
    pub message: String,
}

/// Takes out the findings that comments in any version are about.
pub fn hush(findings: Vec<Finding>, comparison: &Comparison) -> Hushed {
    let mut out = Hushed::default();
    let mut all: Vec<(usize, Ignore)> = Vec::new();
    for (version, read) in comparison.versions.iter().enumerate() {
        for comment in &read.document.comments {
            match parse(&read.document, *comment) {
                None => {}
                Some(Ok(ignore)) => all.push((version, ignore)),
                Some(Err(message)) => out.notices.push(Notice {
                    version,
                    span: *comment,
                    message,
                }),
            }
        }
    }
    let mut used: Vec<Vec<bool>> = all.iter().map(|(_, i)| vec![false; i.rules.len()]).collect();
    for finding in findings {
        let mut reason = None;
        for ((version, ignore), used) in all.iter().zip(&mut used) {
            let near = finding.places.iter().any(|p| {
                let covers = |span: Span| span.overlaps(p.span) || span.contains(p.span);
                p.version == *version && ignore.about.is_none_or(covers)
            });
            for (rule, used) in ignore.rules.iter().zip(used) {
                if near && rule.fits(finding.rule, finding.category) {
                    *used = true;
                    reason = reason.or(Some(&ignore.reason));
                }
            }
        }
        match reason {
            Some(reason) => out.ignored.push((finding, reason.clone())),
            None => out.findings.push(finding),
        }
    }
    for ((version, ignore), used) in all.iter().zip(&used) {
        let idle = ignore.rules.iter().zip(used).filter(|(_, used)| !**used);
        let idle: Vec<&str> = idle.map(|(rule, _)| rule.as_str()).collect();
        if !idle.is_empty() {
            out.notices.push(Notice {
                version: *version,
                span: ignore.comment,
                message: format!("there is nothing here to ignore: {}", idle.join(", ")),
            });
        }
    }
    out.notices.sort_by_key(|n| (n.version, n.span));
    out
}

/// A comment that says what to ignore.
struct Ignore {
    comment: Span,
    rules: Vec<Selector>,
    reason: String,
    /// The paragraph that it is about; `None`: the file.
    about: Option<Span>,
}

/// Reads a comment; `None`: it is none of ours.
fn parse(document: &Document, comment: Span) -> Option<Result<Ignore, String>> {
    let text = document.text.get(comment.start..comment.end)?;
    let found = COMMENT.as_ref()?.captures(text)?;
    let part = |name: &str| found.name(name).map_or("", |m| m.as_str());
    let verb = part("verb");
    if !VERBS.contains(&verb) {
        return Some(Err(match nearest(verb, VERBS.into_iter()) {
            Some(near) => format!("there is no comment `parallax: {verb}`; did you mean `{near}`?"),
            None => format!("there is no comment `parallax: {verb}`; there are `ignore` and `ignore-file`"),
        }));
    }
    let rules: Result<Vec<Selector>, String> = part("rules").split_whitespace().map(Selector::parse).collect();
    let rules = match rules {
        Ok(rules) if rules.is_empty() => return Some(Err(format!("`parallax: {verb}` names no rule"))),
        Ok(rules) => rules,
        Err(why) => return Some(Err(why)),
    };
    let reason = part("reason").split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        let rules = part("rules").trim();
        return Some(Err(format!("say why, behind a comma: `parallax: {verb} {rules}, …`")));
    }
    let about = match verb {
        "ignore-file" => None,
        // Behind the last paragraph it is about nothing.
        _ => Some(block(document, comment).unwrap_or(comment)),
    };
    Some(Ok(Ignore {
        comment,
        rules,
        reason,
        about,
    }))
}

/// The block that a comment is about.
fn block(document: &Document, comment: Span) -> Option<Span> {
    let mut spans: Vec<Span> = document.blocks.iter().map(|b| b.span).collect();
    // A title from the front matter stands first, but its place in the text may be anywhere.
    spans.sort();
    let inside = spans.iter().find(|b| b.contains(comment));
    let before = spans.iter().rev().find(|b| b.end <= comment.start);
    let same_line = before.filter(|b| {
        let between = document.text.get(b.end..comment.start);
        between.is_some_and(|t| !t.contains('\n'))
    });
    let after = spans.iter().find(|b| b.start >= comment.end);
    inside.or(same_line).or(after).copied()
}
