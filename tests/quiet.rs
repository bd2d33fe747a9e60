//! What is said once is not told again: comments in the text, and the baseline. Each test is a row of what must survive, or must
//! not be silenced.
#![allow(clippy::disallowed_methods, reason = "a test runs the command and writes its files")]

use parallax::compare::Mode;
use parallax::glossary::TermBase;
use parallax::quiet::{Baseline, Content, Entry};
use parallax::read::markdown;
use parallax::run::{Input, Outcome, article};
use parallax::text::{Lines, Tag};

fn run(en: &str, vi: &str) -> Outcome {
    let read = |lang: &str, text: &str| markdown(Tag::parse(lang).unwrap(), text.to_owned()).unwrap();
    let input = Input {
        versions: vec![read("en", en), read("vi", vi)],
        source: Some(1),
        aligned: false,
        mode: Mode::Parallel,
    };
    article(input, &TermBase::default()).unwrap()
}

const SOURCE: &str = "Hợp tác xã bán 1.520 kg chè trong tháng này.\n\nCầu dài 1.085 m và có bốn làn xe.\n";

/// Findings told, findings ignored, and the lines of notices with what they say.
fn check_comments(en: &str, wanted: (usize, usize), notices: &[(usize, &str)]) {
    let outcome = run(en, SOURCE);
    assert_eq!((outcome.findings.len(), outcome.ignored.len()), wanted, "{en}");
    let lines = Lines::new(en);
    assert_eq!(outcome.notices.len(), notices.len(), "{:?}", outcome.notices);
    for (notice, (line, words)) in outcome.notices.iter().zip(notices) {
        assert_eq!(lines.place(en, notice.span.start).0, *line);
        assert!(notice.message.contains(words), "{}", notice.message);
    }
}

const TEA: &str = "The cooperative sold 1,250 kg of tea this month.";
const BRIDGE: &str = "The bridge is 1,058 m long and has four lanes.";
const IGNORE: &str = "<!-- parallax: ignore number-altered, the source is wrong -->";

#[test]
fn a_comment_is_about_its_paragraph_or_the_next() {
    check_comments(&format!("{TEA}\n\n{BRIDGE}\n"), (2, 0), &[]);
    check_comments(&format!("{IGNORE}\n\n{TEA}\n\n{BRIDGE}\n"), (1, 1), &[]);
    check_comments(&format!("{TEA} {IGNORE}\n\n{BRIDGE}\n"), (1, 1), &[]);
    check_comments(&format!("{IGNORE} {TEA}\n\n{BRIDGE}\n"), (1, 1), &[]);
    check_comments(&format!("{TEA}\n\n{IGNORE}\n{BRIDGE}\n"), (1, 1), &[]);
    check_comments(
        &format!("<!-- parallax: ignore-file quantity: not yet checked -->\n\n{TEA}\n\n{BRIDGE}\n"),
        (0, 2),
        &[],
    );
}

#[test]
fn comments_that_do_nothing_are_told() {
    check_comments(
        &format!("{TEA}\n\n{BRIDGE}\n\n{IGNORE}\n"),
        (2, 0),
        &[(5, "nothing here to ignore: number-altered")],
    );
    check_comments(
        &format!("<!-- parallax: ignore number-altered date-altered, known -->\n{TEA}\n\n{BRIDGE}\n"),
        (1, 1),
        &[(1, "nothing here to ignore: date-altered")],
    );
    for (comment, words) in [
        ("parallax: ignore nubmer-altered, x", "did you mean `number-altered`?"),
        ("parallax: ignore number-altered", "say why"),
        ("parallax: ignore, x", "names no rule"),
        ("parallax: ignroe number-altered, x", "did you mean `ignore`?"),
    ] {
        check_comments(
            &format!("<!-- {comment} -->\n\n{TEA}\n\n{BRIDGE}\n"),
            (2, 0),
            &[(1, words)],
        );
    }
    check_comments(&format!("<!-- to do: check -->\n\n{TEA}\n\n{BRIDGE}\n"), (2, 0), &[]);
}

const VI: &str = "# Chợ phiên\n\nHợp tác xã bán 1.520 kg chè trong tháng này.\n\nCầu dài 1.085 m và có bốn làn xe.\n\nChợ mở cửa lúc 6 giờ sáng mỗi ngày.\n";
const EN: &str = "# The market\n\nThe cooperative sold 1,250 kg of tea this month.\n\nThe bridge is 1,085 m long and has four lanes.\n\nThe market opens at 6 in the morning every day.\n";

fn contents(versions: &[(&str, &str)]) -> Vec<Content> {
    let read = |(lang, text): &(&str, &str)| markdown(Tag::parse(lang).unwrap(), (*text).to_owned()).unwrap();
    let input = Input {
        versions: versions.iter().map(read).collect(),
        source: Some(0),
        aligned: false,
        mode: Mode::Parallel,
    };
    let outcome = article(input, &TermBase::default()).unwrap();
    let findings = outcome.findings.iter();
    findings.map(|f| Content::of(f, &outcome.comparison)).collect()
}

fn baseline() -> Baseline {
    let entries = contents(&[("vi", VI), ("en", EN)]).into_iter().map(|content| Entry {
        content,
        article: "market".to_owned(),
        reason: "the source is wrong: it was 1,250".to_owned(),
        expires: None,
        line: 0,
    });
    let baseline = Baseline {
        entries: entries.collect(),
    };
    assert_eq!(baseline.entries.len(), 1);
    // What is written is read again.
    let read = Baseline::read(&baseline.write()).unwrap();
    assert_eq!(read.write(), baseline.write());
    read
}

/// How many findings of the changed article the baseline knows, and how many it does not.
fn check(what: &str, vi: &str, en: &str, known: usize, new: usize) {
    let baseline = baseline();
    let contents = contents(&[("vi", vi), ("en", en)]);
    let (yes, no): (Vec<_>, Vec<_>) = contents.iter().partition(|c| baseline.knows(c, "2026-01-01").is_some());
    assert_eq!((yes.len(), no.len()), (known, new), "{what}: {no:?}");
}

#[test]
fn a_false_alarm_is_known_again() {
    check("unchanged", VI, EN, 1, 0);
    let more = |text: &str, line: &str| text.replacen("\n\n", &format!("\n\n{line}\n\n"), 1);
    check(
        "edits elsewhere",
        &more(VI, "Trời hôm nay nắng đẹp.").replace("bốn", "4"),
        &more(EN, "The sun is shining today.").replace("four lanes", "4 wide lanes"),
        1,
        0,
    );
    let moved = |text: &str| {
        let mut parts: Vec<&str> = text.trim().split("\n\n").collect();
        let second = parts.remove(1);
        parts.push(second);
        parts.join("\n\n")
    };
    check("moved paragraphs", &moved(VI), &moved(EN), 1, 0);
    check(
        "reformatting",
        &VI.replace("1.520 kg", "**1.520 kg**").replace("bán ", "bán\n"),
        &EN.replace("The cooperative", "*The cooperative*")
            .replace("of tea", "of\ntea"),
        1,
        0,
    );
    check(
        "an edit of its sentence",
        VI,
        &EN.replace("this month", "in this month"),
        1,
        0,
    );
    check(
        "line ends of Windows",
        &VI.replace('\n', "\r\n"),
        &EN.replace('\n', "\r\n"),
        1,
        0,
    );
}

#[test]
fn a_new_alarm_is_told() {
    check("another number", VI, &EN.replace("1,250", "1,205"), 0, 1);
    check("corrected", VI, &EN.replace("1,250", "1,520"), 0, 0);
    check(
        "the same words in another sentence",
        &VI.replace("bán 1.520 kg chè trong tháng này", "tặng người nghèo 1.520 kg gạo"),
        &EN.replace(
            "sold 1,250 kg of tea this month",
            "gave poor families 1,250 kg of rice before the long holiday",
        ),
        0,
        1,
    );
    check("a second one", VI, &EN.replace("1,085", "1,058"), 1, 1);
}

#[test]
fn fingerprints_hold_no_position() {
    let prints = |vi: &str, en: &str| -> Vec<String> {
        let contents = contents(&[("vi", vi), ("en", en)]);
        contents.iter().map(Content::fingerprint).collect()
    };
    let first = prints(VI, EN);
    assert_eq!(first.len(), 1);
    assert_eq!(
        first,
        prints(&format!("Mở đầu.\n\n{VI}"), &format!("Beginning.\n\n{EN}"))
    );
    assert_ne!(first, prints(VI, &EN.replace("1,250", "1,205")));
    // A version more changes nothing.
    let ar = "# السوق\n\nباعت التعاونية 1520 كغ من الشاي هذا الشهر.\n\nيبلغ طول الجسر 1085 مترا وله أربعة مسارات.\n\nيفتح السوق في السادسة صباحا كل يوم.\n";
    let three = contents(&[("vi", VI), ("en", EN), ("ar", ar)]);
    assert!(three.iter().any(|c| c.fingerprint() == first[0]), "{three:?}");
}

#[test]
fn an_entry_ends_with_its_last_day() {
    let mut baseline = baseline();
    baseline.entries[0].expires = Some("2026-06-30".to_owned());
    let content = &contents(&[("vi", VI), ("en", EN)])[0];
    for (today, known) in [("2026-06-29", true), ("2026-06-30", true), ("2026-07-01", false)] {
        assert_eq!(baseline.knows(content, today).is_some(), known, "{today}");
    }
}

/// Runs the command in `folder`: its exit status, and what it says on both outputs.
fn parallax(folder: &std::path::Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_parallax"));
    let ran = command.current_dir(folder).args(args).output().unwrap();
    let out = String::from_utf8_lossy(&ran.stdout) + String::from_utf8_lossy(&ran.stderr);
    (ran.status.code(), out.into_owned())
}

#[test]
fn a_baseline_is_made_explained_and_pruned() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let write = |name: &str, text: &str| std::fs::write(at.join(name), text).unwrap();
    std::fs::create_dir(at.join("market")).unwrap();
    write("market/vi.md", VI);
    write("market/en.md", EN);
    write("parallax.yaml", "source: vi\nbaseline: known.yaml\n");
    let step = |args: &[&str], status: i32, words: &str| {
        let (got, out) = parallax(at, args);
        assert_eq!(got, Some(status), "{args:?}: {out}");
        assert!(out.contains(words), "{args:?}: {out}");
    };
    step(&["check", "market"], 2, "known.yaml: no such file or folder");
    step(&["check", "market", "--no-config"], 1, "number-altered");
    step(&["baseline", "make", "market"], 2, "--reason");
    step(
        &[
            "baseline",
            "make",
            "market",
            "--reason",
            "the source is wrong",
            "--expires",
            "2999-12-31",
        ],
        0,
        "known.yaml: 1 added, 1 in all",
    );
    step(
        &["baseline", "make", "market", "--reason", "again"],
        0,
        "known.yaml: 0 added, 1 in all",
    );
    step(&["check", "market", "--fail-on", "note"], 0, "nothing found");
    step(&["baseline", "explain", "market"], 0, "hides a finding");
    step(&["baseline", "explain"], 0, "its article was not checked");
    step(&["baseline", "prune", "market"], 0, "known.yaml: 0 taken out, 1 left");
    write("market/en.md", &EN.replace("1,085", "1,058"));
    step(&["check", "market"], 1, "1,058");
    write("market/en.md", &EN.replace("1,250", "1,520"));
    step(
        &["check", "market"],
        0,
        "known.yaml:3: nothing is left of this number-altered",
    );
    step(&["baseline", "prune", "market"], 0, "known.yaml: 1 taken out, 0 left");
    write("market/en.md", EN);
    step(&["check", "market"], 1, "1,250");
    step(
        &[
            "baseline",
            "make",
            "market",
            "--reason",
            "for a while",
            "--expires",
            "2020-01-31",
        ],
        0,
        "1 added",
    );
    step(&["check", "market"], 1, "this entry ended on 2020-01-31");
}
