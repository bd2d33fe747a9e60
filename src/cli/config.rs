//! `parallax config` and `parallax schema`: the settings of articles, and what may be written into files of settings.

use super::args::{Config, Schema, SchemaFile};
use super::gather::gather;
use super::output::{print, tell};
use super::settings::Settings;
use super::{Failure, Status};
use crate::config::{self, Layer, show as list};
use crate::glossary;
use std::fmt::Write as _;
use std::path::Path;

/// Shows the settings of articles, or of the working folder.
pub(crate) fn show(args: &Config) -> Result<Status, Failure> {
    let mut settings = Settings::new(Layer::default(), &args.lookup);
    let mut out = String::new();
    let mut status = Status::Clean;
    if args.paths.is_empty() {
        let found = settings.nearest(Path::new("."))?;
        let layers = [(String::new(), found.layer.clone())];
        write(&mut out, found.name.as_deref(), args.show.then_some(&layers));
    }
    let (articles, problems) = gather(&args.paths, &[]);
    for problem in &problems {
        tell("error", problem);
        status = Status::Failed;
    }
    for article in &articles {
        let found = settings.above(article)?;
        let layers = settings.layers(article)?;
        // Writing into a String cannot fail.
        let _ = writeln!(out, "# {}", crate::report::shown(&article.name));
        write(&mut out, found.name.as_deref(), args.show.then_some(&layers));
    }
    print(&out)?;
    Ok(status)
}

/// Prints the schema of a file.
pub(crate) fn schema(args: &Schema) -> Result<Status, Failure> {
    let schema = match args.file {
        SchemaFile::Config => config::schema().to_value(),
        SchemaFile::Glossary => glossary::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|e| e.to_string())?;
    print(&format!("{text}\n"))?;
    Ok(Status::Clean)
}

/// The file's name, or all values with their origins as comments behind them.
fn write(out: &mut String, file: Option<&str>, layers: Option<&[(String, Layer)]>) {
    let Some(layers) = layers else {
        let _ = writeln!(out, "{}", file.map_or("no parallax.yaml".into(), crate::report::shown));
        return;
    };
    let layers: Vec<(&str, &Layer)> = layers.iter().map(|(name, layer)| (name.as_str(), layer)).collect();
    let lines: Vec<(String, String)> = list(&layers)
        .into_iter()
        .map(|s| (format!("{}: {}", s.key, s.value), s.origin))
        .collect();
    let widest = lines.iter().map(|l| l.0.chars().count()).max().unwrap_or(0);
    for (value, origin) in lines {
        let _ = writeln!(
            out,
            "{:<widest$}  # {}",
            crate::report::shown(&value),
            crate::report::shown(&origin)
        );
    }
}
