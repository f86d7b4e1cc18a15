//! The way from a piece of text to its places.

use std::collections::{HashMap, HashSet};

use super::context::{self, Evidence, People};
use super::index::{Entry, Index, Kind};
use super::metonym::is_metonym;
use super::resolve::{self, Candidate, Name, Region};
use super::spot::{self, Form, Spot};
use super::token::{Gap, Tokens};

/// A place found, in bytes of the piece.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) entry: Entry,
    pub(crate) metonym: bool,
    pub(crate) adjective: bool,
}

/// Every place that a piece of text names.
pub(crate) fn find(text: &str, index: &Index) -> Vec<Hit> {
    let tokens = Tokens::read(text, index);
    let classes = context::classes(&tokens, index);
    let (spots, groups) = spot::spots(text, &tokens, index);

    let mut readings: Vec<Vec<Candidate>> = vec![Vec::new(); groups];
    for spot in &spots {
        if readings[spot.group].is_empty() {
            readings[spot.group] = resolve::candidates(spot, index);
        }
    }
    // A great place behind a first name is no family name: "Virginia Beach", "Georgia, Armenia".
    let places = spots
        .iter()
        .filter(|s| s.to - s.from > 1 || s.form != Form::Name)
        .flat_map(|s| s.from..s.to)
        .collect();
    let people = People::read(&tokens, &classes, &places);
    let firsts: Vec<Option<Entry>> = readings.iter().map(|list| resolve::first(list)).collect();
    let within = containers(&spots, &tokens, &readings, &firsts);
    let evidence = evidence(&spots, &firsts, &within);
    let accepted = accept(&spots, &tokens, &classes, &people, &readings, &firsts, evidence);
    settle(&spots, &tokens, &classes, &readings, &within, &accepted)
}

/// For each spot, the regions that the text says hold it: "Paris, Texas", "Ghent in Belgium".
fn containers(
    spots: &[Spot],
    tokens: &Tokens,
    readings: &[Vec<Candidate>],
    firsts: &[Option<Entry>],
) -> Vec<Vec<Region>> {
    let mut within: Vec<Vec<Region>> = vec![Vec::new(); spots.len()];
    // From the right, so that "Paris, Lamar County, Texas" finds the county in its state.
    for i in (0..spots.len().saturating_sub(1)).rev() {
        let (small, large) = (&spots[i], &spots[i + 1]);
        if small.form == Form::Adjective || large.form == Form::Adjective || !linked(small, large, tokens) {
            continue;
        }
        // "Turkey, Russia and Iran" is a list, though there is a Turkey in Texas.
        let whole = firsts[small.group].is_some_and(|e| !matches!(e.kind, Kind::County | Kind::City));
        if whole
            && large.form != Form::Postal
            && !held_division(&readings[small.group], &readings[large.group])
        {
            continue;
        }
        let held = |region: &Region| readings[small.group].iter().any(|c| region.holds(&c.entry));
        let allowed =
            |entry: &Entry| within[i + 1].is_empty() || within[i + 1].iter().any(|r| r.holds(entry));
        let regions = readings[large.group]
            .iter()
            .filter(|c| allowed(&c.entry))
            .filter_map(|c| Region::of(&c.entry))
            .filter(held)
            .collect();
        within[i] = regions;
    }
    within
}

/// Whether a division of `small` lies in a country of `large`: "Punjab, India".
fn held_division(small: &[Candidate], large: &[Candidate]) -> bool {
    let division = |c: &&Candidate| c.entry.kind == Kind::Admin || c.entry.kind.is_other();
    let country = |c: &&Candidate| c.entry.kind == Kind::Country;
    !small.iter().any(|c| country(&c))
        && small
            .iter()
            .filter(division)
            .any(|s| large.iter().filter(country).any(|l| l.entry.country == s.entry.country))
}

/// Whether the larger place follows the smaller one behind a comma or an "in".
fn linked(small: &Spot, large: &Spot, tokens: &Tokens) -> bool {
    if small.to == large.from {
        return tokens.list[large.from].gap == Gap::Comma && !tokens.list[small.to - 1].possessive;
    }
    let between = small.to..large.from;
    between.len() <= 3
        && tokens.key(small.to) == b"in"
        && between.clone().chain([large.from]).all(|t| tokens.list[t].joins())
        && between.skip(1).all(|t| !tokens.list[t].is_capital())
}

fn evidence(spots: &[Spot], firsts: &[Option<Entry>], within: &[Vec<Region>]) -> Vec<Evidence> {
    (0..spots.len())
        .map(|i| Evidence {
            standing: firsts[spots[i].group].as_ref().map_or(0, context::standing),
            contained: !within[i].is_empty(),
            contains: i > 0 && !within[i - 1].is_empty(),
            near_context: 0,
            listed: false,
        })
        .collect()
}

/// Which spots are places. Those that are known anyhow tell which countries the story is about, and these help the small ones.
fn accept(
    spots: &[Spot],
    tokens: &Tokens,
    classes: &[u8],
    people: &People,
    readings: &[Vec<Candidate>],
    firsts: &[Option<Entry>],
    mut evidence: Vec<Evidence>,
) -> Vec<bool> {
    let decide = |evidence: &[Evidence]| -> Vec<bool> {
        spots.iter().zip(evidence).map(|(s, &e)| context::is_place(s, tokens, classes, people, e)).collect()
    };
    let mut accepted = decide(&evidence);
    // What is accepted speaks for its neighbours and for places of the same country, and these for theirs.
    for _ in 0..ROUNDS {
        near_context(spots, readings, firsts, &accepted, &mut evidence);
        neighbours(spots, tokens, &accepted, &mut evidence);
        accepted = decide(&evidence);
    }
    accepted
}

/// Rounds in which accepted places speak for others.
const ROUNDS: usize = 2;

/// Marks the smaller places whose country or division the story names, or that are places elsewhere in it.
fn near_context(
    spots: &[Spot],
    readings: &[Vec<Candidate>],
    firsts: &[Option<Entry>],
    accepted: &[bool],
    evidence: &mut [Evidence],
) {
    let mut countries = [false; 256];
    let mut admins = HashSet::new();
    let mut known = vec![false; readings.len()];
    for (i, spot) in spots.iter().enumerate() {
        if let Some(first) = firsts[spot.group].filter(|_| accepted[i]) {
            known[spot.group] |= spot.form != Form::Adjective;
            if evidence[i].standing == 3 || evidence[i].contains {
                countries[usize::from(first.country)] = true;
                admins.insert(first.admin);
            }
        }
    }
    countries[0] = false;
    admins.remove(&0);
    for (spot, evidence) in spots.iter().zip(evidence).filter(|(_, e)| e.standing < 3) {
        let readings = &readings[spot.group];
        evidence.near_context = match () {
            _ if known[spot.group] => 3,
            _ if readings.iter().any(|c| admins.contains(&c.entry.admin)) => 2,
            _ => i32::from(readings.iter().any(|c| countries[usize::from(c.entry.country)])),
        };
    }
}

/// Marks the names that stand in a list with a place.
fn neighbours(spots: &[Spot], tokens: &Tokens, accepted: &[bool], evidence: &mut [Evidence]) {
    for i in 1..spots.len() {
        let (left, right) = (&spots[i - 1], &spots[i]);
        let adjective = left.form == Form::Adjective || right.form == Form::Adjective;
        if adjective || !listed(left, right, tokens) {
            continue;
        }
        // Joined by a hyphen, neither can be accepted before the other.
        let joined = tokens.list[right.from].gap == Gap::Hyphen;
        evidence[i].listed |= accepted[i - 1] || (joined && evidence[i - 1].standing == 3);
        evidence[i - 1].listed |= accepted[i] || (joined && evidence[i].standing == 3);
    }
}

/// Whether two names stand in a list or are joined: "Rome, Milan", "Rome and Milan", "Moscow-Kyiv".
fn listed(left: &Spot, right: &Spot, tokens: &Tokens) -> bool {
    let gap = tokens.list[right.from].gap;
    match right.from - left.to {
        0 => matches!(gap, Gap::Comma | Gap::Hyphen) && !tokens.list[left.to - 1].possessive,
        1 => {
            matches!(tokens.key(left.to), b"and" | b"or")
                && gap == Gap::Space
                && matches!(tokens.list[left.to].gap, Gap::Space | Gap::Comma)
        }
        _ => false,
    }
}

/// Words behind a name that say what kind of place it is.
const DIVISIONS: [&[u8]; 12] = [
    b"province",
    b"state",
    b"region",
    b"oblast",
    b"governorate",
    b"county",
    b"prefecture",
    b"krai",
    b"territory",
    b"department",
    b"provinces",
    b"republic",
];
const TOWNS: [&[u8]; 5] = [b"city", b"town", b"village", b"downtown", b"suburb"];

fn settle(
    spots: &[Spot],
    tokens: &Tokens,
    classes: &[u8],
    readings: &[Vec<Candidate>],
    within: &[Vec<Region>],
    accepted: &[bool],
) -> Vec<Hit> {
    let mut names: Vec<Name> = Vec::new();
    // A name that the text puts into different regions means different places.
    let mut variants: HashMap<(usize, Option<Region>), usize> = HashMap::new();
    let mut usual: HashMap<usize, usize> = HashMap::new();
    let mut adjectives: HashMap<u8, f64> = HashMap::new();
    let mut order: Vec<u8> = Vec::new();
    let mut chosen: Vec<Option<usize>> = vec![None; spots.len()];
    for explicit in [true, false] {
        for (i, spot) in spots.iter().enumerate() {
            if !accepted[i] || explicit == within[i].is_empty() {
                continue;
            }
            if spot.form == Form::Adjective {
                if let Some(c) = readings[spot.group].first() {
                    let count = adjectives.entry(c.entry.country).or_insert_with(|| {
                        order.push(c.entry.country);
                        0.0
                    });
                    *count += 1.0;
                }
                continue;
            }
            let region = within[i].first().copied();
            let variant = match (region, usual.get(&spot.group)) {
                (None, Some(&usual)) => usual,
                _ => *variants.entry((spot.group, region)).or_insert_with(|| {
                    names.push(Name {
                        candidates: readings[spot.group].clone(),
                        within: within[i].clone(),
                        ..Name::default()
                    });
                    names.len() - 1
                }),
            };
            usual.entry(spot.group).or_insert(variant);
            chosen[i] = Some(variant);
            let name = &mut names[variant];
            name.mentions += 1.0;
            name.division += division(spot, tokens);
            if let Some(hint) = hint(i, spots, tokens, readings) {
                name.hints.push(hint);
            }
        }
    }
    let adjectives: Vec<(u8, f64)> =
        order.iter().map(|c| (*c, adjectives.get(c).copied().unwrap_or(0.0))).collect();
    resolve::settle(&mut names, &adjectives);

    let mut hits = Vec::new();
    for (i, spot) in spots.iter().enumerate().filter(|(i, _)| accepted[*i]) {
        let adjective = spot.form == Form::Adjective;
        let entry = match chosen[i] {
            Some(variant) => names[variant].best,
            None => readings[spot.group].first().map(|c| c.entry),
        };
        let Some(entry) = entry else { continue };
        let metonym = !adjective && is_metonym(i, spots, &entry, tokens, classes);
        hits.push(Hit { start: spot.start, end: spot.end, entry, metonym, adjective });
    }
    hits
}

/// Points for a division or, negative, for a town, by the words around.
fn division(spot: &Spot, tokens: &Tokens) -> f64 {
    let behind = tokens.list.get(spot.to).filter(|t| t.joins()).map_or(&[][..], |_| tokens.key(spot.to));
    let joined = tokens.list[spot.from].joins();
    let before = |n: usize| spot.from.checked_sub(n).filter(|_| joined).map_or(&[][..], |at| tokens.key(at));
    let of = before(1) == b"of";
    match () {
        _ if DIVISIONS.contains(&behind) || (of && DIVISIONS.contains(&before(2))) => 7.0,
        _ if TOWNS.contains(&behind) || (of && TOWNS.contains(&before(2))) || TOWNS.contains(&before(1)) => {
            -6.0
        }
        _ => 0.0,
    }
}

/// The country that an adjective or a name close before gives: "the Syrian town of", "Syria's".
fn hint(i: usize, spots: &[Spot], tokens: &Tokens, readings: &[Vec<Candidate>]) -> Option<u8> {
    let (spot, before) = (&spots[i], &spots[i.checked_sub(1)?]);
    let near = spot.from - before.to <= 4 && (before.to..=spot.from).all(|t| tokens.list[t].joins());
    let leads = before.form == Form::Adjective || tokens.list[before.to - 1].possessive;
    let country = readings[before.group].first().map(|c| c.entry).filter(|e| e.kind == Kind::Country)?;
    (near && leads).then_some(country.country)
}
