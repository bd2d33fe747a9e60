//! Speed of reading: `cargo bench --bench extract [REPEATS] [FOLDER]`, MB of UTF-8 a second and core, and each step's share of the
//! time.
//!
//! The texts are the clean samples, repeated, or those of a folder that are named after their language (`en.txt`, `pt-BR.md`).
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench reads files and the clock, and prints"
)]

use parallax::extract::{Step, facts};
use parallax::glossary::TermBase;
use parallax::language::Pack;
use parallax::read::{Document, markdown, plain};
use parallax::segment::segments;
use parallax::text::Tag;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let repeats = arguments.iter().find_map(|a| a.parse().ok()).unwrap_or(10);
    let named = arguments.iter().find(|a| a.parse::<usize>().is_err());
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/cooperative-clean");
    let folder = named.map_or(samples, PathBuf::from);
    println!("                all  {:-^72}", " share of the time, % ");
    println!("language   MB  MB/s  segment  tokens  openers  numerals  other quantities  names  terms");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("a folder of texts")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    let (mut bytes, mut seconds) = (0.0, 0.0);
    for path in files {
        if let Some(document) = open(&path) {
            let (size, time) = measure(document, repeats);
            (bytes, seconds) = (bytes + size, seconds + time);
        }
    }
    println!("all    {bytes:6.2} {:5.1}", bytes / seconds);
}

/// The text of a file that is named after a language that Parallax knows.
fn open(path: &Path) -> Option<Document> {
    let lang = Tag::parse(path.file_stem()?.to_str()?)?;
    Pack::of(&lang)?;
    let text = std::fs::read_to_string(path).ok()?;
    match path.extension()?.to_str()? {
        "md" => markdown(lang, text).ok(),
        "txt" => Some(plain(lang, text)),
        _ => None,
    }
}

/// Prints a language's line; answers the megabytes read and the seconds that took.
fn measure(document: Document, repeats: usize) -> (f64, f64) {
    let pack = Pack::of(&document.lang).expect("a pack");
    let size = (document.text.len() * repeats) as f64 / 1e6;
    let list = segments(&document, pack);
    let terms = TermBase::built_in();
    facts(&list, pack, &terms);
    // The best of three rounds: others may work on the machine.
    let time = |work: &dyn Fn()| {
        let rounds = (0..3).map(|_| {
            let start = Instant::now();
            (0..repeats).for_each(|_| work());
            start.elapsed().as_secs_f64()
        });
        rounds.fold(f64::MAX, f64::min)
    };
    let cut = time(&|| drop(black_box(segments(&document, pack))));
    let all = cut + time(&|| drop(black_box(facts(&list, pack, &terms))));
    let [tokens, openers, numerals, quantities, names] = Step::ALL.map(|step| {
        time(&|| {
            black_box(step.run(&list, pack));
        })
    });
    let share = |part: f64| 100.0 * part.max(0.0) / all;
    println!(
        "{:6} {size:6.2} {:5.1} {:8.0} {:7.0} {:8.0} {:9.0} {:17.0} {:6.0} {:6.0}",
        document.lang.as_str(),
        size / all,
        share(cut),
        share(tokens),
        share(openers - tokens),
        share(numerals - openers),
        share(quantities - numerals),
        share(names),
        share(all - cut - quantities - names),
    );
    (size, all)
}
