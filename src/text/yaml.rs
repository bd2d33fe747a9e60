//! YAML that people write: guarded against depth, with the line and the column of whatever is wrong, and of every key.

use super::near::nearest;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fmt;

/// Brackets that may stand open at once: a YAML parser's time on deeper nesting is not linear.
const DEEPEST: usize = 64;

/// Why a YAML text cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in one line.
    pub message: String,
}

impl fmt::Display for YamlError {
    /// `line:column: message`, to be put behind a file's name and a colon.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for YamlError {}

/// Reads a text; an empty one is read as an empty mapping. A key that does not exist is refused with the one that was meant.
///
/// # Errors
/// Where the text is no YAML, nests too deep, or is not what `T` expects.
pub fn read_yaml<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some((line, column)) = too_deep(text) {
        let message = format!("more than {DEEPEST} brackets stand open");
        return Err(YamlError { line, column, message });
    }
    let blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let text = if text.lines().all(blank) { "{}" } else { text };
    serde_yaml::from_str(text).map_err(|error| {
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        let (line, column) = match words.rsplit_once("duplicate field `") {
            Some((path, key)) => second(text, path.trim_end_matches(": "), key.trim_end_matches('`')),
            None => error.location().map(|l| (l.line(), l.column())),
        }
        .unwrap_or((1, 1));
        YamlError {
            line,
            column,
            message: reworded(words),
        }
    })
}

/// Where the keys of a YAML text stand: `rules.number-rounded`, `overrides[1].paths`.
#[derive(Clone, Debug, Default)]
pub struct Keys(BTreeMap<String, (usize, usize)>);

impl Keys {
    /// Looks at the lines of `text`: block mappings and lists by their indent, flow mappings within a line.
    pub fn of(text: &str) -> Self {
        let mut out = BTreeMap::new();
        let note = |path: String, place| {
            out.entry(path).or_insert(place);
        };
        walk(text, note);
        Self(out)
    }

    /// Line and column, both from 1, of a key; of the nearest key above it where it was not found; else the text's beginning.
    pub fn at(&self, path: &str) -> (usize, usize) {
        let mut path = path;
        loop {
            if let Some(&place) = self.0.get(path) {
                return place;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = path.get(..end).unwrap_or_default(),
                None => return (1, 1),
            }
        }
    }
}

/// Tells `note` every key with its line and column, in the order of the text.
fn walk(text: &str, mut note: impl FnMut(String, (usize, usize))) {
    let mut open: Vec<Entry> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut rest = line.trim_start();
        if rest.is_empty() || rest.starts_with('#') {
            continue;
        }
        let column = |rest: &str| line.chars().count() - rest.chars().count();
        let mut indent = column(rest);
        while (rest == "-" || rest.starts_with("- ")) && open.len() < DEEPEST {
            // A list may stand at the indent of the key that it belongs to.
            while open.last().is_some_and(|e| e.indent > indent) {
                open.pop();
            }
            let next = open.pop_if(|e| e.indent == indent && e.item.is_some());
            let item = next.and_then(|e| e.item).map_or(0, |i| i + 1);
            let parent = open.last().map_or("", |e| e.path.as_str());
            let path = format!("{parent}[{item}]");
            note(path.clone(), (number + 1, indent + 1));
            open.push(Entry {
                indent,
                path,
                item: Some(item),
            });
            rest = rest.get(1..).unwrap_or_default().trim_start();
            indent = column(rest);
        }
        while !rest.is_empty() && open.last().is_some_and(|e| e.indent >= indent) {
            open.pop();
        }
        let parent = open.last().map_or("", |e| e.path.as_str()).to_owned();
        let Some((key, value)) = key(rest) else {
            flow(&parent, rest, (number + 1, indent + 1), &mut note);
            continue;
        };
        let path = join(&parent, key);
        note(path.clone(), (number + 1, indent + 1));
        flow(&path, value, (number + 1, column(value) + 1), &mut note);
        open.push(Entry {
            indent,
            path,
            item: None,
        });
    }
}

/// The last entry of an open block mapping or list.
struct Entry {
    indent: usize,
    path: String,
    /// Its index, where it is a list's.
    item: Option<usize>,
}

/// The keys of a flow mapping that stands on one line at `place`.
fn flow(parent: &str, text: &str, place: (usize, usize), note: &mut impl FnMut(String, (usize, usize))) {
    let mut open: Vec<String> = Vec::new();
    let mut last = parent.to_owned();
    let mut fresh = false;
    let mut quote = None;
    for (i, (at, c)) in text.char_indices().enumerate() {
        if fresh
            && quote.is_none()
            && !c.is_whitespace()
            && !matches!(c, '{' | '}' | ',')
            && let Some((key, _)) = text.get(at..).and_then(key)
        {
            last = join(open.last().map_or("", String::as_str), key);
            note(last.clone(), (place.0, place.1 + i));
            fresh = false;
        }
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => {
                open.push(last.clone());
                fresh = true;
            }
            (None, '}') => {
                open.pop();
            }
            (None, ',') => fresh = !open.is_empty(),
            (None, '#') if text.get(..at).is_some_and(|before| before.ends_with(' ')) => return,
            _ => {}
        }
    }
}

/// The key with which `text` begins, without its quotes, and what stands behind its colon.
fn key(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = match text.chars().next()? {
        quote @ ('"' | '\'') => text.get(1..)?.split_once(quote)?,
        _ => {
            let end = text.find([':', '{', '[', ',', '#', '"'])?;
            (text.get(..end)?.trim_end(), text.get(end..)?)
        }
    };
    let value = rest.trim_start().strip_prefix(':')?;
    (value.is_empty() || value.starts_with([' ', '\t', '{', '['])).then_some((key, value))
}

fn join(parent: &str, key: &str) -> String {
    match parent {
        "" => key.to_owned(),
        parent => format!("{parent}.{key}"),
    }
}

/// Where the key that the parser calls a duplicate stands a second time: it names the mapping's place instead.
fn second(text: &str, path: &str, key: &str) -> Option<(usize, usize)> {
    let wanted = join(path, key);
    let mut places = Vec::new();
    walk(text, |path, place| {
        if path == wanted {
            places.push(place);
        }
    });
    places.get(1).copied()
}

/// The parser's words in ours: `unknown field` and `unknown variant` with a suggestion.
fn reworded(words: &str) -> String {
    for (what, noun) in [("unknown field `", "key"), ("unknown variant `", "value")] {
        let Some((path, rest)) = words.split_once(what) else {
            continue;
        };
        let mut quoted = rest.split('`').step_by(2);
        let found = quoted.next().unwrap_or_default();
        let known: Vec<&str> = rest.split('`').skip(2).step_by(2).collect();
        let at = match path.trim_end_matches(": ") {
            "" => String::new(),
            path => format!("{path}: "),
        };
        return match nearest(found, known.iter().copied()) {
            Some(near) => format!("{at}there is no {noun} `{found}`; did you mean `{near}`?"),
            None => format!("{at}there is no {noun} `{found}`; there are {}", known.join(", ")),
        };
    }
    if let Some((_, key)) = words.rsplit_once("duplicate field `") {
        return format!("the key `{} stands twice", key);
    }
    words.to_owned()
}

/// Where brackets outside quotation marks stand too deep; quotation marks are taken to close on their line.
fn too_deep(text: &str) -> Option<(usize, usize)> {
    let mut open = 0usize;
    for (i, line) in text.lines().enumerate() {
        let mut quote = None;
        let mut before = ' ';
        for (j, c) in line.chars().enumerate() {
            match (quote, c) {
                (None, '#') if before == ' ' => break,
                (None, '[' | '{') => open += 1,
                (None, ']' | '}') => open = open.saturating_sub(1),
                (None, '"' | '\'') => quote = Some(c),
                (Some(q), c) if q == c => quote = None,
                _ => {}
            }
            if open > DEEPEST {
                return Some((i + 1, j + 1));
            }
            before = c;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Keys, read_yaml};
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Tea {
        leaf: Option<Leaf>,
        #[serde(default)]
        tins: Vec<Tin>,
        #[serde(default)]
        notes: BTreeMap<String, String>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Leaf {
        Green,
        Black,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Tin {
        weight: u32,
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let deep = format!("notes:\n  {}", "[".repeat(100));
        for (text, wanted) in [
            ("leef: green\n", "1:1: there is no key `leef`; did you mean `leaf`?"),
            (
                "sugar: 1\n",
                "1:1: there is no key `sugar`; there are leaf, tins, notes",
            ),
            (
                "leaf: gren\n",
                "1:7: leaf: there is no value `gren`; did you mean `green`?",
            ),
            (
                "tins:\n  - weight: 1\n  - wieght: 2\n",
                "3:5: tins[1]: there is no key `wieght`; did you mean `weight`?",
            ),
            (
                "tins: [{weight: x}]\n",
                "1:17: tins[0].weight: invalid type: string \"x\", expected u32",
            ),
            ("leaf: green\nleaf: black\n", "2:1: the key `leaf` stands twice"),
            (&deep, "2:67: more than 64 brackets stand open"),
        ] {
            assert_eq!(read_yaml::<Tea>(text).unwrap_err().to_string(), wanted, "{text}");
        }
        for text in [
            "",
            "# nothing\n",
            "\u{feff}leaf: green\n",
            "tins: []\n",
            "notes: {a: \"[[\"}",
        ] {
            assert!(read_yaml::<Tea>(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn keys_are_found_where_they_stand() {
        let text = "\
# a comment
source: vi
rules:
  number-rounded: off
  \"name-missing\": {level: note, why: 'a: b'}
overrides:
- paths: [\"a/**\"]
  rules: {all: off,
    name: note}
-
  paths: [b]
nested:
    - - x: 1
      - y: 2
    - z: 3
last: 1
";
        let keys = Keys::of(text);
        for (path, wanted) in [
            ("source", (2, 1)),
            ("rules", (3, 1)),
            ("rules.number-rounded", (4, 3)),
            ("rules.name-missing", (5, 3)),
            ("rules.name-missing.level", (5, 20)),
            ("rules.name-missing.why", (5, 33)),
            ("rules.nothing", (3, 1)),
            ("overrides[0]", (7, 1)),
            ("overrides[0].paths", (7, 3)),
            ("overrides[0].rules.all", (8, 11)),
            ("overrides[1].paths", (11, 3)),
            ("nested[0][0].x", (13, 9)),
            ("nested[0][1].y", (14, 9)),
            ("nested[1].z", (15, 7)),
            ("last", (16, 1)),
            ("nowhere", (1, 1)),
        ] {
            assert_eq!(keys.at(path), wanted, "{path}");
        }
    }
}
