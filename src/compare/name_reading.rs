//! Names that other languages tell by their characters' own reading: Chinese in pinyin, Japanese in Latin letters.

use super::name_pair::{Fate, Pair};
use super::name_side::Unit;

impl Pair<'_, '_> {
    /// Whether a name reads as a Japanese person's, whose characters Chinese and Japanese keep: its sound is not heard there.
    pub(super) fn read_by_characters(&self, run: &[(&Unit, Fate)]) -> bool {
        let keeps = matches!(self.b.pack.tag(), "zh" | "ja");
        let another = |unit: &Unit| run.len() > 1 || self.a.partners(unit).any(|p| is_romaji(&p.key));
        keeps && run.iter().all(|(u, _)| is_romaji(&u.key) && another(u))
    }
}

/// Whether a word reads as Chinese in pinyin, of two syllables or more: Vietnamese writes such names by their characters' reading
/// of its own.
pub(super) fn is_pinyin(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai", "an", "ao", "ei", "en",
        "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u",
    ];
    let mut rest = word;
    let mut syllables = 0;
    while !rest.is_empty() {
        let after = ["zh", "ch", "sh"].iter().find_map(|s| rest.strip_prefix(s));
        let after = after
            .or_else(|| rest.strip_prefix(|c: char| "bpmfdtnlgkhjqxrzcsyw".contains(c)))
            .unwrap_or(rest);
        // An ending gives its n or g to the next syllable where a vowel follows.
        let end = ENDS.iter().find(|e| {
            after
                .strip_prefix(**e)
                .is_some_and(|next| !(e.ends_with(['n', 'g', 'r']) && next.starts_with(['a', 'e', 'i', 'o', 'u'])))
        });
        let Some(end) = end else { return false };
        rest = &after[end.len()..];
        syllables += 1;
    }
    syllables > 1
}

/// Whether a word reads as Japanese in Latin letters, of two morae or more (Shohei, Ohtani, Ishiba).
pub(super) fn is_romaji(word: &str) -> bool {
    let mut rest = word;
    let mut morae = 0;
    while !rest.is_empty() {
        let onset = ["sh", "ch", "ts", "ky", "gy", "ny", "hy", "my", "ry", "by", "py"]
            .iter()
            .find_map(|s| rest.strip_prefix(s));
        let onset = onset
            .or_else(|| rest.strip_prefix(|c: char| "kstnhmyrwgzdbpjf".contains(c)))
            .unwrap_or(rest);
        let Some(after) = onset.strip_prefix(['a', 'i', 'u', 'e', 'o', 'ō', 'ū']) else {
            // A lone n, and a long o.
            match rest.strip_prefix('n').or_else(|| {
                rest.strip_prefix("h")
                    .filter(|_| rest.len() < word.len() && word[..word.len() - rest.len()].ends_with('o'))
            }) {
                Some(after) if morae > 0 => {
                    rest = after;
                    continue;
                }
                _ => return false,
            }
        };
        morae += 1;
        rest = after;
    }
    morae > 1
}

#[cfg(test)]
mod tests {
    use super::{is_pinyin, is_romaji};

    #[test]
    fn japanese_is_told_by_its_syllables() {
        for name in ["shohei", "ohtani", "ishiba", "shinzo", "kenji", "tanaka", "junko"] {
            assert!(is_romaji(name), "{name}");
        }
        for name in ["kavanaugh", "emma", "barack", "ito", "li", "clara"] {
            assert_eq!(is_romaji(name), name == "ito", "{name}");
        }
    }

    #[test]
    fn chinese_is_told_by_its_syllables() {
        for name in ["beijing", "jinping", "yunnan", "fujian", "zhangjiakou", "taizicheng"] {
            assert!(is_pinyin(name), "{name}");
        }
        for name in ["kavanaugh", "trump", "xi", "wellington", "scott"] {
            assert!(!is_pinyin(name), "{name}");
        }
    }
}
