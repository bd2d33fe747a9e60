//! What is known of every character, in pages of a table that are filled when a text first asks for them: one look-up instead of
//! a search of Unicode's ranges for each question.

use icu_casemap::CaseMapper;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use std::sync::OnceLock;

/// What is known of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter(u32);

/// What folding makes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folding {
    /// One character.
    One(char),
    /// None: it is invisible.
    Nothing,
    /// Several, by its normal form.
    Many,
}

const ALPHABETIC: u32 = 1 << 21;
const ALPHANUMERIC: u32 = 1 << 22;
const MARK: u32 = 1 << 23;
const DIGIT: u32 = 1 << 24;
const CODE: u32 = ALPHABETIC - 1;
/// Beyond every character.
const NOTHING: u32 = CODE;
const MANY: u32 = CODE - 1;

const PAGE: usize = 256;
type Page = [Letter; PAGE];

/// What is known of `c`.
#[inline]
pub fn letter(c: char) -> Letter {
    static PAGES: [OnceLock<Box<Page>>; 0x11_0000 / PAGE] = [const { OnceLock::new() }; 0x11_0000 / PAGE];
    let code = c as usize;
    PAGES[code / PAGE].get_or_init(|| page(code / PAGE))[code % PAGE]
}

impl Letter {
    /// What `char::is_alphabetic` says.
    #[inline]
    pub fn is_alphabetic(self) -> bool {
        self.0 & ALPHABETIC != 0
    }

    /// What `char::is_alphanumeric` says.
    #[inline]
    pub fn is_alphanumeric(self) -> bool {
        self.0 & ALPHANUMERIC != 0
    }

    /// Whether it is written onto another character (general category M).
    #[inline]
    pub fn is_mark(self) -> bool {
        self.0 & MARK != 0
    }

    /// The value of a decimal digit of any script (general category Nd).
    #[inline]
    pub fn digit(self) -> Option<u8> {
        (self.0 & DIGIT != 0).then(|| (self.0 & CODE) as u8 - b'0')
    }

    /// What folding makes of it, where that is one character.
    #[inline]
    pub fn folded(self) -> Option<char> {
        match self.folding() {
            Folding::One(c) => Some(c),
            Folding::Nothing | Folding::Many => None,
        }
    }

    #[inline]
    pub(super) fn folding(self) -> Folding {
        match self.0 & CODE {
            NOTHING => Folding::Nothing,
            MANY => Folding::Many,
            code => char::from_u32(code).map_or(Folding::Nothing, Folding::One),
        }
    }
}

fn page(number: usize) -> Box<Page> {
    let mut out = Box::new([Letter(NOTHING); PAGE]);
    for (at, slot) in out.iter_mut().enumerate() {
        if let Some(c) = char::from_u32((number * PAGE + at) as u32) {
            *slot = look_up(c);
        }
    }
    out
}

fn look_up(c: char) -> Letter {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    let flag = |is: bool, flag: u32| if is { flag } else { 0 };
    let digit = digit_of(c, category);
    let folded = match (digit, fold_one(c)) {
        (Some(d), _) => u32::from(b'0' + d),
        (None, Folding::One(c)) => c as u32,
        (None, Folding::Nothing) => NOTHING,
        (None, Folding::Many) => MANY,
    };
    Letter(
        folded
            | flag(c.is_alphabetic(), ALPHABETIC)
            | flag(c.is_alphanumeric(), ALPHANUMERIC)
            | flag(GeneralCategoryGroup::Mark.contains(category), MARK)
            | flag(digit.is_some(), DIGIT),
    )
}

/// Every Nd block is ten consecutive code points that begin with its zero; blocks start at a multiple of 16 or end in 6
/// (Arabic-Indic U+0660, Devanagari U+0966, fullwidth U+FF10), and the mathematical digits U+1D7CE..=U+1D7FF repeat by ten.
fn digit_of(c: char, category: GeneralCategory) -> Option<u8> {
    if category != GeneralCategory::DecimalNumber {
        return None;
    }
    let code = c as u32;
    if (0x1D7CE..=0x1D7FF).contains(&code) {
        return Some(((code - 0x1D7CE) % 10) as u8);
    }
    let low = code & 0xF;
    Some(if low >= 6 && is_digit_block_at_six(code) {
        low - 6
    } else {
        low
    } as u8)
}

fn is_digit_block_at_six(code: u32) -> bool {
    char::from_u32((code & !0xF) | 0x6)
        .zip(char::from_u32((code & !0xF) | 0x5))
        .is_some_and(|(six, five)| {
            let categories = CodePointMapData::<GeneralCategory>::new();
            categories.get(six) == GeneralCategory::DecimalNumber
                && categories.get(five) != GeneralCategory::DecimalNumber
        })
}

/// What folding makes of a character that is no digit.
fn fold_one(c: char) -> Folding {
    Folding::One(match c {
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
        | '\u{6EA}'..='\u{6ED}' => return Folding::Nothing,
        // A ZWNJ parts what a reader sees as two pieces (می‌شود); so does every kind of space.
        '\u{200C}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2BC}' | '\u{B4}' | '`' | '\u{FF07}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{300C}'..='\u{300F}' | '\u{2033}' | '\u{FF02}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{301C}' | '\u{223C}' | '\u{3030}' => '~',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ي' | 'ى' | 'ئ' => 'ی',
        'ؤ' => 'و',
        'ك' => 'ک',
        'ه' | 'ة' | 'ۃ' | 'ە' | 'ۂ' | 'ۀ' => 'ہ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c).to_ascii_lowercase(),
        'ё' | 'Ё' => 'е',
        'İ' => 'i',
        // Letters with a nukta compose in no normal form.
        '\u{958}'..='\u{95F}' | '\u{9DC}' | '\u{9DD}' | '\u{9DF}' => return Folding::Many,
        _ => CaseMapper::new().simple_fold(c),
    })
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn the_table_says_what_the_standard_library_says() {
        for c in ('\0'..'\u{3400}')
            .chain('\u{4DC0}'..'\u{4E10}')
            .chain('\u{AB00}'..=char::MAX)
        {
            let found = letter(c);
            assert_eq!(found.is_alphabetic(), c.is_alphabetic(), "{c:?}");
            assert_eq!(found.is_alphanumeric(), c.is_alphanumeric(), "{c:?}");
            assert_eq!(found.digit().is_some_and(|_| c.is_ascii()), c.is_ascii_digit(), "{c:?}");
        }
        for (c, wanted) in [('\u{301}', true), ('ি', true), ('่', true), ('a', false), ('、', false)] {
            assert_eq!(letter(c).is_mark(), wanted, "{c:?}");
        }
    }
}
