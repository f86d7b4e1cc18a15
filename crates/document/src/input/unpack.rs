//! gzip and zstd, known by their magic bytes, with limits against decompression bombs.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;

use super::Peek;
use crate::Options;
use crate::error::InputFault;

/// The ratio is looked at only from here on: small things may be as repetitive as they like.
const RATIO_FROM_BYTES: u64 = 64 << 20;

/// Takes the compression off, if there is one. What is not compressed comes as it is.
pub(crate) fn unpack<'a>(input: Box<dyn Read + Send + 'a>, options: &Options) -> Box<dyn Read + Send + 'a> {
    let mut input = Peek::new(input);
    let (head, _) = input.look(4, |head| head.first().is_some_and(|&byte| !is_magic_start(byte)));
    let packed = match head {
        [0x1F, 0x8B, ..] => Packed::Gzip(Gzip::new(input)),
        // A frame, or one of the sixteen kinds of skippable frame (RFC 8878, 3.1).
        [0x28, 0xB5, 0x2F, 0xFD] | [0x50..=0x5F, 0x2A, 0x4D, 0x18] => {
            match zstd::stream::read::Decoder::new(Counted::new(input)) {
                Ok(decoder) => Packed::Zstd(Box::new(decoder)),
                Err(error) => return Box::new(Failing(Some(error))),
            }
        }
        _ => return Box::new(input),
    };
    Box::new(Unpack {
        packed,
        given: 0,
        max_bytes: options.max_unpacked_bytes,
        max_ratio: options.max_unpack_ratio,
    })
}

fn is_magic_start(byte: u8) -> bool {
    matches!(byte, 0x1F | 0x28 | 0x50..=0x5F)
}

struct Unpack<R: Read> {
    packed: Packed<R>,
    given: u64,
    max_bytes: u64,
    max_ratio: u64,
}

enum Packed<R: Read> {
    Gzip(Gzip<R>),
    Zstd(Box<zstd::stream::read::Decoder<'static, BufReader<Counted<R>>>>),
}

impl<R: Read> Packed<R> {
    fn taken(&self) -> u64 {
        match self {
            Packed::Gzip(gzip) => gzip.taken(),
            Packed::Zstd(decoder) => decoder.get_ref().get_ref().count,
        }
    }

    fn method(&self) -> &'static str {
        match self {
            Packed::Gzip(_) => "gzip",
            Packed::Zstd(_) => "zstd",
        }
    }
}

impl<R: Read> Read for Unpack<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.packed {
            Packed::Gzip(gzip) => gzip.read(out),
            Packed::Zstd(decoder) => decoder.read(out),
        };
        let count = read.map_err(|error| fault(error, self.packed.method()))?;
        self.given += count as u64;
        if self.given > self.max_bytes {
            return Err(InputFault::UnpackTotal { limit: self.max_bytes }.into());
        }
        if self.given > RATIO_FROM_BYTES && self.given / self.max_ratio.max(1) > self.packed.taken() {
            return Err(InputFault::UnpackRatio { ratio: self.max_ratio }.into());
        }
        Ok(count)
    }
}

/// What a decoder reports, in our words; errors of the reader below it stay what they are.
fn fault(error: io::Error, method: &'static str) -> io::Error {
    match error.kind() {
        io::ErrorKind::Interrupted => error,
        io::ErrorKind::UnexpectedEof => InputFault::Truncated { method }.into(),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::Other
            if error.raw_os_error().is_none() =>
        {
            InputFault::Corrupt { method, reason: error.to_string() }.into()
        }
        _ => error,
    }
}

/// The members of a gzip file, one after the other. Zeros after the last (tapes and some tools pad with them) are left out, as
/// gzip itself does.
enum Gzip<R: Read> {
    Member(Box<GzDecoder<BufReader<Counted<R>>>>),
    Between(BufReader<Counted<R>>),
    /// Stands in while the reader moves from one state to the next.
    Done,
}

impl<R: Read> Gzip<R> {
    fn new(inner: R) -> Self {
        Gzip::Between(BufReader::new(Counted::new(inner)))
    }

    fn taken(&self) -> u64 {
        match self {
            Gzip::Member(decoder) => decoder.get_ref().get_ref().count,
            Gzip::Between(reader) => reader.get_ref().count,
            Gzip::Done => u64::MAX,
        }
    }
}

impl<R: Read> Read for Gzip<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            *self = match std::mem::replace(self, Gzip::Done) {
                Gzip::Done => return Ok(0),
                Gzip::Member(mut decoder) => match decoder.read(out) {
                    Ok(0) => Gzip::Between(decoder.into_inner()),
                    read => {
                        *self = Gzip::Member(decoder);
                        return read;
                    }
                },
                Gzip::Between(mut reader) => {
                    let ahead = match reader.fill_buf() {
                        Ok(ahead) => ahead,
                        Err(error) => {
                            *self = Gzip::Between(reader);
                            return Err(error);
                        }
                    };
                    match ahead.iter().position(|&byte| byte != 0) {
                        None if ahead.is_empty() => Gzip::Done,
                        None => {
                            let zeros = ahead.len();
                            reader.consume(zeros);
                            Gzip::Between(reader)
                        }
                        Some(zeros) if ahead[zeros] == 0x1F => {
                            reader.consume(zeros);
                            Gzip::Member(Box::new(GzDecoder::new(reader)))
                        }
                        Some(_) => {
                            return Err(io::Error::other("bytes after the end that are no gzip member"));
                        }
                    }
                }
            }
        }
    }
}

struct Counted<R> {
    inner: R,
    count: u64,
}

impl<R> Counted<R> {
    fn new(inner: R) -> Self {
        Counted { inner, count: 0 }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.count += count as u64;
        Ok(count)
    }
}

struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
