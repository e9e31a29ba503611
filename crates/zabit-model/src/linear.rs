//! A sparse linear model: feature to weights of classes.
//!
//! Layout, little endian: classes (4 bytes), slots (4), pairs (4), zero (4); an open-addressing table in two columns, then
//! the pairs. Most features asked for are in no model, so that the first column, all that they touch, is kept small
//! enough to stay near the processor.
//!
//! - tags, 2 bytes a slot: the upper quarter of the feature's number; zero: the slot is free. One feature in some 40,000 is
//!   taken for another, which no score notices;
//! - places, 4 bytes a slot: where its pairs begin (24 bits) and how many there are (8 bits); or its only pair (upper
//!   half) and one;
//! - pairs, 2 bytes each: class (7 bits) and weight (9 bits, signed). Weights of a model share one unit, which does not
//!   matter to which class wins.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::pack::{Error, number};

const HEAD: usize = 16;
const TAG: usize = 2;
const PLACE: usize = 4;
const PAIR: usize = 2;
/// The largest weight that nine bits hold.
const MOST: f32 = 255.0;
/// A class is kept in seven bits.
const CLASSES: usize = 128;
/// How many features are looked up together.
const TOGETHER: usize = 8;
/// Share of weights, by size, that are kept exactly; those above are cut to the largest that fits. A few features
/// with huge weights would otherwise make all others coarse.
const KEPT: f64 = 0.9995;

/// A linear model, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Linear<'a> {
    classes: usize,
    tags: &'a [[u8; TAG]],
    places: &'a [[u8; PLACE]],
    pairs: &'a [[u8; PAIR]],
}

impl<'a> Linear<'a> {
    /// A model that knows nothing: every weight is zero.
    pub const EMPTY: Self = Self { classes: 0, tags: &[], places: &[], pairs: &[] };

    /// A model from the bytes that [`linear`] wrote.
    ///
    /// # Errors
    /// Bytes of another shape.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let field = |at| number(bytes, at).map(|value| value as usize).ok_or(Error::Malformed("no head"));
        let (classes, slots, pairs) = (field(0)?, field(4)?, field(8)?);
        let body = bytes.get(HEAD..).ok_or(Error::Malformed("no head"))?;
        let column = |size: usize| slots.checked_mul(size).ok_or(Error::Malformed("too many slots"));
        let short = Error::Malformed("too few slots");
        let (tags, body) = body.split_at_checked(column(TAG)?).ok_or(short)?;
        let short = Error::Malformed("too few places");
        let (places, pairs_of) = body.split_at_checked(column(PLACE)?).ok_or(short)?;
        let (tags, places) = (tags.as_chunks().0, places.as_chunks().0);
        let all = pairs_of.as_chunks().0;
        if all.len() < pairs || slots == 0 || classes > CLASSES {
            return Err(Error::Malformed("too few weights"));
        }
        if !tags.contains(&[0; TAG]) {
            return Err(Error::Malformed("no free slot"));
        }
        Ok(Self { classes, tags, places, pairs: all })
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Adds the weights of features to the sums of the classes.
    #[inline]
    pub fn add<S: AddAssign + From<i16>>(&self, features: &[u64], sums: &mut [S]) {
        let mut add = |pair| {
            let (class, weight) = unpair(pair);
            if let Some(sum) = sums.get_mut(class) {
                *sum += weight.into();
            }
        };
        self.each(features, |row| match row {
            Row::One(pair) => add(pair),
            Row::Several(pairs) => pairs.iter().for_each(|pair| add(*pair)),
        });
    }

    /// The sum of the weights of features in a model of one class; unknown features weigh nothing.
    #[inline]
    pub fn weight(&self, features: &[u64]) -> i32 {
        let mut sum = 0;
        self.each(features, |row| {
            if let Row::One(pair) = row {
                sum += i32::from(unpair(pair).1);
            }
        });
        sum
    }

    /// Calls `each` with the row of every feature that has one.
    #[inline]
    fn each(&self, features: &[u64], mut each: impl FnMut(Row<'a>)) {
        for features in features.chunks(TOGETHER) {
            // All are asked for before any is looked at, so that the processor waits for memory once, not for each.
            let mut slots = [(0, [0; TAG]); TOGETHER];
            for (slot, feature) in slots.iter_mut().zip(features) {
                let home = home(*feature, self.tags.len());
                *slot = (home, self.tags.get(home).copied().unwrap_or_default());
            }
            for (feature, (home, slot)) in features.iter().zip(slots) {
                if slot != [0; TAG]
                    && let Some(row) = self.row(*feature, home, slot)
                {
                    each(row);
                }
            }
        }
    }

    /// The row of a feature, whose first slot is known.
    #[inline]
    fn row(&self, feature: u64, home: usize, first: [u8; TAG]) -> Option<Row<'a>> {
        let tag = tag(feature).to_le_bytes();
        let (mut at, mut slot) = (home, first);
        // Every table has a free slot (see `open`), so this ends.
        while slot != tag {
            at = if at + 1 == self.tags.len() { 0 } else { at + 1 };
            slot = self.tags.get(at).copied().filter(|slot| *slot != [0; TAG])?;
        }
        self.places.get(at).map(|place| self.at(u32::from_le_bytes(*place)))
    }

    #[inline]
    fn at(&self, place: u32) -> Row<'a> {
        let (start, length) = ((place >> 8) as usize, (place & 0xff) as usize);
        match length {
            1 => Row::One(((place >> 16) as u16).to_le_bytes()),
            _ => Row::Several(self.pairs.get(start..start + length).unwrap_or_default()),
        }
    }
}

/// The weights of a feature.
enum Row<'a> {
    One([u8; PAIR]),
    Several(&'a [[u8; PAIR]]),
}

/// What tells a feature from others that are looked for in the same slot.
#[inline]
fn tag(feature: u64) -> u16 {
    ((feature >> 48) as u16).max(1)
}

/// The slot a feature is first looked for in.
#[inline]
fn home(feature: u64, slots: usize) -> usize {
    ((u64::from(feature as u32) * slots as u64) >> 32) as usize
}

#[inline]
fn unpair(pair: [u8; PAIR]) -> (usize, i16) {
    let pair = i16::from_le_bytes(pair);
    ((pair & 0x7f) as usize, pair >> 7)
}

fn paired(class: u8, weight: i32) -> [u8; PAIR] {
    ((weight as i16) << 7 | i16::from(class)).to_le_bytes()
}

/// Writes a model: for each feature its classes (below 128) and their weights. Weights are kept in 9 bits; those that
/// round to zero are left out, and a feature without weights with them.
pub fn linear(classes: u32, weights: &BTreeMap<u64, Vec<(u8, f32)>>) -> Vec<u8> {
    let unit = unit(weights);
    let rows: Vec<(u64, Vec<[u8; PAIR]>)> = weights
        .iter()
        .map(|(feature, row)| (*feature, row.iter().filter_map(|pair| rounded(*pair, unit)).collect()))
        .filter(|(_, row): &(u64, Vec<[u8; PAIR]>)| !row.is_empty())
        .collect();
    let slots = rows.len() * 4 / 3 + 1;
    let (mut tags, mut places) = (vec![0_u16; slots], vec![0_u32; slots]);
    let mut pairs: Vec<[u8; PAIR]> = Vec::new();
    for (feature, row) in &rows {
        let mut at = home(*feature, slots);
        while tags.get(at).is_some_and(|tag| *tag != 0) {
            at = (at + 1) % slots;
        }
        if let (Some(slot), Some(place)) = (tags.get_mut(at), places.get_mut(at)) {
            *slot = tag(*feature);
            *place = match row.as_slice() {
                [only] => u32::from(u16::from_le_bytes(*only)) << 16 | 1,
                several => (pairs.len() as u32) << 8 | several.len() as u32,
            };
        }
        if row.len() > 1 {
            pairs.extend(row);
        }
    }
    let head = [classes, slots as u32, pairs.len() as u32, 0].into_iter().flat_map(u32::to_le_bytes);
    let tags = tags.into_iter().flat_map(u16::to_le_bytes);
    let places = places.into_iter().flat_map(u32::to_le_bytes);
    head.chain(tags).chain(places).chain(pairs.into_iter().flatten()).collect()
}

/// What one step of a kept weight is worth.
fn unit(weights: &BTreeMap<u64, Vec<(u8, f32)>>) -> f32 {
    let mut sizes: Vec<f32> = weights.values().flatten().map(|(_, weight)| weight.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let at = (sizes.len() as f64 * KEPT) as usize;
    sizes.get(at).or(sizes.last()).copied().filter(|size| *size > 0.0).unwrap_or(1.0) / MOST
}

fn rounded((class, weight): (u8, f32), unit: f32) -> Option<[u8; PAIR]> {
    let weight = (weight / unit).round().clamp(-MOST, MOST) as i32;
    (weight != 0).then(|| paired(class, weight))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feature;
    use proptest::prelude::*;
    use std::collections::HashSet;

    proptest! {
        #[test]
        fn weights_come_back(rows in prop::collection::btree_map(any::<u64>(), (0_u8..128, -100.0_f32..100.0), 1..200)) {
            // Features that share a tag may be taken for each other.
            let mut tags = HashSet::new();
            let rows: BTreeMap<u64, _> = rows.into_iter().filter(|(feature, _)| tags.insert(tag(*feature))).collect();
            let weights: BTreeMap<u64, Vec<(u8, f32)>> = rows.iter().map(|(f, pair)| (*f, vec![*pair])).collect();
            let most = rows.values().map(|(_, w)| w.abs()).fold(0.0, f32::max).max(1e-6);
            let bytes = linear(128, &weights);
            let model = Linear::open(&bytes).unwrap();
            for (feature, (class, weight)) in &rows {
                let mut sums = [0_i32; 128];
                model.add(&[*feature], &mut sums);
                let sum = sums[usize::from(*class)] as f32 / MOST * most;
                prop_assert!((sum - weight).abs() <= most * 0.01, "{sum} {weight}");
            }
            prop_assert_eq!(model.weight(&[feature::text(9, "unknown")]), 0);
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..100), feature in any::<u64>()) {
            if let Ok(model) = Linear::open(&bytes) {
                model.add(&[feature; 9], &mut [0_i32; 4]);
            }
        }
    }
}
