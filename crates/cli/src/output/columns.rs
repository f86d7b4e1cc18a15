//! The columns of CSV and Parquet, one row an event: the record of the JSON lines laid flat, with what the story says of
//! itself. `docs/output.md` describes them, and a test compares.

use detente_ontology::{DateRecord, Mention, Participant, PlaceRecord};

use super::cell::{Cell, Kind, whole};
use crate::commands::code::Head;

/// A column.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Its value in the row of an event.
    pub(super) cell: for<'m> fn(&'m Head, &'m Mention) -> Cell<'m>,
}

macro_rules! columns {
    ($($name:literal $kind:ident $cell:expr;)+) => {
        &[$(Column { name: $name, kind: Kind::$kind, cell: $cell }),+]
    };
}

/// All columns, in their order.
pub(super) const COLUMNS: &[Column] = columns! {
    "id" Text |_, m| Cell::text(&m.id);
    "story" Text |_, m| Cell::text(&m.story);
    "story_date" Day |s, _| Cell::Day(s.date);
    "story_title" Text |s, _| Cell::Text(s.title.as_deref());
    "story_source" Text |s, _| Cell::Text(s.source.as_deref());
    "story_url" Text |s, _| Cell::Text(s.url.as_deref());
    "event_type" Text |_, m| Cell::text(m.event_type.word());
    "mode" Texts |_, m| Cell::Texts(m.mode.iter().map(|mode| Some(mode.word())).collect());
    "context" Texts |_, m| Cell::Texts(m.context.iter().map(|context| Some(context.word())).collect());
    "status" Text |_, m| Cell::text(m.status.word());
    "quad" Text |_, m| Cell::text(m.quad.word());
    "score" Single |_, m| Cell::Single(Some(m.score));
    "cameo" Text |_, m| Cell::text(m.cameo);
    "confidence" Single |_, m| Cell::Single(Some(m.confidence));
    "actor_text" Texts |_, m| Cell::Texts(each(&m.actor, |p| Some(p.text.as_str())));
    "actor_name" Texts |_, m| Cell::Texts(each(&m.actor, |p| p.name.as_deref()));
    "actor_country" Texts |_, m| Cell::Texts(each(&m.actor, |p| p.country.as_deref()));
    "actor_sector" Texts |_, m| Cell::Texts(each(&m.actor, |p| p.sector.map(|sector| sector.word())));
    "actor_start" Wholes |_, m| Cell::Wholes(each(&m.actor, |p| whole(p.start)));
    "actor_end" Wholes |_, m| Cell::Wholes(each(&m.actor, |p| whole(p.end)));
    "recipient_text" Texts |_, m| Cell::Texts(each(&m.recipient, |p| Some(p.text.as_str())));
    "recipient_name" Texts |_, m| Cell::Texts(each(&m.recipient, |p| p.name.as_deref()));
    "recipient_country" Texts |_, m| Cell::Texts(each(&m.recipient, |p| p.country.as_deref()));
    "recipient_sector" Texts |_, m| Cell::Texts(each(&m.recipient, |p| p.sector.map(|sector| sector.word())));
    "recipient_start" Wholes |_, m| Cell::Wholes(each(&m.recipient, |p| whole(p.start)));
    "recipient_end" Wholes |_, m| Cell::Wholes(each(&m.recipient, |p| whole(p.end)));
    "date_text" Text |_, m| Cell::Text(date(m, |d| Some(&d.text)));
    "date_value" Text |_, m| Cell::Text(date(m, |d| Some(&d.value)));
    "date_from" Day |_, m| Cell::day(date(m, |d| d.from.as_deref()));
    "date_to" Day |_, m| Cell::day(date(m, |d| d.to.as_deref()));
    "place_text" Text |_, m| Cell::Text(place(m, |p| Some(p.text.as_str())));
    "place_start" Whole |_, m| Cell::Whole(place(m, |p| Some(whole(p.start))));
    "place_end" Whole |_, m| Cell::Whole(place(m, |p| Some(whole(p.end))));
    "place_name" Text |_, m| Cell::Text(place(m, |p| Some(p.name.as_str())));
    "place_country" Text |_, m| Cell::Text(place(m, |p| p.country.as_deref()));
    "place_lat" Double |_, m| Cell::Double(place(m, |p| p.lat));
    "place_lon" Double |_, m| Cell::Double(place(m, |p| p.lon));
    "place_geoname_id" Whole |_, m| Cell::Whole(place(m, |p| p.geoname_id.map(i64::from)));
    "sentence_text" Text |_, m| Cell::text(&m.sentence.text);
    "sentence_start" Whole |_, m| Cell::offset(m.sentence.start);
    "sentence_end" Whole |_, m| Cell::offset(m.sentence.end);
    "sentence_index" Whole |_, m| Cell::offset(m.sentence.index);
    "trigger_text" Text |_, m| Cell::Text(m.trigger.as_ref().map(|t| t.text.as_str()));
    "trigger_start" Whole |_, m| Cell::Whole(m.trigger.as_ref().map(|t| whole(t.start)));
    "trigger_end" Whole |_, m| Cell::Whole(m.trigger.as_ref().map(|t| whole(t.end)));
    "speaker_text" Text |_, m| Cell::Text(speaker(m, |p| Some(p.text.as_str())));
    "speaker_start" Whole |_, m| Cell::Whole(speaker(m, |p| Some(whole(p.start))));
    "speaker_end" Whole |_, m| Cell::Whole(speaker(m, |p| Some(whole(p.end))));
    "speaker_name" Text |_, m| Cell::Text(speaker(m, |p| p.name.as_deref()));
    "speaker_country" Text |_, m| Cell::Text(speaker(m, |p| p.country.as_deref()));
    "speaker_sector" Text |_, m| Cell::Text(speaker(m, |p| p.sector.map(|sector| sector.word())));
    "agreement_text" Texts |_, m| Cell::Texts(each(&m.agreements, |a| Some(a.text.as_str())));
    "agreement_start" Wholes |_, m| Cell::Wholes(each(&m.agreements, |a| whole(a.start)));
    "agreement_end" Wholes |_, m| Cell::Wholes(each(&m.agreements, |a| whole(a.end)));
    "agreement_name" Texts |_, m| Cell::Texts(each(&m.agreements, |a| a.name.as_deref()));
    "agreement_id" Texts |_, m| Cell::Texts(each(&m.agreements, |a| a.id.as_deref()));
    "agreement_kind" Texts |_, m| Cell::Texts(each(&m.agreements, |a| a.kind));
    "model" Text |_, m| Cell::text(&m.model);
    "version" Text |_, m| Cell::text(&m.version);
};

fn each<'m, T, U>(items: &'m [T], field: impl Fn(&'m T) -> U) -> Vec<U> {
    items.iter().map(field).collect()
}

fn date(mention: &Mention, field: impl Fn(&DateRecord) -> Option<&str>) -> Option<&str> {
    mention.date.as_ref().and_then(field)
}

fn place<'m, T>(mention: &'m Mention, field: impl Fn(&'m PlaceRecord) -> Option<T>) -> Option<T> {
    mention.place.as_ref().and_then(field)
}

fn speaker<'m, T>(mention: &'m Mention, field: impl Fn(&'m Participant) -> Option<T>) -> Option<T> {
    mention.speaker.as_ref().and_then(field)
}

/// An event with something in every field, for the tests of the forms.
#[cfg(test)]
pub(super) fn example() -> (Head, Mention) {
    use detente_ontology::{
        AgreementRecord, Context, EventType, Mode, Quad, Sector, SentenceRecord, SpanText, Status,
    };
    let person = |text: &str, start: usize, name: Option<&str>, country: &str| Participant {
        text: text.to_owned(),
        start,
        end: start + text.chars().count(),
        name: name.map(str::to_owned),
        country: Some(country.to_owned()),
        sector: Some(Sector::Gov),
    };
    let sentence = "Ada Moe; and Ole Lie will meet \u{1b}[31mOman\u{1b}[0m's envoy in Łódź on May 7 under the Salt Pact.";
    let at = |words: &str| sentence.split(words).next().map_or(0, |before| before.chars().count());
    let mention = Mention {
        id: "s1-0".into(),
        story: "s1".into(),
        event_type: EventType::Consult,
        mode: vec![Mode::Visit],
        context: vec![Context::Diplomatic, Context::Military],
        status: Status::Planned,
        quad: Quad::VerbalCooperation,
        score: 4.0,
        cameo: "04",
        confidence: 0.93,
        actor: vec![
            person("Ada Moe;", at("Ada"), Some("Ada Moe"), "NOR"),
            person("Ole Lie", at("Ole"), None, "NOR"),
        ],
        recipient: vec![person("envoy", at("envoy"), None, "OMN")],
        date: Some(DateRecord {
            text: "May 7".into(),
            value: "2009-05-07".into(),
            from: Some("2009-05-07".into()),
            to: Some("2009-05-07".into()),
        }),
        place: Some(PlaceRecord {
            text: "Łódź".into(),
            start: at("Łódź"),
            end: at("Łódź") + 4,
            name: "Łódź".into(),
            country: Some("POL".into()),
            lat: Some(51.77058),
            lon: Some(-19.47395),
            geoname_id: Some(3_093_133),
        }),
        sentence: SentenceRecord { text: sentence.into(), start: 0, end: sentence.chars().count(), index: 0 },
        trigger: Some(SpanText { text: "meet".into(), start: at("meet"), end: at("meet") + 4 }),
        speaker: None,
        agreements: vec![AgreementRecord {
            text: "Salt Pact".into(),
            start: at("Salt"),
            end: at("Salt") + 9,
            name: Some("Salt Pact of Łódź".into()),
            id: Some("salt-pact".into()),
            kind: Some("trade"),
        }],
        model: "test-1".into(),
        version: "0.0.0".into(),
    };
    let head = Head {
        id: "s1".into(),
        title: Some("=Envoys, at \"last\"".into()),
        date: Some(jiff::civil::date(2009, 5, 6)),
        source: None,
        url: Some("https://news.example/1".into()),
        words: 17,
    };
    (head, mention)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_of_its_columns_kind() {
        let (head, mention) = example();
        for column in COLUMNS {
            let kind = match (column.cell)(&head, &mention) {
                Cell::Text(_) => Kind::Text,
                Cell::Name(_) => Kind::Name,
                Cell::Texts(_) => Kind::Texts,
                Cell::Whole(_) => Kind::Whole,
                Cell::Wholes(_) => Kind::Wholes,
                Cell::Single(_) => Kind::Single,
                Cell::Double(_) => Kind::Double,
                Cell::Day(_) => Kind::Day,
            };
            assert_eq!(kind, column.kind, "{}", column.name);
        }
    }

    #[test]
    fn the_manual_describes_the_columns_in_their_order() {
        let manual = include_str!("../../../../docs/output.md");
        let described: Vec<_> = manual
            .lines()
            .skip_while(|line| !line.starts_with("## Columns"))
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        let columns: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
        assert_eq!(described, columns);
    }
}
