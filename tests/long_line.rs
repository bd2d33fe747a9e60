//! Long lines and hostile texts: reading and cutting take time in proportion to the text, and nothing falls over.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads files and prints"
)]
#![expect(clippy::disallowed_methods, reason = "a test of time looks at the clock")]

use parallax::extract::facts;
use parallax::glossary::TermBase;
use parallax::language::Pack;
use parallax::read::{given, markdown, plain};
use parallax::segment::{Rules, segments, segments_with};
use parallax::text::Tag;
use std::time::{Duration, Instant};

/// Seconds that no machine needs for these texts unless time grows with the square of the length.
const PATIENCE: Duration = Duration::from_secs(15);

#[test]
fn long_lines_are_read_in_linear_time() {
    let size = 60_000;
    for unit in [
        "word ",
        "a. ",
        "Mr. ",
        "1. ",
        ". ",
        "\"",
        "(.) ",
        "[a](b) ",
        "؛ - ",
        "https://a.b/c ",
        "<!-- ",
        "«.» ",
        "ກ ",
        "。",
        "ب. ",
        "1.5 ",
        "w",
        "@",
        "...",
        "![",
        "&amp;",
        "\u{202e}\0",
        "- ",
        "1) ",
        "۔ ",
        "# ",
        "> ",
        "|",
    ] {
        let text = unit.repeat(size / unit.len());
        let started = Instant::now();
        for document in [plain(tag(), text.clone()), markdown(tag(), text).unwrap()] {
            for rules in ["en", "ur", "th"] {
                let segments = segments_with(&document, &Rules::new(rules, &["Mr".into()]));
                for segment in segments {
                    assert_eq!(segment.text.len(), segment.span.len());
                }
            }
        }
        assert!(started.elapsed() < PATIENCE, "{unit:?} took {:?}", started.elapsed());
    }
}

#[test]
fn facts_of_hostile_texts_are_read_in_linear_time() {
    for (lang, unit) in [
        ("hi", "1 का "),
        ("en", "one "),
        ("en", "1-"),
        ("en", "1,"),
        ("en", "$"),
        ("en", "half a "),
        ("en", "“Anna "),
        ("en", "one hundred and "),
        ("ar", "و"),
        ("de", "eins"),
        ("de", "Komma eins "),
        ("tr", "bir"),
        ("ko", "일"),
        ("ja", "一"),
        ("vi", "ư"),
        ("ru", "сто"),
    ] {
        let lang = Tag::parse(lang).unwrap();
        let pack = Pack::of(&lang).unwrap();
        let document = given(lang, &[unit.repeat(30_000 / unit.len())]);
        let list = segments(&document, pack);
        let started = Instant::now();
        let found = facts(&list, pack, &TermBase::built_in());
        let ordered = found.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start);
        assert!(ordered, "{unit:?}");
        assert!(started.elapsed() < PATIENCE, "{unit:?} took {:?}", started.elapsed());
    }
}

#[test]
fn no_text_makes_the_reader_fall() {
    let pieces = [
        "---\n",
        "title: ",
        "# ",
        "- ",
        "1. ",
        "۔",
        "…",
        ".",
        "?",
        "“",
        "\"",
        "»",
        "«",
        "(",
        ")",
        "[",
        "]",
        "](",
        "<!--",
        "-->",
        "&#0;",
        "`",
        "\n",
        "\r",
        " ",
        "é",
        "e\u{301}",
        "\u{feff}",
        "\0",
        "العربية",
        "中文",
        "ไทย",
        "5",
        "Mr",
        "|",
        "*",
        "_",
        "~~",
        "https://",
        "www.",
        "@",
        "•",
        "؛",
    ];
    let mut state = 7u64;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        let read = [Some(plain(tag(), text.clone())), markdown(tag(), text.clone()).ok()];
        for document in read.into_iter().flatten() {
            assert_eq!(document.text, text);
            let disjoint = document
                .blocks
                .windows(2)
                .all(|pair| pair[0].span.end <= pair[1].span.start);
            assert!(disjoint, "{text:?}: {:?}", document.blocks);
            let disjoint = document.hidden.windows(2).all(|pair| pair[0].end <= pair[1].start);
            assert!(disjoint, "{text:?}: {:?}", document.hidden);
            for rules in ["en", "ur", "hi", "de", "th", "ja"] {
                let mut end = 0;
                for segment in segments_with(&document, &Rules::new(rules, &["Mr".into()])) {
                    assert!(segment.span.start >= end && !segment.span.is_empty(), "{text:?}");
                    assert_eq!(segment.text.len(), segment.span.of(&text).len());
                    end = segment.span.end;
                }
            }
        }
    }
}

fn tag() -> Tag {
    Tag::parse("en").unwrap()
}
