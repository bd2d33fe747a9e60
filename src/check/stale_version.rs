//! `stale-version`: the original's fact has changed, and a version still tells the old one.

use super::telling::{list, one_line};
use super::{Card, Look, Rule};
use crate::compare::{Claim, Comparison, Told, Verdict};
use crate::finding::{Category, Finding, Place, Severity};
use crate::language::Pack;
use crate::text::{Span, fold_key};

/// The rule. It looks at no article by itself: only who has the original as it was can tell ([`stale`]).
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(|_| Vec::new()),
};

const CARD: Card = Card {
    id: "stale-version",
    summary: "The original has changed, and a version still tells what it said before.",
    category: Category::Quantity,
    severity: Severity::Error,
};

/// The findings on an article, those retold that are there because the original has changed. `before` is the same article with
/// the original as it was at `since`, its versions in the same order.
pub fn stale(findings: Vec<Finding>, now: &Comparison, before: &Comparison, since: &str) -> Vec<Finding> {
    let retold = |finding: Finding| retold(&finding, now, before, since).unwrap_or(finding);
    findings.into_iter().map(retold).collect()
}

fn retold(finding: &Finding, now: &Comparison, before: &Comparison, since: &str) -> Option<Finding> {
    let source = now.source?;
    let new = finding.places.iter().find(|p| p.version == source)?;
    let told_before = |p: &&Place| p.version != source && old(before, source, p).is_some();
    let stale: Vec<Place> = finding.places.iter().filter(told_before).copied().collect();
    let first = stale.first()?;
    let (old, new_words) = (old(before, source, first)?, words(now, source, new.span));
    if fold_key(&old) == fold_key(&new_words) {
        return None;
    }
    let name = |version: usize| {
        let lang = &now.versions.get(version)?.document.lang;
        Some(Pack::of(lang).map_or(lang.as_str(), |p| p.file.name.as_str()))
    };
    let names: Vec<&str> = stale.iter().filter_map(|p| name(p.version)).collect();
    let tells = if names.len() == 1 { "tells" } else { "tell" };
    let names = list(&names);
    let original = name(source)?;
    let others = finding.places.iter().filter(|p| *p != new && !stale.contains(p));
    // The help of the finding is about another version where the original was taken for the one that is wrong.
    let blamed = finding.places.first().is_some_and(|p| p.version == source);
    Some(Finding {
        rule: CARD.id,
        category: finding.category,
        severity: finding.severity.max(Severity::Warning),
        message: format!("{names} still {tells} what {original} said at {since}: “{old}”, which is now “{new_words}”"),
        help: match blamed || finding.help.is_empty() {
            true => format!("Bring {names} up to date, unless the change was a mistake."),
            false => finding.help.clone(),
        },
        suspect: (stale.len() == 1).then_some(first.version),
        places: stale.iter().chain([new]).chain(others).copied().collect(),
        fixes: match blamed {
            true => Vec::new(),
            false => finding.fixes.clone(),
        },
    })
}

/// What the original said where a version says `place`, if the two agreed.
fn old(before: &Comparison, source: usize, place: &Place) -> Option<String> {
    let fact = |claim: &Claim, version: usize| match claim.told.get(version)? {
        Told::Fact(i) => before.versions.get(version)?.facts.get(*i).map(|f| f.span),
        Told::Silent(_) | Told::Absent => None,
    };
    let agreed = |claim: &&Claim| {
        matches!(claim.verdict, Verdict::Same | Verdict::Rounded) && fact(claim, place.version) == Some(place.span)
    };
    let claim = before.claims.iter().find(agreed)?;
    Some(words(before, source, fact(claim, source)?))
}

fn words(comparison: &Comparison, version: usize, span: Span) -> String {
    let version = comparison.versions.get(version);
    let text = version.and_then(|v| v.document.text.get(span.start..span.end));
    one_line(text.unwrap_or_default())
}
