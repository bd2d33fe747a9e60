//! What facts say, as strings: the batch interface's `value`.

use crate::extract::{Fact, Kind, PartialDate, Value};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// The value of a fact: a plain decimal (of a fraction too), `9/10` for a ratio, `2021..2025`, `2025-12-31`, `17:30`, a code, a name or a concept's id.
pub fn value(fact: &Fact) -> String {
    match &fact.value {
        Value::Quantity(q) => decimal(q.value()),
        Value::Pair(a, b) if fact.kind == Kind::Fraction => {
            decimal(a.value().checked_div(b.value()).map_or(a.value(), short))
        }
        Value::Pair(a, b) => {
            let between = match fact.kind {
                Kind::Ratio => "/",
                Kind::Score => "-",
                _ => "..",
            };
            format!("{}{between}{}", decimal(a.value()), decimal(b.value()))
        }
        Value::Date(from, None) => date(from),
        Value::Date(from, Some(to)) => format!("{}..{}", date(from), date(to)),
        Value::Time { minutes, until, .. } => match until {
            Some(end) => format!("{}..{}", time(*minutes), time(*end)),
            None => time(*minutes),
        },
        Value::Text(text) => text.clone(),
    }
}

/// Fifteen digits of a fraction that has no end (two thirds: 0.666666666666667).
fn short(value: Decimal) -> Decimal {
    value.round_sf(15).unwrap_or(value)
}

/// A plain decimal without exponent, without padding zeros behind the point and without a negative zero.
pub fn decimal(value: Decimal) -> String {
    if value.is_zero() {
        return "0".to_owned();
    }
    value.normalize().to_string()
}

/// A partial date in the manner of EDTF: `2025-12-31`, `2025-09`, `--09`, `---05`, `199X`, `18XX`, `2025-Q4`, `fri`,
/// `--06-18/thu`; a date known only by its distance as an ISO 8601 duration (`-P1Y`: last year).
pub fn date(date: &PartialDate) -> String {
    let mut out = String::new();
    match date.year {
        Some(year) => out.push_str(&years(year, date.years)),
        None if date.quarter.is_some() || date.month.is_some() => out.push('-'),
        None if date.day.is_some() => out.push_str("--"),
        None => {}
    }
    // Writing into a String cannot fail.
    if let Some(quarter) = date.quarter {
        let _ = write!(out, "-Q{quarter}");
    }
    match (date.month, date.day) {
        (Some(month), Some(day)) => {
            let _ = write!(out, "-{month:02}-{day:02}");
        }
        (Some(month), None) => {
            let _ = write!(out, "-{month:02}");
        }
        (None, Some(day)) => {
            let _ = write!(out, "-{day:02}");
        }
        (None, None) => {}
    }
    if let Some((distance, unit)) = date.relative.filter(|_| out.is_empty()) {
        let sign = if distance < 0 { "-" } else { "" };
        let letter = match unit {
            "duration-day" => "D",
            "duration-week" => "W",
            "duration-month" => "M",
            "duration-quarter" => "Q",
            "duration-decade" => "E",
            "duration-century" => "C",
            _ => "Y",
        };
        let _ = write!(out, "{sign}P{}{letter}", distance.unsigned_abs());
    }
    if let Some(weekday) = date.weekday {
        if !out.is_empty() {
            out.push('/');
        }
        out.push_str(weekday.as_str());
    }
    out
}

fn years(year: i32, span: u16) -> String {
    let sign = if year < 0 { "-" } else { "" };
    let year = year.unsigned_abs();
    match span {
        100 => format!("{sign}{:02}XX", year / 100),
        10 => format!("{sign}{:03}X", year / 10),
        _ => format!("{sign}{year:04}"),
    }
}

fn time(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::{date, decimal, value};
    use crate::extract::{Approx, Bearing, Fact, Kind, PartialDate, Quantity, Value, Weekday};
    use crate::text::Span;
    use rust_decimal::Decimal;

    #[test]
    fn decimals_are_plain() {
        for (written, wanted) in [
            ("1300000000000.00", "1300000000000"),
            ("48.840", "48.84"),
            ("-0.0", "0"),
            ("100", "100"),
            ("0.000001", "0.000001"),
        ] {
            assert_eq!(decimal(Decimal::from_str_exact(written).unwrap()), wanted, "{written}");
        }
    }

    #[test]
    fn dates_tell_the_parts_they_have() {
        let d = PartialDate::default();
        for (told, wanted) in [
            (
                PartialDate {
                    year: Some(2025),
                    month: Some(12),
                    day: Some(31),
                    ..d
                },
                "2025-12-31",
            ),
            (
                PartialDate {
                    year: Some(2025),
                    month: Some(9),
                    ..d
                },
                "2025-09",
            ),
            (
                PartialDate {
                    year: Some(987),
                    years: 1,
                    ..d
                },
                "0987",
            ),
            (PartialDate { month: Some(9), ..d }, "--09"),
            (PartialDate { day: Some(5), ..d }, "---05"),
            (
                PartialDate {
                    year: Some(1990),
                    years: 10,
                    ..d
                },
                "199X",
            ),
            (
                PartialDate {
                    year: Some(1800),
                    years: 100,
                    ..d
                },
                "18XX",
            ),
            (
                PartialDate {
                    year: Some(2025),
                    quarter: Some(4),
                    ..d
                },
                "2025-Q4",
            ),
            (
                PartialDate {
                    weekday: Some(Weekday::Fri),
                    ..d
                },
                "fri",
            ),
            (
                PartialDate {
                    month: Some(6),
                    day: Some(18),
                    weekday: Some(Weekday::Thu),
                    ..d
                },
                "--06-18/thu",
            ),
            (
                PartialDate {
                    relative: Some((-1, "duration-year")),
                    ..d
                },
                "-P1Y",
            ),
        ] {
            assert_eq!(date(&told), wanted);
        }
    }

    #[test]
    fn pairs_and_times() {
        let one = |n: i64| Quantity::certain(Decimal::from(n), Decimal::ONE);
        let year = |n| PartialDate {
            year: Some(n),
            years: 1,
            ..PartialDate::default()
        };
        for (kind, told, wanted) in [
            (Kind::Ratio, Value::Pair(one(9), one(10)), "9/10"),
            (Kind::Fraction, Value::Pair(one(2), one(3)), "0.666666666666667"),
            (Kind::Range, Value::Pair(one(20), one(25)), "20..25"),
            (Kind::Score, Value::Pair(one(3), one(1)), "3-1"),
            (Kind::Date, Value::Date(year(2021), Some(year(2025))), "2021..2025"),
            (
                Kind::Time,
                Value::Time {
                    minutes: 1050,
                    certain: true,
                    until: None,
                    zone: None,
                    from_six: false,
                },
                "17:30",
            ),
        ] {
            let fact = Fact {
                segment: 0,
                span: Span::default(),
                kind,
                value: told,
                unit: None,
                approx: Approx::Exact,
                firm: true,
                bearing: Bearing::default(),
            };
            assert_eq!(value(&fact), wanted);
        }
    }
}
