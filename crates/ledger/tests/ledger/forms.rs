//! Each form's columns, with rows made for the test.

use detente_ledger::import::Form;
use detente_ledger::{Event, Ledger, Party, Period};

use crate::common::ledger;
use crate::imports::import;

/// The events of a file, by day.
fn events(form: Form, file: &str) -> Vec<Event> {
    let (_folder, mut ledger) = ledger();
    let (tally, listed) = import(&mut ledger, form, file, false);
    assert_eq!((tally.unwrap().rows, listed), (file.lines().count() as u64 - header_lines(form), vec![]));
    all(&ledger)
}

fn header_lines(form: Form) -> u64 {
    u64::from(!matches!(form, Form::Gdelt1 | Form::Gdelt2 | Form::Phoenix))
}

fn all(ledger: &Ledger) -> Vec<Event> {
    let mut events = Vec::new();
    let take = |event| {
        events.push(event);
        Ok::<_, detente_ledger::LedgerError>(())
    };
    ledger.each_event(Period::default(), take).unwrap();
    events
}

/// An event in a line.
fn shown(event: &Event) -> String {
    let side = |side: &[Party]| {
        let who = side.iter().map(|p| {
            let sector = p.sector.map_or("", |sector| sector.word());
            let fields = [p.country.as_deref(), Some(sector), p.name.as_deref()];
            fields.map(Option::unwrap_or_default).join("/")
        });
        who.collect::<Vec<_>>().join("+")
    };
    let mode = event.modes.first().map_or("", |mode| mode.word());
    let place = event.place.as_ref().map_or(String::new(), |p| {
        format!(" at {}/{}/{:?}/{:?}", p.name, p.country.as_deref().unwrap_or_default(), p.lat, p.lon)
    });
    let day = event.from.unwrap();
    format!("{day} {} {mode} {} > {}{place}", event.event_type, side(&event.actor), side(&event.recipient))
}

/// A row of so many cells with some of them filled.
fn row(width: usize, cells: &[(usize, &str)]) -> String {
    let mut row = vec![""; width];
    for (at, cell) in cells {
        row[*at] = cell;
    }
    row.join("\t")
}

#[test]
fn weis_and_columns_in_another_order() {
    let file =
        "code\tnote\tdate\tsource\ttarget\n072\tx\t1983-05-07\tUSA\tEGYMIL\n223\ty\t19830508\tSYR\tPLO\n";
    let (_folder, mut ledger) = ledger();
    import(&mut ledger, Form::Weis, file, false).0.unwrap();
    let found: Vec<_> = all(&ledger).iter().map(shown).collect();
    let expected = [
        "1983-05-07 AID  USA// > EGY/MIL/",
        "1983-05-08 ASSAULT  SYR// > PSE/GOV/Palestine Liberation Organization",
    ];
    assert_eq!(found, expected);
}

#[test]
fn icews() {
    let file = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tTarget Name\t\
        Target Sectors\tTarget Country\tCity\tCountry\tLatitude\tLongitude\n\
        1\t2009-05-07\tAda Moe\tForeign Ministry,Executive,Government\tNorway\tMake a visit\t042\tPolice (Kenya)\t\t\tNakuru\tKenya\t-0.3\t36.1\n\
        1\t2009-05-08\tNorway\t\t\tArrest, detain, or charge with legal action\t\tA Person\t\t\t\t\t\t\n";
    let found: Vec<_> = events(Form::Icews, file).iter().map(shown).collect();
    assert_eq!(
        found,
        [
            "2009-05-07 CONSULT visit NOR/GOV/Ada Moe > KEN/COP/Police (Kenya) at Nakuru/KEN/Some(-0.3)/Some(36.1)",
            "2009-05-08 COERCE arrest NOR//Norway > //A Person",
        ]
    );
}

#[test]
fn gdelt_one_and_two() {
    let first = [
        (0, "7"),
        (1, "20130401"),
        (5, "KENGOV"),
        (6, "PRESIDENT"),
        (15, "IGOUNO"),
        (26, "0841"),
        (31, "9"),
        (32, "2"),
    ];
    let place = [(50, "Nakuru, Kenya"), (51, "KE"), (53, "-0.3"), (54, "36.1"), (56, "20130402")];
    let file = row(58, &[&first[..], &place[..]].concat()) + "\n";
    let found = events(Form::Gdelt1, &file);
    let line = "2013-04-01 RETREAT release KEN/GOV/PRESIDENT > UNO//United Nations at Nakuru, Kenya/KEN/Some(-0.3)/Some(36.1)";
    assert_eq!(shown(&found[0]), line);
    let event = &found[0];
    assert_eq!((event.mentions, event.sources, event.code.as_deref()), (9, 2, Some("0841")));
    assert_eq!(event.first_seen, Some("2013-04-02".parse().unwrap()));
    let place = [(52, "Nakuru, Kenya"), (53, "KE"), (56, "-0.3"), (57, "36.1"), (59, "20150401120000")];
    let file = row(61, &[&first[..], &place[..]].concat()) + "\n";
    let found = events(Form::Gdelt2, &file);
    assert_eq!(shown(&found[0]), line);
    assert_eq!(found[0].first_seen, Some("2015-04-01".parse().unwrap()));
}

#[test]
fn phoenix_and_petrarch() {
    let phoenix = [
        (0, "9_1"),
        (1, "20140620"),
        (5, "KENMIL"),
        (9, "NOR"),
        (13, "190"),
        (18, "-0.3"),
        (19, "36.1"),
        (20, "Nakuru"),
        (22, "KEN"),
    ];
    let found = events(Form::Phoenix, &(row(26, &phoenix) + "\n"));
    assert_eq!(shown(&found[0]), "2014-06-20 ASSAULT  KEN/MIL/ > NOR// at Nakuru/KEN/Some(-0.3)/Some(36.1)");
    let found = events(Form::Phoenix, "20140620\tKENMIL\tNOR\t0234\tid1\tsource\n");
    assert_eq!(shown(&found[0]), "2014-06-20 REQUEST assist KEN/MIL/ > NOR//");
}

#[test]
fn polecat() {
    let header = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tContexts\tActor Name\tActor Country\tPrimary Actor Sector\t\
        Recipient Name\tRecipient Country\tPrimary Recipient Sector\tPlacename\tCountry\tLatitude\tLongitude\tGeoNames ID\t\
        Publication Date";
    let one = "p1\t2020-05-07\tSANCTION\tdiscontinue\tdiplomatic;economic\tAda Moe\tNOR\tGOV\tKenya\tKenya\tGOV\tNakuru\tKEN\t\
        -0.3\t36.1\t184622.0\t2020-05-08 10:00";
    let two =
        "p2\t2020-05-09\tAGREE\t\t\t\"The \"\"Rift\"\" council\"\tNone\tNone\tNone\tNone\tNone\t\t\t\t\t\t";
    let found = events(Form::Polecat, &format!("{header}\n{one}\n{two}\n"));
    assert_eq!(
        shown(&found[0]),
        "2020-05-07 SANCTION discontinue NOR/GOV/Ada Moe > KEN/GOV/Kenya at Nakuru/KEN/Some(-0.3)/Some(36.1)"
    );
    let contexts: Vec<_> = found[0].contexts.iter().map(|context| context.word()).collect();
    assert_eq!(contexts, ["diplomatic", "economic"]);
    assert_eq!(found[0].place.as_ref().unwrap().geoname_id, Some(184_622));
    assert_eq!(found[0].first_seen, Some("2020-05-08".parse().unwrap()));
    assert_eq!(shown(&found[1]), "2020-05-09 AGREE  //The \"Rift\" council > ");
}

#[test]
fn acled() {
    let file = "event_id_cnty,event_date,sub_event_type,actor1,inter1,actor2,inter2,country,location,latitude,longitude,notes\n\
        KEN1,07 May 2020,Armed clash,Military Forces of Kenya (2013-2022),1,\"Cattle raiders, northern\",4,Kenya,Nakuru,-0.3,36.1,\"A \"\"note\"\".\"\n\
        KEN2,2020-05-08,Excessive force against protesters,Protesters (Kenya),Protesters,Police Forces of Kenya (2013-2022),State forces,Kenya,Nakuru,-0.3,36.1,n\n";
    let found: Vec<_> = events(Form::Acled, file).iter().map(shown).collect();
    let place = "at Nakuru/KEN/Some(-0.3)/Some(36.1)";
    assert_eq!(
        found,
        [
            format!(
                "2020-05-07 ASSAULT firearms KEN/MIL/Military Forces of Kenya (2013-2022) > KEN/UAF/Cattle raiders, northern {place}"
            ),
            format!(
                "2020-05-08 ASSAULT crowd-control KEN/COP/Police Forces of Kenya (2013-2022) > KEN/CVL/Protesters (Kenya) {place}"
            ),
        ]
    );
    // Semicolons do as well.
    assert_eq!(events(Form::Acled, &file.replace(',', ";")).len(), 2);
}
