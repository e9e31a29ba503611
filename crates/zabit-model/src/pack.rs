//! The container: named sections behind a checksum.
//!
//! Layout, little endian: magic (8 bytes), CRC-32 of all that follows byte 16 (4), number of sections (4); for each
//! section its name (16, padded with zeros), offset (4) and length (4) in bytes; then the sections.

use thiserror::Error;

const MAGIC: &[u8; 8] = b"ZABIT-M1";
const HEAD: usize = 16;
const NAME: usize = 16;
const ENTRY: usize = NAME + 8;

/// Why a model cannot be used.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum Error {
    /// The first bytes are not those of a model file.
    #[error("not a model file of this program's version")]
    Foreign,
    /// Bytes are missing or changed.
    #[error("the model file is damaged or cut short (checksum {found:08x}, expected {expected:08x})")]
    Damaged {
        /// The checksum that the file says it has.
        expected: u32,
        /// The checksum of what is there.
        found: u32,
    },
    /// A part is not there.
    #[error("the model file has no part `{0}`")]
    Missing(String),
    /// A part does not have the shape it must have.
    #[error("a part of the model file is malformed: {0}")]
    Malformed(&'static str),
}

/// A model file, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Pack<'a> {
    bytes: &'a [u8],
    sections: usize,
}

impl<'a> Pack<'a> {
    /// Opens a model file from elsewhere: everything is checked.
    ///
    /// # Errors
    /// Bytes that are no model file, or not all of it, or changed.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let pack = Self::trust(bytes)?;
        let expected = number(bytes, 8).ok_or(Error::Foreign)?;
        let found = crc32fast::hash(bytes.get(HEAD..).unwrap_or_default());
        if expected == found { Ok(pack) } else { Err(Error::Damaged { expected, found }) }
    }

    /// Opens a model that is part of the program: its checksum is a test's business and costs no start-up time.
    ///
    /// # Errors
    /// Bytes that are no model file.
    pub fn trust(bytes: &'a [u8]) -> Result<Self, Error> {
        let sections = number(bytes, 12).filter(|_| bytes.starts_with(MAGIC)).ok_or(Error::Foreign)?;
        Ok(Self { bytes, sections: sections as usize })
    }

    /// The bytes of a part.
    ///
    /// # Errors
    /// No such part, or one that reaches beyond the file.
    pub fn section(&self, name: &str) -> Result<&'a [u8], Error> {
        let missing = || Error::Missing(name.to_owned());
        let named = |at: &usize| self.bytes.get(*at..at + NAME).is_some_and(|field| unpadded(field) == name.as_bytes());
        let at =
            (0..self.sections).map(|index| HEAD + index * ENTRY).take_while(|at| *at < self.bytes.len()).find(named);
        let at = at.ok_or_else(missing)? + NAME;
        let (offset, length) = number(self.bytes, at).zip(number(self.bytes, at + 4)).ok_or_else(missing)?;
        let (offset, length) = (offset as usize, length as usize);
        self.bytes.get(offset..offset.saturating_add(length)).ok_or(Error::Malformed("a part reaches beyond the file"))
    }
}

fn unpadded(field: &[u8]) -> &[u8] {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    field.get(..end).unwrap_or_default()
}

/// Four bytes as a number.
pub(crate) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes)
}

/// Writes a model file of named parts. Names have at most 16 bytes.
pub fn pack(sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut table = Vec::new();
    let mut offset = HEAD + sections.len() * ENTRY;
    for (name, bytes) in sections {
        let mut field = [0; NAME];
        for (slot, byte) in field.iter_mut().zip(name.bytes()) {
            *slot = byte;
        }
        table.extend_from_slice(&field);
        table.extend_from_slice(&(offset as u32).to_le_bytes());
        table.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        offset += bytes.len();
    }
    for (_, bytes) in sections {
        table.extend_from_slice(bytes);
    }
    let mut out = MAGIC.to_vec();
    out.extend_from_slice(&crc32fast::hash(&table).to_le_bytes());
    out.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    out.extend_from_slice(&table);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_comes_back() {
        let bytes = pack(&[("a", vec![1, 2]), ("b", vec![])]);
        let pack = Pack::open(&bytes).unwrap();
        assert_eq!(pack.section("a"), Ok([1, 2].as_slice()));
        assert_eq!(pack.section("b"), Ok([].as_slice()));
        assert_eq!(pack.section("c"), Err(Error::Missing("c".to_owned())));
    }

    #[test]
    fn a_cut_or_changed_file_is_refused() {
        let bytes = pack(&[("a", vec![1, 2, 3])]);
        for length in 0..bytes.len() {
            assert!(Pack::open(&bytes[..length]).is_err(), "{length}");
        }
        let mut changed = bytes.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(matches!(Pack::open(&changed), Err(Error::Damaged { .. })));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..200), head in any::<bool>()) {
            if head {
                bytes.splice(0..0, MAGIC.iter().copied());
            }
            let _ = Pack::open(&bytes);
            if let Ok(pack) = Pack::trust(&bytes) {
                let _ = pack.section("a");
            }
        }
    }
}
