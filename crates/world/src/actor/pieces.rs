//! Cuts a phrase into the names, roles and people in it, and the other words between.

use detente_ontology::Sector;
use jiff::civil::Date;

use super::facts::Facts;
use super::fold::{Folded, Gap};
use super::lexicon::{Entry, Form, Found, Rank};
use super::office::Office;
use super::people::{Called, PARTICLES, People, Person};

/// A run of words that stands for one thing.
#[derive(Debug)]
pub(crate) struct Piece {
    /// First word.
    pub(crate) from: usize,
    /// One past the last word.
    pub(crate) to: usize,
    pub(crate) kind: Kind,
}

/// What a piece stands for.
#[derive(Debug)]
pub(crate) enum Kind {
    Country(u32, Form),
    City(u32),
    /// Bodies that bear the name.
    Bodies(Vec<u32>),
    Role(Option<Sector>, Rank),
    /// People who may be meant.
    People(Vec<Candidate>),
    /// Any other word.
    Word,
}

/// Somebody who may be meant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) person: u32,
    /// A given name or initial agrees, not the surname only.
    pub(crate) given: bool,
}

/// Words before a name that are no part of it.
const BEFORE_NAMES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "lord",
    "lady",
    "dame",
    "madam",
    "madame",
    "monsieur",
    "senor",
    "the",
    "a",
    "an",
    "former",
    "ex",
    "late",
    "then",
    "deposed",
    "ousted",
    "exiled",
    "embattled",
    "outgoing",
    "incoming",
    "acting",
    "elect",
    "hon",
    "mme",
    "prof",
    "gen",
    "sen",
    "rep",
    "gov",
    "pres",
    "col",
    "lt",
    "maj",
    "sgt",
    "rev",
    "both",
    "when",
    "but",
    "and",
    "of",
];

/// Given names that are surnames too: alone, they are nobody in particular.
const GIVEN_NAMES: &[&str] = &[
    "adam",
    "alan",
    "albert",
    "alexander",
    "allen",
    "andrew",
    "anthony",
    "arthur",
    "barry",
    "benjamin",
    "bernard",
    "bruce",
    "carl",
    "charles",
    "christian",
    "craig",
    "daniel",
    "david",
    "dean",
    "dennis",
    "douglas",
    "duncan",
    "edward",
    "eric",
    "ernest",
    "francis",
    "frank",
    "gary",
    "george",
    "gerard",
    "gilbert",
    "gordon",
    "graham",
    "grant",
    "gregory",
    "harry",
    "harvey",
    "henry",
    "herbert",
    "howard",
    "hugh",
    "ian",
    "jack",
    "jacob",
    "james",
    "jason",
    "jeffrey",
    "john",
    "jordan",
    "joseph",
    "keith",
    "kelly",
    "kevin",
    "kyle",
    "lawrence",
    "leo",
    "leon",
    "leonard",
    "leslie",
    "lloyd",
    "louis",
    "lucas",
    "luke",
    "marcus",
    "mark",
    "marshall",
    "martin",
    "mary",
    "matthew",
    "michael",
    "mitchell",
    "nathan",
    "neil",
    "nicholas",
    "norman",
    "oliver",
    "oscar",
    "owen",
    "patrick",
    "paul",
    "peter",
    "philip",
    "ralph",
    "raymond",
    "richard",
    "robert",
    "roger",
    "ross",
    "roy",
    "russell",
    "ryan",
    "samuel",
    "scott",
    "sean",
    "simon",
    "stanley",
    "stephen",
    "steven",
    "stewart",
    "stuart",
    "thomas",
    "timothy",
    "victor",
    "vincent",
    "walter",
    "wayne",
    "william",
];

/// Cuts `phrase` into pieces.
pub(crate) fn pieces(facts: &Facts, people: &People, phrase: &Folded, date: Option<Date>) -> Vec<Piece> {
    let mut found = names(facts, phrase, date);
    let mut cover = vec![None; phrase.len()];
    for (number, name) in found.iter().enumerate() {
        cover[name.from..name.to].fill(Some(number));
    }
    let reader = Reader { phrase, people, found: &found, cover: &cover };
    let persons: Vec<Piece> = reader.persons();
    let mut taken = vec![false; phrase.len()];
    for person in &persons {
        taken[person.from..person.to].fill(true);
    }
    found.retain(|name| {
        let is_person = matches!(kind_of(name, phrase), Kind::People(_));
        !is_person && !taken[name.from..name.to].contains(&true)
    });

    let mut out = persons;
    let mut named = taken;
    for name in &found {
        named[name.from..name.to].fill(true);
        out.push(Piece { from: name.from, to: name.to, kind: kind_of(name, phrase) });
    }
    for at in 0..phrase.len() {
        if !named[at] {
            let kind = misspelt(facts, phrase, &found, &named, at).unwrap_or(Kind::Word);
            out.push(Piece { from: at, to: at + 1, kind });
        }
    }
    out.sort_by_key(|piece| piece.from);
    out
}

/// The names of the lexicon in the phrase, longest first from the left.
fn names(facts: &Facts, phrase: &Folded, date: Option<Date>) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < phrase.len() {
        let Some(mut name) = facts.lexicon.longest_at(phrase, at, phrase.len()) else {
            at += 1;
            continue;
        };
        // Somebody whom a user lists by the surname is meant, whatever full name is built in.
        if !facts.listed.is_empty() && name.entries.iter().all(|entry| matches!(entry, Entry::Person(_))) {
            let listed = (at..name.to).find_map(|start| {
                let within = facts.lexicon.longest_at(phrase, start, name.to)?;
                within.entries.iter().any(|entry| matches!(entry, Entry::Listed(_))).then_some(within)
            });
            if let Some(settled) =
                listed.and_then(|listed| settled(facts, listed, date)).filter(|name| name.listed)
            {
                at = name.to;
                out.push(Found { from: name.from, to: name.to, ..settled });
                continue;
            }
        }
        // In "the opposition Movement for Change" the longer name that starts later is the one meant.
        let longer = |start: &usize| {
            let later = facts.lexicon.longest_at(phrase, *start, phrase.len());
            later.is_some_and(|later| later.to > name.to && later.to - start > name.to - name.from)
        };
        if let Some(start) = (at + 1..name.to).find(longer) {
            match facts.lexicon.longest_at(phrase, at, start) {
                Some(shorter) => name = shorter,
                None => {
                    at = start;
                    continue;
                }
            }
        }
        at = name.to;
        out.extend(settled(facts, name, date));
    }
    out
}

/// What a user's list says of a name at the date counts before all else.
fn settled(facts: &Facts, mut name: Found, date: Option<Date>) -> Option<Found> {
    let said = name.entries.iter().find_map(|entry| match *entry {
        Entry::Listed(number) => facts.listed[number as usize].at(date),
        Entry::ListedRole(sector, rank) => Some(Some(Entry::Role(sector, rank))),
        _ => None,
    });
    if let Some(entry) = said {
        name.entries = entry.into_iter().collect();
        name.listed = true;
        return Some(name);
    }
    name.entries.retain(|entry| !matches!(entry, Entry::Listed(_)));
    (!name.entries.is_empty()).then_some(name)
}

/// Of several things a name may stand for, the kind that is meant.
fn kind_of(name: &Found, phrase: &Folded) -> Kind {
    let bodies: Vec<u32> = name
        .entries
        .iter()
        .filter_map(|entry| if let Entry::Body(number) = entry { Some(*number) } else { None })
        .collect();
    let role = name.entries.iter().find_map(|entry| match entry {
        Entry::Role(sector, rank) => Some(Kind::Role(*sector, *rank)),
        _ => None,
    });
    let country = name.entries.iter().find_map(|entry| match entry {
        Entry::Country(number, form) => Some(Kind::Country(*number, *form)),
        _ => None,
    });
    let people: Vec<Candidate> = name
        .entries
        .iter()
        .filter_map(|entry| {
            if let Entry::Person(person) = entry {
                Some(Candidate { person: *person, given: true })
            } else {
                None
            }
        })
        .collect();
    if !people.is_empty() {
        return Kind::People(people);
    }
    if let Some(role) = role {
        // "national guard" is any; "National Guard" may be one in particular.
        return if bodies.is_empty() || !phrase.word(name.from).capital {
            role
        } else {
            Kind::Bodies(bodies)
        };
    }
    if let Some(country) = country {
        return country;
    }
    if !bodies.is_empty() {
        return Kind::Bodies(bodies);
    }
    match name.entries.first() {
        Some(Entry::City(number)) => Kind::City(*number),
        _ => Kind::Word,
    }
}

/// What a word that is in no table may be a misspelling of.
fn misspelt(facts: &Facts, phrase: &Folded, names: &[Found], named: &[bool], at: usize) -> Option<Kind> {
    let capital = phrase.word(at).capital;
    // Two unknown words with capitals are a personal name.
    let neighbour = |i: usize| i < phrase.len() && !named[i] && phrase.word(i).capital && i != at;
    if capital
        && (neighbour(at + 1) || (at > 0 && neighbour(at - 1) && !BEFORE_NAMES.contains(&phrase.at(at - 1))))
    {
        return None;
    }
    // After a title stands a name, whatever it resembles.
    let titled = |found: &Found| found.to == at && matches!(kind_of(found, phrase), Kind::Role(..));
    if capital && at > 0 && phrase.word(at).gap == Gap::Space && names.iter().any(titled) {
        return None;
    }
    let name = facts.lexicon.misspelt(phrase, at)?;
    let kind = kind_of(&name, phrase);
    let fits = match kind {
        Kind::Role(..) => !capital,
        Kind::Country(..) | Kind::Bodies(_) | Kind::City(_) => capital || phrase.all_lower(),
        _ => false,
    };
    fits.then_some(kind)
}

struct Reader<'a> {
    phrase: &'a Folded,
    people: &'a People,
    found: &'a [Found],
    cover: &'a [Option<usize>],
}

impl Reader<'_> {
    /// The people in the phrase, those with full names in the lexicon too.
    fn persons(&self) -> Vec<Piece> {
        let mut out: Vec<Piece> = Vec::new();
        let mut at = 0;
        while at < self.phrase.len() {
            let person = self.full_name(at).or_else(|| self.by_surname(at));
            let Some(person) = person else {
                at += 1;
                continue;
            };
            at = person.to.max(at + 1);
            // A surname found later may reach back to words that were taken already.
            match out.last() {
                Some(before) if before.to > person.from => {}
                _ => out.push(person),
            }
        }
        out
    }

    fn full_name(&self, at: usize) -> Option<Piece> {
        let name = &self.found[self.cover[at]?];
        match kind_of(name, self.phrase) {
            // Kings and popes have no surname: with one, "Juan Carlos" is somebody else.
            Kind::People(people)
                if name.from == at
                    && !(self.goes_on(name.to) && people.iter().all(|p| self.has_no_surname(*p))) =>
            {
                Some(Piece { from: at, to: name.to, kind: Kind::People(people) })
            }
            _ => None,
        }
    }

    /// An unknown name follows.
    fn goes_on(&self, to: usize) -> bool {
        to < self.phrase.len()
            && self.phrase.word(to).gap == Gap::Space
            && !self.phrase.word(to - 1).possessive
            && self.is_unknown_name(to)
    }

    fn has_no_surname(&self, candidate: Candidate) -> bool {
        self.people.all[candidate.person as usize].held(Office::Monarch)
    }

    fn by_surname(&self, at: usize) -> Option<Piece> {
        let word = self.phrase.word(at);
        let name = self.cover[at].map(|number| &self.found[number]);
        if name.is_some_and(|name| name.listed || name.to - name.from > 1) || self.phrase.at(at).len() < 2 {
            return None;
        }
        let titled = at > 0 && self.is_title(at - 1) && word.gap == Gap::Space;
        if !(word.capital || titled && self.phrase.all_lower()) {
            return None;
        }
        let mut called = self.people.called(self.phrase.at(at));
        let mut near = false;
        if called.is_empty() && name.is_none() {
            called = self.people.called_nearly(self.phrase.at(at));
            near = true;
        }
        let mut best: Option<(usize, usize, Vec<Candidate>)> = None;
        for &one in called {
            let Some((from, to, candidate)) = self.spread(at, one, titled, near, name.is_some()) else {
                continue;
            };
            match &mut best {
                Some((f, t, all)) if (*f, *t) == (from, to) => all.push(candidate),
                Some((f, t, _)) if *t - *f >= to - from => {}
                _ => best = Some((from, to, vec![candidate])),
            }
        }
        let (from, to, mut people) = best?;
        // Nawaf al-Ahmad is not Ahmad Nawaf.
        let begins = |one: &Candidate| self.people.all[one.person as usize].begins_with(self.phrase.at(from));
        if people.iter().any(begins) {
            people.retain(begins);
        }
        Some(Piece { from, to, kind: Kind::People(people) })
    }

    /// How far the name of one person reaches around the surname at `at`; nothing where the words do not agree.
    fn spread(
        &self,
        at: usize,
        one: Called,
        titled: bool,
        near: bool,
        is_word: bool,
    ) -> Option<(usize, usize, Candidate)> {
        let person = &self.people.all[one.person as usize];
        let (mut from, mut to, mut given) = (at, at + 1, false);
        while from > 0 && self.phrase.word(from).gap <= Gap::Hyphen && !self.is_listed(from - 1) {
            let word = self.phrase.at(from - 1);
            if PARTICLES.contains(&word) && self.cover[from - 1].is_none() {
                from -= 1;
            } else if self.is_name_word(from - 1) && person.has_word(word) {
                from -= 1;
                given = true;
            } else if let Some(start) = self.before_middle_names(from, person) {
                from = start;
                given = true;
            } else {
                break;
            }
        }
        // A particle before the name is part of it only with what stands before that.
        while from < at
            && PARTICLES.contains(&self.phrase.at(from))
            && !self.phrase.word(from).capital
            && !given
        {
            from += 1;
        }
        while to < self.phrase.len()
            && self.phrase.word(to).gap <= Gap::Hyphen
            && !self.phrase.word(to - 1).possessive
            && !self.is_listed(to)
        {
            let word = self.phrase.at(to);
            if self.is_name_word(to) && person.has_word(word) {
                given = true;
            } else if !PARTICLES.contains(&word) || !self.phrase.word(to).capital || self.cover[to].is_some()
            {
                break;
            }
            to += 1;
        }
        let left = from > 0 && self.phrase.word(from).gap <= Gap::Hyphen && self.is_unknown_name(from - 1);
        let right = to < self.phrase.len()
            && self.phrase.word(to).gap <= Gap::Hyphen
            && !self.phrase.word(to - 1).possessive
            && self.is_unknown_name(to);
        let enough = if given {
            true
        } else if near {
            false
        } else {
            one.alone && (titled || (!is_word && !GIVEN_NAMES.contains(&self.phrase.at(at))))
        };
        (!left && !right && enough).then_some((from, to, Candidate { person: one.person, given }))
    }

    /// Where a name begins that has middle names which the table does not have.
    fn before_middle_names(&self, from: usize, person: &Person) -> Option<usize> {
        const MOST: usize = 4;
        let mut at = from;
        while at > 1 && from - at < MOST && self.phrase.word(at - 1).gap <= Gap::Hyphen {
            let is_middle = self.is_unknown_name(at - 1)
                || (PARTICLES.contains(&self.phrase.at(at - 1)) && self.cover[at - 1].is_none());
            if !is_middle {
                return None;
            }
            at -= 1;
            if !self.is_listed(at - 1) && self.is_name_word(at - 1) && person.has_word(self.phrase.at(at - 1))
            {
                return Some(at - 1);
            }
        }
        None
    }

    /// The word ends a role, so that it can be a title.
    fn is_title(&self, at: usize) -> bool {
        self.cover[at].is_some_and(|number| {
            let name = &self.found[number];
            name.to == at + 1 && matches!(kind_of(name, self.phrase), Kind::Role(Some(_), _))
        })
    }

    /// The word belongs to a name of a user's list.
    fn is_listed(&self, at: usize) -> bool {
        self.cover[at].is_some_and(|number| self.found[number].listed)
    }

    fn is_name_word(&self, at: usize) -> bool {
        self.phrase.word(at).capital || self.phrase.all_lower()
    }

    /// A word with a capital that no table explains: another name.
    fn is_unknown_name(&self, at: usize) -> bool {
        self.cover[at].is_none()
            && self.phrase.word(at).capital
            && !BEFORE_NAMES.contains(&self.phrase.at(at))
    }
}
