//! The sheet on which a reader sets a document's blocks: marks come off, addresses are hidden, boilerplate is left out.

use super::boilerplate::is_boilerplate;
use super::marks::{Outline, addresses, bullet};
use super::{Block, BlockKind, Document, FrontMatter};
use crate::text::{Span, Tag, fold_key};

/// A document in the making.
pub struct Sheet<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    hidden: Vec<Span>,
    comments: Vec<Span>,
    outline: Outline,
}

impl<'t> Sheet<'t> {
    /// An empty one.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            blocks: Vec::new(),
            hidden: Vec::new(),
            comments: Vec::new(),
            outline: Outline::default(),
        }
    }

    /// Sets a block of which `visible` is read (ascending, disjoint); `link` says that a link stands in it.
    pub fn set(&mut self, kind: BlockKind, visible: &[Span], link: bool) {
        let mut pieces: Vec<Span> = Vec::with_capacity(visible.len());
        for &span in visible.iter().filter(|span| !span.is_empty()) {
            match pieces.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => pieces.push(span),
            }
        }
        let mut shown: Vec<Span> = Vec::with_capacity(pieces.len());
        let mut link = link;
        for piece in pieces {
            let mut from = piece.start;
            for address in addresses(piece.of(self.text)) {
                let address = address.shift(piece.start);
                shown.push(Span::new(from, address.start));
                from = address.end;
                link = true;
            }
            shown.push(Span::new(from, piece.end));
        }
        let mut kind = kind;
        self.take_marks(&mut kind, &mut shown);
        self.trim(&mut shown);
        let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
            return;
        };
        let span = Span::new(first.start, last.end);
        if span.len() < 1000 {
            let text: String = shown.iter().map(|s| s.of(self.text)).collect();
            if !text.contains(char::is_alphanumeric) || is_boilerplate(&text, link) {
                return;
            }
        }
        self.blocks.push(Block { kind, span });
        let gaps = shown.windows(2).map(|pair| Span::new(pair[0].end, pair[1].start));
        self.hidden.extend(gaps.filter(|gap| !gap.is_empty()));
    }

    /// Notes a comment.
    pub fn comment(&mut self, span: Span) {
        self.comments.push(span);
    }

    /// How many blocks are set.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// The block `index`.
    pub fn block(&mut self, index: usize) -> Option<&mut Block> {
        self.blocks.get_mut(index)
    }

    /// What `front` says and the blocks as a document of `text`.
    pub fn document(mut self, lang: Tag, front: FrontMatter) -> Parts {
        if let Some(title) = front.title
            && !self.blocks.iter().take(2).any(|block| self.says(block, title))
        {
            let kind = BlockKind::Heading(1);
            self.blocks.insert(0, Block { kind, span: title });
        }
        Parts {
            lang,
            blocks: self.blocks,
            hidden: self.hidden,
            comments: self.comments,
            front,
        }
    }

    fn says(&self, block: &Block, title: Span) -> bool {
        let key = |text: &str| fold_key(text).split_whitespace().collect::<Vec<_>>().join(" ");
        matches!(block.kind, BlockKind::Heading(_))
            && block.span.len() < 4 * title.len() + 100
            && key(block.span.of(self.text)) == key(title.of(self.text))
    }

    /// Takes the bullet and the outline number off the front.
    fn take_marks(&mut self, kind: &mut BlockKind, shown: &mut [Span]) {
        let Some(first) = shown.iter_mut().find(|span| !span.of(self.text).trim().is_empty()) else {
            return;
        };
        let line = first.of(self.text);
        first.start += line.len() - line.trim_start().len();
        if !matches!(kind, BlockKind::Caption | BlockKind::Cell | BlockKind::Given)
            && let Some(mark) = bullet(first.of(self.text))
        {
            first.start += mark.len;
            if *kind == BlockKind::Paragraph {
                *kind = BlockKind::Item;
            }
        }
        if matches!(kind, BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Item) {
            let heading = matches!(kind, BlockKind::Heading(_));
            if let Some(mark) = self.outline.take(first.of(self.text), heading) {
                first.start += mark.len;
            }
        }
    }

    /// Takes spaces and empty pieces off both ends.
    fn trim(&self, shown: &mut Vec<Span>) {
        while let Some(last) = shown.last_mut() {
            last.end = last.start + last.of(self.text).trim_end().len();
            if !last.is_empty() {
                break;
            }
            shown.pop();
        }
        let empty = |span: &Span| span.of(self.text).trim().is_empty();
        let leading = shown.iter().take_while(|span| empty(span)).count();
        shown.drain(..leading);
        if let Some(first) = shown.first_mut() {
            let text = first.of(self.text);
            first.start += text.len() - text.trim_start().len();
        }
    }
}

/// A document without its text, which the sheet only borrows.
pub struct Parts {
    lang: Tag,
    blocks: Vec<Block>,
    hidden: Vec<Span>,
    comments: Vec<Span>,
    front: FrontMatter,
}

impl Parts {
    /// The document of these parts and the text they were read from.
    pub fn with(self, text: String) -> Document {
        Document {
            lang: self.lang,
            text,
            blocks: self.blocks,
            hidden: self.hidden,
            comments: self.comments,
            front: self.front,
            style: None,
        }
    }
}
