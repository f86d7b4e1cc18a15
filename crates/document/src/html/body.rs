//! Which blocks of a page are its article.
//!
//! Every block weighs: sentences for the article, links and scraps against it. The article is in the element whose blocks weigh
//! most together, so that it grows over paragraphs of two neighbours and stops at the list of other stories beside them (after
//! Pasternack and Roth, "Extracting article text from the web with maximum subsequence segmentation", 2009, on elements
//! in place of subsequences). Elements that the page itself names for something else are left out before.

use super::hints::Hint;
use super::page::{Block, Node, Page};
use super::phrases::{begins_comments, ends_sentence, is_junk};
use super::tags::Tag;

/// A paragraph of fewer bytes may as well be of a teaser or a footer, and weighs nothing by itself.
const LIGHT_BYTES: i64 = 60;

/// What a block that is no sentence weighs against the element that holds it.
const SCRAP_WEIGHT: i64 = 15;

/// What a block of links weighs against it, besides their length. Lists of other stories have such a block for each.
const LINKS_WEIGHT: i64 = 40;

/// The article's text: its paragraphs, an empty line between them. Empty if there is none.
pub(crate) fn article(page: &Page, title: Option<&str>) -> String {
    let kinds: Vec<Kind> = page.blocks.iter().map(|block| kind(page, block)).collect();
    let sums = Sums::of(page, &kinds);
    let left_out = left_out(page, &sums);
    let kinds: Vec<Kind> = kinds
        .into_iter()
        .zip(&page.blocks)
        .map(|(kind, block)| if left_out[block.node] { Kind::LeftOut } else { kind })
        .collect();
    let sums = Sums::of(page, &kinds);
    let node = &page.nodes[choose(page, &sums)];
    let chosen = keep(page, &kinds, node.first_block..node.end_block, title);
    join(page, &chosen)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sentences,
    Heading,
    /// Short text without the form of a sentence.
    Scrap,
    Links,
    Junk,
    LeftOut,
}

fn kind(page: &Page, block: &Block) -> Kind {
    let words = page.words(block);
    let tag = page.nodes[block.node].tag;
    if is_junk(words) {
        return Kind::Junk;
    }
    if block.link_bytes * 3 > words.len()
        && !(block.link_bytes * 3 < words.len() * 2 && words.len() > 160 && ends_sentence(words))
    {
        return Kind::Links;
    }
    if tag.is_heading() {
        return Kind::Heading;
    }
    let is_long = words.len() >= 80 && words.contains(['.', '!', '?', '。', '؟', '।']);
    let is_short_sentence = ends_sentence(words) && words.split_whitespace().nth(2).is_some();
    if is_long || is_short_sentence { Kind::Sentences } else { Kind::Scrap }
}

fn weight(page: &Page, block: &Block, kind: Kind) -> i64 {
    let bytes = page.words(block).len() as i64;
    match kind {
        Kind::Sentences => (bytes - block.link_bytes as i64 - LIGHT_BYTES).max(0),
        Kind::Heading | Kind::LeftOut => 0,
        Kind::Scrap | Kind::Junk => -SCRAP_WEIGHT,
        Kind::Links => -LINKS_WEIGHT - block.link_bytes as i64,
    }
}

/// Sums of the weights before each block, so that an element's weight is one difference.
struct Sums {
    all: Vec<i64>,
    sentences: Vec<i64>,
}

impl Sums {
    fn of(page: &Page, kinds: &[Kind]) -> Sums {
        let mut sums = Sums { all: vec![0], sentences: vec![0] };
        let (mut all, mut sentences) = (0, 0);
        for (block, kind) in page.blocks.iter().zip(kinds) {
            let weight = weight(page, block, *kind);
            all += weight;
            sentences += weight.max(0);
            sums.all.push(all);
            sums.sentences.push(sentences);
        }
        sums
    }

    fn weight(&self, node: &Node) -> i64 {
        self.all[node.end_block] - self.all[node.first_block]
    }

    fn sentences(&self, node: &Node) -> i64 {
        self.sentences[node.end_block] - self.sentences[node.first_block]
    }
}

/// Which elements are named for something else than the article. A name that would take away most of the page's sentences is not believed.
fn left_out(page: &Page, sums: &Sums) -> Vec<bool> {
    let total = sums.sentences(&page.nodes[0]);
    let mut left_out = Vec::with_capacity(page.nodes.len());
    for (at, node) in page.nodes.iter().enumerate() {
        let own = sums.sentences(node);
        let out = match (node.tag, node.hint) {
            (_, Hint::Comments) => own < total,
            (_, Hint::Never) | (Tag::Nav | Tag::Aside | Tag::Footer | Tag::Figure | Tag::Caption, _) => {
                own == 0 || total - own >= 100
            }
            (_, Hint::Around) => own * 2 <= total,
            (_, Hint::Date) => own == 0,
            _ => false,
        };
        // The page's own node comes first and is its own parent.
        let out = at > 0 && (out || left_out[node.parent]);
        left_out.push(out);
    }
    left_out
}

/// The element that holds the article.
fn choose(page: &Page, sums: &Sums) -> usize {
    let total = sums.sentences(&page.nodes[0]);
    let best_of = |wanted: &dyn Fn(&Node) -> bool, least: i64| {
        let nodes = page.nodes.iter().enumerate().filter(|(_, node)| wanted(node));
        // Of equals the first, which is the outermost.
        let best = nodes.rev().max_by_key(|(_, node)| sums.sentences(node));
        best.filter(|(_, node)| sums.sentences(node) > least).map(|(at, _)| at)
    };
    // What the page itself calls the article's body or the article goes before our own weighing, if it holds enough.
    let scope = best_of(&|node| node.hint == Hint::ArticleBody, total * 2 / 5)
        .or_else(|| best_of(&|node| node.tag == Tag::Article, total / 2))
        .or_else(|| best_of(&|node| node.tag == Tag::Main, total / 2))
        .unwrap_or(0);
    let within = &page.nodes[scope];
    // Elements come before those in them, and an element's blocks are consecutive: those in the scope follow it.
    let inner = page.nodes[scope..].iter().take_while(|node| node.first_block < within.end_block.max(1));
    let mut best = (scope, sums.weight(within).max(0));
    for (offset, node) in inner.enumerate() {
        let weight = sums.weight(node);
        if weight > best.1 && node.end_block <= within.end_block {
            best = (scope + offset, weight);
        }
    }
    best.0
}

/// The blocks that are kept, of those in the chosen element.
fn keep(page: &Page, kinds: &[Kind], range: std::ops::Range<usize>, title: Option<&str>) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    let mut has_sentences = false;
    // A page of a few words, with no links to lead elsewhere, is all there is.
    let is_note = !kinds.iter().any(|kind| matches!(kind, Kind::Sentences | Kind::Links));
    for at in range {
        let block = &page.blocks[at];
        let words = page.words(block);
        if has_sentences && kinds[at] != Kind::LeftOut && begins_comments(words) {
            break;
        }
        let is_title = title.is_some_and(|title| title == words);
        let tag = page.nodes[block.node].tag;
        let is_prose =
            matches!(tag, Tag::P | Tag::Blockquote | Tag::Item | Tag::Definition | Tag::Pre | Tag::Cell);
        match kinds[at] {
            Kind::Junk | Kind::Links | Kind::LeftOut => {}
            _ if is_title => {}
            Kind::Sentences => {
                kept.push(at);
                has_sentences = true;
            }
            Kind::Heading => kept.push(at),
            Kind::Scrap if is_prose || is_note => kept.push(at),
            Kind::Scrap => {}
        }
    }
    trim(&mut kept, kinds);
    kept
}

/// Takes off what stands before the first and after the last sentence, such as bylines, times and tags, and headings with nothing under
/// them. A page with no sentence at all keeps what it has.
fn trim(kept: &mut Vec<usize>, kinds: &[Kind]) {
    let is_sentence = |at: &usize| kinds[*at] == Kind::Sentences;
    let (Some(first), Some(last)) = (kept.iter().position(is_sentence), kept.iter().rposition(is_sentence))
    else {
        return;
    };
    // A heading just before the first sentence may be the article's own.
    let first = first - usize::from(first > 0 && kinds[kept[first - 1]] == Kind::Heading);
    kept.truncate(last + 1);
    kept.drain(..first);
    let followed: Vec<bool> = (0..kept.len())
        .map(|i| {
            kinds[kept[i]] != Kind::Heading
                || kept.get(i + 1).is_some_and(|&next| kinds[next] != Kind::Heading)
        })
        .collect();
    let mut followed = followed.into_iter();
    kept.retain(|_| followed.next().unwrap_or(true));
}

fn join(page: &Page, blocks: &[usize]) -> String {
    let mut text = String::new();
    let mut before = None;
    for &at in blocks {
        let block = &page.blocks[at];
        let tag = page.nodes[block.node].tag;
        if before.is_some() {
            text.push_str(if tag == Tag::Item && before == Some(Tag::Item) { "\n" } else { "\n\n" });
        }
        text.push_str(page.words(block));
        before = Some(tag);
    }
    text
}
