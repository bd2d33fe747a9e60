//! What stands between an article and a page: markup escaped, controls made visible, overrides of direction taken out.

use askama::filters::Escaper;
use std::fmt::{self, Write};

/// Escapes every value of the templates (`askama.toml` names it), in text and in quoted attributes.
///
/// Marks that only shape or order the letters beside them (joiners, LRM, RLM, ALM) stay: each cell of the page is isolated.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Neutral;

impl Escaper for Neutral {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        let mut done = 0;
        for (at, c) in text.char_indices() {
            let Some(instead) = instead(c) else { continue };
            dest.write_str(text.get(done..at).unwrap_or_default())?;
            match instead {
                Instead::Reference(reference) => dest.write_str(reference)?,
                Instead::Picture(picture) => dest.write_char(picture)?,
                Instead::Nothing => {}
            }
            done = at + c.len_utf8();
        }
        dest.write_str(text.get(done..).unwrap_or_default())
    }
}

enum Instead {
    Reference(&'static str),
    Picture(char),
    Nothing,
}

/// What is written for a character; `None`: itself.
fn instead(c: char) -> Option<Instead> {
    Some(match c {
        '<' => Instead::Reference("&lt;"),
        '>' => Instead::Reference("&gt;"),
        '&' => Instead::Reference("&amp;"),
        '"' => Instead::Reference("&quot;"),
        '\'' => Instead::Reference("&#39;"),
        '\t' | '\n' => return None,
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Instead::Picture(' '),
        // The control pictures stand in the order of the controls.
        '\0'..='\u{1F}' => Instead::Picture(char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}')),
        '\u{7F}' => Instead::Picture('\u{2421}'),
        '\u{80}'..='\u{9F}' => Instead::Picture('\u{FFFD}'),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}' => Instead::Picture('\u{FFFD}'),
        '\u{FDD0}'..='\u{FDEF}' => Instead::Picture('\u{FFFD}'),
        _ if c as u32 & 0xFFFE == 0xFFFE => Instead::Picture('\u{FFFD}'),
        '\u{FEFF}' => Instead::Nothing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Neutral;
    use askama::filters::Escaper as _;

    #[test]
    fn nothing_of_an_article_commands_a_page() {
        for (text, wanted) in [
            ("Điện Biên ٣", "Điện Biên ٣"),
            (
                "</script><b a='1' c=\"2\">&amp;",
                "&lt;/script&gt;&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;",
            ),
            ("a\0b\u{1b}[31m\u{7f}\u{9b}", "a␀b␛[31m␡\u{fffd}"),
            ("a\u{202e}cba\u{2066}\u{2069}", "a\u{fffd}cba\u{fffd}\u{fffd}"),
            ("one\ntwo\tthree\rfour\u{2028}five", "one\ntwo\tthree four five"),
            ("می\u{200c}شود 12\u{200f}٪", "می\u{200c}شود 12\u{200f}٪"),
            (
                "\u{feff}\u{fffe}\u{ffff}\u{1fffe}\u{fdd0}",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
        ] {
            let mut out = String::new();
            Neutral.write_escaped_str(&mut out, text).unwrap();
            assert_eq!(out, wanted, "{text:?}");
        }
    }
}
