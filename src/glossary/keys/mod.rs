//! Words to keys: what of a word must agree for it to be the same word in another inflection.
//!
//! A glossary's word has a key of its own and others by which it is found too; a word of a text has several, each with how much
//! it proves. Input is folded (`text::fold`), so Arabic ة is ہ and ي is ی here.

mod english;
mod romance;
mod german;
mod slavic;
mod turkish;
mod swahili;
mod plurals;
mod onto;

use crate::language::Pack;
use crate::text::digit_value;
use onto::{BENGALI, HINDI, INDONESIAN, PERSIAN, URDU, arabic, hindi, korean, stems, with_endings, without_article};
use rust_stemmers::{Algorithm, Stemmer};
use smallvec::SmallVec;
use std::borrow::Cow;

/// How a word of a text is alike one of the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The same word.
    Same,
    /// The same word in another case or number.
    Inflected,
    /// The word in another gender: an adjective's form, but of a noun perhaps another word (`droit`, `droite`).
    Gendered,
    /// A word of the same stem: `cooperation` for `cooperative`.
    Related,
}

/// How a language's words are brought to keys.
pub struct Keys {
    language: String,
    stemmer: Option<Stemmer>,
}

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
        }
    }

    /// The key of a glossary's word. A name (`name`) keeps its ending where names are not inflected: `Laos` is not `Lao`.
    pub fn glossary<'w>(&self, word: &'w str, name: bool) -> Cow<'w, str> {
        if name && self.names_stand_still() {
            return Cow::Owned(format!("={word}"));
        }
        match self.language.as_str() {
            "ar" => Cow::Borrowed(without_article(word)),
            "hi" => hindi(word),
            "vi" => vietnamese(word),
            _ => Cow::Borrowed(word),
        }
    }

    /// Tells `out` the other keys of a glossary's word that is no name which stands still.
    pub fn others(&self, word: &str, out: &mut dyn FnMut(&str)) {
        match self.language.as_str() {
            "en" | "fr" | "es" | "pt" | "it" | "de" | "nl" | "ru" | "uk" | "pl" | "tr" | "sw" => {
                self.inflected(word, true, &mut |key, _| {
                    if key != word {
                        out(key);
                    }
                });
            }
            _ => {}
        }
    }

    /// Tells `out` the keys of a text's word, the likeliest first; one may be told twice.
    pub(super) fn text(&self, word: &str, pack: &Pack, out: &mut dyn FnMut(&str, Likeness)) {
        let mut told = |key: &str| {
            out(
                key,
                if key == word {
                    Likeness::Same
                } else {
                    Likeness::Inflected
                },
            )
        };
        match self.language.as_str() {
            "ar" => {
                arabic(word, &mut told);
                let mut bare: SmallVec<[String; 8]> = SmallVec::new();
                stems(word, &mut |stem| bare.push(stem.to_owned()));
                for stem in bare {
                    plurals::singulars(&stem, &mut |key| out(key, Likeness::Related));
                }
            }
            "ur" | "fa" => {
                with_endings(word, if self.language == "ur" { URDU } else { PERSIAN }, 2, &mut told);
                plurals::singulars(word, &mut |key| out(key, Likeness::Related));
            }
            "hi" => with_endings(&hindi(word), HINDI, 2, &mut told),
            "bn" => with_endings(word, BENGALI, 2, &mut told),
            "id" => with_endings(word, INDONESIAN, 3, &mut told),
            "vi" => out(&vietnamese(word), Likeness::Same),
            "ko" => korean(word, pack, &mut told),
            _ => {
                if self.names_stand_still() {
                    out(&format!("={word}"), Likeness::Same);
                    // Thüringens Wälder.
                    if self.language == "de"
                        && let Some(name) = word.strip_suffix('s').filter(|name| name.chars().nth(3).is_some())
                    {
                        out(&format!("={name}"), Likeness::Inflected);
                    }
                }
                out(word, Likeness::Same);
                self.inflected(word, false, out);
            }
        }
    }

    /// The singular of an English plural that begins otherwise than it (feet).
    pub(super) fn odd(&self, word: &str) -> Option<Cow<'static, str>> {
        (self.language == "en").then(|| english::odd(word)).flatten()
    }

    fn names_stand_still(&self) -> bool {
        matches!(self.language.as_str(), "en" | "fr" | "es" | "pt" | "de" | "it" | "nl")
    }

    /// The keys that a word and its inflected forms share; those of `wider` likeness begin with a sign of their own. Of a
    /// glossary's word (`own`) fewer are told: what a text's word meets them by.
    fn inflected(&self, word: &str, own: bool, out: &mut dyn FnMut(&str, Likeness)) {
        use Likeness::{Gendered, Inflected, Related};
        if word.chars().any(|c| digit_value(c).is_some()) {
            return;
        }
        let language = self.language.as_str();
        match language {
            "en" => match english::odd(word) {
                Some(one) => out(&one, Inflected),
                None => {
                    out(&english::singular(word), Inflected);
                    // buses, but also houses.
                    if let Some(one) = word.strip_suffix("es").filter(|one| one.ends_with('s')) {
                        out(one, Inflected);
                    }
                }
            },
            "fr" | "es" | "pt" | "it" => {
                let plain = romance::plain(language, word);
                out(&plain, Inflected);
                let mut bases: SmallVec<[String; 6]> = SmallVec::new();
                bases.push(plain.clone());
                romance::singulars(language, &plain, &mut |one| {
                    out(one, Inflected);
                    bases.push(one.to_owned());
                });
                for base in bases {
                    out(&format!("^{}", romance::genderless(language, &base)), Gendered);
                }
            }
            "de" => german::german(word, &mut |stem, adjective| {
                out(stem, if adjective { Gendered } else { Inflected });
                if !own
                    && let Some(man) = stem
                        .strip_suffix("in")
                        .or(stem.strip_suffix("inn"))
                        .filter(|m| m.len() > 3)
                {
                    out(man, Related);
                }
            }),
            "nl" => {
                german::dutch(word, &mut |stem| out(stem, Inflected));
                let small = ["tje", "pje", "je"].iter().find_map(|ending| {
                    let all = word.strip_suffix('s').unwrap_or(word);
                    all.strip_suffix(ending)
                });
                if let Some(stem) = small.filter(|stem| !own && stem.len() > 2) {
                    german::dutch(stem, &mut |stem| out(stem, Related));
                }
            }
            "ru" | "uk" | "pl" => {
                // Under a sign of their own: a stem is no word. Of a glossary's word the longest ending is off, or none.
                let mut bare: SmallVec<[&str; 4]> = SmallVec::new();
                slavic::bare(language, word, &mut |stem| bare.push(stem));
                let last = bare.len() - 1;
                for (i, stem) in bare.into_iter().enumerate() {
                    if !own || i == 0 || i == last {
                        out(&format!("~{stem}"), Inflected);
                    }
                    if !own {
                        slavic::changed(language, stem, &mut |stem| out(&format!("~{stem}"), Inflected));
                    }
                }
            }
            "tr" => {
                // İ and I of capitals: what was ı is i here.
                let dotted = word.replace('ı', "i");
                out(&format!("~{dotted}"), Inflected);
                turkish::stems(word, &mut |stem| {
                    out(stem, Inflected);
                    out(&format!("~{}", stem.replace('ı', "i")), Inflected);
                });
            }
            "sw" => swahili::singulars(word, &mut |one| out(one, Inflected)),
            _ => {}
        }
        if let Some(stemmer) = &self.stemmer {
            out(&format!("@{}", stemmer.stem(word)), Related);
        }
    }

    /// The word without its ending: what the parts of compounds are compared by.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match &self.stemmer {
            Some(stemmer) if !word.chars().any(|c| digit_value(c).is_some()) => stemmer.stem(word),
            _ => Cow::Borrowed(word),
        }
    }
}

/// The tone behind the letters, so that `hóa` and `hoá` are one, and `kỹ` and `kĩ`.
fn vietnamese(word: &str) -> Cow<'_, str> {
    use icu_normalizer::DecomposingNormalizerBorrowed;
    if word.is_ascii() && !word.ends_with('y') {
        return Cow::Borrowed(word);
    }
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let parts = DecomposingNormalizerBorrowed::new_nfd().normalize(word).into_owned();
    let tone = parts.chars().find(is_tone);
    let mut out: String = parts.chars().filter(|c| !is_tone(c)).collect();
    if matches!(out.as_str(), "hy" | "ky" | "ly" | "my" | "sy" | "ty" | "vy" | "quy") {
        out.pop();
        out.push('i');
    }
    out.extend(tone);
    Cow::Owned(out)
}
