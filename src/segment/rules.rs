//! What is known of a language's sentence ends: its abbreviations and the words that begin sentences.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// How a language ends its sentences.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Abbreviations whose full stop ends no sentence, in small letters and without the stop.
    abbreviations: BTreeSet<String>,
    habits: Option<&'static Habits>,
    /// The primary language subtag.
    pub language: String,
}

/// What a full stop behind an abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The word is no abbreviation.
    None,
    /// It ends no sentence.
    Never,
    /// It ends one unless a number follows.
    BeforeNumber,
    /// It ends one if a word follows that begins sentences.
    MayEnd,
    /// It ends one if a capital follows.
    OftenEnd,
}

impl Rules {
    /// The rules of the language `tag` with the abbreviations of its pack.
    pub fn new(tag: &str, abbreviations: &[String]) -> Self {
        let language = tag.split('-').next().unwrap_or_default().to_owned();
        let forms = abbreviations
            .iter()
            .map(|form| form.trim_end_matches('.').to_lowercase());
        Self {
            abbreviations: forms.collect(),
            habits: all().get(&language),
            language,
        }
    }

    /// What the stop behind `word` may mean, in whatever case it is written.
    pub fn stop(&self, word: &str) -> Stop {
        let lower = word.to_lowercase();
        let listed = self.abbreviations.contains(&lower);
        let initial = word.chars().nth(1).is_none();
        // A letter by itself is an initial if it is a capital.
        let habit = |list: fn(&Habits) -> &Vec<String>| {
            let listed = self.habits.is_some_and(|habits| list(habits).contains(&lower));
            listed && (!initial || word == lower)
        };
        if habit(|h| &h.often_end) {
            Stop::OftenEnd
        } else if habit(|h| &h.before_number) {
            Stop::BeforeNumber
        } else if habit(|h| &h.may_end) && (listed || word.contains('.')) {
            Stop::MayEnd
        } else if listed {
            Stop::Never
        } else {
            Stop::None
        }
    }

    /// Whether `word`, which has a capital, begins a sentence.
    pub fn is_starter(&self, word: &str) -> bool {
        let Some(habits) = self.habits else {
            return false;
        };
        let lower = word.to_lowercase().replace('’', "'");
        let elided = lower.split_inclusive('\'').next().unwrap_or_default();
        [lower.as_str(), elided, elided.trim_end_matches('\'')]
            .iter()
            .any(|form| habits.starters.contains(*form))
    }

    /// Whether `word` goes on with the sentence that stands before it: a postposition or "said" behind a quotation.
    pub fn goes_on(&self, word: &str) -> bool {
        self.habits.is_some_and(|habits| habits.goes_on.contains(word))
    }

    /// The same where no spaces stand between words: whether `clause` begins with such a word, or ends with one.
    pub fn goes_on_at(&self, clause: &str, end: bool) -> bool {
        let mut words = self.habits.into_iter().flat_map(|habits| &habits.goes_on);
        words.any(|word| {
            if end {
                clause.ends_with(word)
            } else {
                clause.starts_with(word)
            }
        })
    }

    /// Whether `text` begins with a word that begins sentences, where no spaces stand between words.
    pub fn starts(&self, text: &str) -> bool {
        let mut words = self.habits.into_iter().flat_map(|habits| &habits.starters);
        words.any(|word| text.starts_with(word))
    }

    /// Whether a number with a full stop is an ordinal.
    pub fn ordinals(&self) -> bool {
        self.habits.is_some_and(|habits| habits.ordinals)
    }

    /// Whether the language is one of `languages`.
    pub fn is(&self, languages: &[&str]) -> bool {
        languages.contains(&self.language.as_str())
    }
}

/// A language's entry in `glossary/sentences.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Habits {
    starters: BTreeSet<String>,
    may_end: Vec<String>,
    often_end: Vec<String>,
    before_number: Vec<String>,
    goes_on: BTreeSet<String>,
    ordinals: bool,
}

fn all() -> &'static BTreeMap<String, Habits> {
    static ALL: OnceLock<BTreeMap<String, Habits>> = OnceLock::new();
    ALL.get_or_init(|| {
        serde_yaml::from_str(include_str!("../../glossary/sentences.yaml"))
            .unwrap_or_else(|e| unreachable!("a test reads the built-in table: {e}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{Rules, Stop, all};

    #[test]
    fn the_table_is_read_and_written_in_small_letters() {
        for (tag, habits) in all() {
            for word in habits.starters.iter().chain(&habits.may_end).chain(&habits.often_end) {
                assert_eq!(*word, word.to_lowercase(), "{tag}");
            }
        }
        let rules = Rules::new("en-GB", &["Mr".into(), "Inc".into(), "approx.".into()]);
        for (word, wanted) in [
            ("Mr", Stop::Never),
            ("mr", Stop::Never),
            ("Approx", Stop::MayEnd),
            ("Inc", Stop::MayEnd),
            ("No", Stop::BeforeNumber),
            ("etc", Stop::OftenEnd),
            ("house", Stop::None),
        ] {
            assert_eq!(rules.stop(word), wanted, "{word}");
        }
        assert!(rules.is_starter("The") && !rules.is_starter("Minister"));
        assert!(Rules::new("fr", &[]).is_starter("L’homme"));
    }
}
