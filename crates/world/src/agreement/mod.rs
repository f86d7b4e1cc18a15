//! Treaties, pacts, ceasefires and accords: what is known of them, and where a text names them.

mod agreement;
mod choose;
mod corefer;
mod day;
mod find;
mod forms;
mod heads;
mod kind;
mod lexicon;
mod lookup;
mod parties;
mod read;
#[cfg(test)]
mod tests;
mod unknown;
mod words;

pub use agreement::{Agreement, AgreementParty, AgreementScope, InForce, Withdrawal};
pub use day::PartialDate;
pub use find::AgreementMention;
pub use kind::{AgreementEnd, AgreementKind};

use lexicon::{Lexicon, Meaning};
use parties::Parties;

/// The tables: name of the file, and its text.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/agreements.rs"));
const GROUPS: (&str, &str) = ("agreement_groups.tsv", include_str!("../../../../world/agreement_groups.tsv"));

/// The known agreements.
#[derive(Debug)]
pub struct Agreements {
    all: Vec<Agreement>,
    /// Every form, folded, with the number of its agreement.
    forms: Vec<(String, u32)>,
    parties: Parties,
    lexicon: Lexicon,
}

impl Agreements {
    /// Reads the agreements that are compiled in. Load once, then share.
    pub fn load() -> Agreements {
        // Faulty rows are left out; a test says which they are, so that none is released.
        Agreements::read(&mut Vec::new())
    }

    fn read(faults: &mut Vec<crate::actor::table::Fault>) -> Agreements {
        let mut agreements = Agreements {
            all: Vec::new(),
            forms: Vec::new(),
            parties: Parties::default(),
            lexicon: Lexicon::default(),
        };
        for (number, read) in read::read(FILES, GROUPS, faults).into_iter().enumerate() {
            let number = number as u32;
            for form in forms::forms(&read.agreement, read.also) {
                let meaning = Meaning::Agreement { number, is_weak: form.is_weak };
                agreements.lexicon.add(&form.text, meaning);
                agreements.forms.push((parties::folded(&form.text), number));
            }
            agreements.all.push(read.agreement);
        }
        agreements.parties = Parties::read(&agreements.all, &mut agreements.lexicon);
        agreements
    }

    /// All agreements, in the order of the tables.
    pub fn all(&self) -> &[Agreement] {
        &self.all
    }
}
