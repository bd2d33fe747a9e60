//! `--watch`: a change is checked once it is over, and nothing else is.
#![allow(
    clippy::disallowed_methods,
    reason = "a test runs the command on files, and waits for it"
)]

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

#[test]
fn a_change_is_checked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
    write("vi.txt", "Con đường dài 15 km.\n");
    write("en.txt", "The road is 15 kilometers long.\n");
    let mut watching = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["check", ".", "--watch", "--format", "concise"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let (sender, lines) = channel();
    let told = watching.stdout.take().expect("output");
    let notes = watching.stderr.take().expect("output");
    for stream in [Box::new(told) as Box<dyn std::io::Read + Send>, Box::new(notes)] {
        let sender = sender.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
    }
    // What is said up to the note that ends a check; the two streams may overtake each other.
    let check = || {
        let mut said = Vec::new();
        let done = |said: &[String]| {
            let any = |part: &str| said.iter().any(|l: &String| l.contains(part));
            any("watching") && any("compared)")
        };
        while !done(&said) {
            said.push(lines.recv_timeout(Duration::from_secs(60)).expect("in time"));
        }
        said.join("\n")
    };
    let first = check();
    assert!(first.contains("nothing found") && !first.contains('\u{1b}'), "{first}");
    write("en.txt", "The road is 150 kilometers long.\n");
    let second = check();
    assert!(second.contains("vi.txt:1:15: error[magnitude-slip]"), "{second}");
    // A file that is no version, and a file that is only read, change nothing.
    write("picture.png", "");
    let _ = std::fs::read(folder.path().join("en.txt"));
    assert!(lines.recv_timeout(Duration::from_secs(2)).is_err());
    write("vi.txt", "Con đường dài 150 km.\n");
    assert!(check().contains("nothing found"));
    watching.kill().expect("ended");
    watching.wait().expect("ended");
}

#[test]
fn standard_input_cannot_be_watched() {
    let done = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["check", "-", "--watch"])
        .output()
        .expect("it runs");
    let told = String::from_utf8(done.stderr).expect("UTF-8");
    assert_eq!(told, "error: --watch: standard input cannot be watched\n");
    assert_eq!(done.status.code(), Some(2));
}
