//! What a version's segments offer for comparison: tokens, lengths, boundaries.

use super::concepts::Concepts;
use super::script::{Script, Word, counts, mark, words};
use super::skeleton::{LONGEST, skeleton, without_r};
use super::weights::{Class, expansion};
use crate::extract::{Fact, Kind, Value};
use crate::read::BlockKind;
use crate::segment::Segment;
use crate::text::{Span, digit_value, fold_key};
use any_ascii::any_ascii_char;

/// A version as the aligner takes it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// BCP 47 tag of its language.
    pub tag: &'a str,
    /// The segments in order.
    pub segments: &'a [Segment],
    /// The facts, sorted by place.
    pub facts: &'a [Fact],
    /// What its segments mean, a vector each; empty where nobody was asked.
    pub meaning: &'a [Vec<f32>],
}

/// Something that the other version may hold too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Token {
    /// Hash of what it is.
    pub id: u64,
    /// Its class.
    pub class: Class,
}

/// Lists of varying length, end to end.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    ends: Vec<usize>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            ends: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    /// Adds a list.
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(self.items.len());
    }

    /// List number `i`; empty where there is none.
    pub(super) fn get(&self, i: usize) -> &[T] {
        let Some(&end) = self.ends.get(i) else { return &[] };
        let start = i.checked_sub(1).and_then(|p| self.ends.get(p)).copied().unwrap_or(0);
        &self.items[start..end]
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// How two versions are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    /// By the letters of their words: they share a script.
    Same,
    /// By what names sound like.
    Cross,
}

/// What a version offers.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Per segment, its tokens, sorted, each once.
    pub tokens: Lists<Token>,
    /// Per segment, the hashes of its words or character pairs, sorted, each once: what the article may teach.
    pub words: Lists<u64>,
    /// Per segment, its length in characters of English.
    pub lengths: Vec<f64>,
    /// Per segment, whether a new block begins with it; all false where the segments came ready-made.
    pub starts: Vec<bool>,
}

/// The script in which most letters of `text` are written.
pub(super) fn main_script(text: &Text<'_>) -> Script {
    let mut counts = [0usize; 9];
    for segment in text.segments.iter().take(200) {
        for word in words(head(&segment.text)) {
            if let Word::Letters(w, script) = word {
                // A Japanese text is told by its kana, whatever the number of its Chinese characters.
                let weight = if script == Script::Hiragana { 4 } else { 1 };
                counts[script as usize] += w.chars().count() * weight;
            }
        }
    }
    let scripts = [
        Script::Latin,
        Script::Cased,
        Script::Arabic,
        Script::Hangul,
        Script::Spaced,
        Script::Han,
        Script::Katakana,
        Script::Hiragana,
        Script::Unspaced,
    ];
    scripts
        .into_iter()
        .rev()
        .max_by_key(|&s| counts[s as usize])
        .unwrap_or(Script::Latin)
}

/// Reads what `text` offers to versions that it is compared with by `scheme`.
pub(super) fn profile(text: &Text<'_>, scheme: Scheme) -> Profile {
    let concepts = Concepts::of(text.tag);
    let scale = 1.0 / expansion(text.tag);
    let mut out = Profile::default();
    let mut fact = 0;
    for (i, segment) in text.segments.iter().enumerate() {
        let mut reader = Reader {
            scheme,
            tokens: Vec::new(),
            words: Vec::new(),
        };
        let mut read = Vec::new();
        while let Some(f) = text.facts.get(fact).filter(|f| f.segment <= i) {
            // Names are read as words below.
            if f.segment == i && f.kind != Kind::Name && reader.fact(f) {
                read.push(f.span);
            }
            fact += 1;
        }
        reader.text(segment, &read);
        if let Some(concepts) = concepts {
            let folded = fold_key(head(&segment.text));
            let class = Class::Concept;
            concepts.find(&folded, |id| reader.tokens.push(Token { id, class }));
        }
        let starts = segment.kind != BlockKind::Given && (i == 0 || text.segments[i - 1].block != segment.block);
        reader.structure(segment.kind, starts);
        reader.tokens.sort_unstable();
        reader.tokens.dedup_by_key(|t| t.id);
        reader.words.sort_unstable();
        reader.words.dedup();
        out.tokens.push(reader.tokens);
        out.words.push(reader.words);
        let length = segment.text.chars().filter(|&c| counts(c)).count();
        out.lengths.push((length as f64 * scale).max(1.0));
        out.starts.push(starts && i > 0);
    }
    out
}

/// Collects the tokens of one segment.
struct Reader {
    scheme: Scheme,
    tokens: Vec<Token>,
    words: Vec<u64>,
}

impl Reader {
    fn add(&mut self, class: Class, kind: u8, bytes: &[u8]) {
        self.tokens.push(Token {
            id: hash(kind, bytes),
            class,
        });
    }

    fn number(&mut self, digits: &str) {
        let class = if digits.len() > 1 { Class::Number } else { Class::Digit };
        self.add(class, b'#', digits.as_bytes());
    }

    /// Whether the fact was taken as a number, so that its digits need not be read again.
    fn fact(&mut self, fact: &Fact) -> bool {
        match &fact.value {
            Value::Quantity(q) => {
                if fact.firm {
                    self.number(&q.value().normalize().to_string());
                } else {
                    self.add(Class::Digit, b'#', q.value().normalize().to_string().as_bytes());
                }
                true
            }
            Value::Pair(a, b) => {
                self.number(&a.value().normalize().to_string());
                self.number(&b.value().normalize().to_string());
                true
            }
            Value::Date(from, to) => {
                for date in [Some(from), to.as_ref()].into_iter().flatten() {
                    if let Some(year) = date.year {
                        self.number(&year.to_string());
                    }
                    if let Some(day) = date.day {
                        self.number(&day.to_string());
                    }
                    if let Some(month) = date.month {
                        self.add(Class::Term, b'M', &[month]);
                    }
                    if let Some(weekday) = date.weekday {
                        self.add(Class::Term, b'W', &[weekday as u8]);
                    }
                }
                true
            }
            Value::Time { minutes, .. } => {
                self.add(Class::Number, b'T', &(minutes % 720).to_le_bytes());
                true
            }
            Value::Text(text) => {
                self.add(Class::Term, b'x', text.as_bytes());
                false
            }
        }
    }

    /// Reads the words of a segment; `read`, in order, are the numbers that its facts gave already.
    fn text(&mut self, segment: &Segment, read: &[Span]) {
        let mut next = 0;
        let text = head(&segment.text);
        for word in words(text) {
            match word {
                Word::Digits(digits, at) => {
                    let span = Span::new(at, at + digits.len()).shift(segment.span.start);
                    while read.get(next).is_some_and(|r| r.end <= span.start) {
                        next += 1;
                    }
                    if !read.get(next).is_some_and(|r| r.overlaps(span)) {
                        let plain: String = digits
                            .chars()
                            .filter_map(digit_value)
                            .map(|d| char::from(b'0' + d))
                            .collect();
                        let trimmed = plain.trim_start_matches('0');
                        self.number(if trimmed.is_empty() { "0" } else { trimmed });
                    }
                }
                Word::Letters(word, script) => self.word(word, script),
            }
        }
        for c in text.chars() {
            if let Some(mark) = mark(c) {
                self.add(Class::Mark, b'!', &[mark]);
            }
        }
    }

    fn word(&mut self, word: &str, script: Script) {
        match script {
            Script::Han => self.grams(word, 2, self.scheme == Scheme::Same),
            Script::Unspaced => self.grams(word, 4, false),
            Script::Hiragana => return,
            _ => {
                let head: String = fold_key(word).chars().take(6).collect();
                self.words.push(hash(b'w', head.as_bytes()));
            }
        }
        if script.has_capitals() {
            self.cased(word, script);
        } else if self.scheme == Scheme::Same && !script.is_unspaced() {
            let folded = fold_key(word);
            let head: String = folded.chars().take(5).collect();
            self.add(Class::Cognate, b'p', head.as_bytes());
        } else {
            self.sounds(word, script);
        }
    }

    /// A word of a script with capitals.
    fn cased(&mut self, word: &str, script: Script) {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let mut plain = String::with_capacity(word.len());
        for c in word.chars() {
            plain.extend(any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase()));
        }
        let length = plain.len();
        match self.scheme {
            Scheme::Same if capital && length >= 2 => {
                self.add(Class::Name, b'p', &plain.as_bytes()[..length.min(4)]);
            }
            Scheme::Same if length >= 4 => {
                let end = if length >= 6 { 5 } else { length };
                self.add(Class::Cognate, b'p', &plain.as_bytes()[..end]);
            }
            Scheme::Cross => {
                if capital && script == Script::Latin && length >= 2 {
                    self.add(Class::Latin, b'l', plain.as_bytes());
                }
                if capital {
                    self.sounds(word, script);
                } else if length >= 6 {
                    self.add(Class::Cognate, b'p', &plain.as_bytes()[..5]);
                }
            }
            Scheme::Same => {}
        }
    }

    /// The keys of what a word sounds like.
    fn sounds(&mut self, word: &str, script: Script) {
        if script.is_unspaced() {
            let key = skeleton(word);
            for length in 3..=LONGEST {
                for gram in key.windows(length) {
                    self.key(gram);
                }
            }
            return;
        }
        if script == Script::Arabic {
            for article in ["وال", "بال", "لل", "ال", "و"] {
                if let Some(rest) = word.strip_prefix(article) {
                    self.key(&skeleton(rest));
                    break;
                }
            }
        }
        let key = skeleton(word);
        if script == Script::Hangul {
            // Particles follow: every beginning of the word may be the name.
            for length in 3..key.len().min(LONGEST) {
                self.key(&key[..length]);
            }
        }
        if script.has_capitals() {
            let quiet = without_r(word);
            if quiet != key {
                self.key(&quiet);
            }
        }
        self.key(&key);
    }

    fn key(&mut self, key: &[u8]) {
        let key = &key[..key.len().min(LONGEST)];
        match key.len() {
            0..=2 => {}
            3 => self.add(Class::Short, b'k', key),
            _ => self.add(Class::Skeleton, b'k', key),
        }
    }

    /// Runs of `n` characters, as words to learn from and, where `shared`, as tokens.
    fn grams(&mut self, word: &str, n: usize, shared: bool) {
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        for pair in starts.windows(n + 1) {
            let (Some(&start), Some(&end)) = (pair.first(), pair.last()) else {
                continue;
            };
            let gram = &word.as_bytes()[start..end];
            self.words.push(hash(b'w', gram));
            if shared {
                self.add(Class::Cognate, b'p', gram);
            }
        }
    }

    fn structure(&mut self, kind: BlockKind, starts: bool) {
        let kind = match kind {
            BlockKind::Heading(_) => b'h',
            BlockKind::Item => b'i',
            BlockKind::Cell => b'c',
            BlockKind::Caption => b'f',
            BlockKind::Paragraph | BlockKind::Given => b'p',
        };
        if kind != b'p' {
            self.add(Class::Structure, b'b', &[kind]);
        }
        if starts {
            self.add(Class::Structure, b'b', b"first");
        }
    }
}

/// As much of a segment as is read: what is longer is no sentence, and its beginning tells its place.
fn head(text: &str) -> &str {
    let end = (0..=text.len().min(20_000))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// FNV-1a, 64 bits.
pub(super) fn hash(kind: u8, bytes: &[u8]) -> u64 {
    let all = std::iter::once(&kind).chain(bytes);
    all.fold(0xcbf2_9ce4_8422_2325, |h: u64, &b| {
        (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)
    })
}
