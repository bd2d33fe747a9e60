//! What a phrase of a pack can mean.

use rust_decimal::Decimal;

/// One meaning of a phrase. A phrase may have several; the grammar in `extract` picks.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "each is the section of the pack with its name, documented there"
)]
pub enum Class {
    Cardinal(Decimal),
    /// A digit that counts only inside a number of several syllables (Korean 이 in 이백오십).
    Inner(u8),
    /// A number word that is another word as often (Persian نه: nine and no): alone it asks for nothing.
    Doubtful,
    /// A word that says from one number to another (Korean 두세: two or three).
    Spread(u8, u8),
    Multiplier(Decimal),
    Scale(Decimal),
    And,
    AndFraction,
    Point,
    Minus,
    /// Behind degrees: they are below zero (15 градусов мороза).
    MinusAfter,
    HalfAfter,
    HalfBefore,
    /// Between a number and its unit (two last years).
    Between,
    /// Between the two sides of something flat (15 by 29 feet).
    Sides,
    /// The first part of a compound word that begins with a number (cztero-, двух-).
    Prefix(u32),
    /// The stem of an adjective made of a unit, behind a number (-метров-, -dniow-).
    UnitStem(&'static str),
    /// Behind a length and its number: it is squared or cubed (mita 300 za mraba).
    Power(u8),
    /// An ending of a cardinal in digits (3-х, 5-ти).
    CaseEnding,
    /// Before a number: so much is added to it, counted in its last multiplier (ساڑھے, पौने).
    PlusBefore(Decimal),
    Mixed(Decimal),
    Ordinal(u32),
    OrdinalBefore,
    OrdinalAfter,
    RomanBefore,
    Denominator(u32),
    Fraction(u16, u16),
    FractionOver,
    FractionUnder,
    FractionOfOrdinal,
    FractionPart,
    Group(Decimal),
    Vague(u8),
    Percent,
    PercentPoint,
    Permille,
    /// A hundredth of a percentage point.
    BasisPoint,
    /// Tenths and hundredths of a whole (割, 成; 分 behind them).
    PercentTenth,
    PercentHundredth,
    /// The code; whether the form is one sign that other currencies share.
    Currency(&'static str, bool),
    Subunit(&'static str),
    Unit(&'static str),
    /// A word that says so many of the unit by itself (a dual, a fortnight).
    FixedMeasure(u16, &'static str),
    Month(u8),
    /// A day of the year by its name (Christmas Eve): month and day.
    Feast(u8, u8),
    Weekday(Weekday),
    Date(DateMark),
    Quarter(u8),
    QuarterBefore,
    QuarterAfter,
    Decade(u8),
    DecadeBefore,
    DecadeAfter,
    CenturyBefore,
    CenturyAfter,
    /// A word that is a century (il Novecento: the 20th).
    Century(u8),
    Era(Era),
    Relative(i16, &'static str),
    /// Hours of the day from and to which it is that period.
    DayPeriod(u8, u8),
    Noon,
    Midnight,
    Am,
    Pm,
    Clock(ClockMark),
    /// Before the hour: so many minutes are added to it (half past +30, halb -30).
    ClockStep(i8),
    /// Before a number: hours counted from that hour on (บ่าย 2: 14:00).
    HoursFrom(u8),
    /// The same behind the number (สองทุ่ม: 20:00).
    HourFrom(u8),
    /// A zone of time by its least and its greatest distance from UTC in minutes; `None`: local time.
    Zone(Option<(i16, i16)>),
    ApproxBefore(Approx),
    ApproxAfter(Approx),
    RangeFrom,
    RangeTo,
    /// Between the ends behind `from` alone (von 3 auf 4).
    RangeReach,
    RangeBetween,
    RangeAnd,
    /// Between the two sides of a score (3比2).
    ScoreTo,
    RatioOf,
    /// Words that are a score (بثلاثية نظيفة: 3-0).
    Score(u8, u8),
    RatioFrom,
    Multiple(u16),
    Times,
    TimesBefore,
    AgeBefore,
    AgeAfter,
    /// The second half of a match, whose minutes are counted from 45 on.
    SecondHalf,
    /// A decade of life (his forties).
    AgeDecade(u8),
    Frequency(&'static str),
    Direction(Direction),
    Negation,
    LabelBefore,
    LabelAfter,
    NamePart(NamePart),
    /// Hides the number words inside it.
    NotFact,
}

/// Marks around the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say all")]
pub enum DateMark {
    Year,
    Month,
    Day,
    YearAfter,
    MonthAfter,
    DayAfter,
    Term,
}

/// Eras and calendars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say all")]
pub enum Era {
    Bce,
    Ce,
    Hijri,
    Persian,
    Buddhist,
    Reiwa,
    Heisei,
    Showa,
    Taisho,
    Meiji,
    Minguo,
}

/// Marks of a clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say all")]
pub enum ClockMark {
    Hour,
    Minute,
    Second,
    Before,
    At,
    Half,
    Quarter,
    Named,
    When,
    /// Behind hours and minutes that count the whole day (2.30 Uhr is in the night).
    WholeDay,
    Other,
}

/// Direction words bound to a quantity or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say all")]
pub enum Direction {
    Before,
    After,
    Ago,
    FromNow,
    Since,
    Until,
    Rise,
    Fall,
    By,
    To,
    Earlier,
    Later,
    More,
    Less,
}

/// Compass and rank words that belong to names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say all")]
pub enum NamePart {
    North,
    South,
    East,
    West,
    Central,
    Vice,
    Former,
    Deputy,
    Other,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Approx {
    /// As written.
    #[default]
    Exact,
    /// Near it, on either side.
    About,
    /// More, not much.
    Over,
    /// That much or more.
    AtLeast,
    /// Less.
    Under,
    /// That much or less.
    AtMost,
    /// A little less.
    Nearly,
    /// As much as: the value itself, stressed, or a bound.
    UpTo,
}

impl Approx {
    /// The word of the batch interface.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Over => "over",
            Self::AtLeast => "at-least",
            Self::Under => "under",
            Self::AtMost => "at-most",
            Self::Nearly => "nearly",
            Self::UpTo => "up-to",
        }
    }
}

/// The days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say all")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];

    /// `mon` … `sun`.
    pub fn as_str(self) -> &'static str {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][self as usize]
    }
}
