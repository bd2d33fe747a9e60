//! What the pivot leaves open and the others tell: the version that contradicts them.

use super::agree::{Relation, relate};
use super::claim::{Difference, Told, Verdict, Version};
use crate::extract::Fact;

/// The version that contradicts two others in what the pivot leaves open (600 of no money, a figure without a trend), and one of
/// these.
pub fn dissent(versions: &[Version], told: &[Told], pivot: usize) -> Option<(Verdict, usize, usize)> {
    let telling: Vec<(usize, &Fact)> = (0..told.len())
        .filter(|v| *v != pivot)
        .filter_map(|v| match told[v] {
            Told::Fact(i) => Some((v, &versions[v].facts[i])),
            _ => None,
        })
        .collect();
    let apart = |a: &Fact, b: &Fact| match relate(a, b) {
        Relation::Different(d @ (Difference::Currency | Difference::Unit)) => Some(d),
        _ if a.bearing.trend.zip(b.bearing.trend).is_some_and(|(a, b)| a != b) => Some(Difference::Relation),
        _ => None,
    };
    telling.iter().find_map(|&(v, fact)| {
        let mut against = telling
            .iter()
            .filter(|(w, _)| *w != v)
            .map(|&(w, f)| (w, apart(fact, f)));
        let (witness, first) = against.next()?;
        let difference = first?;
        let more = against.clone().count() > 0;
        (more && against.all(|(_, d)| d == Some(difference))).then_some((Verdict::Different(difference), v, witness))
    })
}
