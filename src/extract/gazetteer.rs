//! Names that are known by another word in another language (Germany, Đức, ألمانيا; Saxony, 萨克森, Саксония).
//!
//! The tables are CLDR's territories, languages, cities and subdivisions; `more.tsv` adds by hand what people write instead, and
//! organisations.

use super::gazetteer_read;
use crate::text::fold_key;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The key of a known thing: a territory (`VN`), a part of one (`vn02`), a language (`l:hmn`), a city (`c:Rome`). A people and its
/// language count as their territory.
pub type Known = &'static str;

/// A spelling of what is known.
#[derive(Debug)]
pub struct Form {
    /// What it names.
    pub known: Known,
    /// The spelling, folded.
    pub text: Cow<'static, str>,
    /// Whether it names the thing itself, and not its people or its language.
    pub plain: bool,
    /// Whether it is another word of the language as well (mali: financial in Arabic).
    pub doubtful: bool,
}

/// The known names of one language.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// Sorted by what they name; for each the spelling that is used most first.
    forms: Vec<Form>,
    /// How spellings begin, and which they are, sorted.
    starts: Vec<(Start, u32)>,
    /// Whether peoples are told by their adjectives too.
    rich: bool,
}

/// The first letters of a spelling, Latin letters without marks; a short one ends in zeros.
type Start = [char; 3];

/// What kind of thing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownClass {
    /// A country or a part of one that has its own code among countries, and its people.
    Territory,
    /// A province, a state, a district.
    Subdivision,
    /// A city.
    City,
    /// An organisation that every language has a word for.
    Organisation,
    /// A continent, a language that is no one people's.
    Other,
}

impl Gazetteer {
    /// The known names of the language `tag` (`vi`, `pt` …); empty where there is no table.
    pub fn of(tag: &str) -> &'static Self {
        static ALL: OnceLock<BTreeMap<&'static str, OnceLock<Gazetteer>>> = OnceLock::new();
        static NONE: Gazetteer = Gazetteer {
            forms: Vec::new(),
            starts: Vec::new(),
            rich: false,
        };
        let all = ALL.get_or_init(|| gazetteer_read::tags().map(|tag| (tag, OnceLock::new())).collect());
        match all.get_key_value(tag) {
            Some((tag, slot)) => slot.get_or_init(|| {
                let (forms, rich) = gazetteer_read::read(tag);
                Self::new(forms, rich)
            }),
            None => &NONE,
        }
    }

    fn new(forms: Vec<Form>, rich: bool) -> Self {
        let starts = forms.iter().zip(0..).map(|(form, at)| (start(&form.text), at));
        let mut starts: Vec<(Start, u32)> = starts.collect();
        starts.sort_unstable();
        Self { forms, starts, rich }
    }

    /// What `form` names, folded or not, but for parts of countries, whose names sound alike in every language.
    pub fn known(&self, form: &str) -> SmallVec<[Known; 2]> {
        let mut out = self.named(form);
        out.retain(|known| Self::class(known) != KnownClass::Subdivision);
        out
    }

    /// All that `form` names, folded or not.
    pub fn named(&self, form: &str) -> SmallVec<[Known; 2]> {
        let folded = fold_key(form);
        self.spelt(&folded).map(|form| form.known).collect()
    }

    /// The spelling, folded, with each thing that it names.
    fn spelt<'g>(&'g self, folded: &'g str) -> impl Iterator<Item = &'g Form> {
        self.starting(start(folded)).filter(move |form| form.text == folded)
    }

    /// The folded spellings of `known`.
    pub fn forms(&self, known: Known) -> impl Iterator<Item = &str> {
        let from = self.forms.partition_point(|form| form.known < known);
        let rest = self.forms.get(from..).unwrap_or_default().iter();
        rest.take_while(move |form| form.known == known)
            .map(|form| form.text.as_ref())
    }

    /// Whether the language has a word for `known`.
    pub fn has(&self, known: Known) -> bool {
        self.forms.binary_search_by(|form| form.known.cmp(known)).is_ok()
    }

    /// Whether `form` names a thing, and not only its people or its language.
    pub fn is_plain(&self, form: &str) -> bool {
        let folded = fold_key(form);
        self.spelt(&folded).any(|form| form.plain)
    }

    /// The spellings that may stand where `text`, folded, begins: those whose first letters are its own, marks of Latin letters
    /// apart; of the shorter ones those of two letters.
    pub fn beginning(&self, text: &str) -> impl Iterator<Item = &Form> {
        let [first, second, third] = start(text);
        let short = (third != '\0').then(|| self.starting([first, second, '\0']));
        self.starting([first, second, third]).chain(short.into_iter().flatten())
    }

    fn starting(&self, start: Start) -> impl Iterator<Item = &Form> {
        let from = self.starts.partition_point(|(s, _)| *s < start);
        let rest = self.starts.get(from..).unwrap_or_default().iter();
        let mine = rest.take_while(move |(s, _)| *s == start);
        mine.filter_map(|(_, at)| self.forms.get(*at as usize))
    }

    /// What kind of thing is known.
    pub fn class(known: Known) -> KnownClass {
        match known.as_bytes() {
            [b'c', b':', ..] => KnownClass::City,
            [b'o', b':', ..] => KnownClass::Organisation,
            b"EU" => KnownClass::Other,
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => KnownClass::Territory,
            [a, b, c, ..] if a.is_ascii_lowercase() && b.is_ascii_lowercase() && *c != b':' => KnownClass::Subdivision,
            _ => KnownClass::Other,
        }
    }

    /// Whether it is the country that a language has its name from (Germany, German).
    pub fn is_home(known: Known, tag: &str) -> bool {
        known.eq_ignore_ascii_case(tag)
    }

    /// Whether the table holds peoples and their adjectives.
    pub fn is_rich(&self) -> bool {
        self.rich
    }
}

/// How a folded spelling begins.
fn start(text: &str) -> Start {
    let mut out = ['\0'; 3];
    for (slot, c) in out.iter_mut().zip(text.chars()) {
        *slot = match c {
            '\u{80}'..'\u{250}' | '\u{1e00}'..'\u{1f00}' => any_ascii::any_ascii_char(c).chars().next().unwrap_or(c),
            c => c,
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Gazetteer, KnownClass};

    #[test]
    fn places_are_known_by_each_language() {
        // A form in English, a language, a form there, whether they name one thing.
        for (english, lang, own, same) in [
            ("Germany", "vi", "Đức", true),
            ("Germany", "ar", "ألمانيا", true),
            ("Germany", "fr", "Allemagne", true),
            ("Germany", "fr", "Espagne", false),
            ("Spain", "es", "España", true),
            ("Spain", "es", "Francia", false),
            ("China", "zh", "中国", true),
            ("US", "vi", "Mỹ", true),
            ("US", "fr", "Allemagne", false),
            ("China", "zh", "日本", false),
            ("Holyoke", "fr", "Holyoke", false),
        ] {
            let (en, other) = (Gazetteer::of("en"), Gazetteer::of(lang));
            let there = en.known(english).iter().any(|k| other.known(own).contains(k));
            let back = other.known(own).iter().any(|k| en.known(english).contains(k));
            assert_eq!((there, back), (same, same), "{english} {lang} {own}");
        }
    }

    #[test]
    fn unknown_languages_and_words_are_silent() {
        assert!(Gazetteer::of("xx").known("Germany").is_empty());
        assert!(Gazetteer::of("en").known("").is_empty());
    }

    #[test]
    fn keys_tell_their_class() {
        for (key, class) in [
            ("VN", KnownClass::Territory),
            ("vn02", KnownClass::Subdivision),
            ("deby", KnownClass::Subdivision),
            ("c:Rome", KnownClass::City),
            ("l:hmn", KnownClass::Other),
            ("EU", KnownClass::Other),
            ("150", KnownClass::Other),
        ] {
            assert_eq!(Gazetteer::class(key), class, "{key}");
        }
    }
}
