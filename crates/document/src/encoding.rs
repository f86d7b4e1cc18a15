//! Bytes of an unknown encoding to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Text, and how it was got.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The encoding's name, if bytes had to be replaced.
    pub(crate) replaced: Option<&'static str>,
}

/// Decodes bytes that have no byte order mark: UTF-8 if they are valid, else damaged UTF-8 if most of what is
/// not ASCII is valid, else the encoding that the document declares, else what the bytes look like.
pub(crate) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, replaced: None },
        Err(error) => decode_other(error.as_bytes(), declared),
    }
}

/// The same, for borrowed bytes.
pub(crate) fn decode_slice(bytes: &[u8]) -> Decoded {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), replaced: None },
        Err(_) => decode_other(bytes, None),
    }
}

fn decode_other(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let encoding = if is_damaged_utf8(bytes) {
        UTF_8
    } else {
        // A declaration of UTF-8 or UTF-16 is wrong here: the bytes are neither.
        declared
            .filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible())
            .unwrap_or_else(|| guess(bytes))
    };
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), replaced: replaced.then_some(encoding.name()) }
}

/// Whether invalid bytes are UTF-8 with a few errors in it, rather than something else: characters of several
/// bytes are rarely well formed by chance, so that at least as many good as bad ones are proof.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC2).count();
        let cut_off_at_end = chunks.peek().is_none() && chunk.invalid().len() > 1;
        if !chunk.invalid().is_empty() && !cut_off_at_end {
            bad += 1;
        }
    }
    good >= bad
}

/// The most bytes that the detector sees: enough for a sure guess, and bounded work for it.
const GUESS_BYTES: usize = 1 << 20;

fn guess(bytes: &[u8]) -> &'static Encoding {
    // What tells encodings apart begins at the first byte that is not ASCII; a little before it is context.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(64);
    let sample = &bytes[first..bytes.len().min(first + GUESS_BYTES)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&str>, expected: &str, replaced: bool) -> Result<(), String> {
        let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
        let got = decode(bytes.to_vec(), declared);
        if got.text == expected && got.replaced.is_some() == replaced {
            return Ok(());
        }
        Err(format!("{bytes:?} ({declared:?}): {got:?}, expected {expected:?}"))
    }

    #[test]
    fn text_comes_out_whole() {
        let russian = "Министр иностранных дел прибыл в столицу с официальным визитом.";
        let polish = "Prezydent spotkał się z premierem Łotwy w Wilnie, żeby rozmawiać o współpracy.";
        let cp1251 = encoding_rs::WINDOWS_1251.encode(russian).0;
        let koi8 = encoding_rs::KOI8_R.encode(russian).0;
        let iso2 = encoding_rs::ISO_8859_2.encode(polish).0;
        let gbk = encoding_rs::GBK.encode("外交部长星期四抵达华盛顿进行正式访问。").0;
        let mut damaged = "Détente – «разрядка»".as_bytes().to_vec();
        damaged.extend(b" \xFF end");
        let mut cut = "The minister – ".as_bytes().to_vec();
        cut.extend(b"\xE2\x80");
        let failures: Vec<String> = [
            check(b"", None, "", false),
            check("Détente – «разрядка»".as_bytes(), Some("windows-1252"), "Détente – «разрядка»", false),
            check(&cp1251, None, russian, false),
            check(&cp1251, Some("windows-1251"), russian, false),
            check(&cp1251, Some("utf-8"), russian, false),
            check(&koi8, None, russian, false),
            check(&iso2, Some("iso-8859-2"), polish, false),
            check(&gbk, None, "外交部长星期四抵达华盛顿进行正式访问。", false),
            check(
                b"The caf\xE9 in Z\xFCrich was \x93full\x94.",
                None,
                "The café in Zürich was “full”.",
                false,
            ),
            check(&damaged, None, "Détente – «разрядка» \u{FFFD} end", true),
            check(&damaged, Some("windows-1251"), "Détente – «разрядка» \u{FFFD} end", true),
            check(&cut, None, "The minister – \u{FFFD}", true),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
