//! `parallax fix`: the certain corrections of the samples are written once, change nothing else, and leave nothing to write.
#![allow(clippy::disallowed_methods, reason = "a test runs the command on files")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn parallax(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the command runs")
}

fn told(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|e| e.expect("an entry").path());
    paths.map(|p| (p.clone(), std::fs::read(&p).expect("a file"))).collect()
}

/// A copy of a sample with its text changed by `edit`.
fn copy(sample: &str, edit: impl Fn(String) -> Vec<u8>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let story = folder.path().join("story");
    std::fs::create_dir(&story).expect("made");
    for (path, bytes) in files(&Path::new(ROOT).join("samples").join(sample)) {
        let name = path.file_name().expect("a name").to_owned();
        if path.extension().is_some_and(|e| e == "md") && path.file_stem().is_some_and(|s| s.len() == 2) {
            let text = String::from_utf8(bytes).expect("UTF-8");
            std::fs::write(story.join(name), edit(text)).expect("written");
        }
    }
    folder
}

#[test]
fn what_is_certain_is_shown_then_written_once() {
    for (sample, least) in [("dien-bien", 3), ("cooperative", 3)] {
        let folder = copy(sample, String::into_bytes);
        let before = files(&folder.path().join("story"));
        let (diff, note, status) = told(&parallax(folder.path(), &["fix", "story"]));
        assert_eq!(status, Some(1), "{sample}: {note}");
        assert_eq!(files(&folder.path().join("story")), before, "showing writes nothing");
        let changed = diff
            .lines()
            .filter(|l| l.starts_with('+') && !l.starts_with("+++"))
            .count();
        assert!(changed >= least, "{sample}: {diff}{note}");

        let (written, note, status) = told(&parallax(folder.path(), &["fix", "story", "--write"]));
        assert_eq!(status, Some(0), "{sample}: {note}");
        assert!(written.lines().count() >= changed, "{written}");
        let after = files(&folder.path().join("story"));
        assert_ne!(after, before);
        // The diff is what was written: a patch made of it leads there too.
        let patched = patch(&before, &diff);
        assert_eq!(patched, after, "{sample}");

        let (again, _, status) = told(&parallax(folder.path(), &["fix", "story", "--write"]));
        assert_eq!(
            (again.as_str(), status),
            ("", Some(0)),
            "{sample}: the second run changes nothing"
        );
        assert_eq!(files(&folder.path().join("story")), after);

        // What was corrected is what the sample without errors says, or is not reported any more.
        let (report, _, _) = told(&parallax(folder.path(), &["check", "story", "--format", "concise"]));
        for line in written.lines() {
            let place = line.split(": “").next().expect("a place");
            let still = report.lines().any(|l| l.starts_with(&format!("{place}: error")));
            assert!(!still, "{sample}: {line}\n{report}");
        }
    }
}

/// `before` with the lines of `diff` changed.
fn patch(before: &BTreeMap<PathBuf, Vec<u8>>, diff: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut out = before.clone();
    for file in diff.split("--- ").skip(1) {
        let name = file.lines().next().expect("a name");
        let path = before.keys().find(|p| p.ends_with(name)).expect("a file of the folder");
        let mut text = String::from_utf8(before[path].clone()).expect("UTF-8");
        let lines: Vec<&str> = file.split_inclusive('\n').skip(2).collect();
        for hunk in lines.split(|l| l.starts_with("@@")).filter(|h| !h.is_empty()) {
            let side = |mark: char| -> String {
                let kept = hunk.iter().filter(|l| l.starts_with(' ') || l.starts_with(mark));
                kept.map(|l| &l[1..]).collect()
            };
            assert!(text.contains(&side('-')), "{name}: {}", side('-'));
            text = text.replacen(&side('-'), &side('+'), 1);
        }
        out.insert(path.clone(), text.into_bytes());
    }
    out
}

#[test]
fn line_ends_and_byte_order_marks_stay() {
    let edit = |text: String| [b"\xEF\xBB\xBF", text.replace('\n', "\r\n").as_bytes()].concat();
    let folder = copy("dien-bien", edit);
    let before = files(&folder.path().join("story"));
    let (written, note, status) = told(&parallax(folder.path(), &["fix", "story", "--write"]));
    assert_eq!(status, Some(0), "{note}");
    assert!(!written.is_empty(), "{note}");
    for (path, bytes) in files(&folder.path().join("story")) {
        assert!(bytes.starts_with(b"\xEF\xBB\xBF"));
        let ends = |b: &[u8]| b.windows(2).filter(|w| w == b"\r\n").count();
        assert_eq!(ends(&bytes), ends(&before[&path]), "{}", path.display());
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(!text.replace("\r\n", "").contains('\n'));
    }
}

#[test]
fn what_is_uncertain_is_left_alone() {
    for (versions, source) in [
        // No source, and two versions: either may be wrong.
        (&[("vi", "Đoàn có 30 xe."), ("en", "The team has 40 trucks.")][..], None),
        // The original against its only translation, with another figure of the row open.
        (
            &[
                ("vi", "Tỉnh có 30 xã và 12 thị trấn."),
                ("en", "The province has 40 communes and 21 towns."),
            ][..],
            Some("vi"),
        ),
        // The original stands alone against its translations.
        (
            &[
                ("vi", "Đoàn có 30 xe."),
                ("en", "The team has 40 trucks."),
                ("fr", "L’équipe a 40 camions."),
            ][..],
            Some("vi"),
        ),
        // A rounding is no error.
        (
            &[
                ("vi", "Có 80.979 hội viên."),
                ("en", "There are nearly 81,000 members."),
            ][..],
            Some("vi"),
        ),
        // A figure in words.
        (
            &[("vi", "Đoàn có 30 xe."), ("en", "The team has forty trucks.")][..],
            Some("vi"),
        ),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        for (lang, text) in versions {
            std::fs::write(folder.path().join(format!("{lang}.txt")), text).expect("written");
        }
        let mut args = vec!["fix", ".", "--write"];
        args.extend(source.map(|s| ["--source", s]).into_iter().flatten());
        let (out, note, status) = told(&parallax(folder.path(), &args));
        assert_eq!((out.as_str(), status), ("", Some(0)), "{versions:?}: {note}");
    }
}

#[test]
fn a_pair_is_corrected_where_nothing_else_can_be_meant() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("vi.txt"), "Tổng dư nợ đạt 1.450 tỷ đồng.").expect("written");
    std::fs::write(folder.path().join("en.txt"), "Total loans reached VND 1.45 billion.").expect("written");
    let (diff, note, status) = told(&parallax(folder.path(), &["fix", ".", "--source", "vi"]));
    assert_eq!(status, Some(1), "{note}");
    assert!(diff.contains("+Total loans reached VND 1.45 trillion."), "{diff}");
}
