//! Short words with capitals that are rather names than the number or the month that they spell.

use crate::language::{Class, Hit};
use crate::text::digit_value;

/// Whether three letters without a figure beside them are rather a name: ELF and DES in capitals, Mar in Mar del Plata.
pub(super) fn is_acronym(written: &str, text: &str, hit: &Hit, classes: &[Class]) -> bool {
    if written.len() != 3 || !written.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let capitals = written.bytes().all(|b| b.is_ascii_uppercase());
    let behind = &text[hit.end..];
    let particle = behind.starts_with(" de ") || behind.starts_with(" del ");
    // May is no abbreviation, in most languages; with a point one is the month.
    let month =
        |c: &Class| matches!(c, Class::Month(m) if *m != 5) && (particle || capitals && !behind.starts_with('.'));
    let number = |c: &Class| matches!(c, Class::Cardinal(_)) && capitals;
    let digit = |c: char| digit_value(c).is_some();
    let figure = || text[..hit.start].chars().rev().take(8).any(digit) || behind.chars().take(8).any(digit);
    classes.iter().any(|c| month(c) || number(c)) && !figure()
}
