//! YAML as a tree whose every node knows its place: what the project's glossaries are read from.

use super::list::Spot;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};
use std::borrow::Cow;

/// Lists and mappings that may stand in one another: a scanner's time on deeper nesting is not linear.
pub const DEEPEST: usize = 64;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// Where it begins.
    pub spot: Spot,
    /// What it is.
    pub value: Value<'t>,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar, as it reads.
    Text(Cow<'t, str>),
    /// A sequence.
    List(Vec<Node<'t>>),
    /// A mapping, in order; doubled keys are refused by its reader, who can name them.
    Map(Vec<(Node<'t>, Node<'t>)>),
}

/// What is wrong, and where.
pub type Fault = (Spot, String);

/// The one document of `text`.
///
/// # Errors
/// Where it is no YAML, holds more than one document, an alias (`*x`) or a tag (`!x`), or is nested too deep.
pub fn parse(text: &str) -> Result<Node<'_>, Fault> {
    let mut events = Parser::new_from_str(text);
    let mut root = None;
    loop {
        let (event, span) = next(&mut events)?;
        match event {
            Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
            Event::StreamEnd => break,
            _ if root.is_some() => return Err((spot(&span), "a second document begins; a glossary is one".into())),
            event => root = Some(node(event, &span, &mut events, 1)?),
        }
    }
    Ok(root.unwrap_or(Node {
        spot: Spot { line: 1, column: 1 },
        value: Value::Null,
    }))
}

type Events<'t> = Parser<'t, saphyr_parser::StrInput<'t>>;

fn node<'t>(event: Event<'t>, span: &Span, events: &mut Events<'t>, depth: usize) -> Result<Node<'t>, Fault> {
    let spot = spot(span);
    if depth > DEEPEST {
        return Err((spot, too_deep()));
    }
    let tagged = matches!(
        &event,
        Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_))
    );
    if tagged {
        return Err((spot, "tags (`!x`) are not read".into()));
    }
    let value = match event {
        Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "" | "~" | "null") => Value::Null,
        Event::Scalar(text, ..) => Value::Text(text),
        Event::SequenceStart(..) => {
            let mut list = Vec::new();
            loop {
                match next(events)? {
                    (Event::SequenceEnd, _) => break Value::List(list),
                    (event, span) => list.push(node(event, &span, events, depth + 1)?),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut map = Vec::new();
            loop {
                match next(events)? {
                    (Event::MappingEnd, _) => break Value::Map(map),
                    (event, span) => {
                        let key = node(event, &span, events, depth + 1)?;
                        let (event, span) = next(events)?;
                        map.push((key, node(event, &span, events, depth + 1)?));
                    }
                }
            }
        }
        Event::Alias(_) => return Err((spot, "aliases (`*x`) are not read; write the value out".into())),
        _ => return Err((spot, "not expected here".into())),
    };
    Ok(Node { spot, value })
}

fn next<'t>(events: &mut Events<'t>) -> Result<(Event<'t>, Span), Fault> {
    let fault = |e: ScanError| {
        let at = Spot {
            line: clamp(e.marker().line()),
            column: clamp(e.marker().col() + 1),
        };
        let what = match e.info() {
            // The scanner looks ahead, and has a limit of its own.
            info if info.contains("recursion limit") => too_deep(),
            info => info.to_owned(),
        };
        (at, what)
    };
    match events.next() {
        Some(event) => event.map_err(fault),
        None => Err((Spot { line: 1, column: 1 }, "the text ends too early".into())),
    }
}

fn too_deep() -> String {
    format!("more than {DEEPEST} lists and mappings stand in one another")
}

fn spot(span: &Span) -> Spot {
    Spot {
        line: clamp(span.start.line()),
        column: clamp(span.start.col() + 1),
    }
}

fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl<'t> Node<'t> {
    /// The scalar's text.
    ///
    /// # Errors
    /// Where it is no scalar.
    pub fn text(&self, what: &str) -> Result<&str, Fault> {
        match &self.value {
            Value::Text(text) => Ok(text),
            _ => Err((self.spot, format!("{what}: expected text, found {}", self.name()))),
        }
    }

    /// The texts of a list; nothing is an empty one.
    ///
    /// # Errors
    /// Where it is no list of scalars.
    pub fn texts(&self, what: &str) -> Result<Vec<String>, Fault> {
        self.list(what)?
            .iter()
            .map(|n| n.text(what).map(str::to_owned))
            .collect()
    }

    /// The nodes of a list; nothing is an empty one.
    ///
    /// # Errors
    /// Where it is no list.
    pub fn list(&self, what: &str) -> Result<&[Node<'t>], Fault> {
        match &self.value {
            Value::List(list) => Ok(list),
            Value::Null => Ok(&[]),
            _ => Err((self.spot, format!("{what}: expected a list, found {}", self.name()))),
        }
    }

    /// The keys and values of a mapping, each key once.
    ///
    /// # Errors
    /// Where it is no mapping, or a key is no text or stands twice.
    pub fn map(&self, what: &str) -> Result<Vec<(&str, Spot, &Node<'t>)>, Fault> {
        let Value::Map(map) = &self.value else {
            return Err((self.spot, format!("{what}: expected a mapping, found {}", self.name())));
        };
        let mut out: Vec<(&str, Spot, &Node<'t>)> = Vec::with_capacity(map.len());
        for (key, value) in map {
            let name = key.text("a key")?;
            // Mappings that users write are short; long ones are looked up in order.
            if out.len() < 32 && out.iter().any(|(known, ..)| *known == name) {
                return Err((key.spot, format!("duplicate key `{name}`")));
            }
            out.push((name, key.spot, value));
        }
        if out.len() >= 32 {
            let mut keys: Vec<(&str, Spot)> = out.iter().map(|(k, s, _)| (*k, *s)).collect();
            keys.sort_unstable();
            if let Some(pair) = keys.windows(2).find(|p| p[0].0 == p[1].0) {
                return Err((pair[1].1, format!("duplicate key `{}`", pair[1].0)));
            }
        }
        Ok(out)
    }

    fn name(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}
