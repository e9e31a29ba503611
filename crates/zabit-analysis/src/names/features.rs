//! The features by which a token's tag is chosen. Numbers of templates are part of the model: a new template takes a
//! new number, and the model is trained anew.

use std::ops::Range;

use zabit_model::feature::{mix, one, three, two};

use super::facts::{Facts, Role, is_listed};

/// The template of a tag after a tag, and that of the model's own measure.
pub const AFTER: u8 = 250;
/// The value that stands for no tag: the beginning of a stretch.
pub const UNIT: u8 = 251;
/// Features up to this many are about the token's own letters: a trainer hides them now and then.
pub const OWN: usize = 8;

/// A stretch of a sentence that may hold names.
pub struct Stretch<'a> {
    facts: &'a [Facts],
    range: Range<usize>,
    /// For each token: what heads the words to come, how the list of known names covers it.
    ahead: Vec<u64>,
    listed: Vec<u64>,
    /// Whether capitals say nothing in this sentence: a heading.
    shouts: bool,
}

impl<'a> Stretch<'a> {
    /// `facts` are those of the whole sentence.
    pub fn new(facts: &'a [Facts], range: Range<usize>, shouts: bool) -> Self {
        let mut stretch = Self { facts, ahead: Vec::new(), listed: vec![0; range.len()], range, shouts };
        stretch.look_ahead();
        stretch.look_up();
        stretch
    }

    fn at(&self, at: usize, by: isize) -> &'a Facts {
        at.checked_add_signed(by).and_then(|at| self.facts.get(at)).unwrap_or(&Facts::OUTSIDE)
    }

    /// The next head of a name or title after each token, and how far it is.
    fn look_ahead(&mut self) {
        let (mut class, mut far) = (0, 0);
        self.ahead = vec![0; self.range.len()];
        for at in self.range.clone().rev() {
            if let Some(slot) = self.ahead.get_mut(at - self.range.start) {
                *slot = class << 3 | far;
            }
            let own = self.at(at, 0);
            if own.suffix != 0 || own.role == Role::Opener {
                (class, far) = (0, 0);
            }
            if own.class != 0 && own.class < 20 {
                (class, far) = (own.class, 0);
            }
            far = (far + 1).min(4);
        }
    }

    /// Which tokens are part of a name of several words that is in the lists.
    fn look_up(&mut self) {
        for start in self.range.clone() {
            for length in 2..=3 {
                let Some(words) = self.facts.get(start..start + length).filter(|_| start + length <= self.range.end) else { break };
                if words.iter().all(Facts::is_capital) && is_listed(words) {
                    for (at, slot) in self.listed.iter_mut().skip(start - self.range.start).take(length).enumerate() {
                        *slot = 1 + u64::from(at > 0) + u64::from(at + 1 == length) * 2;
                    }
                }
            }
        }
    }

    /// Whether a capital says nothing at this place: a sentence's first word, one after a quotation mark, a heading.
    fn opens(&self, at: usize) -> u64 {
        if self.at(at, -1).role == Role::Opener { 1 } else { u64::from(self.shouts) * 2 }
    }

    /// The features of a token of the stretch.
    pub fn features(&self, at: usize, out: &mut Vec<u64>) {
        out.clear();
        let (own, last, next) = (self.at(at, 0), self.at(at, -1), self.at(at, 1));
        let (far, farther) = (self.at(at, -2), self.at(at, 2));
        let place = at - self.range.start;
        let seen = |all: &[u64]| all.get(place).copied().unwrap_or(0);
        let (ahead, listed) = (seen(&self.ahead), seen(&self.listed));
        let opens = self.opens(at);
        let look = own.shape << 2 | opens;
        out.push(one(0, own.stem));
        out.push(two(1, own.stem, last.stem));
        out.push(two(2, own.stem, next.stem));
        out.push(one(3, own.endings[0]));
        out.push(one(4, own.endings[1]));
        out.push(one(5, own.endings[2]));
        out.push(one(6, own.beginnings[0]));
        out.push(one(7, own.beginnings[1]));
        out.push(0);
        out.pop();
        out.push(one(8, look));
        out.push(two(9, look, own.class));
        out.push(one(10, own.lists));
        out.push(two(11, own.suffix, own.shape & 2));
        out.push(three(12, listed, own.class, opens));
        out.push(two(13, ahead, own.class));
        out.push(two(14, ahead, last.class));
        out.push(one(15, last.stem));
        out.push(one(16, next.stem));
        out.push(one(17, far.stem));
        out.push(one(18, farther.stem));
        out.push(two(19, last.class, last.shape));
        out.push(two(20, next.class, next.shape));
        out.push(three(21, last.class, own.class, look));
        out.push(three(22, own.class, next.class, look));
        out.push(three(23, last.shape, own.shape, next.shape));
        out.push(two(24, mix(last.class, own.class), next.class));
        out.push(one(25, last.endings[1]));
        out.push(one(26, next.endings[1]));
        out.push(one(27, next.beginnings[1]));
        out.push(two(28, last.suffix, last.class));
        out.push(two(29, mix(far.class, last.class), own.class));
        out.push(two(30, mix(farther.class, next.class), own.class));
        out.push(two(31, last.stem, own.class));
        out.push(two(32, next.stem, own.class));
    }
}
