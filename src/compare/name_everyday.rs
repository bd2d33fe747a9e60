//! Common words of a language, which have a capital by their place and are no names.

use super::name_compass::tells_direction;
use super::name_side::Side;
use crate::align::concepts_in;
use crate::extract::words;
use crate::text::fold_key;

impl Side<'_> {
    /// Whether a common word of the version `from` stands in a segment as this language says it.
    pub fn says(&self, word: &str, segment: usize, from: &Side<'_>) -> bool {
        let told = concepts_in(word, from.pack.tag());
        let text = self.version.segments.get(segment).map_or("", |s| s.text.as_str());
        !told.is_empty() && concepts_in(text, self.pack.tag()).iter().any(|c| told.contains(c))
    }

    /// Whether a folded word is a common one of the language: the version writes it small, it is an everyday word of the news, or
    /// a point of the compass.
    pub fn is_everyday(&self, word: &str) -> bool {
        let small = self.small.get_or_init(|| {
            let texts = self.version.segments.iter().map(|s| s.text.as_str());
            let all = texts.flat_map(|text| words(text).into_iter().map(move |w| w.of(text)));
            all.filter(|w| w.starts_with(char::is_lowercase))
                .map(fold_key)
                .collect()
        });
        // A short word may be the beginning of another.
        let long = word.chars().count() > 5;
        small.contains(word)
            || long && !concepts_in(word, self.pack.tag()).is_empty()
            || tells_direction(word, self.pack)
    }
}
