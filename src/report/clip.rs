//! One line of a long text: as much around the marked words as a terminal has room for.

use super::shown::{shown_char, width};
use crate::text::Span;

/// A text as it is shown on one line, with the marked parts of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Pieces in order, each with whether it is marked.
    pub pieces: Vec<(String, bool)>,
}

/// The characters of `text` that fit into `room` columns around `marks` (bytes of `text`, sorted), `…` where some are cut off.
///
/// Where the marks do not fit together, those that do not fit with the first are cut off.
pub fn line(text: &str, marks: &[Span], room: usize) -> Line {
    let cells = cells(text, marks);
    let total: usize = cells.iter().map(|c| c.width).sum();
    let (from, to) = if total <= room {
        (0, cells.len())
    } else {
        window(&cells, room)
    };
    let mut out = Line::default();
    if from > 0 {
        out.push('…', false);
    }
    for cell in cells.get(from..to).unwrap_or_default() {
        out.push(cell.shown, cell.marked);
    }
    if to < cells.len() {
        out.push('…', false);
    }
    out
}

impl Line {
    /// Columns of each piece.
    pub fn widths(&self) -> impl Iterator<Item = (usize, bool)> + '_ {
        let columns = |text: &str| text.chars().map(width).sum();
        self.pieces.iter().map(move |(text, marked)| (columns(text), *marked))
    }

    fn push(&mut self, c: char, marked: bool) {
        match self.pieces.last_mut() {
            Some((text, m)) if *m == marked => text.push(c),
            _ => self.pieces.push((c.to_string(), marked)),
        }
    }
}

struct Cell {
    shown: char,
    width: usize,
    marked: bool,
}

/// The shown characters of the text near the marks: no window is wider than the widest terminal, so a text of many megabytes
/// costs no more than a paragraph.
fn cells(text: &str, marks: &[Span]) -> Vec<Cell> {
    const REACH: usize = 4096;
    let first = marks.first().map_or(0, |m| m.start);
    let floor = |at: usize| {
        (0..=at.min(text.len()))
            .rev()
            .find(|&i| text.is_char_boundary(i))
            .unwrap_or(0)
    };
    let (from, to) = (
        floor(first.saturating_sub(REACH)),
        floor(first.saturating_add(2 * REACH)),
    );
    let near = text.get(from..to).unwrap_or_default();
    // What lies beyond the reach is seen as one more character on either side, which no window will show.
    let beyond = |there: bool| there.then_some((usize::MAX, ' '));
    let inside = near.char_indices().map(|(at, c)| (from + at, c));
    let all = beyond(from > 0)
        .into_iter()
        .chain(inside)
        .chain(beyond(to < text.len()));
    let mut marks = marks.iter().peekable();
    let mut out = Vec::with_capacity(near.len());
    for (at, c) in all {
        while at != usize::MAX && marks.peek().is_some_and(|m| m.end <= at) {
            marks.next();
        }
        let marked = at != usize::MAX && marks.peek().is_some_and(|m| m.start <= at);
        out.extend(shown_char(c).map(|shown| Cell {
            shown,
            width: width(shown),
            marked,
        }));
    }
    out
}

/// The cells to show: the first mark, as many further ones as fit, and what is around them, more of what follows.
fn window(cells: &[Cell], room: usize) -> (usize, usize) {
    let room = room.saturating_sub(2).max(1);
    let Some(first) = cells.iter().position(|c| c.marked) else {
        return (0, word_end(cells, grow(cells, 0, room), 0, (room / 6).clamp(4, 12)));
    };
    let fits = grow(cells, first, room);
    let last = cells
        .get(first..fits)
        .and_then(|c| c.iter().rposition(|c| c.marked))
        .map_or(first, |i| first + i + 1);
    let used: usize = cells.get(first..last).unwrap_or_default().iter().map(|c| c.width).sum();
    // Two fifths of the free room before the marks, what that leaves behind them, and the rest before them again.
    let before = shrink(cells, first, room.saturating_sub(used) * 2 / 5);
    let to = grow(cells, before, room);
    let from = shrink(cells, to, room);
    let slack = (room / 6).clamp(4, 12);
    (word_start(cells, from, first, slack), word_end(cells, to, last, slack))
}

fn grow(cells: &[Cell], from: usize, room: usize) -> usize {
    let mut left = room;
    let mut at = from;
    while let Some(cell) = cells.get(at).filter(|c| c.width <= left) {
        left -= cell.width;
        at += 1;
    }
    at
}

fn shrink(cells: &[Cell], from: usize, room: usize) -> usize {
    let mut left = room;
    let mut at = from;
    while let Some(cell) = at.checked_sub(1).and_then(|i| cells.get(i)).filter(|c| c.width <= left) {
        left -= cell.width;
        at -= 1;
    }
    at
}

/// Moves a cut inside a word forward to the next word's beginning, where one begins within `slack` cells.
fn word_start(cells: &[Cell], from: usize, mark: usize, slack: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let soon = cells.get(from..mark.min(from + slack)).unwrap_or_default();
    soon.iter().position(|c| c.shown == ' ').map_or(from, |i| from + i + 1)
}

/// Moves a cut inside a word back to the end of the word before it, where one ended within `slack` cells.
fn word_end(cells: &[Cell], to: usize, mark: usize, slack: usize) -> usize {
    if to == cells.len() {
        return to;
    }
    let start = mark.max(to.saturating_sub(slack));
    let late = cells.get(start..to + 1).unwrap_or_default();
    late.iter().rposition(|c| c.shown == ' ').map_or(to, |i| start + i)
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::text::Span;

    fn check(text: &str, marks: &[&str], room: usize, wanted: &str) {
        let marks: Vec<Span> = marks
            .iter()
            .map(|m| text.find(m).map(|at| Span::new(at, at + m.len())).unwrap())
            .collect();
        let got = line(text, &marks, room);
        let written: String = got
            .pieces
            .iter()
            .map(|(t, m)| if *m { format!("[{t}]") } else { t.clone() })
            .collect();
        assert_eq!(written, wanted);
        assert!(got.widths().map(|w| w.0).sum::<usize>() <= room, "{written}");
    }

    #[test]
    fn cuts_around_the_marks() {
        let long = "the first words of a sentence, then a number, 80,676, and more words that go on to its end";
        check("a 5 b", &["5"], 20, "a [5] b");
        check(long, &["80,676"], 200, &long.replace("80,676", "[80,676]"));
        check(long, &["80,676"], 30, "…number, [80,676], and more…");
        check(long, &["the first"], 20, "[the first] words of…");
        check(long, &["its end"], 20, "…go on to [its end]");
        check(long, &[], 12, "the first…");
        check(long, &["first", "its end"], 16, "…[first] words…");
        check("数字一二三四五六七八九十", &["五"], 12, "…四[五]六七八…");
        check("", &[], 10, "");
    }

    #[test]
    fn a_text_without_end_costs_no_more_than_a_paragraph() {
        let text = format!("{}80,676{}", "ă ".repeat(500_000), " đ".repeat(500_000));
        let at = text.find('8').unwrap();
        let got = line(&text, &[Span::new(at, at + 6)], 20);
        assert!(got.pieces.iter().any(|p| p == &("80,676".to_owned(), true)), "{got:?}");
        assert_eq!(got.pieces.first().map(|p| p.0.starts_with('…')), Some(true));
    }
}
