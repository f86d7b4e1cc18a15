//! Input that holds no story text, known by its first bytes.

/// What the bytes are, if they are of a known format that is not text, and what can be done about it.
pub(crate) fn not_text(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let found = SIGNATURES.iter().find(|signature| signature.matches(head))?;
    Some((found.what, found.hint))
}

struct Signature {
    at: usize,
    bytes: &'static [u8],
    /// Letters that could begin a text too: a control byte must follow somewhere near.
    ambiguous: bool,
    what: &'static str,
    hint: &'static str,
}

impl Signature {
    fn matches(&self, head: &[u8]) -> bool {
        let found = head.get(self.at..).is_some_and(|rest| rest.starts_with(self.bytes));
        found && (!self.ambiguous || head.iter().take(64).any(|&byte| is_control(byte)))
    }
}

const fn sure(at: usize, bytes: &'static [u8], what: &'static str, hint: &'static str) -> Signature {
    Signature { at, bytes, ambiguous: false, what, hint }
}

const fn likely(at: usize, bytes: &'static [u8], what: &'static str, hint: &'static str) -> Signature {
    Signature { at, bytes, ambiguous: true, what, hint }
}

const IMAGE: &str = "it has no text to read";
const MEDIA: &str = "transcribe it first";
const ARCHIVE: &str = "unpack it first; gzip and zstd are read as they are";
const OFFICE: &str = "save it as plain text or HTML first";
const TABLE: &str = "export it as JSONL or CSV first";

/// From the formats' own specifications.
const SIGNATURES: &[Signature] = &[
    sure(0, b"%PDF-", "a PDF", "turn it into text first, with pdftotext for example"),
    sure(0, b"%!PS", "PostScript", "turn it into text first, with ps2ascii for example"),
    sure(0, b"\x89PNG\r\n\x1A\n", "a PNG image", IMAGE),
    sure(0, b"\xFF\xD8\xFF", "a JPEG image", IMAGE),
    likely(0, b"GIF8", "a GIF image", IMAGE),
    sure(0, b"II*\0", "a TIFF image", IMAGE),
    sure(0, b"MM\0*", "a TIFF image", IMAGE),
    likely(0, b"BM", "a BMP image", IMAGE),
    likely(0, b"RIFF", "an image, sound or film (RIFF)", MEDIA),
    likely(0, b"OggS", "sound (Ogg)", MEDIA),
    likely(0, b"fLaC", "sound (FLAC)", MEDIA),
    likely(0, b"ID3", "sound (MP3)", MEDIA),
    likely(4, b"ftyp", "a film or image (MP4)", MEDIA),
    sure(0, b"\x1A\x45\xDF\xA3", "a film (Matroska)", MEDIA),
    sure(
        0,
        b"PK\x03\x04",
        "a ZIP archive or office document",
        "unpack it, or save it as plain text or HTML first",
    ),
    sure(0, b"PK\x05\x06", "an empty ZIP archive", ARCHIVE),
    sure(0, b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", ARCHIVE),
    sure(0, b"Rar!\x1A\x07", "a RAR archive", ARCHIVE),
    sure(0, b"\xFD7zXZ\0", "xz data", ARCHIVE),
    sure(0, b"\x04\x22\x4D\x18", "LZ4 data", ARCHIVE),
    likely(0, b"BZh", "bzip2 data", ARCHIVE),
    sure(0, b"\x1F\x9D", "compress (.Z) data", ARCHIVE),
    sure(0, b"\x1F\x8B", "gzip data within compressed data", "unpack it once first"),
    sure(0, b"\x28\xB5\x2F\xFD", "zstd data within compressed data", "unpack it once first"),
    sure(257, b"ustar", "a tar archive", ARCHIVE),
    sure(0, b"\xD0\xCF\x11\xE0", "an old office document", OFFICE),
    sure(0, b"{\\rtf", "rich text (RTF)", OFFICE),
    sure(0, b"SQLite format 3\0", "an SQLite database", TABLE),
    likely(0, b"PAR1", "a Parquet file", TABLE),
    sure(0, b"ARROW1\0", "an Arrow file", TABLE),
    sure(0, b"\x7FELF", "a program", "only text can be read"),
    likely(0, b"MZ", "a program", "only text can be read"),
    sure(0, b"\xFF\xFE\0\0", "UTF-32 text", "turn it into UTF-8 first, with iconv for example"),
    sure(0, b"\0\0\xFE\xFF", "UTF-32 text", "turn it into UTF-8 first, with iconv for example"),
];

/// Control bytes that text has no use for. ESC is left out: it is in ISO-2022 and in terminal output.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F)
}

/// What the bytes are, if they are no text of any format.
///
/// More than one byte in fifty is a control byte then; stray ones are in much scraped text.
pub(crate) fn binary(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let controls = head.iter().filter(|&&byte| is_control(byte)).count();
    (controls * 50 > head.len()).then_some(("binary data", "only text can be read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_text_from_the_rest() {
        let cases: &[(&[u8], bool)] = &[
            (b"", true),
            (b"MZANSI voters went to the polls.", true),
            (b"BMW said on Monday that it would build a plant.", true),
            (b"RIFF between allies grows", true),
            (b"Text with a stray \x08 control byte that is otherwise a plain and ordinary sentence.", true),
            (b"%PDF-1.7\n%\xE2\xE3", false),
            (b"PK\x03\x04\x14\0\x06\0", false),
            (b"GIF89a\x01\0\x01\0", false),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", false),
            (b"{\\rtf1\\ansi Hello}", false),
            (b"\0\x01\x02\x03\x04\x05\x06\x07", false),
        ];
        let failures: Vec<_> =
            cases.iter().filter(|(head, text)| not_text(head).or(binary(head)).is_none() != *text).collect();
        assert!(failures.is_empty(), "{failures:?}");
    }
}
