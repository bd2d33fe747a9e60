//! A full stop that may be an abbreviation's, an ordinal's, a date's or an initial's.

use super::ends::{Judge, Next, is_roman};
use super::rules::Stop;
use super::signs::{is_mark, is_vowelless};
use crate::text::digit_value;

impl Judge<'_> {
    /// ए. पी. सिंह, খ্রি. পূ.: a short word with a stop beside another.
    pub(super) fn is_spelt(&self, part: &str, at: usize, next: &Next<'_>) -> bool {
        let short = |word: &str| (1..=2).contains(&word.chars().filter(|&c| !is_mark(c)).count());
        let follows = short(next.word) && self.text[next.at + next.word.len()..].starts_with('.');
        let before = self.text[self.start..at - part.len()].trim_end().strip_suffix('.');
        let word = before.and_then(|b| b.rsplit(char::is_whitespace).next());
        short(part) && (follows || word.is_some_and(short))
    }

    /// EE. UU.
    pub(super) fn is_doubled(&self, word: &str) -> bool {
        let doubled = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase() && b == word.as_bytes()[0]);
        doubled && self.rules.is(&["es"])
    }

    pub(super) fn abbreviation_ends(&self, stop: Stop, start: usize, word: &str, next: &Next<'_>) -> bool {
        match stop {
            Stop::None => true,
            // `fig`, `gov`: a word as well.
            Stop::Never => {
                let small = word.chars().all(char::is_lowercase);
                // 300 м. Ширина
                let unit = small && is_vowelless(word) && word.chars().nth(2).is_none() && self.counted(start);
                if unit && next.capital && !next.initial && !is_roman(next.word) {
                    return true;
                }
                small && word.len() > 2 && !is_vowelless(word) && self.rules.is_starter(next.word)
            }
            Stop::BeforeNumber => !next.digit && !is_roman(next.word),
            Stop::MayEnd => self.rules.is_starter(next.word),
            Stop::OftenEnd => {
                let short = word.chars().nth(1).is_none();
                // В 1812 г. Москва: so few words are no sentence.
                let mut words = self.text[self.start..start].split_whitespace();
                let digits = |w: &str| w.chars().filter(|&c| digit_value(c).is_some()).count();
                let year = words.clone().next_back().is_some_and(|w| digits(w) == 4);
                let few = year && words.nth(2).is_none();
                let goes_on = is_roman(next.word) || few && !self.rules.is_starter(next.word);
                next.capital && !goes_on && (!short || self.number_before(start))
            }
        }
    }

    /// A number with a full stop: an ordinal, an outline number, or the end.
    pub(super) fn number_ends(&self, token: &str, at: usize, next: &Next<'_>) -> bool {
        let digits = token.chars().filter(|&c| digit_value(c).is_some()).count();
        let whole = token.chars().all(|c| digit_value(c).is_some());
        if whole && self.dated(token, at, next) {
            return false;
        }
        if self.text[self.start..at - token.len()].trim().is_empty() {
            return digits > 3;
        }
        // w latach 30. XIX wieku
        let century = is_roman(next.word) && (next.word.len() > 1 || self.rules.ordinals());
        if whole && digits <= 2 && century {
            return false;
        }
        let ordinal = whole && digits <= 2 && self.rules.ordinals() && next.capital;
        !ordinal || self.rules.is_starter(next.word)
    }

    /// Whether the number before a full stop is a part of a date in figures: 5. 7. 2024, 2024. 5. 3.
    pub(super) fn dated(&self, token: &str, at: usize, next: &Next<'_>) -> bool {
        let stopped = self.text[next.at + next.word.len()..].starts_with('.');
        let part = |digits: usize| digits <= 2 || digits == 4;
        let before = self.text[self.start..at - token.len()].trim_end();
        let chained = before
            .strip_suffix('.')
            .is_some_and(|b| b.ends_with(|c| digit_value(c).is_some()));
        if self.rules.is(&["en"]) || !part(token.chars().count()) {
            return false;
        }
        if !next.digit {
            // The day comes last in Korean, with its stop.
            return chained && self.rules.is(&["ko"]);
        }
        let year = next.word.len() == 4 && chained;
        part(next.word.chars().count()) && (stopped || year) && !next.word.contains('.')
    }

    /// One letter with a full stop: an initial, a part of `U.S.`, a unit, or a short word.
    pub(super) fn initial_ends(&self, token: &str, letter: &str, at: usize, next: &Next<'_>) -> bool {
        let Some(c) = letter.chars().next() else {
            return true;
        };
        let alone = token.len() == letter.len();
        // 10 h
        if alone && c.is_lowercase() && next.capital && !next.initial && self.counted(at - letter.len()) {
            return true;
        }
        if alone && c.is_lowercase() && !is_vowelless(letter) {
            return !next.digit && !next.initial;
        }
        self.rules.is_starter(next.word) && !next.initial
    }

    /// Whether a number stands before the word that begins at `at`.
    pub(super) fn counted(&self, at: usize) -> bool {
        self.text[self.start..at]
            .trim_end()
            .ends_with(|c| digit_value(c).is_some())
    }

    /// Whether a number stands before the word that begins at `at`, or another part of the abbreviation (`т. д.`).
    pub(super) fn number_before(&self, at: usize) -> bool {
        let before = self.text[self.start..at].trim_end();
        before.ends_with(|c| digit_value(c).is_some() || matches!(c, '.' | '%' | '/'))
    }
}
