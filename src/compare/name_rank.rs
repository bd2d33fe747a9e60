//! Words that make another rank of a title: a vice president is no president, a former one no present one.
//!
//! A rank is called another one only where the title itself stands in both versions' rows as often, a rank word stands beside it in
//! one of them, and the other version's row holds no such word at all.

use super::contrast::{Contrast, Contrasted, Words};
use super::name_pair::Pair;
use super::name_side::Side;
use crate::language::{Boundaries, Pack};
use crate::text::{Span, fold, fold_key};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Language, what is told, how its words begin.
static TABLE: &str = include_str!("../../glossary/names/ranks.tsv");
/// What makes another rank of a title.
const RANKS: [&str; 4] = ["vice", "former", "consort", "elect"];
/// A rank word stands no further from its title: in words, and in characters of scripts without spaces.
const NEAR: usize = 3;
const NEAR_LOOSE: usize = 6;

/// A language's words by what they tell.
type Forms = BTreeMap<&'static str, Vec<String>>;

fn forms(tag: &str) -> Option<&'static Forms> {
    static ALL: OnceLock<BTreeMap<&'static str, Forms>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all: BTreeMap<&str, Forms> = BTreeMap::new();
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            if let (Some(tag), Some(key)) = (cells.next(), cells.next()) {
                all.entry(tag).or_default().insert(key, cells.map(fold_key).collect());
            }
        }
        all
    });
    all.get(tag)
}

/// What the segments of a row tell of ranks.
struct Ranks {
    /// Title, and where it stands.
    titles: Vec<(&'static str, Words)>,
    /// Rank word, where it stands beside a title, and that title.
    ranks: Vec<(&'static str, Words, &'static str)>,
    /// Ranks that any word of the row may tell, and those for which no words of the language are known.
    hinted: Vec<&'static str>,
}

impl Pair<'_, '_> {
    /// The titles of a row that are another rank in the other version.
    pub(super) fn ranks(&self, row: usize) -> Vec<Contrast> {
        let mine = self.told_ranks(self.a, self.of.0, row);
        let Some(mine) = mine.filter(|m| !m.titles.is_empty() || !m.ranks.is_empty()) else {
            return Vec::new();
        };
        let Some(theirs) = self.told_ranks(self.b, self.of.1, row) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for rank in RANKS {
            let promoted = contrast(rank, &mine, &theirs).map(|(own, other)| [other, own]);
            // A translation may add that somebody no longer holds an office.
            let demoted = || {
                (rank != "former")
                    .then(|| contrast(rank, &theirs, &mine))
                    .flatten()
                    .map(|(own, other)| [own, other])
            };
            out.extend(promoted.or_else(demoted).map(|words| Contrast {
                row,
                words,
                of: Contrasted::Rank,
            }));
        }
        out
    }

    fn told_ranks(&self, side: &Side<'_>, version: usize, row: usize) -> Option<Ranks> {
        let forms = forms(side.pack.tag())?;
        let mut out = Ranks {
            titles: Vec::new(),
            ranks: Vec::new(),
            hinted: Vec::new(),
        };
        for &segment in self.segments(row, version) {
            let read = side.version.segments.get(segment)?;
            let folded = fold(&read.text);
            let words = |span: Span| Words {
                version,
                segment,
                span: Span::new(folded.origin(span.start), folded.origin(span.end)).shift(read.span.start),
            };
            let text = folded.text.as_str();
            let titles = titles(text, forms, side.pack);
            let first_ladies = || forms.get("consort").into_iter().flatten();
            let alone = self.segments(row, version).len() == 1;
            if alone && titles.is_empty() && !first_ladies().any(|form| !stands(form, text, side.pack).is_empty()) {
                continue;
            }
            for rank in RANKS {
                let strict = forms.get(rank).into_iter().flatten();
                let strict: Vec<Span> = strict.flat_map(|form| stands(form, text, side.pack)).collect();
                let lenient: Vec<&str> = forms
                    .iter()
                    .filter(|(key, _)| key.strip_suffix('?') == Some(rank))
                    .flat_map(|(_, list)| list.iter().map(String::as_str))
                    .collect();
                let untold = !forms.contains_key(rank);
                if untold || !strict.is_empty() || lenient.iter().any(|form| !stands(form, text, side.pack).is_empty())
                {
                    out.hinted.push(rank);
                }
                for place in strict {
                    if rank == "consort" {
                        out.ranks.push((rank, words(place), "president"));
                    } else if let Some((title, span)) = titles.iter().find(|(_, t)| beside(place, *t, text, side)) {
                        out.ranks.push((rank, words(place.join(*span)), *title));
                    }
                }
            }
            out.titles
                .extend(titles.into_iter().map(|(title, span)| (title, words(span))));
        }
        Some(out)
    }
}

/// Where `mine` tells a rank and `theirs` the bare title.
fn contrast(rank: &str, mine: &Ranks, theirs: &Ranks) -> Option<(Words, Words)> {
    if theirs.hinted.contains(&rank) {
        return None;
    }
    let (_, own, title) = mine.ranks.iter().find(|(r, _, _)| *r == rank)?;
    let count = |ranks: &Ranks| ranks.titles.iter().filter(|(t, _)| t == title).count();
    let consorts = mine.ranks.iter().filter(|(r, _, _)| *r == "consort").count();
    let needed = count(mine) + if rank == "consort" { consorts } else { 0 };
    let other = theirs.titles.iter().find(|(t, _)| t == title)?;
    (needed > 0 && count(theirs) >= needed).then_some((*own, other.1))
}

/// The titles of a folded text, the longest at each place.
fn titles(text: &str, forms: &'static Forms, pack: &Pack) -> Vec<(&'static str, Span)> {
    let kinds = forms
        .iter()
        .filter(|(key, _)| !RANKS.contains(&key.trim_end_matches('?')));
    let mut all: Vec<(&'static str, Span)> = kinds
        .flat_map(|(title, list)| {
            list.iter()
                .flat_map(|form| stands(form, text, pack))
                .map(|span| (*title, span))
        })
        .collect();
    all.sort_by_key(|(title, span)| (std::cmp::Reverse(span.len()), span.start, *title));
    let mut out: Vec<(&str, Span)> = Vec::new();
    for (title, span) in all {
        // One word may be the title of two (chủ tịch: a president, a chairman).
        if !out.iter().any(|(t, s)| s.overlaps(span) && (*s != span || *t == title)) {
            out.push((title, span));
        }
    }
    out.sort_by_key(|(title, span)| (span.start, *title));
    out
}

/// Whether a rank word belongs to a title: right beside it, or a few words off in the same clause.
fn beside(rank: Span, title: Span, text: &str, side: &Side<'_>) -> bool {
    if rank.overlaps(title) {
        return true;
    }
    let between = match rank.start < title.start {
        true => text.get(rank.end..title.start),
        false => text.get(title.end..rank.start),
    };
    let Some(between) = between else { return false };
    let clause = !between.contains([',', ';', '.', '،', '؛', '，', '、', '。', '(', ')', '"']);
    let near = match side.loose() {
        true => between.chars().count() <= NEAR_LOOSE,
        false => between.split_whitespace().count() <= NEAR,
    };
    clause && near
}

/// Where a form of the table stands in folded text.
fn stands(form: &str, text: &str, pack: &Pack) -> Vec<Span> {
    let inside = form.starts_with('*');
    let loose = pack.file.boundaries == Boundaries::None;
    let whole = form.ends_with('$') || matches!(pack.tag(), "vi" | "sw" | "id");
    let form = form.trim_start_matches('*').trim_end_matches('$');
    let mut parts = form.split(' ');
    let Some(first) = parts.next() else { return Vec::new() };
    let rest: Vec<&str> = parts.collect();
    let letter = |c: char| {
        c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{963}' | '\u{980}'..='\u{9fe}')
    };
    let mut out = Vec::new();
    for (at, _) in text.match_indices(first) {
        let front = text.get(..at).unwrap_or_default();
        let word_front = front.rfind(|c: char| !letter(c)).map_or(0, |i| {
            i + front.get(i..).and_then(|f| f.chars().next()).map_or(1, char::len_utf8)
        });
        let glued = front.get(word_front..).unwrap_or_default();
        let clitic = || is_clitic(glued, pack);
        if !(loose || inside || glued.is_empty() || clitic()) {
            continue;
        }
        let word_end = |from: usize| {
            let tail = text.get(from..).unwrap_or_default();
            from + tail.find(|c: char| !letter(c)).unwrap_or(tail.len())
        };
        if loose {
            if text.get(at..).is_some_and(|t| t.starts_with(form)) {
                out.push(Span::new(at, at + form.len()));
            }
            continue;
        }
        let mut end = word_end(at + first.len());
        let mut ok = !whole || end == at + first.len();
        for part in &rest {
            let tail = text.get(end..).unwrap_or_default();
            let next = tail.trim_start_matches([' ', '-', '\u{200c}', '‑', '–']);
            let from = end + tail.len() - next.len();
            ok &= from > end && next.starts_with(part);
            end = word_end(from + part.len().min(next.len()));
            ok &= !whole || end == from + part.len();
        }
        if ok {
            let start = if inside { word_front } else { at };
            out.push(Span::new(start, end));
        }
    }
    out
}

/// Whether letters are such as a language writes onto the front of a word.
fn is_clitic(front: &str, pack: &Pack) -> bool {
    let mut rest = front;
    for _ in 0..3 {
        if rest.is_empty() {
            return true;
        }
        match pack
            .proclitics
            .iter()
            .filter_map(|p| rest.strip_prefix(p.as_str()))
            .min_by_key(|r| r.len())
        {
            Some(less) => rest = less,
            None => return false,
        }
    }
    rest.is_empty()
}
