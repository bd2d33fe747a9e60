//! `parallax align` in every format, over an article in four languages (`tests/align/formats/`) of which one version moved a paragraph,
//! one left a sentence out and one added a sentence. `UPDATE=1 cargo test --test align_formats` writes the expected files.
#![allow(clippy::disallowed_methods, reason = "a test runs the command and reads its data")]

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::path::PathBuf;
use std::process::{Command, Output};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/align/formats")
}

fn align(files: &[&str], flags: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.arg("align").args(files).args(flags).current_dir(folder());
    command.output().unwrap()
}

fn printed(files: &[&str], flags: &[&str]) -> String {
    let done = align(files, flags);
    assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{flags:?}");
    assert_eq!(done.status.code(), Some(0), "{flags:?}");
    String::from_utf8(done.stdout).unwrap()
}

const FOUR: [&str; 4] = ["vi.md", "en.md", "ar.md", "zh.md"];

#[test]
fn formats_give_what_is_expected() {
    for (name, flags) in [
        ("expected.txt", vec![]),
        ("expected.json", vec!["--format", "json"]),
        ("expected.tsv", vec!["--format", "tsv"]),
        ("expected.tmx", vec!["--format", "tmx"]),
        ("expected.en.xlf", vec!["--format", "xliff", "--target", "en"]),
        ("expected.zh.xlf", vec!["--format", "xliff", "--target", "zh"]),
    ] {
        let out = printed(&FOUR, &flags);
        let path = folder().join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &out).unwrap();
        }
        let wanted = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            out == wanted,
            "{} is another (UPDATE=1 writes it):\n{}",
            path.display(),
            similar::TextDiff::from_lines(&wanted, &out).unified_diff()
        );
    }
}

/// Every element with its attributes and text, in order.
fn elements(xml: &str) -> Vec<(String, String, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut out: Vec<(String, String, String)> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) => {
                let attributes = e.attributes_raw().trim().to_owned();
                out.push((e.name().as_ref().to_owned(), attributes, String::new()));
            }
            Event::Text(t) => {
                if let Some(last) = out.last_mut() {
                    last.2.push_str(t.trim());
                }
            }
            Event::Eof => return out,
            _ => {}
        }
    }
}

#[test]
fn a_memory_holds_every_row_that_two_versions_share() {
    let tmx = elements(&printed(&FOUR, &["--format", "tmx"]));
    let tsv = printed(&FOUR, &["--format", "tsv"]);
    let shared = tsv
        .lines()
        .skip(1)
        .filter(|l| l.split('\t').skip(3).filter(|c| !c.is_empty()).count() > 1);
    let units = tmx.iter().filter(|e| e.0 == "tu").count();
    assert!(units > 8 && units == shared.count(), "{units}");
    let texts = tmx.iter().filter(|e| e.0 == "seg");
    assert!(texts.clone().all(|e| !e.2.is_empty()));
    assert_eq!(texts.count(), tmx.iter().filter(|e| e.0 == "tuv").count());
    assert!(tmx.iter().any(|e| e.0 == "header" && e.1.contains("srclang=\"vi\"")));
}

#[test]
fn an_xliff_pairs_the_source_with_one_target() {
    let xliff = elements(&printed(&FOUR, &["--format", "xliff", "--target", "ar"]));
    let count = |name: &str| xliff.iter().filter(|e| e.0 == name).count();
    assert_eq!(count("unit"), count("source"));
    assert!(
        count("target") > 6 && count("target") < count("source"),
        "a sentence is left out in Arabic"
    );
    assert!(xliff[0].1.contains("srcLang=\"vi\" trgLang=\"ar\""), "{:?}", xliff[0]);
    for (files, flags, wanted) in [
        (&FOUR[..], vec!["--format", "xliff"], Some("--target: en, ar, zh")),
        (
            &FOUR[..],
            vec!["--format", "xliff", "--target", "vi"],
            Some("--target vi: "),
        ),
        (&FOUR[..2], vec!["--format", "xliff"], None),
        (
            &FOUR[..2],
            vec!["--min-confidence", "1.5"],
            Some("not a number from 0 to 1"),
        ),
    ] {
        let done = align(files, &flags);
        let said = String::from_utf8(done.stderr).unwrap();
        match wanted {
            Some(wanted) => assert!(
                done.status.code() == Some(2) && said.contains(wanted),
                "{flags:?}: {said}"
            ),
            None => assert_eq!((done.status.code(), said.as_str()), (Some(0), ""), "{flags:?}"),
        }
    }
}

#[test]
fn rows_that_are_not_sure_enough_are_left_out() {
    let all = printed(&FOUR, &["--format", "tsv"]);
    let sure = printed(&FOUR, &["--format", "tsv", "--min-confidence", "0.9"]);
    let confidence = |line: &str| line.split('\t').nth(1).and_then(|c| c.parse::<f32>().ok());
    let kept = all.lines().filter(|l| confidence(l).is_none_or(|c| c >= 0.9));
    assert!(kept.eq(sure.lines()));
    assert!(sure.lines().count() > 4);
}
