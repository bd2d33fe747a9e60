//! `untranslated`: words left in another language.

use super::telling::one_line;
use super::{Card, Look, Report, Rule, Scene};
use crate::compare::{Told, Verdict};
use crate::finding::{Category, Finding, Place, Severity};
use crate::language::{Pack, identify};
use crate::text::Span;
use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    card: CARD,
    look: Look::Article(look),
};

const CARD: Card = Card {
    id: "untranslated",
    summary: "Words are left in another language.",
    category: Category::Text,
    severity: Severity::Warning,
};

fn look(scene: &Scene<'_>) -> Vec<Report> {
    let scripts: Vec<Option<Scripts>> = (0..scene.len()).map(|v| scene.pack(v).map(Scripts::of)).collect();
    let mut reports = Vec::new();
    for (version, home) in scripts.iter().enumerate() {
        let Some(home) = home else { continue };
        for (segment, read) in scene.version(version).segments.iter().enumerate() {
            if let Some(run) = home.foreign(&read.text) {
                let whole = run.whole.then_some(segment);
                let place = Place {
                    version,
                    segment,
                    span: if run.whole {
                        read.span
                    } else {
                        run.span.shift(read.span.start)
                    },
                };
                reports.push(Report {
                    finding: finding(scene, place, run.whole, None),
                    claims: whole.map(|s| claims_of(scene, version, s)).unwrap_or_default(),
                });
            }
        }
    }
    reports.extend(same_text(scene, &scripts));
    reports
}

fn finding(scene: &Scene<'_>, place: Place, whole: bool, other: Option<Place>) -> Finding {
    let name = scene.name(place.version);
    let text = &scene.version(place.version).document.text;
    let text = text.get(place.span.start..place.span.end).unwrap_or_default();
    let what = if whole { "a sentence" } else { "words" };
    let language = match other {
        Some(other) => Some(scene.name(other.version).to_owned()),
        None => identify(text)
            .and_then(|tag| Pack::of(&tag))
            .map(|p| p.file.name.clone()),
    };
    let message = match language.filter(|l| l != name) {
        Some(language) => format!("{name} leaves {what} in {language}: “{}”", one_line(text)),
        None => format!("{name} leaves {what} untranslated: “{}”", one_line(text)),
    };
    let row = scene.row_of(place.version, place.segment);
    let others = (0..scene.len()).filter(|v| *v != place.version).filter_map(|v| {
        let segments = scene.comparison.rows.get(row?)?.segments.get(v)?;
        scene.segment(v, *segments.first()?)
    });
    Finding {
        rule: CARD.id,
        category: CARD.category,
        severity: CARD.severity,
        message,
        help: format!("Translate it into {name}."),
        suspect: Some(place.version),
        places: std::iter::once(place).chain(others).collect(),
        fix: None,
    }
}

/// What cannot be read in a sentence of another language is not told once more.
fn claims_of(scene: &Scene<'_>, version: usize, segment: usize) -> Vec<usize> {
    let here = |told: &Told| match *told {
        Told::Silent(s) => s == segment,
        Told::Fact(f) => scene
            .version(version)
            .facts
            .get(f)
            .is_some_and(|f| f.segment == segment),
        Told::Absent => false,
    };
    let claims = scene.comparison.claims.iter().enumerate();
    claims
        .filter(|(_, c)| c.verdict != Verdict::Same && c.suspect.is_none_or(|s| s == version))
        .filter(|(_, c)| c.told.get(version).is_some_and(here))
        .map(|(i, _)| i)
        .collect()
}

/// The scripts that a language is written in.
struct Scripts(Vec<Script>);

/// Words of another script.
struct Run {
    span: Span,
    /// Whether they are nearly all of the text.
    whole: bool,
}

impl Scripts {
    /// The scripts of a pack's month names, weekdays and number words.
    fn of(pack: &Pack) -> Self {
        let words = &pack.file.words;
        let mut scripts = Vec::new();
        for form in [&words.months, &words.weekdays, &words.cardinals]
            .into_iter()
            .flat_map(|w| w.0.values().flatten())
        {
            for script in form.chars().filter_map(script_of) {
                if !scripts.contains(&script) {
                    scripts.push(script);
                }
            }
        }
        Self(scripts)
    }

    /// The longest run of words in another script, where it is no name, title, quotation or aside.
    fn foreign(&self, text: &str) -> Option<Run> {
        /// So many words in a row are no name.
        const RUN: usize = 5;
        /// So many words are a sentence, where there is nothing else.
        const WHOLE: usize = 4;
        let (mut best, mut run): (Words, Words) = Default::default();
        let (mut all, mut home) = (Words::default(), 0);
        let mut asides = Asides::default();
        for (at, word) in words(text) {
            let aside = asides.inside(word);
            let mut foreign = false;
            let mut own = false;
            for script in word.chars().filter_map(script_of) {
                own |= self.0.contains(&script);
                foreign |= !self.0.contains(&script);
            }
            if own {
                home += 1;
                run = Words::default();
            } else if foreign && !is_address(word) {
                all.add(at, word);
                if aside {
                    run = Words::default();
                } else {
                    run.add(at, word);
                    if run.count > best.count {
                        best = run;
                    }
                }
            }
        }
        if all.count >= WHOLE && home * 4 <= all.count && all.is_prose() {
            return Some(Run {
                span: all.span,
                whole: true,
            });
        }
        (best.count >= RUN && best.is_prose()).then_some(Run {
            span: best.span,
            whole: false,
        })
    }
}

/// A stretch of words.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    span: Span,
    count: usize,
    small: usize,
}

impl Words {
    fn add(&mut self, at: usize, word: &str) {
        let span = Span::new(at, at + word.len());
        self.span = if self.count == 0 { span } else { self.span.join(span) };
        // Where words are not parted, two letters make one.
        let wide = word.chars().filter(|c| script_of(*c) == Some(Script::Han)).count();
        self.count += (wide / 2).max(1);
        self.small += (wide / 2).saturating_sub(1);
        let initial = word.chars().find(|c| c.is_alphabetic());
        self.small += usize::from(initial.is_some_and(|c| !c.is_uppercase()));
    }

    /// Names and titles have few small words (of, the, de).
    fn is_prose(&self) -> bool {
        self.small >= 3 && self.small * 2 >= self.count
    }
}

/// Whether the reading stands inside quotes or parentheses.
#[derive(Default)]
struct Asides {
    depth: usize,
    quoted: bool,
}

impl Asides {
    /// Whether some of `word` is inside.
    fn inside(&mut self, word: &str) -> bool {
        let mut inside = self.depth > 0 || self.quoted;
        for c in word.chars() {
            match c {
                '(' | '[' | '（' | '«' | '“' | '「' | '『' | '《' => self.depth += 1,
                // In some languages this mark opens a quotation, in others it closes one.
                '”' if self.depth == 0 => self.depth = 1,
                ')' | ']' | '）' | '»' | '”' | '」' | '』' | '》' => self.depth = self.depth.saturating_sub(1),
                '"' => self.quoted = !self.quoted,
                _ => {}
            }
            inside |= self.depth > 0 || self.quoted;
        }
        inside
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.starts_with("www.")
}

fn script_of(c: char) -> Option<Script> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(Script::Latin);
    }
    match CodePointMapData::<Script>::new().get(c) {
        Script::Common | Script::Inherited | Script::Unknown => None,
        // Japanese mixes three.
        Script::Hiragana | Script::Katakana => Some(Script::Han),
        script => Some(script),
    }
}

/// Versions in different languages of one script that say a sentence in the same words.
fn same_text(scene: &Scene<'_>, scripts: &[Option<Scripts>]) -> Vec<Report> {
    let mut reports = Vec::new();
    for row in &scene.comparison.rows {
        let texts: Vec<Vec<&str>> = (0..scene.len()).map(|v| small_words(scene, v, &row.segments)).collect();
        let mut suspected = BTreeSet::new();
        for a in 0..scene.len() {
            for b in a + 1..scene.len() {
                let (Some(Some(x)), Some(Some(y))) = (scripts.get(a), scripts.get(b)) else {
                    continue;
                };
                let tongue = |v: usize| scene.version(v).document.lang.language();
                if tongue(a) == tongue(b) || x.0.first() != y.0.first() || !nearly_equal(&texts[a], &texts[b]) {
                    continue;
                }
                let Some(odd) = not_its_own(scene, a, b, &row.segments) else {
                    continue;
                };
                let segment = row.segments[odd].first().copied().unwrap_or(0);
                let other = if odd == a { b } else { a };
                let places = scene
                    .segment(odd, segment)
                    .zip(row.segments[other].first().and_then(|s| scene.segment(other, *s)));
                if let Some((place, witness)) = places.filter(|_| suspected.insert(odd)) {
                    reports.push(Report {
                        finding: finding(scene, place, true, Some(witness)),
                        claims: claims_of(scene, odd, segment),
                    });
                }
            }
        }
    }
    reports
}

/// Of two versions with the same words, the one in whose language they are not.
fn not_its_own(scene: &Scene<'_>, a: usize, b: usize, segments: &[Vec<usize>]) -> Option<usize> {
    match scene.comparison.source {
        Some(source) if source == a => return Some(b),
        Some(source) if source == b => return Some(a),
        _ => {}
    }
    let text: Vec<&str> = segments[a]
        .iter()
        .filter_map(|s| scene.version(a).segments.get(*s))
        .map(|s| s.text.as_str())
        .collect();
    let found = identify(&text.join(" "))?;
    let tongue = |v: usize| scene.version(v).document.lang.language();
    match found.language() {
        l if l == tongue(a) => Some(b),
        l if l == tongue(b) => Some(a),
        _ => None,
    }
}

/// The words of a version in a row that begin with a small letter, sorted.
fn small_words<'a>(scene: &Scene<'a>, version: usize, segments: &[Vec<usize>]) -> Vec<&'a str> {
    let mut out: Vec<&str> = segments
        .get(version)
        .into_iter()
        .flatten()
        .filter_map(|s| scene.version(version).segments.get(*s))
        .flat_map(|s| s.text.split(|c: char| !c.is_alphabetic()))
        .filter(|w| w.chars().next().is_some_and(char::is_lowercase))
        .collect();
    out.sort_unstable();
    out
}

/// Whether four fifths of the words and at least four are the same.
fn nearly_equal(a: &[&str], b: &[&str]) -> bool {
    let least = a.len().min(b.len());
    if least < 4 || least * 10 < a.len().max(b.len()) * 8 {
        return false;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, common) = (i + 1, j + 1, common + 1);
            }
        }
    }
    common * 10 >= a.len().max(b.len()) * 8
}

#[cfg(test)]
mod tests {
    use super::{Script, Scripts, nearly_equal};

    #[test]
    fn runs_of_another_script_are_told_from_names_and_quotations() {
        let urdu = Scripts(vec![Script::Arabic]);
        for (text, wanted) in [
            (
                "Six projects won high prizes in the national finals.",
                Some("Six projects won high prizes in the national finals."),
            ),
            (
                "یونین نے helped poor women to borrow money اور مدد کی۔",
                Some("helped poor women to borrow money"),
            ),
            ("صوبے میں 138 OCOP مصنوعات ہیں؛ Covid-19 کی وبا", None),
            ("Dien Bien Provincial Women's Union نے کہا", None),
            ("یہ کتاب (the story of a small village) مشہور ہے", None),
            ("یہ گیت ”we are going to the market today“ ہے", None),
            ("Ban Chấp hành Hội Liên hiệp Phụ nữ", None),
            ("تفصیل https://example.org/a/b پر دیکھیں", None),
            ("", None),
        ] {
            let found = urdu.foreign(text).map(|r| r.span.of(text));
            assert_eq!(found, wanted, "{text}");
        }
        let english = Scripts(vec![Script::Latin]);
        for (text, wanted) in [
            ("صوبے بھر میں کل چار ہزار خاندان", true),
            ("The union (اتحاد المرأة) said so", false),
            ("他们说了一句话", false),
            ("他们在会议上说了一句重要的话", true),
        ] {
            assert_eq!(english.foreign(text).is_some(), wanted, "{text}");
        }
    }

    #[test]
    fn the_same_words_in_two_languages() {
        for (a, b, wanted) in [
            ("a big cat sat here", "a big cat sat here", true),
            ("a big cat sat here", "a big cat sat", true),
            ("a big cat sat here", "a small dog sat there", false),
            ("a cat", "a cat", false),
            ("", "", false),
        ] {
            let words = |t: &'static str| {
                let mut w: Vec<&str> = t.split_whitespace().collect();
                w.sort_unstable();
                w
            };
            assert_eq!(nearly_equal(&words(a), &words(b)), wanted, "{a} / {b}");
        }
    }
}
