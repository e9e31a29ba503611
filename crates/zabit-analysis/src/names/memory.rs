//! Forms met before, with what the model says of each by itself.

use std::cell::{OnceCell, RefCell};
use std::sync::atomic::{AtomicU64, Ordering};

use zabit_model::Linear;
use zabit_model::feature::FeatureMap;

use super::facts::{Facts, near, number};
use super::features::{Place, alone, letters};
use super::tags::TAGS;

/// Forms kept a thread.
const KEPT: usize = 1 << 16;
/// The number of the form that stands for words far from any capital.
const PLAIN: u32 = 0;
/// The number of the form that stands for places outside the sentence.
const OUTSIDE: u32 = 1;

/// What the model says of a form in one place.
type Sums = [i16; TAGS];

/// A form, and what the model says of it in each [`Place`], once it was met there.
pub struct Known {
    facts: Facts,
    sums: [OnceCell<Sums>; Place::ALL.len()],
}

impl Known {
    fn new(facts: Facts) -> Self {
        Self { facts, sums: Default::default() }
    }

    fn sums(&self, place: Place, model: &Linear, features: &mut Vec<u64>) -> &Sums {
        self.sums[place as usize].get_or_init(|| {
            features.clear();
            if matches!(place, Place::Own) {
                letters(&self.facts, features);
            }
            alone(place, &self.facts, features);
            let mut sums = [0_i32; TAGS];
            model.add(features, &mut sums);
            sums.map(|sum| sum.clamp(i16::MIN.into(), i16::MAX.into()) as i16)
        })
    }
}

impl AsRef<Facts> for &Known {
    fn as_ref(&self) -> &Facts {
        &self.facts
    }
}

/// The forms that one tagger has met on one thread.
#[derive(Default)]
pub struct Memory {
    tagger: u64,
    forms: Vec<Known>,
    places: FeatureMap<u32>,
    sentence: Vec<u32>,
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// A number for a tagger: what one has summed is of no use to another.
pub fn new_tagger() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Calls `read` with the forms of a sentence, and the one that stands for places outside it.
pub fn with_known<T>(tagger: u64, tokens: &[&str], read: impl FnOnce(&[&Known], &Known) -> T) -> Option<T> {
    MEMORY.with_borrow_mut(|memory| {
        memory.prepare(tagger);
        memory.look(tokens);
        let words: Vec<&Known> = memory.sentence.iter().filter_map(|form| memory.forms.get(*form as usize)).collect();
        memory.forms.get(OUTSIDE as usize).map(|outside| read(&words, outside))
    })
}

impl Memory {
    fn prepare(&mut self, tagger: u64) {
        if self.tagger == tagger && self.forms.len() < KEPT {
            return;
        }
        self.tagger = tagger;
        self.places.clear();
        self.forms.clear();
        for facts in [Facts::default(), Facts::OUTSIDE] {
            self.forms.push(Known::new(facts));
        }
    }

    /// Finds the forms of a sentence.
    fn look(&mut self, tokens: &[&str]) {
        let Self { forms, places, sentence, .. } = self;
        sentence.clear();
        sentence.resize(tokens.len(), PLAIN);
        near(tokens, |at, token| {
            let form = *places.entry(number(token)).or_insert_with(|| {
                forms.push(Known::new(Facts::new(token)));
                forms.len() as u32 - 1
            });
            if let Some(slot) = sentence.get_mut(at) {
                *slot = form;
            }
        });
    }
}

/// Adds what the forms around a token say by themselves. `room` is to work in.
pub fn add_alone(
    words: &[&Known],
    outside: &Known,
    at: usize,
    model: &Linear,
    room: &mut Vec<u64>,
    sums: &mut [i32; TAGS],
) {
    for (place, by) in Place::ALL {
        let known = at.checked_add_signed(by).and_then(|at| words.get(at)).copied().unwrap_or(outside);
        for (sum, one) in sums.iter_mut().zip(known.sums(place, model, room)) {
            *sum += i32::from(*one);
        }
    }
}
