//! A story in the making: what an input says about it, before dates are read and gaps are filled.

use detente_ontology::Story;

use crate::{DateOrder, Diagnostic, DiagnosticKind, Parsed, content_id, parse_date};

/// The fields as the input gives them.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) id: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Draft {
    /// The story, if it has a text; else what there is of its identifier.
    pub(crate) fn finish(mut self, line: Option<u64>, order: DateOrder) -> Result<Parsed, Option<String>> {
        let id = given(self.id.take());
        let Some(text) = self.text else { return Err(id) };
        let date = given(self.date).and_then(|written| match parse_date(&written, order) {
            Ok(date) => Some(date),
            Err(why) => {
                let shown: String = written.chars().take(60).collect();
                self.diagnostics.push(Diagnostic::new(
                    DiagnosticKind::Date,
                    format!("the date {shown:?} {why}; the story has none"),
                ));
                None
            }
        });
        let mut story = Story {
            id: String::new(),
            text,
            title: given(self.title),
            date,
            source: given(self.source),
            url: given(self.url),
        };
        story.id = id.unwrap_or_else(|| content_id(&story));
        Ok(Parsed { story, line, diagnostics: self.diagnostics })
    }
}

/// A field without its surrounding blanks; nothing if nothing else is in it.
fn given(field: Option<String>) -> Option<String> {
    let field = field?;
    match field.trim() {
        "" => None,
        trimmed if trimmed.len() == field.len() => Some(field),
        trimmed => Some(trimmed.to_owned()),
    }
}
