//! Alignment of `tests/align/parallel`, one article line by line the same in many languages, with lines left out, added, joined and moved.
#![allow(clippy::disallowed_methods, reason = "a test reads its data")]

use parallax::align::{Row, Text, Weights, star};
use parallax::read::BlockKind;
use parallax::segment::Segment;
use parallax::text::Span;
use std::path::Path;

const TAGS: [&str; 14] = [
    "ar", "de", "en", "fr", "hi", "ja", "ko", "ru", "sw", "th", "tr", "ur", "vi", "zh",
];

/// A version made of lines of the article; each segment remembers its line.
struct Version {
    tag: &'static str,
    segments: Vec<Segment>,
    lines: Vec<usize>,
}

fn lines(tag: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/align/parallel/{tag}.txt"));
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn segments(texts: impl IntoIterator<Item = String>) -> Vec<Segment> {
    let mut at = 0;
    let texts = texts.into_iter().enumerate();
    let segment = |(block, text): (usize, String)| {
        let span = Span::new(at, at + text.len());
        at = span.end + 1;
        Segment {
            span,
            text,
            kind: BlockKind::Paragraph,
            block,
        }
    };
    texts.map(segment).collect()
}

fn version(tag: &'static str, order: &[usize]) -> Version {
    let all = lines(tag);
    Version {
        tag,
        segments: segments(order.iter().map(|&l| all[l].clone())),
        lines: order.to_vec(),
    }
}

fn align(versions: &[&Version], source: Option<usize>) -> Vec<Row> {
    let texts: Vec<Text<'_>> = versions
        .iter()
        .map(|v| Text {
            tag: v.tag,
            segments: &v.segments,
            facts: &[],
            meaning: &[],
        })
        .collect();
    let rows = star(&texts, source, &Weights::default());
    for (k, v) in versions.iter().enumerate() {
        let mut seen: Vec<usize> = rows.iter().flat_map(|r| r.segments[k].clone()).collect();
        seen.sort_unstable();
        assert_eq!(
            seen,
            (0..v.segments.len()).collect::<Vec<_>>(),
            "each segment stands in one row"
        );
    }
    assert!(rows.iter().all(|r| (0.0..=1.0).contains(&r.confidence)));
    rows
}

/// Rows as lines of the article.
fn told(rows: &[Row], versions: &[&Version]) -> Vec<Vec<Vec<usize>>> {
    let of = |k: usize, list: &[usize]| list.iter().map(|&i| versions[k].lines[i]).collect();
    rows.iter()
        .map(|r| r.segments.iter().enumerate().map(|(k, list)| of(k, list)).collect())
        .collect()
}

fn but(left_out: &[usize]) -> Vec<usize> {
    (0..14).filter(|l| !left_out.contains(l)).collect()
}

#[test]
fn every_pair_of_languages_with_lines_left_out() {
    let (mut right, mut said, mut wanted, mut lone) = (0, 0, 0, (0, 0, 0));
    for a in TAGS {
        for b in TAGS.into_iter().filter(|&b| b != a) {
            let (here, there) = (version(a, &but(&[8])), version(b, &but(&[3, 11])));
            let rows = told(&align(&[&here, &there], Some(0)), &[&here, &there]);
            for row in rows {
                said += row[0].len() * row[1].len();
                right += row[0].iter().filter(|l| row[1].contains(l)).count();
                if row[1].is_empty() {
                    lone.1 += 1;
                    lone.0 += usize::from(row[0] == [3] || row[0] == [11]);
                }
            }
            wanted += 11;
            lone.2 += 2;
        }
    }
    let links = 2.0 * right as f64 / (said + wanted) as f64;
    let alone = 2.0 * lone.0 as f64 / (lone.1 + lone.2) as f64;
    // The floor is what the weights reach today, less one in a hundred.
    assert!(links > LINKS && alone > ALONE, "links {links:.4}, left out {alone:.4}");
}

const LINKS: f64 = 0.97;
const ALONE: f64 = 0.90;

#[test]
fn lines_in_another_order_are_moved_and_not_missing() {
    for tag in ["vi", "ar", "fr", "zh"] {
        let here = version("en", &but(&[]));
        let there = version(tag, &[0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 4, 5, 6, 7]);
        let rows = align(&[&here, &there], Some(0));
        let lines = told(&rows, &[&here, &there]);
        assert!(lines.iter().all(|r| r[0] == r[1]), "{tag}: {lines:?}");
        let moved: Vec<usize> = (0..14).filter(|&i| rows[i].moved).collect();
        // Either half may be the one that stayed.
        assert!(
            moved == [4, 5, 6, 7] || moved == but(&[0, 1, 2, 3, 4, 5, 6, 7]),
            "{tag}: {moved:?}"
        );
        let straight = version(tag, &but(&[5]));
        let rows = align(&[&here, &straight], Some(0));
        assert!(rows.iter().all(|r| !r.moved), "{tag}: nothing is moved");
    }
}

#[test]
fn four_versions_share_their_rows() {
    let source = version("vi", &but(&[6]));
    let (en, ar, ur) = (
        version("en", &but(&[4])),
        version("ar", &but(&[])),
        version("ur", &but(&[])),
    );
    let versions = [&source, &en, &ar, &ur];
    let rows = told(&align(&versions, Some(0)), &versions);
    let row = |line: usize| rows.iter().find(|r| r.iter().any(|v| v.contains(&line))).unwrap();
    assert_eq!(*row(4), [vec![4], vec![], vec![4], vec![4]], "left out in one");
    assert_eq!(
        *row(6),
        [vec![], vec![6], vec![6], vec![6]],
        "added to three, in one row"
    );
    assert_eq!(rows.len(), 14);
    let at = rows.iter().position(|r| r[2] == [6]).unwrap();
    assert_eq!(rows[at - 1][0], [5], "an addition stands where the versions have it");
}

#[test]
fn a_row_joins_for_all_versions() {
    let (source, fr) = (version("en", &but(&[])), version("fr", &but(&[])));
    let german = lines("de");
    let joined = segments((0..14).filter(|l| *l != 6).map(|l| match l {
        5 => format!("{} {}", german[5], german[6]),
        _ => german[l].clone(),
    }));
    let lines = but(&[6]);
    let de = Version {
        tag: "de",
        segments: joined,
        lines,
    };
    let versions = [&source, &fr, &de];
    let rows = told(&align(&versions, Some(0)), &versions);
    assert!(rows.contains(&vec![vec![5, 6], vec![5, 6], vec![5]]), "{rows:?}");
    assert_eq!(rows.len(), 13);
}

#[test]
fn without_a_source_the_version_that_agrees_best_is_the_middle() {
    let (vi, en, ar) = (
        version("vi", &but(&[2, 7, 9])),
        version("en", &but(&[])),
        version("ar", &but(&[])),
    );
    let versions = [&vi, &en, &ar];
    let rows = align(&versions, None);
    let lines = told(&rows, &versions);
    assert_eq!(lines.iter().filter(|r| r[1] == r[2]).count(), 14, "{lines:?}");
    assert_eq!(rows, align(&versions, None), "twice the same");
}

#[test]
fn odd_versions_are_aligned_too() {
    let texts = |list: &[&str]| segments(list.iter().map(|s| (*s).to_owned()));
    let odd = [
        texts(&[]),
        texts(&[""]),
        texts(&["\0", "\u{202e}", "…", "🙂", "1"]),
        texts(&["a"; 40]),
        texts(&[
            "12345678901234567890123456789012345678901234567890 ٣٤ ",
            "ß",
            "İ",
            "ﷺ",
            "\u{301}",
        ]),
    ];
    for a in &odd {
        for b in &odd {
            let side = |segments| Version {
                tag: "xx",
                lines: Vec::new(),
                segments,
            };
            let (a, b) = (side(a.clone()), side(b.clone()));
            align(&[&a, &b], None);
            align(&[&a, &b, &a], None);
        }
    }
    assert!(star(&[], None, &Weights::default()).is_empty());
}
