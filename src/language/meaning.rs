//! From a section of a pack and a value in it to what the words there mean.

use super::class::{Approx, Class, ClockMark, DateMark, Direction, Era, NamePart, Weekday};
use super::lexicon::Classes;
use super::world::{World, leak};
use rust_decimal::Decimal;
use std::str::FromStr;

/// The meanings of the words under `value` in `section`; `None` where the section has no such value.
pub(super) fn classes(section: &str, value: &str) -> Option<Classes> {
    let decimal = || Decimal::from_str(value).ok();
    let small = || value.parse::<u32>().ok();
    let class = match section {
        "cardinals" => Class::Cardinal(decimal()?),
        "multipliers" => Class::Multiplier(decimal()?),
        "scales" => Class::Scale(decimal()?),
        "number_parts" => match value {
            "and" => Class::And,
            "and-fraction" => Class::AndFraction,
            "point" => Class::Point,
            "minus-after" => Class::MinusAfter,
            "minus" => Class::Minus,
            "half" => Class::HalfAfter,
            "half-before" => Class::HalfBefore,
            "between" => Class::Between,
            "case" => Class::CaseEnding,
            "squared" => Class::Power(2),
            "cubed" => Class::Power(3),
            prefix if prefix.starts_with("prefix-") => Class::Prefix(prefix.strip_prefix("prefix-")?.parse().ok()?),
            "plus-half" => Class::PlusBefore(Decimal::new(5, 1)),
            "plus-quarter" => Class::PlusBefore(Decimal::new(25, 2)),
            "minus-quarter" => Class::PlusBefore(Decimal::new(-25, 2)),
            "doubtful" => Class::Doubtful,
            "sides" => Class::Sides,
            _ if value.contains("..") => {
                let (a, b) = value.split_once("..")?;
                Class::Spread(a.parse().ok()?, b.parse().ok().filter(|b| *b > 0)?)
            }
            _ => Class::Inner(value.strip_prefix("inner-")?.parse().ok().filter(|d| *d < 10)?),
        },
        "mixed" => Class::Mixed(decimal()?),
        "ordinals" => Class::Ordinal(small()?),
        "ordinal_marks" => match value {
            "before" => Class::OrdinalBefore,
            "after" => Class::OrdinalAfter,
            "roman" => Class::RomanBefore,
            _ => return None,
        },
        "denominators" => Class::Denominator(small()?),
        "fractions" => {
            let (a, b) = value.split_once('/')?;
            Class::Fraction(a.parse().ok()?, b.parse().ok().filter(|b| *b > 0)?)
        }
        "fraction_marks" => match value {
            "over" => Class::FractionOver,
            "under" => Class::FractionUnder,
            "of-ordinal" => Class::FractionOfOrdinal,
            "part" => Class::FractionPart,
            _ => return None,
        },
        "groups" => Class::Group(decimal()?),
        "vague" => Class::Vague(value.strip_prefix('1').filter(|z| z.bytes().all(|b| b == b'0'))?.len() as u8),
        "percents" => match value {
            "percent" => Class::Percent,
            "point" => Class::PercentPoint,
            "permille" => Class::Permille,
            "basis" => Class::BasisPoint,
            "tenth" => Class::PercentTenth,
            "hundredth" => Class::PercentHundredth,
            _ => return None,
        },
        "currencies" => Class::Currency(currency(value)?, false),
        "subunits" => Class::Subunit(currency(value)?),
        "units" => match value.split_once(':') {
            Some(("stem", id)) => Class::UnitStem(unit(id)?),
            Some((n, id)) => Class::FixedMeasure(n.parse().ok()?, unit(id)?),
            None => Class::Unit(unit(value)?),
        },
        "months" => match value.split_once('-') {
            Some((month, day)) => Class::Feast(
                month.parse().ok().filter(|m| (1..=12).contains(m))?,
                day.parse().ok().filter(|d| (1..=31).contains(d))?,
            ),
            None => Class::Month(small().filter(|m| (1..=12).contains(m))? as u8),
        },
        "weekdays" => Class::Weekday(Weekday::ALL.into_iter().find(|d| d.as_str() == value)?),
        "date_marks" => Class::Date(match value {
            "year" => DateMark::Year,
            "month" => DateMark::Month,
            "day" => DateMark::Day,
            "year-after" => DateMark::YearAfter,
            "month-after" => DateMark::MonthAfter,
            "day-after" => DateMark::DayAfter,
            "term" => DateMark::Term,
            _ => return None,
        }),
        "quarters" => match value {
            "before" => Class::QuarterBefore,
            "after" => Class::QuarterAfter,
            _ => Class::Quarter(small().filter(|q| (1..=4).contains(q))? as u8),
        },
        "decades" => match value {
            "before" => Class::DecadeBefore,
            "after" => Class::DecadeAfter,
            _ => Class::Decade(small().filter(|d| *d < 100 && d % 10 == 0)? as u8),
        },
        "centuries" => match value {
            "before" => Class::CenturyBefore,
            "after" => Class::CenturyAfter,
            _ => Class::Century(small().filter(|n| (1..=30).contains(n))? as u8),
        },
        "eras" => Class::Era(match value {
            "bce" => Era::Bce,
            "ce" => Era::Ce,
            "hijri" => Era::Hijri,
            "persian" => Era::Persian,
            "buddhist" => Era::Buddhist,
            "reiwa" => Era::Reiwa,
            "heisei" => Era::Heisei,
            "showa" => Era::Showa,
            "taisho" => Era::Taisho,
            "meiji" => Era::Meiji,
            "minguo" => Era::Minguo,
            _ => return None,
        }),
        "relative_dates" => {
            let (unit_name, n) = value.split_once('-')?;
            Class::Relative(n.parse().ok()?, unit(&format!("duration-{unit_name}"))?)
        }
        "day_periods" => match value {
            "am" => Class::Am,
            "pm" => Class::Pm,
            "noon" => Class::Noon,
            "midnight" => Class::Midnight,
            _ => {
                let (a, b) = value.split_once('-')?;
                Class::DayPeriod(
                    a.parse().ok().filter(|h| *h <= 24)?,
                    b.parse().ok().filter(|h| *h <= 24)?,
                )
            }
        },
        "clock_marks" if value.starts_with(['+', '-']) => Class::ClockStep(value.parse().ok()?),
        "clock_marks" if value.starts_with("from-") => Class::HoursFrom(hours(value)?),
        "clock_marks" if value == "second-half" => Class::SecondHalf,
        "clock_marks" if value.starts_with("hour-") => Class::HourFrom(hours(value)?),
        "zones" => Class::Zone(match value {
            "local" => None,
            _ => {
                let (low, high) = value.split_once("..").unwrap_or((value, value));
                Some((low.parse().ok()?, high.parse().ok()?))
            }
        }),
        "clock_marks" => Class::Clock(match value {
            "hour" => ClockMark::Hour,
            "minute" => ClockMark::Minute,
            "second" => ClockMark::Second,
            "before" => ClockMark::Before,
            "at" => ClockMark::At,
            "half" => ClockMark::Half,
            "quarter" => ClockMark::Quarter,
            "named" => ClockMark::Named,
            "when" => ClockMark::When,
            "whole-day" => ClockMark::WholeDay,
            _ => ClockMark::Other,
        }),
        "approx_before" => Class::ApproxBefore(approx(value)?),
        "approx_after" => Class::ApproxAfter(approx(value)?),
        "ranges" => match value {
            "from" => Class::RangeFrom,
            "to" => Class::RangeTo,
            "reach" => Class::RangeReach,
            "between" => Class::RangeBetween,
            "and" => Class::RangeAnd,
            "score" => Class::ScoreTo,
            _ => return None,
        },
        "ratios" => match value {
            "of" => Class::RatioOf,
            "from" => Class::RatioFrom,
            _ => {
                let (won, lost) = value.split_once('-')?;
                Class::Score(won.parse().ok()?, lost.parse().ok()?)
            }
        },
        "multiples" => match value {
            "times" => Class::Times,
            "before" => Class::TimesBefore,
            _ => Class::Multiple(small()? as u16),
        },
        "ages" => match value {
            "before" => Class::AgeBefore,
            "after" => Class::AgeAfter,
            _ => Class::AgeDecade(small().filter(|d| *d <= 100 && d % 10 == 0)? as u8),
        },
        "frequencies" => Class::Frequency(unit(&format!("duration-{value}"))?),
        "directions" => Class::Direction(match value {
            "before" => Direction::Before,
            "after" => Direction::After,
            "ago" => Direction::Ago,
            "from-now" => Direction::FromNow,
            "since" => Direction::Since,
            "until" => Direction::Until,
            "rise" => Direction::Rise,
            "fall" => Direction::Fall,
            "by" => Direction::By,
            "to" => Direction::To,
            "earlier" => Direction::Earlier,
            "later" => Direction::Later,
            "more" => Direction::More,
            "less" => Direction::Less,
            _ => return None,
        }),
        "negations" => match value {
            "not" => Class::Negation,
            _ => return None,
        },
        "labels" => match value {
            "before" => Class::LabelBefore,
            "after" => Class::LabelAfter,
            _ => return None,
        },
        "name_parts" => Class::NamePart(match value {
            "north" => NamePart::North,
            "south" => NamePart::South,
            "east" => NamePart::East,
            "west" => NamePart::West,
            "central" => NamePart::Central,
            "vice" => NamePart::Vice,
            "former" => NamePart::Former,
            "deputy" => NamePart::Deputy,
            _ => NamePart::Other,
        }),
        _ => return None,
    };
    Some(smallvec::smallvec![class])
}

/// `from-12`, `hour-18`: the hour that others are counted from.
fn hours(value: &str) -> Option<u8> {
    value.split_once('-')?.1.parse().ok().filter(|h| *h < 24)
}

fn approx(value: &str) -> Option<Approx> {
    Some(match value {
        "about" => Approx::About,
        "over" => Approx::Over,
        "at-least" => Approx::AtLeast,
        "under" => Approx::Under,
        "at-most" => Approx::AtMost,
        "nearly" => Approx::Nearly,
        "up-to" => Approx::UpTo,
        "exactly" => Approx::Exact,
        _ => return None,
    })
}

fn currency(code: &str) -> Option<&'static str> {
    let upper = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    World::get()
        .currency(code)
        .or_else(|| upper.then(|| leak(code.to_owned())))
}

fn unit(id: &str) -> Option<&'static str> {
    World::get().unit_id(id)
}
