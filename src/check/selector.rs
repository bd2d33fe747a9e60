//! Words for one rule, the rules of a category, or all.

use super::RULES;
use crate::finding::Category;
use crate::text::nearest;

/// Which rules something is said about. The order is that of their reach: the last that fits decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selector {
    /// Every rule.
    All,
    /// The rules of a category.
    Category(Category),
    /// One rule.
    Rule(&'static str),
}

impl Selector {
    /// Every word that users may write: `all`, the categories, the rules.
    pub fn words() -> impl Iterator<Item = &'static str> {
        let categories = Category::ALL.iter().map(|c| c.as_str());
        let rules = RULES.iter().map(|r| r.card.id);
        std::iter::once("all").chain(categories).chain(rules)
    }

    /// Reads one of [`Self::words`]; the error says what may have been meant.
    pub fn parse(word: &str) -> Result<Self, String> {
        let category = || Category::ALL.iter().find(|c| c.as_str() == word);
        let rule = || RULES.iter().find(|r| r.card.id == word);
        match word {
            "all" => Ok(Self::All),
            _ => (category().map(|c| Self::Category(*c)))
                .or_else(|| rule().map(|r| Self::Rule(r.card.id)))
                .ok_or_else(|| match nearest(word, Self::words()) {
                    Some(near) => format!("no rule is called `{word}`; did you mean `{near}`?"),
                    None => format!("no rule is called `{word}`; `parallax rules` lists them"),
                }),
        }
    }

    /// The word that users write.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Category(category) => category.as_str(),
            Self::Rule(id) => id,
        }
    }

    /// Whether it is about a rule of a category.
    pub fn fits(self, rule: &str, category: Category) -> bool {
        match self {
            Self::All => true,
            Self::Category(c) => c == category,
            Self::Rule(id) => id == rule,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Selector;

    #[test]
    fn rules_that_do_not_exist_are_refused() {
        for (word, wanted) in [
            ("number-altered", Ok("number-altered")),
            ("quantity", Ok("quantity")),
            ("all", Ok("all")),
            ("nubmer-altered", Err("did you mean `number-altered`?")),
            ("sugar", Err("`parallax rules` lists them")),
        ] {
            match (Selector::parse(word), wanted) {
                (Ok(got), Ok(wanted)) => assert_eq!(got.as_str(), wanted),
                (Err(got), Err(wanted)) => assert!(got.ends_with(wanted), "{got}"),
                (got, _) => panic!("{word}: {got:?}"),
            }
        }
    }
}
