//! An article with findings of every severity, for the formats' tests.

use super::{Article, Look};
use crate::compare::{Comparison, Mode, Version};
use crate::finding::{Category, Finding, Place, Severity};
use crate::language::Pack;
use crate::read::given;
use crate::segment::segments;
use crate::text::{Span, Tag};

/// Without colour, as wide as a narrow terminal.
pub(super) const PLAIN: Look = Look {
    colour: false,
    width: 72,
};

/// The names of the versions' files.
pub(super) fn names() -> Vec<String> {
    ["vi", "en", "ar", "ur"].map(|l| format!("tea/{l}.md")).to_vec()
}

/// Four versions of three sentences, and what a reader finds in them.
pub(super) fn article() -> (Comparison, Vec<Finding>) {
    let texts = [
        (
            "vi",
            [
                "Vốn vay ủy thác từ Ngân hàng Chính sách xã hội do Hội quản lý đã đạt hơn 1.300 tỷ đồng sau năm năm.",
                "Phiên họp khai mạc ngày 31/12/2025.",
                "Ba thôn đã có nước sạch.",
            ],
        ),
        (
            "en",
            [
                "The loan capital entrusted by the Bank for Social Policies and managed by the Union has passed VND 1.3 billion in five years.",
                "The session opens on 31 December 2025.",
                "Three villages have\u{1b}[31m clean water.",
            ],
        ),
        (
            "ar",
            [
                "تجاوز رأس المال المفوض الذي يديره الاتحاد 1300 مليار دونغ.",
                "تبدأ الجلسة في 13 ديسمبر 2025.",
                "لدى ثلاث قرى مياه نظيفة.",
            ],
        ),
        (
            "ur",
            [
                "یونین کے زیر انتظام سرمایہ 1,300 بلین ڈونگ سے زیادہ ہو گیا ہے۔",
                "اجلاس 31 دسمبر 2025 کو شروع ہو گا۔",
                "",
            ],
        ),
    ];
    let versions: Vec<Version> = texts
        .iter()
        .map(|(lang, lines)| {
            let lines: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
            let document = given(Tag::parse(lang).unwrap(), &lines);
            let pack = Pack::of(&document.lang).unwrap_or_else(|| Pack::of(&Tag::parse("ar").unwrap()).unwrap());
            let segments = segments(&document, pack);
            Version {
                document,
                segments,
                facts: Vec::new(),
            }
        })
        .collect();
    let place = |version: usize, segment: usize, words: &str| {
        let span = versions[version].segments[segment].span;
        let text = &versions[version].document.text;
        let at = if words.is_empty() {
            0
        } else {
            text[span.start..].find(words).unwrap()
        };
        let end = if words.is_empty() { span.len() } else { at + words.len() };
        Place {
            version,
            segment,
            span: Span::new(span.start + at, span.start + end),
        }
    };
    let finding = |rule, severity, message: &str, help: &str, suspect, places| Finding {
        rule,
        category: Category::Quantity,
        severity,
        message: message.to_owned(),
        help: help.to_owned(),
        suspect,
        places,
        fixes: Vec::new(),
    };
    let findings = vec![
        finding(
            "magnitude-slip",
            Severity::Error,
            "“VND 1.3 billion” is 1,000 times less than “1.300 tỷ đồng”",
            "write “VND 1.3 trillion”",
            Some(1),
            vec![
                place(1, 0, "VND 1.3 billion"),
                place(0, 0, "1.300 tỷ đồng"),
                place(2, 0, "1300 مليار دونغ"),
                place(3, 0, "1,300 بلین ڈونگ"),
            ],
        ),
        finding(
            "date-altered",
            Severity::Warning,
            "“13 ديسمبر 2025” is another day than “31/12/2025”",
            "",
            Some(2),
            vec![
                place(2, 1, "13 ديسمبر 2025"),
                place(0, 1, "31/12/2025"),
                place(1, 1, "31 December 2025"),
            ],
        ),
        finding(
            "sentence-missing",
            Severity::Note,
            "nothing in ur answers “Ba thôn đã có nước sạch.”",
            "translate it",
            Some(3),
            vec![place(0, 2, ""), place(1, 2, "clean"), place(1, 2, "water")],
        ),
    ];
    let comparison = Comparison {
        versions,
        source: Some(0),
        mode: Mode::Parallel,
        rows: Vec::new(),
        claims: Vec::new(),
        renderings: Vec::new(),
        contrasts: Vec::new(),
    };
    (comparison, findings)
}

/// The article as a format takes it.
pub(super) fn told<'a>(comparison: &'a Comparison, findings: &'a [Finding]) -> Article<'a> {
    Article {
        name: "tea",
        comparison,
        findings,
    }
}
