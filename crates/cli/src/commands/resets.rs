//! `detente resets`: when relations turned.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::ValueEnum;
use detente_ledger::{Ledger, Period};
use detente_relations::{Direction, Options, Relation, RelationReset, Side, resets_of};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use super::Jobs;
use crate::date::day;
use crate::failure::{Failure, Outcome};
use crate::output::{grid, is_for_people, say};

/// Find the resets of relations: when they turned for better (thaw) or for worse (chill)
///
/// Without --dyad, those of all pairs of countries in the ledger. What either side does to the other counts. docs/resets.md
/// says how they are found, and what the probability means.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ResetsArgs {
    /// The ledger
    #[arg(long, value_name = "FILE")]
    ledger: PathBuf,
    /// Two sides: countries (RUS), their sectors (RUS/MIL), groups (EU, NATO) or names
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    dyad: Option<Vec<String>>,
    /// Leave out resets before that day
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,
    /// Leave out resets after that day
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,
    /// The form of the output; a table on a terminal, else JSON lines
    #[arg(long, value_enum, value_name = "FORM")]
    output: Option<ResetsForm>,
    /// No progress bar
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    jobs: Jobs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ResetsForm {
    /// For people
    Table,
    /// One JSON object a reset
    Jsonl,
}

const EXAMPLES: &str = "\
Examples:
  detente resets --ledger L.db --since 2009-01-01
  detente resets --ledger L.db --dyad RUS USA --output jsonl";

/// Runs the command.
pub(crate) fn run(args: ResetsArgs) -> Result<Outcome, Failure> {
    if let (Some(since), Some(until)) = (args.since, args.until)
        && since > until
    {
        return Err(Failure::Usage(format!("--since {since} is after --until {until}")));
    }
    let ledger = Ledger::open(&args.ledger).map_err(anyhow::Error::from)?;
    let relations = match args.dyad.as_deref() {
        Some([a, b]) => {
            let side = |text: &str| Side::find(text, &ledger).map_err(anyhow::Error::from);
            vec![Relation::between(&ledger, &side(a)?, &side(b)?).map_err(anyhow::Error::from)?]
        }
        _ => Relation::all(&ledger).map_err(anyhow::Error::from)?,
    };
    let bar = bar(relations.len(), args.quiet);
    let period = Period { from: args.since, to: args.until };
    let done = |count: usize| bar.set_position(count as u64);
    let found = resets_of(&ledger, &relations, period, &Options::default(), args.jobs.count(), &done);
    bar.finish_and_clear();
    let found = found.map_err(anyhow::Error::from)?;
    let usual = if is_for_people() { ResetsForm::Table } else { ResetsForm::Jsonl };
    match args.output.unwrap_or(usual) {
        ResetsForm::Table => say(&table(&found)),
        ResetsForm::Jsonl => {
            let lines: Result<String, _> =
                found.iter().map(|reset| serde_json::to_string(reset).map(|line| line + "\n")).collect();
            say(&lines.map_err(anyhow::Error::from)?)
        }
    }
}

/// On standard error, for people, where there is more than one relation.
fn bar(relations: usize, is_quiet: bool) -> ProgressBar {
    if is_quiet || relations < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(relations as u64);
    // The template is fixed, so it can't be wrong; without it the bar is only plainer.
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  {pos} of {len} relations") {
        bar.set_style(style);
    }
    bar
}

fn table(resets: &[RelationReset]) -> String {
    if resets.is_empty() {
        return "no resets\n".to_owned();
    }
    let head = ["date", "between", "and", "turn", "before", "after", "probability", "events"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(resets.iter().map(|r| {
        let turn = if r.direction == Direction::Thaw { "thaw" } else { "chill" };
        vec![
            r.date.to_string(),
            r.actor.clone(),
            r.recipient.clone(),
            turn.to_owned(),
            format!("{:.1}", r.before),
            format!("{:.1}", r.after),
            format!("{:.3}", r.probability),
            r.events.iter().map(|id| id.to_string()[..8].to_owned()).collect::<Vec<_>>().join(" "),
        ]
    }));
    grid(&rows)
}
