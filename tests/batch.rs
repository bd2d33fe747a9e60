//! `parallax batch` as a process: order, threads, and a caller that waits for each answer.
#![allow(clippy::disallowed_methods, reason = "a test runs the command")]

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

fn parallax(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command
        .arg("batch")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command
}

fn record(id: usize) -> String {
    // Long and short records in turn, so that threads overtake each other.
    let again = if id.is_multiple_of(7) { 40 } else { 1 };
    let en = format!("The cooperative sold {id} jars in 2024. ").repeat(again);
    let ar = format!("باعت التعاونية {} جرة في عام 2024. ", id + id % 3).repeat(again);
    format!(
        r#"{{"id":"{id}","versions":[{{"lang":"en","text":"{en}"}},{{"lang":"ar","text":"{ar}"}}],"emit":["facts","claims"]}}"#
    )
}

fn answers(args: &[&str], input: impl Into<Vec<u8>>) -> (String, Option<i32>) {
    let input = input.into();
    let mut child = parallax(args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || stdin.write_all(&input));
    let done = child.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    (String::from_utf8(done.stdout).unwrap(), done.status.code())
}

#[test]
fn answers_do_not_depend_on_the_number_of_threads() {
    let input: String = (0..120).map(|i| record(i) + "\n").collect();
    let (one, status) = answers(&["-j", "1"], input.clone());
    assert_eq!(status, Some(1), "the records hold errors");
    let ids: Vec<serde_json::Value> = one
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["id"].clone())
        .collect();
    let wanted: Vec<String> = (0..120).map(|i| i.to_string()).collect();
    assert_eq!(ids, wanted);
    let (many, _) = answers(&["-j", "8"], input);
    assert!(one == many, "eight threads answer otherwise than one");
}

#[test]
fn a_caller_may_wait_for_each_answer() {
    let mut child = parallax(&[]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{}", record(id)).unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.starts_with(&format!(r#"{{"id":"{id}""#)), "{line}");
    }
    drop(stdin);
    child.wait().unwrap();
}

#[test]
fn a_reader_that_leaves_stops_the_run() {
    let mut child = parallax(&[]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // The pipe breaks as soon as the command notices; a command that did not would read on for ever.
    let mut broken = false;
    for id in 0..100_000 {
        if writeln!(stdin, "{}", record(id)).is_err() {
            broken = true;
            break;
        }
    }
    drop(stdin);
    child.wait().unwrap();
    assert!(broken);
}

#[test]
fn bytes_that_are_no_text_are_refused_and_the_run_goes_on() {
    let mut input = b"\xEF\xBB\xBF".to_vec();
    input.extend(record(1).bytes());
    input.extend(b"\n{\"id\":\"\xFF\"}\n");
    input.extend(record(2).bytes());
    let (lines, status) = answers(&[], input);
    assert_eq!(status, Some(2));
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!(
        lines[1],
        r#"{"id":null,"error":"line 2: not UTF-8 at byte 7 of the line"}"#
    );
}
