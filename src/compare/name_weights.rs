//! What the signs of a name weigh, read from `glossary/names/signs.tsv`.

use super::name_signs::SIGNS;
use std::sync::OnceLock;

/// How many scripts and, in each, how many kinds of names have weights of their own.
pub(super) const SCRIPTS: usize = 4;
pub(super) const KINDS: usize = 4;

/// The log-odds that each sign adds to names of one shape.
pub(super) type Weights = [f32; SIGNS.len()];

static TABLE: &str = include_str!("../../glossary/names/signs.tsv");

/// The weights of a shape, if there is one of that number.
pub(super) fn weights(shape: usize) -> Option<&'static Weights> {
    static ALL: OnceLock<[Weights; SCRIPTS * KINDS]> = OnceLock::new();
    ALL.get_or_init(|| read(TABLE)).get(shape)
}

fn read(table: &str) -> [Weights; SCRIPTS * KINDS] {
    let mut out = [[0.0; SIGNS.len()]; SCRIPTS * KINDS];
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let sign = cells.next().unwrap_or_default();
        let Some(at) = SIGNS.iter().position(|s| *s == sign) else {
            continue;
        };
        for (weights, cell) in out.iter_mut().zip(cells) {
            weights[at] = cell.parse().unwrap_or(0.0);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{KINDS, SCRIPTS, SIGNS, TABLE};

    #[test]
    fn every_sign_has_a_weight_for_every_shape() {
        let lines: Vec<&str> = TABLE.lines().filter(|l| !l.starts_with('#')).collect();
        let signs: Vec<&str> = lines.iter().filter_map(|l| l.split('\t').next()).collect();
        assert_eq!(signs, SIGNS);
        for line in lines {
            let cells: Vec<f32> = line.split('\t').skip(1).map(|c| c.parse().unwrap()).collect();
            assert_eq!(cells.len(), SCRIPTS * KINDS, "{line}");
        }
    }
}
