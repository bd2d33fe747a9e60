//! A country told as another country, a city as another city: each stands in one version's row by its language's own word, and the
//! other version's row lacks it.

use super::contrast::{Contrast, Contrasted, Words};
use super::name_pair::{Fate, Pair};
use super::name_side::{SURE, Side, TRACED, UNTRACED, Unit};
use crate::extract::{Gazetteer, Known, KnownClass, sounds};
use crate::text::{Span, fold_key};

/// A place or a people that a segment tells by its language's own word.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub segment: usize,
    /// Its bytes in the version's text.
    pub span: Span,
    /// What the word names: several where it is the name of several.
    pub known: Vec<Known>,
    /// Whether it can hardly be another word or a part of a person's name.
    pub sure: bool,
    /// Whether it names the thing itself, and not its people.
    pub plain: bool,
    /// How many letters the name has.
    pub letters: usize,
    /// More letters than so many make it hardly a part of another word.
    pub least: usize,
}

impl Place {
    /// Its bytes in the version's text.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Whether it can hardly be another word or a part of a person's name.
    pub(super) fn is_sure(&self) -> bool {
        self.sure
    }

    /// What the word names.
    pub(super) fn known(&self) -> &[Known] {
        &self.known
    }

    /// Whether its name is long enough to be hardly a part of another word.
    fn is_long(&self) -> bool {
        self.letters > self.least
    }

    fn words(&self, version: usize) -> Words {
        Words {
            version,
            segment: self.segment,
            span: self.span,
        }
    }
}

impl Pair<'_, '_> {
    /// The place of the row that the other version tells as another one, if it is one alone.
    pub(super) fn exchanged(&self, row: usize) -> Option<Contrast> {
        let mine: Vec<&Place> = self.told_places(self.a, self.of.0, row).collect();
        if !mine.iter().any(|p| p.sure) {
            return None;
        }
        let theirs: Vec<&Place> = self.told_places(self.b, self.of.1, row).collect();
        let lost = only(
            mine.iter()
                .copied()
                .filter(|p| p.sure && self.lacks(self.b, self.of.1, row, p, &theirs)),
        )?;
        let gained = only(
            theirs
                .iter()
                .copied()
                .filter(|p| p.sure && self.stands_out(p.span) && self.lacks(self.a, self.of.0, row, p, &mine)),
        )?;
        let one_kind = lost.known.iter().any(|k| {
            let class = Gazetteer::class(k);
            class != KnownClass::Other && gained.known.iter().any(|l| Gazetteer::class(l) == class)
        });
        // There are many provinces: those of one country are told for each other, and a short name of another's is soon no name.
        let country = |p: &Place| -> Vec<&str> {
            let parts = p
                .known
                .iter()
                .filter(|k| Gazetteer::class(k) == KnownClass::Subdivision);
            parts.filter_map(|k| k.get(..2)).collect()
        };
        let (here, there) = (country(lost), country(gained));
        let part = lost.known.len() == here.len() || gained.known.len() == there.len();
        let likely = !part || here.iter().any(|c| there.contains(c)) || lost.is_long() && gained.is_long();
        let related = lost.known.iter().any(|k| {
            let plain = lost.plain && gained.plain;
            gained.known.iter().any(|l| Gazetteer::related(k, l, plain))
        });
        let heard = || self.is_heard(row, lost, gained) || self.is_alike(lost, gained);
        (one_kind && likely && !related && !heard()).then(|| Contrast {
            row,
            words: [gained.words(self.of.1), lost.words(self.of.0)],
            of: Contrasted::Place,
        })
    }

    /// The places that a version's row tells.
    fn told_places<'p>(&'p self, side: &'p Side<'_>, version: usize, row: usize) -> impl Iterator<Item = &'p Place> {
        self.segments(row, version).iter().flat_map(|s| side.places(*s))
    }

    /// Whether a version's row, and the rows beside, tell nothing of what a place of the other version names, though the language
    /// has a word for it.
    pub(super) fn lacks(&self, side: &Side<'_>, version: usize, row: usize, place: &Place, told: &[&Place]) -> bool {
        let near = [row.wrapping_sub(1), row, row + 1];
        let gazetteer = Gazetteer::of(side.pack.tag());
        // A country is asked for by a word of its own; of the towns and provinces of one name it is enough to have a word for
        // one.
        let words = |of: &dyn Fn(KnownClass) -> bool| {
            let mine = place.known.iter().filter(|k| of(Gazetteer::class(k)));
            let (has, lacks): (Vec<Known>, Vec<Known>) = mine.partition(|k| gazetteer.has(k));
            (has.len(), lacks.len())
        };
        let (countries, without) = words(&|class| class == KnownClass::Territory);
        let (parts, _) = words(&|class| !matches!(class, KnownClass::Territory | KnownClass::Other));
        let asked = without == 0 && countries + parts > 0;
        let tells = |p: &Place| p.known.iter().any(|k| place.known.contains(k));
        let mut beside = near.iter().flat_map(|r| self.told_places(side, version, *r));
        asked && !told.iter().any(|p| tells(p)) && !beside.any(tells)
    }

    /// Whether what the other version has may be the lost name itself, differently spelt: it sounds no less like that than like the
    /// pivot's names for what the tables know it to be, or it is one of its words (New Hampshire, Hampshire).
    fn is_alike(&self, lost: &Place, gained: &Place) -> bool {
        let text = |side: &Side<'_>, span: Span| fold_key(span.of(&side.version.document.text));
        let (name, there) = (text(self.a, lost.span), text(self.b, gained.span));
        let country = |p: &Place| p.known.iter().any(|k| Gazetteer::class(k) == KnownClass::Territory);
        // Countries have one spelling, and many are alike (North and South Korea).
        if country(lost) && country(gained) {
            return false;
        }
        let like = |own: &str| self.b.likeness(own, &there, self.a);
        let pivot = Gazetteer::of(self.a.pack.tag());
        let own = gained
            .known
            .iter()
            .flat_map(|k| pivot.forms(k))
            .map(like)
            .max()
            .unwrap_or(0);
        let parts = |name: &str| name.split([' ', '-']).filter(|w| w.chars().count() > 3).count() > 1;
        let part = || {
            name.split([' ', '-'])
                .any(|word| like(word) >= SURE[self.latin] && word.chars().count() > 3)
        };
        let other = like(&name);
        other >= UNTRACED[self.latin].max(own) || (name.contains([' ', '-']) && !parts(&there) && part())
    }

    /// Whether the other version writes the lost place as it sounds, or the place that it gained is the sound of another name.
    fn is_heard(&self, row: usize, lost: &Place, gained: &Place) -> bool {
        let text = |side: &Side<'_>, span: Span| {
            side.version
                .document
                .text
                .get(span.start..span.end)
                .unwrap_or_default()
                .to_lowercase()
        };
        let unit = |key: String| Unit {
            sounds: sounds(&key),
            key,
            ..Unit::default()
        };
        let name = unit(text(self.a, lost.span));
        let lost_heard = self.segments(row, self.of.1).iter().any(|s| {
            let offset = self.b.version.segments.get(*s).map_or(0, |s| s.span.start);
            let trace = self.b.trace(&name, *s, self.a);
            trace.is_some_and(|t| t.score >= TRACED[self.latin] && !t.span.shift(offset).overlaps(gained.span))
        });
        let name = unit(text(self.b, gained.span));
        // A short word is soon heard in a long one.
        let gained_heard = name.sounds.len() > 3
            && self.segments(row, self.of.0).iter().any(|s| {
                let offset = self.a.version.segments.get(*s).map_or(0, |s| s.span.start);
                let trace = self.a.trace(&name, *s, self.b);
                trace.is_some_and(|t| t.score >= TRACED[self.latin] && !t.span.shift(offset).overlaps(lost.span))
            });
        let another = self.fates[row].iter().any(|(unit, fate)| {
            let fact = self.a.version.facts.get(unit.fact);
            let its_own = fact.is_some_and(|f| f.span.overlaps(lost.span));
            matches!(fate, Fate::Traced(span, _) if span.overlaps(gained.span)) && !its_own
        });
        lost_heard || gained_heard || another
    }
}

/// The one thing that all are.
fn only<'p>(mut places: impl Iterator<Item = &'p Place>) -> Option<&'p Place> {
    let first = places.next()?;
    places.all(|p| p.known == first.known).then_some(first)
}
