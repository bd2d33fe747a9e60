//! The corrections of a finding, and which of them is certain.
//!
//! A correction is certain where a program may write it without asking:
//!
//! - the versions are translations; the finding is an error, and one version is the suspect; the suspect is not the named source;
//! - the named source tells the other value, and a second version agrees with it; or no source is named, and three versions or
//!   more agree; or there are two versions, one of them the source, and no other fact of their row is open, so that no other
//!   fact can be meant. No version of the row tells a third value, or nothing;
//! - both facts are firm, exact and read in one way, and the suspect's figure is in digits;
//! - the sentence with the correction reads as before, but for the one fact, which then says what the witness says.
//!
//! Every other correction is for a person to choose.

use super::Scene;
use super::reread::fits;
use super::telling::{Telling, same};
use super::wording::expected_like;
use crate::compare::{Claim, Difference, Mode, Told, Verdict};
use crate::extract::{Approx, Fact, Kind, Value};
use crate::finding::{Fix, Place, Severity};
use crate::text::{Span, digit_value};

/// Longer sentences are not read again: a text without end would be read once a finding.
const LONGEST: usize = 10_000;

/// The corrections of a claim that the finding of `severity` is about, the odd version's first.
pub(super) fn fixes(telling: &Telling<'_>, severity: Severity) -> Vec<Fix> {
    let numbers = match telling.claim.verdict {
        Verdict::Different(difference) => !matches!(
            difference,
            Difference::Name | Difference::Approximator | Difference::Relation | Difference::Exchanged
        ),
        _ => false,
    };
    let (Some(odd), Some(witness)) = (telling.fact(telling.odd), telling.fact(telling.witness)) else {
        return Vec::new();
    };
    if !numbers {
        return Vec::new();
    }
    let mut out: Vec<Fix> = fix(telling, telling.odd, odd, witness).into_iter().collect();
    match telling.claim.suspect {
        Some(_) => {
            for fix in &mut out {
                fix.certain = severity == Severity::Error && certain(telling, odd, witness);
            }
        }
        None => out.extend(fix(telling, telling.witness, witness, odd)),
    }
    out
}

/// What `version` should write in the place of `fact` to say what `wanted` says.
fn fix(telling: &Telling<'_>, version: usize, fact: &Fact, wanted: &Fact) -> Option<Fix> {
    let scene = telling.scene;
    let read = scene.version(version);
    let segment = read.segments.get(fact.segment)?;
    let written = read.document.text.get(fact.span.start..fact.span.end)?;
    let span = fact.span;
    let inside = Span::new(
        span.start.checked_sub(segment.span.start)?,
        span.end.checked_sub(segment.span.start)?,
    );
    // Markup inside the words would be lost.
    let bare = segment.text.get(inside.start..inside.end)? == written;
    if !bare || segment.text.len() > LONGEST {
        return None;
    }
    let pack = scene.pack(version)?;
    let text = expected_like(wanted, pack, Some((fact, written)))?;
    let fits = text != written && fits(segment, inside, &text, wanted, pack, scene.terms);
    fits.then_some(Fix {
        place: Place {
            version,
            segment: fact.segment,
            span,
        },
        text,
        certain: false,
    })
}

fn certain(telling: &Telling<'_>, odd: &Fact, witness: &Fact) -> bool {
    let (scene, claim) = (telling.scene, telling.claim);
    let sure = |f: &Fact| f.firm && f.approx == Approx::Exact && one_reading(f) && kind(f.kind);
    let text = &scene.version(telling.odd).document.text;
    let words = text.get(odd.span.start..odd.span.end).unwrap_or_default();
    let digits = words.chars().any(|c| digit_value(c).is_some()) || odd.kind == Kind::Date;
    let suspect = claim.suspect == Some(telling.odd) && scene.comparison.source != Some(telling.odd);
    let translated = scene.comparison.mode == Mode::Parallel;
    translated && suspect && sure(odd) && sure(witness) && digits && trusted(telling, witness)
}

/// Whether those who tell what the witness tells are to be trusted.
fn trusted(telling: &Telling<'_>, witness: &Fact) -> bool {
    let (scene, claim) = (telling.scene, telling.claim);
    let told = |v: usize| match claim.told.get(v) {
        Some(Told::Absent) => None,
        Some(Told::Fact(i)) => Some(scene.version(v).facts.get(*i)),
        _ => Some(None),
    };
    let others: Vec<Option<&Fact>> = (0..scene.len())
        .filter(|v| *v != telling.odd)
        .filter_map(told)
        .collect();
    let agree = |f: &Option<&Fact>| f.is_some_and(|f| one_reading(f) && same(f, witness));
    if !others.iter().all(agree) {
        return false;
    }
    let source = scene.comparison.source;
    let told_by_source = source.is_some_and(|s| telling.fact(s).is_some_and(|f| same(f, witness)));
    match (others.len(), source) {
        (3.., None) => true,
        (2.., Some(_)) => told_by_source,
        (1, Some(_)) => told_by_source && scene.len() == 2 && alone(scene, claim),
        _ => false,
    }
}

/// Whether all other claims of the row agree.
fn alone(scene: &Scene<'_>, claim: &Claim) -> bool {
    let claims = scene.claims_of_row(claim.row).iter();
    let all = claims.filter_map(|c| scene.comparison.claims.get(*c));
    all.filter(|c| *c != claim)
        .all(|c| matches!(c.verdict, Verdict::Same | Verdict::Rounded))
}

fn one_reading(fact: &Fact) -> bool {
    match &fact.value {
        Value::Quantity(q) => q.readings.len() == 1,
        // Whose forties they are, the word may say.
        Value::Pair(..) if fact.kind == Kind::Age => false,
        Value::Pair(a, b) => a.readings.len() == 1 && b.readings.len() == 1,
        Value::Time { certain, .. } => *certain,
        Value::Date(date, _) => date.relative.is_none(),
        Value::Text(_) => false,
    }
}

fn kind(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Number
            | Kind::Percent
            | Kind::Ratio
            | Kind::Fraction
            | Kind::Range
            | Kind::Amount
            | Kind::Measure
            | Kind::Age
            | Kind::Date
            | Kind::Time
            | Kind::Score
    )
}
