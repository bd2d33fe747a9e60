//! `parallax facts` and `parallax align`: what Parallax sees in files.

use super::args::{Align, Facts, RowFormat, TableFormat};
use super::gather::{Files, Version};
use super::output::print;
use super::settings::{Opened, Settings};
use super::{Failure, Status, gather};
use crate::compare::Comparison;
use crate::config::Layer;
use crate::report::rows::{self, Rows};
use crate::report::{self, Emit, Look};
use crate::run::{self, Input};
use crate::text::Tag;
use std::path::Path;

/// Lists the facts of a file.
pub(crate) fn facts(args: &Facts, look: Look) -> Result<Status, Failure> {
    let terms = super::glossary::load(&args.glossary)?;
    let file = version(&args.file, args.lang.clone())?;
    let name = args.file.display().to_string();
    let read = run::facts(super::files::open(&file)?, &terms).map_err(|e| format!("{name}: {e}"))?;
    print(&match args.format {
        TableFormat::Text => report::facts(&read, look),
        TableFormat::Json => {
            let emit = Emit {
                facts: true,
                ..Emit::default()
            };
            json(&name, &read, emit, std::slice::from_ref(&name))
        }
    })?;
    Ok(Status::Clean)
}

/// Shows the rows of an alignment.
pub(crate) fn align(args: &Align, look: Look) -> Result<Status, Failure> {
    let files = args.files.iter().map(|f| version(f, None));
    let article = Files {
        name: args
            .files
            .iter()
            .map(|f| f.display().to_string())
            .collect::<Vec<_>>()
            .join(", "),
        files: files.collect::<Result<_, _>>()?,
        guessed: false,
    };
    let flags = Layer {
        source: args.source.clone(),
        embeddings: args.meaning.layer(),
        ..Layer::default()
    };
    let Opened {
        versions,
        names,
        config,
        terms,
        meaning,
        ..
    } = Settings::new(flags, &args.lookup).open(&article)?;
    let langs: Vec<Tag> = versions.iter().map(|d| d.lang.clone()).collect();
    let input = Input {
        versions,
        source: config.source,
        aligned: false,
        mode: config.mode,
    };
    let comparison = run::alignment(input, &terms, meaning.as_deref().map(|m| m as _)).map_err(|e| e.to_string())?;
    let rows = Rows {
        name: &article.name,
        files: &names,
        comparison: &comparison,
        least: args.min_confidence,
    };
    print(&match args.format {
        RowFormat::Table => rows::table(&rows, look),
        RowFormat::Json => rows::json(&rows),
        RowFormat::Tsv => rows::tsv(&rows),
        RowFormat::Tmx => rows::tmx(&rows),
        RowFormat::Xliff => rows::xliff(&rows, target(args.target.as_ref(), &langs, config.source.unwrap_or(0))?),
    })?;
    Ok(Status::Clean)
}

/// Which version an XLIFF sets beside the source.
fn target(asked: Option<&Tag>, langs: &[Tag], source: usize) -> Result<usize, String> {
    let others: Vec<usize> = (0..langs.len()).filter(|&v| v != source).collect();
    let tags = |versions: &[usize]| {
        let tags = versions.iter().filter_map(|&v| langs.get(v));
        tags.map(Tag::as_str).collect::<Vec<_>>().join(", ")
    };
    match (asked, others.as_slice()) {
        (None, &[only]) => Ok(only),
        (None, _) => Err(format!(
            "XLIFF holds two languages: choose one to set beside `{}` with --target: {}",
            tags(&[source]),
            tags(&others)
        )),
        (Some(tag), _) => others
            .iter()
            .copied()
            .find(|&v| langs.get(v) == Some(tag))
            .ok_or_else(|| {
                format!(
                    "--target {tag}: no version beside the source is in that language; there are {}",
                    tags(&others)
                )
            }),
    }
}

/// The record of an article without its findings, which were not asked for.
fn json(name: &str, comparison: &Comparison, emit: Emit, names: &[String]) -> String {
    let article = report::Article {
        name,
        comparison,
        findings: &[],
    };
    report::json(&article, emit, Some(names)) + "\n"
}

/// One file with the language that a flag or its name tells.
fn version(path: &Path, flagged: Option<Tag>) -> Result<Version, String> {
    if path.is_dir() {
        return Err(format!("{}: is a folder; name a file", path.display()));
    }
    let named = match flagged {
        Some(_) => None,
        None => gather::read_name(path)?.1,
    };
    Ok(Version {
        path: path.to_owned(),
        named,
        flagged,
        text: None,
    })
}
