//! The features by which a token's tag is chosen. Numbers of templates are part of the model: a new template takes a
//! new number, and the model is trained anew.

use std::ops::Range;

use zabit_model::feature::{mix, one, three, two};

use super::facts::{Facts, Role, is_listed};

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

/// What is known of a token of a stretch beside its form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mark {
    /// The next head of a name or title after it, and how far it is.
    ahead: u64,
    /// How a name of several words in the lists covers it.
    listed: u64,
}

/// A stretch of a sentence that may hold names.
pub struct Stretch<'a, F> {
    words: &'a [F],
    range: Range<usize>,
    marks: &'a [Mark],
    /// Whether capitals say nothing in this sentence: a heading.
    shouts: bool,
}

impl<'a, F: AsRef<Facts>> Stretch<'a, F> {
    /// `words` are those of the whole sentence; `marks` is room to work in.
    pub fn new(words: &'a [F], range: Range<usize>, shouts: bool, marks: &'a mut Vec<Mark>) -> Self {
        marks.clear();
        marks.resize(range.len(), Mark::default());
        look_ahead(words, &range, marks);
        look_up(words, &range, marks);
        Self { words, range, marks, shouts }
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
        let mark = self.marks.get(at - self.range.start).copied().unwrap_or_default();
        let opens = self.opens(at);
        let look = own.shape << 2 | opens;
        out.push(one(8, look));
        out.push(two(9, look, own.class));
        out.push(three(12, mark.listed, own.class, opens));
        out.push(two(13, mark.ahead, own.class));
        out.push(two(14, mark.ahead, last.class));
        out.push(three(21, last.class, own.class, look));
        out.push(three(22, own.class, next.class, look));
        out.push(three(23, last.shape, own.shape, next.shape));
        out.push(two(24, mix(last.class, own.class), next.class));
        out.push(two(29, mix(far.class, last.class), own.class));
        out.push(two(30, mix(farther.class, next.class), own.class));
        out.push(two(31, last.stem, own.class));
        out.push(two(32, next.stem, own.class));
    }
}

/// Marks what heads the words to come.
fn look_ahead<F: AsRef<Facts>>(words: &[F], range: &Range<usize>, marks: &mut [Mark]) {
    let (mut class, mut far) = (0, 0);
    for (word, mark) in words.get(range.clone()).unwrap_or_default().iter().zip(marks).rev() {
        let word = word.as_ref();
        mark.ahead = class << 3 | far;
        if word.suffix != 0 || word.role == Role::Opener {
            (class, far) = (0, 0);
        }
        if word.class != 0 && word.class < 20 {
            (class, far) = (word.class, 0);
        }
        far = (far + 1).min(4);
    }
}

/// Marks names of several words that are in the lists.
fn look_up<F: AsRef<Facts>>(words: &[F], range: &Range<usize>, marks: &mut [Mark]) {
    for start in range.clone() {
        for length in 2..=3 {
            let Some(words) = words.get(start..start + length).filter(|_| start + length <= range.end) else { break };
            if !words.iter().all(|word| word.as_ref().is_capital()) {
                break;
            }
            if is_listed(words.iter().map(|word| word.as_ref())) {
                for (at, mark) in marks.iter_mut().skip(start - range.start).take(length).enumerate() {
                    mark.listed = 1 + u64::from(at > 0) + u64::from(at + 1 == length) * 2;
                }
            }
        }
    }
}
