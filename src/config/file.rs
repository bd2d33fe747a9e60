//! `parallax.yaml` as it is written, and the layer that it makes.

use super::FailOn;
use super::layer::{Embeddings, Layer, Origin, Output};
use super::levels::{Level, Step, globs};
use crate::check::Selector;
use crate::compare::Mode;
use crate::finding::Severity;
use crate::language::{Grouping, Pack, Style};
use crate::text::{Keys, Tag, YamlError, nearest, read_yaml};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// The names of the file, the usual one first.
pub const FILE_NAMES: [&str; 2] = ["parallax.yaml", "parallax.yml"];

/// Reads a configuration. `name` is what users call the file; paths in it are relative to `folder`.
///
/// # Errors
/// Where it is no YAML, or has a key, a rule, a language or a value that does not exist.
pub fn read(name: &str, folder: &Path, text: &str) -> Result<Layer, YamlError> {
    let raw: Raw = read_yaml(text)?;
    let keys = Keys::of(text);
    raw.layer(folder)
        .map_err(|(path, message)| {
            let (line, column) = keys.at(&path);
            YamlError { line, column, message }
        })
        .map(|layer| Layer {
            origin: Origin::File(name.to_owned(), keys),
            ..layer
        })
}

/// The JSON Schema of the file.
pub fn schema() -> Schema {
    schemars::schema_for!(Raw)
}

/// Settings of Parallax for the articles in this folder and below.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(title = "parallax.yaml")]
struct Raw {
    /// The language of the original, such as `vi`; without it, no version is trusted above the others.
    source: Option<String>,
    /// `parallel`: translations of one text; `comparable`: different articles on the same events.
    mode: Option<RawMode>,
    /// The languages that are looked at; versions in others are passed over.
    only: Option<Vec<String>>,
    /// The severity from which findings make the exit status 1.
    fail_on: Option<RawFailOn>,
    /// Reports, each `FORMAT` (standard output, one of them at most) or `FORMAT=FILE`; those of the first article's file count.
    #[schemars(inner(regex(pattern = "^[a-z]+(=.+)?$")))]
    outputs: Option<Vec<String>>,
    /// Glossary files beside the built-in one; paths are relative to this file.
    glossaries: Vec<String>,
    /// How findings are told: a rule, a category or `all`, and its level.
    #[schemars(schema_with = "rules_schema")]
    rules: BTreeMap<String, RawLevel>,
    /// Levels for some languages and files only; the last that fits a finding decides.
    overrides: Vec<RawOverride>,
    /// The baseline file: findings that are known and not told again; the path is relative to this file.
    baseline: Option<String>,
    /// An endpoint that serves embeddings, for the alignment of sentences.
    embeddings: Option<RawEmbeddings>,
    /// House style: how the numbers of a language are written.
    style: BTreeMap<String, RawStyle>,
}

/// Levels for some languages and files only.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(rename = "Override")]
struct RawOverride {
    /// For findings in these files: patterns as in `.gitignore`, relative to this file's folder.
    paths: Option<Vec<String>>,
    /// For findings in these languages.
    languages: Vec<String>,
    /// A rule, a category or `all`, and its level.
    #[schemars(schema_with = "rules_schema")]
    rules: BTreeMap<String, RawLevel>,
}

/// An endpoint that serves embeddings (`POST /v1/embeddings`).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Embeddings")]
struct RawEmbeddings {
    /// Its address, `http://…` or `https://…`.
    url: String,
    /// The model that is asked for.
    model: Option<String>,
    /// Seconds that one request may take; 30 unless set.
    #[schemars(range(min = 1))]
    timeout: Option<u64>,
    /// Folder in which vectors are kept, relative to this file; the user's own folder for caches unless set.
    cache: Option<String>,
    /// The environment variable that holds the key, named PARALLAX_…; the key itself does not belong into a file.
    api_key_env: Option<String>,
    /// Sentences a request; 64 unless set.
    #[schemars(range(min = 1))]
    batch: Option<usize>,
}

/// How the numbers of a language are written.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(rename = "Style")]
struct RawStyle {
    /// The decimal sign, such as `,`.
    decimal: Option<String>,
    /// What parts the thousands: a sign such as `.`, `space`, or `none`.
    grouping: Option<String>,
}

/// How the versions relate.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Mode")]
enum RawMode {
    Parallel,
    Comparable,
}

/// From which severity on findings fail a run.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "FailOn")]
enum RawFailOn {
    Error,
    Warning,
    Note,
    Never,
}

/// How a rule's findings are told; `default`: as the rule itself says.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Level")]
enum RawLevel {
    Off,
    Note,
    Warning,
    Error,
    Default,
}

/// A key and what is wrong with it.
type Wrong = (String, String);

impl Raw {
    fn layer(self, folder: &Path) -> Result<Layer, Wrong> {
        let step = Step {
            rules: levels("rules", &self.rules)?,
            ..Step::default()
        };
        let overrides = self.overrides.iter().enumerate();
        let overrides = overrides.map(|(i, o)| o.step(&format!("overrides[{i}]")));
        let levels = std::iter::once(Ok(step)).chain(overrides).collect::<Result<_, _>>()?;
        let style = self.style.iter();
        Ok(Layer {
            source: self.source.map(|s| tag("source", &s)).transpose()?,
            mode: self.mode.map(|mode| match mode {
                RawMode::Parallel => Mode::Parallel,
                RawMode::Comparable => Mode::Comparable,
            }),
            only: self.only.map(|only| known_tags("only", &only)).transpose()?,
            fail_on: self.fail_on.map(RawFailOn::settle),
            outputs: self.outputs.map(|o| outputs(&o, folder)).transpose()?,
            glossaries: self.glossaries.iter().map(|g| folder.join(g)).collect(),
            levels,
            baseline: self.baseline.map(|b| folder.join(b)),
            embeddings: self.embeddings.map(|e| e.settle(folder)).transpose()?,
            style: style
                .map(|(lang, style)| {
                    let at = format!("style.{lang}");
                    Ok((known_tag(&at, lang)?, style.settle(&at)?))
                })
                .collect::<Result<_, Wrong>>()?,
            ..Layer::default()
        })
    }
}

impl RawOverride {
    fn step(&self, at: &str) -> Result<Step, Wrong> {
        let paths = self.paths.as_deref().map(globs).transpose();
        Ok(Step {
            languages: known_tags(&format!("{at}.languages"), &self.languages)?,
            paths: paths.map_err(|(i, why)| (format!("{at}.paths[{i}]"), why))?,
            rules: levels(&format!("{at}.rules"), &self.rules)?,
        })
    }
}

impl RawEmbeddings {
    fn settle(self, folder: &Path) -> Result<Embeddings, Wrong> {
        let wrong = |key: &str, why: String| Err((format!("embeddings.{key}"), why));
        if !self.url.starts_with("http://") && !self.url.starts_with("https://") {
            return wrong(
                "url",
                format!("`{}` is no address; it begins with http:// or https://", self.url),
            );
        }
        if self.timeout == Some(0) {
            return wrong("timeout", "a request needs a second or more".to_owned());
        }
        if self.batch == Some(0) {
            return wrong("batch", "a request holds a sentence or more".to_owned());
        }
        Ok(Embeddings {
            url: self.url,
            model: self.model,
            timeout: self.timeout.map_or(Embeddings::TIMEOUT, Duration::from_secs),
            cache: self.cache.map(|c| folder.join(c)),
            api_key_env: self.api_key_env,
            batch: self.batch.unwrap_or(Embeddings::BATCH),
        })
    }
}

impl RawStyle {
    fn settle(&self, at: &str) -> Result<Style, Wrong> {
        let sign = |key: &str, text: &str| {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(sign), None) if !sign.is_alphanumeric() && !sign.is_control() => Ok(sign),
                _ => Err((
                    format!("{at}.{key}"),
                    format!("`{text}` is no sign, such as `,` or `.`"),
                )),
            }
        };
        let grouping = |text: &str| match text {
            "none" | "" => Ok::<_, Wrong>(Grouping::None),
            "space" => Ok(Grouping::Space),
            text => match sign("grouping", text)? {
                sign if sign.is_whitespace() => Ok(Grouping::Space),
                sign => Ok(Grouping::Sign(sign)),
            },
        };
        let style = Style {
            decimal: self.decimal.as_deref().map(|d| sign("decimal", d)).transpose()?,
            grouping: self.grouping.as_deref().map(grouping).transpose()?,
        };
        match (style.decimal, style.grouping) {
            (Some(decimal), Some(Grouping::Sign(grouping))) if decimal == grouping => Err((
                format!("{at}.grouping"),
                format!("`{grouping}` cannot part the thousands and be the decimal sign, too"),
            )),
            _ => Ok(style),
        }
    }
}

impl RawFailOn {
    fn settle(self) -> FailOn {
        match self {
            Self::Error => FailOn::Error,
            Self::Warning => FailOn::Warning,
            Self::Note => FailOn::Note,
            Self::Never => FailOn::Never,
        }
    }
}

impl RawLevel {
    fn settle(self) -> Level {
        match self {
            Self::Off => Level::Off,
            Self::Note => Level::At(Severity::Note),
            Self::Warning => Level::At(Severity::Warning),
            Self::Error => Level::At(Severity::Error),
            Self::Default => Level::Default,
        }
    }
}

fn outputs(texts: &[String], folder: &Path) -> Result<Vec<Output>, Wrong> {
    let one = |(i, text): (usize, &String)| Output::parse(text, folder).map_err(|why| (format!("outputs[{i}]"), why));
    texts.iter().enumerate().map(one).collect()
}

fn levels(at: &str, raw: &BTreeMap<String, RawLevel>) -> Result<Vec<(Selector, Level)>, Wrong> {
    let one = |(rule, level): (&String, &RawLevel)| match Selector::parse(rule) {
        Ok(selector) => Ok((selector, level.settle())),
        Err(why) => Err((format!("{at}.{rule}"), why)),
    };
    raw.iter().map(one).collect()
}

fn tag(at: &str, text: &str) -> Result<Tag, Wrong> {
    let wrong = || {
        (
            at.to_owned(),
            format!("`{text}` is no language tag such as `vi` or `pt-BR`"),
        )
    };
    Tag::parse(text).ok_or_else(wrong)
}

/// A tag for whose language there is a pack.
fn known_tag(at: &str, text: &str) -> Result<Tag, Wrong> {
    let tag = tag(at, text)?;
    if Pack::of(&tag).is_some() {
        return Ok(tag);
    }
    let known = Pack::tags();
    let meant = match nearest(text, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it knows {}", known.join(", ")),
    };
    let why = format!("Parallax does not know the language `{text}`; {meant}");
    Err((at.to_owned(), why))
}

fn known_tags(at: &str, texts: &[String]) -> Result<Vec<Tag>, Wrong> {
    let one = |(i, text): (usize, &String)| known_tag(&format!("{at}[{i}]"), text);
    texts.iter().enumerate().map(one).collect()
}

/// A mapping from the words of [`Selector`] to levels.
fn rules_schema(generator: &mut SchemaGenerator) -> Schema {
    let words: Vec<&str> = Selector::words().collect();
    json_schema!({
        "type": "object",
        "propertyNames": { "enum": words },
        "additionalProperties": generator.subschema_for::<RawLevel>(),
    })
}

#[cfg(test)]
mod tests;
