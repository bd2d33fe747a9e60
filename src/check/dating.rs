//! What a date should look like in a language.

use super::wording::{first, is_word};
use crate::extract::PartialDate;
use crate::language::{Boundaries, Class, DateOrder, Pack};
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
        let spans = hits.map(|h| (h.phrase, Span::new(folded.origin(h.start), folded.origin(h.end))));
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
        let named = (i == 1).then(|| name(month(&a)?, first(&words.months.0, &b))).flatten();
        edits.push(named.or_else(|| figure(&a, &b, written))?);
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
            let zero = written[span.start..].chars().next().and_then(|c| {
                let value = digit_value(c)?;
                char::from_u32(c as u32 - u32::from(value))
            })?;
            let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(zero as u32 + d));
            found = Some((span, new.chars().map(|c| digit(c).unwrap_or(c)).collect()));
        }
    }
    found
}

/// A date with the month's name, or with the marks of a language that numbers its months.
pub(super) fn date(date: &PartialDate, pack: &Pack) -> Option<String> {
    if date.years > 1 || date.quarter.is_some() || date.relative.is_some() {
        return None;
    }
    let words = &pack.file.words;
    let marks = &words.date_marks.0;
    let glued = pack.file.boundaries == Boundaries::None;
    let space = if glued { "" } else { " " };
    let day = date.day.map(|d| d.to_string());
    let year = date.year.map(|y| y.to_string());
    let weekday = date.weekday.and_then(|w| first(&words.weekdays.0, w.as_str()));
    let month = date.month.map(|m| m.to_string());
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
            _ => {
                let month = match &month {
                    Some(m) => Some(first(&words.months.0, m)?.to_owned()),
                    None => None,
                };
                by_name(day, month, year, pack.file.date_order)
            }
        },
    };
    match (weekday, calendar.is_empty()) {
        (None, true) => None,
        (None, false) => Some(calendar),
        (Some(w), true) => Some(w.to_owned()),
        (Some(w), false) => Some(format!("{w}, {calendar}")),
    }
}

fn by_name(day: Option<String>, month: Option<String>, year: Option<String>, order: DateOrder) -> String {
    let parts = match order {
        DateOrder::Mdy => [month, day.map(|d| if year.is_some() { d + "," } else { d }), year],
        DateOrder::Dmy => [day, month, year],
        DateOrder::Ymd => [year, month, day],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
