//! Errors and warnings on standard error: JSON for programs, a plain line for people.

use std::io::{self, IsTerminal as _, Write as _};

use serde::Serialize;
use serde_json::Value;

use crate::terminal::visible;

/// What is wrong with one line, story or input.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Problem {
    /// The identifier that the input gives, or null where none could be read.
    pub(crate) id: Value,
    /// The line of the input, from 1.
    pub(crate) line: Option<u64>,
    /// What is wrong, where, and what can be done about it.
    pub(crate) message: String,
}

impl Problem {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Problem { message: message.into(), ..Problem::default() }
    }

    pub(crate) fn of(mut self, id: Value) -> Self {
        self.id = id;
        self
    }

    pub(crate) fn at(mut self, line: Option<u64>) -> Self {
        self.line = line;
        self
    }
}

#[derive(Serialize)]
struct Record<'p> {
    id: &'p Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
}

/// Says what is wrong, and remembers whether anything was.
#[derive(Debug)]
pub(crate) struct Problems {
    is_plain: bool,
    is_quiet: bool,
    count: u64,
}

impl Problems {
    /// `is_quiet` leaves out warnings; errors are always said.
    pub(crate) fn new(is_quiet: bool) -> Self {
        Problems { is_plain: io::stderr().is_terminal(), is_quiet, count: 0 }
    }

    /// How many errors there were.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Something is lost.
    pub(crate) fn error(&mut self, problem: &Problem) {
        self.count += 1;
        self.say(problem, true);
    }

    /// Something is odd, but nothing is lost.
    pub(crate) fn warning(&mut self, problem: &Problem) {
        if !self.is_quiet {
            self.say(problem, false);
        }
    }

    fn say(&self, problem: &Problem, is_error: bool) {
        let line = if self.is_plain { plain(problem, is_error) } else { json(problem, is_error) };
        // Where standard error is closed there is nobody to tell.
        let _ = io::stderr().write_all(line.as_bytes());
    }
}

fn json(problem: &Problem, is_error: bool) -> String {
    let message = problem.message.as_str();
    let record = Record {
        id: &problem.id,
        error: is_error.then_some(message),
        warning: (!is_error).then_some(message),
        line: problem.line,
    };
    let mut line = serde_json::to_string(&record).unwrap_or_default();
    line.push('\n');
    line
}

fn plain(problem: &Problem, is_error: bool) -> String {
    let kind = if is_error { "error" } else { "warning" };
    let id = match &problem.id {
        Value::Null => String::new(),
        Value::String(id) => format!(" [{id}]"),
        id => format!(" [{id}]"),
    };
    format!("{}\n", visible(&format!("detente: {kind}{id}: {}", problem.message)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_json_lines_and_harmless_in_a_terminal() {
        let problem = Problem::new("a.jsonl, line 3: \u{1b}[31mis no object").of("s\"1".into()).at(Some(3));
        let expected =
            "{\"id\":\"s\\\"1\",\"error\":\"a.jsonl, line 3: \\u001b[31mis no object\",\"line\":3}\n";
        assert_eq!(json(&problem, true), expected);
        let expected = "detente: warning [s\"1]: a.jsonl, line 3: ␛[31mis no object\n";
        assert_eq!(plain(&problem, false), expected);
        assert_eq!(json(&Problem::new("x"), true), "{\"id\":null,\"error\":\"x\"}\n");
    }
}
