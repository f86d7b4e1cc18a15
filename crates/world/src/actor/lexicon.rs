//! The words and names that are looked up in a phrase.

use std::collections::HashMap;

use detente_ontology::Sector;

use super::fold::Folded;
use super::similar::Similar;

/// What a name or word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A country by name; the number of its row.
    Country(u32, Form),
    /// An organisation or group; the number of its row.
    Body(u32),
    /// A word for a role.
    Role(Option<Sector>, Rank),
    /// A city or province; the number of its row.
    City(u32),
    /// A person's full name; the number of the person.
    Person(u32),
    /// What a user's list names; its number.
    Listed(u32),
    /// A word for a role in a user's list.
    ListedRole(Option<Sector>, Rank),
}

/// In which form a country is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// By its name: Mali.
    Name,
    /// By an adjective: Malian.
    Adjective,
    /// By what a citizen is called: Frenchman.
    Demonym,
    /// By its capital; the number of the capital.
    Capital(u32),
    /// By the seat of its government: Downing Street.
    Seat,
}

/// How much a role word decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// A place in some body, whose sector it takes: official, member.
    Holder,
    /// Decides unless a firm word is there: president, commander.
    Plain,
    /// Decides: soldier, minister.
    Firm,
}

/// How a key has to be written to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Any,
    Capital,
    Upper,
}

/// An entry as it is found.
#[derive(Debug, Clone, Copy)]
struct Keyed {
    entry: Entry,
    case: Case,
}

/// A table from folded names to what they stand for.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    keys: HashMap<Box<str>, Vec<Keyed>>,
    /// The most words a key has that starts with this word.
    longest: HashMap<Box<str>, usize>,
    similar: Similar,
}

/// A name found in a phrase.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// First word.
    pub(crate) from: usize,
    /// One past the last word.
    pub(crate) to: usize,
    /// What it may stand for, first meaning first.
    pub(crate) entries: Vec<Entry>,
    /// It is in a user's list, so nothing else is meant.
    pub(crate) listed: bool,
}

/// How many entries a key can have; a bound for the work that one word can cause.
const MOST_ENTRIES: usize = 8;

/// Room for the keys that the tables hold, so that the table is not rebuilt as it grows.
const KEYS: usize = 40_000;

impl Lexicon {
    /// An empty lexicon.
    pub(crate) fn new() -> Lexicon {
        Lexicon {
            keys: HashMap::with_capacity(KEYS),
            longest: HashMap::with_capacity(KEYS / 2),
            ..Lexicon::default()
        }
    }

    /// Adds a name. A leading `=` asks for its capitals; so does an acronym that reads as a word.
    pub(crate) fn add(&mut self, written: &str, entry: Entry) {
        let Some((folded, case)) = read(written) else { return };
        self.insert(&folded, folded.text(), Keyed { entry, case });
    }

    /// Adds a name of a user's list before all others of the kind.
    pub(crate) fn put_first(&mut self, written: &str, entry: Entry) {
        let Some((folded, case)) = read(written) else { return };
        self.keys.entry(folded.text().into()).or_default().insert(0, Keyed { entry, case });
        self.note_length(&folded);
    }

    /// Adds the plural of a name of a user's list.
    pub(crate) fn put_plurals_first(&mut self, written: &str, entry: Entry) {
        for plural in super::plural::plurals(written) {
            self.put_first(&plural, entry);
        }
    }

    /// Adds a name and its plural.
    pub(crate) fn add_countable(&mut self, written: &str, entry: Entry) {
        self.add(written, entry);
        self.add_plurals(written, entry);
    }

    /// Adds the plural of a name.
    pub(crate) fn add_plurals(&mut self, written: &str, entry: Entry) {
        for plural in super::plural::plurals(written) {
            self.add(&plural, entry);
        }
    }

    fn insert(&mut self, folded: &Folded, key: &str, keyed: Keyed) {
        let entries = self.keys.entry(key.into()).or_insert_with(|| Vec::with_capacity(1));
        let is_new = entries.is_empty();
        if entries.len() < MOST_ENTRIES && entries.iter().all(|other| other.entry != keyed.entry) {
            entries.push(keyed);
        }
        self.note_length(folded);
        if is_new && folded.len() == 1 && keyed.case == Case::Any {
            let shortest = match keyed.entry {
                Entry::Country(..) => 5,
                Entry::Body(_) => 7,
                Entry::Role(..) => 8,
                Entry::City(_) => 7,
                Entry::Person(_) | Entry::Listed(_) | Entry::ListedRole(..) => return,
            };
            self.similar.add(key, shortest);
        }
    }

    fn note_length(&mut self, folded: &Folded) {
        match self.longest.get_mut(folded.at(0)) {
            Some(longest) => *longest = (*longest).max(folded.len()),
            None => {
                self.longest.insert(folded.at(0).into(), folded.len());
            }
        }
    }

    /// The longest name that starts at word `from` of `phrase`, and ends before word `end`.
    pub(crate) fn longest_at(&self, phrase: &Folded, from: usize, end: usize) -> Option<Found> {
        let longest = *self.longest.get(phrase.at(from))?;
        let mut to = (from + longest).min(end);
        while to > from {
            if let Some(found) = self.exactly(phrase, from, to) {
                return Some(found);
            }
            to -= 1;
        }
        None
    }

    fn exactly(&self, phrase: &Folded, from: usize, to: usize) -> Option<Found> {
        use super::fold::Gap;
        let keyed = self.keys.get(phrase.slice(from, to))?;
        if (from + 1..to).any(|i| phrase.word(i).gap > Gap::Hyphen) {
            return None;
        }
        let entries: Vec<Entry> = keyed
            .iter()
            .filter(|keyed| is_written(keyed.case, phrase, from, to))
            .map(|keyed| keyed.entry)
            .collect();
        (!entries.is_empty()).then_some(Found { from, to, entries, listed: false })
    }

    /// A long word of the lexicon that `word` may be a misspelling of, one letter off.
    pub(crate) fn misspelt(&self, phrase: &Folded, at: usize) -> Option<Found> {
        let key = self.similar.find(phrase.at(at))?;
        let entries = self.keys.get(key)?.iter().map(|keyed| keyed.entry).collect();
        Some(Found { from: at, to: at + 1, entries, listed: false })
    }
}

/// Folds a name as it is written in a table; nothing where it has no letters.
fn read(written: &str) -> Option<(Folded, Case)> {
    let (written, strict) = match written.strip_prefix('=') {
        Some(rest) => (rest, true),
        None => (written, false),
    };
    let folded = Folded::new(written, usize::MAX);
    if folded.len() == 0 {
        return None;
    }
    let case = match strict {
        false => Case::Any,
        true if (0..folded.len()).all(|i| folded.word(i).upper) => Case::Upper,
        true => Case::Capital,
    };
    Some((folded, case))
}

fn is_written(case: Case, phrase: &Folded, from: usize, to: usize) -> bool {
    match case {
        Case::Any => true,
        Case::Capital => phrase.word(from).capital,
        Case::Upper => (from..to).all(|i| phrase.word(i).upper),
    }
}
