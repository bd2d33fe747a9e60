//! The command line: commands and what they print (`tests/cli/`). `TRYCMD=overwrite cargo test --test cli` writes what they print
//! now; look at the difference.

#[test]
fn cli() {
    trycmd::TestCases::new()
        .default_bin_name("parallax")
        .case("tests/cli/*.md")
        .case("tests/cli/*.toml");
}
