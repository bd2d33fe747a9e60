//! Decimal digits of every script.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

/// The value of a decimal digit of any script (general category Nd), or `None`.
pub fn digit_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).map(|d| d as u8);
    }
    // Every Nd block is ten consecutive code points that begin with its zero; blocks start at a multiple of 16 or end in 6
    // (Arabic-Indic U+0660, Devanagari U+0966, fullwidth U+FF10), and the mathematical digits U+1D7CE..=U+1D7FF repeat by ten.
    let categories = CodePointMapData::<GeneralCategory>::new();
    if categories.get(c) != GeneralCategory::DecimalNumber {
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

#[cfg(test)]
mod tests {
    use super::digit_value;

    #[test]
    fn reads_the_digits_of_every_script() {
        for digits in [
            "0123456789",
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "০১২৩৪৫৬৭৮৯",
            "๐๑๒๓๔๕๖๗๘๙",
            "០១២៣៤៥៦៧៨៩",
            "໐໑໒໓໔໕໖໗໘໙",
            "０１２３４５６７８９",
            "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
        ] {
            let read: Vec<_> = digits.chars().map(digit_value).collect();
            assert_eq!(read, (0..10).map(Some).collect::<Vec<_>>(), "{digits}");
        }
        for other in ["²", "½", "十", "x", "Ⅷ"] {
            assert_eq!(digit_value(other.chars().next().unwrap()), None, "{other}");
        }
    }
}
