//! Words in context: part of speech first, from left to right, then the reading of each word that fits best.
//!
//! In:  the tokens of a sentence.
//! Out: for each token one of its readings ([`zabit_turkish::morph`]).
//! Source: the averaged perceptron of Collins (2002) for both steps; ranking the analyser's readings in context is
//! the way of Sak, Güngör and Saraçlar (2008), "Turkish language resources: morphological parser, morphological
//! disambiguator and web corpus".

pub mod features;
pub mod form;
mod scores;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::OnceLock;

use zabit_model::Linear;
use zabit_turkish::morph::{Feats, Reading, Upos};

use crate::memo::Memo;
use crate::models;
use features::{Around, Forms, NO_TAG};
use form::Form;
use scores::{Ranked, Scores, Sums};

/// How many parts of speech there are.
pub const KINDS: usize = 17;

/// The models of this step.
struct Words {
    kinds: Linear<'static>,
    readings: Linear<'static>,
    /// What the part of speech of the token before is worth, by its number; see [`features::after`].
    after: [Sums; NO_TAG as usize + 1],
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let file = models::file("words.model");
        // Models of a folder were checked when they were loaded, and those of the program are by a test.
        let section = |name| file.and_then(|file| Linear::open(file.section(name).ok()?).ok());
        let kinds = section("kinds").unwrap_or(Linear::EMPTY);
        let after = std::array::from_fn(|before| scores::sums(&kinds, |out| features::after(before as u64, out)));
        Words { kinds, readings: section("readings").unwrap_or(Linear::EMPTY), after }
    })
}

/// The reading chosen for a token.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is known of the form, all readings included.
    pub form: Rc<Form>,
    /// Which of the readings was chosen.
    pub index: u16,
    /// The part of speech; the reading's own, unless no reading has the one that the context asks for.
    pub upos: Upos,
}

impl Choice {
    /// The reading chosen. None only where a form has no readings at all, which does not happen.
    pub fn reading(&self) -> Option<&Reading> {
        self.form.reading(self.index)
    }
}

thread_local! {
    static FORMS: RefCell<Memo<Form>> = RefCell::default();
    static EDGE: Form = form::edge();
}

/// What is known of a form, from memory where it was met before.
pub fn form(text: &str) -> Rc<Form> {
    FORMS.with_borrow_mut(|forms| forms.get(text, analysed))
}

/// What is known of a form, worked out anew.
pub fn analysed(text: &str) -> Form {
    let mut form = Form::new(text);
    form.scores = Scores::new(&form, words());
    form
}

/// Chooses a reading for each token of a sentence.
pub fn choose(tokens: &[&str]) -> Vec<Choice> {
    choose_among(tokens.iter().map(|token| form(token)).collect())
}

/// Chooses a reading for each form of a sentence.
pub fn choose_among(forms: Vec<Rc<Form>>) -> Vec<Choice> {
    let models = words();
    let all: Vec<&Form> = forms.iter().map(Rc::as_ref).collect();
    let (tags, chosen) = EDGE.with(|edge| {
        let around = Forms::new(&all, edge);
        let tags = kinds(models, &around, &all);
        let chosen = readings(models, &around, &all, &tags);
        (tags, chosen)
    });
    let choice = |((form, index), upos)| Choice { form, index, upos };
    forms.into_iter().zip(chosen).zip(tags).map(choice).collect()
}

fn kinds(models: &Words, forms: &Forms, all: &[&Form]) -> Vec<Upos> {
    let mut tags = Vec::with_capacity(all.len());
    let mut features = Vec::with_capacity(32);
    let mut before = NO_TAG;
    for (at, form) in all.iter().enumerate() {
        if let Some(only) = form.scores.only {
            before = only as u64;
            tags.push(only);
            continue;
        }
        let mut sums = form.scores.own;
        if at == 0 {
            begin(&models.kinds, form, &mut sums);
        }
        if let Some(after) = models.after.get(before as usize) {
            scores::add(&mut sums, after);
        }
        for (place, by) in [-1, 1, -2, 2].into_iter().enumerate() {
            scores::add(&mut sums, &forms.at(at, by).scores.beside[place]);
        }
        features.clear();
        features::around(forms, at, before, &mut features);
        models.kinds.add(&features, &mut sums);
        let best = best(&sums);
        before = best as u64;
        tags.push(Upos::ALL.get(best).copied().unwrap_or(Upos::X));
    }
    tags
}

/// Turns what a form says of itself after the first word of a sentence into what it says there.
fn begin(model: &Linear, form: &Form, sums: &mut Sums) {
    let [after, first] = [false, true].map(|first| scores::sums(model, |out| features::stands(form, first, out)));
    sums.iter_mut().zip(after.into_iter().zip(first)).for_each(|(sum, (after, first))| *sum += first - after);
}

fn readings(models: &Words, forms: &Forms, all: &[&Form], tags: &[Upos]) -> Vec<u16> {
    let mut context = Context { model: &models.readings, known: Vec::new(), features: Vec::with_capacity(8) };
    let mut feats: Vec<Feats> = Vec::with_capacity(all.len());
    let mut chosen = Vec::with_capacity(all.len());
    for (at, (form, tag)) in all.iter().zip(tags).enumerate() {
        let index = match form.ranked(*tag) {
            [] => 0,
            [only] => only.index,
            several => context.best(&Around::new(forms, at, tags, &feats), several),
        };
        feats.push(form.reading(index).map(|reading| reading.feats).unwrap_or_default());
        chosen.push(index);
    }
    chosen
}

/// What the words around a token say of its readings.
struct Context<'a> {
    model: &'a Linear<'static>,
    /// What they say of each part of a reading, once asked for: readings share parts.
    known: Vec<(usize, u64, i32)>,
    features: Vec<u64>,
}

impl Context<'_> {
    /// The index of the reading that fits best, the first of equals.
    fn best(&mut self, around: &Around, several: &[Ranked]) -> u16 {
        self.known.clear();
        let mut best: Option<(i32, u16)> = None;
        for found in several {
            let parts = found.parts.iter().enumerate();
            let sum = parts.fold(found.own, |sum, (which, part)| sum + self.part(around, which, *part));
            if best.is_none_or(|(most, _)| sum > most) {
                best = Some((sum, found.index));
            }
        }
        best.map_or(0, |(_, index)| index)
    }

    fn part(&mut self, around: &Around, which: usize, part: u64) -> i32 {
        if let Some((.., sum)) = self.known.iter().find(|known| (known.0, known.1) == (which, part)) {
            return *sum;
        }
        self.features.clear();
        features::part_around(around, which, part, &mut self.features);
        let sum = self.model.weight(&self.features);
        self.known.push((which, part, sum));
        sum
    }
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
