//! Words beside the years of a life (`glossary/life.yaml`).

use super::pack::Boundaries;
use super::{Pack, UniqueMap};
use crate::text::fold;
use serde::Deserialize;
use std::sync::OnceLock;

/// What words say of a date beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// That somebody was born then.
    Born,
    /// That somebody died then.
    Died,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    born: Vec<String>,
    died: Vec<String>,
}

/// From so many letters on a word may go on.
const GOES_ON: usize = 5;

impl Life {
    /// Whether a word that says so stands in `text`, in the language of `pack`.
    pub fn said(self, text: &str, pack: &Pack) -> bool {
        static ALL: OnceLock<UniqueMap<Words>> = OnceLock::new();
        let all = ALL.get_or_init(|| {
            serde_yaml::from_str(include_str!("../../glossary/life.yaml"))
                .unwrap_or_else(|e| unreachable!("a test reads glossary/life.yaml: {e}"))
        });
        let Some(words) = all.0.get(pack.tag()) else {
            return false;
        };
        let words = match self {
            Self::Born => &words.born,
            Self::Died => &words.died,
        };
        let spaced = pack.file.boundaries != Boundaries::None;
        let particles = pack.file.boundaries == Boundaries::Start;
        let text = fold(text).text;
        words.iter().any(|word| {
            let word = fold(word).text;
            text.match_indices(&word).any(|(at, _)| {
                let before = text[..at].chars().next_back().is_some_and(char::is_alphabetic);
                let behind = text[at + word.len()..].chars().next().is_some_and(char::is_alphabetic);
                !spaced || !before && (!behind || particles || word.chars().count() >= GOES_ON)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Life;
    use crate::language::Pack;
    use crate::text::Tag;

    #[test]
    fn births_and_deaths_are_told_apart() {
        for (tag, text, born, died) in [
            ("en", "Born in", true, false),
            ("en", "stubborn, Bornean", false, false),
            ("vi", "sinh ngày", true, false),
            ("fr", "née en", true, false),
            ("fr", "une année", false, false),
            ("zh", "去世", false, true),
            ("ko", "1950년생으로", true, false),
            ("hi", "जन्मी", true, false),
        ] {
            let pack = Pack::of(&Tag::parse(tag).unwrap()).unwrap();
            assert_eq!(
                (Life::Born.said(text, pack), Life::Died.said(text, pack)),
                (born, died),
                "{tag} {text}"
            );
        }
        for tag in Pack::tags() {
            let pack = Pack::of(&Tag::parse(tag).unwrap()).unwrap();
            assert!(!Life::Born.said("", pack));
        }
    }
}
