//! `detente world`: the facts that the program has.

use std::path::PathBuf;

use clap::Subcommand;
use detente_world::{ListFault, check_tables};
use serde::Serialize;

use super::lists::read;
use crate::failure::{Failure, Outcome};
use crate::output::{grid, is_for_people, say};
use crate::problem::{Problem, Problems};

/// Look after the facts about the world
#[derive(Debug, clap::Args)]
pub(crate) struct WorldArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(CheckArgs),
}

/// Check the built-in tables, or lists of your own
///
/// It counts what each file holds. What is wrong is said on standard error, with file, line and what was expected, and the
/// exit code is then 1. Lists are in TOML, CSV, or in the format of the TABARI, PETRARCH and Phoenix dictionaries: what
/// --actors takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
struct CheckArgs {
    /// Lists of actors or agents; without one, the built-in tables are checked
    files: Vec<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  detente world check
  detente world check ours.actors ours.agents more.toml";

/// Runs the command.
pub(crate) fn run(args: WorldArgs) -> Result<Outcome, Failure> {
    let Command::Check(args) = args.command;
    let (counts, faults) = if args.files.is_empty() { built_in() } else { lists(&args.files)? };
    let mut problems = Problems::new(false);
    faults.iter().for_each(|fault| problems.error(&Problem::new(fault.to_string())));
    let said = if is_for_people() { say(&table(&counts))? } else { say(&lines(&counts)?)? };
    Ok(if problems.count() == 0 { said } else { Outcome::SomeFailed })
}

/// What a file holds.
#[derive(Debug, Serialize)]
struct Count {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actors: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<usize>,
    faults: usize,
}

fn built_in() -> (Vec<Count>, Vec<ListFault>) {
    let (tables, faults) = check_tables();
    let of = |file: &str| faults.iter().filter(|fault| fault.file == file).count();
    let counts = tables.into_iter().map(|(file, rows)| {
        let faults = of(&file);
        Count { file, rows: Some(rows), actors: None, roles: None, faults }
    });
    (counts.collect(), faults)
}

fn lists(files: &[PathBuf]) -> Result<(Vec<Count>, Vec<ListFault>), Failure> {
    let mut counts = Vec::new();
    let mut all = Vec::new();
    for path in files {
        let (list, faults) = read(path)?;
        let file = path.display().to_string();
        let (actors, roles) = (Some(list.actors()), Some(list.roles()));
        counts.push(Count { file, rows: None, actors, roles, faults: faults.len() });
        all.extend(faults);
    }
    Ok((counts, all))
}

fn table(counts: &[Count]) -> String {
    let mut rows = Vec::with_capacity(counts.len());
    for count in counts {
        let number = |number: Option<usize>, what: &str| number.map(|number| format!("{number} {what}"));
        let held = [number(count.rows, "rows"), number(count.actors, "actors"), number(count.roles, "roles")];
        let held: Vec<String> = held.into_iter().flatten().collect();
        rows.push(vec![count.file.clone(), held.join(", "), format!("{} faults", count.faults)]);
    }
    grid(&rows)
}

fn lines(counts: &[Count]) -> Result<String, Failure> {
    let mut out = String::new();
    for count in counts {
        out.push_str(&serde_json::to_string(count).map_err(anyhow::Error::from)?);
        out.push('\n');
    }
    Ok(out)
}
