//! What `parallax.yaml` may say, and what is refused.

use super::{read, schema};
use crate::config::{Layer, Origin};
use std::path::Path;

const FULL: &str = "\
source: vi
mode: parallel
only: [vi, en, pt-BR]
fail-on: warning
outputs: [text, sarif=out.sarif]
glossaries: [terms/house.yaml]
rules:
  number-rounded: off
  name: warning
overrides:
  - paths: [archive, \"sport/*.md\"]
    languages: [ur]
    rules: {all: note, number-altered: default}
baseline: parallax-baseline.yaml
embeddings: {url: \"http://127.0.0.1:8080/v1/embeddings\", timeout: 5, api-key-env: KEY}
style:
  vi: {decimal: \",\", grouping: \".\"}
  fr: {grouping: space}
";

fn layer(text: &str) -> Result<Layer, String> {
    read("parallax.yaml", Path::new("news"), text).map_err(|e| e.to_string())
}

#[test]
fn a_file_makes_a_layer() {
    let full = layer(FULL).unwrap();
    assert_eq!(full.glossaries, [Path::new("news/terms/house.yaml")]);
    assert_eq!(full.levels.len(), 2);
    assert_eq!(full.style.len(), 2);
    let embeddings = full.embeddings.unwrap();
    assert_eq!((embeddings.timeout.as_secs(), embeddings.batch), (5, 64));
    assert!(matches!(&full.origin, Origin::File(name, keys) if name == "parallax.yaml" && keys.at("baseline").0 == 14));
    assert!(layer("").is_ok_and(|l| l.source.is_none() && l.levels[0].rules.is_empty()));
}

#[test]
fn what_does_not_exist_is_refused_with_its_place() {
    for (text, wanted) in [
        ("sorce: vi", "1:1: there is no key `sorce`; did you mean `source`?"),
        (
            "fail_on: note",
            "1:1: there is no key `fail_on`; did you mean `fail-on`?",
        ),
        (
            "source: Vietnamese",
            "1:1: `Vietnamese` is no language tag such as `vi` or `pt-BR`",
        ),
        (
            "rules:\n  sum-mismatch: off\n  nubmer-altered: off",
            "3:3: no rule is called `nubmer-altered`; did you mean `number-altered`?",
        ),
        (
            "rules: {number-altered: of}",
            "1:25: rules.number-altered: there is no value `of`; did you mean `off`?",
        ),
        (
            "overrides:\n- rules: {all: off}\n- pahts: [a]",
            "3:3: overrides[1]: there is no key `pahts`; did you mean `paths`?",
        ),
        (
            "overrides:\n- paths: ['a[']",
            "2:3: `a[` is no pattern: unclosed character class; missing ']'",
        ),
        (
            "mode: paralel",
            "1:7: mode: there is no value `paralel`; did you mean `parallel`?",
        ),
        ("only: [vi, xx]", "1:1: Parallax does not know the language `xx`;"),
        ("embeddings: {}", "1:13: embeddings: missing field `url`"),
        ("embeddings:\n  url: localhost", "2:3: `localhost` is no address;"),
        (
            "embeddings: {url: \"http://x\", api_key_env: K}",
            "there is no key `api_key_env`; did you mean `api-key-env`?",
        ),
        ("style:\n  vi: {decimal: x}", "2:8: `x` is no sign"),
        (
            "style:\n  vi: {decimal: ',', grouping: ','}",
            "2:22: `,` cannot part the thousands",
        ),
        ("glossaries: house.yaml", "1:13: glossaries: invalid type: string"),
        ("- a", "1:1: invalid type: sequence"),
    ] {
        let got = layer(text).unwrap_err();
        assert!(got.contains(wanted), "{text}: {got}");
    }
}

#[test]
fn the_schema_knows_every_key() {
    let schema = serde_json::to_value(schema()).unwrap();
    let keys: serde_json::Value = serde_yaml::from_str(FULL).unwrap();
    for key in keys.as_object().unwrap().keys() {
        assert!(schema["properties"][key]["description"].is_string(), "{key}");
    }
    assert_eq!(schema["additionalProperties"], false);
    let rules = &schema["properties"]["rules"]["propertyNames"]["enum"];
    assert!(rules.as_array().unwrap().iter().any(|r| r == "magnitude-slip"));
}
