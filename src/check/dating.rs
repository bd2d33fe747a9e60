//! What dates and times of day should look like in a language.

use super::figure::{Figure, zero_of};
use super::manner::is_word;
use super::naming::first;
use crate::extract::{Fact, PartialDate, Value};
use crate::language::{Boundaries, Class, DateOrder, Pack, Patterns};
use crate::text::{Span, digit_value, fold};

/// The date `old`, written as `written`, with the parts in which `new` differs put in the place of its own.
pub(super) fn redated(old: &PartialDate, new: &PartialDate, written: &str, pack: &Pack) -> Option<String> {
    let words = &pack.file.words;
    let digits = |n: Option<i32>| n.map(|n| n.to_string());
    let number = |d: &PartialDate| {
        [
            digits(d.year),
            digits(d.month.map(i32::from)),
            digits(d.day.map(i32::from)),
        ]
    };
    let mut edits: Vec<(Span, String)> = Vec::new();
    let name = |wanted: Class, form: Option<&str>| {
        let folded = fold(written);
        let hits = pack.lexicon.hits(&folded.text);
        let spans = hits
            .iter()
            .map(|h| (h.phrase, Span::new(folded.origin(h.start), folded.origin(h.end))));
        let best = spans
            .filter(|(phrase, span)| {
                let classes = pack.lexicon.classes(*phrase, &written[span.start..span.end]);
                is_word(written, *span, pack) && classes.contains(&wanted)
            })
            .max_by_key(|(_, span)| span.len())?;
        Some((best.1, form?.to_owned()))
    };
    if let (Some(a), Some(b)) = (old.weekday, new.weekday)
        && a != b
    {
        edits.push(name(Class::Weekday(a), first(&words.weekdays.0, b.as_str()))?);
    }
    for (i, (a, b)) in number(old).into_iter().zip(number(new)).enumerate() {
        let (Some(a), Some(b)) = (a, b) else { continue };
        if a == b {
            continue;
        }
        let month = |m: &str| m.parse().ok().map(Class::Month);
        let named = (i == 1).then(|| name(month(&a)?, month_of(&b, pack))).flatten();
        // Thai years are counted from the Buddha's.
        let buddhist = |n: &String| n.parse().ok().map(|n: i32| (n + 543).to_string());
        let other = || figure(&buddhist(&a)?, &buddhist(&b)?, written);
        let plain = named.or_else(|| figure(&a, &b, written));
        edits.push(plain.or_else(|| (i == 0).then(other).flatten())?);
    }
    edits.sort_by_key(|(span, _)| span.start);
    let apart = edits.windows(2).all(|w| w[0].0.end <= w[1].0.start);
    if edits.is_empty() || !apart {
        return None;
    }
    let mut out = written.to_owned();
    for (span, text) in edits.into_iter().rev() {
        out.replace_range(span.start..span.end, &text);
    }
    Some(out)
}

/// The only run of digits in `written` that says `old`, with `new` in its digits.
fn figure(old: &str, new: &str, written: &str) -> Option<(Span, String)> {
    let mut found = None;
    let mut run: Option<Span> = None;
    for (at, c) in written.char_indices().chain([(written.len(), ' ')]) {
        if digit_value(c).is_some() {
            let end = at + c.len_utf8();
            run = Some(run.map_or(Span::new(at, end), |r| Span::new(r.start, end)));
            continue;
        }
        let Some(span) = run.take() else { continue };
        let digits: String = written[span.start..span.end]
            .chars()
            .filter_map(digit_value)
            .map(|d| char::from(b'0' + d))
            .collect();
        if digits.trim_start_matches('0') == old {
            if found.is_some() {
                return None;
            }
            let zero = written[span.start..].chars().next().and_then(zero_of)?;
            let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(zero as u32 + d));
            // 05/06 keeps its zeros.
            let padded = match digits.starts_with('0') {
                true => format!("{new:0>2}"),
                false => new.to_owned(),
            };
            found = Some((span, padded.chars().map(|c| digit(c).unwrap_or(c)).collect()));
        }
    }
    found
}

/// The month's name as it stands in dates.
fn month_of<'a>(month: &str, pack: &'a Pack) -> Option<&'a str> {
    let index = month.parse::<usize>().ok()?.checked_sub(1)?;
    let own = Patterns::of(pack.tag()).and_then(|p| p.months.get(index));
    own.map(String::as_str)
        .or_else(|| first(&pack.file.words.months.0, month))
}

/// A date as the language writes it, the best first; digits are those of `written`.
pub(super) fn dates(date: &PartialDate, pack: &Pack, written: &str) -> Vec<String> {
    if date.years > 1 || date.quarter.is_some() || date.relative.is_some() {
        return Vec::new();
    }
    let patterns = Patterns::of(pack.tag());
    let by_pattern = || {
        let patterns = patterns?;
        let key = match (date.weekday, date.year, date.month, date.day) {
            (Some(_), Some(_), Some(_), Some(_)) => "full",
            (None, Some(_), Some(_), Some(_)) => "long",
            (None, Some(_), Some(_), None) => "month",
            (None, None, Some(_), Some(_)) => "day",
            (None, None, Some(month), None) => {
                return patterns.months_alone.get(usize::from(month).checked_sub(1)?).cloned();
            }
            (Some(day), None, None, None) => return patterns.weekdays.get(day.as_str()).cloned(),
            _ => return None,
        };
        let pattern = patterns.dates.get(key)?;
        filled(pattern, date, patterns)
    };
    // Languages whose words for the parts stand before them say more by these than CLDR's patterns do (ngày 5 tháng 6).
    let before = first(&pack.file.words.date_marks.0, "year-after").is_none();
    let marked = || by_marks(date, pack);
    let figure = Figure::like(written, pack);
    let first = if before {
        [marked(), by_pattern()]
    } else {
        [by_pattern(), marked()]
    };
    let all = first.into_iter().flatten().chain(by_name(date, pack));
    all.map(|text| figure.digits(&text)).collect()
}

/// A pattern in CLDR's letters, filled.
fn filled(pattern: &str, date: &PartialDate, patterns: &Patterns) -> Option<String> {
    let month = || usize::from(date.month?).checked_sub(1);
    let mut out = String::new();
    let mut letters = pattern.chars().peekable();
    let mut quoted = false;
    while let Some(c) = letters.next() {
        if c == '\'' {
            quoted = !quoted;
            continue;
        }
        if quoted || !c.is_ascii_alphabetic() {
            out.push(c);
            continue;
        }
        let mut count = 1;
        while letters.next_if_eq(&c).is_some() {
            count += 1;
        }
        match (c, count) {
            ('d', _) => out.push_str(&date.day?.to_string()),
            ('M' | 'L', 1 | 2) => out.push_str(&date.month?.to_string()),
            ('M', _) => out.push_str(patterns.months.get(month()?)?),
            ('L', _) => out.push_str(patterns.months_alone.get(month()?)?),
            ('y', _) => out.push_str(&date.year?.to_string()),
            ('E', _) => out.push_str(patterns.weekdays.get(date.weekday?.as_str())?),
            _ => return None,
        }
    }
    Some(out.trim().to_owned())
}

/// A date with the language's marks of its parts: 2025年6月5日, ngày 5 tháng 6 năm 2025.
fn by_marks(date: &PartialDate, pack: &Pack) -> Option<String> {
    let words = &pack.file.words;
    let marks = &words.date_marks.0;
    let glued = pack.file.boundaries == Boundaries::None;
    let space = if glued { "" } else { " " };
    let [year, month, day] = parts(date);
    let calendar = match (
        first(marks, "year-after"),
        first(marks, "month-after"),
        first(marks, "day-after"),
    ) {
        (Some(y), Some(m), Some(d)) => {
            let parts = [year.map(|n| n + y), month.map(|n| n + m), day.map(|n| n + d)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(space)
        }
        // Months are numbered where their names are made with the mark (tháng một).
        _ => match (first(marks, "year"), first(marks, "month"), first(marks, "day")) {
            (Some(y), Some(m), Some(d)) if first(&words.months.0, "2").is_none_or(|name| name.contains(m)) => {
                let put = |mark: &str, n: String| format!("{mark}{space}{n}");
                let parts = [
                    day.map(|n| put(d, n)),
                    month.map(|n| put(m, n)),
                    year.map(|n| put(y, n)),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join(space)
            }
            _ => return None,
        },
    };
    with_weekday(date, calendar, pack)
}

/// A date with the month's name, in the order of dates in digits.
fn by_name(date: &PartialDate, pack: &Pack) -> Option<String> {
    let [year, month, day] = parts(date);
    let alone = |m: &String| {
        let index = m.parse::<usize>().ok()?.checked_sub(1)?;
        Patterns::of(pack.tag())?.months_alone.get(index).cloned()
    };
    let month = match month {
        Some(m) if day.is_none() => alone(&m).or_else(|| month_of(&m, pack).map(str::to_owned)),
        Some(m) => Some(month_of(&m, pack)?.to_owned()),
        None => None,
    };
    let parts = match pack.file.date_order {
        DateOrder::Mdy => [month, day.map(|d| if year.is_some() { d + "," } else { d }), year],
        DateOrder::Dmy => [day, month, year],
        DateOrder::Ymd => [year, month, day],
    };
    let calendar = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    with_weekday(date, calendar, pack)
}

/// Year, month and day in digits.
fn parts(date: &PartialDate) -> [Option<String>; 3] {
    [
        date.year.map(|y| y.to_string()),
        date.month.map(|m| m.to_string()),
        date.day.map(|d| d.to_string()),
    ]
}

fn with_weekday(date: &PartialDate, calendar: String, pack: &Pack) -> Option<String> {
    let weekday = date
        .weekday
        .and_then(|w| first(&pack.file.words.weekdays.0, w.as_str()));
    match (weekday, calendar.is_empty()) {
        (None, true) => None,
        (None, false) => Some(calendar),
        (Some(w), true) => Some(w.to_owned()),
        (Some(w), false) => Some(format!("{w}, {calendar}")),
    }
}

/// A time of day, the best first: the figures of `like` changed, else the language's own pattern, else 17:30.
pub(super) fn times(minutes: u16, pack: &Pack, like: Option<(&Fact, &str)>) -> Vec<String> {
    let (hour, minute) = (minutes / 60, minutes % 60);
    let written = like.map_or("", |(_, written)| written);
    let figure_of = Figure::like(written, pack);
    let mut out = Vec::new();
    if let Some((
        Value::Time {
            minutes: old,
            until: None,
            ..
        },
        written,
    )) = like.map(|(f, w)| (&f.value, w))
    {
        let (old_hour, old_minute) = (old / 60, old % 60);
        let swap = |from: u16, to: u16, text: &str| match from == to {
            true => Some(text.to_owned()),
            false => {
                let (span, new) = figure(&from.to_string(), &to.to_string(), text)?;
                let mut text = text.to_owned();
                text.replace_range(span.start..span.end, &new);
                Some(text)
            }
        };
        // The clock of twelve hours has two halves: reading back shows whether it is the same.
        let twelve = |h: u16| (h + 11) % 12 + 1;
        for (from, to) in [(old_hour, hour), (twelve(old_hour), twelve(hour))] {
            // Minutes first: they stand behind the hour, and are two digits.
            let minutes_changed = match old_minute == minute {
                true => Some(written.to_owned()),
                false => last_figure(old_minute, minute, written),
            };
            out.extend(minutes_changed.and_then(|text| swap(from, to, &text)));
        }
    }
    let own = Patterns::of(pack.tag()).map(|p| {
        let long = p.time.contains("HH");
        let hours = if long { format!("{hour:02}") } else { hour.to_string() };
        p.time
            .replace("HH", "H")
            .replace('H', &hours)
            .replace("mm", &format!("{minute:02}"))
    });
    let plain = [format!("{hour:02}:{minute:02}")];
    out.extend(own.into_iter().chain(plain).map(|text| figure_of.digits(&text)));
    out
}

/// The last run of digits of `written`, if it says `old`, changed to two digits of `new`.
fn last_figure(old: u16, new: u16, written: &str) -> Option<String> {
    let (end, last) = written.char_indices().rev().find(|(_, c)| digit_value(*c).is_some())?;
    let end = end + last.len_utf8();
    let start = written[..end]
        .char_indices()
        .rev()
        .take_while(|(_, c)| digit_value(*c).is_some())
        .last()?
        .0;
    let digits: String = written[start..end]
        .chars()
        .filter_map(digit_value)
        .map(|d| char::from(b'0' + d))
        .collect();
    if digits.len() != 2 || digits.parse() != Ok(old) {
        return None;
    }
    let zero = zero_of(last)?;
    let new: Option<String> = format!("{new:02}")
        .chars()
        .map(|c| char::from_u32(zero as u32 + c.to_digit(10)?))
        .collect();
    Some(format!("{}{}{}", &written[..start], new?, &written[end..]))
}
