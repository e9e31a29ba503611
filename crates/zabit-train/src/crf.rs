//! A conditional random field over the tags of names (Lafferty, McCallum and Pereira 2001), learnt by stochastic
//! gradient (AdaGrad: Duchi, Hazan and Singer 2011). The same examples in the same order give the same weights.

use std::collections::BTreeMap;

use zabit_analysis::names::features::{AFTER, OWN, UNIT};
use zabit_analysis::names::tags::{NONE, TAGS, follows, is_open};
use zabit_model::feature::{one, two};

use zabit_model::feature::FeatureMap;

use crate::perceptron::Dice;

const ROUNDS: usize = 8;
/// Each learns from the examples in orders of its own; the mean of them hangs less on chance than any.
const SEEDS: [u64; 3] = [11, 12, 13];
/// Step width.
const RATE: f32 = 0.04;
/// Pull towards zero.
const DECAY: f32 = 2e-6;
/// One time in so many the own letters of a stretch's words are hidden, so that neighbours learn to speak for words
/// never seen.
const HIDDEN: u64 = 6;
/// Features seen less often than this are left out.
const LEAST_SEEN: f32 = 2.0;

type Row = [f32; TAGS];

/// A stretch to learn from: the features of each word, and its tag.
pub struct Example {
    /// One list a word, in the order of the templates.
    pub features: Vec<Vec<u64>>,
    /// One a word; none where any may be right.
    pub tags: Vec<Option<usize>>,
    /// How much it counts.
    pub weight: f32,
}

/// Weights in the making.
pub struct Field {
    weights: Vec<Row>,
    squares: Vec<Row>,
    after: [Row; TAGS],
    after_squares: [Row; TAGS],
    dice: Dice,
}

/// What one example says: chances of tags, and of tags after tags.
struct Chances {
    tags: Vec<Row>,
    after: [Row; TAGS],
}

impl Field {
    /// Learns from examples.
    pub fn learn(examples: &[&Example]) -> BTreeMap<u64, Vec<(u8, f32)>> {
        let known = known(examples);
        let size = known.len();
        let rows: Vec<Vec<Vec<u32>>> = examples.iter().map(|example| numbers(&known, example)).collect();
        let mut mean = Mean { weights: vec![[0.0; TAGS]; size], after: [[0.0; TAGS]; TAGS] };
        for seed in SEEDS {
            Self::new(size, seed).run(examples, &rows, &mut mean);
        }
        mean.written(&known)
    }

    fn new(size: usize, seed: u64) -> Self {
        Self {
            weights: vec![[0.0; TAGS]; size],
            squares: vec![[1e-3; TAGS]; size],
            after: [[0.0; TAGS]; TAGS],
            after_squares: [[1e-3; TAGS]; TAGS],
            dice: Dice::new(seed),
        }
    }

    fn run(&mut self, examples: &[&Example], rows: &[Vec<Vec<u32>>], mean: &mut Mean) {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for round in 0..ROUNDS {
            self.dice.shuffle(&mut order);
            for at in &order {
                self.step(&rows[*at], examples[*at]);
            }
            // The mean of the later rounds forgets the accidents of any one order.
            if round >= ROUNDS / 2 {
                mean.add(self, 1.0 / ((ROUNDS - ROUNDS / 2) * SEEDS.len()) as f32);
            }
        }
    }

    fn step(&mut self, rows: &[Vec<u32>], example: &Example) {
        let hidden = self.dice.below(HIDDEN) == 0;
        let used: Vec<&[u32]> =
            rows.iter().map(|row| row.get(if hidden { OWN } else { 0 }..).unwrap_or_default()).collect();
        let sums: Vec<Row> = used.iter().map(|row| self.sum(row)).collect();
        let any = vec![None; sums.len()];
        let (Some(free), Some(right)) = (chances(&sums, &self.after, &any), chances(&sums, &self.after, &example.tags))
        else {
            return;
        };
        for ((row, right), free) in used.iter().zip(&right.tags).zip(&free.tags) {
            let slope: Row = std::array::from_fn(|tag| free[tag] - right[tag]);
            for feature in row.iter().filter(|feature| **feature != UNKNOWN) {
                let feature = *feature as usize;
                for at in 0..TAGS {
                    let slope = slope[at] * example.weight + DECAY * self.weights[feature][at];
                    self.squares[feature][at] += slope * slope;
                    self.weights[feature][at] -= RATE * slope / self.squares[feature][at].sqrt();
                }
            }
        }
        for before in 0..TAGS {
            for tag in 0..TAGS {
                let slope = (free.after[before][tag] - right.after[before][tag]) * example.weight;
                self.after_squares[before][tag] += slope * slope;
                self.after[before][tag] -= RATE * slope / self.after_squares[before][tag].sqrt();
            }
        }
    }

    fn sum(&self, row: &[u32]) -> Row {
        let mut sums = [0.0; TAGS];
        for feature in row.iter().filter(|feature| **feature != UNKNOWN) {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[*feature as usize]) {
                *sum += weight;
            }
        }
        sums
    }
}

/// The mean of weights in the making.
struct Mean {
    weights: Vec<Row>,
    after: [Row; TAGS],
}

impl Mean {
    fn add(&mut self, field: &Field, share: f32) {
        let all = self.weights.iter_mut().chain(&mut self.after).flatten();
        for (mean, weight) in all.zip(field.weights.iter().chain(&field.after).flatten()) {
            *mean += weight * share;
        }
    }

    fn written(&self, known: &FeatureMap<u32>) -> BTreeMap<u64, Vec<(u8, f32)>> {
        let row = |row: &Row| -> Vec<(u8, f32)> {
            (0_u8..).zip(row).filter(|(_, weight)| weight.abs() >= LEAST).map(|(tag, weight)| (tag, *weight)).collect()
        };
        let mut out: BTreeMap<u64, Vec<(u8, f32)>> =
            known.iter().map(|(feature, at)| (*feature, row(&self.weights[*at as usize]))).collect();
        for (before, weights) in self.after.iter().enumerate() {
            out.insert(one(AFTER, before as u64), row(weights));
        }
        out.insert(two(UNIT, 0, 0), vec![(0, 1.0)]);
        out.retain(|_, row| !row.is_empty());
        out
    }
}

/// Weights below are noise that costs room.
const LEAST: f32 = 0.04;

/// The number of a feature that is not learnt.
const UNKNOWN: u32 = u32::MAX;

fn known(examples: &[&Example]) -> FeatureMap<u32> {
    let mut seen: FeatureMap<f32> = FeatureMap::default();
    for example in examples {
        for feature in example.features.iter().flatten() {
            *seen.entry(*feature).or_default() += example.weight;
        }
    }
    let mut often: Vec<u64> =
        seen.into_iter().filter(|(_, seen)| *seen >= LEAST_SEEN).map(|(feature, _)| feature).collect();
    often.sort_unstable();
    often.into_iter().zip(0..).collect()
}

fn numbers(known: &FeatureMap<u32>, example: &Example) -> Vec<Vec<u32>> {
    let number = |feature: &u64| known.get(feature).copied().unwrap_or(UNKNOWN);
    example.features.iter().map(|row| row.iter().map(number).collect()).collect()
}

/// Forward and backward sums over all ways through a stretch that have the tags asked for. None where there is no way.
fn chances(sums: &[Row], after: &[Row; TAGS], asked: &[Option<usize>]) -> Option<Chances> {
    let size = sums.len();
    let fits = |at: usize, tag: usize| asked.get(at).copied().flatten().is_none_or(|asked| asked == tag);
    let sums = &sums
        .iter()
        .enumerate()
        .map(|(at, row)| std::array::from_fn(|tag| if fits(at, tag) { row[tag] } else { f32::NEG_INFINITY }))
        .collect::<Vec<Row>>();
    let mut forward = vec![[f32::NEG_INFINITY; TAGS]; size];
    let mut backward = vec![[f32::NEG_INFINITY; TAGS]; size];
    for at in 0..size {
        for tag in 0..TAGS {
            let way = match at.checked_sub(1) {
                None if follows(NONE, tag) => after[NONE][tag],
                None => f32::NEG_INFINITY,
                Some(last) => {
                    let ways = (0..TAGS).filter(|before| follows(*before, tag));
                    total(ways.map(|before| forward[last][before] + after[before][tag]))
                }
            };
            forward[at][tag] = way + sums[at][tag];
        }
    }
    for at in (0..size).rev() {
        for tag in 0..TAGS {
            backward[at][tag] = if at + 1 == size {
                if is_open(tag) { f32::NEG_INFINITY } else { 0.0 }
            } else {
                let ways = (0..TAGS).filter(|next| follows(tag, *next));
                total(ways.map(|next| after[tag][next] + sums[at + 1][next] + backward[at + 1][next]))
            };
        }
    }
    let all = total((0..TAGS).map(|tag| forward[size - 1][tag] + backward[size - 1][tag]));
    if all == f32::NEG_INFINITY {
        return None;
    }
    let mut chances = Chances { tags: vec![[0.0; TAGS]; size], after: [[0.0; TAGS]; TAGS] };
    for at in 0..size {
        for tag in 0..TAGS {
            chances.tags[at][tag] = (forward[at][tag] + backward[at][tag] - all).exp();
            for before in (0..TAGS).filter(|before| follows(*before, tag)) {
                let way = match at.checked_sub(1) {
                    None if before == NONE => 0.0,
                    None => continue,
                    Some(last) => forward[last][before],
                };
                chances.after[before][tag] +=
                    (way + after[before][tag] + sums[at][tag] + backward[at][tag] - all).exp();
            }
        }
    }
    Some(chances)
}

/// The logarithm of a sum of exponentials.
fn total(ways: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = ways.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY { most } else { most + ways.map(|way| (way - most).exp()).sum::<f32>().ln() }
}
