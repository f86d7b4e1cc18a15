//! Lists in CSV, with a header.

use ::csv::{ReaderBuilder, StringRecord};

use super::line::{self, Cells, Fault, Faults};
use super::{ActorList, ListedActor};

const COLUMNS: [&str; 9] = ["name", "country", "sector", "kind", "from", "to", "also", "wikidata", "rank"];

/// Reads a list. Rows of one name that follow each other are terms of one actor; a row of the kind `role` is a word for a role.
pub(super) fn read(text: &str) -> (ActorList, Vec<Fault>) {
    let mut list = ActorList::default();
    let mut all = Vec::new();
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .trim(::csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return (list, vec![Fault { line: 1, what: format!("no CSV: {error}") }]),
    };
    let line = header.position().map_or(1, |at| at.line() as usize);
    let mut faults = Faults { line, all: &mut all };
    for name in header.iter().filter(|name| !COLUMNS.contains(name)) {
        faults.add(format!("column {name:?}; one of {} was expected", COLUMNS.join(", ")));
    }
    let places = COLUMNS.map(|column| header.iter().position(|name| name == column));
    if places[0].is_none() {
        faults.add("no column \"name\" in the header; it was expected");
        return (list, all);
    }
    for record in reader.records() {
        match record {
            Ok(record) => {
                // The reader counts blank lines before a row to it.
                faults.line = record.position().map_or(faults.line, |at| {
                    let blank = text.as_bytes()[at.byte() as usize..]
                        .iter()
                        .take_while(|byte| byte.is_ascii_whitespace());
                    at.line() as usize + blank.filter(|byte| **byte == b'\n').count()
                });
                if record.len() > header.len() {
                    faults.add(format!(
                        "{} cells; at most {} were expected, as in the header",
                        record.len(),
                        header.len()
                    ));
                    continue;
                }
                read_row(&record, &places, &mut list, &mut faults);
            }
            Err(error) => {
                faults.line = error.position().map_or(faults.line, |at| at.line() as usize);
                faults.add(format!("no CSV: {error}"));
            }
        }
    }
    (list, all)
}

fn read_row(
    record: &StringRecord,
    places: &[Option<usize>; COLUMNS.len()],
    list: &mut ActorList,
    faults: &mut Faults<'_>,
) {
    let [name, country, sector, kind, from, to, also, wikidata, rank] =
        places.map(|place| place.and_then(|place| record.get(place)).unwrap_or(""));
    if name.is_empty() {
        faults.add("\"name\" is empty; a name was expected");
        return;
    }
    let is_role = kind == "role";
    let names = std::iter::once(name).chain(also.split(';').map(str::trim).filter(|name| !name.is_empty()));
    let written: Vec<_> = names.filter_map(|name| line::written(name, is_role, faults)).collect();
    if is_role {
        list.roles.extend(line::role(written, sector, rank, faults));
        return;
    }
    let wikidata = line::wikidata(wikidata, faults);
    let Some(term) = line::term(Cells { country, sector, kind, from, to }, faults) else { return };
    if written.is_empty() {
        return;
    }
    let name = name.trim_start_matches('=').to_owned();
    line::add_actor(&mut list.actors, ListedActor { name, written, terms: vec![term], wikidata });
}
