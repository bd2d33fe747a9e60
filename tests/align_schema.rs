//! TMX and XLIFF as their standards say: the content models of TMX 1.4b (its DTD) and of the core and metadata module of XLIFF 2.1, as
//! far as Parallax writes them; and both read back by another library, where it is installed.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test runs the command and reads its data"
)]

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An element of a content model.
struct Model {
    name: &'static str,
    /// Attributes that must stand, and those that may.
    required: &'static [&'static str],
    optional: &'static [&'static str],
    /// Children in the order in which they may stand: name, least, most.
    children: &'static [(&'static str, usize, usize)],
    /// Whether it holds text.
    text: bool,
}

const MANY: usize = usize::MAX;

const TMX: &[Model] = &[
    model("tmx", &["version"], &[], &[("header", 1, 1), ("body", 1, 1)], false),
    model(
        "header",
        &[
            "creationtool",
            "creationtoolversion",
            "segtype",
            "o-tmf",
            "adminlang",
            "srclang",
            "datatype",
        ],
        &["o-encoding", "creationdate", "creationid", "changedate", "changeid"],
        &[("prop", 0, MANY)],
        false,
    ),
    model("body", &[], &[], &[("tu", 0, MANY)], false),
    model(
        "tu",
        &[],
        &["tuid", "srclang", "datatype", "segtype"],
        &[("prop", 0, MANY), ("tuv", 1, MANY)],
        false,
    ),
    model("tuv", &["xml:lang"], &[], &[("prop", 0, MANY), ("seg", 1, 1)], false),
    model("seg", &[], &[], &[], true),
    model("prop", &["type"], &["xml:lang", "o-encoding"], &[], true),
];

const XLIFF: &[Model] = &[
    model(
        "xliff",
        &["xmlns", "version", "srcLang"],
        &["trgLang", "xmlns:mda"],
        &[("file", 1, MANY)],
        false,
    ),
    model(
        "file",
        &["id"],
        &["original"],
        &[("notes", 0, 1), ("unit", 1, MANY)],
        false,
    ),
    model("notes", &[], &[], &[("note", 1, MANY)], false),
    model("note", &[], &["id", "category", "appliesTo", "priority"], &[], true),
    model(
        "unit",
        &["id"],
        &["name"],
        &[("mda:metadata", 0, 1), ("notes", 0, 1), ("segment", 1, MANY)],
        false,
    ),
    model("mda:metadata", &[], &["id"], &[("mda:metaGroup", 1, MANY)], false),
    model(
        "mda:metaGroup",
        &[],
        &["id", "category", "appliesTo"],
        &[("mda:meta", 1, MANY)],
        false,
    ),
    model("mda:meta", &["type"], &[], &[], true),
    model(
        "segment",
        &[],
        &["id", "state", "subState"],
        &[("source", 1, 1), ("target", 0, 1)],
        false,
    ),
    model("source", &[], &["xml:lang", "xml:space"], &[], true),
    model("target", &[], &["xml:lang", "xml:space", "order"], &[], true),
];

const fn model(
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    children: &'static [(&'static str, usize, usize)],
    text: bool,
) -> Model {
    Model {
        name,
        required,
        optional,
        children,
        text,
    }
}

#[test]
fn memories_keep_to_the_standard() {
    for flags in [&["--format", "tmx"][..], &["--format", "tmx", "--min-confidence", "1"]] {
        assert_eq!(faults(&printed(flags), TMX), Vec::<String>::new(), "{flags:?}");
    }
    for target in ["en", "ar", "zh"] {
        let flags = ["--format", "xliff", "--target", target];
        assert_eq!(faults(&printed(&flags), XLIFF), Vec::<String>::new(), "{target}");
        let empty = ["--format", "xliff", "--min-confidence", "1", "--target", target];
        assert_eq!(faults(&printed(&empty), XLIFF), Vec::<String>::new(), "{target}");
    }
}

#[test]
fn what_breaks_the_standard_is_seen() {
    let unit = |inner: &str| {
        format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"de\"><file id=\"f\">{inner}</file></xliff>"
        )
    };
    for (inner, wanted) in [
        ("<unit id=\"u\"><segment><source>a</source></segment></unit>", None),
        (
            "<unit><segment><source>a</source></segment></unit>",
            Some("no attribute id"),
        ),
        (
            "<unit id=\"u 1\"><segment><source>a</source></segment></unit>",
            Some("is no name token"),
        ),
        (
            "<unit id=\"u\"><segment><target>a</target></segment></unit>",
            Some("holds 0 of source"),
        ),
        (
            "<unit id=\"u\"><segment><target>a</target><source>b</source></segment></unit>",
            Some("stands before"),
        ),
        (
            "<unit id=\"u\"><segment state=\"done\"><source>a</source></segment></unit>",
            Some("is no state"),
        ),
        (
            "<unit id=\"u\"><segment><source>a</source><target xml:lang=\"fr\">b</target></segment></unit>",
            Some("is not the target's"),
        ),
        (
            "<unit id=\"u\"><segment><source>a</source></segment></unit><unit id=\"u\"><segment><source>a</source></segment></unit>",
            Some("stands twice"),
        ),
        (
            "<unit id=\"u\">x<segment><source>a</source></segment></unit>",
            Some("holds text"),
        ),
        ("", Some("holds 0 of unit")),
    ] {
        let found = faults(&unit(inner), XLIFF);
        match wanted {
            None => assert_eq!(found, Vec::<String>::new(), "{inner}"),
            Some(wanted) => assert!(found.iter().any(|f| f.contains(wanted)), "{inner}: {found:?}"),
        }
    }
}

/// `.ci/run` installs the PyPI package translate-toolkit in `target/toolkit`; where there is none, the test says so and ends.
#[test]
fn another_library_reads_them_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/toolkit/bin/python");
    if !python.is_file() {
        eprintln!("skipped: translate-toolkit is not installed in target/toolkit");
        return;
    }
    let script = "import sys\n\
        from translate.storage import tmx, xliff2\n\
        kind = tmx.tmxfile if sys.argv[1].endswith('tmx') else xliff2.Xliff2File\n\
        first = kind.parsefile(sys.argv[1])\n\
        again = kind.parsestring(bytes(first))\n\
        pairs = lambda store: [(u.source, u.target or '') for u in store.units]\n\
        assert pairs(first) == pairs(again)\n\
        print(len(pairs(first)), sum(1 for s, t in pairs(first) if s and t))\n";
    for (file, wanted) in [
        ("expected.tmx", "9 9"),
        ("expected.en.xlf", "9 9"),
        ("expected.zh.xlf", "9 9"),
    ] {
        let done = Command::new(&python)
            .args(["-c", script])
            .arg(folder().join(file))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stdout).trim().to_owned();
        assert_eq!(said, wanted, "{file}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/align/formats")
}

fn printed(flags: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(["align", "vi.md", "en.md", "ar.md", "zh.md"]).args(flags);
    let done = command.current_dir(folder()).output().unwrap();
    assert_eq!(
        done.status.code(),
        Some(0),
        "{flags:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).unwrap()
}

/// An element that is open.
struct Open {
    model: &'static Model,
    /// The children seen, as indices into the model's.
    seen: Vec<usize>,
}

/// What in `xml` breaks the models, of which the first is the root's.
fn faults(xml: &str, models: &'static [Model]) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Open> = Vec::new();
    let mut out = Vec::new();
    let mut ids = BTreeSet::new();
    let mut languages = [String::new(), String::new()];
    loop {
        match reader.read_event() {
            Err(e) => {
                out.push(format!("no XML: {e}"));
                return out;
            }
            Ok(Event::Eof) => break,
            Ok(Event::Start(e)) => {
                let Some(model) = enter(&e, models, &mut open, &mut out) else {
                    return out;
                };
                attributes(&e, model, &mut ids, &mut languages, &mut out);
                open.push(Open {
                    model,
                    seen: Vec::new(),
                });
            }
            Ok(Event::Empty(e)) => {
                let Some(model) = enter(&e, models, &mut open, &mut out) else {
                    return out;
                };
                attributes(&e, model, &mut ids, &mut languages, &mut out);
                leave(
                    &Open {
                        model,
                        seen: Vec::new(),
                    },
                    &mut out,
                );
            }
            Ok(Event::End(_)) => {
                if let Some(done) = open.pop() {
                    leave(&done, &mut out);
                }
            }
            Ok(Event::Text(t)) => {
                if let Some(last) = open.last().filter(|o| !o.model.text && !t.trim().is_empty()) {
                    out.push(format!("{} holds text", last.model.name));
                }
            }
            Ok(_) => {}
        }
    }
    out
}

/// The model of an element that begins where it does.
fn enter(
    e: &BytesStart<'_>,
    models: &'static [Model],
    open: &mut [Open],
    out: &mut Vec<String>,
) -> Option<&'static Model> {
    let name = e.name();
    let name: &str = name.as_ref();
    let Some(parent) = open.last_mut() else {
        let root = models.first().filter(|m| m.name == name);
        if root.is_none() {
            out.push(format!("{name} is no root"));
        }
        return root;
    };
    match parent.model.children.iter().position(|c| c.0 == name) {
        Some(at) => {
            if parent.seen.last().is_some_and(|&last| last > at) {
                out.push(format!(
                    "{name} stands behind what it stands before in {}",
                    parent.model.name
                ));
            }
            parent.seen.push(at);
        }
        None => out.push(format!("{name} in {}", parent.model.name)),
    }
    let model = models.iter().find(|m| m.name == name);
    if model.is_none() {
        out.push(format!("{name} is unknown"));
    }
    model
}

fn leave(done: &Open, out: &mut Vec<String>) {
    for (at, (child, least, most)) in done.model.children.iter().enumerate() {
        let count = done.seen.iter().filter(|s| **s == at).count();
        if count < *least || count > *most {
            out.push(format!("{} holds {count} of {child}", done.model.name));
        }
    }
}

fn attributes(
    e: &BytesStart<'_>,
    model: &Model,
    ids: &mut BTreeSet<String>,
    languages: &mut [String; 2],
    out: &mut Vec<String>,
) {
    let mut names = Vec::new();
    for attribute in e.attributes() {
        let Ok(attribute) = attribute else {
            out.push(format!("{}: an attribute that is none", model.name));
            continue;
        };
        let name: &str = attribute.key.as_ref();
        let value: &str = attribute.value.as_ref();
        names.push(name.to_owned());
        let known = model.required.contains(&name) || model.optional.contains(&name);
        let token = |c: char| c.is_alphanumeric() || "._:-".contains(c);
        let tag = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let fault = match (model.name, name) {
            _ if !known => Some("is unknown"),
            ("xliff", "version") if value != "2.1" => Some("is no version"),
            ("tmx", "version") if value != "1.4" => Some("is no version"),
            ("xliff", "xmlns") if value != "urn:oasis:names:tc:xliff:document:2.0" => Some("is no XLIFF"),
            ("xliff", "xmlns:mda") if value != "urn:oasis:names:tc:xliff:metadata:2.0" => Some("is no module"),
            ("header" | "tu", "segtype") if !["block", "paragraph", "sentence", "phrase"].contains(&value) => {
                Some("is no type")
            }
            ("segment", "state") if !["initial", "translated", "reviewed", "final"].contains(&value) => {
                Some("is no state")
            }
            (_, "srcLang" | "trgLang" | "xml:lang" | "srclang" | "adminlang") if !tag => Some("is no language"),
            ("source", "xml:lang") if value != languages[0] => Some("is not the source's"),
            ("target", "xml:lang") if value != languages[1] => Some("is not the target's"),
            (_, "id") if value.is_empty() || !value.chars().all(token) => Some("is no name token"),
            ("unit" | "note", "id") if !ids.insert(format!("{} {value}", model.name)) => Some("stands twice"),
            _ => None,
        };
        match (model.name, name) {
            ("xliff", "srcLang") => languages[0] = value.to_owned(),
            ("xliff", "trgLang") => languages[1] = value.to_owned(),
            _ => {}
        }
        out.extend(fault.map(|fault| format!("{} {name}=\"{value}\" {fault}", model.name)));
    }
    for required in model.required.iter().filter(|r| !names.iter().any(|n| n == *r)) {
        out.push(format!("{}: no attribute {required}", model.name));
    }
}
