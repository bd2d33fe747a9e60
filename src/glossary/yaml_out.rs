//! Glossaries in the project's own YAML: writing.

use super::list::{Entry, Frame, Glossary, Usage, Wording, Written};
use std::fmt::Write as _;

/// The glossary as a file of the project's own YAML.
pub fn write(glossary: &Glossary) -> String {
    let mut out = String::new();
    // One field for all is said once.
    let common = match glossary.entries.first().and_then(|e| e.domain.as_deref()) {
        Some(first) if glossary.entries.iter().all(|e| e.domain.as_deref() == Some(first)) => first,
        _ => &glossary.domain,
    };
    for (key, text) in [("domain", common), ("source", &glossary.source)] {
        if !text.is_empty() {
            line(&mut out, 0, key, &quoted(text));
        }
    }
    if let Some(frame) = &glossary.frame {
        write_frame(&mut out, frame);
    }
    if glossary.entries.is_empty() {
        out.push_str("concepts: []\n");
        return out;
    }
    out.push_str("concepts:\n");
    for entry in &glossary.entries {
        write_entry(&mut out, entry, common);
    }
    out
}

fn write_frame(out: &mut String, frame: &Frame) {
    out.push_str("tbx:\n");
    line(out, 2, "dialect", &quoted(&frame.dialect));
    line(out, 2, "style", frame.style.as_str());
    line(out, 2, "lang", &quoted(&frame.lang));
    write_list(out, 2, "header", &frame.header);
    write_list(out, 2, "back", &frame.back);
}

fn write_entry(out: &mut String, entry: &Entry, common: &str) {
    let _ = writeln!(out, "  - id: {}", plain_or_quoted(&entry.id));
    line(out, 4, "kind", entry.kind.as_str());
    if let Some(domain) = entry.domain.as_deref().filter(|d| *d != common) {
        line(out, 4, "domain", &quoted(domain));
    }
    if let Some(note) = &entry.note {
        line(out, 4, "note", &quoted(note));
    }
    if entry.gap > 0 {
        line(out, 4, "gap", &entry.gap.to_string());
    }
    if entry.compound {
        line(out, 4, "compound", "true");
    }
    let (worded, bare): (Vec<_>, Vec<_>) = entry.wordings.iter().partition(|w| usable(w));
    if worded.is_empty() {
        line(out, 4, "terms", "{}");
    } else {
        out.push_str("    terms:\n");
    }
    for wording in worded {
        write_wording(out, wording);
    }
    let mut extra = entry.extra.clone();
    // A language without a form to use is kept as it came.
    extra.extend(bare.into_iter().map(super::tbx_out::language));
    write_list(out, 4, "extra", &extra);
}

/// Whether the language has a form to use and none that YAML refuses.
fn usable(wording: &Wording) -> bool {
    let readable = |text: &str| text.contains(char::is_alphanumeric) && text.len() <= super::LONGEST;
    wording.preferred().is_some()
        && wording.forms.iter().all(|f| readable(&f.text))
        && wording.not.iter().all(|n| readable(n))
}

fn write_wording(out: &mut String, wording: &Wording) {
    let simple = wording.extra.is_empty()
        && wording
            .forms
            .iter()
            .all(|f| f.extra.is_empty() && !matches!(f.usage, Usage::Forbidden { .. }));
    // A second form that its file prefers is a variant here.
    let mut preferred = wording.forms.iter().filter(|f| f.usage == Usage::Preferred);
    let Some(first) = preferred.next() else { return };
    let variants: Vec<&Written> = preferred
        .chain(wording.forms.iter().filter(|f| f.usage == Usage::Variant))
        .collect();
    let _ = write!(out, "      {}:", plain_or_quoted(&wording.tag));
    if simple {
        let _ = write!(out, " {{preferred: {}", quoted(&first.text));
        let texts: Vec<&str> = variants.iter().map(|f| f.text.as_str()).collect();
        for (key, list) in [
            ("variants", texts),
            ("not", wording.not.iter().map(String::as_str).collect()),
        ] {
            if !list.is_empty() {
                let list: Vec<String> = list.into_iter().map(quoted).collect();
                let _ = write!(out, ", {key}: [{}]", list.join(", "));
            }
        }
        out.push_str("}\n");
        return;
    }
    out.push('\n');
    line(out, 8, "preferred", &form(first));
    if !variants.is_empty() {
        out.push_str("        variants:\n");
        for variant in variants {
            let _ = writeln!(out, "          - {}", form(variant));
        }
    }
    let forbidden: Vec<&Written> = wording
        .forms
        .iter()
        .filter(|f| matches!(f.usage, Usage::Forbidden { .. }))
        .collect();
    if !forbidden.is_empty() {
        out.push_str("        forbidden:\n");
    }
    for written in forbidden {
        if let Usage::Forbidden { reason, severity } = &written.usage {
            let _ = writeln!(
                out,
                "          - {{form: {}, reason: {}, severity: {}{}}}",
                quoted(&written.text),
                quoted(reason),
                severity.as_str(),
                extra(&written.extra),
            );
        }
    }
    write_list(out, 8, "not", &wording.not);
    write_list(out, 8, "extra", &wording.extra);
}

fn form(written: &Written) -> String {
    match written.extra.is_empty() {
        true => quoted(&written.text),
        false => format!("{{form: {}{}}}", quoted(&written.text), extra(&written.extra)),
    }
}

fn extra(list: &[String]) -> String {
    if list.is_empty() {
        return String::new();
    }
    let list: Vec<String> = list.iter().map(|e| quoted(e)).collect();
    format!(", extra: [{}]", list.join(", "))
}

fn line(out: &mut String, indent: usize, key: &str, value: &str) {
    let _ = writeln!(out, "{:indent$}{key}: {value}", "");
}

fn write_list(out: &mut String, indent: usize, key: &str, list: &[String]) {
    if list.is_empty() {
        return;
    }
    let _ = writeln!(out, "{:indent$}{key}:", "");
    for text in list {
        let _ = writeln!(out, "{:indent$}  - {}", "", quoted(text));
    }
}

/// Ids and tags go without quotation marks where YAML reads them so, and every other reader too (`no` is not a language there).
fn plain_or_quoted(text: &str) -> String {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    if plain { text.to_owned() } else { quoted(text) }
}

/// In double quotation marks, on one line.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\u{85}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{FEFF}'
            | '\u{0}'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{FFFE}'
            | '\u{FFFF}' => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            // What cannot be seen, or turns what follows, is shown as what it is.
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
