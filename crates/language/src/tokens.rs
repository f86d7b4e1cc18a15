//! Words and marks with their place in the text, for rules that work on words. (The encoder has its own, finer
//! tokens: see `reader`.)

use detente_ontology::ByteSpan;

/// A word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: ByteSpan,
    /// Whether it holds a letter or digit; otherwise it is a single mark.
    pub is_word: bool,
}

/// The words and marks of `text`, in order. A word is a run of letters and digits, with inner apostrophes,
/// hyphens and full stops ("Ki-moon", "U.S.", "don't"); every other visible character is a mark of its own.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let is_word = c.is_alphanumeric();
        while let Some(&(at, next)) = chars.peek().filter(|_| is_word) {
            let after = text[at + next.len_utf8()..].chars().next();
            let joins =
                matches!(next, '\'' | '’' | '-' | '.' | '‑') && after.is_some_and(char::is_alphanumeric);
            if !next.is_alphanumeric() && !joins {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        tokens.push(Token { span: ByteSpan::new(start, end), is_word });
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks_are_told_apart() {
        let cases = [
            ("Ban Ki-moon's U.S. visit.", "Ban|Ki-moon's|U.S|.|visit|."),
            ("“No,” he said – twice", "“|No|,|”|he|said|–|twice"),
            ("3.5 percent (up)", "3.5|percent|(|up|)"),
            ("", ""),
        ];
        for (text, expected) in cases {
            let words: Vec<&str> = tokens(text).iter().map(|t| t.span.of(text)).collect();
            assert_eq!(words.join("|"), expected, "{text}");
        }
    }
}
