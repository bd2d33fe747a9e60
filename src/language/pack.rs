//! The files of one language, as they are written: structure and words, nothing compiled.
//!
//! Two files make a pack: `glossary/languages/cldr/<tag>.yaml`, which the generator writes from CLDR, and
//! `glossary/languages/<tag>.yaml`, written by hand, which names the structure, adds what CLDR lacks and takes away what does
//! not fit running text. Every field of the hand-written file is required but those with a default; unknown keys are refused.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// Spellings by what they mean: the value first, its spellings after.
pub type Words = UniqueMap<Vec<String>>;

/// The hand-written file of a language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// BCP 47 tag.
    pub tag: String,
    /// The language's English name.
    pub name: String,
    /// Tags that this pack serves too (`pt` for `pt-BR`).
    pub also: Vec<String>,
    /// How words stand in a line.
    pub boundaries: Boundaries,
    /// Runs from right to left.
    pub rtl: bool,
    /// Letters that are written onto the front of a word and are no part of it (Arabic و ف ب ك ل ال).
    pub proclitics: Vec<String>,
    /// Endings that are written onto the back of a word, behind an optional apostrophe or hyphen (Turkish `de`, Korean 은).
    pub enclitics: Vec<String>,
    /// Marks of decimals, the usual first.
    pub decimal: Vec<char>,
    /// Marks that group thousands, the usual first; every kind of space is always allowed between whole groups.
    pub group: Vec<char>,
    /// Whether groups of two digits are written above the thousand (12,34,567).
    pub indian_groups: bool,
    /// How number words are put together.
    pub number_grammar: NumberGrammar,
    /// The order of a date in digits.
    pub date_order: DateOrder,
    /// The hour from which those of half a day are counted: 0, or 6 in Swahili (saa mbili: 8:00).
    pub clock_start: u8,
    /// Years from 2400 to 2600 behind a year's or a month's mark are Buddhist (ปี 2557: 2014); left out, they are not.
    #[serde(default)]
    pub buddhist_years: bool,
    /// Words such as before and since stand behind the date that they govern (2015 के बाद, 2015年以降).
    pub postpositions: bool,
    /// Month and weekday names are only read with a capital (English May, German).
    pub capital_dates: bool,
    /// Abbreviations whose full stop ends no sentence, without the stop.
    pub abbreviations: Vec<String>,
    /// Titles that stand before a person's name.
    pub titles: Vec<String>,
    /// Phrases that hold a number word, month or unit and mean none ("one another", "at first", "second-hand").
    pub not_facts: Vec<String>,
    /// Forms of the CLDR file that this pack does not want, whatever they mean there.
    pub without: Vec<String>,
    /// The words themselves.
    pub words: WordLists,
}

/// The file that the generator writes from CLDR.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CldrFile {
    /// BCP 47 tag.
    pub tag: String,
    /// CLDR's version.
    pub cldr: String,
    /// The words; sections that CLDR lacks are left out.
    #[serde(default)]
    pub words: CldrWords,
}

/// How words stand in a line.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Boundaries {
    /// Spaces on both sides.
    Spaces,
    /// A word begins after a space; particles follow it without one (Korean).
    Start,
    /// No spaces between words (Chinese, Japanese, Thai, Lao, Khmer).
    None,
}

/// The order of a date in digits.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// 31/12/2025
    Dmy,
    /// 12/31/2025
    Mdy,
    /// 2025/12/31
    Ymd,
}

/// How number words are put together; a pack selects among the algorithms that `extract::words` knows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberGrammar {
    /// Number words are written together in one word (einundzwanzig, duecentotré).
    pub glued: bool,
    /// Units may stand before tens, joined by `and` (fünfundzwanzig, خمسة وعشرون).
    pub units_first: bool,
    /// Years are read in pairs (nineteen forty-five).
    pub pairs: bool,
    /// A last digit counts the next lower place (hai trăm rưỡi has its own word; 三万五, một triệu hai).
    pub short_tail: bool,
    /// Endings of a noun that says two by itself (Arabic هدفان, هدفين), the longest first.
    #[serde(default)]
    pub dual_endings: Vec<String>,
    /// Scale words and units stand before their number (Swahili: milioni 1.2, kilomita 30); left out, they do not.
    #[serde(default)]
    pub head_first: bool,
    /// Number words below this are soft: they may answer a fact of another version and never ask for an answer.
    pub firm_from: u32,
}

macro_rules! word_lists {
    ($($(#[$doc:meta])* $field:ident),* $(,)?) => {
        /// The words of a pack, by section. Every value is a list of spellings; several sections may hold one spelling.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct WordLists { $($(#[$doc])* pub $field: Words,)* }

        /// The same sections, each optional.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct CldrWords { $($(#[$doc])* #[serde(default)] pub $field: Words,)* }

        impl WordLists {
            /// Adds CLDR's spellings but those of `without`; a spelling already there is not doubled.
            pub fn add(&mut self, cldr: CldrWords, without: &[String]) {
                $(add(&mut self.$field, cldr.$field, without);)*
            }

            /// Every section's name with its words.
            pub fn sections(&self) -> Vec<(&'static str, &Words)> {
                vec![$((stringify!($field), &self.$field),)*]
            }
        }
    };
}

word_lists! {
    /// Value → number words that add (0–99, also 100, 200 … where they are one word): `{5: [năm, lăm]}`. Inflected forms are listed.
    cardinals,
    /// Value → words that multiply what stands before them: `{10: [mươi], 100: [trăm], 1000: [nghìn, ngàn], 1000000: [triệu]}`.
    multipliers,
    /// Value → words and abbreviations that multiply only behind digits: `{1000: [k], 1000000: [tr, mn, m], 1000000000: [bn]}`.
    scales,
    /// `and` → words inside a number (and, linh, lẻ, و); `point` → decimal word; `minus`; `minus-after` → behind degrees (below zero); `half` → "and a half" behind (rưỡi);
    /// `half-before` → half of what follows (نصف, nửa, half a); `plus-half`, `plus-quarter`, `minus-quarter` → said before a number
    /// (ساڑھے تین = 3.5, सवा दो = 2.25, पौने चार = 3.75); `and-fraction` → joins a whole number and a fraction and nothing else (又, con);
    /// `sides` → between the two sides of something flat (15 *by* 29 feet);
    /// `between` → words that may stand between a number and its unit (two *last* years); `case` → endings of a cardinal in digits (3-х, 5-ти);
    /// `squared`, `cubed` → behind a length and its number (mita 300 *za mraba*); `prefix-4` … → first parts of compounds that count (cztero-, чотири-);
    /// `doubtful` → number words that are another word as often (Persian نه: nine and no), which alone ask for nothing, and names of money
    /// and of measures that are another word where no number stands before them (won, Dutch ons);
    /// `2..3` … → words that say from one number to another (Korean 두세);
    /// `inner-1` … → digits that count only inside a number of several syllables (Korean 이); words such as ڈیڑھ that are a value by themselves are in `mixed`.
    number_parts,
    /// Decimal → words that are a value with a fraction and may multiply: `{1.5: [ڈیڑھ, डेढ़], 2.5: [ڈھائی], 1.25: [सवा]}`.
    mixed,
    /// Value → ordinal words: `{1: [first], 13: [السادس عشر]}`; multiword forms allowed.
    ordinals,
    /// `before` → marks of an ordinal before a number (thứ, lần thứ, 第); `after` → behind (th, st, ویں, ème, -й); `roman` → words before
    /// a Roman numeral (lần thứ, khóa, quý).
    ordinal_marks,
    /// Denominator → its words behind a numerator (`{2: [half, halves], 3: [third, thirds], 4: [quarter, quarters, fourth]}`).
    denominators,
    /// `1/2`, `3/4` … → words that are a fraction by themselves (nửa, half, نصف, three quarters need not stand here).
    fractions,
    /// `over` → words between numerator and denominator (phần, over, на); `under` → between denominator and numerator (分之, 분의);
    /// `of-ordinal` → between a number and the ordinal that divides it (तीन का पाँचवाँ), `part` → the noun behind that (भाग).
    fraction_marks,
    /// Value → nouns that count (`{12: [dozen, tá], 10: [chục], 20: [score]}`): exact after a number, soft alone.
    groups,
    /// Power of ten → words of vague number (`{10: [tens, dozens, hàng chục], 100: [hundreds, hàng trăm], 1000: [thousands]}`).
    vague,
    /// `percent` → phần trăm, per cent, فیصد (the signs % ٪ are known); `point` → percentage point(s); `permille`;
    /// `tenth`, `hundredth` → parts of a whole behind a number (割, 成 and 分).
    percents,
    /// ISO 4217 → names and abbreviations in any form (`{VND: [đồng, đ, vnđ], USD: [đô la, đô la mỹ]}`). World symbols are known.
    currencies,
    /// ISO 4217 → the hundredth part (`{USD: [cent, cents]}`).
    subunits,
    /// CLDR unit id → names and abbreviations (`{length-meter: [mét, m], duration-year: [năm], temperature-celsius: [độ c]}`);
    /// `10:duration-year` → words that are so many; `stem:length-meter` → stems of adjectives behind a number (стометровый: метров).
    units,
    /// 1–12 → month names and abbreviations, every case; `12-24` → names of a day of the year (Christmas Eve), which ask for nothing.
    months,
    /// mon … sun → weekday names and abbreviations, every case.
    weekdays,
    /// `year`, `month`, `day` → words before the number (năm 2025, tháng 6, ngày 5); `year-after`, `month-after`, `day-after` → behind
    /// (年 月 日); `term` → joins the parts (of, de, ngày); all optional.
    date_marks,
    /// 1–4 or `before`/`after` → quarters: `{1: [first quarter, q1], before: [quý], after: [quarter]}`.
    quarters,
    /// `before` (thập niên, những năm) / `after` (s, 's, 年代, er Jahre) → a decade's marks; `20`, `90` … → decade words (nineties).
    decades,
    /// `before` (thế kỷ) / `after` (century, 世纪) → marks of a century with an ordinal or a Roman numeral;
    /// `20` … → words that are a century (il Novecento).
    centuries,
    /// `bce`, `ce` → era words; `hijri`, `persian`, `buddhist`, `reiwa`, `heisei`, `showa`, `taisho`, `meiji`, `minguo` → calendars' marks.
    eras,
    /// Words of relative time by CLDR's keys: `day-0` today, `day--1` yesterday, `year--1` last year, `month-1` next month, `week--1` …
    relative_dates,
    /// `am`, `pm`, `noon`, `midnight`, or hours `4-12` → words of the day's periods that stand with a clock time.
    day_periods,
    /// `hour`, `minute`, `second` → words or letters behind the number in a clock time (giờ, h, 时, 分); `before` → before it (الساعة, um, at);
    /// `at` → prepositions that make hours behind them a time where the mark is a unit of duration too (à 9 h); `half`, `quarter` → behind the hour;
    /// `whole-day` → marks behind hours and minutes in digits that are counted through the day (2.30 Uhr);
    /// `named` → prepositions before an hour that is named by its ordinal (o ósmej); `when` → endings of a number that tells when, not
    /// how many (akşam yedi*de*);
    /// `+30`, `-30`, `+15`, `-15` → before the hour: half past, halb, quarter past, quarter to, and behind one that is named; `from-12` → before an hour that is counted from noon
    /// (บ่าย), `hour-18` → behind one counted from six in the evening (ทุ่ม).
    clock_marks,
    /// Minutes from UTC (`0`, `420`; with summer time `-300..-240`) → names of time zones that stand behind a clock time; `local` → local time.
    /// Codes such as GMT and ET are known.
    zones,
    /// `about`, `over`, `at-least`, `under`, `at-most`, `nearly`, `up-to`, `exactly` → approximators before the number.
    approx_before,
    /// The same, behind the number or its unit (trở lên, سے زیادہ, or more, 以上).
    approx_after,
    /// `from`, `to` (behind `from` or between two numbers), `reach` (behind `from` alone: von 3 auf 4), `between`, `and` → the words of a range.
    ranges,
    /// `of` → "9 of 10", numerator first (trên, out of, von); `from` → denominator first (86 میں سے 42);
    /// `3-0` … → words that are a score (ثلاثية نظيفة).
    ratios,
    /// 2, 3 … → whole words (double, twice, gấp đôi, ضعف); `times` → behind a number (times, fold, lần, 倍); `before` → before it (gấp).
    multiples,
    /// `before` (aged) / `after` (years old, tuổi, -year-old, साल का) → an age; `20`, `30` … → decades of life (his twenties, Mittzwanziger).
    ages,
    /// `year`, `month`, `week`, `day`, `hour` → how often (annually, per year, سالانہ, hàng năm, mỗi tháng).
    frequencies,
    /// `before`, `after`, `ago`, `from-now`, `since`, `until`, `earlier`, `later` → words beside a date or a span of time;
    /// `rise`, `fall` → near a figure; `by`, `to` → before it; `more`, `less` → right behind it (5% more, two degrees below).
    directions,
    /// `not` → words that turn a sentence round (not, never, without): a direction word near one decides nothing.
    negations,
    /// `before` → words that make the number behind them a label, not a quantity (No., số, رقم, Channel, Article, 第…号).
    labels,
    /// `north`, `south`, `east`, `west`, `vice`, `former` … → compass and rank words that belong to names.
    name_parts,
}

fn add(mine: &mut Words, cldr: Words, without: &[String]) {
    for (value, forms) in cldr.0 {
        let list = mine.0.entry(value).or_default();
        for form in forms {
            if !list.contains(&form) && !without.contains(&form) {
                list.push(form);
            }
        }
    }
}

/// A map that refuses a key given twice (YAML parsers keep the last silently).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UniqueMap<V>(pub BTreeMap<String, V>);

impl<V> Default for UniqueMap<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for UniqueMap<V> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> serde::de::Visitor<'de> for Visitor<V> {
            type Value = UniqueMap<V>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a mapping with each key once")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut out = BTreeMap::new();
                while let Some(Key(key)) = map.next_key()? {
                    if out.contains_key(&key) {
                        return Err(serde::de::Error::custom(format!("duplicate key `{key}`")));
                    }
                    out.insert(key, map.next_value()?);
                }
                Ok(UniqueMap(out))
            }
        }
        deserializer.deserialize_map(Visitor(PhantomData))
    }
}

/// A mapping key: a string, or a number as it is written.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Key;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string or a number")
            }
            fn visit_str<E>(self, v: &str) -> Result<Key, E> {
                Ok(Key(v.to_owned()))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Key, E> {
                Ok(Key(v.to_string()))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Key, E> {
                Ok(Key(v.to_string()))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Key, E> {
                Ok(Key(v.to_string()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
