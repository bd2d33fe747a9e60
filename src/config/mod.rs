//! Layers of settings to one settled value.
//!
//! This room opens no file: it is handed what flags and front matter say.

use crate::compare::Mode;
use crate::finding::Severity;
use crate::read::Document;
use crate::text::Tag;
use std::fmt;

/// What one layer says; what it leaves open, the layers below decide.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// The language of the original.
    pub source: Option<Tag>,
    /// How the versions relate.
    pub mode: Option<Mode>,
    /// From which severity on findings fail a run.
    pub fail_on: Option<FailOn>,
}

impl From<&Document> for Layer {
    /// What a version's front matter says.
    fn from(document: &Document) -> Self {
        Self {
            source: document.front.source.clone(),
            ..Self::default()
        }
    }
}

/// The settings of one article, settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Index of the original among the versions; `None`: no version is trusted above the others.
    pub source: Option<usize>,
    /// How the versions relate.
    pub mode: Mode,
    /// From which severity on findings fail a run.
    pub fail_on: FailOn,
}

/// From which severity on findings fail a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailOn {
    /// Errors only.
    #[default]
    Error,
    /// Warnings too.
    Warning,
    /// Every finding.
    Note,
    /// No finding.
    Never,
}

impl FailOn {
    /// The words that users write, the default first.
    pub const WORDS: [&'static str; 4] = ["error", "warning", "note", "never"];

    /// Reads one of [`Self::WORDS`].
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "error" => Some(Self::Error),
            "warning" => Some(Self::Warning),
            "note" => Some(Self::Note),
            "never" => Some(Self::Never),
            _ => None,
        }
    }

    /// Whether findings, the worst of which is `worst`, fail a run.
    pub fn fails(self, worst: Option<Severity>) -> bool {
        let from = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
            Self::Never => return false,
        };
        worst.is_some_and(|w| w >= from)
    }
}

/// Settings that contradict each other or the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// A flag names a source in whose language there is no version.
    NoSuchSource(Tag, Vec<Tag>),
    /// Two versions' front matter names different sources: index and source of each.
    TwoSources((usize, Tag), (usize, Tag)),
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchSource(tag, there) => {
                let there: Vec<_> = there.iter().map(Tag::as_str).collect();
                write!(
                    f,
                    "no version is in the source's language `{tag}`; there are {}",
                    there.join(", ")
                )
            }
            Self::TwoSources((_, a), (_, b)) => write!(
                f,
                "one version's front matter names `{a}` as the source, another's `{b}`; choose with --source"
            ),
        }
    }
}

/// Settles the settings of an article whose versions are in `langs`: `flags` above `fronts`, the versions' front matter.
///
/// A source that only front matter names may be missing among the versions: then none is trusted above the others.
///
/// # Errors
/// Where a flag names a source that is not there, or front matter names two.
pub fn settle(flags: &Layer, fronts: &[Layer], langs: &[Tag]) -> Result<Config, Conflict> {
    let find = |tag: &Tag| {
        let same = langs.iter().position(|l| l == tag);
        same.or_else(|| langs.iter().position(|l| l.language() == tag.language()))
    };
    let source = match &flags.source {
        Some(tag) => Some(find(tag).ok_or_else(|| Conflict::NoSuchSource(tag.clone(), langs.to_vec()))?),
        None => {
            let mut named = fronts
                .iter()
                .enumerate()
                .filter_map(|(i, f)| Some((i, f.source.clone()?)));
            let first = named.next();
            if let Some(first) = &first
                && let Some(other) = named.find(|n| n.1 != first.1)
            {
                return Err(Conflict::TwoSources(first.clone(), other));
            }
            first.and_then(|(_, tag)| find(&tag))
        }
    };
    let layers = || std::iter::once(flags).chain(fronts);
    Ok(Config {
        source,
        mode: layers().find_map(|l| l.mode).unwrap_or_default(),
        fail_on: layers().find_map(|l| l.fail_on).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Conflict, FailOn, Layer, settle};
    use crate::finding::Severity;
    use crate::text::Tag;

    fn tag(text: &str) -> Tag {
        Tag::parse(text).unwrap()
    }

    fn source(text: Option<&str>) -> Layer {
        Layer {
            source: text.map(tag),
            ..Layer::default()
        }
    }

    #[test]
    fn flags_stand_above_front_matter() {
        let langs = [tag("en"), tag("vi"), tag("pt-BR")];
        for (flag, fronts, wanted) in [
            (None, [None, None], Some(None)),
            (None, [Some("vi"), None], Some(Some(1))),
            (None, [Some("vi"), Some("vi")], Some(Some(1))),
            (None, [Some("vi"), Some("en")], None),
            (Some("en"), [Some("vi"), Some("ar")], Some(Some(0))),
            (Some("pt"), [None, None], Some(Some(2))),
            (Some("ar"), [Some("vi"), None], None),
            (None, [Some("ar"), None], Some(None)),
        ] {
            let settled = settle(&source(flag), &fronts.map(source), &langs);
            assert_eq!(settled.map(|c| c.source).ok(), wanted, "{flag:?} {fronts:?}");
        }
        assert!(matches!(
            settle(&source(Some("ar")), &[], &langs),
            Err(Conflict::NoSuchSource(..))
        ));
    }

    #[test]
    fn fails_from_a_severity_on() {
        for (word, worst, wanted) in [
            ("error", Some(Severity::Error), true),
            ("error", Some(Severity::Warning), false),
            ("warning", Some(Severity::Warning), true),
            ("note", Some(Severity::Note), true),
            ("note", None, false),
            ("never", Some(Severity::Error), false),
        ] {
            assert_eq!(FailOn::parse(word).map(|f| f.fails(worst)), Some(wanted), "{word}");
        }
        assert!(FailOn::WORDS.iter().all(|w| FailOn::parse(w).is_some()));
        assert_eq!(FailOn::parse("errors"), None);
    }
}
