//! Language tags (BCP 47).

use std::fmt;

/// A BCP 47 language tag in its usual case: `vi`, `pt-BR`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

impl Tag {
    /// Reads a tag; `_` is taken for `-`. Answers `None` where `text` is no well-formed language tag.
    pub fn parse(text: &str) -> Option<Self> {
        let mut out = String::with_capacity(text.len());
        for (i, part) in text.split(['-', '_']).enumerate() {
            let well_formed = !part.is_empty() && part.len() <= 8 && part.bytes().all(|b| b.is_ascii_alphanumeric());
            if !well_formed
                || (i == 0 && !(2..=3).contains(&part.len()))
                || (i == 0 && !part.bytes().all(|b| b.is_ascii_alphabetic()))
            {
                return None;
            }
            if i > 0 {
                out.push('-');
            }
            match (i, part.len()) {
                (0, _) => out.push_str(&part.to_ascii_lowercase()),
                (_, 2) => out.push_str(&part.to_ascii_uppercase()),
                (_, 4) => {
                    out.push_str(&part[..1].to_ascii_uppercase());
                    out.push_str(&part[1..].to_ascii_lowercase());
                }
                _ => out.push_str(&part.to_ascii_lowercase()),
            }
        }
        Some(Self(out))
    }

    /// The primary language subtag: `pt` of `pt-BR`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn tags_are_read_and_refused() {
        for (text, wanted) in [
            ("vi", Some("vi")),
            ("PT_br", Some("pt-BR")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("fil", Some("fil")),
            ("", None),
            ("v", None),
            ("v1", None),
            ("vi-", None),
            ("vi story", None),
            ("dien", None),
        ] {
            assert_eq!(Tag::parse(text).as_ref().map(Tag::as_str), wanted, "{text}");
        }
    }
}
