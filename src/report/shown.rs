//! Text of articles made safe and readable on a terminal: control characters neutralised, right-to-left runs isolated.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use std::borrow::Cow;
use unicode_width::UnicodeWidthChar as _;

const RLI: char = '\u{2067}';
const PDI: char = '\u{2069}';

/// What is shown for a character of an article: itself; a visible stand-in for a control character; nothing for an invisible mark.
pub fn shown_char(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        // The control pictures stand in the order of the controls.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32),
        '\u{7F}' => Some('\u{2421}'),
        '\u{80}'..='\u{9F}' => Some('\u{FFFD}'),
        // Embeddings, overrides and isolates could reorder what stands around them.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}' => Some('\u{FFFD}'),
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => None,
        _ => Some(c),
    }
}

/// `text` as it is shown, nothing isolated.
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown_char(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(shown_char).collect())
}

/// Terminal columns of a shown character.
pub fn width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Whether `text` holds a letter that runs from right to left.
pub fn has_rtl(text: &str) -> bool {
    text.chars().any(is_rtl)
}

/// `text` between right-to-left isolates.
pub fn rtl(text: &str) -> String {
    format!("{RLI}{text}{PDI}")
}

/// An English line that quotes articles: what stands in quotes and holds right-to-left letters is isolated, and so is every
/// run of such letters elsewhere, so that the words around it stay where they are. `line` is neutralised first.
pub fn line(line: &str) -> String {
    let line = shown(line);
    if !has_rtl(&line) {
        return line.into_owned();
    }
    let mut out = String::with_capacity(line.len() + 16);
    let mut rest: &str = &line;
    while let Some((before, quoted, close, after)) = quotation(rest) {
        out.push_str(&runs(before));
        if has_rtl(quoted) {
            out.push_str(&rtl(quoted));
        } else {
            out.push_str(quoted);
        }
        out.push(close);
        rest = after;
    }
    out.push_str(&runs(rest));
    out
}

/// The text up to and with the first quotation mark that is closed, what is quoted, the closing mark, and the rest.
pub(super) fn quotation(text: &str) -> Option<(&str, &str, char, &str)> {
    text.char_indices().find_map(|(at, open)| {
        let close = match open {
            '“' => '”',
            '«' => '»',
            '`' | '"' => open,
            _ => return None,
        };
        let (before, rest) = text.split_at(at + open.len_utf8());
        let (quoted, after) = rest.split_once(close)?;
        Some((before, quoted, close, after))
    })
}

/// Isolates every run from a right-to-left letter to the last one before a left-to-right letter.
fn runs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Option<(usize, usize)> = None;
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if is_rtl(c) {
            let start = run.map_or(at, |r| r.0);
            run = Some((start, at + c.len_utf8()));
        } else if is_ltr(c)
            && let Some((start, end)) = run.take()
        {
            out.push_str(text.get(done..start).unwrap_or_default());
            out.push_str(&rtl(text.get(start..end).unwrap_or_default()));
            done = end;
        }
    }
    if let Some((start, end)) = run {
        out.push_str(text.get(done..start).unwrap_or_default());
        out.push_str(&rtl(text.get(start..end).unwrap_or_default()));
        done = end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

fn is_rtl(c: char) -> bool {
    !c.is_ascii() && {
        let class = CodePointMapData::<BidiClass>::new().get(c);
        class == BidiClass::RightToLeft || class == BidiClass::ArabicLetter
    }
}

fn is_ltr(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && CodePointMapData::<BidiClass>::new().get(c) == BidiClass::LeftToRight)
}

#[cfg(test)]
mod tests {
    use super::{line, shown};

    #[test]
    fn what_could_reorder_or_command_a_terminal_is_neutralised() {
        for (text, wanted) in [
            ("plain", "plain"),
            ("Điện Biên ٣", "Điện Biên ٣"),
            ("a\u{1b}[31mb", "a␛[31mb"),
            ("a\0b\u{7f}", "a␀b␡"),
            ("a\u{202e}cba\u{202c}", "a\u{fffd}cba\u{fffd}"),
            ("one\ntwo\tthree", "one two three"),
            ("12\u{200f}٪\u{61c}", "12٪"),
            ("می\u{200c}شود", "می\u{200c}شود"),
        ] {
            assert_eq!(shown(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn right_to_left_runs_are_isolated() {
        for (text, wanted) in [
            ("13 against 31", "13 against 31"),
            ("`13 ديسمبر 2025` is not", "`\u{2067}13 ديسمبر 2025\u{2069}` is not"),
            (
                "“لاي تشاو” against “Lào Cai”",
                "“\u{2067}لاي تشاو\u{2069}” against “Lào Cai”",
            ),
            ("the word لاي تشاو, then", "the word \u{2067}لاي تشاو\u{2069}, then"),
            ("“open لاي", "“open \u{2067}لاي\u{2069}"),
            ("`a` and `ب`", "`a` and `\u{2067}ب\u{2069}`"),
        ] {
            assert_eq!(line(text), wanted, "{text}");
        }
    }
}
