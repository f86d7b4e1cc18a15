//! Words of a text, with their folded keys, their letters' case and what stands between them.

use super::index::Index;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Lower,
    /// A capital first, then at least one small letter.
    Title,
    /// Capitals only.
    Upper,
    /// It begins with a digit, or with a letter that has no case.
    Other,
}

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// The text begins, or a blank line was left.
    Begin,
    /// A line ends.
    Line,
    /// Blanks.
    Space,
    /// A hyphen without blanks.
    Hyphen,
    /// The point of an abbreviation, with blanks.
    Dot,
    /// A comma.
    Comma,
    /// A dash with blanks, or a long one.
    Dash,
    /// A bracket.
    Bracket,
    /// The end of a sentence.
    Stop,
    /// Quotes and whatever else.
    Break,
}

/// A word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// First byte in the text.
    pub(crate) start: usize,
    /// One past the last byte, without a possessive `'s`.
    pub(crate) end: usize,
    key_start: u32,
    key_len: u8,
    pub(crate) shape: Shape,
    pub(crate) gap: Gap,
    /// Behind the word stands `'s`.
    pub(crate) possessive: bool,
    /// It is written with points: "U.S.".
    pub(crate) dotted: bool,
    /// A full stop or the like stands before it.
    stopped: bool,
    /// It stands in a line most of whose words have capitals.
    pub(crate) heading: bool,
}

impl Token {
    /// Whether it begins with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper)
    }

    /// Whether a sentence, a quote or a line begins with it.
    pub(crate) fn begins(&self) -> bool {
        matches!(self.gap, Gap::Begin | Gap::Line | Gap::Stop | Gap::Break | Gap::Dash)
    }

    /// Whether nothing but blanks, a hyphen or an abbreviation's point parts it from the word before.
    pub(crate) fn joins(&self) -> bool {
        matches!(self.gap, Gap::Space | Gap::Hyphen | Gap::Dot)
    }
}

/// The words of a piece of text.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    keys: Vec<u8>,
    /// Where the line of the last word begins.
    line_start: usize,
}

/// A line of at least so many bytes without a full stop at its end is taken for one of a wrapped paragraph.
const WRAPPED: usize = 50;

impl Tokens {
    /// The folded form of a word; empty where it can't be part of a name.
    pub(crate) fn key(&self, i: usize) -> &[u8] {
        self.list
            .get(i)
            .map_or(&[], |t| &self.keys[t.key_start as usize..t.key_start as usize + usize::from(t.key_len)])
    }

    /// Splits `text` into words.
    pub(crate) fn read(text: &str, index: &Index) -> Tokens {
        let mut tokens = Tokens::default();
        let mut chars = text.char_indices().peekable();
        let mut gap_from = 0;
        while let Some(&(start, first)) = chars.peek() {
            if !first.is_alphanumeric() {
                chars.next();
                continue;
            }
            let mut end = start;
            while let Some(&(at, c)) = chars.peek() {
                if !c.is_alphanumeric() && !holds_together(text, start, at, c) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
            tokens.push(text, gap_from, start, end, index);
            gap_from = end;
        }
        tokens.mark_headings(text[gap_from..].contains(['.', '!', '?']));
        tokens
    }

    fn push(&mut self, text: &str, gap_from: usize, start: usize, whole_end: usize, index: &Index) {
        let mut word = &text[start..whole_end];
        let possessive = ["'s", "’s", "'S", "’S"].iter().any(|s| word.ends_with(s) && word.len() > s.len());
        if possessive {
            let tail = word.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            word = &word[..tail];
        }
        let key_start = self.keys.len();
        let whole = fold(word, index, &mut self.keys);
        // A word that no name holds, or a monster, keeps an empty key.
        if !whole || self.keys.len() - key_start > 60 {
            self.keys.truncate(key_start);
        }
        shorten(&mut self.keys, key_start);
        let between = &text[gap_from..start];
        let mut gap = if self.list.is_empty() && between.trim().is_empty() {
            Gap::Begin
        } else {
            gap_of(between, self.keys_of_last())
        };
        if between.contains('\n') {
            // A line's end within a wrapped paragraph is no more than a blank.
            if gap == Gap::Line && gap_from - self.line_start >= WRAPPED {
                gap = Gap::Space;
            }
            self.line_start = start;
        }
        self.list.push(Token {
            start,
            end: start + word.len(),
            key_start: key_start as u32,
            key_len: (self.keys.len() - key_start) as u8,
            shape: shape_of(word),
            gap,
            possessive,
            dotted: word.contains('.'),
            stopped: between.contains(['.', '!', '?']),
            heading: false,
        });
    }

    fn keys_of_last(&self) -> &[u8] {
        self.key(self.list.len().wrapping_sub(1))
    }

    /// A line of at least four words, most of them capitalised, without a full stop at its end, is a heading.
    fn mark_headings(&mut self, stopped: bool) {
        let mut from = 0;
        while from < self.list.len() {
            let ends = |t: &Token| matches!(t.gap, Gap::Begin | Gap::Line | Gap::Stop);
            let to = self.list[from + 1..].iter().position(ends).map_or(self.list.len(), |n| from + 1 + n);
            let sentence = self.list.get(to).map_or(stopped, |t| t.stopped);
            let line = &mut self.list[from..to];
            let all = line.iter().filter(|t| t.is_capital()).count() * 5 >= line.len() * 3;
            let long = line.iter().filter(|t| t.end - t.start > 3 && t.shape != Shape::Other).count();
            let capital = line.iter().filter(|t| t.end - t.start > 3 && t.is_capital()).count();
            if !sentence && all && long >= 4 && capital * 5 >= long * 4 {
                line.iter_mut().for_each(|t| t.heading = true);
            }
            from = to;
        }
    }
}

/// Whether a sign stands within a word: an apostrophe between letters, or the points of "U.S.".
fn holds_together(text: &str, start: usize, at: usize, sign: char) -> bool {
    let after = text[at + sign.len_utf8()..].chars().next();
    match sign {
        '\'' | '’' | 'ʼ' | '‘' | '`' | 'ʻ' => after.is_some_and(char::is_alphanumeric),
        '.' => {
            // Single letters with points between; the last point belongs to it.
            let word = &text[start..at];
            let initials = word.len() <= 12
                && word
                    .split('.')
                    .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
            initials && (word.contains('.') || after.is_some_and(char::is_uppercase))
        }
        '\u{300}'..='\u{36f}' => true,
        _ => false,
    }
}

/// Appends the key of a word; false where a sign in it has no key.
fn fold(word: &str, index: &Index, out: &mut Vec<u8>) -> bool {
    for c in word.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase() as u8),
            '\'' | '’' | 'ʼ' | '‘' | '`' | 'ʻ' | 'ʿ' | 'ʾ' | '.' | '\u{300}'..='\u{36f}' => {}
            c => match index.folded(c) {
                Some(letters) => out.extend_from_slice(letters),
                None => return false,
            },
        }
    }
    true
}

/// "Saint", "Mount" and "Fort" are keyed by their short forms.
fn shorten(keys: &mut Vec<u8>, from: usize) {
    let short: &[u8] = match &keys[from..] {
        b"saint" => b"st",
        b"sainte" => b"ste",
        b"mount" => b"mt",
        b"fort" => b"ft",
        _ => return,
    };
    keys.truncate(from);
    keys.extend_from_slice(short);
}

fn shape_of(word: &str) -> Shape {
    // "d'Ivoire" and "l'Aquila" are capitalised.
    let word = match word.find(['\'', '’']) {
        Some(at @ 1..=2) if word.starts_with(char::is_lowercase) => &word[at..],
        _ => word,
    };
    let mut letters = word.chars().filter(|c| c.is_alphanumeric());
    match letters.next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = letters.peekable();
            let lone = rest.peek().is_none();
            if !lone && rest.all(|c| !c.is_lowercase()) { Shape::Upper } else { Shape::Title }
        }
        Some(c) if c.is_lowercase() => Shape::Lower,
        _ => Shape::Other,
    }
}

/// Short forms whose point does not end a sentence.
const ABBREVIATIONS: [&[u8]; 40] = [
    b"st", b"ste", b"mt", b"ft", b"mr", b"mrs", b"ms", b"dr", b"gov", b"sen", b"rep", b"gen", b"col", b"lt",
    b"sgt", b"capt", b"maj", b"adm", b"cpl", b"pvt", b"prof", b"rev", b"hon", b"pres", b"sec", b"det",
    b"insp", b"supt", b"const", b"messrs", b"jr", b"sr", b"vs", b"no", b"fr", b"cmdr", b"brig", b"amb",
    b"atty", b"dept",
];

fn gap_of(between: &str, last: &[u8]) -> Gap {
    let mut lines = 0;
    let (mut comma, mut point, mut stop, mut bracket, mut dash, mut other, mut blank) =
        (false, false, false, false, false, false, false);
    for c in between.chars() {
        match c {
            '\n' => lines += 1,
            c if c.is_whitespace() => blank = true,
            ',' => comma = true,
            '.' => point = true,
            '!' | '?' | '…' => stop = true,
            '(' | ')' | '[' | ']' => bracket = true,
            '-' => dash = true,
            '–' | '—' | '―' => {
                dash = true;
                blank = true;
            }
            _ => other = true,
        }
    }
    match () {
        _ if lines > 1 => Gap::Begin,
        _ if bracket => Gap::Bracket,
        _ if stop => Gap::Stop,
        _ if point
            && !comma
            && !dash
            && !other
            && lines == 0
            && (last.len() == 1 || ABBREVIATIONS.contains(&last)) =>
        {
            Gap::Dot
        }
        // "Calif., said": the comma tells, not the point.
        _ if comma && !other && !dash => Gap::Comma,
        _ if point && !dash => Gap::Stop,
        _ if dash && (blank || lines > 0 || between.len() > 1) => Gap::Dash,
        _ if other => Gap::Break,
        _ if dash => Gap::Hyphen,
        _ if lines == 1 => Gap::Line,
        _ => Gap::Space,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) -> Result<(), String> {
        let index = Index::open(super::super::GAZETTEER).unwrap();
        let tokens = Tokens::read(text, &index);
        let said: Vec<String> = (0..tokens.list.len())
            .map(|i| format!("{:?}:{}", tokens.list[i].gap, String::from_utf8_lossy(tokens.key(i))))
            .collect();
        let said = said.join(" ");
        if said == expected {
            Ok(())
        } else {
            Err(format!("{text:?}\n  said     {said}\n  expected {expected}"))
        }
    }

    #[test]
    fn words_have_keys_and_gaps() {
        let cases = [
            ("Zürich, São Paulo", "Begin:zurich Comma:sao Space:paulo"),
            ("the U.S. Senate", "Begin:the Space:us Space:senate"),
            ("Mr. Bell left St. Louis. He", "Begin:mr Dot:bell Space:left Space:st Dot:louis Stop:he"),
            ("London's a Paris-based firm", "Begin:london Space:a Space:paris Hyphen:based Space:firm"),
            ("LONDON (AP) - Fire", "Begin:london Bracket:ap Bracket:fire"),
            ("Rome —\n\nOslo\nBern", "Begin:rome Begin:oslo Line:bern"),
            ("Москва and Côte d’Ivoire", "Begin: Space:and Space:cote Space:divoire"),
        ];
        let failures: Vec<String> =
            cases.iter().filter_map(|(text, expected)| check(text, expected).err()).collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
