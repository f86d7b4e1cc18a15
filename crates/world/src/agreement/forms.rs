//! The ways in which texts write an agreement's name.

use super::agreement::Agreement;
use super::heads::head;
use super::kind::AgreementKind;

/// A written form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) text: String,
    /// It counts only in a story that names the first party.
    pub(super) is_weak: bool,
}

/// Words that change places with each other in the names of peace agreements: the Dayton agreement, accords, deal.
const EXCHANGED: &[&str] = &["Agreement", "Agreements", "Accord", "Accords", "Deal", "Pact"];
const ROMAN: &[(&str, &str)] = &[("I", "1"), ("II", "2"), ("III", "3")];

/// All forms of an agreement: its name, the others (`also`, as the table has it), and what follows from them by rule.
pub(super) fn forms(agreement: &Agreement, also: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let also = also.split(';').map(str::trim).filter(|form| !form.is_empty());
    for written in std::iter::once(agreement.name).chain(also) {
        let text = written.trim_start_matches('~');
        let is_weak = text.len() < written.len();
        let mut add = |text: String| {
            if !forms.iter().any(|form: &Form| form.text == text) {
                forms.push(Form { text, is_weak });
            }
        };
        add(text.to_owned());
        turned(text).into_iter().for_each(&mut add);
        digits(text).into_iter().for_each(&mut add);
        exchanged(text, agreement.kind).into_iter().for_each(&mut add);
    }
    forms
}

/// "Treaty of Lisbon" is the "Lisbon Treaty".
fn turned(text: &str) -> Option<String> {
    let (head, place) = text.split_once(" of ")?;
    let is_short = matches!(head, "Treaty" | "Convention" | "Pact") && place.split(' ').count() <= 2;
    (is_short && place.starts_with(char::is_uppercase)).then(|| format!("{place} {head}"))
}

/// "SALT II" is "SALT 2".
fn digits(text: &str) -> Option<String> {
    let mut words: Vec<&str> = text.split(' ').collect();
    let (at, digit) = words.iter().enumerate().skip(1).find_map(|(at, word)| {
        ROMAN.iter().find(|(roman, _)| roman == word).map(|&(_, digit)| (at, digit))
    })?;
    words[at] = digit;
    Some(words.join(" "))
}

fn exchanged(text: &str, kind: AgreementKind) -> Vec<String> {
    let Some((base, last)) = text.rsplit_once(' ') else { return Vec::new() };
    let is_peace = matches!(kind, AgreementKind::Peace | AgreementKind::Ceasefire);
    let lower = last.to_lowercase();
    if head(&lower).is_none() || !base.contains(char::is_uppercase) {
        return Vec::new();
    }
    if is_peace && EXCHANGED.contains(&last) {
        let base = base.strip_suffix(" Peace").unwrap_or(base);
        let plain = EXCHANGED.iter().map(|word| format!("{base} {word}"));
        let peace = EXCHANGED.iter().map(|word| format!("{base} Peace {word}"));
        return plain.chain(peace).collect();
    }
    // Elsewhere only the number changes.
    match last.strip_suffix('s') {
        Some(one) => vec![format!("{base} {one}")],
        None if matches!(last, "Agreement" | "Accord" | "Protocol" | "Convention") => {
            vec![format!("{text}s")]
        }
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_give_the_ways_of_writing() {
        assert_eq!(turned("Treaty of Lisbon").as_deref(), Some("Lisbon Treaty"));
        assert_eq!(turned("Treaty of Friendship and Cooperation with Oman"), None);
        assert_eq!(digits("SALT II").as_deref(), Some("SALT 2"));
        assert_eq!(digits("I"), None);
        assert!(
            exchanged("Dayton Agreement", AgreementKind::Peace).contains(&"Dayton Peace Accords".to_owned())
        );
        assert_eq!(exchanged("Helsinki Accords", AgreementKind::Security), ["Helsinki Accord"]);
        assert!(exchanged("peace agreement", AgreementKind::Peace).is_empty());
    }
}
