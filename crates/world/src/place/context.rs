//! Decides whether words that may name a place do so where they stand.
//!
//! Every sign for or against adds points; the rules are about classes of words, which `world/place_words.tsv` lists.

use std::collections::HashSet;

use super::index::{Entry, Index, Kind};
use super::spot::{Form, Spot};
use super::token::{Gap, Shape, Tokens};
use super::words::{BODY, COMMON, FIRST, LAST, LEAD, NEVER, ORG, TITLE};

/// Points from which a name is taken for a place.
const ENOUGH: i32 = 3;
/// Points that settle it.
const SURE: i32 = 10;

/// What the whole text says about names.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Family names of persons that the text names in full.
    surnames: HashSet<Vec<u8>>,
    /// First names of persons that the text names in full.
    given: HashSet<Vec<u8>>,
}

/// The classes of every token.
pub(crate) fn classes(tokens: &Tokens, index: &Index) -> Vec<u8> {
    (0..tokens.list.len()).map(|i| index.find(tokens.key(i)).map_or(0, |f| f.classes)).collect()
}

impl People {
    /// Collects the persons that the text names in full or with a title.
    /// `places`: the tokens with which names of the gazetteer begin that are not family names.
    pub(crate) fn read(tokens: &Tokens, classes: &[u8], places: &HashSet<usize>) -> People {
        let mut people = People::default();
        for i in 1..tokens.list.len() {
            let (before, token) = (&tokens.list[i - 1], &tokens.list[i]);
            let named =
                classes[i - 1] & (FIRST | TITLE) != 0 && before.is_capital() && classes[i - 1] & LEAD == 0;
            if !named
                || token.shape != Shape::Title
                || !matches!(token.gap, Gap::Space | Gap::Dot)
                || token.heading
            {
                continue;
            }
            // Over initials and second names to the last capital of the run.
            let run = tokens.list[i..].iter().take(4).take_while(|t| t.is_capital() && t.joins()).count();
            let last = i + run.saturating_sub(1);
            if classes[last] & (ORG | BODY | TITLE | NEVER | COMMON) == 0 {
                people.surnames.insert(tokens.key(last).to_vec());
                let whole = classes[i - 1] & FIRST != 0 && !places.contains(&last);
                if whole && !before.heading && before.shape == Shape::Title {
                    people.given.insert(tokens.key(i - 1).to_vec());
                }
            }
        }
        people
    }
}

/// How well known the best reading of a name is: 3 countries, regions, capitals and great cities, 0 villages.
pub(crate) fn standing(best: &Entry) -> i32 {
    match best.kind {
        // Of divisions, `capital` says that they are well known; the weight is two million people.
        Kind::Admin if best.capital || best.weight >= 167 => 3,
        Kind::Admin => 2,
        Kind::County => 1,
        Kind::City if best.capital => 3,
        // The weight is eight times the binary logarithm of the population.
        Kind::City => match best.weight {
            152.. => 3, // half a million
            136.. => 2, // 130,000
            113.. => 1, // 18,000
            _ => 0,
        },
        _ => 3,
    }
}

/// What is known about a spot besides the words around it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    /// The best known reading is how well known, 0 to 3.
    pub(crate) standing: i32,
    /// It is "City, State" or "City, Country", and the larger one holds the smaller one.
    pub(crate) contained: bool,
    /// It is the larger one of such a pair.
    pub(crate) contains: bool,
    /// The text names the country, or even the division, of one of the readings, or the name is a place elsewhere in it.
    pub(crate) near_context: i32,
    /// The name stands in a list with another place, or is joined to one by a hyphen.
    pub(crate) listed: bool,
}

/// Whether the words at spot `s` name a place.
pub(crate) fn is_place(
    s: &Spot,
    tokens: &Tokens,
    classes: &[u8],
    people: &People,
    evidence: Evidence,
) -> bool {
    points(s, tokens, classes, people, evidence) >= ENOUGH
}

fn points(s: &Spot, tokens: &Tokens, classes: &[u8], people: &People, evidence: Evidence) -> i32 {
    let first = &tokens.list[s.from];
    let single = s.to - s.from == 1;
    if matches!(s.form, Form::Postal) || evidence.contained || evidence.contains {
        return SURE;
    }
    let before = Before::of(s, tokens, classes, evidence.listed);
    let after = After::of(s, tokens, classes, evidence.listed);
    if s.form == Form::Capitals || s.form == Form::Adjective {
        return if after == After::Organisation && s.form == Form::Capitals && !first.dotted {
            0
        } else {
            SURE
        };
    }
    let own = if single { s.found.classes } else { 0 };
    if own & NEVER != 0 {
        return 0;
    }
    let mut points =
        evidence.standing + evidence.near_context + i32::from(!single) + if evidence.listed { 2 } else { 0 };
    points += match before {
        Before::Dateline => SURE,
        Before::TownOf => SURE,
        Before::Lead => 2,
        // "from Davis", "to Lewis": persons as often as places.
        Before::WeakLead if own & (FIRST | LAST) != 0 && evidence.standing < 2 => 1,
        Before::WeakLead => 2,
        Before::Nothing => 0,
        Before::Article => i32::from(noun_follows(s, tokens)),
        Before::OrganisationOf => -SURE,
        Before::Person => -SURE,
        Before::Name => -4,
    };
    points += match after {
        After::Body => 1,
        After::Based => SURE,
        After::Nothing => 0,
        After::Organisation => -SURE,
        After::OrganisationRun if own & FIRST != 0 => -4,
        After::OrganisationRun => -1,
        After::Name if own & FIRST != 0 => -SURE,
        After::Name => -3,
        After::Says if evidence.standing < 3 => -1,
        After::Says => 0,
    };
    // "in Vuhledar": no other meaning of the word is known.
    if before == Before::Lead && s.found.classes == 0 && !first.heading && s.end - s.start >= 5 {
        points += 1;
    }
    let led = matches!(before, Before::Lead | Before::Dateline | Before::TownOf);
    // A name of several words may have a class too: "White House".
    if s.found.classes & COMMON != 0 {
        let shouted = first.shape == Shape::Upper && first.heading;
        points -= match before {
            _ if first.begins() || first.heading || shouted => 5,
            Before::Lead | Before::TownOf => 1,
            _ => 2,
        };
    }
    let weakly = led || before == Before::WeakLead;
    if own & (FIRST | LAST) != 0 && evidence.standing < 3 && !weakly {
        points -= 1;
    }
    if own & FIRST != 0 && evidence.standing < 2 {
        points -= 1;
    }
    if single && people.surnames.contains(tokens.key(s.from)) && !(led && evidence.standing > 1) {
        points -= if evidence.standing == 3 && own & LAST == 0 { 2 } else { 5 };
    }
    if single && people.given.contains(tokens.key(s.from)) && !led {
        points -= 5;
    }
    points
}

/// Whether a small word follows, as in "a Boston lawyer".
fn noun_follows(s: &Spot, tokens: &Tokens) -> bool {
    let last = &tokens.list[s.to - 1];
    tokens.list.get(s.to).is_some_and(|t| t.gap == Gap::Space && t.shape == Shape::Lower) && !last.possessive
}

/// What stands before a spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    /// A word that leads to places.
    Lead,
    /// A word that leads to places and to persons: "to", "from".
    WeakLead,
    /// It begins a line that goes on "(Reuters) -" or with a dash.
    Dateline,
    /// "the town of", "the province of".
    TownOf,
    /// "a", "an" or "the".
    Article,
    /// "University of", "Bank of".
    OrganisationOf,
    /// A first name or a title.
    Person,
    /// Some other capitalised word.
    Name,
}

impl Before {
    fn of(s: &Spot, tokens: &Tokens, classes: &[u8], listed: bool) -> Before {
        let first = &tokens.list[s.from];
        if matches!(first.gap, Gap::Begin | Gap::Line) && is_dateline(s, tokens) {
            return Before::Dateline;
        }
        let Some(at) = s.from.checked_sub(1).filter(|_| first.joins()) else { return Before::Nothing };
        if first.gap == Gap::Hyphen && listed {
            return Before::Nothing;
        }
        let (word, class) = (&tokens.list[at], classes[at]);
        if !word.is_capital() {
            let organisation = tokens.key(at) == b"of"
                && at > 0
                && tokens.list[at].joins()
                && tokens.list[at - 1].is_capital()
                && !tokens.list[at - 1].heading
                && classes[at - 1] & ORG != 0;
            let kind = tokens.key(at) == b"of"
                && at > 0
                && tokens.list[at].joins()
                && SETTLEMENTS.contains(&tokens.key(at - 1));
            return match () {
                _ if organisation => Before::OrganisationOf,
                _ if kind => Before::TownOf,
                _ if class & LEAD != 0 && WEAK.contains(&tokens.key(at)) => Before::WeakLead,
                _ if class & LEAD != 0 => Before::Lead,
                // "in the Crimea", "of the Philippines".
                _ if tokens.key(at) == b"the" && at > 0 && classes[at - 1] & LEAD != 0 => Before::Lead,
                _ if matches!(tokens.key(at), b"a" | b"an" | b"the") => Before::Article,
                _ => Before::Nothing,
            };
        }
        match () {
            _ if matches!(tokens.key(at), b"a" | b"an" | b"the") => Before::Article,
            _ if class & LEAD != 0 => Before::Lead,
            _ if word.possessive => Before::Nothing,
            _ if first.heading && word.heading && class & (FIRST | TITLE) == 0 => Before::Nothing,
            _ if class & FIRST != 0 && !(class & COMMON != 0 && word.begins()) => Before::Person,
            _ if class & TITLE != 0 => Before::Person,
            _ if class & (COMMON | NEVER | BODY) != 0 && word.begins() => Before::Nothing,
            _ if class & NEVER != 0 => Before::Nothing,
            _ => Before::Name,
        }
    }
}

/// Leads after which a person is as likely.
const WEAK: [&[u8]; 12] = [
    b"to", b"from", b"at", b"toward", b"towards", b"around", b"through", b"via", b"inside", b"left", b"into",
    b"visit",
];

/// What is "of" a place.
const SETTLEMENTS: [&[u8]; 22] = [
    b"town",
    b"city",
    b"village",
    b"suburb",
    b"district",
    b"province",
    b"capital",
    b"port",
    b"region",
    b"state",
    b"island",
    b"outskirts",
    b"cities",
    b"towns",
    b"villages",
    b"hamlet",
    b"neighborhood",
    b"neighbourhood",
    b"municipality",
    b"county",
    b"governorate",
    b"resort",
];

/// Whether a line begins with the spot, perhaps with more names, and then a bracket or a dash.
fn is_dateline(s: &Spot, tokens: &Tokens) -> bool {
    for (n, token) in tokens.list[s.to..].iter().take(6).enumerate() {
        match token.gap {
            Gap::Dash => return true,
            Gap::Bracket => return n == 0 || tokens.list[s.from].shape == Shape::Upper,
            Gap::Comma | Gap::Space | Gap::Dot if token.is_capital() || token.shape == Shape::Other => {}
            _ => return false,
        }
        if n == 0 && token.gap == Gap::Space {
            return false;
        }
    }
    false
}

/// What stands behind a spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Nothing,
    /// An office or a part of the place: "police", "Governor", "province".
    Body,
    /// "-based", "-born".
    Based,
    /// The place is only part of an organisation's name.
    Organisation,
    /// The same, told by a word further on.
    OrganisationRun,
    /// Some other capitalised word.
    Name,
    /// A verb of saying.
    Says,
}

const SAYS: [&[u8]; 12] = [
    b"said",
    b"says",
    b"told",
    b"added",
    b"wrote",
    b"testified",
    b"tweeted",
    b"pleaded",
    b"recalled",
    b"joked",
    b"explained",
    b"remembers",
];

impl After {
    fn of(s: &Spot, tokens: &Tokens, classes: &[u8], listed: bool) -> After {
        let Some(next) = tokens.list.get(s.to).filter(|t| t.joins()) else { return After::Nothing };
        let key = tokens.key(s.to);
        if s.with_s && next.is_capital() {
            // "St. Mary's Hospital" is the hospital's name.
            return After::Organisation;
        }
        if tokens.list[s.to - 1].possessive {
            return After::Nothing;
        }
        if next.gap == Gap::Hyphen && matches!(key, b"based" | b"born" | b"area" | b"bound") {
            return After::Based;
        }
        let class = classes[s.to];
        if next.gap == Gap::Hyphen && listed {
            return After::Nothing;
        }
        // "Stoke City" is a club, "Salem City Council" of a place; cities called so are in the gazetteer.
        let alone = !tokens.list.get(s.to + 1).is_some_and(|t| t.joins() && t.is_capital());
        if key == b"city" && next.is_capital() && alone {
            return After::Organisation;
        }
        if !next.is_capital() {
            return match () {
                _ if SAYS.contains(&key) => After::Says,
                _ if class & BODY != 0 => After::Body,
                _ => After::Nothing,
            };
        }
        if next.heading && class & (ORG | FIRST) == 0 {
            return After::Nothing;
        }
        // The last word of the run of capitals says what it is.
        let run = tokens.list[s.to..].iter().take(6).take_while(|t| t.is_capital() && t.joins()).count();
        let last = classes[s.to + run - 1];
        match () {
            _ if class & ORG != 0 && class & BODY == 0 => After::Organisation,
            _ if class & (BODY | TITLE) != 0 => After::Body,
            _ if class & NEVER != 0 => After::Nothing,
            _ if run > 1 && last & (ORG | BODY) != 0 => After::OrganisationRun,
            _ => After::Name,
        }
    }
}
