//! Where a piece of Thai, Lao, Khmer or Japanese text cannot be a word, because it begins or ends inside a syllable or a run of
//! one script.

/// Whether `inside` cannot be a word between `before` and `after`. No dictionary is asked: what the letters leave open passes.
pub(super) fn is_part(language: &str, before: &str, inside: &str, after: &str) -> bool {
    let (Some(first), Some(last)) = (inside.chars().next(), inside.chars().next_back()) else {
        return false;
    };
    let previous = before.chars().next_back();
    let mut behind = after.chars();
    let (next, second) = (behind.next(), behind.next());
    match language {
        "th" | "lo" => {
            next.is_some_and(is_written_onto)
                || previous.is_some_and(is_leading)
                || (is_consonant(first) && previous.is_some_and(|p| sticks(before, p, first)))
                || (ends_open(last) && next.is_some_and(|n| is_final(language, n, second)))
        }
        "km" => {
            let joined = |c: char| matches!(c, '\u{17B6}'..='\u{17D1}' | '\u{17D2}' | '\u{17D3}' | '\u{17DD}');
            next.is_some_and(joined)
                || previous == Some('\u{17D2}')
                // A bantoc stands on the consonant that ends a syllable.
                || next.is_some_and(|c| matches!(c, '\u{1780}'..='\u{17A2}')) && second == Some('\u{17CB}')
        }
        "ja" => {
            // A short run of katakana is no part of a longer one: パン of ジャパン, インド of インドネシア.
            let short = inside.chars().count() < LONG_KATAKANA && inside.chars().all(is_katakana);
            short && (previous.is_some_and(is_katakana) || next.is_some_and(is_katakana))
        }
        _ => false,
    }
}

/// Katakana words of so many letters also stand in compounds (コロナワクチン).
const LONG_KATAKANA: usize = 4;

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}')
}

/// Vowels, tones and other marks that belong to what is before them.
fn is_written_onto(c: char) -> bool {
    matches!(c, '\u{E30}'..='\u{E3A}' | '\u{E45}' | '\u{E47}'..='\u{E4E}' | '\u{EB0}'..='\u{EBD}' | '\u{EC8}'..='\u{ECE}')
}

/// Vowels that are written before the consonant they follow.
fn is_leading(c: char) -> bool {
    matches!(c, '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}')
}

fn is_consonant(c: char) -> bool {
    matches!(c, '\u{E01}'..='\u{E2E}' | '\u{E81}'..='\u{EAE}' | '\u{EDC}' | '\u{EDD}')
}

/// Vowels behind which a consonant may end the syllable.
fn ends_open(c: char) -> bool {
    // A tone closes no syllable either.
    matches!(c, '\u{E32}' | '\u{E34}'..='\u{E39}' | '\u{EB2}' | '\u{EB4}'..='\u{EB9}')
        || matches!(c, '\u{E48}'..='\u{E4B}' | '\u{EC8}'..='\u{ECB}')
}

/// Whether the consonant `p` at the end of `before` begins the syllable that `first` goes on with.
fn sticks(before: &str, p: char, first: char) -> bool {
    // ห makes a sonorant high (หมา).
    let high = matches!(p, 'ห' | 'ຫ') && "งญนมยรลวງຍນມຢຣລວ".contains(first);
    let mut earlier = before.chars().rev().skip(1);
    // Behind what ends a syllable, a consonant begins one, and is none alone.
    let alone = match earlier.next() {
        None => true,
        Some(c) => !c.is_alphanumeric() && !is_written_onto(c) || matches!(c, 'ะ' | '์' | 'ະ'),
    };
    high || alone && is_consonant(p)
}

/// Whether the consonant `c` ends the syllable before it: nothing stands behind it that it could begin.
fn is_final(language: &str, c: char, second: Option<char>) -> bool {
    if !is_consonant(c) || matches!(c, 'ห' | 'ຫ') {
        return false;
    }
    match second {
        None => true,
        Some(s) if is_written_onto(s) => false,
        Some(s) if is_leading(s) => true,
        // Lao writes every vowel.
        Some(s) if language == "lo" => !matches!(s, 'ອ' | 'ວ' | 'ຣ' | 'ລ') || !is_consonant(s),
        Some(s) => !s.is_alphanumeric(),
    }
}
