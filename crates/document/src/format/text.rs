//! Plain text: one story, which may begin with its title.

use super::Draft;

/// The longest title, in characters. Headlines of news agencies stay under a hundred.
const LONGEST_TITLE: usize = 160;

/// The text is the whole input as it stands, title included, so that spans point into it.
pub(crate) fn story_of_text(text: String) -> Draft {
    Draft { title: title(&text).map(str::to_owned), text: Some(text), ..Draft::default() }
}

/// The first line, where it looks like a title: short, not ended as a sentence is, and followed by another line.
fn title(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim();
    let length = first.chars().count();
    if length > LONGEST_TITLE || rest.trim().is_empty() || ends_as_sentence(first) {
        return None;
    }
    if rest.lines().next().is_some_and(|line| line.trim().is_empty()) {
        return Some(first);
    }
    // Text that was broken into lines of a fixed width begins with a line like a title too. There a line ends because
    // the next word had no room in it.
    let paragraph = rest.lines().take_while(|line| !line.trim().is_empty()).take(20);
    let width = paragraph.map(|line| line.chars().count()).chain([length]).max().unwrap_or(0);
    let next_word = rest.split_whitespace().next().map_or(0, |word| word.chars().count());
    let is_broken = (NARROWEST..=WIDEST).contains(&width) && length + 1 + next_word > width;
    let goes_on = rest.trim_start().starts_with(char::is_lowercase);
    (!is_broken && !goes_on).then_some(first)
}

/// The widths, in characters, that text is broken to.
const NARROWEST: usize = 40;
const WIDEST: usize = 120;

fn ends_as_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    line.is_empty() || line.ends_with(['.', ',', ';', ':', '。', '…', '-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) -> Result<(), String> {
        let got = title(text);
        if got == expected { Ok(()) } else { Err(format!("{text:?}: {got:?}, not {expected:?}")) }
    }

    #[test]
    fn a_title_is_told_from_a_first_line() {
        let long = "The ministers met on Thursday. ".repeat(8);
        let failures: Vec<String> = [
            check("", None),
            check("Ministers meet in Geneva", None),
            check("Ministers meet in Geneva\n", None),
            check("Ministers meet in Geneva\n\nThey spoke for an hour.", Some("Ministers meet in Geneva")),
            check("\r\nMinisters meet in Geneva\r\n\r\nThey spoke.\r\n", Some("Ministers meet in Geneva")),
            check(&format!("Ministers meet in Geneva\n{long}\n"), Some("Ministers meet in Geneva")),
            check("Will they meet?\nNobody knows.", Some("Will they meet?")),
            check("They met on Thursday.\nThey spoke for an hour.", None),
            check("“We met on Thursday.”\nThey spoke for an hour.", None),
            check("The foreign ministers of both countries met in Geneva on\nThursday to speak about trade and about the\nborder.", None),
            check("The ministers met in\nand left.", None),
            check("GENEVA (Agency) -\nThe ministers met.", None),
            check(&format!("{long}\n{long}"), None),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
