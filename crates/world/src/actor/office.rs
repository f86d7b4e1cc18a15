//! Kinds of office: "foreign secretary" and "minister of foreign affairs" are the same kind.

/// A kind of office, as far as it matters for telling people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Office {
    President,
    Premier,
    Foreign,
    Defence,
    Interior,
    Finance,
    Monarch,
    SupremeLeader,
    SecretaryGeneral,
    Vice,
}

impl Office {
    /// The kind of office that folded words name.
    pub(crate) fn read(words: &str) -> Option<Office> {
        let has = |part: &str| words.contains(part);
        let minister = has("minister") || has("secretary");
        if has("vice president") {
            return Some(Office::Vice);
        }
        if ["deputy", "vice", "under", "assistant", "former", "opposition", "party", "shadow"]
            .iter()
            .any(|part| has(part))
        {
            return None;
        }
        Some(match () {
            () if minister && (has("foreign") || has("external")) || has("secretary of state") => {
                Office::Foreign
            }
            () if minister && has("defence") => Office::Defence,
            () if minister && (has("interior") || has("home")) => Office::Interior,
            () if has("exchequer") || minister && (has("finance") || has("treasury")) => Office::Finance,
            () if has("prime minister") || has("premier") || has("taoiseach") || words == "pm" => {
                Office::Premier
            }
            () if words.starts_with("chancellor") || words == "federal chancellor" => Office::Premier,
            () if has("president") => Office::President,
            () if has("supreme leader") => Office::SupremeLeader,
            () if has("secretary general") => Office::SecretaryGeneral,
            () if ["king", "queen", "emir", "amir", "sultan", "monarch", "emperor"].contains(&words) => {
                Office::Monarch
            }
            () => return None,
        })
    }

    /// Whether who holds it stands for the whole country or organisation.
    pub(crate) fn leads(self) -> bool {
        use Office::{Monarch, Premier, President, SecretaryGeneral, SupremeLeader};
        matches!(self, President | Premier | Monarch | SupremeLeader | SecretaryGeneral)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_offices() {
        let cases = [
            ("president", Some(Office::President)),
            ("vice president", Some(Office::Vice)),
            ("deputy prime minister", None),
            ("minister of foreign affairs", Some(Office::Foreign)),
            ("foreign secretary", Some(Office::Foreign)),
            ("secretary of state", Some(Office::Foreign)),
            ("chancellor of the exchequer", Some(Office::Finance)),
            ("chancellor", Some(Office::Premier)),
            ("soldier", None),
        ];
        let wrong: Vec<_> = cases.iter().filter(|(words, want)| Office::read(words) != *want).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
