//! Folding: one spelling for what a reader takes for the same word.
//!
//! Case, width, Arabic marks and letter variants, quotes, dashes and spaces are unified, invisible marks dropped, so that
//! words of packs and of texts meet. A map leads every folded byte back to the original.

use super::digits::digit_value;
use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;

/// A folded text and, for each of its bytes, the byte of the original at which the character it came from begins.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    origin: Vec<u32>,
}

impl Folded {
    /// The byte of the original behind the folded byte `at`; the original's end for the folded text's end.
    pub fn origin(&self, at: usize) -> usize {
        self.origin[at] as usize
    }
}

/// Folds `text` for matching against other folded text.
pub fn fold(text: &str) -> Folded {
    let mut out = Folded {
        text: String::with_capacity(text.len()),
        origin: Vec::with_capacity(text.len() + 1),
    };
    fold_into(text, &mut out);
    out.origin.push(text.len() as u32);
    out
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
}

impl Sink for Folded {
    fn push(&mut self, c: char, at: usize) {
        // A run of spaces is one.
        if c == ' ' && self.text.ends_with(' ') {
            return;
        }
        self.text.push(c);
        self.origin.extend(std::iter::repeat_n(at as u32, c.len_utf8()));
    }
}

impl Sink for String {
    fn push(&mut self, c: char, _: usize) {
        if c == ' ' && self.ends_with(' ') {
            return;
        }
        self.push(c);
    }
}

fn fold_into(text: &str, out: &mut impl Sink) {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let mut chars = text.char_indices().peekable();
    let mut cluster = String::new();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii() && chars.peek().is_none_or(|&(_, n)| n.is_ascii()) {
            out.push(c.to_ascii_lowercase(), at);
            continue;
        }
        // A base and the marks behind it are composed together, so that decomposed input meets composed patterns.
        if chars.peek().is_some_and(|&(_, n)| is_combining(n)) && !is_arabic(c) {
            cluster.clear();
            cluster.push(c);
            while let Some(&(_, n)) = chars.peek().filter(|&&(_, n)| is_combining(n)) {
                cluster.push(n);
                chars.next();
            }
            let composed = nfc.normalize(&cluster).into_owned();
            composed.chars().for_each(|c| push_folded(out, c, at));
        } else {
            push_folded(out, c, at);
        }
    }
}

fn push_folded(out: &mut impl Sink, c: char, at: usize) {
    match c {
        // Invisible: soft hyphen, zero-width marks, bidi controls, variation selectors, tatweel, Arabic vowel marks.
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{200B}'
        | '\u{200D}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{640}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}' => {}
        // A ZWNJ parts what a reader sees as two pieces (می‌شود); so does every kind of space.
        '\u{200C}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            out.push(' ', at)
        }
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2BC}' | '\u{B4}' | '`' | '\u{FF07}' => out.push('\'', at),
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{300C}'..='\u{300F}' | '\u{2033}' | '\u{FF02}' => {
            out.push('"', at)
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => out.push('-', at),
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا', at),
        'ي' | 'ى' | 'ئ' => out.push('ی', at),
        'ؤ' => out.push('و', at),
        'ك' => out.push('ک', at),
        'ه' | 'ة' | 'ۃ' | 'ە' | 'ۂ' | 'ۀ' => out.push('ہ', at),
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = char::from_u32(c as u32 - 0xFEE0).unwrap_or(c);
            out.push(narrow.to_ascii_lowercase(), at);
        }
        'ё' | 'Ё' => out.push('е', at),
        'İ' => out.push('i', at),
        // Letters with a nukta compose in no normal form.
        '\u{958}'..='\u{95F}' | '\u{9DC}' | '\u{9DD}' | '\u{9DF}' => {
            let parts = ComposingNormalizerBorrowed::new_nfc()
                .normalize(c.encode_utf8(&mut [0; 4]))
                .into_owned();
            parts.chars().for_each(|part| out.push(part, at));
        }
        // Digits of every script are one.
        _ if digit_value(c).is_some() => {
            let digit = digit_value(c).map_or(c, |d| char::from(b'0' + d));
            out.push(digit, at);
        }
        _ => {
            let lower = CaseMapper::new().simple_fold(c);
            out.push(lower, at);
        }
    }
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
