//! The built-in word list: common words of the news, as concepts that all languages share.
//!
//! A line of `glossary/concepts/<tag>.txt` is `concept: word, word`. Where a language parts its words, a word stands at the
//! beginning of one and, from four letters on (three in Arabic and Indian scripts, two in Hangul), may go on for some letters
//! more; `word*` may go on however short it is, `~word` may follow a prefix. In Vietnamese words stand alone; in Chinese,
//! Japanese, Thai, Lao and Khmer they stand anywhere.

use super::script::{Script, is_letter};
use super::tokens::hash;
use crate::text::fold_key;
use daachorse::CharwiseDoubleArrayAhoCorasick;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::OnceLock;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary/concepts");

static COUNTED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary/counted");

/// Concepts of the news that numbers count, beside those of `glossary/counted`.
const COUNTABLE: [&str; 32] = [
    "book",
    "bus",
    "car",
    "child",
    "city",
    "club",
    "commune",
    "company",
    "computer",
    "country",
    "daughter",
    "district",
    "doctor",
    "dog",
    "family",
    "film",
    "girl",
    "hospital",
    "hotel",
    "house",
    "island",
    "judge",
    "lawyer",
    "man",
    "phone",
    "photo",
    "province",
    "restaurant",
    "school",
    "student",
    "teacher",
    "woman",
];

/// How many letters may follow a word's beginning.
const ENDING: usize = 6;
/// How many letters may stand before a `~word`.
const PREFIX: usize = 6;
/// What Arabic writes onto the front of a word, folded.
const PROCLITICS: [&str; 16] = [
    "و", "ف", "ب", "ل", "ک", "س", "ال", "وال", "بال", "لل", "فال", "کال", "وب", "ول", "ی", "ت",
];

/// The words of one language.
pub(super) struct Concepts {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    forms: Vec<Form>,
    spaced: bool,
}

/// What is known of one form.
struct Form {
    /// Hashes of the concepts that it names.
    concepts: Vec<u64>,
    after_prefix: bool,
    goes_on: bool,
}

/// Hashes of the concepts that `text`, in the language `tag`, names; sorted, each once.
pub fn concepts_in(tag: &str, text: &str) -> Vec<u64> {
    let mut out = Vec::new();
    if let Some(concepts) = Concepts::of(tag) {
        concepts.find(&fold_key(text), |id| out.push(id));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Hashes of the things that numbers count of which `text`, in the language `tag`, speaks; sorted, each once.
pub fn counted_in(tag: &str, text: &str) -> Vec<u64> {
    static ALL: OnceLock<Shelf> = OnceLock::new();
    let lines = |file: &'static Dir<'static>, primary: &str| file.get_file(format!("{primary}.txt"))?.contents_utf8();
    let concepts = on(&ALL, tag, |primary| {
        let news = lines(&FILES, primary)?.lines();
        let countable = news.filter(|l| l.split_once(": ").is_some_and(|(c, _)| COUNTABLE.contains(&c)));
        let all: Vec<&str> = lines(&COUNTED, primary)?.lines().chain(countable).collect();
        Concepts::load(primary, &all.join("\n"))
    });
    let mut out = Vec::new();
    if let Some(concepts) = concepts {
        concepts.find(&fold_key(text), |id| out.push(id));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The hash by which [`concepts_in`] and [`counted_in`] tell the concept `name`.
pub fn concept_id(name: &str) -> u64 {
    hash(b'c', name.as_bytes())
}

/// A list for each language that has one, read when it is first asked for.
type Shelf = BTreeMap<&'static str, OnceLock<Option<Concepts>>>;

/// The list of the language `tag` on a shelf.
fn on(
    shelf: &'static OnceLock<Shelf>,
    tag: &str,
    load: impl Fn(&str) -> Option<Concepts>,
) -> Option<&'static Concepts> {
    let shelf = shelf.get_or_init(|| {
        let stems = FILES.files().filter_map(|f| f.path().file_stem()?.to_str());
        stems.map(|stem| (stem, OnceLock::new())).collect()
    });
    let primary = tag.split('-').next().unwrap_or(tag);
    shelf.get(primary)?.get_or_init(|| load(primary)).as_ref()
}

impl Concepts {
    /// The list of the language `tag`, where there is one.
    pub(super) fn of(tag: &str) -> Option<&'static Self> {
        static ALL: OnceLock<Shelf> = OnceLock::new();
        on(&ALL, tag, |primary| {
            let file = FILES.get_file(format!("{primary}.txt"))?;
            Self::load(primary, file.contents_utf8()?)
        })
    }

    fn load(tag: &str, text: &str) -> Option<Self> {
        let mut forms: BTreeMap<String, Form> = BTreeMap::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let Some((concept, words)) = line.split_once(": ") else {
                continue;
            };
            let concept = concept_id(concept);
            for word in words.split(", ") {
                let bare = word.trim_start_matches('~').trim_end_matches('*');
                let form = forms.entry(fold_key(bare)).or_insert_with(|| Form {
                    concepts: Vec::new(),
                    after_prefix: word.starts_with('~'),
                    goes_on: tag != "vi" && (word.ends_with('*') || is_long(bare)),
                });
                form.concepts.push(concept);
            }
        }
        let patterns = forms.keys().zip(0u32..);
        Some(Self {
            automaton: CharwiseDoubleArrayAhoCorasick::with_values(patterns).ok()?,
            forms: forms.into_values().collect(),
            spaced: !matches!(tag, "zh" | "ja" | "th" | "lo" | "km"),
        })
    }

    /// Calls `found` with the hash of every concept that a folded text names.
    pub(super) fn find(&self, folded: &str, mut found: impl FnMut(u64)) {
        for hit in self.automaton.find_overlapping_iter(folded) {
            let Some(form) = self.forms.get(hit.value() as usize) else {
                continue;
            };
            if !self.spaced || form.stands(&folded[..hit.start()], &folded[hit.end()..]) {
                form.concepts.iter().for_each(|&c| found(c));
            }
        }
    }
}

impl Form {
    /// Whether a hit between `before` and `after` is this word.
    fn stands(&self, before: &str, after: &str) -> bool {
        let tail = before.chars().rev().take_while(|&c| is_letter(c)).map(char::len_utf8);
        let head = &before[before.len() - tail.sum::<usize>()..];
        let starts =
            head.is_empty() || PROCLITICS.contains(&head) || (self.after_prefix && head.chars().count() <= PREFIX);
        let rest = after.chars().take(ENDING + 1).take_while(|&c| is_letter(c)).count();
        starts && (rest == 0 || (self.goes_on && rest <= ENDING))
    }
}

/// Whether a word is long enough to be told by its beginning.
fn is_long(word: &str) -> bool {
    let letters = word.chars().filter(|&c| is_letter(c)).count();
    letters
        >= match word.chars().next().map(Script::of) {
            Some(Script::Hangul) => 2,
            Some(Script::Arabic | Script::Spaced) => 3,
            _ => 4,
        }
}

#[cfg(test)]
mod tests {
    use super::concept_id;
    use super::{Concepts, FILES};
    use crate::text::fold_key;

    fn names(tag: &str, text: &str, concept: &str) -> bool {
        let mut seen = false;
        let concepts = Concepts::of(tag).expect("a list");
        concepts.find(&fold_key(text), |id| seen |= id == concept_id(concept));
        seen
    }

    #[test]
    fn words_are_found_inflected_and_with_clitics() {
        for (tag, text, concept) in [
            ("en", "Policemen came.", "police"),
            ("ar", "وقالت الشرطة", "police"),
            ("vi", "Công an tỉnh", "police"),
            ("ru", "в полицию", "police"),
            ("zh", "当地警察说", "police"),
            ("ko", "경찰은 말했다", "police"),
            ("sw", "waliuawa na aliua", "kill"),
            ("pt-BR", "a polícia", "police"),
        ] {
            assert!(names(tag, text, concept), "{tag} {text}");
        }
    }

    #[test]
    fn words_are_not_found_inside_others() {
        for (tag, text, concept) in [
            ("en", "a carpet on the shipping list", "car"),
            ("en", "amend the worldly", "man"),
            ("vi", "chống", "husband"),
        ] {
            assert!(!names(tag, text, concept), "{tag} {text}");
        }
    }

    #[test]
    fn every_list_is_sorted_and_each_concept_stands_once() {
        for file in FILES.files().chain(super::COUNTED.files()) {
            let text = file.contents_utf8().expect("UTF-8");
            let keys: Vec<_> = text.lines().skip(1).map(|l| l.split_once(": ").expect(l).0).collect();
            assert!(keys.is_sorted_by(|a, b| a < b), "{}", file.path().display());
        }
    }
}
