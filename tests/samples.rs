//! The samples: where errors are planted, the whole output is `expected.txt`; where none are, nothing is found.
//! `UPDATE=1 cargo test --test samples` writes `expected.txt`; review it line by line against `PLANTED.md`.
#![allow(clippy::disallowed_methods, reason = "a test runs the command and reads the samples")]

use std::path::PathBuf;
use std::process::Command;

#[test]
fn samples_give_what_is_expected() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> = std::fs::read_dir(root.join("samples"))
        .unwrap()
        .map(|e| e.unwrap())
        .filter(|e| e.file_type().unwrap().is_dir())
        .map(|e| e.file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        let folder = format!("samples/{name}");
        let done = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(["check", &folder])
            .current_dir(&root)
            .output()
            .unwrap();
        let out = String::from_utf8(done.stdout).unwrap();
        assert_eq!(String::from_utf8(done.stderr).unwrap(), "", "{name}");
        if name.ends_with("-clean") {
            assert_eq!(out.lines().count(), 1, "{name} is clean, but:\n{out}");
            assert_eq!(done.status.code(), Some(0), "{name}");
            continue;
        }
        let expected = root.join(&folder).join("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&expected, &out).unwrap();
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        assert!(
            out == wanted,
            "{folder}/expected.txt is another (UPDATE=1 writes it):\n{}",
            similar::TextDiff::from_lines(&wanted, &out).unified_diff()
        );
        assert_eq!(done.status.code(), Some(1), "{name}");
    }
}

#[test]
fn the_picture_in_the_readme_is_true() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let expected = std::fs::read_to_string(root.join("samples/dien-bien/expected.txt")).unwrap();
    let (_, picture) = readme.split_once("$ parallax check samples/dien-bien\n").unwrap();
    let (picture, _) = picture.split_once("\n```").unwrap();
    assert!(!picture.trim().is_empty());
    for paragraph in picture
        .split("\n\n")
        .map(|p| p.trim_start_matches("…\n"))
        .filter(|p| p.contains("]: "))
    {
        assert!(
            expected.contains(paragraph.trim_end()),
            "README.md shows what is not in expected.txt:\n{paragraph}"
        );
    }
}
