//! What may be written on the command line.

mod setup;

pub(super) use setup::*;

use crate::check::Selector;
use crate::compare::Mode;
use crate::config::{Embeddings, FailOn, Layer, Level, Output, Step};
use crate::text::Tag;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// Reads the versions of one report in several languages and says where they disagree.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true, infer_subcommands = false)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Command,
    /// When to colour the output; `auto` does so on a terminal and honours NO_COLOR.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Fix(Fix),
    Batch(Batch),
    Explain(Explain),
    Facts(Facts),
    Align(Align),
    Glossary(super::glossary::Args),
    /// Speak the language server protocol on standard input and output: findings in an editor, while typing.
    Lsp,
    /// List the rules with their severities.
    Rules,
    /// List the languages that Parallax knows.
    Languages,
    Config(Config),
    Schema(Schema),
    Baseline(Baseline),
    Completions(Completions),
}

/// Check articles: folders that hold one file a language, or files named <article>.<language>.<extension>.
///
/// Exit status: 0 nothing at or above --fail-on, 1 something, 2 the run itself failed.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub articles: Articles,
    /// `parallel`: translations of one text; `comparable`: different articles on the same events.
    #[arg(long, value_name = "MODE", value_parser = PossibleValuesParser::new(["parallel", "comparable"]).map(mode))]
    pub mode: Option<Mode>,
    /// The languages that are looked at; versions in others are passed over.
    #[arg(long, value_name = "LANG", value_parser = tag, value_delimiter = ',')]
    pub only: Vec<Tag>,
    /// The baseline: findings that are known and not told again.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Only articles of which git says that a version has changed since this revision.
    #[arg(long, value_name = "REV")]
    pub only_changed: Option<String>,
    /// How findings are told, and the file that is written; without one, standard output. May be given again.
    ///
    /// The formats are text (for a terminal), columns (the versions side by side), concise (a line a finding), json, sarif, junit,
    /// github, gitlab, rdjson, checkstyle, csv, and html: a page to read in a browser; html=FOLDER writes a page an article and
    /// an index.
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = output)]
    pub format: Vec<Output>,
    /// Check again whenever a file changes.
    #[arg(long)]
    pub watch: bool,
    #[command(flatten)]
    pub common: Common,
}

/// Show the certain corrections as a unified diff, or write them into the files.
///
/// Certain is what the original, or most versions, say beyond doubt (`docs/fix.md`); all else is left to a person.
/// Exit status: 0 nothing to correct, or all written, 1 corrections are shown, 2 the run itself failed.
#[derive(Debug, clap::Args)]
pub(crate) struct Fix {
    #[command(flatten)]
    pub articles: Articles,
    /// Write the corrections into the files.
    #[arg(long)]
    pub write: bool,
    /// A glossary beside the built-in one; may be given again.
    #[arg(long, value_name = "FILE")]
    pub glossary: Vec<PathBuf>,
    #[command(flatten)]
    pub lookup: Lookup,
}

/// Check many articles: one JSON record a line in, one a line out, in the same order.
#[derive(Debug, clap::Args)]
pub(crate) struct Batch {
    #[command(flatten)]
    pub common: Common,
    /// How many threads work; as many as there are processors where it is not given.
    #[arg(long, short = 'j', value_name = "N")]
    pub threads: Option<usize>,
}

/// Which articles, and which version of them is the original.
#[derive(Debug, clap::Args)]
pub(crate) struct Articles {
    /// A folder (vi.md, en.md … or story.vi.md, story.en.md …, and folders below it), or files; `-` is standard input.
    #[arg(value_name = "PATH", required_unless_present = "version")]
    pub paths: Vec<PathBuf>,
    /// A version whose file name does not tell its language; may be given again.
    #[arg(long, value_name = "LANG=FILE", value_parser = version)]
    pub version: Vec<(Tag, PathBuf)>,
    /// The language of the original; without it, no version is trusted above the others.
    #[arg(long, value_name = "LANG", value_parser = tag)]
    pub source: Option<Tag>,
}

/// What commands that check have in common.
#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    /// A glossary beside the built-in one; may be given again.
    #[arg(long, value_name = "FILE")]
    pub glossary: Vec<PathBuf>,
    /// The severity from which findings make the exit status 1; `error` unless configured.
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(FailOn::WORDS).map(fail_on))]
    pub fail_on: Option<FailOn>,
    /// How a rule, a category or `all` is told: `off`, `note`, `warning`, `error` or `default`; may be given again.
    #[arg(long, value_name = "RULE=LEVEL", value_parser = rule)]
    pub rule: Vec<(Selector, Level)>,
    #[command(flatten)]
    pub lookup: Lookup,
    #[command(flatten)]
    pub meaning: Meaning,
}

/// Where sentences get their meaning from, for the aligner.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Meaning {
    /// An OpenAI-compatible endpoint such as http://127.0.0.1:8000/v1: sentences are sent there, and aligned by their meaning, too.
    #[arg(long, value_name = "URL")]
    pub embeddings: Option<String>,
    /// The model that the endpoint is asked for.
    #[arg(long, value_name = "NAME", requires = "embeddings")]
    pub embeddings_model: Option<String>,
}

/// Which configuration is read.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Lookup {
    /// The configuration; without it, the nearest parallax.yaml above each article.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Read no configuration.
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}

/// Show the manual page of a rule.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// The rule's id, as findings show it.
    #[arg(value_name = "RULE")]
    pub rule: String,
}

/// List the facts that Parallax reads in a file.
#[derive(Debug, clap::Args)]
pub(crate) struct Facts {
    /// The file; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Its language, where neither its name nor its front matter tells it.
    #[arg(long, value_name = "LANG", value_parser = tag)]
    pub lang: Option<Tag>,
    /// How they are printed.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TableFormat,
    /// A glossary beside the built-in one; may be given again.
    #[arg(long, value_name = "FILE")]
    pub glossary: Vec<PathBuf>,
}

/// Show which sentences of two or more files say the same thing.
#[derive(Debug, clap::Args)]
pub(crate) struct Align {
    /// The versions of one article.
    #[arg(value_name = "FILE", num_args = 2.., required = true)]
    pub files: Vec<PathBuf>,
    /// The language of the original, around which the others are aligned.
    #[arg(long, value_name = "LANG", value_parser = tag)]
    pub source: Option<Tag>,
    /// How the rows are written.
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: RowFormat,
    /// The language to set beside the source: XLIFF holds two.
    #[arg(long, value_name = "LANG", value_parser = tag)]
    pub target: Option<Tag>,
    /// Leave out rows that are less sure than this, from 0 to 1.
    #[arg(long, value_name = "CONFIDENCE", default_value = "0", value_parser = share)]
    pub min_confidence: f32,
    #[command(flatten)]
    pub meaning: Meaning,
    #[command(flatten)]
    pub lookup: Lookup,
}

/// How facts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// For reading.
    Text,
    /// The batch record.
    Json,
}

/// How the rows of an alignment are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowFormat {
    /// For reading.
    #[value(alias = "text")]
    Table,
    /// One record with spans, texts, confidence and marks.
    Json,
    /// A line a row, a column a language.
    Tsv,
    /// A translation memory of all versions (TMX 1.4b).
    Tmx,
    /// The source and one target (XLIFF 2.1).
    Xliff,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Check {
    /// What the flags say.
    pub fn layer(&self) -> Layer {
        Layer {
            source: self.articles.source.clone(),
            mode: self.mode,
            outputs: (!self.format.is_empty()).then(|| self.format.clone()),
            baseline: self.baseline.clone(),
            only: (!self.only.is_empty()).then(|| self.only.clone()),
            ..self.common.layer()
        }
    }
}

impl Fix {
    /// What the flags say.
    pub fn layer(&self) -> Layer {
        Layer {
            source: self.articles.source.clone(),
            glossaries: self.glossary.clone(),
            ..Layer::default()
        }
    }
}

impl Common {
    /// What the flags say.
    pub fn layer(&self) -> Layer {
        let step = Step {
            rules: self.rule.clone(),
            ..Step::default()
        };
        Layer {
            fail_on: self.fail_on,
            glossaries: self.glossary.clone(),
            levels: vec![step],
            embeddings: self.meaning.layer(),
            ..Layer::default()
        }
    }
}

impl Meaning {
    /// The endpoint that the flags name.
    pub fn layer(&self) -> Option<Embeddings> {
        Some(Embeddings {
            url: self.embeddings.clone()?,
            model: self.embeddings_model.clone(),
            timeout: Embeddings::TIMEOUT,
            cache: None,
            api_key_env: None,
            batch: Embeddings::BATCH,
        })
    }
}

fn tag(text: &str) -> Result<Tag, String> {
    Tag::parse(text).ok_or_else(|| "not a language tag such as vi, en or pt-BR".to_owned())
}

fn version(text: &str) -> Result<(Tag, PathBuf), String> {
    let (lang, file) = text.split_once('=').ok_or("expected LANG=FILE, such as vi=draft.txt")?;
    if file.is_empty() {
        return Err("expected a file behind `=`".to_owned());
    }
    Ok((tag(lang)?, PathBuf::from(file)))
}

fn share(text: &str) -> Result<f32, String> {
    let share = text.parse().ok().filter(|s| (0.0..=1.0).contains(s));
    share.ok_or_else(|| "not a number from 0 to 1".to_owned())
}

fn mode(word: String) -> Mode {
    if word == "comparable" {
        Mode::Comparable
    } else {
        Mode::Parallel
    }
}

fn fail_on(word: String) -> FailOn {
    FailOn::parse(&word).unwrap_or_default()
}

fn rule(text: &str) -> Result<(Selector, Level), String> {
    let (rule, level) = text
        .split_once('=')
        .ok_or("expected RULE=LEVEL, such as number-rounded=off")?;
    let level = Level::parse(level).ok_or_else(|| {
        let known = Level::WORDS.join(", ");
        format!("there is no level `{level}`; there are {known}")
    })?;
    Ok((Selector::parse(rule)?, level))
}

fn output(text: &str) -> Result<Output, String> {
    Output::parse(text, Path::new(""))
}
