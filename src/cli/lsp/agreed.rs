//! What client and server agree on when a session begins.

use super::position::Encoding;
use super::question::GO_TO;
use gen_lsp_types::{InitializeParams, PositionEncodingKind};
use serde_json::{Value, json};

/// What the client can do and wants.
#[derive(Clone, Copy, Debug)]
pub(super) struct Agreed {
    /// In which units columns are counted: bytes, where the client can.
    pub encoding: Encoding,
    /// Whether versions that are not in question show a hint; `{"hints": false}` of the client's options turns it off.
    pub hints: bool,
    /// Whether the client takes links with a range for the sentence and one for the words.
    pub links: bool,
    /// Whether the client can be asked to show a place.
    pub shows: bool,
}

impl Default for Agreed {
    fn default() -> Self {
        Self {
            encoding: Encoding::default(),
            hints: true,
            links: false,
            shows: false,
        }
    }
}

impl Agreed {
    /// What a client says of itself.
    pub fn of(params: &InitializeParams) -> Self {
        let can = &params.capabilities;
        let encodings = can.general.as_ref().and_then(|g| g.position_encodings.as_ref());
        let utf8 = encodings.is_some_and(|e| e.contains(&PositionEncodingKind::UTF8));
        let options = params.initialization_options.as_ref();
        let hints = options.and_then(|o| o.get("hints")?.as_bool());
        let links = can
            .text_document
            .as_ref()
            .and_then(|d| d.definition.as_ref()?.link_support);
        let shows = can
            .window
            .as_ref()
            .and_then(|w| Some(w.show_document.as_ref()?.support));
        Self {
            encoding: if utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            hints: hints.unwrap_or(true),
            links: links.unwrap_or(false),
            shows: shows.unwrap_or(false),
        }
    }

    /// What the client is told.
    pub fn answer(self) -> Value {
        let encoding = match self.encoding {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
        };
        json!({
            "capabilities": {
                "positionEncoding": encoding,
                "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
                "hoverProvider": true,
                "definitionProvider": true,
                "declarationProvider": true,
                "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll.parallax"]},
                "executeCommandProvider": {"commands": [GO_TO]},
            },
            "serverInfo": {"name": "parallax", "version": env!("CARGO_PKG_VERSION")},
        })
    }
}
