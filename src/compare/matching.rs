//! Which fact of one version answers which of another, within a row.

use super::agree::{Relation, bare, digits_of, relate};
use super::assign::assign;
use super::atom::{Atom, atoms, seconds, tells};
use super::beside::{conversions, elided, lone_pair, nights, summed, turned, unconverted, wordless};
use super::claim::{Difference, Version};
use super::curtailed::curtailed;
use super::dateline::by_dateline;
use super::gloss::{apart, explained, glosses};
use super::order::{inverted, reordered};
use super::swapped::swapped;
use super::unit::{derived, scaleless};
use crate::extract::{Fact, Kind, POUNDS, PartialDate};
use crate::text::digit_value;
use rust_decimal::Decimal;

/// How a fact of one version fares in another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// That fact of the other version says the same.
    Same(usize),
    /// That fact is a rounding of it, or it of that fact.
    Rounded(usize),
    /// That fact says it otherwise.
    Different(usize, Difference),
    /// Nothing has to answer it, or what it says stands there in another form.
    Answered,
    /// Nothing answers it.
    Missing,
}

/// What is known of the two versions besides their facts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// The article's own date.
    pub today: Option<PartialDate>,
    /// Whether the first is the original: what the other says was worked out from it.
    pub original: bool,
}

/// As many facts of a row as are matched all against all. No sentence holds more; a row that does is taken in pieces, from its
/// beginning to its end, so that time and memory stay linear.
const TOGETHER: usize = 400;

/// The fates of the facts `left` of one version among `right` of the other, and of `right` among `left`.
pub fn matching(a: &Version, left: &[usize], b: &Version, right: &[usize], known: Known) -> (Vec<Fate>, Vec<Fate>) {
    let pieces = left.len().max(right.len()).div_ceil(TOGETHER);
    if pieces <= 1 {
        return together(a, left, b, right, known);
    }
    let piece = |n: usize, i: usize| n * i / pieces..n * (i + 1) / pieces;
    let (mut fate_a, mut fate_b) = (Vec::new(), Vec::new());
    for i in 0..pieces {
        let (x, y) = together(a, &left[piece(left.len(), i)], b, &right[piece(right.len(), i)], known);
        fate_a.extend(x);
        fate_b.extend(y);
    }
    (fate_a, fate_b)
}

fn together(a: &Version, left: &[usize], b: &Version, right: &[usize], known: Known) -> (Vec<Fate>, Vec<Fate>) {
    let fa = |i: usize| &a.facts[left[i]];
    let fb = |j: usize| &b.facts[right[j]];
    let mut fate_a = vec![Fate::Missing; left.len()];
    let mut fate_b = vec![Fate::Missing; right.len()];
    let lone_a = lone_units(a, left);
    let lone_b = lone_units(b, right);
    let (gloss_a, gloss_b) = (glosses(a, left), glosses(b, right));
    let relation = |i: usize, j: usize| {
        let (x, y) = (fa(i), fb(j));
        if gloss_a[i] && gloss_b[j] && apart(x, y) {
            return Relation::Apart;
        }
        if let Some(relation) = by_dateline(x, y, known.today) {
            return relation;
        }
        match relate(x, y) {
            Relation::Different(Difference::Percent) if elided(a, x, y) || elided(b, y, x) => Relation::Same(12),
            // "300 km (190 miles)" and "km (190 miles)": the miles do not tell the kilometres.
            Relation::Same(_) | Relation::Rounded(_)
                if x.unit != y.unit && (lone_b.contains(&x.unit) || lone_a.contains(&y.unit)) =>
            {
                Relation::Apart
            }
            Relation::Same(_) if known.original && !derived(x, y) => Relation::Different(Difference::Value),
            // Won by 48.56 to 47.83: a translation may say what the original leaves out.
            Relation::Different(Difference::Percent) if decimal(x) => Relation::Same(12),
            other => other,
        }
    };
    let relations: Vec<Vec<Relation>> = (0..left.len())
        .map(|i| (0..right.len()).map(|j| relation(i, j)).collect())
        .collect();
    let agree = |fate_a: &mut [Fate], fate_b: &mut [Fate], vague: bool| {
        let mut edges: Vec<(u32, usize, usize)> = Vec::new();
        for i in (0..left.len()).filter(|&i| fate_a[i] == Fate::Missing) {
            for j in (0..right.len()).filter(|&j| fate_b[j] == Fate::Missing) {
                if !vague && (fa(i).kind == Kind::Vague) != (fb(j).kind == Kind::Vague) {
                    continue;
                }
                let base = match relations[i][j] {
                    Relation::Same(c) => u32::from(c) * 4,
                    Relation::Rounded(c) => 60 + u32::from(c) * 4,
                    _ => continue,
                };
                edges.push((base * 64 + drift(i, left.len(), j, right.len()), i, j));
            }
        }
        for (i, j) in assign(left.len(), right.len(), edges) {
            (fate_a[i], fate_b[j]) = match relations[i][j] {
                Relation::Rounded(_) => (Fate::Rounded(right[j]), Fate::Rounded(left[i])),
                _ => (Fate::Same(right[j]), Fate::Same(left[i])),
            };
        }
    };
    // 13分56秒38 is 13:56.38 before its minutes are.
    summed(a, left, &mut fate_a, b, right, &mut fate_b);
    summed(b, right, &mut fate_b, a, left, &mut fate_a);
    // Those that agree; a bare order of magnitude only where nothing of its make is left.
    agree(&mut fate_a, &mut fate_b, false);
    swapped(a, left, &mut fate_a, b, right, &mut fate_b);
    reordered(a, left, &mut fate_a, b, right, &mut fate_b);
    inverted(a, left, &mut fate_a, b, right, &mut fate_b);
    inverted(b, right, &mut fate_b, a, left, &mut fate_a);
    curtailed(a, left, &mut fate_a, b, right, &mut fate_b, known.today);
    turned(a, left, &mut fate_a, b, right, &mut fate_b);
    unconverted(a, left, &mut fate_a, b, right, &mut fate_b);
    wordless(a, left, &mut fate_a, b, right, &mut fate_b);
    alter(a, left, &mut fate_a, b, right, &mut fate_b, &relations, true);
    agree(&mut fate_a, &mut fate_b, true);
    explained(&gloss_a, &mut fate_a);
    explained(&gloss_b, &mut fate_b);
    conversions(a, left, &mut fate_a, &lone_b, false);
    conversions(b, right, &mut fate_b, &lone_a, known.original);
    nights(a, left, &mut fate_a);
    nights(b, right, &mut fate_b);
    answer(a, left, &mut fate_a, b, right, &relations, |r, i, j| r[i][j]);
    answer(b, right, &mut fate_b, a, left, &relations, |r, j, i| r[i][j]);
    alter(a, left, &mut fate_a, b, right, &mut fate_b, &relations, false);
    for (fates, side, facts) in [(&mut fate_a, left, a), (&mut fate_b, right, b)] {
        for (i, fate) in fates.iter_mut().enumerate() {
            if *fate == Fate::Missing && !facts.facts[side[i]].firm {
                *fate = Fate::Answered;
            }
        }
    }
    (fate_a, fate_b)
}

/// Whether a number that names nothing has decimals: it counts nothing.
fn decimal(fact: &Fact) -> bool {
    fact.kind == Kind::Number && bare(fact).is_some_and(|v| v.scale() > 0)
}

/// The units that stand in `list` without a number.
fn lone_units(version: &Version, list: &[usize]) -> Vec<Option<&'static str>> {
    let lone = |f: &&Fact| {
        let written = f.span.of(&version.document.text);
        let word = !written.contains(' ') && !written.chars().any(|c| digit_value(c).is_some());
        f.kind == Kind::Measure && !f.firm && f.unit.is_some() && word && bare(f) == Some(Decimal::ONE)
    };
    list.iter()
        .map(|&i| &version.facts[i])
        .filter(lone)
        .map(|f| f.unit)
        .collect()
}

/// How far two facts stand apart in their rows, 0 to 63.
fn drift(i: usize, n: usize, j: usize, m: usize) -> u32 {
    let (x, y) = (i * 63 / n.max(1), j * 63 / m.max(1));
    x.abs_diff(y) as u32
}

/// Facts that nothing was left for, yet that are told: said twice, split into parts, or inside a word.
fn answer<R>(
    a: &Version,
    left: &[usize],
    fates: &mut [Fate],
    b: &Version,
    right: &[usize],
    relations: &R,
    relation: impl Fn(&R, usize, usize) -> Relation,
) {
    let text = &b.document.text;
    let told: Vec<Atom> = right
        .iter()
        .map(|&j| &b.facts[j])
        .flat_map(|f| tells(f).into_iter().chain(seconds(f, f.span.of(text))))
        .collect();
    for i in 0..left.len() {
        if fates[i] != Fate::Missing {
            continue;
        }
        let fact = &a.facts[left[i]];
        let again = (0..right.len()).any(|j| {
            matches!(relation(relations, i, j), Relation::Same(c) if c < 20)
                || matches!(relation(relations, i, j), Relation::Rounded(_))
        });
        let parts = atoms(fact);
        if again || (!parts.is_empty() && parts.iter().all(|p| told.contains(p))) {
            fates[i] = Fate::Answered;
        }
    }
}

/// Facts left over on both sides that are about one thing are altered, not missing and added.
#[expect(clippy::too_many_arguments, reason = "two versions, three things each")]
fn alter(
    a: &Version,
    left: &[usize],
    fate_a: &mut [Fate],
    b: &Version,
    right: &[usize],
    fate_b: &mut [Fate],
    relations: &[Vec<Relation>],
    alike: bool,
) {
    let mut edges: Vec<(u32, usize, usize, Difference)> = Vec::new();
    for i in 0..left.len() {
        for j in 0..right.len() {
            if fate_a[i] != Fate::Missing || fate_b[j] != Fate::Missing {
                continue;
            }
            let (x, y) = (&a.facts[left[i]], &b.facts[right[j]]);
            let vague = x.kind == Kind::Vague && y.kind == Kind::Vague;
            // "A day" and "a month" both say one, half and more than half a half: they differ before one answers the other.
            let bound = relations[i][j] == Relation::Different(Difference::Approximator)
                && (x.kind.is_share() || bare(x).is_some_and(|n| n > Decimal::ONE));
            let early = bound || x.kind == Kind::Frequency && y.kind == Kind::Frequency;
            if !(x.firm || y.firm || vague)
                && (alike != early || !bound && !lone_pair((a, left, fate_a, i), (b, right, fate_b, j)))
            {
                continue;
            }
            if (x.firm || y.firm)
                && [x, y]
                    .into_iter()
                    .any(|f| !f.firm && !partner(f, if std::ptr::eq(f, x) { y } else { x }))
            {
                continue;
            }
            let difference = match relations[i][j] {
                Relation::Different(d) if !alike || early || strong(x, y, d) => d,
                _ if alike => continue,
                _ => match (bare(x), bare(y)) {
                    (Some(_), Some(_)) if x.firm && y.firm && compatible(x.kind, y.kind) => Difference::Value,
                    _ => continue,
                },
            };
            edges.push((
                unlikeness(x, y, difference) * 64 + drift(i, left.len(), j, right.len()),
                i,
                j,
                difference,
            ));
        }
    }
    edges.sort_unstable_by_key(|e| (e.0, e.1, e.2));
    for (_, i, j, difference) in edges {
        if fate_a[i] == Fate::Missing && fate_b[j] == Fate::Missing {
            fate_a[i] = Fate::Different(right[j], difference);
            fate_b[j] = Fate::Different(left[i], difference);
        }
    }
}

/// Whether two facts that differ are of one make, so that nothing else of the row answers them.
fn strong(a: &Fact, b: &Fact, difference: Difference) -> bool {
    let respect = matches!(
        difference,
        Difference::Currency | Difference::Unit | Difference::Approximator
    );
    let vague = a.kind == Kind::Vague && b.kind == Kind::Vague;
    let share = difference == Difference::Percent;
    let alike = a.kind.is_like(b.kind) || [a.unit, b.unit].contains(&Some(POUNDS));
    vague || (a.firm && b.firm && (share || alike && (respect || a.unit == b.unit || scaleless(a, b))))
}

/// Whether a soft fact may stand where a firm one is looked for: a small number of the same unit, an ordinal; not an article
/// or a bare "decades".
fn partner(soft: &Fact, firm: &Fact) -> bool {
    match soft.kind {
        Kind::Vague | Kind::Date | Kind::Time | Kind::Code => true,
        Kind::Ordinal | Kind::Fraction | Kind::Multiple | Kind::Age => firm.kind == soft.kind,
        _ => {
            let same = soft.unit.is_some() && soft.unit == firm.unit && bare(soft).is_some_and(|v| v <= Decimal::TWO);
            let word = soft.unit.is_none()
                && soft.kind.is_like(firm.kind)
                && bare(soft).is_some_and(|v| v > Decimal::ONE && v <= Decimal::TEN);
            same || word
        }
    }
}

fn compatible(a: Kind, b: Kind) -> bool {
    let number = |k: Kind| {
        matches!(
            k,
            Kind::Number
                | Kind::Measure
                | Kind::Amount
                | Kind::Percent
                | Kind::Points
                | Kind::Age
                | Kind::Ordinal
                | Kind::Multiple
                | Kind::Date
                | Kind::Code
        )
    };
    number(a) && number(b)
}

/// How unlike two facts are that are said to be about one thing.
fn unlikeness(a: &Fact, b: &Fact, difference: Difference) -> u32 {
    let kind = if a.kind.is_like(b.kind) { 0 } else { 6 };
    let unit = if a.unit == b.unit { 0 } else { 3 };
    let soft = if a.firm && b.firm { 0 } else { 6 };
    let respect = match difference {
        Difference::Currency | Difference::Unit | Difference::Approximator => 0,
        Difference::Magnitude => 1,
        _ => 3,
    };
    let far = match (bare(a), bare(b)) {
        (Some(x), Some(y)) => digits_apart(x, y),
        _ => 0,
    };
    kind + unit + soft + respect + far
}

/// How many digits two numbers differ by.
fn digits_apart(x: Decimal, y: Decimal) -> u32 {
    let (x, y) = (
        digits_of(&x.normalize().to_string()),
        digits_of(&y.normalize().to_string()),
    );
    (strsim::levenshtein(&x, &y) as u32).min(8)
}

/// Whether the words `written` stand in `text` as they are, in capitals or small letters; a short one is the second half of a
/// word there (Top-Ten-Liste).
pub fn words_stand(written: &str, text: &str) -> bool {
    if !written.is_ascii() || !written.bytes().any(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let windows = text.as_bytes().windows(written.len()).enumerate();
    windows
        .filter(|(_, window)| window.eq_ignore_ascii_case(written.as_bytes()))
        .any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let behind = text[at + written.len()..].chars().next();
            !inside(before) && !inside(behind) && (written.len() >= 4 || before == Some('-'))
        })
}

/// Whether the digits of `fact` stand as a run of digits in the segments `at` of `other`: inside a name or a code that was not read.
pub fn digits_stand(fact: &Fact, own: &Version, other: &Version, at: &[usize]) -> bool {
    let wanted = digits_of(fact.span.of(&own.document.text));
    let negative = bare(fact).is_some_and(|value| value.is_sign_negative());
    if wanted.is_empty() || negative {
        return false;
    }
    at.iter().any(|&s| {
        let text = &other.segments[s].text;
        let mut run = String::new();
        for c in text.chars().chain(std::iter::once(' ')) {
            match digit_value(c) {
                Some(d) => run.push(char::from(b'0' + d)),
                None if run == wanted => return true,
                // 02:30 for 0230.
                None if c == ':' => {}
                None => run.clear(),
            }
        }
        false
    })
}
