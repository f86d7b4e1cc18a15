//! `detente import`: tables of other coders into a ledger.

mod names;
mod watch;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum;
use detente_ledger::import::{Form, Source, Tally};
use detente_ledger::{Ledger, LedgerError};
use jiff::Timestamp;
use serde::Serialize;

use crate::failure::{Failure, Outcome};
use crate::interrupt::Interrupt;
use crate::output::say;
use names::Names;
use watch::Watch;

/// Add the events of another coder's table to a ledger
///
/// Every row is accounted for: its event is new or known, or the row is listed on standard error with its line and the
/// reason. A file goes into the ledger as a whole or, where rows are malformed, not at all.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ImportArgs {
    /// The files; - for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The ledger, which is made where it is not there
    #[arg(long, value_name = "FILE")]
    ledger: PathBuf,
    /// What the files are
    #[arg(long = "as", value_name = "FORM", value_enum)]
    form: TableForm,
    /// Take the sound rows of a file that has malformed ones
    #[arg(long)]
    keep_going: bool,
    /// Don't list the rows that were refused, only count them; malformed ones are listed in any case
    #[arg(short, long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  detente import levant.tsv --as cameo --ledger relations.db
  detente import 20130401.export.CSV --as gdelt1 --ledger relations.db 2> listed.jsonl
  zcat acled.csv.gz | detente import - --as acled --ledger relations.db

docs/import.md describes the forms, and what codes are mapped to.";

/// The forms, as the command line knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TableForm {
    /// Date, source, target, CAMEO code
    Cameo,
    /// Date, source, target, WEIS code
    Weis,
    /// ICEWS
    Icews,
    /// GDELT 1.0 events
    Gdelt1,
    /// GDELT 2.0 events
    Gdelt2,
    /// POLECAT
    Polecat,
    /// ACLED
    Acled,
    /// Phoenix, or PETRARCH's output
    Phoenix,
}

impl From<TableForm> for Form {
    fn from(form: TableForm) -> Form {
        match form {
            TableForm::Cameo => Form::Cameo,
            TableForm::Weis => Form::Weis,
            TableForm::Icews => Form::Icews,
            TableForm::Gdelt1 => Form::Gdelt1,
            TableForm::Gdelt2 => Form::Gdelt2,
            TableForm::Polecat => Form::Polecat,
            TableForm::Acled => Form::Acled,
            TableForm::Phoenix => Form::Phoenix,
        }
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    file: &'a str,
    form: &'static str,
    rows: u64,
    taken: u64,
    known: u64,
    changed: u64,
    refused: u64,
    malformed: u64,
    kept: bool,
}

/// Runs the command.
pub(crate) fn run(args: ImportArgs) -> Result<Outcome, Failure> {
    let interrupt = Interrupt::listen()?;
    let mut ledger = Ledger::create(&args.ledger).map_err(anyhow::Error::from)?;
    let names = Names::load();
    let form = Form::from(args.form);
    let mut is_clean = true;
    for path in &args.files {
        let name = path.to_string_lossy();
        let (bytes, length) = open(path).with_context(|| format!("{name}: can't be opened"))?;
        let mut watch = Watch::new(&name, length, args.quiet, &interrupt);
        let source = Source {
            name: &name,
            form,
            bytes,
            who: &names,
            keep_going: args.keep_going,
            at: Timestamp::now(),
        };
        let tally = match ledger.import(source, &mut watch) {
            Err(LedgerError::Stopped) if interrupt.is_asked() => return Ok(Outcome::Interrupted),
            Err(error @ (LedgerError::Form { .. } | LedgerError::Read { .. })) => {
                watch.error(error.to_string());
                is_clean = false;
                continue;
            }
            other => other.map_err(anyhow::Error::from)?,
        };
        if tally.malformed > 0 {
            watch.error(verdict(&name, &tally));
            is_clean = false;
        }
        if tally.refused > 0 {
            let Tally { rows, refused, .. } = tally;
            watch.warning(format!(
                "{name}: {refused} of {rows} rows were refused, as the ledger has no place for what they say"
            ));
        }
        drop(watch);
        answer(&name, form, &tally)?;
    }
    ledger.settle().map_err(anyhow::Error::from)?;
    Ok(if is_clean { Outcome::Clean } else { Outcome::SomeFailed })
}

/// The bytes of a file, and how many there are.
fn open(path: &Path) -> io::Result<(Box<dyn Read + Send>, Option<u64>)> {
    if path == Path::new(detente_document::STANDARD_INPUT) {
        return Ok((Box::new(io::stdin()), None));
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    Ok((Box::new(file), Some(length)))
}

fn verdict(name: &str, tally: &Tally) -> String {
    let Tally { rows, malformed, .. } = tally;
    if tally.is_kept {
        return format!(
            "{name}: {malformed} of {rows} rows are malformed and were left out, as --keep-going asks"
        );
    }
    format!(
        "{name}: {malformed} of {rows} rows are malformed, so nothing of the file was taken; mend them, or take the rest \
         with --keep-going"
    )
}

fn answer(file: &str, form: Form, tally: &Tally) -> Result<Outcome, Failure> {
    let Tally { rows, taken, known, changed, refused, malformed, is_kept } = *tally;
    let form = form.word();
    let answer = Answer { file, form, rows, taken, known, changed, refused, malformed, kept: is_kept };
    say(&format!("{}\n", serde_json::to_string(&answer).map_err(anyhow::Error::from)?))
}
