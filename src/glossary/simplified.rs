//! Chinese in simplified characters, so that a term is found in both scripts.

use std::borrow::Cow;
use std::sync::OnceLock;

static PAIRS: &str = include_str!("../../glossary/simplified.tsv");

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// The text in simplified characters; it keeps its length in bytes.
pub(super) fn simplified(text: &str) -> Cow<'_, str> {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = vec![0; (LAST - FIRST + 1) as usize];
        for line in PAIRS.lines().filter(|line| !line.starts_with('#')) {
            let Some((simple, traditional)) = line.split_once('\t') else {
                continue;
            };
            let code = simple.chars().next().and_then(|c| u16::try_from(c as u32).ok());
            for c in traditional.chars() {
                if let (Some(slot), Some(code)) = (
                    (c as u32).checked_sub(FIRST).and_then(|i| table.get_mut(i as usize)),
                    code,
                ) {
                    *slot = code;
                }
            }
        }
        table
    });
    let simple = |c: char| -> Option<char> {
        let code = table.get((c as u32).checked_sub(FIRST)? as usize)?;
        char::from_u32(u32::from(*code)).filter(|c| *c != '\0')
    };
    if !text.chars().any(|c| simple(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| simple(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::simplified;

    #[test]
    fn traditional_characters_become_simplified_ones() {
        for (text, wanted) in [
            ("臺灣的婦女聯合會", "台湾的妇女联合会"),
            ("台湾 OCOP", "台湾 OCOP"),
            ("後發展", "后发展"),
        ] {
            let got = simplified(text);
            assert_eq!((got.as_ref(), got.len()), (wanted, text.len()));
        }
    }
}
