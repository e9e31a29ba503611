//! gzip and zstd, told by their first bytes and unpacked as a stream.
//!
//! Takes: gzip with any number of members (WARC has one a record), zstd with any number of frames; one in the other.
//! Leaves: zstd with a dictionary of its own (WARC.zst by some crawlers), bzip2, xz, ZIP.
//! A file may be larger than memory; only one that unpacks to [`MAX_RATIO`] times its size is refused.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// A stream of bytes that can go to another thread.
pub(crate) type Stream = Box<dyn Read + Send>;

/// Bytes out for a byte in. News as text packs to a twentieth of its size; a bomb to a thousandth and less.
const MAX_RATIO: u64 = 200;

/// Bytes out before the ratio counts: a small file may well hold one sentence a thousand times.
const GRACE: u64 = 64 << 20;

/// Packings inside one another: "haber.warc.gz.zst".
const MAX_LAYERS: usize = 3;

/// Bytes that are looked at to tell what a file is.
const HEAD: u64 = 64 * 1024;

/// Why packed data cannot be read on; travels inside an [`io::Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Broken {
    /// Cut off, or not what the first bytes promised.
    #[error("damaged {packing} data near byte {at}")]
    Damaged { packing: &'static str, at: u64 },
    /// Too many bytes out for the bytes in.
    #[error("more than {ratio} bytes out for a byte of {packing} data")]
    Bomb { packing: &'static str, at: u64, ratio: u64 },
}

/// A stream whose first bytes are known and come again when it is read.
pub(crate) struct Peeked {
    /// The first bytes, at most 64 KiB.
    pub(crate) head: Vec<u8>,
    given: usize,
    fault: Option<io::Error>,
    rest: Stream,
}

impl Peeked {
    /// Looks at the beginning of a stream. A fault met there is kept for who reads on.
    pub(crate) fn new(mut rest: Stream) -> Self {
        let mut head = Vec::new();
        let fault = rest.by_ref().take(HEAD).read_to_end(&mut head).err();
        Self { head, given: 0, fault, rest }
    }
}

impl Read for Peeked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut head = self.head.get(self.given..).unwrap_or_default();
        if !head.is_empty() {
            let count = head.read(out)?;
            self.given += count;
            return Ok(count);
        }
        match self.fault.take() {
            Some(fault) => Err(fault),
            None => self.rest.read(out),
        }
    }
}

/// A stream of UTF-16 with a byte order mark as UTF-8; every other stream as it is.
pub(crate) fn as_utf8(peeked: Peeked) -> Peeked {
    match Encoding::for_bom(&peeked.head) {
        Some((encoding, _)) if encoding != UTF_8 => {
            let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).build(peeked);
            Peeked::new(Box::new(decoder))
        }
        _ => peeked,
    }
}

/// The stream with every packing around it taken off.
pub(crate) fn unpack(stream: Stream) -> Peeked {
    let mut peeked = Peeked::new(stream);
    for _ in 0..MAX_LAYERS {
        peeked = match peeked.head.as_slice() {
            [0x1f, 0x8b, ..] => Peeked::new(gunzip(peeked)),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Peeked::new(unzstd(peeked)),
            _ => break,
        };
    }
    peeked
}

fn gunzip(packed: Peeked) -> Stream {
    let (packed, count) = counted(packed);
    Box::new(Guarded { packing: "gzip", unpacked: MultiGzDecoder::new(packed), count, out: 0 })
}

fn unzstd(packed: Peeked) -> Stream {
    let (packed, count) = counted(packed);
    Box::new(Guarded { packing: "zstd", unpacked: Frames { packed, frame: None }, count, out: 0 })
}

fn counted(packed: Peeked) -> (BufReader<Counted>, Arc<AtomicU64>) {
    let count = Arc::new(AtomicU64::new(0));
    (BufReader::with_capacity(32 * 1024, Counted { packed, count: Arc::clone(&count) }), count)
}

/// Counts the bytes that are read.
struct Counted {
    packed: Peeked,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.packed.read(out)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// A decoder whose faults say where they are, and which stops at a bomb.
struct Guarded<R> {
    packing: &'static str,
    unpacked: R,
    count: Arc<AtomicU64>,
    out: u64,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let result = self.unpacked.read(out);
        let (packing, at) = (self.packing, self.count.load(Ordering::Relaxed));
        let count = result.map_err(|cause| match cause.get_ref() {
            Some(inner) if inner.is::<Broken>() => cause,
            _ if cause.kind() == io::ErrorKind::Interrupted => cause,
            _ => io::Error::other(Broken::Damaged { packing, at }),
        })?;
        self.out += count as u64;
        if self.out > GRACE && self.out / MAX_RATIO > at {
            return Err(io::Error::other(Broken::Bomb { packing, at, ratio: MAX_RATIO }));
        }
        Ok(count)
    }
}

/// The frames of zstd data one after the other.
struct Frames<R> {
    packed: R,
    frame: Option<FrameDecoder>,
}

impl<R: BufRead> Frames<R> {
    /// Opens the next frame; false at the end of the data.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            let mut frame = FrameDecoder::new();
            match frame.init(&mut self.packed) {
                Ok(()) => {
                    self.frame = Some(frame);
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.packed.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(fault) => return Err(io::Error::other(fault)),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.frame.is_none() && !self.next_frame()? {
                return Ok(0);
            }
            let Some(frame) = self.frame.as_mut() else { return Ok(0) };
            while frame.can_collect() == 0 && !frame.is_finished() {
                frame
                    .decode_blocks(&mut self.packed, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(io::Error::other)?;
            }
            let count = frame.read(out)?;
            if count > 0 || out.is_empty() {
                return Ok(count);
            }
            let promised = frame.get_checksum_from_data();
            if promised.is_some() && promised != frame.get_calculated_checksum() {
                return Err(io::Error::from(io::ErrorKind::InvalidData));
            }
            self.frame = None;
        }
    }
}
