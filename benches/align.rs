//! Time and memory of the aligner against length: `cargo bench --bench align [SEGMENTS…]`.
//!
//! Versions are made up: words of a fixed list under two spellings that share nothing, numbers in a fifth of the segments, a tenth of
//! the segments left out of the second version.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench reads the clock and prints"
)]

use parallax::align::{Text, Weights, star};
use parallax::read::BlockKind;
use parallax::segment::Segment;
use parallax::text::Span;
use std::time::Instant;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let lengths = if asked.is_empty() {
        vec![1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000]
    } else {
        asked
    };
    println!("segments   seconds  microseconds a segment  right links  peak MB");
    for n in lengths {
        let (a, b, kept) = versions(n);
        let text = |tag, segments| Text {
            tag,
            segments,
            facts: &[],
            meaning: &[],
        };
        let start = Instant::now();
        let rows = star(&[text("en", &a), text("ru", &b)], Some(0), &Weights::default());
        let seconds = start.elapsed().as_secs_f64();
        let links = rows.iter().flat_map(|r| {
            let right = r.segments[1].clone();
            r.segments[0]
                .iter()
                .flat_map(move |&i| right.clone().into_iter().map(move |j| (i, j)))
        });
        let right = links.filter(|&(i, j)| kept[j] == i).count();
        let share = right as f64 / kept.len() as f64;
        let each = seconds * 1e6 / n as f64;
        assert!(share > 0.99, "only {share:.4} of the links of {n} segments were found");
        println!("{n:8} {seconds:9.3} {each:23.1} {share:12.4} {:8}", peak());
    }
}

/// Two versions of `n` segments and fewer, and the segment of the first that each of the second's translates.
fn versions(n: usize) -> (Vec<Segment>, Vec<Segment>, Vec<usize>) {
    let mut rng = Rng(0x5EED);
    let (mut a, mut b, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for i in 0..n {
        let (mut left, mut right) = (String::new(), String::new());
        for _ in 0..6 + rng.below(18) {
            let word = rng.below(4_000);
            left.push_str(&spelt(
                word,
                &["ba", "ko", "li", "mu", "se", "ta", "vo", "ny", "da", "ri"],
            ));
            right.push_str(&spelt(
                word * 7 + 3,
                &["жа", "то", "ше", "лу", "ки", "па", "ро", "мы", "зе", "га"],
            ));
            left.push(' ');
            right.push(' ');
        }
        if rng.below(5) == 0 {
            let number = (10 + rng.below(99_990)).to_string();
            left.push_str(&number);
            right.push_str(&number);
        }
        a.push(left);
        if rng.below(10) > 0 {
            b.push(right);
            kept.push(i);
        }
    }
    (segments(a), segments(b), kept)
}

fn spelt(mut word: usize, syllables: &[&str; 10]) -> String {
    let mut out = String::new();
    while word > 0 {
        out.push_str(syllables[word % 10]);
        word /= 10;
    }
    out
}

fn segments(texts: Vec<String>) -> Vec<Segment> {
    let mut at = 0;
    let segment = |(block, text): (usize, String)| {
        let span = Span::new(at, at + text.len());
        at = span.end + 1;
        Segment {
            span,
            text,
            kind: BlockKind::Given,
            block,
        }
    };
    texts.into_iter().enumerate().map(segment).collect()
}

/// The most memory that the process has held, in MB; 0 where the system does not say.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|l| l.split_whitespace().nth(1)?.parse().ok());
    kilobytes.unwrap_or(0usize) / 1024
}

struct Rng(u64);

impl Rng {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}
