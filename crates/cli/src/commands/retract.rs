//! `detente retract`: takes a story back.

use std::path::PathBuf;

use detente_ledger::Ledger;
use jiff::Timestamp;
use serde::Serialize;

use crate::failure::{Failure, Outcome};
use crate::output::say;

/// Take a story back, with the events that no other story has
///
/// The story stays known as retracted, and is passed over when it is read again, until it is restored.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct RetractArgs {
    /// The story's identifier
    story: String,
    /// The ledger
    #[arg(long, value_name = "FILE")]
    ledger: PathBuf,
    /// Why; it stands in the log of each event
    #[arg(long, value_name = "TEXT", default_value = "no reason given")]
    reason: String,
    /// Forget the retraction: reading the story again brings its events back
    #[arg(long)]
    restore: bool,
}

const EXAMPLES: &str = "\
Examples:
  detente retract 5f2b --ledger relations.db --reason \"the agency withdrew it\"
  detente retract 5f2b --ledger relations.db --restore";

#[derive(Serialize)]
struct Answer<'a> {
    story: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<usize>,
    restored: bool,
}

/// Runs the command.
pub(crate) fn run(args: RetractArgs) -> Result<Outcome, Failure> {
    let mut ledger = Ledger::open(&args.ledger).map_err(anyhow::Error::from)?;
    let mentions = if args.restore {
        ledger.restore(&args.story).map_err(anyhow::Error::from)?;
        None
    } else {
        let removed = ledger.retract(&args.story, &args.reason, Timestamp::now());
        Some(removed.map_err(anyhow::Error::from)?)
    };
    ledger.settle().map_err(anyhow::Error::from)?;
    let answer = Answer { story: &args.story, mentions, restored: args.restore };
    say(&format!("{}\n", serde_json::to_string(&answer).map_err(anyhow::Error::from)?))
}
