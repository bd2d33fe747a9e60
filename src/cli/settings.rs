//! The settings of articles: the nearest `parallax.yaml` above each, layered with front matter and flags.

use super::args::Lookup;
use super::check::open;
use super::embeddings::Endpoint;
use super::files::{bytes, reason};
use super::gather::Files;
use super::{Failure, glossary};
use crate::config::{self, Config, Conflict, Embeddings, FILE_NAMES, Layer, settle};
use crate::glossary::TermBase;
use crate::language::Style;
use crate::read::{Document, decode};
use crate::text::Tag;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;

/// The settings of a run: every file is read once.
#[derive(Debug)]
pub(crate) struct Settings {
    flags: Layer,
    lookup: Lookup,
    /// The configuration that is nearest above each folder.
    nearest: BTreeMap<PathBuf, Arc<Found>>,
    /// The term bases, by the glossaries that they are made of.
    terms: BTreeMap<Vec<PathBuf>, Arc<TermBase>>,
    /// The endpoints, by their addresses and models.
    endpoints: Vec<(Embeddings, Arc<Endpoint>)>,
}

/// A configuration.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The file as users would name it; `None`: there is none.
    pub name: Option<String>,
    /// Its folder, absolute.
    folder: PathBuf,
    /// What it says.
    pub layer: Layer,
}

/// An article, opened and with its settings.
#[derive(Debug)]
pub(crate) struct Opened {
    /// Its versions, those in languages that are passed over left out.
    pub versions: Vec<Document>,
    /// The names of their files as users would name them.
    pub names: Vec<String>,
    /// Their files, relative to the configuration's folder, with `/`.
    pub paths: Vec<String>,
    /// Its settings.
    pub config: Config,
    /// Its term base.
    pub terms: Arc<TermBase>,
    /// The endpoint that its configuration names.
    pub meaning: Option<Arc<Endpoint>>,
}

impl Settings {
    /// The settings of a run with these flags.
    pub fn new(flags: Layer, lookup: &Lookup) -> Self {
        Self {
            flags,
            lookup: lookup.clone(),
            nearest: BTreeMap::new(),
            terms: BTreeMap::new(),
            endpoints: Vec::new(),
        }
    }

    /// Opens an article.
    ///
    /// # Errors
    /// Where a version, the configuration or a glossary cannot be read, or where they contradict each other.
    pub fn open(&mut self, article: &Files) -> Result<Opened, Failure> {
        let found = self.above(article)?;
        let (mut versions, mut names) = open(article)?;
        if let Some(only) = self.flags.only.as_ref().or(found.layer.only.as_ref()) {
            let kept = |d: &Document| only.iter().any(|tag| tag.language() == d.lang.language());
            let kept: Vec<bool> = versions.iter().map(kept).collect();
            keep(&mut versions, &kept);
            keep(&mut names, &kept);
        }
        let langs: Vec<Tag> = versions.iter().map(|d| d.lang.clone()).collect();
        let fronts: Vec<Layer> = versions.iter().map(Layer::from).collect();
        let config = settle(&self.flags, &fronts, &found.layer, &langs);
        let config = config.map_err(|e| conflict(&article.name, &names, &e))?;
        for version in &mut versions {
            let own = config.style.get(&version.lang);
            let family = |(tag, _): &(&Tag, &Style)| tag.language() == version.lang.language();
            version.style = own
                .or_else(|| config.style.iter().find(family).map(|(_, s)| s))
                .cloned();
        }
        let terms = self.terms(&config.glossaries)?;
        let meaning = config.embeddings.as_ref().map(|e| self.endpoint(e)).transpose()?;
        let paths = names.iter().map(|name| found.relative(name)).collect();
        for name in &mut names {
            *name = near(Path::new(name)).display().to_string();
        }
        Ok(Opened {
            versions,
            names,
            paths,
            config,
            terms,
            meaning,
        })
    }

    /// The layers of an article, the top one first, each with the name of its file if it is front matter.
    pub fn layers(&mut self, article: &Files) -> Result<Vec<(String, Layer)>, Failure> {
        let found = self.above(article)?;
        let (versions, names) = open(article)?;
        let fronts = names.into_iter().zip(versions.iter().map(Layer::from));
        let top = (String::new(), self.flags.clone());
        let bottom = (String::new(), found.layer.clone());
        Ok(std::iter::once(top).chain(fronts).chain([bottom]).collect())
    }

    /// The settings of the run as a whole: those of its first article, or of the working folder.
    pub fn run(&mut self, articles: &[Files]) -> Result<Config, Failure> {
        let found = match articles.first() {
            Some(article) => self.above(article)?,
            None => self.nearest(Path::new("."))?,
        };
        // What contradicts an article is told with the article.
        let flags = Layer {
            source: None,
            ..self.flags.clone()
        };
        Ok(settle(&flags, &[], &found.layer, &[]).map_err(|e| e.to_string())?)
    }

    /// The settings of what comes from no file: the configuration is looked for from the working folder upward.
    pub fn here(&mut self) -> Result<Config, Failure> {
        self.run(&[])
    }

    /// The configuration of an article.
    pub fn above(&mut self, article: &Files) -> Result<Arc<Found>, String> {
        let file = article.files.first().map(|v| v.path.as_path());
        let folder = file.filter(|f| f.as_os_str() != "-").and_then(Path::parent);
        self.nearest(folder.unwrap_or(Path::new(".")))
    }

    /// The configuration that is nearest above a folder, or the one that a flag names.
    pub fn nearest(&mut self, folder: &Path) -> Result<Arc<Found>, String> {
        let folder = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        let start = absolute(folder).map_err(|e| format!("{}: {}", folder.display(), reason(&e)))?;
        if let Some(found) = self.nearest.get(&start) {
            return Ok(Arc::clone(found));
        }
        let file = match (&self.lookup.config, self.lookup.no_config) {
            (Some(file), _) => Some(file.clone()),
            (None, true) => None,
            (None, false) => {
                let candidates = |folder: &Path| FILE_NAMES.map(|name| folder.join(name));
                let mut all = start.ancestors().flat_map(candidates);
                all.find(|file| file.is_file())
            }
        };
        let found = Arc::new(file.map_or(Ok(Found::default()), |file| Found::read(&file))?);
        self.nearest.insert(start, Arc::clone(&found));
        Ok(found)
    }

    /// One endpoint serves all articles that name it.
    fn endpoint(&mut self, settings: &Embeddings) -> Result<Arc<Endpoint>, String> {
        if let Some((_, endpoint)) = self.endpoints.iter().find(|(known, _)| known == settings) {
            return Ok(Arc::clone(endpoint));
        }
        let endpoint = Arc::new(Endpoint::new(settings)?);
        self.endpoints.push((settings.clone(), Arc::clone(&endpoint)));
        Ok(endpoint)
    }

    fn terms(&mut self, glossaries: &[PathBuf]) -> Result<Arc<TermBase>, String> {
        if let Some(terms) = self.terms.get(glossaries) {
            return Ok(Arc::clone(terms));
        }
        let terms = Arc::new(glossary::load(glossaries)?);
        self.terms.insert(glossaries.to_owned(), Arc::clone(&terms));
        Ok(terms)
    }
}

impl Found {
    fn read(file: &Path) -> Result<Self, String> {
        let file = near(file);
        let name = file.display().to_string();
        let bytes = bytes(&file).map_err(|e| format!("{name}: {}", reason(&e)))?;
        let text = decode(&bytes).map_err(|e| format!("{name}: {e}"))?;
        let folder = file.parent().unwrap_or(Path::new(""));
        let layer = config::read(&name, folder, &text).map_err(|e| format!("{name}:{e}"))?;
        let folder = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        Ok(Self {
            folder: absolute(folder).map_err(|e| format!("{name}: {}", reason(&e)))?,
            name: Some(name),
            layer,
        })
    }

    /// A file as patterns of the configuration see it.
    fn relative(&self, file: &str) -> String {
        match self.name {
            Some(_) => inside(&self.folder, Path::new(file)),
            None => slashed(Path::new(file)),
        }
    }
}

/// A file relative to a folder in which it lies, with `/`; as it is where it lies elsewhere.
pub(crate) fn inside(folder: &Path, file: &Path) -> String {
    let whole = |path: &Path| match path.as_os_str().is_empty() {
        true => absolute("."),
        false => absolute(path),
    };
    let both = whole(folder).ok().zip(whole(file).ok());
    let short = both.and_then(|(folder, file)| Some(slashed(file.strip_prefix(folder).ok()?)));
    short.unwrap_or_else(|| slashed(file))
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// A path as users would name it: relative where it lies in the working folder.
fn near(file: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let short = file.strip_prefix(&here).unwrap_or(file);
    short.to_owned()
}

fn keep<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(true));
}

fn conflict(article: &str, names: &[String], conflict: &Conflict) -> String {
    match conflict {
        Conflict::NoSuchSource(..) => format!("{article}: {conflict}"),
        Conflict::TwoSources((i, a), (j, b)) => {
            let name = |i: &usize| names.get(*i).map_or("", String::as_str);
            format!(
                "{}: its front matter names `{a}` as the source, that of {} names `{b}`; choose with --source",
                name(i),
                name(j)
            )
        }
    }
}
