//! Numbers that change places: 1 person and 11 houses, told as 11 people and 1 house.

use super::claim::{Difference, Version};
use super::matching::Fate;
use crate::align::{concept_id, counted_in};
use crate::extract::{Fact, Kind};
use crate::language::{Boundaries, Class, Pack};
use crate::text::fold_key;

/// Characters beside a number in which what it counts stands.
const WINDOW: usize = 40;
/// What befalls people: a verb before the number may tell it.
const FATES: [&str; 3] = ["dead", "injured", "missing"];
/// Where what is counted stands before its number, and a counter behind it or nothing.
const NOUN_FIRST: [&str; 4] = ["km", "lo", "sw", "th"];

/// Bare numbers that agree, of which two that stand side by side count each what the other counts in the other version.
pub fn swapped(a: &Version, left: &[usize], fate_a: &mut [Fate], b: &Version, right: &[usize], fate_b: &mut [Fate]) {
    let bare = |f: &Fact| f.kind == Kind::Number && f.unit.is_none();
    let same = |i: usize| match fate_a[i] {
        Fate::Same(fact) if bare(&a.facts[left[i]]) && bare(&b.facts[fact]) => Some((i, fact)),
        _ => None,
    };
    let agreed: Vec<(usize, usize)> = (0..left.len()).filter_map(same).collect();
    let two: Vec<_> = agreed.windows(2).map(|w| (w[0], w[1])).collect();
    for ((i, x), (k, y)) in two {
        let one = a.facts[left[i]].value == a.facts[left[k]].value;
        let fresh = [i, k].iter().all(|&i| matches!(fate_a[i], Fate::Same(_)));
        if one
            || !fresh
            || a.facts[left[i]].segment != a.facts[left[k]].segment
            || b.facts[x].segment != b.facts[y].segment
        {
            continue;
        }
        let all = [counts(a, left[i]), counts(a, left[k]), counts(b, x), counts(b, y)];
        // 13 soldiers dead and 31 wounded, 13 blessés et 31 morts parmi les soldats: what befell them, and who they are, each alone.
        let fate = |id: &u64| FATES.iter().any(|fate| concept_id(fate) == *id);
        let fates = all.clone().map(|ids| ids.into_iter().filter(fate).collect::<Vec<_>>());
        let who = all
            .clone()
            .map(|ids| ids.into_iter().filter(|id| !fate(id)).collect::<Vec<_>>());
        if crossed(&all) || crossed(&fates) && !straight(&who) || crossed(&who) && !straight(&fates) {
            for (i, fact) in [(i, y), (k, x)] {
                fate_a[i] = Fate::Different(fact, Difference::Exchanged);
                if let Some(j) = right.iter().position(|&r| r == fact) {
                    fate_b[j] = Fate::Different(left[i], Difference::Exchanged);
                }
            }
        }
    }
}

fn meet(p: &[u64], q: &[u64]) -> bool {
    p.iter().any(|id| q.contains(id))
}

/// Whether each of two numbers counts what the other counts in the other version, and nothing that it counts itself there.
fn crossed([ai, ak, bx, by]: &[Vec<u64>; 4]) -> bool {
    let apart = !meet(ai, ak) && !meet(bx, by) && !meet(ai, bx) && !meet(ak, by);
    apart && meet(ai, by) && meet(ak, bx)
}

/// Whether each of two numbers counts the same in both versions.
fn straight([ai, ak, bx, by]: &[Vec<u64>; 4]) -> bool {
    meet(ai, bx) && meet(ak, by)
}

/// Whether what one of two figures counts shows that it says the same in both versions: `one` and `other` answer each other in order.
pub(super) fn counts_alike(a: &Version, one: [usize; 2], b: &Version, other: [usize; 2]) -> bool {
    let all = [
        counts(a, one[0]),
        counts(a, one[1]),
        counts(b, other[0]),
        counts(b, other[1]),
    ];
    let [ai, ak, bx, by] = &all;
    !meet(ai, ak) && !meet(bx, by) && (meet(ai, bx) || meet(ak, by)) && !meet(ai, by) && !meet(ak, bx)
}

/// What fact `at` of a version counts: concepts in its clause, up to the next figure.
fn counts(version: &Version, at: usize) -> Vec<u64> {
    let text = version.document.text.as_str();
    let (Some(fact), Some(pack)) = (version.facts.get(at), Pack::of(&version.document.lang)) else {
        return Vec::new();
    };
    let Some(segment) = version.segments.get(fact.segment) else {
        return Vec::new();
    };
    let figure = |f: &&Fact| f.segment == fact.segment && !matches!(f.kind, Kind::Name | Kind::Term);
    let before = version.facts[..at]
        .iter()
        .rev()
        .take(8)
        .find(figure)
        .map_or(segment.span.start, |f| f.span.end);
    let behind = version.facts[at + 1..]
        .iter()
        .take(8)
        .find(figure)
        .map_or(segment.span.end, |f| f.span.start);
    let before = text
        .get(before.min(fact.span.start)..fact.span.start)
        .unwrap_or_default();
    let behind = text.get(fact.span.end..behind.max(fact.span.end)).unwrap_or_default();
    let ends = |c: char| ".,;:!?()。，、；：！？،؛؟۔।（）".contains(c);
    let before = before.rsplit(ends).next().unwrap_or_default();
    let behind = behind.split(ends).next().unwrap_or_default();
    let from = before.char_indices().rev().nth(WINDOW).map_or(0, |(at, _)| at);
    let to = behind.char_indices().nth(WINDOW).map_or(behind.len(), |(at, _)| at);
    let tag = pack.tag();
    if NOUN_FIRST.contains(&tag) {
        return counted_in(tag, &before[from..]);
    }
    let mut found = counted_in(tag, &behind[..to]);
    if pack.file.boundaries == Boundaries::Spaces {
        // Killed 12 people and injured 31.
        let mut ahead = counted_in(tag, governs(before, pack));
        ahead.retain(|id| FATES.iter().any(|fate| concept_id(fate) == *id));
        if !ahead.is_empty() {
            found = counted_in(tag, up_to_and(&behind[..to], pack));
            found.append(&mut ahead);
        }
    }
    // A lone counter: 教師12人.
    let lone = found.iter().all(|id| *id == concept_id("person"));
    if lone && pack.file.boundaries != Boundaries::Spaces {
        found = counted_in(tag, before.get(from..).unwrap_or_default());
    }
    // 4人がけが: the people are those that are hurt.
    if found.len() > 1 {
        found.retain(|id| *id != concept_id("person"));
    }
    found
}

/// The words of `before`, the text before a number, that may govern it: the last four, back to an "and".
fn governs<'t>(before: &'t str, pack: &Pack) -> &'t str {
    let words = before
        .split_whitespace()
        .rev()
        .take(4)
        .take_while(|word| !joins(word, pack));
    let length = |word: &str| word.as_ptr() as usize - before.as_ptr() as usize;
    let from = words.last().map_or(before.len(), length);
    before.get(from..).unwrap_or_default()
}

/// `behind`, the text behind a number, up to its first "and".
fn up_to_and<'t>(behind: &'t str, pack: &Pack) -> &'t str {
    let start = |word: &str| word.as_ptr() as usize - behind.as_ptr() as usize;
    let end = behind.split_whitespace().find(|word| joins(word, pack)).map(start);
    behind.get(..end.unwrap_or(behind.len())).unwrap_or(behind)
}

/// Whether a word is an "and".
fn joins(word: &str, pack: &Pack) -> bool {
    let meanings = pack.lexicon.whole(&fold_key(word)).unwrap_or_default();
    meanings.iter().any(|c| matches!(c, Class::And | Class::RangeAnd))
}
