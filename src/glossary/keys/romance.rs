//! French, Spanish, Portuguese and Italian words in another number or gender.

/// Tells `out` the singulars that a word may have, by the language's endings.
pub(super) fn singulars(language: &str, word: &str, out: &mut dyn FnMut(&str)) {
    let endings = match language {
        "fr" => FRENCH,
        "es" => SPANISH,
        "pt" => PORTUGUESE,
        _ => ITALIAN,
    };
    let mut key = String::new();
    for &(ending, instead) in endings {
        if let Some(stem) = word.strip_suffix(ending)
            && (stem.is_empty() || stem.chars().nth(1).is_some() || ending.chars().count() >= 3)
        {
            key.clear();
            key.push_str(stem);
            key.push_str(instead);
            out(&key);
        }
    }
}

/// The word without what tells its gender, from a singular.
pub(super) fn genderless<'w>(language: &str, word: &'w str) -> &'w str {
    let endings: &[&str] = match language {
        "fr" => &[
            "ive", "euse", "elle", "enne", "onne", "ère", "if", "eux", "el", "en", "on", "er", "e",
        ],
        "pt" => &["ão", "ã", "oa", "o", "a", "e"],
        _ => &["o", "a", "e"],
    };
    let stem = endings.iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.chars().nth(2).is_some()).unwrap_or(word)
}

/// Without the accents that a plural drops, and with ligatures taken apart.
pub(super) fn plain(language: &str, word: &str) -> String {
    let last = word.char_indices().next_back().map_or(0, |(i, _)| i);
    let mut out = String::with_capacity(word.len());
    for (i, c) in word.char_indices() {
        match (language, c) {
            ("fr", 'œ') => out.push_str("oe"),
            ("fr", 'æ') => out.push_str("ae"),
            // leyó is no ley.
            ("es", _) if i == last => out.push(c),
            ("es" | "pt", 'á') => out.push('a'),
            ("es" | "pt", 'é') => out.push('e'),
            ("es" | "pt", 'í') => out.push('i'),
            ("es" | "pt", 'ó') => out.push('o'),
            ("es" | "pt", 'ú') => out.push('u'),
            ("pt", 'â') => out.push('a'),
            ("pt", 'ê') => out.push('e'),
            ("pt", 'ô') => out.push('o'),
            _ => out.push(c),
        }
    }
    out
}

/// Endings of plurals, and what the singular has instead.
type Endings = &'static [(&'static str, &'static str)];

const FRENCH: Endings = &[("eaux", "eau"), ("aux", "al"), ("aux", "ail"), ("s", ""), ("x", "")];
const SPANISH: Endings = &[
    ("ces", "z"),
    ("s", ""),
    ("nes", "n"),
    ("res", "r"),
    ("les", "l"),
    ("des", "d"),
    ("ses", "s"),
    ("yes", "y"),
    ("jes", "j"),
];
const PORTUGUESE: Endings = &[
    ("ões", "ão"),
    ("ães", "ão"),
    ("ais", "al"),
    ("eis", "el"),
    ("eis", "il"),
    ("ois", "ol"),
    ("uis", "ul"),
    ("is", "il"),
    ("ns", "m"),
    ("res", "r"),
    ("zes", "z"),
    ("ses", "s"),
    ("s", ""),
];
const ITALIAN: Endings = &[
    ("chi", "co"),
    ("ghi", "go"),
    ("che", "ca"),
    ("ghe", "ga"),
    ("ci", "cio"),
    ("gi", "gio"),
    ("ce", "cia"),
    ("ge", "gia"),
    ("isti", "ista"),
    ("emi", "ema"),
    ("ammi", "amma"),
    ("ii", "io"),
    ("i", "io"),
    ("i", "o"),
    ("i", "e"),
    ("e", "a"),
    ("uova", "uovo"),
    ("uomini", "uomo"),
    ("braccia", "braccio"),
];
