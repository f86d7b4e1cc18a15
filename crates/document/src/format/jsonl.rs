//! JSONL: one JSON object a line.

use std::borrow::Cow;
use std::fmt;
use std::io::BufRead;
use std::sync::Arc;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use super::Draft;
use crate::encoding::decode_slice;
use crate::input::{Line, Lines};
use crate::{DateOrder, Diagnostic, DiagnosticKind, ErrorKind, Parsed, ReadError};

/// Reads stories line by line. Blank lines are passed over; a line that is no story is an error, and the rest goes on.
pub(crate) struct JsonlReader<R> {
    lines: Lines<R>,
    limit: u64,
    input: Arc<str>,
    order: DateOrder,
}

impl<R: BufRead> JsonlReader<R> {
    pub(crate) fn new(reader: R, input: Arc<str>, limit: u64, order: DateOrder) -> Self {
        JsonlReader { lines: Lines::new(reader, limit), limit, input, order }
    }

    /// The next story; `None` at the end. An error of the reader below ends the input: ask no more after it.
    pub(crate) fn next_story(&mut self) -> Option<Result<Parsed, ReadError>> {
        loop {
            let line = self.lines.next_line()?;
            let parsed = match line {
                Err(error) => Err(ReadError::from_io(&self.input, error)),
                Ok(Line::TooLong) => {
                    let message = format!("the line is longer than {} bytes", self.limit);
                    Err(ReadError::new(ErrorKind::TooLong, &self.input, message))
                }
                Ok(Line::Whole(line)) if line.trim_ascii().is_empty() => continue,
                Ok(Line::Whole(line)) => story_of_line(line, &self.input, self.order),
                Ok(Line::Cut(line)) => match story_of_line(line, &self.input, self.order) {
                    Ok(parsed) => Ok(parsed),
                    // What is cut off is no story. The failure that cut it comes next, and says why.
                    Err(_) => continue,
                },
            };
            let number = self.lines.number();
            return Some(match parsed {
                Ok(parsed) => Ok(Parsed { line: Some(number), ..parsed }),
                Err(error) => Err(error.at(number)),
            });
        }
    }
}

fn story_of_line(line: &[u8], input: &Arc<str>, order: DateOrder) -> Result<Parsed, ReadError> {
    let mut draft = Draft::default();
    let line = match std::str::from_utf8(line) {
        Ok(line) => Cow::Borrowed(line),
        Err(_) => {
            let decoded = decode_slice(line);
            draft.diagnostics.extend(decoded.replaced.map(Diagnostic::replaced));
            Cow::Owned(decoded.text)
        }
    };
    if let Err(error) = fill(&line, &mut draft) {
        // Programs that cut strings at a number of UTF-16 units leave half characters. JSON's grammar allows them, text does not.
        let mended = without_lone_surrogates(&line);
        let kept = std::mem::take(&mut draft.diagnostics);
        let retried = mended.map(|mended| {
            draft = Draft { diagnostics: kept, ..Draft::default() };
            draft.diagnostics.push(Diagnostic::replaced("Unicode characters"));
            fill(&mended, &mut draft)
        });
        if !matches!(retried, Some(Ok(()))) {
            // The line is the input's, not the one that serde_json counts.
            let why = error.to_string();
            let why = why.split(" at line ").next().unwrap_or(&why);
            let message = format!("is no JSON object: {why} (column {})", error.column());
            return Err(ReadError::new(ErrorKind::Malformed, input, message)
                .of_story(draft.id)
                .because(error));
        }
    }
    draft.finish(None, order).map_err(|id| {
        ReadError::new(ErrorKind::MissingField, input, "the object has no field \"text\" with a string")
            .of_story(id)
            .with_hint("a story is {\"id\": …, \"text\": …, \"title\"?, \"date\"?, \"source\"?, \"url\"?}")
    })
}

/// Reads an object into the draft. What was read before an error stays in it.
fn fill(line: &str, draft: &mut Draft) -> Result<(), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(line);
    Fill(draft).deserialize(&mut json)?;
    json.end()
}

struct Fill<'d>(&'d mut Draft);

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            let field = match key.as_ref() {
                "id" => &mut self.0.id,
                "text" => &mut self.0.text,
                "title" => &mut self.0.title,
                "date" => &mut self.0.date,
                "source" => &mut self.0.source,
                "url" => &mut self.0.url,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            match map.next_value::<Scalar>()? {
                Scalar::Text(text) => *field = Some(text),
                // A number is no text of a story, but it may be an identifier or a date.
                Scalar::Number(number) if key != "text" => *field = Some(number),
                Scalar::Null => *field = None,
                Scalar::Number(_) | Scalar::Other => {
                    *field = None;
                    let message = format!("the field {key:?} is no string and was left out");
                    self.0.diagnostics.push(Diagnostic::new(DiagnosticKind::Field, message));
                }
            }
        }
        Ok(())
    }
}

/// A value that a field of a story may have; all others are passed over without being kept.
enum Scalar {
    Text(String),
    Number(String),
    Null,
    Other,
}

impl<'de> serde::Deserialize<'de> for Scalar {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(text))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        // Whole numbers that a table's column of numbers made fractions of: 17.0 is 17.
        let whole = number.fract() == 0.0 && number.abs() < 1e15;
        Ok(Scalar::Number(if whole { format!("{}", number as i64) } else { number.to_string() }))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Null)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
}

/// The line with every `\uD8xx` that is not half of a pair made `\uFFFD`; `None` if there is none.
fn without_lone_surrogates(line: &str) -> Option<String> {
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    let bytes = line.as_bytes();
    while let Some(found) = memchr::memchr(b'\\', &bytes[at..]) {
        let here = at + found;
        at = match unit(bytes, here) {
            Some(0xD800..=0xDBFF) if matches!(unit(bytes, here + 6), Some(0xDC00..=0xDFFF)) => here + 12,
            Some(0xD800..=0xDFFF) => {
                mended.push_str(&line[copied..here]);
                mended.push_str("\\uFFFD");
                copied = here + 6;
                here + 6
            }
            // Any other escape: the character after the backslash must not be taken for the start of one. It may be the
            // first byte of a longer character, whose other bytes are no backslashes.
            _ => (here + 2).min(bytes.len()),
        };
    }
    if copied == 0 {
        return None;
    }
    mended.push_str(&line[copied..]);
    Some(mended)
}

/// The UTF-16 unit that an escape at `at` stands for.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0u16, |sum, &digit| Some(sum * 16 + char::from(digit).to_digit(16)? as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        let cases = [
            (r#"{"text": "plain"}"#, None),
            (r#"{"text": "\ud83d\ude00"}"#, None),
            (r#"{"text": "\\ud83d"}"#, None),
            (r#"{"text": "a\ud83d"}"#, Some(r#"{"text": "a\uFFFD"}"#)),
            (r#"{"text": "\ude00\ud83d\ude00é\é"}"#, Some(r#"{"text": "\uFFFD\ud83d\ude00é\é"}"#)),
            (r"\", None),
        ];
        let failures: Vec<_> = cases
            .iter()
            .filter(|(line, mended)| without_lone_surrogates(line).as_deref() != *mended)
            .collect();
        assert!(failures.is_empty(), "{failures:?}");
    }
}
