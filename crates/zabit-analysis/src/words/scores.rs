//! What the models make of a form by itself, summed once a form: most of what decides about a word is the word.

use zabit_model::Linear;
use zabit_turkish::morph::{Reading, Upos};

use super::features::PARTS;
use super::form::Form;
use super::{KINDS, Words, features};

/// A sum of weights for each part of speech. A token has some forty features of at most 255 each, which leaves room.
pub(super) type Sums = [i16; KINDS];

/// The sums of a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    /// For the form's own part of speech, anywhere but at the beginning of a sentence.
    pub(super) own: Sums,
    /// For that of a token it stands beside; see [`features::beside`].
    pub(super) beside: [Sums; 4],
    /// The part of speech, where all readings of a known stem agree: half of running text.
    pub(super) only: Option<Upos>,
    /// The readings worth weighing in context, those of one part of speech together.
    pub(super) ranked: Box<[Ranked]>,
}

/// A reading that may be chosen: of those that fare alike in every context, the likeliest by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) upos: Upos,
    /// Its place among the form's readings.
    pub(super) index: u16,
    /// What it is worth by itself.
    pub(super) own: i32,
    /// What the words around judge it by.
    pub(super) parts: [u64; PARTS],
}

impl Scores {
    pub(super) fn new(form: &Form, models: &Words) -> Self {
        let sums = |fill: &dyn Fn(&mut Vec<u64>)| sums(&models.kinds, fill);
        let only = only(&form.readings);
        let own = |out: &mut Vec<u64>| {
            features::own(form, out);
            features::stands(form, false, out);
        };
        let own = if only.is_some() { [0; KINDS] } else { sums(&own) };
        let beside = [0, 1, 2, 3].map(|place| sums(&|out| features::beside(form, place, out)));
        Self { own, beside, only, ranked: ranked(form, &models.readings) }
    }
}

/// The sums of some features.
pub(super) fn sums(model: &Linear, fill: impl Fn(&mut Vec<u64>)) -> Sums {
    let mut features = Vec::with_capacity(32);
    fill(&mut features);
    let mut sums = [0; KINDS];
    model.add(&features, &mut sums);
    sums
}

/// Adds sums to sums.
pub(super) fn add(sums: &mut Sums, more: &Sums) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

/// The part of speech that all readings share, where none is a guess.
fn only(readings: &[Reading]) -> Option<Upos> {
    let first = readings.first()?;
    readings.iter().all(|reading| reading.upos == first.upos && !reading.guessed).then_some(first.upos)
}

fn ranked(form: &Form, model: &Linear) -> Box<[Ranked]> {
    let mut features = Vec::with_capacity(16);
    let mut all: Vec<Ranked> = Vec::with_capacity(form.readings.len());
    for (index, reading) in form.readings.iter().enumerate() {
        features.clear();
        features::reading_own(form, reading, &mut features);
        let own = model.weight(&features);
        let index = index.try_into().unwrap_or(u16::MAX);
        let found = Ranked { upos: reading.upos, index, own, parts: features::parts(reading) };
        match all.iter_mut().find(|known| (known.upos, known.parts) == (found.upos, found.parts)) {
            Some(known) if known.own < own => *known = found,
            Some(_) => {}
            None => all.push(found),
        }
    }
    all.sort_by_key(|found| (found.upos, found.index));
    all.into()
}

impl Form {
    /// The readings of a part of speech; all of them where none has it.
    pub(super) fn ranked(&self, tag: Upos) -> &[Ranked] {
        let all = &self.scores.ranked;
        let from = all.partition_point(|found| found.upos < tag);
        let to = all.partition_point(|found| found.upos <= tag);
        if from == to { all } else { all.get(from..to).unwrap_or_default() }
    }

    /// The reading at an index.
    pub(super) fn reading(&self, index: u16) -> Option<&Reading> {
        self.readings.get(usize::from(index))
    }
}
