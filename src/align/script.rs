//! The scripts as the aligner tells them apart, and the words of a text by script.

use crate::text::digit_value;

/// A group of scripts in which words are found and compared in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    /// Latin letters.
    Latin,
    /// Cyrillic, Greek and others with capitals.
    Cased,
    /// Arabic letters and Hebrew.
    Arabic,
    /// Hangul: particles follow the word without a space.
    Hangul,
    /// Scripts of India and others with spaces and without capitals.
    Spaced,
    /// Chinese characters.
    Han,
    /// Katakana: the script of foreign names.
    Katakana,
    /// Hiragana.
    Hiragana,
    /// Thai, Lao, Khmer, Burmese: no spaces between words.
    Unspaced,
}

impl Script {
    /// The script of a letter or mark.
    pub(super) fn of(c: char) -> Self {
        match c as u32 {
            0..=0x24F | 0x300..=0x36F | 0x1E00..=0x1EFF | 0xFF21..=0xFF5A => Self::Latin,
            0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF => Self::Arabic,
            0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7FF => Self::Hangul,
            0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF => Self::Unspaced,
            0x3041..=0x309F => Self::Hiragana,
            0x30A0..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => Self::Katakana,
            0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Self::Han,
            0x370..=0x58F | 0x10A0..=0x10FF | 0x1C80..=0x1CBF | 0x1F00..=0x1FFF => Self::Cased,
            _ => Self::Spaced,
        }
    }

    /// Whether it has capitals.
    pub(super) fn has_capitals(self) -> bool {
        matches!(self, Self::Latin | Self::Cased)
    }

    /// Whether a run of it is several words.
    pub(super) fn is_unspaced(self) -> bool {
        matches!(self, Self::Han | Self::Hiragana | Self::Unspaced)
    }
}

/// A run of letters of one script, or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word<'a> {
    /// Letters and marks of one script.
    Letters(&'a str, Script),
    /// Digits of any script with the separators between them; where it begins.
    Digits(&'a str, usize),
}

/// The words and numbers of `text` in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(start, c)) = chars.peek() {
        if digit_value(c).is_some() {
            let end = number_end(&text[start..]) + start;
            while chars.next_if(|&(at, _)| at < end).is_some() {}
            out.push(Word::Digits(&text[start..end], start));
        } else if is_letter(c) {
            let script = Script::of(c);
            let mut end = start;
            while let Some((at, c)) = chars.next_if(|&(_, c)| is_letter(c) && fits(c, script)) {
                end = at + c.len_utf8();
            }
            out.push(Word::Letters(&text[start..end], script));
        } else {
            chars.next();
        }
    }
    out
}

/// Letters, and the marks that are written over or under them.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || (!c.is_ascii() && is_mark(c))
}

/// Whether `c` adds to a text's length: letters, digits and marks.
pub(super) fn counts(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_mark(c))
}

/// Marks that translations keep.
pub(super) fn mark(c: char) -> Option<u8> {
    Some(match c {
        '?' | '？' | '؟' | ';' => b'?',
        '!' | '！' => b'!',
        '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '《' | '》' => b'"',
        '(' | '（' | '[' => b'(',
        '%' | '٪' | '％' => b'%',
        ':' | '：' => b':',
        '$' | '＄' => b'$',
        '€' => b'e',
        '£' | '￡' => b'L',
        '/' => b'/',
        _ => return None,
    })
}

fn is_mark(c: char) -> bool {
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
    let category = icu_properties::CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Mark.contains(category)
}

fn fits(c: char, script: Script) -> bool {
    Script::of(c) == script || !c.is_alphabetic() || (script == Script::Katakana && c == 'ー')
}

/// Where the number that `text` begins with ends: digits, and single separators between digits.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if digit_value(c).is_some() {
            end = at + c.len_utf8();
        } else if !(is_separator(c) && chars.peek().is_some_and(|&(_, n)| digit_value(n).is_some())) {
            break;
        }
    }
    end
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | '٬' | '٫' | '،' | '\'' | '’' | '\u{A0}' | '\u{202F}' | '\u{2009}'
    )
}

#[cfg(test)]
mod tests {
    use super::{Script, Word, words};

    #[test]
    fn words_are_cut_by_script_and_numbers_kept_whole() {
        let text = "Ông Trump chi 1.300,5 tỷ; 特朗普トランプは５月";
        let expected = [
            Word::Letters("Ông", Script::Latin),
            Word::Letters("Trump", Script::Latin),
            Word::Letters("chi", Script::Latin),
            Word::Digits("1.300,5", 15),
            Word::Letters("tỷ", Script::Latin),
            Word::Letters("特朗普", Script::Han),
            Word::Letters("トランプ", Script::Katakana),
            Word::Letters("は", Script::Hiragana),
            Word::Digits("５", 53),
            Word::Letters("月", Script::Han),
        ];
        assert_eq!(words(text), expected);
        assert_eq!(words("… — !"), []);
        assert_eq!(words("5."), [Word::Digits("5", 0)]);
    }
}
