//! How a word sounds, roughly: one alphabet of sounds for all scripts, and how far apart two sounds are.
//!
//! Raw material is `any_ascii`; Arabic script has a table of its own, because its long vowels are also consonants and its short
//! ones are not written. What a script or a reader does not keep apart (p b, v w f, s z) costs little, vowels cost little.

use any_ascii::any_ascii_char;

/// Sounds, one byte each: consonants `p b f v m n t d s z c j k g h l r w y`, vowels `a e i o u`. `c` is sh and ch, `j` is zh
/// and dzh; `w` and `y` of Arabic script may be vowels.
pub type Sounds = Vec<u8>;

/// The sounds of `word`.
pub fn sounds(word: &str) -> Sounds {
    let mut out = Sounds::new();
    let mut latin = String::new();
    for c in word.chars() {
        match c {
            '\u{621}'..='\u{6d5}' => {
                spell(&mut latin, &mut out);
                arabic(c, &mut out);
            }
            '\u{3400}'..='\u{9fff}' => {
                spell(&mut latin, &mut out);
                pinyin(any_ascii_char(c), &mut out);
            }
            // Indic, Thai, Lao, Khmer: ph and kh are breathed stops.
            '\u{900}'..='\u{dff}' | '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' => {
                let sound = any_ascii_char(c);
                let plain = match sound {
                    "sh" | "ch" | "chh" => "sh",
                    other => other.strip_suffix('h').filter(|s| !s.is_empty()).unwrap_or(other),
                };
                latin.push_str(plain);
                spell(&mut latin, &mut out);
            }
            '\u{200c}' | '\u{200d}' => {}
            _ => latin.extend(any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase())),
        }
    }
    spell(&mut latin, &mut out);
    out
}

/// What it costs to leave a sound out, in hundredths.
pub fn weight(sound: u8) -> u32 {
    match sound {
        b'a' | b'e' | b'i' | b'o' | b'u' => 25,
        b'w' | b'y' => 35,
        b'h' => 40,
        b'r' => 60,
        _ => 100,
    }
}

/// What it costs to hear one sound as another, in hundredths; never more than leaving both out.
pub fn confusion(a: u8, b: u8) -> u32 {
    if a == b {
        return 0;
    }
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    let vowel = |s| matches!(s, b'a' | b'e' | b'i' | b'o' | b'u');
    let near = match (a, b) {
        (x, y) if vowel(x) && vowel(y) => 12,
        (b'o' | b'u', b'w') | (b'e' | b'i', b'y') => 5,
        (b'a', b'w' | b'y') | (b'e' | b'i', b'w') | (b'o' | b'u', b'y') => 25,
        (b'b', b'p') | (b'f', b'v') | (b'd', b't') | (b's', b'z') | (b'g', b'k') | (b'c', b'j') => 15,
        (b'v', b'w') => 10,
        (b'b', b'v') => 25,
        (b'f', b'w') | (b'f', b'p') | (b'b', b'w') | (b'p', b'v') => 45,
        (b'h', b'k') | (b'g', b'h') => 40,
        (b'g', b'j') => 30,
        (b'c', b's') | (b'c', b'z') | (b'j', b'z') | (b'j', b's') => 35,
        (b'c', b'k') | (b'j', b'y') | (b'k', b's') => 45,
        (b'c', b't') | (b'd', b'j') | (b's', b't') | (b'd', b'z') | (b't', b'z') => 55,
        (b'l', b'r') | (b'm', b'n') => 40,
        _ => 200,
    };
    near.min(weight(a) + weight(b))
}

/// How alike two words sound, 0 to 100.
pub fn likeness(a: &[u8], b: &[u8]) -> u32 {
    let total = |s: &[u8]| s.iter().map(|s| weight(*s)).sum::<u32>();
    let longest = total(a).max(total(b));
    if longest == 0 {
        return 0;
    }
    let mut row: Vec<u32> = vec![0; b.len() + 1];
    for (j, s) in b.iter().enumerate() {
        row[j + 1] = row[j] + weight(*s);
    }
    for &x in a {
        let mut diagonal = row[0];
        row[0] += weight(x);
        for (j, &y) in b.iter().enumerate() {
            let put = diagonal + confusion(x, y);
            diagonal = row[j + 1];
            row[j + 1] = put.min(diagonal + weight(x)).min(row[j] + weight(y));
        }
    }
    100 - row[b.len()].min(longest) * 100 / longest
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
