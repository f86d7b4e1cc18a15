//! Lines to batches of questions, and batches to lines of answers.

use std::io::{BufRead, BufReader, Read};

use serde_json::Value;

use super::lines::{Line, Lines};
use super::{Answerer, Fields, Identified};
use crate::fault;
use crate::pool::Emit;
use crate::problem::Problem;

/// Longer lines are refused. A book has two or three megabytes.
const LINE_LIMIT: usize = 256 << 20;
/// Questions that are answered together, at most.
const BATCH_LINES: usize = 64;
/// Bytes of questions that are answered together, beyond which no line is added.
const BATCH_BYTES: usize = 1 << 18;
/// Bytes that are read at once.
const BUFFER_BYTES: usize = 1 << 17;

const INPUT: &str = "standard input";

/// Lines that are answered together.
#[derive(Debug, Default)]
pub(super) struct Batch {
    lines: Vec<Line>,
    bytes: usize,
    /// Why the input ended before its end.
    failure: Option<Problem>,
}

/// What came of a batch.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// JSON lines for standard output.
    pub(super) lines: Vec<u8>,
    /// What could not be answered.
    pub(super) problems: Vec<Problem>,
}

/// Reads the lines of the input in batches. A batch ends where the next line is not there yet, so that a program which
/// asks one question and waits gets its answer.
pub(super) fn read(input: impl Read, emit: Emit<'_, Batch>) {
    let mut lines = Lines::new(Ahead::new(input), LINE_LIMIT);
    let mut batch = Batch::default();
    loop {
        match lines.next_line() {
            Ok(Some(line)) => {
                batch.bytes += line.bytes.as_ref().map_or(0, Vec::len);
                batch.lines.push(line);
            }
            Ok(None) => {
                emit_filled(batch, emit);
                return;
            }
            Err(error) => {
                let message = format!("{INPUT}, line {}: can't be read: {error}", lines.number());
                batch.failure = Some(Problem::new(message).at(Some(lines.number())));
                emit_filled(batch, emit);
                return;
            }
        }
        let is_full = batch.lines.len() >= BATCH_LINES || batch.bytes >= BATCH_BYTES;
        if (is_full || !lines.has_line_ahead()) && !emit_filled(std::mem::take(&mut batch), emit) {
            return;
        }
    }
}

fn emit_filled(batch: Batch, emit: Emit<'_, Batch>) -> bool {
    if batch.lines.is_empty() && batch.failure.is_none() {
        return true;
    }
    let weight = batch.bytes;
    emit(batch, weight)
}

/// A buffered reader that skips a byte order mark.
struct Ahead<R> {
    reader: BufReader<R>,
    is_at_start: bool,
}

impl<R: Read> Ahead<R> {
    fn new(input: R) -> Self {
        Ahead { reader: BufReader::with_capacity(BUFFER_BYTES, input), is_at_start: true }
    }
}

impl<R: Read> Read for Ahead<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.reader.read(out)
    }
}

impl<R: Read> BufRead for Ahead<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.is_at_start {
            self.is_at_start = false;
            if self.reader.fill_buf()?.starts_with(b"\xEF\xBB\xBF") {
                self.reader.consume(3);
            }
        }
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.reader.consume(amount);
    }
}

impl<R: Read> Lines<Ahead<R>> {
    /// Whether a whole line has been read ahead already.
    fn has_line_ahead(&self) -> bool {
        memchr::memchr(b'\n', self.reader().reader.buffer()).is_some()
    }
}

/// Answers a batch. A fault of ours in one question costs that question only.
pub(super) fn answer_batch<A: Answerer>(answerer: &A, batch: Batch) -> Answers {
    let mut done = Answers::default();
    let mut asked = Vec::new();
    let mut questions = Vec::new();
    for line in batch.lines {
        let number = line.number;
        match read_question(answerer, line) {
            Ok(None) => {}
            Ok(Some((id, question))) => {
                asked.push((number, id));
                questions.push(question);
            }
            Err((id, message)) => done.problems.push(problem(id, number, &message)),
        }
    }
    match fault::catch(|| answerer.answer(&questions)) {
        Ok(answers) if answers.len() == questions.len() => {
            for ((number, id), answer) in asked.into_iter().zip(answers) {
                done.put(id, number, Ok(answer));
            }
        }
        _ => {
            for ((number, id), question) in asked.into_iter().zip(&questions) {
                let answer = fault::catch(|| answerer.answer(std::slice::from_ref(question)))
                    .and_then(|answers| answers.into_iter().next().ok_or_else(|| "has no answer".to_owned()));
                done.put(id, number, answer);
            }
        }
    }
    done.problems.sort_by_key(|problem| problem.line);
    done.problems.extend(batch.failure);
    done
}

impl Answers {
    fn put(&mut self, id: Value, number: u64, answer: Result<impl serde::Serialize, String>) {
        let begin = self.lines.len();
        let written = answer.and_then(|answer| {
            serde_json::to_writer(&mut self.lines, &Identified { id: &id, answer })
                .map_err(|error| format!("can't be answered in JSON: {error}"))
        });
        match written {
            Ok(()) => self.lines.push(b'\n'),
            Err(message) => {
                self.lines.truncate(begin);
                self.problems.push(problem(id, number, &message));
            }
        }
    }
}

fn problem(id: Value, number: u64, message: &str) -> Problem {
    Problem::new(format!("{INPUT}, line {number}: {message}")).of(id).at(Some(number))
}

type Refused = (Value, String);

/// A line's question with its identifier; `None` for a blank line.
fn read_question<A: Answerer>(answerer: &A, line: Line) -> Result<Option<(Value, A::Question)>, Refused> {
    let too_long = || (Value::Null, format!("is longer than {} MiB", LINE_LIMIT >> 20));
    let bytes = line.bytes.ok_or_else(too_long)?;
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    let mut fields = Fields::read(&bytes).map_err(|message| (Value::Null, message))?;
    drop(bytes);
    let id = fields.take_id();
    match answerer.question(&fields) {
        Ok(question) => Ok(Some((id, question))),
        Err(message) => Err((id, message)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Says how many letters a text has; stumbles over "bad".
    struct Count;

    #[derive(serde::Serialize)]
    struct Letters {
        letters: usize,
    }

    impl Answerer for Count {
        type Question = String;
        type Answer = Letters;

        fn question(&self, fields: &Fields) -> Result<String, String> {
            fields.text("text").map(str::to_owned)
        }

        fn answer(&self, questions: &[String]) -> Vec<Letters> {
            assert!(!questions.iter().any(|question| question == "bad"), "stumbled");
            questions.iter().map(|question| Letters { letters: question.len() }).collect()
        }
    }

    fn answers(input: &[u8]) -> (String, Vec<Problem>) {
        let (mut lines, mut problems) = (Vec::new(), Vec::new());
        read(input, &mut |batch, _| {
            let done = answer_batch(&Count, batch);
            lines.extend(done.lines);
            problems.extend(done.problems);
            true
        });
        (String::from_utf8(lines).unwrap(), problems)
    }

    #[test]
    fn each_line_stands_for_itself() {
        crate::fault::install();
        let input = b"\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"one\"}\r\n\n{\"id\": [7], \"text\": \"bad\"}\n{\"id\": 2}\nnonsense\n{\"text\": \"three\"}";
        let (lines, problems) = answers(input);
        assert_eq!(lines, "{\"id\":\"a\",\"letters\":3}\n{\"id\":null,\"letters\":5}\n");
        let said: Vec<_> = problems.iter().map(|problem| (problem.line, problem.id.to_string())).collect();
        assert_eq!(said, [(Some(3), "[7]".into()), (Some(4), "2".into()), (Some(5), "null".into())]);
        assert!(problems[0].message.contains("stumbled"), "{:?}", problems[0]);
    }

    #[test]
    fn no_line_is_lost_between_batches() {
        let input: String = (0..1000).map(|n| format!("{{\"id\":{n},\"text\":\"x\"}}\n")).collect();
        let (lines, problems) = answers(input.as_bytes());
        let expected: String = (0..1000).map(|n| format!("{{\"id\":{n},\"letters\":1}}\n")).collect();
        assert!(problems.is_empty());
        assert_eq!(lines, expected);
    }

    proptest! {
        #[test]
        fn every_line_gets_an_answer_or_an_error(
            lines in prop::collection::vec(
                prop_oneof![
                    prop::collection::vec(any::<u8>(), 0..40),
                    r#"\{"id": ?("[a-z]"|[0-9]|null), ?"text": ?("[a-zé ]{0,9}"|[0-9])\}"#.prop_map(String::into_bytes),
                ],
                0..200,
            ),
        ) {
            let input = lines.join(&b'\n');
            let asked = input.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
            let mut batches = Vec::new();
            read(input.as_slice(), &mut |batch, _| {
                batches.push(batch);
                true
            });
            let (mut answered, mut refused) = (0, 0);
            for batch in batches {
                let done = answer_batch(&Count, batch);
                answered += done.lines.iter().filter(|&&byte| byte == b'\n').count();
                refused += done.problems.len();
            }
            prop_assert_eq!(answered + refused, asked);
        }
    }
}
