//! Phrases that pages put between and around the paragraphs of an article.

/// How a block that is no part of the article begins. It must be short, too.
const JUNK_STARTS: &[&str] = &[
    "advertisement",
    "all rights reserved",
    "also read",
    "article continues",
    "click here",
    "click to",
    "continue reading",
    "copyright",
    "©",
    "(c) 20",
    "download our app",
    "download the app",
    "follow us",
    "for more",
    "get our",
    "have a tip",
    "join our",
    "join us",
    "like us on",
    "listen to",
    "more on",
    "most read",
    "our standards:",
    "photo:",
    "image:",
    "picture:",
    "please enable",
    "read also",
    "read more",
    "read next",
    "read:",
    "recommended",
    "related:",
    "reporting by",
    "editing by",
    "see also",
    "share this",
    "share on",
    "sign in",
    "sign up",
    "skip to",
    "sponsored",
    "story continues",
    "subscribe",
    "support our",
    "this material may not be",
    "view comments",
    "watch:",
    "watch live",
    "we use cookies",
    "write to",
    "your email",
    "your browser",
];

const JUNK_BYTES: usize = 240;

/// Whether a block is one of those that every page of a site has.
pub(crate) fn is_junk(block: &str) -> bool {
    block.len() <= JUNK_BYTES && starts_with_any(block, JUNK_STARTS)
}

/// Headings under which readers write; nothing of the article comes after them.
const ENDS: &[&str] = &[
    "comments",
    "leave a reply",
    "leave a comment",
    "post a comment",
    "join the conversation",
    "add a comment",
    "reader comments",
];

/// Whether a short block begins the readers' comments: "Comments", "12 Comments", "Comments (12)".
pub(crate) fn begins_comments(block: &str) -> bool {
    block.len() <= 40
        && starts_with_any(block.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '), ENDS)
}

/// The first letters decide, whatever their case; then the phrase must end where a word does.
fn starts_with_any(block: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        let Some((start, rest)) = block.split_at_checked(phrase.len()) else { return false };
        start.eq_ignore_ascii_case(phrase)
            && (!phrase.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a block ends as sentences do, perhaps in quotes.
pub(crate) fn ends_sentence(block: &str) -> bool {
    block
        .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔', '।'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_told_from_sentences() {
        assert!(is_junk("Read more: talks resume"));
        assert!(is_junk("ADVERTISEMENT"));
        assert!(is_junk("© 2009 The Daily. All rights reserved."));
        assert!(!is_junk("Reading rooms were closed."));
        assert!(!is_junk("Imagery from satellites shows troops."));
        assert!(begins_comments("12 Comments"));
        assert!(!begins_comments("Comments by the minister drew a sharp reply from Moscow."));
        assert!(ends_sentence("“We will come.”"));
        assert!(!ends_sentence("3 min read"));
    }
}
