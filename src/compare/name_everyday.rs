//! Common words of a language, which have a capital by their place and are no names.

use super::name_compass::tells_direction;
use super::name_side::Side;
use crate::extract::words;
use crate::text::fold_key;

impl Side<'_> {
    /// Whether a folded word is a common one of the language: the version writes it small, or it is a point of the
    /// compass.
    pub fn is_everyday(&self, word: &str) -> bool {
        let small = self.small.get_or_init(|| {
            let texts = self.version.segments.iter().map(|s| s.text.as_str());
            let all = texts.flat_map(|text| words(text).into_iter().map(move |w| w.of(text)));
            all.filter(|w| w.starts_with(char::is_lowercase))
                .map(fold_key)
                .collect()
        });
        small.contains(word) || tells_direction(word, self.pack)
    }
}
