//! Words around a name that change what it says: "-backed", "former", a stranger's surname.

use super::fold::Gap;
use super::lexicon::Form;
use super::people::PARTICLES;
use super::pieces::{Kind, Piece};
use super::settle::Settler;

impl Settler<'_> {
    /// How a country or body belongs to the words after it.
    pub(super) fn attachment(&self, pieces: &[Piece], at: usize) -> Attachment {
        let piece = &pieces[at];
        let word = |index: usize| (index < self.phrase.len()).then(|| self.phrase.at(index));
        let before = piece.from.checked_sub(1).and_then(word);
        if matches!(before, Some("pro" | "anti" | "non" | "ethnic")) {
            return Attachment::Other;
        }
        let next_gap = (piece.to < self.phrase.len()).then(|| self.phrase.word(piece.to).gap);
        if next_gap.is_some_and(|gap| gap <= Gap::Hyphen)
            && word(piece.to).is_some_and(|word| SPONSORED.contains(&word))
        {
            return Attachment::Other;
        }
        if next_gap == Some(Gap::Hyphen) && word(piece.to) == Some("based") {
            return Attachment::Weak;
        }
        Attachment::Own
    }

    /// A place name that is part of an unknown person's name: Michael Jordan, Paris Smith.
    pub(super) fn is_surname(&self, pieces: &[Piece], at: usize) -> bool {
        let piece = &pieces[at];
        let name = match piece.kind {
            Kind::City(_) => true,
            Kind::Country(_, Form::Name | Form::Capital(_)) => [
                "jordan",
                "chad",
                "israel",
                "georgia",
                "cuba",
                "ireland",
                "holland",
                "london",
                "paris",
                "kingston",
                "china",
                "france",
                "england",
                "washington",
                "lima",
                "male",
                "sofia",
                "bern",
                "guinea",
                "jersey",
                "dominica",
            ]
            .contains(&self.phrase.slice(piece.from, piece.to)),
            _ => false,
        };
        let stranger = |other: &Piece| match &other.kind {
            Kind::Word => self.phrase.word(other.from).capital && !self.is_filler(other),
            // A surname that some office holder has too, without a given name that agrees: Paris Smith.
            Kind::People(people) => people.iter().all(|candidate| !candidate.given),
            _ => false,
        };
        let particle = |index: usize| PARTICLES.contains(&self.phrase.at(pieces[index].from));
        let joined = |index: usize| {
            let gap = self.phrase.word(pieces[index].from).gap;
            gap == Gap::Space || (gap == Gap::Hyphen && index > 0 && particle(index - 1))
        };
        let after = pieces.get(at + 1).is_some_and(|next| {
            stranger(next) && joined(at + 1) && !self.phrase.word(piece.to - 1).possessive
        });
        let before = at > 0
            && stranger(&pieces[at - 1])
            && joined(at)
            && !self.phrase.word(pieces[at - 1].from).possessive;
        name && self.phrase.word(piece.from).capital && (before || (after && at + 2 == pieces.len()))
    }

    /// Words that tell nothing: articles, numbers, quantities.
    pub(super) fn is_filler(&self, piece: &Piece) -> bool {
        let word = self.phrase.at(piece.from);
        matches!(piece.kind, Kind::Word)
            && (FILLERS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

/// How a country stands to the actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attachment {
    /// The actor is of it.
    Own,
    /// The actor has its seat there, but may be of another.
    Weak,
    /// The actor is for it, against it, backed by it, or of its people in another country.
    Other,
}

/// After a country and a hyphen: the actor is another's.
const SPONSORED: &[&str] = &[
    "backed",
    "funded",
    "armed",
    "trained",
    "supported",
    "supplied",
    "sponsored",
    "aligned",
    "allied",
    "linked",
    "bound",
    "friendly",
    "leaning",
    "speaking",
    "style",
    "brokered",
    "mediated",
    "imposed",
    "occupied",
    "sanctioned",
    "educated",
    "made",
    "wanted",
    "inspired",
    "financed",
    "equipped",
    "affiliated",
    "hating",
    "born",
    "designated",
    "built",
    "influenced",
];

const FILLERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "some",
    "many",
    "several",
    "most",
    "all",
    "both",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "scores",
    "tens",
    "few",
    "other",
    "another",
    "one",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "your",
    "more",
    "than",
    "least",
    "number",
    "majority",
    "handful",
    "part",
    "rest",
    "any",
    "each",
    "every",
    "no",
    "only",
    "about",
    "around",
    "nearly",
    "almost",
    "up",
    "city",
    "new",
    "senior",
    "top",
    "so",
    "led",
    "based",
    "run",
];

pub(super) fn is_former(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "ex"
            | "formerly"
            | "erstwhile"
            | "onetime"
            | "ousted"
            | "deposed"
            | "late"
            | "retired"
            | "toppled"
            | "fugitive"
    )
}
