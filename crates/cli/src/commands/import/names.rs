//! Who a name in a table means, by the facts about the world.

use detente_ledger::Party;
use detente_ledger::import::Who;
use detente_world::Actors;
use jiff::civil::Date;

/// The known participants of world politics.
pub(super) struct Names(Actors);

impl Names {
    pub(super) fn load() -> Names {
        Names(Actors::load())
    }
}

impl Who for Names {
    fn who(&self, phrase: &str, date: Option<Date>) -> Option<Party> {
        let actor = self.0.resolve(phrase, None, date)?;
        Some(Party { country: actor.country, sector: actor.sector, name: actor.name, code: None })
    }
}
