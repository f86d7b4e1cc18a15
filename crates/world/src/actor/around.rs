//! What the text around tells of somebody unknown: the words before the name, and what a comma sets beside it.

use super::fold::{Folded, Gap};
use super::pieces::{Kind, Piece};

/// Words before a name that are looked at.
const BEFORE: usize = 8;
/// Words after a name that are looked at.
const AFTER: usize = 12;

/// Where the phrase stands in its context, and a little around it.
pub(super) fn neighbourhood(context: &Folded, phrase: &Folded) -> Option<(Folded, usize)> {
    let at = context.position(phrase)?;
    let from = at.saturating_sub(BEFORE);
    let to = (at + phrase.len() + AFTER).min(context.len());
    let whole = from..to;
    Some((context.gather(&[whole]), at - from))
}

/// The words of the neighbourhood that belong to the name at `at..to`: "Kenyan minister Jane X", "Jane X, a Kenyan minister,".
///
/// `None` where there are none but the name itself.
pub(super) fn widened(text: &Folded, pieces: &[Piece], at: usize, to: usize) -> Option<Folded> {
    let tells = |piece: &Piece| {
        matches!(piece.kind, Kind::Country(..) | Kind::City(_) | Kind::Bodies(_) | Kind::Role(..))
    };
    let mut from = at;
    let mut titled = false;
    for piece in pieces.iter().rev().skip_while(|piece| piece.from >= at) {
        // Only what stands directly before the name: "the Kenyan farm minister Jane X".
        if piece.to != from || text.word(from).gap > Gap::Hyphen || !tells(piece) {
            break;
        }
        // Of "in Kenya Jane X ..." the country says nothing of her; a role must stand between.
        titled |= matches!(piece.kind, Kind::Role(..));
        if !titled {
            break;
        }
        from = piece.from;
    }
    let mut end = to;
    if to < text.len() && text.word(to).gap == Gap::Comma && !text.word(to - 1).possessive {
        let begin = to;
        let mut close = begin + 1;
        while close < text.len() && text.word(close).gap < Gap::Comma {
            close += 1;
        }
        // An apposition begins like one: "a Kenyan minister", "Kenya's minister", "the head of".
        let mut within = pieces.iter().filter(|piece| piece.from >= begin && piece.to <= close);
        let opens = within
            .clone()
            .find(|piece| !matches!(text.at(piece.from), "the" | "a" | "an" | "one" | "former" | "then"));
        if opens.is_some_and(tells)
            && within.any(|piece| matches!(piece.kind, Kind::Role(..) | Kind::Bodies(_)))
        {
            end = close;
        }
    }
    (from < at || end > to).then(|| text.gather(&[from..end]))
}
