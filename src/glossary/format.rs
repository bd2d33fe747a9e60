//! The formats of glossary files: which a name tells, and the door to their readers and writers.

use super::list::{Frame, Glossary, Spot, Style};
use super::{GlossaryError, sheet, sheet_out, tbx, tbx_out, yaml, yaml_out};

/// A format of glossary files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The project's own YAML.
    Yaml,
    /// TermBase eXchange: TBX 3 (ISO 30042:2019) in either style, and TBX 2 (`martif`).
    Tbx,
    /// Comma-separated values with a header.
    Csv,
    /// Tab-separated values with a header.
    Tsv,
}

impl Format {
    /// The words that users write, in the order of the variants.
    pub const WORDS: [&'static str; 4] = ["yaml", "tbx", "csv", "tsv"];

    /// The format that a file's name tells.
    pub fn of(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "yml" => Some(Self::Yaml),
            "martif" | "xml" => Some(Self::Tbx),
            word => Self::parse(word),
        }
    }

    /// Reads the word that users write.
    pub fn parse(word: &str) -> Option<Self> {
        let all = [Self::Yaml, Self::Tbx, Self::Csv, Self::Tsv];
        Self::WORDS.iter().zip(all).find(|(w, _)| **w == word).map(|(_, f)| f)
    }
}

/// The TBX dialect and style to write; what is not said is as the glossary came, or TBX-Basic in DCA style.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dialect<'a> {
    /// `TBX-Basic`, `TBX-Min` or `TBX-Core`.
    pub name: Option<&'a str>,
    /// The style.
    pub style: Option<Style>,
}

/// Bytes that a glossary has at most.
pub const LARGEST: usize = 256 << 20;

/// Reads a glossary; `name` is its file's, for messages.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn read(format: Format, name: &str, text: &str) -> Result<Glossary, GlossaryError> {
    if text.len() > LARGEST {
        let spot = Spot { line: 1, column: 1 };
        let what = format!("larger than {} MB; cut it in parts", LARGEST >> 20);
        return Err(GlossaryError::new(name, spot, what));
    }
    match format {
        Format::Yaml => yaml::read(name, text),
        Format::Tbx => tbx::read(name, text),
        Format::Csv => sheet::read(name, text, b','),
        Format::Tsv => sheet::read(name, text, b'\t'),
    }
}

/// Writes a glossary, with all that its formats know of it.
pub fn write(format: Format, glossary: &Glossary, dialect: Dialect<'_>) -> String {
    match format {
        Format::Yaml => yaml_out::write(glossary),
        Format::Tbx => tbx_out::write(glossary, &framed(glossary, dialect)),
        Format::Csv => sheet_out::write(glossary, b','),
        Format::Tsv => sheet_out::write(glossary, b'\t'),
    }
}

/// The frame to write: the glossary's own, as far as the user does not ask for another.
fn framed(glossary: &Glossary, dialect: Dialect<'_>) -> Frame {
    let mut frame = glossary.frame.clone().unwrap_or_default();
    if let Some(name) = dialect.name {
        name.clone_into(&mut frame.dialect);
    }
    if let Some(style) = dialect.style {
        frame.style = style;
    }
    if frame.dialect.is_empty() {
        "TBX-Basic".clone_into(&mut frame.dialect);
    }
    if frame.lang.is_empty() {
        "en".clone_into(&mut frame.lang);
    }
    frame
}
