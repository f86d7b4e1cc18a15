//! `detente export`: a ledger's events for other programs.

use std::path::PathBuf;

use detente_ledger::{Ledger, LedgerError, Period};
use jiff::civil::Date;

use crate::date::day;
use crate::failure::{Failure, Outcome};
use crate::interrupt::Interrupt;
use crate::output::events::{EventForm, open};
use crate::output::say;
use crate::progress::Progress;

/// Write a ledger's events in a form that other programs read
///
/// The output takes its name once it is complete.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExportArgs {
    /// The ledger
    #[arg(long, value_name = "FILE")]
    ledger: PathBuf,
    /// The form
    #[arg(long = "as", value_name = "FORM", value_enum)]
    form: EventForm,
    /// The file; for parquet a new folder
    #[arg(long, value_name = "PATH")]
    to: PathBuf,
    /// Only events that begin on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<Date>,
    /// Only events that begin on this day or sooner
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,
    /// No progress bar
    #[arg(short, long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  detente export --ledger relations.db --as parquet --to events/
  detente export --ledger relations.db --as csv --to 2009.csv --from 2009-01-01 --until 2009-12-31";

/// Events between two looks at the clock.
const STRIDE: u64 = 4096;

/// Runs the command.
pub(crate) fn run(args: ExportArgs) -> Result<Outcome, Failure> {
    let interrupt = Interrupt::listen()?;
    let ledger = Ledger::open(&args.ledger).map_err(anyhow::Error::from)?;
    let mut sink = open(args.form, &args.to)?;
    let total = ledger.event_count().map_err(anyhow::Error::from)?;
    let mut progress = Progress::new(u64::try_from(total).ok(), args.quiet);
    let mut count = 0;
    let period = Period { from: args.from, to: args.until };
    let done = ledger.each_event(period, |event| -> anyhow::Result<()> {
        sink.write(&event)?;
        count += 1;
        if count % STRIDE == 0 {
            progress.rows(count, count);
            if interrupt.is_asked() {
                return Err(LedgerError::Stopped.into());
            }
        }
        Ok(())
    });
    match done {
        Err(_) if interrupt.is_asked() => return Ok(Outcome::Interrupted),
        other => other?,
    }
    sink.finish()?;
    drop(progress);
    say(&format!("{{\"events\":{count}}}\n"))
}
