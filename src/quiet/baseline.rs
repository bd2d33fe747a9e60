//! The baseline: a file of findings that are known, each with a reason and, if it is wished, a last day.

use super::Content;
use crate::text::{Keys, YamlError, read_yaml};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands at the top of the file.
const HEAD: &str = "\
# Findings that are known: Parallax does not tell them again. `parallax baseline explain` says which of them still stand.
";

/// A file of findings that are known.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    /// In the order of the file.
    pub entries: Vec<Entry>,
}

/// A finding that is known.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is about.
    pub content: Content,
    /// The article in which it was found, for those who read the file.
    pub article: String,
    /// Why it is not to be told again.
    pub reason: String,
    /// The last day on which it is not told, `2026-12-31`.
    pub expires: Option<String>,
    /// The line of the file, from 1; 0: it is new.
    pub line: usize,
}

impl Entry {
    /// Whether its last day is over on the day `today`.
    pub fn is_over(&self, today: &str) -> bool {
        self.expires.as_deref().is_some_and(|last| last < today)
    }
}

impl Baseline {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it is no YAML, has an unknown key, an entry without a reason, or a last day that is no date.
    pub fn read(text: &str) -> Result<Self, YamlError> {
        let raw: RawFile = read_yaml(text)?;
        let keys = Keys::of(text);
        let mut entries = Vec::with_capacity(raw.findings.len());
        for (i, raw) in raw.findings.into_iter().enumerate() {
            let wrong = |key: &str, message: String| {
                let (line, column) = keys.at(&format!("findings[{i}]{key}"));
                Err(YamlError { line, column, message })
            };
            if raw.reason.trim().is_empty() {
                return wrong(".reason", "an entry needs a reason".to_owned());
            }
            if let Some(day) = raw.expires.as_deref().filter(|day| !is_date(day)) {
                return wrong(".expires", format!("`{day}` is no date such as 2026-12-31"));
            }
            let sentence = raw.sentence.into_iter().next().unwrap_or_default();
            entries.push(Entry {
                content: Content::told(raw.rule, raw.lacks, raw.words, sentence),
                article: raw.article,
                reason: raw.reason,
                expires: raw.expires,
                line: keys.at(&format!("findings[{i}]")).0,
            });
        }
        Ok(Self { entries })
    }

    /// The file's text.
    pub fn write(&self) -> String {
        let raw = RawFile {
            findings: self.entries.iter().map(RawEntry::of).collect(),
        };
        // Strings only: this cannot fail.
        HEAD.to_owned() + &serde_yaml::to_string(&raw).unwrap_or_default()
    }

    /// The entry that knows a finding on the day `today`.
    pub fn knows(&self, content: &Content, today: &str) -> Option<usize> {
        let fits = |e: &Entry| !e.is_over(today) && content.is(&e.content);
        self.entries.iter().position(fits)
    }
}

/// Whether `text` is a day of the calendar as ISO 8601 writes it.
pub fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        digits
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| digits.parse::<u32>().ok())?
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-') && (1..=days).contains(&day)
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    findings: Vec<RawEntry>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    /// For those who look for it in other reports; what counts are the fields below.
    #[serde(default)]
    fingerprint: String,
    rule: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    article: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lacks: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<String, String>,
    sentence: BTreeMap<String, String>,
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
}

impl RawEntry {
    fn of(entry: &Entry) -> Self {
        Self {
            fingerprint: entry.content.fingerprint(),
            rule: entry.content.rule.clone(),
            article: entry.article.clone(),
            lacks: entry.content.lacks.clone(),
            words: entry.content.words.clone(),
            sentence: BTreeMap::from([entry.content.sentence.clone()]),
            reason: entry.reason.clone(),
            expires: entry.expires.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Baseline, is_date};

    #[test]
    fn what_is_no_baseline_is_refused() {
        for (text, wanted) in [
            (
                "findings:\n- rule: x\n  sentence: {}\n  reason: ''\n",
                "4:3: an entry needs a reason",
            ),
            (
                "findings:\n- rule: x\n  sentence: {}\n  reason: y\n  expires: tomorrow\n",
                "5:3: `tomorrow` is no date",
            ),
            (
                "findings:\n- rule: x\n  sentence: {}\n",
                "findings[0]: missing field `reason`",
            ),
            (
                "findngs: []\n",
                "1:1: there is no key `findngs`; did you mean `findings`?",
            ),
        ] {
            let error = Baseline::read(text).unwrap_err().to_string();
            assert!(error.contains(wanted), "{error}");
        }
        for (text, wanted) in [
            ("2026-02-29", false),
            ("2028-02-29", true),
            ("2026-1-1", false),
            ("2026-12-31", true),
        ] {
            assert_eq!(is_date(text), wanted, "{text}");
        }
    }
}
