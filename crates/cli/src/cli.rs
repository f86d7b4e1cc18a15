//! The command line: what there is to ask for.

use clap::{CommandFactory as _, Parser, Subcommand};
use detente_coder::Coder;

use crate::commands::{
    actor, agreements, code, export, import, ingest, place, relate, resets, retract, series, when, world,
};
use crate::failure::{Failure, Outcome};
use crate::output::say;

/// Reads news stories and writes the events of world politics that they report: who did what to whom, when, where,
/// planned or done, with the words that prove it.
///
/// It works offline, on one machine. Events are coded in the PLOVER ontology.
#[derive(Debug, Parser)]
#[command(name = "detente", disable_version_flag = true, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Cli {
    /// Print the version of the program and the name of its model
    #[arg(short = 'V', long)]
    version: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  detente code story.txt                         the events of a story, in colour
  detente code news/ --out events.parquet        those of all the stories in a folder
  detente actor \"the Russian foreign minister\" --date 2009-05-07
  detente when \"next Tuesday\" --date 2009-05-07
  detente ingest news/ --ledger relations.db     stories and their events into a ledger
  detente import gdelt.csv --as gdelt1 --ledger relations.db
  detente agreements --party Russia --on 2009-05-07

With no file and a pipe on standard input, commands read JSON lines and write JSON lines.
`detente COMMAND --help` says more and has examples.";

#[derive(Debug, Subcommand)]
enum Command {
    Code(code::CodeArgs),
    Relate(relate::RelateArgs),
    Actor(actor::ActorArgs),
    Place(place::PlaceArgs),
    When(when::WhenArgs),
    Ingest(ingest::IngestArgs),
    Import(import::ImportArgs),
    Export(export::ExportArgs),
    Retract(retract::RetractArgs),
    Agreements(agreements::AgreementsArgs),
    World(world::WorldArgs),
    Series(series::SeriesArgs),
    Resets(resets::ResetsArgs),
}

impl Cli {
    /// Runs the command that was asked for.
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        if self.version {
            let coder = Coder::load().map_err(anyhow::Error::from)?;
            return say(&format!("detente {} (model {})\n", env!("CARGO_PKG_VERSION"), coder.model_name()));
        }
        match self.command {
            None => Err(explain(None)),
            Some(Command::Code(args)) => code::run(args),
            Some(Command::Relate(args)) => relate::run(args),
            Some(Command::Actor(args)) => actor::run(args),
            Some(Command::Place(args)) => place::run(args),
            Some(Command::When(args)) => when::run(args),
            Some(Command::Ingest(args)) => ingest::run(args),
            Some(Command::Import(args)) => import::run(args),
            Some(Command::Export(args)) => export::run(args),
            Some(Command::Retract(args)) => retract::run(args),
            Some(Command::Agreements(args)) => agreements::run(args),
            Some(Command::World(args)) => world::run(args),
            Some(Command::Series(args)) => series::run(args),
            Some(Command::Resets(args)) => resets::run(args),
        }
    }
}

/// The help of a command, or of the program, in place of waiting for somebody to type JSON.
pub(crate) fn explain(command: Option<&str>) -> Failure {
    let mut program = Cli::command();
    // Building it gives the commands their full names ("detente code") in the usage line.
    program.build();
    let help = match command.and_then(|name| program.find_subcommand_mut(name)) {
        Some(command) => command.render_help(),
        None => program.render_help(),
    };
    Failure::Help(Box::new(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
