//! The fields of a question's line.

use detente_ontology::{ByteSpan, CharIndex, CharSpan};
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::date::day;

/// An object, with errors that say which field is wrong and how.
#[derive(Debug)]
pub(crate) struct Fields {
    object: Map<String, Value>,
}

impl Fields {
    /// Reads a line.
    pub(super) fn read(line: &[u8]) -> Result<Fields, String> {
        let text = std::str::from_utf8(line)
            .map_err(|error| format!("is not UTF-8 (at byte {} of the line)", error.valid_up_to() + 1))?;
        match serde_json::from_str(text) {
            Ok(Value::Object(object)) => Ok(Fields { object }),
            Ok(other) => Err(format!("is {}, not a JSON object", kind(&other))),
            // The parser sees one line at a time, so the number of the line that it gives would mislead.
            Err(error) => {
                let said = error.to_string();
                let said = said.split(" at line ").next().unwrap_or_default();
                Err(format!("is no JSON object: {said} at column {}", error.column()))
            }
        }
    }

    /// The identifier as it was given, whatever its type; null where there is none.
    pub(super) fn take_id(&mut self) -> Value {
        self.object.remove("id").unwrap_or_default()
    }

    /// A string that must be there.
    pub(crate) fn text(&self, field: &str) -> Result<&str, String> {
        self.optional_text(field)?.ok_or_else(|| format!("has no field {field:?}, which must be a string"))
    }

    /// A string that may be missing or null.
    pub(crate) fn optional_text(&self, field: &str) -> Result<Option<&str>, String> {
        match self.object.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(format!("has {} in {field:?}, which must be a string", kind(other))),
        }
    }

    /// A date that may be missing, null or empty.
    pub(crate) fn optional_day(&self, field: &str) -> Result<Option<Date>, String> {
        match self.optional_text(field)? {
            None => Ok(None),
            Some(text) if text.trim().is_empty() => Ok(None),
            Some(text) => day(text).map(Some).map_err(|error| format!("is refused: {error}")),
        }
    }

    /// A span of code points of `index`'s text that must be there, `[start, end]`.
    pub(crate) fn span(&self, field: &str, index: &CharIndex<'_>) -> Result<ByteSpan, String> {
        let form = || format!("has no {field:?} of the form [start, end] in code points");
        let pair = self.object.get(field).and_then(Value::as_array).ok_or_else(form)?;
        let [start, end] = pair.as_slice() else { return Err(form()) };
        let offset = |value: &Value| value.as_u64().and_then(|at| usize::try_from(at).ok());
        let (Some(start), Some(end)) = (offset(start), offset(end)) else { return Err(form()) };
        if start >= end {
            return Err(format!("has the span [{start}, {end}] in {field:?}, which covers nothing"));
        }
        let outside = || format!("has the span [{start}, {end}] in {field:?}, which lies outside the text");
        index.bytes(CharSpan { start, end }).ok_or_else(outside)
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &[u8], expected: &str) -> Result<(), String> {
        let text = "Élysée envoys met";
        let index = CharIndex::new(text);
        let got = Fields::read(line).and_then(|fields| {
            let (said, date) = (fields.text("text")?.to_owned(), fields.optional_day("date")?);
            let span = fields.span("actor", &index)?;
            Ok(format!("{said} {date:?} {}", span.of(text)))
        });
        let got = got.unwrap_or_else(|error| error);
        if got.contains(expected) { Ok(()) } else { Err(format!("{got:?}, not {expected:?}")) }
    }

    #[test]
    fn errors_say_which_field_and_how() {
        let cases: [(&[u8], &str); 16] = [
            (br#"{"text": "a", "actor": [0, 6]}"#, "a None Élysée"),
            (br#"{"text": "a", "actor": [7, 13], "date": "2009-05-07"}"#, "a Some(2009-05-07) envoys"),
            (br#"{"text": "a", "actor": [7, 13], "date": ""}"#, "a None envoys"),
            (b"{\"text\": \"\xff\"}", "is not UTF-8 (at byte 11 of the line)"),
            (b"[1]", "is an array, not a JSON object"),
            (b"{\"text\": ", "is no JSON object: EOF while parsing a value at column 9"),
            (br#"{"actor": [0, 6]}"#, "has no field \"text\""),
            (br#"{"text": 7}"#, "has a number in \"text\""),
            (br#"{"text": "a", "date": "soon"}"#, "the date \"soon\""),
            (br#"{"text": "a", "date": "0000-01-01"}"#, "the date \"0000-01-01\""),
            (br#"{"text": "a"}"#, "has no \"actor\" of the form"),
            (br#"{"text": "a", "actor": [1, 2, 3]}"#, "has no \"actor\" of the form"),
            (br#"{"text": "a", "actor": [-1, 3]}"#, "has no \"actor\" of the form"),
            (br#"{"text": "a", "actor": [3, 3]}"#, "covers nothing"),
            (br#"{"text": "a", "actor": [3, 18]}"#, "lies outside the text"),
            (br#"{"text": "a", "actor": [3, 18446744073709551615]}"#, "lies outside the text"),
        ];
        let failures: Vec<_> =
            cases.iter().filter_map(|(line, expected)| check(line, expected).err()).collect();
        assert!(failures.is_empty(), "{failures:#?}");
    }
}
