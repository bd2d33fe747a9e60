//! Speed of reading: `cargo bench --bench extract [REPEATS]`, MB of UTF-8 a second and core, and the share of each step.
//!
//! The texts are the clean samples, repeated. `fold` and `words` are parts of `facts`; `segment` stands before it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench reads files and the clock, and prints"
)]

use parallax::extract::facts;
use parallax::glossary::TermBase;
use parallax::language::Pack;
use parallax::read::markdown;
use parallax::segment::segments;
use parallax::text::{Tag, fold};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let repeats = std::env::args().find_map(|a| a.parse().ok()).unwrap_or(40);
    println!("language      MB  segment MB/s  facts MB/s  fold %  words %  terms %");
    for tag in ["vi", "en", "ar", "ur", "fr", "zh"] {
        let path = format!("{}/samples/cooperative-clean/{tag}.md", env!("CARGO_MANIFEST_DIR"));
        let lang = Tag::parse(tag).expect("a tag");
        let pack = Pack::of(&lang).expect("a pack");
        let document =
            markdown(lang, std::fs::read_to_string(path).expect("a sample")).expect("a sample's front matter");
        let bytes = (document.text.len() * repeats) as f64 / 1e6;
        let list = segments(&document, pack);
        let (none, shipped) = (TermBase::default(), TermBase::built_in());
        facts(&list, pack, &shipped);
        let time = |work: &dyn Fn()| {
            let start = Instant::now();
            (0..repeats).for_each(|_| work());
            start.elapsed().as_secs_f64()
        };
        let cut = time(&|| drop(black_box(segments(&document, pack))));
        let read = time(&|| drop(black_box(facts(&list, pack, &none))));
        let with_terms = time(&|| drop(black_box(facts(&list, pack, &shipped))));
        let folding = time(&|| list.iter().for_each(|s| drop(black_box(fold(&s.text)))));
        let folded: Vec<String> = list.iter().map(|s| fold(&s.text).text).collect();
        let words = time(&|| {
            folded.iter().for_each(|t| {
                black_box(pack.lexicon.hits(t).count());
            })
        });
        let share = |part: f64| 100.0 * part / with_terms;
        println!(
            "{tag:8} {bytes:7.2} {:13.1} {:11.1} {:7.0} {:8.0} {:8.0}",
            bytes / cut,
            bytes / with_terms,
            share(folding),
            share(words),
            share(with_terms - read)
        );
    }
}
