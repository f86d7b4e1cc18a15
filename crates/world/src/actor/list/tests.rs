use super::super::{Actor, Actors};
use super::*;

const DICTIONARY: &str = include_str!("../../../tests/lists/river.actors");
const AGENTS: &str = include_str!("../../../tests/lists/river.agents");
const TOML: &str = include_str!("../../../tests/lists/river.toml");
const CSV: &str = include_str!("../../../tests/lists/river.csv");

fn read(file: &str, text: &str) -> ActorList {
    let (list, faults) = ActorList::read(file, text);
    assert!(faults.is_empty(), "{faults:?}");
    list
}

fn show(actor: Option<Actor>) -> String {
    let Some(actor) = actor else { return "-".to_owned() };
    let sector = actor.sector.map_or("-", Sector::word);
    format!("{} {sector} {}", actor.country.as_deref().unwrap_or("-"), actor.name.as_deref().unwrap_or("-"))
}

/// Checks phrases, each with a date or nothing, and what is wanted as "country sector name".
fn check(lists: &[ActorList], cases: &[(&str, &str, &str)]) {
    let actors = Actors::with_lists(lists);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(phrase, date, want)| {
            let got = show(actors.resolve(phrase, None, date.parse().ok()));
            (got != *want).then(|| format!("{phrase:?} {date:?}: want {want}, got {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn dictionaries_of_actors_and_agents() {
    check(
        &[read("river.actors", DICTIONARY), read("river.agents", AGENTS)],
        &[
            ("Ruritania", "", "RUR - Ruritania"),
            ("Ruritanians", "", "RUR - Ruritania"),
            ("the Ruritanian army", "", "RUR MIL -"),
            ("Rudolf Elphberg", "1995-01-01", "RUR GOV Rudolf Elphberg"),
            ("Rudolf Elphberg", "2005-01-01", "RUR ELI Rudolf Elphberg"),
            ("President Elphberg", "1999-06-01", "RUR GOV Rudolf Elphberg"),
            ("former President Elphberg", "1999-06-01", "RUR ELI Rudolf Elphberg"),
            ("the Free Rivers Front", "2012-01-01", "NGA REB Free Rivers Front"),
            ("the Free Rivers Front", "2018-01-01", "NGA PTY Free Rivers Front"),
            ("FRF gunmen", "2012-01-01", "NGA REB Free Rivers Front"),
            ("the Lower River Commission", "", "UNO GOV Lower River Commission"),
            ("the Silent Majority", "", "-"),
            ("two Ruritanian riverkeepers", "", "RUR COP -"),
            ("bargemen in Ruritania", "", "RUR LAB -"),
            ("Malian deputy ferrymasters", "", "MLI GOV -"),
            ("chiefs of ferry", "", "- GOV -"),
            ("a Ruritanian monk of the mill", "", "RUR REL -"),
        ],
    );
}

#[test]
fn lists_in_toml_and_csv() {
    let cases = [
        ("Ruritania", "", "RUR - Ruritania"),
        ("the Ruritanian foreign minister", "2001-01-01", "RUR GOV -"),
        ("Ms. Antoinette de Mauban", "1995-01-01", "RUR OPP Antoinette de Mauban"),
        ("Antoinette de Mauban", "2001-06-01", "RUR GOV Antoinette de Mauban"),
        ("the Free Rivers Front", "2012-01-01", "NGA REB Free Rivers Front"),
        ("riverkeepers", "", "- COP -"),
    ];
    check(&[read("river.toml", TOML)], &cases);
    check(&[read("river.csv", CSV)], &cases);
}

#[test]
fn a_list_wins_over_what_is_built_in() {
    let list = read(
        "ours.txt",
        "HAMAS_ [PALGOV]\nSOLDIER [~CVL]\nOBAMA_ [USABUS]\nPUTIN [RUSELI <19991231]\nCAT [---]\nWHO_ [IGOUNO]\n",
    );
    check(
        &[list],
        &[
            ("Hamas officials", "", "PSE GOV Hamas"),
            ("soldiers", "", "- CVL -"),
            ("Barack Obama", "2012-01-01", "USA BUS Obama"),
            ("President Obama", "2012-01-01", "USA BUS Obama"),
            // Of that time the list says nothing.
            ("Vladimir Putin", "2012-01-01", "RUS GOV Vladimir Putin"),
            ("the cats", "", "-"),
            ("Who", "", "UNO GOV WHO"),
            ("who", "", "-"),
        ],
    );
}

#[test]
fn faults_name_line_and_what_was_expected() {
    let cases = [
        (
            "a.txt",
            "+X\n",
            "a.txt:1: a synonym or code with no name above it; a line with a name was expected before it",
        ),
        (
            "a.txt",
            "# c\nNOBODY_\n\nX [USA]\n",
            "a.txt:2: a name without a code; a code such as [USAGOV] was expected in its line or below",
        ),
        ("a.txt", "X [USA\n", "a.txt:1: \"[USA\"; `]` was expected"),
        (
            "a.txt",
            "X [Usa]\n",
            "a.txt:1: code \"Usa\"; triples of capitals such as USAGOV or ~MIL were expected",
        ),
        (
            "a.txt",
            "X [USA 2001]\n",
            "a.txt:1: \"2001\"; days as <19930120, >20010120 or 19930120-20010120 (or with years of two digits) were expected",
        ),
        (
            "a.txt",
            "!M!_OF [~GOV]\n",
            "a.txt:1: set !M! is not defined; a line \"!M! = ...\" was expected above",
        ),
        ("a.txt", "A [USA] x\n", "a.txt:1: \"x\"; a code such as [USAGOV] was expected"),
        (
            "a.toml",
            "[[actor]]\nname = \"X\"\n",
            "a.toml:2: neither country nor sector; at least one of them was expected",
        ),
        (
            "a.toml",
            "[[actor]]\nname = \"X\"\nsector = \"GOV\"\ncolour = \"red\"\n",
            "a.toml:4: \"colour\"; one of name, also, adjectives, wikidata, terms, country, sector, kind, from, to was expected",
        ),
        ("a.toml", "[[actors]]\n", "a.toml:1: \"actors\"; [[actor]] or [[role]] was expected"),
        ("a.toml", "x = \n", "a.toml:1: no TOML: string values must be quoted, expected literal string"),
        (
            "a.csv",
            "name,country\nX,France\n",
            "a.csv:2: country \"France\"; three capitals such as FRA, UNO or NGO were expected",
        ),
        (
            "a.csv",
            "name,sector\nX,GOVT\n",
            "a.csv:2: sector \"GOVT\"; a PLOVER sector such as GOV, MIL, REB or COP was expected",
        ),
        ("a.csv", "name,sector\n\nX,GOV,Y\n", "a.csv:3: 3 cells; at most 2 were expected, as in the header"),
        (
            "a.csv",
            "who\nX\n",
            "a.csv:1: column \"who\"; one of name, country, sector, kind, from, to, also, wikidata, rank was expected",
        ),
    ];
    let first = |file: &str, text: &str| ActorList::read(file, text).1.first().map(ListFault::to_string);
    let wrong: Vec<_> = cases
        .iter()
        .map(|(file, text, want)| (want, first(file, text)))
        .filter(|(want, got)| got.as_deref() != Some(**want))
        .collect();
    assert!(wrong.is_empty(), "(want, got): {wrong:#?}");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "(?s).{0,200}") {
        for file in ["a.toml", "a.csv", "a.actors"] {
            ActorList::read(file, &text);
        }
    }

    #[test]
    fn any_order_of_the_signs_is_read(parts in proptest::collection::vec(
        proptest::sample::select(vec![
            "A_B", "+", "[", "]", "USAGOV", "~", "<19900101", ">", "-", "20010101-20020101", "\n", "!", "!S! = A, B {C}\n", "{", "}", "<!--",
            "-->", "#", ";", "---", " ", "é", "[[actor]]\n", "name = \"a\"\n", "terms = [{country = \"USA\"}]\n", "\"", ",", "name,country\n",
        ]), 0..40)) {
        let text = parts.concat();
        for file in ["a.toml", "a.csv", "a.actors"] {
            let (list, _) = ActorList::read(file, &text);
            // Whatever was read can be used.
            let mut facts = super::super::facts::Facts::default();
            facts.add_list(&list);
        }
    }
}
