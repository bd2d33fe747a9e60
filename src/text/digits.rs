//! Decimal digits of every script.

use super::letter::letter;

/// The value of a decimal digit of any script (general category Nd), or `None`.
#[inline]
pub fn digit_value(c: char) -> Option<u8> {
    letter(c).digit()
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
