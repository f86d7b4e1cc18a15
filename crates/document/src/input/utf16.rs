//! UTF-16 as a stream of UTF-8.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE};

/// Tells, across the readers in between, that characters had to be replaced.
#[derive(Debug, Clone, Default)]
pub(crate) struct Damage(Arc<AtomicBool>);

impl Damage {
    fn note(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether there was any since this was last asked.
    pub(crate) fn take(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

/// Which UTF-16 the bytes are, if any, and how long their byte order mark is: by the mark, or by zeros that stand
/// on one side of the pairs only, as they do where there are spaces and line ends.
pub(crate) fn utf16_encoding(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    match head {
        [0xFF, 0xFE, ..] => return Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => return Some((UTF_16BE, 2)),
        _ => {}
    }
    let pairs = head.len().min(4096) / 2;
    let zeros =
        |side: usize| head.iter().skip(side).step_by(2).take(pairs).filter(|&&byte| byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let many = pairs / 16 + 3;
    match (high >= many, low >= many) {
        (true, false) if low == 0 => Some((UTF_16BE, 0)),
        (false, true) if high == 0 => Some((UTF_16LE, 0)),
        _ => None,
    }
}

/// Reads UTF-16 and gives UTF-8; what is not valid becomes U+FFFD.
pub(crate) struct Utf16<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    text: Vec<u8>,
    text_at: usize,
    ended: bool,
    damage: Damage,
}

const RAW_BYTES: usize = 16 << 10;

impl<R: Read> Utf16<R> {
    pub(crate) fn new(inner: R, encoding: &'static Encoding, damage: Damage) -> Self {
        Utf16 {
            inner,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: Vec::new(),
            raw_at: 0,
            text: Vec::new(),
            text_at: 0,
            ended: false,
            damage,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        let mut last = false;
        if self.raw_at == self.raw.len() {
            self.raw.resize(RAW_BYTES, 0);
            let read = self.inner.read(&mut self.raw);
            self.raw.truncate(*read.as_ref().unwrap_or(&0));
            self.raw_at = 0;
            last = read? == 0;
        }
        self.text.resize(RAW_BYTES * 2, 0);
        let (result, taken, written, replaced) =
            self.decoder.decode_to_utf8(&self.raw[self.raw_at..], &mut self.text, last);
        self.text.truncate(written);
        self.text_at = 0;
        self.raw_at += taken;
        if replaced {
            self.damage.note();
        }
        self.ended = last && result == CoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.text_at == self.text.len() && !self.ended {
            self.refill()?;
        }
        let rest = &self.text[self.text_at..];
        let count = rest.len().min(out.len());
        out[..count].copy_from_slice(&rest[..count]);
        self.text_at += count;
        Ok(count)
    }
}
