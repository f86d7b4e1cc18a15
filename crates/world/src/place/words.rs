//! The classes of words in `world/place_words.tsv`: bits, in the order of `CLASSES` in `build_places.py`.

/// An ordinary English word too.
pub(crate) const COMMON: u8 = 1;
/// Never a place by itself.
pub(crate) const NEVER: u8 = 1 << 1;
/// Stands before a person's name.
pub(crate) const TITLE: u8 = 1 << 2;
/// Behind a place's name it makes an organisation of it.
pub(crate) const ORG: u8 = 1 << 3;
/// Behind a place's name it is an office or a part of the place.
pub(crate) const BODY: u8 = 1 << 4;
/// Before a name it leads to a place.
pub(crate) const LEAD: u8 = 1 << 5;
/// A first name.
pub(crate) const FIRST: u8 = 1 << 6;
/// A family name.
pub(crate) const LAST: u8 = 1 << 7;
