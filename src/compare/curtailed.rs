//! Dates of which one version tells less than the other.

use super::atom::{Atom, atoms};
use super::claim::{Difference, Version};
use super::matching::Fate;
use crate::extract::{PartialDate, Value};
use rust_decimal::Decimal;

/// Dates of which one version tells less: a day, weekday or year that stands nowhere in the row is lost.
pub fn curtailed(
    a: &Version,
    left: &[usize],
    fate_a: &mut [Fate],
    b: &Version,
    right: &[usize],
    fate_b: &mut [Fate],
    today: Option<PartialDate>,
) {
    let told = |v: &Version, list: &[usize]| -> Vec<Atom> { list.iter().flat_map(|&i| atoms(&v.facts[i])).collect() };
    let (told_a, told_b) = (told(a, left), told(b, right));
    for i in 0..left.len() {
        let Fate::Same(fact) = fate_a[i] else { continue };
        let (Value::Date(p, p2), Value::Date(q, q2)) = (&a.facts[left[i]].value, &b.facts[fact].value) else {
            continue;
        };
        // The date line tells what a relative date leaves open; a quarter is a span of months; feasts are told in words of their own.
        let feast = [&a.facts[left[i]], &b.facts[fact]]
            .into_iter()
            .any(|f| !f.firm && atoms(f).len() > 1);
        if feast || p.relative.is_some() != q.relative.is_some() || p2.is_some() != q2.is_some() {
            continue;
        }
        let (x, y) = (atoms(&a.facts[left[i]]), atoms(&b.facts[fact]));
        if x.len() == 1 && y.len() == 1 {
            continue;
        }
        // The three months to September 30: bis Ende September. The original's month may be misspelt: it is not missed in it.
        let lost = |date: &PartialDate, own: &[Atom], other: &[Atom], months: bool| {
            let open = p.year.is_none() || q.year.is_none();
            let end = date.day.filter(|_| date.ends_its_month() && p.month == q.month && open);
            let end = end.map(|day| Atom::Number(Decimal::from(day)));
            // The day of the article itself: the date lines of some languages have no year.
            let now = today.filter(|t| t.day.is_some() && [p, q].iter().all(|d| (d.month, d.day) == (t.month, t.day)));
            let year = now.and(date.year).map(|year| Atom::Number(Decimal::from(year)));
            own.iter()
                .filter(|part| end.as_ref() != Some(*part) && year.as_ref() != Some(*part))
                .any(|part| (months || !matches!(part, Atom::Month(_))) && !other.contains(part))
        };
        if lost(p, &x, &told_b, true) || lost(q, &y, &told_a, false) {
            let j = right.iter().position(|&r| r == fact).unwrap_or(0);
            fate_a[i] = Fate::Different(fact, Difference::Date);
            fate_b[j] = Fate::Different(left[i], Difference::Date);
        }
    }
}
