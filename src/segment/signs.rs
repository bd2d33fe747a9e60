//! The characters that end sentences, close quotations and stand around words.

use crate::text::letter;

/// How strongly a character ends a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `.`: a full stop, an abbreviation's, a decimal's or an ordinal's.
    Dot,
    /// `…`
    Ellipsis,
    /// `!`, `?`: with a space behind.
    Strong,
    /// `。`, `؟`, `।`: with or without a space behind.
    Full,
    /// `;`, `؛`, `:`: only where a bullet stands behind.
    Semicolon,
}

/// What `c` is at the end of a sentence.
pub fn sign(c: char) -> Option<Sign> {
    if c.is_ascii() {
        return match c {
            '.' => Some(Sign::Dot),
            '!' | '?' => Some(Sign::Strong),
            ';' | ':' => Some(Sign::Semicolon),
            _ => None,
        };
    }
    match c {
        '…' | '‥' => Some(Sign::Ellipsis),
        '‼' | '⁇' | '⁈' | '⁉' | '‽' => Some(Sign::Strong),
        '؛' | '；' | '：' => Some(Sign::Semicolon),
        // Arabic, Urdu, Devanagari (Hindi, Bengali), Khmer, Myanmar, Ethiopic, Armenian, Tibetan, CJK and fullwidth.
        '؟' | '۔' | '।' | '॥' | '។' | '៕' | '။' | '።' | '፧' | '։' | '།' | '。' | '．' | '！' | '？' | '｡' | '︒' => {
            Some(Sign::Full)
        }
        _ => None,
    }
}

/// Whether `c` closes a quotation or a bracket wherever it stands.
pub fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '」' | '』' | '】' | '》' | '〉' | '）' | '］' | '｝' | '〕' | '”' | '’' | '›' | '\u{200B}'
    )
}

/// Whether `c` opens a quotation or a bracket wherever it stands.
pub fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '「'
            | '『'
            | '【'
            | '《'
            | '〈'
            | '（'
            | '［'
            | '｛'
            | '〔'
            | '„'
            | '‚'
            | '‘'
            | '‹'
            | '¿'
            | '¡'
    )
}

/// Whether `c` is a quotation mark that opens in one language and closes in another.
pub fn turns(c: char) -> bool {
    matches!(c, '"' | '\'' | '«' | '»' | '“')
}

/// Whether words of the script of `c` stand without spaces between them (Chinese, Japanese, Thai, Lao, Khmer, Myanmar).
pub fn is_spaceless(c: char) -> bool {
    is_cjk(c) || matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// Whether `c` is a Chinese character or kana.
pub fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether `c` belongs to a word: letters, their marks, digits, and what stands inside abbreviations.
pub fn is_word(c: char) -> bool {
    letter(c).is_alphanumeric()
        || is_mark(c)
        || matches!(c, '.' | '\'' | '’' | '-' | '_' | '&' | '\u{200B}'..='\u{200D}')
}

/// Whether `c` is a mark written on a letter.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{900}'..='\u{903}'
        | '\u{93A}'..='\u{94F}' | '\u{981}'..='\u{983}' | '\u{9BC}'..='\u{9CD}' | '\u{9D7}' | '\u{E31}' | '\u{E34}'..='\u{E3A}'
        | '\u{E47}'..='\u{E4E}' | '\u{EB1}' | '\u{EB4}'..='\u{EBC}' | '\u{EC8}'..='\u{ECE}' | '\u{17B4}'..='\u{17D3}')
}

/// Whether `word` is Latin or Cyrillic letters without a vowel: an abbreviation, where it is no acronym.
pub fn is_vowelless(word: &str) -> bool {
    !word.is_empty()
        && word.chars().all(|c| {
            let lower = c.to_lowercase().next().unwrap_or(c);
            matches!(
                lower,
                'b'..='d' | 'f'..='h' | 'j'..='n' | 'p'..='t' | 'v'..='x' | 'z' | 'đ' | 'ñ' | 'ç' | 'š' | 'č' | 'ž' | 'ł' | 'ś' | 'ź'
                    | 'ż' | 'ć' | 'ń' | 'ğ' | 'ş' | 'ß' | 'б'..='д' | 'ж' | 'з' | 'к'..='н' | 'п'..='т' | 'ф'..='щ' | 'ґ'
            )
        })
}
