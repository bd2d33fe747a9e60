//! What a site sets around an article: comment counters, placeholders of advertisements, sharing buttons, links to the source.

use crate::text::{digit_value, fold_key};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// No boilerplate line is longer, in bytes.
const LONGEST: usize = 400;

/// Whether a block that reads `shown` is none of the article's. `link` says that a link or bare address stands in it, which
/// `shown` does not hold.
pub fn is_boilerplate(shown: &str, link: bool) -> bool {
    if shown.len() > LONGEST {
        return false;
    }
    if !link && is_running(shown.trim()) {
        return false;
    }
    let folded = fold_key(shown.trim());
    let line = folded.trim();
    is_source(line, link) || is_placeholder(line) || is_counter(line) || is_form(line) || is_buttons(line)
}

/// Words that a form or a placeholder has at most.
const FEW: usize = 12;

/// Whether a glance shows that a line is running text: it is long, in no brackets, and begins with no button.
fn is_running(line: &str) -> bool {
    let bracket = |c: char| matches!(c, '(' | ')' | '[' | ']' | '（' | '）' | '［' | '］');
    if line.contains(bracket) || line.split_whitespace().nth(FEW).is_none() {
        return false;
    }
    let first = fold_key(line.split_whitespace().next().unwrap_or_default());
    let first = first
        .split([' ', '|', '/', '•', '·', ',', '،', '、', ':'])
        .next()
        .unwrap_or_default();
    !first.is_empty() && !words().openers.contains(first)
}

/// The words of `glossary/boilerplate.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    comments: Vec<String>,
    characters: Vec<String>,
    prompts: Vec<String>,
    buttons: Vec<String>,
    advertisements: Vec<String>,
}

/// The same, folded.
struct Words {
    comments: BTreeSet<String>,
    characters: BTreeSet<String>,
    prompts: BTreeSet<String>,
    buttons: BTreeSet<String>,
    /// The first words of buttons.
    openers: BTreeSet<String>,
    advertisements: BTreeSet<String>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lists: Lists = serde_yaml::from_str(include_str!("../../glossary/boilerplate.yaml"))
            .unwrap_or_else(|e| unreachable!("a test reads the built-in list: {e}"));
        let fold = |list: Vec<String>| list.iter().map(|word| fold_key(word)).collect::<BTreeSet<_>>();
        let first = |button: &String| fold_key(button).split(' ').next().unwrap_or_default().to_owned();
        Words {
            openers: lists.buttons.iter().map(first).collect(),
            comments: fold(lists.comments),
            characters: fold(lists.characters),
            prompts: fold(lists.prompts),
            buttons: fold(lists.buttons),
            advertisements: fold(lists.advertisements),
        }
    })
}

/// `Source: https://…` in any language: a few words, a colon and an address; or an address alone.
fn is_source(line: &str, link: bool) -> bool {
    if !link {
        return false;
    }
    let words = line.split_whitespace().count();
    let open = line.ends_with([':', '：', '>']);
    !line.chars().any(char::is_alphanumeric) || (open && words <= 4)
}

/// `[ad_2]`, `[إعلان 2]`, `Advertisement`.
fn is_placeholder(line: &str) -> bool {
    if words().advertisements.contains(line) {
        return true;
    }
    let Some(inner) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return false;
    };
    let word = inner.trim_end_matches(|c| digit_value(c).is_some());
    let digits = inner[word.len()..].chars().count();
    let word = word.trim_end_matches([' ', '_', '-', '#']);
    let worded = !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || is_mark(c));
    (1..=3).contains(&digits) && (worded || words().advertisements.contains(word))
}

/// `Comments (12)`, `(0) comments`, `Bình luận (0)`; `(0)` behind any one or two words.
fn is_counter(line: &str) -> bool {
    let (number, word) = match (line.strip_suffix([')', ']']), line.strip_prefix(['(', '['])) {
        (Some(front), _) => match front.rsplit_once(['(', '[']) {
            Some((word, number)) => (number, word),
            None => return false,
        },
        (None, Some(rest)) => match rest.split_once([')', ']']) {
            Some((number, word)) => (number, word),
            None => return false,
        },
        _ => return false,
    };
    let (number, word) = (number.trim(), word.trim().trim_end_matches(':'));
    let value = number.chars().map(digit_value).collect::<Option<Vec<_>>>();
    let known = words().comments.contains(word);
    match value {
        Some(digits) if !digits.is_empty() => {
            let zero = digits.iter().all(|&d| d == 0);
            known || (zero && !word.is_empty() && word.split_whitespace().count() <= 2)
        }
        _ => false,
    }
}

/// `You have 500/500 characters left`, `Please enter 5 or more characters!!!`.
fn is_form(line: &str) -> bool {
    let counts = line.chars().any(|c| digit_value(c).is_some());
    if !counts || line.split_whitespace().count() > FEW {
        return false;
    }
    holds(line, &words().characters) && (line.contains('/') || line.contains("!!") || holds(line, &words().prompts))
}

/// A line of sharing buttons.
fn is_buttons(line: &str) -> bool {
    let mut seen = false;
    let parts = line
        .split(['|', '/', '•', '·', ',', '،', '、', ':', '\n'])
        .map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        seen = true;
        if !made_of(part, &words().buttons) {
            return false;
        }
    }
    // A lone "X" or "Line" is more likely a caption's letter than a button.
    seen && line.chars().filter(|c| c.is_alphabetic()).count() > 4
}

/// Whether `text` is entries of `list` with spaces between them.
fn made_of(text: &str, list: &BTreeSet<String>) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=4.min(words.len() - at))
            .rev()
            .find(|&n| list.contains(&words[at..at + n].join(" ")));
        let Some(taken) = longest else {
            return false;
        };
        at += taken;
    }
    true
}

/// Whether one of `list` stands in `line` between characters that are no letters (anywhere in scripts without spaces).
fn holds(line: &str, list: &BTreeSet<String>) -> bool {
    list.iter().any(|word| {
        line.match_indices(word.as_str()).any(|(at, _)| {
            let spaceless = word.chars().next().is_some_and(|c| c >= '\u{E00}');
            let before = line[..at].chars().next_back();
            let after = line[at + word.len()..].chars().next();
            spaceless || ![before, after].into_iter().flatten().any(char::is_alphabetic)
        })
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E00}'..='\u{EFF}' | '\u{1780}'..='\u{17DD}')
}

#[cfg(test)]
mod tests {
    use super::is_boilerplate;

    #[test]
    fn boilerplate_is_told_from_text() {
        let speak = [
            "تبصرہ (0)",
            "تعليق (0)",
            "Bình luận (12)",
            "(3) Comments",
            "Comments: (3)",
            "Kommentare (۴)",
            "You have 300/300 characters left",
            "Bạn còn 1000/1000 ký tự",
            "لديك 500/500 حرف متبقية",
            "Please enter 8 or more characters!!!",
            "Vui lòng nhập từ 5 ký tự trở lên",
            "[ad_2]",
            "[إعلان 2]",
            "[quảng cáo_1]",
            "Advertisement",
            "Facebook | Zalo | Sao chép liên kết",
            "Share on WhatsApp",
            "شیئر کریں",
        ];
        let silent = [
            "Project (8)",
            "Table (1)",
            "[1]",
            "[sic]",
            "80/80 women officials were trained",
            "The post is limited to 280 characters.",
            "A message of 160 characters reached 500/500 homes in the old district before the storm came down",
            "Line",
            "Facebook has 3 billion users",
            "Nguyễn Thị Vân",
            "Ảnh: Lê Mai (TTXVN)",
            "",
        ];
        for line in speak {
            assert!(is_boilerplate(line, false), "{line}");
        }
        for line in silent {
            assert!(!is_boilerplate(line, false), "{line}");
        }
        for (line, wanted) in [
            ("ماخذ:", true),
            ("Nguồn bài viết :", true),
            ("", true),
            ("Read the whole report of the province here:", false),
            ("Photo: Lê Mai", false),
        ] {
            assert_eq!(is_boilerplate(line, true), wanted, "{line}");
        }
    }
}
