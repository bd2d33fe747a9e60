//! Each setting and where it comes from: what `parallax config --show` prints.

use super::FailOn;
use super::layer::{Layer, Origin, Output};
use crate::compare::Mode;
use crate::language::Grouping;
use crate::report::Format;
use crate::text::Tag;
use std::path::Path;

/// A setting, its value as YAML writes it, and where that comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The key with those above it: `rules.number-rounded`.
    pub key: String,
    /// The value.
    pub value: String,
    /// `default`, a flag, or a file with its line.
    pub origin: String,
}

/// The settings that `layers` come to, in the order of the file's keys, the top layer first: the flags, each version's front
/// matter with its file's name, the configuration.
pub fn show(layers: &[(&str, &Layer)]) -> Vec<Shown> {
    let mut out = Vec::new();
    let mut top = |key: &str, default: Option<&str>, get: &dyn Fn(&Layer) -> Option<String>| {
        let found = layers
            .iter()
            .find_map(|(name, layer)| Some((get(layer)?, origin(name, layer, key))));
        let default = default.map(|d| (d.to_owned(), "default".to_owned()));
        if let Some((value, origin)) = found.or(default) {
            let key = key.to_owned();
            out.push(Shown { key, value, origin });
        }
    };
    top("source", None, &|l| l.source.as_ref().map(Tag::to_string));
    top("mode", Some(mode(Mode::default())), &|l| {
        l.mode.map(|m| mode(m).to_owned())
    });
    top("only", None, &|l| {
        l.only.as_deref().map(|tags| list(tags.iter().map(Tag::to_string)))
    });
    let fail_on = FailOn::default().as_str();
    top("fail-on", Some(fail_on), &|l| l.fail_on.map(|f| f.as_str().to_owned()));
    top("outputs", Some("[text]"), &|l| {
        l.outputs.as_deref().map(|o| list(o.iter().map(output)))
    });
    top("baseline", None, &|l| l.baseline.as_deref().map(path));
    for (name, layer) in layers.iter().rev() {
        for (i, glossary) in layer.glossaries.iter().enumerate() {
            let key = format!("glossaries[{i}]");
            out.push(shown(name, layer, &key, path(glossary)));
        }
    }
    for (name, layer) in layers.iter().rev() {
        for (i, step) in layer.levels.iter().enumerate() {
            // The first step of a file is its `rules`; the others are its overrides.
            let at = match (&layer.origin, i) {
                (Origin::File(..), 1..) => format!("overrides[{}].rules", i - 1),
                _ => "rules".to_owned(),
            };
            for (selector, level) in &step.rules {
                let key = format!("{at}.{}", selector.as_str());
                out.push(shown(name, layer, &key, level.as_str().to_owned()));
            }
        }
    }
    for (name, layer) in layers.iter() {
        if let Some(e) = &layer.embeddings {
            let mut tell = |key: &str, value: Option<String>| {
                out.extend(value.map(|v| shown(name, layer, &format!("embeddings.{key}"), v)));
            };
            tell("url", Some(quoted(&e.url)));
            tell("model", e.model.as_deref().map(quoted));
            tell("timeout", Some(e.timeout.as_secs().to_string()));
            tell("cache", e.cache.as_deref().map(path));
            tell("api-key-env", e.api_key_env.as_deref().map(quoted));
            tell("batch", Some(e.batch.to_string()));
            break;
        }
    }
    for (name, layer) in layers.iter().rev() {
        for (lang, style) in &layer.style {
            let mut tell = |key: &str, value: Option<String>| {
                out.extend(value.map(|v| shown(name, layer, &format!("style.{lang}.{key}"), v)));
            };
            tell("decimal", style.decimal.map(|d| quoted(&d.to_string())));
            tell(
                "grouping",
                style.grouping.map(|g| match g {
                    Grouping::None => "none".to_owned(),
                    Grouping::Space => "space".to_owned(),
                    Grouping::Sign(sign) => quoted(&sign.to_string()),
                }),
            );
        }
    }
    out
}

fn shown(name: &str, layer: &Layer, key: &str, value: String) -> Shown {
    Shown {
        key: key.to_owned(),
        value,
        origin: origin(name, layer, key),
    }
}

fn origin(name: &str, layer: &Layer, key: &str) -> String {
    match &layer.origin {
        Origin::Flags => match key.split(['.', '[']).next().unwrap_or_default() {
            "glossaries" => "--glossary".to_owned(),
            "rules" => "--rule".to_owned(),
            "outputs" => "--format".to_owned(),
            key => format!("--{key}"),
        },
        Origin::Front => format!("{name} (front matter)"),
        Origin::File(file, keys) => format!("{file}:{}", keys.at(key).0),
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Parallel => "parallel",
        Mode::Comparable => "comparable",
    }
}

fn path(path: &Path) -> String {
    quoted(&path.display().to_string())
}

fn output(output: &Output) -> String {
    let word = Format::ALL.iter().find(|f| f.0 == output.format).map_or("", |f| f.1);
    match &output.file {
        Some(file) => format!("{word}={}", file.display()),
        None => word.to_owned(),
    }
}

/// A string as YAML writes it: bare where that is safe.
fn quoted(text: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    if text.chars().all(safe) && text.chars().any(char::is_alphabetic) {
        return text.to_owned();
    }
    // A JSON string is a YAML string.
    serde_json::Value::from(text).to_string()
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::show;
    use crate::check::Selector;
    use crate::config::{FailOn, Layer, Level, Origin, read};
    use crate::text::Tag;
    use std::path::Path;

    #[test]
    fn every_value_says_where_it_comes_from() {
        let text = "mode: comparable\nrules:\n  number-rounded: off\noverrides:\n  - rules: {name: note}\nglossaries: [g.yaml]\nstyle:\n  vi: {decimal: ','}\n";
        let file = read("parallax.yaml", Path::new(""), text).unwrap();
        let front = Layer {
            origin: Origin::Front,
            source: Tag::parse("vi"),
            ..Layer::default()
        };
        let flags = Layer {
            fail_on: Some(FailOn::Note),
            levels: vec![super::super::levels::Step {
                rules: vec![(Selector::All, Level::Default)],
                ..Default::default()
            }],
            ..Layer::default()
        };
        let got: Vec<String> = show(&[("", &flags), ("a/vi.md", &front), ("", &file)])
            .into_iter()
            .map(|s| format!("{}: {} # {}", s.key, s.value, s.origin))
            .collect();
        assert_eq!(
            got,
            [
                "source: vi # a/vi.md (front matter)",
                "mode: comparable # parallax.yaml:1",
                "fail-on: note # --fail-on",
                "outputs: [text] # default",
                "glossaries[0]: g.yaml # parallax.yaml:6",
                "rules.number-rounded: off # parallax.yaml:3",
                "overrides[0].rules.name: note # parallax.yaml:5",
                "rules.all: default # --rule",
                "style.vi.decimal: \",\" # parallax.yaml:8",
            ]
        );
    }
}
