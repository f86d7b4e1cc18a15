//! Settles which place each name means, all names of a text against each other.

use super::index::{Entry, Index, Kind, PlaceNumber};
use super::spot::Spot;

/// A reading of a name with the points that do not depend on the rest of the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) entry: Entry,
    prior: f64,
}

/// How many places of a text are weighed against a name; the most frequent ones.
const ANCHORS: usize = 48;
/// Rounds of settling: the second and third see what the round before made of the other names.
const ROUNDS: usize = 3;
/// A city that has at least this share of its division's people is meant by the name they share.
const CITY_SHARE: f64 = 0.15;

/// The readings of a spot's name. `division`: the next word says that it is a province or the like.
pub(crate) fn candidates(s: &Spot, index: &Index) -> Vec<Candidate> {
    let mut list: Vec<Candidate> = s
        .found
        .readings()
        .filter_map(|reading| {
            let entry = index.entry(reading.place)?;
            let penalty = if reading.alternate { 4.0 } else { 0.0 };
            Some(Candidate { entry, prior: prior(&entry) - penalty })
        })
        .collect();
    // "Aleppo" is the city, "Sonora" the state.
    let cities: Vec<Entry> = list.iter().map(|c| c.entry).filter(|e| e.kind == Kind::City).collect();
    for candidate in &mut list {
        let admin = candidate.entry;
        if matches!(admin.kind, Kind::Admin | Kind::County) {
            let city = cities.iter().find(|c| c.admin == admin.admin && c.country == admin.country);
            let share = |c: &Entry| 2f64.powf((f64::from(c.weight) - f64::from(admin.weight)) / 8.0);
            if city.is_some_and(|c| admin.kind == Kind::County || share(c) >= CITY_SHARE) {
                candidate.prior -= 8.0;
            }
        }
    }
    list
}

fn prior(entry: &Entry) -> f64 {
    let people = f64::from(entry.weight) / 8.0;
    people
        + match entry.kind {
            Kind::Country => 8.0,
            Kind::Admin => 1.5,
            Kind::City if entry.capital => 6.0,
            Kind::City => 0.0,
            Kind::County => -1.0,
            _ => 4.0,
        }
}

/// A name of the text that is to be settled.
#[derive(Debug, Default)]
pub(crate) struct Name {
    pub(crate) candidates: Vec<Candidate>,
    /// How often the text names it.
    pub(crate) mentions: f64,
    /// Places that the text says hold it ("Paris, Texas"): the choice is among what they hold.
    pub(crate) within: Vec<Region>,
    /// Countries that stand close before it ("the Syrian town of").
    pub(crate) hints: Vec<u8>,
    /// Points for divisions, where the words say "province" or for cities, where they say "city".
    pub(crate) division: f64,
    /// The choice.
    pub(crate) best: Option<Entry>,
}

/// A place that holds others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Region {
    pub(crate) number: PlaceNumber,
    pub(crate) country: u8,
    /// 0 for a whole country.
    pub(crate) admin: u16,
}

impl Region {
    /// The region that an entry is, if it is a country or a division.
    pub(crate) fn of(entry: &Entry) -> Option<Region> {
        match entry.kind {
            Kind::Country => Some(Region { number: entry.number, country: entry.country, admin: 0 }),
            Kind::Admin if entry.admin != 0 => {
                Some(Region { number: entry.number, country: entry.country, admin: entry.admin })
            }
            _ => None,
        }
    }

    /// Whether the region holds the entry, as a smaller one.
    pub(crate) fn holds(&self, entry: &Entry) -> bool {
        entry.number != self.number
            && entry.kind != Kind::Country
            && entry.country == self.country
            && (self.admin == 0 || (self.admin == entry.admin && entry.kind != Kind::Admin))
    }
}

/// What the other names of the text speak for.
struct Context {
    country: [f64; 256],
    countries: f64,
    admins: std::collections::HashMap<u16, f64>,
    anchors: Vec<(usize, Entry, f64)>,
}

/// Settles every name. `adjectives` holds the countries that adjectives name, with their counts.
pub(crate) fn settle(names: &mut [Name], adjectives: &[(u8, f64)]) {
    for name in names.iter_mut() {
        name.best = choose(name, usize::MAX, None);
    }
    for _ in 1..ROUNDS {
        let context = context(names, adjectives);
        let chosen: Vec<Option<Entry>> =
            names.iter().enumerate().map(|(i, name)| choose(name, i, Some(&context))).collect();
        for (name, best) in names.iter_mut().zip(chosen) {
            name.best = best;
        }
    }
}

fn context(names: &[Name], adjectives: &[(u8, f64)]) -> Context {
    let mut context = Context {
        country: [0.0; 256],
        countries: 0.0,
        admins: std::collections::HashMap::new(),
        anchors: Vec::new(),
    };
    for (i, name) in names.iter().enumerate() {
        let Some(best) = name.best else { continue };
        if name.mentions == 0.0 {
            continue;
        }
        let weight = name.mentions.min(5.0);
        let share = weight * if best.kind == Kind::Country { 1.5 } else { 1.0 };
        if best.country != 0 {
            context.country[usize::from(best.country)] += share;
            context.countries += share;
        }
        if best.admin != 0 {
            *context.admins.entry(best.admin).or_default() +=
                weight * if best.kind == Kind::Admin { 2.0 } else { 1.0 };
        }
        if best.kind != Kind::Country {
            context.anchors.push((i, best, weight));
        }
    }
    for &(country, count) in adjectives {
        context.country[usize::from(country)] += count.min(5.0);
        context.countries += count.min(5.0);
    }
    context.anchors.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    context.anchors.truncate(ANCHORS);
    context
}

fn choose(name: &Name, own: usize, context: Option<&Context>) -> Option<Entry> {
    let mut best: Option<(f64, Entry)> = None;
    let allowed =
        |entry: &Entry| name.within.is_empty() || name.within.iter().any(|region| region.holds(entry));
    let restricted = name.candidates.iter().any(|c| allowed(&c.entry));
    for candidate in &name.candidates {
        let entry = candidate.entry;
        if restricted && !allowed(&entry) {
            continue;
        }
        let mut points = candidate.prior;
        if matches!(entry.kind, Kind::Admin | Kind::County) {
            points += name.division;
        } else if entry.kind == Kind::City {
            points -= name.division;
        }
        if entry.kind != Kind::Country && name.hints.contains(&entry.country) {
            points += 4.0;
        }
        if let Some(context) = context {
            points += support(name, &entry, own, context);
        }
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, entry));
        }
    }
    best.map(|(_, entry)| entry)
}

/// Points from the other names of the text.
fn support(name: &Name, entry: &Entry, own: usize, context: &Context) -> f64 {
    let mut points = 0.0;
    // What the name itself brought into the context must not count for it.
    let mine = name.best.filter(|_| own != usize::MAX);
    let weight = name.mentions.min(5.0);
    if entry.country != 0 {
        let mut here = context.country[usize::from(entry.country)];
        let mut all = context.countries;
        if let Some(best) = mine {
            let own_share = weight * if best.kind == Kind::Country { 1.5 } else { 1.0 };
            all -= if best.country != 0 { own_share } else { 0.0 };
            here -= if best.country == entry.country { own_share } else { 0.0 };
        }
        if here > 0.01 {
            points += 1.5 + 5.0 * here / all.max(0.1);
        }
    }
    if entry.admin != 0 {
        let mut here = context.admins.get(&entry.admin).copied().unwrap_or(0.0);
        if let Some(best) = mine.filter(|b| b.admin == entry.admin) {
            here -= weight * if best.kind == Kind::Admin { 2.0 } else { 1.0 };
        }
        if here > 0.01 {
            points += 2.5 + here.min(4.0) * 0.5;
        }
    }
    let nearest = context
        .anchors
        .iter()
        .filter(|(i, ..)| *i != own)
        .filter(|(_, anchor, _)| (anchor.lat - entry.lat).abs() < 6.0)
        .map(|(_, anchor, _)| kilometres(entry, anchor))
        .fold(f64::INFINITY, f64::min);
    points + 4.0 * (-nearest / 120.0).exp()
}

/// Distance over the ground, as the crow flies: exact enough on the scale of neighbouring towns.
pub(crate) fn kilometres(a: &Entry, b: &Entry) -> f64 {
    let (y, mut x) = (a.lat - b.lat, (a.lon - b.lon).abs());
    if x > 180.0 {
        x = 360.0 - x;
    }
    let x = x * ((a.lat + b.lat) / 2.0).to_radians().cos();
    111.2 * (x * x + y * y).sqrt()
}

/// The reading that is taken where the text says nothing else.
pub(crate) fn first(list: &[Candidate]) -> Option<Entry> {
    list.iter().max_by(|a, b| a.prior.total_cmp(&b.prior)).map(|c| c.entry)
}
