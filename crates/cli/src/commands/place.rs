//! `detente place`: the places that a text names.

use detente_ontology::CharIndex;
use detente_world::{PlaceMention, Places};
use serde::Serialize;

use super::{Jobs, asked};
use crate::cli::explain;
use crate::exchange::{Answerer, Fields, converse, is_unasked, print_answer};
use crate::failure::{Failure, Outcome};
use crate::output::{grid, is_for_people, say};

/// Find the places that a text names, and where they are
///
/// With a TEXT it answers at once. Without one it reads a JSON object a line, {"id", "text"}, and writes {"id", "places":
/// [{"start", "end", "text", "name", "country", "admin1", "lat", "lon", "geoname_id", "kind", "metonym"}]} for each. Offsets are
/// Unicode code points, end exclusive; degrees are positive to the north and east.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct PlaceArgs {
    /// A text; without one, or with -, JSON lines are read from standard input
    text: Option<String>,
    #[command(flatten)]
    jobs: Jobs,
}

const EXAMPLES: &str = "\
Examples:
  detente place \"They met in Paris, Texas.\"
  echo '{\"id\": 1, \"text\": \"Shelling went on near Kharkiv.\"}' | detente place";

/// Runs the command.
pub(crate) fn run(args: PlaceArgs) -> Result<Outcome, Failure> {
    let text = asked(args.text.as_deref());
    if text.is_none() && is_unasked() {
        return Err(explain(Some("place")));
    }
    let places = Places::load();
    let Some(text) = text else {
        return converse(Where { places }, args.jobs);
    };
    let answer = Answer::new(text, places.find(text));
    if is_for_people() { say(&answer.table()) } else { print_answer(answer) }
}

struct Where {
    places: Places,
}

#[derive(Serialize)]
struct Answer {
    places: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    start: usize,
    end: usize,
    text: String,
    name: String,
    country: Option<String>,
    admin1: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    geoname_id: Option<u32>,
    kind: &'static str,
    metonym: bool,
}

impl Answerer for Where {
    type Question = String;
    type Answer = Answer;

    fn question(&self, fields: &Fields) -> Result<String, String> {
        fields.text("text").map(str::to_owned)
    }

    fn answer(&self, questions: &[String]) -> Vec<Answer> {
        questions.iter().map(|text| Answer::new(text, self.places.find(text))).collect()
    }
}

impl Answer {
    fn new(text: &str, mentions: Vec<PlaceMention>) -> Self {
        let index = CharIndex::new(text);
        let found = mentions.into_iter().map(|mention| {
            let span = index.chars(mention.span);
            let place = mention.place;
            Found {
                start: span.start,
                end: span.end,
                text: mention.span.of(text).to_owned(),
                name: place.name,
                country: place.country,
                admin1: place.admin1,
                lat: place.lat,
                lon: place.lon,
                geoname_id: place.geoname_id,
                kind: place.kind.word(),
                metonym: mention.metonym,
            }
        });
        Answer { places: found.collect() }
    }

    fn table(&self) -> String {
        if self.places.is_empty() {
            return "no places\n".to_owned();
        }
        let heads = ["text", "name", "division", "country", "kind", "lat", "lon", "geonames"];
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        for place in &self.places {
            let degrees = |degrees: Option<f64>| degrees.map_or("–".to_owned(), |d| format!("{d:.4}"));
            let or_dash = |word: &Option<String>| word.clone().unwrap_or("–".to_owned());
            rows.push(vec![
                place.text.clone(),
                place.name.clone(),
                or_dash(&place.admin1),
                or_dash(&place.country),
                place.kind.to_owned(),
                degrees(place.lat),
                degrees(place.lon),
                place.geoname_id.map_or("–".to_owned(), |id| id.to_string()),
            ]);
        }
        grid(&rows)
    }
}
