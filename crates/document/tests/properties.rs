//! Whatever the bytes, reading them ends, and what it gives can be used.

use detente_document::{ErrorKind, Format, Options, read};
use proptest::prelude::*;

/// Bytes of any kind, and pieces of the formats in any order, which get further into the readers.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces: &[&[u8]] = &[
        b"{\"id\": \"a\", ",
        b"\"text\": \"",
        b"\"}\n",
        b"\\ud83d",
        b"\\",
        b"\"date\": \"2009-05-07\"",
        b"{",
        b"[",
        b"}",
        b"]",
        b"id,text\n",
        b"1,\"",
        b"\"\n",
        b";",
        b"\t",
        b"sep=;\n",
        b"\r\n",
        b"\0",
        b"\xFF\xFE",
        b"\xFE\xFF",
        b"\xEF\xBB\xBF",
        b"<p>",
        b"</p>",
        b"<div class=\"comments\">",
        b"</div>",
        b"<table><tr><td>",
        b"</table>",
        b"<a href=x>",
        b"</a>",
        b"<script type=application/ld+json>",
        b"</script>",
        b"{\"@type\": \"Article\", \"headline\": \"H\"}",
        b"<svg>",
        b"</svg>",
        b"<title>",
        b"</title>",
        b"<span class=date>",
        b"</span>",
        b"<br>",
        b"&amp;",
        b"&#x",
        b"<!--",
        b"-->",
        b"<h1>",
        b"<meta charset=",
        b"<time datetime=",
        b"<li>",
        b"<span class=ad>",
        b"<article>",
        b"</article>",
        b"The ministers met in the capital on Friday, and they signed the accord that had been prepared.",
        b" \xC3\xA9 ",
        b"\xE9",
        b"\x1F\x8B\x08\0\0\0\0\0\0\x03",
        b"\x28\xB5\x2F\xFD",
        b"\n",
    ];
    let piece = prop::sample::select(pieces.to_vec()).prop_map(<[u8]>::to_vec);
    let noise = prop::collection::vec(any::<u8>(), 0..12);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        prop::collection::vec(prop_oneof![4 => piece, 1 => noise], 0..40).prop_map(|pieces| pieces.concat()),
    ]
}

fn options() -> impl Strategy<Value = Options> {
    (prop::sample::select(Format::ALL.to_vec()), prop_oneof![Just(256u64 << 20), 0u64..300])
        .prop_map(|(format, max_story_bytes)| Options { format, max_story_bytes, ..Options::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_to_an_end(bytes in bytes(), options in options()) {
        // No format gives more answers than there are bytes, and one for the end.
        let items: Vec<_> = read(bytes.as_slice(), "any", &options).take(bytes.len() + 2).collect();
        prop_assert!(items.len() <= bytes.len() + 1);
        for parsed in items.iter().flatten() {
            prop_assert!(!parsed.story.id.trim().is_empty());
        }
        for error in items.iter().filter_map(|item| item.as_ref().err()) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn reading_twice_is_the_same(bytes in bytes(), options in options()) {
        let shown = || -> Vec<String> { read(bytes.as_slice(), "any", &options).map(|item| format!("{item:?}")).collect() };
        prop_assert_eq!(shown(), shown());
    }

    #[test]
    fn valid_text_is_kept_to_the_letter(text in "\\PC{1,80}") {
        prop_assume!(!text.trim().is_empty() && !text.starts_with('\u{FEFF}'));
        let options = Options { format: Format::Text, ..Options::default() };
        let items: Vec<_> = read(text.as_bytes(), "any", &options).collect();
        match items.as_slice() {
            [Ok(parsed)] => prop_assert_eq!(&parsed.story.text, &text),
            // Text may look like the beginning of something else.
            [Err(error)] => prop_assert_eq!(error.kind(), ErrorKind::Binary),
            _ => prop_assert!(false, "{} items", items.len()),
        }
    }

    #[test]
    fn stories_come_back_from_jsonl_and_csv(texts in prop::collection::vec("[^\u{0}]{1,60}", 1..6)) {
        let lines: String = texts.iter().map(|text| format!("{}\n", serde_json::json!({"id": "x", "text": text}))).collect();
        let got: Vec<String> = read(lines.as_bytes(), "any", &Options::default())
            .map(|item| item.map(|parsed| parsed.story.text).unwrap_or_else(|error| error.to_string()))
            .collect();
        prop_assert_eq!(&got, &texts);

        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["id", "text"]).expect("memory takes all");
        for text in &texts {
            table.write_record(["x", text]).expect("memory takes all");
        }
        let table = table.into_inner().expect("memory takes all");
        let options = Options { format: Format::Csv, ..Options::default() };
        let got: Vec<String> = read(table.as_slice(), "any", &options)
            .map(|item| item.map(|parsed| parsed.story.text).unwrap_or_else(|error| error.to_string()))
            .collect();
        prop_assert_eq!(&got, &texts);
    }

    #[test]
    fn pages_give_whole_characters_and_no_tags(words in prop::collection::vec("[a-zé日]{1,8}", 1..60)) {
        let html = format!("<html><body><p>{}.</p></body></html>", words.join(" "));
        let items: Vec<_> = read(html.as_bytes(), "any", &Options::default()).collect();
        prop_assert_eq!(items.len(), 1);
        let text = items[0].as_ref().map(|parsed| parsed.story.text.clone()).unwrap_or_default();
        prop_assert_eq!(text, format!("{}.", words.join(" ")));
    }
}
