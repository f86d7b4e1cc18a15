//! Whole pages, and what is made of them. Each `NAME.html` has its `NAME.expected` beside it: title, date, source and url
//! (`-` where there is none), an empty line, the text. With `UPDATE_EXPECTED=1` they are written anew, to be reviewed as a diff.

use std::path::{Path, PathBuf};

use detente_document::{ErrorKind, Format, Options, open, read};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    pages.sort();
    pages
}

fn shown(page: &Path) -> String {
    let items: Vec<_> = open(page, &Options::default()).expect("it can be opened").collect();
    let [Ok(parsed)] = items.as_slice() else { return format!("{items:?}") };
    let story = &parsed.story;
    let show = |field: Option<String>| field.unwrap_or_else(|| "-".to_owned());
    format!(
        "title: {}\ndate: {}\nsource: {}\nurl: {}\n\n{}\n",
        show(story.title.clone()),
        show(story.date.map(|date| date.to_string())),
        show(story.source.clone()),
        show(story.url.clone()),
        story.text
    )
}

#[test]
fn articles_come_out_of_pages() {
    let mut failures = Vec::new();
    for page in fixtures() {
        let expected = page.with_extension("expected");
        let got = shown(&page);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&expected, &got).expect("it can be written");
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        if got != wanted {
            failures.push(format!("--- {}\n{got}--- expected\n{wanted}", page.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn text_of(html: &str) -> Result<String, ErrorKind> {
    let options = Options { format: Format::Html, ..Options::default() };
    let mut stories = read(html.as_bytes(), "test", &options);
    let first = stories.next().expect("there is an answer");
    first.map(|parsed| parsed.story.text).map_err(|error| error.kind())
}

#[test]
fn small_things_of_html() {
    let cases = [
        ("<p>A &lt; B &amp;amp; C&#8230; was said.</p>", Ok("A < B &amp; C… was said.")),
        ("<p>One came.<p>Two left.", Ok("One came.\n\nTwo left.")),
        ("<p>One came.<br>Two left.<br><br>Three stayed on.", Ok("One came.\nTwo left.\n\nThree stayed on.")),
        ("<p>A <b>bold</b><i>er</i>\n\n move was made.</p>", Ok("A bolder move was made.")),
        (
            "<p>It was <!-- not --> signed today.<script>var a = '<p>x</p>';</script></p>",
            Ok("It was signed today."),
        ),
        ("<div>Unclosed <p>things <div>are read <a name=x>all the same.", Ok("are read all the same.")),
        ("<div>Lind in Halve</div>", Ok("Lind in Halve")),
        (
            "<p>Before the frame. <iframe><p>inside</p></iframe> After the frame.",
            Ok("Before the frame. After the frame."),
        ),
        ("<p hidden>Nobody sees this sentence.</p><p>All see this sentence.", Ok("All see this sentence.")),
        ("<pre>First line of it.\nSecond line of it.</pre>", Ok("First line of it.\nSecond line of it.")),
        ("<select><option>Nothing else is here.", Err(ErrorKind::NoArticle)),
        ("<html><body></body></html>", Err(ErrorKind::NoArticle)),
        ("<nav><a href=/>Home</a></nav>", Err(ErrorKind::NoArticle)),
    ];
    let failures: Vec<String> = cases
        .into_iter()
        .map(|(html, expected)| (html, text_of(html), expected.map(str::to_owned)))
        .filter(|(_, got, expected)| got != expected)
        .map(|(html, got, expected)| format!("{html:?}: {got:?}, not {expected:?}"))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn hostile_pages_are_read() {
    let text =
        "The ministers met in the capital on Friday, and they signed the accord that had been prepared.";
    let many = 200_000;
    let pages = [
        format!("{}<p>{text}", "<div>".repeat(many)),
        format!("{}<p>{text}", "<p><b><a href=x>".repeat(many)),
        format!("<p>{text}</p>{}", "</div></p></x>".repeat(many)),
        format!("{}<p>{text}", "<table><tr><td>".repeat(many)),
        format!("<p>{text}</p>{}", "<svg><template>".repeat(many)),
        format!("<p>{text}</p><a {}>", "a=b ".repeat(many)),
        format!("<p>{text}</p><{}>", "x".repeat(many * 10)),
        format!("<p>{text}</p>{}", "&amp".repeat(many)),
        format!("<p>{text}</p>{}", "<!--".repeat(many)),
        format!("<p>{text}</p><p class=\"{}\">", "a b-c ".repeat(many)),
        format!("<script type=application/ld+json>{}</script><p>{text}", "[".repeat(many)),
    ];
    for page in &pages {
        let got = text_of(page).unwrap_or_default();
        assert!(got.contains(text), "{}: {:?}", &page[..60], &got[..got.len().min(200)]);
    }
}
