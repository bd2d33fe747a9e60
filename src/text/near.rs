//! The word that was meant.

/// The one of `known` that `word` was most likely meant to be: a few slips of the finger away, or the same but for `-`, `_` and case.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |word: &str| word.to_lowercase().replace(['_', ' '], "-");
    let word = plain(word);
    // Long nonsense is nobody's slip, and the distance is quadratic.
    if word.len() > 100 {
        return None;
    }
    let far = |k: &str| strsim::damerau_levenshtein(&word, &plain(k));
    let near = known.map(|k| (far(k), k)).min()?;
    (near.0 <= (near.1.len() / 3).max(1) && near.0 < near.1.chars().count()).then_some(near.1)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_told_from_other_words() {
        let known = ["number-altered", "number-added", "off", "api-key-env"];
        for (word, wanted) in [
            ("number-altred", Some("number-altered")),
            ("Number_Altered", Some("number-altered")),
            ("of", Some("off")),
            ("api_key_env", Some("api-key-env")),
            ("tea", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known.into_iter()), wanted, "{word}");
        }
        assert_eq!(nearest(&"x".repeat(1_000_000), known.into_iter()), None);
    }
}
