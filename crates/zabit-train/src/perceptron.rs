//! The averaged perceptron (Collins 2002), for any of the models: features in, classes out.
//!
//! Weights start at zero and change only where a guess was wrong; their mean over all steps is kept, which is what
//! makes a perceptron steady. The same examples in the same order give the same weights.

use std::collections::BTreeMap;

use zabit_model::feature::FeatureMap;

/// The weight of one class, and what its mean needs: the sum over past steps and the step it was last changed.
struct Cell {
    class: u8,
    weight: f32,
    sum: f64,
    since: u32,
}

/// A model in the making.
#[derive(Default)]
pub struct Perceptron {
    rows: FeatureMap<Vec<Cell>>,
    step: u32,
}

impl Perceptron {
    /// Adds the weights of the features to the sums of the classes.
    pub fn score(&self, features: &[u64], sums: &mut [f32]) {
        for cell in features.iter().filter_map(|feature| self.rows.get(feature)).flatten() {
            if let Some(sum) = sums.get_mut(usize::from(cell.class)) {
                *sum += cell.weight;
            }
        }
    }

    /// The sum of the features' weights for one class.
    pub fn sum(&self, features: &[u64], class: u8) -> f32 {
        let rows = features.iter().filter_map(|feature| self.rows.get(feature)).flatten();
        rows.filter(|cell| cell.class == class).map(|cell| cell.weight).sum()
    }

    /// One step of learning is over, whether anything was changed or not.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Changes the weights of the features for a class.
    pub fn change(&mut self, features: &[u64], class: u8, by: f32) {
        for feature in features {
            let row = self.rows.entry(*feature).or_default();
            let at = row.iter().position(|cell| cell.class == class).unwrap_or_else(|| {
                row.push(Cell { class, weight: 0.0, sum: 0.0, since: self.step });
                row.len() - 1
            });
            if let Some(cell) = row.get_mut(at) {
                cell.sum += f64::from(cell.weight) * f64::from(self.step - cell.since);
                cell.since = self.step;
                cell.weight += by;
            }
        }
    }

    /// The mean weights, without those smaller than `least` (a share of nothing is noise that costs room).
    pub fn averaged(&self, least: f32) -> BTreeMap<u64, Vec<(u8, f32)>> {
        let steps = f64::from(self.step.max(1));
        let mean = |cell: &Cell| {
            let sum = cell.sum + f64::from(cell.weight) * f64::from(self.step - cell.since);
            (cell.class, (sum / steps) as f32)
        };
        let kept = |row: &Vec<Cell>| {
            let mut row: Vec<(u8, f32)> = row.iter().map(mean).filter(|(_, weight)| weight.abs() >= least).collect();
            row.sort_by_key(|(class, _)| *class);
            row
        };
        let rows = self.rows.iter().map(|(feature, row)| (*feature, kept(row)));
        rows.filter(|(_, row)| !row.is_empty()).collect()
    }
}

/// Random numbers for shuffling: splitmix64, the same on every machine.
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.roll() % limit.max(1)
    }

    /// Shuffles (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = (self.roll() % (last as u64 + 1)) as usize;
            items.swap(last, other);
        }
    }
}
