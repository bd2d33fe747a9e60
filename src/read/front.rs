//! YAML front matter: what a file says of itself before its text begins.

use super::FrontMatter;
use crate::text::{Span, Tag, read_yaml};
use serde::Deserialize;
use std::fmt;

/// No front matter that a person writes is longer; a YAML parser's time on hostile input is not linear.
const LONGEST: usize = 64 * 1024;

/// Why front matter cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontError {
    /// Line of the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    message: String,
}

impl fmt::Display for FrontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the front matter cannot be read: line {}, column {}: {}",
            self.line, self.column, self.message
        )
    }
}

impl std::error::Error for FrontError {}

/// The front matter of a file's text, and the byte at which the text behind it begins (0 where there is none).
///
/// Front matter stands between a first line `---` and the next line `---` or `...`. Keys other than `title`, `lang`, `source`
/// and `date` are somebody else's and passed over.
pub fn front_matter(text: &str) -> Result<(FrontMatter, usize), FrontError> {
    let Some((yaml, end)) = fence(text) else {
        return Ok((FrontMatter::default(), 0));
    };
    let body = yaml.of(text);
    let at = |offset: usize, message: String| place(text, yaml.start + offset, message);
    if body.len() > LONGEST {
        return Err(at(0, format!("it is longer than {} KB", LONGEST / 1024)));
    }
    // The fence above it is one line.
    let raw: Raw = read_yaml(body).map_err(|error| FrontError {
        line: error.line + 1,
        column: error.column,
        message: error.message,
    })?;
    let tag = |key: &str, value: Option<Scalar>| match value {
        None => Ok(None),
        Some(Scalar(value)) => Tag::parse(&value).map(Some).ok_or_else(|| {
            let offset = value_of(body, key).map_or(0, |span| span.start);
            at(
                offset,
                format!("`{key}` must be a language tag such as `vi` or `pt-BR`, not `{value}`"),
            )
        }),
    };
    let lang = tag("lang", raw.lang)?;
    // In many newsrooms `source:` names the publication or its page; that is not ours to refuse.
    let source = tag("source", raw.source.filter(|s| !s.0.contains([' ', '/', '.', ':'])))?;
    let title = raw
        .title
        .filter(|title| !title.0.trim().is_empty())
        .and_then(|_| value_of(body, "title"))
        .map(|span| span.shift(yaml.start));
    let date = raw.date.map(|date| date.0).filter(|date| !date.is_empty());
    Ok((
        FrontMatter {
            lang,
            source,
            title,
            date,
        },
        end,
    ))
}

/// The keys that are read.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Raw {
    title: Option<Scalar>,
    lang: Option<Scalar>,
    source: Option<Scalar>,
    date: Option<Scalar>,
}

/// A string, or a number or word that YAML takes for something else, as a string.
struct Scalar(String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Scalar;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a single value")
            }
            fn visit_str<E>(self, v: &str) -> Result<Scalar, E> {
                Ok(Scalar(v.to_owned()))
            }
            fn visit_bool<E>(self, v: bool) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// The bytes between the fences, and where the text behind them begins.
fn fence(text: &str) -> Option<(Span, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((Span::new(first.len(), at), at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Where the value of a top-level key is written, without its quotes; a value on the lines below it as far as they are indented.
fn value_of(body: &str, key: &str) -> Option<Span> {
    let mut at = 0;
    let mut lines = body.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let named = line.trim_start_matches(['"', '\'']).strip_prefix(key);
        let Some(value) = named.and_then(|rest| rest.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':'))
        else {
            continue;
        };
        let mut span = Span::new(start + line.len() - value.len(), at);
        if matches!(value.trim().bytes().next(), None | Some(b'|' | b'>' | b'#')) {
            span = Span::new(at, at);
        }
        while let Some(more) = lines.next_if(|more| more.starts_with([' ', '\t']) || more.trim().is_empty()) {
            at += more.len();
            span.end = at;
        }
        return Some(bare(body, span)).filter(|span| !span.is_empty());
    }
    None
}

/// Takes spaces, quotes and a comment behind off a scalar.
fn bare(body: &str, span: Span) -> Span {
    let text = span.of(body);
    let trimmed = text.trim();
    let start = span.start + text.len() - text.trim_start().len();
    for quote in ['"', '\''] {
        if let Some(inner) = trimmed.strip_prefix(quote)
            && let Some(end) = inner.rfind(quote)
        {
            return Span::new(start + 1, start + 1 + end);
        }
    }
    let end = if trimmed.contains('\n') {
        trimmed.len()
    } else {
        trimmed.find(" #").unwrap_or(trimmed.len())
    };
    Span::new(start, start + trimmed[..end].trim_end().len())
}

fn place(text: &str, offset: usize, message: String) -> FrontError {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    FrontError {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::front_matter;

    #[test]
    fn titles_are_found_where_they_are_written() {
        for (text, title, lang) in [
            ("---\ntitle: A story\nlang: en\n---\ntext", Some("A story"), Some("en")),
            (
                "---\r\ntitle: \"A “story”\" # the head\r\nlang: pt_br\r\n---\r\n",
                Some("A “story”"),
                Some("pt-BR"),
            ),
            ("---\nlang: no\ntitle: 'مدت: ایک'\n...\n", Some("مدت: ایک"), Some("no")),
            (
                "---\nauthor: X\ntitle: >\n  Two\n  lines\ntags: [a, b]\n---\n",
                Some("Two\n  lines"),
                None,
            ),
            ("---\ntitle: 1945\n---\n", Some("1945"), None),
            ("---\ntitle:\n---\n", None, None),
            ("---\nsource: https://example.com/a\n---\n", None, None),
            ("---\n# nothing\n---\n", None, None),
            ("---\nno end", None, None),
            ("No fence\n---\ntitle: x\n---\n", None, None),
        ] {
            let (front, _) = front_matter(text).unwrap();
            assert_eq!(front.title.map(|s| s.of(text)), title, "{text:?}");
            assert_eq!(front.lang.as_ref().map(|l| l.as_str()), lang, "{text:?}");
        }
    }

    #[test]
    fn broken_front_matter_is_refused_with_its_place() {
        let deep = format!("---\na: {}\n---\n", "[".repeat(1000));
        let wide = format!("---\na: {}\n---\n", "x".repeat(100_000));
        for (text, line, column, word) in [
            ("---\ntitle: [a\nlang: en\n---\n", 2, 8, "single value"),
            ("---\nlang: en\ntitle: \"a\n---\n", 4, 1, ""),
            ("---\ntitle: a\ntitle: b\n---\n", 3, 1, "stands twice"),
            ("---\n\nlang: Vietnamese\n---\n", 3, 7, "language tag"),
            ("---\nsource: vietnamese\n---\n", 2, 9, "language tag"),
            ("---\ntitle: {a: b}\n---\n", 2, 8, "single value"),
            ("---\njust text\n---\n", 2, 1, ""),
            (&deep, 2, 1, "brackets"),
            (&wide, 2, 1, "64 KB"),
        ] {
            let error = front_matter(text).unwrap_err();
            assert!(error.to_string().contains(word), "{error}");
            if word != "brackets" {
                assert_eq!((error.line, error.column), (line, column), "{error}");
            }
        }
    }
}
