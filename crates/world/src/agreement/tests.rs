//! The tables are sound, and texts are linked to them.

use std::sync::LazyLock;

use detente_ontology::ByteSpan;
use jiff::civil::Date;
use proptest::prelude::*;

use super::Agreements;

static KNOWN: LazyLock<Agreements> = LazyLock::new(Agreements::load);

#[test]
fn the_tables_have_no_fault() {
    let mut faults = Vec::new();
    let agreements = Agreements::read(&mut faults);
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(agreements.all().len() >= 250, "{} agreements", agreements.all().len());
}

/// Sentences end with a full stop and a blank here.
fn sentences(text: &str) -> Vec<ByteSpan> {
    let mut start = 0;
    text.split_inclusive(". ")
        .map(|part| {
            start += part.len();
            ByteSpan::new(start - part.len(), start)
        })
        .collect()
}

fn found(text: &str, date: &str) -> String {
    let date: Option<Date> = (!date.is_empty()).then(|| date.parse().unwrap());
    let mentions = KNOWN.find(text, &sentences(text), date);
    let shown = |m: &super::AgreementMention<'_>| {
        format!("{}={}", m.span.of(text), m.agreement.map_or("?", |agreement| agreement.id))
    };
    mentions.iter().map(shown).collect::<Vec<_>>().join("; ")
}

fn check(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, date, expected)| found(text, date) != *expected)
        .map(|(text, date, expected)| {
            format!("{text} ({date})\n  expected: {expected}\n  found:    {}", found(text, date))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn names_are_linked() {
    check(&[
        ("They signed START I in Moscow.", "", "START I=start-1"),
        (
            "It left the 1972 Anti-Ballistic Missile Treaty.",
            "2002-06-13",
            "Anti-Ballistic Missile Treaty=abm",
        ),
        ("The Dayton peace accords ended the war.", "1996-01-05", "Dayton peace accords=dayton"),
        ("The INF treaty is dead.", "2019-08-02", "INF treaty=inf"),
        ("Under New START treaty limits, warheads fell.", "2015-02-05", "New START treaty=new-start"),
        ("They want to start talks and salt the roads.", "2009-05-07", ""),
        ("START OF THE HARVEST IN NORWAY", "2009-05-07", ""),
        ("A monument to the Oslo Accords, 1993.", "1999-05-07", "Oslo Accords=oslo-1"),
    ]);
}

#[test]
fn short_forms_are_settled_by_date_and_parties() {
    check(&[
        ("Russia and the US want to replace START.", "2009-05-07", "START=start-1"),
        ("Russia and the US extended START.", "2021-02-03", "START=new-start"),
        ("Iran says it keeps to the nuclear deal.", "2016-05-07", "nuclear deal=jcpoa"),
        ("India and the US agreed on the nuclear deal.", "2008-10-01", "nuclear deal=us-india-nuclear"),
        ("Norway cancelled the nuclear deal.", "2016-05-07", ""),
        ("Sudan welcomed the Doha Agreement.", "2011-08-01", "Doha Agreement=doha-darfur"),
        ("The Taliban broke the Doha Agreement in Afghanistan.", "2020-08-01", "Doha Agreement=doha-2020"),
    ]);
}

#[test]
fn stories_take_agreements_up_again() {
    check(&[
        (
            "Serbia signed the Dayton Agreement. The accord ended the war. A treaty is wanted.",
            "1996-01-05",
            "Dayton Agreement=dayton; accord=dayton",
        ),
        (
            "START I expires in December. The 1991 treaty limits warheads. The 1987 treaty does not.",
            "2009-05-07",
            "START I=start-1; 1991 treaty=start-1",
        ),
        (
            "START I expires soon. They signed the Treaty of Foo. The treaty is short.",
            "2009-05-07",
            "START I=start-1; Treaty of Foo=?",
        ),
        ("START I expires soon. The deal to buy grain is off.", "2009-05-07", "START I=start-1"),
        ("Russia and the US let the 1987 treaty lapse.", "2019-02-05", "1987 treaty=inf"),
    ]);
}

#[test]
fn unknown_agreements_are_kept_as_such() {
    check(&[
        ("They signed the Treaty of Foo.", "", "Treaty of Foo=?"),
        ("The Foo Bar Convention was signed.", "", "Foo Bar Convention=?"),
        (
            "They want a maritime boundary agreement between Fiji and Tonga soon.",
            "",
            "maritime boundary agreement between Fiji and Tonga=?",
        ),
        ("The Agreement was signed.", "", ""),
        ("They signed a treaty.", "", ""),
        ("The US deal failed.", "", ""),
    ]);
}

#[test]
fn names_and_parties_are_found_for_users() {
    let ids = |name: &str| KNOWN.named(name).iter().map(|a| a.id).collect::<Vec<_>>();
    assert_eq!(ids("the good friday agreement"), ["good-friday"]);
    assert_eq!(ids("salt 2"), ["salt-2"]);
    assert_eq!(ids("Treaty of Foo"), Vec::<&str>::new());
    assert!(KNOWN.like("Helsinky Accords").contains(&"Helsinki Final Act"));
    assert_eq!(KNOWN.like(""), Vec::<&str>::new());
    assert_eq!(KNOWN.party("fra"), Some("FRA"));
    assert_eq!(KNOWN.party("Soviet Union"), Some("RUS"));
    assert_eq!(KNOWN.party("the moon"), None);
}

proptest! {
    #[test]
    fn any_text_is_read_and_quoted(
        parts in proptest::collection::vec(
            prop_oneof![
                any::<String>(),
                proptest::sample::select(vec![
                    "the ", "START", " treaty", " 1991 ", "Treaty of ", "Oslo ", "accord", " between ", "Iran", " and ",
                    "nuclear deal", ". ", "-", "Ŀ", "İ", "\u{301}", "cease", "of ", "on ", "Agreement",
                ]).prop_map(str::to_owned),
            ],
            0..20,
        ),
    ) {
        let text = parts.concat();
        let mut end = 0;
        for mention in KNOWN.find(&text, &sentences(&text), None) {
            prop_assert!(mention.span.start >= end, "mentions overlap");
            end = mention.span.end;
            prop_assert!(!mention.span.of(&text).is_empty());
        }
        KNOWN.named(&text);
        KNOWN.like(&text);
    }
}
