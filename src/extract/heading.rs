//! Where a capital says nothing: headings, titles in quotation marks, numbered parts.

use super::name::capitalised;
use crate::text::Span;

/// Whether most of the longer words are capitalised, so that a capital says nothing. What ends as a sentence does needs more of them
/// than a heading.
pub fn headline(text: &str, words: &[Span]) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in words
        .iter()
        .map(|w| w.of(text))
        .filter(|w| w.len() > 3 && w.chars().nth(3).is_some())
    {
        long += 1;
        capital += usize::from(capitalised(word));
    }
    let sentence = text.trim_end().ends_with(['.', '!', '?', '…', ';', ',']);
    match sentence {
        true => long > 3 && capital * 10 > long * 9,
        false => (long > 3 || long > 1 && words.len() < 10) && capital * 10 > long * 7,
    }
}

/// Whether the name begins a short quotation: a book, a song, a programme, which are often translated.
pub(super) fn is_title(text: &str, name: Span) -> bool {
    const LONGEST: usize = 8;
    let before = text[..name.start].chars().next_back();
    let close = match before {
        Some('“') => '”',
        Some('"') => '"',
        Some('‘') => '’',
        Some('«') => '»',
        Some('„') => '“',
        _ => return false,
    };
    let rest = &text[name.end..];
    let inner = rest.find(close).map(|end| &rest[..end]);
    inner
        .is_some_and(|i| i.split_whitespace().count() < LONGEST && !i.contains(['.', '!', '?']) && !i.trim().is_empty())
}

/// Whether a number of one or two digits stands behind the name: Section 12, Gate 4.
pub(super) fn counted(text: &str, name: Span) -> bool {
    let behind = text[name.end..].strip_prefix([' ', '\u{a0}']);
    let digits = behind.map_or(0, |rest| rest.chars().take_while(|c| c.is_numeric()).count());
    (1..3).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::headline;
    use crate::extract::words;

    #[test]
    fn headings_are_told_from_sentences() {
        for (text, wanted) in [
            ("Storm Leaves Four Dead in Northern Districts", true),
            ("Winners and Losers", true),
            ("How the Money Was Spent", true),
            ("What Ali Said in Court.", false),
            ("Ali met Omar", false),
            ("The minister met Nguyen Van Nam in Hanoi", false),
            (
                "The First Lady and the Deputy Prime Minister Visited a School in Antwerp.",
                true,
            ),
            (
                "The First Lady and the Deputy Prime Minister visited a school in Antwerp.",
                false,
            ),
            ("Hanoi", false),
        ] {
            assert_eq!(headline(text, &words(text)), wanted, "{text}");
        }
    }
}
