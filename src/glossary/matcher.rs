//! Finds the terms of one language in a text: a trie over words, or over characters where no spaces part words.

use super::keys::Keys;
use super::{Concept, ConceptKind, Forms};
use crate::language::{Boundaries, Pack};
use crate::text::{Folded, Span, fold_key, letter};
use daachorse::MatchKind;
use daachorse::charwise::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use indexmap::{IndexMap, IndexSet};
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;

/// A term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermHit {
    /// Its bytes.
    pub span: Span,
    /// Index of its concept.
    pub concept: usize,
    /// Which of the concept's forms it is.
    pub form: Form,
}

/// A form of a concept in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The one to use.
    Preferred,
    /// Accepted: index into the variants.
    Variant(usize),
    /// Index into the forbidden forms.
    Forbidden(usize),
}

/// A form where it ends in the trie.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) concept: usize,
    /// `None`: a phrase that hides what stands in it.
    pub(super) form: Option<Form>,
    /// As it is written, folded; an exact hit goes before one by inflection.
    folded: String,
    gap: u8,
    /// A single word with a capital: the text's word must have one too (`Party`).
    capital: bool,
}

/// The terms of one language.
pub struct Matcher {
    /// The word keys; each one's number is its place.
    pub(super) words: IndexSet<Box<str>>,
    /// From a node over a word to a node; `true`: punctuation may stand before the word.
    pub(super) edges: IndexMap<(u32, u32, bool), u32>,
    /// The forms that end at each node.
    pub(super) ends: Vec<SmallVec<[u32; 1]>>,
    /// The widest gap allowed behind each node.
    pub(super) gaps: Vec<u8>,
    pub(super) entries: Vec<Entry>,
    /// Where words are joined into one: the single words of concepts that are also found in compounds, by key.
    parts: IndexMap<Box<str>, u32>,
    /// Where no spaces part words: all forms, folded.
    pub(super) characters: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    pub(super) language: String,
    /// With what its keys begin, where a word's keys begin as it does.
    heads: Option<BTreeSet<[char; 2]>>,
}

/// Languages in which nothing is written onto the front of a word, so that its keys begin as it does.
const HEADED: [&str; 12] = ["bn", "en", "fa", "fr", "hi", "id", "ko", "pl", "ru", "sw", "uk", "ur"];

/// The first two letters of a word, without the accents that stemmers take off.
fn head(word: &str) -> [char; 2] {
    let plain = |c: char| match c {
        'é' | 'è' => 'e',
        'ё' => 'е',
        c => c,
    };
    let mut letters = word.chars().map(plain);
    [letters.next().unwrap_or('\0'), letters.next().unwrap_or('\0')]
}

impl fmt::Debug for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Matcher({}, {} forms)", self.language, self.entries.len())
    }
}

impl Matcher {
    /// The terms that `concepts` have in `language`.
    pub fn new(concepts: &[Concept], language: &str, pack: &Pack) -> Self {
        let mut out = Self {
            words: IndexSet::new(),
            edges: IndexMap::new(),
            ends: vec![SmallVec::new()],
            gaps: vec![0],
            entries: Vec::new(),
            parts: IndexMap::new(),
            characters: None,
            language: language.to_owned(),
            heads: None,
        };
        let keys = Keys::new(language);
        // On one thread: whoever waits for this matcher while it is made must not be given work that waits for it, too.
        for (index, concept) in concepts.iter().enumerate() {
            let here = concept.terms.iter().filter(|(tag, _)| super::language(tag) == language);
            for (_, forms) in here {
                out.add(index, concept, forms, &keys);
            }
        }
        if pack.file.boundaries == Boundaries::None {
            out.characters = automaton(&out.entries);
        }
        if HEADED.contains(&language) {
            let keys = out.words.iter().map(|key| key.strip_prefix('=').unwrap_or(key));
            out.heads = Some(keys.map(head).collect());
        }
        out
    }

    /// Whether a key may be made of `word`; where not, its keys need not be made.
    pub(super) fn may_know(&self, word: &str) -> bool {
        self.heads.as_ref().is_none_or(|heads| {
            let [first, second] = head(word);
            heads.contains(&[first, second]) || heads.contains(&[first, '\0'])
        })
    }

    /// The forms of a concept.
    fn add(&mut self, index: usize, concept: &Concept, forms: &Forms, keys: &Keys) {
        let name = matches!(concept.kind, ConceptKind::Place | ConceptKind::Person);
        let variants = forms.variants.iter().enumerate();
        let forbidden = forms.forbidden.iter().enumerate();
        let all = [(&forms.preferred, Some(Form::Preferred))]
            .into_iter()
            .chain(variants.map(|(i, form)| (form, Some(Form::Variant(i)))))
            .chain(forbidden.map(|(i, f)| (&f.form, Some(Form::Forbidden(i)))))
            .chain(forms.not.iter().map(|form| (form, None)));
        for (text, form) in all {
            let entry = Entry {
                concept: index,
                form,
                folded: fold_key(text.trim()),
                gap: concept.gap,
                capital: false,
            };
            let joins = concept.compound && joins_words(&self.language) && form.is_some();
            if joins && entry.folded.chars().count() >= SHORTEST && entry.folded.chars().all(is_word) {
                let number = self.entries.len() as u32;
                self.parts.entry(keys.stem(&entry.folded).into()).or_insert(number);
            }
            self.insert(entry, text.trim(), name, keys);
        }
    }

    fn insert(&mut self, mut entry: Entry, written: &str, name: bool, keys: &Keys) {
        let number = self.entries.len() as u32;
        let spans = word_spans(&entry.folded, &self.language);
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        entry.capital = capital && spans.len() == 1;
        let mut node = 0;
        for (span, parted) in &spans {
            let key = keys.glossary(span.of(&entry.folded), name);
            let word = match self.words.get_index_of(&*key) {
                Some(word) => word,
                None => self.words.insert_full(key.into()).0,
            };
            if node != 0
                && let Some(gap) = self.gaps.get_mut(node as usize)
            {
                *gap = entry.gap.max(*gap);
            }
            let fresh = self.ends.len() as u32;
            let edge = (node, word as u32, *parted && node != 0);
            node = *self.edges.entry(edge).or_insert(fresh);
            if node == fresh {
                self.ends.push(SmallVec::new());
                self.gaps.push(0);
            }
        }
        if node != 0
            && let Some(ends) = self.ends.get_mut(node as usize)
        {
            ends.push(number);
        }
        self.entries.push(entry);
    }

    /// The form that `word` is a compound with, as its last part (`Hauptmarktstand`) or its first (`Marktstandmiete`): the
    /// longest, of equals the last part.
    pub(super) fn compound(&self, word: &str, keys: &Keys) -> Option<u32> {
        if self.parts.is_empty() {
            return None;
        }
        let cuts: Vec<usize> = word.char_indices().map(|(i, _)| i).chain([word.len()]).collect();
        let count = cuts.len() - 1;
        let known = |key: &str| self.parts.get(key).copied();
        // So many letters does the rest have, and the part: less is an ending, or chance.
        for length in (SHORTEST..=count.saturating_sub(REST)).rev() {
            if let Some(entry) = known(&keys.stem(&word[cuts[count - length]..])) {
                return Some(entry);
            }
            let (first, rest) = word.split_at(cuts[length]);
            let linked = LINKS.iter().any(|link| {
                let behind = rest.strip_prefix(link);
                behind.is_some_and(|r| r.chars().nth(REST - 1).is_some())
            });
            let written = |n: &u32| self.entries.get(*n as usize).is_some_and(|e| e.folded == first);
            if linked && let Some(entry) = known(&keys.stem(first)).filter(written) {
                return Some(entry);
            }
        }
        None
    }

    /// Of the forms that end at `node`: the one written so, an accepted one, a forbidden one.
    pub(super) fn choose(&self, node: u32, gap: u8, folded: &str, written: &str) -> Option<&Entry> {
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let ends = self.ends.get(node as usize)?;
        ends.iter()
            .filter_map(|&number| self.entries.get(number as usize))
            .filter(|entry| entry.gap >= gap && (capital || !entry.capital || !has_case(written)))
            .min_by_key(|entry| {
                let forbidden = matches!(entry.form, Some(Form::Forbidden(_)));
                (entry.folded != folded, forbidden, entry.concept, entry.form)
            })
    }

    /// The terms in a text in which no spaces part words.
    pub(super) fn find_characters(
        &self,
        text: &str,
        folded: &Folded,
        automaton: &CharwiseDoubleArrayAhoCorasick<u32>,
    ) -> Vec<TermHit> {
        let mut out = Vec::new();
        for found in automaton.leftmost_find_iter(&folded.text) {
            let span = Span::new(found.start(), found.end());
            let Some(entry) = self.entries.get(found.value() as usize) else {
                continue;
            };
            // Latin words and numbers are whole there too.
            let edge = |a: Option<char>, b: Option<char>| {
                let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                !(joins(a) && joins(b))
            };
            let inside = span.of(&folded.text);
            let whole = edge(folded.text[..span.start].chars().next_back(), inside.chars().next())
                && edge(inside.chars().next_back(), folded.text[span.end..].chars().next());
            let original = Span::new(folded.origin(span.start), folded.origin(span.end));
            if let Some(form) = entry.form.filter(|_| whole) {
                out.push(TermHit {
                    span: trimmed(text, original),
                    concept: entry.concept,
                    form,
                });
            }
        }
        out
    }
}

/// Letters that a part of a compound has at least, and the rest of it.
const SHORTEST: usize = 4;
const REST: usize = 4;
/// What may stand between the parts of a German or Dutch compound.
const LINKS: &[&str] = &["", "s", "es", "n", "en", "er", "e"];

/// Whether the language joins words into one.
fn joins_words(language: &str) -> bool {
    matches!(language, "de" | "nl")
}

/// All forms, the accepted before the forbidden where two are written alike.
fn automaton(entries: &[Entry]) -> Option<CharwiseDoubleArrayAhoCorasick<u32>> {
    let mut forms: BTreeMap<&str, (bool, u32)> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        let rank = (matches!(entry.form, Some(Form::Forbidden(_))), number as u32);
        let slot = forms.entry(entry.folded.as_str()).or_insert(rank);
        *slot = rank.min(*slot);
    }
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build_with_values(forms.into_iter().map(|(form, (_, number))| (form, number)))
        .ok()
}

/// The words of a folded text, and whether punctuation other than quotation marks and hyphens stands before each. English 's is
/// no word.
pub(super) fn word_spans(text: &str, language: &str) -> Vec<(Span, bool)> {
    let mut out: Vec<(Span, bool)> = Vec::new();
    let mut parted = false;
    let mut start = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at <= text.len() {
        let letters = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if letters > 0 {
            start.get_or_insert(at);
            at += letters;
            continue;
        }
        let i = at;
        let c = text[at..].chars().next().unwrap_or(' ');
        at += c.len_utf8();
        if is_word(c) && i < text.len() {
            start.get_or_insert(i);
            continue;
        }
        if let Some(from) = start.take() {
            let span = Span::new(from, i);
            let possessive = language == "en" && span.of(text) == "s" && text[..from].ends_with('\'');
            match out.last_mut() {
                // `women's union`: the s belongs to the word before it.
                Some(_) if possessive => {}
                _ => out.push((span, parted)),
            }
            parted = false;
        }
        parted |= !(c.is_whitespace() || matches!(c, '"' | '\'' | '-' | '*' | '_'));
    }
    out
}

fn is_word(c: char) -> bool {
    letter(c).is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' if !matches!(c, '\u{964}' | '\u{965}'))
        || matches!(c, '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}')
}

/// Whether a script with capitals.
fn has_case(text: &str) -> bool {
    text.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// A folded character leads back to where its original begins: spaces dropped or marks behind a word are taken off.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let start = span.start + body.len() - body.trim_start().len();
    Span::new(start, start + body.trim().len())
}
