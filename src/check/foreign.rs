//! Words of another script than a language is written in, told from names, titles and quotations.

use crate::language::Pack;
use crate::text::Span;
use icu_properties::CodePointMapData;
use icu_properties::props::Script;

/// The scripts that a language is written in.
pub(super) struct Scripts(Vec<Script>);

/// Words of another script.
pub(super) struct Run {
    /// Their bytes.
    pub span: Span,
    /// Whether they are nearly all of the text.
    pub whole: bool,
}

impl Scripts {
    /// The scripts of a pack's month names, weekdays and number words.
    pub fn of(pack: &Pack) -> Self {
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

    /// Whether the two share their first script.
    pub fn meet(&self, other: &Self) -> bool {
        self.0.first() == other.0.first()
    }

    /// Whether Latin letters are its own.
    pub fn is_latin(&self) -> bool {
        self.0.contains(&Script::Latin)
    }

    /// Whether `text` holds letters of these scripts and of no other.
    pub fn writes(&self, text: &str) -> bool {
        let mut letters = text.chars().filter_map(script_of).peekable();
        letters.peek().is_some() && letters.all(|script| self.0.contains(&script))
    }

    /// The runs of words in Latin letters that stand outside brackets, in a text of these scripts.
    pub fn runs(&self, text: &str) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        let mut depth = 0_usize;
        // The run's first letter, and the byte behind its last.
        let mut run: Option<(usize, usize)> = None;
        for (at, c) in text.char_indices() {
            let letter = script_of(c) == Some(Script::Latin) && !self.is_latin();
            match (letter, &mut run) {
                (true, Some((_, end))) => *end = at + c.len_utf8(),
                (true, None) if depth == 0 => run = Some((at, at + c.len_utf8())),
                (false, Some((start, end))) if !matches!(c, ' ' | '\u{a0}' | '\'' | '’' | '-' | '&') => {
                    out.push(Span::new(*start, *end));
                    run = None;
                }
                _ => {}
            }
            match c {
                '(' | '[' | '（' => depth += 1,
                ')' | ']' | '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        out.extend(run.map(|(start, end)| Span::new(start, end)));
        out
    }

    /// The longest run of words in another script, where it is no name, title, quotation or aside.
    pub fn foreign(&self, text: &str) -> Option<Run> {
        /// So many words in a row are no name.
        const RUN: usize = 5;
        /// So many words are a sentence, where there is nothing else.
        const WHOLE: usize = 4;
        let (mut best, mut run): (Words, Words) = Default::default();
        let (mut all, mut home, mut asides_count) = (Words::default(), 0, 0);
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
                home += (wide_letters(word) / 2).max(1);
                run = Words::default();
            } else if foreign && !is_address(word) {
                all.add(at, word);
                if aside {
                    asides_count += 1;
                    run = Words::default();
                } else {
                    run.add(at, word);
                    if run.count > best.count {
                        best = run;
                    }
                }
            }
        }
        // An aside says nothing of the sentence around it, if there is one.
        let telling = if home == 0 {
            all.count
        } else {
            all.count.saturating_sub(asides_count)
        };
        if telling >= WHOLE && home * 4 <= telling && all.is_prose() {
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
        let wide = wide_letters(word);
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

fn wide_letters(word: &str) -> usize {
    word.chars().filter(|c| script_of(*c) == Some(Script::Han)).count()
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

#[cfg(test)]
mod tests {
    use super::{Script, Scripts};

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
        let chinese = Scripts(vec![Script::Han]);
        for (scripts, text, wanted) in [
            (
                &urdu,
                "یہ Dien Bien Women's Market ہے",
                vec!["Dien Bien Women's Market"],
            ),
            (&urdu, "یہ کتاب (Red Lake) اور OCOP", vec!["OCOP"]),
            (&chinese, "在Dien Bien市场，2021年", vec!["Dien Bien"]),
            (&chinese, "他说", vec![]),
        ] {
            let found: Vec<&str> = scripts.runs(text).into_iter().map(|r| r.of(text)).collect();
            assert_eq!(found, wanted, "{text}");
        }
        assert!(urdu.writes("کتاب") && !urdu.writes("Red") && !urdu.writes("12"));
        assert!(chinese.foreign("势在必行（Il faut bien le faire）。").is_none());
        assert!(chinese.foreign("We must do it now, he said.").is_some());
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
}
