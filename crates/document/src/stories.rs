//! The reader of an input: it takes off what is around the stories and starts the format's own reader.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use detente_ontology::Story;

use crate::error::InputFault;
use crate::format::{CsvReader, Draft, JsonlReader, story_of_text};
use crate::input::{self, CsvDialect, Damage, HEAD_BYTES, Peek, Utf16};
use crate::{Diagnostic, ErrorKind, Format, Options, ReadError, STANDARD_INPUT, encoding, html};

/// A story as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The story.
    pub story: Story,
    /// The line of the input on which it begins, from 1, where the format has lines.
    pub line: Option<u64>,
    /// What was odd about it.
    pub diagnostics: Vec<Diagnostic>,
}

/// The stories of one input, one after the other.
///
/// After an error the next call goes on with the next story, if the input still can be read; after the last it gives `None` for good.
pub struct Stories<'a> {
    input: Arc<str>,
    options: Options,
    damage: Damage,
    format: Format,
    state: State<'a>,
}

type Reader<'a> = Box<dyn Read + Send + 'a>;

enum State<'a> {
    Unread(Reader<'a>),
    Jsonl(JsonlReader<BufReader<Reader<'a>>>),
    Csv(Box<CsvReader<Reader<'a>>>),
    Done,
}

/// Reads an input. `name` is for messages, and for the format where the content does not tell.
///
/// Nothing is read before the first story is asked for.
pub fn read<'a>(input: impl Read + Send + 'a, name: &str, options: &Options) -> Stories<'a> {
    Stories {
        input: name.into(),
        options: options.clone(),
        damage: Damage::default(),
        format: options.format,
        state: State::Unread(Box::new(input)),
    }
}

/// Reads a file, or standard input where the path is `-`.
///
/// # Errors
/// If the file does not exist or can't be opened.
pub fn open(path: &Path, options: &Options) -> Result<Stories<'static>, ReadError> {
    if path == Path::new(STANDARD_INPUT) {
        return Ok(read(std::io::stdin(), "standard input", options));
    }
    let name = path.to_string_lossy();
    let file = File::open(path).map_err(|error| ReadError::from_io(&name.as_ref().into(), error))?;
    Ok(read(file, &name, options))
}

impl Stories<'_> {
    /// The input's name.
    pub fn input(&self) -> &str {
        &self.input
    }

    /// The format: the one that was asked for, or, once the first story has been read, the one that was found.
    pub fn format(&self) -> Format {
        self.format
    }
}

impl Iterator for Stories<'_> {
    type Item = Result<Parsed, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = match &mut self.state {
            State::Unread(_) => return self.start(),
            State::Jsonl(reader) => reader.next_story(),
            State::Csv(reader) => reader.next_story(),
            State::Done => None,
        };
        self.finish(next)
    }
}

impl<'a> Stories<'a> {
    fn start(&mut self) -> Option<Result<Parsed, ReadError>> {
        let State::Unread(reader) = std::mem::replace(&mut self.state, State::Done) else { return None };
        let mut reader = self.to_utf8(reader);
        let (head, whole) = reader.look(HEAD_BYTES, is_line_of_json);
        if head.is_empty() {
            return reader.take_failure().map(|error| Err(ReadError::from_io(&self.input, error)));
        }
        // Lines and records are refused one by one. A text or a page is taken whole, so it must be one.
        let is_taken_whole =
            !matches!(self.options.format, Format::Jsonl | Format::Csv) && !head.starts_with(b"{");
        let refused = input::not_text(head).or_else(|| input::binary(head).filter(|_| is_taken_whole));
        if let Some((what, hint)) = refused {
            return Some(Err(self.refusal(ErrorKind::Binary, what, hint)));
        }
        let found = match self.options.format {
            Format::Auto => input::detect(head, whole, &self.input),
            asked => Ok(asked),
        };
        let dialect = input::csv_dialect(head, whole);
        self.format = match found {
            Ok(format) => format,
            Err((what, hint)) => return Some(Err(self.refusal(ErrorKind::UnsupportedFormat, what, hint))),
        };
        match self.format {
            Format::Jsonl => self.start_jsonl(reader),
            Format::Csv => self.start_csv(reader, dialect),
            Format::Html => self.read_whole(reader).map(|bytes| self.page(bytes)),
            Format::Auto | Format::Text => self.read_whole(reader).map(|bytes| self.text(bytes)),
        }
    }

    /// Takes off compression, byte order mark and UTF-16. What comes out is UTF-8 or an encoding that has ASCII in it.
    fn to_utf8(&self, reader: Reader<'a>) -> Peek<Reader<'a>> {
        let mut reader = Peek::new(input::unpack(reader, &self.options));
        let (head, _) = reader.look(HEAD_BYTES, is_line_of_json);
        if head.starts_with(b"\xEF\xBB\xBF") {
            reader.skip(3);
            return reader;
        }
        if head.starts_with(b"\xFF\xFE\0\0") {
            // UTF-32, which the next step refuses.
            return reader;
        }
        let Some((encoding, mark)) = input::utf16_encoding(head) else { return reader };
        reader.skip(mark);
        Peek::new(Box::new(Utf16::new(reader, encoding, self.damage.clone())))
    }

    fn start_jsonl(&mut self, reader: Peek<Reader<'a>>) -> Option<Result<Parsed, ReadError>> {
        let reader: BufReader<Reader<'a>> = BufReader::with_capacity(HEAD_BYTES, Box::new(reader));
        let limit = self.options.max_story_bytes;
        let stories = JsonlReader::new(reader, Arc::clone(&self.input), limit, self.options.date_order);
        self.state = State::Jsonl(stories);
        self.next()
    }

    fn start_csv(
        &mut self,
        mut reader: Peek<Reader<'a>>,
        dialect: Option<CsvDialect>,
    ) -> Option<Result<Parsed, ReadError>> {
        let dialect = dialect.unwrap_or(CsvDialect { delimiter: b',', preamble: 0, sure: false });
        reader.skip(dialect.preamble);
        let limit = self.options.max_story_bytes;
        let input = Arc::clone(&self.input);
        let reader: Reader<'a> = Box::new(reader);
        match CsvReader::new(reader, dialect, input, limit, self.options.date_order) {
            Ok(stories) => {
                self.state = State::Csv(Box::new(stories));
                self.next()
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// The rest of the input, up to the limit. Half a text or page is no story: its spans would prove nothing.
    fn read_whole(&self, mut reader: Peek<Reader<'a>>) -> Option<Result<Vec<u8>, ReadError>> {
        let limit = self.options.max_story_bytes;
        let mut bytes = Vec::new();
        let read = reader.by_ref().take(limit.saturating_add(1)).read_to_end(&mut bytes);
        if let Err(error) = read {
            return Some(Err(ReadError::from_io(&self.input, error)));
        }
        if bytes.len() as u64 > limit {
            return Some(Err(ReadError::from_io(&self.input, InputFault::TooLong { limit }.into())));
        }
        // Nothing but blanks is no story.
        (!bytes.trim_ascii().is_empty()).then_some(Ok(bytes))
    }

    fn text(&self, bytes: Result<Vec<u8>, ReadError>) -> Result<Parsed, ReadError> {
        let decoded = encoding::decode(bytes?, None);
        let mut draft = story_of_text(decoded.text);
        draft.diagnostics.extend(decoded.replaced.map(Diagnostic::replaced));
        self.story(draft)
    }

    fn page(&self, bytes: Result<Vec<u8>, ReadError>) -> Result<Parsed, ReadError> {
        let bytes = bytes?;
        let declared = html::declared_encoding(&bytes);
        let decoded = encoding::decode(bytes, declared);
        let mut draft = html::story_of_page(&decoded.text);
        draft.diagnostics.extend(decoded.replaced.map(Diagnostic::replaced));
        self.story(draft)
    }

    fn story(&self, draft: Draft) -> Result<Parsed, ReadError> {
        let mut parsed = draft.finish(None, self.options.date_order).map_err(|_| {
            ReadError::new(ErrorKind::NoArticle, &self.input, "no article was found in the page")
                .with_hint("a page that scripts fill must be saved after they have run")
        })?;
        if self.damage.take() {
            parsed.diagnostics.push(Diagnostic::replaced("UTF-16"));
        }
        Ok(parsed)
    }

    fn refusal(&self, kind: ErrorKind, what: &str, hint: &str) -> ReadError {
        ReadError::new(kind, &self.input, format!("is {what}")).with_hint(hint)
    }

    fn finish(&mut self, next: Option<Result<Parsed, ReadError>>) -> Option<Result<Parsed, ReadError>> {
        match next {
            Some(Ok(mut parsed)) => {
                if self.damage.take() {
                    parsed.diagnostics.push(Diagnostic::replaced("UTF-16"));
                }
                Some(Ok(parsed))
            }
            Some(Err(error)) => {
                // These are errors of the input, not of a line.
                if matches!(error.kind(), ErrorKind::Io | ErrorKind::UnpackLimit | ErrorKind::Damaged) {
                    self.state = State::Done;
                }
                Some(Err(error))
            }
            None => {
                self.state = State::Done;
                None
            }
        }
    }
}

/// Whether there is a whole line of JSON already. A program that hands over one story and waits for its events must not be made
/// to wait for the bytes of the next.
fn is_line_of_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    head.first() == Some(&b'{') && memchr::memchr(b'\n', head).is_some()
}

impl std::fmt::Debug for Stories<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stories")
            .field("input", &self.input)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}
