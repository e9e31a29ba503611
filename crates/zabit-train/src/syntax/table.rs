//! Weights in the making, in dense rows.

use zabit_model::row;

/// Weights in the making, `W` a row: those that all treebanks share, and for each group of treebanks what it adds to
/// them (Daumé 2007, "Frustratingly easy domain adaptation"), so that the habits of one group do not spoil what is
/// shared. Only the shared ones are kept in the end.
pub struct Table<const W: usize> {
    bits: u32,
    /// The shared part, then one for each group.
    parts: Vec<Part>,
    step: f64,
}

struct Part {
    weights: Vec<f32>,
    /// For the mean: changes times the step they were made at.
    late: Vec<f64>,
}

impl<const W: usize> Table<W> {
    /// Weights of zero in `2^bits` rows.
    pub fn new(bits: u32, groups: usize) -> Self {
        let size = W << bits;
        let part = || Part { weights: vec![0.0; size], late: vec![0.0; size] };
        Self { bits, parts: (0..=groups).map(|_| part()).collect(), step: 1.0 }
    }

    /// The sums of the features' weights in a group, one a class.
    pub fn score(&self, features: &[u64], group: usize) -> [f32; W] {
        let mut sums = [0.0; W];
        for part in [self.parts.first(), self.parts.get(group + 1)].into_iter().flatten() {
            for feature in features {
                let at = row(*feature, self.bits) * W;
                for (sum, weight) in sums.iter_mut().zip(part.weights.get(at..).unwrap_or_default()) {
                    *sum += weight;
                }
            }
        }
        sums
    }

    /// Speaks for one class and against another.
    pub fn learn(&mut self, features: &[u64], group: usize, right: usize, wrong: usize) {
        for (class, by) in [(right, 1.0), (wrong, -1.0)] {
            for index in [0, group + 1] {
                let Some(part) = self.parts.get_mut(index) else { continue };
                for feature in features {
                    let at = row(*feature, self.bits) * W + class;
                    if let (Some(weight), Some(late)) = (part.weights.get_mut(at), part.late.get_mut(at)) {
                        *weight += by;
                        *late += self.step * f64::from(by);
                    }
                }
            }
        }
    }

    /// One step of learning is over, whether anything was changed or not.
    pub fn tick(&mut self) {
        self.step += 1.0;
    }

    /// The mean of the shared weights over all steps.
    pub fn averaged(&self) -> Vec<f32> {
        let mean = |(weight, late): (&f32, &f64)| (f64::from(*weight) - late / self.step) as f32;
        self.parts.first().map_or(Vec::new(), |shared| shared.weights.iter().zip(&shared.late).map(mean).collect())
    }
}
