//! The elements of HTML, as far as they matter for finding text.

/// What an element means for the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A link.
    A,
    Article,
    Aside,
    Blockquote,
    Br,
    Caption,
    Center,
    /// `dd` and `dt`.
    Definition,
    Div,
    Figure,
    Footer,
    Form,
    Header,
    Heading1,
    /// `h2` to `h6`.
    Heading,
    Hr,
    /// `ul`, `ol`, `dl`, `menu`.
    List,
    Item,
    Link,
    Main,
    Meta,
    Nav,
    P,
    Pre,
    Row,
    Section,
    Span,
    Table,
    Cell,
    Time,
    Title,
    /// Any other element that begins a line of its own.
    OtherBlock,
    /// What holds no text of the page: scripts, forms' controls, drawings.
    Skipped,
    /// `html`, `head`, `body`: they may be left out of a page, so nothing rests on them.
    Frame,
    /// Everything else, which leaves the text as it is.
    Inline,
}

impl Tag {
    /// How many there are.
    pub(crate) const COUNT: usize = Tag::Inline as usize + 1;

    pub(crate) fn of(name: &[u8]) -> Tag {
        match name {
            b"a" => Tag::A,
            b"article" => Tag::Article,
            b"aside" => Tag::Aside,
            b"blockquote" | b"q-block" => Tag::Blockquote,
            b"br" => Tag::Br,
            b"caption" => Tag::Caption,
            b"center" => Tag::Center,
            b"dd" | b"dt" => Tag::Definition,
            b"div" => Tag::Div,
            b"figure" | b"figcaption" => Tag::Figure,
            b"footer" => Tag::Footer,
            b"form" => Tag::Form,
            b"header" => Tag::Header,
            b"h1" => Tag::Heading1,
            b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading,
            b"hr" => Tag::Hr,
            b"ul" | b"ol" | b"dl" | b"menu" => Tag::List,
            b"li" => Tag::Item,
            b"link" => Tag::Link,
            b"main" => Tag::Main,
            b"meta" => Tag::Meta,
            b"nav" => Tag::Nav,
            b"p" => Tag::P,
            b"pre" | b"listing" | b"plaintext" => Tag::Pre,
            b"tr" => Tag::Row,
            b"section" => Tag::Section,
            b"span" => Tag::Span,
            b"table" => Tag::Table,
            b"td" | b"th" => Tag::Cell,
            b"time" => Tag::Time,
            b"title" => Tag::Title,
            b"address" | b"details" | b"fieldset" | b"hgroup" | b"legend" | b"summary" | b"search"
            | b"tbody" | b"thead" | b"tfoot" | b"option" => Tag::OtherBlock,
            b"script" | b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"object" | b"canvas"
            | b"video" | b"audio" | b"select" | b"textarea" | b"button" | b"iframe" | b"noframes"
            | b"noembed" | b"applet" | b"datalist" | b"dialog" | b"rp" | b"rt" => Tag::Skipped,
            b"html" | b"head" | b"body" => Tag::Frame,
            _ => Tag::Inline,
        }
    }

    /// Whether the element begins and ends lines, and holds others.
    pub(crate) fn is_block(self) -> bool {
        !matches!(
            self,
            Tag::A
                | Tag::Br
                | Tag::Hr
                | Tag::Link
                | Tag::Meta
                | Tag::Span
                | Tag::Time
                | Tag::Title
                | Tag::Skipped
                | Tag::Frame
                | Tag::Inline
        )
    }

    pub(crate) fn is_heading(self) -> bool {
        matches!(self, Tag::Heading1 | Tag::Heading)
    }

    /// The elements that this one ends where it begins, since their end tags may be left out, and those that protect
    /// the outer ones from it.
    pub(crate) fn ends_implied(self) -> &'static [(Tag, &'static [Tag])] {
        const IN_CELL: &[Tag] = &[Tag::Cell, Tag::Table];
        match self {
            Tag::Item => &[(Tag::P, IN_CELL), (Tag::Item, &[Tag::List, Tag::Cell, Tag::Table])],
            Tag::Definition => &[(Tag::P, IN_CELL), (Tag::Definition, &[Tag::List, Tag::Cell, Tag::Table])],
            Tag::Row => &[(Tag::Row, &[Tag::Table])],
            Tag::Cell => &[(Tag::Cell, &[Tag::Row, Tag::Table])],
            Tag::A => &[(Tag::A, IN_CELL)],
            _ if self.is_block() => &[(Tag::P, IN_CELL)],
            _ => &[],
        }
    }
}
