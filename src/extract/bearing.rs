//! Words of direction beside a fact: before and after it, ago and later, rose and fell, by and to.

use super::fact::{Bearing, End, Kind, Value};
use super::reader::{Draft, Reader};
use super::token::TokenKind;
use crate::language::{Boundaries, Class, Direction, Point};
use crate::text::fold_key;

/// How many tokens from a figure a word for a rise or a fall may stand.
const NEAR: usize = 6;

impl Reader<'_> {
    /// What the words beside a draft say of its direction; nothing where they contradict each other or a negation stands by.
    pub fn bearing(&self, draft: &Draft) -> Bearing {
        let trend = self.trend(draft);
        Bearing {
            time: self.time_bearing(draft),
            reach: trend
                .and_then(|_| self.reach(draft.start))
                .or_else(|| self.reached(draft)),
            trend,
            point: self.compass(draft),
            end: self.end_of_change(draft),
        }
    }

    /// Whether a figure is told as where a change begins or where it leads: from 168, to 112; 168'den.
    fn end_of_change(&self, draft: &Draft) -> Option<End> {
        let counts = matches!(
            draft.kind,
            Kind::Number | Kind::Percent | Kind::Points | Kind::Amount | Kind::Measure
        );
        if !counts {
            return None;
        }
        let before = |at: usize| {
            self.find(at, |c| match c {
                Class::RangeFrom => Some(End::From),
                Class::RangeTo | Class::RangeReach | Class::Direction(Direction::To) => Some(End::To),
                _ => None,
            })
        };
        let led = |at: usize| self.is(at, Class::Direction(Direction::To)).then_some(End::To);
        // What joins the ends of a range stands behind its first where words govern from behind.
        let behind = || self.is(draft.end, Class::RangeTo).then_some(End::From);
        let small = |at: &usize| before(*at).is_some() || self.passes(*at);
        let governed = (draft.start.saturating_sub(2)..draft.start)
            .rev()
            .take_while(small)
            .find_map(before);
        match self.pack.file.postpositions {
            true => behind().or_else(|| draft.start.checked_sub(1).and_then(led)),
            false => governed,
        }
    }

    /// The point of the compass that a distance or an angle is told with.
    fn compass(&self, draft: &Draft) -> Option<Point> {
        let degrees = draft.unit == Some("angle-degree");
        let far = draft.unit.is_some_and(|u| u.starts_with("length-"));
        if !(degrees || far) || !draft.firm || !matches!(draft.kind, Kind::Measure | Kind::Range) {
            return None;
        }
        let span = self.tokens[draft.start].span.join(self.tokens[draft.end - 1].span);
        let (before, behind) = (self.text.get(..span.start)?, self.text.get(span.end..)?);
        Point::beside(before, behind, degrees, self.pack)
    }

    /// Before or after a point in time; a span of time before or after another.
    fn time_bearing(&self, draft: &Draft) -> Option<Direction> {
        let lasts = draft.unit.is_some_and(|u| u.starts_with("duration-"));
        match &draft.value {
            Value::Date(date, None) if date.relative.is_none() => self.point(draft, true),
            Value::Time { until: None, .. } => self.point(draft, true),
            // The 63rd birthday, the age of 29: "from" and "to" have other uses there.
            Value::Quantity(_) if matches!(draft.kind, Kind::Ordinal | Kind::Age) => self.point(draft, false),
            Value::Quantity(_) | Value::Pair(..) if lasts && matches!(draft.kind, Kind::Measure | Kind::Range) => {
                self.span(draft)
            }
            _ => None,
        }
    }

    /// Before 2015, since May: the word stands on the side on which the language governs.
    fn point(&self, draft: &Draft, lasting: bool) -> Option<Direction> {
        let at = if self.pack.file.postpositions {
            self.word_behind(draft.end)
        } else {
            self.word_before(draft.start)
        }?;
        self.pole(at, |d| match d {
            Direction::Before => Some(Direction::Before),
            Direction::After => Some(Direction::After),
            Direction::Until if lasting => Some(Direction::Before),
            Direction::Since if lasting => Some(Direction::After),
            _ => None,
        })
    }

    /// Two years ago, two years before the war, vor zwei Jahren, sau hai năm: on either side, unless the language has
    /// postpositions.
    fn span(&self, draft: &Draft) -> Option<Direction> {
        let pole = |at| {
            self.pole(at, |d| match d {
                Direction::Before | Direction::Ago | Direction::Earlier => Some(Direction::Before),
                Direction::After | Direction::FromNow | Direction::Later => Some(Direction::After),
                _ => None,
            })
        };
        // यह पहले 60 दिन था: what stands before belongs to what was said before.
        let before = self.word_before(draft.start).filter(|_| !self.pack.file.postpositions);
        match (before.and_then(pole), self.word_behind(draft.end).and_then(pole)) {
            (Some(a), Some(b)) => (a == b).then_some(a),
            (a, b) => a.or(b),
        }
    }

    /// The one pole of the word at `at`, unless it is denied.
    fn pole(&self, at: usize, pick: impl Fn(Direction) -> Option<Direction>) -> Option<Direction> {
        let mut poles = self.token(at)?.classes.iter().filter_map(|c| match c {
            Class::Direction(d) => pick(*d),
            _ => None,
        });
        let first = poles.next()?;
        (poles.all(|p| p == first) && !self.denied(at)).then_some(first)
    }

    /// Whether a negation stands within three words of the token at `at`.
    fn denied(&self, at: usize) -> bool {
        let open = |i: &usize| !self.breaks(*i);
        let before = (at.saturating_sub(3)..at).rev().take_while(open);
        let behind = (at + 1..at + 4).take_while(open);
        before.chain(behind).any(|i| self.is(i, Class::Negation))
    }

    /// The word of direction that stands before `start`, past articles, marks of dates and approximators.
    fn word_before(&self, start: usize) -> Option<usize> {
        (start.saturating_sub(3)..start)
            .rev()
            .take_while(|&i| self.directs(i) || self.passes(i))
            .find(|&i| self.directs(i))
    }

    /// The word of direction that stands behind a fact that ends before `end`, past endings and particles.
    fn word_behind(&self, end: usize) -> Option<usize> {
        // 15 Mayıs'tan sonra: the pack knows the ending as the "from" of a range, too.
        let clitic = |i: usize| {
            self.token(i).is_some_and(|t| !t.spaced)
                && self
                    .pack
                    .enclitics
                    .contains(&fold_key(self.written(i).trim_start_matches(['\'', '’'])))
        };
        (end..end + 3)
            .take_while(|&i| self.directs(i) || self.mark(i, '\'') || self.mark(i, '’') || clitic(i) || self.ending(i))
            .find(|&i| self.directs(i))
    }

    fn directs(&self, i: usize) -> bool {
        self.find(i, |c| matches!(c, Class::Direction(_)).then_some(()))
            .is_some()
    }

    /// Small words between a preposition and what it governs.
    fn passes(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let known = token.classes.iter().any(|c| {
            matches!(
                c,
                Class::ApproxBefore(_) | Class::Date(_) | Class::OrdinalBefore | Class::AgeBefore | Class::Clock(_)
            )
        });
        known || self.ending(i)
    }

    /// A short word that the pack does not know.
    fn ending(&self, i: usize) -> bool {
        let long = if self.pack.file.boundaries == Boundaries::None {
            1
        } else {
            4
        };
        self.token(i)
            .is_some_and(|t| t.kind == TokenKind::Word && t.span.of(self.text).chars().take(long + 1).count() <= long)
    }

    /// Rise or fall, by the nearest word of the clause; nothing where the other stands by as well.
    fn trend(&self, draft: &Draft) -> Option<Direction> {
        let lasts = draft.unit.is_some_and(|u| u.starts_with("duration-"));
        let moves = matches!(
            draft.kind,
            Kind::Number | Kind::Percent | Kind::Points | Kind::Amount | Kind::Measure | Kind::Range
        );
        if !moves || !draft.firm || lasts || matches!(draft.value, Value::Date(..)) {
            return None;
        }
        let open = |i: &usize| !self.breaks(*i) && !self.digits(*i) && !self.is(*i, Class::And);
        let before = (draft.start.saturating_sub(NEAR)..draft.start).rev().take_while(open);
        let behind = (draft.end..draft.end + NEAR).take_while(open);
        let mut found = before
            .chain(behind)
            .filter_map(|i| self.pole(i, |d| matches!(d, Direction::Rise | Direction::Fall).then_some(d)));
        match found.next() {
            Some(first) => found.all(|d| d == first).then_some(first),
            None => self.pole(draft.end, |d| match d {
                Direction::More => Some(Direction::Rise),
                Direction::Less => Some(Direction::Fall),
                _ => None,
            }),
        }
    }

    /// By so much or to so much: the word right before the figure.
    fn reach(&self, start: usize) -> Option<Direction> {
        let at = self.word_before(start)?;
        self.pole(at, |d| matches!(d, Direction::By | Direction::To).then_some(d))
    }

    /// 100,000 تک پہنچ گئی: where words govern from behind, the figure is reached by a word of its own.
    fn reached(&self, draft: &Draft) -> Option<Direction> {
        let counts = matches!(draft.kind, Kind::Number | Kind::Percent | Kind::Amount | Kind::Measure) && draft.firm;
        let lasts = draft.unit.is_some_and(|u| u.starts_with("duration-"));
        if !self.pack.file.postpositions || !counts || lasts {
            return None;
        }
        // A counted noun may stand between.
        (draft.end..draft.end + 3)
            .take_while(|&i| !self.breaks(i) && !self.digits(i))
            .find_map(|i| self.pole(i, |d| matches!(d, Direction::By | Direction::To).then_some(d)))
    }

    /// Whether a clause ends at the token at `i`, or the sentence before it.
    fn breaks(&self, i: usize) -> bool {
        self.token(i)
            .is_none_or(|t| matches!(t.kind, TokenKind::Mark(c) if !matches!(c, '\'' | '-' | '%' | '"' | '«' | '»')))
    }
}
