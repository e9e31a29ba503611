//! Words in context: part of speech first, from left to right, then the reading of each word that fits best.
//!
//! In:  the tokens of a sentence.
//! Out: for each token one of its readings ([`zabit_turkish::morph`]).
//! Source: the averaged perceptron of Collins (2002) for both steps; ranking the analyser's readings in context is
//! the way of Sak, Güngör and Saraçlar (2008), "Turkish language resources: morphological parser, morphological
//! disambiguator and web corpus".

pub mod features;
pub mod form;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;

use zabit_model::Linear;
use zabit_turkish::morph::{Feats, Reading, Upos};

use crate::models;
use features::{Around, Forms, NO_TAG};
use form::Form;

/// How many parts of speech there are.
pub const KINDS: usize = 17;
/// Forms kept for the next time they are met, a thread. Half of running text is a few hundred forms.
const KEPT: usize = 1 << 16;

/// The models of this step.
#[derive(Clone, Copy)]
struct Words {
    kinds: Linear<'static>,
    readings: Linear<'static>,
}

fn words() -> Option<&'static Words> {
    static WORDS: OnceLock<Option<Words>> = OnceLock::new();
    let open = || {
        let file = models::file("words.model")?;
        let section = |name| file.section(name).and_then(Linear::open).ok();
        Some(Words { kinds: section("kinds")?, readings: section("readings")? })
    };
    WORDS.get_or_init(open).as_ref()
}

/// The reading chosen for a token.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is known of the form, all readings included.
    pub form: Rc<Form>,
    /// Which of the readings was chosen.
    pub index: usize,
    /// The part of speech; the reading's own, unless no reading has the one that the context asks for.
    pub upos: Upos,
}

impl Choice {
    /// The reading chosen. None only where a form has no readings at all, which does not happen.
    pub fn reading(&self) -> Option<&Reading> {
        self.form.readings.get(self.index)
    }
}

thread_local! {
    static FORMS: RefCell<HashMap<Box<str>, Rc<Form>>> = RefCell::new(HashMap::new());
    static EDGE: Form = form::edge();
}

/// What is known of a form, from memory where it was met before.
pub fn form(text: &str) -> Rc<Form> {
    FORMS.with_borrow_mut(|forms| {
        if let Some(form) = forms.get(text) {
            return Rc::clone(form);
        }
        if forms.len() >= KEPT {
            forms.clear();
        }
        let form = Rc::new(Form::new(text));
        // A form of a thousand letters will not come again.
        if text.len() < 64 {
            forms.insert(text.into(), Rc::clone(&form));
        }
        form
    })
}

/// Chooses a reading for each token of a sentence.
pub fn choose(tokens: &[&str]) -> Vec<Choice> {
    let forms: Vec<Rc<Form>> = tokens.iter().map(|token| form(token)).collect();
    let all: Vec<&Form> = forms.iter().map(Rc::as_ref).collect();
    EDGE.with(|edge| {
        let around = Forms::new(&all, edge);
        let tags = kinds(&around, all.len());
        let chosen = readings(&around, &all, &tags);
        forms
            .iter()
            .zip(chosen)
            .zip(tags)
            .map(|((form, index), upos)| Choice { form: Rc::clone(form), index, upos })
            .collect()
    })
}

fn kinds(forms: &Forms, count: usize) -> Vec<Upos> {
    let mut tags = Vec::with_capacity(count);
    let mut features = Vec::with_capacity(64);
    let mut before = [NO_TAG; 2];
    for at in 0..count {
        features::kind(forms, at, before, &mut features);
        let mut sums = [0; KINDS];
        if let Some(words) = words() {
            features.iter().for_each(|feature| words.kinds.add(*feature, &mut sums));
        }
        let best = best(&sums);
        before = [best as u64, before[0]];
        tags.push(Upos::ALL.get(best).copied().unwrap_or(Upos::X));
    }
    tags
}

fn readings(forms: &Forms, all: &[&Form], tags: &[Upos]) -> Vec<usize> {
    let mut features = Vec::with_capacity(64);
    let mut feats: Vec<Feats> = Vec::with_capacity(all.len());
    let mut chosen = Vec::with_capacity(all.len());
    for (at, (form, tag)) in all.iter().zip(tags).enumerate() {
        let index = match candidates(form, *tag).as_slice() {
            [] => 0,
            [only] => *only,
            several => {
                let around = Around::new(forms, at, tags, &feats);
                let score = |index: &usize| -> i32 {
                    let Some(reading) = form.readings.get(*index) else { return i32::MIN };
                    features::reading(&around, reading, *tag, &mut features);
                    words().map_or(0, |words| features.iter().map(|feature| words.readings.weight(*feature)).sum())
                };
                let scores: Vec<i32> = several.iter().map(score).collect();
                several.get(best(&scores)).copied().unwrap_or(0)
            }
        };
        feats.push(form.readings.get(index).map(|reading| reading.feats).unwrap_or_default());
        chosen.push(index);
    }
    chosen
}

/// The readings that have a part of speech, by index; all of them where none has it.
pub fn candidates(form: &Form, tag: Upos) -> Vec<usize> {
    let with = |tag: Option<Upos>| -> Vec<usize> {
        let fits = |reading: &Reading| tag.is_none_or(|tag| reading.upos == tag);
        (0..form.readings.len()).filter(|at| form.readings.get(*at).is_some_and(fits)).collect()
    };
    let fitting = with(Some(tag));
    if fitting.is_empty() { with(None) } else { fitting }
}

/// The index of the greatest number; the first of equals.
pub fn best<T: PartialOrd>(scores: &[T]) -> usize {
    let mut best = 0;
    for at in 1..scores.len() {
        if scores[at] > scores[best] {
            best = at;
        }
    }
    best
}
