//! Articles that no sample holds: very long ones, and hostile ones.
#![allow(dead_code, reason = "each test takes some of them")]

use parallax::align::Row;
use parallax::compare::{Claim, Comparison, Mode, Told, Verdict, Version};
use parallax::extract::{Approx, Bearing, Fact, Kind, Quantity, Value};
use parallax::finding::{Category, Finding, Fix, Place, Severity};
use parallax::language::Pack;
use parallax::read::given;
use parallax::report::{Article, Index, html};
use parallax::segment::segments;
use parallax::text::{Span, Tag};
use rust_decimal::Decimal;

/// What would end an element, an attribute or a text, run, or turn the page around.
pub const HOSTILE: &str = "</script><script>window.ran=1</script><img src=x onerror=\"window.ran=1\">' \" ` --><!-- ]]> &lt; &#0; \0 \u{1b}[31m \u{202e}drawkcab\u{2066} {{7*7}} javascript:window.ran=1 \u{feff}\u{fffe}";

fn version(lang: &str, lines: &[String]) -> Version {
    let document = given(Tag::parse(lang).unwrap(), lines);
    let pack = Pack::of(&document.lang).unwrap();
    let segments = segments(&document, pack);
    Version {
        document,
        segments,
        facts: Vec::new(),
    }
}

fn finding(rule: &'static str, severity: Severity, message: String, help: String, places: Vec<Place>) -> Finding {
    Finding {
        rule,
        category: Category::Quantity,
        severity,
        message,
        help,
        suspect: places.first().map(|p| p.version),
        fixes: places
            .first()
            .map(|p| Fix {
                place: *p,
                text: HOSTILE.to_owned(),
                certain: true,
            })
            .into_iter()
            .collect(),
        places,
    }
}

fn rows(versions: &[Version]) -> Vec<Row> {
    let longest = versions.iter().map(|v| v.segments.len()).max().unwrap_or(0);
    let has = |v: &Version, i: usize| if i < v.segments.len() { vec![i] } else { Vec::new() };
    let row = |i: usize| Row {
        segments: versions.iter().map(|v| has(v, i)).collect(),
        confidence: 1.0,
        moved: false,
    };
    (0..longest).map(row).collect()
}

/// The page of an article all of whose strings are hostile.
pub fn hostile() -> String {
    let lines = [HOSTILE.to_owned(), format!("a {HOSTILE} b")];
    let versions: Vec<Version> = ["en", "ar"].iter().map(|l| version(l, &lines)).collect();
    let whole = |version: usize| Place {
        version,
        segment: 0,
        span: versions[version].segments[0].span,
    };
    let part = |version: usize| Place {
        version,
        segment: 1,
        span: Span::new(
            versions[version].segments[1].span.start,
            versions[version].segments[1].span.end - 2,
        ),
    };
    let said = || {
        (
            format!("English says “{HOSTILE}” {HOSTILE}"),
            format!("write “{HOSTILE}”"),
        )
    };
    let findings: Vec<Finding> = [vec![whole(0), whole(1)], vec![part(0), part(1)], Vec::new()]
        .into_iter()
        .map(|places| {
            let (message, help) = said();
            finding("number-altered", Severity::Error, message, help, places)
        })
        .collect();
    let rows = rows(&versions);
    let comparison = Comparison {
        versions,
        source: None,
        mode: Mode::Parallel,
        rows,
        claims: Vec::new(),
        renderings: Vec::new(),
        contrasts: Vec::new(),
    };
    let article = Article {
        name: HOSTILE,
        comparison: &comparison,
        findings: &findings,
    };
    let names = vec![HOSTILE.to_owned(); 2];
    let mut index = Index::default();
    index.add(&article);
    assert!(!index.page().contains(['\0', '\u{202e}', '\u{1b}']) && !index.page().contains("<img"));
    html(&article, &names)
}

/// The page of an article of as many rows, four versions, two facts a sentence and a finding in every fourth row.
pub fn long(count: usize) -> String {
    let line = |lang: &str, i: usize| match lang {
        "vi" => format!(
            "Đến cuối năm, xã thứ {i} đã có {} hội viên tham gia các mô hình sinh kế mới ở vùng cao.",
            i + 1000
        ),
        "en" => format!(
            "By the end of the year, commune no. {i} had {} members in new livelihood models of the highlands.",
            i + 1000
        ),
        "ar" => format!(
            "بحلول نهاية العام كان في البلدية رقم {i} نحو {} عضوة في نماذج سبل العيش الجديدة.",
            i + 1000
        ),
        _ => format!(
            "سال کے آخر تک کمیون نمبر {i} میں {} اراکین روزگار کے نئے نمونوں میں شامل تھے۔",
            i + 1000
        ),
    };
    let mut versions: Vec<Version> = ["vi", "en", "ar", "ur"]
        .iter()
        .map(|l| version(l, &(0..count).map(|i| line(l, i)).collect::<Vec<_>>()))
        .collect();
    for version in &mut versions {
        for (i, segment) in version.segments.iter().enumerate() {
            let written = (i + 1000).to_string();
            let at = segment.span.start + segment.text.rfind(&written).unwrap();
            version.facts.push(Fact {
                segment: i,
                span: Span::new(at, at + written.len()),
                kind: Kind::Number,
                value: Value::Quantity(Quantity::certain(Decimal::from(i + 1000), Decimal::ONE)),
                unit: None,
                approx: Approx::Exact,
                firm: true,
                bearing: Bearing::default(),
            });
        }
    }
    let claim = |row: usize| Claim {
        row,
        kind: Kind::Number,
        told: vec![Told::Fact(row); 4],
        verdict: Verdict::Same,
        suspect: None,
        witness: 0,
        confidence: 1.0,
    };
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let findings: Vec<Finding> = (0..count)
        .step_by(4)
        .map(|i| {
            let place = |v: usize| Place {
                version: v,
                segment: i,
                span: versions[v].facts[i].span,
            };
            let places: Vec<Place> = (0..4).map(|v| place((v + i / 4) % 4)).collect();
            let message = format!("English says “{}”, Vietnamese says “{}”", i + 1000, i + 1001);
            finding(
                "number-altered",
                severities[i / 4 % 3],
                message,
                "Find out which is right.".to_owned(),
                places,
            )
        })
        .collect();
    let rows = rows(&versions);
    let comparison = Comparison {
        versions,
        source: Some(0),
        mode: Mode::Parallel,
        rows,
        claims: (0..count).map(claim).collect(),
        renderings: Vec::new(),
        contrasts: Vec::new(),
    };
    html(
        &Article {
            name: "A long report",
            comparison: &comparison,
            findings: &findings,
        },
        &["vi.md", "en.md", "ar.md", "ur.md"].map(str::to_owned),
    )
}

/// The index of a folder of articles with and without findings.
pub fn index() -> String {
    let mut index = Index::default();
    for (name, findings) in [("tin/cà-phê", 3), ("tin/chè", 0), ("tin/<lúa>", 1)] {
        let versions = vec![version("vi", &["Một.".to_owned()]), version("ur", &["ایک۔".to_owned()])];
        let place = Place {
            version: 1,
            segment: 0,
            span: versions[1].segments[0].span,
        };
        let rows = rows(&versions);
        let comparison = Comparison {
            versions,
            source: Some(0),
            mode: Mode::Parallel,
            rows,
            claims: Vec::new(),
            renderings: Vec::new(),
            contrasts: Vec::new(),
        };
        let findings: Vec<Finding> = (0..findings)
            .map(|_| {
                finding(
                    "number-missing",
                    Severity::Warning,
                    "Nothing.".to_owned(),
                    String::new(),
                    vec![place],
                )
            })
            .collect();
        index.add(&Article {
            name,
            comparison: &comparison,
            findings: &findings,
        });
    }
    index.page()
}
