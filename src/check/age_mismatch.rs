//! `age-mismatch`: an age that is not what the years of a birth and a death, or the article's own date, make.

use super::inside::{Contradiction, reports};
use super::telling::quote;
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::dateline;
use crate::extract::{Approx, Fact, Kind, PartialDate, Value};
use crate::finding::{Category, Place, Severity};
use crate::language::{Life, Pack};
use crate::text::Span;
use rust_decimal::prelude::ToPrimitive as _;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "age-mismatch",
    summary: "An age is not what the years of a life make.",
    category: Category::Quantity,
    severity: Severity::Warning,
};

/// Characters between an age or a date and the word that says what it is.
const BESIDE: usize = 24;
/// Nobody is older.
const OLDEST: i32 = 125;

/// An age with the dates that contradict it.
struct Contradicted<'a> {
    age: &'a Fact,
    birth: &'a Fact,
    /// The date of the death, where it stands apart from that of the birth.
    death: Option<&'a Fact>,
    /// The age that somebody has before and after the birthday of that year.
    makes: (i32, i32),
}

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let today = dateline(&scene.comparison.versions, scene.comparison.source);
    let mut found = Vec::new();
    for version in 0..scene.len() {
        let Some(pack) = scene.pack(version) else { continue };
        let facts = &scene.version(version).facts;
        for in_segment in facts.chunk_by(|a, b| a.segment == b.segment) {
            let contradicted = contradiction(scene, version, pack, in_segment, today);
            found.extend(contradicted.map(|c| told(scene, version, &c)));
        }
    }
    reports(scene, &CARD, "Correct the age or the year that is wrong.", found)
}

fn told(scene: &Scene<'_>, version: usize, found: &Contradicted<'_>) -> Contradiction {
    let quoted = |fact| quote(scene, version, fact);
    let (years, make) = match found.death {
        Some(death) => (format!("{} and {}", quoted(found.birth), quoted(death)), "make"),
        None => (quoted(found.birth), "makes"),
    };
    let makes = match found.makes {
        (a, b) if a == b => a.to_string(),
        (a, b) => format!("{a} or {b}"),
    };
    Contradiction {
        place: Place {
            version,
            segment: found.age.segment,
            span: found.age.span,
        },
        says: format!("{}, but {years} {make} {makes}", quoted(found.age)),
    }
}

/// The one age of a segment with the dates of a birth and of a death, or of the article, that it cannot have.
fn contradiction<'a>(
    scene: &Scene<'_>,
    version: usize,
    pack: &Pack,
    facts: &'a [Fact],
    today: Option<PartialDate>,
) -> Option<Contradicted<'a>> {
    let text = &scene.version(version).document.text;
    let mut ages = facts.iter().filter(|f| f.kind == Kind::Age);
    let age = ages.next().filter(|_| ages.next().is_none())?;
    let years = years_old(age)?;
    let is_today = |f: &Fact| today.is_some_and(|today| f.value == Value::Date(today, None));
    let dates: Vec<&Fact> = facts
        .iter()
        .filter(|f| matches!(f.value, Value::Date(..)) && !is_today(f))
        .collect();
    let segment = scene.version(version).segments.get(age.segment)?.span;
    let beside = Beside { text, segment, facts };
    let says = |life: Life, fact: &Fact| {
        let (before, behind) = beside.of(fact);
        life.said(before, pack) || life.said(behind, pack)
    };
    // "At 22, and died in 2019" tells no age at death.
    let at_death = || {
        let last = facts
            .iter()
            .all(|f| f.span.start <= age.span.start || matches!(f.kind, Kind::Name | Kind::Term));
        let (before, behind) = beside.of(age);
        Life::Died.said(before, pack) || last && Life::Died.said(behind, pack)
    };
    if scene.spoken_of(version, age.span) {
        return None;
    }
    let out = |birth, death, makes: (i32, i32)| {
        // Where ages are counted from the year of birth, they are a year more.
        let right = (makes.0..=makes.1 + 1).contains(&years);
        let plausible = (0..=OLDEST).contains(&makes.1);
        (plausible && !right).then_some(Contradicted {
            age,
            birth,
            death,
            makes,
        })
    };
    // Of a lifespan in parentheses, where the age is the one at death.
    if let [span] = dates.as_slice()
        && let Value::Date(from, Some(to)) = &span.value
        && text[..span.span.start].trim_end().ends_with(['(', '（'])
        && at_death()
    {
        return out(span, None, makes(&year(from)?, &year(to)?)?);
    }
    let single = |f: &&&Fact| matches!(f.value, Value::Date(d, None) if year(&d).is_some());
    let of = |f: &Fact| match f.value {
        Value::Date(date, None) => year(&date),
        _ => None,
    };
    let mut births = dates.iter().filter(single).filter(|f| says(Life::Born, f));
    let birth = births.next().filter(|_| births.next().is_none())?;
    let close = |f: &Fact| beside.between(f, age).is_some_and(|gap| gap.chars().count() <= BESIDE);
    match dates.as_slice() {
        [_] if close(birth) => out(birth, None, makes(&of(birth)?, &today?)?),
        [_, _] => {
            let death = dates
                .iter()
                .filter(single)
                .find(|f| !std::ptr::eq(**f, *birth) && says(Life::Died, f))?;
            let told = at_death() || death.span.end <= age.span.start && close(death);
            told.then(|| out(birth, Some(death), makes(&of(birth)?, &of(death)?)?))
                .flatten()
        }
        _ => None,
    }
}

/// What stands beside facts of a segment.
struct Beside<'a> {
    text: &'a str,
    segment: Span,
    facts: &'a [Fact],
}

impl<'a> Beside<'a> {
    /// A few characters before and behind a fact, up to the next number or date.
    fn of(&self, fact: &Fact) -> (&'a str, &'a str) {
        let figures = || self.facts.iter().filter(|f| !matches!(f.kind, Kind::Name | Kind::Term));
        let start = figures()
            .map(|f| f.span.end)
            .filter(|&end| end <= fact.span.start)
            .max();
        let end = figures()
            .map(|f| f.span.start)
            .filter(|&start| start >= fact.span.end)
            .min();
        let before = self
            .text
            .get(start.unwrap_or(self.segment.start)..fact.span.start)
            .unwrap_or_default();
        let behind = self
            .text
            .get(fact.span.end..end.unwrap_or(self.segment.end))
            .unwrap_or_default();
        let from = before.char_indices().rev().nth(BESIDE).map_or(0, |(at, _)| at);
        let to = behind.char_indices().nth(BESIDE / 2).map_or(behind.len(), |(at, _)| at);
        (&before[from..], &behind[..to])
    }

    /// What stands between two facts, nothing but names among it.
    fn between(&self, a: &Fact, b: &Fact) -> Option<&'a str> {
        let (first, second) = if a.span.start <= b.span.start { (a, b) } else { (b, a) };
        let gap = self.text.get(first.span.end..second.span.start)?;
        let inside = |f: &&Fact| f.span.start >= first.span.end && f.span.end <= second.span.start;
        let figure = self
            .facts
            .iter()
            .filter(inside)
            .any(|f| !matches!(f.kind, Kind::Name | Kind::Term));
        (!figure).then_some(gap)
    }
}

/// An age in whole years that is told exactly.
fn years_old(age: &Fact) -> Option<i32> {
    match &age.value {
        Value::Quantity(q) if age.approx == Approx::Exact && q.readings.len() == 1 && q.value().is_integer() => {
            q.value().to_i32().filter(|_| age.unit == Some("duration-year"))
        }
        _ => None,
    }
}

/// A date that tells one year.
fn year(date: &PartialDate) -> Option<PartialDate> {
    (date.years == 1 && date.year.is_some()).then_some(*date)
}

/// How old somebody born on `birth` is on `then`: before and after a birthday of which the month is not told.
fn makes(birth: &PartialDate, then: &PartialDate) -> Option<(i32, i32)> {
    let years = then.year?.checked_sub(birth.year?)?;
    let day = |d: &PartialDate| (d.month, d.day);
    Some(match (day(birth), day(then)) {
        ((Some(m), _), (Some(n), _)) if m != n => {
            let age = years - i32::from(m > n);
            (age, age)
        }
        ((Some(_), Some(d)), (Some(_), Some(e))) => {
            let age = years - i32::from(d > e);
            (age, age)
        }
        _ => (years - 1, years),
    })
}
