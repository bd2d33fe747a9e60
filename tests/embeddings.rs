//! `--embeddings` and the configuration's key against a small server on this machine: what is sent, what is kept, and what happens
//! where it fails.
#![allow(clippy::disallowed_methods, reason = "a test runs the command and serves it")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Two versions without a name, number or word in common; the sixth line of the first is missing from the second, and the second has the
/// others in the same order.
const EN: [&str; 9] = [
    "The river rose in the night.",
    "Nobody slept.",
    "The teacher rang the bell of the school.",
    "Boats came from the other bank.",
    "An old man refused to leave.",
    "His dog barked at the boats until they were gone, and then it lay down beside him and would not eat.",
    "In the morning the water fell.",
    "Mud lay in every room.",
    "The women began to sweep.",
];
const SW: [&str; 8] = [
    "Mto ulifurika usiku.",
    "Hakuna aliyelala.",
    "Mwalimu alipiga kengele ya shule.",
    "Mitumbwi ilitoka ng'ambo.",
    "Mzee mmoja alikataa kuondoka.",
    "Asubuhi maji yalipungua.",
    "Matope yalijaa kila chumba.",
    "Wanawake walianza kufagia.",
];

/// A vector of which the line's number is the largest part.
fn vector(text: &str) -> Option<String> {
    let at = EN.iter().position(|t| *t == text).or_else(|| {
        let at = SW.iter().position(|t| *t == text)?;
        Some(if at < 5 { at } else { at + 1 })
    })?;
    let number = |i: usize| if i == at { "0.9" } else { "0.1" };
    Some(format!("[{}]", (0..12).map(number).collect::<Vec<_>>().join(",")))
}

struct Server {
    url: String,
    requests: Arc<AtomicUsize>,
    heads: Arc<Mutex<Vec<String>>>,
}

/// Serves until the process ends. `answer` makes the whole response from the texts that were sent; none closes the connection.
fn serve(answer: impl Fn(&[String]) -> Option<String> + Send + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let (requests, heads) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Vec::new())));
    let (counted, kept) = (Arc::clone(&requests), Arc::clone(&heads));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let Some((head, texts)) = question(&stream) else {
                continue;
            };
            counted.fetch_add(1, Ordering::SeqCst);
            kept.lock().unwrap().push(head);
            if let Some(response) = answer(&texts) {
                let _ = (&stream).write_all(response.as_bytes());
            }
        }
    });
    Server { url, requests, heads }
}

fn question(stream: &TcpStream) -> Option<(String, Vec<String>)> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head
        .to_lowercase()
        .lines()
        .find_map(|l| l.strip_prefix("content-length: ")?.parse().ok())?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body: serde_json::Value = serde_json::from_slice(&body).ok()?;
    let texts = body["input"]
        .as_array()?
        .iter()
        .filter_map(|t| Some(t.as_str()?.to_owned()))
        .collect();
    Some((head, texts))
}

fn response(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn vectors(texts: &[String]) -> Option<String> {
    let items: Option<Vec<String>> = texts
        .iter()
        .enumerate()
        .map(|(i, t)| {
            Some(format!(
                r#"{{"object":"embedding","index":{i},"embedding":{}}}"#,
                vector(t)?
            ))
        })
        .collect();
    Some(response(
        "200 OK",
        &format!(r#"{{"object":"list","data":[{}]}}"#, items?.join(",")),
    ))
}

fn article(folder: &Path) {
    std::fs::write(folder.join("en.txt"), EN.join("\n\n")).unwrap();
    std::fs::write(folder.join("sw.txt"), SW.join("\n\n")).unwrap();
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("XDG_CACHE_HOME", folder.join("caches"));
    command
        .env("NO_COLOR", "1")
        .env_remove("PARALLAX_KEY")
        .output()
        .unwrap()
}

const ALIGN: [&str; 7] = ["align", "en.txt", "sw.txt", "--source", "en", "--format", "tsv"];

fn with(url: &str) -> Vec<&str> {
    [&ALIGN[..], &["--embeddings", url]].concat()
}

/// The texts of both versions in rows.
fn rows(out: &Output) -> Vec<(String, String)> {
    let text = String::from_utf8(out.stdout.clone()).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        (cells[3].to_owned(), cells[4].to_owned())
    };
    text.lines().skip(1).map(row).collect()
}

#[test]
fn meaning_pairs_what_shares_no_word() {
    let folder = tempfile::tempdir().unwrap();
    article(folder.path());
    let server = serve(vectors);
    let done = run(folder.path(), &with(&server.url));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    let wanted: Vec<(String, String)> = EN
        .iter()
        .enumerate()
        .map(|(i, en)| {
            let sw = match i {
                0..5 => SW[i],
                5 => "",
                _ => SW[i - 1],
            };
            ((*en).to_owned(), sw.to_owned())
        })
        .collect();
    assert_eq!(rows(&done), wanted);
    // Every text is sent once; the second run asks for nothing.
    let asked = server.requests.load(Ordering::SeqCst);
    assert_eq!(asked, 1);
    assert_eq!(run(folder.path(), &with(&server.url)).stdout, done.stdout);
    assert_eq!(server.requests.load(Ordering::SeqCst), asked, "vectors are kept");
    let heads = server.heads.lock().unwrap();
    assert!(
        heads
            .iter()
            .all(|h| h.starts_with("POST /v1/embeddings ") && !h.to_lowercase().contains("authorization"))
    );
}

#[test]
fn without_an_endpoint_nothing_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    article(folder.path());
    let server = serve(vectors);
    assert_eq!(run(folder.path(), &ALIGN).status.code(), Some(0));
    assert_eq!(server.requests.load(Ordering::SeqCst), 0);
    assert!(!folder.path().join("caches").exists());
}

#[test]
fn the_configuration_names_endpoint_model_cache_and_key() {
    let folder = tempfile::tempdir().unwrap();
    article(folder.path());
    let server = serve(vectors);
    let config = |rest: &str| {
        let text = format!(
            "embeddings: {{url: \"{}\", model: small, cache: kept, batch: 4{rest}}}\n",
            server.url
        );
        std::fs::write(folder.path().join("parallax.yaml"), text).unwrap();
    };
    config("");
    let done = run(folder.path(), &["check", "en.txt", "sw.txt"]);
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    assert_eq!(
        server.requests.load(Ordering::SeqCst),
        5,
        "17 sentences, four a request"
    );
    assert_eq!(std::fs::read_dir(folder.path().join("kept")).unwrap().count(), 1);
    for (rest, key, problem) in [
        (", api-key-env: PARALLAX_KEY", None, Some("`PARALLAX_KEY` holds no key")),
        (", api-key-env: HOME", None, Some("begins with PARALLAX_")),
        (", api-key-env: PARALLAX_KEY, cache: other", Some("s3cret"), None),
    ] {
        config(&rest.replace(", cache: other", ""));
        let _ = std::fs::remove_dir_all(folder.path().join("kept"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        command
            .args(ALIGN)
            .current_dir(folder.path())
            .env_remove("PARALLAX_KEY");
        let done = command.envs(key.map(|k| ("PARALLAX_KEY", k))).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        match problem {
            Some(problem) => assert!(
                done.status.code() == Some(2) && said.contains(problem),
                "{rest}: {said}"
            ),
            None => assert_eq!((done.status.code(), said.as_str()), (Some(0), ""), "{rest}"),
        }
    }
    let heads = server.heads.lock().unwrap();
    assert!(heads.last().unwrap().contains("Bearer s3cret"));
}

#[test]
fn an_endpoint_that_fails_is_told_of_and_done_without() {
    let folder = tempfile::tempdir().unwrap();
    article(folder.path());
    let offline = run(folder.path(), &ALIGN);
    let all = |texts: &[String], vector: &str| {
        let item = |i: usize| format!(r#"{{"index":{i},"embedding":{vector}}}"#);
        let items: Vec<String> = (0..texts.len()).map(item).collect();
        Some(response("200 OK", &format!(r#"{{"data":[{}]}}"#, items.join(","))))
    };
    type Reply = Box<dyn Fn(&[String]) -> Option<String> + Send>;
    let failures: Vec<(&str, Reply)> = vec![
        (
            "answers 500: out of memory",
            Box::new(|_| Some(response("500 Oh", r#"{"error":{"message":"out of memory"}}"#))),
        ),
        ("answers 401", Box::new(|_| Some(response("401 No", "who are you")))),
        (
            "no list of vectors",
            Box::new(|_| Some(response("200 OK", "<html>welcome</html>"))),
        ),
        ("no list of vectors", Box::new(move |t| all(t, "[NaN,1]"))),
        ("0 numbers", Box::new(move |t| all(t, "[]"))),
        ("numbers that are none", Box::new(move |t| all(t, "[1e39,1]"))),
        (
            "answers 0 vectors for",
            Box::new(|_| Some(response("200 OK", r#"{"data":[]}"#))),
        ),
        (
            "not followed",
            Box::new(|_| {
                Some("HTTP/1.1 307 Go\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n".to_owned())
            }),
        ),
        ("", Box::new(|_| None)),
        (
            "differ in length",
            Box::new(|t| {
                let item = |i: usize| format!(r#"{{"index":{i},"embedding":[{}1]}}"#, "1,".repeat(i));
                let items: Vec<String> = (0..t.len()).map(item).collect();
                Some(response("200 OK", &format!(r#"{{"data":[{}]}}"#, items.join(","))))
            }),
        ),
    ];
    for (problem, reply) in failures {
        let server = serve(reply);
        check(folder.path(), &server.url, problem, &offline);
    }
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    check(
        folder.path(),
        &format!("http://{closed}/v1"),
        "connection refused",
        &offline,
    );
}

/// One warning that names the endpoint and the problem, and the rows of the offline method.
fn check(folder: &Path, url: &str, problem: &str, offline: &Output) {
    let done = run(folder, &with(url));
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{problem}: {said}");
    assert!(
        said.starts_with("warning: embeddings: ") && said.contains(url),
        "{said}"
    );
    assert!(
        said.contains(problem) && said.ends_with("aligned without them\n"),
        "{problem}: {said}"
    );
    assert_eq!(
        (done.status.code(), &done.stdout),
        (Some(0), &offline.stdout),
        "{problem}"
    );
}

#[test]
fn an_endpoint_that_sleeps_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    article(folder.path());
    let server = serve(|_| {
        std::thread::sleep(Duration::from_secs(20));
        None
    });
    let config = format!("embeddings: {{url: \"{}\", timeout: 1}}\n", server.url);
    std::fs::write(folder.path().join("parallax.yaml"), config).unwrap();
    let done = run(folder.path(), &ALIGN);
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(
        said.contains("no answer within 1 s") && done.status.code() == Some(0),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn a_batch_asks_once_and_warns_once() {
    let folder = tempfile::tempdir().unwrap();
    let record = |id: usize| {
        let version = |lang: &str, lines: &[&str]| serde_json::json!({"lang": lang, "segments": lines});
        serde_json::json!({"id": id.to_string(), "emit": ["alignment"], "versions": [version("en", &EN), version("sw", &SW)]}).to_string() + "\n"
    };
    let input: String = (0..6).map(record).collect();
    let batch = |url: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        command
            .args(["batch", "--no-config", "-j", "1", "--embeddings", url])
            .current_dir(folder.path());
        command.env("XDG_CACHE_HOME", folder.path().join("caches"));
        command
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    let server = serve(vectors);
    let done = batch(&server.url);
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    assert_eq!(
        (
            String::from_utf8_lossy(&done.stdout).lines().count(),
            server.requests.load(Ordering::SeqCst)
        ),
        (6, 1)
    );
    let refusing = serve(|_| Some(response("503 Later", "")));
    let done = batch(&refusing.url);
    assert_eq!(String::from_utf8_lossy(&done.stderr).lines().count(), 1);
    assert_eq!(
        (
            String::from_utf8_lossy(&done.stdout).lines().count(),
            refusing.requests.load(Ordering::SeqCst)
        ),
        (6, 1)
    );
    for wrong in ["ftp://127.0.0.1/v1", "127.0.0.1:80", "http://me:pw@127.0.0.1/v1"] {
        assert_eq!(batch(wrong).status.code(), Some(2), "{wrong}");
    }
}
