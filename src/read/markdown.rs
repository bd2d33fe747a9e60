//! Markdown to a document: what a reader of the page sees is read, what only the page's machinery sees is not.

use super::html;
use super::plain::comments;
use super::sheet::Sheet;
use super::{BlockKind, Document, FrontError, front_matter};
use crate::text::{Span, Tag};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag as Start, TagEnd};

/// A document of Markdown (CommonMark with tables, footnotes, strike-through and task lists). Code, HTML (but the text of its
/// captions, paragraphs, headings, items and cells), addresses, link targets, footnote marks, comments and struck text are not
/// read. The error is the front matter's.
pub fn markdown(lang: Tag, text: String) -> Result<Document, FrontError> {
    let (front, start) = front_matter(&text)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut walk = Walk {
        text: &text,
        sheet: Sheet::new(&text),
        leaf: None,
        lists: Vec::new(),
        items: 0,
        next_number: 1,
        struck: 0,
        images: 0,
        code: None,
        after_image: false,
        last_alt: None,
    };
    for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
        walk.event(&event, Span::new(range.start + start, range.end + start));
    }
    walk.close();
    let parts = walk.sheet.document(lang, front);
    Ok(parts.with(text))
}

/// A block being gathered.
struct Leaf {
    kind: BlockKind,
    visible: Vec<Span>,
    link: bool,
}

/// An open list.
struct List {
    /// The number of the next item, if it is an ordered one.
    number: Option<u64>,
    /// The number of the only item so far neither begins nor goes on: where it is written.
    doubtful: Option<usize>,
    /// The block of the first item.
    first: Option<usize>,
}

/// The walk over the parser's events.
struct Walk<'t> {
    text: &'t str,
    sheet: Sheet<'t>,
    leaf: Option<Leaf>,
    lists: Vec<List>,
    /// How many items are open.
    items: usize,
    /// The number that goes on from the last list.
    next_number: u64,
    struck: usize,
    images: usize,
    /// An open code block: `true` where it is one by its indent only.
    code: Option<bool>,
    /// The paragraph so far is a picture.
    after_image: bool,
    /// The last picture's alternative text.
    last_alt: Option<Span>,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag, span),
            Event::Text(_) => match self.code {
                Some(true) => self.show(span),
                Some(false) => {}
                None if self.struck > 0 => {}
                None => self.show_text(span),
            },
            Event::InlineHtml(_) if span.of(self.text).starts_with("<!--") => self.sheet.comment(span),
            Event::HardBreak => self.split(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Start<'_>, span: Span) {
        match tag {
            Start::Paragraph => self.open(self.running()),
            Start::Heading { level, .. } => self.open(BlockKind::Heading(depth(*level))),
            Start::TableCell => self.open(BlockKind::Cell),
            Start::CodeBlock(kind) => {
                self.close();
                let prose = matches!(kind, CodeBlockKind::Indented) && is_prose(span.of(self.text));
                self.code = Some(prose);
                if prose {
                    self.open(self.running());
                }
            }
            Start::HtmlBlock => {
                self.close();
                let end = span.end;
                for comment in comments(&self.text[..end], span.start) {
                    self.sheet.comment(comment);
                }
                for (kind, visible) in html::blocks(self.text, span) {
                    self.sheet.set(kind, &visible, false);
                }
            }
            Start::List(number) => {
                self.close();
                self.lists.push(List {
                    number: *number,
                    doubtful: None,
                    first: None,
                });
            }
            Start::Item => {
                self.close();
                self.items += 1;
                self.number(span);
            }
            Start::Strikethrough => self.struck += 1,
            Start::Image { .. } => {
                self.images += 1;
                if self.images == 1 {
                    self.split();
                    if let Some(leaf) = &mut self.leaf {
                        leaf.kind = BlockKind::Caption;
                    } else {
                        self.open(BlockKind::Caption);
                    }
                }
            }
            Start::Link { link_type, .. } => {
                if let Some(leaf) = &mut self.leaf {
                    leaf.link = true;
                }
                if matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    self.struck += 1;
                }
            }
            Start::BlockQuote(_) | Start::FootnoteDefinition(_) | Start::Table(_) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.close(),
            TagEnd::CodeBlock => {
                self.close();
                self.code = None;
            }
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                let list = self.lists.pop();
                self.end_list(list);
            }
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Link => {
                let autolink = span.of(self.text).starts_with('<');
                self.struck = self.struck.saturating_sub(usize::from(autolink));
            }
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                if self.images == 0 {
                    self.end_image();
                }
            }
            _ => {}
        }
    }

    /// The kind of text that stands in no heading, cell or picture.
    fn running(&self) -> BlockKind {
        if self.items > 0 {
            BlockKind::Item
        } else {
            BlockKind::Paragraph
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.close();
        self.after_image = false;
        self.leaf = Some(Leaf {
            kind,
            visible: Vec::new(),
            link: false,
        });
    }

    fn close(&mut self) {
        let Some(leaf) = self.leaf.take() else {
            return;
        };
        // A line of its own below a picture is its caption.
        let shown = leaf
            .visible
            .iter()
            .map(|s| s.of(self.text))
            .any(|s| !s.trim().is_empty());
        let kind = match leaf.kind {
            BlockKind::Paragraph | BlockKind::Item if self.after_image => BlockKind::Caption,
            kind => kind,
        };
        if !shown {
            return;
        }
        let whole = leaf.visible[0].join(leaf.visible[leaf.visible.len() - 1]);
        if kind == BlockKind::Caption && self.last_alt.take().is_some_and(|alt| self.same(alt, whole)) {
            return;
        }
        let before = self.sheet.len();
        self.sheet.set(kind, &leaf.visible, leaf.link);
        if self.sheet.len() > before
            && let Some(list) = self.lists.last_mut()
        {
            list.first.get_or_insert(before);
        }
    }

    /// Ends the block here; what follows is another of its kind.
    fn split(&mut self) {
        if let Some(leaf) = &self.leaf {
            let (kind, after_image) = (leaf.kind, self.after_image);
            self.open(kind);
            self.after_image = after_image;
        }
    }

    fn end_image(&mut self) {
        let alt = self
            .leaf
            .as_ref()
            .and_then(|leaf| Some(leaf.visible.first()?.join(*leaf.visible.last()?)));
        self.open(self.running());
        self.after_image = true;
        self.last_alt = alt;
    }

    fn same(&self, a: Span, b: Span) -> bool {
        let words = |span: Span| span.of(self.text).trim_matches(['*', '_', ' ', '\n']).to_owned();
        words(a) == words(b)
    }

    fn show(&mut self, span: Span) {
        if self.leaf.is_none() && self.items > 0 {
            self.open(BlockKind::Item);
        }
        if let Some(leaf) = &mut self.leaf {
            leaf.visible.push(span);
        }
    }

    /// Shows text; of an entity (`&amp;`) only the ampersand, so that no letter or digit of its name is read.
    fn show_text(&mut self, span: Span) {
        let text = span.of(self.text);
        let entity = text.len() > 2 && text.starts_with('&') && text.ends_with(';');
        if !entity {
            self.show(span);
        } else if text.eq_ignore_ascii_case("&amp;") {
            self.show(Span::new(span.start, span.start + 1));
        }
    }

    /// Counts an item of an ordered list. `5. Mai` at a line's start is taken for an item by Markdown: a number that neither
    /// begins nor goes on stays in the text, unless a second item follows.
    fn number(&mut self, span: Span) {
        let next = self.next_number;
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let Some(number) = list.number else {
            return;
        };
        let alone = list.first.is_none() && list.doubtful.is_none();
        list.doubtful = (alone && number != 1 && number != next).then_some(span.start);
        list.number = Some(number.saturating_add(1));
    }

    fn end_list(&mut self, list: Option<List>) {
        let Some(List {
            number: Some(number),
            doubtful,
            first,
        }) = list
        else {
            return;
        };
        let Some(start) = doubtful else {
            self.next_number = number;
            return;
        };
        if let Some(block) = first.and_then(|index| self.sheet.block(index)) {
            block.span.start = start;
            if self.items == 0 && block.kind == BlockKind::Item {
                block.kind = BlockKind::Paragraph;
            }
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Whether an indented block is no code but a paragraph with its first line set in: it ends as a sentence does.
fn is_prose(block: &str) -> bool {
    let body = block.trim_end().trim_end_matches(['"', '”', '’', '»', ')', '」']);
    let words = body.split_whitespace().take(5).count();
    words >= 5
        && body.ends_with(['.', '!', '?', '…', '؟', '۔', '।', '។', '៕', '。'])
        && !body.contains(['{', '}', '=', '<'])
}
