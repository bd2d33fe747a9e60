//! The signs inside a number in digits, and what each does there.

use crate::compare::Version;
use crate::extract::{Fact, Value};
use crate::text::{Span, digit_value};
use rust_decimal::Decimal;

/// A sign between two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its bytes in the version's text.
    pub span: Span,
    /// The sign; every kind of space is one sign.
    pub sign: char,
    /// Whether it parts the thousands; else it begins the decimals.
    pub groups: bool,
}

/// The signs of the number that a fact tells in digits; those whose part is in doubt are left out.
pub(super) fn marks(version: &Version, fact: &Fact) -> Vec<Mark> {
    let Value::Quantity(told) = &fact.value else {
        return Vec::new();
    };
    let text = fact.span.of(&version.document.text);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |i: usize| chars.get(i).and_then(|&(_, c)| digit_value(c));
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if digit(at).is_none() {
            at += 1;
            continue;
        }
        let mut signs: Vec<Mark> = Vec::new();
        let mut groups: Vec<String> = vec![String::new()];
        loop {
            if let (Some(d), Some(group)) = (digit(at), groups.last_mut()) {
                group.push(char::from(b'0' + d));
            } else if digit(at + 1).is_some()
                && let Some((offset, sign)) = chars.get(at).and_then(|&(o, c)| Some((o, separator(c)?)))
            {
                let start = fact.span.start + offset;
                let end = start + chars[at].1.len_utf8();
                signs.push(Mark {
                    span: Span::new(start, end),
                    sign,
                    groups: true,
                });
                groups.push(String::new());
            } else {
                break;
            }
            at += 1;
        }
        out.extend(parts(signs, &groups, told.value()));
    }
    out
}

/// What each sign does; nothing where it cannot be told.
fn parts(mut signs: Vec<Mark>, groups: &[String], value: Decimal) -> Vec<Mark> {
    let Some((last, earlier)) = signs.split_last_mut() else {
        return signs;
    };
    let threes = |groups: &[String]| groups.iter().all(|g| g.len() == 3);
    let whole = !groups[0].is_empty() && groups[0].len() <= 3;
    match earlier {
        [] => {
            let joined = |mark: &str| Decimal::from_str_exact(&groups.join(mark)).ok();
            if last.sign != ' ' && (!threes(&groups[1..]) || joined(".") == Some(value)) {
                last.groups = false;
            } else if !whole || last.sign != ' ' && joined("") != Some(value) {
                return Vec::new();
            }
        }
        [first, rest @ ..] => {
            let (first, alike) = (first.sign, rest.iter().all(|m| m.sign == first.sign));
            let inner = &groups[1..groups.len() - 1];
            last.groups = last.sign == first;
            let grouped = whole && threes(inner) && (!last.groups || threes(&groups[groups.len() - 1..]));
            if !alike || !grouped {
                return Vec::new();
            }
        }
    }
    signs
}

/// The sign that `c` is between digits.
fn separator(c: char) -> Option<char> {
    match c {
        '.' | ',' | '\'' | '’' | '٫' | '٬' | '،' => Some(c),
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Some(' '),
        _ => None,
    }
}

/// A sign's name, as users read it.
pub(super) fn named(sign: char) -> String {
    match sign {
        ' ' => "a space".to_owned(),
        sign => format!("“{sign}”"),
    }
}
