//! Reads the compiled gazetteer in place: nothing is parsed or copied when it is opened.
//!
//! `world/PLACES.md` describes the format and `world/build_places.py` writes it. Every access is checked, so that a
//! damaged file gives wrong or no places, but never a panic.

use super::PlacesError;

const MAGIC: &[u8; 8] = b"DETPLACE";
const VERSION: u32 = 2;
const SECTIONS: usize = 7;
/// Magic, version, number of keys, and the beginning of each section and the end of the last.
const HEAD: usize = 8 + 4 + 4 + 4 * (SECTIONS + 1);
const RECORD: usize = 19;
const COUNTRY: usize = 6;
/// Keys in a front-coded block.
const BLOCK: usize = 16;
/// Steps of a stored coordinate to a degree.
const SCALE: f64 = 46_000.0;
/// No name has more readings than this; a damaged count must not make a loop long.
const MOST_READINGS: usize = 256;
/// The longest key that the writer lets in, its namespace mark included.
pub(crate) const LONGEST_KEY: usize = 64;

/// What an entry is, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Country,
    Admin,
    County,
    City,
    Continent,
    Region,
    Sea,
    Strait,
    Lake,
    River,
    Mountain,
    Desert,
    Island,
    Site,
    /// A building or street that stands for those who govern there.
    Seat,
}

/// The kinds, by the number that is stored.
const KINDS: [Kind; 15] = [
    Kind::Country,
    Kind::Admin,
    Kind::County,
    Kind::City,
    Kind::Continent,
    Kind::Region,
    Kind::Sea,
    Kind::Strait,
    Kind::Lake,
    Kind::River,
    Kind::Mountain,
    Kind::Desert,
    Kind::Island,
    Kind::Site,
    Kind::Seat,
];

impl Kind {
    /// Whether it is no country, division or town.
    pub(crate) fn is_other(self) -> bool {
        !matches!(self, Kind::Country | Kind::Admin | Kind::County | Kind::City)
    }
}

/// An entry's number; smaller numbers have more people.
pub(crate) type PlaceNumber = u32;

/// One entry, decoded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) number: PlaceNumber,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) geoname_id: u32,
    name_at: usize,
    /// Eight times the binary logarithm of the population.
    pub(crate) weight: u8,
    /// Number of the country, 0 where there is none.
    pub(crate) country: u8,
    /// Number of the first-order division, 0 where there is none.
    pub(crate) admin: u16,
    pub(crate) kind: Kind,
    pub(crate) capital: bool,
}

/// What the gazetteer knows about a key.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Found<'d> {
    /// Classes of the word, see [`super::words`].
    pub(crate) classes: u8,
    readings: &'d [u8],
    count: usize,
}

/// A place that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) place: PlaceNumber,
    /// The name is not the place's first one.
    pub(crate) alternate: bool,
}

impl<'d> Found<'d> {
    /// Whether some place has the name.
    pub(crate) fn is_place(&self) -> bool {
        self.count > 0
    }

    /// The places that have the name, most people first.
    pub(crate) fn readings(&self) -> impl Iterator<Item = Reading> + use<'d> {
        let (bytes, mut at) = (self.readings, 0);
        (0..self.count).map_while(move |_| {
            let value = varint(bytes, &mut at)?;
            Some(Reading { place: value >> 1, alternate: value & 1 == 1 })
        })
    }
}

/// The opened gazetteer.
#[derive(Debug, Clone)]
pub(crate) struct Index<'d> {
    records: &'d [u8],
    names: &'d [u8],
    blocks: &'d [u8],
    keys: &'d [u8],
    countries: &'d [u8],
    admins: &'d [u8],
    folds: &'d [u8],
}

impl<'d> Index<'d> {
    /// Opens a gazetteer file.
    ///
    /// # Errors
    /// If it isn't one, has another format, or is cut short.
    pub(crate) fn open(bytes: &'d [u8]) -> Result<Index<'d>, PlacesError> {
        if bytes.get(..8) != Some(MAGIC.as_slice()) {
            return Err(PlacesError::NotAGazetteer);
        }
        let word = |at: usize| {
            let quad = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
            quad.map(u32::from_le_bytes).ok_or(PlacesError::Damaged { what: "its head" })
        };
        let found = word(8)?;
        if found != VERSION {
            return Err(PlacesError::Version { found, known: VERSION });
        }
        let mut ends = [0; SECTIONS + 1];
        for (i, end) in ends.iter_mut().enumerate() {
            *end = word(16 + 4 * i)? as usize;
        }
        if ends[0] != HEAD || ends[SECTIONS] != bytes.len() {
            return Err(PlacesError::Damaged { what: "its length" });
        }
        let section =
            |i: usize| bytes.get(ends[i]..ends[i + 1]).ok_or(PlacesError::Damaged { what: "a section" });
        let index = Index {
            records: section(0)?,
            names: section(1)?,
            blocks: section(2)?,
            keys: section(3)?,
            countries: section(4)?,
            admins: section(5)?,
            folds: section(6)?,
        };
        let keys = word(12)? as usize;
        let whole =
            [(index.records, RECORD), (index.blocks, 4), (index.countries, COUNTRY), (index.admins, 3)];
        if whole.iter().any(|(bytes, size)| bytes.len() % size != 0)
            || index.blocks.len() / 4 != keys.div_ceil(BLOCK)
        {
            return Err(PlacesError::Damaged { what: "a table" });
        }
        Ok(index)
    }

    /// Number of entries.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.records.len() / RECORD
    }

    /// The ASCII letters that stand for a Latin letter, as `fold` in `build_places.py` has them.
    pub(crate) fn folded(&self, letter: char) -> Option<&'d [u8]> {
        let at = match letter as u32 {
            c @ 0xC0..0x250 => c - 0xC0,
            c @ 0x1E00..0x1F00 => c - 0x1E00 + (0x250 - 0xC0),
            _ => return None,
        } as usize;
        let pair = self.folds.get(2 * at..2 * at + 2)?;
        let len = pair.iter().take_while(|&&b| b != 0).count();
        (len > 0).then_some(&pair[..len])
    }

    /// What is known about a folded name.
    pub(crate) fn find(&self, key: &[u8]) -> Option<Found<'d>> {
        if key.is_empty() || key.len() > LONGEST_KEY {
            return None;
        }
        // The last block whose first key is not behind the key.
        let (mut low, mut high) = (0, self.blocks.len() / 4);
        while low < high {
            let middle = (low + high) / 2;
            if self.first_key(middle)? <= key { low = middle + 1 } else { high = middle }
        }
        let mut at = self.block(low.checked_sub(1)?)?;
        let mut buffer = [0u8; 256];
        let mut len = 0;
        for _ in 0..BLOCK {
            let (shared, rest) = (usize::from(*self.keys.get(at)?), usize::from(*self.keys.get(at + 1)?));
            if shared > len || shared + rest > buffer.len() {
                return None;
            }
            len = shared + rest;
            buffer[shared..len].copy_from_slice(self.keys.get(at + 2..at + 2 + rest)?);
            at += 2 + rest;
            let classes = *self.keys.get(at)?;
            at += 1;
            let count = varint(self.keys, &mut at)? as usize;
            if count > MOST_READINGS {
                return None;
            }
            let begin = at;
            for _ in 0..count {
                varint(self.keys, &mut at)?;
            }
            match buffer[..len].cmp(key) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => {
                    return Some(Found { classes, readings: self.keys.get(begin..at)?, count });
                }
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }

    /// An entry by its number.
    pub(crate) fn entry(&self, number: PlaceNumber) -> Option<Entry> {
        let r = self.records.get(number as usize * RECORD..(number as usize + 1) * RECORD)?;
        let degrees = |at: usize| {
            // The sign sits in the third byte: shift it to the top and back.
            f64::from(i32::from_le_bytes([0, r[at], r[at + 1], r[at + 2]]) >> 8) / SCALE
        };
        Some(Entry {
            number,
            lat: degrees(0),
            lon: degrees(3),
            geoname_id: u32::from_le_bytes([r[6], r[7], r[8], r[9]]),
            name_at: u24(&r[10..13]) as usize,
            weight: r[13],
            country: r[14],
            admin: u16::from_le_bytes([r[15], r[16]]),
            // A kind that a damaged file has.
            kind: KINDS.get(usize::from(r[17])).copied().unwrap_or(Kind::Region),
            capital: r[18] == 1,
        })
    }

    /// An entry's name.
    pub(crate) fn name(&self, entry: &Entry) -> Option<&'d str> {
        let len = usize::from(*self.names.get(entry.name_at)?);
        std::str::from_utf8(self.names.get(entry.name_at + 1..entry.name_at + 1 + len)?).ok()
    }

    /// ISO 3166 alpha-3 of a country by its number.
    pub(crate) fn alpha3(&self, country: u8) -> Option<&'d str> {
        if country == 0 {
            return None;
        }
        let at = usize::from(country) * COUNTRY;
        std::str::from_utf8(self.countries.get(at..at + 3)?).ok()
    }

    /// The entry of a first-order division by its number.
    pub(crate) fn admin(&self, admin: u16) -> Option<Entry> {
        if admin == 0 {
            return None;
        }
        let at = usize::from(admin) * 3;
        self.entry(u24(self.admins.get(at..at + 3)?))
    }

    fn block(&self, block: usize) -> Option<usize> {
        let quad = self.blocks.get(4 * block..4 * block + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(quad) as usize)
    }

    fn first_key(&self, block: usize) -> Option<&'d [u8]> {
        let at = self.block(block)?;
        let len = usize::from(*self.keys.get(at + 1)?);
        self.keys.get(at + 2..at + 2 + len)
    }
}

fn u24(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte))
}

fn varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut value = 0u32;
    for shift in (0..32).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn data() -> &'static [u8] {
        super::super::GAZETTEER
    }

    #[test]
    fn every_entry_and_country_reads() {
        let index = Index::open(data()).unwrap();
        assert!(index.len() > 200_000);
        for number in 0..index.len() as u32 {
            let entry = index.entry(number).unwrap();
            assert!(index.name(&entry).is_some_and(|n| !n.is_empty()), "{entry:?}");
            assert!(entry.lat.abs() <= 90.0 && entry.lon.abs() <= 180.0, "{entry:?}");
            assert!(entry.country == 0 || index.alpha3(entry.country).is_some(), "{entry:?}");
            assert!(entry.admin == 0 || index.admin(entry.admin).is_some(), "{entry:?}");
        }
        assert_eq!(index.entry(index.len() as u32).map(|e| e.number), None);
    }

    #[test]
    fn errors_say_what_is_wrong() {
        let mut other = data()[..HEAD].to_vec();
        assert_eq!(Index::open(b"").unwrap_err(), PlacesError::NotAGazetteer);
        assert_eq!(Index::open(&data()[..12]).unwrap_err(), PlacesError::Damaged { what: "its head" });
        assert_eq!(Index::open(&data()[..5000]).unwrap_err(), PlacesError::Damaged { what: "its length" });
        other[8] = 77;
        assert_eq!(Index::open(&other).unwrap_err(), PlacesError::Version { found: 77, known: VERSION });
    }

    proptest! {
        #[test]
        fn a_damaged_file_never_panics(cut in 0usize..12_000_000, wounds in prop::collection::vec((0usize..12_000_000, any::<u8>()), 0..400), key in "[a-z =,~]{1,20}") {
            let cut_data = &data()[..cut.min(data().len())];
            if cut < data().len() {
                prop_assert!(Index::open(cut_data).is_err());
            }
            let mut bytes = data().to_vec();
            for (at, byte) in wounds {
                let at = at % bytes.len();
                bytes[at] = byte;
            }
            if let Ok(index) = Index::open(&bytes) {
                for key in [key.as_str(), "san jose", "paris", "=us", ",tx", "~french"] {
                    for reading in index.find(key.as_bytes()).into_iter().flat_map(|f| f.readings()) {
                        if let Some(entry) = index.entry(reading.place) {
                            index.name(&entry);
                            index.admin(entry.admin);
                            index.alpha3(entry.country);
                        }
                    }
                }
            }
        }

        #[test]
        fn any_key_can_be_looked_up(key in prop::collection::vec(any::<u8>(), 0..80)) {
            let index = Index::open(data()).unwrap();
            index.find(&key);
        }
    }
}
