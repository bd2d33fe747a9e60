//! Style and script of the pages, and the content-security policy that lets a browser run these and nothing else.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

const BASE: &str = include_str!("base.css");
const ARTICLE: &str = include_str!("article.css");
const CARD: &str = include_str!("card.css");
const SUMMARY: &str = include_str!("summary.css");
const INDEX: &str = include_str!("index.css");
const PRINT: &str = include_str!("print.css");
const THEME: &str = include_str!("theme.js");
const ARTICLE_JS: [&str; 5] = [
    include_str!("article.js"),
    include_str!("join.js"),
    include_str!("filter.js"),
    include_str!("columns.js"),
    include_str!("keys.js"),
];
const INDEX_JS: &str = include_str!("index.js");

/// What a page carries in itself.
pub(super) struct Assets {
    /// The policy: nothing is loaded from anywhere, and only this style and these scripts count.
    pub policy: String,
    /// The style sheet.
    pub style: String,
    /// Runs before the page is painted.
    pub theme: String,
    /// Runs when the page stands.
    pub script: String,
}

impl Assets {
    /// Of an article's page with as many columns as it has versions.
    pub fn article(columns: usize) -> Self {
        let mut style = [BASE, SUMMARY, ARTICLE, CARD, PRINT].concat();
        // Writing into a String cannot fail.
        let _ = write!(style, ".grid{{--columns:{}}}", columns.max(1));
        for column in 0..columns {
            let _ = write!(style, ".hide-{column} [data-v=\"{column}\"]{{display:none}}");
        }
        Self::new(&style, &ARTICLE_JS.concat())
    }

    /// Of the index of a folder.
    pub fn index() -> Self {
        Self::new(&[BASE, SUMMARY, INDEX, PRINT].concat(), INDEX_JS)
    }

    fn new(style: &str, script: &str) -> Self {
        let (style, theme) = (lines(style), lines(THEME));
        let script = format!("(()=>{{\"use strict\";\n{}}})();", lines(script));
        let policy = format!(
            "default-src 'none'; style-src {}; script-src {} {}; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'",
            hash(&style),
            hash(&theme),
            hash(&script)
        );
        Self {
            policy,
            style,
            theme,
            script,
        }
    }
}

/// A browser hashes what it has read, with every line end as a line feed.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::{Assets, hash};

    #[test]
    fn hashes_are_those_of_the_standard() {
        // The example of CSP level 2.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn nothing_inside_ends_its_element() {
        for assets in [Assets::article(4), Assets::index()] {
            let all = [assets.style, assets.theme, assets.script].concat();
            assert!(
                !all.contains("</") && !all.contains("<!--"),
                "an asset ends its own element"
            );
            assert!(
                !all.contains("http://") && !all.contains("https://"),
                "an asset names an address"
            );
        }
    }
}
