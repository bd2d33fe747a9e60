//! Fits the aligner's weights on parallel texts.
//!
//!     cargo run --release --example fit_align -- FOLDER [ROUNDS [SHARE [DRAWS]]] [--held TAG,TAG…] [--plain]
//!
//! The languages that are `--held` out take no part in the fit; how the weights do on them is shown before and after it. `--plain`
//! begins with weights that are one for all classes of tokens, so that nothing of an earlier fit is in them.
//!
//! FOLDER holds `<tag>.txt` in several languages: one sentence or more a line, line by line the same in all, a blank line between
//! articles. A SHARE of the lines (a tenth) is left out and paragraphs are joined at random, DRAWS times (always the same); the two versions are cut into sentences and
//! aligned again; the loss is what is missing from the mean link F1 and the mean F1 of lines left out.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a tool, not a room")]

use parallax::align::{Pair, Text, Weights};
use parallax::read::BlockKind;
use parallax::segment::Segment;
use parallax::text::Span;
use rayon::prelude::*;
use std::collections::BTreeSet;
use texts::Texts;

mod texts;

/// A pair of versions with the line that each segment stands in.
struct Case {
    pair: Pair,
    lines: [Vec<usize>; 2],
    left_out: BTreeSet<usize>,
}

fn main() {
    let mut asked: Vec<String> = std::env::args().skip(1).collect();
    let plain = take(&mut asked, "--plain").is_some();
    let held: Vec<String> = take(&mut asked, "--held")
        .map(|list| list.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    let mut args = asked.into_iter();
    let folder = args.next().expect("a folder");
    let rounds: usize = args.next().map_or(2, |r| r.parse().expect("rounds"));
    let share: f64 = args.next().map_or(0.1, |s| s.parse().expect("a share"));
    let draws: usize = args.next().map_or(1, |d| d.parse().expect("a number of draws"));
    let Texts { english, others: texts } = Texts::read(&folder);
    let source = ("en".to_owned(), english);
    let (out, texts): (Vec<_>, Vec<_>) = texts.into_iter().partition(|t| held.contains(&t.0));
    let of = |texts: &[(String, Vec<Vec<String>>)]| -> Vec<Vec<Case>> {
        texts.par_iter().map(|t| cases(&source, t, share, draws)).collect()
    };
    let (cases, out) = (of(&texts), of(&out));
    let show_held = |weights: &Weights, what: &str| {
        if !out.is_empty() {
            println!("{what}, on the languages held out:");
            score(&out, weights, true);
        }
    };
    let mut weights = Weights::default();
    show_held(&weights, "the weights in use");
    if plain {
        weights
            .knobs()
            .into_iter()
            .for_each(|(name, knob)| *knob = plain_value(&name, *knob));
        show_held(&weights, "plain weights");
    }
    let mut best = score(&cases, &weights, true);
    println!("start {best:.5}");
    let mut steps: Vec<f64> = weights.knobs().iter().map(|_| 0.3).collect();
    for round in 0..rounds {
        for (k, step_of) in steps.iter_mut().enumerate() {
            let name = weights.knobs()[k].0.clone();
            // No vectors here.
            if name.starts_with("meaning") {
                continue;
            }
            let old = *weights.knobs()[k].1;
            let is_share = name.ends_with("recall");
            let mut moved = false;
            for sign in [1.0, -1.0] {
                let step = *step_of * sign;
                let new = if is_share {
                    // On the scale of log-odds.
                    let odds = (old / (1.0 - old)).ln() + step * 2.0;
                    (1.0 / (1.0 + (-odds).exp())).clamp(0.02, 0.98)
                } else if name.ends_with("orphan") || name == "single" {
                    (old + step * 0.3).min(0.0)
                } else {
                    old * step.exp()
                };
                *weights.knobs()[k].1 = new;
                let s = score(&cases, &weights, false);
                if s > best + 1e-6 {
                    println!("{round} {name}: {old:.4} -> {new:.4}  {s:.5}");
                    best = s;
                    moved = true;
                    break;
                }
                *weights.knobs()[k].1 = old;
            }
            *step_of *= if moved { 1.2 } else { 0.5 };
        }
    }
    score(&cases, &weights, true);
    show_held(&weights, "the weights found");
    for (name, value) in weights.knobs() {
        println!("{name} {value:.5}");
    }
}

/// Takes the flag `name` out of the arguments, with what stands behind it where that is no flag.
fn take(asked: &mut Vec<String>, name: &str) -> Option<String> {
    let at = asked.iter().position(|a| a == name)?;
    asked.remove(at);
    let value = name == "--held" && at < asked.len();
    Some(if value { asked.remove(at) } else { String::new() })
}

/// A value for a weight that nothing was fitted for.
fn plain_value(name: &str, in_use: f64) -> f64 {
    match name.rsplit('.').next().unwrap_or(name) {
        "recall" => 0.8,
        "chance" => 0.3,
        "floor" => 0.01,
        "weight" => 0.6,
        "orphan" => -0.1,
        "alone" => -3.0,
        "double" => -2.0,
        "square" => -4.0,
        "further" => -1.0,
        "crossing" => -1.0,
        "variance" => 0.02,
        "scatter" => 2.0,
        "ratio_prior" => 10.0,
        "temperature" => 1.0,
        _ => in_use,
    }
}

/// The figures of one language.
struct Score {
    links: f64,
    left_out: f64,
    surprise: f64,
    /// By confidence: how many beads, the sum of what they said, how many were right.
    bins: [(f64, f64, f64); 6],
}

fn score(cases: &[Vec<Case>], weights: &Weights, show: bool) -> f64 {
    let each: Vec<Score> = cases
        .par_iter()
        .map(|cases| {
            let (mut right, mut said, mut wanted) = (0, 0, 0);
            let (mut o_right, mut o_said, mut o_wanted) = (0, 0, 0);
            let mut surprise = 0.0;
            let mut bins = [(0.0, 0.0, 0.0); 6];
            let mut n = 0.0;
            for case in cases {
                let beads = case.pair.align(weights).beads;
                let mut links = BTreeSet::new();
                let mut alone = BTreeSet::new();
                for bead in beads {
                    let a: BTreeSet<usize> = bead.a.clone().map(|i| case.lines[0][i]).collect();
                    let b: BTreeSet<usize> = bead.b.clone().map(|j| case.lines[1][j]).collect();
                    let good = if b.is_empty() {
                        a.iter().all(|l| case.left_out.contains(l))
                    } else {
                        a == b
                    };
                    let p = bead.probability.clamp(0.001, 0.999);
                    let bin = [0.5, 0.7, 0.9, 0.97, 0.995].iter().filter(|&&edge| p > edge).count();
                    bins[bin] = (
                        bins[bin].0 + 1.0,
                        bins[bin].1 + p,
                        bins[bin].2 + f64::from(u8::from(good)),
                    );
                    surprise -= if good { p.ln() } else { (1.0 - p).ln() };
                    n += 1.0;
                    if b.is_empty() {
                        alone.extend(a.iter().copied());
                    }
                    links.extend(a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y))));
                }
                for &(x, _) in &links {
                    alone.remove(&x);
                }
                let kept: BTreeSet<usize> = case.lines[1].iter().copied().collect();
                right += links.iter().filter(|(x, y)| x == y).count();
                said += links.len();
                wanted += kept.len();
                o_right += alone.intersection(&case.left_out).count();
                o_said += alone.len();
                o_wanted += case.left_out.len();
            }
            let f = |r: usize, s: usize, w: usize| 2.0 * r as f64 / (s + w).max(1) as f64;
            Score {
                links: f(right, said, wanted),
                left_out: f(o_right, o_said, o_wanted),
                surprise: surprise / f64::max(n, 1.0),
                bins,
            }
        })
        .collect();
    let n = each.len() as f64;
    let mean = |f: fn(&Score) -> f64| each.iter().map(f).sum::<f64>() / n;
    let (links, left, surprise) = (mean(|e| e.links), mean(|e| e.left_out), mean(|e| e.surprise));
    if show {
        let low = each.iter().map(|e| e.links).fold(1.0, f64::min);
        println!("links {links:.4} (lowest {low:.4}) left out {left:.4} surprise {surprise:.4}");
        for bin in 0..6 {
            let sum = |f: fn(&(f64, f64, f64)) -> f64| each.iter().map(|e| f(&e.bins[bin])).sum::<f64>();
            let (all, said, right) = (sum(|b| b.0), sum(|b| b.1), sum(|b| b.2));
            println!("  {all:6} beads said {:.3} right {:.3}", said / all, right / all);
        }
    }
    links + 0.15 * left - 0.1 * surprise
}

fn cases(
    source: &(String, Vec<Vec<String>>),
    target: &(String, Vec<Vec<String>>),
    share: f64,
    draws: usize,
) -> Vec<Case> {
    let mut rng = Rng(target.0.bytes().fold(17, |h, b| h * 31 + u64::from(b)));
    let mut out = Vec::new();
    for (a, b) in source.1.iter().zip(&target.1) {
        if a.len() < 6 {
            continue;
        }
        for _ in 0..draws {
            let keep: Vec<usize> = (0..a.len()).filter(|_| rng.next() >= share).collect();
            let all: Vec<usize> = (0..a.len()).collect();
            let (sa, la) = raw(a, &all, &mut rng);
            let (sb, lb) = raw(b, &keep, &mut rng);
            let pair = Pair::new(
                &Text {
                    tag: &source.0,
                    segments: &sa,
                    facts: &[],
                    meaning: &[],
                },
                &Text {
                    tag: &target.0,
                    segments: &sb,
                    facts: &[],
                    meaning: &[],
                },
            );
            let left_out = all.into_iter().filter(|l| !keep.contains(l)).collect();
            out.push(Case {
                pair,
                lines: [la, lb],
                left_out,
            });
        }
    }
    out
}

/// The kept lines in paragraphs, cut into sentences, and the line of each.
fn raw(lines: &[String], keep: &[usize], rng: &mut Rng) -> (Vec<Segment>, Vec<usize>) {
    let (mut segments, mut of, mut block, mut closed) = (Vec::new(), Vec::new(), 0, false);
    for &l in keep {
        if !(closed && rng.next() < 0.6) {
            block += 1;
        }
        for sentence in sentences(&lines[l]) {
            segments.push(Segment {
                span: Span::new(0, sentence.len()),
                text: sentence.to_owned(),
                kind: BlockKind::Paragraph,
                block,
            });
            of.push(l);
        }
        closed = lines[l]
            .trim_end_matches(['"', '”', '’', '»', ')', '」', '』', '\''])
            .ends_with(['.', '!', '?', '。', '！', '？', '؟', '۔', '।', '។']);
    }
    (segments, of)
}

/// A rough cut: after a full stop that a space and no small letter follows.
fn sentences(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let chars: Vec<(usize, char)> = line.char_indices().chain([(line.len(), ' ')]).collect();
    for k in 1..chars.len() {
        let (at, c) = chars[k];
        let mut p = k - 1;
        while p > 0 && matches!(chars[p].1, '"' | '”' | '’' | '»' | ')' | '」' | '』' | '\'') {
            p -= 1;
        }
        let stop = chars[p].1;
        let wide = matches!(stop, '。' | '！' | '？') && !matches!(c, '"' | '”' | '’' | '」' | '』');
        let plain = matches!(stop, '.' | '!' | '?' | '؟' | '۔' | '।' | '។') && c == ' ';
        let word = line[from..chars[p].0].rsplit(' ').next().unwrap_or("");
        let short =
            stop == '.' && (word.chars().count() <= 2 || word.contains('.') || matches!(word, "Mrs" | "Sen" | "Gov"));
        let next = line[at..].trim_start().chars().next();
        if (wide || (plain && !short)) && next.is_some_and(|c| !c.is_lowercase()) {
            out.push(line[from..at].trim());
            from = at;
        }
    }
    out.push(line[from..].trim());
    out.retain(|s| !s.is_empty());
    out
}

struct Rng(u64);

impl Rng {
    /// Between 0 and 1 (xorshift).
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}
