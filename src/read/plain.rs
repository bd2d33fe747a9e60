//! Plain text to a document: a line is a paragraph, a heading or an item.

use super::sheet::Sheet;
use super::{BlockKind, Document, front_matter};
use crate::text::{Span, Tag};

/// Characters that a heading has at most.
const HEADING: usize = 120;
/// Characters that a line of hard-wrapped text has at most.
const WRAPPED: usize = 100;

/// A document of plain text. Front matter that can be read is read; anything else is text.
pub fn plain(lang: Tag, text: String) -> Document {
    let (front, start) = front_matter(&text).unwrap_or_default();
    let mut sheet = Sheet::new(&text);
    let comments = comments(&text, start);
    let lines = unwrap(&text, lines(&text, start));
    let mut next_comment = 0;
    for (i, line) in lines.iter().enumerate() {
        let kind = kind(&text, &lines, i);
        while comments.get(next_comment).is_some_and(|c| c.end <= line.span.start) {
            next_comment += 1;
        }
        let inside: Vec<Span> = comments[next_comment..]
            .iter()
            .take_while(|c| c.start < line.span.end)
            .copied()
            .collect();
        sheet.set(kind, &without(line.span, &inside), false);
    }
    comments.iter().for_each(|&span| sheet.comment(span));
    let parts = sheet.document(lang, front);
    parts.with(text)
}

/// The comments `<!-- … -->` of `text` from the byte `start` on.
pub fn comments(text: &str, start: usize) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = start;
    while let Some(open) = text[at..].find("<!--") {
        let open = at + open;
        let Some(close) = text[open + 4..].find("-->") else {
            break;
        };
        at = open + 4 + close + 3;
        out.push(Span::new(open, at));
    }
    out
}

/// What is left of `span` without `holes` (ascending, disjoint).
fn without(span: Span, holes: &[Span]) -> Vec<Span> {
    let mut out = Vec::with_capacity(holes.len() + 1);
    let mut from = span.start;
    for hole in holes {
        if hole.start > from {
            out.push(Span::new(from, hole.start));
        }
        from = from.max(hole.end);
    }
    if from < span.end {
        out.push(Span::new(from, span.end));
    }
    out
}

/// A line that is not empty.
#[derive(Clone, Copy)]
struct Line {
    /// Without the spaces around it.
    span: Span,
    /// An empty line or the text's beginning stands before it.
    fresh: bool,
}

/// The lines of `text` from the byte `start` on; CR, NEL and the Unicode separators end a line as well.
fn lines(text: &str, start: usize) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut at = start;
    let mut fresh = true;
    for line in text[start..].split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + line.len() - line.trim_start().len();
            let span = Span::new(start, start + body.len());
            out.push(Line { span, fresh });
            fresh = false;
        } else if line != "\n" || !text[..at].ends_with('\r') {
            fresh = true;
        }
        at += line.len();
    }
    out
}

/// Joins the lines of hard-wrapped text: of three lines or more without an empty one between them, all short, most go on in
/// small letters.
fn unwrap(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len());
    for group in lines.chunk_by(|_, next| !next.fresh) {
        let small = |line: &&Line| line.span.of(text).chars().next().is_some_and(char::is_lowercase);
        let short = |line: &Line| line.span.len() <= 4 * WRAPPED && line.span.of(text).chars().count() <= WRAPPED;
        let going_on = group.iter().skip(1).filter(small).count();
        if group.len() >= 3 && going_on * 2 > group.len() - 1 && group.iter().all(short) {
            let span = group[0].span.join(group[group.len() - 1].span);
            out.push(Line { span, fresh: true });
        } else {
            out.extend_from_slice(group);
        }
    }
    out
}

/// A line is a heading where it is short, ends without a stop and a finished or long line stands below it.
fn kind(text: &str, lines: &[Line], index: usize) -> BlockKind {
    let line = lines[index];
    let body = line.span.of(text);
    if body.len() > 4 * HEADING || body.chars().count() > HEADING || ends_closed(body) {
        return BlockKind::Paragraph;
    }
    let followed = lines.get(index + 1).is_some_and(|next| {
        let next = next.span.of(text);
        ends_closed(next) || next.chars().nth(2 * HEADING).is_some()
    });
    match followed {
        true if index == 0 => BlockKind::Heading(1),
        true => BlockKind::Heading(2),
        false => BlockKind::Paragraph,
    }
}

/// Whether a line ends as a sentence, a clause or a list's introduction does.
fn ends_closed(line: &str) -> bool {
    let body = line.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', '」', '』', '）', ' ']);
    body.ends_with([
        '.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '：', '；', '，', '、', '؟', '۔', '،', '؛', '।', '॥', '។',
        '៕',
    ])
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::read::BlockKind::{self, Heading, Item, Paragraph};
    use crate::text::Tag;

    fn check(text: &str, wanted: &[(BlockKind, &str)]) {
        let document = plain(Tag::parse("en").unwrap(), text.to_owned());
        let got: Vec<_> = document
            .blocks
            .iter()
            .map(|b| (b.kind, b.span.of(&document.text)))
            .collect();
        assert_eq!(got, wanted, "{text:?}");
        assert_eq!(document.text, text);
    }

    #[test]
    fn lines_become_blocks() {
        check("", &[]);
        check(" \n\r\n\u{feff}", &[]);
        check(
            "A head\r\n\r\nA paragraph of the article.\r\nAnother one.\r\n",
            &[
                (Heading(1), "A head"),
                (Paragraph, "A paragraph of the article."),
                (Paragraph, "Another one."),
            ],
        );
        check(
            "It began so:\n- one thing\n• another\n1. First\nText of the first.\n2. Second\nText of the second.",
            &[
                (Paragraph, "It began so:"),
                (Item, "one thing"),
                (Item, "another"),
                (Heading(2), "First"),
                (Paragraph, "Text of the first."),
                (Heading(2), "Second"),
                (Paragraph, "Text of the second."),
            ],
        );
        check("Lê Mai", &[(Paragraph, "Lê Mai")]);
        check(
            "Một đoạn văn.\nLê Mai\nNguồn: https://example.com/tin-2021-2025.htm\nBình luận (0)\n[ad_2]\n",
            &[(Paragraph, "Một đoạn văn."), (Paragraph, "Lê Mai")],
        );
        check(
            "The council met on\nMonday and voted for a\nplan that will take\nthree years.\n\nIt is new.",
            &[
                (
                    Paragraph,
                    "The council met on\nMonday and voted for a\nplan that will take\nthree years.",
                ),
                (Paragraph, "It is new."),
            ],
        );
    }

    #[test]
    fn addresses_and_comments_are_hidden() {
        let text = "See https://example.com/1 for <!-- parallax: ignore number-altered, so it is --> more.\n<!-- two\nlines -->";
        let document = plain(Tag::parse("en").unwrap(), text.to_owned());
        let hidden: Vec<_> = document.hidden.iter().map(|s| s.of(text)).collect();
        assert_eq!(document.blocks.len(), 1);
        assert_eq!(
            hidden,
            [
                "https://example.com/1",
                "<!-- parallax: ignore number-altered, so it is -->"
            ]
        );
        assert_eq!(document.comments.len(), 2);
    }

    #[test]
    fn front_matter_of_plain_text_is_read_if_it_can_be() {
        let text = "---\ntitle: A head\nlang: en\n---\nText.";
        let document = plain(Tag::parse("en").unwrap(), text.to_owned());
        assert_eq!(document.blocks.len(), 2);
        check("---\n: [\n---\nText.", &[(Paragraph, "Text.")]);
    }
}
