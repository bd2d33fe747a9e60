//! How a word sounds, roughly: one alphabet of sounds for all scripts.
//!
//! Raw material is `any_ascii`; Arabic script has a table of its own, because its long vowels are also consonants and its short
//! ones are not written. How the sounds of two languages answer each other is told by `ear`.

use any_ascii::any_ascii_char;

/// Sounds, one byte each: consonants `p b f v m n t d s z c j k g h l r w y`, vowels `a e i o u`. `c` is sh and ch, `j` is zh
/// and dzh; `w` and `y` of Arabic script may be vowels.
pub type Sounds = Vec<u8>;

/// The sounds of `word`.
pub fn sounds(word: &str) -> Sounds {
    let mut out = Sounds::new();
    let mut latin = String::new();
    let mut before = None;
    for c in word.chars() {
        // Thai and Lao write some vowels before the consonant behind which they are spoken.
        if leads(c) {
            before = Some(c);
            continue;
        }
        for c in [Some(c), before.take()].into_iter().flatten() {
            hear(c, &mut latin, &mut out);
        }
    }
    if let Some(c) = before {
        hear(c, &mut latin, &mut out);
    }
    spell(&mut latin, &mut out);
    out
}

/// Whether the vowel is written before its consonant.
pub fn leads(c: char) -> bool {
    matches!(c, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
}

fn hear(c: char, latin: &mut String, out: &mut Sounds) {
    match c {
        '\u{621}'..='\u{6d5}' => {
            spell(latin, out);
            arabic(c, out);
        }
        '\u{3400}'..='\u{9fff}' => {
            spell(latin, out);
            pinyin(any_ascii_char(c), out);
        }
        // Indic, Thai, Lao, Khmer: ph and kh are breathed stops.
        '\u{900}'..='\u{dff}' | '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' => {
            let sound = any_ascii_char(c);
            let plain = match sound {
                "sh" | "ch" | "chh" => "sh",
                other => other.strip_suffix('h').filter(|s| !s.is_empty()).unwrap_or(other),
            };
            latin.push_str(plain);
            spell(latin, out);
        }
        '\u{200c}' | '\u{200d}' => {}
        _ => latin.extend(any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase())),
    }
}

/// Sounds of Latin letters, spelt as in most of Europe with the silent letters of English; empties `latin`.
fn spell(latin: &mut String, out: &mut Sounds) {
    let s: Vec<u8> = std::mem::take(latin).into_bytes();
    let at = |i: usize| s.get(i).copied().unwrap_or(b' ');
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let mut i = 0;
    while i < s.len() {
        let rest = &s[i..];
        let (heard, used): (&[u8], usize) = match rest {
            [b's', b'c', b'h', ..] => (b"c", 3),
            [b't', b'c', b'h', ..] => (b"c", 3),
            [b's', b'h', ..] | [b'c', b'h', ..] => (b"c", 2),
            [b'z', b'h', ..] | [b'd', b'j', ..] => (b"j", 2),
            [b'p', b'h', ..] => (b"f", 2),
            [b't', b'h', ..] => (b"t", 2),
            [b'k', b'h', ..] => (b"h", 2),
            [b't', b's', ..] | [b't', b'z', ..] => (b"s", 2),
            [b'c', b'k', ..] => (b"k", 2),
            [b'q', b'u', ..] => (b"kw", 2),
            [b'k', b'n', ..] if i == 0 => (b"n", 2),
            [b'w', b'r', ..] if i == 0 => (b"r", 2),
            [b'g', b'h', ..] if i > 0 && vowel(at(i - 1)) && !vowel(at(i + 2)) => (b"", 2),
            [b'g', b'h', ..] => (b"g", 2),
            [b'n', b'g', x, ..] if !vowel(*x) => (b"n", 2),
            [b'n', b'g'] => (b"n", 2),
            [b'c', b'e' | b'i' | b'y', ..] => (b"s", 1),
            [b'c' | b'q', ..] => (b"k", 1),
            [b'x', ..] if i == 0 => (b"s", 1),
            [b'x', ..] => (b"ks", 1),
            [b'y', x, ..] if vowel(*x) => (b"y", 1),
            [b'y', ..] => (b"i", 1),
            [b'\'' | b'`' | b'-' | b'.', ..] => (b"", 1),
            [c, ..] if c.is_ascii_lowercase() => (&rest[..1], 1),
            _ => (b"", 1),
        };
        for &h in heard {
            if out.last() != Some(&h) {
                out.push(h);
            }
        }
        i += used;
    }
}

fn pinyin(syllable: &str, out: &mut Sounds) {
    let lower = syllable.to_ascii_lowercase();
    let rest = match lower.as_bytes() {
        [b'z' | b'c' | b's', b'h', rest @ ..] => {
            out.push(if lower.starts_with('z') { b'j' } else { b'c' });
            rest
        }
        [b'q' | b'x', rest @ ..] => {
            out.push(b'c');
            rest
        }
        [b'j', rest @ ..] => {
            out.push(b'j');
            rest
        }
        [b'c', rest @ ..] => {
            out.push(b's');
            rest
        }
        [b'r', rest @ ..] => {
            out.push(b'r');
            rest
        }
        all => all,
    };
    let mut rest = String::from_utf8_lossy(rest).into_owned();
    spell(&mut rest, out);
}

fn arabic(c: char, out: &mut Sounds) {
    let sound = match c {
        'ا' | 'أ' | 'آ' | 'ع' | 'ى' | 'ة' | 'ٱ' | 'ۃ' => b'a',
        'إ' => b'i',
        'ب' => b'b',
        'پ' => b'p',
        'ت' | 'ٹ' | 'ط' | 'ٺ' => b't',
        'ث' | 'س' | 'ص' => b's',
        'ج' => b'j',
        'چ' | 'ش' => b'c',
        'ح' | 'خ' | 'ه' | 'ہ' | 'ۂ' | 'ە' => b'h',
        'د' | 'ڈ' | 'ض' => b'd',
        'ذ' | 'ز' | 'ظ' => b'z',
        'ژ' => b'j',
        'ر' | 'ڑ' => b'r',
        'غ' | 'گ' => b'g',
        'ف' => b'f',
        'ڤ' => b'v',
        'ق' | 'ك' | 'ک' => b'k',
        'ل' => b'l',
        'م' => b'm',
        'ن' | 'ں' => b'n',
        'و' | 'ؤ' => b'w',
        'ي' | 'ی' | 'ئ' => b'y',
        'ے' | 'ۓ' => b'e',
        _ => return,
    };
    if out.last() != Some(&sound) || sound == b'a' {
        out.push(sound);
    }
}

#[cfg(test)]
mod tests {
    use super::sounds;

    #[test]
    fn words_are_heard() {
        for (word, wanted) in [
            ("Kavanaugh", "kavanau"),
            ("Phạm", "fam"),
            ("Xi", "si"),
            ("Шевченко", "cevcenko"),
            ("ترامب", "tramb"),
            ("习近平", "cijinpin"),
            ("trùng", "trun"),
        ] {
            assert_eq!(String::from_utf8_lossy(&sounds(word)), wanted, "{word}");
        }
    }
}
