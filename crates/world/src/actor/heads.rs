//! Sector and name of a part of a phrase, from its role words and the bodies that it names.

use detente_ontology::Sector;

use super::ActorKind;
use super::lexicon::{Entry, Form, Rank};
use super::modifiers::Attachment;
use super::pieces::{Kind, Piece};
use super::reading::Reading;
use super::settle::Settler;

/// Something that may decide the sector.
#[derive(Debug, Clone, Copy)]
pub(super) enum Head {
    Role(Option<Sector>, Rank),
    Body(u32),
    Seat(u32),
}

impl<'a> Settler<'a> {
    /// What may decide the sector, in order, and where the person is.
    pub(super) fn heads(
        &self,
        pieces: &[Piece],
        country: Option<&str>,
        seat: Option<(u32, usize)>,
    ) -> (Vec<Head>, Option<usize>) {
        let mut heads = Vec::new();
        let mut person = None;
        for (at, piece) in pieces.iter().enumerate() {
            match &piece.kind {
                Kind::Role(sector, rank) => heads.push(Head::Role(*sector, *rank)),
                Kind::Bodies(bodies) if self.attachment(pieces, at) != Attachment::Other => {
                    heads.push(self.body(bodies, country))
                }
                Kind::Country(number, Form::Seat) if seat.is_some_and(|(_, place)| place == at) => {
                    heads.push(Head::Seat(*number))
                }
                Kind::People(_) if person.is_none() => person = Some(at),
                _ => {}
            }
        }
        (heads, person)
    }

    /// Which body of that name is meant; of a common name, only the sector is known unless the country is.
    fn body(&self, numbers: &[u32], country: Option<&str>) -> Head {
        let bodies = || numbers.iter().map(|&number| (number, &self.facts.bodies[number as usize]));
        let same = bodies().find(|(_, body)| country.is_some_and(|country| body.country == country));
        let around = || bodies().find(|(_, body)| numbers.len() > 1 && self.is_in_context(&body.country));
        let default = || bodies().find(|(_, body)| !body.common);
        match same.or_else(around).or_else(default) {
            // The Chilean defence department is not the American one.
            Some((_, body))
                if country.is_some_and(|code| code != body.country) && is_national(&body.country) =>
            {
                Head::Role(Some(body.sector), Rank::Firm)
            }
            Some((number, _)) => Head::Body(number),
            None => Head::Role(
                numbers.first().map(|&number| self.facts.bodies[number as usize].sector),
                Rank::Firm,
            ),
        }
    }

    /// Whether the text around names the country.
    fn is_in_context(&self, code: &str) -> bool {
        let Some(context) = self.hints.context else { return false };
        (0..context.len()).filter_map(|at| self.facts.lexicon.longest_at(context, at, context.len())).any(|found| {
            found.entries.iter().any(|entry| {
                matches!(entry, Entry::Country(number, _) if self.facts.countries[*number as usize].code == code)
            })
        })
    }

    /// Sector and name from roles and bodies: the last decides, unless it only names a place in another.
    pub(super) fn read_heads(&self, heads: &[Head], out: &mut Reading<'a>) {
        let Some((last, before)) = heads.split_last() else { return };
        let body = |number: u32| &self.facts.bodies[number as usize];
        // The country of a body holds for its members too.
        for head in heads {
            let country = match *head {
                Head::Body(number) => &*body(number).country,
                Head::Seat(number) => &*self.facts.countries[number as usize].code,
                Head::Role(..) => continue,
            };
            out.country = out.country.or(Some(country).filter(|country| !country.is_empty()));
        }
        let firm = |head: &&Head| !matches!(head, Head::Role(sector, rank) if sector.is_none() || *rank < Rank::Firm);
        let decides = match last {
            Head::Role(_, Rank::Firm) => last,
            Head::Role(own, rank) => {
                let plain = |head: &&Head| matches!(head, Head::Role(Some(_), Rank::Plain));
                let better = before.iter().rev().find(firm);
                let better = better.or_else(|| {
                    before.iter().rev().find(plain).filter(|_| *rank < Rank::Plain || own.is_none())
                });
                better.unwrap_or(last)
            }
            _ => last,
        };
        // Armed bands stay what they are whatever their ranks are called.
        let armed = |sector: Sector| matches!(sector, Sector::Reb | Sector::Uaf | Sector::Prm | Sector::Crm);
        let decides = match decides {
            Head::Role(Some(Sector::Mil | Sector::Uaf | Sector::Reb | Sector::Pty), _) => before
                .iter()
                .rev()
                .find(|head| match head {
                    Head::Role(Some(sector), _) => {
                        armed(*sector) && !matches!(decides, Head::Role(Some(Sector::Reb), _))
                    }
                    Head::Body(number) => armed(body(*number).sector),
                    _ => false,
                })
                .unwrap_or(decides),
            _ => decides,
        };
        out.kind = Some(ActorKind::Role);
        match *decides {
            Head::Role(sector, rank) => {
                out.sector = sector;
                out.rank = Some(if std::ptr::eq(decides, last) { rank } else { rank.max(Rank::Plain) });
            }
            Head::Body(number) => {
                let body = body(number);
                out.sector = Some(body.sector);
                out.rank = Some(Rank::Firm);
                out.kind = Some(body.kind);
                out.name = Some(&*body.name);
                out.wikidata = &*body.wikidata;
            }
            Head::Seat(number) => {
                out.sector = Some(Sector::Gov);
                out.rank = Some(Rank::Firm);
                if heads.len() == 1 {
                    out.kind = Some(ActorKind::Country);
                    out.name = Some(&*self.facts.countries[number as usize].name);
                    out.wikidata = &*self.facts.countries[number as usize].wikidata;
                }
            }
        }
    }
}

/// The code is a country's, not that of a kind of international body.
fn is_national(code: &str) -> bool {
    !matches!(code, "" | "UNO" | "EUR" | "IGO" | "NGO" | "MNC" | "IMG" | "ISM")
}
