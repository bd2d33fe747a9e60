//! Turkish words without their endings, which follow the stem's last vowel.

/// Endings of case, number and possession; `I` and `A` stand for the vowel that harmony asks for, `D` for d or t.
const ENDINGS: &[&str] = &[
    "lArI", "lAr", "nIn", "In", "dAn", "tAn", "dA", "tA", "yI", "yA", "yla", "yle", "nI", "nA", "ndA", "ndAn", "sI",
    "ImIz", "InIz", "mIz", "nIz", "lA", "I", "A", "Im",
];
/// So many endings follow each other.
const DEEPEST: usize = 4;

/// Tells `out` what the word may be without its endings.
pub(super) fn stems(word: &str, out: &mut dyn FnMut(&str)) {
    strip(word, 0, out);
}

fn strip(word: &str, depth: usize, out: &mut dyn FnMut(&str)) {
    if depth == DEEPEST {
        return;
    }
    for ending in ENDINGS {
        let Some(stem) = cut(word, ending) else { continue };
        out(stem);
        // A voiced consonant before a vowel: kitabı, kitap.
        if ending.starts_with(['I', 'A']) {
            let voiceless = [('b', "p"), ('c', "ç"), ('d', "t"), ('ğ', "k"), ('g', "k")];
            for (voiced, hard) in voiceless {
                if let Some(short) = stem.strip_suffix(voiced) {
                    out(&format!("{short}{hard}"));
                }
            }
            // A vowel that fell out: şehri, şehir.
            let mut back = stem.char_indices().rev();
            if let (Some((at, a)), Some((_, b)), Some((_, c))) = (back.next(), back.next(), back.next())
                && !is_vowel(a)
                && !is_vowel(b)
                && is_vowel(c)
            {
                out(&format!("{}{}{}", &stem[..at], close(c), &stem[at..]));
            }
        }
        strip(stem, depth + 1, out);
    }
}

/// The word without `ending`, where the vowels agree and enough stays.
fn cut<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let length = ending.chars().count();
    let (at, _) = word.char_indices().rev().nth(length - 1)?;
    let (stem, tail) = word.split_at(at);
    // A lone vowel is an ending of longer words only (ile is no il).
    let least = if length == 1 { 3 } else { 2 };
    stem.chars().nth(least - 1)?;
    let mut last = stem.chars().rev().find(|c| is_vowel(*c))?;
    for (c, wanted) in tail.chars().zip(ending.chars()) {
        let fits = match wanted {
            'I' => c == close(last),
            'A' => c == if is_front(last) { 'e' } else { 'a' },
            wanted => c == wanted,
        };
        if !fits {
            return None;
        }
        if is_vowel(c) {
            last = c;
        }
    }
    Some(stem)
}

fn is_vowel(c: char) -> bool {
    "aeıioöuü".contains(c)
}

fn is_front(c: char) -> bool {
    matches!(c, 'e' | 'i' | 'ö' | 'ü')
}

fn close(last: char) -> char {
    match last {
        'a' | 'ı' => 'ı',
        'e' | 'i' => 'i',
        'o' | 'u' => 'u',
        _ => 'ü',
    }
}
