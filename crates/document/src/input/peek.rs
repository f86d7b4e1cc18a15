//! A reader that can be looked into before it is read.

use std::io::{self, Read};

/// Reads what it has looked at first, then the rest. An error met while looking comes when reading gets there, so that
/// what precedes it is not lost.
pub(crate) struct Peek<R> {
    head: Vec<u8>,
    at: usize,
    failure: Option<io::Error>,
    inner: R,
}

impl<R: Read> Peek<R> {
    pub(crate) fn new(inner: R) -> Self {
        Peek { head: Vec::new(), at: 0, failure: None, inner }
    }

    /// Looks at up to `most` bytes, fewer if the input ends or if `enough` says so. It asks the reader for no more
    /// than it needs: on a pipe, the other side may be waiting for an answer.
    ///
    /// Returns the bytes, and whether they are all there are.
    pub(crate) fn look(&mut self, most: usize, enough: impl Fn(&[u8]) -> bool) -> (&[u8], bool) {
        let mut ended = self.failure.is_some();
        while !ended && self.head.len() - self.at < most && !enough(&self.head[self.at..]) {
            let old = self.head.len();
            self.head.resize(self.at + most, 0);
            let read = self.inner.read(&mut self.head[old..]);
            self.head.truncate(old + *read.as_ref().unwrap_or(&0));
            match read {
                Ok(0) => ended = true,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.failure = Some(error);
                    ended = true;
                }
            }
        }
        (&self.head[self.at..], ended)
    }

    /// The error that ended the looking, if it did.
    pub(crate) fn take_failure(&mut self) -> Option<io::Error> {
        self.failure.take()
    }

    /// Leaves out the next bytes, which must have been looked at.
    pub(crate) fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.head.len());
    }
}

impl<R: Read> Read for Peek<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at < self.head.len() {
            let rest = &self.head[self.at..];
            let count = rest.len().min(out.len());
            out[..count].copy_from_slice(&rest[..count]);
            self.at += count;
            return Ok(count);
        }
        self.head = Vec::new();
        self.at = 0;
        match self.failure.take() {
            Some(error) => Err(error),
            None => self.inner.read(out),
        }
    }
}
