//! Words to keys: what of a word must agree for it to be the same word in another inflection.
//!
//! A glossary's word has one key. A word of a text has one key or several: with and without the letters that are written onto
//! it. Input is folded (`text::fold`), so Arabic ة is ہ and ي is ی here.

use crate::language::Pack;
use crate::text::digit_value;
use rust_stemmers::{Algorithm, Stemmer};
use smallvec::SmallVec;
use std::borrow::Cow;

/// How a language's words are brought to keys.
pub struct Keys {
    language: String,
    stemmer: Option<Stemmer>,
    endings: &'static [&'static str],
}

/// Endings that a language without a Snowball stemmer drops, the longest first; at least three letters stay.
const PL: &[&str] = &[
    "iego", "iemu", "iach", "iami", "owie", "ami", "ach", "ego", "emu", "owi", "iej", "ymi", "imi", "ów", "om", "em",
    "ie", "ej", "ym", "im", "ią", "ię", "ą", "ę", "a", "e", "i", "o", "u", "y",
];
const UK: &[&str] = &[
    "ями", "ами", "ові", "еві", "ого", "ому", "ими", "ях", "ах", "ів", "їв", "ом", "ем", "ою", "ею", "ої", "ій", "им",
    "их", "а", "я", "у", "ю", "і", "ї", "и", "е", "о", "ь",
];

impl Keys {
    /// The keys of `language`.
    pub fn new(language: &str) -> Self {
        let algorithm = match language {
            "fr" => Some(Algorithm::French),
            "es" => Some(Algorithm::Spanish),
            "pt" => Some(Algorithm::Portuguese),
            "de" => Some(Algorithm::German),
            "it" => Some(Algorithm::Italian),
            "nl" => Some(Algorithm::Dutch),
            "ru" => Some(Algorithm::Russian),
            "tr" => Some(Algorithm::Turkish),
            _ => None,
        };
        Self {
            language: language.to_owned(),
            stemmer: algorithm.map(Stemmer::create),
            endings: match language {
                "pl" => PL,
                "uk" => UK,
                _ => &[],
            },
        }
    }

    /// The key of a glossary's word. A name (`name`) keeps its ending where names are not inflected: `Laos` is not `Lao`.
    pub fn glossary<'w>(&self, word: &'w str, name: bool) -> Cow<'w, str> {
        if name && self.names_stand_still() {
            return Cow::Owned(format!("={word}"));
        }
        match self.language.as_str() {
            "ar" => Cow::Borrowed(without_article(word)),
            _ => self.stem(word),
        }
    }

    /// Tells `out` the keys of a text's word, the likeliest first; one may be told twice.
    pub fn text(&self, word: &str, pack: &Pack, out: &mut dyn FnMut(&str)) {
        match self.language.as_str() {
            "ar" => arabic(word, out),
            "ur" => with_endings(word, URDU, 2, out),
            "fa" => with_endings(word, PERSIAN, 2, out),
            "hi" => with_endings(word, HINDI, 2, out),
            "bn" => with_endings(word, BENGALI, 2, out),
            "id" => with_endings(word, INDONESIAN, 3, out),
            "ko" => {
                out(word);
                let particles = pack
                    .enclitics
                    .iter()
                    .filter_map(|particle| word.strip_suffix(particle.as_str()));
                particles.filter(|rest| rest.chars().nth(1).is_some()).for_each(out);
            }
            _ => {
                out(&self.stem(word));
                // The French stemmer takes some plurals for verbs (quais).
                if self.language == "fr"
                    && let Some(one) = word.strip_suffix(['s', 'x']).filter(|one| one.chars().nth(2).is_some())
                {
                    out(&self.stem(one));
                }
                if self.names_stand_still() {
                    out(&format!("={word}"));
                }
            }
        }
    }

    fn names_stand_still(&self) -> bool {
        matches!(self.language.as_str(), "en" | "fr" | "es" | "pt" | "de" | "it" | "nl")
    }

    /// The word without its ending.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if word.chars().any(|c| digit_value(c).is_some()) {
            return Cow::Borrowed(word);
        }
        if let Some(stemmer) = &self.stemmer {
            return stemmer.stem(word);
        }
        match self.language.as_str() {
            "en" => english(word),
            "vi" => vietnamese(word),
            _ => {
                let rest = self.endings.iter().find_map(|ending| {
                    let rest = word.strip_suffix(ending)?;
                    rest.chars().nth(2).map(|_| rest)
                });
                Cow::Borrowed(rest.unwrap_or(word))
            }
        }
    }
}

/// Plurals.
fn english(word: &str) -> Cow<'_, str> {
    let long = word.len() > 3;
    if let Some(stem) = word.strip_suffix("ies").filter(|_| word.len() > 4) {
        return Cow::Owned(format!("{stem}y"));
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if long && word.ends_with(ending) {
            return Cow::Borrowed(&word[..word.len() - 2]);
        }
    }
    let kept = word.ends_with("ss") || word.ends_with("us") || word.ends_with("is");
    Cow::Borrowed(word.strip_suffix('s').filter(|_| long && !kept).unwrap_or(word))
}

/// The tone behind the letters, so that `hóa` and `hoá` are one.
fn vietnamese(word: &str) -> Cow<'_, str> {
    use icu_normalizer::DecomposingNormalizerBorrowed;
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let parts = DecomposingNormalizerBorrowed::new_nfd().normalize(word).into_owned();
    let tone = parts.chars().find(is_tone);
    Cow::Owned(parts.chars().filter(|c| !is_tone(c)).chain(tone).collect())
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال")
        .filter(|rest| rest.chars().nth(1).is_some())
        .unwrap_or(word)
}

/// و or ف, then ب, ک or ل, then ال (with ل: لل), each optional; then pronouns and endings.
fn arabic(word: &str, out: &mut dyn FnMut(&str)) {
    let mut stems: SmallVec<[&str; 16]> = SmallVec::new();
    let mut add = |stem| {
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    };
    add(without_article(word));
    let enough = |stem: &&str| stem.chars().nth(1).is_some();
    let joined = [Some(word), word.strip_prefix('و'), word.strip_prefix('ف')];
    for base in joined.into_iter().flatten().filter(enough) {
        add(without_article(base));
        // لل is ل and the article.
        for preposition in ["ب", "ک", "لل", "ل"] {
            if let Some(rest) = base.strip_prefix(preposition).filter(enough) {
                add(without_article(rest));
            }
        }
    }
    stems.iter().for_each(|stem| out(stem));
    for stem in stems {
        endings(stem, ARABIC, 3, out);
    }
}

/// Endings and what the dictionary form has instead.
type Endings = &'static [(&'static str, &'static str)];

const ARABIC: Endings = &[
    ("تہا", "ہ"),
    ("تہم", "ہ"),
    ("تنا", "ہ"),
    ("تہ", "ہ"),
    ("تان", "ہ"),
    ("تین", "ہ"),
    ("ات", "ہ"),
    ("ات", ""),
    ("ہا", ""),
    ("ہم", ""),
    ("نا", ""),
    ("ون", ""),
    ("ین", ""),
    ("ان", ""),
    ("ا", ""),
    ("ہ", ""),
];
const URDU: Endings = &[
    ("یوں", "ی"),
    ("یاں", "ی"),
    ("وں", ""),
    ("وں", "ہ"),
    ("وں", "ا"),
    ("یں", ""),
    ("ے", "ہ"),
    ("ے", "ا"),
    ("ات", ""),
    ("ز", ""),
];
const PERSIAN: Endings = &[("های", ""), ("ہای", ""), ("ہا", ""), ("ان", ""), ("ی", "")];
const HINDI: Endings = &[
    ("ियों", "ी"),
    ("ियाँ", "ी"),
    ("ियां", "ी"),
    ("ों", ""),
    ("ों", "ा"),
    ("ओं", ""),
    ("ें", ""),
    ("े", "ा"),
];
const BENGALI: Endings = &[
    ("গুলোর", ""),
    ("গুলো", ""),
    ("গুলি", ""),
    ("দের", ""),
    ("ের", ""),
    ("কে", ""),
    ("তে", ""),
    ("টি", ""),
    ("র", ""),
    ("ে", ""),
];
const INDONESIAN: Endings = &[("nya", "")];

fn with_endings(word: &str, list: Endings, least: usize, out: &mut dyn FnMut(&str)) {
    out(word);
    endings(word, list, least, out);
}

fn endings(word: &str, list: Endings, least: usize, out: &mut dyn FnMut(&str)) {
    let mut key = String::new();
    for &(ending, instead) in list {
        let Some(rest) = word
            .strip_suffix(ending)
            .filter(|rest| rest.chars().nth(least - 1).is_some())
        else {
            continue;
        };
        if instead.is_empty() {
            out(rest);
        } else {
            key.clear();
            key.push_str(rest);
            key.push_str(instead);
            out(&key);
        }
    }
}
