//! Formats, encodings, limits: bytes in, stories and errors out.

use std::io::Write;

use detente_document::{DiagnosticKind, ErrorKind, Format, Options, Parsed, ReadError, read};

fn all(bytes: &[u8], options: &Options) -> Vec<Result<Parsed, ReadError>> {
    read(bytes, "test", options).collect()
}

/// A story as `id|text|title|date|source|url`, with `!` and the kind for each diagnostic; an error as its kind and line.
fn shown(items: &[Result<Parsed, ReadError>]) -> Vec<String> {
    let show = |item: &Result<Parsed, ReadError>| match item {
        Ok(Parsed { story, diagnostics, .. }) => {
            let id = if story.id.len() == 32 { "#" } else { &story.id };
            let date = story.date.map(|date| date.to_string()).unwrap_or_default();
            let field = |field: &Option<String>| field.clone().unwrap_or_default();
            let odd: String = diagnostics.iter().map(|odd| format!("!{:?}", odd.kind)).collect();
            let (title, source, url) = (field(&story.title), field(&story.source), field(&story.url));
            format!("{id}|{}|{title}|{date}|{source}|{url}{odd}", story.text)
        }
        Err(error) => format!("{:?} {:?} {:?}", error.kind(), error.line(), error.id()),
    };
    items.iter().map(show).collect()
}

fn check(bytes: &[u8], options: &Options, expected: &[&str]) -> Result<(), String> {
    let got = shown(&all(bytes, options));
    if got == expected {
        return Ok(());
    }
    Err(format!(
        "{}\n   got {got:?}\n   not {expected:?}",
        String::from_utf8_lossy(&bytes[..bytes.len().min(200)])
    ))
}

fn report(results: impl IntoIterator<Item = Result<(), String>>) {
    let failures: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn as_format(format: Format) -> Options {
    Options { format, ..Options::default() }
}

#[test]
fn jsonl_lines_are_stories() {
    let auto = Options::default();
    let jsonl = as_format(Format::Jsonl);
    report([
        check(b"", &jsonl, &[]),
        check(b"\n\n", &jsonl, &[]),
        check(
            br#"{"id": "a", "text": "They met.", "title": "Met", "date": "7 May 2009", "source": "S", "url": "u", "x": [1, {"y": 2}]}"#,
            &auto,
            &["a|They met.|Met|2009-05-07|S|u"],
        ),
        check(b"{\"id\": 7, \"text\": \"A\"}\r\n{\"id\": 7.0, \"text\": \"B\"}\n", &auto, &["7|A||||", "7|B||||"]),
        check(b"{\"text\": \"A\", \"title\": null, \"id\": \"\"}", &auto, &["#|A||||"]),
        check(b"{\"text\": \"A\", \"date\": 20090507}", &auto, &["#|A||2009-05-07||"]),
        check(b"{\"text\": \"A\", \"date\": \"0000-00-00\"}", &auto, &["#|A||||!Date"]),
        check(b"{\"text\": \"A\", \"title\": [\"T\"]}", &auto, &["#|A||||!Field"]),
        check(b"{\"text\": \"A\", \"date\": \"05/06/2009\"}", &auto, &["#|A||||!Date"]),
        check(br#"{"text": "cut \ud83d"}"#, &auto, &["#|cut \u{FFFD}||||!Encoding"]),
        check(br#"{"text": "whole \ud83d\ude00"}"#, &auto, &["#|whole 😀||||"]),
        check(
            b"{\"id\": \"a\", \"text\": \"A\"}\nnonsense\n[1]\n{\"id\": \"b\"}\n{\"id\": \"c\", \"text\": 5}\n{\"id\": \"d\", \"text\": \"D\"\n\n{\"id\": \"e\", \"text\": \"E\"}",
            &auto,
            &[
                "a|A||||",
                "Malformed Some(2) None",
                "Malformed Some(3) None",
                "MissingField Some(4) Some(\"b\")",
                "MissingField Some(5) Some(\"c\")",
                "Malformed Some(6) Some(\"d\")",
                "e|E||||",
            ],
        ),
        check("\u{FEFF}{\"text\": \"Ü\"}".as_bytes(), &auto, &["#|Ü||||"]),
        check(b"{\"text\": \"caf\xE9 au lait, s'il vous pla\xEEt\"}", &auto, &["#|café au lait, s'il vous plaît||||"]),
        check(b"{\"text\": \"\xC3\x9C and \xFF\"}", &auto, &["#|Ü and \u{FFFD}||||!Encoding"]),
        check(b"{\"text\": \"A\"} {\"text\": \"B\"}", &auto, &["Malformed Some(1) None"]),
        check(b"[{\"text\": \"A\"}]", &auto, &["UnsupportedFormat None None"]),
        check(b"{\n\"text\": \"A\"\n}\n", &auto, &["UnsupportedFormat None None"]),
        check("{\"x\": ".repeat(100_000).as_bytes(), &jsonl, &["Malformed Some(1) None"]),
        check(format!("{{\"text\": {}", "[".repeat(100_000)).as_bytes(), &jsonl, &["Malformed Some(1) None"]),
    ]);
}

#[test]
fn long_lines_are_left_out() {
    let options = Options { max_story_bytes: 40, ..as_format(Format::Jsonl) };
    let long = format!("{{\"text\": \"{}\"}}\n{{\"id\": \"b\", \"text\": \"B\"}}\n", "x".repeat(1000));
    report([
        check(long.as_bytes(), &options, &["TooLong Some(1) None", "b|B||||"]),
        check("x".repeat(1000).as_bytes(), &options, &["TooLong Some(1) None"]),
        check(
            "x".repeat(41).as_bytes(),
            &Options { format: Format::Text, ..options.clone() },
            &["TooLong None None"],
        ),
        check(
            &[b'x'; 40],
            &Options { format: Format::Text, ..options.clone() },
            &[&format!("#|{}||||", "x".repeat(40))],
        ),
    ]);
}

#[test]
fn a_line_of_fifty_megabytes_is_a_story() {
    let text = "word ".repeat(10 << 20);
    let line = format!("{{\"id\": \"a\", \"text\": \"{text}\"}}\n{{\"id\": \"b\", \"text\": \"B\"}}\n");
    let items = all(line.as_bytes(), &Options::default());
    let lengths: Vec<usize> =
        items.iter().map(|item| item.as_ref().expect("a story").story.text.len()).collect();
    assert_eq!(lengths, [text.len(), 1]);
}

#[test]
fn csv_records_are_stories() {
    let auto = Options::default();
    let csv = as_format(Format::Csv);
    let limited = Options { max_story_bytes: 300_000, ..csv.clone() };
    let unclosed = format!("id,text\n1,A\n2,\"{}", "word\n".repeat(200_000));
    report([
        check(b"", &csv, &[]),
        check(b"id,text\n", &auto, &[]),
        check(b"id,text,date\n1,They met.,2009-05-07\n", &auto, &["1|They met.||2009-05-07||"]),
        check(
            b"ID;Text;Other\r\n1;\"a; \"\"b\"\"\r\nc\";x\r\n2;B;\r\n",
            &auto,
            &["1|a; \"b\"\r\nc||||", "2|B||||"],
        ),
        check(b"text\ttitle\nA, b\tT\n", &auto, &["#|A, b|T|||"]),
        check(b"sep=;\nid;text\n1;A\n", &auto, &["1|A||||"]),
        check("\u{FEFF}text,url\nÜ,u\n".as_bytes(), &auto, &["#|Ü||||u"]),
        check(b"text\nA\n", &csv, &["#|A||||"]),
        check(b"id,body\n1,A\n", &csv, &["MissingField Some(1) None"]),
        check(
            b"id,text\n1\n2,B\n3,C,D\n4,E,\n",
            &auto,
            &["Malformed Some(2) Some(\"1\")", "2|B||||", "Malformed Some(4) Some(\"3\")", "4|E||||"],
        ),
        check(
            b"text,source\nLe pr\xE9sident est arriv\xE9 hier,Soci\xE9t\xE9\n",
            &auto,
            &["#|Le président est arrivé hier|||Société|"],
        ),
        check(unclosed.as_bytes(), &limited, &["1|A||||", "TooLong Some(3) None"]),
    ]);
}

#[test]
fn text_is_one_story() {
    let auto = Options::default();
    report([
        check(b"", &auto, &[]),
        check(b" \n\n", &auto, &[]),
        check(b"They met.", &auto, &["#|They met.||||"]),
        check(
            b"They meet\r\n\r\nIt went well.\r\n",
            &auto,
            &["#|They meet\r\n\r\nIt went well.\r\n|They meet|||"],
        ),
        check("\u{FEFF}Détente".as_bytes(), &auto, &["#|Détente||||"]),
        check(b"{\"a\": 1}", &as_format(Format::Text), &["#|{\"a\": 1}||||"]),
    ]);
}

#[test]
fn utf16_is_read() {
    let encode = |text: &str, mark: bool, big: bool| -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let auto = Options::default();
    let text = "Министр прибыл. He came. 😀";
    let jsonl = "{\"id\": \"1\", \"text\": \"Ü\"}\n{\"id\": \"2\", \"text\": \"B\"}\n";
    let mut damaged = encode("He came and went.", true, false);
    damaged.extend([0x00, 0xD8, 0x20, 0x00]);
    report([
        check(&encode(text, true, false), &auto, &[&format!("#|{text}||||")]),
        check(&encode(text, true, true), &auto, &[&format!("#|{text}||||")]),
        check(&encode(jsonl, true, false), &auto, &["1|Ü||||", "2|B||||"]),
        check(&encode(jsonl, false, true), &auto, &["1|Ü||||", "2|B||||"]),
        check(&encode("id,text\n1,Ü\n", true, false), &auto, &["1|Ü||||"]),
        check(&encode("<html><p>She came home.", false, false), &auto, &["#|She came home.||||"]),
        check(&damaged, &auto, &["#|He came and went.\u{FFFD} ||||!Encoding"]),
    ]);
}

#[test]
fn what_is_not_text_is_told() {
    let auto = Options::default();
    let kinds = |bytes: &[u8]| shown(&all(bytes, &auto));
    assert_eq!(kinds(b"%PDF-1.4\n%\xE2\xE3\xCF\xD3"), ["Binary None None"]);
    assert_eq!(kinds(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0"), ["Binary None None"]);
    let error = all(b"PK\x03\x04\x14\0\0\0\x08\0", &auto).remove(0).expect_err("an archive is no story");
    assert_eq!(
        error.to_string(),
        "test: is a ZIP archive or office document (unpack it, or save it as plain text or HTML first)"
    );
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).expect("memory takes all")
}

#[test]
fn packed_inputs_are_unpacked() {
    let auto = Options::default();
    let first = b"{\"id\": \"1\", \"text\": \"A\"}\n";
    let second = b"{\"id\": \"2\", \"text\": \"B\"}\n";
    let both = ["1|A||||", "2|B||||"];
    let skippable = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3], zstd(first).as_slice()].concat();
    report([
        check(&gzip(b""), &auto, &[]),
        check(&gzip(b"They met."), &auto, &["#|They met.||||"]),
        check(&zstd(b"They met."), &auto, &["#|They met.||||"]),
        check(&[gzip(first), gzip(second)].concat(), &auto, &both),
        check(&[zstd(first), zstd(second)].concat(), &auto, &both),
        check(&[gzip(first), gzip(second), vec![0; 5000]].concat(), &auto, &both),
        check(&skippable, &auto, &["1|A||||"]),
        check(&[gzip(first), b"rubbish".to_vec()].concat(), &auto, &["1|A||||", "Damaged Some(2) None"]),
        check(&gzip(&gzip(first)), &auto, &["Binary None None"]),
        check(b"\x1F\x8B", &auto, &["Damaged None None"]),
        check(b"\x1F\x8B\x08\0garbage garbage garbage", &auto, &["Damaged None None"]),
        check(b"\x28\xB5\x2F\xFDgarbage", &auto, &["Damaged None None"]),
        // A text may begin with the first byte of a magic number.
        check(b"(They met.)", &auto, &["#|(They met.)||||"]),
    ]);
}

#[test]
fn of_a_cut_off_archive_the_whole_lines_are_kept() {
    // Numbers that do not compress well, so that the cut falls between lines that came through.
    let mut state = 1u64;
    let lines: String = (0..2000)
        .map(|id| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            format!("{{\"id\": \"{id}\", \"text\": \"{state}\"}}\n")
        })
        .collect();
    for packed in [gzip(lines.as_bytes()), zstd(lines.as_bytes())] {
        let items = all(&packed[..packed.len() / 2], &Options::default());
        let stories = items.iter().filter(|item| item.is_ok()).count();
        let error = items.last().and_then(|item| item.as_ref().err()).expect("an error comes last");
        assert_eq!(error.kind(), ErrorKind::Damaged);
        assert_eq!(stories + 1, items.len());
        assert!((1..2000).contains(&stories) || packed.starts_with(b"\x28"), "{stories}");
    }
}

#[test]
fn bombs_do_not_go_off() {
    let bomb = zstd(&vec![b' '; 100 << 20]);
    let ratio = all(&bomb, &as_format(Format::Jsonl));
    assert_eq!(shown(&ratio), ["UnpackLimit Some(1) None"]);
    let total = Options { max_unpacked_bytes: 1000, ..as_format(Format::Text) };
    assert_eq!(shown(&all(&gzip(&[b'x'; 2000]), &total)), ["UnpackLimit None None"]);
}

#[test]
fn the_identifier_is_of_the_content() {
    let id = |line: &str| all(line.as_bytes(), &Options::default()).remove(0).expect("a story").story.id;
    let first = id("{\"text\": \"They met.\"}");
    assert_eq!(first, "1369ccd563ac751a399dd9c1b05d87a2");
    assert_eq!(first, id("{\"text\": \"They met.\", \"source\": \"S\"}"));
    assert_ne!(first, id("{\"text\": \"They met.\", \"url\": \"u\"}"));
    assert_ne!(first, id("{\"text\": \"They met!\"}"));
}

#[test]
fn messages_say_where_and_what_to_do() {
    let error =
        all(b"{\"text\": \"A\"}\n{\"text\" 5}\n", &Options::default()).remove(1).expect_err("no JSON");
    assert_eq!(error.to_string(), "test, line 2: is no JSON object: expected `:` (column 9)");
    let error = all(b"{\"id\": \"a\"}", &Options::default()).remove(0).expect_err("no text");
    assert_eq!(
        error.to_string(),
        "test, line 1: the object has no field \"text\" with a string (a story is {\"id\": …, \"text\": …, \"title\"?, \"date\"?, \"source\"?, \"url\"?})"
    );
    let items = all(b"{\"text\": \"A\", \"date\": \"soon\"}", &Options::default());
    let odd = &items[0].as_ref().expect("a story").diagnostics[0];
    assert_eq!(odd.kind, DiagnosticKind::Date);
    assert_eq!(odd.message, "the date \"soon\" is in no form that is known as a date; the story has none");
}

/// A pipe whose other side waits for the answer before it writes the next line.
struct Waiting {
    lines: Vec<&'static [u8]>,
}

impl std::io::Read for Waiting {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        assert!(!self.lines.is_empty(), "asked for more than was needed for the first story");
        let line = self.lines.remove(0);
        let count = line.len().min(out.len());
        out[..count].copy_from_slice(&line[..count]);
        if count < line.len() {
            self.lines.insert(0, &line[count..]);
        }
        Ok(count)
    }
}

#[test]
fn a_story_is_given_as_soon_as_its_line_is_there() {
    for format in [Format::Auto, Format::Jsonl] {
        let pipe = Waiting { lines: vec![b"{\"id\": \"1\", \"text\": \"A\"}\n"] };
        let first = read(pipe, "pipe", &as_format(format)).next();
        assert_eq!(shown(&[first.expect("a story")]), ["1|A||||"]);
    }
}
