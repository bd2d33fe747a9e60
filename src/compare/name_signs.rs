//! What is seen of a name in another version's row, as signs that speak for or against its being another name there.

use super::name_pair::{Fate, Pair};
use super::name_side::{SURE, Unit};
use super::name_weights::{KINDS, weights};
use crate::extract::NameKind;
use crate::text::Span;

/// What each sign tells; all lie between -1 and 4.
pub const SIGNS: [&str; 43] = [
    "always",
    "best score of a word",
    "score of the words together",
    "sounds that should be heard",
    "sounds above chance",
    "words that stand in no table",
    "known names whose word is absent",
    "known names without a word",
    "common words",
    "heard in a row beside",
    "another word begins alike",
    "pinyin, which Vietnamese reads",
    "a people whose adjective is not known",
    "heard nowhere in several rows",
    "heard in another row",
    "share of names that are not heard",
    "a stranger stands there",
    "it has as many words",
    "its words stand elsewhere in the article",
    "more strangers than names that may be translated",
    "likeness to the stranger",
    "a name of another row stands there",
    "beside a word that is heard",
    "a known name stands there that is not told",
    "a foreign word stands there that is not told",
    "beside a word that is heard, too",
    "a pronoun stands in the row",
    "in a title or headline",
    "a stranger holds a word that is heard",
    "another family name stands there",
    "other names that are not heard",
    "heard weakly",
    "an abbreviation",
    "begins the sentence",
    "Latin letters stand there that are not told",
    "a stranger's word stands in its place",
    "the stranger is a known name",
    "no other name and one stranger",
    "share of the row's other names that are heard",
    "other names that are heard",
    "in an article of one sentence",
    "the given name alone is heard",
    "behind a title",
];

/// The signs of one name.
#[derive(Clone, Debug)]
pub struct Signs {
    /// Index of the row.
    pub row: usize,
    /// Index of the pivot's fact.
    pub fact: usize,
    /// Index of the other version.
    pub version: usize,
    /// Which weights hold: how the other version shows names, and what kind of name it is.
    pub shape: usize,
    /// As `SIGNS` names them.
    pub values: [f32; SIGNS.len()],
    /// The other version's name that stands there instead.
    pub(super) instead: Option<usize>,
    /// Whether it may as well be translated, and nothing else stands there.
    pub(super) mute: bool,
    /// Whether another name is seen in the name's place.
    pub(super) shown: bool,
    /// Whether the other version tells another point of the compass beside it.
    pub(super) turned: bool,
}

/// How much surer it must be, in log-odds, that a name of common words is another one in a script without capitals: most are
/// translated by what they mean.
const TRANSLATED: f32 = 0.85;

/// How sure it is where both names are seen: another stands in the name's place, or another point of the compass beside it.
const SHOWN: f32 = 0.8;

impl Signs {
    /// How sure it is, from 0 to 1, that another name stands there or none.
    pub fn confidence(&self) -> f32 {
        weights(self.shape).map_or(0.0, |w| self.confidence_by(w.iter().copied()))
    }

    /// The same by other weights, one for each sign.
    pub fn confidence_by(&self, weights: impl Iterator<Item = f32>) -> f32 {
        if self.mute {
            return 0.0;
        }
        let sum: f32 = weights.zip(&self.values).map(|(w, v)| w * v).sum();
        let sum = sum - if self.shape == 2 * KINDS + 2 { TRANSLATED } else { 0.0 };
        let sure = 1.0 / (1.0 + (-sum).exp());
        let shown = sure >= 0.5 && self.shown;
        if shown || self.turned { sure.max(SHOWN) } else { sure }
    }

    /// Whether it is never told: it may as well be translated, and nothing else stands there.
    pub fn is_mute(&self) -> bool {
        self.mute
    }
}

/// What is seen of a whole row.
struct Scenery {
    strangers: Vec<usize>,
    absorbed: bool,
    substitute: Option<Span>,
    foreign: bool,
    bent: bool,
    unexplained: Option<Span>,
    latin: bool,
    pronoun: bool,
    lost: usize,
    heard: usize,
    names: usize,
}

impl Pair<'_, '_> {
    /// The signs of each name of a row of which a word is not surely heard.
    pub(super) fn signs(&self, row: usize) -> Vec<Signs> {
        let fates = &self.fates[row];
        let sure = |f: &Fate| match f {
            Fate::Traced(_, score) => self.latin == 0 || *score >= 85,
            Fate::Told => true,
            _ => false,
        };
        let runs: Vec<&[(&Unit, Fate)]> = fates.chunk_by(|(a, _), (b, _)| a.fact == b.fact).collect();
        // In English alone the common words are known; elsewhere a name asks where a title or a table shows it to be one.
        let asks = |run: &[(&Unit, Fate)]| {
            self.a.pack.tag() == "en" || run.iter().any(|(u, _)| u.firm || u.kind == NameKind::Known)
        };
        let open: Vec<_> = runs
            .iter()
            .filter(|run| asks(run) && !self.read_by_characters(run))
            .filter(|run| !run.iter().all(|(_, f)| sure(f)) || self.scattered(run, row))
            .collect();
        if open.is_empty() {
            return Vec::new();
        }
        let strangers = self.strangers(row);
        let scenery = Scenery {
            // A translated name (the Old City) may stand there as another name that has no trace.
            absorbed: strangers.len() <= self.translatable(row),
            strangers,
            substitute: self.substitute(row),
            foreign: self.foreign(row),
            bent: self.bent(row),
            unexplained: self.unexplained(row),
            latin: self.latin_stranger(row),
            pronoun: self.segments(row, self.of.0).iter().any(|s| self.a.pronoun(*s)),
            lost: runs
                .iter()
                .filter(|run| run.iter().all(|(_, f)| f.lost(self.latin)))
                .count(),
            heard: runs
                .iter()
                .filter(|run| run.iter().any(|(_, f)| matches!(f, Fate::Traced(..) | Fate::Told)))
                .count(),
            names: runs.len(),
        };
        // A stranger that sounds much like a name is that name's form in its language (Alexander, İskender), and no other's.
        let claimed: Vec<(usize, usize)> = scenery
            .strangers
            .iter()
            .filter_map(|s| {
                let units = fates.iter().filter(|(u, f)| !sure(f) && self.b.alike(u, *s, self.a));
                let best = units.max_by_key(|(u, _)| self.b.nearness(u, *s, self.a));
                best.map(|(u, _)| (*s, u.fact))
            })
            .collect();
        open.into_iter()
            .map(|run| {
                let fact = run.first().map_or(0, |(u, _)| u.fact);
                let mine = |s: &usize| !claimed.iter().any(|(c, of)| c == s && *of != fact);
                let strangers: Vec<usize> = scenery.strangers.iter().copied().filter(mine).collect();
                self.sign(run, row, &scenery, &strangers)
            })
            .collect()
    }

    fn sign(&self, run: &[(&Unit, Fate)], row: usize, scenery: &Scenery, strangers: &[usize]) -> Signs {
        let theirs = self.segments(row, self.of.1);
        let heard = |f: &Fate| matches!(f, Fate::Traced(..) | Fate::Told);
        let scattered = self.scattered(run, row);
        let whole = scattered || !run.iter().any(|(_, f)| heard(f));
        let open: Vec<&(&Unit, Fate)> = run
            .iter()
            .filter(|(_, f)| {
                scattered || !heard(f) || matches!(f, Fate::Traced(_, score) if self.latin == 1 && *score < 85)
            })
            .collect();
        let count = |of: &dyn Fn(&Unit) -> bool| open.iter().filter(|(u, _)| of(u)).count().min(3) as f32;
        let flag = |is: bool| f32::from(u8::from(is));
        let trace = |u: &Unit| {
            let best = theirs.iter().filter_map(|s| self.b.trace(u, *s, self.a));
            best.map(|t| t.score).max().unwrap_or(0)
        };
        let told = |u: &Unit| theirs.iter().map(|s| self.b.has_known(u, *s)).max().flatten();
        let known = |u: &Unit| u.kind == NameKind::Known;
        let times = |u: &Unit| self.times.get(u.key.as_str()).copied().unwrap_or_default();
        let whole_unit = Unit::joined(run.iter().map(|(u, _)| *u));
        let expected: i32 = open
            .iter()
            .filter(|(u, _)| u.kind != NameKind::Common)
            .map(|(u, _)| self.b.expected(u, self.a))
            .sum();
        let margin = open
            .iter()
            .filter_map(|(u, _)| theirs.iter().map(|s| self.b.margin(u, *s, self.a)).min())
            .max()
            .unwrap_or(0);
        let shape = match whole {
            true if open.iter().any(|(u, _)| u.kind == NameKind::Proper) => 0,
            true if open.iter().any(|(u, _)| known(u)) => 1,
            true => 2,
            false => 3,
        };
        let elsewhere = |s: &usize| self.written_alike(*s, row);
        // An abbreviation is told by another one or in full, and a pronoun by the name of whom it means.
        let shouted = whole && open.iter().all(|(u, _)| u.shouted);
        let meant = |s: &usize| shape > 0 && whole && scenery.pronoun && elsewhere(s);
        let strangers: Vec<usize> = strangers
            .iter()
            .copied()
            .filter(|s| (!shouted || self.b.shouts(*s)) && !meant(s))
            .collect();
        let strangers = strangers.as_slice();
        // The stranger that most probably stands instead.
        let beside = self.adjacent(run, strangers);
        let same = |s: &usize| self.b.count(*s) == run.len();
        let stranger = beside.or_else(|| {
            let list = strangers.iter().copied();
            list.max_by_key(|s| (elsewhere(s), same(s), std::cmp::Reverse(*s)))
        });
        let likeness = stranger.map_or(0, |s| {
            let of = open.iter().map(|(u, _)| self.b.nearness(u, s, self.a));
            of.max().unwrap_or(0)
        });
        let (found, missed) = self.firm;
        let own = open
            .iter()
            .filter(|(u, _)| u.firm && times(u).0 == 0 && times(u).1 > 0)
            .count();
        let name = self.a.version.facts.get(run.first().map_or(0, |(u, _)| u.fact));
        let start = name.map_or(0, |f| f.span.start);
        let first = self.segments(row, self.of.0).iter().any(|s| {
            self.a
                .version
                .segments
                .get(*s)
                .is_some_and(|s| s.span.start + 2 > start && s.span.start <= start)
        });
        let shows = match (self.latin, self.b.shows_names()) {
            (1, _) => 0,
            (_, true) => 1,
            _ if self.b.reads() => 3,
            _ => 2,
        };
        let place = self.in_place(run, row);
        // The names of the row that are heard, but for this one.
        let others = scenery.heard - usize::from(scenery.heard > 0 && run.iter().any(|(_, f)| heard(f)));
        let title = name.is_some_and(|f| !f.firm) && run.iter().any(|(u, _)| u.kind == NameKind::Proper);
        let foreign = scenery.foreign || scenery.bent && run.iter().all(|(u, _)| known(u));
        let witnessed =
            stranger.is_some() || scenery.substitute.or(scenery.unexplained).is_some() || foreign || scenery.latin;
        let sure = |f: &Fate| match f {
            Fate::Traced(_, score) => *score >= SURE[self.latin],
            Fate::Told => true,
            _ => false,
        };
        let followed = self.follows(run, scenery.substitute) || self.follows(run, scenery.unexplained);
        let turned = self.turned(run, row);
        let values = [
            1.0,
            open.iter().map(|(u, _)| trace(u)).max().unwrap_or(0) as f32 / 100.0,
            self.trace_of(&whole_unit, row) as f32 / 100.0,
            (expected as f32 / 1000.0).min(4.0),
            (margin as f32 / 500.0).clamp(-1.0, 2.0),
            count(&|u| u.kind == NameKind::Proper),
            count(&|u| known(u) && told(u) == Some(false)),
            count(&|u| known(u) && told(u).is_none()),
            count(&|u| u.kind == NameKind::Common),
            flag(open.iter().any(|(u, _)| self.nearby(u, row))),
            flag(self.latin == 1 && open.iter().any(|(u, _)| theirs.iter().any(|s| self.b.akin(u, *s)))),
            flag(self.b.pack.tag() == "vi" && open.iter().any(|(u, _)| u.chinese)),
            flag(open.iter().any(|(u, _)| u.people && !self.b.tells_peoples())),
            flag(self.translated(run)),
            flag(open.iter().any(|(u, _)| times(u).0 > 0)),
            self.misses(found, missed.saturating_sub(own), false),
            flag(stranger.is_some()),
            flag(stranger.is_some_and(|s| same(&s))),
            flag(stranger.is_some_and(|s| elsewhere(&s))),
            flag(!scenery.absorbed),
            likeness as f32 / 100.0,
            flag(scenery.substitute.is_some()),
            flag(self.follows(run, scenery.substitute)),
            flag(foreign),
            flag(scenery.unexplained.is_some()),
            flag(self.follows(run, scenery.unexplained)),
            flag(scenery.pronoun),
            flag(title),
            flag(beside.is_some()),
            flag(self.other_surname(run)),
            scenery.lost.saturating_sub(1).min(3) as f32,
            flag(open.iter().any(|(_, f)| matches!(f, Fate::Traced(..)))),
            flag(open.iter().any(|(u, _)| u.short)),
            flag(first && run.iter().all(|(u, _)| u.kind == NameKind::Common)),
            flag(scenery.latin),
            flag(place),
            flag(stranger.is_some_and(|s| self.b.is_known(s))),
            flag(scenery.lost < 2 && strangers.len() == 1),
            others as f32 / (scenery.names.max(2) - 1) as f32,
            others.min(3) as f32,
            flag(self.comparison.rows.len() < 2),
            flag(
                run.len() > 1
                    && run.first().is_some_and(|(_, f)| sure(f))
                    && run.last().is_some_and(|(_, f)| !heard(f)),
            ),
            flag(self.titled(run)),
        ];
        Signs {
            row,
            fact: run.first().map_or(0, |(u, _)| u.fact),
            version: self.of.1,
            shape: shows * KINDS + shape,
            values,
            mute: match shape {
                // Who is told by the family name is told.
                3 => {
                    let by_last = run.last().is_some_and(|(_, f)| sure(f));
                    by_last && !scattered && beside.is_none() && !place && !followed
                }
                // What only its common words show to be a name is translated, unless another name stands there.
                2 => !witnessed,
                // In which country a town lies, who holds an office, and whose people somebody is that the article tells may be left out.
                _ => (title || self.locates(run) || self.titled(run) || self.is_clear(run)) && !witnessed,
            } && !turned,
            shown: match whole {
                true => shape == 0 && stranger.is_some(),
                false => beside.is_some() || place,
            },
            turned,
            instead: match whole {
                true => stranger,
                false => beside.or_else(|| self.written(run)),
            },
        }
    }

    /// The best score of a unit in the other version's row.
    pub(super) fn trace_of(&self, unit: &Unit, row: usize) -> u32 {
        let traces = self.segments(row, self.of.1).iter();
        traces
            .filter_map(|s| self.b.trace(unit, *s, self.a))
            .map(|t| t.score)
            .max()
            .unwrap_or(0)
    }
}
