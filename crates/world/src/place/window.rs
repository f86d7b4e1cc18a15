//! Cuts a text into pieces of bounded size, so that memory and time stay in bounds whatever comes in.

/// Bytes of a piece, at most: more than almost any story has.
const LONGEST: usize = 64 * 1024;

/// The pieces of a text with their offsets; cut at a blank line, a line's end or a blank where there is one.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let piece = &rest[..cut(rest)];
        let offset = from;
        from += piece.len();
        Some((offset, piece))
    })
}

fn cut(rest: &str) -> usize {
    if rest.len() <= LONGEST {
        return rest.len();
    }
    let mut end = LONGEST;
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let head = &rest[..end];
    // Only the last quarter is searched, so that pieces do not get small.
    let mut least = LONGEST * 3 / 4;
    while !head.is_char_boundary(least) {
        least -= 1;
    }
    let tail = &head[least..];
    for mark in ["\n\n", "\n", ". ", " "] {
        if let Some(at) = tail.rfind(mark) {
            return least + at + mark.len();
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_whole_and_small() {
        let cases = [
            String::new(),
            "a b".to_owned(),
            "é".repeat(90_000),
            "word. ".repeat(40_000),
            "l\n".repeat(100_000),
        ];
        for text in cases {
            let mut at = 0;
            for (offset, piece) in pieces(&text) {
                assert_eq!(offset, at);
                assert!(!piece.is_empty() && piece.len() <= LONGEST);
                at += piece.len();
            }
            assert_eq!(at, text.len());
        }
    }
}
