//! Where a text is set: finds place names and settles each to an entry of the gazetteer.
//!
//! `find.rs` reads as the list of steps: words (`token.rs`), names of the gazetteer among them (`spot.rs`), whether
//! they are places where they stand (`context.rs`), and which place each means (`resolve.rs`).

mod context;
mod error;
mod find;
mod index;
mod metonym;
mod resolve;
mod spot;
mod token;
mod window;
mod words;

use detente_ontology::ByteSpan;
pub use error::PlacesError;
use index::{Entry, Index, Kind};

/// The compiled gazetteer: `world/PLACES.md` says what is in it and how it is made.
static GAZETTEER: &[u8] = include_bytes!("../../../../world/places.bin");

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A country or a territory with a code of its own.
    Country,
    /// A first-order division: state, province, region.
    Admin,
    /// A second-order division: county, district.
    County,
    /// A city, town or village.
    City,
    /// A continent.
    Continent,
    /// A region that is no division: within a country or across borders.
    Region,
    /// An ocean, a sea, a gulf or a bay.
    Sea,
    /// A strait, a channel or a canal.
    Strait,
    /// A lake.
    Lake,
    /// A river, its valley or its delta.
    River,
    /// A mountain or a range.
    Mountain,
    /// A desert.
    Desert,
    /// An island or a group of them.
    Island,
    /// A building, a base, a crossing, a camp, a plant or another site.
    Site,
}

impl PlaceKind {
    /// The word that records use.
    pub fn word(self) -> &'static str {
        match self {
            PlaceKind::Country => "country",
            PlaceKind::Admin => "admin",
            PlaceKind::County => "county",
            PlaceKind::City => "city",
            PlaceKind::Continent => "continent",
            PlaceKind::Region => "region",
            PlaceKind::Sea => "sea",
            PlaceKind::Strait => "strait",
            PlaceKind::Lake => "lake",
            PlaceKind::River => "river",
            PlaceKind::Mountain => "mountain",
            PlaceKind::Desert => "desert",
            PlaceKind::Island => "island",
            PlaceKind::Site => "site",
        }
    }
}

/// A place in the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Name in the gazetteer.
    pub name: String,
    /// ISO 3166 alpha-3 (Kosovo: KOS); dependencies have their own code. `None` for what lies in several countries or none.
    pub country: Option<String>,
    /// Name of the first-order division; a division's own name for itself.
    pub admin1: Option<String>,
    /// Latitude in degrees, north positive.
    pub lat: Option<f64>,
    /// Longitude in degrees, east positive.
    pub lon: Option<f64>,
    /// GeoNames identifier, where known: always for countries and towns, for nearly all divisions.
    pub geoname_id: Option<u32>,
    /// Kind.
    pub kind: PlaceKind,
}

/// A place as a text names it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMention {
    /// Where the text names it.
    pub span: ByteSpan,
    /// What it is.
    pub place: Place,
    /// The name seems to stand for a government ("Moscow said"), and so does not say where something happens.
    pub metonym: bool,
    /// The text has an adjective or the name of a people ("Iranian", "Finns") rather than the place's name.
    pub adjective: bool,
}

/// The gazetteer.
#[derive(Debug, Clone)]
pub struct Places {
    index: Index<'static>,
}

impl Places {
    /// Opens the gazetteer that is compiled in. Nothing is read or parsed, so it takes no time to speak of.
    pub fn load() -> Places {
        match Places::open(GAZETTEER) {
            Ok(places) => places,
            // The bytes are part of the program, and a test opens them.
            Err(error) => unreachable!("the gazetteer that is compiled in: {error}"),
        }
    }

    /// Opens another gazetteer that `world/build_places.py` has made.
    ///
    /// # Errors
    /// If it isn't one, has another format, or is cut short.
    pub fn open(bytes: &'static [u8]) -> Result<Places, PlacesError> {
        Ok(Places { index: Index::open(bytes)? })
    }

    /// Every place that the text names, in order, without overlaps, settled against each other.
    ///
    /// Nationality words ("Iranian") are not places and are left out, but they help to settle names. Texts longer
    /// than 64 KiB are settled in pieces of that size.
    ///
    /// ```
    /// let places = detente_world::Places::load();
    /// let found = places.find("PARIS, Texas (AP) - Iranian envoys will meet in Vienna.");
    /// let said: Vec<_> = found.iter().map(|m| (m.place.name.as_str(), m.place.country.as_deref())).collect();
    /// assert_eq!(said, [("Paris", Some("USA")), ("Texas", Some("USA")), ("Vienna", Some("AUT"))]);
    /// ```
    pub fn find(&self, text: &str) -> Vec<PlaceMention> {
        let mut found = self.find_with_adjectives(text);
        found.retain(|mention| !mention.adjective);
        found
    }

    /// The same with nationality words, each as its country, flagged [`PlaceMention::adjective`].
    pub fn find_with_adjectives(&self, text: &str) -> Vec<PlaceMention> {
        let mut mentions = Vec::new();
        for (offset, piece) in window::pieces(text) {
            for hit in find::find(piece, &self.index) {
                // "The White House said": a body, no place.
                if hit.metonym && hit.entry.kind == Kind::Seat {
                    continue;
                }
                let Some(place) = self.place(&hit.entry) else { continue };
                let span = ByteSpan::new(hit.start, hit.end).shifted(offset);
                mentions.push(PlaceMention { span, place, metonym: hit.metonym, adjective: hit.adjective });
            }
        }
        mentions
    }

    fn place(&self, entry: &Entry) -> Option<Place> {
        let admin = self.index.admin(entry.admin);
        Some(Place {
            name: self.index.name(entry)?.to_owned(),
            country: self.index.alpha3(entry.country).map(codebook_code),
            admin1: admin.and_then(|a| self.index.name(&a)).map(str::to_owned),
            // Stored to a few metres: rounded to five places, as GeoNames has them.
            lat: Some(rounded(entry.lat)),
            lon: Some(rounded(entry.lon)),
            geoname_id: (entry.geoname_id != 0).then_some(entry.geoname_id),
            kind: match entry.kind {
                Kind::Country => PlaceKind::Country,
                Kind::Admin => PlaceKind::Admin,
                Kind::County => PlaceKind::County,
                Kind::City => PlaceKind::City,
                Kind::Continent => PlaceKind::Continent,
                Kind::Region => PlaceKind::Region,
                Kind::Sea => PlaceKind::Sea,
                Kind::Strait => PlaceKind::Strait,
                Kind::Lake => PlaceKind::Lake,
                Kind::River => PlaceKind::River,
                Kind::Mountain => PlaceKind::Mountain,
                Kind::Desert => PlaceKind::Desert,
                Kind::Island => PlaceKind::Island,
                Kind::Site | Kind::Seat => PlaceKind::Site,
            },
        })
    }
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests;

/// The codebook's code of a country: that of GeoNames but for Kosovo, which ISO 3166 has no code for.
fn codebook_code(alpha3: &str) -> String {
    if alpha3 == "XKX" { "KOS" } else { alpha3 }.to_owned()
}
