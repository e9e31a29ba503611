//! A sparse linear model: feature to weights of classes.
//!
//! Layout, little endian: classes (4 bytes), slots (4), pairs (4), zero (4); the slots of an open-addressing table, 8
//! bytes each: the upper half of the feature's number (4), then where its pairs begin (24 bits) and how many there are (8
//! bits; none: the slot is free); then the pairs, 2 bytes each: class (7 bits) and weight (9 bits, signed). Weights
//! of a model share one unit, which does not matter to which class wins.

use std::collections::BTreeMap;

use crate::pack::{Error, number};

const HEAD: usize = 16;
const SLOT: usize = 8;
/// The largest weight that nine bits hold.
const MOST: f32 = 255.0;
/// A class is kept in seven bits.
const CLASSES: usize = 128;
/// Share of weights, by size, that are kept exactly; those above are cut to the largest that fits. A few features
/// with huge weights would otherwise make all others coarse.
const KEPT: f64 = 0.9995;

/// A linear model, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Linear<'a> {
    classes: usize,
    slots: &'a [[u8; SLOT]],
    pairs: &'a [[u8; 2]],
}

impl<'a> Linear<'a> {
    /// A model that knows nothing: every weight is zero.
    pub const EMPTY: Self = Self { classes: 0, slots: &[], pairs: &[] };

    /// A model from the bytes that [`linear`] wrote.
    ///
    /// # Errors
    /// Bytes of another shape.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let field = |at| number(bytes, at).map(|value| value as usize).ok_or(Error::Malformed("no head"));
        let (classes, slots, pairs) = (field(0)?, field(4)?, field(8)?);
        let body = bytes.get(HEAD..).ok_or(Error::Malformed("no head"))?;
        let cut = slots.checked_mul(SLOT).filter(|cut| *cut <= body.len()).ok_or(Error::Malformed("too few slots"))?;
        let (table, rest) = body.split_at(cut);
        let (table, rest) = (table.as_chunks::<SLOT>().0, rest.as_chunks::<2>().0);
        if rest.len() < pairs || slots == 0 || classes > CLASSES {
            return Err(Error::Malformed("too few weights"));
        }
        Ok(Self { classes, slots: table, pairs: rest })
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Adds the weights of a feature to the sums of the classes.
    #[inline]
    pub fn add(&self, feature: u64, sums: &mut [i32]) {
        for pair in self.row(feature) {
            let (class, weight) = unpair(*pair);
            if let Some(sum) = sums.get_mut(class) {
                *sum += weight;
            }
        }
    }

    /// The weight of a feature in a model of one class; zero for an unknown feature.
    #[inline]
    pub fn weight(&self, feature: u64) -> i32 {
        self.row(feature).first().map_or(0, |pair| unpair(*pair).1)
    }

    #[inline]
    fn row(&self, feature: u64) -> &'a [[u8; 2]] {
        let tag = (feature >> 32) as u32;
        let mut at = home(feature, self.slots.len());
        for _ in 0..self.slots.len() {
            let Some(slot) = self.slots.get(at) else { break };
            let slot = u64::from_le_bytes(*slot);
            let place = (slot >> 32) as usize;
            let length = place & 0xff;
            if length == 0 {
                break;
            }
            if slot as u32 == tag {
                let start = place >> 8;
                return self.pairs.get(start..start + length).unwrap_or_default();
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
        &[]
    }
}

/// The slot a feature is first looked for in.
#[inline]
fn home(feature: u64, slots: usize) -> usize {
    ((u64::from(feature as u32) * slots as u64) >> 32) as usize
}

#[inline]
fn unpair(pair: [u8; 2]) -> (usize, i32) {
    let pair = i16::from_le_bytes(pair);
    ((pair & 0x7f) as usize, i32::from(pair >> 7))
}

fn paired(class: u8, weight: i32) -> [u8; 2] {
    ((weight as i16) << 7 | i16::from(class)).to_le_bytes()
}

/// Writes a model: for each feature its classes (below 128) and their weights. Weights are kept in 9 bits; those that
/// round to zero are left out, and a feature without weights with them.
pub fn linear(classes: u32, weights: &BTreeMap<u64, Vec<(u8, f32)>>) -> Vec<u8> {
    let unit = unit(weights);
    let rows: Vec<(u64, Vec<[u8; 2]>)> = weights
        .iter()
        .map(|(feature, row)| (*feature, row.iter().filter_map(|pair| rounded(*pair, unit)).collect()))
        .filter(|(_, row): &(u64, Vec<[u8; 2]>)| !row.is_empty())
        .collect();
    let slots = rows.len() * 4 / 3 + 1;
    let mut table = vec![0_u64; slots];
    let mut pairs: Vec<u8> = Vec::new();
    for (feature, row) in &rows {
        let start = (pairs.len() / 2) as u64;
        let mut at = home(*feature, slots);
        while table.get(at).is_some_and(|slot| *slot != 0) {
            at = (at + 1) % slots;
        }
        if let Some(slot) = table.get_mut(at) {
            *slot = (start << 8 | row.len() as u64) << 32 | feature >> 32;
        }
        pairs.extend(row.iter().flatten());
    }
    let mut out = Vec::with_capacity(HEAD + slots * SLOT + pairs.len());
    for field in [classes, slots as u32, (pairs.len() / 2) as u32, 0] {
        out.extend_from_slice(&field.to_le_bytes());
    }
    out.extend(table.iter().flat_map(|slot| slot.to_le_bytes()));
    out.extend(pairs);
    out
}

/// What one step of a kept weight is worth.
fn unit(weights: &BTreeMap<u64, Vec<(u8, f32)>>) -> f32 {
    let mut sizes: Vec<f32> = weights.values().flatten().map(|(_, weight)| weight.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let at = (sizes.len() as f64 * KEPT) as usize;
    sizes.get(at).or(sizes.last()).copied().filter(|size| *size > 0.0).unwrap_or(1.0) / MOST
}

fn rounded((class, weight): (u8, f32), unit: f32) -> Option<[u8; 2]> {
    let weight = (weight / unit).round().clamp(-MOST, MOST) as i32;
    (weight != 0).then(|| paired(class, weight))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feature;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn weights_come_back(rows in prop::collection::btree_map(any::<u64>(), (0_u8..128, -100.0_f32..100.0), 1..200)) {
            let weights: BTreeMap<u64, Vec<(u8, f32)>> = rows.iter().map(|(f, pair)| (*f, vec![*pair])).collect();
            let most = rows.values().map(|(_, w)| w.abs()).fold(0.0, f32::max).max(1e-6);
            let bytes = linear(128, &weights);
            let model = Linear::open(&bytes).unwrap();
            for (feature, (class, weight)) in &rows {
                let mut sums = [0; 128];
                model.add(*feature, &mut sums);
                let sum = sums[usize::from(*class)] as f32 / MOST * most;
                prop_assert!((sum - weight).abs() <= most * 0.01, "{sum} {weight}");
            }
            prop_assert_eq!(model.weight(feature::text(9, "unknown")), 0);
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..100), feature in any::<u64>()) {
            if let Ok(model) = Linear::open(&bytes) {
                model.add(feature, &mut [0; 4]);
            }
        }
    }
}
