//! Facts: what a version states that can be compared.

use crate::language::{Approx, Direction, Point, Weekday};
use crate::text::Span;
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// The unit of pounds that may be of weight or of money: the other versions tell.
pub const POUNDS: &str = "pound";

/// Something a version states that can be compared with what the others state.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The segment it stands in.
    pub segment: usize,
    /// Its bytes in the version's text, number and unit together.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub value: Value,
    /// ISO 4217 code, `%`, or a CLDR unit id such as `length-meter`.
    pub unit: Option<&'static str>,
    /// How exactly it says it.
    pub approx: Approx,
    /// Whether the other versions must answer it. A soft fact may answer another and never asks.
    pub firm: bool,
    /// What words beside it say of its direction.
    pub bearing: Bearing,
}

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A count or a bare number.
    Number,
    /// A place in an order (13th, XIII).
    Ordinal,
    /// A percentage.
    Percent,
    /// A difference of percentages.
    Points,
    /// So many of so many (9 of 10, 129/129 communes).
    Ratio,
    /// A part of one (½, two thirds, one in four).
    Fraction,
    /// From one value to another.
    Range,
    /// A factor (double, gấp ba).
    Multiple,
    /// Money.
    Amount,
    /// A number with a unit of measurement or of time.
    Measure,
    /// A person's or a thing's years.
    Age,
    /// How often in a unit of time.
    Frequency,
    /// A calendar date or a part of one.
    Date,
    /// A time of day.
    Time,
    /// The order of magnitude alone (dozens, hàng nghìn).
    Vague,
    /// A result of a match (3-1).
    Score,
    /// A code, a phone number, a number in a name (939/CP, Covid-19).
    Code,
    /// A person, place or organisation.
    Name,
    /// A concept of the term base.
    Term,
}

impl Kind {
    /// Whether it sets a part against a whole, as parts of a set or of one.
    pub fn is_share(self) -> bool {
        matches!(self, Self::Ratio | Self::Fraction)
    }

    /// Whether facts of the two kinds say one sort of thing.
    pub fn is_like(self, other: Self) -> bool {
        self == other || self.is_share() && other.is_share()
    }

    /// The word that users read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Ratio => "ratio",
            Self::Fraction => "fraction",
            Self::Range => "range",
            Self::Multiple => "multiple",
            Self::Amount => "amount",
            Self::Measure => "measure",
            Self::Age => "age",
            Self::Frequency => "frequency",
            Self::Date => "date",
            Self::Time => "time",
            Self::Vague => "vague",
            Self::Score => "score",
            Self::Code => "code",
            Self::Name => "name",
            Self::Term => "term",
        }
    }
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, with every reading that the language allows.
    Quantity(Quantity),
    /// Two numbers: the parts of a ratio or a fraction, a range's ends, a score.
    Pair(Quantity, Quantity),
    /// A date, or a range of dates where the second is given.
    Date(PartialDate, Option<PartialDate>),
    /// Minutes after midnight; `None`: hour known modulo 12 only.
    Time {
        /// Minutes after midnight.
        minutes: u16,
        /// Whether the half of the day is known.
        certain: bool,
        /// A second time where it is a range.
        until: Option<u16>,
        /// Its zone, by the least and the greatest distance from UTC in minutes.
        zone: Option<(i16, i16)>,
        /// Whether the hours may be counted from six (Swahili): it is right by six hours or not at all.
        from_six: bool,
    },
    /// A code folded for comparison, a concept's id, or a name as it is written.
    Text(String),
}

/// A number as a set of readings; the first is the likeliest.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// At least one.
    pub readings: SmallVec<[Reading; 2]>,
}

/// One way to read a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its value, scale word included.
    pub value: Decimal,
    /// The place value of the last digit written that is no padding zero: 100 for `10,600`, 0.1×10⁹ for `1.3 billion`.
    pub step: Decimal,
}

impl Quantity {
    /// A number with one reading.
    pub fn certain(value: Decimal, step: Decimal) -> Self {
        Self {
            readings: smallvec::smallvec![Reading { value, step }],
        }
    }

    /// The likeliest value.
    pub fn value(&self) -> Decimal {
        self.readings[0].value
    }
}

/// A date of which only some parts may be told (EDTF, ISO 8601-2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartialDate {
    /// Gregorian year; negative before the common era.
    pub year: Option<i32>,
    /// How many years `year` stands for, from it on: 1, 10 (a decade, `199X`) or 100 (a century, `18XX`).
    pub years: u16,
    /// 1–4.
    pub quarter: Option<u8>,
    /// 1–12.
    pub month: Option<u8>,
    /// 1–31.
    pub day: Option<u8>,
    /// Day of the week.
    pub weekday: Option<Weekday>,
    /// Years, months, weeks or days before (−) or after the article's own date; with the unit's CLDR id.
    pub relative: Option<(i16, &'static str)>,
}

impl PartialDate {
    /// Whether it is the last day of a month.
    pub fn ends_its_month(&self) -> bool {
        let last = match self.month {
            Some(2) => 28..=29,
            Some(4 | 6 | 9 | 11) => 30..=30,
            Some(_) => 31..=31,
            None => return false,
        };
        self.day.is_some_and(|day| last.contains(&day))
    }

    /// A year and nothing else.
    pub fn of_year(year: i32) -> Self {
        Self {
            year: Some(year),
            years: 1,
            ..Self::default()
        }
    }
}

/// What words beside a fact say of its direction; only what is sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bearing {
    /// `Before` (also until, ago, earlier) or `After` (also since, later).
    pub time: Option<Direction>,
    /// `Rise` or `Fall`.
    pub trend: Option<Direction>,
    /// `By` so much or `To` so much, where there is a trend.
    pub reach: Option<Direction>,
    /// Where a distance or an angle points: 300 km north of, 21° N.
    pub point: Option<Point>,
    /// Which end of a change it is.
    pub end: Option<End>,
}

/// The ends of a change from one figure to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// From 168.
    From,
    /// To 112.
    To,
}

impl Bearing {
    /// Whether two versions point in opposite directions: what one of them leaves open decides nothing.
    pub fn opposes(&self, other: &Self) -> bool {
        let against = |a: Option<Direction>, b: Option<Direction>| a.is_some() && b.is_some() && a != b;
        let points = self.point.zip(other.point);
        against(self.time, other.time)
            || against(self.trend, other.trend)
            || against(self.reach, other.reach)
            || points.is_some_and(|(a, b)| a.is_apart(b))
    }
}
