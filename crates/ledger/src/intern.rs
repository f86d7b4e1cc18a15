//! Parties, sides, places and coders are kept once; here their numbers are found or given.

use std::collections::HashMap;

use detente_ontology::{Mention, PlaceRecord};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::{Party, PlaceFact};

/// The numbers of what was met in this transaction. A transaction that fails takes its `Intern` with it.
#[derive(Debug, Default)]
pub(crate) struct Intern {
    parties: HashMap<Party, i64>,
    sides: HashMap<Vec<i64>, i64>,
}

impl Intern {
    /// The number of a party.
    pub(crate) fn party(&mut self, db: &Connection, party: &Party) -> rusqlite::Result<i64> {
        if let Some(id) = self.parties.get(party) {
            return Ok(*id);
        }
        let fields = params![
            party.country.as_deref().unwrap_or_default(),
            party.sector.map_or("", |sector| sector.word()),
            party.name.as_deref().unwrap_or_default(),
            party.code.as_deref().unwrap_or_default(),
        ];
        let known = db
            .prepare_cached(
                "SELECT id FROM parties WHERE country = ?1 AND sector = ?2 AND name = ?3 AND code = ?4",
            )?
            .query_row(fields, |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => db
                .prepare_cached("INSERT INTO parties (country, sector, name, code) VALUES (?1, ?2, ?3, ?4)")?
                .insert(fields)?,
        };
        self.parties.insert(party.clone(), id);
        Ok(id)
    }

    /// The number of a side: a list of parties. The empty list is a side too.
    pub(crate) fn side(&mut self, db: &Connection, parties: &[i64]) -> rusqlite::Result<i64> {
        if let Some(id) = self.sides.get(parties) {
            return Ok(*id);
        }
        let words: Vec<_> = parties.iter().map(ToString::to_string).collect();
        let words = words.join(" ");
        let known = db
            .prepare_cached("SELECT id FROM sides WHERE parties = ?1")?
            .query_row([&words], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => {
                let id = db.prepare_cached("INSERT INTO sides (parties) VALUES (?1)")?.insert([&words])?;
                let mut insert = db.prepare_cached("INSERT INTO side_parties VALUES (?1, ?2, ?3)")?;
                for (position, party) in parties.iter().enumerate() {
                    insert.execute(params![id, position as i64, party])?;
                }
                id
            }
        };
        self.sides.insert(parties.to_owned(), id);
        Ok(id)
    }
}

/// The number of a place.
pub(crate) fn place(db: &Connection, place: &PlaceFact) -> rusqlite::Result<i64> {
    let fields = params![
        place.name,
        place.country.as_deref().unwrap_or_default(),
        place.lat,
        place.lon,
        place.geoname_id
    ];
    let known = db
        .prepare_cached(
            "SELECT id FROM places WHERE name = ?1 AND country = ?2 AND ifnull(lat, '') = ifnull(?3, '')
             AND ifnull(lon, '') = ifnull(?4, '') AND ifnull(geoname_id, '') = ifnull(?5, '')",
        )?
        .query_row(fields, |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => db
            .prepare_cached(
                "INSERT INTO places (name, country, lat, lon, geoname_id) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .insert(fields),
    }
}

/// The number of the model and program that coded a mention.
pub(crate) fn coder(db: &Connection, mention: &Mention) -> rusqlite::Result<i64> {
    let fields = params![mention.model, mention.version];
    db.prepare_cached("INSERT OR IGNORE INTO coders (model, version) VALUES (?1, ?2)")?.execute(fields)?;
    db.prepare_cached("SELECT id FROM coders WHERE model = ?1 AND version = ?2")?
        .query_row(fields, |row| row.get(0))
}

/// The number of an agreement that a sentence names.
pub(crate) fn agreement(db: &Connection, name: &str) -> rusqlite::Result<i64> {
    db.prepare_cached("INSERT OR IGNORE INTO agreements (name) VALUES (?1)")?.execute([name])?;
    db.prepare_cached("SELECT id FROM agreements WHERE name = ?1")?.query_row([name], |row| row.get(0))
}

impl From<&PlaceRecord> for PlaceFact {
    fn from(place: &PlaceRecord) -> PlaceFact {
        PlaceFact {
            name: place.name.clone(),
            country: place.country.clone(),
            lat: place.lat,
            lon: place.lon,
            geoname_id: place.geoname_id,
        }
    }
}
