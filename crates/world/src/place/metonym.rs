//! Tells a name that stands for a government ("Moscow warned", "talks with Tehran") from one that says where something is.
//!
//! Only countries, capitals and seats of government stand for those who govern. A country or a capital is taken for a place
//! unless the words around say otherwise; a seat ("the White House") for its holder unless they say that it is a place.

use super::index::{Entry, Kind};
use super::spot::{Form, Spot};
use super::token::{Gap, Tokens};
use super::words::LEAD;

/// Whether spot `i` stands for a government.
pub(crate) fn is_metonym(i: usize, spots: &[Spot], entry: &Entry, tokens: &Tokens, classes: &[u8]) -> bool {
    let spot = &spots[i];
    let near = Near { spot, tokens };
    match entry.kind {
        Kind::Seat => !near.stands_at(classes),
        Kind::Country | Kind::City if entry.kind == Kind::Country || entry.capital => {
            let led = near.before(1).is_some_and(|at| classes[at] & LEAD != 0);
            let weak = near.is_before(1, &["to", "from", "toward", "towards"]);
            near.has_dealings(spots, i)
                || near.is_addressed()
                || near.leads_with_hyphen()
                || (!led && near.acts_by_noun())
                || (!led && !weak && near.governs(spots, i))
        }
        _ => false,
    }
}

/// The words around a spot.
struct Near<'t> {
    spot: &'t Spot<'t>,
    tokens: &'t Tokens,
}

impl Near<'_> {
    /// The token `n` words before the spot, articles not counted, if nothing but blanks parts them.
    fn before(&self, n: usize) -> Option<usize> {
        let mut at = self.spot.from;
        for _ in 0..n {
            at = self.step(at)?;
            if matches!(self.tokens.key(at), b"the" | b"a" | b"an") {
                at = self.step(at)?;
            }
        }
        Some(at)
    }

    fn step(&self, at: usize) -> Option<usize> {
        (self.tokens.list[at].gap == Gap::Space).then(|| at.checked_sub(1)).flatten()
    }

    fn is_before(&self, n: usize, words: &[&str]) -> bool {
        self.before(n).is_some_and(|at| is_one(self.tokens.key(at), words))
    }

    /// The token `n` words behind the spot, from 0.
    fn behind(&self, n: usize) -> Option<usize> {
        let at = self.spot.to + n;
        let joined = self.tokens.list.get(self.spot.to..=at)?.iter().all(|t| t.gap == Gap::Space);
        joined.then_some(at)
    }

    /// "at the White House", "White House lawn".
    fn stands_at(&self, classes: &[u8]) -> bool {
        let led = self.before(1).is_some_and(|at| classes[at] & LEAD != 0);
        let place = self.behind(0).is_some_and(|at| is_one(self.tokens.key(at), GROUNDS));
        let of = self.is_before(1, &["of"])
            && self.is_before(2, &["front", "outside", "grounds", "gates", "steps"]);
        let dealt = self.is_before(1, &["to", "from"]) && self.is_before(2, DEALINGS);
        (led && !dealt) || place || of
    }

    /// The spot, or a list that it begins, is what does a government's verb: "Moscow and Beijing have repeatedly warned".
    fn governs(&self, spots: &[Spot], i: usize) -> bool {
        let end = &self.tokens.list[self.spot.to - 1];
        if end.possessive {
            return false;
        }
        // Over the further names of a list.
        let mut at = self.spot.to;
        for next in spots.get(i + 1..).unwrap_or_default() {
            let listed = (at + 1 == next.from && is_one(self.tokens.key(at), &["and", "or"]))
                || (at == next.from && self.tokens.list[at].gap == Gap::Comma);
            if !listed || next.form == Form::Adjective {
                break;
            }
            at = next.to;
        }
        let mut helped = false;
        for _ in 0..=AUXILIARIES_IN_A_ROW {
            let Some(token) = self.tokens.list.get(at).filter(|t| t.gap == Gap::Space && !t.is_capital())
            else {
                return false;
            };
            let key = self.tokens.key(at);
            if is_one(key, AUXILIARIES) {
                helped = true;
            } else if !(is_one(key, ADVERBS) || key.ends_with(b"ly")) {
                return token.gap == Gap::Space
                    && (is_one(key, GOVERNS) || (helped && is_one(key, GOVERNS_HELPED)));
            }
            at += 1;
        }
        false
    }

    /// "Moscow's refusal".
    fn acts_by_noun(&self) -> bool {
        let possessive = self.tokens.list[self.spot.to - 1].possessive;
        // "Tehran's repeated refusal"
        possessive && (0..2).filter_map(|n| self.behind(n)).any(|at| is_one(self.tokens.key(at), ACTS))
    }

    /// "urged Moscow", "accused by Washington", "according to Tehran".
    fn is_addressed(&self) -> bool {
        let possessive = self.tokens.list[self.spot.to - 1].possessive;
        !possessive
            && (self.is_before(1, ADDRESSES)
                || self.is_before(1, &["by"])
                || (self.is_before(1, &["to"]) && self.is_before(2, &["according", "ambassador", "envoy"]))
                || (self.is_before(1, &["on"])
                    && self.is_before(2, &["sanctions", "pressure", "embargo", "called", "calls"]))
                || (self.is_before(1, &["against"])
                    && self.is_before(2, &["sanctions", "embargo", "case", "complaint"])))
    }

    /// "talks with Tehran", "relations between Moscow and Kyiv".
    fn has_dealings(&self, spots: &[Spot], i: usize) -> bool {
        let with = ["with", "between"];
        if self.is_before(1, &with) {
            return self.is_before(2, DEALINGS);
        }
        // The second of two.
        let Some(first) = i.checked_sub(1).map(|i| &spots[i]) else { return false };
        let joined = first.to + 1 == self.spot.from && is_one(self.tokens.key(first.to), &["and"]);
        let first = Near { spot: first, tokens: self.tokens };
        joined && first.is_before(1, &with) && first.is_before(2, DEALINGS)
    }

    /// "Moscow-backed".
    fn leads_with_hyphen(&self) -> bool {
        let next = self.tokens.list.get(self.spot.to).is_some_and(|t| t.gap == Gap::Hyphen);
        next && is_one(self.tokens.key(self.spot.to), BACKED)
    }
}

fn is_one(key: &[u8], words: &[&str]) -> bool {
    words.iter().any(|w| w.as_bytes() == key)
}

/// Helping verbs and adverbs between a name and its verb, at most.
const AUXILIARIES_IN_A_ROW: usize = 4;

const AUXILIARIES: &[&str] = &[
    "has", "have", "had", "will", "would", "is", "are", "was", "were", "may", "might", "could", "should",
    "must", "did", "does", "do", "been", "be",
];

const ADVERBS: &[&str] = &[
    "also", "again", "still", "now", "not", "never", "soon", "often", "later", "then", "itself", "long",
    "even", "yet",
];

/// Verbs that a government does and a place doesn't.
const GOVERNS: &[&str] = &[
    "said",
    "says",
    "warned",
    "warns",
    "denied",
    "denies",
    "accused",
    "accuses",
    "condemned",
    "condemns",
    "demanded",
    "demands",
    "urged",
    "urges",
    "called",
    "calls",
    "insists",
    "insisted",
    "wants",
    "wanted",
    "announced",
    "announces",
    "vowed",
    "vows",
    "agreed",
    "agrees",
    "rejected",
    "rejects",
    "refused",
    "refuses",
    "threatened",
    "threatens",
    "imposed",
    "imposes",
    "signed",
    "signs",
    "pledged",
    "pledges",
    "hopes",
    "hoped",
    "fears",
    "feared",
    "believes",
    "believed",
    "claims",
    "claimed",
    "backs",
    "backed",
    "blames",
    "blamed",
    "expelled",
    "expels",
    "recalled",
    "recalls",
    "summoned",
    "protested",
    "criticized",
    "criticised",
    "praised",
    "welcomed",
    "welcomes",
    "proposed",
    "proposes",
    "offered",
    "offers",
    "promised",
    "promises",
    "retaliated",
    "recognized",
    "recognised",
    "recognizes",
    "recognises",
    "ratified",
    "ratifies",
    "supports",
    "supported",
    "opposes",
    "opposed",
    "considers",
    "considered",
    "decided",
    "decides",
    "declared",
    "declares",
    "suspended",
    "severed",
    "sanctioned",
    "negotiated",
    "declined",
    "declines",
    "confirmed",
    "confirms",
    "acknowledged",
    "argues",
    "argued",
    "alleges",
    "alleged",
    "maintains",
    "expects",
    "expected",
    "intends",
    "sought",
    "seeks",
    "tried",
    "tries",
    "withdrew",
    "replied",
    "responded",
    "approved",
    "lifted",
    "ordered",
    "reiterated",
    "stressed",
    "suspects",
];

/// The same after a helping verb: "will reject", "is seeking".
const GOVERNS_HELPED: &[&str] = &[
    "say",
    "warn",
    "deny",
    "accuse",
    "condemn",
    "demand",
    "urge",
    "call",
    "insist",
    "want",
    "announce",
    "vow",
    "agree",
    "reject",
    "refuse",
    "threaten",
    "impose",
    "sign",
    "pledge",
    "hope",
    "fear",
    "believe",
    "claim",
    "back",
    "blame",
    "expel",
    "recall",
    "summon",
    "protest",
    "welcome",
    "propose",
    "offer",
    "promise",
    "retaliate",
    "recognize",
    "recognise",
    "ratify",
    "support",
    "oppose",
    "consider",
    "decide",
    "declare",
    "suspend",
    "sever",
    "negotiate",
    "confirm",
    "acknowledge",
    "accept",
    "allow",
    "tolerate",
    "seek",
    "abide",
    "comply",
    "withdraw",
    "respond",
    "approve",
    "lift",
    "send",
    "warning",
    "denying",
    "accusing",
    "demanding",
    "urging",
    "calling",
    "insisting",
    "threatening",
    "imposing",
    "seeking",
    "hoping",
    "considering",
    "negotiating",
    "offering",
    "trying",
    "preparing",
    "willing",
    "ready",
    "determined",
    "committed",
    "prepared",
    "concerned",
    "reluctant",
    "keen",
    "eager",
    "sending",
    "supporting",
    "backing",
    "pushing",
    "pressing",
];

/// What a government does to another by words.
const ADDRESSES: &[&str] = &[
    "accused",
    "accuses",
    "accusing",
    "accuse",
    "urged",
    "urges",
    "urging",
    "urge",
    "told",
    "tells",
    "telling",
    "asked",
    "asks",
    "asking",
    "warned",
    "warns",
    "warning",
    "condemned",
    "condemns",
    "condemning",
    "criticized",
    "criticised",
    "criticizing",
    "criticising",
    "blamed",
    "blames",
    "blaming",
    "pressed",
    "presses",
    "pressing",
    "pressured",
    "thanked",
    "praised",
    "persuade",
    "persuaded",
    "convince",
    "convinced",
    "sanctioned",
    "sanctioning",
    "pressure",
];

/// What is "with" or "between" governments.
const DEALINGS: &[&str] = &[
    "talks",
    "talk",
    "relations",
    "relationship",
    "ties",
    "tensions",
    "dispute",
    "disputes",
    "agreement",
    "agreements",
    "deal",
    "deals",
    "accord",
    "accords",
    "treaty",
    "treaties",
    "pact",
    "pacts",
    "dialogue",
    "rift",
    "war",
    "alliance",
    "partnership",
    "cooperation",
    "contacts",
    "negotiations",
    "differences",
    "ceasefire",
    "truce",
    "rapprochement",
    "trade",
    "standoff",
    "row",
    "rivalry",
    "exchange",
    "links",
    "friendship",
    "reconciliation",
    "confrontation",
    "call",
    "calls",
    "message",
    "letter",
    "appeal",
    "warning",
    "pressure",
    "statement",
    "response",
    "signal",
    "signals",
];

/// What a government gives or does, as a noun.
const ACTS: &[&str] = &[
    "refusal",
    "decision",
    "decisions",
    "demand",
    "demands",
    "response",
    "offer",
    "proposal",
    "proposals",
    "stance",
    "position",
    "policy",
    "policies",
    "claim",
    "claims",
    "warning",
    "warnings",
    "threat",
    "threats",
    "pledge",
    "call",
    "calls",
    "intention",
    "intentions",
    "ambitions",
    "foreign",
    "ally",
    "allies",
    "support",
    "insistence",
    "veto",
    "move",
    "moves",
    "announcement",
    "ambassador",
    "envoy",
    "envoys",
    "diplomats",
    "government",
    "leadership",
    "leaders",
    "minister",
    "ministry",
    "withdrawal",
    "approval",
    "rejection",
    "recognition",
    "criticism",
    "accusations",
    "allegations",
    "request",
    "involvement",
    "interference",
    "backing",
    "commitment",
    "diplomacy",
    "sanctions",
    "negotiators",
    "delegation",
];

const BACKED: &[&str] = &[
    "backed",
    "led",
    "allied",
    "sponsored",
    "supported",
    "appointed",
    "installed",
    "aligned",
    "brokered",
    "funded",
    "friendly",
    "imposed",
    "mediated",
    "trained",
    "armed",
];

/// What stands on a seat's ground.
const GROUNDS: &[&str] = &[
    "lawn",
    "grounds",
    "gates",
    "gate",
    "garden",
    "complex",
    "building",
    "compound",
    "fence",
    "walls",
    "dinner",
    "ceremony",
    "reception",
    "meeting",
    "summit",
    "briefing",
    "visit",
    "visitors",
    "steps",
];
