//! How a command ends, and the exit code that says so.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::builder::StyledStr;

use crate::problem::{Problem, Problems};

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was read and answered: exit code 0.
    Clean,
    /// Some of the input could not be read or coded, the rest was: exit code 1.
    SomeFailed,
    /// Stopped by Ctrl-C; what was written is whole: exit code 130, as shells have it.
    Interrupted,
}

impl Outcome {
    pub(crate) fn exit_code(self) -> ExitCode {
        match self {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::SomeFailed => ExitCode::from(1),
            Outcome::Interrupted => ExitCode::from(130),
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line asks for something that can't be: exit code 2.
    Usage(String),
    /// The command line asks for nothing, so the help is shown: exit code 2.
    Help(Box<StyledStr>),
    /// Something went wrong on the way: exit code 1. Where the reader of our output went away, it is no fault of
    /// anybody: exit code 0, and nothing is said.
    Error(anyhow::Error),
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Failure::Error(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Error(error.into())
    }
}

impl Failure {
    /// Says on standard error what is wrong.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Failure::Help(help) => {
                let colour = io::stderr().is_terminal() && crate::terminal::may_colour();
                let text = if colour { help.ansi().to_string() } else { help.to_string() };
                // Nobody is left to be told that standard error is closed.
                let _ = io::stderr().write_all(text.as_bytes());
                ExitCode::from(2)
            }
            Failure::Usage(message) => {
                let _ = writeln!(io::stderr(), "error: {message}\n\nFor more information, try '--help'.");
                ExitCode::from(2)
            }
            Failure::Error(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
            Failure::Error(error) => {
                Problems::new(false).error(&Problem::new(format!("{error:#}")));
                ExitCode::from(1)
            }
        }
    }
}

/// Whether an error says that whoever read our output has gone (`detente ... | head`).
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
