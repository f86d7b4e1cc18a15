//! Settles country, sector and name of a phrase from the pieces of its parts.

use detente_ontology::Sector;

use super::choose::{Hints, choose, position};
use super::facts::{City, Country, Facts};
use super::fold::{Folded, Gap};
use super::lexicon::{Form, Rank};
use super::modifiers::{Attachment, is_former};
use super::office::Office;
use super::people::People;
use super::pieces::{Kind, Piece};
use super::reading::{Reading, identifier};
use super::zones::{Lead, Zone, zones};
use super::{Actor, ActorKind};

/// Settles a phrase; `hints` brings the context and the date.
pub(crate) struct Settler<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) people: &'a People,
    pub(crate) phrase: &'a Folded,
    pub(crate) pieces: &'a [Piece],
    pub(crate) hints: Hints<'a>,
}

impl<'a> Settler<'a> {
    /// Who is meant, if anything is recognised.
    pub(crate) fn settle(&mut self) -> Option<Actor> {
        let zones = zones(self.phrase, self.pieces);
        self.gather_hints(&zones);
        if let Some(actor) = self.holder_of_office() {
            return Some(actor);
        }
        let mut whole: Option<Reading<'a>> = None;
        let mut off = false;
        for zone in &zones {
            let part = self.read(zone);
            let Some(whole) = &mut whole else {
                if part.is_something()
                    || (zone.lead == Lead::Core && zone.pieces.iter().any(|p| !self.is_filler(p)))
                {
                    whole = Some(part);
                }
                continue;
            };
            match zone.lead {
                Lead::Off => off = true,
                Lead::Aside | Lead::And => off = false,
                _ => {}
            }
            if !off {
                whole.add(part, zone.lead);
            }
        }
        let mut whole = whole?;
        if whole.sector.is_none() && whole.name.is_none() && self.is_unknown_noun(&zones) {
            whole.sector = Some(Sector::Unk);
        }
        // Somebody is meant ("members of a group"), but nothing says of what sector.
        if whole.rank.is_some() && whole.sector.is_none() {
            whole.sector = Some(Sector::Unk);
        }
        if whole.partial && matches!(whole.sector, None | Some(Sector::Gov)) {
            whole.sector = Some(Sector::Pre);
        }
        whole.into_actor()
    }

    /// A country's adjective before a common noun that no table has: "a Syrian orchestra" is somebody, but of what sector?
    fn is_unknown_noun(&self, zones: &[Zone<'_>]) -> bool {
        let [zone] = zones else { return false };
        let [.., country, noun] = zone.pieces else { return false };
        matches!(country.kind, Kind::Country(_, Form::Adjective))
            && self.attachment(zone.pieces, zone.pieces.len() - 2) == Attachment::Own
            && matches!(noun.kind, Kind::Word)
            && !self.phrase.word(noun.from).capital
            && self.phrase.word(noun.from).gap == Gap::Space
            && !self.is_filler(noun)
            && self.phrase.at(noun.from).bytes().any(|byte| byte.is_ascii_alphabetic())
    }

    /// Countries, office and words like "former", which help to tell people apart.
    fn gather_hints(&mut self, zones: &[Zone<'_>]) {
        for zone in zones.iter().filter(|zone| zone.lead != Lead::Off) {
            for (at, piece) in zone.pieces.iter().enumerate() {
                match piece.kind {
                    Kind::Country(number, _) if self.attachment(zone.pieces, at) == Attachment::Own => {
                        let code = &*self.facts.countries[number as usize].code;
                        if !self.hints.countries.contains(&code) && zone.lead != Lead::For {
                            self.hints.countries.push(code);
                        }
                    }
                    Kind::Role(sector, rank) => {
                        self.hints.titled |= sector.is_some() || rank > Rank::Holder;
                        let words = self.phrase.slice(piece.from, piece.to);
                        self.hints.office = self.hints.office.or_else(|| Office::read(words));
                    }
                    Kind::Word => {
                        self.hints.former |= zone.lead == Lead::Core && is_former(self.phrase.at(piece.from))
                    }
                    _ => {}
                }
            }
        }
    }

    /// "The French president" at a date is one person.
    fn holder_of_office(&self) -> Option<Actor> {
        let date = self.hints.date.filter(|_| !self.hints.former)?;
        let (mut country, mut office) = (None, None);
        for piece in self.pieces {
            let slot = match &piece.kind {
                Kind::Country(number, Form::Name | Form::Adjective) => {
                    country.replace(&*self.facts.countries[*number as usize].code).is_some()
                }
                // "The UN secretary-general"; "IGO" is many organisations.
                Kind::Bodies(bodies) => {
                    let code = &*self.facts.bodies[*bodies.first()? as usize].country;
                    !matches!(code, "UNO" | "EUR") || country.replace(code).is_some()
                }
                Kind::Role(..) => {
                    let words = self.phrase.slice(piece.from, piece.to);
                    office.replace(Office::read(words).filter(|_| !words.ends_with('s'))?).is_some()
                }
                Kind::Word => !["the", "of"].contains(&self.phrase.at(piece.from)),
                _ => true,
            };
            if slot {
                return None;
            }
        }
        let (person, term) = self.people.holder(country?, office?, date)?;
        Some(Actor {
            name: Some(person.name.to_owned()),
            country: Some(term.country.to_owned()),
            sector: Some(term.sector),
            kind: ActorKind::Person,
            wikidata: identifier(person.wikidata),
        })
    }

    fn read(&self, zone: &Zone<'_>) -> Reading<'a> {
        let pieces = zone.pieces;
        let mut out = Reading::default();
        let mut own: Option<u32> = None;
        let mut weak: Option<u32> = None;
        let mut city = None;
        let mut seat = None;
        let mut capital = None;
        let mut unknown = false;
        for (at, piece) in pieces.iter().enumerate() {
            match &piece.kind {
                Kind::Country(number, form) if !self.is_surname(pieces, at) => {
                    match self.attachment(pieces, at) {
                        Attachment::Own => {
                            // An Iranian-American is American.
                            let compound = own.is_some() && self.phrase.word(piece.from).gap == Gap::Hyphen;
                            if own.is_none()
                                || (compound && self.facts.countries[*number as usize].code == "USA")
                            {
                                own = Some(*number);
                            }
                        }
                        Attachment::Weak => weak = weak.or(Some(*number)),
                        Attachment::Other => {}
                    }
                    match form {
                        Form::Seat => seat = Some((*number, at)),
                        Form::Capital(number) => capital = capital.or(Some(*number)),
                        _ => {}
                    }
                }
                Kind::City(number)
                    if !self.is_surname(pieces, at) && self.attachment(pieces, at) == Attachment::Own =>
                {
                    city = city.or(Some(&self.facts.cities[*number as usize]));
                }
                Kind::Word => unknown |= !self.is_filler(piece) && !is_former(self.phrase.at(piece.from)),
                _ => {}
            }
        }
        let named = own.map(|number| &self.facts.countries[number as usize]);
        out.partial = named.is_some_and(|country| country.partial);

        let (heads, person) = self.heads(pieces, named.map(|country| &*country.code), seat);
        self.read_heads(&heads, &mut out);
        if let Some(at) = person {
            let title = out.sector;
            if self.read_person(&pieces[at], title, self.is_possessor(pieces, at), &mut out) {
                unknown = true;
            }
        }
        let is_person = out.kind == Some(ActorKind::Person);
        // A person's country is known; the words before the name may tell of another.
        if let Some(country) = named.filter(|_| !is_person) {
            out.country = Some(&*country.code);
        }
        out.country = out
            .country
            .or(city.map(|city| city.country))
            .or(weak.map(|number| &*self.facts.countries[number as usize].code));
        let is_known = person.is_some() && is_person;
        if self.hints.former && !is_known && out.sector.is_some_and(is_official) && zone.lead != Lead::Of {
            out.sector = Some(Sector::Eli);
        }
        if out.kind.is_none() && !unknown {
            self.name_place(zone, named, capital, city, &mut out);
        }
        out
    }

    /// Nothing but a place is named: it is the name. A capital stands for the government.
    fn name_place(
        &self,
        zone: &Zone<'_>,
        country: Option<&'a Country>,
        capital: Option<u32>,
        city: Option<&'a City>,
        out: &mut Reading<'a>,
    ) {
        let name = match (country, capital, city) {
            (Some(_), Some(capital), _) => {
                if zone.lead == Lead::Core {
                    out.sector = Some(Sector::Gov);
                }
                self.facts.capitals[capital as usize]
            }
            (Some(country), None, _) => {
                out.wikidata = &*country.wikidata;
                &*country.name
            }
            // A town that is not the capital stands for those who live in it.
            (None, _, Some(city)) => {
                if zone.lead == Lead::Core {
                    out.sector = Some(Sector::Cvl);
                }
                city.name
            }
            (None, _, None) => return,
        };
        out.name = Some(name);
        out.kind = Some(ActorKind::Country);
    }

    /// A name that only says whose the actor is: the Bush administration, Modi's BJP.
    fn is_possessor(&self, pieces: &[Piece], at: usize) -> bool {
        let possessive = self.phrase.word(pieces[at].to - 1).possessive;
        pieces[at + 1..].iter().any(|piece| match piece.kind {
            Kind::Role(..) => true,
            Kind::Bodies(_) => possessive,
            _ => false,
        })
    }

    /// Who a name means. True where the name means nobody known.
    fn read_person(
        &self,
        piece: &Piece,
        title: Option<Sector>,
        possessor: bool,
        out: &mut Reading<'a>,
    ) -> bool {
        let Kind::People(candidates) = &piece.kind else { return true };
        let possessive = self.phrase.word(piece.to - 1).possessive;
        if possessor {
            // "The Bush administration", "Obama's adviser": the person tells the country only.
            let hints = Hints {
                date: self.hints.date,
                context: self.hints.context,
                titled: true,
                countries: self.hints.countries.clone(),
                ..Hints::default()
            };
            let country =
                choose(self.people, candidates, &hints).and_then(|person| position(person, &hints, None).0);
            out.country = country.or(out.country);
            return possessive && country.is_none();
        }
        let Some(person) = choose(self.people, candidates, &self.hints) else { return true };
        let (country, sector) = position(person, &self.hints, title);
        *out = Reading {
            country,
            sector,
            rank: Some(Rank::Firm),
            name: Some(person.name),
            kind: Some(ActorKind::Person),
            wikidata: person.wikidata,
            partial: false,
        };
        false
    }
}

/// Sectors of office, which are left when one is former.
fn is_official(sector: Sector) -> bool {
    use Sector::{Bus, Cop, Gov, Jud, Leg, Mil, Opp, Pty, Soc, Spy};
    matches!(sector, Gov | Mil | Cop | Jud | Leg | Spy | Pty | Bus | Opp | Soc)
}
