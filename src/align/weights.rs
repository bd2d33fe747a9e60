//! Every weight of the aligner, in one place; fitted by `cargo run --release --example fit_align`.

/// What a token of a segment is; the kinds differ in how far a match can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(super) enum Class {
    /// A value that `extract` read, or a number of two digits or more.
    Number,
    /// A number of one digit.
    Digit,
    /// A glossary term or another fact without a number.
    Term,
    /// A capitalised word, by its first letters (versions of one script).
    Name,
    /// A word in Latin letters, whole, between versions of different scripts.
    Latin,
    /// A word in small letters, by its first letters (versions of one script).
    Cognate,
    /// Four consonants or more of a name, romanised.
    Skeleton,
    /// Three consonants of a name, romanised.
    Short,
    /// A concept of the built-in word list.
    Concept,
    /// A pair of words that the article itself taught.
    Learnt,
    /// A question mark, quotes, brackets, percent …
    Mark,
    /// A heading, a list item, the first segment of a paragraph.
    Structure,
}

/// How many classes there are.
pub(super) const CLASSES: usize = 12;

/// The trust in one class of tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trust {
    /// Probability that a token known to both versions is found on the other side of a right pairing.
    pub recall: f64,
    /// Added to the count of other places that hold the token: small where a chance match is unlikely.
    pub chance: f64,
    /// Lowest probability of a match by chance.
    pub floor: f64,
    /// Weight of the evidence: below one, since tokens are not independent.
    pub weight: f64,
    /// Log-odds against a pairing for each token that the other version holds nowhere.
    pub orphan: f64,
}

/// Log-probabilities of the sizes of beads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// Log-probability of a segment without a partner.
    pub(super) alone: f64,
    /// Log-probability of one segment to one.
    pub(super) single: f64,
    /// Log-probability of 1-2 and 2-1.
    pub(super) double: f64,
    /// Log-probability of 2-2.
    pub(super) square: f64,
    /// Log-probability of every further segment of a bead.
    pub(super) further: f64,
}

/// All weights.
#[derive(Clone, Debug)]
pub struct Weights {
    pub(super) trust: [Trust; CLASSES],
    /// How probable beads of each size are.
    pub(super) sizes: Sizes,
    /// The same where meaning tells what belongs together: joining is not the last resort there, and leaving alone is.
    pub(super) sizes_by_meaning: Sizes,
    /// Log-odds of a bead that joins segments across the end of a paragraph.
    pub(super) crossing: f64,
    /// Weight of the length's log-odds.
    pub(super) length: f64,
    /// Variance of the logarithm of two lengths' ratio, for long segments.
    pub(super) variance: f64,
    /// The variance's part that falls with the length: this over the length in characters.
    pub(super) scatter: f64,
    /// How many segments the prior ratio of lengths is worth.
    pub(super) ratio_prior: f64,
    /// Divides scores before they become probabilities.
    pub(super) temperature: f64,
    /// Log-odds for every spread by which two segments' vectors have more in common than usual.
    pub(super) meaning: f64,
    /// Spreads at which vectors speak neither for nor against.
    pub(super) meaning_even: f64,
    /// The most log-odds, for or against, that vectors can give.
    pub(super) meaning_most: f64,
}

impl Default for Weights {
    /// The weights in use.
    fn default() -> Self {
        let t = |recall, chance, floor, weight, orphan| Trust {
            recall,
            chance,
            floor,
            weight,
            orphan,
        };
        Self {
            trust: [
                t(0.94, 0.05, 0.0005, 0.9, -0.83), // Number
                t(0.95, 0.3, 0.01, 0.68, -0.3),    // Digit
                t(0.8, 0.1, 0.001, 0.8, -0.2),     // Term
                t(0.97, 0.11, 0.001, 0.43, -0.16), // Name
                t(0.94, 0.067, 0.0005, 0.9, -0.2), // Latin
                t(0.7, 0.22, 0.005, 0.5, -0.09),   // Cognate
                t(0.85, 0.6, 0.01, 0.56, 0.0),     // Skeleton
                t(0.65, 0.37, 0.05, 0.4, 0.0),     // Short
                t(0.73, 0.44, 0.01, 0.94, -0.2),   // Concept
                t(0.85, 0.3, 0.01, 0.81, 0.0),     // Learnt
                t(0.9, 0.52, 0.02, 1.0, 0.0),      // Mark
                t(0.73, 1.93, 0.02, 0.46, 0.0),    // Structure
            ],
            sizes: Sizes {
                alone: -2.37,
                single: -0.1,
                double: -2.07,
                square: -3.87,
                further: -1.03,
            },
            sizes_by_meaning: Sizes {
                alone: -4.5,
                single: -0.1,
                double: -1.5,
                square: -2.0,
                further: -0.6,
            },
            crossing: -2.09,
            length: 1.0,
            variance: 0.01,
            scatter: 1.6,
            ratio_prior: 7.41,
            temperature: 0.74,
            meaning: 2.0,
            meaning_even: 4.0,
            meaning_most: 9.0,
        }
    }
}

impl Weights {
    /// Every weight with its name, for the fit.
    pub fn knobs(&mut self) -> Vec<(String, &mut f64)> {
        let names = [
            "number",
            "digit",
            "term",
            "name",
            "latin",
            "cognate",
            "skeleton",
            "short",
            "concept",
            "learnt",
            "mark",
            "structure",
        ];
        let mut out = Vec::new();
        for (name, t) in names.into_iter().zip(&mut self.trust) {
            out.push((format!("{name}.recall"), &mut t.recall));
            out.push((format!("{name}.chance"), &mut t.chance));
            out.push((format!("{name}.floor"), &mut t.floor));
            out.push((format!("{name}.weight"), &mut t.weight));
            out.push((format!("{name}.orphan"), &mut t.orphan));
        }
        for (prefix, sizes) in [("", &mut self.sizes), ("meaning_", &mut self.sizes_by_meaning)] {
            out.push((format!("{prefix}alone"), &mut sizes.alone));
            out.push((format!("{prefix}single"), &mut sizes.single));
            out.push((format!("{prefix}double"), &mut sizes.double));
            out.push((format!("{prefix}square"), &mut sizes.square));
            out.push((format!("{prefix}further"), &mut sizes.further));
        }
        for (name, knob) in [
            ("crossing", &mut self.crossing),
            ("length", &mut self.length),
            ("variance", &mut self.variance),
            ("scatter", &mut self.scatter),
            ("ratio_prior", &mut self.ratio_prior),
            ("temperature", &mut self.temperature),
            ("meaning", &mut self.meaning),
            ("meaning_even", &mut self.meaning_even),
            ("meaning_most", &mut self.meaning_most),
        ] {
            out.push((name.to_owned(), knob));
        }
        out
    }
}

/// Letters, digits and marks of a language for each one of English, over many translated sentences.
pub(super) fn expansion(tag: &str) -> f64 {
    let primary = tag.split('-').next().unwrap_or(tag);
    match primary {
        "ar" | "he" => 0.875,
        "fa" => 0.91,
        "ur" => 0.945,
        "zh" => 0.36,
        "ja" => 0.5,
        "ko" => 0.455,
        "hi" | "mr" | "ne" => 0.965,
        "bn" => 1.0,
        "th" => 1.13,
        "lo" => 1.14,
        "km" | "my" => 1.28,
        "vi" => 0.985,
        "de" | "fr" | "es" | "it" => 1.19,
        "pt" | "pl" | "tr" | "sw" => 1.08,
        "nl" | "ru" | "id" => 1.12,
        "uk" => 1.045,
        "en" => 1.0,
        _ => 1.05,
    }
}
