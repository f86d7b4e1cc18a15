//! The encoding that a page declares.

use encoding_rs::Encoding;

/// Browsers look for a declaration in the first 1024 bytes; much software writes it later.
const LOOK_BYTES: usize = 16 << 10;

/// The encoding of `<meta charset=…>`, of `<meta http-equiv=content-type …>` or of the XML declaration.
pub(crate) fn declared_encoding(page: &[u8]) -> Option<&'static Encoding> {
    let head = page[..page.len().min(LOOK_BYTES)].to_ascii_lowercase();
    if head.trim_ascii_start().starts_with(b"<?xml") {
        let end = find(&head, b"?>").unwrap_or(0);
        let found = find(&head[..end], b"encoding").and_then(|at| value(&head[at + 8..end]));
        if found.is_some() {
            return found;
        }
    }
    let mut rest = head.as_slice();
    while let Some(at) = find(rest, b"<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())];
        let found = find(tag, b"charset").and_then(|at| value(&tag[at + 7..]));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The encoding that is named after an equals sign, with or without quotes.
fn value(after_name: &[u8]) -> Option<&'static Encoding> {
    let value = after_name.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'/' | b'>') || byte.is_ascii_whitespace());
    Encoding::for_label(&value[..end.unwrap_or(value.len())])
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found() {
        let cases = [
            ("<meta charset=utf-8>", Some("UTF-8")),
            ("<META CHARSET = 'Windows-1251' />", Some("windows-1251")),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">",
                Some("windows-1252"),
            ),
            ("<meta name=a content=b><meta charset=\"koi8-r\">", Some("KOI8-R")),
            ("<?xml version='1.0' encoding='Shift_JIS'?><html>", Some("Shift_JIS")),
            ("<meta charset=nonsense>", None),
            ("<p>charset=utf-8</p>", None),
            ("<meta charset", None),
        ];
        let got = |page: &str| declared_encoding(page.as_bytes()).map(Encoding::name);
        let failures: Vec<_> = cases.iter().filter(|(page, name)| got(page) != *name).collect();
        assert!(failures.is_empty(), "{failures:?}");
    }
}
