//! Identifiers for stories that come without one.

use detente_ontology::Story;
use sha2::{Digest, Sha256};

/// The identifier of a story by its content: the first 16 bytes, in hexadecimal, of the SHA-256 of its
/// address, date (`YYYY-MM-DD`), title and text, in this order, each preceded by its length in bytes as eight
/// bytes, little-endian; what is missing counts as empty.
///
/// The same story has the same identifier on every machine, in every run and from every file. Two inputs with the
/// same content have the same identifier too, which is how the ledger knows a story that it has already.
///
/// ```
/// # use detente_document::content_id;
/// # use detente_ontology::Story;
/// let story = Story { text: "Talks began.".into(), ..Story::default() };
/// assert_eq!(content_id(&story).len(), 32);
/// assert_eq!(content_id(&story), content_id(&Story { source: Some("Daily".into()), ..story.clone() }));
/// ```
pub fn content_id(story: &Story) -> String {
    let date = story.date.map(|date| date.to_string());
    let parts = [story.url.as_deref(), date.as_deref(), story.title.as_deref(), Some(story.text.as_str())];
    let mut hash = Sha256::new();
    for part in parts {
        let part = part.unwrap_or_default();
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    let digits = digest.iter().take(16).flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}
