//! German and Dutch words in another case or number.

/// Nouns that form their plural with -er and have no umlaut to show it (Kinder; but Müller is no Müll).
const WITH_ER: [&str; 16] = [
    "bild",
    "brett",
    "ei",
    "feld",
    "geist",
    "geld",
    "geschlecht",
    "gesicht",
    "glied",
    "kind",
    "kleid",
    "licht",
    "lied",
    "nest",
    "rind",
    "schild",
];

/// Dutch plurals with another vowel.
const DUTCH: &[(&str, &str)] = &[
    ("gelederen", "gelid"),
    ("koeien", "koe"),
    ("leden", "lid"),
    ("schepen", "schip"),
    ("smeden", "smid"),
    ("steden", "stad"),
];

/// Without umlauts and ß.
pub(super) fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'ä' | 'á' => out.push('a'),
            'ö' | 'ó' => out.push('o'),
            'ü' | 'ú' => out.push('u'),
            'ë' | 'é' => out.push('e'),
            'ï' | 'í' => out.push('i'),
            'ß' => out.push_str("ss"),
            c => out.push(c),
        }
    }
    out
}

/// Tells `out` what a German word is without its endings; `true`: so only adjectives end.
pub(super) fn german(word: &str, out: &mut dyn FnMut(&str, bool)) {
    let plain = plain(word);
    out(&plain, false);
    let has_umlaut = word.contains(['ä', 'ö', 'ü']);
    if !has_umlaut {
        // What a plural with -er and an umlaut is without both: Haus of Häuser, but not Müll of Müller.
        out(&format!("°{plain}"), false);
    }
    let least = |stem: &&str| stem.chars().nth(2).is_some();
    for ending in ["en", "es", "em", "e", "n"] {
        if let Some(stem) = plain.strip_suffix(ending).filter(least) {
            out(stem, ending == "em");
        }
    }
    // An s is an ending behind these letters only: Haus, Preis.
    let behind = |stem: &&str| stem.ends_with(['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'r', 't', 'a', 'i', 'o']);
    if let Some(stem) = plain.strip_suffix('s').filter(least).filter(behind) {
        out(stem, false);
    }
    for stem in ["er", "ern"]
        .iter()
        .filter_map(|ending| plain.strip_suffix(ending).filter(least))
    {
        out(stem, !WITH_ER.iter().any(|noun| stem.ends_with(noun)));
        if has_umlaut {
            out(&format!("°{stem}"), false);
        }
    }
}

/// Tells `out` what a Dutch word is without its endings.
pub(super) fn dutch(word: &str, out: &mut dyn FnMut(&str)) {
    let plain = plain(word);
    out(&plain);
    if let Ok(at) = DUTCH.binary_search_by(|(plural, _)| (*plural).cmp(plain.as_str()))
        && let Some((_, one)) = DUTCH.get(at)
    {
        out(one);
    }
    let least = |stem: &&str| stem.chars().nth(1).is_some();
    if let Some(stem) = plain.strip_suffix('s').filter(least) {
        out(stem.trim_end_matches('\''));
    }
    for ending in ["eren", "ers", "en", "n", "e"] {
        let Some(stem) = plain.strip_suffix(ending).filter(least) else {
            continue;
        };
        out(stem);
        if !matches!(ending, "en" | "e") {
            continue;
        }
        // huizen, brieven: a voiced consonant ends no word.
        let voiceless = match stem.as_bytes() {
            [.., b'z'] => Some("s"),
            [.., b'v'] => Some("f"),
            _ => None,
        };
        if let Some(last) = voiceless {
            out(&format!("{}{last}", &stem[..stem.len() - 1]));
        }
        match stem.as_bytes() {
            // katten, kat; staten, staat.
            [.., a, b] if a == b && !is_vowel(*a) => out(&stem[..stem.len() - 1]),
            [.., c, v @ (b'a' | b'e' | b'o' | b'u'), last] if !is_vowel(*c) && !is_vowel(*last) => {
                let at = stem.len() - 1;
                let last = match last {
                    b'z' => "s",
                    b'v' => "f",
                    _ => &stem[at..],
                };
                out(&format!("{}{}{last}", &stem[..at], *v as char));
            }
            _ => {}
        }
    }
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
