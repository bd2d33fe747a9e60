//! Figures as a language writes them: its digits, marks and scale words.

use super::wording::first;
use crate::language::{Boundaries, Pack};
use crate::text::fold;
use rust_decimal::Decimal;

/// Figures in the manner of a language.
pub(super) struct Figure<'a> {
    /// The language.
    pub pack: &'a Pack,
    /// The zero of its digits.
    pub zero: char,
    /// Whether thousands are grouped.
    pub grouped: bool,
}

impl Figure<'_> {
    /// A number with the largest scale word that leaves at most two decimals, from a million on (from 10,000 in languages that
    /// count in myriads); scale words that `written` uses are kept.
    pub fn scaled(&self, value: Decimal, written: &str) -> String {
        let words = &self.pack.file.words;
        let least = Decimal::from(10_000);
        let written = fold(written).text;
        let mut best: Option<((bool, bool, Decimal), &str)> = None;
        for (scale, forms) in &words.multipliers.0 {
            let Ok(scale) = Decimal::from_str_exact(scale) else {
                continue;
            };
            let Some(form) = forms.first() else { continue };
            // The longest, so that “millions” is not taken for “million”.
            let used = forms.iter().filter(|f| written.contains(&fold(f).text));
            let kept = used.max_by_key(|f| f.len());
            let least = if kept.is_some() {
                Decimal::ONE_THOUSAND.max(scale)
            } else {
                least.max(scale)
            };
            if value.abs() < least || !(kept.is_some() && scale >= Decimal::ONE_THOUSAND || self.usual(scale)) {
                continue;
            }
            let Some(left) = value.checked_div(scale) else { continue };
            if left.normalize().scale() > 2 {
                continue;
            }
            let rank = (left.abs() < Decimal::ONE_THOUSAND, kept.is_some(), scale);
            if best.is_none_or(|(b, _)| rank > b) {
                best = Some((rank, kept.unwrap_or(form)));
            }
        }
        match best {
            Some(((_, _, scale), word)) => {
                let left = value.checked_div(scale).unwrap_or(value).normalize();
                let space = if self.pack.file.boundaries == Boundaries::None {
                    ""
                } else {
                    " "
                };
                format!("{}{space}{word}", self.plain(left))
            }
            None => self.plain(value),
        }
    }

    /// Whether the language would take this scale word by itself: lakhs and crores, myriads, or powers of a thousand.
    fn usual(&self, scale: Decimal) -> bool {
        let words = &self.pack.file.words.multipliers.0;
        let zeros = scale.to_string().len() - 1;
        match (self.indian(), words.contains_key("10000")) {
            (true, _) => zeros >= 5,
            (_, true) => zeros >= 4 && zeros.is_multiple_of(4),
            _ => zeros >= 6 && zeros.is_multiple_of(3),
        }
    }

    /// Whether the language counts in lakhs by itself: English can read them, and would not write them.
    fn indian(&self) -> bool {
        let lakh = first(&self.pack.file.words.multipliers.0, "100000");
        self.pack.file.indian_groups && lakh.is_some_and(|word| !word.is_ascii())
    }

    /// A number in digits, grouped from 1,000 on.
    pub fn plain(&self, value: Decimal) -> String {
        let text = value.normalize().to_string();
        let (sign, text) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text.as_str()),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let arabic = matches!(self.zero, '٠' | '۰');
        let mark = |own: &[char], usual: char, native: char| {
            if arabic {
                native
            } else {
                own.first().copied().unwrap_or(usual)
            }
        };
        let decimal = mark(&self.pack.file.decimal, '.', '٫');
        let group = mark(&self.pack.file.group, ',', '٬');
        let mut out = sign.to_owned();
        let digits = whole.len();
        for (i, c) in whole.chars().enumerate() {
            let left = digits - i;
            let breaks = match self.indian() && left > 3 {
                true => (left - 3).is_multiple_of(2),
                false => left.is_multiple_of(3),
            };
            if self.grouped && digits > 3 && i > 0 && breaks {
                out.push(group);
            }
            out.push(self.digit(c));
        }
        if !fraction.is_empty() {
            out.push(decimal);
            out.extend(fraction.chars().map(|c| self.digit(c)));
        }
        out
    }

    fn digit(&self, c: char) -> char {
        c.to_digit(10)
            .and_then(|d| char::from_u32(self.zero as u32 + d))
            .unwrap_or(c)
    }
}
