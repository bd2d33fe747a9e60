//! What the header of a table says: how its cells are parted, and which of its columns are languages.

use super::sheet::COLUMNS;
use crate::text::Tag;

pub(super) const LANG: &[&str] = &["lang", "language"];
pub(super) const FORM: &[&str] = &["form", "term"];
pub(super) const SOURCE_LANG: &[&str] = &["sourcelang", "sourcelanguage"];
pub(super) const TARGET_LANG: &[&str] = &["targetlang", "targetlanguage"];
pub(super) const SOURCE: &[&str] = &["sourcestring", "sourceterm", "source"];
pub(super) const TARGET: &[&str] = &["targetstring", "targetterm", "target"];

/// Names of three letters that columns have and that languages have, too.
const NO_LANGUAGES: [&str; 14] = [
    "cat", "def", "doc", "key", "num", "pos", "ref", "rev", "seq", "src", "tag", "tgt", "url", "var",
];
/// Words beside a language in the name of its column: `term_en`, `English term`.
const BESIDE: [&str; 5] = ["term", "terms", "form", "preferred", "text"];

/// The English names of the languages that Parallax reads, by tag.
const NAMES: [(&str, &str); 25] = [
    ("ar", "arabic"),
    ("bn", "bengali"),
    ("de", "german"),
    ("en", "english"),
    ("es", "spanish"),
    ("fa", "persian"),
    ("fr", "french"),
    ("hi", "hindi"),
    ("id", "indonesian"),
    ("it", "italian"),
    ("ja", "japanese"),
    ("km", "khmer"),
    ("ko", "korean"),
    ("lo", "lao"),
    ("nl", "dutch"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("ru", "russian"),
    ("sw", "swahili"),
    ("th", "thai"),
    ("tr", "turkish"),
    ("uk", "ukrainian"),
    ("ur", "urdu"),
    ("vi", "vietnamese"),
    ("zh", "chinese"),
];

/// A column of a table.
pub(super) struct Column {
    /// As the header writes it.
    pub name: String,
    /// Without case and joints.
    pub plain: String,
    /// Tag and part (`forbidden`), where it holds a language.
    pub language: Option<(String, String)>,
    /// Whether a layout reads it as something else than a language.
    pub known: bool,
}

impl Column {
    /// The columns of a header. The first `id` is the concept's, a second one Indonesian.
    pub fn all(header: &[&str]) -> Vec<Self> {
        let mut out: Vec<Self> = Vec::with_capacity(header.len());
        for name in header {
            let key = plain(name);
            let own = COLUMNS.contains(&key.as_str()) && !(key == "id" && out.iter().any(|c| c.plain == "id"));
            let (tag, part) = name.split_once('.').unwrap_or((name, ""));
            let usable = !own && ["", "variants", "forbidden", "not"].contains(&part);
            let others = [LANG, FORM, SOURCE_LANG, TARGET_LANG, SOURCE, TARGET, &["usage"]];
            out.push(Self {
                name: (*name).to_owned(),
                language: language(tag).filter(|_| usable).map(|tag| (tag, part.to_owned())),
                known: own || others.iter().any(|names| names.contains(&key.as_str())),
                plain: key,
            });
        }
        out
    }
}

/// What parts the cells: `usual`, unless the header has none and another in its place (`;` where the comma is for decimals).
pub(super) fn separator_of(text: &str, usual: u8) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let has = |separator: &u8| header.as_bytes().contains(separator);
    if has(&usual) {
        return usual;
    }
    [b'\t', b';', b',']
        .into_iter()
        .find(|other| has(other))
        .unwrap_or(usual)
}

/// The tag of the language that a column's name tells: a tag, or the English name of a language that Parallax reads.
fn language(name: &str) -> Option<String> {
    let words: Vec<&str> = name
        .split([' ', '_', '-'])
        .filter(|word| !word.is_empty() && !BESIDE.contains(&word.to_lowercase().as_str()))
        .collect();
    let short = words.join("-");
    if NO_LANGUAGES.contains(&short.to_lowercase().as_str()) {
        return None;
    }
    match NAMES.iter().find(|(_, name)| name.eq_ignore_ascii_case(&short)) {
        Some((tag, _)) => Some((*tag).to_owned()),
        None => tag_of(&short),
    }
}

/// A column's name without case and joints.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| !matches!(c, ' ' | '_' | '-'));
    letters.flat_map(char::to_lowercase).collect()
}

/// A tag, without the region `XX` by which lists say that there is none.
pub(super) fn tag_of(text: &str) -> Option<String> {
    let tag = Tag::parse(text)?;
    let short = tag.as_str().strip_suffix("-XX").unwrap_or(tag.as_str());
    Some(short.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{NAMES, language, separator_of};
    use crate::language::Pack;
    use crate::text::Tag;

    #[test]
    fn columns_of_languages_are_known() {
        for (name, wanted) in [
            ("en", Some("en")),
            ("vi_VN", Some("vi-VN")),
            ("English", Some("en")),
            ("vietnamese", Some("vi")),
            ("term_en", Some("en")),
            ("French term", Some("fr")),
            ("pos", None),
            ("comment", None),
            ("term", None),
        ] {
            assert_eq!(language(name).as_deref(), wanted, "{name}");
        }
        for (header, wanted) in [
            ("id,en\na;b,c", b','),
            ("id;en;vi", b';'),
            ("id\ten", b'\t'),
            ("en", b','),
        ] {
            assert_eq!(separator_of(header, b','), wanted, "{header}");
        }
    }

    #[test]
    fn the_names_of_languages_are_the_packs_names() {
        let packs = Pack::tags()
            .into_iter()
            .filter_map(|tag| Some((tag, Pack::of(&Tag::parse(tag)?)?.file.name.to_lowercase())));
        let packs: Vec<_> = packs.collect();
        assert!(packs.iter().map(|(tag, name)| (*tag, name.as_str())).eq(NAMES));
    }
}
