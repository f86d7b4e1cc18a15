//! `detente when`: the times that a text names.

use detente_ontology::CharIndex;
use detente_world::{TimeMention, times};
use jiff::civil::Date;
use serde::Serialize;

use super::{Jobs, asked};
use crate::cli::explain;
use crate::date::day;
use crate::exchange::{Answerer, Fields, converse, is_unasked, print_answer};
use crate::failure::{Failure, Outcome};
use crate::output::{grid, is_for_people, say};

/// Find the times that a text names, and which days they mean
///
/// With a TEXT it answers at once. Without one it reads a JSON object a line, {"id", "text", "date"}, and writes {"id",
/// "times": [{"start", "end", "text", "type", "value", "from", "to"}]} for each. The value is TIMEX3's; "from" and "to"
/// are days, where the expression lies on the calendar. Offsets are Unicode code points, end exclusive. Without the
/// story's date, "Tuesday" is no day on the calendar.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct WhenArgs {
    /// A text; without one, or with -, JSON lines are read from standard input
    text: Option<String>,
    /// The story's date; in JSON lines, that of lines without one
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    #[command(flatten)]
    jobs: Jobs,
}

const EXAMPLES: &str = "\
Examples:
  detente when \"They will meet next Tuesday.\" --date 2009-05-07
  echo '{\"id\": 1, \"text\": \"Talks ended yesterday.\", \"date\": \"2009-05-07\"}' | detente when";

/// Runs the command.
pub(crate) fn run(args: WhenArgs) -> Result<Outcome, Failure> {
    let text = asked(args.text.as_deref());
    if text.is_none() && is_unasked() {
        return Err(explain(Some("when")));
    }
    let Some(text) = text else {
        return converse(When { date: args.date }, args.jobs);
    };
    let answer = Answer::new(text, times(text, args.date));
    if is_for_people() { say(&answer.table()) } else { print_answer(answer) }
}

struct When {
    date: Option<Date>,
}

#[derive(Serialize)]
struct Answer {
    times: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    start: usize,
    end: usize,
    text: String,
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    from: Option<String>,
    to: Option<String>,
}

impl Answerer for When {
    type Question = (String, Option<Date>);
    type Answer = Answer;

    fn question(&self, fields: &Fields) -> Result<Self::Question, String> {
        Ok((fields.text("text")?.to_owned(), fields.optional_day("date")?.or(self.date)))
    }

    fn answer(&self, questions: &[Self::Question]) -> Vec<Answer> {
        questions.iter().map(|(text, date)| Answer::new(text, times(text, *date))).collect()
    }
}

impl Answer {
    fn new(text: &str, mentions: Vec<TimeMention>) -> Self {
        let index = CharIndex::new(text);
        let found = mentions.into_iter().map(|mention| {
            let span = index.chars(mention.span);
            Found {
                start: span.start,
                end: span.end,
                text: mention.span.of(text).to_owned(),
                kind: mention.kind.word(),
                value: mention.value,
                from: mention.from.map(|day| day.to_string()),
                to: mention.to.map(|day| day.to_string()),
            }
        });
        Answer { times: found.collect() }
    }

    fn table(&self) -> String {
        if self.times.is_empty() {
            return "no times\n".to_owned();
        }
        let mut rows = vec![["text", "type", "value", "from", "to"].map(str::to_owned).to_vec()];
        for time in &self.times {
            let or_dash = |day: &Option<String>| day.clone().unwrap_or("–".to_owned());
            let (from, to) = (or_dash(&time.from), or_dash(&time.to));
            rows.push(vec![time.text.clone(), time.kind.to_owned(), time.value.clone(), from, to]);
        }
        grid(&rows)
    }
}
