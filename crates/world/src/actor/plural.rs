//! Plurals of the words in the tables.

/// The plurals of a word or compound; of "prisoner of war" the first noun takes the ending.
pub(crate) fn plurals(written: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (head, tail) =
        match written.find(" of ").or_else(|| written.find(" in ")).or_else(|| written.find(" general")) {
            Some(at) => written.split_at(at),
            None => (written, ""),
        };
    out.push(format!("{}{tail}", plural(head)));
    if tail == " general" {
        out.push(plural(written));
    }
    out
}

fn plural(word: &str) -> String {
    // Ending, letters it loses, letters it takes; the first that fits counts.
    const IRREGULAR: &[(&str, usize, &str)] = &[
        ("thief", 1, "ves"),
        ("wife", 2, "ves"),
        ("child", 0, "ren"),
        ("person", 4, "ople"),
        ("shaman", 0, "s"),
        ("human", 0, "s"),
        ("roman", 0, "s"),
        ("german", 0, "s"),
        ("ottoman", 0, "s"),
        ("man", 2, "en"),
    ];
    let last = word.len() - word.rsplit(' ').next().map_or(0, str::len);
    let lower = word.to_lowercase();
    for (one, lost, taken) in IRREGULAR {
        if lower.ends_with(one) && word.is_char_boundary(word.len() - lost) {
            return format!("{}{taken}", &word[..word.len() - lost]);
        }
    }
    let end = &word[last..];
    let stem = &word[..word.len() - end.chars().last().map_or(0, char::len_utf8)];
    if end.ends_with('y') && !stem.ends_with(['a', 'e', 'i', 'o', 'u']) {
        return format!("{stem}ies");
    }
    if end.ends_with('s') || end.ends_with('x') || end.ends_with("ch") || end.ends_with("sh") {
        return format!("{word}es");
    }
    format!("{word}s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_plurals() {
        let cases = [
            ("soldier", "soldiers"),
            ("deputy minister", "deputy ministers"),
            ("envoy", "envoys"),
            ("secretary", "secretaries"),
            ("Frenchman", "Frenchmen"),
            ("policewoman", "policewomen"),
            ("German", "Germans"),
            ("bank", "banks"),
            ("bus driver", "bus drivers"),
            ("coach", "coaches"),
            ("prisoner of war", "prisoners of war"),
            ("attorney general", "attorneys general"),
            ("thief", "thieves"),
        ];
        let wrong: Vec<_> = cases.iter().filter(|(one, many)| plurals(one)[0] != *many).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
