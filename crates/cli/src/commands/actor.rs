//! `detente actor`: who a phrase means.

use detente_world::{Actor, ActorKind, Actors};
use jiff::civil::Date;
use serde::Serialize;

use super::lists::Lists;
use super::{Jobs, asked};
use crate::cli::explain;
use crate::date::day;
use crate::exchange::{Answerer, Fields, converse, is_unasked, print_answer};
use crate::failure::{Failure, Outcome};
use crate::output::{grid, is_for_people, say};

/// Say who a phrase means: name, country, sector
///
/// With a PHRASE it answers at once. Without one it reads a JSON object a line, {"id", "text", "context"?, "date"?}, and
/// writes {"id", "name", "country", "sector", "kind", "wikidata"} for each, with nulls where nothing is recognised. Where the
/// phrase names several ("French and German ministers"), "members" has all of them, and the other fields the first. The date
/// is that of the story: it says who held an office.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ActorArgs {
    /// A phrase as a story has it; without one, or with -, JSON lines are read from standard input
    phrase: Option<String>,
    /// The story's date; in JSON lines, that of lines without one
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    #[command(flatten)]
    lists: Lists,
    #[command(flatten)]
    jobs: Jobs,
}

const EXAMPLES: &str = "\
Examples:
  detente actor \"the Russian foreign minister\" --date 2009-05-07
  detente actor \"the Free Rivers Front\" --actors ours.toml
  echo '{\"id\": 1, \"text\": \"the German chancellor\", \"date\": \"2015-09-01\"}' | detente actor";

/// Runs the command.
pub(crate) fn run(args: ActorArgs) -> Result<Outcome, Failure> {
    let phrase = asked(args.phrase.as_deref());
    if phrase.is_none() && is_unasked() {
        return Err(explain(Some("actor")));
    }
    let actors = args.lists.load()?;
    let Some(phrase) = phrase else {
        return converse(Who { actors, date: args.date }, args.jobs);
    };
    let answer = Answer::new(&actors, phrase, None, args.date);
    if is_for_people() { say(&answer.table()) } else { print_answer(answer) }
}

struct Who {
    actors: Actors,
    date: Option<Date>,
}

struct Question {
    text: String,
    context: Option<String>,
    date: Option<Date>,
}

#[derive(Debug, Default, Serialize)]
struct Answer {
    name: Option<String>,
    country: Option<String>,
    sector: Option<&'static str>,
    kind: Option<&'static str>,
    wikidata: Option<String>,
    /// All actors of a phrase that names several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<Answer>,
}

impl Answerer for Who {
    type Question = Question;
    type Answer = Answer;

    fn question(&self, fields: &Fields) -> Result<Question, String> {
        Ok(Question {
            text: fields.text("text")?.to_owned(),
            context: fields.optional_text("context")?.map(str::to_owned),
            date: fields.optional_day("date")?.or(self.date),
        })
    }

    fn answer(&self, questions: &[Question]) -> Vec<Answer> {
        questions.iter().map(|q| Answer::new(&self.actors, &q.text, q.context.as_deref(), q.date)).collect()
    }
}

impl From<Option<Actor>> for Answer {
    fn from(actor: Option<Actor>) -> Self {
        let Some(actor) = actor else { return Answer::default() };
        Answer {
            name: actor.name,
            country: actor.country,
            sector: actor.sector.map(|sector| sector.word()),
            kind: Some(match actor.kind {
                ActorKind::Country => "country",
                ActorKind::Organisation => "organisation",
                ActorKind::Person => "person",
                ActorKind::Role => "role",
            }),
            wikidata: actor.wikidata,
            members: Vec::new(),
        }
    }
}

impl Answer {
    fn new(actors: &Actors, phrase: &str, context: Option<&str>, date: Option<Date>) -> Self {
        let all = actors.resolve_all(phrase, context, date);
        let members = if all.len() > 1 {
            all.iter().cloned().map(|one| Answer::from(Some(one))).collect()
        } else {
            Vec::new()
        };
        Answer { members, ..Answer::from(all.into_iter().next()) }
    }

    fn table(&self) -> String {
        let Some(kind) = self.kind else { return "nobody known\n".to_owned() };
        let rows = [
            ("name", self.name.as_deref()),
            ("country", self.country.as_deref()),
            ("sector", self.sector),
            ("kind", Some(kind)),
            ("wikidata", self.wikidata.as_deref()),
        ];
        let rows = rows.map(|(field, value)| vec![field.to_owned(), value.unwrap_or("–").to_owned()]);
        if self.members.is_empty() {
            return grid(&rows);
        }
        self.members.iter().map(Answer::table).collect::<Vec<_>>().join("\n")
    }
}
