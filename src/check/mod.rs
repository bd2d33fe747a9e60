//! One file per rule: a claim becomes a finding.

use crate::compare::{Claim, Comparison};
use crate::finding::{Category, Finding, Severity};

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
    Claim(fn(&Comparison, &Claim) -> Option<Finding>),
    /// At the whole article.
    Article(fn(&Comparison) -> Vec<Finding>),
}

/// Every rule, the most special first: of the claim rules, the first that speaks reports the claim.
pub const RULES: &[&Rule] = &[];

/// The findings of all rules on an article, in the order of their places in the first version they touch.
pub fn findings(comparison: &Comparison) -> Vec<Finding> {
    let mut out = Vec::new();
    for claim in &comparison.claims {
        let spoken = RULES.iter().find_map(|rule| match rule.look {
            Look::Claim(look) => look(comparison, claim),
            Look::Article(_) => None,
        });
        out.extend(spoken);
    }
    for rule in RULES {
        if let Look::Article(look) = rule.look {
            out.extend(look(comparison));
        }
    }
    out
}
