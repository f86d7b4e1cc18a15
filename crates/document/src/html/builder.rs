//! One pass over a page's tags and text, which cuts it into blocks.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::hints::{Attributes, Hint};
use super::page::{Block, Node, Page};
use super::tags::Tag;

/// Reads a page.
pub(super) fn build(html: &str) -> Page {
    let mut builder = Builder::new();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        builder.take(&event);
        None::<std::convert::Infallible>
    });
    emitter.naively_switch_states(true);
    // Reading from a string can't fail: its error type has no values.
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    builder.finish()
}

/// Elements deeper than this are read as if they lay side by side. Browsers stop at 512; pages of news stay under 60.
const DEEPEST: usize = 256;

/// The most of each kind of metadata that is kept: a page with more is no page of news.
const MOST_METADATA: usize = 1000;

/// An element named for a date that holds more than this holds more than a date.
const DATE_BYTES: usize = 120;

struct Open {
    tag: Tag,
    /// The node, if it is an element of blocks.
    node: Option<usize>,
    /// Where the text began, if it is named for a date.
    date_from: Option<usize>,
}

struct Builder {
    page: Page,
    open: Vec<Open>,
    counts: [usize; Tag::COUNT],
    /// Elements beyond the deepest, which have yet to end.
    beyond: usize,
    node: usize,
    block_start: usize,
    link_bytes: usize,
    blank: bool,
    breaks: usize,
    skip: Option<Skip>,
    capture: Capture,
    tag: Tag,
    tag_name: Vec<u8>,
    attributes: Vec<(&'static str, String)>,
    attribute_known: bool,
}

/// An element whose content is passed over, by its name, and how many of its name are open.
struct Skip {
    name: Vec<u8>,
    depth: usize,
    /// Whether it ends where a block begins or ends, as an element within a line should.
    inline: bool,
}

#[derive(PartialEq)]
enum Capture {
    Nothing,
    Title,
    JsonLd,
}

/// The attributes that are kept.
const KNOWN: &[&str] = &[
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "type",
];

impl Builder {
    fn new() -> Self {
        let root = Node { tag: Tag::Main, hint: Hint::None, parent: 0, first_block: 0, end_block: 0 };
        Builder {
            page: Page { nodes: vec![root], ..Page::default() },
            open: Vec::new(),
            counts: [0; Tag::COUNT],
            beyond: 0,
            node: 0,
            block_start: 0,
            link_bytes: 0,
            blank: false,
            breaks: 0,
            skip: None,
            capture: Capture::Nothing,
            tag: Tag::Inline,
            tag_name: Vec::new(),
            attributes: Vec::new(),
            attribute_known: false,
        }
    }

    fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.pop();
        }
        self.flush();
        self.page.nodes[0].end_block = self.page.blocks.len();
        self.page
    }

    fn take(&mut self, event: &CallbackEvent<'_>) {
        match *event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag::of(name);
                self.tag_name.clear();
                self.tag_name.extend_from_slice(name);
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => {
                let known = KNOWN.iter().find(|known| known.as_bytes() == name);
                // The first of two attributes of a name counts.
                let known = known.filter(|known| self.attributes.iter().all(|(name, _)| name != *known));
                self.attribute_known = known.is_some();
                self.attributes.extend(known.map(|known| (*known, String::new())));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, kept)) = self.attributes.last_mut().filter(|_| self.attribute_known) {
                    *kept = String::from_utf8_lossy(value).into_owned();
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(self_closing),
            CallbackEvent::EndTag { name } => self.end_tag(name),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    fn hint(&self) -> Hint {
        if self.attributes.is_empty() {
            return Hint::None;
        }
        let value = |name| self.attribute(name).unwrap_or_default();
        Attributes {
            class: value("class"),
            id: value("id"),
            role: value("role"),
            itemprop: value("itemprop"),
            style: value("style"),
            hidden: self.attribute("hidden").is_some() || self.attribute("aria-hidden") == Some("true"),
        }
        .hint()
    }

    fn start_tag(&mut self, self_closing: bool) {
        let tag = self.tag;
        if let Some(skip) = &mut self.skip {
            if skip.inline && tag.is_block() {
                self.skip = None;
            } else {
                skip.depth += usize::from(skip.name == self.tag_name && !self_closing);
                return;
            }
        }
        self.capture = Capture::Nothing;
        match tag {
            Tag::Meta => self.meta(),
            Tag::Link => self.link(),
            Tag::Br => self.breaks += 1,
            Tag::Hr => self.flush(),
            // The first counts; drawings have titles of their own.
            Tag::Title if self.page.title.is_none() => self.capture = Capture::Title,
            Tag::Title => self.skip = Some(self.skip_of_tag(false)),
            Tag::Time => self.time(),
            Tag::Skipped => self.start_skip(self_closing),
            Tag::Span => match self.hint() {
                Hint::Never | Hint::Comments | Hint::Around => self.skip = Some(self.skip_of_tag(true)),
                Hint::Date => self.push(tag, None, true),
                Hint::None | Hint::ArticleBody => {}
            },
            Tag::A if self.attribute("href").is_none() => {}
            Tag::A => {
                self.end_implied(tag);
                self.push(tag, None, false);
            }
            Tag::Inline | Tag::Frame => {}
            _ => self.start_block(tag),
        }
    }

    fn start_block(&mut self, tag: Tag) {
        self.end_implied(tag);
        if tag.is_heading() && self.open.last().is_some_and(|open| open.tag.is_heading()) {
            self.pop();
        }
        self.flush();
        let hint = self.hint();
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let at = self.page.blocks.len();
        self.page.nodes.push(Node { tag, hint, parent: self.node, first_block: at, end_block: at });
        self.node = self.page.nodes.len() - 1;
        self.push(tag, Some(self.node), hint == Hint::Date);
    }

    fn end_tag(&mut self, name: &[u8]) {
        let tag = Tag::of(name);
        if let Some(skip) = &mut self.skip {
            if skip.name == name {
                skip.depth -= 1;
                if skip.depth == 0 {
                    self.skip = None;
                    self.capture = Capture::Nothing;
                }
                return;
            }
            // A page ends for certain, whatever was left open; so does a line.
            if !(name == b"body" || name == b"html" || skip.inline && tag.is_block()) {
                return;
            }
            self.skip = None;
        }
        self.capture = Capture::Nothing;
        if tag.is_block() {
            self.flush();
            if self.beyond > 0 {
                self.beyond -= 1;
                return;
            }
        }
        if tag == Tag::Br {
            // Browsers read `</br>` as `<br>`.
            self.breaks += 1;
        } else if tag.is_block() {
            self.end_block(tag, if is_of_table(tag) { &[] } else { &[Tag::Cell, Tag::Table] });
        } else if self.counts[tag as usize] > 0
            && let Some(at) = self.open.iter().rposition(|open| open.tag == tag)
        {
            // Links and spans end alone: what was wrongly nested in them stays open.
            let open = self.open.remove(at);
            self.counts[tag as usize] -= 1;
            self.note_date(&open);
        }
    }

    /// Ends the innermost element of a kind and all in it, unless one of the others lies between.
    fn end_block(&mut self, tag: Tag, unless_in: &[Tag]) {
        if self.counts[tag as usize] == 0 {
            return;
        }
        for at in (0..self.open.len()).rev() {
            if self.open[at].tag == tag {
                while self.open.len() > at {
                    self.pop();
                }
                return;
            }
            if unless_in.contains(&self.open[at].tag) {
                return;
            }
        }
    }

    fn end_implied(&mut self, tag: Tag) {
        for (ended, unless_in) in tag.ends_implied() {
            self.end_block(*ended, unless_in);
        }
    }

    fn push(&mut self, tag: Tag, node: Option<usize>, is_date: bool) {
        if self.open.len() >= DEEPEST {
            return;
        }
        let date_from = is_date.then_some(self.page.text.len());
        self.counts[tag as usize] += 1;
        self.open.push(Open { tag, node, date_from });
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.counts[open.tag as usize] -= 1;
        if open.node.is_some() {
            self.flush();
        }
        self.note_date(&open);
        let Some(node) = open.node else { return };
        self.node = self.page.nodes[node].parent;
        self.page.nodes[node].end_block = self.page.blocks.len();
        // Elements without text are many, and of no use.
        let is_empty = self.page.nodes[node].first_block == self.page.blocks.len();
        if is_empty && node + 1 == self.page.nodes.len() {
            self.page.nodes.pop();
        }
    }

    fn note_date(&mut self, open: &Open) {
        let Some(held) = open.date_from.and_then(|from| self.page.text.get(from..)) else { return };
        if !held.trim().is_empty() && held.len() <= DATE_BYTES && self.page.dates.len() < MOST_METADATA {
            self.page.dates.push((held.trim().to_owned(), false));
        }
    }

    fn skip_of_tag(&self, inline: bool) -> Skip {
        Skip { name: self.tag_name.clone(), depth: 1, inline }
    }

    fn start_skip(&mut self, self_closing: bool) {
        let is_drawing = matches!(self.tag_name.as_slice(), b"svg" | b"math");
        if self_closing && is_drawing {
            return;
        }
        if self.tag_name == b"script"
            && self
                .attribute("type")
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
        {
            self.capture = Capture::JsonLd;
        }
        self.skip = Some(self.skip_of_tag(false));
    }

    fn meta(&mut self) {
        let name = self.attribute("property").or(self.attribute("name")).or(self.attribute("itemprop"));
        let (Some(name), Some(content)) = (name, self.attribute("content")) else { return };
        let content = content.trim();
        if self.page.metas.len() < MOST_METADATA && !content.is_empty() {
            let pair = (name.trim().to_ascii_lowercase(), content.to_owned());
            self.page.metas.push(pair);
        }
    }

    fn link(&mut self) {
        let is_canonical = self.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        if let Some(href) = self.attribute("href").filter(|_| is_canonical && self.page.canonical.is_none()) {
            self.page.canonical = Some(href.trim().to_owned());
        }
    }

    fn time(&mut self) {
        let published = self.attribute("pubdate").is_some() || self.hint() == Hint::Date;
        if let Some(value) = self.attribute("datetime").filter(|value| value.len() <= DATE_BYTES)
            && self.page.dates.len() < MOST_METADATA
        {
            self.page.dates.push((value.to_owned(), published));
        }
    }

    fn text(&mut self, text: &str) {
        match self.capture {
            Capture::Title => self.page.title.get_or_insert_default().push_str(text),
            Capture::JsonLd if self.page.json_ld.len() < MOST_METADATA => {
                self.page.json_ld.push(text.to_owned())
            }
            _ if self.skip.is_some() => {}
            _ => self.page_text(text),
        }
    }

    fn page_text(&mut self, text: &str) {
        let before = self.page.text.len();
        let preformatted = self.counts[Tag::Pre as usize] > 0;
        // Runs without blanks are copied whole.
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if is_blank(first) {
                self.breaks += usize::from(preformatted && first == '\n');
                self.blank = true;
                rest = &rest[first.len_utf8()..];
                continue;
            }
            let end = rest.find(is_blank).unwrap_or(rest.len());
            self.word(&rest[..end]);
            rest = &rest[end..];
        }
        if self.counts[Tag::A as usize] > 0 {
            // A paragraph may have ended within the text; then this counts a little too much for the new one.
            self.link_bytes += self.page.text.len() - before;
        }
    }

    fn word(&mut self, word: &str) {
        if self.breaks > 1 {
            self.flush();
        }
        if self.page.text.len() > self.block_start {
            if self.breaks > 0 {
                self.page.text.push('\n');
            } else if self.blank {
                self.page.text.push(' ');
            }
        }
        self.breaks = 0;
        self.blank = false;
        // Soft hyphens and blanks of no width only tell where a line may break.
        if word.contains(is_invisible) {
            self.page.text.extend(word.chars().filter(|c| !is_invisible(*c)));
        } else {
            self.page.text.push_str(word);
        }
    }

    fn flush(&mut self) {
        let (start, end) = (self.block_start, self.page.text.len());
        if end > start {
            let link_bytes = self.link_bytes.min(end - start);
            self.page.blocks.push(Block { start, end, link_bytes, node: self.node });
        }
        self.block_start = end;
        self.link_bytes = 0;
        self.blank = false;
        self.breaks = 0;
    }
}

fn is_of_table(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Row | Tag::Cell | Tag::OtherBlock)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}')
}
