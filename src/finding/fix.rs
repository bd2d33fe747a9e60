//! Corrections, and a text with corrections in it.

use super::Place;

/// A correction: the words at `place`, and no byte around them, give way to `text`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fix {
    /// What is replaced.
    pub place: Place,
    /// What stands there then.
    pub text: String,
    /// Whether a program may write it without asking: a person confirms every other one.
    pub certain: bool,
}

/// `text` with those of the corrections in it that contradict no other, and these, sorted by place. Of corrections that share a
/// byte and are not the same, none is made.
pub fn corrected<'a>(text: &str, fixes: &[&'a Fix]) -> (String, Vec<&'a Fix>) {
    let mut sorted: Vec<&Fix> = fixes.to_vec();
    sorted.sort_by_key(|f| (f.place.span, &f.text));
    sorted.dedup_by(|a, b| a.place.span == b.place.span && a.text == b.text);
    let mut made: Vec<&Fix> = Vec::new();
    for group in sorted.chunk_by(|a, b| b.place.span.start < a.place.span.end || a.place.span == b.place.span) {
        let inside = |f: &&&Fix| text.get(f.place.span.start..f.place.span.end).is_some();
        if let [only] = group {
            made.extend(Some(only).filter(inside).copied());
        }
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for fix in &made {
        out.push_str(text.get(at..fix.place.span.start).unwrap_or_default());
        out.push_str(&fix.text);
        at = fix.place.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    (out, made)
}

#[cfg(test)]
mod tests {
    use super::{Fix, corrected};
    use crate::finding::Place;
    use crate::text::Span;

    #[test]
    fn nothing_outside_the_words_changes() {
        let text = "Giá 1.300 tỷ\r\nvà 5 km\r\n";
        let fix = |old: &str, new: &str| {
            let at = text.find(old).expect("words of the text");
            let place = Place {
                version: 0,
                segment: 0,
                span: Span::new(at, at + old.len()),
            };
            Fix {
                place,
                text: new.to_owned(),
                certain: true,
            }
        };
        for (fixes, wanted) in [
            (vec![], text),
            (vec![fix("1.300 tỷ", "1,3 tỷ")], "Giá 1,3 tỷ\r\nvà 5 km\r\n"),
            (
                vec![fix("5 km", "50 km"), fix("1.300", "2.300")],
                "Giá 2.300 tỷ\r\nvà 50 km\r\n",
            ),
            (
                vec![fix("5 km", "50 km"), fix("5 km", "50 km")],
                "Giá 1.300 tỷ\r\nvà 50 km\r\n",
            ),
            // Two that contradict each other.
            (vec![fix("5 km", "50 km"), fix("5 km", "15 km")], text),
            (vec![fix("1.300 tỷ", "1,3 tỷ"), fix("tỷ", "triệu")], text),
        ] {
            let all: Vec<&Fix> = fixes.iter().collect();
            let (out, made) = corrected(text, &all);
            assert_eq!(out, wanted, "{fixes:?}");
            assert_eq!(made.is_empty(), wanted == text);
        }
    }
}
