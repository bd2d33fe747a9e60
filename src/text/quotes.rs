//! What stands in quotation marks.

use super::Span;

/// Characters that a quoted name or slogan has at most; what is longer is speech.
const LONGEST: usize = 80;

/// The pieces of `text` between quotation marks, without the marks, in order; of nested ones the outer. Apostrophes are none.
pub fn quoted(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((at, mark)) = text[from..].char_indices().find(|&(_, c)| closers(c).is_some()) {
        let start = from + at + mark.len_utf8();
        let closing = closers(mark).unwrap_or_default();
        let rest = &text[start..];
        let end = rest
            .char_indices()
            .take(LONGEST + 1)
            .find(|&(_, c)| closing.contains(&c))
            .map(|(i, c)| (i, c.len_utf8()));
        match end {
            Some((length, behind)) => {
                if !rest[..length].trim().is_empty() {
                    out.push(Span::new(start, start + length));
                }
                from = start + length + behind;
            }
            None => from = start,
        }
    }
    out
}

/// The marks that close what `open` opens.
fn closers(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '\u{FF02}' => Some(&['"', '\u{FF02}']),
        // Urdu, German and Swedish turn them in other ways.
        '“' | '”' | '„' => Some(&['“', '”']),
        '«' => Some(&['»']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        '《' => Some(&['》']),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn pieces_are_told_from_speech_and_apostrophes() {
        for (text, wanted) in [
            ("the “5 No’s” and the \"3 Cleans\" drive", vec!["5 No’s", "3 Cleans"]),
            ("”5 نہیں“ اور «3 صفائی»", vec!["5 نہیں", "3 صفائی"]),
            ("„Sauberes Dorf“", vec!["Sauberes Dorf"]),
            ("「三清」运动", vec!["三清"]),
            ("women's union, 'yes'", vec![]),
            ("an open “mark", vec![]),
            ("“” “ ”", vec![]),
            ("5\" wide and 6\" long", vec![" wide and 6"]),
        ] {
            let got: Vec<_> = quoted(text).iter().map(|s| s.of(text)).collect();
            assert_eq!(got, wanted, "{text}");
        }
        let speech = format!("“{}”", "long words ".repeat(20));
        assert!(quoted(&speech).is_empty());
    }
}
