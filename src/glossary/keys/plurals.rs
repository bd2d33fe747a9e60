//! Broken plurals of Arabic, also where Persian and Urdu have them: the singulars that a word's vowels allow. They are guesses:
//! كتب is `books` and `he wrote`.

/// What a plural looks like and what its singulars do: digits are consonants of the root, other letters stand for themselves
/// (folded: ہ is ة, ی is ي, ک is ك).
const PATTERNS: &[(&str, &[&str])] = &[
    ("م1ا2ی3", &["م12و3", "م12ا3", "م12ی3"]),
    ("م1ا23", &["م123", "م123ہ"]),
    ("12ا3", &["123ہ", "123"]),
    ("ا12ا3", &["123"]),
    ("12و3", &["123"]),
    ("123", &["12ا3", "12ی3ہ", "12ی3"]),
    ("123ا", &["12ی3"]),
    ("1وا23", &["1ا23", "1ا23ہ"]),
    ("1وا2ی3", &["1ا2و3"]),
    ("12ای3", &["12ی3ہ", "12ا3ہ"]),
    ("ا123ہ", &["12ا3"]),
    ("12ا34", &["1234", "1234ہ"]),
    ("12ا3ی4", &["123و4", "123ا4", "123ی4"]),
    ("12ی", &["12یہ"]),
];

/// Tells `out` the singulars that a plural without the article may have.
pub(super) fn singulars(word: &str, out: &mut dyn FnMut(&str)) {
    let letters: Vec<char> = word.trim_end_matches('ء').chars().collect();
    if !(3..=6).contains(&letters.len()) {
        return;
    }
    for (plural, singulars) in PATTERNS {
        let Some(root) = root(&letters, plural) else { continue };
        for singular in *singulars {
            let key: String = singular
                .chars()
                .map(|c| {
                    c.to_digit(10)
                        .and_then(|n| root.get(n as usize - 1).copied())
                        .unwrap_or(c)
                })
                .collect();
            out(&key);
        }
    }
}

/// The consonants at the digits of a pattern that `letters` have.
fn root(letters: &[char], pattern: &str) -> Option<Vec<char>> {
    let mut root = Vec::with_capacity(4);
    let mut slots = pattern.chars();
    for &letter in letters {
        let slot = slots.next()?;
        if slot.is_ascii_digit() {
            // A long vowel is no consonant, but و and ی may be.
            if letter == 'ا' {
                return None;
            }
            root.push(letter);
        } else if slot != letter {
            return None;
        }
    }
    slots.next().is_none().then_some(root)
}
