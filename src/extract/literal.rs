//! Numbers in digits: every script, every grouping style, every reading that the language allows.

use super::fact::{Quantity, Reading};
use super::token::{Token, TokenKind};
use crate::language::{Class, Pack};
use crate::text::digit_value;
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// A number in digits.
#[derive(Clone, Debug)]
pub struct Literal {
    /// One past its last token.
    pub end: usize,
    /// Its readings, the likeliest first.
    pub quantity: Quantity,
    /// Digits before the first separator.
    pub head: usize,
    /// Whether it is digits alone, without a separator.
    pub plain: bool,
    /// Whether its likeliest reading has decimals.
    pub decimals: bool,
}

/// A number has so many groups of digits at most.
const MOST_GROUPS: usize = 10;

/// Reads the number that begins with the digits at `i`; `None` where it is too long for a value.
pub fn literal(text: &str, tokens: &[Token], i: usize, pack: &Pack) -> Option<Literal> {
    if tokens.get(i)?.kind != TokenKind::Digits {
        return None;
    }
    let digits = |i: usize| -> String {
        tokens[i]
            .span
            .of(text)
            .chars()
            .filter_map(digit_value)
            .map(|d| char::from(b'0' + d))
            .collect()
    };
    // Longer runs are codes, and would overflow what is computed with them.
    if tokens[i].span.of(text).chars().count() > 21 {
        return None;
    }
    let mut groups: SmallVec<[String; 4]> = smallvec::smallvec![digits(i)];
    let mut marks: SmallVec<[char; 4]> = SmallVec::new();
    let mut ends: SmallVec<[usize; 4]> = smallvec::smallvec![i + 1];
    let mut at = i + 1;
    while groups.len() <= MOST_GROUPS {
        match (tokens.get(at), tokens.get(at + 1)) {
            // A separator with digits right behind it.
            (Some(mark), Some(next))
                if separator(mark).is_some() && !mark.spaced && next.kind == TokenKind::Digits && !next.spaced =>
            {
                marks.extend(separator(mark));
                groups.push(digits(at + 1));
                at += 2;
            }
            // A space with a group of three behind it.
            (Some(next), _)
                if next.kind == TokenKind::Digits && next.spaced && space_groups(text, tokens, at, &groups, pack) =>
            {
                marks.push(' ');
                groups.push(digits(at));
                at += 1;
            }
            _ => break,
        }
        ends.push(at);
    }
    groups.truncate(MOST_GROUPS);
    // 22,24,26,31 is a list.
    let comma = |m: &char| matches!(m, ',' | '،');
    let listed = i > 1
        && separator(&tokens[i - 1]).is_some_and(|m| comma(&m))
        && !tokens[i].spaced
        && tokens[i - 2].kind == TokenKind::Digits;
    let list = (marks.len() > 1 || listed && !marks.is_empty()) && marks.iter().all(comma) && groups[1].len() != 3;
    if list && !grouped(&groups, true) {
        groups.truncate(1);
        marks.clear();
    }
    // The longest prefix of groups that is a number; the rest stands by itself (lists, dates, versions).
    for n in (0..groups.len()).rev() {
        if let Some((readings, decimals)) = read(&groups[..=n], &marks[..n], pack) {
            let head = groups[0].len();
            return Some(Literal {
                end: ends[n],
                quantity: Quantity { readings },
                head,
                plain: n == 0,
                decimals,
            });
        }
    }
    None
}

/// Decimals without a whole part (.77): a mark of decimals at `i` that nothing stands right before.
pub fn decimals(text: &str, tokens: &[Token], i: usize, pack: &Pack) -> Option<Literal> {
    let (mark, digits) = (tokens.get(i)?, tokens.get(i + 1)?);
    let TokenKind::Mark(c) = mark.kind else { return None };
    let before = i.checked_sub(1).and_then(|b| tokens.get(b));
    let free = before.is_none_or(|t| {
        let signs = matches!(t.kind, TokenKind::Mark('-' | '+' | '(')) || t.is(Class::Minus);
        signs || mark.spaced && t.kind != TokenKind::Digits
    });
    if !free || !pack.file.decimal.contains(&c) || digits.spaced || digits.kind != TokenKind::Digits {
        return None;
    }
    let written: String = digits
        .span
        .of(text)
        .chars()
        .filter_map(digit_value)
        .map(|d| char::from(b'0' + d))
        .take(22)
        .collect();
    let reading = decimal("0", &written)?;
    Some(Literal {
        end: i + 2,
        quantity: Quantity::certain(reading.value, reading.step),
        head: 1,
        plain: false,
        decimals: true,
    })
}

/// Whether the digits at `at`, behind a space, are a group of thousands.
fn space_groups(text: &str, tokens: &[Token], at: usize, groups: &[String], pack: &Pack) -> bool {
    let gap = &text[tokens[at - 1].span.end..tokens[at].span.start];
    let one_space = gap.chars().count() == 1;
    let hard = gap.starts_with(['\u{a0}', '\u{202f}', '\u{2009}', '\u{2007}']);
    let first = groups[0].len() <= 3 && !groups[0].starts_with('0') && groups[1..].iter().all(|g| g.len() == 3);
    let three = tokens[at].span.of(text).chars().count() == 3;
    let alone = hard
        || pack.file.group.contains(&' ')
        || groups.len() > 1
        || tokens.get(at + 1).is_none_or(|t| separator(t).is_none());
    one_space && first && three && alone
}

/// The mark of a token that can separate digits, unified.
fn separator(token: &Token) -> Option<char> {
    match token.kind {
        TokenKind::Mark(c @ ('.' | ',' | '،' | '٬' | '٫' | '\'')) => Some(c),
        TokenKind::Mark('·' | '・') => Some('.'),
        TokenKind::Mark('、') => None,
        _ => None,
    }
}

/// The readings of groups of digits with marks between them, and whether the first has decimals; empty marks: a plain integer.
fn read(groups: &[String], marks: &[char], pack: &Pack) -> Option<(SmallVec<[Reading; 2]>, bool)> {
    let mut out: SmallVec<[Reading; 2]> = SmallVec::new();
    let Some((&last, before)) = marks.split_last() else {
        out.push(integer(&groups[0])?);
        return Some((out, false));
    };
    let thousands = |groups: &[String], mark: char| mark != '٫' && grouped(groups, mark == ',');
    let one_mark = before.iter().all(|m| *m == last);
    let as_group = (one_mark && thousands(groups, last))
        .then(|| integer(&groups.concat()))
        .flatten();
    let (tail, heads) = groups.split_last()?;
    let heads_grouped =
        before.is_empty() || (before.iter().all(|m| *m == before[0] && *m != last) && thousands(heads, before[0]));
    let may_be_decimal = !matches!(last, '٬' | '\'' | ' ') && (last != '،' || pack.file.decimal.contains(&'،'));
    let as_decimal = (heads_grouped && may_be_decimal)
        .then(|| decimal(&heads.concat(), tail))
        .flatten();
    match (as_group, as_decimal) {
        (Some(group), Some(decimals)) => {
            let own_group = pack.file.group.contains(&last);
            let own_decimal = pack.file.decimal.contains(&last);
            let ends_in_zero = tail.ends_with('0');
            if groups[0] == "0" {
                out.push(decimals);
                return Some((out, true));
            }
            if own_decimal && !own_group && !ends_in_zero {
                out.push(decimals);
                out.push(group);
                return Some((out, true));
            }
            out.push(group);
            if !ends_in_zero {
                out.push(decimals);
            }
            Some((out, false))
        }
        (Some(group), None) => {
            out.push(group);
            Some((out, false))
        }
        (None, Some(decimals)) => {
            out.push(decimals);
            Some((out, true))
        }
        (None, None) => None,
    }
}

/// Whether the groups are thousands (1 234 567), or, with `indian`, lakhs and crores (12,34,567).
fn grouped(groups: &[String], indian: bool) -> bool {
    let Some((last, rest)) = groups.split_last() else {
        return false;
    };
    let Some((first, middle)) = rest.split_first() else {
        return false;
    };
    if last.len() != 3 || first.is_empty() || first.len() > 3 || (first.starts_with('0') && first.len() > 1) {
        return false;
    }
    let by_three = middle.iter().all(|g| g.len() == 3);
    by_three || (indian && first.len() <= 2 && middle.iter().all(|g| g.len() == 2))
}

fn integer(digits: &str) -> Option<Reading> {
    let value = Decimal::from_str_exact(digits).ok()?;
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let zeros = if zeros == digits.len() { 0 } else { zeros };
    let step = power(zeros as u32)?;
    Some(Reading { value, step })
}

fn decimal(whole: &str, fraction: &str) -> Option<Reading> {
    let value = Decimal::from_str_exact(&format!("{whole}.{fraction}")).ok()?;
    Some(Reading {
        value,
        step: Decimal::new(1, fraction.len() as u32),
    })
}

/// Ten to the `n`, up to what a decimal holds.
pub fn power(n: u32) -> Option<Decimal> {
    (n <= 28).then(|| Decimal::from_i128_with_scale(10i128.pow(n), 0))
}
