//! Known names: whether a version tells a place or a people by its own word.

use super::name_side::{Side, Unit};
use crate::extract::{Gazetteer, Known, NameKind};
use crate::language::{Boundaries, Pack};

impl Side<'_> {
    /// Whether a known name of another language stands in a segment under this language's word; `None` where this language
    /// has no word for it.
    pub fn has_known(&self, unit: &Unit, segment: usize) -> Option<bool> {
        let told = unit.known.iter().filter_map(|k| self.tells(k, segment));
        told.reduce(|a, b| a || b)
    }

    /// What the words of a segment are known to name.
    pub fn known_in(&self, segment: usize) -> Vec<Known> {
        let gazetteer = Gazetteer::of(self.pack.tag());
        let mut out = Vec::new();
        if self.loose() {
            let text = self.folded.get(segment).map_or("", String::as_str);
            let mut forms: Vec<&str> = Vec::new();
            for (at, _) in text.char_indices() {
                let rest = &text[at..];
                let stands = gazetteer
                    .beginning(rest)
                    .filter(|f| f.text.len() > 5 && rest.starts_with(f.text.as_ref()));
                forms.extend(stands.map(|f| f.text.as_ref()));
            }
            // The longest form holds (Papua-Neuguinea and not Guinea).
            for form in &forms {
                if !forms
                    .iter()
                    .any(|other| other.len() > form.len() && other.contains(form))
                {
                    out.extend(gazetteer.known(form));
                }
            }
            return out;
        }
        for (word, _) in self.words(segment) {
            let mut rest = word.as_str();
            for _ in 0..3 {
                if rest.chars().count() > 3 {
                    out.extend(gazetteer.known(rest));
                }
                match self.pack.proclitics.iter().find_map(|p| rest.strip_prefix(p.as_str())) {
                    Some(bare) => rest = bare,
                    None => break,
                }
            }
        }
        out
    }

    /// Whether a word for what is known stands in a segment; `None` where this language has none.
    pub fn tells(&self, known: Known, segment: usize) -> Option<bool> {
        let mut forms = Gazetteer::of(self.pack.tag()).forms(known).peekable();
        let text = self.folded.get(segment)?;
        forms.peek()?;
        Some(forms.any(|form| stands(form, text, self.pack)))
    }

    /// Whether peoples and their adjectives are known in this language.
    pub fn tells_peoples(&self) -> bool {
        Gazetteer::of(self.pack.tag()).is_rich()
    }

    /// Whether a name of this version is known to name something.
    pub fn is_known(&self, fact: usize) -> bool {
        let list = self.version.facts.get(fact).and_then(|f| self.units.get(f.segment));
        let mut mine = list.into_iter().flatten().filter(|u| u.fact == fact);
        mine.any(|u| u.kind == NameKind::Known)
    }
}

/// Whether a known name's folded spelling stands in folded text: each of its words, their last letters free to change (Nowa
/// Zelandia, Nowej Zelandii). Vietnamese and languages without spaces change none.
fn stands(form: &str, text: &str, pack: &Pack) -> bool {
    match pack.tag() == "vi" || pack.file.boundaries == Boundaries::None {
        true => word_stands(form, text, pack),
        false => form.split(' ').all(|word| word_stands(word, text, pack)),
    }
}

fn word_stands(form: &str, text: &str, pack: &Pack) -> bool {
    let chars = form.chars().count();
    let keep = match chars {
        0..=3 => chars,
        4..=5 => chars - 1,
        _ => chars - 2,
    };
    let fixed = pack.tag() == "vi" || pack.file.boundaries == Boundaries::None;
    let stem = match fixed {
        true => form,
        false => form.char_indices().nth(keep).map_or(form, |(at, _)| &form[..at]),
    };
    let softened = softened(stem, pack.tag());
    if softened.is_some_and(|stem| text.match_indices(&stem).any(|(at, _)| is_front(text, at))) {
        return true;
    }
    let free = pack.file.boundaries == Boundaries::None || !pack.file.proclitics.is_empty();
    let whole = chars <= 3 || pack.tag() == "vi";
    // للمملكة: the article is swallowed by the preposition.
    let swallowed = || {
        pack.tag() == "ar"
            && stem
                .strip_prefix("ال")
                .is_some_and(|bare| text.contains(&format!("لل{bare}")))
    };
    if chars > 4 && swallowed() {
        return true;
    }
    text.match_indices(stem).any(|(at, found)| {
        let before = is_front(text, at);
        let after = text[at + found.len()..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric());
        let particle = pack.file.boundaries == Boundaries::Start;
        (free || before) && (free || particle || !whole || after)
    })
}

/// Whether a word begins at the byte.
fn is_front(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

/// A stem with its last consonant as it is before a Slavic ending (Прага, у Празі; Ryga, w Rydze).
fn softened(stem: &str, tag: &str) -> Option<String> {
    const CHANGES: &[(&str, &str, &str)] = &[
        ("uk", "г", "з"),
        ("uk", "к", "ц"),
        ("uk", "х", "с"),
        ("pl", "g", "dz"),
        ("pl", "k", "c"),
        ("pl", "ch", "sz"),
        ("pl", "t", "c"),
        ("pl", "d", "dz"),
        ("pl", "ł", "l"),
        ("pl", "r", "rz"),
    ];
    let mut changes = CHANGES.iter().filter(|(language, ..)| *language == tag);
    changes.find_map(|(_, from, to)| Some(format!("{}{to}", stem.strip_suffix(from)?)))
}
