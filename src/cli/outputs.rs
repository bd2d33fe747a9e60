//! The reports of a run, each to its file or to standard output.

use super::files::reason;
use super::output::print;
use crate::config::Output;
use crate::finding::Severity;
use crate::report::{Article, Format, Index, Look, Writer};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// The reports of a run, all written at once, article by article.
pub(crate) struct Outputs(Vec<(Writer, Sink)>);

/// Where a report goes.
enum Sink {
    Standard,
    File(PathBuf, BufWriter<File>),
    /// Pages, one an article, and an index of them.
    Folder(PathBuf, Index),
}

impl Outputs {
    /// Opens all files for a run over as many `articles`; folders that do not exist are made.
    ///
    /// # Errors
    /// Where two reports would go to one place, several articles to one page, or a file cannot be written.
    pub fn new(outputs: &[Output], look: Look, articles: usize) -> Result<Self, String> {
        let mut out = Vec::with_capacity(outputs.len());
        for (i, output) in outputs.iter().enumerate() {
            let taken = outputs.iter().take(i).any(|o| o.file == output.file);
            let page = output.format == Format::Html;
            if page && articles > 1 && output.file.as_deref().is_none_or(is_page) {
                return Err(format!(
                    "a page tells of one article, and there are {articles}; give it a folder: --format html=FOLDER"
                ));
            }
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
            if page && !is_page(path) {
                std::fs::create_dir_all(path).map_err(at)?;
                out.push((
                    Writer::new(output.format, look),
                    Sink::Folder(path.clone(), Index::default()),
                ));
                continue;
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
            match sink {
                Sink::Folder(folder, index) => {
                    write(&folder.join(index.add(told)), &writer.article(told, names, failing))?
                }
                _ => sink.write(&writer.article(told, names, failing))?,
            }
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
            Self::Folder(folder, index) => write(&folder.join(Index::FILE), &index.page()),
        }
    }

    fn flush(&mut self) -> Result<(), String> {
        match self {
            Self::Standard | Self::Folder(..) => Ok(()),
            Self::File(path, file) => file.flush().map_err(|e| format!("{}: {}", path.display(), reason(&e))),
        }
    }
}

/// Whether a path says that it is one page, and no folder of them.
fn is_page(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_ascii_lowercase());
    extension.is_some_and(|e| e == "html" || e == "htm")
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|e| format!("{}: {}", path.display(), reason(&e)))
}
