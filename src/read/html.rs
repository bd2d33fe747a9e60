//! HTML inside Markdown: the text of captions, paragraphs, headings, items and cells is read, everything else is machinery.

use super::BlockKind;
use crate::text::Span;

/// The blocks that a reader of the page sees in `html`, a stretch of `text`: their kinds and the bytes that are read.
pub fn blocks(text: &str, html: Span) -> Vec<(BlockKind, Vec<Span>)> {
    let mut out: Vec<(BlockKind, Vec<Span>)> = Vec::new();
    // What is open: the kind of the innermost element whose text is read.
    let mut open: Option<(BlockKind, &str)> = None;
    let mut at = html.start;
    while let Some(found) = text[at..html.end].find('<') {
        let tag = at + found;
        if let (Some(_), Some((_, visible))) = (open, out.last_mut()) {
            visible.push(Span::new(at, tag));
        }
        let Some(end) = tag_end(text, tag, html.end) else {
            return out;
        };
        let inner = text[tag + 1..end].trim_end_matches('>');
        let closing = inner.starts_with('/');
        let name = inner.trim_start_matches('/');
        let name = name
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        at = end;
        if closing {
            open = open.filter(|(_, element)| !element.eq_ignore_ascii_case(name));
        } else if let Some(kind) = kind(name) {
            open = Some((kind, name));
            out.push((kind, Vec::new()));
        } else if ["script", "style", "template"]
            .iter()
            .any(|raw| name.eq_ignore_ascii_case(raw))
        {
            open = None;
        }
    }
    if let (Some(_), Some((_, visible))) = (open, out.last_mut()) {
        visible.push(Span::new(at, html.end));
    }
    out
}

/// The kind of the blocks that are read of an element.
fn kind(name: &str) -> Option<BlockKind> {
    let level = |digit: &str| digit.parse().ok().filter(|level| (1..=6).contains(level));
    match name.to_ascii_lowercase().as_str() {
        "figcaption" | "caption" => Some(BlockKind::Caption),
        "p" | "blockquote" | "summary" => Some(BlockKind::Paragraph),
        "li" | "dd" | "dt" => Some(BlockKind::Item),
        "td" | "th" => Some(BlockKind::Cell),
        name => name.strip_prefix('h').and_then(level).map(BlockKind::Heading),
    }
}

/// One past the end of the tag or comment that begins at `at`; quoted values may hold a `>`.
fn tag_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    let rest = &text[at..limit];
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|i| at + i + 3);
    }
    let mut quote = None;
    for (i, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + i + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::read::BlockKind::{self, Caption, Cell, Heading, Paragraph};
    use crate::text::Span;

    #[test]
    fn what_a_reader_sees_is_read() {
        let check = |html: &str, wanted: &[(BlockKind, &str)]| {
            let found = blocks(html, Span::new(0, html.len()));
            let shown: Vec<_> = found
                .iter()
                .map(|(kind, spans)| (*kind, spans.iter().map(|s| s.of(html)).collect::<Vec<_>>().join("·")))
                .collect();
            let wanted: Vec<_> = wanted.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
            assert_eq!(shown, wanted, "{html}");
        };
        check(
            "<figure><img src=\"a-2021.jpg\" alt=\"x > 5\"><figcaption>Tea <b>5</b> kg</figcaption></figure>",
            &[(Caption, "Tea ·5· kg")],
        );
        check(
            "<table><tr><td>2024</td><th>1.300</th></tr></table>",
            &[(Cell, "2024"), (Cell, "1.300")],
        );
        check(
            "<h2 id=3>Head</h2><p>Text<!-- 9 -->",
            &[(Heading(2), "Head"), (Paragraph, "Text·")],
        );
        check("<p>Text", &[(Paragraph, "Text")]);
        check("<div>9</div><script>let x = 5;</script>", &[]);
        check("<p", &[]);
        check("<", &[]);
    }
}
