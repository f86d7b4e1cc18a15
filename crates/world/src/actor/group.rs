//! Several actors in one phrase: "French and German ministers", "Hamas and the Palestinian Authority".

use std::ops::Range;

use super::fold::{Folded, Gap};
use super::pieces::{Kind, Piece};

/// The phrases of the single actors, if the phrase joins several countries before or after what they share.
pub(super) fn shared(phrase: &Folded, pieces: &[Piece]) -> Option<Vec<Folded>> {
    let is_place = |piece: &Piece| matches!(piece.kind, Kind::Country(..) | Kind::City(_));
    let is_article =
        |piece: &Piece| matches!(piece.kind, Kind::Word) && matches!(phrase.at(piece.from), "the" | "both");
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut joined = false;
    let mut open = false;
    for piece in pieces {
        if is_place(piece) && (places.is_empty() || open || phrase.word(piece.from).gap == Gap::Comma) {
            places.push(piece.from..piece.to);
            open = false;
        } else if places.is_empty() || (open && is_article(piece)) {
            continue;
        } else if is_conjunction(phrase, piece) && !open {
            (joined, open) = (true, true);
        } else {
            break;
        }
    }
    if open || !joined || places.len() < 2 {
        return None;
    }
    let (first, last) = (places.first()?.start, places.last()?.end);
    Some(places.iter().map(|place| phrase.gather(&[0..first, place.clone(), last..phrase.len()])).collect())
}

/// The parts of the phrase between "and" and commas, each with whether a comma alone stands before it.
pub(super) fn parts(phrase: &Folded, pieces: &[Piece]) -> Vec<(Folded, bool)> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut after_comma = false;
    for piece in pieces {
        let comma = piece.from > 0 && phrase.word(piece.from).gap == Gap::Comma;
        let and = is_conjunction(phrase, piece);
        if !comma && !and {
            continue;
        }
        if piece.from > from {
            out.push((phrase.gather(&[from..piece.from]), after_comma));
        }
        after_comma = !and;
        from = if and { piece.to } else { piece.from };
    }
    if from < phrase.len() {
        out.push((phrase.gather(&[from..phrase.len()]), after_comma));
    }
    out
}

fn is_conjunction(phrase: &Folded, piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Word) && matches!(phrase.at(piece.from), "and" | "or")
}
