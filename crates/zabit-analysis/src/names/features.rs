//! The features by which a token's tag is chosen. Numbers of templates are part of the model: a new template takes a
//! new number, and the model is trained anew.

use std::ops::Range;

use zabit_model::feature::{mix, one, three, two};

use super::facts::{Facts, Role};

/// The template of a tag after a tag.
pub const AFTER: u8 = 250;
/// The template of the model's own measure.
pub const UNIT: u8 = 251;
/// The first features of a token are about its own letters: a trainer hides them now and then.
pub const OWN: usize = 8;

/// Where a form stands, seen from the token whose tag is asked for. What a form says by itself is summed once for
/// each place.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// The token itself.
    Own,
    /// Right before it.
    Last,
    /// Right after it.
    Next,
    /// Two before.
    Far,
    /// Two after.
    Farther,
}

impl Place {
    /// All places, with how far they are from the token.
    pub const ALL: [(Self, isize); 5] =
        [(Self::Own, 0), (Self::Last, -1), (Self::Next, 1), (Self::Far, -2), (Self::Farther, 2)];
}

/// What a token's own letters say.
pub fn letters(own: &Facts, out: &mut Vec<u64>) {
    out.push(one(0, own.stem));
    out.push(one(3, own.endings[0]));
    out.push(one(4, own.endings[1]));
    out.push(one(5, own.endings[2]));
    out.push(one(6, own.beginnings[0]));
    out.push(one(7, own.beginnings[1]));
}

/// What else a form says by itself in a place.
pub fn alone(place: Place, form: &Facts, out: &mut Vec<u64>) {
    match place {
        Place::Own => {
            out.push(one(10, form.lists));
            out.push(two(11, form.suffix, form.shape & 2));
        }
        Place::Last => {
            out.push(one(15, form.stem));
            out.push(two(19, form.class, form.shape));
            out.push(one(25, form.endings[1]));
            out.push(two(28, form.suffix, form.class));
        }
        Place::Next => {
            out.push(one(16, form.stem));
            out.push(two(20, form.class, form.shape));
            out.push(one(26, form.endings[1]));
            out.push(one(27, form.beginnings[1]));
        }
        Place::Far => out.push(one(17, form.stem)),
        Place::Farther => out.push(one(18, form.stem)),
    }
}

/// A stretch of a sentence that may hold names.
pub struct Stretch<'a, F> {
    words: &'a [F],
    range: Range<usize>,
    /// For each token, the next head of a name or title after it, and how far it is.
    ahead: &'a [u64],
    /// Whether capitals say nothing in this sentence: a heading.
    shouts: bool,
}

impl<'a, F: AsRef<Facts>> Stretch<'a, F> {
    /// `words` are those of the whole sentence; `room` is to work in.
    pub fn new(words: &'a [F], range: Range<usize>, shouts: bool, room: &'a mut Vec<u64>) -> Self {
        room.clear();
        room.resize(range.len(), 0);
        look_ahead(words.get(range.clone()).unwrap_or_default(), room);
        Self { words, range, ahead: room, shouts }
    }

    fn at(&self, at: usize, by: isize) -> &'a Facts {
        at.checked_add_signed(by).and_then(|at| self.words.get(at)).map_or(&Facts::OUTSIDE, AsRef::as_ref)
    }

    /// Whether a capital says nothing at this place: a sentence's first word, one after a quotation mark, a heading.
    fn opens(&self, at: usize) -> u64 {
        if self.at(at, -1).role == Role::Opener { 1 } else { u64::from(self.shouts) * 2 }
    }

    /// All features of a token of the stretch, those of its own letters first.
    pub fn features(&self, at: usize, out: &mut Vec<u64>) {
        out.clear();
        letters(self.at(at, 0), out);
        self.pairs(at, out);
        for (place, by) in Place::ALL {
            alone(place, self.at(at, by), out);
        }
        self.rest(at, out);
    }

    /// The features that need more than one form.
    pub fn together(&self, at: usize, out: &mut Vec<u64>) {
        out.clear();
        self.pairs(at, out);
        self.rest(at, out);
    }

    fn pairs(&self, at: usize, out: &mut Vec<u64>) {
        let own = self.at(at, 0);
        out.push(two(1, own.stem, self.at(at, -1).stem));
        out.push(two(2, own.stem, self.at(at, 1).stem));
    }

    fn rest(&self, at: usize, out: &mut Vec<u64>) {
        let (own, last, next) = (self.at(at, 0), self.at(at, -1), self.at(at, 1));
        let (far, farther) = (self.at(at, -2), self.at(at, 2));
        let ahead = self.ahead.get(at - self.range.start).copied().unwrap_or_default();
        let look = own.shape << 2 | self.opens(at);
        out.push(one(8, look));
        out.push(two(9, look, own.class));
        out.push(two(13, ahead, own.class));
        out.push(two(14, ahead, last.class));
        out.push(three(23, last.shape, own.shape, next.shape));
        out.push(two(24, mix(last.class, own.class), next.class));
        out.push(two(29, mix(far.class, last.class), own.class));
        out.push(two(30, mix(farther.class, next.class), own.class));
        out.push(two(31, last.stem, own.class));
        out.push(two(32, next.stem, own.class));
        out.push(two(33, look, own.kinds));
    }
}

/// Finds what heads the words to come, for each word of a stretch.
fn look_ahead<F: AsRef<Facts>>(words: &[F], ahead: &mut [u64]) {
    let (mut class, mut far) = (0, 0);
    for (word, ahead) in words.iter().zip(ahead).rev() {
        let word = word.as_ref();
        *ahead = class << 3 | far;
        if word.suffix != 0 || word.role == Role::Opener {
            (class, far) = (0, 0);
        }
        if word.class != 0 && word.class < 20 {
            (class, far) = (word.class, 0);
        }
        far = (far + 1).min(4);
    }
}
