//! Finds the terms of one language in a text: a trie over words, or over characters where no spaces part words.

use super::characters::automaton;
use super::keys::{Keys, Likeness};
use super::simplified::simplified;
use super::spellings::of_words;
use super::words::{Joint, Step, has_case, is_word, word_spans};
use super::{Concept, ConceptKind, Forms};
use crate::language::{Boundaries, Pack};
use crate::text::{Span, fold_key};
use daachorse::charwise::CharwiseDoubleArrayAhoCorasick;
use indexmap::{IndexMap, IndexSet};
use smallvec::SmallVec;
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
    /// Whether it is only a word of the same stem (`cooperation` for `cooperative`): it may answer for the term, and asks for
    /// nothing. Of a forbidden form there is none.
    pub related: bool,
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
    pub(super) folded: String,
    gap: u8,
    /// The number of its glossary.
    pub(super) file: u16,
    /// A single word with a capital: the text's word must have one too (`Party`).
    capital: bool,
}

/// The terms of one language.
pub struct Matcher {
    /// The word keys; each one's number is its place.
    pub(super) words: IndexSet<Box<str>>,
    /// The other keys of words, each with their numbers.
    others: IndexMap<Box<str>, SmallVec<[u32; 2]>>,
    /// From a node over a word to a node.
    pub(super) edges: IndexMap<(u32, u32, Step), u32>,
    /// The signs that an entry has before its first word and behind its last (C++).
    affixes: IndexMap<u32, (Box<str>, Box<str>)>,
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
    heads: Option<(usize, BTreeSet<[char; 2]>)>,
    /// Korean: the keys, sorted; words that a text parts may be one of them.
    sorted: Vec<Box<str>>,
}

/// Languages in which nothing is written onto the front of a word, so that its keys begin as it does: with so many letters.
const HEADED: [(&str, usize); 11] = [
    ("bn", 2),
    ("en", 2),
    ("fa", 1),
    ("fr", 1),
    ("hi", 1),
    ("id", 2),
    ("ko", 2),
    ("pl", 1),
    ("ru", 1),
    ("uk", 1),
    ("ur", 1),
];

/// The first letters of a word, without the accents that stemmers take off.
fn head(word: &str, letters: usize) -> [char; 2] {
    let plain = |c: char| match c {
        'é' | 'è' => 'e',
        'œ' => 'o',
        'æ' => 'a',
        c => c,
    };
    let mut head = word.chars().map(plain).take(letters);
    [head.next().unwrap_or('\0'), head.next().unwrap_or('\0')]
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
            others: IndexMap::new(),
            affixes: IndexMap::new(),
            sorted: Vec::new(),
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
            out.characters = automaton(&out.entries, language);
        }
        if let Some((_, letters)) = HEADED.iter().find(|(tag, _)| *tag == language) {
            let keys = out.words.iter().map(|key| key.strip_prefix('=').unwrap_or(key));
            out.heads = Some((*letters, keys.map(|key| head(key, *letters)).collect()));
        }
        if language == "ko" {
            out.sorted = out.words.iter().cloned().collect();
            out.sorted.sort_unstable();
        }
        out
    }

    /// Whether a key may be made of `word`; where not, its keys need not be made.
    pub(super) fn may_know(&self, word: &str) -> bool {
        self.heads.as_ref().is_none_or(|(letters, heads)| {
            let [first, second] = head(word, *letters);
            heads.contains(&[first, second]) || heads.contains(&[first, '\0'])
        })
    }

    /// Whether a Korean key goes on behind `start`.
    pub(super) fn goes_on(&self, start: &str) -> bool {
        let at = self.sorted.partition_point(|key| &**key <= start);
        self.sorted.get(at).is_some_and(|key| key.starts_with(start))
    }

    /// Tells `out` the numbers of the glossary's words that have `key`.
    pub(super) fn numbers(&self, key: &str, likeness: Likeness, out: &mut dyn FnMut(u32, Likeness)) {
        if let Some(number) = self.words.get_index_of(key) {
            out(number as u32, likeness);
        }
        for number in self.others.get(key).into_iter().flatten() {
            out(*number, likeness.max(Likeness::Inflected));
        }
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
            let mut folded = fold_key(text.trim());
            if self.language == "zh" {
                folded = simplified(&folded).into_owned();
            }
            let entry = Entry {
                concept: index,
                form,
                folded,
                gap: concept.gap,
                file: concept.file,
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
        // The adjectives of German names are inflected: im Vereinigten Königreich.
        let name = name && !(self.language == "de" && spans.len() > 1);
        let words: Vec<(&str, Joint)> = spans
            .iter()
            .map(|(span, joint)| (span.of(&entry.folded), *joint))
            .collect();
        self.path(words.iter().copied(), number, entry.gap, name, keys);
        for spelling in of_words(&entry.folded, &words, &self.language) {
            self.path(
                spelling.iter().map(|word| (word.as_str(), Joint::Space)),
                number,
                entry.gap,
                name,
                keys,
            );
        }
        if let (Some((first, _)), Some((last, _))) = (spans.first(), spans.last()) {
            let (before, behind) = (&entry.folded[..first.start], &entry.folded[last.end..]);
            let head = before.trim_end_matches(['.', '#', '@']).len();
            let tail = behind.len() - behind.trim_start_matches(['+', '#']).len();
            if head < before.len() || tail > 0 {
                self.affixes
                    .insert(number, (before[head..].into(), behind[..tail].into()));
            }
        }
        self.entries.push(entry);
    }

    /// Lays a path of words through the trie, at whose end the entry `number` stands.
    fn path<'w>(
        &mut self,
        words: impl Iterator<Item = (&'w str, Joint)>,
        number: u32,
        gap: u8,
        name: bool,
        keys: &Keys,
    ) {
        let mut node = 0;
        for (text, joint) in words {
            let word = self.number(text, name, keys);
            if node != 0
                && let Some(widest) = self.gaps.get_mut(node as usize)
            {
                *widest = gap.max(*widest);
            }
            let fresh = self.ends.len() as u32;
            let step = match joint {
                Joint::Stop if node != 0 => Step::Parted,
                Joint::Sign if node != 0 => Step::Sign,
                _ => Step::Close,
            };
            node = *self.edges.entry((node, word, step)).or_insert(fresh);
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
    }

    /// The number of a word, which is given its keys when it is new.
    fn number(&mut self, word: &str, name: bool, keys: &Keys) -> u32 {
        let key = keys.glossary(word, name);
        if let Some(known) = self.words.get_index_of(&*key) {
            return known as u32;
        }
        let number = self.words.insert_full((*key).into()).0 as u32;
        if !key.starts_with('=') {
            keys.others(&key, &mut |other| {
                let numbers = match self.others.get_mut(other) {
                    Some(numbers) => numbers,
                    None => self.others.entry(other.into()).or_default(),
                };
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            });
        }
        number
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

    /// Of the forms that end at `node`: the one written so, that of the later file, an accepted one, a forbidden one; and the bytes of the folded `text`
    /// that it takes, signs included. `related`: the words are only of its stems, of which none is forbidden.
    pub(super) fn choose(
        &self,
        node: u32,
        gap: u8,
        related: bool,
        text: &str,
        span: Span,
        written: &str,
    ) -> Option<(&Entry, Span)> {
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let folded = span.of(text);
        let is_forbidden = |entry: &Entry| matches!(entry.form, Some(Form::Forbidden(_)));
        let ends = self.ends.get(node as usize)?;
        ends.iter()
            .filter_map(|&number| {
                let entry = self.entries.get(number as usize)?;
                let whole = match self.affixes.get(&number) {
                    Some((head, tail)) => {
                        let there = text[..span.start].ends_with(&**head) && text[span.end..].starts_with(&**tail);
                        there.then(|| Span::new(span.start - head.len(), span.end + tail.len()))?
                    }
                    None => span,
                };
                Some((entry, whole))
            })
            .filter(|(entry, _)| entry.gap >= gap && (capital || !entry.capital || !has_case(written)))
            .filter(|(entry, _)| !related || entry.form.is_some() && !is_forbidden(entry))
            .min_by_key(|(entry, whole)| {
                let forbidden = is_forbidden(entry);
                {
                    let later = std::cmp::Reverse(entry.file);
                    (
                        *whole == span,
                        entry.folded != folded,
                        later,
                        forbidden,
                        entry.concept,
                        entry.form,
                    )
                }
            })
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
