//! Two versions of an article whose facts are matched over the whole of both.

use super::Answer;
use super::counted::{Said, counted, shared};
use super::particular::Particular;
use crate::compare::agree::{Relation, relate};
use crate::compare::assign::assign;
use crate::compare::atom::atoms;
use crate::compare::claim::{Comparison, Difference, Version};
use crate::compare::dateline::{by_dateline, dateline};
use crate::compare::matching::digits_stand;
use crate::compare::set::tens_apart;
use crate::extract::{Fact, Kind, PartialDate, Value};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Facts of a row, in two versions, that are matched all against all at most; a longer row is no sentence.
const TOGETHER: usize = 40_000;
/// A value that more facts of a version have tells nothing by itself.
const RARE: usize = 4;
/// Costs of writing from which facts only happen to show one number.
const CHANCE: u16 = 20;
/// What it costs to stand in another row, in steps of likeness; to be said of something else; to tell it less exactly.
const ELSEWHERE: u32 = 12;
const OF_OTHERS: u32 = 3;
const ROUNDED: u32 = 6;
/// How sure contradictions in direction are: where two words beside the facts are shared, and where one is.
const CLEAR: f32 = 0.9;
const LIKELY: f32 = 0.65;

/// Two versions whose facts are matched.
pub(super) struct Pairing<'a> {
    comparison: &'a Comparison,
    versions: [usize; 2],
    rows: [&'a [usize]; 2],
    facts: [&'a [Fact]; 2],
    said: [Vec<Vec<Said>>; 2],
    /// The articles' own date.
    today: Option<PartialDate>,
}

/// Two facts that may tell one thing.
#[derive(Clone, Copy)]
struct Edge {
    a: usize,
    b: usize,
    cost: u32,
    relation: Relation,
    together: bool,
}

impl<'a> Pairing<'a> {
    /// Reads what both say of their numbers; `rows` are, per version, the rows of its segments.
    pub(super) fn new(comparison: &'a Comparison, versions: [usize; 2], rows: &'a [Vec<usize>]) -> Self {
        let of = versions.map(|v| &comparison.versions[v]);
        // Articles of two days have no date in common by which to read "yesterday".
        let today = match of.map(|v| dateline(std::slice::from_ref(v), None)) {
            [Some(a), Some(b)] if a != b => None,
            [a, b] => a.or(b),
        };
        let said = of.map(|version: &Version| {
            let numbers = version.facts.iter().map(|f| !matches!(f.kind, Kind::Name | Kind::Term));
            let each = numbers.enumerate();
            each.map(|(i, is)| if is { counted(version, i) } else { Vec::new() })
                .collect()
        });
        Self {
            comparison,
            versions,
            rows: versions.map(|v| rows[v].as_slice()),
            facts: of.map(|v| v.facts.as_slice()),
            said,
            today,
        }
    }

    /// What each version says to the facts of the other.
    pub(super) fn answers(&self) -> (Vec<Answer>, Vec<Answer>) {
        let mut answers = [0, 1].map(|side| vec![Answer::Open; self.facts[side].len()]);
        let edges = self.edges();
        let agree: Vec<&Edge> = edges
            .iter()
            .filter(|e| answer(e.relation, 0, CLEAR).is_some_and(Answer::agrees))
            .collect();
        let costs = agree.iter().map(|e| (e.cost, e.a, e.b)).collect();
        let chosen = assign(self.facts[0].len(), self.facts[1].len(), costs);
        let relations: BTreeMap<(usize, usize), &Edge> = agree.iter().map(|e| ((e.a, e.b), *e)).collect();
        for pair in chosen {
            if let Some(edge) = relations.get(&pair) {
                self.pair(edge, &mut answers);
            }
        }
        self.contradict(&edges, &mut answers);
        self.repeat(&agree, &mut answers);
        self.miss(&mut answers);
        let [here, there] = answers;
        (here, there)
    }

    /// Two facts that agree, unless the words beside them point in opposite directions.
    fn pair(&self, edge: &Edge, answers: &mut [Vec<Answer>; 2]) {
        let (a, b) = (&self.facts[0][edge.a], &self.facts[1][edge.b]);
        let common = self.common(edge.a, edge.b);
        let turned = edge.together && common > 0 && a.bearing.opposes(&b.bearing);
        let relation = match turned {
            true => Relation::Different(Difference::Relation),
            false => edge.relation,
        };
        let sure = if common > 1 { CLEAR } else { LIKELY };
        if let (Some(to_a), Some(to_b)) = (answer(relation, edge.b, sure), answer(relation, edge.a, sure)) {
            (answers[0][edge.a], answers[1][edge.b]) = (to_a, to_b);
        }
    }

    /// All facts that may be told one by the other: those of one row, and particular values wherever they stand.
    fn edges(&self) -> Vec<Edge> {
        let mut out = Vec::new();
        let held = [0, 1].map(|side| {
            let mut by_row: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (i, fact) in self.facts[side]
                .iter()
                .enumerate()
                .filter(|(_, f)| f.kind != Kind::Name)
            {
                by_row.entry(self.row(side, fact)).or_default().push(i);
            }
            by_row
        });
        for (row, left) in &held[0] {
            let right = held[1].get(row).map_or(&[][..], Vec::as_slice);
            if left.len() * right.len() > TOGETHER {
                continue;
            }
            for (&i, &j) in left.iter().flat_map(|i| right.iter().map(move |j| (i, j))) {
                out.extend(self.edge(i, j, true));
            }
        }
        let particular = [0, 1].map(|side| {
            let mut by_value: BTreeMap<Particular, Vec<usize>> = BTreeMap::new();
            for (i, fact) in self.facts[side].iter().enumerate() {
                if let Some(key) = Particular::of(fact) {
                    by_value.entry(key).or_default().push(i);
                }
            }
            by_value
        });
        for (key, left) in &particular[0] {
            let right = particular[1].get(key).map_or(&[][..], Vec::as_slice);
            if left.len().max(right.len()) > RARE {
                continue;
            }
            for (&i, &j) in left.iter().flat_map(|i| right.iter().map(move |j| (i, j))) {
                let apart = self.row(0, &self.facts[0][i]) != self.row(1, &self.facts[1][j]);
                out.extend(self.edge(i, j, false).filter(|_| apart));
            }
        }
        out
    }

    fn edge(&self, a: usize, b: usize, together: bool) -> Option<Edge> {
        let (x, y) = (&self.facts[0][a], &self.facts[1][b]);
        let relation = self.relation(x, y);
        let likeness = match relation {
            Relation::Same(cost) if cost < CHANCE => u32::from(cost),
            Relation::Rounded(cost) => u32::from(cost) + ROUNDED,
            Relation::Different(_) => 0,
            Relation::Same(_) | Relation::Apart => return None,
        };
        let others = !self.said[0][a].is_empty() && !self.said[1][b].is_empty() && self.common(a, b) == 0;
        let steps = likeness + if together { 0 } else { ELSEWHERE } + if others { OF_OTHERS } else { 0 };
        let place = |i: usize, n: usize| i * 63 / n.max(1);
        let drift = place(a, self.facts[0].len()).abs_diff(place(b, self.facts[1].len())) as u32;
        Some(Edge {
            a,
            b,
            cost: steps * 256 + drift,
            relation,
            together,
        })
    }

    /// Facts of one row that nothing answers and that count the same differently, where nothing else there could be meant.
    fn contradict(&self, edges: &[Edge], answers: &mut [Vec<Answer>; 2]) {
        let free = |e: &&Edge| answers[0][e.a] == Answer::Open && answers[1][e.b] == Answer::Open;
        let against = |e: &&Edge| e.together && matches!(e.relation, Relation::Different(_)) && self.one_make(e.a, e.b);
        let rivals: Vec<(&Edge, usize)> = edges
            .iter()
            .filter(against)
            .filter(free)
            .map(|e| (e, self.common(e.a, e.b)))
            .collect();
        let mut left: [BTreeMap<(usize, Kind), usize>; 2] = Default::default();
        for side in [0, 1] {
            for (fact, _) in self.facts[side]
                .iter()
                .zip(&answers[side])
                .filter(|(f, a)| f.firm && **a == Answer::Open)
            {
                *left[side].entry((self.row(side, fact), fact.kind)).or_default() += 1;
            }
        }
        let lone = |row: usize, kind: Kind| left.iter().all(|l| l.get(&(row, kind)) == Some(&1));
        let mut most: [BTreeMap<usize, (usize, usize)>; 2] = Default::default();
        for &(edge, common) in &rivals {
            for (side, at) in [(0, edge.a), (1, edge.b)] {
                let best = most[side].entry(at).or_default();
                match common.cmp(&best.0) {
                    std::cmp::Ordering::Greater => *best = (common, 1),
                    std::cmp::Ordering::Equal => best.1 += 1,
                    std::cmp::Ordering::Less => {}
                }
            }
        }
        for (edge, common) in rivals {
            let Relation::Different(difference) = edge.relation else {
                continue;
            };
            let alone = [(0, edge.a), (1, edge.b)]
                .iter()
                .all(|(side, at)| most[*side].get(at) == Some(&(common, 1)));
            if !alone {
                continue;
            }
            let sure = self.sureness(edge, common, &lone);
            answers[0][edge.a] = Answer::Different(edge.b, difference, sure);
            answers[1][edge.b] = Answer::Different(edge.a, difference, sure);
        }
    }

    /// How sure it is that two facts that differ tell one thing: by the row, by the words that they share, and by what else the row
    /// leaves open.
    fn sureness(&self, edge: &Edge, common: usize, lone: &dyn Fn(usize, Kind) -> bool) -> f32 {
        let fact = &self.facts[0][edge.a];
        let row = self.row(0, fact);
        let confidence = self
            .comparison
            .rows
            .get(row)
            .map_or(0.0, |r| r.confidence)
            .clamp(0.05, 0.95);
        let points = (confidence / (1.0 - confidence)).ln()
            + common.min(3) as f32
            + if self.near(edge.a, edge.b) { 0.5 } else { -2.0 }
            + if lone(row, fact.kind) { 1.0 } else { 0.0 }
            + if fact.unit.is_some() { 0.5 } else { 0.0 };
        1.0 / (1.0 + (1.7 - points).exp())
    }

    /// Facts that were left over are told again by those that are paired: captions and summaries repeat the text.
    fn repeat(&self, agree: &[&Edge], answers: &mut [Vec<Answer>; 2]) {
        for side in [0, 1] {
            let mut best: BTreeMap<usize, &Edge> = BTreeMap::new();
            for &edge in agree {
                let at = [edge.a, edge.b][side];
                let asks = self.facts[side][at].firm || self.facts[side][at].kind == Kind::Vague;
                if asks && answers[side][at] == Answer::Open && best.get(&at).is_none_or(|e| edge.cost < e.cost) {
                    best.insert(at, edge);
                }
            }
            for (at, edge) in best {
                if let Some(found) = answer(edge.relation, [edge.b, edge.a][side], CLEAR) {
                    answers[side][at] = found;
                }
            }
        }
    }

    /// Firm facts that a version tells in a row of both and the other does not.
    fn miss(&self, answers: &mut [Vec<Answer>; 2]) {
        for (side, answers) in answers.iter_mut().enumerate() {
            let [own, other] = [side, 1 - side].map(|s| &self.comparison.versions[self.versions[s]]);
            for (fact, answer) in self.facts[side].iter().zip(answers) {
                let number = fact.firm && !matches!(fact.kind, Kind::Name | Kind::Term);
                let row = self.comparison.rows.get(self.row(side, fact));
                let there = row.map_or(&[][..], |r| r.segments[self.versions[1 - side]].as_slice());
                if *answer == Answer::Open && number && !there.is_empty() && !digits_stand(fact, own, other, there) {
                    *answer = Answer::Silent;
                }
            }
        }
    }

    fn row(&self, side: usize, fact: &Fact) -> usize {
        self.rows[side].get(fact.segment).copied().unwrap_or(usize::MAX)
    }

    /// The relation of two facts of which neither is the original.
    fn relation(&self, a: &Fact, b: &Fact) -> Relation {
        if let Some(relation) = by_dateline(a, b, self.today) {
            return relation;
        }
        match relate(a, b) {
            first @ (Relation::Same(_) | Relation::Rounded(_)) => first,
            first => match relate(b, a) {
                second @ (Relation::Same(_) | Relation::Rounded(_)) => second,
                _ => first,
            },
        }
    }

    fn common(&self, a: usize, b: usize) -> usize {
        shared(&self.said[0][a], &self.said[1][b])
    }

    /// Whether two facts are of one kind and unit, both firm and exact.
    fn one_make(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.facts[0][a], &self.facts[1][b]);
        let exact = x.firm && y.firm && x.approx == y.approx;
        // "40" and "his 40s"
        let alike = std::mem::discriminant(&x.value) == std::mem::discriminant(&y.value);
        let unit = x.unit == y.unit
            || matches!(
                self.relation(x, y),
                Relation::Different(Difference::Unit | Difference::Currency)
            );
        let counted = !matches!(x.kind, Kind::Term | Kind::Code | Kind::Vague);
        exact && alike && unit && counted && x.kind == y.kind
    }

    /// Whether two facts could be one that was misread: a number not twice as much, or off by a power of ten; a date, a time or a
    /// pair of which a part agrees.
    fn near(&self, a: usize, b: usize) -> bool {
        match (&self.facts[0][a].value, &self.facts[1][b].value) {
            (Value::Quantity(x), Value::Quantity(y)) => {
                let (x, y) = (x.value().abs(), y.value().abs());
                let twice = |n: Decimal| n.checked_mul(Decimal::TWO).unwrap_or(Decimal::MAX);
                (x < twice(y) && y < twice(x)) || tens_apart(x, y)
            }
            (Value::Time { minutes: x, .. }, Value::Time { minutes: y, .. }) => x / 60 == y / 60 || x % 60 == y % 60,
            (Value::Pair(x, x2), Value::Pair(y, y2)) => x.value() == y.value() || x2.value() == y2.value(),
            _ => {
                let (x, y) = (atoms(&self.facts[0][a]), atoms(&self.facts[1][b]));
                x.iter().any(|part| y.contains(part))
            }
        }
    }
}

/// What a relation says, told by fact `by`.
fn answer(relation: Relation, by: usize, sure: f32) -> Option<Answer> {
    match relation {
        Relation::Same(_) => Some(Answer::Same(by)),
        Relation::Rounded(_) => Some(Answer::Rounded(by)),
        Relation::Different(difference) => Some(Answer::Different(by, difference, sure)),
        Relation::Apart => None,
    }
}
