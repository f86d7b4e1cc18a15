//! `detente agreements`: which treaties there are, between whom and when.

mod forms;

use std::io::{self, IsTerminal as _};

use clap::ValueEnum;
use detente_world::{Agreement, Agreements};
use jiff::civil::Date;

use crate::date::day;
use crate::failure::{Failure, Outcome};
use crate::output::say;

/// List treaties, pacts, ceasefires and accords
///
/// Lists those that match all that is asked; without anything asked, all that are known. A date is a day. An agreement
/// of which only a month or a year is known counts on every day that it may mean.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct AgreementsArgs {
    /// A name, short form or id, in any capitals ("START I", "the INF treaty"); several agreements may bear it
    name: Option<String>,
    /// Only agreements that this country, organisation or group is a party to: a code (FRA) or a name
    #[arg(long, value_name = "PARTY")]
    party: Option<String>,
    /// Only agreements in force on this day; with --party, those that bound it then
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    /// Only agreements that ended, or that a party left, before this day; with --on, not before that one, and with --party,
    /// counting only that party's leaving
    #[arg(long, value_name = "DATE", value_parser = day)]
    ends_before: Option<Date>,
    /// The form of the output [default: table on a terminal, else jsonl]
    #[arg(long, value_name = "FORM", value_enum)]
    output: Option<Form>,
}

const EXAMPLES: &str = "\
Examples:
  detente agreements \"START I\"
  detente agreements --party Russia --on 2009-05-07
  detente agreements --on 2009-05-07 --ends-before 2010-01-01     what expires that year
  detente agreements --party IRN --output csv > iran.csv";

/// A form of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Table,
    /// One JSON object an agreement
    Jsonl,
    /// One line an agreement, for spreadsheets
    Csv,
}

/// Runs the command.
pub(crate) fn run(args: AgreementsArgs) -> Result<Outcome, Failure> {
    let agreements = Agreements::load();
    let party = args.party.as_deref().map(|asked| party(&agreements, asked)).transpose()?;
    let candidates = match &args.name {
        Some(name) => named(&agreements, name)?,
        None => agreements.all().iter().collect(),
    };
    let is_asked = |agreement: &&Agreement| {
        party.is_none_or(|party| agreement.binds(party, args.on))
            && args.on.is_none_or(|date| agreement.is_in_force(date))
            && args.ends_before.is_none_or(|date| agreement.ends_before(date, args.on, party))
    };
    let found: Vec<&Agreement> = candidates.into_iter().filter(is_asked).collect();
    let usual = if io::stdout().is_terminal() { Form::Table } else { Form::Jsonl };
    let text = match args.output.unwrap_or(usual) {
        Form::Table => forms::table(&found),
        Form::Jsonl => forms::jsonl(&found).map_err(anyhow::Error::from)?,
        Form::Csv => forms::csv(&found)?,
    };
    say(&text)
}

fn named<'a>(agreements: &'a Agreements, name: &str) -> Result<Vec<&'a Agreement>, Failure> {
    let found = agreements.named(name);
    if !found.is_empty() {
        return Ok(found);
    }
    let like: Vec<String> = agreements.like(name).iter().map(|name| format!("{name:?}")).collect();
    let hint = match like.is_empty() {
        true => "`detente agreements` lists all that are known".to_owned(),
        false => format!("did you mean {}?", like.join(", ")),
    };
    Err(anyhow::anyhow!("no agreement is known as {name:?}; {hint}").into())
}

fn party(agreements: &Agreements, asked: &str) -> Result<&'static str, Failure> {
    agreements.party(asked).ok_or_else(|| {
        let like = agreements.parties_like(asked);
        let hint = match like.is_empty() {
            true => "give a code of ISO 3166 such as FRA, or a name".to_owned(),
            false => format!("did you mean {}?", like.join(", ")),
        };
        Failure::Usage(format!(
            "--party {asked:?} is no country, organisation or group that is known; {hint}"
        ))
    })
}
