//! The matching of a row: every fact at most once, the whole as cheap as can be.

use std::collections::BTreeMap;

/// As many facts of one connected part as are matched at once; a larger part is matched edge by edge, the cheapest first.
const TOGETHER: usize = 48;

/// What it costs to leave a fact of an edge unmatched; above the dearest edge.
const ALONE: i64 = 1 << 20;

/// Pairs of `0..left` and `0..right` along `edges` (cost, left, right), each number at most once.
///
/// Cheap edges count much more than dear ones, so that two doubtful matches never displace a sure one. Method of Kuhn and
/// Munkres in the form with potentials, in each connected part: O(n³) of at most 48 facts.
pub fn assign(left: usize, right: usize, mut edges: Vec<(u32, usize, usize)>) -> Vec<(usize, usize)> {
    edges.sort_unstable();
    let mut parts: BTreeMap<usize, Vec<(u32, usize, usize)>> = BTreeMap::new();
    let mut parent: Vec<usize> = (0..left + right).collect();
    for &(_, i, j) in &edges {
        let (x, y) = (root(&mut parent, i), root(&mut parent, left + j));
        parent[x] = y;
    }
    for edge in edges {
        parts.entry(root(&mut parent, edge.1)).or_default().push(edge);
    }
    let mut out: Vec<(usize, usize)> = parts.into_values().flat_map(|part| matched(&part)).collect();
    out.sort_unstable();
    out
}

fn root(parent: &mut [usize], mut x: usize) -> usize {
    while parent[x] != x {
        parent[x] = parent[parent[x]];
        x = parent[x];
    }
    x
}

/// The matching of one connected part, its edges the cheapest first.
fn matched(part: &[(u32, usize, usize)]) -> Vec<(usize, usize)> {
    let mut rows: Vec<usize> = part.iter().map(|e| e.1).collect();
    let mut columns: Vec<usize> = part.iter().map(|e| e.2).collect();
    for list in [&mut rows, &mut columns] {
        list.sort_unstable();
        list.dedup();
    }
    if rows.len() == 1 || columns.len() == 1 || rows.len().max(columns.len()) > TOGETHER {
        return greedy(part);
    }
    let at = |list: &[usize], x: usize| list.binary_search(&x).unwrap_or(0);
    // Square: a fact may stay alone against a column of its own.
    let n = rows.len();
    let m = columns.len() + n;
    let mut cost = vec![vec![ALONE; m]; n];
    for row in &mut cost {
        row[..columns.len()].fill(ALONE * 4);
    }
    for &(c, i, j) in part {
        cost[at(&rows, i)][at(&columns, j)] = weight(c);
    }
    hungarian(&cost)
        .into_iter()
        .enumerate()
        .filter(|&(_, j)| j < columns.len())
        .map(|(i, j)| (rows[i], columns[j]))
        .filter(|&(i, j)| part.iter().any(|e| (e.1, e.2) == (i, j)))
        .collect()
}

/// What an edge costs beside staying alone: near nothing where the facts are alike, nearly as much where they are hardly.
fn weight(cost: u32) -> i64 {
    // 64 steps of place, 4 of likeness each: below 256 they are written alike.
    let likeness = i64::from(cost / 64);
    let place = i64::from(cost % 64);
    ALONE - (ALONE / 2) / (1 + likeness * likeness / 16) + place
}

fn greedy(part: &[(u32, usize, usize)]) -> Vec<(usize, usize)> {
    let mut taken: (BTreeMap<usize, ()>, BTreeMap<usize, ()>) = Default::default();
    let mut out = Vec::new();
    for &(_, i, j) in part {
        if !taken.0.contains_key(&i) && !taken.1.contains_key(&j) {
            taken.0.insert(i, ());
            taken.1.insert(j, ());
            out.push((i, j));
        }
    }
    out
}

/// The column of each row in the cheapest assignment; there are at least as many columns as rows.
fn hungarian(cost: &[Vec<i64>]) -> Vec<usize> {
    let (n, m) = (cost.len(), cost.first().map_or(0, Vec::len));
    let mut potential_row = vec![0i64; n + 1];
    let mut potential_column = vec![0i64; m + 1];
    // The row of each column, from 1; column 0 holds the row being placed.
    let mut owner = vec![0usize; m + 1];
    let mut way = vec![0usize; m + 1];
    for row in 1..=n {
        owner[0] = row;
        let mut column = 0;
        let mut least = vec![i64::MAX; m + 1];
        let mut used = vec![false; m + 1];
        loop {
            used[column] = true;
            let current = owner[column];
            let (mut delta, mut next) = (i64::MAX, 0);
            for j in (1..=m).filter(|&j| !used[j]) {
                let slack = cost[current - 1][j - 1] - potential_row[current] - potential_column[j];
                if slack < least[j] {
                    (least[j], way[j]) = (slack, column);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=m {
                if used[j] {
                    potential_row[owner[j]] += delta;
                    potential_column[j] -= delta;
                } else {
                    least[j] = least[j].saturating_sub(delta);
                }
            }
            column = next;
            if owner[column] == 0 {
                break;
            }
        }
        while column != 0 {
            owner[column] = owner[way[column]];
            column = way[column];
        }
    }
    let mut out = vec![m; n];
    for (j, &row) in owner.iter().enumerate().skip(1) {
        if row > 0 {
            out[row - 1] = j - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_is_as_cheap_as_can_be() {
        // Edges (likeness × 64 + place), then who goes with whom.
        type Case = (&'static [(u32, usize, usize)], &'static [(usize, usize)]);
        let cases: &[Case] = &[
            (&[], &[]),
            (&[(0, 0, 0)], &[(0, 0)]),
            // Each on its own place, though the cheapest edge of all crosses.
            (&[(20, 0, 0), (20, 1, 1), (18, 0, 1), (60, 1, 0)], &[(0, 0), (1, 1)]),
            // A sure match is not given up for two doubtful ones.
            (&[(0, 0, 0), (64 * 100, 0, 1), (64 * 100, 1, 0)], &[(0, 0)]),
            // Two fair ones are better than one and a left-over.
            (&[(64 * 4, 0, 0), (64 * 6, 0, 1), (64 * 6, 1, 0)], &[(0, 1), (1, 0)]),
            (&[(0, 2, 1), (64, 0, 0)], &[(0, 0), (2, 1)]),
        ];
        for (edges, expected) in cases {
            assert_eq!(&assign(3, 3, edges.to_vec()), expected, "{edges:?}");
        }
    }

    #[test]
    fn many_at_once_stay_within_bounds() {
        let n = 300_usize;
        let edges: Vec<_> = (0..n)
            .flat_map(|i| (0..n).map(move |j| (i.abs_diff(j) as u32, i, j)))
            .collect();
        let pairs = assign(n, n, edges);
        assert!(pairs.iter().all(|(i, j)| i == j) && pairs.len() == n);
    }
}
