//! An English line that quotes articles, cut into what is said and what is quoted.

use super::super::shown::{has_rtl, line, quotation};

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said<'a> {
    /// Its text.
    pub text: String,
    /// How it is set.
    pub set: Set<'a>,
}

/// How a part of a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set<'a> {
    /// As the line.
    Plain,
    /// Isolated: a run of another direction.
    Apart,
    /// As words of a version in this language; empty: not known.
    Quoted(&'a str),
}

/// The parts of `text`; `lang` tells in which language a quotation is.
pub(super) fn said<'a>(text: &str, lang: impl Fn(&str) -> Option<&'a str>) -> Vec<Said<'a>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, quoted, close, after)) = quotation(rest) {
        plain(&mut out, before);
        out.push(Said {
            text: quoted.to_owned(),
            set: Set::Quoted(lang(quoted).unwrap_or_default()),
        });
        plain(&mut out, close.encode_utf8(&mut [0; 4]));
        rest = after;
    }
    plain(&mut out, rest);
    out
}

/// Text outside quotations, its right-to-left runs apart.
fn plain(out: &mut Vec<Said<'_>>, text: &str) {
    let isolated = if has_rtl(text) { line(text) } else { text.to_owned() };
    for (n, part) in isolated.split(['\u{2067}', '\u{2069}']).enumerate() {
        let set = if n % 2 == 1 { Set::Apart } else { Set::Plain };
        match out.last_mut() {
            _ if part.is_empty() => {}
            Some(last) if last.set == set => last.text.push_str(part),
            _ => out.push(Said {
                text: part.to_owned(),
                set,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Set, said};

    #[test]
    fn quotations_and_runs_stand_apart() {
        let lang = |text: &str| text.starts_with('V').then_some("en");
        let got = said("English says “VND 1.3”, not “ا” (or ب at all).", lang);
        let got: Vec<(&str, Set<'_>)> = got.iter().map(|s| (s.text.as_str(), s.set)).collect();
        assert_eq!(
            got,
            [
                ("English says “", Set::Plain),
                ("VND 1.3", Set::Quoted("en")),
                ("”, not “", Set::Plain),
                ("ا", Set::Quoted("")),
                ("” (or ", Set::Plain),
                ("ب", Set::Apart),
                (" at all).", Set::Plain),
            ]
        );
    }
}
