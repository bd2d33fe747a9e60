//! Severity a rule, a language and a path.

use crate::check::Selector;
use crate::finding::{Category, Finding, Severity};
use crate::text::Tag;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// How a rule's findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// As the rule itself says.
    Default,
    /// Not at all.
    Off,
    /// All with this severity.
    At(Severity),
}

impl Level {
    /// The words that users write.
    pub const WORDS: [&'static str; 5] = ["off", "note", "warning", "error", "default"];

    /// Reads one of [`Self::WORDS`].
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Self::Off),
            "note" => Some(Self::At(Severity::Note)),
            "warning" => Some(Self::At(Severity::Warning)),
            "error" => Some(Self::At(Severity::Error)),
            "default" => Some(Self::Default),
            _ => None,
        }
    }

    /// The word that users write.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Off => "off",
            Self::At(severity) => severity.as_str(),
        }
    }
}

/// One place of the settings that sets levels: for all findings, or for those in some languages and files.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// For findings in these languages; none: in all.
    pub languages: Vec<Tag>,
    /// For findings in these files; `None`: in all.
    pub paths: Option<GlobSet>,
    /// What is set.
    pub rules: Vec<(Selector, Level)>,
}

impl Step {
    fn fits(&self, lang: &Tag, path: Option<&str>) -> bool {
        let spoken = |tag: &Tag| tag == lang || (tag.as_str() == tag.language() && tag.language() == lang.language());
        (self.languages.is_empty() || self.languages.iter().any(spoken))
            && self
                .paths
                .as_ref()
                .is_none_or(|paths| path.is_some_and(|p| paths.is_match(p)))
    }

    fn level(&self, rule: &str, category: Category) -> Option<Level> {
        let fitting = self.rules.iter().filter(|(s, _)| s.fits(rule, category));
        fitting.max_by_key(|(s, _)| *s).map(|(_, level)| *level)
    }
}

/// The levels of all layers, the lowest first: the last that speaks of a finding decides.
#[derive(Clone, Debug, Default)]
pub struct Levels(pub(super) Vec<Step>);

impl Levels {
    /// How a finding is told whose first place is in `lang` and in the file `path` (relative to the configuration's folder, with
    /// `/`); `None`: not at all.
    pub fn severity(&self, finding: &Finding, lang: &Tag, path: Option<&str>) -> Option<Severity> {
        let steps = self.0.iter().rev().filter(|s| s.fits(lang, path));
        match steps
            .filter_map(|s| s.level(finding.rule, finding.category))
            .next()
            .unwrap_or(Level::Default)
        {
            Level::Default => Some(finding.severity),
            Level::Off => None,
            Level::At(severity) => Some(severity),
        }
    }

    /// What of `findings` is told, each with its severity. `langs` and `paths` are the versions'.
    pub fn apply(&self, findings: Vec<Finding>, langs: &[Tag], paths: &[String]) -> Vec<Finding> {
        let told = |mut finding: Finding| {
            let version = finding.places.first().map_or(0, |p| p.version);
            let Some(lang) = langs.get(version) else {
                return Some(finding);
            };
            finding.severity = self.severity(&finding, lang, paths.get(version).map(String::as_str))?;
            Some(finding)
        };
        findings.into_iter().filter_map(told).collect()
    }
}

/// Patterns of paths as in `.gitignore`: one without a slash fits names in every folder, and a folder stands for all below it.
///
/// # Errors
/// The index of the pattern that is none, and why.
pub fn globs(patterns: &[String]) -> Result<GlobSet, (usize, String)> {
    let mut set = GlobSetBuilder::new();
    for (i, pattern) in patterns.iter().enumerate() {
        let plain = pattern.trim_start_matches("./").trim_end_matches('/');
        let rooted = match plain.strip_prefix('/') {
            Some(rooted) => rooted.to_owned(),
            None if plain.contains('/') => plain.to_owned(),
            None => format!("**/{plain}"),
        };
        for glob in [rooted.clone(), format!("{rooted}/**")] {
            let glob = GlobBuilder::new(&glob).literal_separator(true).build();
            set.add(glob.map_err(|e| (i, format!("`{pattern}` is no pattern: {}", e.kind())))?);
        }
    }
    set.build().map_err(|e| (0, e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{Level, Levels, Step, globs};
    use crate::check::Selector;
    use crate::finding::{Category, Finding, Severity};
    use crate::text::Tag;

    fn tags(text: &str) -> Vec<Tag> {
        text.split_whitespace().map(|t| Tag::parse(t).unwrap()).collect()
    }

    fn step(languages: &str, paths: &str, rules: &str) -> Step {
        let paths: Vec<String> = paths.split_whitespace().map(str::to_owned).collect();
        let rules = rules.split_whitespace().map(|r| r.split_once('=').unwrap());
        Step {
            languages: tags(languages),
            paths: (!paths.is_empty()).then(|| globs(&paths).unwrap()),
            rules: rules
                .map(|(s, l)| (Selector::parse(s).unwrap(), Level::parse(l).unwrap()))
                .collect(),
        }
    }

    #[test]
    fn the_last_that_fits_decides() {
        let levels = Levels(vec![
            step("", "", "all=note number-altered=error quantity=warning"),
            step("ur", "", "number-altered=off"),
            step("", "archive/**", "number-altered=warning"),
            step("pt", "sport/*.md", "number-altered=default"),
        ]);
        for (rule, category, lang, path, wanted) in [
            ("number-altered", Category::Quantity, "en", "news/en.md", Some("error")),
            ("number-added", Category::Quantity, "en", "news/en.md", Some("warning")),
            ("name-missing", Category::Name, "en", "news/en.md", Some("note")),
            ("number-altered", Category::Quantity, "ur", "news/ur.md", None),
            (
                "number-altered",
                Category::Quantity,
                "ur",
                "archive/2025/ur.md",
                Some("warning"),
            ),
            (
                "number-altered",
                Category::Quantity,
                "pt-BR",
                "sport/pt.md",
                Some("note"),
            ),
            (
                "number-altered",
                Category::Quantity,
                "pt",
                "sport/old/pt.md",
                Some("error"),
            ),
        ] {
            let finding = Finding {
                rule,
                category,
                severity: Severity::Note,
                message: String::new(),
                help: String::new(),
                suspect: None,
                places: Vec::new(),
                fixes: Vec::new(),
            };
            let got = levels.severity(&finding, &tags(lang)[0], Some(path));
            assert_eq!(got.map(Severity::as_str), wanted, "{rule} {lang} {path}");
        }
    }

    #[test]
    fn paths_fit_as_in_gitignore() {
        for (pattern, path, wanted) in [
            ("vi.md", "a/b/vi.md", true),
            ("*.md", "a/b/vi.md", true),
            ("/vi.md", "a/vi.md", false),
            ("/vi.md", "vi.md", true),
            ("a/*.md", "a/b/vi.md", false),
            ("a/**/*.md", "a/b/vi.md", true),
            ("archive", "x/archive/y/vi.md", true),
            ("archive/", "archive/vi.md", true),
            ("./a/", "a/vi.md", true),
            ("{a,b}/vi.md", "b/vi.md", true),
            ("a", "ab/vi.md", false),
        ] {
            let set = globs(&[pattern.to_owned()]).unwrap();
            assert_eq!(set.is_match(path), wanted, "{pattern} {path}");
        }
        assert!(globs(&["fine".to_owned(), "a[".to_owned()]).is_err_and(|(i, why)| i == 1 && why.contains("`a[`")));
    }

    #[test]
    fn levels_are_read() {
        for word in Level::WORDS {
            assert_eq!(Level::parse(word).map(Level::as_str), Some(word));
        }
        assert_eq!(Level::parse("on"), None);
    }
}
