//! What is read of Markdown, and what is hidden.

use parallax::read::BlockKind::{self, Caption, Cell, Heading, Item, Paragraph};
use parallax::read::markdown;
use parallax::text::{Span, Tag};

/// Checks the blocks, hidden bytes shown as `·` (runs as one).
fn check(text: &str, wanted: &[(BlockKind, &str)]) {
    let document = markdown(Tag::parse("en").unwrap(), text.to_owned()).unwrap();
    let mut got = Vec::new();
    for block in &document.blocks {
        let mut shown = String::new();
        for (i, c) in block.span.of(text).char_indices() {
            let at = block.span.start + i;
            match document.hidden.iter().any(|h| h.start <= at && at < h.end) {
                true if shown.ends_with('·') => {}
                true => shown.push('·'),
                false => shown.push(c),
            }
        }
        got.push((block.kind, shown));
    }
    let wanted: Vec<_> = wanted.iter().map(|(k, s)| (*k, (*s).to_owned())).collect();
    assert_eq!(got, wanted, "{text:?}");
    let ordered = |spans: &[Span]| spans.windows(2).all(|p| p[0].end <= p[1].start);
    assert!(ordered(&document.hidden), "{:?}", document.hidden);
    assert!(ordered(&document.comments), "{:?}", document.comments);
}

#[test]
fn structure_is_read() {
    check(
        "# Head {#top}\n\nA *new* **plan** costs \\$5.\n\n## 2. Next\n\n> Quoted\n> text.\n",
        &[
            (Heading(1), "Head"),
            (Paragraph, "A ·new· ·plan· costs ·$5."),
            (Heading(2), "Next"),
            (Paragraph, "Quoted·text."),
        ],
    );
    check(
        "- one\n- two\n  - three\n\n1. First\n2. Second\n\nText.\n\n3. Third\n",
        &[
            (Item, "one"),
            (Item, "two"),
            (Item, "three"),
            (Item, "First"),
            (Item, "Second"),
            (Paragraph, "Text."),
            (Item, "Third"),
        ],
    );
    check(
        "| Year | Sum |\n|---|---:|\n| 2024 | 1.300 |\n",
        &[(Cell, "Year"), (Cell, "Sum"), (Cell, "2024"), (Cell, "1.300")],
    );
    check(
        "Two lines  \nby a break.",
        &[(Paragraph, "Two lines"), (Paragraph, "by a break.")],
    );
    check("", &[]);
}

#[test]
fn an_ordinal_is_no_list() {
    check("5. Mai: Das Fest beginnt.", &[(Paragraph, "5. Mai: Das Fest beginnt.")]);
    check("1945. That was the year.", &[(Paragraph, "1945. That was the year.")]);
    check("4. Four\n5. Five\n", &[(Item, "Four"), (Item, "Five")]);
}

#[test]
fn machinery_is_hidden() {
    check(
        "See [the report](https://example.com/2021-2025 \"12\") or <https://example.com/7>.",
        &[(Paragraph, "See ·the report· or ·.")],
    );
    check(
        "Run `x = 5`, 1&nbsp;300 R&amp;D &#39;x.[^1]\n\n[^1]: A note.",
        &[(Paragraph, "Run ·, 1·300 R&·D ·x."), (Paragraph, "A note.")],
    );
    check(
        "```\nlet x = 5;\n```\n\n    let y = 6;\n\nText<br>more ~~80~~ 81.",
        &[(Paragraph, "Text·more · 81.")],
    );
    check(
        "<!-- parallax: ignore -->\n\nText <!-- a 5 --> end.\n\n<div>\n9\n</div>",
        &[(Paragraph, "Text · end.")],
    );
    check("- [x] done", &[(Item, "done")]);
    check(
        "[ad_2]\n\nSource: <https://example.com/a-2021>\n\n[Facebook](http://f.com/1) | [Zalo](http://z.com)",
        &[],
    );
}

#[test]
fn captions_are_read() {
    check(
        "<figure>\n<img src=\"a-5.jpg\">\n<figcaption>Tea, 5 kg</figcaption>\n</figure>\n\nText.",
        &[(Caption, "Tea, 5 kg"), (Paragraph, "Text.")],
    );
    check(
        "![Women at the fair](a-2021.jpg \"t\")\n*Women sell tea. Photo: Lê Mai*\n\nText.",
        &[
            (Caption, "Women at the fair"),
            (Caption, "Women sell tea. Photo: Lê Mai"),
            (Paragraph, "Text."),
        ],
    );
    check("![The fair](a.jpg)\n*The fair*", &[(Caption, "The fair")]);
    check("![](a.jpg)", &[]);
    check(
        "Before ![alt](x.png) after.",
        &[(Paragraph, "Before"), (Caption, "alt"), (Caption, "after.")],
    );
}

#[test]
fn titles_are_headings_once() {
    check(
        "---\ntitle: Head\n---\n# Head\n\nText.",
        &[(Heading(1), "Head"), (Paragraph, "Text.")],
    );
    check(
        "---\ntitle: Head\n---\nText.",
        &[(Heading(1), "Head"), (Paragraph, "Text.")],
    );
}
