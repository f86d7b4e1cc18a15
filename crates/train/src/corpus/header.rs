//! A block's first line: `= id register year [topic]`.

/// The registers a sentence may be written in.
pub const REGISTERS: &[&str] = &["wire", "broadsheet", "tabloid", "statement", "local", "report", "headline"];

/// What a sentence without an event may be about.
pub const TOPICS: &[&str] = &[
    "sport",
    "markets",
    "weather",
    "culture",
    "metaphor",
    "history",
    "procedure",
    "accident",
    "biography",
    "science",
    "other",
];

/// A block's first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Unique in the corpus.
    pub id: String,
    /// One of [`REGISTERS`].
    pub register: String,
    /// The year in which the story is set, 1945 to 2026.
    pub year: u16,
    /// One of [`TOPICS`], for a sentence without an event.
    pub topic: Option<String>,
}

pub(super) fn parse_header(line: &str) -> Result<Header, String> {
    let rest = line.strip_prefix("= ").ok_or("expected a header: = id register year [topic]")?;
    let words: Vec<&str> = rest.split_whitespace().collect();
    let (id, register, year, topic) = match words[..] {
        [id, register, year] => (id, register, year, None),
        [id, register, year, topic] => (id, register, year, Some(topic)),
        _ => return Err("a header has three or four words: = id register year [topic]".to_owned()),
    };
    if !REGISTERS.contains(&register) {
        return Err(format!("unknown register {register:?}; there are {}", REGISTERS.join(", ")));
    }
    let year = year
        .parse()
        .ok()
        .filter(|y| (1945..=2026).contains(y))
        .ok_or_else(|| format!("year {year:?} is not one from 1945 to 2026"))?;
    if let Some(topic) = topic.filter(|t| !TOPICS.contains(t)) {
        return Err(format!("unknown topic {topic:?}; there are {}", TOPICS.join(", ")));
    }
    Ok(Header { id: id.to_owned(), register: register.to_owned(), year, topic: topic.map(str::to_owned) })
}
