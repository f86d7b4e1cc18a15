//! The forms of tables that are imported.

use std::fmt;
use std::str::FromStr;

/// Whose table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Date, source, target and CAMEO code, with actor codes.
    Cameo,
    /// Date, source, target and WEIS code, with actor codes.
    Weis,
    /// ICEWS, with names of actors.
    Icews,
    /// GDELT 1.0 events.
    Gdelt1,
    /// GDELT 2.0 events.
    Gdelt2,
    /// POLECAT.
    Polecat,
    /// ACLED.
    Acled,
    /// Phoenix, or the output of PETRARCH.
    Phoenix,
}

impl Form {
    /// All forms, with the words that commands use.
    pub const ALL: &'static [(Form, &'static str)] = &[
        (Form::Cameo, "cameo"),
        (Form::Weis, "weis"),
        (Form::Icews, "icews"),
        (Form::Gdelt1, "gdelt1"),
        (Form::Gdelt2, "gdelt2"),
        (Form::Polecat, "polecat"),
        (Form::Acled, "acled"),
        (Form::Phoenix, "phoenix"),
    ];

    /// The word that commands use.
    pub fn word(self) -> &'static str {
        Form::ALL.iter().find(|(form, _)| *form == self).map_or("", |(_, word)| word)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Form {
    type Err = detente_ontology::UnknownWord;

    fn from_str(word: &str) -> Result<Form, Self::Err> {
        let found = Form::ALL.iter().find(|(_, known)| *known == word);
        found.map(|(form, _)| *form).ok_or_else(|| detente_ontology::UnknownWord {
            vocabulary: "form of table",
            word: word.to_owned(),
        })
    }
}
