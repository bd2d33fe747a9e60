//! The diff report as a text: what the page of an article of four versions holds, that hostile text stays text in every field,
//! and which files a run writes. `UPDATE=1 cargo test --test html` writes the page anew; look at the difference.
#![allow(clippy::disallowed_methods, reason = "a test runs the command and reads its files")]

#[path = "browser/articles.rs"]
mod articles;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

fn parallax(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parallax"))
        .current_dir(folder)
        .args(["check", "--no-config"])
        .args(args)
        .output()
        .unwrap()
}

/// A page without what all pages share: its style, its scripts and their hashes.
fn bare(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, close)) = [("<style>", "</style>"), ("<script>", "</script>")]
        .iter()
        .filter_map(|(open, close)| Some((rest.find(open)? + open.len(), *close)))
        .min()
    {
        out.push_str(&rest[..before]);
        rest = &rest[before..];
        rest = &rest[rest.find(close).unwrap()..];
    }
    out.push_str(rest);
    let hashes = |word: &str| if word.starts_with("&#39;sha256-") { "HASH" } else { word }.to_owned();
    let (before, policy) = out.split_once("Content-Security-Policy\" content=\"").unwrap();
    let (policy, after) = policy.split_once("\">").unwrap();
    let policy: Vec<String> = policy.split(' ').map(|w| hashes(w.trim_end_matches(';'))).collect();
    format!(
        "{before}Content-Security-Policy\" content=\"{}\">{after}",
        policy.join(" ")
    )
}

#[test]
fn the_page_of_an_article_of_four_versions() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let done = parallax(&here, &["bridge", "--format", "html"]);
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    let page = String::from_utf8(done.stdout).unwrap();
    assert!(
        page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"),
        "no policy"
    );
    let bare = bare(&page);
    let golden = here.join("bridge.html");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &bare).unwrap();
    }
    let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        bare == wanted,
        "{} is another (UPDATE=1 writes it):\n{}",
        golden.display(),
        similar::TextDiff::from_lines(&wanted, &bare).unified_diff()
    );
}

#[test]
fn hostile_text_is_escaped_in_every_field() {
    let page = articles::hostile();
    let text = bare(&page);
    for raw in ["<img", "onerror=\"", "</script><script>window", "{{7*7}}<", "--><"] {
        assert!(!text.contains(raw), "{raw}");
    }
    let command = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}');
    assert_eq!(text.find(command), None);
    assert_eq!(page.matches("<script>").count(), 2);
    assert_eq!(page.matches("<style>").count(), 1);
    // Every field was fed: name, title, files, sentences, message, help, correction.
    assert!(text.matches("&lt;/script&gt;&lt;script&gt;window.ran=1").count() > 20);
}

#[test]
fn a_folder_of_articles_has_an_index() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("report");
    let format = format!("html={}", folder.display());
    let done = parallax(
        root,
        &["samples/dien-bien", "samples/dien-bien-clean", "--format", &format],
    );
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(done.stdout.is_empty());
    let mut files: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(files.remove("index.html"));
    let index = std::fs::read_to_string(folder.join("index.html")).unwrap();
    let links: BTreeSet<String> = index
        .split("<a href=\"")
        .skip(1)
        .filter_map(|l| Some(l.split_once('"')?.0.to_owned()))
        .collect();
    assert_eq!(links, files, "a link for every page");
    assert_eq!(
        files.iter().collect::<Vec<_>>(),
        ["samples-dien-bien-clean.html", "samples-dien-bien.html"]
    );
}

#[test]
fn one_page_tells_of_one_article() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("new/page.html");
    let format = format!("html={}", file.display());
    for format in ["html", &format] {
        let done = parallax(root, &["samples", "--format", format]);
        assert_eq!(done.status.code(), Some(2), "{format}");
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(told.contains("give it a folder: --format html=FOLDER"), "{told}");
    }
    let done = parallax(root, &["samples/dien-bien-clean", "--format", &format]);
    assert_eq!(done.status.code(), Some(0));
    assert!(std::fs::read_to_string(file).unwrap().starts_with("<!DOCTYPE html>"));
}
