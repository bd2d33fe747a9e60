//! Numbers with their currencies, units and percent signs, as a language names them.

use super::figure::Number;
use crate::language::{Boundaries, Pack, Patterns, World};
use std::collections::BTreeMap;

/// A unit with the number that it stands with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit<'a> {
    /// `%`, an ISO 4217 code or a CLDR unit id.
    pub id: &'static str,
    /// The number.
    pub number: &'a Number,
}

impl Unit<'_> {
    /// What chooses the form of the unit's name: behind a scale word it is that word (миллион долларов), but where the two are
    /// joined by “of”.
    fn chooser(&self, patterns: Option<&Patterns>) -> &str {
        match (self.number.big, patterns.is_some_and(|p| p.of.is_empty())) {
            (true, true) => "1000000",
            (true, false) => "5",
            (false, _) => &self.number.digits,
        }
    }
}

/// The number with its unit, the best first.
pub(super) fn named(unit: Unit<'_>, pack: &Pack) -> Vec<String> {
    let text = &unit.number.text;
    let patterns = Patterns::of(pack.tag());
    if unit.id == "%" {
        let own = patterns.map(|p| p.percent.replace("{0}", text));
        return own.into_iter().chain([format!("{text}%")]).collect();
    }
    let mut out = Vec::new();
    if is_currency(unit.id, pack) {
        let code_first = patterns.is_some_and(|p| p.code.starts_with("{1}"));
        if code_first {
            let sign = sign(unit.id).filter(|s| ["$", "€", "£"].contains(s));
            out.extend(sign.map(|s| format!("{s}{text}")));
            out.push(format!("{} {text}", unit.id));
        }
        out.extend(
            unit_names(unit, pack, None)
                .into_iter()
                .map(|name| match name == unit.id {
                    true => counted(patterns.map_or("{0} {1}", |p| p.code.as_str()), text, &name),
                    false => amount(unit, patterns, &name),
                }),
        );
        return out;
    }
    let own = patterns.and_then(|p| p.pick(p.units.get(unit.id)?, unit.chooser(patterns)));
    out.extend(
        own.map(|pattern| match (pattern.strip_prefix("{0} "), unit.number.big) {
            (Some(name), true) => amount(unit, patterns, name),
            _ => pattern.replace("{0}", text),
        }),
    );
    let space = if pack.file.boundaries == Boundaries::None {
        ""
    } else {
        " "
    };
    out.extend(
        unit_names(unit, pack, None)
            .into_iter()
            .map(|name| format!("{text}{space}{name}")),
    );
    out
}

/// A number with a name, joined by “of” behind a million where the language does so.
fn amount(unit: Unit<'_>, patterns: Option<&Patterns>, name: &str) -> String {
    let text = &unit.number.text;
    let Some(patterns) = patterns else {
        return format!("{text} {name}");
    };
    let vowel = name.chars().next().is_some_and(|c| "aeiouéèêAEIOUÉÈÊ".contains(c)) || name.starts_with("he");
    let of = match &patterns.of[..] {
        [_, elided] if vowel => Some(elided),
        [plain, ..] => Some(plain),
        [] => None,
    };
    let usual = patterns
        .pick(&patterns.amounts, unit.chooser(Some(patterns)))
        .unwrap_or("{0} {1}");
    counted(of.filter(|_| unit.number.big).map_or(usual, String::as_str), text, name)
}

fn counted(pattern: &str, number: &str, name: &str) -> String {
    pattern.replace("{0}", number).replace("{1}", name)
}

/// The words of a unit, the best first: in the manner of `like` (a code, a sign, a name), else the language's name of it.
pub(super) fn unit_names(unit: Unit<'_>, pack: &Pack, like: Option<&str>) -> Vec<String> {
    let words = &pack.file.words;
    let patterns = Patterns::of(pack.tag());
    if unit.id == "%" {
        let word =
            first(&words.percents.0, "percent").filter(|_| like.is_some_and(|l| l.chars().any(char::is_alphabetic)));
        return word.into_iter().chain(["%"]).map(str::to_owned).collect();
    }
    let mut out: Vec<String> = Vec::new();
    if is_currency(unit.id, pack) {
        let is_code = |l: &str| l.len() == 3 && l.bytes().all(|b| b.is_ascii_uppercase());
        match like {
            Some(l) if is_code(l) => return vec![unit.id.to_owned()],
            Some(l) if !l.chars().any(char::is_alphabetic) => {
                return vec![sign(unit.id).unwrap_or(unit.id).to_owned()];
            }
            _ => {}
        }
        let plural = patterns.and_then(|p| Some((p, p.currencies.get(unit.id)?)));
        let own = first(&words.currencies.0, unit.id).map(str::to_owned);
        // A name that is never inflected may stand without the country's adjective.
        let bare = plural.is_none_or(|(_, plural)| plural.len() == 1);
        let picked = plural
            .and_then(|(p, plural)| p.pick(plural, unit.chooser(patterns)))
            .map(str::to_owned);
        // With an s alone, the plural is known too (dollars).
        let short = own.map(|form| match plain_plural(&words.currencies.0, unit.id) {
            Some(plural) if unit.number.digits != "1" && !bare => plural,
            _ => form,
        });
        if bare || like.is_some() {
            out.extend(short);
        }
        out.extend(picked);
        out.push(unit.id.to_owned());
        return out;
    }
    let picked = patterns.and_then(|p| p.pick(p.units.get(unit.id)?, unit.chooser(patterns)));
    let alone = picked
        .filter(|p| p.starts_with("{0}"))
        .map(|p| p.replace("{0}", "").trim().to_owned());
    let symbol = || World::get().units.get(unit.id).and_then(|u| u.symbols.first().copied());
    // A symbol gives way to a symbol (km to ha).
    let short = like.is_some_and(|l| l.chars().count() <= 3 && l.is_ascii());
    if short {
        out.extend(symbol().map(str::to_owned));
    }
    out.extend(alone);
    out.extend(plain_plural(&words.units.0, unit.id).filter(|_| unit.number.digits != "1"));
    out.extend(first(&words.units.0, unit.id).map(str::to_owned));
    out.extend(symbol().map(str::to_owned));
    out
}

fn is_currency(id: &str, pack: &Pack) -> bool {
    World::get().currency(id).is_some() || pack.file.words.currencies.0.contains_key(id)
}

/// The sign that stands for a currency first of all.
fn sign(code: &str) -> Option<&'static str> {
    let signs = World::get().signs.iter();
    let mut own = signs.filter(|(s, codes)| codes.first() == Some(&code) && !s.chars().any(char::is_alphabetic));
    own.next().map(|(s, _)| *s)
}

/// The plural that is made with an s alone, where the pack has it.
fn plain_plural(words: &BTreeMap<String, Vec<String>>, key: &str) -> Option<String> {
    let plural = format!("{}s", first(words, key)?);
    words.get(key)?.contains(&plural).then_some(plural)
}

/// The usual form of what a section has under `key`.
pub(super) fn first<'a>(words: &'a BTreeMap<String, Vec<String>>, key: &str) -> Option<&'a str> {
    words.get(key)?.first().map(String::as_str)
}
