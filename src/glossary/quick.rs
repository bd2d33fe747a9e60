//! The YAML that glossaries are mostly written in, read in a straight line.
//!
//! A scanner for all of YAML reads some 20 MB a second; a glossary of 100,000 concepts has 50. This one reads mappings, lists and
//! scalars of one line, in block or flow style, and gives up on anything else: what it reads, it reads as `node::parse` does (a
//! test compares them), and what it gives up on is read by that.

use super::list::Spot;
use super::node::{Node, Value};
use std::borrow::Cow;

/// Brackets that may stand in one another here.
const DEEPEST: usize = 8;

/// The value that a block of lines holds, the first of which has the number `first` in its file. `None`: read it otherwise.
pub fn parse(block: &str, first: u32) -> Option<Node<'_>> {
    let mut lines = Vec::new();
    for (i, whole) in block.split_inclusive('\n').enumerate() {
        let text = whole.strip_suffix('\n').unwrap_or(whole);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let body = text.trim_start_matches(' ');
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        // Control characters, odd spaces and breaks are for the scanner to judge.
        if body.contains(['\t', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{FEFF}', '\0']) {
            return None;
        }
        lines.push(Line {
            indent: text.len() - body.len(),
            text,
            number: first.checked_add(u32::try_from(i).ok()?)?,
        });
    }
    let mut reader = Reader { lines, at: 0 };
    let indent = reader.lines.first()?.indent;
    let node = reader.block(indent, 0)?;
    (reader.at == reader.lines.len()).then_some(node)
}

#[derive(Clone, Copy)]
struct Line<'t> {
    /// Bytes before the body; a list's dash is taken for a space once it is read.
    indent: usize,
    text: &'t str,
    number: u32,
}

impl<'t> Line<'t> {
    fn body(&self) -> &'t str {
        &self.text[self.indent..]
    }

    /// The place of byte `at` of the line.
    fn spot(&self, at: usize) -> Spot {
        let before = self.text.get(..at).unwrap_or(self.text);
        let column = if before.is_ascii() { at } else { before.chars().count() };
        Spot {
            line: self.number,
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        }
    }
}

struct Reader<'t> {
    lines: Vec<Line<'t>>,
    at: usize,
}

impl<'t> Reader<'t> {
    /// The value whose lines begin with `indent` spaces.
    fn block(&mut self, indent: usize, depth: usize) -> Option<Node<'t>> {
        let line = *self.lines.get(self.at)?;
        if depth > DEEPEST || line.indent != indent {
            return None;
        }
        let spot = line.spot(indent);
        if is_item(line.body()) {
            let mut list = Vec::new();
            while let Some(line) = self.lines.get_mut(self.at).filter(|l| l.indent == indent) {
                if !is_item(line.body()) {
                    break;
                }
                let rest = line.body().get(1..)?;
                let inner = rest.trim_start_matches(' ');
                if inner.is_empty() || inner.starts_with('#') {
                    return None;
                }
                line.indent = line.text.len() - inner.len();
                let line = *line;
                list.push(if is_item(inner) || key(inner).is_some() {
                    self.block(line.indent, depth + 1)?
                } else {
                    self.at += 1;
                    inline(&line, line.indent)?
                });
                self.no_deeper(indent)?;
            }
            return Some(Node {
                spot,
                value: Value::List(list),
            });
        }
        let mut map = Vec::new();
        while let Some(line) = self.lines.get(self.at).copied().filter(|l| l.indent == indent) {
            // A list's dash at a mapping's own column is no key.
            let (name, behind) = key(line.body())?;
            let key = Node {
                spot: line.spot(indent),
                value: Value::Text(Cow::Borrowed(name)),
            };
            let rest = line.body().get(behind..)?;
            let start = line.text.len() - rest.trim_start_matches(' ').len();
            self.at += 1;
            let value = match line.text.get(start..)? {
                body if body.is_empty() || body.starts_with('#') => match self.lines.get(self.at) {
                    Some(next) if next.indent > indent => self.block(next.indent, depth + 1)?,
                    // A list may stand at the column of its key.
                    Some(next) if next.indent == indent && is_item(next.body()) => self.items(indent, depth + 1)?,
                    _ => return None,
                },
                _ => inline(&line, start)?,
            };
            map.push((key, value));
            self.no_deeper(indent)?;
        }
        Some(Node {
            spot,
            value: Value::Map(map),
        })
    }

    /// A list that stands at its key's column: it ends where the next key begins.
    fn items(&mut self, indent: usize, depth: usize) -> Option<Node<'t>> {
        self.block(indent, depth)
    }

    /// A line that stands deeper than what was read goes on with a scalar: not read here.
    fn no_deeper(&self, indent: usize) -> Option<()> {
        self.lines.get(self.at).is_none_or(|l| l.indent <= indent).then_some(())
    }
}

fn is_item(body: &str) -> bool {
    body == "-" || body.starts_with("- ")
}

/// A plain key and the byte behind its colon.
fn key(body: &str) -> Option<(&str, usize)> {
    let end = body.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))?;
    let name = &body[..end];
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name != "null";
    let colon = body[end..].strip_prefix(':')?;
    (plain && (colon.is_empty() || colon.starts_with(' '))).then_some((name, end + 1))
}

/// The value that begins at byte `start` of the line and ends with it, but for a comment.
fn inline<'t>(line: &Line<'t>, start: usize) -> Option<Node<'t>> {
    let mut flow = Flow {
        line,
        at: start,
        depth: 0,
    };
    let node = match flow.peek()? {
        '"' | '\'' | '{' | '[' => flow.value()?,
        _ => {
            let text = plain(line.text.get(start..)?, false)?;
            flow.at += text.len();
            flow.scalar(start, text)
        }
    };
    let rest = line.text.get(flow.at..)?;
    let end = rest.trim_start_matches(' ');
    // A comment needs a space before it.
    (end.is_empty() || end.starts_with('#') && rest.len() > end.len()).then_some(node)
}

/// A plain scalar at the start of `text`, where it is surely one.
fn plain(text: &str, flow: bool) -> Option<&str> {
    let first = text.chars().next()?;
    if !(first.is_alphanumeric() || matches!(first, '/' | '(' | '+' | '.' | '~' | '“' | '«')) {
        return None;
    }
    let mut end = text.len();
    let mut before = ' ';
    for (i, c) in text.char_indices() {
        match c {
            ',' | '[' | ']' | '{' | '}' if flow => {
                end = i;
                break;
            }
            '#' if before == ' ' => {
                end = i;
                break;
            }
            // A key inside, or one of another kind.
            ':' if flow || text[i + 1..].starts_with(' ') || i + 1 == text.len() => return None,
            _ => before = c,
        }
    }
    let text = text[..end].trim_end_matches(' ');
    // `...` ends a document.
    (!text.starts_with("...")).then_some(text)
}

struct Flow<'l, 't> {
    line: &'l Line<'t>,
    at: usize,
    depth: usize,
}

impl<'t> Flow<'_, 't> {
    fn rest(&self) -> &'t str {
        self.line.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn spaces(&mut self) {
        self.at = self.line.text.len() - self.rest().trim_start_matches(' ').len();
    }

    /// Steps over `c` if it is next.
    fn step(&mut self, c: char) -> bool {
        self.spaces();
        let there = self.rest().starts_with(c);
        self.at += if there { c.len_utf8() } else { 0 };
        there
    }

    fn scalar(&self, start: usize, text: &'t str) -> Node<'t> {
        let value = match text {
            "~" | "null" => Value::Null,
            _ => Value::Text(Cow::Borrowed(text)),
        };
        Node {
            spot: self.line.spot(start),
            value,
        }
    }

    fn value(&mut self) -> Option<Node<'t>> {
        self.spaces();
        let start = self.at;
        let spot = self.line.spot(start);
        let value = match self.peek()? {
            '"' => Value::Text(self.double()?),
            '\'' => Value::Text(self.single()?),
            '[' => {
                self.enter()?;
                let mut list = Vec::new();
                while !self.step(']') {
                    list.push(self.value()?);
                    if !self.step(',') {
                        self.step(']').then_some(())?;
                        break;
                    }
                }
                self.depth -= 1;
                Value::List(list)
            }
            '{' => {
                self.enter()?;
                let mut map = Vec::new();
                while !self.step('}') {
                    self.spaces();
                    let (name, behind) =
                        key(self.rest()).filter(|(_, b)| self.rest().get(*b..).is_some_and(|r| r.starts_with(' ')))?;
                    let key = self.scalar(self.at, name);
                    self.at += behind;
                    map.push((key, self.value()?));
                    if !self.step(',') {
                        self.step('}').then_some(())?;
                        break;
                    }
                }
                self.depth -= 1;
                Value::Map(map)
            }
            _ => {
                let text = plain(self.rest(), true)?;
                self.at += text.len();
                return (!text.is_empty()).then(|| self.scalar(start, text));
            }
        };
        Some(Node { spot, value })
    }

    fn enter(&mut self) -> Option<()> {
        self.at += 1;
        self.depth += 1;
        (self.depth <= DEEPEST).then_some(())
    }

    fn double(&mut self) -> Option<Cow<'t, str>> {
        let body = self.rest().get(1..)?;
        let end = body.find(['"', '\\'])?;
        if body[end..].starts_with('"') {
            self.at += end + 2;
            return Some(Cow::Borrowed(&body[..end]));
        }
        let mut out = String::with_capacity(body.len().min(256));
        let mut chars = body.char_indices();
        while let Some((i, c)) = chars.next() {
            match c {
                '"' => {
                    self.at += i + 2;
                    return Some(Cow::Owned(out));
                }
                '\\' => out.push(match chars.next()?.1 {
                    '"' => '"',
                    '\\' => '\\',
                    '/' => '/',
                    'n' => '\n',
                    't' => '\t',
                    _ => return None,
                }),
                c => out.push(c),
            }
        }
        None
    }

    fn single(&mut self) -> Option<Cow<'t, str>> {
        let body = self.rest().get(1..)?;
        let end = body.find('\'')?;
        // A doubled quotation mark stands for one: left to the scanner.
        if body[end + 1..].starts_with('\'') {
            return None;
        }
        self.at += end + 2;
        Some(Cow::Borrowed(&body[..end]))
    }
}
