//! Swahili words in the other number of their class, and without the ending of place.

/// Prefixes of the plural, and of the singular.
const CLASSES: &[(&str, &str)] = &[
    ("wana", "mwana"),
    ("wa", "m"),
    ("wa", "mw"),
    ("wa", "mwa"),
    ("vy", "ch"),
    ("vi", "ki"),
    ("mi", "m"),
    ("mi", "mw"),
    ("ma", "ji"),
    ("ma", ""),
];
/// `of`, which agrees with what is before it.
const OF: [&str; 8] = ["cha", "la", "pa", "vya", "wa", "ya", "za", "kwa"];

/// Tells `out` the singulars that a word may have.
pub(super) fn singulars(word: &str, out: &mut dyn FnMut(&str)) {
    if OF.contains(&word) {
        out("~of");
        return;
    }
    if word == "wanawake" {
        out("mwanamke");
    }
    numbers(word, out);
    // Where something is: shuleni.
    if let Some(place) = word.strip_suffix("ni").filter(|p| p.chars().nth(1).is_some()) {
        out(place);
        numbers(place, out);
    }
}

fn numbers(word: &str, out: &mut dyn FnMut(&str)) {
    for (plural, singular) in CLASSES {
        if let Some(stem) = word.strip_prefix(plural).filter(|stem| stem.len() >= 2) {
            out(&format!("{singular}{stem}"));
        }
    }
}
