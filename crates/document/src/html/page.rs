//! A page as blocks of text, each within its elements.

use super::builder;
use super::hints::Hint;
use super::tags::Tag;

/// What a page holds, in its order.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The text of all blocks, one after the other, blanks made single.
    pub(super) text: String,
    pub(crate) blocks: Vec<Block>,
    /// The elements that hold blocks; the first stands for the page. An element comes after the one it is in.
    pub(crate) nodes: Vec<Node>,
    /// `<title>`.
    pub(crate) title: Option<String>,
    /// Names, in small letters, and contents of `<meta>`.
    pub(crate) metas: Vec<(String, String)>,
    /// `<link rel=canonical>`.
    pub(crate) canonical: Option<String>,
    /// Contents of `<script type="application/ld+json">`.
    pub(crate) json_ld: Vec<String>,
    /// What `<time>` and elements that are named for a date hold, and whether they say that it is the date of publication.
    pub(crate) dates: Vec<(String, bool)>,
}

/// A run of text without a paragraph's end in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Bytes of it that are links.
    pub(crate) link_bytes: usize,
    /// The innermost element of blocks that it is in.
    pub(crate) node: usize,
}

/// An element that holds blocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) tag: Tag,
    pub(crate) hint: Hint,
    pub(crate) parent: usize,
    /// The blocks in it, those of inner elements with them.
    pub(crate) first_block: usize,
    pub(crate) end_block: usize,
}

impl Page {
    /// Reads a page. Any text is a page.
    pub(crate) fn of(html: &str) -> Page {
        builder::build(html)
    }

    /// All the text of a piece of HTML, paragraphs apart by an empty line.
    pub(crate) fn text_of(html: &str) -> String {
        // In data, line ends are paragraphs' ends; in HTML they are blanks.
        let paragraphs = html.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).map(|line| {
            let page = Page::of(line);
            let words: Vec<&str> = page.blocks.iter().map(|block| page.words(block)).collect();
            words.join("\n\n")
        });
        paragraphs.collect::<Vec<_>>().join("\n\n")
    }

    /// The words of a block.
    pub(crate) fn words(&self, block: &Block) -> &str {
        &self.text[block.start..block.end]
    }
}
