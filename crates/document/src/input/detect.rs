//! Which format an input has: by content first, by file name second.

use crate::Format;

/// A form of text that is known and not read, with what can be done about it.
pub(crate) type NotRead = (&'static str, &'static str);

/// Finds the format from the first bytes (in an ASCII-compatible encoding) and the name. `whole` says that the
/// bytes are the whole input.
pub(crate) fn detect(head: &[u8], whole: bool, name: &str) -> Result<Format, NotRead> {
    let start = skip_blank(head);
    if start.starts_with(b"WARC/") {
        return Err(("a WARC archive", "WARC is not read yet; take the pages out of it first"));
    }
    if start.starts_with(b"{") {
        let first = first_line(start, whole);
        if first.trim_ascii() == b"{" {
            return Err(("JSON over several lines", "make it one object a line: jq -c ."));
        }
        if skip_blank(&start[1..]).first().is_some_and(|&byte| byte == b'"' || byte == b'}') {
            return Ok(Format::Jsonl);
        }
    }
    if start.starts_with(b"[") && is_json_array(start) {
        return Err(("a JSON array", "make it one object a line: jq -c '.[]'"));
    }
    if start.starts_with(b"<") {
        match markup(start) {
            Some(Markup::Html) => return Ok(Format::Html),
            Some(Markup::Feed) => {
                return Err(("a feed (RSS or Atom)", "feeds are not read yet; give the articles' pages"));
            }
            Some(Markup::OtherXml) => return Err(("XML", "turn it into text, HTML, JSONL or CSV first")),
            None => {}
        }
    }
    if csv_dialect(head, whole).is_some_and(|dialect| dialect.sure) {
        return Ok(Format::Csv);
    }
    Ok(by_name(name).unwrap_or(Format::Text))
}

/// The format that a file's name tells, after its compression's ending.
fn by_name(name: &str) -> Option<Format> {
    let name = name.to_ascii_lowercase();
    let name = name.trim_end_matches(".gz").trim_end_matches(".zst");
    match name.rsplit_once('.')?.1 {
        "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
        "jsonl" | "ndjson" | "json" => Some(Format::Jsonl),
        "csv" | "tsv" => Some(Format::Csv),
        _ => None,
    }
}

enum Markup {
    Html,
    Feed,
    OtherXml,
}

/// Elements that a page, or a piece of one, begins with (after the WHATWG's MIME sniffing standard, 7.1, and the elements
/// of article bodies).
const HTML_STARTS: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "base",
    "script",
    "style",
    "article",
    "main",
    "section",
    "header",
    "nav",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "table",
    "font",
    "a",
    "b",
    "br",
    "span",
    "ul",
    "ol",
    "blockquote",
    "center",
    "img",
    "figure",
    "iframe",
];

fn markup(start: &[u8]) -> Option<Markup> {
    let mut rest = start;
    let mut is_xml = false;
    // The XML declaration, comments and the document type come before what tells.
    for _ in 0..64 {
        rest = skip_blank(rest);
        let end: &[u8] = if rest.starts_with(b"<?") {
            is_xml = true;
            b"?>"
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else {
            break;
        };
        let at = rest.windows(end.len()).position(|window| window == end)?;
        rest = &rest[at + end.len()..];
    }
    let tag = rest.strip_prefix(b"<")?;
    let is = |name: &str| {
        tag.len() > name.len()
            && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            && !tag[name.len()].is_ascii_alphanumeric()
    };
    if HTML_STARTS.iter().any(|name| is(name)) {
        Some(Markup::Html)
    } else if is("rss") || is("feed") || is("rdf:RDF") {
        Some(Markup::Feed)
    } else if is_xml {
        Some(Markup::OtherXml)
    } else {
        None
    }
}

/// Whether an opening bracket begins an array of objects, rather than a text.
fn is_json_array(start: &[u8]) -> bool {
    let rest = skip_blank(&start[1..]);
    rest.starts_with(b"{") && skip_blank(&rest[1..]).starts_with(b"\"")
}

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CsvDialect {
    pub(crate) delimiter: u8,
    /// Bytes of a `sep=;` line, which spreadsheets put before the header.
    pub(crate) preamble: usize,
    /// Whether the header has a column `text` and another of the names of a story.
    pub(crate) sure: bool,
}

const COLUMNS: &[&str] = &["id", "text", "title", "date", "source", "url"];

/// The delimiter that makes most of the header's names known, from the first line; `None` where there is no line.
pub(crate) fn csv_dialect(head: &[u8], whole: bool) -> Option<CsvDialect> {
    let mut preamble = 0;
    let mut header = first_line(head, whole);
    let mut named = None;
    if let [b's', b'e', b'p', b'=', delimiter] = header.trim_ascii_end() {
        named = Some(*delimiter);
        preamble = (header.len() + 1).min(head.len());
        header = first_line(&head[preamble..], whole);
    }
    if header.is_empty() {
        return None;
    }
    let header = String::from_utf8_lossy(&header[..header.len().min(4096)]).to_ascii_lowercase();
    let candidates = named.map_or_else(|| vec![b',', b';', b'\t'], |delimiter| vec![delimiter]);
    let known = |delimiter: u8| {
        let names = header.split(char::from(delimiter)).map(|name| name.trim().trim_matches('"').trim());
        let names: Vec<&str> = names.collect();
        let known = COLUMNS.iter().filter(|column| names.contains(column)).count();
        (names.contains(&"text"), known, names.len())
    };
    // The first of equals: a comma where nothing tells.
    let delimiter = candidates.into_iter().rev().max_by_key(|&delimiter| known(delimiter))?;
    let (has_text, count, _) = known(delimiter);
    Some(CsvDialect { delimiter, preamble, sure: has_text && count >= 2 })
}

fn first_line(head: &[u8], whole: bool) -> &[u8] {
    match head.iter().position(|&byte| byte == b'\n') {
        Some(end) => &head[..end],
        None if whole => head,
        // A line that does not end within the head is no header.
        None => &[],
    }
}

fn skip_blank(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, name: &str, expected: Result<Format, &str>) -> Result<(), String> {
        let got = detect(head.as_bytes(), true, name).map_err(|(what, _)| what);
        if got == expected { Ok(()) } else { Err(format!("{head:?}, {name}: {got:?}, not {expected:?}")) }
    }

    #[test]
    fn content_comes_before_the_name() {
        let failures: Vec<String> = [
            check("", "-", Ok(Format::Text)),
            check("", "a.csv.gz", Ok(Format::Csv)),
            check("Talks began.\n", "-", Ok(Format::Text)),
            check("Talks began.\n", "page.html", Ok(Format::Html)),
            check("{\"id\": 1, \"text\": \"a\"}\n", "a.txt", Ok(Format::Jsonl)),
            check("\n  { \"text\": \"a\"}\n", "-", Ok(Format::Jsonl)),
            check("{as it was}\n", "-", Ok(Format::Text)),
            check("{\n  \"text\": \"a\"\n}\n", "-", Err("JSON over several lines")),
            check("[\n  {\"text\": \"a\"}\n]", "-", Err("a JSON array")),
            check("[Moscow] Talks began.", "-", Ok(Format::Text)),
            check("<!DOCTYPE html><title>a</title>", "-", Ok(Format::Html)),
            check("<!-- saved --><HTML lang=en>", "a.txt", Ok(Format::Html)),
            check("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html>", "-", Ok(Format::Html)),
            check("<p>Talks began.</p>", "-", Ok(Format::Html)),
            check("<poem about war>", "-", Ok(Format::Text)),
            check("<?xml version=\"1.0\"?><rss version=\"2.0\">", "-", Err("a feed (RSS or Atom)")),
            check("<?xml version=\"1.0\"?><nitf>", "-", Err("XML")),
            check("WARC/1.0\r\nWARC-Type: warcinfo", "-", Err("a WARC archive")),
            check("id,text,date\n1,a,2009-05-07\n", "-", Ok(Format::Csv)),
            check("sep=;\nid;text\n1;a\n", "-", Ok(Format::Csv)),
            check("\"Title\"\t\"Text\"\n", "-", Ok(Format::Csv)),
            check("Title, text and date\nmore", "-", Ok(Format::Text)),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
