//! Paragraphs of every language and the sentences they fall into: the rows of `tests/segment/<tag>.yaml`.
#![expect(clippy::disallowed_methods, reason = "tests read their own data")]

use parallax::language::Pack;
use parallax::segment::{Rules, sentences};
use parallax::text::Tag;
use serde::Deserialize;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    segments: Vec<String>,
}

#[test]
fn paragraphs_fall_into_their_sentences() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/segment");
    let mut wrong = Vec::new();
    let mut languages = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let rows: Vec<Row> = serde_yaml::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(rows.len() >= 3, "{name} has too few rows");
        languages += 1;
        // A language whose pack is still to come has no abbreviations to be tried with.
        let Some(pack) = Tag::parse(&name).and_then(|tag| Pack::of(&tag)) else {
            continue;
        };
        let rules = Rules::new(&name, &pack.file.abbreviations);
        for row in rows {
            let spans = sentences(&row.text, &rules);
            let got: Vec<_> = spans.iter().map(|s| s.of(&row.text)).collect();
            if got != row.segments {
                wrong.push(format!("{name}: got {got:#?}\nnot {:#?}", row.segments));
            }
        }
    }
    assert!(languages >= 25, "{languages} languages");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
