//! Figures as a language writes them: its digits, marks and scale words.

use crate::language::{Boundaries, Pack, Patterns};
use crate::text::{digit_value, fold};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Figures in the manner of a language, or of words of it.
pub(super) struct Figure<'a> {
    pack: &'a Pack,
    patterns: Option<&'static Patterns>,
    /// The zero of its digits.
    pub zero: char,
    decimal: char,
    group: char,
    /// How many digits stand before the first group where there are groups; `None`: thousands are not grouped.
    least: Option<usize>,
    /// The digits of the number that is corrected.
    written: String,
}

/// A number as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// With its scale word.
    pub text: String,
    /// What stands before the scale word in ASCII digits, by which inflected words are chosen.
    pub digits: String,
    /// Whether it has a scale word from a million on, behind which inflected words are others.
    pub big: bool,
}

impl<'a> Figure<'a> {
    /// Figures as `pack` writes them, with the digits, the marks and the grouping that are to be seen in `written`.
    pub fn like(written: &str, pack: &'a Pack) -> Self {
        let patterns = Patterns::of(pack.tag());
        let zero = written
            .chars()
            .find_map(zero_of)
            .or(patterns.map(|p| p.zero))
            .unwrap_or('0');
        let native = matches!(zero, '٠' | '۰');
        // Arabic marks stand with Arabic digits.
        let own = |marks: &[char], usual: char| marks.iter().copied().find(|c| !"٫٬".contains(*c)).unwrap_or(usual);
        let mut figure = Self {
            pack,
            patterns,
            zero,
            decimal: if native { '٫' } else { own(&pack.file.decimal, '.') },
            group: if native { '٬' } else { own(&pack.file.group, ',') },
            least: Some(patterns.map_or(1, |p| p.least)),
            written: digits_alone(written),
        };
        figure.look_at(written);
        figure
    }

    /// Learns marks and grouping from a number in digits.
    fn look_at(&mut self, written: &str) {
        let allowed = |c: char| ".,٬٫،'’".contains(c) || c.is_whitespace() || self.group == c || self.decimal == c;
        // The first number: runs of digits with one mark between them.
        let mut runs: Vec<usize> = Vec::new();
        let mut marks: Vec<char> = Vec::new();
        let mut chars = written.chars().skip_while(|c| digit_value(*c).is_none()).peekable();
        let mut run = 0;
        while let Some(c) = chars.next() {
            if digit_value(c).is_some() {
                run += 1;
                continue;
            }
            let goes_on = chars.peek().is_some_and(|n| digit_value(*n).is_some());
            if !(goes_on && allowed(c)) {
                break;
            }
            runs.push(run);
            marks.push(c);
            run = 0;
        }
        runs.push(run);
        if runs.iter().any(|r| *r > 3) {
            self.least = None;
        }
        let grouped = |marks: &[char], runs: &[usize]| {
            runs.len() == marks.len() && runs.iter().all(|r| matches!(r, 2 | 3)) && runs.last() == Some(&3)
        };
        let other = |mark: char, usual: char| match mark {
            '.' => ',',
            ',' | '،' => '.',
            _ => usual,
        };
        match marks[..] {
            [only] if runs.get(1) != Some(&3) => {
                self.decimal = only;
                if self.group == only {
                    self.group = other(only, self.group);
                }
            }
            // `1.300` may be both: only what groups anyway is taken for a group.
            [only] if self.pack.file.group.contains(&only) || only.is_whitespace() => self.take_group(only, other),
            [first, .., last] => {
                let inner = runs.get(1..runs.len() - 1).unwrap_or_default();
                if first == last && grouped(&marks, runs.get(1..).unwrap_or_default()) {
                    self.take_group(first, other);
                } else if first != last && grouped(&marks[..marks.len() - 1], inner) {
                    self.take_group(first, other);
                    self.decimal = last;
                }
            }
            _ => {}
        }
    }

    fn take_group(&mut self, mark: char, other: impl Fn(char, char) -> char) {
        self.group = mark;
        self.least = Some(1);
        if self.decimal == mark {
            self.decimal = other(mark, self.decimal);
        }
    }

    /// A number in digits.
    pub fn number(&self, value: Decimal) -> Number {
        Number {
            text: self.plain(value),
            digits: value.abs().normalize().to_string(),
            big: false,
        }
    }

    /// A number with its scale word, the best first: the largest word that leaves at most two decimals, from a million on (from
    /// 10,000 in languages that count in myriads). A scale word that `written` has is kept. The last is in digits alone.
    pub fn scaled(&self, value: Decimal, written: &str) -> Vec<Number> {
        let multipliers = &self.pack.file.words.multipliers.0;
        let own = self.patterns.map(|p| p.scales.keys()).into_iter().flatten();
        let scales: BTreeSet<Decimal> = multipliers
            .keys()
            .chain(own)
            .filter_map(|s| Decimal::from_str_exact(s).ok())
            .collect();
        let folded = fold(written).text;
        let short = self.abbreviated(&folded);
        let mut ranked = Vec::new();
        for scale in scales {
            let kept = self.used(scale, &folded);
            let least = if kept.is_some() {
                Decimal::ONE_THOUSAND.max(scale)
            } else {
                Decimal::from(10_000).max(scale)
            };
            if value.abs() < least || !(kept.is_some() && scale >= Decimal::ONE_THOUSAND || self.usual(scale)) {
                continue;
            }
            let Some(left) = value.checked_div(scale).map(|l| l.normalize()) else {
                continue;
            };
            if left.scale() > 2 {
                continue;
            }
            let digits = left.abs().to_string();
            let big = scale >= Decimal::from(1_000_000);
            let plain = self.plain(left);
            let numbers = self
                .forms(scale, &digits, kept, short)
                .into_iter()
                .map(|pattern| Number {
                    text: pattern.replace("{0}", &plain),
                    digits: digits.clone(),
                    big,
                });
            // Where the scale word alone was wrong, it alone changes: 2 750 millions, 2 750 milliards.
            let same_digits = digits_alone(&digits) == self.written;
            let rank = (same_digits, left.abs() < Decimal::ONE_THOUSAND, kept.is_some(), scale);
            ranked.push((rank, numbers.collect::<Vec<_>>()));
        }
        ranked.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        let mut out: Vec<Number> = ranked.into_iter().flat_map(|(_, numbers)| numbers).collect();
        out.push(self.number(value));
        out
    }

    /// The patterns of a number with the scale word of `scale`, the best first; `{0}` is the number.
    fn forms(&self, scale: Decimal, digits: &str, kept: Option<&str>, short: bool) -> Vec<String> {
        let words = &self.pack.file.words;
        let key = scale.to_string();
        let space = if self.pack.file.boundaries == Boundaries::None {
            ""
        } else {
            " "
        };
        let behind = |word: &String| format!("{{0}}{space}{word}");
        let plural = self.patterns.and_then(|p| Some((p, p.scales.get(&key)?)));
        let picked = plural.and_then(|(p, plural)| p.pick(plural, digits)).map(str::to_owned);
        let mut out = Vec::new();
        if let Some(kept) = kept {
            // Inflected where what stands there is one of its inflected forms.
            let inflected = plural.is_some_and(|(_, plural)| {
                let mut forms = plural.values().map(|f| fold(&f.replace("{0}", "")).text);
                forms.any(|f| f.trim() == fold(kept).text)
            });
            out.extend(picked.clone().filter(|_| inflected));
            out.push(behind(&kept.to_owned()));
        }
        if short {
            let long = words.multipliers.0.get(&key).cloned().unwrap_or_default();
            let forms = words.scales.0.get(&key).into_iter().flatten();
            out.extend(
                forms
                    .filter(|f| !long.contains(f) && f.chars().count() > 1)
                    .map(behind)
                    .take(1),
            );
        }
        out.extend(picked);
        out.extend(words.multipliers.0.get(&key).and_then(|f| f.first()).map(behind));
        out
    }

    /// The longest form of a scale word that stands in `folded` words, so that “millions” is not taken for “million”.
    fn used(&self, scale: Decimal, folded: &str) -> Option<&str> {
        let key = scale.to_string();
        let words = &self.pack.file.words;
        let glued = self.pack.file.boundaries == Boundaries::None;
        let stands = |form: &&String| {
            let form = fold(form).text;
            let mut at = folded.match_indices(&form);
            at.any(|(i, _)| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                let (before, after) = (folded[..i].chars().next_back(), folded[i + form.len()..].chars().next());
                glued || (!letter(before) && !letter(after))
            })
        };
        let sections = [&words.multipliers, &words.scales];
        let forms = sections.into_iter().filter_map(|s| s.0.get(&key)).flatten();
        forms.filter(stands).max_by_key(|f| f.len()).map(String::as_str)
    }

    /// Whether `folded` words have a scale word that is an abbreviation (млн, tr).
    fn abbreviated(&self, folded: &str) -> bool {
        let words = &self.pack.file.words;
        words
            .scales
            .0
            .keys()
            .filter_map(|s| Decimal::from_str_exact(s).ok())
            .any(|scale| {
                let long = words.multipliers.0.get(&scale.to_string());
                let used = self.used(scale, folded);
                used.is_some_and(|u| !long.is_some_and(|l| l.iter().any(|f| f == u)))
            })
    }

    /// Whether the language would take this scale word by itself: lakhs and crores, myriads, or powers of a thousand.
    fn usual(&self, scale: Decimal) -> bool {
        let key = scale.to_string();
        match self.patterns {
            Some(p) => p.scales.contains_key(&key) && scale > Decimal::ONE_THOUSAND,
            None => key.len() > 6,
        }
    }

    /// A number in digits, grouped.
    fn plain(&self, value: Decimal) -> String {
        let text = value.normalize().to_string();
        let (sign, text) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text.as_str()),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let indian = self.patterns.is_some_and(|p| p.indian) || self.in_lakhs();
        let mut out = sign.to_owned();
        let digits = whole.len();
        for (i, c) in whole.chars().enumerate() {
            let left = digits - i;
            let breaks = match indian && left > 3 {
                true => (left - 3).is_multiple_of(2),
                false => left.is_multiple_of(3),
            };
            if self.least.is_some_and(|least| digits >= 3 + least) && i > 0 && breaks {
                out.push(self.group);
            }
            out.push(self.digit(c));
        }
        if !fraction.is_empty() {
            out.push(self.decimal);
            out.extend(fraction.chars().map(|c| self.digit(c)));
        }
        out
    }

    /// Whether the language has a word of its own for the lakh and groups by it: English can read lakhs, and would not write them.
    fn in_lakhs(&self) -> bool {
        let lakh = self.pack.file.words.multipliers.0.get("100000").and_then(|f| f.first());
        self.pack.file.indian_groups && lakh.is_some_and(|word| !word.is_ascii())
    }

    /// The two numbers of a range or a ratio; years are not grouped.
    pub fn both(&self, a: Decimal, b: Decimal, mark: &str) -> String {
        let year = |v: Decimal| v.is_integer() && v >= Decimal::from(1000) && v < Decimal::from(3000);
        let bare = |v: Decimal| {
            v.normalize()
                .to_string()
                .chars()
                .map(|c| self.digit(c))
                .collect::<String>()
        };
        match year(a) && year(b) {
            true => format!("{}{mark}{}", bare(a), bare(b)),
            false => format!("{}{mark}{}", self.plain(a), self.plain(b)),
        }
    }

    /// ASCII digits in the digits of these figures.
    pub fn digits(&self, ascii: &str) -> String {
        ascii.chars().map(|c| self.digit(c)).collect()
    }

    fn digit(&self, c: char) -> char {
        c.to_digit(10)
            .and_then(|d| char::from_u32(self.zero as u32 + d))
            .unwrap_or(c)
    }
}

/// The zero of the script of a digit.
pub(super) fn zero_of(c: char) -> Option<char> {
    let value = digit_value(c)?;
    char::from_u32(c as u32 - u32::from(value))
}

/// The digits of a number, without marks and the zeros before it.
fn digits_alone(text: &str) -> String {
    let digits: String = text
        .chars()
        .filter_map(digit_value)
        .map(|d| char::from(b'0' + d))
        .collect();
    digits.trim_start_matches('0').to_owned()
}
