use std::sync::LazyLock;

use super::*;

static ACTORS: LazyLock<Actors> = LazyLock::new(Actors::load);

/// Checks phrases, each with a date or nothing, and what is wanted as "name | country | sector", `-` for nothing.
fn check(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(phrase, date, want)| {
            let date = (!date.is_empty()).then(|| date.parse().expect("a date in the test"));
            let got = show(ACTORS.resolve(phrase, None, date));
            (got != *want).then(|| format!("{phrase:?} {date:?}: want {want}, got {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn show(actor: Option<Actor>) -> String {
    let Some(actor) = actor else { return "-".to_owned() };
    let sector = actor.sector.map_or("-", Sector::word);
    format!("{} {sector} {}", actor.country.as_deref().unwrap_or("-"), actor.name.as_deref().unwrap_or("-"))
}

#[test]
fn the_tables_have_no_faults() {
    let mut faults = Vec::new();
    Actors::read(&mut faults);
    let lines: Vec<_> = faults.iter().map(table::Fault::to_string).collect();
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
}

#[test]
fn countries() {
    check(&[
        ("Mali", "", "MLI - Mali"),
        ("the U.S.", "", "USA - United States"),
        ("US", "", "USA - United States"),
        ("us", "", "-"),
        ("the UAE", "", "ARE - United Arab Emirates"),
        ("DPRK", "", "PRK - North Korea"),
        ("U.K.", "", "GBR - United Kingdom"),
        ("turkey", "", "-"),
        ("Turkey", "", "TUR - Turkey"),
        ("Côte d’Ivoire", "", "CIV - Ivory Coast"),
        ("Israelis", "", "ISR - Israel"),
        ("two Frenchmen", "", "FRA - France"),
        ("Paris", "", "FRA GOV Paris"),
        ("Kiev", "", "UKR GOV Kyiv"),
        ("Aleppo", "", "SYR CVL Aleppo"),
        ("the London-based Human Rights Watch", "", "NGO SOC Human Rights Watch"),
        ("the Soviet Union", "", "RUS - Soviet Union"),
        ("South Ossetia", "", "GEO PRE South Ossetia"),
        ("the Abkhaz government", "", "GEO PRE -"),
        ("Phillippines", "", "PHL - Philippines"),
        ("the Kremlin", "", "RUS GOV Russia"),
        ("a White House spokesman", "", "USA GOV -"),
        ("Downing Street", "", "GBR GOV United Kingdom"),
        ("the former Yugoslavia", "", "SRB - Yugoslavia"),
        ("the Congolese", "", "COD - Democratic Republic of the Congo"),
        ("Puerto Rico", "", "USA - Puerto Rico"),
    ]);
}

#[test]
fn roles() {
    check(&[
        ("the former German defence minister", "", "DEU ELI -"),
        ("two Saudi-led coalition pilots", "", "SAU MIL -"),
        ("Milan transit police", "", "ITA COP -"),
        ("ambassador of France to Mali", "", "FRA GOV -"),
        ("the French ambassador to Mali", "", "FRA GOV -"),
        ("ambassador to Mali", "", "- GOV -"),
        ("Israeli army", "", "ISR MIL -"),
        ("soldiers", "", "- MIL -"),
        ("a spokesman for the rebels", "", "- REB -"),
        ("police chief of Lima", "", "PER COP -"),
        ("an Iranian opposition leader", "", "IRN OPP -"),
        ("members of the Polish parliament", "", "POL LEG -"),
        ("the president of the supreme court of Ghana", "", "GHA JUD -"),
        ("Iraqi refugees in Jordan", "", "IRQ REF -"),
        ("pro-Russian demonstrators", "", "- OPP -"),
        ("Iranian-backed militiamen in Iraq", "", "IRQ UAF -"),
        ("rebel soldiers", "", "- REB -"),
        ("teachers in Nairobi", "", "KEN EDU -"),
        ("a Kenyan bank", "", "KEN BUS -"),
        ("Bolivian coca growers", "", "BOL AGR -"),
        ("the German foreign and defence ministers", "", "DEU GOV -"),
        ("hundreds of Greek students", "", "GRC EDU -"),
        ("Spain's Pentagon", "", "ESP MIL -"),
        ("a Sikh community leader", "", "- REL -"),
        ("Lt. Gen. Ali X", "", "- MIL -"),
        ("Cario police", "", "EGY COP -"),
        ("Sunni tribes in Anbar", "", "IRQ CVL -"),
        ("ethnic Albanian rebels", "", "- REB -"),
        ("Israeli settlers", "", "ISR CVL -"),
        ("the Georgian region of South Ossetia", "", "GEO PRE -"),
        ("a group of rebels", "", "- REB -"),
        ("Swedish prosecutors", "", "SWE JUD -"),
        ("the Texas governor", "", "USA GOV -"),
        ("ex-soldiers", "", "- ELI -"),
        ("Nigerian Catholic bishops", "", "NGA REL -"),
    ]);
}

#[test]
fn bodies() {
    check(&[
        ("Hamas", "", "PSE REB Hamas"),
        ("a Hamas official", "", "PSE REB Hamas"),
        ("Hamas police", "", "PSE COP -"),
        ("Taliban soldiers", "", "AFG REB Taliban"),
        ("IDF", "", "ISR MIL Israel Defense Forces"),
        ("the UN", "", "UNO GOV United Nations"),
        ("UN peacekeepers", "", "UNO MIL United Nations peacekeeping forces"),
        ("WHO", "", "UNO MED World Health Organization"),
        ("who", "", "-"),
        ("the British Labour Party", "", "GBR PTY Labour Party"),
        ("the Italian Democratic Party", "", "ITA PTY Democratic Party (Italy)"),
        ("the National Party", "", "- PTY -"),
        ("a US Congress committee", "", "USA LEG United States Congress"),
        ("Human Rights Watch", "", "NGO SOC Human Rights Watch"),
        ("Toyota workers", "", "MNC LAB -"),
        ("the opposition Movement for Democratic Change", "", "ZWE OPP Movement for Democratic Change"),
        ("the commander of NATO forces in Afghanistan", "", "IGO MIL -"),
        ("al-Qa'ida", "", "IMG REB al-Qaeda"),
        ("Iran's Revolutionary Guards", "", "IRN MIL Islamic Revolutionary Guard Corps"),
    ]);
}

#[test]
fn nobody() {
    check(&[
        ("", "", "-"),
        ("a cat named Frank", "", "-"),
        ("John Smith", "", "-"),
        ("Michael Jordan", "", "-"),
        ("Paris Smith", "", "-"),
        ("Neil Bush", "2003-05-01", "-"),
        ("it", "", "-"),
        ("they", "", "-"),
        ("the talks", "", "-"),
        ("Greta", "", "-"),
        ("…", "", "-"),
    ]);
}

#[test]
fn people() {
    check(&[
        ("Secretary of State Clinton", "2009-05-10", "USA GOV Hillary Clinton"),
        ("Secretary of State Clinton", "2016-05-10", "USA ELI Hillary Clinton"),
        ("former President Clinton", "2009-05-10", "USA ELI Bill Clinton"),
        ("President Bush", "1990-08-10", "USA GOV George H. W. Bush"),
        ("Bush", "1990-08-10", "USA GOV George H. W. Bush"),
        ("Bush", "2003-03-20", "USA GOV George W. Bush"),
        ("President Bush", "", "USA GOV George W. Bush"),
        ("Mr. Obama", "2012-01-01", "USA GOV Barack Obama"),
        ("Barack Hussein Obama", "2012-01-01", "USA GOV Barack Obama"),
        ("B. Obama", "2018-01-01", "USA ELI Barack Obama"),
        ("Senator Barack Obama", "2007-01-01", "USA LEG Barack Obama"),
        ("Saddam's forces", "2003-03-25", "IRQ MIL -"),
        ("Modi's BJP", "2015-03-25", "IND PTY Bharatiya Janata Party"),
        ("Prime Minister Major", "1992-05-01", "GBR GOV John Major"),
        ("Colonel Kadhafi", "2008-05-01", "LBY GOV Muammar Gaddafi"),
        ("the Obama administration", "2012-01-01", "USA GOV -"),
        ("Obama's spokesman", "2012-01-01", "USA GOV -"),
        ("Russian Foreign Minister Sergei Lavrov", "2009-05-07", "RUS GOV Sergey Lavrov"),
        ("Sergey Lavrov, the Russian foreign minister", "2009-05-07", "RUS GOV Sergey Lavrov"),
        ("Lavrov", "2009-05-07", "RUS GOV Sergey Lavrov"),
        ("the Russian president", "2009-05-07", "RUS GOV Dmitry Medvedev"),
        ("Russia's prime minister", "2009-05-07", "RUS GOV Vladimir Putin"),
        ("Iraqi politician Ayad X", "2009-05-07", "IRQ PTY -"),
        ("Dmitry Medvedev", "2009-05-07", "RUS GOV Dmitry Medvedev"),
        ("angela merkel", "2015-05-07", "DEU GOV Angela Merkel"),
        ("Anna Putin", "2015-05-07", "-"),
    ]);
}

#[test]
fn the_text_around_tells_people_apart() {
    let context = "Former president Bill Clinton arrived on Monday. Clinton is to speak today.";
    assert_eq!(show(ACTORS.resolve("Clinton", Some(context), None)), "USA GOV Bill Clinton");
}

#[test]
fn long_input_is_cut() {
    let long = "Iranian ".repeat(7_000_000);
    assert_eq!(show(ACTORS.resolve(&long, Some(&long), None)), "IRN - Iran");
    assert_eq!(show(ACTORS.resolve(&"é".repeat(1_000_000), None, None)), "-");
}

proptest::proptest! {
    #[test]
    fn nothing_panics(phrase in ".{0,80}", context in proptest::option::of(".{0,40}")) {
        ACTORS.resolve(&phrase, context.as_deref(), None);
    }

    #[test]
    fn words_of_the_tables_in_any_order(words in proptest::collection::vec(
        proptest::sample::select(vec![
            "the", "former", "U.S.", "President", "Bush", "of", "Clinton,", "rebels", "Hamas", "pro-", "-backed", "'s", "al-", "Paris",
            "(", ")", "and", "spokesman", "Kremlin", "Jordan", "X", "army", "Mr.", "Putin",
        ]), 0..12)) {
        let phrase = words.join(" ");
        let date = jiff::civil::date(2009, 5, 7);
        for date in [None, Some(date)] {
            if let Some(actor) = ACTORS.resolve(&phrase, Some(&phrase), date) {
                proptest::prop_assert!(actor.country.is_some() || actor.sector.is_some() || actor.name.is_some());
            }
        }
    }
}
