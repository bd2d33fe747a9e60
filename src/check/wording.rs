//! What a fact should look like in a language: its figure, scale word, currency or unit in that language's own format.
//!
//! Words that stand in the version already show the manner; where there are none, CLDR's patterns do. What does not read back
//! as the same fact is not offered.

use super::Scene;
use super::dating::{dates, redated, times};
use super::figure::{Figure, zero_of};
use super::manner;
use super::naming::{self, Unit};
use super::reread::reads_as;
use crate::extract::{Fact, Kind, Quantity, Value};
use crate::language::{Pack, Patterns};
use crate::text::digit_value;
use rust_decimal::Decimal;

/// `fact` as the language of `pack` writes it; `None` where nothing that it would write reads back as the fact.
pub fn expected(fact: &Fact, pack: &Pack) -> Option<String> {
    expected_like(fact, pack, None)
}

/// The same as `version` writes facts of the kind elsewhere, or in its digits.
pub(super) fn expected_in(fact: &Fact, scene: &Scene<'_>, version: usize) -> Option<String> {
    let pack = scene.pack(version)?;
    let read = scene.version(version);
    let text = &read.document.text;
    let words = |f: &Fact| text.get(f.span.start..f.span.end);
    let digits = |words: &&str| words.chars().any(|c| digit_value(c).is_some());
    let alike = |f: &&Fact| f.kind.is_like(fact.kind) && f.unit == fact.unit;
    // The nearest are looked at, so that a text of thousands of facts costs no more than a page.
    let mut like: Vec<&Fact> = read.facts.iter().filter(alike).take(1_000).collect();
    like.sort_by_key(|f| f.segment.abs_diff(fact.segment));
    let tried = like
        .into_iter()
        .take(3)
        .filter_map(|f| Some((f, words(f).filter(digits)?)));
    let own = tried
        .into_iter()
        .find_map(|(f, words)| expected_like(fact, pack, Some((f, words))));
    let zero = || text.chars().take(20_000).find_map(zero_of).map(String::from);
    own.or_else(|| expected_like(fact, pack, Some((fact, &zero()?))))
        .or_else(|| expected(fact, pack))
}

/// The same in the manner of `like`, a fact of that language and its words: digits, grouping, currency style and whatever else
/// stands around the figure are kept.
pub(super) fn expected_like(fact: &Fact, pack: &Pack, like: Option<(&Fact, &str)>) -> Option<String> {
    let mut all = candidates(fact, pack, like);
    let mut tried = Vec::new();
    all.retain(|text| {
        let new = !tried.contains(text);
        tried.push(text.clone());
        new
    });
    all.into_iter().find(|text| reads_as(text, fact, pack))
}

/// Everything that the language may write, the best first.
fn candidates(fact: &Fact, pack: &Pack, like: Option<(&Fact, &str)>) -> Vec<String> {
    let written = like.map_or("", |(_, written)| written);
    match &fact.value {
        Value::Quantity(q) => match fact.kind {
            Kind::Ordinal => ordinal(q, pack, written).into_iter().collect(),
            Kind::Vague | Kind::Multiple | Kind::Frequency => Vec::new(),
            _ => {
                let mut out = manner::quantities(q.value(), fact, pack, written);
                out.extend(quantities(q.value(), fact, pack, written));
                out
            }
        },
        Value::Pair(a, b) => pairs(a, b, fact, pack, written),
        Value::Date(from, until) => {
            let mut out = Vec::new();
            if until.is_none()
                && let Some((Value::Date(old, None), written)) = like.map(|(f, w)| (&f.value, w))
            {
                out.extend(redated(old, from, written, pack));
            }
            match until {
                None => out.extend(dates(from, pack, written)),
                Some(until) => {
                    let years = from
                        .year
                        .zip(until.year)
                        .filter(|_| from.month.is_none() && until.month.is_none());
                    let figure = Figure::like(written, pack);
                    let mark = mark_of(written).unwrap_or("–");
                    out.extend(years.map(|(a, b)| figure.digits(&format!("{a}{mark}{b}"))));
                    let ends = dates(from, pack, written).into_iter().zip(dates(until, pack, written));
                    out.extend(ends.map(|(a, b)| format!("{a}{mark}{b}")));
                }
            }
            out
        }
        Value::Time {
            minutes,
            certain: true,
            until: None,
            ..
        } => times(*minutes, pack, like),
        Value::Time { .. } | Value::Text(_) => Vec::new(),
    }
}

/// A number with its percent sign, currency or unit, where no words show the manner; digits are those of `written`.
fn quantities(value: Decimal, fact: &Fact, pack: &Pack, written: &str) -> Vec<String> {
    let figure = Figure::like(written, pack);
    match fact.kind {
        Kind::Number => figure.scaled(value, "").into_iter().map(|n| n.text).collect(),
        Kind::Age => {
            let number = figure.number(value);
            let own = Patterns::of(pack.tag()).and_then(|p| p.pick(&p.ages, &number.digits));
            own.map(|p| p.replace("{0}", &number.text)).into_iter().collect()
        }
        Kind::Points => {
            let words = pack.file.words.percents.0.get("point").into_iter().flatten();
            words
                .map(|word| format!("{} {word}", figure.number(value).text))
                .collect()
        }
        Kind::Amount | Kind::Measure => {
            let numbers = figure.scaled(value, "");
            let units = numbers
                .iter()
                .filter_map(|number| Some(Unit { id: fact.unit?, number }));
            units.flat_map(|unit| naming::named(unit, pack)).collect()
        }
        Kind::Percent => {
            let number = figure.number(value);
            naming::named(
                Unit {
                    id: "%",
                    number: &number,
                },
                pack,
            )
        }
        _ => vec![figure.number(value).text],
    }
}

fn pairs(a: &Quantity, b: &Quantity, fact: &Fact, pack: &Pack, written: &str) -> Vec<String> {
    // A decade of a life has its words.
    if fact.kind == Kind::Age {
        let words = pack.file.words.ages.0.get(&a.value().normalize().to_string());
        return words.into_iter().flatten().cloned().collect();
    }
    let figure = Figure::like(written, pack);
    let own = mark_of(written);
    let marks: Vec<&str> = match fact.kind {
        Kind::Ratio | Kind::Fraction => vec!["/"],
        Kind::Score => vec![own.unwrap_or("-")],
        Kind::Range => own.into_iter().chain(["–", "-"]).collect(),
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    for mark in marks {
        let text = figure.both(a.value(), b.value(), mark);
        match fact.unit {
            Some(id) => {
                let number = super::figure::Number {
                    digits: b.value().normalize().to_string(),
                    text,
                    big: false,
                };
                out.extend(naming::named(Unit { id, number: &number }, pack));
            }
            None => out.push(text),
        }
    }
    out
}

/// What stands between the two figures of a range, where that is a dash with its spaces.
fn mark_of(written: &str) -> Option<&str> {
    let dash = written.find(['-', '–', '—', '−', '~', '～'])?;
    let start = written.get(..dash)?.trim_end().len();
    let rest = written.get(start..)?;
    let end = rest.find(|c: char| !c.is_whitespace() && !"-–—−~～".contains(c))?;
    let digit = |c: Option<char>| c.is_some_and(|c| digit_value(c).is_some());
    let between = digit(written.get(..start)?.chars().next_back()) && digit(rest.get(end..)?.chars().next());
    rest.get(..end).filter(|_| between)
}

/// A place in an order, where one pattern says it.
fn ordinal(q: &Quantity, pack: &Pack, written: &str) -> Option<String> {
    let ascii = q.value().normalize().to_string();
    let pattern = Patterns::of(pack.tag())?.ordinal(&ascii)?;
    Some(pattern.replace("{0}", &Figure::like(written, pack).digits(&ascii)))
}

#[cfg(test)]
mod tests {
    use super::expected_like;
    use crate::extract::{Fact, facts};
    use crate::glossary::TermBase;
    use crate::language::Pack;
    use crate::read::given;
    use crate::segment::segments;
    use crate::text::Tag;

    /// The only fact of a text.
    fn fact(lang: &str, text: &str) -> (Fact, &'static Pack, String) {
        let tag = Tag::parse(lang).expect("a tag");
        let pack = Pack::of(&tag).expect("a pack");
        let document = given(tag, &[text.to_owned()]);
        let found = facts(&segments(&document, pack), pack, &TermBase::default());
        let [fact] = &found[..] else {
            panic!("{lang}: {text}: {found:?}")
        };
        (fact.clone(), pack, fact.span.of(&document.text).to_owned())
    }

    #[test]
    fn values_are_worded_in_the_manner_of_what_stands_there() {
        for (from, value, to, written, wanted) in [
            ("ar", "١٬٣٠٠ مليار دونغ", "en", "VND 1.3 billion", "VND 1.3 trillion"),
            ("en", "80,676", "ar", "٨٠٬٦٦٧", "٨٠٬٦٧٦"),
            ("en", "80,676", "ar", "80667", "80676"),
            ("en", "8.1 billion dong", "ur", "8.1 ملین ڈونگ", "8.1 ارب ڈونگ"),
            ("ur", "60 لاکھ ڈونگ", "en", "0.6 million dong", "6 million dong"),
            (
                "en",
                "$35 million",
                "fr",
                "35 millions de livres sterling",
                "35 millions de dollars",
            ),
            ("en", "a 29-year-old", "vi", "21 tuổi", "29 tuổi"),
            ("en", "6 million dong", "ur", "6 لاکھ ڈونگ", "60 لاکھ ڈونگ"),
            ("ar", "15 مليون دونغ", "en", "USD 15 million", "VND 15 million"),
            ("ar", "48.84%", "en", "48.48 percent", "48.84 percent"),
            ("en", "December 31, 2025", "ar", "13 ديسمبر 2025", "31 ديسمبر 2025"),
            (
                "en",
                "Monday, December 22, 2025",
                "ur",
                "بدھ، 22 دسمبر 2025",
                "پیر، 22 دسمبر 2025",
            ),
            ("en", "June 2024", "ur", "جولائی 2024", "جون 2024"),
            ("en", "18 months", "ur", "18 دن", "18 مہینے"),
        ] {
            let (value, _, _) = fact(from, value);
            let (odd, pack, words) = fact(to, written);
            let told = expected_like(&value, pack, Some((&odd, &words)));
            assert_eq!(told.as_deref(), Some(wanted), "{written} for {value:?}");
        }
    }

    #[test]
    fn values_are_worded_from_nothing() {
        for (from, value, to, wanted) in [
            ("en", "80,676", "ur", "80,676"),
            ("en", "VND 4.5 billion", "ur", "4.5 ارب ڈونگ"),
            ("vi", "250 triệu đồng", "en", "VND 250 million"),
            ("en", "VND 1.3 trillion", "vi", "1,3 nghìn tỷ đồng"),
            ("ur", "48.84 فیصد", "en", "48.84%"),
            ("ur", "31 دسمبر 2025", "en", "December 31, 2025"),
            ("en", "2021-2025", "ar", "2021–2025"),
            ("en", "42 of 86", "ar", "42/86"),
            ("ar", "42.5 هكتار", "en", "42.5 hectares"),
        ] {
            let (value, _, _) = fact(from, value);
            let pack = Pack::of(&Tag::parse(to).expect("a tag")).expect("a pack");
            assert_eq!(super::expected(&value, pack).as_deref(), Some(wanted), "{value:?}");
        }
    }
}
