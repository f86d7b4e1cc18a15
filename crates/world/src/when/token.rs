//! Words, numbers and marks, a paragraph at a time.

use super::lexicon::Lex;
use super::words::{self, LONGEST};

/// A paragraph longer than this is cut at the next full stop.
const SENTENCE_LIMIT: usize = 2_000;
/// One still longer is cut after the next word that no time expression has within it.
const WORD_LIMIT: usize = 3_000;
/// And one longer than this wherever it is, so that memory is bounded whatever comes in.
const HARD_LIMIT: usize = 4_000;

/// One word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// First byte in the text.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// What the word is to this module.
    pub(super) lex: Lex,
    /// No white space stands between it and the token before.
    pub(super) glued: bool,
    /// It begins with a capital letter.
    pub(super) capital: bool,
    /// It is a word (letters), not a number or a mark.
    pub(super) word: bool,
}

/// Reads tokens from a text, from left to right, once.
pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Lexer { text, at: 0 }
    }

    /// Fills `tokens` with the next paragraph; `false` at the end of the text.
    pub(super) fn paragraph(&mut self, tokens: &mut Vec<Token>) -> bool {
        tokens.clear();
        loop {
            let (spaces, lines) = self.white_space();
            if lines > 1 && !tokens.is_empty() {
                return true;
            }
            let Some(token) = self.token(spaces == 0 && !tokens.is_empty()) else {
                return !tokens.is_empty();
            };
            tokens.push(token);
            let limit = match token.lex {
                Lex::Mark('.') => SENTENCE_LIMIT,
                Lex::Other | Lex::Did | Lex::Told => WORD_LIMIT,
                _ => HARD_LIMIT,
            };
            if tokens.len() >= limit {
                return true;
            }
        }
    }

    /// Skips white space: how many characters, and how many line ends among them.
    fn white_space(&mut self) -> (usize, usize) {
        let (mut spaces, mut lines) = (0, 0);
        for c in self.text[self.at..].chars() {
            if !c.is_whitespace() {
                break;
            }
            spaces += 1;
            lines += usize::from(c == '\n');
            self.at += c.len_utf8();
        }
        (spaces, lines)
    }

    fn token(&mut self, glued: bool) -> Option<Token> {
        let start = self.at;
        let rest = &self.text[start..];
        let first = rest.chars().next()?;
        let bytes = rest.as_bytes();
        let (length, lex) = if first.is_ascii_digit() {
            number(bytes)
        } else if first.is_alphabetic() {
            word(rest)
        } else if matches!(first, '\'' | '’') && glued {
            clitic(rest, first.len_utf8())
        } else {
            (first.len_utf8(), Lex::Mark(plain(first)))
        };
        self.at += length;
        let capital = first.is_uppercase();
        Some(Token { start, end: self.at, lex, glued, capital, word: first.is_alphabetic() })
    }
}

/// One form for the marks that come in several.
fn plain(mark: char) -> char {
    match mark {
        '’' | '‘' => '\'',
        '–' | '—' | '‐' | '‑' | '−' => '-',
        '“' | '”' | '`' => '"',
        other => other,
    }
}

/// A run of digits, with its thousands (`2,000`), decimals (`2.5`) or ordinal ending (`7th`).
fn number(bytes: &[u8]) -> (usize, Lex) {
    let digits = run(bytes);
    let value = value(&bytes[..digits]);
    let mut end = digits;
    while digits <= 3 && bytes.get(end) == Some(&b',') && run(&bytes[end + 1..]) == 3 {
        end += 4;
    }
    if end > digits {
        let grouped = bytes[..end].iter().filter(|b| b.is_ascii_digit()).copied().collect::<Vec<_>>();
        return (end, Lex::Grouped(self::value(&grouped)));
    }
    if bytes.get(end) == Some(&b'.') {
        let fraction = run(&bytes[end + 1..]);
        if fraction > 0 {
            return (end + 1 + fraction, Lex::Decimal);
        }
    }
    let letters = bytes[end..].iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
    match &bytes[end..end + letters] {
        b"th" | b"st" | b"nd" | b"rd" | b"TH" | b"ST" | b"ND" | b"RD" => (end + 2, Lex::Ordinal(value)),
        b"s" => (end + 1, Lex::Plural { value, digits: digits.min(9) as u8 }),
        _ => (end, Lex::Number { value, digits: digits.min(255) as u8 }),
    }
}

fn run(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// The number's value; `u32::MAX` for one that is too large to mean a time.
fn value(digits: &[u8]) -> u32 {
    if digits.len() > 9 {
        return u32::MAX;
    }
    digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

fn word(rest: &str) -> (usize, Lex) {
    let bytes = rest.as_bytes();
    // "a.m." and "o'clock" are one word each; the lexicon never sees their marks.
    if bytes.len() >= 3 && bytes[1] == b'.' && bytes[2].eq_ignore_ascii_case(&b'm') {
        let open = bytes.get(3).is_none_or(|b| !b.is_ascii_alphabetic());
        let half = match bytes[0] {
            b'a' | b'A' => Some(Lex::Am),
            b'p' | b'P' => Some(Lex::Pm),
            _ => None,
        };
        if let (true, Some(half)) = (open, half) {
            return (if bytes.get(3) == Some(&b'.') { 4 } else { 3 }, half);
        }
    }
    for clock in ["o'clock", "o’clock"] {
        if rest.get(..clock.len()).is_some_and(|head| head.eq_ignore_ascii_case(clock)) {
            return (clock.len(), Lex::OClock);
        }
    }
    let length = rest.char_indices().find(|(_, c)| !c.is_alphabetic()).map_or(rest.len(), |(at, _)| at);
    (length, lookup(&bytes[..length]))
}

/// What the lexicon knows about a word, whatever its case.
fn lookup(word: &[u8]) -> Lex {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return words::ending(word);
    };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    words::lex(lower)
}

/// `'s`, `'ll`, `'d` after a word; else the mark alone.
fn clitic(rest: &str, mark: usize) -> (usize, Lex) {
    let tail = &rest.as_bytes()[mark..];
    let letters = tail.iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
    match &tail[..letters] {
        b"s" | b"S" => (mark + 1, Lex::Possessive),
        b"ll" => (mark + 2, Lex::Will),
        _ => (mark, Lex::Mark('\'')),
    }
}
