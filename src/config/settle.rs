//! All layers of an article to its settings.

use super::layer::{Embeddings, Layer, Output};
use super::{FailOn, Levels};
use crate::compare::Mode;
use crate::language::Style;
use crate::text::Tag;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// The settings of one article, settled.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Index of the original among the versions; `None`: no version is trusted above the others.
    pub source: Option<usize>,
    /// How the versions relate.
    pub mode: Mode,
    /// From which severity on findings fail a run.
    pub fail_on: FailOn,
    /// The reports of a run: text on standard output unless anything else is said.
    pub outputs: Vec<Output>,
    /// Glossaries beside the built-in one, in the order in which they are read.
    pub glossaries: Vec<PathBuf>,
    /// Severity a rule, a language and a path.
    pub levels: Levels,
    /// The baseline, where there is one.
    pub baseline: Option<PathBuf>,
    /// Where sentences get their meaning from, where that is configured.
    pub embeddings: Option<Embeddings>,
    /// House style, a language.
    pub style: BTreeMap<Tag, Style>,
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

/// Settles the settings of an article whose versions are in `langs`: `flags` above `fronts`, the versions' front matter, above
/// `file`, the configuration.
///
/// A source that only front matter or the configuration names may be missing among the versions: then none is trusted above
/// the others.
///
/// # Errors
/// Where a flag names a source that is not there, or front matter names two.
pub fn settle(flags: &Layer, fronts: &[Layer], file: &Layer, langs: &[Tag]) -> Result<Config, Conflict> {
    let find = |tag: &Tag| {
        let same = langs.iter().position(|l| l == tag);
        same.or_else(|| langs.iter().position(|l| l.language() == tag.language()))
    };
    let source = match &flags.source {
        Some(tag) => Some(find(tag).ok_or_else(|| Conflict::NoSuchSource(tag.clone(), langs.to_vec()))?),
        None => source_of(fronts)?.or(file.source.as_ref()).and_then(find),
    };
    let down = || std::iter::once(flags).chain(fronts).chain([file]);
    let up = || std::iter::once(file).chain(fronts).chain([flags]);
    Ok(Config {
        source,
        mode: down().find_map(|l| l.mode).unwrap_or_default(),
        fail_on: down().find_map(|l| l.fail_on).unwrap_or_default(),
        outputs: down()
            .find_map(|l| l.outputs.clone())
            .unwrap_or_else(|| vec![Output::default()]),
        glossaries: up().flat_map(|l| l.glossaries.iter().cloned()).collect(),
        levels: Levels(up().flat_map(|l| l.levels.iter().cloned()).collect()),
        baseline: down().find_map(|l| l.baseline.clone()),
        embeddings: down().find_map(|l| l.embeddings.clone()),
        style: up().flat_map(|l| l.style.clone()).collect(),
    })
}

/// The source that front matter names.
fn source_of(fronts: &[Layer]) -> Result<Option<&Tag>, Conflict> {
    let mut named = fronts
        .iter()
        .enumerate()
        .filter_map(|(i, f)| Some((i, f.source.as_ref()?)));
    let Some(first) = named.next() else {
        return Ok(None);
    };
    match named.find(|n| n.1 != first.1) {
        Some(other) => Err(Conflict::TwoSources(
            (first.0, first.1.clone()),
            (other.0, other.1.clone()),
        )),
        None => Ok(Some(first.1)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Conflict, settle};
    use crate::config::{FailOn, Layer};
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
    fn flags_stand_above_front_matter_above_the_file() {
        let langs = [tag("en"), tag("vi"), tag("pt-BR")];
        for (flag, fronts, file, wanted) in [
            (None, [None, None], None, Some(None)),
            (None, [None, None], Some("vi"), Some(Some(1))),
            (None, [None, None], Some("ar"), Some(None)),
            (None, [Some("en"), None], Some("vi"), Some(Some(0))),
            (None, [Some("vi"), None], None, Some(Some(1))),
            (None, [Some("vi"), Some("vi")], None, Some(Some(1))),
            (None, [Some("vi"), Some("en")], None, None),
            (Some("en"), [Some("vi"), Some("ar")], Some("vi"), Some(Some(0))),
            (Some("pt"), [None, None], None, Some(Some(2))),
            (Some("ar"), [Some("vi"), None], None, None),
            (None, [Some("ar"), None], None, Some(None)),
        ] {
            let settled = settle(&source(flag), &fronts.map(source), &source(file), &langs);
            assert_eq!(settled.map(|c| c.source).ok(), wanted, "{flag:?} {fronts:?} {file:?}");
        }
        assert!(matches!(
            settle(&source(Some("ar")), &[], &Layer::default(), &langs),
            Err(Conflict::NoSuchSource(..))
        ));
    }

    #[test]
    fn lists_of_all_layers_add_up_and_the_top_value_counts() {
        let layer = |fail_on, glossary: &str| Layer {
            fail_on,
            glossaries: vec![glossary.into()],
            ..Layer::default()
        };
        let config = settle(
            &layer(None, "flag.yaml"),
            &[],
            &layer(Some(FailOn::Note), "file.yaml"),
            &[tag("en")],
        )
        .unwrap();
        assert_eq!(config.fail_on, FailOn::Note);
        assert_eq!(
            config.glossaries,
            ["file.yaml", "flag.yaml"].map(std::path::PathBuf::from)
        );
    }
}
