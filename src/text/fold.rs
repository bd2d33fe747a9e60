//! Folding: one spelling for what a reader takes for the same word.
//!
//! Case, width, Arabic marks and letter variants, quotes, dashes and spaces are unified, invisible marks dropped, so that
//! words of packs and of texts meet. A map leads every folded byte back to the original.

use super::letter::{Folding, letter};
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCompositionBorrowed;

/// A folded text, and where in the original each of its characters comes from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Places of the folded text with their place in the original; up to the next, both run on alike.
    steps: Vec<(u32, u32)>,
}

impl Folded {
    /// The byte of the original at which the character behind the folded byte `at` begins; the original's end for the folded
    /// text's end. `at` is a boundary of characters.
    pub fn origin(&self, at: usize) -> usize {
        let behind = self.steps.partition_point(|(folded, _)| *folded as usize <= at);
        match behind.checked_sub(1).and_then(|i| self.steps.get(i)) {
            Some((folded, original)) => *original as usize + at - *folded as usize,
            None => at,
        }
    }
}

/// Folds `text` for matching against other folded text.
pub fn fold(text: &str) -> Folded {
    let mut sink = Traced::default();
    sink.0.text.reserve(text.len());
    fold_into(text, &mut sink);
    sink.comes_from(text.len());
    sink.0
}

/// The folded text alone.
pub fn fold_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// What folded characters are told to, each with the byte of the original that it comes from.
trait Sink {
    fn push(&mut self, c: char, at: usize);

    /// ASCII without two spaces in a row, in small letters already, but for a space at its front.
    fn push_run(&mut self, run: &str, at: usize);
}

/// A folded text in the making, which keeps where it comes from.
#[derive(Default)]
struct Traced(Folded, i64);

impl Traced {
    /// Notes that the next character comes from the byte `at` of the original.
    fn comes_from(&mut self, at: usize) {
        let folded = self.0.text.len();
        let shift = at as i64 - folded as i64;
        if shift != self.1 {
            self.1 = shift;
            self.0.steps.push((folded as u32, at as u32));
        }
    }
}

impl Sink for Traced {
    fn push(&mut self, c: char, at: usize) {
        // A run of spaces is one.
        if c == ' ' && self.0.text.ends_with(' ') {
            return;
        }
        self.comes_from(at);
        self.0.text.push(c);
    }

    fn push_run(&mut self, run: &str, at: usize) {
        self.comes_from(at);
        self.0.text.push_str(run);
        lower_tail(&mut self.0.text, run.len());
    }
}

impl Sink for String {
    fn push(&mut self, c: char, _: usize) {
        if c == ' ' && self.ends_with(' ') {
            return;
        }
        self.push(c);
    }

    fn push_run(&mut self, run: &str, _: usize) {
        self.push_str(run);
        lower_tail(self, run.len());
    }
}

/// Makes the last `len` bytes, which are ASCII, small.
fn lower_tail(text: &mut str, len: usize) {
    let from = text.len() - len;
    if let Some(tail) = text.get_mut(from..) {
        tail.make_ascii_lowercase();
    }
}

fn fold_into(text: &str, out: &mut impl Sink) {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let bytes = text.as_bytes();
    let mut cluster = String::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let run = plain_run(&bytes[from..]);
        if run > 0 {
            out.push_run(&rest[..run], from);
            from += run;
            continue;
        }
        let mut chars = rest.char_indices();
        let Some((_, c)) = chars.next() else { break };
        let at = from;
        from += c.len_utf8();
        // Thai and Lao am: นํ้า, น้ํา and น้ำ, ຕໍ່າ, ຕ່ໍາ and ຕ່ຳ look alike.
        if let Some((circle, rest)) = am(c) {
            if let Some(tone) = text[from..].chars().next().filter(|t| rest.is_none() && is_tone(*t)) {
                out.push(tone, at);
                from += tone.len_utf8();
            }
            out.push(circle, at);
            rest.into_iter().for_each(|r| out.push(r, at));
            continue;
        }
        // Half-width katakana, whose voicing stands behind them.
        if let Some(wide) = wide_katakana(c) {
            let mark = match text[from..].chars().next() {
                Some('\u{FF9E}') => Some('\u{3099}'),
                Some('\u{FF9F}') => Some('\u{309A}'),
                _ => None,
            };
            let composed = mark.and_then(|mark| CanonicalCompositionBorrowed::new().compose(wide, mark));
            from += composed.map_or(0, |_| '\u{FF9E}'.len_utf8());
            out.push(composed.unwrap_or(wide), at);
            continue;
        }
        // A base and the marks behind it are composed together, so that decomposed input meets composed patterns.
        if !is_arabic(c) && text[from..].starts_with(is_combining) {
            cluster.clear();
            cluster.push(c);
            for (_, mark) in chars.take_while(|&(_, n)| is_combining(n)) {
                cluster.push(mark);
                from += mark.len_utf8();
            }
            let composed = nfc.normalize(&cluster);
            composed.chars().for_each(|c| push_folded(out, c, at));
        } else {
            push_folded(out, c, at);
        }
    }
}

/// How many bytes at the front are ASCII that folds to its small letters, each followed by ASCII or nothing, no two spaces in a row.
fn plain_run(bytes: &[u8]) -> usize {
    let plain = |i: usize| {
        let spaces = bytes[i] == b' ' && i > 0 && bytes[i - 1] == b' ';
        bytes[i].is_ascii() && bytes[i] != b'`' && !spaces
    };
    let mut end = (0..bytes.len()).take_while(|&i| plain(i)).count();
    // What stands before a character beyond ASCII may be the base of its marks, and a space may follow one.
    if bytes.get(end).is_some_and(|b| !b.is_ascii()) {
        end = end.saturating_sub(1);
    }
    if bytes.first() == Some(&b' ') { 0 } else { end }
}

fn push_folded(out: &mut impl Sink, c: char, at: usize) {
    match letter(c).folding() {
        Folding::One(c) => out.push(c, at),
        Folding::Nothing => {}
        Folding::Many => {
            let mut buffer = [0; 4];
            let parts = ComposingNormalizerBorrowed::new_nfc().normalize(c.encode_utf8(&mut buffer));
            parts.chars().for_each(|part| out.push(part, at));
        }
    }
}

/// The katakana that a half-width one stands for.
fn wide_katakana(c: char) -> Option<char> {
    const WIDE: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    let at = (c as u32).checked_sub(0xFF66)?;
    if at > 0xFF9D - 0xFF66 {
        return None;
    }
    WIDE.chars().nth(at as usize)
}

/// The circle of a vowel am, Thai or Lao, with its other half where the two are one character.
fn am(c: char) -> Option<(char, Option<char>)> {
    match c {
        '\u{E4D}' | '\u{ECD}' => Some((c, None)),
        '\u{E33}' => Some(('\u{E4D}', Some('\u{E32}'))),
        '\u{EB3}' => Some(('\u{ECD}', Some('\u{EB2}'))),
        _ => None,
    }
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{E48}'..='\u{E4B}' | '\u{EC8}'..='\u{ECB}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{93C}' | '\u{9BC}' | '\u{1AB0}'..='\u{1AFF}' | '\u{3099}' | '\u{309A}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}')
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_key};

    #[test]
    fn spellings_that_a_reader_takes_for_one_are_one() {
        for (a, b) in [
            ("ĐIỆN Biên", "điện biên"),
            ("No’s", "no's"),
            ("سنويًا", "سنويا"),
            ("لـ", "ل"),
            ("کی", "كي"),
            ("２０２５", "2025"),
            ("1\u{a0}300", "1 300"),
            ("e\u{301}", "é"),
            ("“x”", "\"x\""),
            ("2021–2025", "2021-2025"),
            ("می\u{200c}شود", "می شود"),
            ("ตํ่า", "ต่ำ"),
            ("ຕໍ່າ", "ຕ່ຳ"),
            ("ຕ່ໍາ", "ຕ່ຳ"),
            ("ﾜｸﾁﾝ ﾊﾟﾝ ｶﾞｽ", "ワクチン パン ガス"),
        ] {
            assert_eq!(fold_key(a), fold_key(b), "{a}");
        }
        for (a, b) in [("Lào", "Lao"), ("đ", "d"), ("سات", "ساتھ")] {
            assert_ne!(fold_key(a), fold_key(b), "{a}");
        }
    }

    #[test]
    fn folded_bytes_lead_back() {
        let text = "Đạt \u{202e}5 tỷ";
        let folded = fold(text);
        let at = folded.text.find('5').unwrap();
        assert_eq!(&text[folded.origin(at)..folded.origin(at + 1)], "5");
        assert_eq!(folded.origin(folded.text.len()), text.len());
    }
}
