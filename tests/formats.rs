//! Reports for machines: what each format makes of an article of four versions (`tests/formats/`), and what none of them lets
//! through. `UPDATE=1 cargo test --test formats` writes the reports anew; look at the difference.
#![allow(clippy::disallowed_methods, reason = "a test runs the command and reads its files")]

use quick_xml::events::Event;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every format and its golden file.
const FORMATS: [(&str, &str); 11] = [
    ("text", "bridge.txt"),
    ("columns", "bridge.columns.txt"),
    ("concise", "bridge.concise.txt"),
    ("json", "bridge.json"),
    ("sarif", "bridge.sarif"),
    ("junit", "bridge.junit.xml"),
    ("github", "bridge.github.txt"),
    ("gitlab", "bridge.gitlab.json"),
    ("rdjson", "bridge.rdjson"),
    ("checkstyle", "bridge.checkstyle.xml"),
    ("csv", "bridge.csv"),
];

/// Checks `article` (in `folder`) in all formats at once, each to its file below `out`.
fn reports(folder: &Path, article: &str, out: &Path) -> Vec<(&'static str, String)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.current_dir(folder).args(["check", "--no-config", article]);
    for (format, _) in FORMATS {
        command
            .arg("--format")
            .arg(format!("{format}={}", out.join(format).display()));
    }
    let ran = command.output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(ran.stdout.is_empty(), "reports to files leave standard output alone");
    FORMATS
        .iter()
        .map(|(format, _)| (*format, std::fs::read_to_string(out.join(format)).unwrap()))
        .collect()
}

#[test]
fn every_format_tells_an_article_of_four_versions() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let out = tempfile::tempdir().unwrap();
    let reports = reports(&here, "bridge", out.path());
    for ((format, report), (_, file)) in reports.iter().zip(FORMATS) {
        let golden = here.join(file);
        // The list of rules is long, changes with every rule and is read below.
        let lines = report.split_inclusive('\n').filter(|l| !l.starts_with("\"tool\":"));
        let report: String = lines.collect();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &report).unwrap();
        }
        let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(
            report == wanted,
            "{format} is not as in {}:\n{report}",
            golden.display()
        );
    }
    for (format, report) in &reports {
        read(format, report);
    }
}

#[test]
fn hostile_text_commands_nothing() {
    let hostile =
        "]]><script>alert(1)</script> & \"'=cmd|' \u{1b}[31m\u{0}\u{202e}dlrow\u{2066}\u{fffe}\u{b}::error::x%0A";
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a b=%&'");
    std::fs::create_dir(&article).unwrap();
    let write = |lang: &str, text: String| std::fs::write(article.join(format!("{lang}.md")), text).unwrap();
    write(
        "en",
        format!("=1+1 {hostile}\n\nThe bridge {hostile} is 1,085 m long.\n"),
    );
    write("vi", format!("=1+1 {hostile}\n\nCây cầu {hostile} dài 1.058 m.\n"));
    for (format, report) in reports(folder.path(), "a b=%&'", &folder.path().join("out")) {
        assert!(report.contains("1,085"), "{format}: the finding is told");
        let raw = |c: char| {
            matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}')
                || (c == '\u{fffe}' && ["junit", "checkstyle"].contains(&format))
        };
        let at = report.find(raw).filter(|_| format != "json");
        assert_eq!(at.and_then(|at| report.get(at..)), None, "{format}");
        let commands = report.lines().filter(|l| l.starts_with("::")).count();
        assert_eq!(commands, usize::from(format == "github"), "{format}");
        read(format, &report);
    }
}

#[test]
fn an_empty_report_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, text) in [("en", "It is 5 m long."), ("vi", "Nó dài 5 m.")] {
        std::fs::write(folder.path().join(format!("{lang}.md")), text).unwrap();
    }
    for (format, _) in FORMATS {
        let out: PathBuf = folder.path().join("out").join(format);
        let ran = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .arg("check")
            .arg(folder.path())
            .args(["--no-config", "--format", &format!("{format}={}", out.display())])
            .output()
            .unwrap();
        assert_eq!(ran.status.code(), Some(0));
        read(format, &std::fs::read_to_string(out).unwrap());
    }
}

/// Reads a report as the programs do that it is for.
fn read(format: &str, report: &str) {
    match format {
        "sarif" => {
            let log: serde_json::Value = serde_json::from_str(report).unwrap();
            let run = &log["runs"][0];
            let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
            for result in run["results"].as_array().unwrap() {
                let index = result["ruleIndex"].as_u64().unwrap() as usize;
                assert_eq!(rules[index]["id"], result["ruleId"]);
            }
        }
        "gitlab" | "rdjson" => {
            serde_json::from_str::<serde_json::Value>(report).unwrap();
        }
        "json" => {
            for line in report.lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap();
            }
        }
        "junit" | "checkstyle" => {
            let mut reader = quick_xml::Reader::from_str(report);
            loop {
                match reader.read_event().unwrap() {
                    Event::Eof => break,
                    Event::Start(e) | Event::Empty(e) => {
                        for attribute in e.attributes() {
                            attribute.unwrap();
                        }
                    }
                    _ => {}
                }
            }
        }
        "csv" => {
            for row in csv::Reader::from_reader(report.as_bytes()).records() {
                let row = row.unwrap();
                assert!(
                    !row.iter().any(|cell| cell.starts_with(['=', '+', '-', '@'])),
                    "{row:?}"
                );
            }
        }
        _ => {}
    }
}
