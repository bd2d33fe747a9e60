//! The article's own date, and what relative dates say by it: last year, yesterday.

use super::agree::{Relation, relate};
use super::claim::Version;
use crate::extract::{Fact, Kind, PartialDate, Value};
use crate::read::BlockKind;

/// A date line stands among the first segments.
const AMONG: usize = 6;
/// Characters beside the date in a date line: a place, an agency, no sentence.
const BESIDE: usize = 32;
/// Characters between the date and the dash behind it that ends a date line within a sentence: an agency in brackets.
const UNTIL_DASH: usize = 16;

/// The article's own date, of which year, month and day are known: what its front matter says, else its date line; the
/// original's first.
pub fn dateline(versions: &[Version], source: Option<usize>) -> Option<PartialDate> {
    let order = || {
        source
            .into_iter()
            .chain(0..versions.len())
            .filter_map(|v| versions.get(v))
    };
    let said = |v: &Version| v.document.front.date.as_deref().and_then(iso);
    order().find_map(said).or_else(|| order().find_map(written))
}

/// The date with which a text such as `2025-12-18T08:30` begins.
fn iso(text: &str) -> Option<PartialDate> {
    let day = text
        .get(..10)
        .filter(|_| !text[10..].starts_with(|c: char| c.is_ascii_digit()))?;
    let mut parts = day.split('-').map(|part| part.parse::<u16>().ok());
    let (year, month, dom) = (parts.next()??, parts.next()??, parts.next()??);
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    let dom = u8::try_from(dom)
        .ok()
        .filter(|&d| d >= 1 && d <= length(year.into(), month))?;
    Some(PartialDate {
        month: Some(month),
        day: Some(dom),
        ..PartialDate::of_year(year.into())
    })
}

fn written(version: &Version) -> Option<PartialDate> {
    version.facts.iter().take_while(|f| f.segment < AMONG).find_map(|fact| {
        let Value::Date(date, None) = fact.value else {
            return None;
        };
        date.year.and(date.month).and(date.day)?;
        let segment = version.segments.get(fact.segment)?;
        let before = version
            .document
            .text
            .get(segment.span.start..fact.span.start)?
            .chars()
            .count();
        let behind = version.document.text.get(fact.span.end..segment.span.end)?;
        let sentence = behind.trim_end().ends_with(['.', '。', '।', '۔', '។', '!', '?', ':']);
        let short =
            before + behind.chars().count() <= BESIDE && !sentence && !matches!(segment.kind, BlockKind::Heading(_));
        let dash = || behind.chars().take(UNTIL_DASH).any(|c| matches!(c, '–' | '—' | '-'));
        let alone = version
            .facts
            .iter()
            .filter(|f| f.segment == fact.segment && !matches!(f.kind, Kind::Name | Kind::Term))
            .count()
            == 1;
        (short && alone || before <= BESIDE && dash()).then_some(date)
    })
}

/// How a fact answers another by the article's date, where exactly one of the two is relative to it.
pub fn by_dateline(a: &Fact, b: &Fact, today: Option<PartialDate>) -> Option<Relation> {
    let date = |f: &Fact| match f.value {
        Value::Date(date, None) => Some(date),
        _ => None,
    };
    let (x, y) = (date(a)?, date(b)?);
    let told = |f: &Fact, date: PartialDate| Fact {
        value: Value::Date(date, None),
        ..f.clone()
    };
    let relation = match (x.relative, y.relative) {
        (Some(n), None) => relate(&told(a, shifted(&today?, n)?), b),
        (None, Some(n)) => relate(a, &told(b, shifted(&today?, n)?)),
        _ => return None,
    };
    // The date line may be another day's than the event's: a relative date answers, it does not contradict.
    matches!(relation, Relation::Same(_)).then_some(relation)
}

/// The date so many units from `today`: as exact as the unit is.
fn shifted(today: &PartialDate, (n, unit): (i16, &str)) -> Option<PartialDate> {
    let (year, month, day) = (today.year?, i32::from(today.month?), i32::from(today.day?));
    let n = i32::from(n);
    let months = |n: i32| {
        (
            (year * 12 + month - 1 + n).div_euclid(12),
            (month - 1 + n).rem_euclid(12) + 1,
        )
    };
    let mut date = PartialDate::of_year(year);
    match unit {
        "duration-year" => date.year = Some(year + n),
        "duration-quarter" => {
            let (year, month) = months(3 * n);
            date.year = Some(year);
            date.quarter = Some(u8::try_from((month - 1) / 3 + 1).ok()?);
        }
        "duration-month" => {
            let (year, month) = months(n);
            date.year = Some(year);
            date.month = Some(u8::try_from(month).ok()?);
        }
        // CLDR has words for three days on either side.
        "duration-day" if n.abs() <= 28 => {
            let own = i32::from(length(year, today.month?));
            let (months_on, day) = match day + n {
                d if d > own => (1, d - own),
                d if d < 1 => {
                    let (year, month) = months(-1);
                    (-1, d + i32::from(length(year, u8::try_from(month).ok()?)))
                }
                d => (0, d),
            };
            let (year, month) = months(months_on);
            date.year = Some(year);
            date.month = Some(u8::try_from(month).ok()?);
            date.day = Some(u8::try_from(day).ok()?);
        }
        _ => return None,
    }
    Some(date)
}

/// Days of a month in the Gregorian calendar.
fn length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{iso, shifted};

    #[test]
    fn relative_dates_are_counted_from_the_date_line() {
        for (today, n, unit, wanted) in [
            ("2025-12-18", -1, "duration-year", "2024"),
            ("2025-12-18", 0, "duration-year", "2025"),
            ("2025-12-18", 1, "duration-month", "2026-1"),
            ("2025-01-31", -1, "duration-month", "2024-12"),
            ("2025-01-31", -1, "duration-quarter", "2024-Q4"),
            ("2025-03-01", -1, "duration-day", "2025-2-28"),
            ("2024-03-01", -1, "duration-day", "2024-2-29"),
            ("2025-12-31T23:00", 1, "duration-day", "2026-1-1"),
            ("2025-01-01", -2, "duration-day", "2024-12-30"),
        ] {
            let date = shifted(&iso(today).unwrap(), (n, unit)).unwrap();
            let mut told = date.year.unwrap().to_string();
            told += &date.quarter.map_or(String::new(), |q| format!("-Q{q}"));
            told += &date.month.map_or(String::new(), |m| format!("-{m}"));
            told += &date.day.map_or(String::new(), |d| format!("-{d}"));
            assert_eq!(told, wanted, "{today} {n} {unit}");
        }
        assert!(shifted(&iso("2025-12-18").unwrap(), (-1, "duration-week")).is_none());
        for text in [
            "",
            "2025",
            "2025-13-01",
            "2025-02-29",
            "18 December 2025",
            "2025-12-181",
            "2025-12-1é",
        ] {
            assert!(iso(text).is_none(), "{text}");
        }
    }
}
