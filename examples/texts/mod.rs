//! Parallel texts for the tools that fit weights: a folder of `<tag>.txt`, line by line the same in all, a blank line between articles.

use std::path::Path;

/// The articles of one language, each in lines.
pub type Articles = Vec<Vec<String>>;

/// English, and the other languages by tag.
pub struct Texts {
    pub english: Articles,
    pub others: Vec<(String, Articles)>,
}

impl Texts {
    /// Reads the folder; stops where a file cannot be read, where English is missing or where articles are not as long as in English.
    pub fn read(folder: impl AsRef<Path>) -> Self {
        let mut others: Vec<(String, Articles)> = Vec::new();
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|e| e == "txt") {
                let tag = path.file_stem().and_then(|s| s.to_str()).expect("a language's tag");
                let text = std::fs::read_to_string(&path).expect("a text");
                let articles = text.trim_end().split("\n\n");
                let articles = articles.map(|a| a.lines().map(str::to_owned).collect());
                others.push((tag.to_owned(), articles.collect()));
            }
        }
        others.sort();
        let english = others.iter().position(|t| t.0 == "en").expect("en.txt");
        let english = others.remove(english).1;
        let shape = |articles: &Articles| articles.iter().map(Vec::len).collect::<Vec<_>>();
        for (tag, articles) in &others {
            assert_eq!(
                shape(articles),
                shape(&english),
                "{tag}.txt has other articles than en.txt"
            );
        }
        Self { english, others }
    }
}
