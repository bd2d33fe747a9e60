//! Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares; Bishop 2006, 4.3.3).

/// What is seen of one case, the first value always one.
pub struct Row {
    pub values: Vec<f64>,
    /// What is to be told.
    pub is: bool,
    /// How much it counts.
    pub weight: f64,
}

/// The log-odds that each value adds; the first one is free, the others are drawn to nothing by `ridge`.
pub fn fit(rows: &[Row], ridge: f64) -> Vec<f64> {
    const STEPS: usize = 40;
    const ENOUGH: f64 = 1e-7;
    let n = rows.first().map_or(0, |r| r.values.len());
    let mut weights = vec![0.0; n];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; n];
        let mut bend = vec![vec![0.0; n]; n];
        for k in 0..n {
            let pull = if k == 0 { 1e-3 } else { ridge };
            slope[k] = -pull * weights[k];
            bend[k][k] = pull;
        }
        for row in rows {
            let sum: f64 = row.values.iter().zip(&weights).map(|(v, w)| v * w).sum();
            let p = 1.0 / (1.0 + (-sum).exp());
            let error = (f64::from(u8::from(row.is)) - p) * row.weight;
            let curve = (p * (1.0 - p) * row.weight).max(1e-9);
            for (i, v) in row.values.iter().enumerate().filter(|(_, v)| **v != 0.0) {
                slope[i] += error * v;
                for (j, w) in row.values.iter().enumerate().take(i + 1) {
                    bend[i][j] += curve * v * w;
                }
            }
        }
        let step = solve(bend, slope);
        // A step that is too long runs away where the cases can be parted without error.
        let longest = step.iter().fold(0.0, |a: f64, s| a.max(s.abs()));
        let share = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        weights.iter_mut().zip(&step).for_each(|(w, s)| *w += s * share);
        if longest < ENOUGH {
            break;
        }
    }
    weights
}

/// Solves a symmetric positive system, of which the lower half is given (Cholesky).
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for i in 0..n {
        for j in 0..=i {
            let inner: f64 = (0..j).map(|k| a[i][k] * a[j][k]).sum();
            a[i][j] = if i == j {
                (a[i][i] - inner).max(1e-12).sqrt()
            } else {
                (a[i][j] - inner) / a[j][j]
            };
        }
        let inner: f64 = (0..i).map(|k| a[i][k] * b[k]).sum();
        b[i] = (b[i] - inner) / a[i][i];
    }
    for i in (0..n).rev() {
        let inner: f64 = (i + 1..n).map(|k| a[k][i] * b[k]).sum();
        b[i] = (b[i] - inner) / a[i][i];
    }
    b
}
