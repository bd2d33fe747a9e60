//! How a language writes facts: its marks, scale words, currencies, units and dates as patterns, from CLDR.
//!
//! `glossary/writing/<tag>.yaml` holds them, written by the generator beside it. Packs say what is read; this, what is written.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralOperands, PluralRuleType, PluralRules, PluralRulesOptions};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary/writing");

/// A pattern a plural category; `other` is always there, and stands for the categories that are not.
pub type Plural = BTreeMap<String, String>;

/// How one language writes facts. `{0}` stands for the number, `{1}` for what is counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patterns {
    /// BCP 47 tag.
    pub tag: String,
    /// CLDR's version.
    pub cldr: String,
    /// The zero of the digits that the language writes by itself.
    pub zero: char,
    /// The mark of decimals.
    pub decimal: char,
    /// The mark between groups.
    pub group: char,
    /// Whether groups of two digits are written above the thousand.
    pub indian: bool,
    /// How many digits stand before the first group where there are groups.
    pub least: usize,
    /// A percentage.
    pub percent: String,
    /// A number with a scale word, by the power of ten that the word says.
    pub scales: BTreeMap<String, Plural>,
    /// A number with the name of a currency.
    pub amounts: Plural,
    /// The same behind a million and more; the second before a vowel.
    pub of: Vec<String>,
    /// A number with the code of a currency.
    pub code: String,
    /// The names of currencies by their codes.
    pub currencies: BTreeMap<String, Plural>,
    /// A number with a unit, by the unit's CLDR id.
    pub units: BTreeMap<String, Plural>,
    /// A place in an order, in digits; empty where no one pattern holds.
    pub ordinals: Plural,
    /// A person's years.
    pub ages: Plural,
    /// Dates in CLDR's letters, by what they tell: `full` (with the weekday), `long`, `month` (and year), `day` (and month).
    pub dates: BTreeMap<String, String>,
    /// January to December as they stand in dates.
    pub months: Vec<String>,
    /// January to December by themselves.
    pub months_alone: Vec<String>,
    /// `mon` … `sun`.
    pub weekdays: BTreeMap<String, String>,
    /// A time of day in CLDR's letters.
    pub time: String,
}

impl Patterns {
    /// The patterns of the pack with the tag `tag`.
    pub fn of(tag: &str) -> Option<&'static Self> {
        static SHELF: OnceLock<BTreeMap<String, Patterns>> = OnceLock::new();
        let shelf = SHELF.get_or_init(|| {
            let files = FILES
                .files()
                .filter(|f| f.path().extension().is_some_and(|e| e == "yaml"));
            let texts = files.filter_map(|f| f.contents_utf8());
            // A test reads every file: none is passed over.
            let read = texts.filter_map(|text| serde_yaml::from_str::<Self>(text).ok());
            read.map(|p| (p.tag.clone(), p)).collect()
        });
        shelf.get(tag)
    }

    /// The form of `plural` that stands with the number that is written `number` in ASCII digits (`1.3`).
    pub fn pick<'a>(&self, plural: &'a Plural, number: &str) -> Option<&'a str> {
        self.form(plural, number, PluralRuleType::Cardinal)
    }

    /// The place `number` in an order.
    pub fn ordinal(&self, number: &str) -> Option<&str> {
        self.form(&self.ordinals, number, PluralRuleType::Ordinal)
    }

    fn form<'a>(&self, plural: &'a Plural, number: &str, rules: PluralRuleType) -> Option<&'a str> {
        let category = self.category(number, rules).unwrap_or("other");
        let form = plural.get(category).or_else(|| plural.get("other"));
        form.map(String::as_str)
    }

    /// CLDR's plural category of a number in ASCII digits.
    fn category(&self, number: &str, rules: PluralRuleType) -> Option<&'static str> {
        let locale: Locale = self.tag.parse().ok()?;
        let rules = PluralRules::try_new((&locale).into(), PluralRulesOptions::default().with_type(rules)).ok()?;
        let number = fixed_decimal::Decimal::try_from_str(number).ok()?;
        Some(match rules.category_for(PluralOperands::from(&number)) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, Patterns};
    use crate::language::Pack;

    #[test]
    fn every_pack_has_patterns() {
        for file in FILES
            .files()
            .filter(|f| f.path().extension().is_some_and(|e| e == "yaml"))
        {
            let read = serde_yaml::from_str::<Patterns>(file.contents_utf8().unwrap_or_default());
            let patterns = read.unwrap_or_else(|e| panic!("{}: {e}", file.path().display()));
            let forms = [&patterns.scales, &patterns.currencies, &patterns.units];
            for forms in forms.into_iter().flat_map(|m| m.values()).chain([&patterns.amounts]) {
                assert!(forms.contains_key("other"), "{}: {forms:?}", patterns.tag);
            }
            assert!(patterns.months.len() == 12 && patterns.months_alone.len() == 12 && patterns.weekdays.len() == 7);
        }
        for tag in Pack::tags() {
            assert!(Patterns::of(tag).is_some(), "{tag}");
        }
    }

    #[test]
    fn the_number_chooses_the_form() {
        for (tag, unit, number, wanted) in [
            ("ru", "length-kilometer", "1", "{0} километр"),
            ("ru", "length-kilometer", "2.5", "{0} километра"),
            ("ru", "length-kilometer", "12", "{0} километров"),
            ("ar", "length-kilometer", "5", "{0} كيلومترات"),
            ("ar", "length-kilometer", "42.5", "{0} كيلومتر"),
            ("en", "area-hectare", "1", "{0} hectare"),
            ("vi", "duration-day", "1", "{0} ngày"),
        ] {
            let patterns = Patterns::of(tag).expect("patterns");
            let form = patterns.pick(&patterns.units[unit], number);
            assert_eq!(form, Some(wanted), "{tag} {number}");
        }
    }
}
