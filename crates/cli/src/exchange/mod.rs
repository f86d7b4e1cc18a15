//! The JSONL conversation: a question a line on standard input, an answer a line on standard output, in the same order.

mod fields;
mod lines;
mod questions;

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;

use serde::Serialize;

pub(crate) use fields::Fields;
use questions::{Answers, Batch, answer_batch};

use crate::commands::Jobs;
use crate::failure::{Failure, Outcome};
use crate::interrupt::Interrupt;
use crate::output::say;
use crate::pool::{self, Consumer, Emit, End};
use crate::problem::Problems;

/// A command that answers questions.
pub(crate) trait Answerer: Send + Sync + 'static {
    /// A question, read and checked.
    type Question;
    /// The answer's fields beside `id`.
    type Answer: Serialize;

    /// Reads a question from the fields of a line.
    ///
    /// # Errors
    /// What is wrong with the line, in words for the user.
    fn question(&self, fields: &Fields) -> Result<Self::Question, String>;

    /// Answers several questions, each as if it were alone.
    fn answer(&self, questions: &[Self::Question]) -> Vec<Self::Answer>;
}

/// The rest of an answer's line, after its identifier.
#[derive(Serialize)]
pub(crate) struct Identified<'a, A> {
    pub(crate) id: &'a serde_json::Value,
    #[serde(flatten)]
    pub(crate) answer: A,
}

/// Whether nobody will ask: there is no question in the arguments, and standard input is a person's terminal.
pub(crate) fn is_unasked() -> bool {
    io::stdin().is_terminal()
}

/// Answers standard input, on `jobs` threads.
pub(crate) fn converse(answerer: impl Answerer, jobs: Jobs) -> Result<Outcome, Failure> {
    let answerer = Arc::new(answerer);
    let mut writer = Writer { problems: Problems::new(false) };
    let read = |emit: Emit<'_, Batch>| questions::read(io::stdin().lock(), emit);
    let work = move |batch| answer_batch(&*answerer, batch);
    let interrupt = Interrupt::listen()?;
    let end = pool::in_order(jobs.count(), &interrupt, read, work, &mut writer)?;
    Ok(match end {
        End::Interrupted => Outcome::Interrupted,
        End::Done if writer.problems.count() > 0 => Outcome::SomeFailed,
        End::Done => Outcome::Clean,
    })
}

/// Answers one question that was asked in the arguments, as a line of JSON.
pub(crate) fn print_answer(answer: impl Serialize) -> Result<Outcome, Failure> {
    let line = Identified { id: &serde_json::Value::Null, answer };
    let mut line = serde_json::to_string(&line).map_err(anyhow::Error::from)?;
    line.push('\n');
    say(&line)
}

struct Writer {
    problems: Problems,
}

impl Consumer<Answers> for Writer {
    fn take(&mut self, answers: Answers) -> anyhow::Result<()> {
        for problem in &answers.problems {
            self.problems.error(problem);
        }
        // A batch is what there was to read at once, so whoever waits for its answers gets them now.
        let mut out = io::stdout().lock();
        out.write_all(&answers.lines)?;
        Ok(out.flush()?)
    }

    fn idle(&mut self) -> anyhow::Result<()> {
        Ok(())
    }
}
