//! The arguments of `detente code`.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::ValueEnum;
use detente_document::Format;
use jiff::civil::Date;

use crate::commands::Jobs;
use crate::commands::lists::Lists;
use crate::date::day;
use crate::failure::Failure;
use crate::output::{Form, Target};
use crate::terminal::ColorChoice;

/// Write the events that news stories report
///
/// Reads plain text, web pages, JSON lines and CSV, also packed with gzip or zstd, and writes one record an event: who did
/// what to whom, when, where, planned or done, with the sentence that says so. On a terminal it draws a table; into a file
/// or a pipe it writes JSON lines.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CodeArgs {
    /// Files, folders, patterns such as "news/**/*.html", or - for standard input, which is also read where none is given
    pub(super) files: Vec<PathBuf>,
    /// The date of stories that have none; without it, their "on Tuesday" stays open
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) date: Option<Date>,
    /// The form of the input; auto looks at the content of each
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "auto")]
    format: InputFormat,
    /// The form of the output [default: table on a terminal, else by the ending of --out, else jsonl]
    #[arg(long, value_name = "FORM", value_enum)]
    output: Option<Form>,
    /// Write to a file in place of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Fold planned events as PLOVER's manual does: a meeting to come is AGREE, not a planned CONSULT
    #[arg(long)]
    plover_strict: bool,
    /// Leave out events less probable than this, from 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    min_confidence: Option<f32>,
    #[command(flatten)]
    pub(super) lists: Lists,
    #[command(flatten)]
    pub(super) jobs: Jobs,
    /// Say nothing on standard error but errors: no progress bar, no warnings
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// Colour in the table
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    color: ColorChoice,
}

const EXAMPLES: &str = "\
Examples:
  detente code story.txt --date 2009-05-07
  detente code news/ --out events.parquet
  detente code 'archive/*.jsonl.gz' --output csv --min-confidence 0.8 > events.csv
  detente code news/ --actors ours.actors --actors ours.agents
  cat stories.jsonl | detente code --format jsonl | jq -c 'select(.status == \"planned\")'

A JSON line has {\"id\", \"text\", \"title\"?, \"date\"?, \"source\"?, \"url\"?}. A story that can't be read or coded is
reported on standard error as {\"id\", \"error\"}; the others go on, and the exit code is 1 at the end.";

/// Forms of input that the command line knows, those to come among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    Auto,
    Text,
    Html,
    Jsonl,
    Csv,
    #[value(hide = true)]
    Warc,
    #[value(hide = true)]
    Feed,
}

impl CodeArgs {
    /// The form of the input.
    ///
    /// # Errors
    /// If it is one that is still to come.
    pub(super) fn format(&self) -> Result<Format, Failure> {
        let later = |name: &str, instead: &str| {
            let message = format!("--format {name} is not yet supported in this version; {instead}");
            Err(Failure::Usage(message))
        };
        match self.format {
            InputFormat::Auto => Ok(Format::Auto),
            InputFormat::Text => Ok(Format::Text),
            InputFormat::Html => Ok(Format::Html),
            InputFormat::Jsonl => Ok(Format::Jsonl),
            InputFormat::Csv => Ok(Format::Csv),
            InputFormat::Warc => later("warc", "take the pages out of the archive and give them as html"),
            InputFormat::Feed => later("feed", "give the pages of its articles as html"),
        }
    }

    /// Where the output goes, and in which form.
    ///
    /// # Errors
    /// If the form can't go there.
    pub(super) fn target(&self) -> Result<Target, Failure> {
        let is_terminal = self.out.is_none() && io::stdout().is_terminal();
        let by_ending = || self.out.as_deref().and_then(Form::by_ending);
        let usual = if is_terminal { Form::Table } else { Form::Jsonl };
        let form = self.output.or_else(by_ending).unwrap_or(usual);
        if form == Form::Parquet && is_terminal {
            let message = "Parquet is binary and is not for a terminal; give a file with --out";
            return Err(Failure::Usage(message.to_owned()));
        }
        Ok(Target { form, path: self.out.clone(), is_terminal, has_colour: self.color.on(is_terminal) })
    }

    pub(super) fn coder_options(&self) -> detente_coder::Options {
        let usual = detente_coder::Options::default();
        detente_coder::Options {
            plover_strict: self.plover_strict,
            min_confidence: self.min_confidence.unwrap_or(usual.min_confidence),
        }
    }
}

fn probability(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(p),
        _ => Err("a number from 0 to 1 is wanted".to_owned()),
    }
}
