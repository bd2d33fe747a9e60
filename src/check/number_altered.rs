//! `number-altered`: another number, or a number torn into its digits.

use super::telling::{Telling, list, quote, same};
use super::wording::expected_in;
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::{Claim, Difference, Told, Verdict};
use crate::extract::{Fact, Kind, Value};
use crate::finding::{Category, Finding, Place, Severity};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "number-altered",
    summary: "A number differs.",
    category: Category::Quantity,
    severity: Severity::Error,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let mut reports = torn(scene);
    let mut taken: BTreeSet<usize> = reports.iter().flat_map(|r| r.claims.clone()).collect();
    for index in 0..scene.comparison.claims.len() {
        let Some(claim) = scene.open(index).filter(|_| !taken.contains(&index)) else {
            continue;
        };
        let report = exchanged(scene, index, &taken)
            .or_else(|| altered(scene, claim).map(|finding| Report::new(finding, vec![index])));
        if let Some(report) = report {
            taken.extend(&report.claims);
            reports.push(report);
        }
    }
    reports
}

/// Two numbers of a row that changed places: one finding for both.
fn exchanged(scene: &Scene<'_>, index: usize, taken: &BTreeSet<usize>) -> Option<Report> {
    let first = scene.open(index)?;
    let (telling, odd, witness) = value_told(scene, first)?;
    let row = scene.claims_of_row(first.row);
    let behind = row.get(row.partition_point(|c| *c <= index)..).unwrap_or_default();
    let (other, second) = behind
        .iter()
        .take(NEIGHBOURS)
        .filter(|c| !taken.contains(c))
        .find_map(|&c| {
            let (second, other_odd, other_witness) = value_told(scene, scene.open(c)?)?;
            let values = |a: &Fact, b: &Fact| matches!((&a.value, &b.value), (Value::Quantity(x), Value::Quantity(y)) if x.value() == y.value());
            let told = [first.verdict, second.claim.verdict];
            let alike = |a: &Fact, b: &Fact| match told == [Verdict::Different(Difference::Exchanged); 2] {
                true => values(a, b),
                false => same(a, b),
            };
            let crossed = alike(other_odd, witness) && alike(other_witness, odd);
            (crossed && (second.odd, second.witness) == (telling.odd, telling.witness)).then_some((c, second))
        })?;
    let (odd_too, witness_too) = (second.fact(second.odd)?, second.fact(second.witness)?);
    let said = |version, facts: [&Fact; 2]| facts.map(|f| quote(scene, version, f)).join(" and ");
    let message = format!(
        "{} says {}, {} says {}{}: two numbers changed places",
        telling.odd_name(),
        said(telling.odd, [odd, odd_too]),
        telling.witness_name(),
        said(telling.witness, [witness, witness_too]),
        telling.agreeing(witness),
    );
    let help = format!(
        "If the {} is right, exchange them in the {}.",
        telling.witness_name(),
        telling.odd_name()
    );
    let mut finding = telling.finding(&CARD, telling.contradiction(&CARD), message, help);
    let both = |place: Place| [Some(place), second.place(place.version)];
    finding.places = finding.places.into_iter().flat_map(both).flatten().collect();
    // Each correction alone would say one number twice.
    finding.fixes.clear();
    Some(Report::new(finding, vec![index, other]))
}

/// So many claims on, two numbers of a sentence are looked for that changed places.
const NEIGHBOURS: usize = 50;

/// A claim of two numbers that differ in nothing but their value.
fn value_told<'a>(scene: &'a Scene<'a>, claim: &'a Claim) -> Option<(Telling<'a>, &'a Fact, &'a Fact)> {
    let plain = match claim.verdict {
        Verdict::Different(Difference::Value) => countable(claim.kind),
        verdict => verdict == Verdict::Different(Difference::Exchanged),
    };
    Telling::of_two_facts(scene, claim).filter(|_| plain)
}

/// Every difference that no more special rule has reported.
fn altered(scene: &Scene<'_>, claim: &Claim) -> Option<Finding> {
    if !matches!(claim.verdict, Verdict::Different(_)) || matches!(claim.kind, Kind::Term | Kind::Name) {
        return None;
    }
    let (telling, odd, witness) = Telling::of_two_facts(scene, claim)?;
    let both = telling.both(odd, witness);
    let message = match (sort(claim), transposed(odd, witness)) {
        (_, true) => format!("{both}: two digits changed places"),
        (Some(what), _) => format!("{both}: {what}"),
        _ => both,
    };
    let help = telling.help(odd, witness);
    Some(telling.finding(&CARD, telling.contradiction(&CARD), message, help))
}

/// What sort of number it is, where that helps.
fn sort(claim: &Claim) -> Option<&'static str> {
    match (claim.verdict, claim.kind) {
        (Verdict::Different(Difference::Value), Kind::Ordinal) => Some("another place in the order"),
        (Verdict::Different(Difference::Value), Kind::Code) => Some("another code"),
        _ => None,
    }
}

/// Whether two neighbouring digits of the one make the other.
fn transposed(a: &Fact, b: &Fact) -> bool {
    let (Some(a), Some(b)) = (digits(a), digits(b)) else {
        return false;
    };
    if a.len() != b.len() {
        return false;
    }
    let apart: Vec<usize> = (0..a.len()).filter(|i| a.get(*i) != b.get(*i)).collect();
    matches!(apart[..], [i, j] if j == i + 1 && a[i] == b[j] && a[j] == b[i])
}

/// The digits of a number's likeliest reading.
fn digits(fact: &Fact) -> Option<Vec<u8>> {
    let Value::Quantity(q) = &fact.value else { return None };
    let text = q.value().abs().normalize().to_string();
    Some(text.bytes().filter(u8::is_ascii_digit).collect())
}

/// Numbers of which a version has the digits only, one by one: one finding for the number lost and the digits added.
fn torn(scene: &Scene<'_>) -> Vec<Report> {
    /// A row of more claims than this is no sentence.
    const SENTENCE: usize = 200;
    let mut reports: Vec<Report> = Vec::new();
    for row in 0..scene.comparison.rows.len() {
        let unanswered = |c: &usize| {
            scene
                .open(*c)
                .is_some_and(|c| !matches!(c.verdict, Verdict::Same | Verdict::Rounded))
        };
        let claims: Vec<usize> = scene.claims_of_row(row).iter().copied().filter(unanswered).collect();
        if claims.len() < 2 || claims.len() > SENTENCE {
            continue;
        }
        let first = reports.len();
        for &index in &claims {
            let taken = |c: &usize| reports[first..].iter().any(|old| old.claims.contains(c));
            let report = torn_in(scene, index, &claims).filter(|r| !r.claims.iter().any(taken));
            reports.extend(report);
        }
    }
    reports
}

/// The number that the witness of claim `index` tells, torn to pieces in the odd version of the same row.
fn torn_in(scene: &Scene<'_>, index: usize, row: &[usize]) -> Option<Report> {
    let claim = &scene.comparison.claims[index];
    let (telling, whole) = match claim.verdict {
        Verdict::Missing => Telling::of_a_gap(scene, claim)?,
        Verdict::Different(_) => {
            let (telling, _, witness) = Telling::of_two_facts(scene, claim)?;
            (telling, witness)
        }
        _ => return None,
    };
    let wanted = digits(whole).filter(|d| d.len() >= 4 && countable(whole.kind))?;
    // The odd version's numbers in the row that no version answers, with their claims.
    let mut pieces: Vec<(usize, usize)> = row
        .iter()
        .filter_map(|&c| match scene.comparison.claims[c].told.get(telling.odd) {
            Some(Told::Fact(f)) => Some((*f, c)),
            _ => None,
        })
        .collect();
    pieces.sort_unstable();
    let facts = &scene.version(telling.odd).facts;
    let run = run_of(&pieces, facts, &wanted)?;
    let pieces = &pieces[run];
    let (first, last) = (facts.get(pieces.first()?.0)?, facts.get(pieces.last()?.0)?);
    let quoted: Vec<String> = pieces
        .iter()
        .filter_map(|(f, _)| facts.get(*f))
        .map(|f| quote(scene, telling.odd, f))
        .collect();
    let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
    let message = format!(
        "{} says {}, {} says {}{}: one number torn into its digits",
        telling.odd_name(),
        list(&quoted),
        telling.witness_name(),
        quote(scene, telling.witness, whole),
        telling.agreeing(whole),
    );
    let help = match expected_in(whole, scene, telling.odd) {
        Some(wanted) => format!("Put the sentence together again around “{wanted}”."),
        None => "Put the sentence together again.".to_owned(),
    };
    let mut finding = telling.finding(&CARD, telling.contradiction(&CARD), message, help);
    // The sentence is to be put together by a person.
    finding.fixes.clear();
    finding.suspect = finding.suspect.or(Some(telling.odd));
    let place = Place {
        version: telling.odd,
        segment: first.segment,
        span: if first.segment == last.segment {
            first.span.join(last.span)
        } else {
            first.span
        },
    };
    match finding.places.first_mut() {
        Some(odd) if odd.version == telling.odd => *odd = place,
        _ => finding.places.insert(0, place),
    }
    let mut claims: Vec<usize> = pieces.iter().map(|(_, c)| *c).chain([index]).collect();
    claims.dedup();
    Some(Report::new(finding, claims))
}

fn countable(kind: Kind) -> bool {
    matches!(kind, Kind::Number | Kind::Amount | Kind::Measure)
}

/// The run of pieces whose digits are those of the number: all of them, or three and more where its zeros are lost.
fn run_of(pieces: &[(usize, usize)], facts: &[Fact], wanted: &[u8]) -> Option<std::ops::Range<usize>> {
    let bare: Vec<u8> = wanted.iter().copied().filter(|d| *d != b'0').collect();
    for from in 0..pieces.len() {
        let mut all = Vec::new();
        for (to, (piece, _)) in pieces.iter().enumerate().skip(from) {
            let piece = facts.get(*piece)?;
            let Some(digits) = digits(piece).filter(|d| d.len() <= 3 && piece.kind == Kind::Number) else {
                break;
            };
            all.extend(digits);
            let count = to + 1 - from;
            let without_zeros = all.iter().filter(|d| **d != b'0').eq(bare.iter());
            if (count >= 2 && all == wanted) || (count >= 3 && bare.len() >= 3 && without_zeros) {
                return Some(from..to + 1);
            }
            if all.len() > wanted.len() {
                break;
            }
        }
    }
    None
}
