//! Marks in front of a line and addresses inside it: bullets, outline numbers, URLs.

use crate::text::{Span, digit_value};

/// A mark in front of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes and the spaces behind it.
    pub len: usize,
    /// Its number where it may be an ordinal or an initial as well (`5. Mai`, `V. Nguyen`): it is an outline number only if it
    /// goes on from the one before. `None`: it is a mark whatever stands around it.
    pub number: Option<u32>,
}

/// The outline numbers met so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outline {
    last: u32,
}

impl Outline {
    /// The outline number at the start of `line`, if it is one; `heading` says that the line is known to be a heading.
    pub fn take(&mut self, line: &str, heading: bool) -> Option<Mark> {
        let mark = outline(line)?;
        let Some(number) = mark.number else {
            return Some(mark);
        };
        let goes_on = heading || number == 1 || number == self.last + 1;
        if goes_on {
            self.last = number;
        }
        goes_on.then_some(mark)
    }
}

/// The bullet at the start of `line`: `- `, `•`, also behind the semicolon of the item before (`؛ - `).
pub fn bullet(line: &str) -> Option<Mark> {
    let rest = line.trim_start_matches(['؛', ';', ' ', '\u{A0}']);
    let lead = line.len() - rest.len();
    let c = rest.chars().next()?;
    let body = &rest[c.len_utf8()..];
    let spaced = body.starts_with(char::is_whitespace);
    let is_bullet = match c {
        '-' | '*' | '+' | '–' | '—' | '·' | '○' | '●' | '■' | '□' => spaced,
        '•' | '▪' | '◦' | '‣' | '►' | '▶' | '➤' | '➢' | '✓' | '✔' | '❖' | '◆' => true,
        _ => false,
    };
    is_bullet.then(|| Mark {
        len: lead + c.len_utf8() + body.len() - body.trim_start().len(),
        number: None,
    })
}

/// The outline number at the start of `line`, in digits of any script, Chinese numerals, a Roman numeral or a letter: `1. `,
/// `2) `, `3/ `, `(4) `, `2.1. `, `一、`, `IV. `, `b) `.
fn outline(line: &str) -> Option<Mark> {
    let inner = line.strip_prefix(['(', '（']).unwrap_or(line);
    let bracketed = inner.len() < line.len();
    let (number, rest) = numeral(inner)?;
    let open = rest.starts_with(['.', '-', '۔']);
    let (rest, closed) = close(rest, bracketed)?;
    let body = rest.trim_start();
    // `1.5`, `3-1` and `1)2` are no outline; `一、` needs no space.
    let spaced = body.len() < rest.len() || closed;
    (spaced && !body.is_empty()).then(|| Mark {
        len: line.len() - body.len(),
        number: number.filter(|_| open),
    })
}

/// The addresses in `text`: `https://…`, `www.…`, and mail addresses, without the punctuation behind them.
pub fn addresses(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|&b| matches!(b, b':' | b'w' | b'W' | b'@')) {
        let here = at + found;
        at = here + 1;
        let rest = &bytes[here..];
        let start = if rest.starts_with(b"://") {
            let scheme = bytes[..here]
                .iter()
                .rev()
                .take(12)
                .take_while(|b| b.is_ascii_alphabetic())
                .count();
            (scheme > 1).then(|| here - scheme)
        } else if rest.len() > 4 && rest[..4].eq_ignore_ascii_case(b"www.") {
            let inside = here.checked_sub(1).is_some_and(|i| bytes[i].is_ascii_alphanumeric());
            (!inside).then_some(here)
        } else if rest[0] == b'@' {
            let local = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+');
            let name = bytes[..here].iter().rev().take(64).take_while(|b| local(b)).count();
            let host = rest[1..].iter().take_while(|b| local(b)).count();
            let dotted = rest[1..=host]
                .iter()
                .position(|&b| b == b'.')
                .is_some_and(|dot| dot > 0);
            (name > 0 && dotted).then(|| here - name)
        } else {
            None
        };
        let Some(start) = start.filter(|&start| out.last().is_none_or(|last| start >= last.end)) else {
            continue;
        };
        let end = address_end(text, here);
        out.push(Span::new(start, end));
        at = end.max(at);
    }
    out
}

/// Where the address that holds the byte `from` ends.
fn address_end(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut last = from;
    let mut open = 0usize;
    for (i, c) in text[from..].char_indices() {
        let stop = match c {
            '(' => {
                open += 1;
                false
            }
            ')' if open > 0 => {
                open -= 1;
                false
            }
            ')' | ']' | '>' | '<' | '"' | '\'' | '»' | '“' | '”' | '’' | '،' | '؛' | '۔' | '؟' | '|' => true,
            _ => c.is_whitespace() || c.is_control() || c >= '\u{2E80}',
        };
        if stop {
            break;
        }
        end = from + i + c.len_utf8();
        if !matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | '…') {
            last = end;
        }
    }
    last.max(from + 1).min(end.max(from + 1))
}

/// A numeral of an outline and what stands behind it.
fn numeral(text: &str) -> Option<(Option<u32>, &str)> {
    let mut value = 0u32;
    let mut digits = 0;
    let mut rest = text;
    while let Some((c, digit)) = rest.chars().next().and_then(|c| digit_value(c).map(|d| (c, d))) {
        digits += 1;
        if digits > 3 {
            return None;
        }
        value = value * 10 + u32::from(digit);
        rest = &rest[c.len_utf8()..];
        // `2.1` and `2.1.3` are one numeral, if more digits follow the stop and the last stop closes it.
        if let Some(next) = rest.strip_prefix('.')
            && next.chars().next().and_then(digit_value).is_some()
        {
            return deeper(next).map(|rest| (None, rest));
        }
    }
    if digits > 0 {
        return Some((Some(value), rest));
    }
    let hanzi = text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    if hanzi.len() < text.len() && hanzi.starts_with(['、', '）', ')']) {
        return Some((None, hanzi));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = &text[letters..];
    if let Some(value) = roman(&text[..letters]) {
        return Some((Some(value), rest));
    }
    // `J. ` is an initial.
    let initial = text.starts_with(|c: char| c.is_ascii_uppercase()) && !rest.starts_with(')');
    (letters == 1 && !initial).then_some((None, rest))
}

/// A Roman numeral up to 39 in capitals.
fn roman(text: &str) -> Option<u32> {
    let tens = text.len() - text.trim_start_matches('X').len();
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let one = ones.iter().position(|&one| one == &text[tens..])?;
    let value = 10 * tens as u32 + one as u32;
    (1..40).contains(&value).then_some(value)
}

/// Behind the first stop of `2.1. `: what follows the last digit, if the numeral is closed by a stop.
fn deeper(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c == '.' || digit_value(c).is_some());
    let used = &text[..text.len() - rest.len()];
    let short = used.split('.').all(|part| part.chars().count() <= 2);
    (short && used.ends_with('.')).then(|| &text[used.len() - 1..])
}

/// Takes the mark that closes an outline number off; answers whether a space is not needed behind it.
fn close(rest: &str, bracketed: bool) -> Option<(&str, bool)> {
    let c = rest.chars().next()?;
    let body = &rest[c.len_utf8()..];
    match c {
        ')' | '）' => Some((body.trim_start_matches('.'), c == '）')),
        _ if bracketed => None,
        '.' | '/' | '-' | '۔' => Some((body, false)),
        // ２．４ is a number.
        '．' | '、' => Some((body, !body.starts_with(|c| digit_value(c).is_some()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Outline, addresses, bullet, outline};

    #[test]
    fn bullets() {
        for (line, left) in [
            ("- Thành lập 17 tổ", Some("Thành lập 17 tổ")),
            ("•Item", Some("Item")),
            ("؛ - تأسيس", Some("تأسيس")),
            ("– said the man", Some("said the man")),
            ("-5 degrees", None),
            ("*bold", None),
            ("Text - more", None),
            ("", None),
        ] {
            assert_eq!(bullet(line).map(|m| &line[m.len..]), left, "{line}");
        }
    }

    #[test]
    fn outline_numbers() {
        for (line, wanted) in [
            ("1. Heading", Some(("Heading", Some(1)))),
            ("۱۰. عنوان", Some(("عنوان", Some(10)))),
            ("2) Heading", Some(("Heading", None))),
            ("(3) Heading", Some(("Heading", None))),
            ("4/ Tên mục", Some(("Tên mục", None))),
            ("2.1. Tên mục", Some(("Tên mục", None))),
            ("XIV. Tên mục", Some(("Tên mục", Some(14)))),
            ("b) Tên mục", Some(("Tên mục", None))),
            ("一、标题", Some(("标题", None))),
            ("（二）标题", Some(("标题", None))),
            ("1.300 tỷ đồng", None),
            ("2.5 million", None),
            ("2025. The year", None),
            ("3-1 for the guests", None),
            ("31/12/2025", None),
            ("100% of officials", None),
            ("Mr. Vân", None),
            ("J. K. Rowling", None),
            ("1.", None),
        ] {
            let mark = outline(line);
            assert_eq!(mark.map(|m| (&line[m.len..], m.number)), wanted, "{line}");
        }
    }

    #[test]
    fn ordinals_are_no_outline() {
        let mut outline = Outline::default();
        for (line, taken) in [
            ("5. Mai in Berlin", false),
            ("1. Heading", true),
            ("2. Heading", true),
            ("4. Oktober in Bonn", false),
            ("3. Heading", true),
            ("V. Nguyen wrote", false),
        ] {
            assert_eq!(outline.take(line, false).is_some(), taken, "{line}");
        }
    }

    #[test]
    fn addresses_are_found_without_their_punctuation() {
        for (text, wanted) in [
            (
                "See https://example.com/a-2021-2025.htm.",
                vec!["https://example.com/a-2021-2025.htm"],
            ),
            ("(www.example.vn/1), more", vec!["www.example.vn/1"]),
            ("http://x.org/a_(b) and ftp://y", vec!["http://x.org/a_(b)", "ftp://y"]),
            ("ماخذ: https://example.com/5، اور", vec!["https://example.com/5"]),
            ("见https://example.com/5。下文", vec!["https://example.com/5"]),
            ("Write to a.b@example.com!", vec!["a.b@example.com"]),
            ("at 5:30 p.m. // awww. @me a@b ://", vec![]),
        ] {
            let found: Vec<_> = addresses(text).iter().map(|s| s.of(text)).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
