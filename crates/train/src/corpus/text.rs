//! A block's text line, with participants in braces: `{1:France} met {2:a delegation}`.

use detente_ontology::ByteSpan;

pub(super) fn parse_text(line: &str) -> Result<(String, Vec<ByteSpan>), String> {
    let mut text = String::with_capacity(line.len());
    let mut participants = Vec::new();
    let mut rest = line;
    while let Some(open) = rest.find(['{', '}']) {
        text.push_str(&rest[..open]);
        let marked = &rest[open..];
        let close = marked.find('}').filter(|_| marked.starts_with('{'));
        let close = close.ok_or("a brace without its partner")?;
        let (number, words) =
            marked[1..close].split_once(':').ok_or("a participant is written {number:words}")?;
        let expected = participants.len() + 1;
        if number != expected.to_string() {
            return Err(format!("participant number {number:?} where {expected} was expected"));
        }
        if words.is_empty() || words.contains('{') || words.trim() != words {
            return Err(format!("participant {number} is empty, nested, or has spaces at its ends"));
        }
        let start = text.len();
        text.push_str(words);
        participants.push(ByteSpan::new(start, text.len()));
        rest = &marked[close + 1..];
    }
    text.push_str(rest);
    if text.trim().is_empty() {
        return Err("the text is missing".to_owned());
    }
    Ok((text, participants))
}
