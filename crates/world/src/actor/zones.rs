//! Parts of a phrase: what it is about, and what follows after "of", a comma or the like.

use super::fold::{Folded, Gap};
use super::pieces::{Kind, Piece};

/// How a part is joined to what comes before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// The phrase begins with it.
    Core,
    /// "of", "from", "in": it says where the actor belongs.
    Of,
    /// "for", "with": it says for whom the actor speaks or works.
    For,
    /// Anything else that does not say who the actor is: "to", "against", "who".
    Off,
    /// A comma, bracket or dash.
    Aside,
    /// "and", "or".
    And,
}

/// A part of a phrase.
#[derive(Debug)]
pub(crate) struct Zone<'a> {
    pub(crate) lead: Lead,
    pub(crate) pieces: &'a [Piece],
}

/// Cuts a phrase into parts.
pub(crate) fn zones<'a>(phrase: &Folded, pieces: &'a [Piece]) -> Vec<Zone<'a>> {
    let mut out = Vec::new();
    let mut lead = Lead::Core;
    let mut begin = 0;
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 && phrase.word(piece.from).gap >= Gap::Comma {
            out.push(Zone { lead, pieces: &pieces[begin..at] });
            (lead, begin) = (Lead::Aside, at);
        }
        if !matches!(piece.kind, Kind::Word) {
            continue;
        }
        // "pro-in-law" and the like are no prepositions.
        if phrase.word(piece.from).gap == Gap::Hyphen {
            continue;
        }
        if let Some(next) = lead_of(phrase.at(piece.from)) {
            out.push(Zone { lead, pieces: &pieces[begin..at] });
            (lead, begin) = (next, at + 1);
        }
    }
    out.push(Zone { lead, pieces: &pieces[begin..] });
    out
}

fn lead_of(word: &str) -> Option<Lead> {
    Some(match word {
        "of" | "from" | "in" | "at" | "inside" | "within" | "across" | "throughout" | "outside" => Lead::Of,
        "for" | "with" => Lead::For,
        "and" | "or" => Lead::And,
        "to" | "on" | "against" | "by" | "over" | "about" | "near" | "under" | "toward" | "towards"
        | "versus" | "into" | "who" | "whose" | "whom" | "which" | "that" | "where" | "when" | "as"
        | "after" | "before" | "during" | "since" | "accused" | "suspected" | "wearing" | "carrying"
        | "travelling" | "traveling" | "fighting" | "fleeing" | "held" | "killed" | "arrested"
        | "detained" | "protesting" | "seeking" | "opposed" | "opposing" | "supporting" | "backing"
        | "demanding" | "visiting" | "trying" | "named" | "called" | "including" | "is" | "was" | "are"
        | "were" | "has" | "have" | "had" | "will" | "said" => Lead::Off,
        _ => return None,
    })
}
