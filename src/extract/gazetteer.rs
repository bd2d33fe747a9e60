//! Names that are known by another word in another language (Germany, Đức, ألمانيا), and the common words of English.
//!
//! The tables are CLDR's territories, languages and cities; `more.tsv` adds by hand what people write instead, and organisations.

use crate::text::fold_key;
use include_dir::{Dir, include_dir};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Tables of this folder that are no language's names.
const OTHERS: &[&str] = &[
    "behind", "compass", "doubtful", "kinds", "more", "ranks", "signs", "sounds",
];

static TABLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary/names");

/// Index of a known thing: a territory, a language, a city. A people and its language count as their territory.
pub type Known = u32;

/// The known names of one language.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// Folded spelling → what it names.
    by_form: BTreeMap<String, Vec<Known>>,
    /// What is named → folded spellings.
    forms: BTreeMap<Known, Vec<String>>,
    /// Folded spellings that name the thing itself, and not its people.
    plain: BTreeSet<String>,
    /// Folded spellings that are other words as well.
    doubtful: BTreeSet<String>,
    /// Whether peoples are told by their adjectives too.
    rich: bool,
}

/// What kind of thing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownClass {
    /// A country or a part of one, and its people.
    Territory,
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
        static NONE: OnceLock<Gazetteer> = OnceLock::new();
        let all = ALL.get_or_init(|| {
            let files = TABLES
                .files()
                .filter(|f| f.path().extension().is_some_and(|e| e == "tsv"));
            files
                .filter_map(|f| f.path().file_stem()?.to_str())
                .filter(|s| !OTHERS.contains(s))
                .map(|s| (s, OnceLock::new()))
                .collect()
        });
        match all.get_key_value(tag) {
            Some((tag, slot)) => slot.get_or_init(|| Self::read(tag)),
            None => NONE.get_or_init(Self::default),
        }
    }

    /// What `form` names, folded or not.
    pub fn known(&self, form: &str) -> &[Known] {
        self.by_form.get(&fold_key(form)).map_or(&[], Vec::as_slice)
    }

    /// The folded spellings of `known`.
    pub fn forms(&self, known: Known) -> &[String] {
        self.forms.get(&known).map_or(&[], Vec::as_slice)
    }

    /// Every folded spelling with what it names, sorted.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[Known])> {
        self.by_form
            .iter()
            .map(|(form, known)| (form.as_str(), known.as_slice()))
    }

    /// Whether `form` names a thing, and not only its people or its language.
    pub fn is_plain(&self, form: &str) -> bool {
        self.plain.contains(&fold_key(form))
    }

    /// The folded spellings that begin with a letter, with what they name, sorted.
    pub fn beginning(&self, letter: char) -> impl Iterator<Item = (&str, &[Known])> {
        let next = char::from_u32(u32::from(letter) + 1).unwrap_or(char::MAX);
        let forms = self.by_form.range(letter.to_string()..next.to_string());
        forms.map(|(form, known)| (form.as_str(), known.as_slice()))
    }

    /// Whether a folded spelling is another word of the language as well (mali: financial in Arabic).
    pub fn is_doubtful(&self, form: &str) -> bool {
        self.doubtful.contains(form)
    }

    /// What kind of thing is known.
    pub fn class(known: Known) -> KnownClass {
        match key_of(known) {
            key if key.starts_with("c:") => KnownClass::City,
            key if key.starts_with("o:") => KnownClass::Organisation,
            key if key.len() == 2 && key.bytes().all(|b| b.is_ascii_uppercase()) && key != "EU" => {
                KnownClass::Territory
            }
            _ => KnownClass::Other,
        }
    }

    /// Whether it is the country that a language has its name from (Germany, German).
    pub fn is_home(known: Known, tag: &str) -> bool {
        key_of(known).eq_ignore_ascii_case(tag)
    }

    /// Whether one thing may be told as the other: a kingdom's part for the whole, two names of one region. The two Koreas are
    /// only where both are told by their own names (`plain`).
    pub fn related(a: Known, b: Known, plain: bool) -> bool {
        const GROUPS: &[&[&str]] = &[
            &["GB", "XE", "XS", "XW", "IE", "IM", "JE", "GG"],
            &["CN", "TW", "HK", "MO"],
            &["US", "UM", "PR", "VI"],
            &["CD", "CG"],
            &["SD", "SS"],
            &["GN", "GW", "GQ", "PG"],
            &["NL", "BQ", "CW", "SX", "AW"],
            &["FR", "GF", "PF", "TF", "GP", "MQ", "RE", "NC"],
            &["DK", "GL", "FO"],
            &["WS", "AS"],
            &["DM", "DO"],
            &["RS", "ME"],
            &["VA", "IT"],
            &["VG", "VI"],
            &["IL", "PS"],
        ];
        let (a, b) = (key_of(a), key_of(b));
        let koreas = |key| matches!(key, "KR" | "KP");
        a == b || koreas(a) && koreas(b) && !plain || GROUPS.iter().any(|g| g.contains(&a) && g.contains(&b))
    }

    /// Whether the table holds peoples and their adjectives.
    pub fn is_rich(&self) -> bool {
        self.rich
    }

    fn read(tag: &str) -> Self {
        let mut out = Self::default();
        let table = |name: &str| {
            TABLES
                .get_file(name)
                .and_then(|f| f.contents_utf8())
                .unwrap_or_default()
        };
        for line in table(&format!("{tag}.tsv")).lines() {
            let mut cells = line.split('\t');
            // Regions such as Southern Africa are put in many ways; only three continents are asked for.
            let region = |key: &str| key.bytes().all(|b| b.is_ascii_digit()) && !["002", "142", "150"].contains(&key);
            if let Some(key) = cells.next().filter(|key| !region(key)) {
                for form in cells {
                    out.add(key, form);
                    if !key.starts_with("l:") {
                        out.plain.insert(fold_key(form));
                    }
                }
            }
        }
        let mut more = 0;
        for line in table("more.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            if let (Some(lang), Some(key)) = (cells.next(), cells.next())
                && lang == tag
            {
                // Cities and organisations have no adjectives.
                more += usize::from(!key.contains(':'));
                for form in cells {
                    out.add(key, form);
                    if key.starts_with("c:") || key.starts_with("o:") {
                        out.plain.insert(fold_key(form));
                    }
                }
            }
        }
        out.rich = more >= 10;
        let doubtful = table("doubtful.tsv")
            .lines()
            .filter(|l| l.split('\t').next() == Some(tag));
        out.doubtful = doubtful.flat_map(|l| l.split('\t').skip(1)).map(fold_key).collect();
        let latin = |known: &Known| {
            out.forms(*known)
                .iter()
                .any(|form| form.starts_with(|c: char| c < '\u{250}'))
        };
        // Latin letters keep the name of a city that has no other.
        if keys().get("FR").is_some_and(latin) {
            for line in table("en.tsv").lines().filter(|l| l.starts_with("c:")) {
                let mut cells = line.split('\t');
                if let Some(key) = cells.next()
                    && keys().get(key).is_some_and(|k| out.forms(*k).is_empty())
                {
                    cells.for_each(|form| out.add(key, form));
                }
            }
        }
        out
    }

    fn add(&mut self, key: &'static str, form: &str) {
        let Some(&known) = keys().get(people(key)) else { return };
        let folded = fold_key(form);
        // "Tiếng Anh" is told by "Anh" alone.
        let bare = folded.strip_prefix("tiếng ").or_else(|| folded.strip_prefix("bahasa "));
        let bare = bare
            .or_else(|| folded.strip_prefix("ภาษา"))
            .or_else(|| folded.strip_prefix("ພາສາ"));
        let form = bare.unwrap_or(&folded).trim().to_owned();
        if form.len() < 2 {
            return;
        }
        let list = self.by_form.entry(form.clone()).or_default();
        if !list.contains(&known) {
            list.push(known);
        }
        let list = self.forms.entry(known).or_default();
        if !list.contains(&form) {
            list.push(form);
        }
    }
}

/// Every key of every table, numbered.
fn keys() -> &'static BTreeMap<&'static str, Known> {
    static KEYS: OnceLock<BTreeMap<&'static str, Known>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let mut keys = BTreeSet::new();
        for file in TABLES
            .files()
            .filter(|f| f.path().extension().is_some_and(|e| e == "tsv"))
        {
            let column = usize::from(file.path().file_stem().is_some_and(|s| s == "more"));
            let lines = file.contents_utf8().unwrap_or_default().lines();
            let lines = lines.filter(|l| !l.starts_with('#'));
            keys.extend(lines.filter_map(|l| l.split('\t').nth(column)).map(people));
        }
        keys.into_iter().zip(0..).collect()
    })
}

/// The key of what is known.
fn key_of(known: Known) -> &'static str {
    static ALL: OnceLock<Vec<&'static str>> = OnceLock::new();
    let all = ALL.get_or_init(|| keys().keys().copied().collect());
    all.get(known as usize).copied().unwrap_or_default()
}

/// The territory whose people speak the language of a key, or the key itself.
fn people(key: &'static str) -> &'static str {
    const PEOPLES: &[(&str, &str)] = &[
        ("l:az", "AZ"),
        ("l:be", "BY"),
        ("l:bg", "BG"),
        ("l:bs", "BA"),
        ("l:cs", "CZ"),
        ("l:cy", "XW"),
        ("l:da", "DK"),
        ("l:de", "DE"),
        ("l:el", "GR"),
        ("l:en", "GB"),
        ("l:es", "ES"),
        ("l:et", "EE"),
        ("l:fa", "IR"),
        ("l:fi", "FI"),
        ("l:fr", "FR"),
        ("l:ga", "IE"),
        ("l:gd", "XS"),
        ("l:he", "IL"),
        ("l:hr", "HR"),
        ("l:hu", "HU"),
        ("l:hy", "AM"),
        ("l:id", "ID"),
        ("l:is", "IS"),
        ("l:it", "IT"),
        ("l:ja", "JP"),
        ("l:ka", "GE"),
        ("l:kk", "KZ"),
        ("l:km", "KH"),
        ("l:ko", "KR"),
        ("l:lo", "LA"),
        ("l:lt", "LT"),
        ("l:lv", "LV"),
        ("l:mk", "MK"),
        ("l:mn", "MN"),
        ("l:ms", "MY"),
        ("l:mt", "MT"),
        ("l:my", "MM"),
        ("l:ne", "NP"),
        ("l:nl", "NL"),
        ("l:no", "NO"),
        ("l:pl", "PL"),
        ("l:pt", "PT"),
        ("l:ro", "RO"),
        ("l:ru", "RU"),
        ("l:sk", "SK"),
        ("l:sl", "SI"),
        ("l:sq", "AL"),
        ("l:sr", "RS"),
        ("l:sv", "SE"),
        ("l:th", "TH"),
        ("l:tr", "TR"),
        ("l:uk", "UA"),
        ("l:uz", "UZ"),
        ("l:vi", "VN"),
        ("l:zh", "CN"),
    ];
    match PEOPLES.binary_search_by_key(&key, |(l, _)| l) {
        Ok(at) => PEOPLES[at].1,
        Err(_) => key,
    }
}

/// What English writes onto the end of a word: its genitive, and verbs and "not" that are cut short (it'll, they've).
const CONTRACTIONS: [&str; 7] = ["'s", "'ll", "'re", "'ve", "'d", "'m", "n't"];

/// Whether `word` is an English word that is written in lower case; `word` is in lower case.
pub fn is_common_english(word: &str) -> bool {
    static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let file = TABLES.get_file("common-en.txt").and_then(|f| f.contents_utf8());
        file.unwrap_or_default().lines().collect()
    });
    let has = |w: &str| words.binary_search(&w).is_ok();
    let contracted = || CONTRACTIONS.iter().any(|end| word.strip_suffix(end).is_some_and(has));
    has(word) || word.strip_suffix('s').is_some_and(has) || contracted()
}

#[cfg(test)]
mod tests {
    use super::{Gazetteer, is_common_english};

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
        for (word, wanted) in [
            ("house", true),
            ("houses", true),
            ("it'll", true),
            ("didn't", true),
            ("molinari", false),
            ("", false),
        ] {
            assert_eq!(is_common_english(word), wanted, "{word}");
        }
    }
}
