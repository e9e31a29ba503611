//! Features as numbers: a template's number and its values, mixed into 64 bits.
//!
//! Two features share a number by chance only (one in 2⁶⁴), so no list of their names is kept.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const STEP: u64 = 0xe703_7ed1_a0b4_28db;

/// Mixes two numbers into one: the folded product of wyhash.
///
/// ```
/// use zabit_model::feature::mix;
/// assert_ne!(mix(1, 2), mix(2, 1));
/// ```
#[inline]
pub fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ SEED).wrapping_mul(u128::from(b ^ STEP));
    (product as u64) ^ (product >> 64) as u64 ^ a.rotate_left(23)
}

/// The number of a template with one value.
#[inline]
pub fn one(template: u8, a: u64) -> u64 {
    mix(u64::from(template) << 56 | 1, a)
}

/// The number of a template with two values.
#[inline]
pub fn two(template: u8, a: u64, b: u64) -> u64 {
    mix(one(template, a), b)
}

/// The number of a template with three values.
#[inline]
pub fn three(template: u8, a: u64, b: u64, c: u64) -> u64 {
    mix(two(template, a, b), c)
}

/// The number of a piece of text.
#[inline]
pub fn bytes(text: &[u8]) -> u64 {
    let mut chunks = text.chunks_exact(8);
    let mut state = text.len() as u64;
    for chunk in &mut chunks {
        state = mix(state, u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
    }
    let mut last = [0; 8];
    for (slot, byte) in last.iter_mut().zip(chunks.remainder()) {
        *slot = *byte;
    }
    mix(state, u64::from_le_bytes(last))
}

/// The number of a template whose value is a piece of text.
#[inline]
pub fn text(template: u8, value: &str) -> u64 {
    one(template, bytes(value.as_bytes()))
}

/// A map keyed by features.
pub type FeatureMap<V> = HashMap<u64, V, BuildHasherDefault<AsItIs>>;

/// Hashes a feature to itself: it is a hash already.
#[derive(Default)]
pub struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
