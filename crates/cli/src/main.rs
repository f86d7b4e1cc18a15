//! The `detente` program: reads news and writes events.
//!
//! It parses the command line, joins the other crates, and shows what they say. What an event is, who an actor is
//! and how a page is read is decided elsewhere. `commands` has a file a command, `output` a file an output form;
//! `exchange` is the JSONL conversation that all commands but `code` have, and `pool` the work in parallel that all
//! of them share.

mod cli;
mod commands;
mod date;
mod exchange;
mod failure;
mod fault;
mod interrupt;
mod output;
mod pool;
mod problem;
mod progress;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    fault::install();
    let arguments = cli::Cli::parse();
    match arguments.run() {
        Ok(outcome) => outcome.exit_code(),
        Err(failure) => failure.report(),
    }
}
