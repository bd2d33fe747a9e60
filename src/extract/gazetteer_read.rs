//! The tables of known names, read: `glossary/names/<tag>.tsv` and `glossary/names/subdivisions/<tag>.tsv`.

use super::gazetteer::{Form, Gazetteer, Known, KnownClass};
use crate::text::fold_key;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Tables of the folder that are no language's names.
const OTHERS: &[&str] = &[
    "behind", "compass", "doubtful", "kinds", "more", "ranks", "signs", "sounds",
];

pub(super) static TABLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary/names");

/// The languages that have a table.
pub(super) fn tags() -> impl Iterator<Item = &'static str> {
    let files = TABLES
        .files()
        .filter(|f| f.path().extension().is_some_and(|e| e == "tsv"));
    let names = files.filter_map(|f| f.path().file_stem()?.to_str());
    names.filter(|name| !OTHERS.contains(name))
}

/// The lines of a table that are no comments; none where there is no such table.
pub(super) fn lines(name: &str) -> impl Iterator<Item = &'static str> {
    let file = TABLES.get_file(name).and_then(|f| f.contents_utf8());
    file.unwrap_or_default().lines().filter(|l| !l.starts_with('#'))
}

/// The cells of the lines of a table that begin with a language's tag, without it.
fn lines_of(name: &str, tag: &str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    lines(name).filter_map(move |line| {
        let mut cells = line.split('\t');
        (cells.next() == Some(tag)).then_some(cells)
    })
}

/// The spellings of a language, sorted by what they name, and whether its peoples' adjectives are among them.
pub(super) fn read(tag: &str) -> (Vec<Form>, bool) {
    let mut forms = Vec::new();
    for line in lines(&format!("{tag}.tsv")) {
        let mut cells = line.split('\t');
        // Regions such as Southern Africa are put in many ways; only three continents are asked for.
        let region = |key: &str| key.bytes().all(|b| b.is_ascii_digit()) && !["002", "142", "150"].contains(&key);
        if let Some(key) = cells.next().filter(|key| !region(key)) {
            let plain = !key.starts_with("l:");
            forms.extend(cells.filter_map(|form| territory(key, form, plain)));
        }
    }
    let latin = forms
        .iter()
        .any(|f| f.known == "FR" && f.text.starts_with(|c: char| c < '\u{250}'));
    let mut more = 0;
    for mut cells in lines_of("more.tsv", tag) {
        let Some(key) = cells.next() else { continue };
        // Cities and organisations have no adjectives.
        more += usize::from(!key.contains(':'));
        let plain = key.starts_with("c:") || key.starts_with("o:");
        forms.extend(cells.filter_map(|form| territory(key, form, plain)));
    }
    let rich = more >= 10;
    parts_of_countries(tag, &mut forms);
    if latin && tag != "en" {
        keep_english(&mut forms);
    }
    let doubtful: BTreeSet<String> = lines_of("doubtful.tsv", tag).flatten().map(fold_key).collect();
    if !doubtful.is_empty() {
        for form in &mut forms {
            form.doubtful |= doubtful.contains(form.text.as_ref());
        }
    }
    forms.sort_by_key(|form| form.known);
    // One thing's spellings are few.
    let mut kept: Vec<Form> = Vec::with_capacity(forms.len());
    for form in forms {
        let mine = kept.iter_mut().rev().take_while(|k| k.known == form.known);
        match mine.into_iter().find(|k| k.text == form.text) {
            Some(known) => known.plain |= form.plain,
            None => kept.push(form),
        }
    }
    (kept, rich)
}

/// The names of provinces and states, which the tables hold folded; a `?` marks those that are other words as well.
fn parts_of_countries(tag: &str, out: &mut Vec<Form>) {
    let mut add = |key: Known, cell: &'static str| {
        let text = cell.strip_prefix('?').unwrap_or(cell);
        out.push(Form {
            known: key,
            text: Cow::Borrowed(text),
            plain: true,
            doubtful: text.len() < cell.len(),
        });
    };
    for line in lines(&format!("subdivisions/{tag}.tsv")) {
        let mut cells = line.split('\t');
        if let Some(key) = cells.next() {
            cells.for_each(|cell| add(key, cell));
        }
    }
    for mut cells in lines_of("subdivisions/more.tsv", tag) {
        if let Some(key) = cells.next() {
            cells.for_each(|cell| add(key, cell));
        }
    }
}

/// Latin letters keep the English name of a city or a province that has no other.
fn keep_english(forms: &mut Vec<Form>) {
    let mut told: Vec<Known> = forms.iter().map(|form| form.known).collect();
    told.sort_unstable();
    let told = |key: Known| told.binary_search(&key).is_ok();
    let mut english = Vec::new();
    for line in lines("en.tsv").filter(|l| l.starts_with("c:")) {
        let mut cells = line.split('\t');
        if let Some(key) = cells.next().filter(|key| !told(key)) {
            english.extend(cells.filter_map(|form| territory(key, form, false)));
        }
    }
    parts_of_countries("en", &mut english);
    english.retain(|form| !told(form.known));
    forms.append(&mut english);
}

/// A spelling of a territory, a language or a city, folded.
fn territory(key: Known, form: &str, plain: bool) -> Option<Form> {
    let folded = fold_key(form);
    // "Tiếng Anh" is told by "Anh" alone.
    let fronts = ["tiếng ", "bahasa ", "ภาษา", "ພາສາ"];
    let bare = fronts.iter().find_map(|front| folded.strip_prefix(front));
    let text = bare.unwrap_or(&folded).trim().to_owned();
    (text.len() > 1).then(|| Form {
        known: people(key),
        text: Cow::Owned(text),
        plain,
        doubtful: false,
    })
}

impl Gazetteer {
    /// Whether one thing may be told as the other: a kingdom's part for the whole, two names of one region, a county for a town of
    /// it. The two Koreas are only where both are told by their own names (`plain`).
    pub fn related(a: Known, b: Known, plain: bool) -> bool {
        const GROUPS: &[&[&str]] = &[
            &["GB", "XE", "XS", "XW", "IE", "IM", "JE", "GG"],
            &["CN", "TW", "HK", "MO"],
            &["US", "UM", "PR", "VI"],
            &["CD", "CG"],
            &["SD", "SS"],
            &["GN", "GW", "GQ", "PG"],
            &["NL", "BQ", "CW", "SX", "AW"],
            &["FR", "GF", "PF", "TF", "GP", "MQ", "RE", "NC"],
            &["DK", "GL", "FO"],
            &["WS", "AS"],
            &["DM", "DO"],
            &["RS", "ME"],
            &["VA", "IT"],
            &["VG", "VI"],
            &["IL", "PS"],
        ];
        let koreas = |key| matches!(key, "KR" | "KP");
        let parts = || Self::class(a) == KnownClass::Subdivision && (is_within(a, b) || is_within(b, a));
        a == b || koreas(a) && koreas(b) && !plain || GROUPS.iter().any(|g| g.contains(&a) && g.contains(&b)) || parts()
    }
}

/// Whether a part of a country lies in another.
fn is_within(inner: Known, outer: Known) -> bool {
    static OUTER: OnceLock<BTreeMap<Known, Known>> = OnceLock::new();
    let all = OUTER.get_or_init(|| {
        let groups = lines("subdivisions/within.tsv").filter_map(|line| line.split_once('\t'));
        groups
            .flat_map(|(outer, parts)| parts.split('\t').map(move |inner| (inner, outer)))
            .collect()
    });
    all.get(inner) == Some(&outer)
}

/// The territory whose people speak the language of a key, or the key itself.
fn people(key: Known) -> Known {
    const PEOPLES: &[(&str, &str)] = &[
        ("l:az", "AZ"),
        ("l:be", "BY"),
        ("l:bg", "BG"),
        ("l:bs", "BA"),
        ("l:cs", "CZ"),
        ("l:cy", "XW"),
        ("l:da", "DK"),
        ("l:de", "DE"),
        ("l:el", "GR"),
        ("l:en", "GB"),
        ("l:es", "ES"),
        ("l:et", "EE"),
        ("l:fa", "IR"),
        ("l:fi", "FI"),
        ("l:fr", "FR"),
        ("l:ga", "IE"),
        ("l:gd", "XS"),
        ("l:he", "IL"),
        ("l:hr", "HR"),
        ("l:hu", "HU"),
        ("l:hy", "AM"),
        ("l:id", "ID"),
        ("l:is", "IS"),
        ("l:it", "IT"),
        ("l:ja", "JP"),
        ("l:ka", "GE"),
        ("l:kk", "KZ"),
        ("l:km", "KH"),
        ("l:ko", "KR"),
        ("l:lo", "LA"),
        ("l:lt", "LT"),
        ("l:lv", "LV"),
        ("l:mk", "MK"),
        ("l:mn", "MN"),
        ("l:ms", "MY"),
        ("l:mt", "MT"),
        ("l:my", "MM"),
        ("l:ne", "NP"),
        ("l:nl", "NL"),
        ("l:no", "NO"),
        ("l:pl", "PL"),
        ("l:pt", "PT"),
        ("l:ro", "RO"),
        ("l:ru", "RU"),
        ("l:sk", "SK"),
        ("l:sl", "SI"),
        ("l:sq", "AL"),
        ("l:sr", "RS"),
        ("l:sv", "SE"),
        ("l:th", "TH"),
        ("l:tr", "TR"),
        ("l:uk", "UA"),
        ("l:uz", "UZ"),
        ("l:vi", "VN"),
        ("l:zh", "CN"),
    ];
    match PEOPLES.binary_search_by_key(&key, |(l, _)| l) {
        Ok(at) => PEOPLES[at].1,
        Err(_) => key,
    }
}
