//! What a fact should look like in a language: its figure, scale word, currency or unit in that language's own format.
//!
//! This room judges nothing: what it cannot word well it does not word.

use super::dating::{date, redated};
use super::figure::Figure;
use crate::extract::{Fact, Kind, Quantity, Value};
use crate::language::{Boundaries, Class, Pack, World};
use crate::text::{Span, digit_value, fold};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `fact` as the language of `pack` writes it; `None` where no pattern is known for its kind.
pub fn expected(fact: &Fact, pack: &Pack) -> Option<String> {
    expected_like(fact, pack, None)
}

/// The same in the manner of `like`, a fact of that language and its words: digits, grouping, currency style and whatever else
/// stands around the figure are kept.
pub(super) fn expected_like(fact: &Fact, pack: &Pack, like: Option<(&Fact, &str)>) -> Option<String> {
    let written = like.map_or("", |(_, written)| written);
    match &fact.value {
        Value::Quantity(q) => match fact.kind {
            Kind::Ordinal => ordinal(q, pack),
            Kind::Vague | Kind::Multiple | Kind::Frequency => None,
            _ => Some(quantity(q.value(), fact, pack, written)),
        },
        Value::Pair(a, b) => pair(a, b, fact, pack, written),
        Value::Date(from, until) => {
            if until.is_none()
                && let Some((Value::Date(old, None), written)) = like.map(|(f, w)| (&f.value, w))
                && let Some(new) = redated(old, from, written, pack)
            {
                return Some(new);
            }
            match until {
                None => date(from, pack),
                Some(until) => Some(format!("{}–{}", date(from, pack)?, date(until, pack)?)),
            }
        }
        Value::Time {
            minutes,
            certain: true,
            until: None,
        } => Some(format!("{:02}:{:02}", minutes / 60, minutes % 60)),
        Value::Time { .. } | Value::Text(_) => None,
    }
}

/// A number with its percent sign, currency or unit.
fn quantity(value: Decimal, fact: &Fact, pack: &Pack, written: &str) -> String {
    let parts = Parts::of(written, pack);
    let scaled = matches!(fact.kind, Kind::Number | Kind::Amount | Kind::Measure);
    let figure = Figure {
        pack,
        zero: parts.zero,
        grouped: parts.grouped,
    };
    let number = if scaled {
        figure.scaled(value, written)
    } else {
        figure.plain(value)
    };
    let unit = match fact.kind {
        Kind::Percent => Some("%"),
        // The words of an age hold its unit (tuổi, years old).
        Kind::Age => None,
        _ => fact.unit,
    };
    match &parts.number {
        // The figure in `written` gives way to the new one, and its unit where it is another.
        Some(place) => {
            let (before, after) = (&written[..place.start], &written[place.end..]);
            let Some(unit) = unit else {
                return format!("{before}{number}{after}");
            };
            match &parts.unit {
                Some((id, _)) if *id == unit => format!("{before}{number}{after}"),
                Some((_, at)) => {
                    let form = unit_form(unit, pack, Some(&written[at.start..at.end]));
                    match at.end <= place.start {
                        true => {
                            let (a, b) = (&written[..at.start], &written[at.end..place.start]);
                            format!("{a}{form}{b}{number}{after}")
                        }
                        false => {
                            let (a, b) = (&written[place.end..at.start], &written[at.end..]);
                            format!("{before}{number}{a}{form}{b}")
                        }
                    }
                }
                None => join(&format!("{before}{number}"), unit, pack) + after,
            }
        }
        None => match unit {
            Some(unit) => join(&number, unit, pack),
            None => number,
        },
    }
}

fn pair(a: &Quantity, b: &Quantity, fact: &Fact, pack: &Pack, written: &str) -> Option<String> {
    let parts = Parts::of(written, pack);
    let figure = Figure {
        pack,
        zero: parts.zero,
        // Years are not grouped; other ends of ranges are written alike.
        grouped: parts.grouped && !(is_year(a.value()) && is_year(b.value())),
    };
    let mark = match fact.kind {
        Kind::Ratio => "/",
        Kind::Score => "-",
        Kind::Range if written.contains('-') => "-",
        Kind::Range => "–",
        _ => return None,
    };
    let both = format!("{}{mark}{}", figure.plain(a.value()), figure.plain(b.value()));
    Some(match fact.unit {
        Some(unit) => join(&both, unit, pack),
        None => both,
    })
}

fn is_year(value: Decimal) -> bool {
    value.is_integer() && value >= Decimal::from(1000) && value < Decimal::from(3000)
}

/// An ordinal where a mark before the number makes it (thứ 13, 第13).
fn ordinal(q: &Quantity, pack: &Pack) -> Option<String> {
    let mark = first(&pack.file.words.ordinal_marks.0, "before")?;
    let space = if pack.file.boundaries == Boundaries::None {
        ""
    } else {
        " "
    };
    Some(format!("{mark}{space}{}", q.value().normalize()))
}

/// What stands where in words about a quantity.
struct Parts {
    /// The figure with its scale word; `None` where there is no figure in digits, or more than one.
    number: Option<Span>,
    /// Its currency, percent sign or unit.
    unit: Option<(&'static str, Span)>,
    /// The zero of its digits.
    zero: char,
    /// Whether it groups thousands; true where that cannot be seen.
    grouped: bool,
}

impl Parts {
    fn of(written: &str, pack: &Pack) -> Self {
        let mut parts = Self {
            number: None,
            unit: None,
            zero: '0',
            grouped: true,
        };
        let mut runs = 0;
        let mut digits: Option<Span> = None;
        let (mut run, mut last_end) = (0, 0);
        for (at, c) in written.char_indices() {
            let Some(value) = digit_value(c) else { continue };
            parts.zero = char::from_u32(c as u32 - u32::from(value)).unwrap_or('0');
            let end = at + c.len_utf8();
            let gap = &written[last_end..at];
            let inside = digits.is_some() && (gap.is_empty() || (gap.chars().count() == 1 && is_mark(gap, pack)));
            run = if inside && gap.is_empty() { run + 1 } else { 1 };
            parts.grouped &= run < 4;
            match &mut digits {
                Some(span) if inside => span.end = end,
                _ => {
                    runs += 1;
                    digits = Some(Span::new(at, end));
                }
            }
            last_end = end;
        }
        let Some(mut number) = digits.filter(|_| runs == 1) else {
            return parts;
        };
        let folded = fold(written);
        let mut best = 0;
        for hit in pack.lexicon.hits(&folded.text) {
            let span = Span::new(folded.origin(hit.start), folded.origin(hit.end));
            if !is_word(written, span, pack) || span.overlaps(number) {
                continue;
            }
            for class in pack.lexicon.classes(hit.phrase, &written[span.start..span.end]) {
                let unit = match class {
                    Class::Multiplier(_) | Class::Scale(_) => {
                        let nothing_between =
                            span.start >= number.end && written[number.end..span.start].trim().is_empty();
                        if nothing_between {
                            number = number.join(span);
                        }
                        continue;
                    }
                    Class::Currency(code, _) => code,
                    Class::Percent => "%",
                    Class::Unit(id) => id,
                    _ => continue,
                };
                if span.len() > best {
                    best = span.len();
                    parts.unit = Some((unit, span));
                }
            }
        }
        parts.unit = parts.unit.filter(|(_, span)| !span.overlaps(number));
        parts.number = Some(number);
        parts
    }
}

fn is_mark(gap: &str, pack: &Pack) -> bool {
    gap.chars().all(|c| {
        c.is_whitespace() || pack.file.decimal.contains(&c) || pack.file.group.contains(&c) || ".,٬٫،'’".contains(c)
    })
}

/// Whether `span` is a word of `text` by itself.
pub(super) fn is_word(text: &str, span: Span, pack: &Pack) -> bool {
    if pack.file.boundaries == Boundaries::None {
        return true;
    }
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let first = text[span.start..span.end].chars().next();
    let glued_before = before.is_some_and(char::is_alphabetic) && first.is_some_and(char::is_alphabetic);
    let glued_after = after.is_some_and(char::is_alphabetic);
    !glued_before && !glued_after
}

/// `number` followed by the unit.
fn join(number: &str, unit: &str, pack: &Pack) -> String {
    let form = unit_form(unit, pack, None);
    let glued = unit == "%" || pack.file.boundaries == Boundaries::None;
    format!("{number}{}{form}", if glued { "" } else { " " })
}

/// The words of a unit: a code where `like` is a code, a sign where it is a sign, else the first name that the pack has.
fn unit_form(unit: &str, pack: &Pack, like: Option<&str>) -> String {
    let words = &pack.file.words;
    if unit == "%" {
        return match like {
            Some(_) => first(&words.percents.0, "percent").unwrap_or("%").to_owned(),
            None => "%".to_owned(),
        };
    }
    let world = World::get();
    let currency = world.currency(unit).is_some() || words.currencies.0.contains_key(unit);
    if currency {
        let is_code = |l: &str| l.len() == 3 && l.bytes().all(|b| b.is_ascii_uppercase());
        let sign = || {
            world
                .signs
                .iter()
                .find(|(s, codes)| codes.first() == Some(&unit) && !s.chars().any(char::is_alphabetic))
        };
        match like {
            Some(l) if is_code(l) => return unit.to_owned(),
            Some(l) if !l.chars().any(char::is_alphabetic) => {
                return sign().map_or_else(|| unit.to_owned(), |(s, _)| (*s).to_owned());
            }
            _ => {}
        }
        let form = plural(&words.currencies.0, unit);
        // A language that inflects the name: the code is right whatever the number.
        let inflected = like.is_none() && form.as_deref() != first(&words.currencies.0, unit);
        return form.filter(|_| !inflected).unwrap_or_else(|| unit.to_owned());
    }
    let symbol = || world.units.get(unit).and_then(|u| u.symbols.first().copied());
    plural(&words.units.0, unit)
        .or_else(|| symbol().map(str::to_owned))
        .unwrap_or_else(|| unit.to_owned())
}

/// The usual form of what a section has under `key`; a plural that is made with an s alone is taken, where a quantity of one is
/// rare.
fn plural(words: &BTreeMap<String, Vec<String>>, key: &str) -> Option<String> {
    let form = first(words, key)?;
    let plural = format!("{form}s");
    let known = words.get(key).is_some_and(|forms| forms.contains(&plural));
    Some(if known { plural } else { form.to_owned() })
}

/// The usual form of what a section has under `key`.
pub(super) fn first<'a>(words: &'a BTreeMap<String, Vec<String>>, key: &str) -> Option<&'a str> {
    words.get(key)?.first().map(String::as_str)
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
            ("en", "18 months", "ur", "18 دن", "18 ماہ"),
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
            ("vi", "250 triệu đồng", "en", "250 million VND"),
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
