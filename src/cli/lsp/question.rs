//! What a client asks about a place, and what it is answered from a view of the article.

use super::answer;
use super::tell::View;
use crate::text::Tag;
use gen_lsp_types::{Position, Range, Uri};
use lsp_server::RequestId;
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use url::Url;

/// The command that leads to the same sentence in another language.
pub(super) const GO_TO: &str = "parallax.goToVersion";

/// A question that waits for its article to be checked.
#[derive(Debug)]
pub(super) struct Question {
    pub id: RequestId,
    pub method: String,
    pub params: Value,
    /// The article that it is about.
    pub article: String,
}

/// A place that a client asks about.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    text_document: Named,
    position: Option<Position>,
    range: Option<Range>,
}

#[derive(Debug, Deserialize)]
struct Named {
    uri: Uri,
}

/// The argument of [`GO_TO`].
#[derive(Debug, Deserialize)]
struct GoTo {
    uri: Uri,
    position: Position,
    language: String,
}

/// The file that a question is about, in the client's words.
pub(super) fn uri_asked(method: &str, params: &Value) -> Result<Uri, String> {
    match method {
        "workspace/executeCommand" => command(params).map(|go| go.uri),
        _ => read::<Asked>(params.clone()).map(|asked| asked.text_document.uri),
    }
}

/// What a question is answered.
pub(super) enum Reply {
    Result(Value),
    /// A place that the client is asked to show.
    Show(Value),
}

/// What a question about a checked article is answered.
pub(super) fn result(view: &View, question: &Question, links: bool) -> Result<Reply, String> {
    if question.method == "workspace/executeCommand" {
        let go = command(&question.params)?;
        let Some((version, at)) = place(view, &go.uri, go.position) else {
            return Ok(Reply::Show(Value::Null));
        };
        let wanted = (0..view.uris.len()).find(|v| {
            let lang = view.version(*v).map(|v| v.document.lang.language());
            lang == Tag::parse(&go.language).as_ref().map(Tag::language)
        });
        let wanted = wanted.ok_or_else(|| format!("there is no version in `{}`", go.language))?;
        let link = answer::elsewhere(view, version, at, Some(wanted)).into_iter().next();
        let shown = link.map(|l| json!({"uri": l.target_uri, "range": l.target_selection_range}));
        return Ok(Reply::Show(shown.unwrap_or_default()));
    }
    let asked: Asked = read(question.params.clone())?;
    let start = asked.position.or(asked.range.map(|r| r.start)).ok_or("no position")?;
    let Some((version, at)) = place(view, &asked.text_document.uri, start) else {
        return Ok(Reply::Result(Value::Null));
    };
    let source = view.analysis.comparison.source.filter(|s| *s != version);
    let value = match question.method.as_str() {
        "textDocument/hover" => json!(answer::hover(view, version, at)),
        "textDocument/codeAction" => {
            let range = asked.range.ok_or("no range")?;
            let span = view.lines[version].span(view.analysis.text(version), range);
            json!(answer::actions(view, version, span))
        }
        // The declaration of a sentence is the original's.
        method => {
            let only = source.filter(|_| method == "textDocument/declaration");
            let found = answer::elsewhere(view, version, at, only);
            match links {
                true => json!(found),
                false => found
                    .iter()
                    .map(|l| json!({"uri": l.target_uri, "range": l.target_selection_range}))
                    .collect(),
            }
        }
    };
    Ok(Reply::Result(value))
}

/// The version and the byte of a position.
fn place(view: &View, uri: &Uri, position: Position) -> Option<(usize, usize)> {
    let version = view.analysis.version_of(&path_of(uri)?)?;
    let lines = view.lines.get(version)?;
    Some((version, lines.offset(view.analysis.text(version), position)))
}

fn command(params: &Value) -> Result<GoTo, String> {
    if params.get("command").and_then(Value::as_str) != Some(GO_TO) {
        return Err(format!("the only command is {GO_TO}"));
    }
    let argument = params.get("arguments").and_then(|a| a.get(0)).cloned();
    read(argument.ok_or_else(|| format!("{GO_TO} wants {{uri, position, language}}"))?)
}

pub(super) fn read<T: serde::de::DeserializeOwned>(params: Value) -> Result<T, String> {
    serde_json::from_value(params).map_err(|e| e.to_string())
}

/// The file of a client's name; `None` for what is no file (an untitled document).
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let url = Url::parse(uri.as_ref()).ok()?;
    url.to_file_path().ok()
}

pub(super) fn uri_of(path: &Path) -> Uri {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let url = Url::from_file_path(whole).map(|u| u.to_string());
    Uri::from(url.unwrap_or_default())
}
