//! The place that belongs to an event.

use detente_ontology::ByteSpan;
use detente_world::PlaceMention;

/// The place of the sentence that belongs to the trigger: one that the words put something at ("in Oslo", "near the
/// border") before one that only stands near. Names that stand for a government, and participants, are not places
/// unless they are what was travelled to.
pub(crate) fn place_of<'p>(
    text: &str,
    trigger: ByteSpan,
    participants: &[ByteSpan],
    places: &'p [PlaceMention],
) -> Option<&'p PlaceMention> {
    const PLACING: &[&str] = &[
        "in", "at", "near", "to", "from", "outside", "into", "across", "on", "around", "inside", "over",
        "against", "of",
    ];
    let distance = |p: &PlaceMention| {
        let between = if p.span.end <= trigger.start {
            text.get(p.span.end..trigger.start)
        } else {
            text.get(trigger.end..p.span.start)
        };
        between.map_or(0, |w| w.split_whitespace().count() + 4 * w.matches([',', ';', '“', '”', '"']).count())
    };
    let placed = |p: &PlaceMention| {
        let before = text[..p.span.start].trim_end().trim_end_matches(" the");
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        PLACING.contains(&word.to_lowercase().as_str())
    };
    let usable = places.iter().filter(|p| {
        let part_of_participant = participants.iter().any(|s| s.overlaps(p.span));
        !p.adjective && (placed(p) || (!p.metonym && !part_of_participant))
    });
    usable.min_by_key(|p| (!placed(p), distance(p), p.span.start))
}
