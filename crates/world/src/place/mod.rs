//! Where a text is set.

use detente_ontology::ByteSpan;

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A country.
    Country,
    /// A first-order division: state, province, region.
    Admin,
    /// A city, town or village.
    City,
    /// Anything else: a sea, a continent, a site.
    Other,
}

/// A place in the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Name in the gazetteer.
    pub name: String,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Name of the first-order division.
    pub admin1: Option<String>,
    /// Latitude in degrees, north positive.
    pub lat: Option<f64>,
    /// Longitude in degrees, east positive.
    pub lon: Option<f64>,
    /// GeoNames identifier.
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
}

/// The gazetteer.
#[derive(Debug)]
pub struct Places {}

impl Places {
    /// Opens the gazetteer that is compiled in.
    pub fn load() -> Places {
        Places {}
    }

    /// Every place that the text names, in order, settled against each other.
    pub fn find(&self, _text: &str) -> Vec<PlaceMention> {
        Vec::new()
    }
}
