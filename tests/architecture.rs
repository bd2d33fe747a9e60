//! The table of rooms in `ARCHITECTURE.md` is true: every room is in it, and none uses a room that is not on a lower floor.
#![allow(clippy::disallowed_methods, reason = "a test reads the sources")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[test]
fn every_room_has_its_row() {
    let table = table();
    for entry in std::fs::read_dir(root().join("src")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let room = name.trim_end_matches(".rs");
        if !["lib", "main"].contains(&room) {
            assert!(table.contains_key(room), "src/{name} has no row in ARCHITECTURE.md");
        }
    }
    for room in table.keys() {
        assert!(
            root().join("src").join(room).is_dir(),
            "`{room}` is in ARCHITECTURE.md and not in src/"
        );
    }
}

#[test]
fn rooms_use_lower_floors_only() {
    let table = table();
    let mut paths = 0;
    for (room, floor) in &table {
        for file in rust_files(&root().join("src").join(room)) {
            let source = std::fs::read_to_string(&file).unwrap();
            for used in rooms_named(&source) {
                let Some(other) = table.get(&used) else {
                    panic!("{}: `crate::{used}` is no room", file.display());
                };
                paths += 1;
                assert!(
                    used == *room || other < floor,
                    "{}: `{room}` (floor {floor}) uses `{used}` (floor {other})",
                    file.display()
                );
            }
        }
    }
    assert!(
        paths > 50,
        "only {paths} paths were found: is the sources' style another than this test reads?"
    );
}

#[test]
fn paths_are_found() {
    for (source, wanted) in [
        ("use crate::text::Span;", vec!["text"]),
        ("use crate::{align, check::Rule};", vec!["align", "check"]),
        (
            "use crate::{\n    align::{self, Row},\n    text,\n};",
            vec!["align", "text"],
        ),
        ("fn f(r: &crate::align::Row) {}", vec!["align"]),
        ("// see crate::cli\n//! crate::run", vec![]),
    ] {
        assert_eq!(rooms_named(source), wanted, "{source}");
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Room → floor.
fn table() -> BTreeMap<String, u32> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let floor = cells.get(1)?.parse().ok()?;
        Some((cells.get(2)?.trim_matches('`').to_owned(), floor))
    };
    text.lines().filter_map(row).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out
}

/// The rooms of all `crate::` paths outside comments.
fn rooms_named(source: &str) -> Vec<String> {
    let code: String = source
        .lines()
        .filter(|l| !l.trim_start().starts_with("//"))
        .flat_map(|l| [l, "\n"])
        .collect();
    code.match_indices("crate::")
        .flat_map(|(at, path)| first_parts(&code[at + path.len()..]))
        .collect()
}

/// The first part of a path, or of each path of a group in braces.
fn first_parts(path: &str) -> Vec<String> {
    let name = |text: &str| {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let mut out = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 0 => {
                out.push(name(&group[start..i]));
                start = i + 1;
            }
            '}' if depth == 0 => {
                out.push(name(&group[start..i]));
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    out.retain(|n: &String| !n.is_empty());
    out
}
