//! How the sounds of a name in one language answer those in another: log-odds that were counted in CLDR's names of places.
//!
//! A pair of sounds scores by how much oftener it stands together in one name than by chance; so does a sound that one language
//! leaves out. What is written in the same way in both languages (كابول, Kabul) adds up, what is not takes away, and common sounds
//! prove less than rare ones. The model is the memoryless edit distance of Ristad and Yianilos (1998); a pair of languages
//! meets over the English name. `examples/fit_sounds.rs` counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, OnceLock};

/// The alphabet's size: nothing, then a to z.
const SIZE: usize = 27;
type Table<T> = [[T; SIZE]; SIZE];

/// Per language, how often an English sound answers one of its own; nothing answers what one of them leaves out.
static COUNTS: &str = include_str!("../../glossary/names/sounds.tsv");
/// Sounds, in hundredths of a nat.
const FLANK: i32 = 30;

/// What two languages' sounds prove together, in hundredths of a nat.
#[derive(Debug)]
pub struct Ear {
    odds: Table<i32>,
    /// Per sound of the first language, what it scores on average in the same name.
    expected: [i32; SIZE],
}

impl Ear {
    /// The ear for names of the language `from` in text of the language `to`.
    pub fn between(from: &str, to: &str) -> &'static Self {
        type Ears = BTreeMap<(usize, usize), &'static Ear>;
        static EARS: OnceLock<Mutex<Ears>> = OnceLock::new();
        let all = joints();
        let at = |tag: &str| all.binary_search_by(|(t, _)| (*t).cmp(tag)).unwrap_or(all.len());
        let key = (at(from), at(to));
        let ears = EARS.get_or_init(Mutex::default);
        let mut ears = ears.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Every pair of languages is made once and kept.
        ears.entry(key).or_insert_with(|| {
            let plain = plain();
            let table = |at: usize| all.get(at).map_or(&plain, |(_, table)| table);
            Box::leak(Box::new(Self::new(&over_english(table(key.0), table(key.1)))))
        })
    }

    fn new(joint: &Table<f64>) -> Self {
        let (mut first, mut second) = ([0.0; SIZE], [0.0; SIZE]);
        for (i, row) in joint.iter().enumerate() {
            for (j, p) in row.iter().enumerate() {
                first[i] += p;
                second[j] += p;
            }
        }
        let (heard, answered) = (1.0 - first[0], 1.0 - second[0]);
        let mut out = Self {
            odds: [[0; SIZE]; SIZE],
            expected: [0; SIZE],
        };
        for i in 0..SIZE {
            let mut mean = 0.0;
            for j in 0..SIZE {
                let chance = [(i, first[i] / heard), (j, second[j] / answered)];
                let chance: f64 = chance.into_iter().filter(|(at, _)| *at > 0).map(|(_, p)| p).product();
                let odds = match i + j {
                    0 => 0.0,
                    _ => (joint[i][j] / chance).ln() * 100.0,
                };
                out.odds[i][j] = odds.round() as i32;
                mean += odds * joint[i][j] / first[i];
            }
            out.expected[i] = (mean.round() as i32).max(0);
        }
        out
    }

    /// What it proves that `a` is answered by `b`.
    pub fn pair(&self, a: u8, b: u8) -> i32 {
        self.odds[index(a)][index(b)]
    }

    /// What it proves that the second language leaves `a` out.
    pub fn lost(&self, a: u8) -> i32 {
        self.odds[index(a)][0]
    }

    /// What it proves that the second language puts `b` in.
    pub fn gained(&self, b: u8) -> i32 {
        self.odds[0][index(b)]
    }

    /// What a name of these sounds scores on average in the same name.
    pub fn expected(&self, name: &[u8]) -> i32 {
        name.iter().map(|s| self.expected[index(*s)]).sum()
    }

    /// How much more alike two names sound than by chance; what is left over at their ends counts little.
    pub fn score(&self, a: &[u8], b: &[u8]) -> i32 {
        self.align(a, b, FLANK)
    }

    /// The same where each sound that is left over at an end costs `flank`.
    pub(super) fn align(&self, a: &[u8], b: &[u8], flank: i32) -> i32 {
        let (n, m) = (a.len(), b.len());
        let flank = |count: usize| flank * i32::try_from(count).unwrap_or(i32::MAX / flank);
        let mut row: Vec<i32> = (0..=m).map(|j| -flank(j)).collect();
        let mut best = i32::MIN;
        for i in 0..=n {
            let mut diagonal = row[0];
            for j in 0..=m {
                let above = row[j];
                let mut here = -flank(i + j);
                if i > 0 {
                    here = here.max(above + self.lost(a[i - 1]));
                }
                if j > 0 {
                    here = here.max(row[j - 1] + self.gained(b[j - 1]));
                }
                if i > 0 && j > 0 {
                    here = here.max(diagonal + self.pair(a[i - 1], b[j - 1]));
                }
                diagonal = above;
                row[j] = here;
                best = best.max(here - flank(n - i + m - j));
            }
        }
        best
    }

    /// How alike two names sound, 0 to 100, of what they would score if they were one.
    pub fn likeness(&self, a: &[u8], b: &[u8]) -> u32 {
        let full = self.expected(a).max(1);
        (self.score(a, b).max(0) * 100 / full).clamp(0, 100).unsigned_abs()
    }
}

/// Whether a Chinese character stands for sounds in names of other countries.
pub fn writes_foreign(c: char) -> bool {
    static ALL: OnceLock<BTreeSet<char>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let line = COUNTS.lines().find_map(|l| l.strip_prefix("zh\t@\t"));
        line.unwrap_or_default().chars().collect()
    });
    all.contains(&c)
}

fn index(sound: u8) -> usize {
    match sound {
        b'a'..=b'z' => usize::from(sound - b'a') + 1,
        _ => 0,
    }
}

/// Per language, sorted: how likely each pair of an English sound and its own is.
fn joints() -> &'static [(&'static str, Table<f64>)] {
    static ALL: OnceLock<Vec<(&'static str, Table<f64>)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut counts: BTreeMap<&str, Table<f64>> = BTreeMap::new();
        for line in COUNTS.lines().filter(|l| !l.starts_with('#') && !l.contains('@')) {
            let mut cells = line.split('\t');
            let (Some(tag), Some(english)) = (cells.next(), cells.next()) else {
                continue;
            };
            let row = &mut counts.entry(tag).or_insert([[0.0; SIZE]; SIZE])[letter(english)];
            for (own, count) in cells.filter_map(|c| c.split_once(':')) {
                row[letter(own)] = count.parse().unwrap_or(0.0);
            }
        }
        counts.into_iter().map(|(tag, table)| (tag, smooth(table))).collect()
    })
}

fn letter(cell: &str) -> usize {
    cell.bytes().next().map_or(0, index)
}

/// Probabilities from counts: pairs that were never seen get a share of what their sounds have.
fn smooth(mut table: Table<f64>) -> Table<f64> {
    let (mut first, mut second) = ([0.0; SIZE], [0.0; SIZE]);
    for (i, row) in table.iter().enumerate() {
        for (j, count) in row.iter().enumerate() {
            first[i] += count + 0.1;
            second[j] += count + 0.1;
        }
    }
    let total: f64 = first.iter().sum();
    for (i, row) in table.iter_mut().enumerate() {
        for (j, count) in row.iter_mut().enumerate() {
            *count += match i + j {
                0 => 0.0,
                _ => 0.02 * first[i] * second[j] / total + 0.3,
            };
        }
    }
    normal(table)
}

/// The table of a language that was never counted, and of English: every sound for itself.
fn plain() -> Table<f64> {
    let mut table = [[0.0; SIZE]; SIZE];
    for (i, row) in table.iter_mut().enumerate().skip(1) {
        row[i] = 300.0;
    }
    smooth(table)
}

/// How likely two sounds stand in one name, if both come from an English one.
fn over_english(first: &Table<f64>, second: &Table<f64>) -> Table<f64> {
    let mut out = [[0.0; SIZE]; SIZE];
    for e in 1..SIZE {
        let (a, b): (f64, f64) = (first[e].iter().sum(), second[e].iter().sum());
        let share = f64::midpoint(a, b) / (a * b);
        for (i, p) in first[e].iter().enumerate() {
            for (j, q) in second[e].iter().enumerate() {
                out[i][j] += share * p * q;
            }
        }
    }
    for at in 1..SIZE {
        out[at][0] += first[0][at];
        out[0][at] += second[0][at];
    }
    out[0][0] = 0.0;
    normal(out)
}

fn normal(mut table: Table<f64>) -> Table<f64> {
    let total: f64 = table.iter().flatten().sum();
    table.iter_mut().flatten().for_each(|p| *p /= total);
    table
}

#[cfg(test)]
mod tests {
    use super::Ear;
    use crate::extract::sounds;

    #[test]
    fn names_are_told_apart_in_both_directions() {
        // Language, a name in English and in the language, whether they are one.
        for (lang, english, own, same) in [
            ("ar", "Kavanaugh", "كافانو", true),
            ("ar", "Kabul", "كابول", true),
            ("ar", "Kabul", "الرياض", false),
            ("ru", "Shevchenko", "Шевченко", true),
            ("ru", "Shevchenko", "Петров", false),
            ("uk", "Molinari", "Молінарі", true),
            ("uk", "Molinari", "Сейфов", false),
            ("hi", "Mumbai", "मुंबई", true),
            ("hi", "Mumbai", "दिल्ली", false),
            ("zh", "Trump", "特朗普", true),
            ("zh", "Molinari", "弗利特伍德", false),
            ("ja", "London", "ロンドン", true),
            ("ja", "London", "パリ", false),
            ("ko", "Toronto", "토론토", true),
            ("ko", "Toronto", "베를린", false),
            ("pl", "Holyoke", "Holyoke", true),
            ("pl", "Holyoke", "Calzadilla", false),
        ] {
            let (a, b) = (sounds(english), sounds(own));
            let there = Ear::between("en", lang).likeness(&a, &b);
            let back = Ear::between(lang, "en").likeness(&b, &a);
            assert_eq!(there >= 40, same, "{lang} {english} {own}: {there}");
            assert_eq!(back >= 40, same, "{lang} {own} {english}: {back}");
        }
    }

    #[test]
    fn a_language_that_was_not_counted_hears_letters() {
        let ear = Ear::between("en", "xx");
        assert!(ear.pair(b'k', b'k') > 100 && ear.pair(b'k', b'o') < 0);
        assert!(ear.lost(b'k') < 0 && ear.gained(b'k') < 0);
        assert_eq!(ear.likeness(b"", b"kabul"), 0);
    }
}
