//! A reader that gives out no more than it is allowed to, until it is allowed more.

use std::io::{self, Read};

use crate::error::InputFault;

/// Bounds what a parser with buffers of its own takes for one record.
pub(crate) struct Budget<R> {
    inner: R,
    limit: u64,
    left: u64,
}

impl<R: Read> Budget<R> {
    pub(crate) fn new(inner: R, limit: u64) -> Self {
        Budget { inner, limit, left: limit }
    }

    /// Begins a new record.
    pub(crate) fn renew(&mut self) {
        self.left = self.limit;
    }
}

impl<R: Read> Read for Budget<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.left = match self.left.checked_sub(count as u64) {
            Some(left) => left,
            None => return Err(InputFault::TooLong { limit: self.limit }.into()),
        };
        Ok(count)
    }
}
