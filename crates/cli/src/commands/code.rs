//! `detente code`: stories to events.

mod head;
pub(super) mod job;
mod options;
pub(super) mod stories;
mod writer;

use std::sync::Arc;

use detente_coder::Coder;

pub(crate) use head::Head;
pub(crate) use options::CodeArgs;

use crate::cli::explain;
use crate::exchange::is_unasked;
use crate::failure::{Failure, Outcome};
use crate::interrupt::Interrupt;
use crate::output;
use crate::pool::{self, End};
use crate::problem::Problems;
use crate::progress::Progress;

/// Runs the command.
pub(crate) fn run(args: CodeArgs) -> Result<Outcome, Failure> {
    if args.files.is_empty() && is_unasked() {
        return Err(explain(Some("code")));
    }
    let format = args.format()?;
    let target = args.target()?;
    let inputs = stories::Inputs::find(&args.files);
    inputs.refuse_as_output(target.path())?;
    let actors = args.lists.load()?;
    let coder = Arc::new(Coder::with_actors(actors).map_err(anyhow::Error::from)?);
    let interrupt = Interrupt::listen()?;
    let progress = Progress::new(inputs.bytes(), args.quiet);
    let problems = Problems::new(args.quiet);
    let mut writer = writer::Writer::new(output::open(&target)?, progress, problems, target.is_terminal);

    let options = args.coder_options();
    let date = args.date;
    let reading = detente_document::Options { format, ..Default::default() };
    let read = move |emit: pool::Emit<'_, job::Job>| inputs.read(&reading, date, emit);
    let work = move |job| job::run(&coder, &options, job);
    let end = pool::in_order(args.jobs.count(), &interrupt, read, work, &mut writer)?;
    let has_failures = writer.finish()?;
    Ok(match end {
        End::Interrupted => Outcome::Interrupted,
        End::Done if has_failures => Outcome::SomeFailed,
        End::Done => Outcome::Clean,
    })
}
