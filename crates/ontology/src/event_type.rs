//! The 16 event types and their quad classes.

use crate::{Mode, Status, vocabulary};

/// What happens: one of PLOVER's 16 event types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the types are described one by one in docs/codebook.md")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

vocabulary!(EventType, "event type",
    Agree => "AGREE", Consult => "CONSULT", Support => "SUPPORT", Concede => "CONCEDE",
    Cooperate => "COOPERATE", Aid => "AID", Retreat => "RETREAT", Request => "REQUEST",
    Accuse => "ACCUSE", Reject => "REJECT", Threaten => "THREATEN", Protest => "PROTEST",
    Sanction => "SANCTION", Mobilize => "MOBILIZE", Coerce => "COERCE", Assault => "ASSAULT",
);

/// The four classes that event types fall into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Quad {
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}

vocabulary!(Quad, "quad class",
    VerbalCooperation => "verbal cooperation", MaterialCooperation => "material cooperation",
    VerbalConflict => "verbal conflict", MaterialConflict => "material conflict",
);

impl EventType {
    /// The quad class. SANCTION is material conflict (settled in the codebook).
    pub fn quad(self) -> Quad {
        use EventType::*;
        match self {
            Agree | Consult | Support | Concede => Quad::VerbalCooperation,
            Cooperate | Aid | Retreat => Quad::MaterialCooperation,
            Request | Accuse | Reject | Threaten => Quad::VerbalConflict,
            Protest | Sanction | Mobilize | Coerce | Assault => Quad::MaterialConflict,
        }
    }

    /// Whether the codebook wants a recipient.
    pub fn needs_recipient(self) -> bool {
        matches!(self, EventType::Cooperate | EventType::Aid | EventType::Sanction)
    }

    /// Whether both sides may do the same to each other, so that a pair may be read in either order.
    pub fn is_symmetric(self) -> bool {
        matches!(self, EventType::Consult | EventType::Cooperate | EventType::Agree | EventType::Assault)
    }

    /// PLOVER's conflict-cooperation score of the type itself, from -10 to +10.
    pub fn score(self) -> f32 {
        use EventType::*;
        match self {
            Agree => 2.5,
            Consult => 2.5,
            Support => 5.0,
            Concede => 4.5,
            Cooperate => 9.5,
            Aid => 10.0,
            Retreat => 6.5,
            Request => 0.0,
            Accuse => -3.0,
            Reject => -2.0,
            Threaten => -3.5,
            Protest => -5.0,
            Sanction => -6.0,
            Mobilize => -5.5,
            Coerce => -7.0,
            Assault => -9.0,
        }
    }

    /// The score of an event: the mean of its modes' scores, or the type's own where it has none.
    pub fn score_with(self, modes: &[Mode]) -> f32 {
        if modes.is_empty() {
            return self.score();
        }
        modes.iter().map(|m| m.score()).sum::<f32>() / modes.len() as f32
    }

    /// The CAMEO root code (two digits) that is nearest to the type and its modes.
    pub fn cameo_root(self, modes: &[Mode]) -> &'static str {
        use EventType::*;
        match self {
            Agree => "03",
            Consult => "04",
            Support => "05",
            Cooperate => "06",
            Aid => "07",
            Concede | Retreat => "08",
            Accuse if modes.contains(&Mode::Investigate) => "09",
            Request => "10",
            Accuse => "11",
            Reject => "12",
            Threaten => "13",
            Protest => "14",
            Mobilize => "15",
            Sanction => "16",
            Coerce => "17",
            Assault if modes.contains(&Mode::Unconventional) => "20",
            Assault if modes.iter().any(|m| m.is_armed_combat()) => "19",
            Assault => "18",
        }
    }

    /// The type after PLOVER's own folding of plans: planned CONSULT, SUPPORT, COOPERATE and AID become
    /// AGREE, planned RETREAT becomes CONCEDE.
    pub fn strict(self, status: Status) -> EventType {
        use EventType::*;
        match (self, status) {
            (Consult | Support | Cooperate | Aid, Status::Planned) => Agree,
            (Retreat, Status::Planned) => Concede,
            (other, _) => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quads_and_scores_agree_in_sign() {
        for t in EventType::ALL {
            let positive = matches!(t.quad(), Quad::VerbalCooperation | Quad::MaterialCooperation);
            assert_eq!(t.score() > 0.0, positive, "{t}");
        }
    }

    #[test]
    fn strict_folds_only_plans() {
        assert_eq!(EventType::Consult.strict(Status::Planned), EventType::Agree);
        assert_eq!(EventType::Retreat.strict(Status::Planned), EventType::Concede);
        assert_eq!(EventType::Consult.strict(Status::Happened), EventType::Consult);
        assert_eq!(EventType::Assault.strict(Status::Planned), EventType::Assault);
    }

    #[test]
    fn every_mode_belongs_to_its_type_and_scores_on_its_side() {
        for m in Mode::ALL {
            let t = m.event_type();
            assert!(t.modes().contains(m));
            if t != EventType::Request {
                assert_eq!(m.score() > 0.0, t.score() > 0.0, "{m:?} of {t}");
            }
        }
    }
}
