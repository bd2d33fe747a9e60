//! Glossary files to term bases; `parallax glossary`: checking, converting and beginning them.

use super::files::reason;
use super::output::{print, tell};
use super::{Failure, Status, suggest};
use crate::finding::Severity;
use crate::glossary::{Dialect, Format, Glossary, GlossaryError, LARGEST, Style, TermBase, audit, read, write};
use crate::read::decode;
use clap::builder::PossibleValuesParser;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Term bases that are kept for records which name a glossary of their own; with more, all are dropped and read anew.
const KEPT: usize = 8;
/// Parts of a file that could not be used and are told of one by one.
const TOLD: usize = 20;

/// Check, convert and begin glossaries (YAML, TBX, CSV, TSV).
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    Check(Check),
    Convert(Convert),
    Suggest(suggest::Suggest),
    Unused(suggest::Unused),
}

/// Say what is wrong with glossaries: doubles, clashes, forms forbidden here and preferred there, spellings that no text has.
///
/// Exit status: 0 no error, 1 errors, 2 a file cannot be read.
#[derive(Debug, clap::Args)]
struct Check {
    /// The files; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The files' format; without it, what their names end with.
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::WORDS))]
    from: Option<String>,
}

/// Write a glossary in another format; nothing of it is lost.
#[derive(Debug, clap::Args)]
struct Convert {
    /// The file to read; `-` is standard input.
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The file to write; `-` is standard output.
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// The format of IN; without it, what its name ends with.
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::WORDS))]
    from: Option<String>,
    /// The format of OUT; without it, what its name ends with.
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::WORDS))]
    to: Option<String>,
    /// The TBX dialect to write; without it, that of IN, or TBX-Basic.
    #[arg(long, value_name = "DIALECT", value_parser = PossibleValuesParser::new(["TBX-Basic", "TBX-Min", "TBX-Core"]))]
    dialect: Option<String>,
    /// The TBX style to write: categories as attributes (`dca`) or as tags (`dct`), or TBX version 2 (`v2`).
    #[arg(long, value_name = "STYLE", value_parser = PossibleValuesParser::new(["dca", "dct", "v2"]))]
    style: Option<String>,
}

/// Runs `parallax glossary`.
pub(crate) fn run(args: &Args) -> Result<Status, Failure> {
    match &args.action {
        Action::Check(args) => check(args),
        Action::Convert(args) => convert(args),
        Action::Suggest(args) => suggest::suggest(args),
        Action::Unused(args) => suggest::unused(args),
    }
}

fn check(args: &Check) -> Result<Status, Failure> {
    let mut status = Status::Clean;
    let mut count: BTreeMap<Severity, usize> = BTreeMap::new();
    for file in &args.files {
        let name = file.display();
        let glossary = match open(file, args.from.as_deref()) {
            Ok(glossary) => glossary,
            Err(problem) => {
                tell("error", &problem);
                status = Status::Failed;
                continue;
            }
        };
        tell_unusable(&glossary.unusable);
        let mut out = String::new();
        for flaw in audit(&glossary) {
            *count.entry(flaw.severity).or_default() += 1;
            let _ = writeln!(out, "{}", crate::report::line(&format!("{name}:{flaw}")));
        }
        print(&out)?;
    }
    let counted = |severity: Severity| match count.get(&severity).copied().unwrap_or(0) {
        1 => format!("1 {}", severity.as_str()),
        n => format!("{n} {}s", severity.as_str()),
    };
    let all = [Severity::Error, Severity::Warning, Severity::Note].map(counted);
    print(&format!("{}\n", all.join(", ")))?;
    let worst = if count.contains_key(&Severity::Error) {
        Status::Found
    } else {
        Status::Clean
    };
    Ok(status.max(worst))
}

fn convert(args: &Convert) -> Result<Status, Failure> {
    let to = format(&args.output, args.to.as_deref(), "--to")?;
    let glossary = open(&args.input, args.from.as_deref())?;
    tell_unusable(&glossary.unusable);
    let dialect = Dialect {
        name: args.dialect.as_deref(),
        style: args.style.as_deref().and_then(Style::parse),
    };
    let text = write(to, &glossary, dialect);
    if args.output.as_os_str() == "-" {
        print(&text)?;
    } else {
        std::fs::write(&args.output, text).map_err(|e| format!("{}: {}", args.output.display(), reason(&e)))?;
    }
    Ok(Status::Clean)
}

/// The format that a flag or a file's name tells.
fn format(file: &Path, flag: Option<&str>, option: &str) -> Result<Format, String> {
    let told = match flag {
        Some(word) => Format::parse(word),
        None => Format::of(&file.to_string_lossy()),
    };
    told.ok_or_else(|| {
        let known = Format::WORDS.join(", ");
        format!(
            "{}: its name does not end with a format that is known; name one with {option}: {known}",
            file.display()
        )
    })
}

fn open(file: &Path, from: Option<&str>) -> Result<Glossary, String> {
    let format = format(file, from, "--from")?;
    read(format, &file.display().to_string(), &text(file)?).map_err(|e| e.to_string())
}

/// The text of a glossary file.
fn text(file: &Path) -> Result<String, String> {
    let name = file.display();
    let told = |e: std::io::Error| format!("{name}: {}", reason(&e));
    let mut bytes = Vec::new();
    // No more is read than is looked at.
    let most = LARGEST as u64 + 1;
    if file.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .take(most)
            .read_to_end(&mut bytes)
            .map_err(told)?;
    } else {
        let file = std::fs::File::open(file).map_err(told)?;
        file.take(most).read_to_end(&mut bytes).map_err(told)?;
    }
    if bytes.len() > LARGEST {
        return Err(format!("{name}:1:1: larger than {} MB; cut it in parts", LARGEST >> 20));
    }
    decode(&bytes).map_err(|e| {
        let before = bytes.get(..e.offset).unwrap_or_default();
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
        let column = String::from_utf8_lossy(before.get(start..).unwrap_or_default())
            .chars()
            .count()
            + 1;
        format!("{name}:{line}:{column}: {e}")
    })
}

fn tell_unusable(unusable: &[GlossaryError]) {
    for problem in unusable.iter().take(TOLD) {
        tell("warning", &problem.to_string());
    }
    match (unusable.len().saturating_sub(TOLD), unusable.first()) {
        (0, _) | (_, None) => {}
        (more, Some(first)) => tell("warning", &format!("{}: {more} more parts cannot be used", first.file)),
    }
}

/// The built-in glossary and those of `files` beside it; a concept of theirs takes the place of a built-in one with its id.
/// What of a file cannot be used is told of; the rest is taken.
///
/// # Errors
/// One line that names the file and what is wrong with it.
pub(crate) fn load(files: &[PathBuf]) -> Result<TermBase, String> {
    let mut base = TermBase::built_in();
    for file in files {
        let name = file.display().to_string();
        let format = Format::of(&name).unwrap_or(Format::Yaml);
        let glossary = read(format, &name, &text(file)?).map_err(|e| e.to_string())?;
        tell_unusable(&base.take(&name, glossary));
    }
    Ok(base)
}

/// The term bases of a run: one for all records that name no glossary, and one for each glossary that a record names.
#[derive(Debug)]
pub(crate) struct Shelf<'a> {
    files: &'a [PathBuf],
    common: Arc<TermBase>,
    own: Mutex<BTreeMap<PathBuf, Arc<TermBase>>>,
}

impl<'a> Shelf<'a> {
    /// Loads what all records share.
    pub fn new(files: &'a [PathBuf]) -> Result<Self, String> {
        Ok(Self {
            files,
            common: Arc::new(load(files)?),
            own: Mutex::default(),
        })
    }

    /// The term base for a record that names `path`, or none.
    pub fn get(&self, path: Option<&str>) -> Result<Arc<TermBase>, String> {
        let Some(path) = path.map(Path::new) else {
            return Ok(Arc::clone(&self.common));
        };
        // A record that comes to grief leaves the map as it was.
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(base) = own.get(path) {
            return Ok(Arc::clone(base));
        }
        let files: Vec<PathBuf> = self.files.iter().cloned().chain([path.to_owned()]).collect();
        // On a thread of its own: one of the pool's would take up other records while its parts are read, and those wait for the
        // lock that is held here.
        let loaded = std::thread::scope(|scope| scope.spawn(|| load(&files)).join());
        let base =
            Arc::new(loaded.unwrap_or_else(|_| Err("the glossary could not be read; please report it".to_owned()))?);
        if own.len() >= KEPT {
            own.clear();
        }
        own.insert(path.to_owned(), Arc::clone(&base));
        Ok(base)
    }
}
