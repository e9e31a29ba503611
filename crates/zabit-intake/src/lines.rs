//! Pieces of a stream that fit into memory: lines of a bounded length, and a reader with an allowance.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What [`line`] read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A line, without its end.
    Whole,
    /// A line longer than the limit; it was passed over.
    TooLong,
    /// Nothing: the stream is at its end.
    End,
}

/// Reads the next line into `out`, at most `limit` bytes of it.
///
/// # Errors
/// Where the stream cannot be read; what it gave of the line is lost, as a half line is no line.
pub(crate) fn line(stream: &mut impl BufRead, out: &mut Vec<u8>, limit: u64) -> io::Result<Line> {
    out.clear();
    let mut read = 0u64;
    let mut ended = false;
    while !ended {
        let bytes = match stream.fill_buf() {
            Ok([]) => break,
            Ok(bytes) => bytes,
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => continue,
            Err(fault) => return Err(fault),
        };
        let end = bytes.iter().position(|b| *b == b'\n');
        let piece = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or(bytes);
        let used = piece.len() + usize::from(end.is_some());
        if out.len() as u64 + piece.len() as u64 <= limit {
            out.extend_from_slice(piece);
        }
        read += piece.len() as u64;
        ended = end.is_some();
        stream.consume(used);
    }
    match (read, ended) {
        (0, false) => Ok(Line::End),
        (read, _) if read > limit => {
            *out = Vec::new();
            Ok(Line::TooLong)
        }
        _ => {
            if out.last() == Some(&b'\r') {
                out.pop();
            }
            Ok(Line::Whole)
        }
    }
}

/// How many bytes may still be read for one item, by a parser that would read on until memory ends.
#[derive(Clone)]
pub(crate) struct Allowance {
    left: Arc<AtomicU64>,
    limit: u64,
}

/// The fault of a read beyond the [`Allowance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("item larger than allowed")]
pub(crate) struct Spent;

impl Allowance {
    /// An allowance of `limit` bytes an item.
    pub(crate) fn new(limit: u64) -> Self {
        Self { left: Arc::new(AtomicU64::new(limit)), limit }
    }

    /// Allows as much again for the next item.
    pub(crate) fn renew(&self) {
        self.left.store(self.limit, Ordering::Relaxed);
    }

    /// The stream, read no further than is allowed.
    pub(crate) fn of<R: Read>(&self, stream: R) -> Allowed<R> {
        Allowed { stream, allowance: self.clone() }
    }

    /// Whether a fault is that of a read beyond the allowance.
    pub(crate) fn is_spent(fault: &io::Error) -> bool {
        fault.get_ref().is_some_and(|inner| inner.is::<Spent>())
    }
}

/// A stream under an [`Allowance`].
pub(crate) struct Allowed<R> {
    stream: R,
    allowance: Allowance,
}

impl<R: Read> Read for Allowed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let left = self.allowance.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::Error::other(Spent));
        }
        let room = usize::try_from(left).unwrap_or(usize::MAX).min(out.len());
        let count = self.stream.read(out.get_mut(..room).unwrap_or_default())?;
        self.allowance.left.store(left - count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_within_the_limit() {
        let mut stream = io::BufReader::with_capacity(4, "köprü\r\naçıldı, vali geldi\n\nson".as_bytes());
        let (mut out, mut read) = (Vec::new(), Vec::new());
        loop {
            let found = line(&mut stream, &mut out, 8).expect("no fault");
            if found == Line::End {
                break;
            }
            read.push((found, String::from_utf8(out.clone()).expect("UTF-8")));
        }
        let expected = [(Line::Whole, "köprü"), (Line::TooLong, ""), (Line::Whole, ""), (Line::Whole, "son")];
        assert_eq!(read, expected.map(|(found, text)| (found, text.to_owned())));
    }
}
