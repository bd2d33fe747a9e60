//! Pages on disk, for a browser to open.

use std::path::PathBuf;
use std::process::Command;

/// Writes a page beside the tests' other output.
pub fn page(name: &str, html: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, html).unwrap();
    path
}

/// The page of a sample, as the command prints it.
pub fn sample(name: &str) -> PathBuf {
    let done = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["check", &format!("samples/{name}"), "--format", "html"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
    page(
        &format!("{name}-{:?}.html", std::thread::current().id()),
        &String::from_utf8(done.stdout).unwrap(),
    )
}
