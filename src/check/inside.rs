//! What a version contradicts in itself: one finding a row, whether one version says it or several alike.

use super::telling::list;
use super::{Card, Report, Scene};
use crate::extract::{Fact, Kind};
use crate::finding::{Finding, Place};
use std::collections::BTreeMap;

/// A contradiction inside one version.
pub(super) struct Contradiction {
    /// Where it stands.
    pub place: Place,
    /// What stands behind "English says".
    pub says: String,
}

/// The findings on what versions contradict in themselves, in the order of the rows; the first version's words are told.
pub(super) fn reports(scene: &Scene<'_>, card: &Card, help: &str, found: Vec<Contradiction>) -> Vec<Report> {
    let mut by_row: BTreeMap<usize, Vec<Contradiction>> = BTreeMap::new();
    for one in found {
        let row = scene.row_of(one.place.version, one.place.segment);
        by_row.entry(row.unwrap_or(usize::MAX)).or_default().push(one);
    }
    let finding = |found: Vec<Contradiction>| {
        let mut names: Vec<_> = found.iter().map(|c| scene.name(c.place.version)).collect();
        names.dedup();
        let says = if names.len() == 1 { "says" } else { "say" };
        Finding {
            rule: card.id,
            category: card.category,
            severity: card.severity,
            message: format!("{} {says} {}", list(&names), found[0].says),
            help: help.to_owned(),
            suspect: (names.len() == 1 && scene.len() > 1).then_some(found[0].place.version),
            places: found.into_iter().map(|c| c.place).collect(),
            fixes: Vec::new(),
        }
    };
    by_row
        .into_values()
        .map(|found| Report::new(finding(found), Vec::new()))
        .collect()
}

/// The facts of a version that are figures or dates: names and terms may stand between them.
pub(super) fn figures<'a>(scene: &'a Scene<'_>, version: usize) -> Vec<&'a Fact> {
    let all = scene.version(version).facts.iter();
    all.filter(|f| !matches!(f.kind, Kind::Name | Kind::Term)).collect()
}
