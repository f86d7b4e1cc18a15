//! `detente ingest`: stories, and the events that they report, into a ledger.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use detente_coder::{Coder, Options};
use detente_ledger::{Ingested, Ledger};
use detente_ontology::{Mention, Story};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::Jobs;
use super::code::job::{self, Coded, Done};
use super::code::stories::Inputs;
use crate::date::day;
use crate::failure::{Failure, Outcome};
use crate::interrupt::Interrupt;
use crate::output::say;
use crate::pool::{self, Consumer, End};
use crate::problem::{Problem, Problems};
use crate::progress::Progress;

/// Add stories, and the events that they report, to a ledger
///
/// Reads what `detente code` reads. A story that the ledger has is passed over, one that has changed is replaced, and one
/// that was retracted stays so. Stopped or killed, it can be run again and goes on where it was.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct IngestArgs {
    /// Files, folders, patterns such as "news/**/*.html", or - for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The ledger, which is made where it is not there
    #[arg(long, value_name = "FILE")]
    ledger: PathBuf,
    /// The date of stories that have none
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    #[command(flatten)]
    jobs: Jobs,
    /// Say nothing on standard error but errors: no progress bar, no warnings
    #[arg(short, long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  detente ingest news/ --ledger relations.db
  detente ingest 'archive/*.jsonl.gz' --ledger relations.db --quiet";

/// Stories that go into the ledger together.
const BATCH: usize = 64;

/// What was done, on standard output.
#[derive(Debug, Default, Serialize)]
struct Answer {
    stories: u64,
    added: u64,
    known: u64,
    replaced: u64,
    retracted: u64,
    failed: u64,
    mentions: u64,
}

/// Runs the command.
pub(crate) fn run(args: IngestArgs) -> Result<Outcome, Failure> {
    let inputs = Inputs::find(&args.files);
    inputs.refuse_as_output(Some(Path::new(&args.ledger)))?;
    let ledger = Ledger::create(&args.ledger).map_err(anyhow::Error::from)?;
    let coder = Arc::new(Coder::load().map_err(anyhow::Error::from)?);
    let interrupt = Interrupt::listen()?;
    let mut keeper = Keeper {
        ledger,
        waiting: Vec::new(),
        problems: Problems::new(args.quiet),
        progress: Progress::new(inputs.bytes(), args.quiet),
        answer: Answer::default(),
    };
    let date = args.date;
    let reading = detente_document::Options::default();
    let read = move |emit: pool::Emit<'_, job::Job>| inputs.read(&reading, date, emit);
    let options = Options::default();
    let work = move |job| job::run(&coder, &options, job);
    let end = pool::in_order(args.jobs.count(), &interrupt, read, work, &mut keeper)?;
    keeper.put()?;
    keeper.ledger.settle().map_err(anyhow::Error::from)?;
    keeper.progress.finish();
    keeper.answer.failed = keeper.problems.count();
    say(&format!("{}\n", serde_json::to_string(&keeper.answer).map_err(anyhow::Error::from)?))?;
    Ok(match end {
        End::Interrupted => Outcome::Interrupted,
        End::Done if keeper.answer.failed > 0 => Outcome::SomeFailed,
        End::Done => Outcome::Clean,
    })
}

/// Puts coded stories into the ledger, in the order of the input.
struct Keeper {
    ledger: Ledger,
    waiting: Vec<(Story, Vec<Mention>)>,
    problems: Problems,
    progress: Progress,
    answer: Answer,
}

impl Keeper {
    /// Commits what waits.
    fn put(&mut self) -> anyhow::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let mut ingest = self.ledger.ingest(Timestamp::now())?;
        for (story, mentions) in &self.waiting {
            let answer = &mut self.answer;
            answer.stories += 1;
            answer.mentions += mentions.len() as u64;
            match ingest.add(story, mentions)? {
                Ingested::Added => answer.added += 1,
                Ingested::Known => answer.known += 1,
                Ingested::Replaced => answer.replaced += 1,
                Ingested::Retracted => {
                    answer.retracted += 1;
                    let message =
                        "the story was retracted, and is passed over (`detente retract --restore` lifts it)";
                    let problem = Problem::new(message).of(story.id.clone().into());
                    let problems = &mut self.problems;
                    self.progress.aside(|| problems.warning(&problem));
                }
            }
        }
        ingest.commit()?;
        self.waiting.clear();
        Ok(())
    }
}

impl Consumer<Done> for Keeper {
    fn take(&mut self, done: Done) -> anyhow::Result<()> {
        let Keeper { problems, progress, .. } = self;
        progress.aside(|| done.warnings.iter().for_each(|warning| problems.warning(warning)));
        match done.coded {
            Err(problem) => progress.aside(|| problems.error(&problem)),
            Ok(Coded { story, mentions }) => {
                let words = story.text.split_ascii_whitespace().count() as u64;
                progress.story(words, mentions.len() as u64, done.position);
                self.waiting.push((story, mentions));
            }
        }
        self.progress.tick();
        if self.waiting.len() >= BATCH { self.put() } else { Ok(()) }
    }

    fn idle(&mut self) -> anyhow::Result<()> {
        self.progress.tick();
        Ok(())
    }
}
