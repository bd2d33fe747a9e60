//! Figures that stand the other way round: from 168 to 112 told as from 112 to 168, 61 votes to 48 as 48 to 61.

use super::agree::bare;
use super::claim::{Difference, Version};
use super::matching::Fate;
use super::swapped::counts_alike;
use crate::extract::{End, Fact, Kind, Value};
use crate::language::{Class, Direction, Pack};
use crate::text::fold_key;
use rust_decimal::Decimal;

/// Languages that put what belongs to a noun or a verb in front of it: there figures stand in another order than elsewhere, and
/// rightly.
const HEAD_LAST: [&str; 8] = ["bn", "fa", "hi", "ja", "ko", "tr", "ur", "zh"];
/// So many characters at most stand between two figures that are told together.
const TOGETHER: usize = 60;
/// So many where nothing but their order joins them: 61 votes to 48.
const CLOSE: usize = 20;
/// A number of this many years or fewer between commas may be an age: Ronaldo, 33, told his followers.
const OLDEST: Decimal = Decimal::from_parts(120, 0, 0, false, 0);

/// Two figures of one make that agree and stand together, of which one version says the second first: where marks of both say which
/// end of a change each is, these decide; without a change, the order does between languages that keep it.
pub fn reordered(a: &Version, left: &[usize], fate_a: &mut [Fate], b: &Version, right: &[usize], fate_b: &mut [Fate]) {
    for i in 0..left.len() {
        let Some((k, x, y)) = pair(a, left, fate_a, b, right, i) else {
            continue;
        };
        let (one, other) = ([left[i], left[k]], [x, y]);
        let turned = match (leads(a, one), leads(b, other)) {
            (Some(p), Some(q)) => p.begins != q.begins && (p.sure || q.sure),
            _ => b.facts[y].span < b.facts[x].span && keeps(a, b, one, other) && !counts_alike(a, one, b, other),
        };
        if turned {
            for (i, fact) in [(i, y), (k, x)] {
                fate_a[i] = Fate::Different(fact, Difference::Exchanged);
                if let Some(j) = right.iter().position(|&r| r == fact) {
                    fate_b[j] = Fate::Different(left[i], Difference::Exchanged);
                }
            }
        }
    }
}

/// A range or a ratio of which the other version has both numbers, the other way round: from 61 to 70 and from 70 to 61, 14 of 17
/// and 17 of 14.
pub fn inverted(a: &Version, left: &[usize], fate_a: &mut [Fate], b: &Version, right: &[usize], fate_b: &mut [Fate]) {
    for i in 0..left.len() {
        let fact = &a.facts[left[i]];
        let (Fate::Missing, Value::Pair(p, q)) = (fate_a[i], &fact.value) else {
            continue;
        };
        let lone = |value: Decimal| {
            let mut found = (0..right.len()).filter(|&j| {
                let f = &b.facts[right[j]];
                fate_b[j] == Fate::Missing && matches!(f.value, Value::Quantity(_)) && bare(f) == Some(value)
            });
            found.next().filter(|_| found.next().is_none())
        };
        let (Some(j), Some(k)) = (lone(p.value()), lone(q.value())) else {
            continue;
        };
        let two = [right[j], right[k]];
        let turned = match fact.kind {
            Kind::Range => leads(b, two).is_some_and(|lead| !lead.begins),
            Kind::Ratio => b.facts[two[1]].span < b.facts[two[0]].span && part_of(b, two),
            _ => false,
        };
        if turned && alike(&b.facts[two[0]], &b.facts[two[1]]) && together(b, two) {
            let difference = match fact.kind {
                Kind::Range => Difference::Range,
                _ => Difference::Value,
            };
            fate_a[i] = Fate::Different(two[1], difference);
            fate_b[k] = Fate::Different(left[i], difference);
            fate_b[j] = Fate::Answered;
        }
    }
}

/// Whether an "of" stands between two figures.
fn part_of(version: &Version, two: [usize; 2]) -> bool {
    let gap = gap(version, two).trim();
    let pack = Pack::of(&version.document.lang);
    pack.is_some_and(|pack| says(pack, gap, |c| *c == Class::RatioOf))
        || pack.is_some_and(|pack| {
            gap.split_whitespace()
                .next()
                .is_some_and(|word| says(pack, word, |c| *c == Class::RatioOf))
        })
}

/// The next figure behind `left[i]` that is of its make, and what the other version has for both, side by side.
fn pair(
    a: &Version,
    left: &[usize],
    fates: &[Fate],
    b: &Version,
    right: &[usize],
    i: usize,
) -> Option<(usize, usize, usize)> {
    let fact = &a.facts[left[i]];
    let k = (i + 1..left.len()).find(|&k| alike(fact, &a.facts[left[k]]) && near(fact, &a.facts[left[k]]))?;
    let (Fate::Same(x), Fate::Same(y)) = (fates[i], fates[k]) else {
        return None;
    };
    let (p, q) = (&b.facts[x], &b.facts[y]);
    let between = |f: &&usize| {
        let span = b.facts[**f].span;
        alike(p, &b.facts[**f])
            && near(p, &b.facts[**f])
            && (span > p.span && span < q.span || span > q.span && span < p.span)
    };
    let two = alike(p, q) && bare(p) != bare(q) && !right.iter().any(|f| between(&f));
    // Two ships and four helicopters: small numbers in words ask for nothing by themselves.
    let four = [fact, &a.facts[left[k]], p, q];
    let firm = four.into_iter().all(|f| f.firm) || four.into_iter().all(|f| bare(f).is_some_and(|n| n > Decimal::ONE));
    (two && firm && together(a, [left[i], left[k]]) && together(b, [x, y])).then_some((k, x, y))
}

/// Whether two facts are figures of one make in one sentence.
fn alike(a: &Fact, b: &Fact) -> bool {
    let figure = matches!(
        a.kind,
        Kind::Number | Kind::Percent | Kind::Points | Kind::Amount | Kind::Measure
    );
    figure && a.kind == b.kind && a.unit == b.unit && a.segment == b.segment
}

/// What stands between two facts of a version, in the order of the text.
fn gap(version: &Version, [x, y]: [usize; 2]) -> &str {
    let (x, y) = (version.facts[x].span, version.facts[y].span);
    let (from, to) = if x < y { (x.end, y.start) } else { (y.end, x.start) };
    version.document.text.get(from..to).unwrap_or_default()
}

fn together(version: &Version, two: [usize; 2]) -> bool {
    let gap = gap(version, two);
    gap.chars().nth(TOGETHER).is_none() && !gap.contains([';', '؛', '；'])
}

/// What the marks of two figures tell of a change from the one to the other.
struct Lead {
    /// Whether it begins at the first.
    begins: bool,
    /// Whether both ends are marked: one preposition alone may have another use.
    sure: bool,
}

/// Where a change begins; nothing where its marks are missing or at odds.
fn leads(version: &Version, two: [usize; 2]) -> Option<Lead> {
    let [first, second] = two.map(|f| version.facts[f].bearing.end);
    let begins = match (first, second) {
        (Some(End::From), Some(End::From)) | (Some(End::To), Some(End::To)) | (None, None) => return None,
        (Some(End::From), _) | (None, Some(End::To)) => true,
        (Some(End::To), _) | (None, Some(End::From)) => false,
    };
    let sure = first.is_some() && second.is_some();
    Some(Lead { begins, sure })
}

/// Whether figures stand in the same order in both versions where they tell the same: both languages keep it, or the figures are
/// joined by an "and"; and nothing rises or falls from the one to the other.
fn keeps(a: &Version, b: &Version, one: [usize; 2], other: [usize; 2]) -> bool {
    let last = |v: &Version| HEAD_LAST.iter().any(|tag| v.document.lang.language() == *tag);
    let joined = |v: &Version, two| {
        let pack = Pack::of(&v.document.lang);
        pack.is_some_and(|pack| {
            gap(v, two)
                .split_whitespace()
                .any(|word| says(pack, word, |c| *c == Class::And))
        })
    };
    let close = |v: &Version, two| gap(v, two).chars().nth(CLOSE).is_none();
    let (ands, tight) = ([joined(a, one), joined(b, other)], close(a, one) && close(b, other));
    let order = match last(a) || last(b) {
        true => ands == [true, true],
        false => tight || ands.contains(&true),
    };
    let still = |v: &Version, two: [usize; 2]| {
        two.iter()
            .all(|&f| v.facts[f].bearing.trend.is_none() && v.facts[f].bearing.end != Some(End::From))
            && !two.iter().any(|&f| aged(v, f) || rate(&v.facts[f]))
            && !moves(v, two)
    };
    order && still(a, one) && still(b, other)
}

/// Whether two figures are near enough to each other to be taken for each other: seven points and 2,243 are not.
fn near(a: &Fact, b: &Fact) -> bool {
    let (Some(x), Some(y)) = (bare(a), bare(b)) else {
        return false;
    };
    let (x, y) = (x.abs(), y.abs());
    x.min(y).checked_mul(Decimal::TEN).is_none_or(|most| most >= x.max(y))
}

/// Whether a word of change stands between two figures or shortly before them.
fn moves(version: &Version, two: [usize; 2]) -> bool {
    let Some(pack) = Pack::of(&version.document.lang) else {
        return true;
    };
    let moving = |c: &Class| {
        matches!(
            c,
            Class::Direction(Direction::Rise | Direction::Fall) | Class::RangeFrom
        )
    };
    gap(version, two)
        .split_whitespace()
        .any(|word| says(pack, word, moving))
}

/// Whether a word can mean what `class` picks.
fn says(pack: &Pack, word: &str, class: impl Fn(&Class) -> bool) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    pack.lexicon
        .whole(&fold_key(word))
        .unwrap_or_default()
        .iter()
        .any(class)
}

/// Whether a number may be what another is counted in: 110 boys to 100 girls.
fn rate(fact: &Fact) -> bool {
    let round = [100, 1_000, 10_000, 100_000].map(Decimal::from);
    fact.kind == Kind::Number && bare(fact).is_some_and(|n| round.contains(&n))
}

/// Whether a number may be somebody's years: set off by commas or brackets.
fn aged(version: &Version, fact: usize) -> bool {
    let (text, fact) = (&version.document.text, &version.facts[fact]);
    let before = text
        .get(..fact.span.start)
        .and_then(|t| t.trim_end().chars().next_back());
    let behind = text.get(fact.span.end..).and_then(|t| t.chars().next());
    let off = matches!(before, Some(',' | '(' | '،')) && matches!(behind, Some(',' | ')' | '،'));
    off && bare(fact).is_some_and(|n| n <= OLDEST)
}
