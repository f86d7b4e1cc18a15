//! Lists in TOML: `[[actor]]` and `[[role]]` tables.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::line::{self, Cells, Fault, Faults};
use super::{ActorList, ListedActor, Written};

const TERM_KEYS: &[&str] = &["country", "sector", "kind", "from", "to"];
const ACTOR_KEYS: &[&str] = &["name", "also", "adjectives", "wikidata", "terms"];
const ROLE_KEYS: &[&str] = &["word", "also", "sector", "rank"];

/// Reads a list.
pub(super) fn read(text: &str) -> (ActorList, Vec<Fault>) {
    let mut list = ActorList::default();
    let mut all = Vec::new();
    let lines = Lines::new(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let line = error.span().map_or(1, |span| lines.at(span.start));
        all.push(Fault { line, what: format!("no TOML: {}", error.message().replace('\n', ", ")) });
    }
    if !all.is_empty() {
        return (list, all);
    }
    for (key, value) in table.get_ref() {
        let mut faults = Faults { line: lines.at(key.span().start), all: &mut all };
        let name: &str = key.get_ref();
        if !matches!(name, "actor" | "role") {
            faults.add(format!("{name:?}; [[actor]] or [[role]] was expected"));
            continue;
        }
        let Some(entries) = value.get_ref().as_array() else {
            faults.add(format!("{name:?} is {}; [[{name}]] was expected", value.get_ref().type_str()));
            continue;
        };
        for entry in entries.iter() {
            let Some(entry) = Entry::read(entry, &lines, &mut faults) else { continue };
            if name == "actor" {
                list.actors.extend(entry.actor(&lines, &mut faults));
            } else {
                list.roles.extend(entry.role(&mut faults));
            }
        }
    }
    (list, all)
}

/// One table, its values as text.
struct Entry<'t> {
    cells: Vec<Cell<'t>>,
}

struct Cell<'t> {
    line: usize,
    key: &'t str,
    value: Value<'t>,
}

enum Value<'t> {
    One(String),
    Many(Vec<String>),
    Tables(Vec<&'t Spanned<DeValue<'t>>>),
}

impl<'t> Entry<'t> {
    fn read(value: &'t Spanned<DeValue<'t>>, lines: &Lines, faults: &mut Faults<'_>) -> Option<Self> {
        faults.line = lines.at(value.span().start);
        let Some(table) = value.get_ref().as_table() else {
            faults.add(format!("{}; a table was expected", value.get_ref().type_str()));
            return None;
        };
        // A table's own span is its header; its keys say better where it is.
        let mut cells = Vec::new();
        for (key, value) in table {
            faults.line = lines.at(key.span().start);
            let read = match value.get_ref() {
                DeValue::String(text) => Some(Value::One(text.trim().to_owned())),
                DeValue::Datetime(day) => Some(Value::One(day.to_string())),
                DeValue::Integer(number) => Some(Value::One(number.as_str().to_owned())),
                DeValue::Array(values)
                    if values.iter().all(|v| v.get_ref().is_table()) && !values.is_empty() =>
                {
                    Some(Value::Tables(values.iter().collect()))
                }
                DeValue::Array(values) => {
                    let words =
                        values.iter().map(|v| v.get_ref().as_str().map(|word| word.trim().to_owned()));
                    words.collect::<Option<_>>().map(Value::Many)
                }
                _ => None,
            };
            match read {
                Some(value) => cells.push(Cell { line: faults.line, key: key.get_ref(), value }),
                None => faults.add(format!(
                    "{:?} is {}; text or a list of texts was expected",
                    key.get_ref(),
                    value.get_ref().type_str()
                )),
            }
        }
        Some(Entry { cells })
    }

    fn only(&self, known: &[&[&str]], faults: &mut Faults<'_>) {
        let last = faults.line;
        for Cell { line, key, .. } in &self.cells {
            if !known.iter().any(|keys| keys.contains(key)) {
                faults.line = *line;
                faults.add(format!("{key:?}; one of {} was expected", known.concat().join(", ")));
            }
        }
        faults.line = last;
    }

    fn value(&self, key: &str) -> Option<&Value<'t>> {
        self.cells.iter().find(|cell| cell.key == key).map(|cell| &cell.value)
    }

    fn one(&self, key: &str) -> &str {
        match self.value(key) {
            Some(Value::One(text)) => text,
            _ => "",
        }
    }

    fn many(&self, key: &str) -> Vec<&str> {
        match self.value(key) {
            Some(Value::Many(words)) => words.iter().map(String::as_str).collect(),
            Some(Value::One(word)) => vec![word],
            _ => Vec::new(),
        }
    }

    fn term_cells(&self) -> Cells<'_> {
        Cells {
            country: self.one("country"),
            sector: self.one("sector"),
            kind: self.one("kind"),
            from: self.one("from"),
            to: self.one("to"),
        }
    }

    fn actor(&self, lines: &Lines, faults: &mut Faults<'_>) -> Option<ListedActor> {
        self.only(&[ACTOR_KEYS, TERM_KEYS], faults);
        let name = self.one("name");
        if name.is_empty() {
            faults.add("an actor without a name; name = \"...\" was expected");
            return None;
        }
        let mut names = vec![name];
        names.extend(self.many("also"));
        let mut spelt: Vec<Written> =
            names.into_iter().filter_map(|n| line::written(n, false, faults)).collect();
        spelt.extend(self.many("adjectives").into_iter().filter_map(|n| line::written(n, true, faults)));
        let wikidata = line::wikidata(self.one("wikidata"), faults);
        let mut terms = Vec::new();
        if let Some(Value::Tables(tables)) = self.value("terms") {
            for table in tables {
                let Some(entry) = Entry::read(table, lines, faults) else { continue };
                entry.only(&[TERM_KEYS], faults);
                // What the terms share stands above them.
                let (own, shared) = (entry.term_cells(), self.term_cells());
                let or = |one: &'_ str, other: &'_ str| {
                    if one.is_empty() { other.to_owned() } else { one.to_owned() }
                };
                let (country, sector, kind) = (
                    or(own.country, shared.country),
                    or(own.sector, shared.sector),
                    or(own.kind, shared.kind),
                );
                terms.extend(line::term(
                    Cells { country: &country, sector: &sector, kind: &kind, ..own },
                    faults,
                ));
            }
        } else {
            terms.extend(line::term(self.term_cells(), faults));
        }
        let name = name.trim_start_matches('=').to_owned();
        (!terms.is_empty() && !spelt.is_empty()).then_some(ListedActor {
            name,
            written: spelt,
            terms,
            wikidata,
        })
    }

    fn role(&self, faults: &mut Faults<'_>) -> Option<super::ListedRole> {
        self.only(&[ROLE_KEYS], faults);
        let mut words = self.many("word");
        if words.is_empty() {
            faults.add("a role without a word; word = \"...\" was expected");
            return None;
        }
        words.extend(self.many("also"));
        let words = words.into_iter().filter_map(|word| line::written(word, true, faults)).collect();
        line::role(words, self.one("sector"), self.one("rank"), faults)
    }
}

/// Where the lines of a text begin, as bytes.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Lines {
        Lines(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line of a byte, from 1.
    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|begin| *begin <= byte)
    }
}
