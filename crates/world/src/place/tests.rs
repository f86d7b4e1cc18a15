//! What texts say, and where that is.

use proptest::prelude::*;

use super::*;

/// `expected` lists the mentions as "words = name, country", with "?" for no country, a star for a metonym.
fn check(cases: &[(&str, &str)]) {
    let places = Places::load();
    let mut failures = Vec::new();
    for (text, expected) in cases {
        let said: Vec<String> = places
            .find(text)
            .iter()
            .map(|m| {
                let star = if m.metonym { "*" } else { "" };
                let country = m.place.country.as_deref().unwrap_or("?");
                format!("{}{star} = {}, {country}", m.span.of(text), m.place.name)
            })
            .collect();
        let said = said.join("; ");
        if said != *expected {
            failures.push(format!("{text:?}\n  said     {said}\n  expected {expected}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn names_are_found() {
    check(&[
        ("Talks opened in Minsk.", "Minsk = Minsk, BLR"),
        (
            "He flew from Ljubljana to Ouagadougou.",
            "Ljubljana = Ljubljana, SVN; Ouagadougou = Ouagadougou, BFA",
        ),
        (
            "Rebels hold the port of Hodeidah and all of Yemen's north.",
            "Hodeidah = Al Ḩudaydah, YEM; Yemen = Yemen, YEM",
        ),
        ("The U.S. and the UK sent ships.", "U.S. = United States, USA; UK = United Kingdom, GBR"),
        ("Let us meet in the uk.", ""),
        ("Troops crossed the Strait of Hormuz.", "Strait of Hormuz = Strait of Hormuz, ?"),
        (
            "Côte d’Ivoire and Bosnia-Herzegovina voted.",
            "Côte d’Ivoire = Ivory Coast, CIV; Bosnia-Herzegovina = Bosnia and Herzegovina, BIH",
        ),
        (
            "A ship left St. John's, Newfoundland.",
            "St. John's = St. John's, CAN; Newfoundland = Newfoundland and Labrador, CAN",
        ),
        ("Fighters left al-Bab. S. Korea watched.", "al-Bab = Al Bāb, SYR; S. Korea = South Korea, KOR"),
        (
            "Shells hit Chornobyl, Sumy and Izyum.",
            "Chornobyl = Chernobyl, UKR; Sumy = Sumy, UKR; Izyum = Izyum, UKR",
        ),
        ("The Russia-Turkey deal holds.", "Russia = Russia, RUS; Turkey = Turkey, TUR"),
        ("The summit was held in\nSan Salvador.", "San Salvador = San Salvador, SLV"),
    ]);
}

#[test]
fn datelines_and_headings_are_read() {
    check(&[
        ("LONDON (Reuters) - Ministers met.", "LONDON = London, GBR"),
        ("Geneva — Envoys met.", "Geneva = Geneva, CHE"),
        (
            "KINSHASA, Congo (AP) - Rebels advanced.",
            "KINSHASA = Kinshasa, COD; Congo = Democratic Republic of the Congo, COD",
        ),
        ("Dozens Killed As Bus Crashes Near Lahore\n\nPolice came.", "Lahore = Lahore, PAK"),
    ]);
}

#[test]
fn what_holds_a_place_settles_it() {
    check(&[
        (
            "She lives in Paris, Texas, not in Paris.",
            "Paris = Paris, USA; Texas = Texas, USA; Paris = Paris, USA",
        ),
        ("A fire broke out in Athens, Ga., on Monday.", "Athens = Athens, USA; Ga = Georgia, USA"),
        (
            "A mayor in Odessa, Texas, met one from Odessa, Ukraine.",
            "Odessa = Odessa, USA; Texas = Texas, USA; Odessa = Odesa, UKR; Ukraine = Ukraine, UKR",
        ),
        (
            "The leaders of Turkey, Russia and Iran met.",
            "Turkey = Turkey, TUR; Russia = Russia, RUS; Iran = Iran, IRN",
        ),
        (
            "Snow fell on Vancouver and Victoria, British Columbia.",
            "Vancouver = Vancouver, CAN; Victoria = Victoria, CAN; British Columbia = British Columbia, CAN",
        ),
    ]);
}

#[test]
fn the_story_settles_a_name() {
    check(&[
        (
            "Flooding hit Atlanta and Savannah. Georgia declared an emergency, and Alabama helped.",
            "Atlanta = Atlanta, USA; Savannah = Savannah, USA; Georgia = Georgia, USA; Alabama = Alabama, USA",
        ),
        (
            "Tbilisi and Sukhumi are far apart. Georgia wants NATO membership.",
            "Tbilisi = Tbilisi, GEO; Sukhumi = Sokhumi, GEO; Georgia* = Georgia, GEO",
        ),
        ("Libyan forces shelled Tripoli.", "Tripoli = Tripoli, LBY"),
        (
            "Lebanese soldiers died north of Beirut, in Tripoli.",
            "Beirut = Beirut, LBN; Tripoli = Tripoli, LBN",
        ),
        (
            "In Punjab, India, farmers marched on Delhi.",
            "Punjab = Punjab, IND; India = India, IND; Delhi = Delhi, IND",
        ),
        ("Shells fell across Aleppo province.", "Aleppo = Aleppo, SYR"),
    ]);
}

#[test]
fn persons_and_organisations_are_no_places() {
    check(&[
        ("Paris Hilton and Denzel Washington met Jack London.", ""),
        ("Mr. Sydney thanked Theresa May and King Abdullah.", ""),
        ("Michael Jordan spoke. Jordan said he was glad.", ""),
        ("The Bank of England and Manchester United declined comment.", ""),
        ("The New York Times and the University of Chicago disagree.", ""),
        ("Chelsea Clinton spoke after Boris Johnson.", ""),
        (
            "Texas Governor Rick Smith and Quebec Premier Jean Roy met.",
            "Texas = Texas, USA; Quebec = Quebec, CAN",
        ),
    ]);
}

#[test]
fn ordinary_words_are_no_places() {
    check(&[
        ("Most of the Police came on Sunday in March. Same here.", ""),
        ("Reading is fun. Mobile phones are Nice. The Best Man won at the Bar.", ""),
        ("Man Bites Dog On Monday In May", ""),
        ("French and Russian officials met Iranians and a Swede.", ""),
        ("They met in Nice, France.", "Nice = Nice, FRA; France = France, FRA"),
    ]);
}

#[test]
fn capitals_stand_for_governments() {
    check(&[
        (
            "Moscow warned that it would answer. Shells fell in Moscow.",
            "Moscow* = Moscow, RUS; Moscow = Moscow, RUS",
        ),
        ("Pakistan denies that.", "Pakistan* = Pakistan, PAK"),
        ("Cairo and Khartoum have repeatedly refused.", "Cairo* = Cairo, EGY; Khartoum* = Khartoum, SDN"),
        ("Berlin's refusal angered Warsaw's allies.", "Berlin* = Berlin, DEU; Warsaw* = Warsaw, POL"),
        ("Talks between Paris and Ankara went on.", "Paris* = Paris, FRA; Ankara* = Ankara, TUR"),
        ("Envoys urged Tehran to wait.", "Tehran* = Tehran, IRN"),
        ("Crowds filled the streets of Tehran.", "Tehran = Tehran, IRN"),
        ("Police closed Berlin's main station.", "Berlin = Berlin, DEU"),
        ("Hamburg said no.", "Hamburg = Hamburg, DEU"),
    ]);
}

#[test]
fn seats_of_government_are_places_where_the_words_say_so() {
    check(&[
        ("The White House rejected the plan.", ""),
        ("A spokesman for the Kremlin declined comment.", ""),
        ("They met at the White House.", "White House = White House, USA"),
        ("A march ended near the Kremlin.", "Kremlin = Kremlin, RUS"),
        ("A march ended in front of the Quai d'Orsay.", "Quai d'Orsay = Quai d'Orsay, FRA"),
    ]);
}

#[test]
fn kinds_are_told_apart() {
    let cases = [
        ("They met in North Darfur.", PlaceKind::Admin, "SDN"),
        ("Ships crossed the Strait of Hormuz.", PlaceKind::Strait, "?"),
        ("A ship sank in the Arafura Sea.", PlaceKind::Sea, "?"),
        ("Troops hold the Qandil Mountains.", PlaceKind::Mountain, "IRQ"),
        ("Floods along the Jhelum River.", PlaceKind::River, "?"),
        ("Rockets fell on Kharg Island.", PlaceKind::Island, "IRN"),
        ("Fighting near the Kakhovka Dam.", PlaceKind::Site, "UKR"),
        ("Jets landed at Bagram Air Base.", PlaceKind::Site, "AFG"),
        ("Trucks waited at Bab al-Hawa.", PlaceKind::Site, "SYR"),
        ("Fishermen left Lake Turkana.", PlaceKind::Lake, "KEN"),
        ("Convoys crossed the Sahara.", PlaceKind::Desert, "?"),
        ("Herders left the Sahel.", PlaceKind::Region, "?"),
    ];
    let places = Places::load();
    let mut failures = Vec::new();
    for (text, kind, country) in cases {
        let found = places.find(text);
        let said: Vec<_> =
            found.iter().map(|m| (m.place.kind, m.place.country.as_deref().unwrap_or("?"))).collect();
        if said != [(kind, country)] {
            failures.push(format!("{text} {said:?}, expected {kind:?} in {country}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn adjectives_are_found_on_demand() {
    let text = "South African and Iranian envoys met in Oman.";
    let found = Places::load().find_with_adjectives(text);
    let said: Vec<_> =
        found.iter().map(|m| (m.span.of(text), m.place.country.as_deref(), m.adjective)).collect();
    let expected =
        [("South African", Some("ZAF"), true), ("Iranian", Some("IRN"), true), ("Oman", Some("OMN"), false)];
    assert_eq!(said, expected);
}

#[test]
fn an_entry_has_its_fields() {
    let found = Places::load().find("A march in Austin, Texas, in the United States.");
    let field = |i: usize| found.get(i).map(|m| m.place.clone()).unwrap();
    let expected = Place {
        name: "Austin".to_owned(),
        country: Some("USA".to_owned()),
        admin1: Some("Texas".to_owned()),
        lat: Some(30.2672),
        lon: Some(-97.7431),
        geoname_id: Some(4671654),
        kind: PlaceKind::City,
    };
    assert_eq!(field(0), expected);
    assert_eq!((field(1).kind, field(1).geoname_id), (PlaceKind::Admin, Some(4736286)));
    assert_eq!((field(2).kind, field(2).geoname_id), (PlaceKind::Country, Some(6252001)));
}

#[test]
fn great_inputs_pass() {
    let places = Places::load();
    for text in [
        "Paris ".repeat(200_000),
        "a".repeat(2_000_000),
        "Łódź, San José, Ga. ".repeat(50_000),
        "\n".repeat(1_000_000),
        "'".repeat(500_000),
        "U.S.".repeat(300_000),
    ] {
        let found = places.find(&text);
        assert!(found.iter().all(|m| m.span.end <= text.len()));
    }
}

proptest! {
    #[test]
    fn spans_are_in_order_and_quote_the_text(text in "\\PC{0,200}") {
        sound(&text)?;
    }

    #[test]
    fn texts_of_names_and_signs_are_sound(parts in prop::collection::vec(prop::sample::select(vec![
        "Paris", "PARIS", "St.", "John", "’s", "'s", "'S", "U.S.", "Ga.", "New", "York", "in", "of", "the", " ", " ", ",", ".", "-", "\n", "(", "—",
        "Côte", "d’Ivoire", "é", "İ", "ß", "Mr.", "Iranian", "South", "Korea", "y\u{301}", "Georgia", "Texas", "’", "\u{feff}", "\u{1F1FA}",
    ]), 0..60)) {
        sound(&parts.concat())?;
    }
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    let mut at = 0;
    for mention in Places::load().find_with_adjectives(text) {
        prop_assert!(mention.span.start >= at && !mention.span.is_empty());
        prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
        at = mention.span.end;
    }
    Ok(())
}

/// The tables that `build_places.py` reads, checked line by line.
mod tables {
    use std::collections::HashSet;

    fn rows(text: &'static str) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
        text.lines()
            .enumerate()
            .filter(|(_, l)| !l.is_empty() && !l.starts_with('#'))
            .map(|(n, l)| (n + 1, l.split('\t').collect()))
    }

    fn point(lat: &str, lon: &str) -> bool {
        let within = |text: &str, most: f64| text.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most);
        within(lat, 90.0) && within(lon, 180.0)
    }

    fn report(failures: Vec<String>) {
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    const COUNTRIES: &str = include_str!("../../../../world/place_countries.tsv");

    #[test]
    fn countries_are_whole() {
        let mut failures = Vec::new();
        let mut seen = HashSet::new();
        for (line, row) in rows(COUNTRIES) {
            let at = format!("world/place_countries.tsv:{line}");
            if row.len() != 5 || row[0].len() != 3 || !row[0].bytes().all(|b| b.is_ascii_uppercase()) {
                failures
                    .push(format!("{at}: expected alpha-3, latitude, longitude, other names, adjectives"));
            } else if !point(row[1], row[2]) {
                failures.push(format!("{at}: not a point: {} {}", row[1], row[2]));
            } else if !seen.insert(row[0]) {
                failures.push(format!("{at}: {} twice", row[0]));
            }
        }
        report(failures);
    }

    #[test]
    fn regions_are_whole() {
        let kinds = "continent region sea strait lake river mountain desert island site district town";
        regions("regions.tsv", include_str!("../../../../world/regions.tsv"), kinds);
        let kinds = "seat nuclear base crossing holy camp prison works transport space landmark";
        regions("sites.tsv", include_str!("../../../../world/sites.tsv"), kinds);
    }

    fn regions(file: &str, text: &'static str, kinds: &str) {
        let countries: HashSet<&str> = rows(COUNTRIES).map(|(_, row)| row[0]).collect();
        let mut failures = Vec::new();
        let mut seen = HashSet::new();
        for (line, row) in rows(text) {
            let at = format!("world/{file}:{line}");
            if row.len() != 7 || row[0].is_empty() {
                failures.push(format!(
                    "{at}: expected name, other names, kind, alpha-3, latitude, longitude, identifier"
                ));
                continue;
            }
            if !kinds.split(' ').any(|kind| kind == row[2]) {
                failures.push(format!("{at}: unknown kind {:?}", row[2]));
            }
            if !row[3].is_empty() && !countries.contains(row[3]) {
                failures.push(format!("{at}: unknown country {:?}", row[3]));
            }
            if row[3].is_empty() && ["district", "town"].contains(&row[2]) {
                failures.push(format!("{at}: a {} has a country", row[2]));
            }
            if !point(row[4], row[5]) {
                failures.push(format!("{at}: not a point: {} {}", row[4], row[5]));
            }
            if !row[6].is_empty() && row[6].parse::<u32>().is_err() || row[2] == "town" && row[6].is_empty() {
                failures.push(format!("{at}: not an identifier: {:?}", row[6]));
            }
            if !seen.insert((row[0], row[2], row[3])) {
                failures.push(format!("{at}: {} twice", row[0]));
            }
        }
        report(failures);
    }

    #[test]
    fn divisions_are_whole() {
        let countries: HashSet<&str> = rows(COUNTRIES).map(|(_, row)| row[0]).collect();
        let mut failures = Vec::new();
        let (mut seen, mut identifiers) = (HashSet::new(), HashSet::new());
        for (line, row) in rows(include_str!("../../../../world/divisions.tsv")) {
            let at = format!("world/divisions.tsv:{line}");
            if row.len() != 9 || row[1].is_empty() || row[3].is_empty() {
                failures.push(format!(
                    "{at}: expected alpha-3, code, iso, name, other names, latitude, longitude, identifier, known"
                ));
                continue;
            }
            if !countries.contains(row[0]) {
                failures.push(format!("{at}: unknown country {:?}", row[0]));
            }
            if !row[2].is_empty() && row[2].as_bytes().get(2) != Some(&b'-') {
                failures.push(format!("{at}: not a code of ISO 3166-2: {:?}", row[2]));
            }
            if !point(row[5], row[6]) {
                failures.push(format!("{at}: not a point: {} {}", row[5], row[6]));
            }
            if !row[7].is_empty() && (row[7].parse::<u32>().is_err() || !identifiers.insert(row[7])) {
                failures.push(format!("{at}: no identifier, or one twice: {:?}", row[7]));
            }
            if !["", "x"].contains(&row[8]) {
                failures.push(format!("{at}: `known` is x or nothing"));
            }
            if !seen.insert((row[0], row[1])) {
                failures.push(format!("{at}: {} {} twice", row[0], row[1]));
            }
        }
        report(failures);
    }

    #[test]
    fn words_are_whole() {
        const CLASSES: [&str; 8] = ["common", "never", "title", "org", "body", "place", "first", "last"];
        let mut failures = Vec::new();
        let mut last = "";
        for (line, row) in rows(include_str!("../../../../world/place_words.tsv")) {
            let at = format!("world/place_words.tsv:{line}");
            if row.len() != 2 || row[1].split(' ').any(|class| !CLASSES.contains(&class)) {
                failures.push(format!("{at}: expected a word and its classes"));
            } else if row[0] <= last {
                failures.push(format!("{at}: {:?} is not in order", row[0]));
            }
            last = row[0];
        }
        report(failures);
    }
}
