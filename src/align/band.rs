//! Where to look: for every place of the first version, a range of places of the second.

use super::path::Bead;
use std::ops::RangeInclusive;

/// A band of cells around a path; row `i` is the place before segment `i` of the first version.
#[derive(Clone, Debug)]
pub(super) struct Band {
    low: Vec<usize>,
    high: Vec<usize>,
    /// Index of each row's first cell.
    offsets: Vec<usize>,
    cells: usize,
}

impl Band {
    /// All of `a` × `b` segments.
    pub(super) fn whole(a: usize, b: usize) -> Self {
        Self::from_rows(vec![0; a + 1], vec![b; a + 1])
    }

    /// The cells within `margin` of the `beads`, which cover `a` × `b` segments once each of their segments is `factor` of these.
    pub(super) fn around(beads: &[Bead], factor: usize, margin: usize, a: usize, b: usize) -> Self {
        let mut low = vec![b; a + 1];
        let mut high = vec![0; a + 1];
        for bead in beads {
            let rows = (bead.a.start * factor).saturating_sub(margin)..=(bead.a.end * factor + margin).min(a);
            let columns = (
                (bead.b.start * factor).saturating_sub(margin),
                (bead.b.end * factor + margin).min(b),
            );
            for i in rows {
                low[i] = low[i].min(columns.0);
                high[i] = high[i].max(columns.1);
            }
        }
        low[0] = 0;
        high[a] = b;
        // Both edges never fall, and neighbouring rows overlap, so that a path through exists.
        for i in (0..a).rev() {
            low[i] = low[i].min(low[i + 1]);
        }
        for i in 1..=a {
            high[i] = high[i].max(high[i - 1]).max(low[i]);
            low[i] = low[i].min(high[i - 1]);
        }
        high[0] = high[0].max(low[0]);
        Self::from_rows(low, high)
    }

    fn from_rows(low: Vec<usize>, high: Vec<usize>) -> Self {
        let mut cells = 0;
        let mut offsets = Vec::with_capacity(low.len());
        for (l, h) in low.iter().zip(&high) {
            offsets.push(cells);
            cells += h + 1 - l;
        }
        Self {
            low,
            high,
            offsets,
            cells,
        }
    }

    /// Number of cells.
    pub(super) fn cells(&self) -> usize {
        self.cells
    }

    /// Number of segments of the first version.
    pub(super) fn rows(&self) -> usize {
        self.low.len() - 1
    }

    /// Number of segments of the second version.
    pub(super) fn width(&self) -> usize {
        self.high.last().copied().unwrap_or(0)
    }

    /// The places of the second version to look at for place `i` of the first.
    pub(super) fn columns(&self, i: usize) -> RangeInclusive<usize> {
        self.low[i]..=self.high[i]
    }

    /// Index of the cell (`i`, `j`), if it lies in the band.
    #[inline]
    pub(super) fn cell(&self, i: usize, j: usize) -> Option<usize> {
        let (low, high) = (*self.low.get(i)?, *self.high.get(i)?);
        (j >= low && j <= high).then(|| self.offsets[i] + j - low)
    }
}

#[cfg(test)]
mod tests {
    use super::{Band, Bead};

    #[test]
    fn a_band_holds_its_path_and_both_corners() {
        let bead = |a: usize, b: usize| Bead {
            a: a..a + 1,
            b: b..b + 1,
            probability: 1.0,
        };
        let gap = Bead {
            a: 2..2,
            b: 2..50,
            probability: 1.0,
        };
        let beads = [bead(0, 0), bead(1, 1), gap, bead(2, 50)];
        let band = Band::around(&beads, 2, 1, 7, 102);
        assert!(band.cell(0, 0).is_some() && band.cell(7, 102).is_some());
        for i in 1..=7 {
            assert!(band.columns(i).start() <= band.columns(i - 1).end(), "row {i}");
        }
        assert!(band.cell(1, 60).is_none());
        assert_eq!(band.cells(), (0..=7).map(|i| band.columns(i).count()).sum::<usize>());
    }
}
