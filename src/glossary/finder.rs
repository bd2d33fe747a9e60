//! Finds the terms of a matcher in one text after the other: each word is looked up once, however often it stands there.

use super::keys::Keys;
use super::matcher::{Entry, Matcher, TermHit, trimmed, word_spans};
use crate::language::Pack;
use crate::text::{Folded, Span};
use indexmap::IndexMap;
use smallvec::SmallVec;
use std::hash::{BuildHasher, Hasher, RandomState};

/// A word of a folded text.
struct Word {
    /// Bytes of the folded text.
    span: Span,
    /// Index of what is known of it.
    known: usize,
    /// Punctuation stands before it.
    parted: bool,
}

/// What the glossary knows of a word.
struct Known {
    /// The numbers of its keys.
    keys: SmallVec<[u32; 2]>,
    /// A term begins with one of them.
    begins: bool,
    /// The entry that it is a compound with.
    compound: Option<u32>,
}

/// Finds terms in one text after the other, and looks each word up once.
pub struct Finder<'m> {
    matcher: &'m Matcher,
    pack: &'m Pack,
    keys: Keys,
    known: IndexMap<Box<str>, Known, Seed>,
    words: Vec<Word>,
}

/// A short word's hash in a few steps (FNV-1a), from a seed that no text can know.
struct Hash(u64);

/// The seed of one finder.
struct Seed(u64);

impl Hasher for Hash {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        // The last byte must reach every bit.
        self.0 ^ self.0 >> 32
    }
}

impl BuildHasher for Seed {
    type Hasher = Hash;

    fn build_hasher(&self) -> Hash {
        Hash(self.0)
    }
}

/// So many words are kept from one text to the next.
const KEPT: usize = 1 << 16;

impl<'m> Finder<'m> {
    /// For texts in the language of `pack`.
    pub(super) fn new(matcher: &'m Matcher, pack: &'m Pack) -> Self {
        Self {
            matcher,
            pack,
            keys: Keys::new(&matcher.language),
            known: IndexMap::with_hasher(Seed(RandomState::new().hash_one(0))),
            words: Vec::new(),
        }
    }

    /// The terms in `text`, which is also given folded.
    pub fn find(&mut self, text: &str, folded: &Folded) -> Vec<TermHit> {
        let matcher = self.matcher;
        if let Some(automaton) = &matcher.characters {
            return matcher.find_characters(text, folded, automaton);
        }
        self.look_up(&folded.text);
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(word) = self.words.get(at) {
            let mut best = None;
            let begins = self.known(word).is_some_and(|known| known.begins);
            if begins {
                self.walk(0, at, 0, &mut best);
            }
            let mut tell = |span: Span, entry: &Entry| {
                let original = Span::new(folded.origin(span.start), folded.origin(span.end));
                out.extend(entry.form.map(|form| TermHit {
                    span: trimmed(text, original),
                    concept: entry.concept,
                    form,
                }));
            };
            let Some((end, node, gap)) = best else {
                let compound = self.known(word).and_then(|known| known.compound);
                if let Some(entry) = compound.and_then(|n| matcher.entries.get(n as usize)) {
                    tell(word.span, entry);
                }
                at += 1;
                continue;
            };
            let span = word.span.join(self.words[end - 1].span);
            let original = Span::new(folded.origin(span.start), folded.origin(span.end));
            let hit = matcher.choose(node, gap, span.of(&folded.text), original.of(text));
            if let Some(entry) = hit {
                tell(span, entry);
            }
            at = if hit.is_some() { end } else { at + 1 };
        }
        out
    }

    /// Cuts a folded text into its words.
    fn look_up(&mut self, text: &str) {
        if self.known.len() > KEPT {
            self.known.clear();
        }
        self.words.clear();
        for (span, parted) in word_spans(text, &self.matcher.language) {
            let word = span.of(text);
            let known = match self.known.get_index_of(word) {
                Some(known) => known,
                None => self.known.insert_full(word.into(), self.learn(word)).0,
            };
            self.words.push(Word { span, known, parted });
        }
    }

    fn learn(&self, word: &str) -> Known {
        let mut keys: SmallVec<[u32; 2]> = SmallVec::new();
        if !self.matcher.may_know(word) {
            return Known {
                keys,
                begins: false,
                compound: None,
            };
        }
        self.keys.text(word, self.pack, &mut |key| {
            let number = self.matcher.words.get_index_of(key).map(|n| n as u32);
            keys.extend(number.filter(|n| !keys.contains(n)));
        });
        let begins = keys
            .iter()
            .any(|key| self.matcher.edges.contains_key(&(0, *key, false)));
        Known {
            begins,
            keys,
            compound: self.matcher.compound(word, &self.keys),
        }
    }

    fn known(&self, word: &Word) -> Option<&Known> {
        self.known.get_index(word.known).map(|(_, known)| known)
    }

    /// Walks the trie from `node` over the words from `at` on, and keeps the longest end: the word behind it, its node, the gap.
    fn walk(&self, node: u32, at: usize, gap: u8, best: &mut Option<(usize, u32, u8)>) {
        let matcher = self.matcher;
        let ends = matcher.ends.get(node as usize).is_some_and(|ends| !ends.is_empty());
        if ends && best.is_none_or(|(end, _, used)| at > end || at == end && gap < used) {
            *best = Some((at, node, gap));
        }
        let allowed = matcher.gaps.get(node as usize).copied().unwrap_or_default();
        for skipped in 0..=allowed.saturating_sub(gap) {
            let Some(word) = self.words.get(at + usize::from(skipped)) else {
                break;
            };
            // A sentence's punctuation is crossed only where the term itself has some.
            let parted = word.parted && node != 0;
            if skipped > 0 && parted {
                break;
            }
            for &key in self.known(word).map_or(&[][..], |known| &known.keys) {
                for edge in [true, false] {
                    if (!parted || edge)
                        && let Some(&next) = matcher.edges.get(&(node, key, edge))
                    {
                        self.walk(next, at + usize::from(skipped) + 1, gap + skipped, best);
                    }
                }
            }
        }
    }
}
