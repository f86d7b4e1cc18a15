//! The modes: how an event of a type is done.

use crate::{EventType, UnknownWord};

/// How an event is done. A mode belongs to one event type; where two types share a word ("withdraw" of
/// RETREAT and of SANCTION) they are two modes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the modes are described one by one in docs/codebook.md")]
pub enum Mode {
    Visit,
    ThirdParty,
    Multilateral,
    Phone,
    RetreatWithdraw,
    Release,
    Disarm,
    Ceasefire,
    Access,
    Resign,
    RequestAssist,
    RequestChange,
    RequestYield,
    RequestMeet,
    Disapprove,
    Investigate,
    Allege,
    RejectAssist,
    RejectChange,
    RejectYield,
    RejectMeet,
    ThreatenRestrict,
    ThreatenArrest,
    Relations,
    ThreatenExpel,
    Territory,
    Violence,
    Demo,
    Riot,
    Strike,
    Hunger,
    Boycott,
    Obstruct,
    Vandalize,
    Convict,
    SanctionExpel,
    SanctionWithdraw,
    Discontinue,
    Troops,
    Weapons,
    Police,
    Militia,
    Seize,
    CoerceRestrict,
    Censor,
    Curfew,
    MartialLaw,
    CoerceArrest,
    Deport,
    Withhold,
    Misinformation,
    Cyber,
    Abduct,
    Beat,
    Torture,
    Sexual,
    Targeted,
    Destroy,
    Primitive,
    Firearms,
    Explosives,
    SuicideAttack,
    Aerial,
    Drone,
    HeavyWeapons,
    CrowdControl,
    Unconventional,
}

impl Mode {
    /// Every mode, by type, in the order of the codebook.
    pub const ALL: &'static [Mode] = &[
        Mode::Visit,
        Mode::ThirdParty,
        Mode::Multilateral,
        Mode::Phone,
        Mode::RetreatWithdraw,
        Mode::Release,
        Mode::Disarm,
        Mode::Ceasefire,
        Mode::Access,
        Mode::Resign,
        Mode::RequestAssist,
        Mode::RequestChange,
        Mode::RequestYield,
        Mode::RequestMeet,
        Mode::Disapprove,
        Mode::Investigate,
        Mode::Allege,
        Mode::RejectAssist,
        Mode::RejectChange,
        Mode::RejectYield,
        Mode::RejectMeet,
        Mode::ThreatenRestrict,
        Mode::ThreatenArrest,
        Mode::Relations,
        Mode::ThreatenExpel,
        Mode::Territory,
        Mode::Violence,
        Mode::Demo,
        Mode::Riot,
        Mode::Strike,
        Mode::Hunger,
        Mode::Boycott,
        Mode::Obstruct,
        Mode::Vandalize,
        Mode::Convict,
        Mode::SanctionExpel,
        Mode::SanctionWithdraw,
        Mode::Discontinue,
        Mode::Troops,
        Mode::Weapons,
        Mode::Police,
        Mode::Militia,
        Mode::Seize,
        Mode::CoerceRestrict,
        Mode::Censor,
        Mode::Curfew,
        Mode::MartialLaw,
        Mode::CoerceArrest,
        Mode::Deport,
        Mode::Withhold,
        Mode::Misinformation,
        Mode::Cyber,
        Mode::Abduct,
        Mode::Beat,
        Mode::Torture,
        Mode::Sexual,
        Mode::Targeted,
        Mode::Destroy,
        Mode::Primitive,
        Mode::Firearms,
        Mode::Explosives,
        Mode::SuicideAttack,
        Mode::Aerial,
        Mode::Drone,
        Mode::HeavyWeapons,
        Mode::CrowdControl,
        Mode::Unconventional,
    ];

    /// The type that the mode belongs to, its word, and its score.
    fn entry(self) -> (EventType, &'static str, f32) {
        match self {
            Mode::Visit => (EventType::Consult, "visit", 4.0),
            Mode::ThirdParty => (EventType::Consult, "third-party", 1.0),
            Mode::Multilateral => (EventType::Consult, "multilateral", 4.0),
            Mode::Phone => (EventType::Consult, "phone", 1.5),
            Mode::RetreatWithdraw => (EventType::Retreat, "withdraw", 8.0),
            Mode::Release => (EventType::Retreat, "release", 6.5),
            Mode::Disarm => (EventType::Retreat, "disarm", 10.0),
            Mode::Ceasefire => (EventType::Retreat, "ceasefire", 7.5),
            Mode::Access => (EventType::Retreat, "access", 6.5),
            Mode::Resign => (EventType::Retreat, "resign", 4.5),
            Mode::RequestAssist => (EventType::Request, "assist", 0.5),
            Mode::RequestChange => (EventType::Request, "change", -1.0),
            Mode::RequestYield => (EventType::Request, "yield", -1.0),
            Mode::RequestMeet => (EventType::Request, "meet", 0.0),
            Mode::Disapprove => (EventType::Accuse, "disapprove", -2.0),
            Mode::Investigate => (EventType::Accuse, "investigate", -3.5),
            Mode::Allege => (EventType::Accuse, "allege", -3.5),
            Mode::RejectAssist => (EventType::Reject, "assist", -1.5),
            Mode::RejectChange => (EventType::Reject, "change", -2.0),
            Mode::RejectYield => (EventType::Reject, "yield", -2.0),
            Mode::RejectMeet => (EventType::Reject, "meet", -2.0),
            Mode::ThreatenRestrict => (EventType::Threaten, "restrict", -3.0),
            Mode::ThreatenArrest => (EventType::Threaten, "arrest", -3.5),
            Mode::Relations => (EventType::Threaten, "relations", -3.5),
            Mode::ThreatenExpel => (EventType::Threaten, "expel", -3.5),
            Mode::Territory => (EventType::Threaten, "territory", -4.0),
            Mode::Violence => (EventType::Threaten, "violence", -3.5),
            Mode::Demo => (EventType::Protest, "demo", -5.0),
            Mode::Riot => (EventType::Protest, "riot", -7.0),
            Mode::Strike => (EventType::Protest, "strike", -5.0),
            Mode::Hunger => (EventType::Protest, "hunger", -4.5),
            Mode::Boycott => (EventType::Protest, "boycott", -4.5),
            Mode::Obstruct => (EventType::Protest, "obstruct", -4.5),
            Mode::Vandalize => (EventType::Protest, "vandalize", -5.0),
            Mode::Convict => (EventType::Sanction, "convict", -6.0),
            Mode::SanctionExpel => (EventType::Sanction, "expel", -5.5),
            Mode::SanctionWithdraw => (EventType::Sanction, "withdraw", -6.0),
            Mode::Discontinue => (EventType::Sanction, "discontinue", -6.0),
            Mode::Troops => (EventType::Mobilize, "troops", -6.5),
            Mode::Weapons => (EventType::Mobilize, "weapons", -6.5),
            Mode::Police => (EventType::Mobilize, "police", -5.5),
            Mode::Militia => (EventType::Mobilize, "militia", -6.0),
            Mode::Seize => (EventType::Coerce, "seize", -7.0),
            Mode::CoerceRestrict => (EventType::Coerce, "restrict", -7.0),
            Mode::Censor => (EventType::Coerce, "censor", -6.5),
            Mode::Curfew => (EventType::Coerce, "curfew", -6.5),
            Mode::MartialLaw => (EventType::Coerce, "martial-law", -7.5),
            Mode::CoerceArrest => (EventType::Coerce, "arrest", -7.0),
            Mode::Deport => (EventType::Coerce, "deport", -7.0),
            Mode::Withhold => (EventType::Coerce, "withhold", -7.0),
            Mode::Misinformation => (EventType::Coerce, "misinformation", -6.5),
            Mode::Cyber => (EventType::Coerce, "cyber", -7.0),
            Mode::Abduct => (EventType::Assault, "abduct", -8.5),
            Mode::Beat => (EventType::Assault, "beat", -7.5),
            Mode::Torture => (EventType::Assault, "torture", -8.5),
            Mode::Sexual => (EventType::Assault, "sexual", -8.5),
            Mode::Targeted => (EventType::Assault, "targeted", -9.5),
            Mode::Destroy => (EventType::Assault, "destroy", -8.5),
            Mode::Primitive => (EventType::Assault, "primitive", -8.0),
            Mode::Firearms => (EventType::Assault, "firearms", -9.0),
            Mode::Explosives => (EventType::Assault, "explosives", -9.0),
            Mode::SuicideAttack => (EventType::Assault, "suicide-attack", -9.5),
            Mode::Aerial => (EventType::Assault, "aerial", -9.5),
            Mode::Drone => (EventType::Assault, "drone", -9.5),
            Mode::HeavyWeapons => (EventType::Assault, "heavy-weapons", -9.5),
            Mode::CrowdControl => (EventType::Assault, "crowd-control", -7.5),
            Mode::Unconventional => (EventType::Assault, "unconventional", -10.0),
        }
    }

    /// The type that the mode belongs to.
    pub fn event_type(self) -> EventType {
        self.entry().0
    }

    /// The word that records and files use; unique within a type only.
    pub fn word(self) -> &'static str {
        self.entry().1
    }

    /// PLOVER's conflict-cooperation score, from -10 to +10. `vandalize`, which has none in the manual,
    /// takes its type's.
    pub fn score(self) -> f32 {
        self.entry().2
    }

    /// The mode of a type by its word.
    ///
    /// # Errors
    /// If the type has no such mode.
    pub fn of(event_type: EventType, word: &str) -> Result<Mode, UnknownWord> {
        event_type
            .modes()
            .iter()
            .copied()
            .find(|m| m.word() == word)
            .ok_or_else(|| UnknownWord { vocabulary: "mode", word: format!("{event_type}/{word}") })
    }

    /// Whether CAMEO counts it under root 19, "fight" (with military means), rather than 18, "assault".
    pub(crate) fn is_armed_combat(self) -> bool {
        matches!(self, Mode::Firearms | Mode::Aerial | Mode::Drone | Mode::HeavyWeapons)
    }
}

impl EventType {
    /// The modes of the type, in the order of the codebook.
    pub fn modes(self) -> &'static [Mode] {
        let start = Mode::ALL.iter().position(|m| m.event_type() == self).unwrap_or(0);
        let len = Mode::ALL.iter().filter(|m| m.event_type() == self).count();
        &Mode::ALL[start..start + len]
    }
}

impl serde::Serialize for Mode {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.word())
    }
}
