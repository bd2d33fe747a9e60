//! Speed of large glossaries: `cargo bench --bench glossary [CONCEPTS]`; seconds to read them, and to look through an article.
//!
//! The glossary has a term in each of four languages for every concept; the article is a clean sample. What an article costs must
//! not depend on how large the glossary is.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench reads files and the clock, and prints"
)]

use parallax::glossary::TermBase;
use parallax::language::Pack;
use parallax::text::Tag;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

const PARTS: [(&str, &[&str]); 4] = [
    (
        "vi",
        &[
            "bến", "chợ", "đò", "gạo", "lúa", "mương", "nương", "quầy", "rẫy", "sạp", "thuyền", "vườn",
        ],
    ),
    (
        "en",
        &[
            "bar", "con", "der", "fil", "gra", "hin", "jun", "kel", "lor", "min", "nor", "pra",
        ],
    ),
    (
        "ar",
        &["با", "تر", "جم", "حس", "در", "رم", "سق", "شم", "صن", "عل", "قر", "كت"],
    ),
    (
        "ur",
        &["پا", "ٹر", "چم", "ڈس", "ڑو", "سم", "شی", "گھر", "لب", "من", "نو", "ہل"],
    ),
];

fn main() {
    let many = std::env::args().find_map(|a| a.parse().ok()).unwrap_or(100_000);
    println!("concepts      MB  read s  first article s  each further ms");
    for concepts in [100, many] {
        let text = glossary(concepts);
        let start = Instant::now();
        let mut base = TermBase::built_in();
        base.add("bench.yaml", &text).expect("a glossary");
        let read = start.elapsed().as_secs_f64();
        let start = Instant::now();
        look_through(&base);
        let first = start.elapsed().as_secs_f64();
        let start = Instant::now();
        (0..20).for_each(|_| look_through(&base));
        let further = start.elapsed().as_secs_f64() * 1000.0 / 20.0;
        println!(
            "{concepts:8} {:7.2} {read:7.3} {first:16.3} {further:16.2}",
            text.len() as f64 / 1e6
        );
    }
}

fn look_through(base: &TermBase) {
    for (tag, _) in PARTS {
        let path = format!("{}/samples/cooperative-clean/{tag}.md", env!("CARGO_MANIFEST_DIR"));
        let pack = Pack::of(&Tag::parse(tag).expect("a tag")).expect("a pack");
        let text = std::fs::read_to_string(path).expect("a sample");
        black_box(base.find(&text, pack));
    }
}

/// Concepts whose terms are three words of two or three parts each.
fn glossary(concepts: usize) -> String {
    let mut out = String::from("concepts:\n");
    let mut state = 7_u64;
    let mut part = |parts: &'static [&'static str]| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        parts[(state >> 33) as usize % parts.len()]
    };
    for i in 0..concepts {
        let _ = writeln!(out, "  - id: bench.{i}\n    kind: term\n    terms:");
        for (tag, parts) in PARTS {
            let joint = if tag == "vi" { " " } else { "" };
            let mut word = || [part(parts), part(parts), part(parts)].join(joint);
            let _ = writeln!(out, "      {tag}: {{preferred: \"{} {}\"}}", word(), word());
        }
    }
    out
}
