//! What the formats for machines have in common: findings with their files, lines and columns, and text that commands nothing.

use super::Article;
use super::shown::shown;
use crate::finding::{Finding, Fix, Place};
use crate::quiet::Content;
use crate::text::{Lines, Span};
use std::borrow::Cow;

/// A finding with its places in files.
pub struct Said<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Its places, the version's that is doubted first.
    pub spots: Vec<Spot<'a>>,
    /// Its corrections.
    pub fixes: Vec<(Spot<'a>, &'a Fix)>,
    /// What it is about, whatever its place.
    pub fingerprint: String,
}

/// Some words of a file.
#[derive(Clone)]
pub struct Spot<'a> {
    /// The file's path with `/`.
    pub file: String,
    /// The name of the version's language.
    pub language: &'a str,
    /// Where the words begin.
    pub start: Point,
    /// Where they end, exclusive.
    pub end: Point,
    /// The words.
    pub text: &'a str,
}

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub line: usize,
    /// In characters.
    pub column: usize,
    /// In bytes.
    pub byte: usize,
}

/// The findings of an article; `names` are its versions' files.
pub fn said<'a>(article: &Article<'a>, names: &[String]) -> Vec<Said<'a>> {
    let versions = &article.comparison.versions;
    let ends = |place: &Place| [place.span.start, place.span.end].map(|at| Span::new(at, at));
    let placed = |version: usize| {
        let findings = article.findings.iter();
        let all = findings.flat_map(|f| f.places.iter().chain(f.fixes.iter().map(|x| &x.place)));
        all.filter(move |p| p.version == version).flat_map(ends)
    };
    let tables: Vec<Table<'a>> = versions
        .iter()
        .enumerate()
        .map(|(i, v)| Table {
            text: &v.document.text,
            language: v.document.lang.as_str(),
            file: names.get(i).map(|n| slashed(n)).unwrap_or_default(),
            places: super::places::Places::of(&v.document.text, placed(i)),
            lines: Lines::new(&v.document.text),
        })
        .collect();
    let spot = |place: &Place| Some(tables.get(place.version)?.spot(place.span));
    let one = |finding: &'a Finding| Said {
        finding,
        spots: finding.places.iter().filter_map(spot).collect(),
        fixes: finding
            .fixes
            .iter()
            .filter_map(|fix| Some((spot(&fix.place)?, fix)))
            .collect(),
        fingerprint: Content::of(finding, article.comparison).fingerprint(),
    };
    article.findings.iter().map(one).collect()
}

/// A version's text, in which places are looked up.
struct Table<'a> {
    text: &'a str,
    language: &'a str,
    file: String,
    places: super::places::Places,
    lines: Lines,
}

impl<'a> Table<'a> {
    fn spot(&self, span: Span) -> Spot<'a> {
        let point = |at: usize| {
            let (line, column) = self.places.at(Span::new(at, at));
            let byte = at.saturating_sub(self.lines.start(line).unwrap_or(0)) + 1;
            Point { line, column, byte }
        };
        Spot {
            file: self.file.clone(),
            language: self.language,
            start: point(span.start),
            end: point(span.end),
            text: self.text.get(span.start..span.end).unwrap_or_default(),
        }
    }
}

impl Said<'_> {
    /// Message and help in one line; not yet neutralised.
    pub fn whole(&self) -> String {
        match self.finding.help.as_str() {
            "" => self.finding.message.clone(),
            help if self.finding.message.ends_with(['.', '”']) => format!("{} {help}", self.finding.message),
            help => format!("{}. {help}", self.finding.message),
        }
    }

    /// The places in the other versions, each version's first.
    pub fn others(&self) -> impl Iterator<Item = &Spot<'_>> {
        let mut seen: Vec<&str> = self.spots.first().map(|s| s.file.as_str()).into_iter().collect();
        self.spots.iter().skip(1).filter(move |spot| {
            let new = !seen.contains(&spot.file.as_str());
            seen.push(&spot.file);
            new
        })
    }
}

/// A path with `/`, without `./` before it.
pub fn slashed(path: &str) -> String {
    let path = match std::path::MAIN_SEPARATOR {
        '/' => path.to_owned(),
        other => path.replace(other, "/"),
    };
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

/// A path as a URI reference: everything but letters, digits, `-._~` and `/` is percent-encoded.
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// JSON in which nobody overlooks a character: invisible marks and controls, which can stand in strings only, are escaped.
pub fn visible(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_invisible) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_invisible(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

/// Text for XML: neutralised, without the characters that XML forbids.
pub fn xml(text: &str) -> String {
    let legal = |c: &char| !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    shown(text).chars().filter(legal).collect()
}

#[cfg(test)]
mod tests {
    use super::{slashed, uri, visible, xml};

    #[test]
    fn nothing_invisible_gets_through() {
        let text = serde_json::to_string("a\u{202e}b\u{1b}c\u{e0041}ل\u{200f}").unwrap();
        let json = visible(&text);
        assert_eq!(json, r#""a\u202eb\u001bc\udb40\udc41ل\u200f""#);
        let back: String = serde_json::from_str(&json).unwrap();
        assert_eq!(back, "a\u{202e}b\u{1b}c\u{e0041}ل\u{200f}");
        assert_eq!(xml("a\u{fffe}b\u{0}c\u{202e}"), "abc␀\u{fffd}".replace("bc␀", "b␀c"));
        assert_eq!(visible("{\"plain\": \"Điện\"}"), "{\"plain\": \"Điện\"}");
    }

    #[test]
    fn paths_are_portable() {
        for (path, wanted) in [
            ("tea/en.md", "tea/en.md"),
            ("./tea/en.md", "tea/en.md"),
            ("tin tức/en.md", "tin%20t%E1%BB%A9c/en.md"),
            ("/srv/a#b.md", "file:///srv/a%23b.md"),
        ] {
            assert_eq!(uri(&slashed(path)), wanted);
        }
    }
}
