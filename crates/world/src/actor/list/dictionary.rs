//! Actor and agent dictionaries in the format of TABARI, PETRARCH and Phoenix.
//!
//! `NAME [CODE] [CODE <date] [CODE date-date]`, codes in the same line or the lines below; `+SYNONYM`; `!SET! = A, B`;
//! `AGENT {PLURAL} [~CODE]`. Comments are `#` or `;` to the end of the line, and `<!-- -->`.

use std::collections::HashMap;

use jiff::civil::Date;

use super::line::{Fault, Faults, written};
use super::{ActorList, ListedActor, ListedRole, ListedStand, ListedTerm, Written, code};
use crate::actor::lexicon::Rank;
use crate::actor::period::Period;

/// The most patterns that one with sets may stand for.
const MOST_PATTERNS: usize = 200;

/// Reads a dictionary.
pub(super) fn read(text: &str) -> (ActorList, Vec<Fault>) {
    let mut reader = Reader::default();
    let mut in_comment = false;
    for (index, line) in text.lines().enumerate() {
        let line = uncommented(line, &mut in_comment);
        let mut faults = Faults { line: index + 1, all: &mut reader.faults };
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some((set, words)) = definition(line) {
            reader.sets.insert(set, words);
            continue;
        }
        let (head, codes) = match line.find('[') {
            Some(at) => line.split_at(at),
            None => (line, ""),
        };
        let codes = read_codes(codes, &mut faults);
        reader.take(index + 1, head.trim(), codes);
    }
    reader.finish()
}

/// An entry as it is collected over its lines.
#[derive(Debug)]
struct Entry {
    line: usize,
    patterns: Vec<Written>,
    codes: Vec<Coded>,
}

#[derive(Debug)]
enum Coded {
    Actor(ListedTerm),
    Agent(Option<detente_ontology::Sector>),
    /// It was wrong, which was said.
    Faulty,
}

#[derive(Debug, Default)]
struct Reader {
    list: ActorList,
    faults: Vec<Fault>,
    sets: HashMap<String, Vec<Vec<String>>>,
    open: Option<Entry>,
}

impl Reader {
    fn take(&mut self, line: usize, head: &str, codes: Vec<Coded>) {
        let synonym = head.strip_prefix('+');
        if !head.is_empty() && synonym.is_none() {
            self.close();
            self.open = Some(Entry { line, patterns: Vec::new(), codes: Vec::new() });
        }
        let mut faults = Faults { line, all: &mut self.faults };
        let Some(entry) = &mut self.open else {
            faults.add("a synonym or code with no name above it; a line with a name was expected before it");
            return;
        };
        entry.codes.extend(codes);
        let head = synonym.unwrap_or(head).trim();
        if !head.is_empty() {
            entry.patterns.extend(patterns(head, &self.sets, &mut faults));
        }
    }

    fn close(&mut self) {
        let Some(entry) = self.open.take() else { return };
        if entry.codes.is_empty() {
            let what =
                "a name without a code; a code such as [USAGOV] was expected in its line or below".to_owned();
            self.faults.push(Fault { line: entry.line, what });
            return;
        }
        let Some(first) = entry.patterns.first() else { return };
        let name = display(&first.text);
        let mut terms = Vec::new();
        for coded in entry.codes {
            match coded {
                Coded::Agent(sector) => {
                    self.list.roles.push(ListedRole { written: entry.patterns, sector, rank: Rank::Firm });
                    return;
                }
                Coded::Actor(term) => terms.push(term),
                Coded::Faulty => {}
            }
        }
        if terms.is_empty() {
            return;
        }
        // "INSURGENTS [REB]" is a word for a role, in whatever file it stands.
        if let [ListedTerm { period: None, stand: Some(ListedStand { country, sector: Some(sector), .. }) }] =
            &terms[..]
            && country.is_empty()
        {
            self.list.roles.push(ListedRole {
                written: entry.patterns,
                sector: Some(*sector),
                rank: Rank::Firm,
            });
            return;
        }
        self.list.actors.push(ListedActor { name, written: entry.patterns, terms, wikidata: String::new() });
    }

    fn finish(mut self) -> (ActorList, Vec<Fault>) {
        self.close();
        (self.list, self.faults)
    }
}

/// A line without its comments; `in_comment` goes on from line to line.
fn uncommented(line: &str, in_comment: &mut bool) -> String {
    let mut out = String::new();
    let mut rest = line;
    loop {
        if *in_comment {
            let Some(end) = rest.find("-->") else { return out };
            *in_comment = false;
            rest = &rest[end + 3..];
        }
        let begin = rest.find("<!--");
        let plain = begin.map_or(rest, |at| &rest[..at]);
        match plain.find(['#', ';']) {
            Some(at) => {
                out.push_str(&plain[..at]);
                return out;
            }
            None => out.push_str(plain),
        }
        let Some(begin) = begin else { return out };
        *in_comment = true;
        rest = &rest[begin + 4..];
    }
}

/// `!SET! = ONE, TWO {TWOS}`: the name of the set, and each word with its plurals.
fn definition(line: &str) -> Option<(String, Vec<Vec<String>>)> {
    let (name, words) = line.strip_prefix('!')?.split_once('!')?;
    let words = words.trim_start().strip_prefix('=')?;
    let member = |word: &str| braced(word).0.map(str::to_owned).collect();
    Some((
        name.trim().to_owned(),
        words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(member).collect(),
    ))
}

/// What stands before, in and after braces: a word and the plurals that it is given.
fn braced(word: &str) -> (impl Iterator<Item = &str>, bool) {
    let has_braces = word.contains('{');
    let parts = word.split(['{', '}', ',']).map(str::trim).filter(|part| !part.is_empty());
    (parts, has_braces)
}

/// The ways to write a name that a pattern stands for.
fn patterns(head: &str, sets: &HashMap<String, Vec<Vec<String>>>, faults: &mut Faults<'_>) -> Vec<Written> {
    let (words, has_braces) = braced(head);
    let mut out = Vec::new();
    for word in words {
        let is_exact = has_braces || word.ends_with('_');
        let mut found = vec![String::new()];
        for (place, part) in word.split('!').enumerate() {
            let choices: Vec<&str> = if place % 2 == 0 {
                vec![part]
            } else if let Some(set) = sets.get(part) {
                set.iter().flatten().map(String::as_str).collect()
            } else {
                faults.add(format!(
                    "set !{part}! is not defined; a line \"!{part}! = ...\" was expected above"
                ));
                return out;
            };
            if found.len() * choices.len() > MOST_PATTERNS {
                faults.add(format!(
                    "the sets of {word:?} give more than {MOST_PATTERNS} patterns; fewer were expected"
                ));
                return out;
            }
            found = found
                .iter()
                .flat_map(|begun| choices.iter().map(move |part| format!("{begun}{part}")))
                .collect();
        }
        let has_plural = !is_exact && !word.contains('!');
        out.extend(found.iter().filter_map(|text| written(&plain(text), has_plural, faults)));
    }
    out
}

/// A pattern as text. Dictionaries know no case, so a short one, which may be a word, counts only with a capital.
fn plain(pattern: &str) -> String {
    let words: Vec<&str> = pattern.split(['_', ' ', '\t']).filter(|word| !word.is_empty()).collect();
    let is_short = words.len() == 1 && words[0].len() <= 4 && pattern.chars().all(|c| !c.is_lowercase());
    let text = words.join(" ");
    // "=Iran" asks for one capital, "=IRAN" would ask for four.
    if is_short { format!("={}", capitalised(&text)) } else { text }
}

/// The name for records: "ABU SAYYAF" is written "Abu Sayyaf", a short one stays an acronym.
fn display(text: &str) -> String {
    match text.strip_prefix('=') {
        Some(short) => short.to_uppercase(),
        None if text.chars().any(char::is_lowercase) => text.to_owned(),
        None => text.split(' ').map(capitalised).collect::<Vec<_>>().join(" "),
    }
}

/// A word with its first letter as it is and the others small.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().collect();
    first + &letters.as_str().to_lowercase()
}

/// Codes in brackets, one after the other.
fn read_codes(text: &str, faults: &mut Faults<'_>) -> Vec<Coded> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let inside = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let Some((inside, after)) = inside else {
            let expected = if rest.starts_with('[') { "`]`" } else { "a code such as [USAGOV]" };
            faults.add(format!("{rest:?}; {expected} was expected"));
            out.push(Coded::Faulty);
            break;
        };
        out.push(read_code(inside.trim(), faults).unwrap_or(Coded::Faulty));
        rest = after.trim_start();
    }
    out
}

fn read_code(inside: &str, faults: &mut Faults<'_>) -> Option<Coded> {
    let (word, when) = inside.split_once([' ', '\t']).unwrap_or((inside, ""));
    let when: String = when.chars().filter(|c| !c.is_whitespace()).collect();
    let period = if when.is_empty() {
        None
    } else {
        let Some(period) = period(&when) else {
            faults.add(format!(
                "{when:?}; days as <19930120, >20010120 or 19930120-20010120 (or with years of two digits) were expected"
            ));
            return None;
        };
        Some(period)
    };
    if matches!(word, "---" | "###") {
        return Some(Coded::Actor(ListedTerm { period, stand: None }));
    }
    let wrong = format!("code {word:?}; triples of capitals such as USAGOV or ~MIL were expected");
    if word.contains('~') {
        let Some(sector) = code::agent(word) else {
            faults.add(wrong);
            return None;
        };
        return Some(Coded::Agent(sector));
    }
    let Some(stand) = code::stand(word) else {
        faults.add(wrong);
        return None;
    };
    Some(Coded::Actor(ListedTerm { period, stand: Some(stand) }))
}

/// `<day`, `>day` or `day-day`; the day itself belongs to both sides.
fn period(when: &str) -> Option<Period> {
    let (from, to) = if let Some(to) = when.strip_prefix('<') {
        (Date::MIN, day(to)?)
    } else if let Some(from) = when.strip_prefix('>') {
        (day(from)?, Date::MAX)
    } else {
        let (from, to) = when.split_once('-')?;
        (day(from)?, day(to)?)
    };
    (from <= to).then_some(Period { from, to })
}

/// YYYYMMDD or YYMMDD; 30 to 99 are years of the twentieth century.
fn day(text: &str) -> Option<Date> {
    let text = text.trim_start_matches('=');
    if !matches!(text.len(), 6 | 8) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = text.split_at(text.len() - 4);
    let year: i16 = year.parse().ok()?;
    let year = match text.len() {
        8 => year,
        _ if year < 30 => year + 2000,
        _ => year + 1900,
    };
    Date::new(year, rest[..2].parse().ok()?, rest[2..].parse().ok()?).ok()
}
