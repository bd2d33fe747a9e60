//! Words without what is written onto them: Arabic, Urdu, Persian, Hindi, Bengali, Indonesian and Korean.

use crate::language::Pack;
use smallvec::SmallVec;
use std::borrow::Cow;

/// Without nukta, with one sign for the nasal sounds: क़ानून and कानून, गाँव and गांव, हिन्दी and हिंदी are one.
pub(super) fn hindi(word: &str) -> Cow<'_, str> {
    let letters: SmallVec<[char; 24]> = word.chars().filter(|c| *c != '\u{93C}').collect();
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let own = match c {
            'ङ' => '\u{915}'..='\u{918}',
            'ञ' => '\u{91A}'..='\u{91D}',
            'ण' => '\u{91F}'..='\u{922}',
            'न' => '\u{924}'..='\u{927}',
            'म' => '\u{92A}'..='\u{92D}',
            _ => '\u{1}'..='\u{0}',
        };
        if letters.get(at + 1) == Some(&'\u{94D}') && letters.get(at + 2).is_some_and(|next| own.contains(next)) {
            out.push('\u{902}');
            at += 2;
            continue;
        }
        out.push(if c == '\u{901}' { '\u{902}' } else { c });
        at += 1;
    }
    if out == word {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(out)
    }
}

/// Particles follow each other, and 들 of the plural stands before them.
pub(super) fn korean(word: &str, pack: &Pack, out: &mut dyn FnMut(&str)) {
    let mut open: SmallVec<[&str; 8]> = SmallVec::new();
    open.push(word);
    let mut at = 0;
    while let Some(&stem) = open.get(at) {
        out(stem);
        at += 1;
        let particles = pack
            .enclitics
            .iter()
            .map(String::as_str)
            .chain(["들", "로부터", "에게서", "께서", "한테"]);
        for rest in particles.filter_map(|particle| stem.strip_suffix(particle)) {
            if rest.chars().nth(1).is_some() && !open.contains(&rest) && open.len() < 24 {
                open.push(rest);
            }
        }
    }
}

/// The word without the article.
pub(super) fn without_article(word: &str) -> &str {
    word.strip_prefix("ال")
        .filter(|rest| rest.chars().nth(1).is_some())
        .unwrap_or(word)
}

/// An Arabic word without what is written onto it, then without its endings, too.
pub(super) fn arabic(word: &str, out: &mut dyn FnMut(&str)) {
    stems(word, out);
    stems(word, &mut |stem| endings(stem, ARABIC, 3, out));
}

/// و or ف, then ب, ک or ل, then ال (with ل: لل), each optional.
pub(super) fn stems(word: &str, out: &mut dyn FnMut(&str)) {
    let mut stems: SmallVec<[&str; 16]> = SmallVec::new();
    let mut add = |stem| {
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    };
    add(without_article(word));
    let enough = |stem: &&str| stem.chars().nth(1).is_some();
    let joined = [Some(word), word.strip_prefix('و'), word.strip_prefix('ف')];
    for base in joined.into_iter().flatten().filter(enough) {
        add(without_article(base));
        // لل is ل and the article.
        for preposition in ["ب", "ک", "لل", "ل"] {
            if let Some(rest) = base.strip_prefix(preposition).filter(enough) {
                add(without_article(rest));
            }
        }
    }
    stems.iter().for_each(|stem| out(stem));
}

/// Endings and what the dictionary form has instead.
pub(super) type Endings = &'static [(&'static str, &'static str)];

const ARABIC: Endings = &[
    ("اتہا", "ہ"),
    ("اتہم", "ہ"),
    ("اتنا", "ہ"),
    ("اتہ", "ہ"),
    ("تہا", "ہ"),
    ("تہم", "ہ"),
    ("تنا", "ہ"),
    ("تہ", "ہ"),
    ("تان", "ہ"),
    ("تین", "ہ"),
    ("ات", "ہ"),
    ("ات", ""),
    ("ہا", ""),
    ("ہم", ""),
    ("نا", ""),
    ("ون", ""),
    ("ین", ""),
    ("ان", ""),
    ("ا", ""),
    ("ہ", ""),
];
pub(super) const URDU: Endings = &[
    ("یوں", "ی"),
    ("یاں", "ی"),
    ("وں", ""),
    ("وں", "ہ"),
    ("وں", "ا"),
    ("یں", ""),
    ("ے", "ہ"),
    ("ے", "ا"),
    ("ات", ""),
    ("ز", ""),
];
pub(super) const PERSIAN: Endings = &[("های", ""), ("ہای", ""), ("ہا", ""), ("ان", ""), ("ی", "")];
// As `hindi` writes them.
pub(super) const HINDI: Endings = &[
    ("ियों", "ि"),
    ("ियां", "ि"),
    ("ाएं", "ा"),
    ("ाओं", "ा"),
    ("एं", ""),
    ("ियों", "ी"),
    ("ियां", "ी"),
    ("ों", ""),
    ("ों", "ा"),
    ("ओं", ""),
    ("ें", ""),
    ("े", "ा"),
];
pub(super) const BENGALI: Endings = &[
    ("গুলোতে", ""),
    ("গুলিতে", ""),
    ("গুলোকে", ""),
    ("গুলির", ""),
    ("দেরকে", ""),
    ("টিতে", ""),
    ("টির", ""),
    ("টিকে", ""),
    ("য়ের", ""),
    ("য়ে", ""),
    ("য়", ""),
    ("রা", ""),
    ("টা", ""),
    ("গুলোর", ""),
    ("গুলো", ""),
    ("গুলি", ""),
    ("দের", ""),
    ("ের", ""),
    ("কে", ""),
    ("তে", ""),
    ("টি", ""),
    ("র", ""),
    ("ে", ""),
];
pub(super) const INDONESIAN: Endings = &[
    ("nya", ""),
    ("lah", ""),
    ("kah", ""),
    ("ku", ""),
    ("mu", ""),
    ("pun", ""),
];

/// Tells `out` the word, and what it is without the endings of `list`, so that `least` letters stay.
pub(super) fn with_endings(word: &str, list: Endings, least: usize, out: &mut dyn FnMut(&str)) {
    out(word);
    endings(word, list, least, out);
}

fn endings(word: &str, list: Endings, least: usize, out: &mut dyn FnMut(&str)) {
    let mut key = String::new();
    for &(ending, instead) in list {
        let Some(rest) = word
            .strip_suffix(ending)
            .filter(|rest| rest.chars().nth(least - 1).is_some())
        else {
            continue;
        };
        if instead.is_empty() {
            out(rest);
        } else {
            key.clear();
            key.push_str(rest);
            key.push_str(instead);
            out(&key);
        }
    }
}
