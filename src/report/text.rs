//! The report for a terminal: every finding with its place in every version, under the version's own language.
//!
//! Carets stand under words that run from left to right. Terminals disagree on the columns of right-to-left text, so there the
//! words themselves are marked: underlined in colour, in brackets ⟦⟧ without. (annotate-snippets draws carets only, and
//! neutralises the isolates that keep such text in reading order.)

use super::clip::{self, Line};
use super::places::Places;
use super::shown::{has_rtl, line, rtl, shown};
use super::{Article, Look};
use crate::compare::Version;
use crate::finding::{Finding, Place, Severity};
use crate::language::Pack;
use crate::text::Span;
use colored::{ColoredString, Colorize as _};
use std::fmt::Write as _;

/// All findings of an article, each followed by an empty line; `names` are its versions' files.
pub fn text(article: &Article<'_>, names: &[String], look: Look) -> String {
    let places = super::places(article);
    let mut out = String::new();
    for finding in article.findings {
        // Writing into a String cannot fail.
        let _ = one(&mut out, article, finding, &Files { names, places: &places }, look);
    }
    out
}

struct Files<'a> {
    names: &'a [String],
    places: &'a [Places],
}

fn one(out: &mut String, article: &Article<'_>, finding: &Finding, files: &Files<'_>, look: Look) -> std::fmt::Result {
    let severity = finding.severity;
    let head = format!("{}[{}]", severity.as_str(), finding.rule);
    writeln!(
        out,
        "{}{}",
        look.paint(&head, |s| tint(s, severity).bold()),
        look.paint(&format!(": {}", line(&finding.message)), |s| s.bold())
    )?;
    let versions = &article.comparison.versions;
    let tags = versions.iter().map(|v| v.document.lang.as_str().len()).max();
    let gutter = tags.unwrap_or(0).max(2);
    for group in groups(&finding.places) {
        let Some((version, first)) = group.first().and_then(|p| Some((versions.get(p.version)?, p))) else {
            continue;
        };
        let (row, column) = files.places.get(first.version).map_or((1, 1), |p| p.at(first.span));
        let name = files.names.get(first.version).map_or("", String::as_str);
        // Where no version stands alone, each may be the wrong one.
        let is_suspect = finding.suspect.is_none_or(|s| s == first.version);
        let tag = format!("{:>gutter$}", version.document.lang.as_str());
        let paint_tag = |s: ColoredString| {
            if is_suspect {
                tint(s, severity).bold()
            } else {
                s.blue().bold()
            }
        };
        writeln!(
            out,
            " {}  {}",
            look.paint(&tag, paint_tag),
            look.paint(&format!("{}:{row}:{column}", shown(name)), |s| s.dimmed())
        )?;
        let bar = look.paint(&format!(" {:>gutter$}  ", "│"), |s| s.blue());
        let paint_mark = |s: ColoredString| {
            if is_suspect {
                tint(s, severity).bold()
            } else {
                s.blue().bold()
            }
        };
        let room = look.width.saturating_sub(gutter + 3).max(20);
        let clipped = segment_line(version, group, room);
        if is_rtl(version, first) {
            writeln!(out, "{bar}{}", rtl(&marked(&clipped, look, paint_mark)))?;
        } else {
            writeln!(out, "{bar}{}", painted(&clipped, look, paint_mark))?;
            let carets = carets(&clipped, if is_suspect { "^" } else { "-" });
            if !carets.is_empty() {
                writeln!(out, "{bar}{}", look.paint(&carets, paint_mark))?;
            }
        }
    }
    if !finding.help.is_empty() {
        let help = look.paint("help", |s| s.cyan().bold());
        let equals = look.paint(&format!(" {:>gutter$} ", "="), |s| s.blue());
        writeln!(out, "{equals}{help}: {}", line(&finding.help))?;
    }
    writeln!(out)
}

/// Places that follow each other in one segment share a line.
pub(super) fn groups(places: &[Place]) -> impl Iterator<Item = &[Place]> {
    places.chunk_by(|a, b| a.version == b.version && a.segment == b.segment)
}

/// The segment's text with its marks. A place that covers its whole segment says where something is missing: no mark.
pub(super) fn segment_line(version: &Version, group: &[Place], room: usize) -> Line {
    let text = &version.document.text;
    let segment = group.first().and_then(|p| version.segments.get(p.segment));
    let union = group.iter().map(|p| p.span).reduce(Span::join).unwrap_or_default();
    let span = segment.map_or(union, |s| s.span.join(union));
    let body = text.get(span.start..span.end).unwrap_or_default();
    let mut marks: Vec<Span> = group
        .iter()
        .map(|p| p.span)
        .filter(|s| !s.is_empty() && *s != span)
        .map(|s| Span::new(s.start - span.start, s.end - span.start))
        .collect();
    marks.sort_unstable();
    clip::line(body, &marks, room)
}

pub(super) fn is_rtl(version: &Version, place: &Place) -> bool {
    let pack = Pack::of(&version.document.lang);
    let segment = version.segments.get(place.segment);
    pack.is_some_and(|p| p.file.rtl) && segment.is_none_or(|s| has_rtl(&s.text))
}

/// The line with its marks in colour, or in brackets where there is none.
fn marked(line: &Line, look: Look, paint: impl Fn(ColoredString) -> ColoredString) -> String {
    let piece = |(text, is_marked): &(String, bool)| match (is_marked, look.colour) {
        (false, _) => text.clone(),
        (true, true) => look.paint(text, |s| paint(s).underline()),
        (true, false) => format!("⟦{text}⟧"),
    };
    line.pieces.iter().map(piece).collect()
}

/// The line with its marks in colour.
fn painted(line: &Line, look: Look, paint: impl Fn(ColoredString) -> ColoredString) -> String {
    let piece = |(text, is_marked): &(String, bool)| {
        if *is_marked {
            look.paint(text, &paint)
        } else {
            text.clone()
        }
    };
    line.pieces.iter().map(piece).collect()
}

fn carets(line: &Line, caret: &str) -> String {
    let mut out = String::new();
    let mut gap = 0;
    for (columns, is_marked) in line.widths() {
        if is_marked {
            out.push_str(&" ".repeat(gap));
            out.push_str(&caret.repeat(columns));
            gap = 0;
        } else {
            gap += columns;
        }
    }
    out
}

pub(super) fn tint(text: ColoredString, severity: Severity) -> ColoredString {
    match severity {
        Severity::Error => text.bright_red(),
        Severity::Warning => text.yellow(),
        Severity::Note => text.green(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Look, sample};
    use super::text;

    /// Isolates are written out: they could not be seen.
    const WANTED: &str = "\
error[magnitude-slip]: “VND 1.3 billion” is 1,000 times less than “1.300 tỷ đồng”
 en  tea/en.md:1:96
  │  …managed by the Union has passed VND 1.3 billion in five years.
  │                                   ^^^^^^^^^^^^^^^
 vi  tea/vi.md:1:74
  │  …sách xã hội do Hội quản lý đã đạt hơn 1.300 tỷ đồng sau năm năm.
  │                                         -------------
 ar  tea/ar.md:1:43
  │  \u{2067}تجاوز رأس المال المفوض الذي يديره الاتحاد ⟦1300 مليار دونغ⟧.\u{2069}
 ur  tea/ur.md:1:28
  │  \u{2067}یونین کے زیر انتظام سرمایہ ⟦1,300 بلین ڈونگ⟧ سے زیادہ ہو گیا ہے۔\u{2069}
  = help: write “VND 1.3 trillion”

warning[date-altered]: “\u{2067}13 ديسمبر 2025\u{2069}” is another day than “31/12/2025”
 ar  tea/ar.md:2:16
  │  \u{2067}تبدأ الجلسة في ⟦13 ديسمبر 2025⟧.\u{2069}
 vi  tea/vi.md:2:25
  │  Phiên họp khai mạc ngày 31/12/2025.
  │                          ----------
 en  tea/en.md:2:22
  │  The session opens on 31 December 2025.
  │                       ----------------

note[sentence-missing]: nothing in ur answers “Ba thôn đã có nước sạch.”
 vi  tea/vi.md:3:1
  │  Ba thôn đã có nước sạch.
 en  tea/en.md:3:26
  │  Three villages have␛[31m clean water.
  │                           ----- -----
  = help: translate it

";

    #[test]
    fn every_version_stands_under_its_language() {
        let (comparison, findings) = sample::article();
        let told = sample::told(&comparison, &findings);
        assert_eq!(text(&told, &sample::names(), sample::PLAIN), WANTED);
    }

    #[test]
    fn colour_adds_colour_only() {
        colored::control::set_override(true);
        let (comparison, findings) = sample::article();
        let told = sample::told(&comparison, &findings);
        let colour = Look {
            colour: true,
            ..sample::PLAIN
        };
        let painted = text(&told, &sample::names(), colour);
        assert!(painted.contains("\u{1b}[1;91mVND 1.3 billion\u{1b}[0m"), "{painted:?}");
        let bare = anstream::adapter::strip_str(&painted).to_string();
        assert_eq!(bare, WANTED.replace(['⟦', '⟧'], ""));
    }
}
