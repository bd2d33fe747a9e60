//! The words of a pack, compiled: every phrase in one automaton over folded text.

use super::class::{Approx, Class, ClockMark, DateMark, Direction, Era, NamePart, Weekday};
use super::pack::{PackFile, Words};
use super::world::{World, leak};
use crate::text::fold_key;
use daachorse::CharwiseDoubleArrayAhoCorasick;
use rust_decimal::Decimal;
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::str::FromStr;

/// Index of a phrase in its lexicon.
pub type PhraseId = u32;

/// The meanings of a phrase, in the order of the pack's sections.
pub type Classes = SmallVec<[Class; 2]>;

/// What a phrase demands of the case of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Nothing.
    Any,
    /// All letters are capitals (VND).
    Upper,
    /// The first letter is a capital (May).
    Capital,
    /// As written in the table (m against M, kW).
    Exact(&'static str),
}

/// One spelling: its meanings by the case they demand.
type Phrase = SmallVec<[(Case, Classes); 1]>;

/// Every phrase of a language in one automaton.
pub struct Lexicon {
    phrases: Vec<Phrase>,
    automaton: CharwiseDoubleArrayAhoCorasick<PhraseId>,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lexicon({} phrases)", self.phrases.len())
    }
}

/// A phrase found in folded text, before the boundaries of words are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First byte in the folded text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What was found.
    pub phrase: PhraseId,
}

impl Lexicon {
    /// What the phrase of a hit means where the text has it as `written`; empty where the case does not fit.
    pub fn classes(&self, id: PhraseId, written: &str) -> Classes {
        let phrase = &self.phrases[id as usize];
        let mut fitting = phrase
            .iter()
            .filter(|(case, _)| case.fits(written))
            .map(|(_, classes)| classes);
        let mut out = fitting.next().cloned().unwrap_or_default();
        out.extend(fitting.flatten().copied());
        out
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.phrases.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Every occurrence of every phrase in `folded`, overlapping, by end.
    pub fn hits<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Hit> + 'a {
        self.automaton.find_overlapping_iter(folded).map(|m| Hit {
            start: m.start(),
            end: m.end(),
            phrase: m.value(),
        })
    }

    /// Compiles the words of a pack together with the world's signs and symbols.
    pub(super) fn compile(file: &PackFile) -> Result<Self, String> {
        let mut builder = Builder::default();
        for (section, words) in file.words.sections() {
            for (value, forms) in &words.0 {
                let classes = classes(section, value)
                    .ok_or_else(|| format!("{section}: `{value}` is no value of this section"))?;
                for form in forms {
                    let capital = file.capital_dates
                        && matches!(section, "months" | "weekdays")
                        && form.chars().next().is_some_and(char::is_uppercase);
                    let case = if capital { Case::Capital } else { Case::Any };
                    builder.add(form, &classes, case);
                }
            }
        }
        for phrase in &file.not_facts {
            builder.add(phrase, &[Class::NotFact], Case::Any);
        }
        builder.add_world(&file.words.currencies);
        builder.build()
    }
}

impl Case {
    fn fits(self, written: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Upper => !written.chars().any(char::is_lowercase),
            Self::Capital => written.chars().next().is_some_and(char::is_uppercase),
            Self::Exact(text) => written == text,
        }
    }
}

#[derive(Default)]
struct Builder {
    phrases: BTreeMap<String, Phrase>,
}

impl Builder {
    fn add(&mut self, form: &str, classes: &[Class], case: Case) {
        let folded = fold_key(form.trim());
        if folded.is_empty() {
            return;
        }
        let phrase = self.phrases.entry(folded).or_default();
        if !phrase.iter().any(|(c, _)| *c == case) {
            phrase.push((case, Classes::new()));
        }
        let list = phrase
            .iter_mut()
            .find(|(c, _)| *c == case)
            .map(|(_, list)| list)
            .expect("pushed above");
        list.extend(
            classes
                .iter()
                .filter(|c| !list.contains(c))
                .copied()
                .collect::<Classes>(),
        );
    }

    fn add_world(&mut self, own: &Words) {
        let world = World::get();
        for (sign, codes) in &world.signs {
            let class = Class::Currency(codes[0], codes.len() > 1);
            self.add(sign, &[class], Case::Any);
        }
        for code in &world.codes {
            let known = own.0.values().flatten().any(|form| form.eq_ignore_ascii_case(code));
            if !known {
                self.add(code, &[Class::Currency(code, false)], Case::Upper);
            }
        }
        for (id, unit) in &world.units {
            for symbol in &unit.symbols {
                let lower = symbol.chars().all(|c| !c.is_uppercase());
                let case = if lower && symbol.len() > 1 {
                    Case::Any
                } else {
                    Case::Exact(symbol)
                };
                self.add(symbol, &[Class::Unit(id)], case);
            }
        }
        for (form, class) in [
            ("%", Class::Percent),
            ("٪", Class::Percent),
            ("‰", Class::Permille),
            ("~", Class::ApproxBefore(Approx::About)),
            ("≈", Class::ApproxBefore(Approx::About)),
            (">", Class::ApproxBefore(Approx::Over)),
            ("≥", Class::ApproxBefore(Approx::AtLeast)),
            ("<", Class::ApproxBefore(Approx::Under)),
            ("≤", Class::ApproxBefore(Approx::AtMost)),
            ("№", Class::LabelBefore),
        ] {
            self.add(form, &[class], Case::Any);
        }
    }

    fn build(self) -> Result<Lexicon, String> {
        let patterns: Vec<_> = self
            .phrases
            .keys()
            .enumerate()
            .map(|(i, form)| (form.as_str(), i as PhraseId))
            .collect();
        let automaton = CharwiseDoubleArrayAhoCorasick::with_values(patterns).map_err(|e| e.to_string())?;
        Ok(Lexicon {
            phrases: self.phrases.into_values().collect(),
            automaton,
        })
    }
}

/// The meanings of the words under `value` in `section`; `None` where the section has no such value.
fn classes(section: &str, value: &str) -> Option<Classes> {
    let decimal = || Decimal::from_str(value).ok();
    let small = || value.parse::<u32>().ok();
    let class = match section {
        "cardinals" => Class::Cardinal(decimal()?),
        "multipliers" => Class::Multiplier(decimal()?),
        "scales" => Class::Scale(decimal()?),
        "number_parts" => match value {
            "and" => Class::And,
            "point" => Class::Point,
            "minus" => Class::Minus,
            "half" => Class::HalfAfter,
            "half-before" => Class::HalfBefore,
            "plus-half" => Class::PlusBefore(Decimal::new(5, 1)),
            "plus-quarter" => Class::PlusBefore(Decimal::new(25, 2)),
            "minus-quarter" => Class::PlusBefore(Decimal::new(-25, 2)),
            _ => return None,
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
            _ => return None,
        },
        "groups" => Class::Group(decimal()?),
        "vague" => Class::Vague(value.strip_prefix('1').filter(|z| z.bytes().all(|b| b == b'0'))?.len() as u8),
        "percents" => match value {
            "percent" => Class::Percent,
            "point" => Class::PercentPoint,
            "permille" => Class::Permille,
            _ => return None,
        },
        "currencies" => Class::Currency(currency(value)?, false),
        "subunits" => Class::Subunit(currency(value)?),
        "units" => match value.split_once(':') {
            Some((n, id)) => Class::FixedMeasure(n.parse().ok()?, unit(id)?),
            None => Class::Unit(unit(value)?),
        },
        "months" => Class::Month(small().filter(|m| (1..=12).contains(m))? as u8),
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
            _ => return None,
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
        "clock_marks" => Class::Clock(match value {
            "hour" => ClockMark::Hour,
            "minute" => ClockMark::Minute,
            "second" => ClockMark::Second,
            "before" => ClockMark::Before,
            "half" => ClockMark::Half,
            "quarter" => ClockMark::Quarter,
            _ => ClockMark::Other,
        }),
        "approx_before" => Class::ApproxBefore(approx(value)?),
        "approx_after" => Class::ApproxAfter(approx(value)?),
        "ranges" => match value {
            "from" => Class::RangeFrom,
            "to" => Class::RangeTo,
            "between" => Class::RangeBetween,
            "and" => Class::RangeAnd,
            _ => return None,
        },
        "ratios" => match value {
            "of" => Class::RatioOf,
            "from" => Class::RatioFrom,
            _ => return None,
        },
        "multiples" => match value {
            "times" => Class::Times,
            "before" => Class::TimesBefore,
            _ => Class::Multiple(small()? as u16),
        },
        "ages" => match value {
            "before" => Class::AgeBefore,
            "after" => Class::AgeAfter,
            _ => return None,
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
            _ => return None,
        }),
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
