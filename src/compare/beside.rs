//! What stands beside a fact decides: its conversion, the words that turn it round, the day before it.

use super::agree::bare;
use super::claim::{Difference, Version};
use super::matching::Fate;
use super::unit::{converts, derived, scaleless};
use crate::extract::{Fact, Kind, Value};
use crate::language::World;
use crate::text::digit_value;
use rust_decimal::Decimal;

/// A measure may be left out where what it converts, right beside it, is told: "40 mph (64 km/h)". Where it is `added`, by a
/// translation, it has to be worked out from that.
pub fn conversions(version: &Version, list: &[usize], fates: &mut [Fate], lone: &[Option<&'static str>], added: bool) {
    let text = &version.document.text;
    for i in 0..list.len() {
        let fact = &version.facts[list[i]];
        if fates[i] != Fate::Missing || lone.contains(&fact.unit) {
            continue;
        }
        let beside = [i.wrapping_sub(1), i + 1].into_iter().any(|k| {
            let Some(other) = list.get(k).map(|&k| &version.facts[k]) else {
                return false;
            };
            let (first, second) = if k < i { (other, fact) } else { (fact, other) };
            let between = text.get(first.span.end..second.span.start).unwrap_or_default();
            let close = first.segment == second.segment && brackets(between);
            let told = !other.firm || matches!(fates[k], Fate::Same(_) | Fate::Rounded(_) | Fate::Answered);
            close && told && converts(first, second) && (!added || derived(other, fact))
        });
        if beside {
            fates[i] = Fate::Answered;
        }
    }
}

/// Spans of time that one version tells in two units or three, the other in one: 7년 6개월 and seven and a half years. From 90 to
/// 25 minutes both ends are told.
pub fn summed(a: &Version, left: &[usize], fate_a: &mut [Fate], b: &Version, right: &[usize], fate_b: &mut [Fate]) {
    for i in 0..left.len() {
        let fact = &a.facts[left[i]];
        if fate_a[i] != Fate::Missing {
            continue;
        }
        let told = |end: Decimal| {
            (0..right.len()).find_map(|j| {
                let run = j..j + parts(b, &right[j..]);
                let sum = right[run.clone()].iter().try_fold(Decimal::ZERO, |sum, &k| {
                    lengths(&b.facts[k]).first().and_then(|part| sum.checked_add(*part))
                })?;
                let off = (sum - end).abs().checked_mul(Decimal::from(50))?;
                let free = fate_b[run.clone()].iter().all(|fate| *fate == Fate::Missing);
                (free && off <= end).then_some(run)
            })
        };
        let ends = lengths(fact);
        let runs: Vec<_> = ends.iter().filter_map(|end| told(*end)).collect();
        if runs.len() == ends.len() && runs.iter().any(|run| run.len() > 1) {
            fate_a[i] = Fate::Answered;
            runs.into_iter().for_each(|run| fate_b[run].fill(Fate::Answered));
        }
    }
}

/// How many of the facts `list` from its first on are one span of time in falling units, side by side.
fn parts(version: &Version, list: &[usize]) -> usize {
    let text = &version.document.text;
    let goes_on = |pair: &&[usize]| {
        let (first, second) = (&version.facts[pair[0]], &version.facts[pair[1]]);
        let between = text.get(first.span.end..second.span.start).unwrap_or("----");
        let beside = between.chars().count() <= 5 && !between.contains(['(', '-', '/', ';']);
        let falls = match (unit_seconds(first), unit_seconds(second)) {
            (Some(x), Some(y)) => x > y,
            _ => false,
        };
        first.segment == second.segment && beside && falls
    };
    1 + list.windows(2).take(2).take_while(goes_on).count()
}

/// The length of a span of time, or both where it is from the one to the other.
fn lengths(fact: &Fact) -> Vec<Decimal> {
    let ends = match &fact.value {
        Value::Quantity(q) if fact.kind == Kind::Measure => vec![q.value()],
        Value::Pair(p, q) if fact.kind == Kind::Range => vec![p.value(), q.value()],
        _ => return Vec::new(),
    };
    let unit = unit_seconds(fact);
    let length = |end: Decimal| unit.and_then(|unit| end.checked_mul(unit));
    ends.into_iter().filter_map(length).collect()
}

/// The length of the unit of a span of time; a month is a twelfth of a year.
fn unit_seconds(fact: &Fact) -> Option<Decimal> {
    let unit = World::get().units.get(fact.unit?)?;
    match unit.dimension {
        "time" => Some(unit.factor),
        "months" => unit.factor.checked_mul(Decimal::from(2_629_800)),
        _ => None,
    }
}

/// Whether a bracket or a stroke is all that stands between two measures, but for a word or two in the bracket: "(about".
fn brackets(between: &str) -> bool {
    let rest = between.trim_start();
    let opens = rest.starts_with(['(', '/', '（', '[']);
    let word = |c: char| !c.is_ascii_punctuation() && digit_value(c).is_none();
    opens && between.chars().count() <= 16 && rest.chars().skip(1).all(word)
}

/// Facts that agree while the words beside them point in opposite directions: before for after, rose for fell.
pub fn turned(a: &Version, left: &[usize], fate_a: &mut [Fate], b: &Version, right: &[usize], fate_b: &mut [Fate]) {
    for i in 0..left.len() {
        let Fate::Same(fact) = fate_a[i] else { continue };
        if a.facts[left[i]].bearing.opposes(&b.facts[fact].bearing) {
            let j = right.iter().position(|&r| r == fact).unwrap_or(0);
            fate_a[i] = Fate::Different(fact, Difference::Relation);
            fate_b[j] = Fate::Different(left[i], Difference::Relation);
        }
    }
}

/// Two facts told in words, which ask for nothing by themselves, left over as the only ones of their kind on both sides: doubled
/// and tripled, his third and his fourth title, half and a third.
pub fn lone_pair(x: Left<'_>, y: Left<'_>) -> bool {
    let kind = fact(x).kind;
    let told = matches!(
        kind,
        Kind::Multiple | Kind::Fraction | Kind::Ordinal | Kind::Range | Kind::Frequency | Kind::Age
    );
    let alone = |(version, list, fates, at): Left<'_>| {
        let others = (0..list.len()).filter(|&k| k != at && fates[k] == Fate::Missing);
        others.into_iter().all(|k| version.facts[list[k]].kind != kind)
    };
    // The first is often said of what comes first, and not counted.
    let counts = |f: &Fact| kind != Kind::Ordinal || bare(f).is_some_and(|n| n > Decimal::ONE);
    told && fact(y).kind == kind && [x, y].into_iter().all(|side| counts(fact(side)) && alone(side))
}

/// A version, facts of it, their fates, and the place of one of them.
pub type Left<'a> = (&'a Version, &'a [usize], &'a [Fate], usize);

fn fact(left: Left<'_>) -> &Fact {
    &left.0.facts[left.1[left.3]]
}

/// A share whose sign was said once before, in the same sentence: from 4 percent in 2018 to 26.
pub fn elided(a: &Version, bare: &Fact, full: &Fact) -> bool {
    if bare.kind != Kind::Number || full.kind != Kind::Percent {
        return false;
    }
    let at = a
        .facts
        .partition_point(|f| (f.segment, f.span) < (bare.segment, bare.span));
    let said = a.facts[..at].iter().rev().take_while(|f| f.segment == bare.segment);
    let closed = a.document.text[bare.span.end..].chars().next();
    let closed = closed.is_none_or(|c| c.is_ascii_punctuation() && c != '-' || c == '\n' || c == '。');
    closed && said.take(8).any(|f| f.kind == Kind::Percent)
}

/// Centuries that have lost their word: "the 19th-century conflict" and "in the 19th", in digits and nowhere else in the row.
pub fn wordless(a: &Version, left: &[usize], fate_a: &mut [Fate], b: &Version, right: &[usize], fate_b: &mut [Fate]) {
    let century = |f: &Fact| matches!(&f.value, Value::Date(d, None) if d.years == 100);
    if right.iter().any(|&r| century(&b.facts[r])) {
        return;
    }
    for i in 0..left.len() {
        let Fate::Same(fact) = fate_a[i] else { continue };
        let told = &b.facts[fact];
        let digits = told.span.of(&b.document.text).chars().any(|c| digit_value(c).is_some());
        if century(&a.facts[left[i]]) && told.kind == Kind::Ordinal && digits {
            let j = right.iter().position(|&r| r == fact).unwrap_or(0);
            fate_a[i] = Fate::Different(fact, Difference::Unit);
            fate_b[j] = Fate::Different(left[i], Difference::Unit);
        }
    }
}

/// Degrees of no scale of which a row converts some and leaves others as they were: "80 degrees, 10 above average" and
/// "27 degrees, 10 above average".
pub fn unconverted(
    a: &Version,
    left: &[usize],
    fate_a: &mut [Fate],
    b: &Version,
    right: &[usize],
    fate_b: &mut [Fate],
) {
    let told = |i: usize, fate: Fate| {
        let Fate::Same(fact) = fate else { return None };
        let (x, y) = (&a.facts[left[i]], &b.facts[fact]);
        scaleless(x, y).then(|| (fact, bare(x) == bare(y), x.unit))
    };
    let pairs: Vec<_> = (0..left.len()).map(|i| told(i, fate_a[i])).collect();
    if !pairs.iter().flatten().any(|(_, alike, _)| !alike) {
        return;
    }
    for (i, pair) in pairs.into_iter().enumerate() {
        if let Some((fact, true, Some("angle-degree"))) = pair {
            let j = right.iter().position(|&r| r == fact).unwrap_or(0);
            fate_a[i] = Fate::Different(fact, Difference::Unit);
            fate_b[j] = Fate::Different(left[i], Difference::Unit);
        }
    }
}

/// The second day of a night that is told by the day it begins: "Friday night", in der Nacht von Freitag auf Samstag.
pub fn nights(version: &Version, list: &[usize], fates: &mut [Fate]) {
    let text = &version.document.text;
    let weekday = |i: usize| match &version.facts[list[i]].value {
        Value::Date(date, None) => date.weekday,
        _ => None,
    };
    for i in 1..list.len() {
        let (Some(first), Some(second)) = (weekday(i - 1), weekday(i)) else {
            continue;
        };
        let spans = [i - 1, i].map(|k| version.facts[list[k]].span);
        let between = text.get(spans[0].end..spans[1].start).unwrap_or_default().trim();
        let joined = !between.is_empty() && between.len() <= 12 && between.chars().all(char::is_alphanumeric);
        let follows = second as usize == (first as usize + 1) % 7;
        if fates[i] == Fate::Missing && joined && follows && matches!(fates[i - 1], Fate::Same(_)) {
            fates[i] = Fate::Answered;
        }
    }
}
