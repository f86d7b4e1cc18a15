//! Text to sentences.

mod abbreviations;

use abbreviations::{Abbreviation, abbreviation};
use detente_ontology::ByteSpan;

/// The sentences of `text`, in order, without the white space around them.
///
/// A sentence ends at `.`, `!`, `?` or `…`, with the quotes and brackets that close behind it, before what looks like
/// a beginning; and at every line break that ends a paragraph, a headline or a list item. Abbreviations ("Gen.",
/// "U.S."), initials ("J. Smith"), numbers ("No. 5") and list marks ("1.") don't end one. A line that is wrapped inside
/// a sentence is not broken. The dateline belongs to its sentence. Works in linear time.
pub fn sentences(text: &str) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ends = boundaries(text);
    ends.push(text.len());
    for end in ends {
        let piece = &text[start..end];
        let trimmed = piece.trim();
        if trimmed.chars().any(char::is_alphanumeric) {
            let from = start + (piece.len() - piece.trim_start().len());
            found.push(ByteSpan::new(from, from + trimmed.len()));
        }
        start = end;
    }
    found
}

/// The bytes at which a new sentence may begin.
fn boundaries(text: &str) -> Vec<usize> {
    let mut at_ends = Vec::new();
    let mut previous_line_length = 0;
    let mut line_start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\n' => {
                let line = text[line_start..at].trim_end();
                previous_line_length = previous_line_length.max(line.chars().count());
                if ends_paragraph(text, line, at, previous_line_length) {
                    at_ends.push(at + 1);
                }
                line_start = at + 1;
            }
            '\u{2028}' | '\u{2029}' => at_ends.push(at + c.len_utf8()),
            '.' | '!' | '?' | '…' | '。' => {
                let mut end = at + c.len_utf8();
                while let Some((next_at, next)) = chars.next_if(|(_, n)| is_closing(*n)) {
                    end = next_at + next.len_utf8();
                }
                if is_sentence_end(text, line_start, at, c, end) {
                    at_ends.push(end);
                }
            }
            _ => {}
        }
    }
    at_ends
}

/// Marks that may follow the full stop and still belong to its sentence.
fn is_closing(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '`')
}

/// Whether the line break at `at` ends a paragraph: before an empty line, after a finished sentence, after a short
/// line (a headline, a list item), or before a list item. Otherwise the text is only wrapped.
fn ends_paragraph(text: &str, line: &str, at: usize, longest: usize) -> bool {
    let rest = &text[at + 1..];
    let next_line = rest.split('\n').next().unwrap_or("").trim();
    if line.is_empty() || next_line.is_empty() {
        return true;
    }
    let first = next_line.chars().next().unwrap_or(' ');
    let finished = line.trim_end_matches(is_closing).len() < line.len() || line.ends_with([':', ';']);
    let length = line.chars().count();
    // Hard-wrapped text has lines of about 60 to 100 characters that go on in lower case or in the middle of a name.
    let wrapped = (45..=110).contains(&length) && length * 10 >= longest * 7 && longest <= 110;
    finished || matches!(first, '-' | '•' | '*' | '–' | '·') || !wrapped && !first.is_lowercase()
}

fn is_sentence_end(text: &str, line_start: usize, at: usize, mark: char, end: usize) -> bool {
    let after = &text[end..];
    let spaces = after.len() - after.trim_start_matches([' ', '\t', '\u{a0}']).len();
    let next = after[spaces..].chars().next();
    let Some(next) = next else { return true };
    if next == '\n' || next == '\r' {
        return false; // The line break decides.
    }
    if mark == '。' {
        return true;
    }
    if spaces == 0 {
        return false; // "3.5", "U.S.", "www.un.org"
    }
    let closed = end > at + mark.len_utf8() && text[at..end].chars().any(|c| matches!(c, '"' | '”' | '»'));
    if mark != '.' {
        // "Reset!" she said: the quote goes on in lower case.
        return !next.is_lowercase();
    }
    let opens = next.is_uppercase()
        || next.is_numeric()
        || matches!(next, '"' | '“' | '«' | '‘' | '\'' | '(' | '[' | '`' | '-' | '–' | '—' | '•')
        || !next.is_alphabetic() && !next.is_ascii();
    // Scripts without capitals begin a sentence with any letter.
    let letter = next.is_alphabetic() && !next.is_lowercase();
    if !opens && !letter {
        return false;
    }
    if closed {
        return true;
    }
    let word_start = text[..at]
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '[' | '—'))
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let word = &text[word_start..at];
    let following = after[spaces..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    // "1. First item": a number that begins the line is a list mark.
    if word_start <= line_start + 1
        && !word.is_empty()
        && word.len() <= 3
        && word.chars().all(|c| c.is_ascii_digit())
    {
        return false;
    }
    match abbreviation(word) {
        Abbreviation::None => true,
        Abbreviation::BeforeName => false,
        Abbreviation::BeforeNumber => !next.is_numeric(),
        Abbreviation::MayEnd => begins_sentence(following),
    }
}

/// Words that, with a capital after an abbreviation, much more often begin a sentence than go on with a name.
fn begins_sentence(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "In",
        "On",
        "At",
        "But",
        "And",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "His",
        "Her",
        "Their",
        "Its",
        "For",
        "As",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "Since",
        "However",
        "Some",
        "Many",
        "Most",
        "Such",
        "Under",
        "With",
        "By",
        "From",
        "To",
        "Earlier",
        "Meanwhile",
        "Also",
        "Not",
        "No",
        "So",
        "What",
        "Who",
        "Both",
        "Another",
        "Last",
        "Both",
        "Despite",
        "According",
    ];
    OPENERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `expected` is the text with a bar between sentences.
    fn check(cases: &[&str]) {
        let mut failures = Vec::new();
        for expected in cases {
            let text = expected.replace('|', "");
            let found: Vec<&str> = sentences(&text).iter().map(|s| s.of(&text)).collect();
            let wanted: Vec<&str> = expected.split('|').map(str::trim).collect();
            if found != wanted {
                failures.push(format!("wanted {wanted:?}\n found {found:?}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn plain_sentences_and_quotes() {
        check(&[
            "The talks failed. |Both sides left.",
            "“We will not yield.” |The envoy left on Monday.",
            "\"We agree,\" he said. |\"We sign.\" |Nobody did.",
            "“Never!” she said. |“Why?” |He shrugged.",
            "He asked why? |Nobody knew.",
            "Talks (held in Oslo.) |They failed.",
        ]);
    }

    #[test]
    fn abbreviations_initials_and_numbers_do_not_end_a_sentence() {
        check(&[
            "Gen. Ruiz met Sen. J. F. Moss in Washington, D.C. on Jan. 5. |They talked.",
            "The U.S. Senate voted. |It passed.",
            "He lives in the U.S. |The law changed.",
            "Resolution No. 5 rose by 3.5 percent. |It passed.",
            "Mr. and Mrs. Aldo left at 5 p.m. on Sunday. |It rained.",
            "Acme Corp. Chairman Lee quit. |He is 61.",
        ]);
    }

    #[test]
    fn lines_lists_and_datelines() {
        check(&[
            "Minister visits\n|OSLO, March 4 (NNA) - The minister arrived on Monday. |She left.",
            "One paragraph\n\n|Another one",
            "The ministers of the two countries met for the first time in the\ncapital of the island state. |They left.",
            "1. Ceasefire holds.\n|2. Talks go on.",
            "Points:\n|- trade\n|- water",
        ]);
    }

    proptest! {
        #[test]
        fn sentences_are_in_order_and_lose_no_letter(text in "([A-Za-zé. !?\"”\n1-3]|U\\.S\\. |Mr\\. ){0,80}") {
            let spans = sentences(&text);
            let mut at = 0;
            for s in &spans {
                prop_assert!(s.start >= at && s.end > s.start);
                let lost = text[at..s.start].chars().any(char::is_alphanumeric);
                prop_assert!(!lost, "lost {:?}", &text[at..s.start]);
                at = s.end;
            }
            let lost = text[at..].chars().any(char::is_alphanumeric);
            prop_assert!(!lost);
        }

        #[test]
        fn any_text_is_split(text in "\\PC{0,200}") {
            for s in sentences(&text) {
                let _ = s.of(&text);
            }
        }
    }
}
