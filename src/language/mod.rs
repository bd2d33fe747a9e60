//! Packs and world tables: the words of a language to neutral ids.
//!
//! This room opens no file at run time: the packs are built in.

mod class;
mod compass;
mod identify;
mod lexicon;
mod life;
mod meaning;
mod pack;
mod style;
mod trie;
mod patterns;
mod world;

pub use class::{Approx, Class, ClockMark, DateMark, Direction, Era, NamePart, Weekday};
pub use compass::Point;
pub use identify::identify;
pub use lexicon::{Classes, Hit, Lexicon, PhraseId};
pub use life::Life;
pub use pack::{Boundaries, DateOrder, NumberGrammar, PackFile, UniqueMap};
pub use patterns::{Patterns, Plural};
pub use style::{Grouping, Style};
pub use world::{KILO, Unit, World};

use crate::text::{Tag, fold_key};
use include_dir::{Dir, include_dir};
use pack::CldrFile;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary/languages");

/// What Parallax knows of one language, compiled.
#[derive(Debug)]
pub struct Pack {
    /// The hand-written file, CLDR's words added: structure and lists that need no compiling.
    pub file: PackFile,
    /// The words.
    pub lexicon: Lexicon,
    /// The version of CLDR that its words come from, where CLDR has any.
    pub cldr: Option<String>,
    /// Whether `first` stands behind tens in an ordinal (двадцать первый, but not les vingt premiers).
    pub first_behind_tens: bool,
    /// Whether the numbers from eleven on have words of their own, so that nothing is added to ten (из десяти второй).
    pub teens: bool,
    /// Whether words are made of a number and a unit (стометровый).
    pub compounds: bool,
    /// Folded `proclitics`, the longest first.
    pub proclitics: Vec<String>,
    /// Folded `enclitics`.
    pub enclitics: BTreeSet<String>,
    /// Folded `titles`, without a stop.
    pub titles: BTreeSet<String>,
    /// The folded names of months and weekdays.
    pub dates: BTreeSet<String>,
}

impl Pack {
    /// The pack that serves `tag`: its own, or its primary language's.
    pub fn of(tag: &Tag) -> Option<&'static Pack> {
        let shelf = shelf();
        let slot = shelf.get(tag.as_str()).or_else(|| shelf.get(tag.language()))?;
        Some(slot.pack.get_or_init(|| {
            Self::load(slot.text, slot.cldr)
                .unwrap_or_else(|e| unreachable!("a test reads every built-in pack: {}: {e}", slot.tag))
        }))
    }

    /// The tags of all packs, sorted.
    pub fn tags() -> Vec<&'static str> {
        let own: BTreeSet<_> = shelf().values().map(|slot| slot.tag).collect();
        own.into_iter().collect()
    }

    /// Reads and compiles a pack from the text of its hand-written file and of CLDR's.
    pub fn load(text: &str, cldr: Option<&str>) -> Result<Self, String> {
        let mut file: PackFile = serde_yaml::from_str(text).map_err(|e| e.to_string())?;
        let mut version = None;
        if let Some(cldr) = cldr {
            let mut cldr: CldrFile = serde_yaml::from_str(cldr).map_err(|e| format!("cldr: {e}"))?;
            if cldr.tag != file.tag {
                return Err(format!("cldr: its tag is `{}`, the pack's `{}`", cldr.tag, file.tag));
            }
            version = Some(cldr.cldr);
            if file.number_grammar.glued {
                // Whole words such as `honderdvijf` would hide the parts of `tweehonderdvijf`.
                let part = |value: &String| value.parse::<u64>().is_ok_and(|n| n <= 100 || n % 100 == 0);
                cldr.words.cardinals.0.retain(|value, _| part(value));
            }
            let world = World::get();
            cldr.words
                .units
                .0
                .retain(|id, _| world.unit_id(id.rsplit(':').next().unwrap_or(id)).is_some());
            file.words.add(cldr.words, &file.without.clone());
        }
        let lexicon = Lexicon::compile(&file)?;
        let mut proclitics: Vec<_> = file.proclitics.iter().map(|p| fold_key(p)).collect();
        proclitics.sort_by_key(|p| std::cmp::Reverse(p.len()));
        let enclitics = file.enclitics.iter().map(|p| fold_key(p)).collect();
        let titles = file.titles.iter().map(|t| fold_key(t.trim_end_matches('.'))).collect();
        let dates = [&file.words.months, &file.words.weekdays];
        let dates = dates
            .iter()
            .flat_map(|w| w.0.values())
            .flatten()
            .map(|d| fold_key(d))
            .collect();
        Ok(Self {
            titles,
            dates,
            cldr: version,
            first_behind_tens: first_behind_tens(&file),
            teens: file.words.cardinals.0.get("12").is_some_and(|forms| !forms.is_empty()),
            compounds: file.words.number_parts.0.keys().any(|part| part.starts_with("prefix-")),
            file,
            lexicon,
            proclitics,
            enclitics,
        })
    }

    /// The tag of the pack.
    pub fn tag(&self) -> &str {
        &self.file.tag
    }
}

fn first_behind_tens(file: &PackFile) -> bool {
    let forms = |value: &str| file.words.ordinals.0.get(value).map(Vec::as_slice).unwrap_or_default();
    forms("21").is_empty()
        || forms("21").iter().any(|f| {
            f.split(' ')
                .next_back()
                .is_some_and(|last| forms("1").iter().any(|o| o == last))
        })
}

struct Slot {
    tag: &'static str,
    text: &'static str,
    cldr: Option<&'static str>,
    pack: OnceLock<Pack>,
}

/// Every tag that a pack serves, with the pack's slot; packs are compiled when first asked for.
fn shelf() -> &'static BTreeMap<&'static str, &'static Slot> {
    static SHELF: OnceLock<BTreeMap<&'static str, &'static Slot>> = OnceLock::new();
    SHELF.get_or_init(|| {
        let mut shelf = BTreeMap::new();
        for file in FILES.files() {
            let path = file.path();
            let (Some(tag), Some(text)) = (path.file_stem().and_then(|s| s.to_str()), file.contents_utf8()) else {
                continue;
            };
            if path.extension().is_none_or(|e| e != "yaml") {
                continue;
            }
            let cldr = FILES
                .get_file(format!("cldr/{tag}.yaml"))
                .and_then(|f| f.contents_utf8());
            let slot: &'static Slot = Box::leak(Box::new(Slot {
                tag,
                text,
                cldr,
                pack: OnceLock::new(),
            }));
            shelf.insert(tag, slot);
        }
        shelf
    })
}

#[cfg(test)]
mod tests {
    use super::Pack;
    use crate::text::Tag;

    #[test]
    fn every_pack_is_read() {
        for tag in Pack::tags() {
            let slot = super::shelf()[tag];
            let pack = Pack::load(slot.text, slot.cldr).unwrap_or_else(|e| panic!("{tag}: {e}"));
            assert_eq!(pack.tag(), tag);
            assert!(Tag::parse(tag).is_some());
        }
    }
}
