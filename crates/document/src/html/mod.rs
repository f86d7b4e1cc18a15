//! Web pages: the article without what is around it, and what the page says about it.
//!
//! The page is cut into blocks of text in one pass over a standard-conforming tokenizer (`builder`), without a document tree: the
//! tree of the HTML standard costs quadratic time on hostile pages, and a tree that owns its children overflows the
//! stack when it is dropped. Open elements are kept to a fixed depth, as browsers do.
//!
//! Which blocks are the article is decided by a small scoring of our own (`body`) rather than by a port of Readability:
//! it is one pass over the blocks, can be read and mended in one sitting, and needs no selector engine or regular expressions.

mod body;
mod builder;
mod charset;
mod hints;
mod json_ld;
mod metadata;
mod page;
mod phrases;
mod tags;

pub(crate) use charset::declared_encoding;

use crate::format::Draft;
use page::Page;

/// The story that a page tells. It has no text where no article was found.
pub(crate) fn story_of_page(html: &str) -> Draft {
    let page = Page::of(html);
    let about = metadata::of(&page);
    let mut text = body::article(&page, about.title.as_deref());
    // Pages that a script fills often carry the article as data too.
    if let Some(body) = about.body.filter(|body| body.len() > 2 * text.len()) {
        text = body;
    }
    Draft {
        text: (!text.is_empty()).then_some(text),
        title: about.title,
        date: about.date,
        source: about.source,
        url: about.url,
        ..Draft::default()
    }
}
