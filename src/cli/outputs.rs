//! The reports of a run, each to its file or to standard output.

use super::files::reason;
use super::output::print;
use crate::config::Output;
use crate::finding::Severity;
use crate::report::{Article, Look, Writer};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

/// The reports of a run, all written at once, article by article.
pub(crate) struct Outputs(Vec<(Writer, Sink)>);

/// Where a report goes.
enum Sink {
    Standard,
    File(PathBuf, BufWriter<File>),
}

impl Outputs {
    /// Opens all files; folders that do not exist are made.
    ///
    /// # Errors
    /// Where two reports would go to one place, or a file cannot be written.
    pub fn new(outputs: &[Output], look: Look) -> Result<Self, String> {
        let mut out = Vec::with_capacity(outputs.len());
        for (i, output) in outputs.iter().enumerate() {
            let taken = outputs.iter().take(i).any(|o| o.file == output.file);
            let Some(path) = &output.file else {
                if taken {
                    return Err("two reports to standard output; give one a file: --format sarif=FILE".to_owned());
                }
                out.push((Writer::new(output.format, look), Sink::Standard));
                continue;
            };
            let at = |e: std::io::Error| format!("{}: {}", path.display(), reason(&e));
            if taken {
                return Err(format!("{}: two reports to one file", path.display()));
            }
            if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(at)?;
            }
            let file = BufWriter::new(File::create(path).map_err(at)?);
            let plain = Look { colour: false, ..look };
            out.push((Writer::new(output.format, plain), Sink::File(path.clone(), file)));
        }
        Ok(Self(out))
    }

    /// Writes an article to every report; `failing` is the severity from which findings fail the run.
    pub fn article(&mut self, told: &Article<'_>, names: &[String], failing: Option<Severity>) -> Result<(), String> {
        for (writer, sink) in &mut self.0 {
            sink.write(&writer.article(told, names, failing))?;
        }
        Ok(())
    }

    /// Ends every report.
    pub fn end(mut self) -> Result<(), String> {
        for (writer, sink) in &mut self.0 {
            sink.write(&writer.end())?;
            sink.flush()?;
        }
        Ok(())
    }
}

impl Sink {
    fn write(&mut self, text: &str) -> Result<(), String> {
        match self {
            Self::Standard => print(text),
            Self::File(path, file) => file
                .write_all(text.as_bytes())
                .map_err(|e| format!("{}: {}", path.display(), reason(&e))),
        }
    }

    fn flush(&mut self) -> Result<(), String> {
        match self {
            Self::Standard => Ok(()),
            Self::File(path, file) => file.flush().map_err(|e| format!("{}: {}", path.display(), reason(&e))),
        }
    }
}
