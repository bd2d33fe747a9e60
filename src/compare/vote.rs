//! The vote: the facts of a row's versions become claims, and the version that stands alone becomes the suspect.

use super::agree::{Relation, relate};
use super::claim::{Claim, Comparison, Difference, Told, Verdict, Version};
use super::dateline::dateline;
use super::dissent::dissent;
use super::matching::{Fate, Known, digits_stand, matching, words_stand};
use super::misspelt::misspelt;
use crate::extract::{Fact, Kind, PartialDate};
use crate::language::Pack;
use crate::read::BlockKind;

/// The claims of all rows, in their order.
pub fn claims(comparison: &Comparison) -> Vec<Claim> {
    let mut out = Vec::new();
    let places = places(comparison);
    let today = dateline(&comparison.versions, comparison.source);
    for row in 0..comparison.rows.len() {
        Ballot::new(comparison, row, &places, today).count(&mut out);
    }
    out
}

/// Per version, the facts of each segment that take part here: names and terms have rooms of their own.
fn places(comparison: &Comparison) -> Vec<Vec<Vec<usize>>> {
    comparison
        .versions
        .iter()
        .map(|version| {
            let mut by_segment = vec![Vec::new(); version.segments.len()];
            for (i, fact) in version.facts.iter().enumerate() {
                if !matches!(fact.kind, Kind::Name | Kind::Term) {
                    by_segment[fact.segment].push(i);
                }
            }
            by_segment
        })
        .collect()
}

/// One row being counted.
struct Ballot<'a> {
    comparison: &'a Comparison,
    places: &'a [Vec<Vec<usize>>],
    row: usize,
    /// Versions that have text in the row, the pivot first.
    present: Vec<usize>,
    /// Per version, its facts in the row.
    facts: Vec<Vec<usize>>,
    /// The article's own date.
    today: Option<PartialDate>,
}

impl<'a> Ballot<'a> {
    fn new(comparison: &'a Comparison, row: usize, places: &'a [Vec<Vec<usize>>], today: Option<PartialDate>) -> Self {
        let segments = &comparison.rows[row].segments;
        let facts: Vec<Vec<usize>> = segments
            .iter()
            .enumerate()
            .map(|(v, list)| list.iter().flat_map(|&s| places[v][s].iter().copied()).collect())
            .collect();
        let mut present: Vec<usize> = (0..segments.len()).filter(|&v| !segments[v].is_empty()).collect();
        if let Some(at) = comparison.source.and_then(|s| present.iter().position(|&v| v == s)) {
            present[..=at].rotate_right(1);
        }
        Self {
            comparison,
            places,
            row,
            present,
            facts,
            today,
        }
    }

    fn version(&self, v: usize) -> &'a Version {
        &self.comparison.versions[v]
    }

    fn fact(&self, v: usize, i: usize) -> &'a Fact {
        &self.version(v).facts[i]
    }

    fn count(&self, out: &mut Vec<Claim>) {
        let Some((&pivot, others)) = self.present.split_first() else {
            return;
        };
        if others.is_empty() {
            return;
        }
        let mut fates: Vec<Vec<Fate>> = Vec::new();
        let mut rest: Vec<(usize, Vec<usize>)> = Vec::new();
        for &v in others {
            let (mine, theirs) = matching(
                self.version(pivot),
                &self.facts[pivot],
                self.version(v),
                &self.facts[v],
                Known {
                    today: self.today,
                    original: self.comparison.source == Some(pivot),
                },
            );
            let mine = mine
                .into_iter()
                .enumerate()
                .map(|(i, f)| self.look_around(pivot, self.facts[pivot][i], v, f))
                .collect();
            let left = theirs
                .into_iter()
                .enumerate()
                .filter(|(j, f)| self.look_around(v, self.facts[v][*j], pivot, *f) == Fate::Missing);
            rest.push((v, left.map(|(j, _)| self.facts[v][j]).collect()));
            fates.push(mine);
        }
        for (i, &fact) in self.facts[pivot].iter().enumerate() {
            let told: Vec<(usize, Fate)> = others.iter().zip(&fates).map(|(&v, f)| (v, f[i])).collect();
            self.judge(pivot, fact, &told, out);
        }
        self.judge_rest(pivot, others, &rest, out);
    }

    /// A fact that its row does not answer may be told next door, or stand there in digits that were read as something else.
    fn look_around(&self, own: usize, fact: usize, other: usize, fate: Fate) -> Fate {
        let f = self.fact(own, fact);
        // Two headings that pick two things of the article do not contradict each other.
        if let Fate::Different(theirs, _) = fate
            && self.heads(own, f)
            && self.told_anywhere(f, other)
            && self.told_anywhere(self.fact(other, theirs), own)
        {
            return Fate::Answered;
        }
        if fate != Fate::Missing {
            return fate;
        }
        let rows = &self.comparison.rows;
        if digits_stand(
            f,
            self.version(own),
            self.version(other),
            &rows[self.row].segments[other],
        ) {
            return Fate::Answered;
        }
        if misspelt(f, self.version(other), &rows[self.row].segments[other]) {
            return Fate::Answered;
        }
        let two = super::agree::bare(f) == Some(rust_decimal::Decimal::TWO)
            && f.span.of(&self.version(own).document.text).contains('2')
            && matches!(f.kind, Kind::Number | Kind::Measure);
        if two && self.says_two(other, &rows[self.row].segments[other]) {
            return Fate::Answered;
        }
        // A title that was left as it is.
        let written = f.span.of(&self.version(own).document.text);
        let mut theirs = rows[self.row].segments[other].iter();
        if theirs.any(|&s| words_stand(written, &self.version(other).segments[s].text)) {
            return Fate::Answered;
        }
        if self.heads(own, f) && self.told_anywhere(f, other) {
            return Fate::Answered;
        }
        for near in [self.row.wrapping_sub(1), self.row + 1] {
            let Some(row) = rows.get(near) else { continue };
            let theirs = row.segments[other].iter().flat_map(|&s| &self.places[other][s]);
            let mut answers =
                theirs.filter(|&&j| matches!(relate(f, self.fact(other, j)), Relation::Same(c) if c < 12));
            let unanswered = |j: usize| {
                let own_there = row.segments[own].iter().flat_map(|&s| &self.places[own][s]);
                !own_there
                    .into_iter()
                    .any(|&i| matches!(relate(self.fact(own, i), self.fact(other, j)), Relation::Same(_)))
            };
            if answers.any(|&j| unanswered(j)) {
                return Fate::Answered;
            }
        }
        fate
    }

    /// Whether a fact stands in a heading: each version picks for it what it likes.
    fn heads(&self, version: usize, fact: &Fact) -> bool {
        let segment = self.version(version).segments.get(fact.segment);
        segment.is_some_and(|s| matches!(s.kind, BlockKind::Heading(_)))
    }

    /// Whether a version says the same somewhere.
    fn told_anywhere(&self, fact: &Fact, version: usize) -> bool {
        let mut facts = self.version(version).facts.iter();
        facts.any(|other| matches!(relate(fact, other), Relation::Same(c) if c < 12))
    }

    /// Whether a noun in the dual stands in the segments: it needs no number word.
    fn says_two(&self, version: usize, segments: &[usize]) -> bool {
        let version = self.version(version);
        let Some(pack) = Pack::of(&version.document.lang) else {
            return false;
        };
        let endings = &pack.file.number_grammar.dual_endings;
        // With an article a short ending is mostly the plural of people (المسؤولين).
        let article = |word: &str| {
            let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
            ["ال", "بال", "كال", "لل"].iter().any(|a| word.starts_with(a))
        };
        let dual = |word: &str| {
            let letters = word.trim_matches(|c: char| !c.is_alphabetic());
            endings.iter().any(|e| {
                let long = e.chars().count() > 2 || !article(letters);
                long && letters
                    .strip_suffix(e.as_str())
                    .is_some_and(|stem| stem.chars().count() >= 3)
            })
        };
        !endings.is_empty()
            && segments
                .iter()
                .any(|&s| version.segments[s].text.split_whitespace().any(dual))
    }

    /// The claim on a fact of the pivot.
    fn judge(&self, pivot: usize, fact: usize, fates: &[(usize, Fate)], out: &mut Vec<Claim>) {
        let f = self.fact(pivot, fact);
        let mut told = self.silent();
        told[pivot] = Told::Fact(fact);
        for &(v, fate) in fates {
            if let Fate::Same(j) | Fate::Rounded(j) | Fate::Different(j, _) = fate {
                told[v] = Told::Fact(j);
            }
        }
        let against: Vec<(usize, Fate)> = fates
            .iter()
            .copied()
            .filter(|(_, f)| matches!(f, Fate::Different(..) | Fate::Missing))
            .collect();
        let claim = |verdict, suspect, witness, confidence| Claim {
            row: self.row,
            kind: f.kind,
            told: told.clone(),
            verdict,
            suspect,
            witness,
            confidence,
        };
        if against.is_empty() {
            let rounded = fates.iter().any(|(_, f)| matches!(f, Fate::Rounded(_)));
            if let Some((verdict, suspect, witness)) = dissent(&self.comparison.versions, &told, pivot) {
                out.push(claim(verdict, Some(suspect), witness, 0.9));
            } else if fates.iter().any(|(_, f)| matches!(f, Fate::Same(_) | Fate::Rounded(_))) {
                out.push(claim(
                    if rounded { Verdict::Rounded } else { Verdict::Same },
                    None,
                    pivot,
                    1.0,
                ));
            }
            return;
        }
        let alone = against.len() == fates.len() && fates.len() >= 2;
        if alone && let Some(difference) = self.pivot_alone(&against) {
            out.push(claim(difference, Some(pivot), against[0].0, 0.9));
            return;
        }
        for (v, fate) in against {
            let verdict = match fate {
                Fate::Different(_, d) => Verdict::Different(d),
                _ => Verdict::Missing,
            };
            let voted = fates.len() > 1;
            let suspect = if voted || self.comparison.source == Some(pivot) {
                Some(v)
            } else {
                None
            };
            let sure = confidence(f, fate, self.comparison.rows[self.row].confidence);
            // What two versions more tell alike stands in the right row.
            let told_alike = fates.iter().filter(|(_, f)| matches!(f, Fate::Same(_))).count() >= 2;
            let floor = match fate {
                Fate::Different(..) if told_alike => 0.6,
                _ => 0.0,
            };
            out.push(claim(verdict, suspect, pivot, sure.max(floor)));
        }
    }

    /// Where all others agree against the pivot, what is wrong with it.
    fn pivot_alone(&self, against: &[(usize, Fate)]) -> Option<Verdict> {
        let told: Vec<(usize, usize, Difference)> = against
            .iter()
            .filter_map(|&(v, f)| match f {
                Fate::Different(j, d) => Some((v, j, d)),
                _ => None,
            })
            .collect();
        if told.is_empty() {
            return Some(Verdict::Added);
        }
        let (v, j, difference) = told[0];
        let one_voice = told.len() >= 2
            && told.len() * 2 > against.len()
            && told[1..].iter().all(|&(w, k, _)| {
                matches!(
                    relate(self.fact(v, j), self.fact(w, k)),
                    Relation::Same(_) | Relation::Rounded(_)
                )
            });
        one_voice.then_some(Verdict::Different(difference))
    }

    /// Facts that the pivot does not tell: the pivot's omission where most others tell them, else their addition.
    fn judge_rest(&self, pivot: usize, others: &[usize], rest: &[(usize, Vec<usize>)], out: &mut Vec<Claim>) {
        let mut used: Vec<Vec<bool>> = rest.iter().map(|(_, list)| vec![false; list.len()]).collect();
        for (n, (v, list)) in rest.iter().enumerate() {
            for (k, &fact) in list.iter().enumerate() {
                if used[n][k] {
                    continue;
                }
                used[n][k] = true;
                let f = self.fact(*v, fact);
                let mut told = self.silent();
                told[*v] = Told::Fact(fact);
                let mut holders = vec![*v];
                for (m, (w, theirs)) in rest.iter().enumerate().skip(n + 1) {
                    let hit = theirs.iter().enumerate().position(|(l, &g)| {
                        !used[m][l] && matches!(relate(f, self.fact(*w, g)), Relation::Same(_) | Relation::Rounded(_))
                    });
                    if let Some(l) = hit {
                        used[m][l] = true;
                        told[*w] = Told::Fact(theirs[l]);
                        holders.push(*w);
                    }
                }
                let sure = confidence(f, Fate::Missing, self.comparison.rows[self.row].confidence)
                    * self.doubt_of_addition(*v, f);
                let most = holders.len() * 2 > self.present.len() && holders.len() >= 2;
                if most {
                    for &w in self.present.iter().filter(|w| !holders.contains(w)) {
                        let answered = w != pivot
                            && self.facts[w]
                                .iter()
                                .any(|&g| matches!(relate(f, self.fact(w, g)), Relation::Same(_)));
                        if !answered {
                            out.push(Claim {
                                row: self.row,
                                kind: f.kind,
                                told: told.clone(),
                                verdict: Verdict::Missing,
                                suspect: Some(w),
                                witness: *v,
                                confidence: sure,
                            });
                        }
                    }
                } else {
                    let suspect = (others.len() > 1 || self.comparison.source == Some(pivot)).then_some(*v);
                    out.push(Claim {
                        row: self.row,
                        kind: f.kind,
                        told,
                        verdict: Verdict::Added,
                        suspect,
                        witness: pivot,
                        confidence: sure,
                    });
                }
            }
        }
    }

    /// Small number words are often added where another language has them in a word (trio, triceratops).
    fn doubt_of_addition(&self, version: usize, fact: &Fact) -> f32 {
        let written = fact.span.of(&self.version(version).document.text);
        let digits = written.chars().any(|c| crate::text::digit_value(c).is_some());
        let small = super::agree::bare(fact).is_some_and(|n| n <= rust_decimal::Decimal::TEN);
        if small && !digits && fact.kind == Kind::Number {
            0.6
        } else {
            1.0
        }
    }

    fn silent(&self) -> Vec<Told> {
        self.comparison.rows[self.row]
            .segments
            .iter()
            .map(|s| s.first().map_or(Told::Absent, |&s| Told::Silent(s)))
            .collect()
    }
}

/// How sure a verdict on `fact` is.
fn confidence(fact: &Fact, fate: Fate, row: f32) -> f32 {
    let own = match fate {
        Fate::Different(..) => 0.9,
        _ if fact.kind == Kind::Code => 0.4,
        _ => 0.7,
    };
    own * row
}
