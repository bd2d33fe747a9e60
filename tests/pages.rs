//! The manual pages of the rules are their tests: every example is run and its findings are compared with those the page shows.
//!
//! `UPDATE=1 cargo test --test pages` writes the findings into the pages; the author reads the difference.
#![allow(clippy::disallowed_methods, reason = "a test reads the pages and its switch")]

use parallax::check::{RULES, stale};
use parallax::compare::Mode;
use parallax::finding::Finding;
use parallax::glossary::TermBase;
use parallax::language::{Grouping, Style};
use parallax::read::given;
use parallax::run::{Input, Outcome, article};
use parallax::text::{Span, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[test]
fn every_page_shows_what_its_rule_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    let shipped = TermBase::built_in();
    for (id, path) in pages() {
        let text = std::fs::read_to_string(&path).expect("a page is read");
        let shown = Page::read(&text);
        let mut told = text.clone();
        let mut shift = 0_isize;
        let mut own = TermBase::default();
        let terms = match shown.glossary.as_str() {
            "" => &shipped,
            glossary => {
                own.add(&id, glossary).unwrap_or_else(|e| panic!("{e}"));
                &own
            }
        };
        for example in &shown.examples {
            let now = example.run(&id, terms);
            let was = example.expected.of(&text);
            if now != was {
                let at = |p: usize| p.checked_add_signed(shift).expect("inside the page");
                told.replace_range(at(example.expected.start)..at(example.expected.end), &now);
                shift += now.len() as isize - was.len() as isize;
                let _ = write!(
                    wrong,
                    "\n{id}, “{}”: the page shows\n{was}but it is\n{now}",
                    example.title
                );
            }
        }
        if update && told != text {
            std::fs::write(&path, told).expect("a page is written");
        }
    }
    assert!(update || wrong.is_empty(), "{wrong}\nUPDATE=1 writes it into the pages");
}

#[test]
fn every_rule_has_a_page_that_shows_it_firing_and_silent() {
    let pages = pages();
    let ids: BTreeSet<&str> = RULES.iter().map(|r| r.card.id).collect();
    let written: BTreeSet<&str> = pages.keys().map(String::as_str).collect();
    assert_eq!(ids, written, "one page a rule, one rule a page");
    for rule in RULES {
        let id = rule.card.id;
        let text = std::fs::read_to_string(&pages[id]).expect("a page is read");
        assert!(
            text.starts_with(&format!("# {id}\n\n{}\n", rule.card.summary)),
            "{id}: a page begins with the rule's name and its summary"
        );
        let page = Page::read(&text);
        let fires = |e: &&Example| e.expected.of(&text).contains(&format!("[{id}]"));
        let firing: Vec<_> = page.examples.iter().filter(fires).collect();
        let silent = page.examples.iter().filter(|e| e.expected.of(&text) == SILENT).count();
        assert!(silent >= 2, "{id}: shown silent {silent} times");
        assert!(firing.len() >= 2, "{id}: shown firing {} times", firing.len());
        let languages: BTreeSet<&str> = firing.iter().flat_map(|e| e.versions.keys().map(Tag::as_str)).collect();
        assert!(languages.len() >= 2, "{id}: shown in {languages:?} only");
    }
}

/// What a page shows where no rule says anything.
const SILENT: &str = "silent\n";

fn pages() -> BTreeMap<String, PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    let files = std::fs::read_dir(folder).expect("the folder of the pages is read");
    files
        .map(|f| f.expect("a file of the folder").path())
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .map(|p| {
            let id = p.file_stem().and_then(|s| s.to_str()).expect("a name").to_owned();
            (id, p)
        })
        .collect()
}

struct Page {
    examples: Vec<Example>,
    glossary: String,
}

/// A block of versions with the block of findings behind it.
struct Example {
    title: String,
    versions: BTreeMap<Tag, Vec<String>>,
    order: Vec<Tag>,
    source: Option<Tag>,
    /// What the source said before, where a page shows that.
    before: Vec<String>,
    mode: Mode,
    /// House style, a language.
    style: BTreeMap<Tag, Style>,
    /// The bytes of the page between the fences of the findings.
    expected: Span,
}

impl Page {
    fn read(text: &str) -> Self {
        let mut examples: Vec<Example> = Vec::new();
        let mut glossary = String::new();
        let mut title = String::new();
        let mut fence: Option<(&str, usize)> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let next = at + line.len();
            let bare = line.trim_end();
            match fence {
                None => {
                    if let Some(heading) = bare.strip_prefix("## ") {
                        title = heading.to_owned();
                    }
                    fence = bare.strip_prefix("```").map(|info| (info, next));
                }
                Some((info, from)) if bare == "```" => {
                    let block = Span::new(from, at);
                    match info {
                        "versions" => examples.push(Example::read(&title, block.of(text))),
                        // The concepts that the page's examples use instead of those that ship.
                        "yaml" => glossary.push_str(block.of(text)),
                        "findings" => examples.last_mut().expect("versions before findings").expected = block,
                        other => panic!("“{title}”: a block of `{other}`"),
                    }
                    fence = None;
                }
                Some(_) => {}
            }
            at = next;
        }
        Self { examples, glossary }
    }
}

impl Example {
    fn read(title: &str, block: &str) -> Self {
        let mut out = Self {
            title: title.to_owned(),
            versions: BTreeMap::new(),
            order: Vec::new(),
            source: None,
            before: Vec::new(),
            mode: Mode::Parallel,
            style: BTreeMap::new(),
            expected: Span::default(),
        };
        for line in block.lines() {
            let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("“{title}”: {line}"));
            match (key, Tag::parse(key)) {
                ("source", _) => out.source = Tag::parse(value),
                ("before", _) => out.before.push(value.to_owned()),
                ("mode", _) if value == "comparable" => out.mode = Mode::Comparable,
                // `style: vi 1.300,5`: the language, and a number in the house's writing.
                ("style", _) => {
                    let (lang, sample) = value.split_once(' ').unwrap_or((value, ""));
                    let mut signs = sample.chars().filter(|c| !c.is_ascii_digit());
                    let grouping = signs.next().map(Grouping::Sign);
                    let decimal = signs.next();
                    out.style
                        .extend(Tag::parse(lang).map(|tag| (tag, Style { decimal, grouping })));
                }
                (_, Some(tag)) => {
                    if !out.order.contains(&tag) {
                        out.order.push(tag.clone());
                    }
                    out.versions.entry(tag).or_default().push(value.to_owned());
                }
                _ => panic!("“{title}”: `{key}` is neither a language nor an option"),
            }
        }
        out
    }

    /// The findings as a page shows them.
    fn run(&self, id: &str, terms: &TermBase) -> String {
        if self.order.iter().any(|t| parallax::language::Pack::of(t).is_none()) {
            return "no pack\n".to_owned();
        }
        let mut versions: Vec<_> = self.order.iter().map(|t| given(t.clone(), &self.versions[t])).collect();
        for version in &mut versions {
            version.style = self.style.get(&version.lang).cloned();
        }
        let even = versions.windows(2).all(|w| w[0].blocks.len() == w[1].blocks.len());
        let mut input = Input {
            source: self
                .source
                .as_ref()
                .and_then(|s| self.order.iter().position(|t| t == s)),
            aligned: even && self.mode == Mode::Parallel,
            mode: self.mode,
            versions,
        };
        let refused = |e| panic!("{id}, “{}”: {e}", self.title);
        let mut outcome = article(input.clone(), terms).unwrap_or_else(refused);
        if !self.before.is_empty()
            && let Some(source) = input.source
        {
            input.versions[source] = given(self.order[source].clone(), &self.before);
            let before = article(input, terms).unwrap_or_else(refused);
            outcome.findings = stale(outcome.findings, &outcome.comparison, &before.comparison, "REV");
        }
        if outcome.findings.is_empty() {
            return SILENT.to_owned();
        }
        outcome.findings.iter().map(|f| show(f, &outcome)).collect()
    }
}

fn show(finding: &Finding, outcome: &Outcome) -> String {
    let versions = &outcome.comparison.versions;
    let mut out = format!("{}[{}]: {}\n", finding.severity.as_str(), finding.rule, finding.message);
    for place in &finding.places {
        let document = &versions[place.version].document;
        let text = place.span.of(&document.text).replace('\n', " ");
        let _ = writeln!(out, "  {} {}: {text}", document.lang, place.segment + 1);
    }
    if !finding.help.is_empty() {
        let _ = writeln!(out, "  {}", finding.help);
    }
    out
}
