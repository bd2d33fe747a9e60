//! Whether a version says a concept in words that are no form of the glossary: a people's name for the country's, the name as it
//! sounds or as the original writes it.

use super::Scene;
use super::terms::Use;
use crate::compare::Version;
use crate::extract::{Ear, Heard, sounds};
use crate::glossary::{Concept, ConceptKind};
use crate::text::fold_key;

/// From these scores on a name is heard: between two scripts, and between Latin letters, where the spelling is alike too.
const HEARD: [u32; 2] = [50, 70];
/// Fewer sounds are heard in many words.
const SOUNDS: usize = 4;
/// A longer text, in bytes, is no sentence and is not listened to.
const SENTENCE: usize = 10_000;

/// Whether `version` says in the row what `witness` names: in the witness's own letters, in a word that begins as the place's
/// name does (Indonesian for Indonesia), or by ear.
pub(super) fn said_otherwise(scene: &Scene<'_>, witness: &Use<'_>, row: usize, version: usize) -> bool {
    let read = scene.version(version);
    let concept = witness.concept;
    let texts = || {
        let segments = &scene.comparison.rows[row].segments[version];
        segments
            .iter()
            .filter_map(|s| read.segments.get(*s))
            .map(|s| s.text.as_str())
    };
    let words = witness.words(scene);
    let own = words.chars().any(|c| c.is_ascii_uppercase()) && texts().any(|text| holds_word(text, words));
    if own || !matches!(concept.kind, ConceptKind::Place | ConceptKind::Person) {
        return own;
    }
    if texts().any(|text| said_short(concept, read, text) || begins_alike(concept, read, text)) {
        return true;
    }
    let Some(pack) = scene.pack(version) else { return false };
    let from = scene.version(witness.place.version);
    // Every word of the name: Bắc Ninh is no Tây Ninh.
    let names: Vec<_> = words
        .split_whitespace()
        .map(|word| sounds(&fold_key(word)))
        .filter(|word| word.len() > 1)
        .collect();
    let latin = [words, texts().next().unwrap_or_default()]
        .iter()
        .all(|text| is_latin(text));
    let ear = Ear::between(from.document.lang.language(), read.document.lang.language());
    names.iter().map(Vec::len).sum::<usize>() >= SOUNDS
        && texts().filter(|text| text.len() < SENTENCE).any(|text| {
            let heard = Heard::new(text, pack);
            let said = |name| {
                heard
                    .trace(name, ear)
                    .is_some_and(|t| t.score >= HEARD[usize::from(latin)])
            };
            names.iter().all(|name| said(name))
        })
}

/// Whether a place's name is a part of a longer name: `Jordan` of `Jordan Spieth`.
pub(super) fn in_longer_name(scene: &Scene<'_>, used: &Use<'_>) -> bool {
    let read = scene.version(used.place.version);
    // German writes every noun with a capital.
    if used.concept.kind != ConceptKind::Place || read.document.lang.language() == "de" {
        return false;
    }
    let text = &read.document.text;
    let behind = text.get(used.place.span.end..).unwrap_or_default();
    let Some(next) = behind.strip_prefix([' ', '-']) else {
        return false;
    };
    let word: String = next
        .chars()
        .take_while(|c| c.is_alphabetic() || *c == '\u{2019}' || *c == '\'')
        .collect();
    let lower = word.to_lowercase();
    word.starts_with(char::is_uppercase)
        && word.chars().nth(1).is_some_and(char::is_lowercase)
        && !KINDS.iter().any(|kind| lower.starts_with(kind))
}

/// What stands behind an English name of a place and leaves it the place's.
const KINDS: [&str; 14] = [
    "authorit",
    "city",
    "commune",
    "committee",
    "council",
    "county",
    "department",
    "district",
    "government",
    "people",
    "province",
    "provincial",
    "region",
    "town",
];

/// Whether a text names a place without the word for what it is: 老街 for 老街省. Such names may be words of the language, and so
/// are no forms of the glossary; where the place is looked for, they answer.
fn said_short(concept: &Concept, read: &Version, text: &str) -> bool {
    let Some(forms) = concept.forms(read.document.lang.as_str()) else {
        return false;
    };
    let short = forms.preferred.strip_suffix(|c| "省市县縣郡성시군현".contains(c));
    let short = short.filter(|s| concept.kind == ConceptKind::Place && s.chars().count() >= 2);
    short.is_some_and(|short| text.contains(short))
}

/// Whether a word of the text begins as a form of the concept does, so that it is a word made of it.
fn begins_alike(concept: &Concept, read: &Version, text: &str) -> bool {
    let Some(forms) = concept.forms(read.document.lang.as_str()) else {
        return false;
    };
    let heads = std::iter::once(&forms.preferred)
        .chain(&forms.variants)
        .filter_map(|form| {
            let form = fold_key(form);
            let form = form.strip_prefix("ال").unwrap_or(&form);
            let letters = form.chars().count();
            // Syllables of several words say less of a name, and a short one stands in many words.
            let length = (letters * 11).div_ceil(20).max(4);
            (!form.contains(' ') && letters >= 5 && form.chars().all(char::is_alphabetic))
                .then(|| form.chars().take(length).collect::<String>())
        });
    let heads: Vec<String> = heads.collect();
    if heads.is_empty() {
        return false;
    }
    let folded = fold_key(text);
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| {
        heads.iter().any(|head| {
            // Arabic writes little words onto the front.
            word.starts_with(head.as_str())
                || word
                    .find(head.as_str())
                    .is_some_and(|at| at <= 6 && word[..at].chars().all(|c| "والبفکل".contains(c)))
        })
    })
}

/// Whether `words` stand in the text with no letter or digit beside them.
fn holds_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        !joins(text[..at].chars().next_back()) && !joins(text[at + words.len()..].chars().next())
    })
}

fn is_latin(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c))
}
