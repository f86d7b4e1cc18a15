//! Words before a full stop that is not the end of a sentence.

/// What the full stop after a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// The word is none.
    None,
    /// A name always follows: "Gen.", "J."
    BeforeName,
    /// Only before a number: "No."
    BeforeNumber,
    /// A sentence may end with it: "U.S.", "Corp.", "p.m."
    MayEnd,
}

const BEFORE_NAME: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cpt", "cmdr", "adm", "sgt",
    "cpl", "pvt", "brig", "sen", "rep", "gov", "pres", "rev", "fr", "msgr", "hon", "amb", "st", "ste",
    "sgts", "gens", "sens", "reps", "supt", "insp", "det", "atty", "messrs", "mme", "mlle", "vs", "cf",
    "viz", "mt", "ft", "lt-gen", "maj-gen", "brig-gen", "lt.-gen", "maj.-gen", "lt.gen", "maj.gen", "ayat",
    "sec", "asst", "dep", "min", "e.g", "i.e", "al-", "abp", "bp",
];

const BEFORE_NUMBER: &[&str] = &["no", "nos", "art", "arts", "fig", "vol", "pp", "para", "ch"];

const MAY_END: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "inc", "corp", "co", "ltd", "plc", "cos", "bros",
    "dept", "univ", "assn", "jr", "sr", "esq", "ph.d", "etc", "approx", "est", "ave", "blvd", "rd", "a.m",
    "p.m", "am", "pm", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky",
    "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn",
    "tenn", "tex", "vt", "va", "wash", "wis", "wyo", "ont", "que", "alta", "ed", "al", "ca",
];

pub(super) fn abbreviation(word: &str) -> Abbreviation {
    let mut chars = word.chars();
    // "J." in "J. Smith"; but "Plan B. The", "I." and "Vitamin C." are rare enough in news.
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return if c.is_uppercase() { Abbreviation::BeforeName } else { Abbreviation::None };
    }
    let lower = word.to_lowercase();
    if BEFORE_NAME.contains(&lower.as_str()) {
        // "The min." and "the dep." are not titles: those are written with a capital.
        let titled = word.starts_with(char::is_uppercase)
            || matches!(lower.as_str(), "vs" | "cf" | "viz" | "e.g" | "i.e");
        return if titled { Abbreviation::BeforeName } else { Abbreviation::None };
    }
    if BEFORE_NUMBER.contains(&lower.as_str()) {
        return Abbreviation::BeforeNumber;
    }
    let month_or_place = MAY_END.contains(&lower.as_str())
        && (word.starts_with(char::is_uppercase) || matches!(lower.as_str(), "a.m" | "p.m" | "etc" | "approx" | "al" | "ca" | "est"))
        // "Wash." and "Miss." are abbreviations; "mass." or "ill." are words; "Sun." alone could be either.
        || is_dotted(word);
    if month_or_place { Abbreviation::MayEnd } else { Abbreviation::None }
}

/// "U.S", "D.C", "U.N", "J.F": single letters with full stops between them.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}
