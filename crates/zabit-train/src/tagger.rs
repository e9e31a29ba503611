//! Learns to choose parts of speech and readings in context: `models/words.model`.
//!
//! Two averaged perceptrons. The first gives each token a part of speech, from left to right; the second ranks the
//! analyser's readings that have it. What the right reading is, is found by how well each agrees with the treebank's
//! lemma and features: treebanks differ in notation, readings do not.

use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use zabit_analysis::words::features::{self, Around, Forms, NO_TAG};
use zabit_analysis::words::form::{Form, edge};
use zabit_analysis::words::{KINDS, best, candidates};
use zabit_model::{linear, pack};
use zabit_turkish::casing;
use zabit_turkish::morph::{
    Attribute, Case, Feats, Number, NumberPsor, Person, PersonPsor, Polarity, Reading, Tense, Upos, VerbForm, Voice,
};

use crate::perceptron::{Dice, Perceptron};
use crate::treebank::{self, Habits, Sentence, Token, Word};

const ROUNDS: usize = 8;
const SEED: u64 = 3;
/// How often a sentence in the reference's notation is shown in a round; others once.
const NEAR: usize = 4;
/// Weights below are noise: without them the file is a third as large, stays near the processor, and scores the same.
const LEAST: f32 = 1.0;

/// A token to learn from.
struct Lesson {
    form: Rc<Form>,
    tag: Upos,
    /// The readings that agree best with the treebank.
    right: Vec<usize>,
}

/// The bytes of `words.model`.
///
/// # Errors
/// A file of the shared data that cannot be read.
pub fn model(shared: &Path) -> Result<Vec<u8>, String> {
    let lessons = lessons(&treebank::sentences(shared)?);
    let kinds = learn_kinds(&lessons);
    let readings = learn_readings(&lessons);
    let classes = KINDS as u32;
    Ok(pack(&[("kinds", linear(classes, &kinds.averaged(LEAST))), ("readings", linear(1, &readings.averaged(LEAST)))]))
}

fn lessons(sentences: &[Sentence]) -> Vec<Vec<Lesson>> {
    let mut known: HashMap<String, Rc<Form>> = HashMap::new();
    let mut form = |text: &str| match known.get(text) {
        Some(form) => Rc::clone(form),
        None => {
            let form = Rc::new(Form::new(text));
            known.insert(text.to_owned(), Rc::clone(&form));
            form
        }
    };
    let mut read = |sentence: &Sentence| {
        let lesson = |token: &Token| lesson(form(&token.form), words_of(sentence, token), sentence.habits);
        sentence.tokens.iter().map(lesson).collect()
    };
    let times = |sentence: &Sentence| if sentence.habits == Habits::Near { NEAR } else { 1 };
    sentences.iter().flat_map(|sentence| (0..times(sentence)).map(|_| read(sentence)).collect::<Vec<_>>()).collect()
}

fn words_of<'a>(sentence: &'a Sentence, token: &Token) -> &'a [Word] {
    sentence.words.get(token.first..token.first + token.count).unwrap_or_default()
}

fn lesson(form: Rc<Form>, words: &[Word], habits: Habits) -> Lesson {
    let said = words.first().map_or(Upos::X, |word| word.upos);
    let scores: Vec<i32> = form.readings.iter().map(|reading| agreement(reading, words, habits)).collect();
    let nearest = form.readings.get(best(&scores)).filter(|reading| same_lemma(reading, words));
    let tag = match nearest {
        Some(reading) if habits == Habits::Far => near_tag(said, reading),
        _ => said,
    };
    let fitting = candidates(&form, tag);
    let most = fitting.iter().filter_map(|at| scores.get(*at)).max().copied();
    let right = fitting.into_iter().filter(|at| scores.get(*at).copied() == most).collect();
    Lesson { form, tag, right }
}

/// The reference's tag for a word of a treebank with other habits: "gidip" is no ADV but a converb, "hazırdı" no VERB
/// but an adjective with the copula, "oradaki" no ADJ but a noun with -ki.
fn near_tag(said: Upos, reading: &Reading) -> Upos {
    let derived = reading.upos == Upos::Verb && reading.feats.get::<VerbForm>().is_some();
    let split = !reading.clitics.is_empty();
    match said {
        Upos::Noun | Upos::Adj | Upos::Adv if derived => Upos::Verb,
        Upos::Verb | Upos::Adj if split => reading.upos,
        _ => said,
    }
}

fn same_lemma(reading: &Reading, words: &[Word]) -> bool {
    words.first().is_some_and(|word| casing::lower(&word.lemma) == casing::lower(&reading.lemma))
}

/// How well a reading agrees with what the treebank says.
fn agreement(reading: &Reading, words: &[Word], habits: Habits) -> i32 {
    let Some(host) = words.first() else { return 0 };
    let said: Feats = host.feats.parse().unwrap_or_default();
    let has = reading.feats;
    let mut score = if same_lemma(reading, words) { 6 } else { 0 };
    score += if reading.upos == host.upos { 4 } else { 0 };
    if habits == Habits::Near {
        score += if reading.clitics.len() + 1 == words.len() { 6 } else { 0 };
    }
    let nominative = |feats: Feats| feats.get::<Case>().unwrap_or(Case::Nom);
    score += if nominative(said) == nominative(has) { 3 } else { 0 };
    score += same::<NumberPsor>(said, has) + same::<PersonPsor>(said, has);
    score += same::<Voice>(said, has) + same::<Tense>(said, has) + same::<VerbForm>(said, has);
    score += if said.has(Polarity::Neg) == has.has(Polarity::Neg) { 3 } else { 0 };
    score += either::<Number>(said, has) + either::<Person>(said, has);
    score += if attributive(has) == host.deprel.starts_with("acl") { 3 } else { 0 };
    score - i32::from(reading.guessed)
}

/// A participle that stands before its noun has no case: "gelen", "dediği".
fn attributive(feats: Feats) -> bool {
    feats.has(VerbForm::Part) && feats.get::<Case>().is_none()
}

fn same<A: Attribute + PartialEq>(said: Feats, has: Feats) -> i32 {
    if said.get::<A>() == has.get::<A>() { 2 } else { 0 }
}

/// As [`same`], for an attribute that some treebanks leave out.
fn either<A: Attribute + PartialEq>(said: Feats, has: Feats) -> i32 {
    match (said.get::<A>(), has.get::<A>()) {
        (Some(a), Some(b)) if a == b => 2,
        (Some(_), Some(_)) => 0,
        _ => 1,
    }
}

fn learn_kinds(lessons: &[Vec<Lesson>]) -> Perceptron {
    let edge = edge();
    let mut model = Perceptron::default();
    rounds(lessons, |lesson| {
        let all: Vec<&Form> = lesson.iter().map(|token| token.form.as_ref()).collect();
        let forms = Forms::new(&all, &edge);
        let (mut before, mut features) = (NO_TAG, Vec::new());
        for (at, token) in lesson.iter().enumerate() {
            features::kind(&forms, at, before, &mut features);
            let mut sums = [0.0; KINDS];
            model.score(&features, &mut sums);
            let guess = best(&sums);
            if guess != token.tag as usize {
                model.change(&features, token.tag as u8, 1.0);
                model.change(&features, guess as u8, -1.0);
            }
            model.tick();
            before = guess as u64;
        }
    });
    model
}

fn learn_readings(lessons: &[Vec<Lesson>]) -> Perceptron {
    let edge = edge();
    let mut model = Perceptron::default();
    rounds(lessons, |lesson| {
        let all: Vec<&Form> = lesson.iter().map(|token| token.form.as_ref()).collect();
        let tags: Vec<Upos> = lesson.iter().map(|token| token.tag).collect();
        let forms = Forms::new(&all, &edge);
        let mut feats: Vec<Feats> = Vec::new();
        for (at, token) in lesson.iter().enumerate() {
            let around = Around::new(&forms, at, &tags, &feats);
            let chosen = rank(&mut model, &around, token);
            feats.push(token.form.readings.get(chosen).map(|reading| reading.feats).unwrap_or_default());
        }
    });
    model
}

/// Ranks the readings of a token, learns where the best is not a right one, and gives the best.
fn rank(model: &mut Perceptron, around: &Around, token: &Lesson) -> usize {
    let fitting = candidates(&token.form, token.tag);
    if fitting.len() < 2 || token.right.is_empty() {
        return fitting.first().copied().unwrap_or(0);
    }
    let mut all = Vec::new();
    for at in &fitting {
        let mut features = Vec::new();
        features::reading(around, &token.form.readings[*at], &mut features);
        all.push((*at, model.sum(&features, 0), features));
    }
    let top = |right: bool| {
        let of = all.iter().filter(|(at, ..)| token.right.contains(at) == right);
        of.fold(
            None,
            |best: Option<&(usize, f32, Vec<u64>)>, one| {
                if best.is_none_or(|b| one.1 > b.1) { Some(one) } else { best }
            },
        )
    };
    let (right, wrong) = (top(true), top(false));
    let chosen = match (right, wrong) {
        (Some(right), Some(wrong)) if wrong.1 >= right.1 => {
            model.change(&right.2, 0, 1.0);
            model.change(&wrong.2, 0, -1.0);
            right.0
        }
        (Some(right), _) => right.0,
        (None, _) => 0,
    };
    model.tick();
    chosen
}

/// Shows the lessons several times, each time in another order.
fn rounds(lessons: &[Vec<Lesson>], mut learn: impl FnMut(&[Lesson])) {
    let mut dice = Dice::new(SEED);
    let mut order: Vec<&Vec<Lesson>> = lessons.iter().collect();
    for _ in 0..ROUNDS {
        dice.shuffle(&mut order);
        order.iter().for_each(|lesson| learn(lesson));
    }
}
