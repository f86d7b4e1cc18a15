//! Words for kinds of agreements: treaty, accord, pact.

use super::agreement::Agreement;
use super::kind::AgreementKind;
use super::words::Words;

/// The singular of a word for an agreement, or `None` if it is none.
pub(super) fn head(word: &str) -> Option<&'static str> {
    Some(match word {
        "treaty" | "treaties" => "treaty",
        "accord" | "accords" => "accord",
        "agreement" | "agreements" => "agreement",
        "pact" | "pacts" => "pact",
        "deal" | "deals" => "deal",
        "convention" | "conventions" => "convention",
        "protocol" | "protocols" => "protocol",
        "armistice" => "armistice",
        "memorandum" | "memorandums" | "memoranda" => "memorandum",
        "ceasefire" | "ceasefires" => "ceasefire",
        "truce" => "truce",
        "concordat" => "concordat",
        "compact" => "compact",
        "charter" => "charter",
        "declaration" => "declaration",
        _ => return None,
    })
}

/// Heads that can mean any agreement when a story takes one up again.
pub(super) fn is_general(head: &str) -> bool {
    matches!(head, "accord" | "agreement" | "pact" | "deal")
}

/// Words that a name keeps when they are written small ("the Minsk agreements", "the Dayton peace accord").
pub(super) fn is_free(word: &str) -> bool {
    head(word).is_some()
        || matches!(word, "peace" | "border" | "security" | "framework" | "nuclear" | "on" | "of")
}

/// Whether `head` can take up the agreement: "the treaty" is no protocol.
pub(super) fn can_mean(head: &str, agreement: &Agreement) -> bool {
    let is_named = || {
        std::iter::once(&agreement.name).chain(&agreement.also).any(|name| {
            let words = Words::of(name);
            (0..words.len()).any(|i| self::head(words.at(i)) == Some(head))
        })
    };
    match head {
        head if is_general(head) => true,
        "ceasefire" | "truce" => agreement.kind == AgreementKind::Ceasefire || is_named(),
        _ => is_named(),
    }
}

/// Whether what stands before a head ("the *peace* accord") fits the agreement; `None` for words that say nothing of it.
pub(super) fn fits(word: &str, kind: AgreementKind) -> Option<bool> {
    use AgreementKind::*;
    Some(match word {
        "landmark" | "historic" | "original" | "bilateral" | "interim" | "existing" | "international" => true,
        "peace" => matches!(kind, Peace | Ceasefire),
        "ceasefire" => matches!(kind, Ceasefire | Peace),
        "nuclear" | "disarmament" => matches!(kind, Nuclear | ArmsControl),
        "trade" => kind == Trade,
        "climate" => kind == Environment,
        "border" => kind == Border,
        "security" | "defense" => matches!(kind, Alliance | Security),
        "water" => kind == Resources,
        _ => return None,
    })
}
