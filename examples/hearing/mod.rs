//! How well places are told by how their names sound: tables of names, and the measure over a pair of languages.

use parallax::extract::{Ear, PlaceName};

/// So many others stand beside the right name.
const OTHERS: usize = 50;
/// The others are drawn so many times.
const DRAWS: u64 = 3;

/// Names of places: a line of tags, then a line a place.
pub struct Names {
    pub tags: Vec<String>,
    /// Per place, its key and its names in the order of the tags; empty where there is none.
    pub rows: Vec<(String, Vec<String>)>,
}

impl Names {
    /// Reads what `glossary/names/generate.py --all` prints, or any table of that make.
    #[allow(dead_code, reason = "the test of the shipped tables reads no file of this make")]
    pub fn read(path: &str) -> Self {
        let text = std::fs::read_to_string(path).expect("a table of names");
        let mut lines = text.lines();
        let tags: Vec<String> = lines.next().map(cells).expect("a line of tags").collect();
        let rows = lines.map(|line| {
            let mut names: Vec<String> = cells(line).collect();
            names.resize(tags.len(), String::new());
            (line.split('\t').next().unwrap_or_default().to_owned(), names)
        });
        Self {
            rows: rows.collect(),
            tags,
        }
    }

    /// Where two languages' names of the places prove to be one.
    pub fn measure(&self, a: usize, b: usize) -> Measured {
        let named = self.rows.iter().map(|(_, names)| (&names[a], &names[b]));
        let named: Vec<_> = named.filter(|(a, b)| !a.is_empty() && !b.is_empty()).collect();
        let (from, to) = (self.tags[a].as_str(), self.tags[b].as_str());
        let mine: Vec<PlaceName> = named.iter().map(|(a, _)| PlaceName::new(a, from)).collect();
        let theirs: Vec<PlaceName> = named.iter().map(|(_, b)| PlaceName::new(b, to)).collect();
        let ear = Ear::between(from, to);
        let mut out = Measured {
            same: (0..named.len()).map(|i| mine[i].proof(&theirs[i], ear)).collect(),
            ..Measured::default()
        };
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..DRAWS {
            for (i, own) in out.same.iter().enumerate() {
                let mut likest = true;
                for _ in 0..OTHERS {
                    // Marsaglia's xorshift: every run draws the same.
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    let other = usize::try_from(state % named.len() as u64).unwrap_or(0);
                    // Two places of one name cannot be told apart.
                    if named[other].1 != named[i].1 {
                        let proof = mine[i].proof(&theirs[other], ear);
                        likest &= proof < *own;
                        out.others.push(proof);
                    }
                }
                out.first += usize::from(likest);
            }
        }
        out
    }
}

fn cells(line: &str) -> impl Iterator<Item = String> {
    line.split('\t').skip(1).map(|cell| cell.trim().to_owned())
}

/// Every third place is left out of the counts where they are to be judged by names that they have not seen.
#[allow(dead_code, reason = "the test has no counts of its own")]
pub fn is_held_out(key: &str) -> bool {
    let hash = key
        .bytes()
        .fold(7_u32, |hash, b| hash.wrapping_mul(31).wrapping_add(u32::from(b)));
    (hash >> 3).is_multiple_of(3)
}

/// What names prove of being one place's, in hundredths of a nat: those that are, and those that are not.
#[derive(Debug, Default)]
pub struct Measured {
    pub same: Vec<i32>,
    pub others: Vec<i32>,
    first: usize,
}

impl Measured {
    /// How often of a thousand the right name proves more than all the others.
    pub fn first(&self) -> f64 {
        self.first as f64 * 1000.0 / (self.same.len() as f64 * DRAWS as f64)
    }

    /// How often of a thousand a name is taken rightly for one place's or for two, both weighing the same.
    pub fn accuracy(&self, threshold: i32) -> f64 {
        let above = |list: &[i32]| list.iter().filter(|p| **p >= threshold).count() as f64 / list.len() as f64;
        (1.0 + above(&self.same) - above(&self.others)) * 500.0
    }
}
