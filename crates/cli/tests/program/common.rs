//! Runs the real program, as a script would.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::Value;

/// What a run gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// Exit code.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) out: Vec<u8>,
    /// Standard error.
    pub(crate) err: String,
}

/// The program, with an environment that does not hang on who runs the tests.
pub(crate) fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_detente"));
    command.args(args).env_remove("NO_COLOR").env_remove("COLUMNS").env("RUST_BACKTRACE", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program on an input.
pub(crate) fn detente(args: &[&str], input: &[u8]) -> Run {
    let child = program(args).spawn().unwrap();
    finish(child, input)
}

/// Gives the input to a running program and waits for it.
pub(crate) fn finish(mut child: Child, input: &[u8]) -> Run {
    let mut stdin = child.stdin.take().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let input = input.to_owned();
    // The program may end without reading all that it is given.
    let feeder = thread::spawn(move || drop(stdin.write_all(&input)));
    let listener = thread::spawn(move || {
        let mut err = Vec::new();
        stderr.read_to_end(&mut err).unwrap();
        String::from_utf8(err).unwrap()
    });
    let mut out = Vec::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_end(&mut out).unwrap();
    }
    feeder.join().unwrap();
    let err = listener.join().unwrap();
    Run { code: child.wait().unwrap().code(), out, err }
}

impl Run {
    /// Standard output as JSON lines.
    pub(crate) fn answers(&self) -> Vec<Value> {
        json_lines(std::str::from_utf8(&self.out).unwrap())
    }

    /// The errors on standard error; warnings are left out.
    pub(crate) fn errors(&self) -> Vec<Value> {
        json_lines(&self.err).into_iter().filter(|line| line.get("error").is_some()).collect()
    }

    /// The run must have read everything.
    #[track_caller]
    pub(crate) fn clean(self) -> Run {
        assert_eq!((self.code, self.errors().len()), (Some(0), 0), "{}", self.err);
        self
    }
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line:?}"))).collect()
}

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A folder for the files of one test.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Writes a file into a folder, and gives its path.
pub(crate) fn file(folder: &tempfile::TempDir, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Stories in JSON lines with identifiers `s0`, `s1`, ...
pub(crate) fn stories(count: usize) -> String {
    let subjects = ["Norway", "Kenya", "Peru's foreign minister", "The Omani envoy"];
    let acts = ["will visit", "criticised", "sent aid to", "signed a treaty with", "threatened"];
    let story = |n: usize| {
        let subject = subjects[n % subjects.len()];
        let text: Vec<_> = acts
            .iter()
            .cycle()
            .skip(n)
            .take(1 + n % 5)
            .map(|act| format!("{subject} {act} Japan."))
            .collect();
        let line = serde_json::json!({"id": format!("s{n}"), "text": text.join(" "), "date": "2024-05-07"});
        format!("{line}\n")
    };
    (0..count).map(story).collect()
}

/// Every span of every record must quote the text of its story exactly. Gives what does not.
pub(crate) fn misquotes(record: &Value, text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut wrong = Vec::new();
    let mut open = vec![record];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => {
                open.extend(fields.values());
                let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) else { continue };
                let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
                let quoted: Option<String> = chars.get(start..end).map(|chars| chars.iter().collect());
                if quoted.as_deref() != fields["text"].as_str() {
                    wrong.push(format!(
                        "{:?} at {start}..{end}, where the text has {quoted:?}",
                        fields["text"]
                    ));
                }
            }
            _ => {}
        }
    }
    wrong
}
