//! The steps of reading, each alone, so that a bench can time them.

use super::reader::Reader;
use super::{name, opens, token};
use crate::language::Pack;
use crate::segment::Segment;
use crate::text::fold;

/// A step of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Folding, the pack's phrases, tokens.
    Tokens,
    /// The same, and which tokens can begin a fact.
    Openers,
    /// Those, and the number that begins at each of them.
    Numerals,
    /// Those, and the code, clock time, date or quantity at each: all that `facts` reads but names and terms.
    Quantities,
    /// Names.
    Names,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Tokens,
        Self::Openers,
        Self::Numerals,
        Self::Quantities,
        Self::Names,
    ];

    /// How much the step finds in `segments`.
    pub fn run(self, segments: &[Segment], pack: &Pack) -> usize {
        if self == Self::Names {
            return name::names(segments, pack).len();
        }
        segments.iter().map(|s| self.of(s, pack)).sum()
    }

    fn of(self, segment: &Segment, pack: &Pack) -> usize {
        let (text, folded) = (&segment.text, fold(&segment.text));
        if self == Self::Quantities {
            let mut out = Vec::new();
            super::quantities(segment, 0, &folded, pack, &mut out);
            return out.len();
        }
        let tokens = token::tokens(text, &folded, pack);
        if self == Self::Tokens {
            return tokens.len();
        }
        let reader = Reader::new(text, &tokens, pack);
        let openers = (0..tokens.len()).filter(|&at| opens(&reader, at));
        match self {
            Self::Numerals => openers.filter(|&at| reader.numeral(at).is_some()).count(),
            _ => openers.count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Step;
    use crate::language::Pack;
    use crate::read::given;
    use crate::segment::segments;
    use crate::text::Tag;

    #[test]
    fn each_step_finds_what_it_reads() {
        let tag = Tag::parse("en").unwrap();
        let pack = Pack::of(&tag).unwrap();
        let document = given(tag, &["On 5 May Anna Kowalska paid $30 for two of them.".to_owned()]);
        let list = segments(&document, pack);
        let found = Step::ALL.map(|step| step.run(&list, pack));
        assert_eq!(found, [13, 6, 3, 3, 1]);
    }
}
