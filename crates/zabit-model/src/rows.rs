//! A dense linear model: every feature leads to one row of small weights, one a class.
//!
//! The upper bits of a feature's number say which row. Rows have no keys: two features may share a row, in training as
//! in use, and learning makes the best of it (Weinberger et al. 2009, "Feature hashing for large scale multitask
//! learning"). A feature costs one look into memory, which is what makes a parser fast.
//!
//! Layout: how many bits choose the row (4 bytes, little endian), then the rows, a signed byte a class.

use crate::pack::{Error, number};

const HEAD: usize = 4;
/// The largest weight that a byte holds.
const MOST: f32 = 127.0;
/// Share of weights, by size, that are kept exactly; those above are cut to the largest that fits.
const KEPT: f64 = 0.999_98;

/// A dense model of `W` classes, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a, const W: usize> {
    shift: u32,
    rows: &'a [[u8; W]],
}

impl<'a, const W: usize> Rows<'a, W> {
    /// A model from the bytes that [`rows`] wrote.
    ///
    /// # Errors
    /// Bytes of another shape.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let bits = number(bytes, 0).filter(|bits| (1..32).contains(bits)).ok_or(Error::Malformed("no head"))?;
        let (rows, rest) = bytes.get(HEAD..).unwrap_or_default().as_chunks::<W>();
        if rows.len() != 1 << bits || !rest.is_empty() {
            return Err(Error::Malformed("not as many rows as it says"));
        }
        Ok(Self { shift: 64 - bits, rows })
    }

    /// The sums of the features' weights, one a class. Up to 256 features have room in a sum.
    #[inline]
    pub fn score<const N: usize>(&self, features: &[u64; N]) -> [i16; W] {
        let mut sums = [0_i16; W];
        for feature in features {
            let row = self.rows.get((feature >> self.shift) as usize).unwrap_or(&[0; W]);
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum = sum.wrapping_add(i16::from(*weight as i8));
            }
        }
        sums
    }
}

/// Which of 2^`bits` rows a feature has: where a trainer keeps its weights.
#[inline]
pub fn row(feature: u64, bits: u32) -> usize {
    (feature >> (64 - bits)) as usize
}

/// Writes a model of `2^bits` rows, whose weights stand one row after another. Weights are kept in a byte each.
pub fn rows(bits: u32, weights: &[f32]) -> Vec<u8> {
    let mut sizes: Vec<f32> = weights.iter().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let at = (sizes.len() as f64 * KEPT) as usize;
    let unit = sizes.get(at).or(sizes.last()).copied().unwrap_or(1.0) / MOST;
    let byte = |weight: &f32| (weight / unit).round().clamp(-MOST, MOST) as i8 as u8;
    bits.to_le_bytes().into_iter().chain(weights.iter().map(byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn weights_come_back(weights in prop::collection::vec(-9.0_f32..9.0, 16), feature in any::<u64>()) {
            let bytes = rows(3, &weights);
            let model = Rows::<2>::open(&bytes).unwrap();
            let most = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs())).max(1e-6);
            for (class, sum) in model.score(&[feature]).iter().enumerate() {
                let weight = weights[row(feature, 3) * 2 + class];
                prop_assert!((f32::from(*sum) / MOST * most - weight).abs() <= most * 0.01, "{sum} {weight}");
            }
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..100), feature in any::<u64>()) {
            if let Ok(model) = Rows::<4>::open(&bytes) {
                model.score(&[feature; 3]);
            }
        }
    }
}
