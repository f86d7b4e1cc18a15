//! Compares names of people over the ways of writing them in Latin letters.

/// A spelling that transliterations share: Qaddafi, Kaddafi; Sergey, Sergei; Yusuf, Yousuf.
pub(crate) fn sound(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let (letter, skip) = match (letter, next) {
            ('k', Some('h')) | ('c', Some('k')) => ('k', true),
            ('g', Some('h')) => ('g', true),
            ('d', Some('h')) => ('d', true),
            ('p', Some('h')) => ('f', true),
            ('o', Some('u' | 'o')) => ('u', true),
            ('e', Some('i' | 'y' | 'e')) => ('i', true),
            ('i', Some('e')) => ('i', true),
            ('q', _) => ('k', false),
            ('y', _) => ('i', false),
            ('w', _) => ('v', false),
            (letter, _) => (letter, false),
        };
        if skip {
            letters.next();
        }
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}

/// Whether two given names may be the same: equal, alike in sound, an initial, or alike in consonants.
pub(crate) fn is_same_given(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if a.len() == 1 || b.len() == 1 {
        return a.chars().next() == b.chars().next();
    }
    let (x, y) = (sound(a), sound(b));
    x == y || (x.len() > 3 && y.len() > 3 && is_alike(&x, &y))
}

/// The same first letter and consonants, and vowels that are confused: Mohammed, Muhammad; but not Hassan, Hussein.
fn is_alike(a: &str, b: &str) -> bool {
    let is_vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let consonants = |word: &str| word.chars().filter(|c| !is_vowel(c)).collect::<String>();
    let vowels = |word: &str| word.chars().filter(is_vowel).collect::<Vec<_>>();
    let confused = |(x, y): (&char, &char)| {
        x == y || *x == 'e' || *y == 'e' || matches!((x, y), ('o', 'u') | ('u', 'o'))
    };
    let (x, y) = (consonants(a), consonants(b));
    let (v, w) = (vowels(a), vowels(b));
    let same_first = a.chars().next() == b.chars().next();
    same_first
        && x.len() > 1
        && x == y
        && (v.len() != w.len() && x.len() > 2 || v.iter().zip(&w).all(confused) && v.len() == w.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_given_names() {
        let cases = [
            ("sergei", "sergey", true),
            ("muhammad", "mohammed", true),
            ("v", "vladimir", true),
            ("yousef", "yusuf", true),
            ("hassan", "hussein", false),
            ("jeb", "george", false),
            ("dmitri", "dmitry", true),
        ];
        let wrong: Vec<_> = cases.iter().filter(|(a, b, want)| is_same_given(a, b) != *want).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
