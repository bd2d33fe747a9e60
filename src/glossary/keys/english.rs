//! English words in another number.

use std::borrow::Cow;

/// Plurals that no rule makes, and their singulars.
const ODD: &[(&str, &str)] = &[
    ("alumni", "alumnus"),
    ("analyses", "analysis"),
    ("bacteria", "bacterium"),
    ("calves", "calf"),
    ("children", "child"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("curricula", "curriculum"),
    ("diagnoses", "diagnosis"),
    ("feet", "foot"),
    ("fungi", "fungus"),
    ("geese", "goose"),
    ("halves", "half"),
    ("hypotheses", "hypothesis"),
    ("knives", "knife"),
    ("larvae", "larva"),
    ("leaves", "leaf"),
    ("lice", "louse"),
    ("lives", "life"),
    ("loaves", "loaf"),
    ("matrices", "matrix"),
    ("mice", "mouse"),
    ("nuclei", "nucleus"),
    ("oases", "oasis"),
    ("oxen", "ox"),
    ("phenomena", "phenomenon"),
    ("referenda", "referendum"),
    ("scarves", "scarf"),
    ("shelves", "shelf"),
    ("strata", "stratum"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("thieves", "thief"),
    ("vertebrae", "vertebra"),
    ("wives", "wife"),
    ("wolves", "wolf"),
];

/// The singular that a plural has by no rule.
pub(super) fn odd(word: &str) -> Option<Cow<'static, str>> {
    if let Ok(at) = ODD.binary_search_by(|(plural, _)| (*plural).cmp(word)) {
        return ODD.get(at).map(|(_, one)| Cow::Borrowed(*one));
    }
    let stem = word.strip_suffix("men").filter(|stem| stem.len() >= 2)?;
    let plural = !matches!(stem, "abdo" | "acu" | "reg" | "regi" | "speci" | "hy" | "ye");
    plural.then(|| Cow::Owned(format!("{stem}man")))
}

/// The word without its plural's ending.
pub(super) fn singular(word: &str) -> Cow<'_, str> {
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

#[cfg(test)]
mod tests {
    use super::{ODD, odd};

    #[test]
    fn odd_plurals_are_sorted_and_found() {
        assert!(ODD.is_sorted_by(|a, b| a.0 < b.0));
        for (word, one) in [
            ("women", Some("woman")),
            ("policemen", Some("policeman")),
            ("specimen", None),
            ("omen", None),
        ] {
            assert_eq!(odd(word).as_deref(), one, "{word}");
        }
    }
}
