//! Whether a word is one that English writes in lower case, so that a capital alone makes no name of it.

use super::gazetteer_read::TABLES;
use std::cmp::Ordering;

/// What English writes onto the end of a word: its genitive, and verbs and "not" that are cut short (it'll, they've).
const CONTRACTIONS: [&str; 7] = ["'s", "'ll", "'re", "'ve", "'d", "'m", "n't"];

/// Whether `word` is an English word that is written in lower case; `word` is in lower case.
pub fn is_common_english(word: &str) -> bool {
    let has = |w: &str| !w.is_empty() && is_line(table(), w);
    let contracted = || CONTRACTIONS.iter().any(|end| word.strip_suffix(end).is_some_and(has));
    has(word) || word.strip_suffix('s').is_some_and(has) || contracted()
}

fn table() -> &'static str {
    let file = TABLES.get_file("common-en.txt").and_then(|f| f.contents_utf8());
    file.unwrap_or_default()
}

/// Whether `word` is a line of a sorted text, which is searched in place.
fn is_line(text: &str, word: &str) -> bool {
    let (mut from, mut to) = (0, text.len());
    while from < to {
        let bytes = text.as_bytes();
        let middle = from + (to - from) / 2;
        let start = bytes
            .get(from..middle)
            .and_then(|b| b.iter().rposition(|b| *b == b'\n'));
        let start = start.map_or(from, |at| from + at + 1);
        let end = bytes.get(middle..to).and_then(|b| b.iter().position(|b| *b == b'\n'));
        let end = end.map_or(to, |at| middle + at);
        match bytes.get(start..end).unwrap_or_default().cmp(word.as_bytes()) {
            Ordering::Equal => return true,
            Ordering::Less => from = (end + 1).min(to),
            Ordering::Greater => to = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{is_common_english, is_line, table};

    #[test]
    fn words_with_and_without_endings_are_found() {
        for (word, wanted) in [
            ("house", true),
            ("houses", true),
            ("it'll", true),
            ("didn't", true),
            ("molinari", false),
            ("", false),
        ] {
            assert_eq!(is_common_english(word), wanted, "{word}");
        }
    }

    #[test]
    fn every_line_is_found_and_no_part_of_one() {
        assert!(table().lines().step_by(97).all(|word| is_line(table(), word)));
        assert!(table().lines().is_sorted());
        for text in ["", "\n", "a", "a\n", "ab\nb"] {
            assert_eq!(is_line(text, "a"), text.starts_with("a\n") || text == "a", "{text:?}");
        }
    }
}
