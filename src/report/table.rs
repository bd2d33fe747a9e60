//! The table of `parallax facts`.

use super::Look;
use super::clip;
use super::places::Places;
use super::record::precision;
use super::shown::{has_rtl, rtl, width};
use super::value::value;
use crate::compare::{Comparison, Version};
use colored::Colorize as _;
use std::fmt::Write as _;

/// The facts of all versions, a line each: place, kind, value, unit, how exact, the words. Soft facts are marked `soft`.
pub fn facts(comparison: &Comparison, look: Look) -> String {
    comparison.versions.iter().map(|v| facts_of(v, look)).collect()
}

fn facts_of(version: &Version, look: Look) -> String {
    let text = &version.document.text;
    let places = Places::of(text, version.facts.iter().map(|f| f.span));
    let lines = version.facts.iter().map(|fact| {
        let (row, column) = places.at(fact.span);
        let mut said = value(fact);
        if let Some(unit) = fact.unit {
            let _ = write!(said, " {unit}");
        }
        let mut how = precision(fact).to_owned();
        if !fact.firm {
            how.push_str(", soft");
        }
        vec![
            format!("{row}:{column}"),
            fact.kind.as_str().to_owned(),
            isolated(&said),
            how,
            isolated(&one_line(
                text.get(fact.span.start..fact.span.end).unwrap_or_default(),
                60,
            )),
        ]
    });
    columns(lines.collect(), look)
}

fn one_line(text: &str, room: usize) -> String {
    let line = clip::line(text, &[], room);
    line.pieces.into_iter().map(|p| p.0).collect()
}

fn isolated(text: &str) -> String {
    if has_rtl(text) { rtl(text) } else { text.to_owned() }
}

/// Lines of cells in columns, two spaces between; the last column is as long as it is.
fn columns(lines: Vec<Vec<String>>, look: Look) -> String {
    let columns = |text: &str| text.chars().map(width).sum::<usize>();
    let count = lines.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |i: usize| {
        lines
            .iter()
            .filter_map(|l| l.get(i))
            .map(|c| columns(c))
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let mut out = String::new();
    for line in &lines {
        for (i, (cell, room)) in line.iter().zip(&widths).enumerate() {
            let painted = if i == 0 {
                look.paint(cell, |s| s.dimmed())
            } else {
                cell.clone()
            };
            out.push_str(&painted);
            if i + 1 < line.len() {
                out.push_str(&" ".repeat(room - columns(cell) + 2));
            }
        }
        out.push('\n');
    }
    out
}
