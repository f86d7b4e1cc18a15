//! `detente series`: a relation over time.

mod chart;
mod rows;
mod svg;

use std::path::PathBuf;

use anyhow::Context as _;
use clap::ValueEnum;
use detente_ledger::{Ledger, Period};
use detente_relations::{Series, Side, Step, Way, days_between};
use jiff::civil::Date;

use crate::failure::{Failure, Outcome};
use crate::output::{is_for_people, say};
use crate::terminal::{self, ColorChoice};

/// Count what one side did to another by day, week, month, quarter or year
///
/// A side is a country (RUS), a country's sector (RUS/MIL), a group of countries by date of membership (EU, NATO), or a name as
/// the ledger has it. Only what happened or is going on counts, not what is planned, possible or denied.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SeriesArgs {
    /// Who does it
    actor: String,
    /// To whom it is done
    recipient: String,
    /// The ledger
    #[arg(long, value_name = "FILE")]
    ledger: PathBuf,
    /// How long a step is
    #[arg(long, value_enum, value_name = "STEP", default_value = "month")]
    by: By,
    /// First day, or its year or month (2008, 2008-03); else that of the first event
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<Date>,
    /// Last day, or its year or month; else that of the last event
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    to: Option<Date>,
    /// Count also what the recipient does to the actor
    #[arg(long)]
    both: bool,
    /// The form of the output; a chart on a terminal, else JSON lines
    #[arg(long, value_enum, value_name = "FORM")]
    output: Option<SeriesForm>,
    /// Write to a file; its ending (.jsonl, .csv, .svg, .txt) says the form where --output does not
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Colour in the chart
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

const EXAMPLES: &str = "\
Examples:
  detente series RUS USA --by week --from 2008 --to 2010 --ledger L.db
  detente series EU RUS --both --by quarter --ledger L.db --out relations.svg";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SeriesForm {
    /// For people: a bar a step
    Chart,
    /// One JSON object a step
    Jsonl,
    /// One line a step, for spreadsheets
    Csv,
    /// A picture
    Svg,
}

/// Runs the command.
pub(crate) fn run(args: SeriesArgs) -> Result<Outcome, Failure> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && from > to
    {
        return Err(Failure::Usage(format!("--from {from} is after --to {to}")));
    }
    let form = form(&args)?;
    let ledger = Ledger::open(&args.ledger).map_err(anyhow::Error::from)?;
    let side = |text: &str| Side::find(text, &ledger).map_err(anyhow::Error::from);
    let (actor, recipient) = (side(&args.actor)?, side(&args.recipient)?);
    let way = if args.both { Way::Both } else { Way::There };
    let step = args.by.step();
    // Steps are whole, so that the first is not a part of one.
    let period = Period { from: args.from.map(|from| step.start(from)), to: args.to.map(|to| step.end(to)) };
    let days = days_between(&ledger, &actor, &recipient, way, period).map_err(anyhow::Error::from)?;
    let series = Series::of(&days, step, args.from, args.to);
    let title = rows::Title { actor: &args.actor, recipient: &args.recipient, is_both: args.both };
    let text = match form {
        SeriesForm::Chart => {
            let has_colour = args.color.on(args.out.is_none() && is_for_people());
            chart::chart(&series, terminal::width(), has_colour)
        }
        SeriesForm::Jsonl => rows::jsonl(&series, title)?,
        SeriesForm::Csv => rows::csv(&series, title)?,
        SeriesForm::Svg => svg::svg(&series, title),
    };
    match &args.out {
        None => say(&text),
        Some(path) => {
            std::fs::write(path, text).with_context(|| format!("writing to {}", path.display()))?;
            Ok(Outcome::Clean)
        }
    }
}

fn form(args: &SeriesArgs) -> Result<SeriesForm, Failure> {
    if let Some(form) = args.output {
        return Ok(form);
    }
    let Some(path) = &args.out else {
        return Ok(if is_for_people() { SeriesForm::Chart } else { SeriesForm::Jsonl });
    };
    match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("txt") => Ok(SeriesForm::Chart),
        Some("jsonl" | "ndjson" | "json") => Ok(SeriesForm::Jsonl),
        Some("csv") => Ok(SeriesForm::Csv),
        Some("svg") => Ok(SeriesForm::Svg),
        _ => Err(Failure::Usage(format!(
            "the ending of {} says no form; end it in .jsonl, .csv, .svg or .txt, or give --output",
            path.display()
        ))),
    }
}

impl By {
    fn step(self) -> Step {
        match self {
            By::Day => Step::Day,
            By::Week => Step::Week,
            By::Month => Step::Month,
            By::Quarter => Step::Quarter,
            By::Year => Step::Year,
        }
    }
}

fn first_day(text: &str) -> Result<Date, String> {
    year_or_month(text).map_or_else(|| crate::date::day(text), |(_, first)| Ok(first))
}

fn last_day(text: &str) -> Result<Date, String> {
    match year_or_month(text) {
        Some((Step::Year, first)) => Ok(first.last_of_year()),
        Some((_, first)) => Ok(first.last_of_month()),
        None => crate::date::day(text),
    }
}

/// The first day of `2008` or `2008-03`.
fn year_or_month(text: &str) -> Option<(Step, Date)> {
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('-') {
        None if digits(text, 4) => Date::new(text.parse().ok()?, 1, 1).ok().map(|first| (Step::Year, first)),
        Some((year, month)) if digits(year, 4) && digits(month, 2) => {
            Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok().map(|first| (Step::Month, first))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn years_and_months_are_whole() {
        assert_eq!(first_day("2008"), Ok(date(2008, 1, 1)));
        assert_eq!(last_day("2008"), Ok(date(2008, 12, 31)));
        assert_eq!(last_day("2008-02"), Ok(date(2008, 2, 29)));
        assert_eq!(first_day("2008-03-04"), Ok(date(2008, 3, 4)));
        assert!(first_day("2008-13").is_err() && last_day("soon").is_err());
    }
}
