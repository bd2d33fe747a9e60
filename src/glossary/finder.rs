//! Finds the terms of a matcher in one text after the other: each word is looked up once, however often it stands there.

use super::keys::{Keys, Likeness};
use super::matcher::{Entry, Matcher, TermHit};
use super::words::{Joint, Step, trimmed, word_spans};
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
    /// What stands before it.
    joint: Joint,
    /// What it is as one with the words behind it, by how many words that is.
    joined: SmallVec<[(usize, usize); 1]>,
}

/// What the glossary knows of a word.
struct Known {
    /// The numbers of the glossary's words that it is alike, and how.
    keys: SmallVec<[(u32, Likeness); 2]>,
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
            let begins = |known: usize| self.known.get_index(known).is_some_and(|(_, known)| known.begins);
            if begins(word.known) || word.joined.iter().any(|(_, known)| begins(*known)) {
                let start = Reached {
                    at,
                    node: 0,
                    gap: 0,
                    likeness: Likeness::Same,
                };
                self.walk(start, &mut best);
            }
            let mut tell = |span: Span, entry: &Entry, related: bool| {
                let original = Span::new(folded.origin(span.start), folded.origin(span.end));
                out.extend(entry.form.map(|form| TermHit {
                    span: trimmed(text, original),
                    concept: entry.concept,
                    form,
                    related,
                }));
            };
            let Some(end) = best else {
                let compound = self.known(word).and_then(|known| known.compound);
                if let Some(entry) = compound.and_then(|n| matcher.entries.get(n as usize)) {
                    tell(word.span, entry, false);
                }
                at += 1;
                continue;
            };
            let span = word.span.join(self.words[end.at - 1].span);
            let original = Span::new(folded.origin(span.start), folded.origin(span.end));
            // The gender of a single noun tells another word.
            let most = if end.at - at == 1 {
                Likeness::Inflected
            } else {
                Likeness::Gendered
            };
            let related = end.likeness > most;
            let hit = matcher.choose(end.node, end.gap, related, &folded.text, span, original.of(text));
            if let Some((entry, span)) = hit {
                tell(span, entry, related);
            }
            at = if hit.is_some() { end.at } else { at + 1 };
        }
        doubled_to_one(text, out)
    }

    /// Cuts a folded text into its words.
    fn look_up(&mut self, text: &str) {
        if self.known.len() > KEPT {
            self.known.clear();
        }
        self.words.clear();
        for (span, joint) in word_spans(text, &self.matcher.language) {
            let known = self.known_of(span.of(text));
            self.words.push(Word {
                span,
                known,
                joint,
                joined: SmallVec::new(),
            });
        }
        let korean = self.matcher.language == "ko";
        for at in 1..self.words.len() {
            let (before, word) = (&self.words[at - 1], &self.words[at]);
            let mut one = match word.joint {
                Joint::Hyphen => before.span.of(text).to_owned(),
                Joint::Space if korean && self.matcher.goes_on(before.span.of(text)) => before.span.of(text).to_owned(),
                _ => continue,
            };
            one.push_str(word.span.of(text));
            let mut joined = vec![(2, one)];
            // 지방 자치 단체.
            if korean && let Some(third) = self.words.get(at + 1).filter(|third| third.joint == Joint::Space) {
                joined.push((3, format!("{}{}", joined[0].1, third.span.of(text))));
            }
            for (count, one) in joined {
                let known = self.known_of(&one);
                self.words[at - 1].joined.push((count, known));
            }
        }
    }

    /// The index of what is known of a word.
    fn known_of(&mut self, word: &str) -> usize {
        match self.known.get_index_of(word) {
            Some(known) => known,
            None => self.known.insert_full(word.into(), self.learn(word)).0,
        }
    }

    fn learn(&self, word: &str) -> Known {
        let mut keys: SmallVec<[(u32, Likeness); 2]> = SmallVec::new();
        if !self.matcher.may_know(word) && self.keys.odd(word).is_none_or(|one| !self.matcher.may_know(&one)) {
            return Known {
                keys,
                begins: false,
                compound: None,
            };
        }
        self.keys.text(word, self.pack, &mut |key, likeness| {
            self.matcher.numbers(key, likeness, &mut |number, likeness| match keys
                .iter_mut()
                .find(|(known, _)| *known == number)
            {
                Some((_, known)) => *known = likeness.min(*known),
                None => keys.push((number, likeness)),
            });
        });
        let begins = keys
            .iter()
            .any(|(key, _)| self.matcher.edges.contains_key(&(0, *key, Step::Close)));
        Known {
            begins,
            keys,
            compound: self.matcher.compound(word, &self.keys),
        }
    }

    fn known(&self, word: &Word) -> Option<&Known> {
        self.known.get_index(word.known).map(|(_, known)| known)
    }

    /// Walks the trie from where `reached` stands, and keeps the longest end; of equals the likest, then the one with fewer words
    /// in its gaps.
    fn walk(&self, reached: Reached, best: &mut Option<Reached>) {
        let matcher = self.matcher;
        let Reached {
            at,
            node,
            gap,
            likeness,
        } = reached;
        let ends = matcher.ends.get(node as usize).is_some_and(|ends| !ends.is_empty());
        let rank = |r: &Reached| (std::cmp::Reverse(r.at), r.likeness, r.gap);
        if ends && best.is_none_or(|best| rank(&reached) < rank(&best)) {
            *best = Some(reached);
        }
        let allowed = matcher.gaps.get(node as usize).copied().unwrap_or_default();
        for skipped in 0..=allowed.saturating_sub(gap) {
            let at = at + usize::from(skipped);
            let Some(word) = self.words.get(at) else {
                break;
            };
            // A sentence's punctuation is crossed only where the term itself has some.
            let joint = if node == 0 { Joint::Space } else { word.joint };
            if skipped > 0 && matches!(joint, Joint::Stop | Joint::Sign) {
                break;
            }
            let alone = self.known(word).map(|known| (1, known));
            let joined = word
                .joined
                .iter()
                .filter_map(|(count, known)| Some((*count, self.known.get_index(*known)?.1)));
            for (count, known) in alone.into_iter().chain(joined) {
                for &(key, alike) in &known.keys {
                    for step in Step::ALL {
                        if step.fits(joint)
                            && let Some(&next) = matcher.edges.get(&(node, key, step))
                        {
                            let next = Reached {
                                at: at + count,
                                node: next,
                                gap: gap + skipped,
                                likeness: likeness.max(alike),
                            };
                            self.walk(next, best);
                        }
                    }
                }
            }
        }
    }
}

/// How far a walk through the trie has come.
#[derive(Clone, Copy)]
struct Reached {
    /// The word of the text that is next.
    at: usize,
    node: u32,
    /// Words skipped so far.
    gap: u8,
    /// The least likeness of a word so far.
    likeness: Likeness,
}

/// A term that stands twice with a hyphen between (Indonesian `desa-desa`) is one.
fn doubled_to_one(text: &str, hits: Vec<TermHit>) -> Vec<TermHit> {
    let mut out: Vec<TermHit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match out.last_mut() {
            Some(last)
                if last.concept == hit.concept
                    && last.form == hit.form
                    && text
                        .get(last.span.end..hit.span.start)
                        .is_some_and(|between| between == "-") =>
            {
                last.span = last.span.join(hit.span);
            }
            _ => out.push(hit),
        }
    }
    out
}
