//! The state of a session: the texts that the client holds, the articles they belong to, and the questions that wait.

use super::agreed::Agreed;
use super::position::LineMap;
use super::question::{Question, Reply, path_of, read, result, uri_asked, uri_of};
use super::tell::View;
use super::work::{Checked, Job};
use crate::cli::gather::{Files, around};
use gen_lsp_types::{
    Diagnostic, DiagnosticSeverity, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    InitializeParams, TextDocumentContentChangeEvent, Uri,
};
use lsp_server::{ErrorCode, RequestId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// An article is checked when nothing was typed in it for so long.
const PAUSE: Duration = Duration::from_millis(150);
/// A text that the client holds.
#[derive(Debug)]
struct Held {
    uri: Uri,
    text: String,
    version: i32,
}

/// An article of which the client holds a version.
#[derive(Debug)]
struct Article {
    files: Files,
    /// Counts its changes.
    state: u64,
    /// When it is to be checked; `None`: it is checked, or being checked.
    due: Option<Instant>,
    view: Option<View>,
    /// The files that something was published for.
    published: Vec<Uri>,
}

/// The session.
#[derive(Debug)]
pub(super) struct State {
    jobs: Sender<Job>,
    out: Vec<Value>,
    ready: bool,
    shut_down: bool,
    agreed: Agreed,
    held: BTreeMap<PathBuf, Held>,
    articles: BTreeMap<String, Article>,
    questions: Vec<Question>,
    /// Whether configurations and glossaries are to be read again.
    anew: bool,
    asked: u64,
}

impl State {
    pub fn new(jobs: Sender<Job>) -> Self {
        Self {
            jobs,
            out: Vec::new(),
            ready: false,
            shut_down: false,
            agreed: Agreed::default(),
            held: BTreeMap::new(),
            articles: BTreeMap::new(),
            questions: Vec::new(),
            anew: false,
            asked: 0,
        }
    }

    pub fn is_ready(&self) -> bool {
        self.ready
    }

    pub fn is_shut_down(&self) -> bool {
        self.shut_down
    }

    /// What is to be sent.
    pub fn take_messages(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.out)
    }

    pub fn send(&mut self, message: Value) {
        self.out.push(message);
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    pub fn refuse(&mut self, id: &RequestId, code: ErrorCode, what: &str) {
        self.send(json!({"jsonrpc": "2.0", "id": id, "error": {"code": code as i32, "message": what}}));
    }

    fn answer(&mut self, id: &RequestId, result: Value) {
        self.send(json!({"jsonrpc": "2.0", "id": id, "result": result}));
    }

    /// Agrees on what the two sides can do.
    pub fn initialize(&mut self, id: &RequestId, params: Value) {
        let params: InitializeParams = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(e) => return self.refuse(id, ErrorCode::InvalidParams, &e.to_string()),
        };
        self.agreed = Agreed::of(&params);
        self.ready = true;
        self.answer(id, self.agreed.answer());
    }

    pub fn shut_down(&mut self, id: &RequestId) {
        self.shut_down = true;
        for question in std::mem::take(&mut self.questions) {
            self.refuse(&question.id, ErrorCode::RequestCanceled, "the session ends");
        }
        self.answer(id, Value::Null);
    }

    pub fn opened(&mut self, params: Value) -> Result<(), String> {
        let params: DidOpenTextDocumentParams = read(params)?;
        let document = params.text_document;
        let Some(path) = path_of(&document.uri) else {
            return Ok(());
        };
        let held = Held {
            uri: document.uri,
            text: document.text,
            version: document.version,
        };
        self.held.insert(path.clone(), held);
        self.gather(&path, Instant::now());
        Ok(())
    }

    pub fn changed(&mut self, params: Value) -> Result<(), String> {
        let params: DidChangeTextDocumentParams = read(params)?;
        let Some(path) = path_of(&params.text_document.text_document_identifier.uri) else {
            return Ok(());
        };
        let held = self.held.get_mut(&path).ok_or("the document is not open")?;
        held.version = params.text_document.version;
        for change in params.content_changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(change) => {
                    let lines = LineMap::new(&held.text, self.agreed.encoding);
                    let span = lines.span(&held.text, change.range);
                    held.text.replace_range(span.start..span.end, &change.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(change) => {
                    held.text = change.text;
                }
            }
        }
        self.gather(&path, Instant::now() + PAUSE);
        Ok(())
    }

    pub fn closed(&mut self, params: Value) -> Result<(), String> {
        let params: DidCloseTextDocumentParams = read(params)?;
        let Some(path) = path_of(&params.text_document.uri) else {
            return Ok(());
        };
        self.held.remove(&path);
        let Some(name) = self.article_of(&path) else {
            return Ok(());
        };
        let still = self
            .articles
            .get(&name)
            .is_some_and(|a| a.files.files.iter().any(|v| self.held.contains_key(&v.path)));
        match still {
            // The other versions are compared with what the file says now.
            true => self.gather(&path, Instant::now()),
            false => self.forget(&name),
        }
        Ok(())
    }

    /// Files were saved or changed by others: every article is looked at again, configurations and glossaries too.
    pub fn files_changed(&mut self) {
        self.anew = true;
        let held: Vec<PathBuf> = self.held.keys().cloned().collect();
        for path in held {
            self.gather(&path, Instant::now());
        }
    }

    /// Answers that a question is given up, unless it is answered already.
    pub fn cancel(&mut self, params: &Value) {
        let Some(id) = params
            .get("id")
            .and_then(|id| serde_json::from_value::<RequestId>(id.clone()).ok())
        else {
            return;
        };
        if let Some(at) = self.questions.iter().position(|q| q.id == id) {
            let question = self.questions.remove(at);
            self.refuse(&question.id, ErrorCode::RequestCanceled, "cancelled");
        }
    }

    /// Puts a held file with the files beside it into their article, which is due to be checked then.
    fn gather(&mut self, path: &Path, due: Instant) {
        let held: Vec<PathBuf> = self.held.keys().cloned().collect();
        let old = self.article_of(path);
        let Some(mut files) = around(path, &held) else {
            if let Some(old) = old {
                self.forget(&old);
            }
            return;
        };
        for version in &mut files.files {
            version.text = self.held.get(&version.path).map(|h| h.text.clone());
        }
        // A file that is being begun says nothing yet.
        files
            .files
            .retain(|v| v.text.as_ref().is_none_or(|t| !t.trim().is_empty()));
        let name = files.name.clone();
        if let Some(old) = old.filter(|o| *o != name) {
            self.forget(&old);
        }
        match self.articles.get_mut(&name) {
            Some(article) => {
                article.files = files;
                article.state += 1;
                article.due = Some(due);
            }
            None => {
                let article = Article {
                    files,
                    state: 0,
                    due: Some(due),
                    view: None,
                    published: Vec::new(),
                };
                self.articles.insert(name, article);
            }
        }
    }

    fn article_of(&self, path: &Path) -> Option<String> {
        let has = |a: &&Article| a.files.files.iter().any(|v| v.path == path);
        self.articles.values().find(has).map(|a| a.files.name.clone())
    }

    /// Drops an article and what was published for it.
    fn forget(&mut self, name: &str) {
        let Some(article) = self.articles.remove(name) else {
            return;
        };
        for uri in article.published {
            self.publish(&uri, None, Vec::new());
        }
        let (gone, kept) = std::mem::take(&mut self.questions)
            .into_iter()
            .partition(|q: &Question| q.article == name);
        self.questions = kept;
        for question in gone {
            self.answer(&question.id, Value::Null);
        }
    }

    /// When the next article is to be checked.
    pub fn due(&self) -> Option<Instant> {
        self.articles.values().filter_map(|a| a.due).min()
    }

    /// Hands over the articles whose time has come.
    pub fn check_what_is_due(&mut self) {
        let now = Instant::now();
        for article in self.articles.values_mut().filter(|a| a.due.is_some_and(|d| d <= now)) {
            article.due = None;
            let job = Job {
                files: article.files.clone(),
                state: article.state,
                anew: std::mem::take(&mut self.anew),
            };
            // The worker lives as long as the session.
            let _ = self.jobs.send(job);
        }
    }

    /// Takes what was found in an article, publishes it and answers the questions that waited for it.
    pub fn checked(&mut self, checked: Checked) {
        let Checked {
            article: name,
            state,
            result,
        } = checked;
        let uris: BTreeMap<PathBuf, Uri> = self.held.iter().map(|(p, h)| (p.clone(), h.uri.clone())).collect();
        let uri = |path: &Path| uris.get(path).cloned().unwrap_or_else(|| uri_of(path));
        let Agreed { encoding, hints, .. } = self.agreed;
        let Some(article) = self.articles.get_mut(&name) else {
            return;
        };
        // What was typed since then will be checked, too.
        if article.state != state {
            return;
        }
        let mut all: Vec<(Uri, Vec<Diagnostic>)> = Vec::new();
        match result {
            Ok(analysis) => {
                let view = View::new(analysis, state, encoding, uri);
                for (version, uri) in view.uris.iter().enumerate() {
                    all.push((uri.clone(), view.diagnostics(version, hints)));
                }
                article.view = Some(view);
            }
            Err(what) => {
                article.view = None;
                let first = Diagnostic {
                    severity: Some(DiagnosticSeverity::Warning),
                    source: Some("parallax".to_owned()),
                    message: crate::report::line(&what).into(),
                    ..Default::default()
                };
                let held = article.files.files.iter().filter_map(|v| uris.get(&v.path));
                all.extend(held.map(|uri| (uri.clone(), vec![first.clone()])));
            }
        }
        let now: Vec<Uri> = all.iter().map(|(uri, _)| uri.clone()).collect();
        let old = std::mem::replace(&mut article.published, now.clone());
        for uri in old.into_iter().filter(|u| !now.contains(u)) {
            self.publish(&uri, None, Vec::new());
        }
        for (uri, diagnostics) in all {
            let version = self.held.values().find(|h| h.uri == uri).map(|h| h.version);
            self.publish(&uri, version, diagnostics);
        }
        let (ready, waiting) = std::mem::take(&mut self.questions)
            .into_iter()
            .partition(|q: &Question| q.article == name);
        self.questions = waiting;
        for question in ready {
            self.reply(question);
        }
    }

    fn publish(&mut self, uri: &Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let mut params = json!({"uri": uri, "diagnostics": diagnostics});
        if let Some(version) = version {
            params["version"] = json!(version);
        }
        self.notify("textDocument/publishDiagnostics", params);
    }

    /// Answers a question, at once or when its article is checked.
    pub fn ask(&mut self, id: RequestId, method: String, params: Value) {
        let uri = match uri_asked(&method, &params) {
            Ok(uri) => uri,
            Err(what) => return self.refuse(&id, ErrorCode::InvalidParams, &what),
        };
        let Some(article) = path_of(&uri).and_then(|p| self.article_of(&p)) else {
            return self.answer(&id, Value::Null);
        };
        let question = Question {
            id,
            method,
            params,
            article: article.clone(),
        };
        let Some(found) = self.articles.get_mut(&article) else {
            return;
        };
        if found.view.as_ref().is_some_and(|v| v.state == found.state) {
            return self.reply(question);
        }
        // Nobody waits for the pause.
        found.due = found.due.map(|_| Instant::now());
        self.questions.push(question);
    }

    fn reply(&mut self, question: Question) {
        let view = self.articles.get(&question.article).and_then(|a| a.view.as_ref());
        let reply = match view {
            Some(view) => result(view, &question, self.agreed.links),
            None => Ok(Reply::Result(Value::Null)),
        };
        match reply {
            Ok(Reply::Result(value)) => self.answer(&question.id, value),
            Ok(Reply::Show(target)) => {
                self.answer(&question.id, target.clone());
                if self.agreed.shows && !target.is_null() {
                    self.asked += 1;
                    let id = format!("show-{}", self.asked);
                    let params = json!({"uri": target["uri"], "selection": target["range"], "takeFocus": true});
                    self.send(json!({"jsonrpc": "2.0", "id": id, "method": "window/showDocument", "params": params}));
                }
            }
            Err(what) => self.refuse(&question.id, ErrorCode::InvalidParams, &what),
        }
    }
}
