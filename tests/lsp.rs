//! The language server, driven over standard input and output by a client that speaks the protocol.
#![allow(
    clippy::disallowed_methods,
    reason = "a test runs the command on files, and waits for it"
)]

#[path = "lsp/client.rs"]
mod client;
#[path = "lsp/story.rs"]
mod story;

use client::{Client, uri};
use serde_json::{Value, json};
use story::{Story, columns};

const VI: &str = "---\nsource: vi\n---\n\nHội họp ở Điện Biên. Tổng dư nợ đạt 1.450 tỷ đồng.\n\nCó 30 xã.\n";
const EN: &str = "The union met in Điện Biên 😀. Total loans reached VND 1.45 billion.\n\nThere are 30 communes.\n";

fn loans() -> Story {
    Story::new(&[("vi.md", VI), ("en.md", EN)])
}

#[test]
fn findings_are_told_in_both_encodings() {
    for utf8 in [true, false] {
        let encodings = if utf8 {
            json!(["utf-16", "utf-8"])
        } else {
            json!(["utf-16"])
        };
        let story = loans();
        let mut client = Client::session(&json!({"general": {"positionEncodings": encodings}}));
        let (en, vi) = (story.path("en.md"), story.path("vi.md"));
        client.open(&en, EN);
        let told = client.diagnostics_of(&en, 1);
        let [one] = &told[..] else { panic!("{told:?}") };
        let (from, to) = columns(EN, "VND 1.45 billion", utf8);
        assert_eq!(
            one["range"],
            json!({"start": {"line": 0, "character": from}, "end": {"line": 0, "character": to}})
        );
        assert_eq!(one["severity"], 1);
        assert_eq!(one["code"], "magnitude-slip");
        let message = one["message"].as_str().expect("words");
        assert!(
            message.contains("“VND 1.45 billion”") && message.contains("“1.450 tỷ đồng”"),
            "{message}"
        );
        assert!(
            message.contains("write “VND 1.45 trillion” in the English"),
            "{message}"
        );
        let related = &one["relatedInformation"][0];
        assert_eq!(related["location"]["uri"], uri(&vi));
        let (from, to) = columns(VI, "1.450 tỷ đồng", utf8);
        assert_eq!(
            related["location"]["range"],
            json!({"start": {"line": 4, "character": from}, "end": {"line": 4, "character": to}})
        );
        // The version that is not in question, though it is not open, has a hint.
        let other = client.diagnostics(&vi);
        assert_eq!(other["diagnostics"][0]["severity"], 4, "{other}");
        assert_eq!(client.exit(), Some(0));
    }
}

#[test]
fn unsaved_text_is_checked_while_typing() {
    let story = loans();
    let mut client = Client::session(&json!({}));
    let (en, vi) = (story.path("en.md"), story.path("vi.md"));
    client.open(&en, EN);
    client.open(&vi, VI);
    assert_eq!(client.diagnostics_of(&en, 1).len(), 1);
    // A word is replaced where it stands, in UTF-16 units behind a character of two.
    let (_, to) = columns(EN, "VND 1.45 billion", false);
    let range = json!({"start": {"line": 0, "character": to - "billion".len()}, "end": {"line": 0, "character": to}});
    client.change(&en, 2, json!([{"range": range, "text": "trillion"}]));
    assert_eq!(client.diagnostics_of(&en, 2), Vec::<Value>::new());
    // Many changes in a row: the last one counts.
    for version in 3..30 {
        client.change(
            &en,
            version,
            json!([{"text": EN.replace("30 communes", &format!("{version} communes"))}]),
        );
    }
    client.change(&en, 30, json!([{"text": EN.replace("30 communes", "40 communes")}]));
    let told = client.diagnostics_of(&en, 30);
    let codes: Vec<&str> = told.iter().filter_map(|d| d["code"].as_str()).collect();
    assert_eq!(codes, ["magnitude-slip", "number-altered"]);
    // The other version is changed: what is said of this one changes.
    client.change(&vi, 2, json!([{"text": VI.replace("30 xã", "40 xã")}]));
    let codes = loop {
        let params = client.diagnostics(&en);
        let all = params["diagnostics"].as_array().expect("a list").len();
        if all < 2 {
            break all;
        }
    };
    assert_eq!(codes, 1);
    // Closed, the file counts again.
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri(&en)}}));
    loop {
        let params = client.diagnostics(&en);
        if params["diagnostics"].as_array().is_some_and(|d| d.len() == 2) {
            break;
        }
    }
    // No version is open: nothing is said any more.
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri(&vi)}}));
    loop {
        if client.diagnostics(&en)["diagnostics"] == json!([]) {
            break;
        }
    }
    assert_eq!(client.exit(), Some(0));
}

#[test]
fn a_claim_is_shown_as_every_version_tells_it() {
    let story = loans();
    let mut client = Client::session(&json!({}));
    let en = story.path("en.md");
    client.open(&en, EN);
    let (from, _) = columns(EN, "1.45", false);
    let at = |line: usize, character: usize| json!({"textDocument": {"uri": uri(&en)}, "position": {"line": line, "character": character}});
    let hover = client.request("textDocument/hover", at(0, from));
    let text = hover["contents"]["value"].as_str().expect("Markdown");
    for part in [
        "**amount** `1450000000 VND`",
        "- Vietnamese: “1.450 tỷ đồng”",
        "- English: “VND 1.45 billion” ← stands alone",
        "off by a factor of 1,000",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let hover = client.request("textDocument/hover", at(2, 11));
    let text = hover["contents"]["value"].as_str().expect("Markdown");
    assert!(text.contains("“30”") && !text.contains("alone"), "{text}");
    assert_eq!(client.request("textDocument/hover", at(0, 1)), Value::Null);
    assert_eq!(client.request("textDocument/hover", at(999, 999)), Value::Null);
    assert_eq!(client.exit(), Some(0));
}

#[test]
fn corrections_and_comments_are_offered() {
    let story = loans();
    let mut client = Client::session(&json!({}));
    let en = story.path("en.md");
    client.open(&en, EN);
    let (from, to) = columns(EN, "VND 1.45 billion", false);
    let range = json!({"start": {"line": 0, "character": from + 1}, "end": {"line": 0, "character": from + 1}});
    let actions = client.request(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": uri(&en)}, "range": range, "context": {"diagnostics": []}}),
    );
    let whole = json!({"start": {"line": 0, "character": from}, "end": {"line": 0, "character": to}});
    let fix = &actions[0];
    assert_eq!(fix["title"], "Write “VND 1.45 trillion”");
    assert_eq!(fix["kind"], "quickfix");
    assert_eq!(
        fix["isPreferred"], true,
        "the original is named, and nothing else can be meant"
    );
    assert_eq!(fix["diagnostics"][0]["code"], "magnitude-slip");
    assert_eq!(
        fix["edit"]["changes"][uri(&en)],
        json!([{"range": whole, "newText": "VND 1.45 trillion"}])
    );
    let titles: Vec<&str> = actions
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|a| a["title"].as_str())
        .collect();
    assert!(
        titles.contains(&"Ignore magnitude-slip here: the original is wrong"),
        "{titles:?}"
    );
    let ignore = &actions[1]["edit"]["changes"][uri(&en)][0];
    assert_eq!(
        ignore["newText"],
        "<!-- parallax: ignore magnitude-slip, the original is wrong -->\n"
    );
    let start = json!({"line": 0, "character": 0});
    assert_eq!(ignore["range"], json!({"start": start, "end": start}));
    let all = actions.as_array().and_then(|a| a.last()).expect("an action");
    assert_eq!(all["kind"], "source.fixAll.parallax");
    // The edit, made, silences the finding.
    client.change(&en, 2, json!([{"range": whole, "text": "VND 1.45 trillion"}]));
    assert_eq!(client.diagnostics_of(&en, 2), Vec::<Value>::new());
    // So does the comment, and one that silences nothing is told of.
    let comment = "<!-- parallax: ignore magnitude-slip, the original is wrong -->\n";
    client.change(&en, 3, json!([{"text": format!("{comment}{EN}")}]));
    assert_eq!(client.diagnostics_of(&en, 3), Vec::<Value>::new());
    let right = EN.replace("1.45 billion", "1.45 trillion");
    client.change(&en, 4, json!([{"text": format!("{comment}{right}")}]));
    let told = client.diagnostics_of(&en, 4);
    assert_eq!((told.len(), &told[0]["severity"]), (1, &json!(2)), "{told:?}");
    client.change(&en, 5, json!([{"text": right}]));
    assert_eq!(client.diagnostics_of(&en, 5), Vec::<Value>::new());
    // Elsewhere, nothing is offered.
    let nothing = json!({"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 3}});
    let actions = client.request(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": uri(&en)}, "range": nothing, "context": {"diagnostics": []}}),
    );
    assert_eq!(actions, json!([]));
    assert_eq!(client.exit(), Some(0));
}

#[test]
fn the_same_sentence_is_found_in_another_language() {
    let story = loans();
    let shows =
        json!({"window": {"showDocument": {"support": true}}, "textDocument": {"definition": {"linkSupport": true}}});
    let mut client = Client::session(&shows);
    let (en, vi) = (story.path("en.md"), story.path("vi.md"));
    client.open(&en, EN);
    let (from, _) = columns(EN, "loans", false);
    let place = json!({"textDocument": {"uri": uri(&en)}, "position": {"line": 0, "character": from}});
    let found = client.request("textDocument/definition", place.clone());
    assert_eq!(found[0]["targetUri"], uri(&vi));
    let (sentence, _) = columns(VI, "Tổng dư nợ", false);
    assert_eq!(
        found[0]["targetSelectionRange"]["start"],
        json!({"line": 4, "character": sentence})
    );
    let (from, _) = columns(EN, "1.45", false);
    let fact = json!({"textDocument": {"uri": uri(&en)}, "position": {"line": 0, "character": from}});
    let found = client.request("textDocument/declaration", fact);
    let (amount, _) = columns(VI, "1.450 tỷ", false);
    assert_eq!(
        found[0]["targetSelectionRange"]["start"],
        json!({"line": 4, "character": amount})
    );

    let argument = json!({"uri": uri(&en), "position": {"line": 2, "character": 0}, "language": "vi"});
    let id = client.ask(
        "workspace/executeCommand",
        json!({"command": "parallax.goToVersion", "arguments": [argument]}),
    );
    let answer = client.answer(id);
    assert_eq!(answer["result"]["uri"], uri(&vi), "{answer}");
    let shown = client.until(|m| m["method"] == "window/showDocument");
    assert_eq!(
        shown["params"]["selection"]["start"],
        json!({"line": 6, "character": 0})
    );
    client.send(&json!({"jsonrpc": "2.0", "id": shown["id"], "result": {"success": true}}));

    let argument = json!({"uri": uri(&en), "position": {"line": 2, "character": 0}, "language": "xx"});
    let command = json!({"command": "parallax.goToVersion", "arguments": [argument]});
    assert_eq!(client.refused("workspace/executeCommand", command), -32602);
    assert_eq!(
        client.refused("workspace/executeCommand", json!({"command": "rm"})),
        -32602
    );
    assert_eq!(client.exit(), Some(0));
}

#[test]
fn what_is_broken_ends_no_session() {
    let story = loans();
    let mut client = Client::start();
    assert_eq!(
        client.refused("textDocument/hover", json!({})),
        -32002,
        "not initialized"
    );
    client.raw(b"Content-Length: 5\r\n\r\n{]}[{");
    assert_eq!(client.until(|m| m["id"].is_null())["error"]["code"], -32700);
    client.request("initialize", json!({"capabilities": {}}));
    assert_eq!(client.refused("initialize", json!({"capabilities": {}})), -32600);
    assert_eq!(client.refused("textDocument/rename", json!({})), -32601);
    assert_eq!(client.refused("textDocument/hover", json!({"position": 5})), -32602);
    client.raw(b"GET / HTTP/1.1\r\nHost: example\r\n\r\n");
    assert_eq!(client.until(|m| m["id"].is_null())["error"]["code"], -32700);
    client.notify("textDocument/didOpen", json!({"textDocument": 5}));
    client.notify(
        "textDocument/didChange",
        json!({"textDocument": {"uri": "file:///nowhere.md", "version": 2}, "contentChanges": [{"text": ""}]}),
    );
    client.notify("$/anything", json!({}));
    client.notify("$/cancelRequest", json!({"id": 99}));
    // Documents that are no file, or no version of anything.
    for name in [
        "untitled:Untitled-1",
        "file:///",
        "not a name",
        "file:///nowhere/readme.txt",
    ] {
        let document = json!({"uri": name, "languageId": "plaintext", "version": 1, "text": "There are 5."});
        client.notify("textDocument/didOpen", json!({"textDocument": document}));
        let place = json!({"textDocument": {"uri": name}, "position": {"line": 0, "character": 11}});
        assert_eq!(client.request("textDocument/hover", place), Value::Null, "{name}");
    }
    let en = story.path("en.md");
    client.open(&en, EN);
    // Ranges beyond the text, and back to front.
    let far = json!({"start": {"line": 900, "character": 5}, "end": {"line": 0, "character": 0}});
    client.change(&en, 2, json!([{"range": far, "text": "😀"}]));
    assert_eq!(client.diagnostics_of(&en, 2).len(), 1);
    // Front matter that cannot be read is told where the text is.
    client.change(&en, 3, json!([{"text": "---\nlang: [\n---\nThere are 5.\n"}]));
    let told = client.diagnostics_of(&en, 3);
    assert!(
        told[0]["message"].as_str().is_some_and(|m| m.contains("en.md")),
        "{told:?}"
    );
    client.change(&en, 4, json!([{"text": EN}]));
    assert_eq!(client.diagnostics_of(&en, 4).len(), 1);
    client.request("shutdown", Value::Null);
    assert_eq!(client.refused("textDocument/hover", json!({})), -32600, "shut down");
    client.notify("exit", Value::Null);
    assert_eq!(client.server.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_client_that_goes_away_is_not_waited_for() {
    let mut client = Client::session(&json!({}));
    client.input = None;
    assert_eq!(
        client.server.wait().expect("it ends").code(),
        Some(1),
        "exit without shutdown"
    );
}

#[test]
fn a_text_of_megabytes_is_answered() {
    let story = Story::new(&[("vi.md", VI), ("en.md", EN)]);
    let mut client = Client::session(&json!({}));
    let vi = story.path("vi.md");
    client.open(&vi, VI);
    client.diagnostics_of(&vi, 1);
    client.change(&vi, 2, json!([{"text": "x\n".repeat(200_000)}]));
    client.change(&vi, 3, json!([{"text": format!("{}{VI}", "😀".repeat(100_000))}]));
    // Behind 100,000 characters of two units each, the figure is found where it is.
    let en = story.path("en.md");
    client.open(&en, EN);
    let (from, _) = columns(EN, "30", false);
    let place = json!({"textDocument": {"uri": uri(&en)}, "position": {"line": 2, "character": from}});
    let found = client.request("textDocument/definition", place);
    assert_eq!(found[0]["uri"], uri(&vi));
    let lines = VI.lines().position(|l| l.starts_with("Có 30")).expect("there");
    assert_eq!(found[0]["range"]["start"]["line"], lines);
    assert_eq!(client.exit(), Some(0));
}

#[test]
fn articles_of_one_folder_are_kept_apart() {
    let story = Story::new(&[
        ("loans.vi.md", "Dư nợ đạt 1.450 tỷ đồng.\n"),
        ("loans.en.md", "Loans reached VND 1.45 billion.\n"),
        ("roads.vi.md", "Con đường dài 15 km.\n"),
        ("roads.en.md", "The road is 15 kilometers long.\n"),
        ("readme.md", "Notes: 17 of them.\n"),
    ]);
    let mut client = Client::session(&json!({}));
    for (name, text, wanted) in [
        ("roads.en.md", "The road is 15 kilometers long.\n", 0),
        ("loans.en.md", "Loans reached VND 1.45 billion.\n", 1),
    ] {
        client.open(&story.path(name), text);
        assert_eq!(client.diagnostics_of(&story.path(name), 1).len(), wanted, "{name}");
    }
    client.open(&story.path("readme.md"), "Notes: 17 of them.\n");
    // A version that is not saved yet.
    let fr = story.path("roads.fr.md");
    client.open(&fr, "La route fait 150 km.\n");
    assert_eq!(client.diagnostics_of(&fr, 1).len(), 1);
    // Files that others change.
    std::fs::write(story.path("roads.vi.md"), "Con đường dài 150 km.\n").expect("written");
    std::fs::write(story.path("roads.en.md"), "The road is 15 kilometers long.\n").expect("written");
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": []}));
    loop {
        let params = client.diagnostics(&story.path("roads.en.md"));
        if params["diagnostics"].as_array().is_some_and(|d| !d.is_empty()) {
            break;
        }
    }
    assert_eq!(client.exit(), Some(0));
}
