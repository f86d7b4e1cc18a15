//! Who somebody is, apart from the words of a story.

use detente_ontology::Sector;

/// A participant's identity. Two participants with the same fields are the same party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Party {
    /// ISO 3166 alpha-3, or IGO, NGO, MNC, IMG, ISM, UNO, EUR.
    pub country: Option<String>,
    /// Sector.
    pub sector: Option<Sector>,
    /// Canonical name, or the words where no name is known.
    pub name: Option<String>,
    /// The code of the dataset that it was imported from.
    pub code: Option<String>,
}

impl Party {
    /// The identity of a participant that the coder found.
    pub(crate) fn of(participant: &detente_ontology::Participant) -> Party {
        Party {
            country: participant.country.clone(),
            sector: participant.sector,
            name: Some(participant.name.as_ref().unwrap_or(&participant.text).clone()),
            code: None,
        }
    }
}
