//! The columns of CSV and Parquet, one row an event. `docs/ledger.md` lists them, and a test compares.

use detente_ledger::{Event, Party, PlaceFact};
use detente_ontology::Mode;

use crate::output::cell::{Cell, Kind};

/// A column.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Its value in the row of an event.
    pub(super) cell: for<'e> fn(&'e Event) -> Cell<'e>,
}

macro_rules! columns {
    ($($name:literal $kind:ident $cell:expr;)+) => {
        &[$(Column { name: $name, kind: Kind::$kind, cell: $cell }),+]
    };
}

/// All columns, in their order.
pub(super) const COLUMNS: &[Column] = columns! {
    "id" Name |e| Cell::Name(e.id.to_string());
    "event_type" Text |e| Cell::text(e.event_type.word());
    "mode" Texts |e| Cell::Texts(e.modes.iter().map(|mode: &Mode| Some(mode.word())).collect());
    "context" Texts |e| Cell::Texts(e.contexts.iter().map(|context| Some(context.word())).collect());
    "status" Text |e| Cell::text(e.status.word());
    "quad" Text |e| Cell::text(e.event_type.quad().word());
    "score" Double |e| Cell::Double(Some(e.score));
    "confidence" Double |e| Cell::Double(e.confidence);
    "cameo" Text |e| Cell::text(e.event_type.cameo_root(&e.modes));
    "code" Text |e| Cell::Text(e.code.as_deref());
    "date_from" Day |e| Cell::Day(e.from);
    "date_to" Day |e| Cell::Day(e.to);
    "actor_name" Texts |e| names(&e.actor);
    "actor_country" Texts |e| countries(&e.actor);
    "actor_sector" Texts |e| sectors(&e.actor);
    "actor_code" Texts |e| codes(&e.actor);
    "recipient_name" Texts |e| names(&e.recipient);
    "recipient_country" Texts |e| countries(&e.recipient);
    "recipient_sector" Texts |e| sectors(&e.recipient);
    "recipient_code" Texts |e| codes(&e.recipient);
    "place_name" Text |e| Cell::Text(place(e, |p| Some(p.name.as_str())));
    "place_country" Text |e| Cell::Text(place(e, |p| p.country.as_deref()));
    "place_lat" Double |e| Cell::Double(place(e, |p| p.lat));
    "place_lon" Double |e| Cell::Double(place(e, |p| p.lon));
    "place_geoname_id" Whole |e| Cell::Whole(place(e, |p| p.geoname_id.map(i64::from)));
    "mentions" Whole |e| Cell::Whole(Some(e.mentions));
    "sources" Whole |e| Cell::Whole(Some(e.sources));
    "first_seen" Day |e| Cell::Day(e.first_seen);
    "last_seen" Day |e| Cell::Day(e.last_seen);
};

fn names(side: &[Party]) -> Cell<'_> {
    Cell::Texts(side.iter().map(|party| party.name.as_deref()).collect())
}

fn countries(side: &[Party]) -> Cell<'_> {
    Cell::Texts(side.iter().map(|party| party.country.as_deref()).collect())
}

fn sectors(side: &[Party]) -> Cell<'_> {
    Cell::Texts(side.iter().map(|party| party.sector.map(|sector| sector.word())).collect())
}

fn codes(side: &[Party]) -> Cell<'_> {
    Cell::Texts(side.iter().map(|party| party.code.as_deref()).collect())
}

fn place<'e, T>(event: &'e Event, field: impl Fn(&'e PlaceFact) -> Option<T>) -> Option<T> {
    event.place.as_ref().and_then(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_documented_in_their_order() {
        let docs = include_str!("../../../../../docs/ledger.md");
        let list = docs.split("as CSV and Parquet:").nth(1).and_then(|rest| rest.split('.').next()).unwrap();
        let written: Vec<_> = list.split('`').skip(1).step_by(2).collect();
        let columns: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
        assert_eq!(written, columns);
    }
}
