//! A trie over bytes: every phrase that begins at a place of a text, in one walk.

use super::lexicon::PhraseId;

/// Phrases by their bytes. The children of a node stand side by side, in the order of their bytes.
pub struct Trie {
    nodes: Vec<Node>,
    /// Per node, the byte that leads to it.
    labels: Vec<u8>,
    /// The node behind each first byte; 0: none.
    first: [u32; 256],
}

#[derive(Clone, Copy)]
struct Node {
    /// Its first child.
    child: u32,
    children: u16,
    /// The phrase that ends here.
    phrase: PhraseId,
}

/// No phrase ends at a node.
const NONE: PhraseId = PhraseId::MAX;

impl Trie {
    /// Of phrases, sorted and each once; a phrase's place is its number.
    pub fn new(phrases: &[&str]) -> Self {
        let mut out = Self {
            nodes: Vec::with_capacity(phrases.len() * 4),
            labels: Vec::with_capacity(phrases.len() * 4),
            first: [0; 256],
        };
        out.push(0);
        // Nodes whose children are still to be set: the phrases under each, and how many bytes lead to it.
        let mut open = std::collections::VecDeque::from([(0, 0..phrases.len(), 0)]);
        while let Some((node, mut range, depth)) = open.pop_front() {
            if let Some(phrase) = phrases
                .get(range.start)
                .filter(|p| p.len() == depth && !range.is_empty())
            {
                debug_assert!(phrase.len() == depth);
                out.nodes[node].phrase = range.start as PhraseId;
                range.start += 1;
            }
            out.nodes[node].child = out.nodes.len() as u32;
            while let Some(&label) = phrases[range.clone()].first().and_then(|p| p.as_bytes().get(depth)) {
                let same = phrases[range.clone()].partition_point(|p| p.as_bytes().get(depth) == Some(&label));
                if depth == 0 {
                    out.first[usize::from(label)] = out.nodes.len() as u32;
                }
                open.push_back((out.nodes.len(), range.start..range.start + same, depth + 1));
                out.push(label);
                out.nodes[node].children += 1;
                range.start += same;
            }
        }
        out
    }

    fn push(&mut self, label: u8) {
        self.labels.push(label);
        self.nodes.push(Node {
            child: 0,
            children: 0,
            phrase: NONE,
        });
    }

    /// Whether a phrase may begin with `byte`.
    #[inline]
    pub fn begins(&self, byte: u8) -> bool {
        self.first[usize::from(byte)] != 0
    }

    /// Tells the phrases that `bytes` begin with, the shortest first, each with its length.
    #[inline]
    pub fn prefixes(&self, bytes: &[u8], mut tell: impl FnMut(usize, PhraseId)) {
        let Some((&first, rest)) = bytes.split_first() else {
            return;
        };
        let mut at = self.first[usize::from(first)] as usize;
        if at == 0 {
            return;
        }
        let mut rest = rest.iter();
        loop {
            let node = self.nodes[at];
            if node.phrase != NONE {
                tell(bytes.len() - rest.len(), node.phrase);
            }
            let Some(byte) = rest.next() else { return };
            let from = node.child as usize;
            let children = &self.labels[from..from + usize::from(node.children)];
            match children.iter().position(|label| label == byte) {
                Some(child) => at = from + child,
                None => return,
            }
        }
    }

    /// The phrase that is `text` as a whole.
    pub fn whole(&self, text: &str) -> Option<PhraseId> {
        let mut found = None;
        self.prefixes(text.as_bytes(), |len, phrase| {
            if len == text.len() {
                found = Some(phrase);
            }
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Trie;

    #[test]
    fn prefixes_are_found() {
        let phrases = ["a", "ab", "abcd", "b", "đ", "được"];
        let trie = Trie::new(&phrases);
        for (text, wanted) in [
            ("abc", vec!["a", "ab"]),
            ("abcde", vec!["a", "ab", "abcd"]),
            ("được", vec!["đ", "được"]),
            ("đư", vec!["đ"]),
            ("c", vec![]),
            ("", vec![]),
        ] {
            let mut found = Vec::new();
            trie.prefixes(text.as_bytes(), |len, phrase| {
                assert_eq!(&text[..len], phrases[phrase as usize]);
                found.push(&text[..len]);
            });
            assert_eq!(found, wanted, "{text}");
        }
        for phrase in phrases {
            assert_eq!(trie.whole(phrase).map(|p| phrases[p as usize]), Some(phrase));
        }
        assert_eq!(trie.whole("abc"), None);
        assert_eq!(Trie::new(&[]).whole("a"), None);
    }
}
