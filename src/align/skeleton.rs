//! A key of consonants under which a name's spellings in several scripts meet: Trump, ترامب, Трамп, 特朗普 → `TLNP`.
//!
//! Raw material is `any_ascii`; sounds that scripts do not keep apart (b p f v, l r, m n) are one class, vowels and h w y are
//! dropped. A key is a hint for the aligner and no proof: many words share one.

use any_ascii::any_ascii_char;

/// At most this many consonants are kept.
pub(super) const LONGEST: usize = 6;

/// The consonant classes of `word`, doubles collapsed.
pub(super) fn skeleton(word: &str) -> Vec<u8> {
    let mut latin = Vec::with_capacity(word.len());
    for c in word.chars() {
        latin.extend(any_ascii_char(c).bytes().map(|b| b.to_ascii_lowercase()));
    }
    classes(&latin, false)
}

/// The same without the r's that many readers do not say (Parker → パーカー).
pub(super) fn without_r(word: &str) -> Vec<u8> {
    let mut latin = Vec::with_capacity(word.len());
    for c in word.chars() {
        latin.extend(any_ascii_char(c).bytes().map(|b| b.to_ascii_lowercase()));
    }
    classes(&latin, true)
}

fn classes(latin: &[u8], drop_r: bool) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::new();
    let mut i = 0;
    while i < latin.len() {
        let c = latin[i];
        let next = latin.get(i + 1).copied().unwrap_or(b' ');
        let mut push = |class: u8| {
            if out.last() != Some(&class) {
                out.push(class);
            }
        };
        match c {
            b'p' | b'b' | b'f' | b'v' => push(b'P'),
            b't' | b'd' => push(b'T'),
            b's' | b'z' | b'j' => push(b'S'),
            b'c' if matches!(next, b'e' | b'i' | b'y' | b'h') => push(b'S'),
            b'g' if matches!(latin.get(i.wrapping_sub(1)), Some(b'n' | b'm')) && !vowel(next) => {}
            b'k' | b'g' | b'q' | b'c' => push(b'K'),
            b'x' => {
                push(b'K');
                push(b'S');
            }
            b'm' | b'n' => push(b'N'),
            b'r' if drop_r && !vowel(next) => {}
            b'l' | b'r' => push(b'L'),
            _ => {}
        }
        i += 1;
    }
    out
}

fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::{skeleton, without_r};

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("Trump", "ترامب"),
            ("Trump", "Трамп"),
            ("Trump", "特朗普"),
            ("Trump", "トランプ"),
            ("Trump", "트럼프"),
            ("Washington", "華盛頓"),
            ("Washington", "واشنطن"),
            ("London", "लंदन"),
            ("Saudi", "سعودی"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
        assert_eq!(without_r("Parker"), without_r("パーカー"));
    }

    #[test]
    fn other_names_stay_apart() {
        for (a, b) in [("London", "Berlin"), ("Trump", "Obama"), ("Parker", "パリ")] {
            assert_ne!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }
}
