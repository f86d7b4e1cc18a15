//! Events as JSON lines, with our names or PLOVER's.

use detente_ledger::{Event, Party, PlaceFact};
use detente_ontology::{Context, EventType, Mode, Quad, Sector, Status};
use serde::Serialize;

/// The event as the ledger has it.
#[derive(Serialize)]
struct Record<'e> {
    id: String,
    event_type: EventType,
    mode: &'e [Mode],
    context: &'e [Context],
    status: Status,
    quad: Quad,
    score: f64,
    confidence: Option<f64>,
    cameo: &'static str,
    code: Option<&'e str>,
    date_from: Option<String>,
    date_to: Option<String>,
    actor: Vec<Who<'e>>,
    recipient: Vec<Who<'e>>,
    place: Option<Place<'e>>,
    mentions: i64,
    sources: i64,
    first_seen: Option<String>,
    last_seen: Option<String>,
}

#[derive(Serialize)]
struct Who<'e> {
    name: Option<&'e str>,
    country: Option<&'e str>,
    sector: Option<Sector>,
    code: Option<&'e str>,
}

#[derive(Serialize)]
struct Place<'e> {
    name: &'e str,
    country: Option<&'e str>,
    lat: Option<f64>,
    lon: Option<f64>,
    geoname_id: Option<u32>,
}

/// The event in PLOVER's terms.
#[derive(Serialize)]
struct Plover<'e> {
    id: String,
    date: Option<String>,
    event: EventType,
    mode: &'e [Mode],
    context: &'e [Context],
    actor: Vec<PloverActor<'e>>,
    recipient: Vec<PloverActor<'e>>,
    location: Option<Place<'e>>,
    score: f64,
}

#[derive(Serialize)]
struct PloverActor<'e> {
    actor: Option<&'e str>,
    sector: Option<Sector>,
    name: Option<&'e str>,
}

/// A line of `jsonl`.
pub(super) fn record(event: &Event) -> anyhow::Result<Vec<u8>> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    line(&Record {
        id: event.id.to_string(),
        event_type: event.event_type,
        mode: &event.modes,
        context: &event.contexts,
        status: event.status,
        quad: event.event_type.quad(),
        score: event.score,
        confidence: event.confidence,
        cameo: event.event_type.cameo_root(&event.modes),
        code: event.code.as_deref(),
        date_from: day(event.from),
        date_to: day(event.to),
        actor: event.actor.iter().map(who).collect(),
        recipient: event.recipient.iter().map(who).collect(),
        place: event.place.as_ref().map(place),
        mentions: event.mentions,
        sources: event.sources,
        first_seen: day(event.first_seen),
        last_seen: day(event.last_seen),
    })
}

/// A line of `plover`. PLOVER has no status, so plans are folded as its manual does.
pub(super) fn plover(event: &Event) -> anyhow::Result<Vec<u8>> {
    let folded = event.event_type.strict(event.status);
    // The modes are those of the type before.
    let mode = if folded == event.event_type { event.modes.as_slice() } else { &[] };
    line(&Plover {
        id: event.id.to_string(),
        date: event.from.map(|day| day.to_string()),
        event: folded,
        mode,
        context: &event.contexts,
        actor: event.actor.iter().map(plover_who).collect(),
        recipient: event.recipient.iter().map(plover_who).collect(),
        location: event.place.as_ref().map(place),
        score: if folded == event.event_type { event.score } else { f64::from(folded.score()) },
    })
}

fn who(party: &Party) -> Who<'_> {
    let Party { country, sector, name, code } = party;
    Who { name: name.as_deref(), country: country.as_deref(), sector: *sector, code: code.as_deref() }
}

fn plover_who(party: &Party) -> PloverActor<'_> {
    let Party { country, sector, name, .. } = party;
    PloverActor { actor: country.as_deref(), sector: *sector, name: name.as_deref() }
}

fn place(place: &PlaceFact) -> Place<'_> {
    let PlaceFact { name, country, lat, lon, geoname_id } = place;
    Place { name, country: country.as_deref(), lat: *lat, lon: *lon, geoname_id: *geoname_id }
}

fn line(record: &impl Serialize) -> anyhow::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    Ok(line)
}
