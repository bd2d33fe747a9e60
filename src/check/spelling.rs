//! Names that a version spells in two ways of its own script.

use super::Scene;
use super::foreign::Scripts;
use crate::compare::Rendering;
use crate::extract::{Gazetteer, Kind, Value, words};
use crate::finding::Place;
use crate::language::{Boundaries, Pack};
use crate::text::fold_key;
use std::collections::BTreeMap;

/// Shorter words are heard by chance.
const SHORTEST: usize = 3;

/// A name in two spellings.
pub(super) struct Spellings {
    /// Index of the version.
    pub version: usize,
    /// Where the rarer spelling stands.
    pub odd: Vec<Place>,
    /// Where the other one stands first.
    pub usual: Place,
    /// Where another version has the name.
    pub witness: Place,
}

/// A word of a name as a version writes it.
struct Spelt {
    key: String,
    place: Place,
    witness: Place,
}

/// The names that a version spells in two ways, and the pivot in one. Endings are no other spelling; a name is compared with itself
/// alone: with the same words of the pivot, or with the family name of one person.
pub(super) fn two_spellings(scene: &Scene<'_>) -> Vec<Spellings> {
    let mut met: BTreeMap<(usize, String), Vec<Spelt>> = BTreeMap::new();
    for rendering in &scene.comparison.renderings {
        for (name, spelt) in spelt(scene, rendering) {
            met.entry((rendering.version, name)).or_default().push(spelt);
        }
    }
    let mut out: Vec<Spellings> = Vec::new();
    for ((version, _), list) in met {
        let Some(pack) = scene.pack(version) else { continue };
        let text = &scene.version(version).document.text;
        out.extend(apart(version, &list, text, pack).filter(|found| {
            // A family name is met alone and behind the given name.
            !out.iter()
                .any(|o| o.version == version && o.odd.iter().any(|p| found.odd.contains(p)))
        }));
    }
    out
}

/// The words of a rendering, each with the name whose word it is.
fn spelt(scene: &Scene<'_>, rendering: &Rendering) -> Vec<(String, Spelt)> {
    let version = scene.version(rendering.version);
    let (pivot, fact) = rendering.of;
    let Some(fact) = scene.version(pivot).facts.get(fact).filter(|f| f.kind == Kind::Name) else {
        return Vec::new();
    };
    let Value::Text(name) = &fact.value else {
        return Vec::new();
    };
    let text = &version.document.text;
    let written = rendering.span.of(text);
    let home = scene.pack(rendering.version).map(Scripts::of);
    let loose = scene
        .pack(rendering.version)
        .is_none_or(|p| p.file.boundaries == Boundaries::None);
    if !home.is_some_and(|h| h.writes(written)) || loose || shouted(written) {
        return Vec::new();
    }
    // Countries and peoples have adjectives of their own.
    let known = scene.pack(pivot).map(|p| Gazetteer::of(p.tag()));
    if known.is_none_or(|g| !g.known(name).is_empty() || rendering.name.split(' ').any(|k| !g.known(k).is_empty())) {
        return Vec::new();
    }
    let keys: Vec<&str> = rendering.name.split(' ').collect();
    let places = words(written);
    if keys.len() != places.len() {
        return Vec::new();
    }
    let full = fold_key(name);
    let last = full.rsplit([' ', '-']).next().map(str::to_owned).unwrap_or_default();
    let cased = written.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let names = places.into_iter().zip(keys).filter(|(place, _)| {
        let word = place.of(written);
        word.chars().count() >= SHORTEST && (!cased || word.starts_with(char::is_uppercase))
    });
    let spelt = names.map(|(place, key)| {
        let spelt = Spelt {
            key: fold_key(place.of(written)),
            place: Place {
                version: rendering.version,
                segment: rendering.segment,
                span: place.shift(rendering.span.start),
            },
            witness: Place {
                version: pivot,
                segment: fact.segment,
                span: fact.span,
            },
        };
        // Given names are shared by many.
        let name = if *key == last {
            last.clone()
        } else {
            format!("{full} {key}")
        };
        (name, spelt)
    });
    spelt.collect()
}

/// The rarer spelling and the other one, if there are two that no ending explains.
fn apart(version: usize, list: &[Spelt], text: &str, pack: &Pack) -> Option<Spellings> {
    let mut groups: Vec<Vec<&Spelt>> = Vec::new();
    for spelt in list {
        match groups
            .iter_mut()
            .find(|g| g.iter().any(|s| one_word(&s.key, &spelt.key, pack)))
        {
            Some(group) => group.push(spelt),
            None => groups.push(vec![spelt]),
        }
    }
    // The first to be met wins where two are as common.
    let usual = (0..groups.len()).max_by_key(|i| (groups[*i].len(), std::cmp::Reverse(*i)))?;
    // What is spelt quite otherwise is another word that was taken for the name.
    let near = |g: &&Vec<&Spelt>| {
        g.iter()
            .any(|s| groups[usual].iter().any(|u| alike(&s.key, &u.key, pack)))
    };
    let others = (0..groups.len()).filter(|i| *i != usual).filter_map(|i| groups.get(i));
    let odd: Vec<&Spelt> = others.filter(near).flatten().copied().collect();
    let (first, usual) = (odd.first()?, groups[usual].first()?);
    Some(Spellings {
        version,
        usual: without_front(usual, first, text, pack),
        witness: first.witness,
        odd: odd.iter().map(|s| without_front(s, usual, text, pack)).collect(),
    })
}

/// The place of a word without what is written onto its front, where the other spelling is nearer to the rest: فيرجينيا in لفيرجينيا.
fn without_front(spelt: &Spelt, other: &Spelt, text: &str, pack: &Pack) -> Place {
    let far = |word: &str| {
        let theirs = bare(&other.key, pack);
        theirs.iter().map(|o| strsim::levenshtein(word, o)).min()
    };
    let whole = far(&spelt.key);
    let written = spelt.place.span.of(text);
    let fronts = pack.proclitics.iter().filter_map(|front| {
        let rest = spelt.key.strip_prefix(front.as_str())?;
        let (at, _) = written.char_indices().nth(front.chars().count())?;
        (far(rest) < whole && fold_key(&written[..at]) == *front).then_some((far(rest), at))
    });
    let mut place = spelt.place;
    if let Some((_, at)) = fronts.min() {
        place.span.start += at;
    }
    place
}

/// The spellings of a folded word without what may be written onto its front, nor an apostrophe's ending.
fn bare(word: &str, pack: &Pack) -> Vec<String> {
    // A dot below a letter is often left out.
    let word: String = word.chars().filter(|c| !matches!(c, '\u{93c}' | '\u{9bc}')).collect();
    let mut out = vec![word.split(['\'', '’']).next().unwrap_or(&word).to_owned()];
    let glued = pack.proclitics.iter().filter_map(|p| word.strip_prefix(p.as_str()));
    out.extend(glued.filter(|rest| rest.chars().count() > 2).map(str::to_owned));
    out
}

/// Whether two folded words are one but for what is written onto the front or an ending.
fn one_word(a: &str, b: &str, pack: &Pack) -> bool {
    /// An ending that changes has no more letters.
    const ENDING: usize = 3;
    let theirs = bare(b, pack);
    bare(a, pack).iter().any(|x| {
        theirs.iter().any(|y| {
            let common = x.chars().zip(y.chars()).take_while(|(c, d)| c == d).count();
            let (left, right) = (x.chars().count() - common, y.chars().count() - common);
            let last = |word: &str| word.chars().next_back();
            // What ends alike and differs before is no ending.
            let inside = left.min(right) > 0 && last(x) == last(y);
            let ends = left.max(right) <= ENDING && common > 1 && common + 1 >= left.max(right) && !inside;
            // In languages that do not bend names a last letter tells, too.
            let fixed = matches!(pack.tag(), "vi" | "id");
            left + right == 0 || ends && !fixed
        })
    })
}

/// Whether two folded words are spelt much alike: one letter is another, two of a longer word, three of a long one.
fn alike(a: &str, b: &str, pack: &Pack) -> bool {
    let theirs = bare(b, pack);
    bare(a, pack).iter().any(|x| {
        theirs.iter().any(|y| {
            let letters = x.chars().count().min(y.chars().count());
            strsim::levenshtein(x, y) <= (letters / 3).clamp(1, 3)
        })
    })
}

/// Whether the words are in capitals, which leave out marks.
fn shouted(written: &str) -> bool {
    written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{alike, one_word};
    use crate::language::Pack;
    use crate::text::Tag;

    #[test]
    fn endings_are_no_other_spelling() {
        for (lang, a, b, wanted) in [
            ("ru", "петров", "петровым", true),
            ("ru", "павел", "павла", true),
            ("ru", "александр", "олександр", false),
            ("pl", "nowak", "nowakowi", true),
            ("tr", "kılıç", "kılıç'ın", true),
            ("ar", "ترامب", "وترامب", true),
            ("fr", "alexandre", "aleksandr", false),
            ("en", "lam", "lâm", false),
            ("en", "nguyen", "nguyễn", false),
            ("vi", "lam", "lâm", false),
            ("ur", "دین", "دیان", false),
        ] {
            let pack = Pack::of(&Tag::parse(lang).unwrap()).unwrap();
            assert_eq!(one_word(a, b, pack), wanted, "{lang} {a} {b}");
        }
    }

    #[test]
    fn other_words_are_no_other_spelling() {
        for (lang, a, b, wanted) in [
            ("fr", "alexandre", "aleksandr", true),
            ("en", "nguyen", "nguyễn", true),
            ("ur", "دین", "دیان", true),
            ("ar", "هانز", "يوهانس", false),
            ("ar", "لفيرجينيا", "فرجينيا", true),
            ("de", "geiger", "geigerzählers", false),
        ] {
            let pack = Pack::of(&Tag::parse(lang).unwrap()).unwrap();
            assert_eq!(alike(a, b, pack), wanted, "{lang} {a} {b}");
        }
    }
}
