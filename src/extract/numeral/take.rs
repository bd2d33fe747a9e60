//! One step of reading a number: the next token goes on with it, or ends it.

use super::super::literal::{Literal, literal, power};
use super::super::token::{Token, TokenKind};
use super::Parser;
use super::stack::Term;
use super::word::{cardinal, exponent, group, mixed, multiplier, ordinal, over, scale, vague};
use crate::language::{Boundaries, Class};
use rust_decimal::Decimal;

/// So many decimals are told in words.
const MOST_DECIMALS: usize = 12;

impl Parser<'_> {
    /// Takes the token at `at`, past a `more than` inside the number; answers whether it went on with the number.
    pub(super) fn take(&mut self, at: usize) -> Option<bool> {
        let token = self.token(at)?;
        let joined = at > self.at && self.tokens[self.at].is(Class::And);
        self.over |= at > self.at && self.tokens[self.at].find(over).is_some();
        self.over |= token.find(over).is_some() && token.find(multiplier).is_some();
        if token.kind == TokenKind::Digits {
            return self.take_digits(at);
        }
        if self.vague.is_some() {
            // Thousands and thousands, hàng nghìn, hàng nghìn: no more than once.
            if at > self.at && token.find(vague).is_some() && token.find(vague) == self.vague {
                return self.advance(at, true);
            }
            let e = token
                .find(vague)
                .or(token.find(multiplier).and_then(exponent))
                .filter(|_| !joined);
            let Some(e) = e else { return Some(false) };
            self.vague = self.vague.map(|v| v + e);
            return self.advance(at, true);
        }
        // 15点5: points, not decimals.
        let written = self.digits && self.pack.file.boundaries == Boundaries::None;
        if token.is(Class::Point) && (self.words > 0 || self.digits) && !written {
            return self.take_point(at);
        }
        if token.is(Class::HalfAfter) && !self.stack.is_empty() {
            let last = self.stack.last_mut()?;
            let half = if last.by_multiplier {
                last.room.checked_mul(Decimal::new(5, 1))?
            } else if self.pack.file.number_grammar.head_first {
                // Milioni mbili na nusu: half a million more.
                let scales = [9, 6, 3].into_iter().filter_map(power);
                let scale = scales.into_iter().find(|s| *s <= last.value);
                scale.unwrap_or(Decimal::ONE).checked_mul(Decimal::new(5, 1))?
            } else {
                Decimal::new(5, 1)
            };
            last.value = last.value.checked_add(half)?;
            return self.advance(at, true);
        }
        let small = self
            .stack
            .last()
            .is_some_and(|t| t.value < Decimal::TEN && !t.by_multiplier);
        // 50 cents is no 5,000.
        if self.digits && token.classes.iter().any(|c| matches!(c, Class::Subunit(_))) {
            return Some(false);
        }
        // 5천4백만: what the pack knows as a million is a hundred here, and ten thousand of all before it.
        if let Some((low, high)) = token.find(multiplier).and_then(|m| self.parted(m)) {
            return (self.multiply(low) && self.multiply(high))
                .then_some(())
                .and_then(|()| self.advance(at, true));
        }
        if let Some(m) = token
            .find(multiplier)
            .filter(|_| !small || !joined || token.find(cardinal).is_none())
            && self.multiply(m)
        {
            self.without_scale = None;
            return self.advance(at, true);
        }
        self.grouped |= token.find(group).is_some();
        if let Some(g) = token.find(group)
            && let Some(top) = self.stack.last().copied()
            && self.stack.len() == 1
            && top.value < Decimal::ONE_THOUSAND
        {
            self.stack[0] = Term {
                value: top.value.checked_mul(g)?,
                room: Decimal::ZERO,
                by_multiplier: true,
            };
            self.counted_in = Some(g);
            return self.advance(at, true);
        } else if let (Some(g), true) = (token.find(group), self.stack.is_empty()) {
            self.stack.push(Term::closed(g));
            return self.advance(at, true);
        }
        if let Some(v) = token.find(mixed).filter(|_| self.stack.is_empty()) {
            self.stack.push(Term::closed(v));
            return self.advance(at, true);
        }
        if let Some(v) = token
            .find(cardinal)
            .filter(|_| !self.digits || self.stack.last().is_some_and(|t| t.by_multiplier) && !self.lettered())
            && self.add(v, joined, at)
        {
            return self.advance(at, true);
        }
        if let Some(v) = token.find(ordinal)
            && !self.digits
            && !(small && self.pack.file.boundaries == Boundaries::None)
            && (joined
                || !token.spaced
                || !self.pack.file.number_grammar.units_first && (v > Decimal::ONE || self.first_behind_tens()))
            && !(self.pack.teens && self.stack.last().is_some_and(|t| t.value == Decimal::TEN))
            && self.words > 0
            && self.add(v, joined, at)
        {
            self.ordinal = true;
            self.closed = true;
            return self.advance(at, true);
        }
        if let Some(s) = token.find(scale).filter(|_| self.digits && !joined)
            && self.multiply_scale(token, s, at)
        {
            return self.advance(at, true);
        }
        Some(false)
    }

    /// £12m two summers ago: no words go on behind a scale that is a letter.
    fn lettered(&self) -> bool {
        let scale = self.at.checked_sub(1).and_then(|at| self.token(at));
        let scale = scale.map_or("", |t| t.span.of(self.text));
        scale.len() <= 2 && scale.bytes().all(|b| b.is_ascii_alphabetic())
    }

    pub(super) fn advance(&mut self, at: usize, word: bool) -> Option<bool> {
        self.at = at + 1;
        self.words += usize::from(word);
        Some(true)
    }

    /// Digits behind a multiplier: 80 ہزار 979, 3万5千, 5 crore 20 lakh.
    pub(super) fn take_digits(&mut self, at: usize) -> Option<bool> {
        let Some(top) = self.stack.last().copied() else {
            return Some(false);
        };
        if !top.by_multiplier {
            return Some(false);
        }
        let next = literal(self.text, self.tokens, at, self.pack)?;
        let value = next.quantity.value();
        let fills = power(next.head as u32) == Some(top.room);
        let scaled = self
            .token(next.end)
            .is_some_and(|t| t.find(multiplier).is_some_and(|m| m < top.room));
        let glued = self.pack.file.boundaries != Boundaries::Spaces && !self.tokens[at].spaced && at == self.at;
        if next.decimals || value >= top.room || !(fills && next.plain || scaled || glued || self.below_thousand(&next))
        {
            return Some(false);
        }
        self.stack.push(Term {
            value,
            room: Decimal::ZERO,
            by_multiplier: false,
        });
        self.digits = true;
        self.at = next.end;
        Some(true)
    }

    /// Decimals behind a dot between the words of digits, as newspapers in columns write them (一・五倍): where what is counted
    /// follows, for 二・二六 and 一・二審 are names and lists.
    pub(super) fn middle_dot(&mut self) -> Option<bool> {
        let digit = |t: &Token| t.find(cardinal).is_some_and(|v| v < Decimal::TEN);
        let dot = self.token(self.at)?;
        let written = dot.mark('・') && !dot.spaced && self.words > 0 && !self.digits;
        let run = self.tokens[self.at + 1..].iter().take(MOST_DECIMALS);
        let run = run.take_while(|t| digit(t) && !t.spaced).count();
        let behind = self.token(self.at + 1 + run)?;
        let counts = |c: &Class| {
            matches!(
                c,
                Class::Unit(_)
                    | Class::Currency(..)
                    | Class::Multiplier(_)
                    | Class::Percent
                    | Class::PercentPoint
                    | Class::PercentTenth
                    | Class::Times
            )
        };
        if !written || run == 0 || !behind.classes.iter().any(counts) {
            return None;
        }
        self.take_point(self.at)
    }

    /// Decimals in words: three point five; 十五点七.
    pub(super) fn take_point(&mut self, at: usize) -> Option<bool> {
        let mut digits = String::new();
        let mut end = at + 1;
        let tens = |v: Decimal| v >= Decimal::from(20) && (v % Decimal::TEN).is_zero();
        let digit = |v: Decimal| v < Decimal::TEN && !v.is_zero();
        // The word before, where a word behind it may count with it: point twenty five, Komma fünfundzwanzig.
        let mut open: Option<Decimal> = None;
        // 三点十五分 is a time: where numbers are spelled digit by digit, so are decimals.
        let most = match self.pack.file.boundaries {
            Boundaries::None => Decimal::TEN,
            Boundaries::Spaces | Boundaries::Start => Decimal::ONE_HUNDRED,
        };
        while let Some(token) = self.token(end).filter(|_| digits.len() <= MOST_DECIMALS) {
            let joined = open.is_some() && token.is(Class::And);
            let here = end + usize::from(joined);
            let Some(word) = self.token(here) else { break };
            if let Some(v) = word.find(cardinal).filter(|v| *v < most) {
                let counted = match open {
                    Some(t) if tens(t) && digit(v) => Some(t + v),
                    Some(u) if digit(u) && tens(v) && joined && self.pack.file.number_grammar.units_first => {
                        Some(u + v)
                    }
                    _ => None,
                };
                if let (Some(sum), Some(before)) = (counted, open) {
                    digits.truncate(digits.len() - before.to_string().len());
                    digits.push_str(&sum.to_string());
                } else if joined {
                    break;
                } else {
                    digits.push_str(&v.to_string());
                }
                open = counted.is_none().then_some(v);
                end = here + 1;
            } else if token.kind == TokenKind::Digits && digits.is_empty() {
                let written = literal(self.text, self.tokens, end, self.pack)?.quantity.value();
                digits.push_str(&written.to_string());
                end += 1;
            } else {
                break;
            }
        }
        if digits.is_empty() || digits.len() > MOST_DECIMALS || digits.contains('.') {
            return Some(false);
        }
        let fraction = Decimal::from_str_exact(&format!("0.{digits}")).ok()?;
        let last = self.stack.last_mut()?;
        last.value = last.value.checked_add(fraction)?;
        last.by_multiplier = false;
        self.factor = Decimal::new(1, digits.len() as u32);
        self.at = end;
        self.words += 1;
        Some(true)
    }

    /// A multiplier made of two, where a larger one than its first part stands before (Korean 백만, 천만).
    fn parted(&self, m: Decimal) -> Option<(Decimal, Decimal)> {
        let [.., before, last] = self.stack.as_slice() else {
            return None;
        };
        let myriads = [12, 8, 4].into_iter().filter_map(power);
        let high = myriads.into_iter().find(|h| *h <= m)?;
        let low = m.checked_div(high)?;
        let parts = self.pack.file.boundaries == Boundaries::Start && low > Decimal::ONE;
        (parts && before.by_multiplier && before.room < high && low < before.room && !last.by_multiplier)
            .then_some((low, high))
    }

    /// 17 bin 2 lira, 15 ألفا و8 وفيات: fewer digits than the thousand leaves room for, where they begin nothing else.
    fn below_thousand(&self, next: &Literal) -> bool {
        let thousand = self.stack.len() == 1 && self.stack[0].room == Decimal::ONE_THOUSAND;
        let spelled = self
            .token(self.at.wrapping_sub(1))
            .is_some_and(|t| t.find(multiplier).is_some());
        let other = |c: &Class| {
            matches!(
                c,
                Class::Month(_)
                    | Class::Date(_)
                    | Class::Times
                    | Class::Percent
                    | Class::Multiplier(_)
                    | Class::Scale(_)
                    | Class::OrdinalAfter
            )
        };
        let noun = self.token(next.end).is_some_and(|t| {
            t.spaced && matches!(t.kind, TokenKind::Word | TokenKind::Phrase) && !t.classes.iter().any(other)
        });
        let spaces = self.pack.file.boundaries == Boundaries::Spaces && !self.pack.file.number_grammar.short_tail;
        let whole = self.first.as_ref().is_some_and(|f| f.plain) && self.words == 1;
        thousand && spelled && noun && spaces && whole && next.plain
    }

    pub(super) fn first_behind_tens(&self) -> bool {
        self.pack.first_behind_tens && self.stack.last().is_some_and(|t| t.value >= Decimal::from(20))
    }

    /// A hundred and two thirds: what stands behind the connector is a part of one.
    pub(super) fn begins_fraction(&self, behind: &Token) -> bool {
        let small = behind.find(cardinal);
        let of = self.token(self.at + 2).and_then(|t| {
            t.find(|c| match c {
                Class::Denominator(d) => Some(Decimal::from(*d)),
                _ => None,
            })
        });
        // Trinta e dois quintos are 32 of them; no English says thirty and two.
        let grammar = &self.pack.file.number_grammar;
        let tens = self
            .stack
            .last()
            .is_some_and(|t| t.room == Decimal::TEN && t.value >= Decimal::from(20));
        let joins = tens && !grammar.units_first && !grammar.pairs;
        matches!((small, of), (Some(n), Some(d)) if n < d && n < Decimal::TEN && !joins)
    }

    /// Between … and …: the connector separates the ends, but for five and twenty.
    pub(super) fn ends_range(&self, behind: &Token) -> bool {
        let between = self.start > 0 && self.tokens[self.start - 1].is(Class::RangeBetween);
        let units = self.stack.len() == 1 && self.stack[0].value < Decimal::TEN;
        let tens = behind
            .find(cardinal)
            .is_some_and(|v| v >= Decimal::from(20) && v < Decimal::ONE_HUNDRED);
        between && !(self.pack.file.number_grammar.units_first && units && tens)
    }
}
