//! The words of a pack, compiled: every phrase in one trie over folded text.

use super::class::{Approx, Class};
use super::meaning::classes;
use super::pack::{PackFile, Words};
use super::trie::Trie;
use super::world::{World, leak};
use crate::text::fold_key;
use rust_decimal::Decimal;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// Index of a phrase in its lexicon.
pub type PhraseId = u32;

/// The meanings of a phrase, in the order of the pack's sections.
pub type Classes = SmallVec<[Class; 2]>;

/// What a phrase demands of the case of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Nothing.
    Any,
    /// All letters are capitals (VND).
    Upper,
    /// The first letter is a capital (May).
    Capital,
    /// As written in the table (m against M, kW).
    Exact(&'static str),
}

/// One spelling: the cases that its meanings demand, and the meanings for each set of cases that fit (bit *i* for case *i*).
#[derive(Debug)]
struct Phrase {
    cases: SmallVec<[Case; 1]>,
    meanings: Box<[Box<[Class]>]>,
}

/// A spelling in the making: its meanings by the case they demand.
type Spelling = SmallVec<[(Case, Classes); 1]>;

/// Every phrase of a language in one trie.
pub struct Lexicon {
    phrases: Vec<Phrase>,
    trie: Trie,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lexicon({} phrases)", self.phrases.len())
    }
}

/// A phrase found in folded text, before the boundaries of words are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First byte in the folded text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What was found.
    pub phrase: PhraseId,
}

impl Lexicon {
    /// What the phrase of a hit means where the text has it as `written`; empty where the case does not fit.
    pub fn classes(&self, id: PhraseId, written: &str) -> &[Class] {
        let phrase = &self.phrases[id as usize];
        let fitting = phrase.cases.iter().enumerate().filter(|(_, case)| case.fits(written));
        let set = fitting.fold(0, |set, (i, _)| set | 1 << i);
        phrase.meanings.get(set).map_or(&[], |m| m)
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.phrases.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Every occurrence of every phrase in `folded`, by start, the longest first.
    pub fn hits(&self, folded: &str) -> Vec<Hit> {
        self.hits_between(folded, |_| true, |_| true)
    }

    /// The same, of those that begin and end where `begins` and `ends` say that a phrase may.
    pub fn hits_between(&self, folded: &str, begins: impl Fn(usize) -> bool, ends: impl Fn(usize) -> bool) -> Vec<Hit> {
        let mut out: Vec<Hit> = Vec::new();
        let bytes = folded.as_bytes();
        for (start, &byte) in bytes.iter().enumerate() {
            // No phrase begins with the later bytes of a character.
            if !self.trie.begins(byte) || !begins(start) {
                continue;
            }
            let first = out.len();
            self.trie.prefixes(&bytes[start..], |len, phrase| {
                let end = start + len;
                if ends(end) {
                    out.push(Hit { start, end, phrase });
                }
            });
            out[first..].reverse();
        }
        out
    }

    /// What the word or phrase `folded` means as a whole, written as it is.
    pub fn whole(&self, folded: &str) -> Option<&[Class]> {
        Some(self.classes(self.trie.whole(folded)?, folded))
    }

    /// Compiles the words of a pack together with the world's signs and symbols.
    pub(super) fn compile(file: &PackFile) -> Result<Self, String> {
        let mut builder = Builder::default();
        for (section, words) in file.words.sections() {
            for (value, forms) in &words.0 {
                let classes = classes(section, value)
                    .ok_or_else(|| format!("{section}: `{value}` is no value of this section"))?;
                for form in forms {
                    let capital = file.capital_dates
                        && matches!(section, "months" | "weekdays")
                        && form.chars().next().is_some_and(char::is_uppercase);
                    // g is gram and G is giga.
                    let one = form.chars().nth(1).is_none();
                    let letter =
                        one && (section == "units" || section == "scales" && form.chars().all(char::is_uppercase));
                    let case = match (capital, letter) {
                        (true, _) => Case::Capital,
                        (_, true) => Case::Exact(leak(form.clone())),
                        _ => Case::Any,
                    };
                    builder.add(form, &classes, case);
                }
            }
        }
        for phrase in &file.not_facts {
            builder.add(phrase, &[Class::NotFact], Case::Any);
        }
        builder.add_world(&file.words.currencies);
        Ok(builder.build())
    }
}

impl Phrase {
    fn of(spelling: Spelling) -> Self {
        let meanings = |set: usize| -> Box<[Class]> {
            let fitting = spelling.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
            fitting.flat_map(|(_, (_, classes))| classes.iter().copied()).collect()
        };
        Self {
            meanings: (0..1 << spelling.len()).map(meanings).collect(),
            cases: spelling.into_iter().map(|(case, _)| case).collect(),
        }
    }
}

impl Case {
    #[inline]
    fn fits(self, written: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Upper => !written.chars().any(char::is_lowercase),
            Self::Capital => written.chars().next().is_some_and(char::is_uppercase),
            Self::Exact(text) => written == text,
        }
    }
}

#[derive(Default)]
struct Builder {
    phrases: BTreeMap<String, Spelling>,
}

impl Builder {
    fn add(&mut self, form: &str, classes: &[Class], case: Case) {
        let folded = fold_key(form.trim());
        if folded.is_empty() {
            return;
        }
        let phrase = self.phrases.entry(folded).or_default();
        if !phrase.iter().any(|(c, _)| *c == case) {
            phrase.push((case, Classes::new()));
        }
        let list = phrase
            .iter_mut()
            .find(|(c, _)| *c == case)
            .map(|(_, list)| list)
            .expect("pushed above");
        list.extend(
            classes
                .iter()
                .filter(|c| !list.contains(c))
                .copied()
                .collect::<Classes>(),
        );
    }

    fn add_world(&mut self, own: &Words) {
        let world = World::get();
        for (sign, codes) in &world.signs {
            let class = Class::Currency(codes[0], codes.len() > 1);
            self.add(sign, &[class], Case::Any);
        }
        for code in &world.codes {
            let known = own.0.values().flatten().any(|form| form.eq_ignore_ascii_case(code));
            if !known {
                self.add(code, &[Class::Currency(code, false)], Case::Upper);
            }
        }
        for (id, unit) in &world.units {
            for symbol in &unit.symbols {
                let lower = symbol.chars().all(|c| !c.is_uppercase());
                let case = if lower && symbol.len() > 1 {
                    Case::Any
                } else {
                    Case::Exact(symbol)
                };
                self.add(symbol, &[Class::Unit(id)], case);
            }
        }
        for (form, scale) in [("k", 1_000), ("K", 1_000), ("M", 1_000_000), ("G", 1_000_000_000)] {
            self.add(form, &[Class::Scale(Decimal::from(scale))], Case::Exact(form));
        }
        for (form, class) in [
            ("%", Class::Percent),
            ("٪", Class::Percent),
            ("‰", Class::Permille),
            ("~", Class::ApproxBefore(Approx::About)),
            ("≈", Class::ApproxBefore(Approx::About)),
            (">", Class::ApproxBefore(Approx::Over)),
            ("≥", Class::ApproxBefore(Approx::AtLeast)),
            ("<", Class::ApproxBefore(Approx::Under)),
            ("≤", Class::ApproxBefore(Approx::AtMost)),
            ("№", Class::LabelBefore),
        ] {
            self.add(form, &[class], Case::Any);
        }
    }

    fn build(self) -> Lexicon {
        let phrases: Vec<&str> = self.phrases.keys().map(String::as_str).collect();
        Lexicon {
            trie: Trie::new(&phrases),
            phrases: self.phrases.into_values().map(Phrase::of).collect(),
        }
    }
}
