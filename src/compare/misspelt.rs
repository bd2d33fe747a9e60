//! Days of the week and months whose name the other version misspells by a letter (วันจันทรน์, नंवबर): told, if badly.

use super::claim::Version;
use crate::extract::{Fact, Value};
use crate::language::{Boundaries, Pack, UniqueMap};
use crate::text::fold;

/// Shorter names are a letter away from too much else.
const LETTERS: usize = 5;

/// Bytes of the longest segment that is searched, so that a row takes no more than linear time.
const LONGEST: usize = 4000;

/// Whether a weekday or a month that stands alone in `fact` stands in the segments `at` of `other` with a letter too much, too
/// few, changed, or in the wrong place.
pub fn misspelt(fact: &Fact, other: &Version, at: &[usize]) -> bool {
    let (Value::Date(date, None), Some(pack)) = (&fact.value, Pack::of(&other.document.lang)) else {
        return false;
    };
    let words = &pack.file.words;
    let forms = match (date.weekday, date.month, date.day, date.year) {
        (Some(day), None, None, None) => of(&words.weekdays, day.as_str()),
        (None, Some(month), None, None) => of(&words.months, &month.to_string()),
        _ => return false,
    };
    let forms: Vec<Vec<char>> = forms
        .iter()
        .map(|f| fold(f).text.chars().collect::<Vec<char>>())
        .filter(|f| f.len() >= LETTERS && !f.contains(&' '))
        .collect();
    let short = |s: &&usize| other.segments[**s].text.len() <= LONGEST;
    at.iter().filter(short).any(|&s| {
        let text = fold(&other.segments[s].text).text;
        forms.iter().any(|form| match pack.file.boundaries {
            Boundaries::None => inside(&text, form),
            Boundaries::Spaces | Boundaries::Start => text
                .split(|c: char| c.is_whitespace() || c.is_ascii_punctuation())
                .any(|word| unknown(word, pack) && near(&word.chars().collect::<Vec<_>>(), form)),
        })
    })
}

fn of<'a>(words: &'a UniqueMap<Vec<String>>, value: &str) -> &'a [String] {
    words.0.get(value).map_or(&[], Vec::as_slice)
}

/// Whether the pack has no use for the word: what it knows is not another word misspelt.
fn unknown(word: &str, pack: &Pack) -> bool {
    !pack
        .lexicon
        .hits(word)
        .iter()
        .any(|h| h.start == 0 && h.end == word.len())
}

/// Whether a run of letters of a text without spaces is `form` but for a letter.
fn inside(text: &str, form: &[char]) -> bool {
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len()).any(|start| {
        letters[start] == form[0]
            && (form.len() - 1..=form.len() + 1)
                .filter_map(|len| letters.get(start..start + len))
                .any(|run| near(run, form))
    })
}

/// Whether two words begin and end alike and are a letter apart.
fn near(word: &[char], form: &[char]) -> bool {
    let ends = word.first() == form.first() && word.last() == form.last();
    let text = |w: &[char]| w.iter().collect::<String>();
    ends && word.len().abs_diff(form.len()) <= 1 && strsim::osa_distance(&text(word), &text(form)) == 1
}
