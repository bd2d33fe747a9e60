//! Glossaries as tables with a header: CSV and TSV, of three layouts.
//!
//! - A row a form: columns `lang` and `form`, and any of `id`, `kind`, `domain`, `note`, `gap`, `compound`, `status` (`preferred`,
//!   `variant`, `forbidden`, `not`), `reason`, `severity`, `extra`. It holds all that a glossary holds, and is what is written.
//! - A row a concept: a column for each language, named by its tag, with `|` between forms, the first of which is to be used;
//!   `<tag>.forbidden` beside it.
//! - A row a pair: `sourceLang`, `targetLang`, `sourceString`, `targetString`.

use super::columns::{Column, FORM, LANG, SOURCE, SOURCE_LANG, TARGET, TARGET_LANG, plain, separator_of, tag_of};
use super::list::{Entry, Frame, Glossary, Spot, Style, Usage, Wording, Written};
use super::markup::{Element, fragments};
use super::{ConceptKind, GlossaryError, severity};
use crate::finding::Severity;
use std::collections::BTreeMap;

/// The columns that are written.
pub const COLUMNS: [&str; 12] = [
    "id", "lang", "form", "status", "reason", "severity", "kind", "domain", "note", "gap", "compound", "extra",
];

/// The glossary in `text`, whose cells `separator` parts, or what its header shows to part them. Rows that cannot be used are told of in `Glossary::unusable`.
///
/// # Errors
/// Where the header names no layout.
pub fn read(file: &str, text: &str, separator: u8) -> Result<Glossary, GlossaryError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator_of(text, separator))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut table = Table {
        file,
        glossary: Glossary::default(),
        columns: Vec::new(),
        index: BTreeMap::new(),
    };
    let mut layout = None;
    for record in reader.records() {
        let record = record.map_err(|e| {
            let line = e.position().map_or(1, csv::Position::line);
            GlossaryError::new(file, spot(line), format!("not a table: {e}"))
        })?;
        let at = spot(record.position().map_or(1, csv::Position::line));
        let cells: Vec<&str> = record.iter().map(str::trim).collect();
        if cells.iter().all(|c| c.is_empty()) {
            continue;
        }
        let Some(layout) = layout else {
            table.columns = Column::all(&cells);
            layout = Some(table.layout().ok_or_else(|| {
                let known = "`lang` and `form`, a column for each language, or `sourceLang`, `sourceString`, `targetLang` and `targetString`";
                GlossaryError::new(file, at, format!("no header that is known: it names {known}"))
            })?);
            continue;
        };
        if cells.len() > table.columns.len() {
            let what = format!(
                "{} cells under a header of {}; the row is left out",
                cells.len(),
                table.columns.len()
            );
            table.tell(at, what);
            continue;
        }
        match layout {
            Layout::Form => table.form(&cells, at),
            Layout::Concept => table.concept(&cells, at),
            Layout::Pair => table.pair(&cells, at),
        }
    }
    if layout.is_none() {
        return Err(GlossaryError::new(
            file,
            spot(1),
            "no header: the file is empty".to_owned(),
        ));
    }
    let mut glossary = table.glossary;
    glossary.pairs = layout == Some(Layout::Pair);
    for entry in &mut glossary.entries {
        entry.wordings.iter_mut().for_each(Wording::settle);
    }
    Ok(glossary)
}

fn spot(line: u64) -> Spot {
    Spot {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: 1,
    }
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Form,
    Concept,
    Pair,
}

struct Table<'f> {
    file: &'f str,
    glossary: Glossary,
    columns: Vec<Column>,
    /// The entries by id.
    index: BTreeMap<String, usize>,
}

impl Table<'_> {
    fn layout(&self) -> Option<Layout> {
        let has = |names: &[&str]| self.columns.iter().any(|c| names.contains(&c.plain.as_str()));
        if has(LANG) && has(FORM) {
            return Some(Layout::Form);
        }
        if has(SOURCE_LANG) && has(TARGET_LANG) && has(SOURCE) && has(TARGET) {
            return Some(Layout::Pair);
        }
        let one = self.columns.iter().any(|c| c.language.is_some());
        one.then_some(Layout::Concept)
    }

    fn tell(&mut self, at: Spot, what: String) {
        self.glossary.unusable.push(GlossaryError::new(self.file, at, what));
    }

    /// The cell of the first column with one of the names; the first column `id` is the concept's id, a second one Indonesian.
    fn cell<'c>(&self, cells: &[&'c str], names: &[&str]) -> &'c str {
        let at = self.columns.iter().position(|c| names.contains(&c.plain.as_str()));
        at.and_then(|i| cells.get(i)).copied().unwrap_or_default()
    }

    /// What a row says in columns that no layout knows, as elements: a glossary loses nothing.
    fn others(&self, cells: &[&str], layout: Layout) -> Vec<String> {
        let spare = |column: &Column| !column.known && (column.language.is_none() || layout != Layout::Concept);
        let filled = self
            .columns
            .iter()
            .zip(cells)
            .filter(|(column, cell)| spare(column) && !cell.is_empty());
        filled
            .map(|(column, cell)| Element::with("note", &format!("{}: {cell}", column.name)).fragment())
            .collect()
    }

    fn entry(&mut self, id: &str, at: Spot) -> &mut Entry {
        let entries = &mut self.glossary.entries;
        let next = entries.len();
        let i = *self.index.entry(id.to_owned()).or_insert(next);
        if i == next {
            entries.push(Entry::new(id.to_owned(), at));
        }
        &mut entries[i]
    }

    /// The id of a row, or one made of its number.
    fn id(&self, cells: &[&str]) -> String {
        match self.cell(cells, &["id"]) {
            "" => format!("row-{}", self.glossary.entries.len() + 1),
            id => id.to_owned(),
        }
    }

    /// What any row may say of its concept.
    fn about(&mut self, cells: &[&str], id: &str, at: Spot) {
        let [kind, domain, note, gap, compound] =
            ["kind", "domain", "note", "gap", "compound"].map(|name| self.cell(cells, &[name]));
        let mut odd = Vec::new();
        let entry = self.entry(id, at);
        if !kind.is_empty() {
            match ConceptKind::parse(kind) {
                Some(kind) => entry.kind = kind,
                None => odd.push(format!("`{kind}` is no kind of concept; it is taken for a term")),
            }
        }
        if !domain.is_empty() {
            entry.domain = Some(domain.to_owned());
        }
        if !note.is_empty() {
            entry.note = Some(note.to_owned());
        }
        if !gap.is_empty() {
            match gap.parse() {
                Ok(gap) => entry.gap = gap,
                Err(_) => odd.push(format!("`{gap}` is no number of words")),
            }
        }
        entry.compound |= compound == "true";
        odd.into_iter().for_each(|what| self.tell(at, what));
    }

    fn form(&mut self, cells: &[&str], at: Spot) {
        let text = self.cell(cells, FORM);
        let lang = self.cell(cells, LANG);
        let extra = self.cell(cells, &["extra"]);
        let mut kept: Vec<String> = match fragments(extra) {
            _ if extra.is_empty() => Vec::new(),
            Some(list) => list.iter().map(Element::fragment).collect(),
            None => vec![Element::with("note", extra).fragment()],
        };
        if lang.is_empty() && text.is_empty() && self.cell(cells, &["id"]).is_empty() {
            return self.head(cells, &kept);
        }
        let id = self.id(cells);
        self.about(cells, &id, at);
        kept.extend(self.others(cells, Layout::Form));
        if lang.is_empty() {
            if !text.is_empty() {
                self.tell(at, format!("`{id}`: a form without a language; it is left out"));
            }
            self.entry(&id, at).extra.extend(kept);
            return;
        }
        let Some(tag) = tag_of(lang) else {
            return self.tell(at, format!("`{id}`: `{lang}` is no language tag; the row is left out"));
        };
        if text.is_empty() {
            self.entry(&id, at).wording(&tag, at).extra.extend(kept);
            return;
        }
        let reason = self.cell(cells, &["reason"]).to_owned();
        let how_bad = self.cell(cells, &["severity"]);
        let status = self.cell(cells, &["status", "usage"]);
        let usage = match plain(status).as_str() {
            "preferred" | "standard" => Usage::Preferred,
            "" | "variant" | "admitted" | "accepted" | "allowed" | "approved" | "synonym" => Usage::Variant,
            "forbidden" | "deprecated" | "superseded" | "obsolete" | "notrecommended" | "donotuse" => {
                Usage::Forbidden {
                    reason: if reason.is_empty() {
                        FORBIDDEN.to_owned()
                    } else {
                        reason
                    },
                    severity: severity(how_bad).unwrap_or(Severity::Error),
                }
            }
            "not" => {
                self.entry(&id, at).wording(&tag, at).not.push(text.to_owned());
                return;
            }
            _ => {
                let what =
                    format!("`{id}`: `{status}` is no status; it is `preferred`, `variant`, `forbidden` or `not`");
                return self.tell(at, what);
            }
        };
        if !how_bad.is_empty() && severity(how_bad).is_none() {
            self.tell(
                at,
                format!("`{id}`: `{how_bad}` is no severity; it is taken for `error`"),
            );
        }
        self.push(&id, &tag, text, usage, kept, at);
    }

    /// The row of the file itself.
    fn head(&mut self, cells: &[&str], extra: &[String]) {
        self.cell(cells, &["domain"]).clone_into(&mut self.glossary.domain);
        self.cell(cells, &["note"]).clone_into(&mut self.glossary.source);
        let Some(root) = extra
            .first()
            .and_then(|e| fragments(e))
            .and_then(|l| l.into_iter().next())
        else {
            return;
        };
        let attribute = |key| root.attribute(key).unwrap_or_default().to_owned();
        let list = |name: &str| {
            let holder = root.elements().find(|e| e.name == name);
            holder.map_or_else(Vec::new, |h| h.elements().map(Element::fragment).collect())
        };
        self.glossary.frame = Some(Frame {
            dialect: attribute("type"),
            style: Style::parse(&attribute("style")).unwrap_or_default(),
            lang: attribute("xml:lang"),
            header: list("header"),
            back: list("back"),
        });
    }

    fn push(&mut self, id: &str, tag: &str, text: &str, usage: Usage, extra: Vec<String>, at: Spot) {
        if text.contains('\n') {
            let what = format!("`{id}`: a form with a line break; is a quotation mark not closed? It is left out");
            return self.tell(at, what);
        }
        let written = Written {
            text: text.to_owned(),
            usage,
            extra,
            spot: at,
        };
        self.entry(id, at).wording(tag, at).forms.push(written);
    }

    fn concept(&mut self, cells: &[&str], at: Spot) {
        let id = self.id(cells);
        if self.index.contains_key(&id) {
            return self.tell(at, format!("the id `{id}` stands twice; the row is left out"));
        }
        self.about(cells, &id, at);
        let others = self.others(cells, Layout::Concept);
        self.entry(&id, at).extra.extend(others);
        for (i, cell) in cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            let Some((tag, part)) = self.columns.get(i).and_then(|c| c.language.clone()) else {
                continue;
            };
            for (nth, text) in cell.split('|').map(str::trim).filter(|t| !t.is_empty()).enumerate() {
                let usage = match part.as_str() {
                    "forbidden" => Usage::Forbidden {
                        reason: FORBIDDEN.to_owned(),
                        severity: Severity::Error,
                    },
                    "not" => {
                        self.entry(&id, at).wording(&tag, at).not.push(text.to_owned());
                        continue;
                    }
                    "" if nth == 0 => Usage::Preferred,
                    _ => Usage::Variant,
                };
                self.push(&id, &tag, text, usage, Vec::new(), at);
            }
        }
        if self.entry(&id, at).wordings.is_empty() {
            self.tell(at, format!("`{id}`: no form in any language"));
        }
    }

    fn pair(&mut self, cells: &[&str], at: Spot) {
        let side = |lang: &[&str], word: &[&str]| (self.cell(cells, lang), self.cell(cells, word));
        let sides = [side(SOURCE_LANG, SOURCE), side(TARGET_LANG, TARGET)];
        let mut words = Vec::new();
        for (lang, text) in sides {
            match tag_of(lang) {
                None => return self.tell(at, format!("`{lang}` is no language tag; the row is left out")),
                Some(tag) if text.is_empty() => {
                    return self.tell(at, format!("no term in `{tag}`; the row is left out"));
                }
                Some(tag) if !text.contains(char::is_alphanumeric) => {
                    return self.tell(at, format!("`{text}` in `{tag}` has no letter; the row is left out"));
                }
                Some(tag) => words.push((tag, text)),
            }
        }
        // Lists of several target languages say one thing under one source term.
        let Some((tag, text)) = words.first() else { return };
        let id = format!("{tag}:{text}");
        for note in self.others(cells, Layout::Pair) {
            let extra = &mut self.entry(&id, at).extra;
            if !extra.contains(&note) {
                extra.push(note);
            }
        }
        let number = self.cell(cells, &["id"]);
        if !number.is_empty() {
            let note = Element::with("note", &format!("id: {number}")).fragment();
            let extra = &mut self.entry(&id, at).extra;
            if !extra.contains(&note) {
                extra.push(note);
            }
        }
        for (tag, text) in words {
            let known = self.entry(&id, at).wording(&tag, at);
            if known.forms.iter().any(|f| f.text == text) {
                continue;
            }
            let usage = match known.forms.is_empty() {
                true => Usage::Preferred,
                false => Usage::Variant,
            };
            self.push(&id, &tag, text, usage, Vec::new(), at);
        }
    }
}

/// The reason of a form that a table forbids without one.
const FORBIDDEN: &str = "the glossary forbids it";
