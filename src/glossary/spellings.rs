//! Other spellings of a term that its glossary does not list: with a hyphen, a space or neither, with fewer kana.

use super::words::Joint;

/// The spellings of a folded form where no spaces part words.
pub(super) fn of_characters(form: &str, language: &str) -> Vec<String> {
    let mut out = vec![form.to_owned()];
    let mut add = |spelling: String| {
        if !spelling.is_empty() && !out.contains(&spelling) {
            out.push(spelling);
        }
    };
    // OCOP产品, OCOP 产品; โควิด-19, โควิด 19.
    let close: String = form.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let mut apart = String::with_capacity(form.len() + 4);
    let mut before = None;
    for c in close.chars() {
        if before.is_some_and(|b| parts(b, c)) {
            apart.push(' ');
        }
        apart.push(c);
        before = Some(c);
    }
    if form == close || form == apart || form == apart.replace(' ', "-") {
        add(apart.replace(' ', "-"));
        add(apart);
        add(close);
    }
    if language == "lo" {
        add(form.replace('ໝ', "ຫມ").replace('ໜ', "ຫນ"));
        add(form.replace("ຫມ", "ໝ").replace("ຫນ", "ໜ"));
    }
    if language == "ja" {
        for spelling in with_fewer_kana(form) {
            add(spelling);
        }
        if let Some(short) = form.strip_suffix('ー').filter(|short| short.chars().count() >= 3) {
            add(short.to_owned());
        } else if form.chars().count() >= 4 && form.chars().all(|c| matches!(c, '\u{30A1}'..='\u{30FC}')) {
            add(format!("{form}ー"));
        }
    }
    out
}

/// Whether a space may stand between the two: Latin letters or digits beside another script.
fn parts(a: char, b: char) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric();
    (plain(a) && b.is_alphanumeric() && !b.is_ascii() || plain(b) && a.is_alphanumeric() && !a.is_ascii())
        || (a.is_ascii_alphabetic() && b.is_ascii_digit())
}

/// 打ち合わせ is also written 打ち合せ, 打合わせ and 打合せ, 取り組み 取組み and 取組: between kanji and at the end kana may be left out.
fn with_fewer_kana(form: &str) -> Vec<String> {
    let is_kanji = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{3096}');
    let letters: Vec<char> = form.chars().collect();
    let Some(second) = letters.iter().skip(1).position(|c| is_kanji(*c)).map(|at| at + 1) else {
        return Vec::new();
    };
    let (inner, tail) = (&letters[1..second], &letters[second + 1..]);
    let verbal = is_kanji(letters[0])
        && (1..=2).contains(&inner.len())
        && inner
            .iter()
            .all(|c| is_kana(*c) && "いえきぎけげしせちてみめびべりれ".contains(*c))
        && tail.len() <= 2
        && tail.iter().all(|c| is_kana(*c));
    if !verbal {
        return Vec::new();
    }
    // 買い物, 買物.
    if tail.is_empty() {
        return vec![[&letters[..1], &letters[second..=second]].concat().iter().collect()];
    }
    let ends = [tail, &tail[tail.len() - 1..], &[]];
    let mut out = Vec::new();
    for (inner, end) in [inner, &[]].iter().flat_map(|i| ends.iter().map(move |e| (*i, *e))) {
        // 取り組 is written by nobody.
        if inner.is_empty() || !end.is_empty() {
            out.push(
                [&letters[..1], inner, &letters[second..=second], end]
                    .concat()
                    .iter()
                    .collect(),
            );
        }
    }
    out
}

/// Other ways to write a folded form of `words`, each a list of words: what hyphens part may be one, letters and a number may be
/// one or two, and Korean nouns stand together or apart.
pub(super) fn of_words<'f>(form: &'f str, words: &[(&'f str, Joint)], language: &str) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    if words.iter().any(|(_, joint)| *joint == Joint::Hyphen) {
        let mut joined: Vec<String> = Vec::new();
        for (word, joint) in words {
            match joined.last_mut().filter(|_| *joint == Joint::Hyphen) {
                Some(last) => last.push_str(word),
                None => joined.push((*word).to_owned()),
            }
        }
        out.push(joined);
    } else if language == "ko" && (2..=4).contains(&words.len()) && words[1..].iter().all(|(_, j)| *j == Joint::Space) {
        out.push(vec![words.iter().map(|(word, _)| *word).collect()]);
    } else if words.len() == 1 {
        let letters = form.trim_end_matches(|c: char| c.is_ascii_digit());
        if letters.len() < form.len() && letters.chars().count() >= 3 && letters.chars().all(char::is_alphabetic) {
            out.push(vec![letters.to_owned(), form[letters.len()..].to_owned()]);
        }
    }
    out
}
