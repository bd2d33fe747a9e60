//! From which severity on findings fail a run.

use crate::finding::Severity;

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

    /// The word that users write.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Never => "never",
        }
    }

    /// The severity from which on findings fail a run; `None`: none does.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }

    /// Whether findings, the worst of which is `worst`, fail a run.
    pub fn fails(self, worst: Option<Severity>) -> bool {
        worst.zip(self.severity()).is_some_and(|(worst, from)| worst >= from)
    }
}

#[cfg(test)]
mod tests {
    use super::FailOn;
    use crate::finding::Severity;

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
        for word in FailOn::WORDS {
            assert_eq!(FailOn::parse(word).map(FailOn::as_str), Some(word));
        }
        assert_eq!(FailOn::parse("errors"), None);
    }
}
