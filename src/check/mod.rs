//! One file per rule: a claim becomes a finding.
//!
//! This room compares nothing and reads no text for facts but its own corrections: it words what `compare` found, and looks at
//! what no pair of facts can show (sentences left out, arithmetic inside a version, terms).

mod scene;
mod selector;
mod telling;
mod wording;
mod manner;
mod naming;
mod figure;
mod dating;
mod reread;
mod correction;
mod terms;
mod saying;
mod pieces;
mod suggest;
mod foreign;
mod spelling;
mod inside;
mod written;

mod stale_version;
mod sentence_missing;
mod sentence_added;
mod untranslated;
mod range_reversed;
mod magnitude_slip;
mod currency_altered;
mod unit_altered;
mod percent_altered;
mod date_altered;
mod range_altered;
mod approximator_reversed;
mod relation_reversed;
mod name_altered;
mod number_altered;
mod number_rounded;
mod name_missing;
mod name_inconsistent;
mod name_untranslated;
mod number_missing;
mod number_added;
mod term_forbidden;
mod term_missing;
mod term_inconsistent;
mod term_unknown_rendering;
mod ratio_percent_mismatch;
mod sum_mismatch;
mod age_mismatch;
mod separator_foreign;
mod grouping_mixed;

pub use scene::Scene;
pub use selector::Selector;
pub use stale_version::stale;
pub use suggest::Suggestions;
pub use wording::expected;

use crate::compare::{Claim, Comparison};
use crate::finding::{Category, Finding, Severity};
use crate::glossary::TermBase;

/// What every rule says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// Named by the fault, kebab-case.
    pub id: &'static str,
    /// One line.
    pub summary: &'static str,
    /// What its findings are about.
    pub category: Category,
    /// How bad they are unless configured otherwise.
    pub severity: Severity,
}

/// A rule.
pub struct Rule {
    /// What it says of itself.
    pub card: Card,
    /// How it finds its faults.
    pub look: Look,
}

/// How a rule looks at an article.
pub enum Look {
    /// At one claim that no rule before it has reported.
    Claim(fn(&Scene<'_>, &Claim) -> Option<Finding>),
    /// At the whole article.
    Article(fn(&Scene<'_>) -> Vec<Report>),
}

/// A finding about more than one claim, or about none.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What the user is told.
    pub finding: Finding,
    /// Indices of the claims that it reports: no other rule reports them again.
    pub claims: Vec<usize>,
    /// Version and segment of what it says all of that is to be said.
    pub segments: Vec<(usize, usize)>,
}

impl Report {
    /// A finding with the claims that it reports.
    pub fn new(finding: Finding, claims: Vec<usize>) -> Self {
        Self {
            finding,
            claims,
            segments: Vec::new(),
        }
    }
}

/// Every rule, the most special first: the first that speaks of a claim reports it.
pub const RULES: &[&Rule] = &[
    &stale_version::RULE,
    &sentence_missing::RULE,
    &sentence_added::RULE,
    &untranslated::RULE,
    &range_reversed::RULE,
    &magnitude_slip::RULE,
    &currency_altered::RULE,
    &unit_altered::RULE,
    &percent_altered::RULE,
    &date_altered::RULE,
    &range_altered::RULE,
    &approximator_reversed::RULE,
    &relation_reversed::RULE,
    &name_altered::RULE,
    &number_altered::RULE,
    &number_rounded::RULE,
    &name_missing::RULE,
    &name_inconsistent::RULE,
    &name_untranslated::RULE,
    &number_missing::RULE,
    &number_added::RULE,
    &term_forbidden::RULE,
    &term_missing::RULE,
    &term_inconsistent::RULE,
    &term_unknown_rendering::RULE,
    &ratio_percent_mismatch::RULE,
    &sum_mismatch::RULE,
    &age_mismatch::RULE,
    &separator_foreign::RULE,
    &grouping_mixed::RULE,
];

/// The findings of all rules on an article, in the order of its rows.
pub fn findings(comparison: &Comparison, terms: &TermBase) -> Vec<Finding> {
    let mut scene = Scene::new(comparison, terms);
    for rule in RULES {
        match rule.look {
            Look::Claim(look) => {
                for index in 0..comparison.claims.len() {
                    if let Some(claim) = scene.open(index)
                        && let Some(finding) = look(&scene, claim)
                    {
                        scene.report(Report::new(finding, vec![index]));
                    }
                }
            }
            Look::Article(look) => {
                for report in look(&scene) {
                    scene.report(report);
                }
            }
        }
    }
    scene.into_findings()
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_an_id_of_its_own() {
        let ids: BTreeSet<_> = RULES.iter().map(|r| r.card.id).collect();
        assert_eq!(ids.len(), RULES.len());
        for rule in RULES {
            let id = rule.card.id;
            assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{id}");
            let summary = rule.card.summary;
            assert!(
                summary.ends_with('.') && !summary.contains('\n'),
                "{id}: a summary is one sentence in one line"
            );
        }
    }
}
