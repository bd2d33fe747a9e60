//! `--only-changed`: the articles of which git says that a version has changed.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test runs commands, writes their files and says what it skips"
)]

use std::path::Path;
use std::process::Command;

fn git(folder: &Path, args: &[&str]) {
    let who = [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
    ];
    let ran = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(who)
        .args(args)
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

/// A folder for a repository, where git is installed.
fn folder() -> Option<tempfile::TempDir> {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: git is not installed");
        return None;
    }
    Some(tempfile::tempdir().unwrap())
}

/// Makes `at` a repository and commits what lies in it.
fn commit_all(at: &Path) {
    git(at, &["init", "-q"]);
    git(at, &["add", "."]);
    git(at, &["commit", "-q", "-m", "All of it"]);
}

/// Checks `.` with `args`: the exit status, and what is said.
fn check(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command
        .current_dir(folder)
        .args(["check", ".", "--no-config", "--format", "concise"]);
    let ran = command.args(args).output().unwrap();
    let out = String::from_utf8_lossy(&ran.stdout) + String::from_utf8_lossy(&ran.stderr);
    (ran.status.code(), out.into_owned())
}

#[test]
fn only_articles_that_changed_are_checked() {
    let Some(folder) = folder() else { return };
    let at = folder.path();
    let write = |name: &str, text: &str| std::fs::write(at.join(name), text).unwrap();
    std::fs::create_dir(at.join("tea")).unwrap();
    std::fs::create_dir(at.join("chợ mới")).unwrap();
    for article in ["tea", "chợ mới"] {
        write(&format!("{article}/vi.md"), "Hợp tác xã đã bán 1.520 kg chè.\n");
        write(&format!("{article}/en.md"), "The cooperative sold 1,250 kg of tea.\n");
    }
    assert!(
        check(at, &["--only-changed", "HEAD"])
            .1
            .contains("git: not a git repository")
    );
    commit_all(at);

    assert_eq!(check(at, &["--only-changed", "HEAD"]), (Some(0), String::new()));
    // An edit.
    write("chợ mới/en.md", "The cooperative sold 1,250 kg of tea, all of it.\n");
    let (status, out) = check(at, &["--only-changed", "HEAD"]);
    assert_eq!(status, Some(1), "{out}");
    assert!(out.contains("chợ mới") && !out.contains("tea/"), "{out}");
    git(at, &["commit", "-q", "-a", "-m", "An edit"]);
    assert_eq!(check(at, &["--only-changed", "HEAD"]).0, Some(0));
    assert_eq!(check(at, &["--only-changed", "HEAD~1"]).0, Some(1));
    // A version that git does not know yet, and one that is gone.
    write("tea/ar.md", "باعت التعاونية 1520 كغ من الشاي.\n");
    assert!(check(at, &["--only-changed", "HEAD"]).1.contains("tea"));
    std::fs::remove_file(at.join("tea/ar.md")).unwrap();
    std::fs::remove_file(at.join("chợ mới/vi.md")).unwrap();
    assert!(
        check(at, &["--only-changed", "HEAD"])
            .1
            .contains("chợ mới: only one version")
    );
    // What is no revision.
    for (revision, words) in [
        ("nowhere", "git knows no revision `nowhere`"),
        ("--output=x", "is no revision"),
    ] {
        let (status, out) = check(at, &[&format!("--only-changed={revision}")]);
        assert!(status == Some(2) && out.contains(words), "{out}");
    }
    assert!(!at.join("x").exists());
}

#[test]
fn a_translation_of_the_old_original_is_told() {
    let Some(folder) = folder() else { return };
    let at = folder.path();
    let write = |name: &str, text: &str| std::fs::write(at.join(name), text).unwrap();
    write("vi.md", "Tỉnh có 80.676 hội viên.\n");
    write("en.md", "The province has 80,676 members.\n");
    write("ar.md", "يبلغ عدد الأعضاء في المقاطعة 80676 عضوا.\n");
    commit_all(at);
    write("vi.md", "Tỉnh có 80.976 hội viên.\n");
    let (status, out) = check(at, &["--only-changed", "HEAD", "--source", "vi"]);
    assert_eq!(status, Some(1), "{out}");
    assert!(
        out.contains("error[stale-version]") && out.contains("English") && out.contains("“80.676”"),
        "{out}"
    );
    // Without a source there is none whose change counts.
    assert!(!check(at, &["--only-changed", "HEAD"]).1.contains("stale-version"));
    assert!(!check(at, &["--source", "vi"]).1.contains("stale-version"));
    for (file, text) in [
        ("en.md", "The province has 80,976 members.\n"),
        ("ar.md", "يبلغ عدد الأعضاء في المقاطعة 80976 عضوا.\n"),
    ] {
        write(file, text);
    }
    assert_eq!(check(at, &["--only-changed", "HEAD", "--source", "vi"]).0, Some(0));
}
