//! The inputs of `detente code`, read one after the other.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use detente_document::{Options, Parsed, ReadError, STANDARD_INPUT, expand, read};
use jiff::civil::Date;
use serde_json::Value;

use super::job::Job;
use crate::failure::Failure;
use crate::fault;
use crate::pool::Emit;
use crate::problem::Problem;

/// What is to be read.
#[derive(Debug)]
pub(in crate::commands) struct Inputs {
    inputs: Vec<Result<PathBuf, ReadError>>,
}

/// A story weighs what it takes in memory: its text, and what the coder makes of it on the way.
const WEIGHT_OF_A_STORY: usize = 4096;

impl Inputs {
    /// Finds the inputs that paths, patterns and folders mean; standard input where there are none.
    pub(in crate::commands) fn find(paths: &[PathBuf]) -> Inputs {
        if paths.is_empty() {
            return Inputs { inputs: vec![Ok(PathBuf::from(STANDARD_INPUT))] };
        }
        Inputs { inputs: expand(paths) }
    }

    /// Bytes of all inputs; `None` where one of them is not a file.
    pub(in crate::commands) fn bytes(&self) -> Option<u64> {
        self.paths()
            .map(|path| fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|found| found.len()))
            .sum()
    }

    /// Makes sure that the output does not overwrite an input.
    pub(in crate::commands) fn refuse_as_output(&self, output: Option<&Path>) -> Result<(), Failure> {
        let Some(output) = output.and_then(|path| fs::canonicalize(path).ok()) else { return Ok(()) };
        // A terminal or /dev/null may be both.
        if !output.is_file() {
            return Ok(());
        }
        match self.paths().find(|path| fs::canonicalize(path).is_ok_and(|path| path == output)) {
            Some(path) => Err(Failure::Usage(format!("--out {} would overwrite an input", path.display()))),
            None => Ok(()),
        }
    }

    /// Reads the stories. Those without a date get `date`.
    pub(in crate::commands) fn read(self, options: &Options, date: Option<Date>, emit: Emit<'_, Job>) {
        let count = Arc::new(AtomicU64::new(0));
        for input in self.inputs {
            let path = match input {
                Ok(path) => path,
                Err(error) => {
                    let job = failed(problem(&error), error.input().into(), &count);
                    if !emit(job, 0) {
                        return;
                    }
                    continue;
                }
            };
            let name: Arc<str> = match path == Path::new(STANDARD_INPUT) {
                true => "standard input".into(),
                false => path.to_string_lossy().into(),
            };
            let read = fault::catch(|| read_input(&path, &name, options, date, &count, emit));
            let goes_on = match read {
                Ok(goes_on) => goes_on,
                // A fault of ours in reading costs the rest of this input only.
                Err(message) => emit(failed(Problem::new(format!("{name}: {message}")), name, &count), 0),
            };
            if !goes_on {
                return;
            }
        }
    }

    fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.inputs.iter().filter_map(|input| input.as_ref().ok())
    }
}

/// Reads one input; says whether to go on with the next.
fn read_input(
    path: &Path,
    name: &Arc<str>,
    options: &Options,
    date: Option<Date>,
    count: &Arc<AtomicU64>,
    emit: Emit<'_, Job>,
) -> bool {
    let reader: Box<dyn Read + Send> = if path == Path::new(STANDARD_INPUT) {
        Box::new(io::stdin())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => {
                let problem = Problem::new(format!("{name}: can't be opened: {error}"));
                return emit(failed(problem, Arc::clone(name), count), 0);
            }
        }
    };
    let reader = Counted { reader, count: Arc::clone(count) };
    for item in read(reader, name, options) {
        let (story, weight) = match item {
            Ok(mut parsed) => {
                parsed.story.date = parsed.story.date.or(date);
                let weight = weight(&parsed);
                (Ok(parsed), weight)
            }
            Err(error) => (Err(problem(&error)), 0),
        };
        let job = Job { story, input: Arc::clone(name), position: count.load(Ordering::Relaxed) };
        if !emit(job, weight) {
            return false;
        }
    }
    true
}

fn weight(parsed: &Parsed) -> usize {
    parsed.story.text.len() + WEIGHT_OF_A_STORY
}

fn failed(problem: Problem, input: Arc<str>, count: &AtomicU64) -> Job {
    Job { story: Err(problem), input, position: count.load(Ordering::Relaxed) }
}

fn problem(error: &ReadError) -> Problem {
    let id = error.id().map_or(Value::Null, |id| Value::String(id.to_owned()));
    Problem::new(error.to_string()).of(id).at(error.line())
}

/// Counts what is read, for the progress bar.
struct Counted<R> {
    reader: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(out)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
