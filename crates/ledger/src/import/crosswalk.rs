//! From another coder's event code to type and mode.

use std::collections::HashMap;

use detente_ontology::{EventType, Mode};

use super::table::rows;

const CAMEO: &str = include_str!("../../data/cameo.tsv");
const WEIS: &str = include_str!("../../data/weis.tsv");

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// What happened.
    pub event_type: EventType,
    /// How.
    pub mode: Option<Mode>,
}

impl Meaning {
    /// The score of such an event, -10 to +10.
    pub fn score(self) -> f32 {
        self.event_type.score_with(self.mode.as_slice())
    }
}

/// What a code of the table says: `None` where PLOVER has no type for it.
type Entry = (&'static str, Option<Meaning>);

/// A coder's codes.
#[derive(Debug)]
pub struct Crosswalk {
    codes: HashMap<&'static str, Entry>,
    /// The codes by the events' names, folded.
    names: HashMap<String, &'static str>,
}

impl Crosswalk {
    /// CAMEO's, with the names that ICEWS has for its events.
    pub fn cameo() -> Crosswalk {
        Crosswalk::read(CAMEO)
    }

    /// WEIS's.
    pub fn weis() -> Crosswalk {
        Crosswalk::read(WEIS)
    }

    fn read(table: &'static str) -> Crosswalk {
        let mut crosswalk = Crosswalk { codes: HashMap::new(), names: HashMap::new() };
        for (_, [code, name, event_type, mode, also]) in rows(table) {
            crosswalk.codes.insert(code, (code, meaning(event_type, mode)));
            for name in std::iter::once(name).chain(also.split(';')).filter(|name| !name.is_empty()) {
                // A root and its "not specified below" may share a name and mean the same.
                crosswalk.names.insert(fold(name), code);
            }
        }
        crosswalk
    }

    /// What a code means. A leading zero that a spreadsheet has eaten is put back, and a code that is finer than the
    /// table is read as the nearest coarser one of three digits.
    ///
    /// # Errors
    /// If there is no such code, or PLOVER has no type for it; the reason for people.
    pub fn code(&self, code: &str) -> Result<Meaning, String> {
        if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("{code:?} is no event code"));
        }
        let with_zero = format!("0{code}");
        let coarser = code.get(..3).unwrap_or(code);
        let found = [code, &with_zero, coarser].into_iter().find_map(|code| self.codes.get(code));
        match found {
            None => Err(format!("there is no event code {code:?}")),
            Some((known, None)) => Err(format!("code {known}: PLOVER has no type for it")),
            Some((_, Some(meaning))) => Ok(*meaning),
        }
    }

    /// The code of an event that is given by its name.
    pub fn code_of(&self, name: &str) -> Option<&'static str> {
        self.names.get(&fold(name)).copied()
    }
}

/// A type and a mode as a table has them; `None` for a type `-`. A test says which lines are faulty.
pub(crate) fn meaning(event_type: &str, mode: &str) -> Option<Meaning> {
    let event_type: EventType = event_type.parse().ok()?;
    let mode = if mode.is_empty() { None } else { Mode::of(event_type, mode).ok() };
    Some(Meaning { event_type, mode })
}

/// Names differ in capitals and punctuation from release to release.
fn fold(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_sound() {
        let mut faults = Vec::new();
        for (file, table) in [("cameo.tsv", CAMEO), ("weis.tsv", WEIS)] {
            let mut codes: Vec<&str> = Vec::new();
            for (line, [code, name, event_type, mode, _]) in rows(table) {
                let known = meaning(event_type, mode);
                let is_sound = match known {
                    None => event_type == "-" && mode.is_empty(),
                    Some(known) => known.mode.is_some() != mode.is_empty(),
                };
                let root = &code[..2];
                if !is_sound
                    || name.is_empty()
                    || codes.contains(&code)
                    || (code != root && !codes.contains(&root))
                {
                    faults.push(format!("{file}, line {line}: {code} {event_type} {mode}"));
                }
                codes.push(code);
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    /// Codes of three digits that have finer ones, and how many.
    type Finer = &'static [(&'static str, u32)];
    /// Type and mode, or what the refusal says.
    type Expected = Result<(EventType, &'static str), &'static str>;

    /// The code book's own numbering: how many codes of three digits a root has (from .0), and how many of four digits
    /// each of those has (from .1).
    const CAMEO_BOOK: &[(&str, u32, Finer)] = &[
        ("01", 9, &[]),
        ("02", 8, &[("021", 4), ("023", 4), ("024", 4), ("025", 6)]),
        ("03", 9, &[("031", 4), ("033", 4), ("034", 4), ("035", 6)]),
        ("04", 6, &[]),
        ("05", 7, &[]),
        ("06", 4, &[]),
        ("07", 5, &[]),
        ("08", 7, &[("081", 4), ("083", 4), ("084", 2), ("086", 3), ("087", 4)]),
        ("09", 4, &[]),
        ("10", 8, &[("101", 4), ("103", 4), ("104", 4), ("105", 6)]),
        ("11", 6, &[("112", 5)]),
        ("12", 9, &[("121", 4), ("122", 4), ("123", 4), ("124", 6)]),
        ("13", 9, &[("131", 3), ("132", 4), ("138", 5)]),
        ("14", 5, &[("141", 4), ("142", 4), ("143", 4), ("144", 4), ("145", 4)]),
        ("15", 5, &[]),
        ("16", 6, &[("162", 3), ("166", 3)]),
        ("17", 6, &[("171", 2), ("172", 4)]),
        ("18", 6, &[("182", 3), ("183", 4)]),
        ("19", 6, &[("195", 2)]),
        ("20", 4, &[("204", 2)]),
    ];

    #[test]
    fn cameo_is_complete() {
        let mut book = Vec::new();
        for (root, last, finer) in CAMEO_BOOK {
            book.push((*root).to_owned());
            book.extend((0..=*last).map(|n| format!("{root}{n}")));
            book.extend(finer.iter().flat_map(|(base, last)| (1..=*last).map(move |n| format!("{base}{n}"))));
        }
        let mut table: Vec<_> = rows(CAMEO).map(|(_, [code, ..]): (_, [_; 5])| code.to_owned()).collect();
        book.sort_unstable();
        table.sort_unstable();
        assert_eq!(table, book);
    }

    #[test]
    fn weis_has_the_63_codes() {
        let book = "011 012 013 021 022 023 024 025 031 032 033 041 042 051 052 053 054 061 062 063 064 065 066 071 072 \
            073 081 082 091 092 093 094 095 101 102 111 112 121 122 131 132 141 142 150 160 171 172 173 174 181 182 191 192 \
            193 194 195 201 202 211 212 221 222 223";
        assert_eq!(book.split_whitespace().count(), 63);
        let weis = Crosswalk::weis();
        let missing: Vec<_> = book.split_whitespace().filter(|code| !weis.codes.contains_key(code)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn codes_mean_types_and_modes() {
        let (cameo, weis) = (Crosswalk::cameo(), Crosswalk::weis());
        let cases: [(&Crosswalk, &str, Expected); 12] = [
            (&cameo, "042", Ok((EventType::Consult, "visit"))),
            (&cameo, "42", Ok((EventType::Consult, "visit"))),
            (&cameo, "0871", Ok((EventType::Retreat, "ceasefire"))),
            (&cameo, "871", Ok((EventType::Retreat, "ceasefire"))),
            (&cameo, "195", Ok((EventType::Assault, "aerial"))),
            (&cameo, "0430", Ok((EventType::Consult, "visit"))),
            (&cameo, "010", Err("PLOVER has no type")),
            (&cameo, "999", Err("no event code \"999\"")),
            (&cameo, "042]", Err("is no event code")),
            (&cameo, "", Err("is no event code")),
            (&weis, "212", Ok((EventType::Coerce, "arrest"))),
            (&weis, "023", Err("PLOVER has no type")),
        ];
        for (crosswalk, code, expected) in cases {
            let found = crosswalk.code(code);
            match (&found, expected) {
                (Ok(found), Ok((event_type, mode))) => {
                    assert_eq!(
                        (found.event_type, found.mode.map_or("", Mode::word)),
                        (event_type, mode),
                        "{code}"
                    );
                }
                (Err(found), Err(expected)) => assert!(found.contains(expected), "{code}: {found}"),
                _ => panic!("{code}: {found:?}"),
            }
        }
        assert_eq!(cameo.code_of("Arrest, detain, or charge with legal action"), Some("173"));
        assert_eq!(cameo.code_of("Sing"), None);
    }
}
