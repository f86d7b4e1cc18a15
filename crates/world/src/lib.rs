//! Who, where, when and under which agreement: participants by office and date, places by gazetteer, time expressions,
//! treaties.
//!
//! It resolves phrases to facts. It does not decide what is an event, reads no file at run time
//! (its data are compiled in from the folder `world/`) and has no clock: the date is always handed in.

mod actor;
mod agreement;
mod place;
mod when;

pub use actor::{Actor, ActorKind, ActorList, Actors, ListFault, check_tables};
pub use agreement::{
    Agreement, AgreementEnd, AgreementKind, AgreementMention, AgreementParty, AgreementScope, Agreements,
    InForce, PartialDate, Withdrawal,
};
pub use place::{Place, PlaceKind, PlaceMention, Places, PlacesError};
pub use when::{TimeMention, TimeType, times};
