//! Points of the compass beside a distance or an angle (`glossary/bearings.tsv`).

use super::Pack;
use super::pack::Boundaries;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A point of the compass: N, NE and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point(u8);

const NORTH: u8 = 1;
const SOUTH: u8 = 2;
const EAST: u8 = 4;
const WEST: u8 = 8;

/// What may stand around a figure, and where a form has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Near,
    Degrees,
    RightBefore,
}

struct Form {
    text: &'static str,
    /// Whether it is the beginning of a word.
    begins: bool,
    point: Point,
    place: Place,
}

/// How far from the figure its point may be told, in characters: before and behind it.
const SPACED: (usize, usize) = (14, 26);
const LOOSE: (usize, usize) = (12, 14);

impl Point {
    fn parse(id: &str) -> Option<Self> {
        let bit = |c| match c {
            'n' => Some(NORTH),
            's' => Some(SOUTH),
            'e' => Some(EAST),
            'w' => Some(WEST),
            _ => None,
        };
        id.chars().map(bit).try_fold(0, |all, b| Some(all | b?)).map(Self)
    }

    /// Whether the two have nothing in common: north and south, north and west, not north and north-west.
    pub fn is_apart(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// Its name in English.
    pub fn name(self) -> &'static str {
        match self.0 {
            NORTH => "north",
            SOUTH => "south",
            EAST => "east",
            WEST => "west",
            b if b == NORTH | EAST => "north-east",
            b if b == NORTH | WEST => "north-west",
            b if b == SOUTH | EAST => "south-east",
            _ => "south-west",
        }
    }

    /// The point that the text around a figure tells, `before` and `behind` it, in the language of `pack`; `None` where it tells
    /// none, or more than one. `degrees`: the figure is an angle.
    pub fn beside(before: &str, behind: &str, degrees: bool, pack: &Pack) -> Option<Self> {
        let forms = forms(pack.tag());
        let loose = pack.file.boundaries == Boundaries::None;
        let (left, right) = if loose { LOOSE } else { SPACED };
        let behind = clause(past_bracket(behind), right);
        let before = clause_before(before, left);
        let fits = |f: &&Form| f.place == Place::Near || f.place == Place::Degrees && degrees;
        let mut told: Vec<Self> = Vec::new();
        for text in [behind, before] {
            let mut at = 0;
            while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
                let open = loose || !text[..at].ends_with(char::is_alphanumeric);
                let found = forms
                    .iter()
                    .filter(fits)
                    .filter(|f| open && f.starts(rest, loose))
                    .max_by_key(|f| f.text.len());
                at += match found {
                    Some(form) => {
                        told.push(form.point);
                        form.text.len()
                    }
                    None => rest.chars().next().map_or(1, char::len_utf8),
                };
            }
        }
        let adjacent = forms
            .iter()
            .filter(|f| f.place == Place::RightBefore && before.trim_end().ends_with(f.text));
        if told.is_empty() {
            told.extend(adjacent.map(|f| f.point));
        }
        told.dedup();
        match told[..] {
            [one] => Some(one),
            _ => None,
        }
    }
}

impl Form {
    fn starts(&self, text: &str, loose: bool) -> bool {
        text.strip_prefix(self.text)
            .is_some_and(|rest| loose || self.begins || !rest.starts_with(char::is_alphanumeric))
    }
}

/// The forms of a language.
fn forms(tag: &str) -> &'static [Form] {
    static ALL: OnceLock<BTreeMap<&'static str, Vec<Form>>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all: BTreeMap<&str, Vec<Form>> = BTreeMap::new();
        for (tag, point, place, form) in rows() {
            let Some(point) = Point::parse(point) else { continue };
            let text = form.trim_end_matches('*');
            all.entry(tag).or_default().push(Form {
                text,
                begins: text.len() < form.len(),
                point,
                place,
            });
        }
        all
    });
    all.get(tag).map_or(&[], Vec::as_slice)
}

/// Language, point, place and form of each cell of the table.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, Place, &'static str)> {
    let lines = include_str!("../../glossary/bearings.tsv").lines();
    lines.filter(|l| !l.starts_with('#')).flat_map(|line| {
        let mut cells = line.split('\t');
        let tag = cells.next().unwrap_or_default();
        let id = cells.next().unwrap_or_default();
        let (point, place) = match (id.strip_suffix('°'), id.strip_suffix('!')) {
            (Some(point), _) => (point, Place::Degrees),
            (_, Some(point)) => (point, Place::RightBefore),
            _ => (id, Place::Near),
        };
        cells.map(move |form| (tag, point, place, form))
    })
}

/// The text behind a conversion in brackets: "300 km (190 miles) north".
fn past_bracket(behind: &str) -> &str {
    const ROOM: usize = 30;
    let rest = behind.trim_start();
    if !rest.starts_with(['(', '（']) {
        return behind;
    }
    let close = rest.char_indices().take(ROOM).find(|(_, c)| matches!(c, ')' | '）'));
    close.map_or(behind, |(at, c)| &rest[at + c.len_utf8()..])
}

/// The beginning of `text`, to the end of the clause, the next figure or `most` characters.
fn clause(text: &str, most: usize) -> &str {
    let mut chars = text.char_indices().take(most).peekable();
    while let Some((at, c)) = chars.next() {
        // The point of an abbreviation does not end a clause (с. ш.).
        let next = text[at + c.len_utf8()..].trim_start().chars().next();
        let abbreviated = c == '.' && next.is_some_and(char::is_lowercase);
        if ends(c) && !abbreviated {
            return &text[..at];
        }
        if chars.peek().is_none() {
            return &text[..at + c.len_utf8()];
        }
    }
    text
}

/// The end of `text`, from the beginning of the clause, the last figure or `most` characters on; whole words.
fn clause_before(text: &str, most: usize) -> &str {
    let from = text
        .char_indices()
        .rev()
        .take(most)
        .take_while(|(_, c)| !ends(*c))
        .last();
    from.map_or("", |(at, _)| &text[at..])
}

/// Whether `c` ends a clause, or is part of another figure.
fn ends(c: char) -> bool {
    crate::text::digit_value(c).is_some()
        || matches!(
            c,
            ',' | ';'
                | ':'
                | '.'
                | '!'
                | '?'
                | '\n'
                | '('
                | ')'
                | '['
                | ']'
                | '"'
                | '“'
                | '”'
                | '«'
                | '»'
                | '—'
                | '،'
                | '؛'
                | '؟'
                | '۔'
                | '।'
                | '。'
                | '、'
                | '，'
                | '；'
                | '（'
                | '）'
                | '「'
                | '」'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tag;

    #[test]
    fn the_table_is_whole() {
        for (tag, point, _, form) in rows() {
            assert!(Pack::tags().contains(&tag), "{tag}");
            assert!(Point::parse(point).is_some(), "{tag} {point}");
            assert!(!form.trim_matches('*').is_empty(), "{tag} {point}");
        }
        for tag in Pack::tags() {
            for point in ["n", "ne", "nw", "s", "se", "sw", "e", "w"] {
                assert!(rows().any(|r| (r.0, r.1) == (tag, point)), "{tag} {point}");
            }
        }
    }

    #[test]
    fn a_point_is_told_beside_a_figure() {
        for (tag, text, degrees, wanted) in [
            ("en", "about | north of Palu", false, Some("north")),
            (
                "en",
                "about | (190 miles) north-west of Palu",
                false,
                Some("north-west"),
            ),
            ("en", "at least | from the coast", false, None),
            ("en", "| from North Carolina", false, None),
            ("en", "| from north to south", false, None),
            ("en", "| in length. Northern roads", false, None),
            ("en", "at |N, 103°", true, Some("north")),
            ("en", "a pipe of |N", false, None),
            ("de", "| nördlich von Palu", false, Some("north")),
            ("de", "| im Südosten der Stadt", false, Some("south-east")),
            ("de", "| von Nordhausen entfernt", false, None),
            ("fr", "à | à l’est de Palu", false, Some("east")),
            ("fr", "la route de | est fermée", false, None),
            ("es", "a | al suroeste de Palu", false, Some("south-west")),
            ("ru", "в | к северо-западу от Палу", false, Some("north-west")),
            ("ru", "в точке | с. ш., 103° в. д.", true, Some("north")),
            ("vi", "cách Palu | về phía Nam", false, Some("south")),
            ("vi", "cách Việt Nam |", false, None),
            ("ar", "على بعد | شمال شرقي بالو", false, Some("north-east")),
            ("hi", "पालू से | उत्तर में", false, Some("north")),
            ("zh", "帕卢以北|处", false, Some("north")),
            ("zh", "位于北纬|，东经", true, Some("north")),
            ("ja", "パルの北|の地点", false, Some("north")),
            ("ja", "北海道の|の道", false, None),
            ("ko", "팔루에서 북쪽으로 | 떨어진", false, Some("north")),
            ("th", "ห่างจากปาลูไปทางเหนือ | ", false, Some("north")),
            ("th", "สูง | เหนือระดับน้ำทะเล", false, None),
        ] {
            let pack = Pack::of(&Tag::parse(tag).unwrap()).unwrap();
            let (before, behind) = text.split_once('|').unwrap();
            let told = Point::beside(before, behind, degrees, pack).map(Point::name);
            assert_eq!(told, wanted, "{tag}: {text}");
        }
    }
}
