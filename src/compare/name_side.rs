//! A version as names are traced in it: its names, how its segments sound, what stands there for known names.

use super::claim::Version;
use super::name_places::Place;
use super::name_reading::is_pinyin;
use crate::extract::{
    Ear, Fact, Gazetteer, Heard, Kind, Known, NameKind, Sounds, Trace, Value, bare, foreign_runs, headline, name_kind,
    sounds, words,
};
use crate::language::{Boundaries, Pack};
use crate::text::{Span, fold_key};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use strsim::normalized_levenshtein;

/// From these scores on a name is taken to stand there: across scripts, and between versions in Latin letters, which mostly keep a
/// name letter for letter.
pub(super) const TRACED: [u32; 2] = [45, 60];
/// Below these scores it is taken not to, where another name stands there instead.
pub(super) const UNTRACED: [u32; 2] = [33, 38];
/// Below these scores it is taken not to, whatever else stands there.
pub(super) const LOST: [u32; 2] = [22, 28];
/// From these scores on a name is surely heard, even where none is looked for.
pub(super) const SURE: [u32; 2] = [60, 80];
/// From this score on two names in one row are taken for one, each in its language's form.
const ALIKE: u32 = 22;
/// In Latin letters from this score on, or where this share of the letters is spelt alike.
const ALIKE_LATIN: u32 = 38;
const SPELT: f64 = 0.4;
/// A name must prove this much more than chance does before its absence means something.
const CLEAR: i32 = 300;

/// One word of a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    /// Index of the name's fact.
    pub fact: usize,
    /// The word, folded, without a genitive's ending.
    pub key: String,
    /// How it sounds.
    pub sounds: Sounds,
    /// What kind of word it is.
    pub kind: NameKind,
    /// Whether it must sound alike in every version: a proper word of a firm name.
    pub firm: bool,
    /// What it is known to name, by itself or with the rest of the name; of a proper word a part of a country.
    pub known: Vec<Known>,
    /// Whether it is known as a people or a language only.
    pub people: bool,
    /// Whether it reads as Chinese.
    pub chinese: bool,
    /// Whether it is an abbreviation, or too short to be told by its sound.
    pub short: bool,
    /// Whether all its letters are capitals.
    pub shouted: bool,
}

impl Unit {
    /// The words of a name as one.
    pub fn joined<'u>(units: impl Iterator<Item = &'u Unit>) -> Self {
        let mut all = Self::default();
        for unit in units {
            all.key.push_str(&unit.key);
            all.key.push(' ');
            all.sounds.extend_from_slice(&unit.sounds);
        }
        all
    }
}

type Memo = BTreeMap<(usize, &'static str, String), Option<Trace>>;

/// A version with all that tracing needs.
pub(super) struct Side<'a> {
    pub version: &'a Version,
    pub pack: &'static Pack,
    /// Per segment, the words of its names.
    pub units: Vec<Vec<Unit>>,
    /// Word of a name → the segments in which it stands.
    places: BTreeMap<String, Vec<usize>>,
    heard: Vec<Heard>,
    pub(super) folded: Vec<String>,
    /// Per segment, its words in plain small letters.
    flat: Vec<Vec<String>>,
    /// Segment, language and word of a unit → where it was heard.
    memo: RefCell<Memo>,
    /// The words that the version writes small, folded.
    pub(super) small: OnceCell<BTreeSet<String>>,
    /// Per segment, the places that it tells.
    pub(super) told: Vec<OnceCell<Vec<Place>>>,
}

impl<'a> Side<'a> {
    pub fn new(version: &'a Version) -> Option<Self> {
        let pack = Pack::of(&version.document.lang)?;
        let mut units = vec![Vec::new(); version.segments.len()];
        for (i, fact) in version.facts.iter().enumerate() {
            if let (Kind::Name, Value::Text(name)) = (fact.kind, &fact.value)
                && let Some(list) = units.get_mut(fact.segment)
            {
                list.extend(units_of(i, fact, name, pack));
            }
        }
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (segment, unit) in units
            .iter()
            .enumerate()
            .flat_map(|(s, list)| list.iter().map(move |u: &Unit| (s, u)))
        {
            places.entry(unit.key.clone()).or_default().push(segment);
        }
        Some(Self {
            places,
            version,
            pack,
            units,
            heard: version.segments.iter().map(|s| Heard::new(&s.text, pack)).collect(),
            folded: version.segments.iter().map(|s| fold_key(&s.text)).collect(),
            flat: version.segments.iter().map(|s| flat_words(&s.text)).collect(),
            memo: RefCell::default(),
            small: OnceCell::new(),
            told: vec![OnceCell::new(); version.segments.len()],
        })
    }

    /// Where a unit of the version `from` sounds best in a segment.
    pub fn trace(&self, unit: &Unit, segment: usize, from: &Side<'_>) -> Option<Trace> {
        let key = (segment, from.pack.tag(), unit.key.clone());
        if let Some(known) = self.memo.borrow().get(&key) {
            return *known;
        }
        let heard = self.heard.get(segment)?;
        let found = heard.trace(&unit.sounds, self.ear(from));
        self.memo.borrow_mut().insert(key, found);
        found
    }

    /// How this version's words answer the names of another.
    fn ear(&self, from: &Side<'_>) -> &'static Ear {
        Ear::between(from.pack.tag(), self.pack.tag())
    }

    /// Whether a unit of the version `from` has sounds enough that chance does not make them up in a segment.
    pub fn tellable(&self, unit: &Unit, segment: usize, from: &Side<'_>) -> bool {
        self.margin(unit, segment, from) >= 0
    }

    /// How much more a unit of the version `from` proves where it is heard than chance and a margin do, in hundredths of a nat.
    pub fn margin(&self, unit: &Unit, segment: usize, from: &Side<'_>) -> i32 {
        let chance = self.heard.get(segment).map_or(0, Heard::chance);
        self.expected(unit, from) - chance - CLEAR
    }

    /// What a unit of the version `from` proves on average where it is heard, in hundredths of a nat.
    pub fn expected(&self, unit: &Unit, from: &Side<'_>) -> i32 {
        self.ear(from).expected(&unit.sounds)
    }

    /// How much a name of this version sounds like another version's word, 0 to 100; between Latin letters the spelling counts, too.
    pub fn nearness(&self, unit: &Unit, fact: usize, from: &Side<'_>) -> u32 {
        let list = self.version.facts.get(fact).and_then(|f| self.units.get(f.segment));
        let mine = list.into_iter().flatten().filter(|u| u.fact == fact);
        let near = mine.map(|u| self.ear(from).likeness(&unit.sounds, &u.sounds));
        near.max().unwrap_or(0)
    }

    /// The other words of the names of which a unit is a word somewhere in the version.
    pub fn partners(&self, unit: &Unit) -> impl Iterator<Item = &Unit> {
        let names = self.segments_with(&unit.key).iter().flat_map(|s| {
            let list: &[Unit] = self.units.get(*s).map_or(&[], Vec::as_slice);
            let facts = list.iter().filter(|u| u.key == unit.key).map(|u| u.fact);
            facts.flat_map(move |fact| list.iter().filter(move |u| u.fact == fact))
        });
        names.filter(|u| u.key != unit.key)
    }

    /// The segments in which a word of a name stands, folded.
    pub fn segments_with(&self, key: &str) -> &[usize] {
        self.places.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether the language is written in Latin letters.
    pub fn latin(&self) -> bool {
        let first = self.pack.file.titles.first().and_then(|t| t.chars().next());
        first.is_none_or(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
    }

    /// Whether the script has capitals.
    pub fn cased(&self) -> bool {
        let first = self.pack.file.titles.first().and_then(|t| t.chars().next());
        first.is_none_or(|c| c.is_lowercase() || c.is_uppercase())
    }

    /// Whether a word of the segment begins as the unit does: a people's name, a compound.
    pub fn akin(&self, unit: &Unit, segment: usize) -> bool {
        let name = flat(&unit.key);
        self.flat.get(segment).into_iter().flatten().any(|word| {
            let common = word.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
            common >= 4 && common * 2 >= name.len().min(word.len())
        })
    }

    /// Whether a unit of this version may be a translation of another language's name: Vietnamese renders many by their sense
    /// or by their characters' reading.
    pub fn rendered(&self, unit: &Unit) -> bool {
        self.pack.tag() == "vi" && unit.kind == NameKind::Proper && !unit.key.is_ascii()
    }

    /// Whether all letters of a name of this version are capitals.
    pub fn shouts(&self, fact: usize) -> bool {
        let list = self.version.facts.get(fact).and_then(|f| self.units.get(f.segment));
        let mut mine = list.into_iter().flatten().filter(|u| u.fact == fact);
        mine.all(|u| u.shouted)
    }

    /// How many capitalised words the name has.
    pub fn count(&self, fact: usize) -> usize {
        let list = self.version.facts.get(fact).and_then(|f| self.units.get(f.segment));
        list.map_or(0, |list| list.iter().filter(|u| u.fact == fact).count())
    }

    /// Whether a name of this version sounds much like another version's word.
    pub fn alike(&self, unit: &Unit, fact: usize, from: &Side<'_>) -> bool {
        let list = self.version.facts.get(fact).and_then(|f| self.units.get(f.segment));
        let mine = list.into_iter().flatten().filter(|u| u.fact == fact);
        // Latin letters keep much of a name's spelling or most of its sound.
        let strict = unit.kind == NameKind::Proper && self.latin() && from.latin();
        mine.into_iter().any(|u| {
            let heard = self.ear(from).likeness(&unit.sounds, &u.sounds);
            heard >= ALIKE
                && (!strict || heard >= ALIKE_LATIN || normalized_levenshtein(&flat(&u.key), &flat(&unit.key)) >= SPELT)
        })
    }

    /// The words of a segment, folded.
    pub fn words(&self, segment: usize) -> Vec<(String, Span)> {
        let Some(segment) = self.version.segments.get(segment) else {
            return Vec::new();
        };
        let text = &segment.text;
        words(text).into_iter().map(|w| (fold_key(w.of(text)), w)).collect()
    }

    /// Whether the language writes capitals.
    pub fn shows_names(&self) -> bool {
        self.units.iter().any(|u| !u.is_empty())
    }

    /// Whether the language writes them on every noun.
    pub fn shows_nouns(&self) -> bool {
        self.pack.tag() == "de"
    }

    /// Whether the segment is a headline in capitals.
    pub fn headline(&self, segment: usize) -> bool {
        self.version
            .segments
            .get(segment)
            .is_none_or(|s| headline(&s.text, &words(&s.text)))
    }

    /// Where a segment writes foreign names by letters that are kept for them.
    pub fn foreign_runs(&self, segment: usize) -> Vec<Span> {
        let segment = self.version.segments.get(segment);
        segment.map_or_else(Vec::new, |s| foreign_runs(&s.text, self.pack))
    }

    /// How alike a word of the version `from` and words of this version sound.
    pub fn likeness(&self, word: &str, written: &str, from: &Side<'_>) -> u32 {
        self.ear(from).likeness(&sounds(word), &sounds(written))
    }

    /// Whether a word of the version `from` and one of this version may be one, heard from both sides: a short word is soon heard
    /// in a long one.
    pub fn same_word(&self, word: &str, written: &str, from: &Side<'_>) -> bool {
        let (a, b) = (sounds(word), sounds(written));
        let proof = self.ear(from).score(&a, &b).max(0) * 100;
        let whole = self.pack.tag() != "zh" || proof >= 40 * from.ear(self).expected(&b);
        a.len() > 2 && whole && proof >= 33 * self.ear(from).expected(&a)
    }

    /// Whether an English segment tells somebody by a pronoun, where a translation may tell the name.
    pub fn pronoun(&self, segment: usize) -> bool {
        const PRONOUNS: &[&str] = &["he", "she", "him", "her", "his", "hers"];
        let words = self.flat.get(segment).into_iter().flatten();
        self.pack.tag() == "en" && words.into_iter().any(|w| PRONOUNS.contains(&w.as_str()))
    }

    /// Whether names are often told by what they mean or by their characters' reading, and not by sound.
    pub fn reads(&self) -> bool {
        matches!(self.pack.tag(), "zh" | "ja" | "ko")
    }

    /// Whether words are written without spaces.
    pub fn loose(&self) -> bool {
        self.pack.file.boundaries == Boundaries::None
    }
}

/// A word in plain small letters.
fn flat(word: &str) -> String {
    any_ascii::any_ascii(word).to_ascii_lowercase()
}

fn flat_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|w| flat(w.of(text))).collect()
}

fn units_of(index: usize, fact: &Fact, name: &str, pack: &Pack) -> Vec<Unit> {
    let mut out = Vec::new();
    let gazetteer = Gazetteer::of(pack.tag());
    let whole = gazetteer.known(name);
    let part = gazetteer.named(name);
    for word in words(name) {
        let written = word.of(name);
        if !written.chars().next().is_some_and(char::is_uppercase) {
            continue;
        }
        let folded = fold_key(written);
        let key = bare(&folded).to_owned();
        let kind = if whole.is_empty() {
            name_kind(written, pack)
        } else {
            NameKind::Known
        };
        let known = match part.is_empty() {
            true => gazetteer.named(&key),
            false => part.clone(),
        };
        out.push(Unit {
            fact: index,
            sounds: sounds(&key),
            people: kind == NameKind::Known && !gazetteer.is_plain(&key) && !gazetteer.is_plain(name),
            known: known.to_vec(),
            chinese: is_pinyin(&key),
            short: key.chars().count() < 4 || !written.chars().any(char::is_lowercase),
            shouted: !written.chars().any(char::is_lowercase),
            key,
            kind,
            firm: fact.firm && kind == NameKind::Proper,
        });
    }
    out
}
