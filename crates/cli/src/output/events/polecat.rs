//! POLECAT's columns, so that scripts written for it run. What the ledger does not have is empty.

use detente_ledger::{Event, Party};

/// The columns, as POLECAT's files name them.
pub(super) const COLUMNS: &[&str] = &[
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// The cells of an event, in that order. Plans are folded as PLOVER's manual does.
pub(super) fn cells(event: &Event) -> Vec<String> {
    let folded = event.event_type.strict(event.status);
    let is_same = folded == event.event_type;
    let mode = event.modes.first().filter(|_| is_same).map(|mode| mode.word()).unwrap_or_default();
    let score = if is_same { event.score } else { f64::from(folded.score()) };
    let contexts: Vec<_> = event.contexts.iter().map(|context| context.word()).collect();
    let day = event.from.map(|day| day.to_string()).unwrap_or_default();
    let place = event.place.as_ref();
    let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
    let mut cells = vec![
        event.id.to_string(),
        day,
        folded.word().to_owned(),
        mode.to_owned(),
        score.to_string(),
        folded.quad().word().to_uppercase(),
        contexts.join(";"),
    ];
    cells.extend(side(&event.actor));
    cells.extend(side(&event.recipient));
    cells.extend([
        place.map(|place| place.name.clone()).unwrap_or_default(),
        String::new(),
        String::new(),
        String::new(),
        place.and_then(|place| place.country.clone()).unwrap_or_default(),
        degrees(place.and_then(|place| place.lat)),
        degrees(place.and_then(|place| place.lon)),
        place.and_then(|place| place.geoname_id).map(|id| id.to_string()).unwrap_or_default(),
    ]);
    cells.resize(COLUMNS.len(), String::new());
    cells[34] = event.first_seen.map(|day| day.to_string()).unwrap_or_default();
    cells[39] = concat!("detente ", env!("CARGO_PKG_VERSION")).to_owned();
    cells
}

/// Name, country, COW, primary sector, sectors, title, raw name, Wikipedia. Several parties are set apart by semicolons.
fn side(parties: &[Party]) -> [String; 8] {
    let joined = |field: &dyn Fn(&Party) -> String| {
        let parts: Vec<_> = parties.iter().map(field).filter(|part| !part.is_empty()).collect();
        parts.join(";")
    };
    let sector = |party: &Party| party.sector.map(|sector| sector.word().to_owned()).unwrap_or_default();
    let primary = parties.iter().map(sector).find(|sector| !sector.is_empty()).unwrap_or_default();
    [
        joined(&|party| party.name.clone().unwrap_or_default()),
        joined(&|party| party.country.clone().unwrap_or_default()),
        String::new(),
        primary,
        joined(&sector),
        String::new(),
        joined(&|party| party.code.clone().unwrap_or_default()),
        String::new(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_forty_columns_and_each_is_named_once() {
        let mut names = COLUMNS.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), COLUMNS[34], COLUMNS[39]), (40, "Publication Date", "Version"));
    }
}
