//! The versions of a finding side by side, as wide as the terminal.
//!
//! Where the versions do not all fit, they stand in bands one below the other. Right-to-left text stands at the right of its
//! column; the words in question are underlined in colour, in brackets ⟦⟧ without.

use super::clip;
use super::places::Places;
use super::shown::{line, rtl, shown, width};
use super::text::{groups, is_rtl, segment_line, tint};
use super::{Article, Look};
use crate::finding::{Finding, Place};
use colored::Colorize as _;
use std::fmt::Write as _;

/// No column is narrower: a word must fit.
const NARROWEST: usize = 26;
/// No sentence takes more lines than this: it is trimmed around the words in question.
const LINES: usize = 6;
const BETWEEN: &str = " │ ";

/// All findings of an article, each followed by an empty line; `names` are its versions' files.
pub fn columns(article: &Article<'_>, names: &[String], look: Look) -> String {
    let places = super::places(article);
    let mut out = String::new();
    for finding in article.findings {
        // Writing into a String cannot fail.
        let _ = one(&mut out, article, finding, names, &places, look);
    }
    out
}

/// A column: its head and its lines.
struct Column {
    head: String,
    is_suspect: bool,
    rtl: bool,
    lines: Vec<Vec<(String, bool)>>,
}

fn one(
    out: &mut String,
    article: &Article<'_>,
    finding: &Finding,
    names: &[String],
    places: &[Places],
    look: Look,
) -> std::fmt::Result {
    let severity = finding.severity;
    let head = format!("{}[{}]", severity.as_str(), finding.rule);
    let head = look.paint(&head, |s| tint(s, severity).bold());
    let message = look.paint(&format!(": {}", line(&finding.message)), |s| s.bold());
    writeln!(out, "{head}{message}")?;
    // Side by side in the order of the versions, so that a reader finds a language where it was.
    let mut groups: Vec<&[Place]> = groups(&finding.places).collect();
    groups.sort_by_key(|group| group.first().map(|p| (p.version, p.segment)));
    let gap = width_of(BETWEEN);
    let fit = ((look.width + gap) / (NARROWEST + gap)).clamp(1, groups.len().max(1));
    let bands = groups.len().div_ceil(fit).max(1);
    let fit = groups.len().div_ceil(bands).max(1);
    let room = (look.width + gap) / fit - gap;
    for (n, band) in groups.chunks(fit).enumerate() {
        if n > 0 {
            writeln!(out, "{}", "─".repeat((room + gap) * band.len() - gap))?;
        }
        let columns: Vec<Column> = band
            .iter()
            .filter_map(|group| column(article, finding, group, names, places, room, look))
            .collect();
        table(out, &columns, room, severity, look)?;
    }
    if !finding.help.is_empty() {
        writeln!(
            out,
            "{}: {}",
            look.paint("help", |s| s.cyan().bold()),
            line(&finding.help)
        )?;
    }
    writeln!(out)
}

fn column(
    article: &Article<'_>,
    finding: &Finding,
    group: &[Place],
    names: &[String],
    places: &[Places],
    room: usize,
    look: Look,
) -> Option<Column> {
    let first = group.first()?;
    let version = article.comparison.versions.get(first.version)?;
    let (row, column) = places.get(first.version).map_or((1, 1), |p| p.at(first.span));
    let name = names.get(first.version).map_or("", String::as_str);
    let place = format!("{}:{row}:{column}", shown(name));
    let tag = version.document.lang.as_str();
    let left = room.saturating_sub(tag.len() + 1);
    // Of a long path the end says more.
    let cut: String = match width_of(&place) > left {
        true => {
            let mut kept: Vec<char> = Vec::new();
            let mut used = 1;
            for c in place.chars().rev().take_while(|c| {
                used += width(*c);
                used <= left
            }) {
                kept.push(c);
            }
            std::iter::once('…').chain(kept.into_iter().rev()).collect()
        }
        false => place,
    };
    let clipped = segment_line(version, group, room.saturating_sub(2).saturating_mul(LINES));
    Some(Column {
        head: format!("{tag} {cut}"),
        is_suspect: finding.suspect.is_none_or(|s| s == first.version),
        rtl: is_rtl(version, first),
        lines: wrapped(&clipped, room, look.colour),
    })
}

fn table(
    out: &mut String,
    columns: &[Column],
    room: usize,
    severity: crate::finding::Severity,
    look: Look,
) -> std::fmt::Result {
    let between = look.paint(BETWEEN, |s| s.blue());
    let pad = |text: &str, used: usize| format!("{text}{}", " ".repeat(room.saturating_sub(used)));
    let heads: Vec<String> = columns
        .iter()
        .map(|c| {
            let head = look.paint(&c.head, |s| match c.is_suspect {
                true => tint(s, severity).bold(),
                false => s.blue().bold(),
            });
            pad(&head, width_of(&c.head))
        })
        .collect();
    writeln!(out, "{}", heads.join(&between).trim_end())?;
    let most = columns.iter().map(|c| c.lines.len()).max().unwrap_or(0);
    for n in 0..most {
        let cells: Vec<String> = columns
            .iter()
            .map(|c| {
                let Some(line) = c.lines.get(n) else { return pad("", 0) };
                let used = line.iter().map(|(text, _)| width_of(text)).sum();
                let text: String = line
                    .iter()
                    .map(|(text, marked)| match marked {
                        true => look.paint(text, |s| match c.is_suspect {
                            true => tint(s, severity).bold().underline(),
                            false => s.blue().bold().underline(),
                        }),
                        false => text.clone(),
                    })
                    .collect();
                match c.rtl {
                    true => format!("{}{}", " ".repeat(room.saturating_sub(used)), rtl(&text)),
                    false => pad(&text, used),
                }
            })
            .collect();
        writeln!(out, "{}", cells.join(&between).trim_end())?;
    }
    Ok(())
}

/// A line in lines of `room` columns, broken at spaces, or anywhere where a word is longer or words are not parted.
fn wrapped(whole: &clip::Line, room: usize, colour: bool) -> Vec<Vec<(String, bool)>> {
    let mut cells: Vec<(char, bool)> = Vec::new();
    for (text, marked) in &whole.pieces {
        let brackets = *marked && !colour;
        cells.extend(brackets.then_some(('⟦', false)));
        cells.extend(text.chars().map(|c| (c, *marked)));
        cells.extend(brackets.then_some(('⟧', false)));
    }
    let mut out = Vec::new();
    let mut from = 0;
    while from < cells.len() {
        let (mut to, mut used) = (from, 0);
        while let Some((c, _)) = cells.get(to).filter(|(c, _)| used + width(*c) <= room) {
            used += width(*c);
            to += 1;
        }
        let mut next = to;
        if to < cells.len() {
            let line = cells.get(from..to).unwrap_or_default();
            let space = line.iter().rposition(|(c, _)| *c == ' ').filter(|at| *at > 0);
            // Wide characters may be parted anywhere; words of letters at spaces alone.
            let wide = line.last().is_some_and(|(c, _)| width(*c) == 2);
            if let Some(at) = space.filter(|_| !wide && cells.get(to).is_some_and(|(c, _)| *c != ' ')) {
                to = from + at;
                next = to + 1;
            }
        }
        next = next.max(from + 1);
        to = to.max(from + 1).min(cells.len());
        let mut pieces: Vec<(String, bool)> = Vec::new();
        for (c, marked) in cells.get(from..to).unwrap_or_default() {
            match pieces.last_mut() {
                Some((text, m)) if m == marked => text.push(*c),
                _ => pieces.push((c.to_string(), *marked)),
            }
        }
        out.push(pieces);
        from = next;
        while cells.get(from).is_some_and(|(c, _)| *c == ' ') {
            from += 1;
        }
    }
    out
}

fn width_of(text: &str) -> usize {
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::super::{Look, sample};
    use super::{columns, width_of};

    #[test]
    fn versions_stand_side_by_side_at_every_width() {
        let (comparison, findings) = sample::article();
        let told = sample::told(&comparison, &findings);
        for width in [40, 60, 72, 100, 160] {
            let look = Look { width, ..sample::PLAIN };
            let out = columns(&told, &sample::names(), look);
            for line in out.lines().filter(|l| l.contains('│')) {
                assert!(width_of(line) <= width, "{width}: {} {line}", width_of(line));
            }
            for words in ["⟦VND 1.3 billion⟧", "⟦1.300 tỷ đồng⟧", "⟦1300 مليار دونغ⟧"] {
                // Words may be broken over lines; each of them is there.
                for word in words.split(' ') {
                    assert!(out.contains(word), "{width}: {word}\n{out}");
                }
            }
            assert_eq!(out.matches("]: ").count(), 3);
        }
    }

    #[test]
    fn four_versions_fit_a_wide_terminal() {
        let (comparison, findings) = sample::article();
        let told = sample::told(&comparison, &findings);
        let look = Look {
            width: 120,
            ..sample::PLAIN
        };
        let out = columns(&told, &sample::names(), look);
        let first: Vec<&str> = out.lines().take(4).collect();
        assert!(first[1].starts_with("vi tea/vi.md:1:74"), "{out}");
        assert_eq!(first[1].matches('│').count(), 3, "{out}");
        // Right-to-left text ends at the right of its column.
        assert!(
            first[2].ends_with('\u{2069}') || first[3].ends_with('\u{2069}'),
            "{out}"
        );
    }
}
